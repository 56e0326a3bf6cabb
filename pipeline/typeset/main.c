/*
 * tongbao-typeset: documents become pages.  The fonts are opened once; styles
 * are read as documents name them.  A document with an error is not written;
 * the others are.
 */
#include "../lib/atomic.h"
#include "../lib/file.h"
#include "../lib/made.h"
#include "../lib/option.h"
#include "../lib/spread.h"
#include "../lib/xmlread.h"
#include "typeset.h"

static const char usage[] =
    "usage: tongbao-typeset -t TEMPLATES -F FONTS [-c CHARTS] [-v] -o DIR DOCUMENT...\n"
    "  -t, --templates DIR  templates (style/NAME.xml)\n"
    "  -F, --fonts DIR      the fonts folder (fonts.conf)\n"
    "  -c, --charts DIR     where tongbao-chart has put the pictures (default: .)\n"
    "  -v, --verbose        say which faces and fallback characters are used\n"
    "      --require-standard-fonts  set nothing from a free face in place of another\n"
    "  -o, --output DIR     where DOCUMENT.pages is written\n"
    "  -h, --help           this text\n"
    "  -V, --version        version\n";

enum { OPT_STANDARD = 256 };

static const struct option longs[] = {
    {"templates", required_argument, NULL, 't'},
    {"fonts", required_argument, NULL, 'F'},
    {"charts", required_argument, NULL, 'c'},
    {"verbose", no_argument, NULL, 'v'},
    {"require-standard-fonts", no_argument, NULL, OPT_STANDARD},
    {"output", required_argument, NULL, 'o'},
    {NULL, 0, NULL, 0},
};

static const struct tb_option_spec spec = {usage, "t:F:c:vo:", longs};

struct command {
	const char *templates, *fonts, *charts, *output;
	int verbose, standard;
	char **documents; /* NULL-ended */
};

/* What documents are set with: the fonts are opened by the process that sets the first one,
 * for pango has threads, which no fork takes along. */
struct press {
	const struct command *command;
	struct tb_fonts *fonts; /* NULL = not open */
	int unfit;		/* they cannot be opened, or are not those wanted */
	struct style style;	/* the one read last */
	char *style_name;	/* of it; NULL = none */
};

static void
parse_command(int argc, char **argv, struct command *command)
{
	const char *twice;
	int c;

	command->charts = ".";
	while ((c = tb_option_next(argc, argv, &spec)) != -1) {
		switch (c) {
		case 't':
			command->templates = optarg;
			break;
		case 'F':
			command->fonts = optarg;
			break;
		case 'c':
			command->charts = optarg;
			break;
		case 'v':
			command->verbose = 1;
			break;
		case OPT_STANDARD:
			command->standard = 1;
			break;
		default:
			command->output = optarg;
			break;
		}
	}
	command->documents = argv + optind;
	if (command->templates == NULL || command->fonts == NULL || command->output == NULL)
		tb_usage(&spec, "-t, -F and -o are needed");
	if (optind == argc)
		tb_usage(&spec, "no document named");
	twice = tb_path_same_stem(command->documents);
	if (twice != NULL)
		tb_usage(&spec, "%s would be written over another document's pages", twice);
}

static int
write_pages(
    const struct command *command, const char *path, const struct tb_pages *doc, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT, out = TB_BUF_INIT;
	char *stem = tb_path_stem(path);
	int rc;

	tb_pages_write(doc, &bytes);
	tb_buf_printf(&out, "%s/%s.pages", command->output, stem);
	rc = tb_atomic_write(out.s, bytes.s, bytes.len, 1, err);
	free(stem);
	tb_buf_release(&out);
	tb_buf_release(&bytes);
	return rc;
}

/* Say what is wrong with a document that could be read; 0 where it can be set. */
static int
report(const struct document *document)
{
	size_t errors = tb_diag_count(TB_ERROR);

	for (const struct finding *f = document->findings; f != NULL; f = f->next)
		tb_diag(f->msg, (struct tb_pos){document->file, f->line, 0}, "%s", f->text);
	return tb_diag_count(TB_ERROR) > errors ? -1 : 0;
}

/* The styles of `templates` that can be used with those of the folder, but those that it has
 * itself: behind *out, parted by commas. */
static void
list_more_styles(const char *folder, const char *templates, const char *but, struct tb_buf *out)
{
	struct tb_err err;
	struct style style;
	char *path = tb_path_join(templates, "style");
	char **names = tb_folder_names(path, ".xml", &err);

	for (char **name = names; name != NULL && *name != NULL; name++) {
		char *stem = tb_path_stem(*name), *own = tb_path_join(but, *name);

		if (!tb_file_exists(own) && style_load(folder, stem, &style, &err) == 0) {
			tb_buf_printf(out, "%s%s", out->len > 0 ? ", " : "", stem);
			style_release(&style);
		}
		free(own);
		free(stem);
	}
	tb_names_free(names);
	free(path);
}

/* The styles that can be used: the folder's own, then those that are installed. */
static void
list_styles(const char *folder, struct tb_buf *out)
{
	char *installed = tb_path_join(tb_datadir(), "templates");
	char *own = tb_path_join(folder, "style");

	list_more_styles(folder, folder, "", out);
	list_more_styles(folder, installed, own, out);
	free(installed);
	free(own);
}

/* The document's style, unless it is the one read last. */
static int
load_style(struct press *press, const struct document *document, struct tb_err *err)
{
	const char *folder = press->command->templates;
	struct tb_buf there = TB_BUF_INIT;
	int rc = 0;

	if (press->style_name != NULL && strcmp(press->style_name, document->style) == 0)
		return 0;
	free(press->style_name);
	press->style_name = NULL;
	style_release(&press->style);
	if (!style_exists(folder, document->style)) {
		list_styles(folder, &there);
		rc = tb_err_set(err, TB_MSG_STYLE, document->file, document->style_line, 0,
		    "there is no style '%s', neither in %s/style nor installed; there is %s",
		    document->style, folder, there.len > 0 ? there.s : "none");
	} else if ((rc = style_load(folder, document->style, &press->style, err)) == 0) {
		press->style_name = tb_xstrdup(document->style);
	}
	tb_buf_release(&there);
	return rc;
}

/* 0, or -1, when the reason has been printed. */
static int
open_fonts(struct press *press)
{
	const struct command *command = press->command;
	struct tb_err err = {0};

	if (press->fonts != NULL || press->unfit)
		return press->unfit ? -1 : 0;
	press->fonts = tb_fonts_open(command->fonts, &err);
	if (press->fonts == NULL)
		tb_diag_err(&err);
	press->unfit = press->fonts == NULL ||
		       (command->standard && tb_fonts_require_standard(press->fonts) != 0);
	if (!press->unfit && command->verbose)
		tb_fonts_report_roles(press->fonts);
	return press->unfit ? -1 : 0;
}

/* One document; what is wrong with it goes to stderr. */
static void
set_document(void *context, size_t i)
{
	struct press *press = context;
	const struct command *command = press->command;
	struct document document;
	struct tb_pages doc;
	struct tb_err err = {0};

	if (open_fonts(press) != 0)
		return;
	if (document_load(command->documents[i], &document, &err) != 0) {
		tb_diag_err(&err);
		return;
	}
	tb_pages_init(&doc);
	if (report(&document) == 0 && (load_style(press, &document, &err) != 0 ||
					  typeset_run(&document, &press->style, press->fonts,
					      command->charts, &doc, &err) != 0 ||
					  write_pages(command, document.file, &doc, &err) != 0))
		tb_diag_err(&err);
	tb_fonts_report(press->fonts, command->verbose);
	tb_pages_release(&doc);
	document_release(&document);
}

int
main(int argc, char **argv)
{
	struct command command = {0};
	struct press press = {.command = &command};
	struct tb_err err = {0};

	tb_diag_start(argv[0]);
	tb_made_program();
	tb_mem_keep();
	parse_command(argc, argv, &command);
	if (tb_folder_make(command.output, &err) != 0)
		tb_diag_err(&err);
	else
		tb_spread_files(command.documents, set_document, &press);
	tb_diag_leave(0);
	tb_fonts_free(press.fonts);
	style_release(&press.style);
	free(press.style_name);
	tb_xml_cleanup();
	return tb_diag_finish(0);
}
