/*
 * tongbao-typeset: documents become pages.  The fonts are opened once; styles
 * are read as documents name them.  A document with an error is not written;
 * the others are.
 */
#include "../lib/atomic.h"
#include "../lib/file.h"
#include "../lib/option.h"
#include "../lib/xmlread.h"
#include "typeset.h"

static const char usage[] =
    "usage: tongbao-typeset -t TEMPLATES -F FONTS [-c CHARTS] [-dv] -o DIR DOCUMENT...\n"
    "  -t, --templates DIR  templates (style/NAME.xml)\n"
    "  -F, --fonts DIR      the fonts folder (fonts.conf)\n"
    "  -c, --charts DIR     where tongbao-chart has put the pictures (default: .)\n"
    "  -d, --draft          print the draft mark on every page\n"
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
    {"draft", no_argument, NULL, 'd'},
    {"verbose", no_argument, NULL, 'v'},
    {"require-standard-fonts", no_argument, NULL, OPT_STANDARD},
    {"output", required_argument, NULL, 'o'},
    {NULL, 0, NULL, 0},
};

static const struct tb_option_spec spec = {usage, "t:F:c:dvo:", longs};

struct command {
	const char *templates, *fonts, *charts, *output;
	int draft, verbose, standard;
	char **documents; /* NULL-ended */
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
		case 'd':
			command->draft = 1;
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

/* One document; what is wrong with it goes to stderr. `style` holds the one
 * read last and its name. */
static void
set_document(const struct command *command, const char *path, struct style *style, char **name,
    struct tb_fonts *fonts)
{
	struct document document;
	struct tb_pages doc;
	struct tb_err err = {0};

	tb_pages_init(&doc);
	if (document_load(path, &document, &err) != 0) {
		tb_diag_err(&err);
		return;
	}
	if (*name == NULL || strcmp(*name, document.style) != 0) {
		free(*name);
		*name = NULL;
		style_release(style);
		if (style_load(command->templates, document.style, style, &err) == 0)
			*name = tb_xstrdup(document.style);
	}
	if (*name == NULL ||
	    typeset_run(&document, style, fonts, command->charts, command->draft, &doc, &err) !=
		0 ||
	    write_pages(command, path, &doc, &err) != 0)
		tb_diag_err(&err);
	tb_pages_release(&doc);
	document_release(&document);
}

int
main(int argc, char **argv)
{
	struct command command = {0};
	struct style style = {0};
	struct tb_err err = {0};
	struct tb_fonts *fonts;
	char *name = NULL;

	tb_diag_start(argv[0]);
	parse_command(argc, argv, &command);
	fonts = tb_fonts_open(command.fonts, &err);
	if (fonts == NULL || tb_folder_make(command.output, &err) != 0) {
		tb_diag_err(&err);
	} else if (!command.standard || tb_fonts_require_standard(fonts) == 0) {
		for (char **path = command.documents; *path != NULL; path++)
			set_document(&command, *path, &style, &name, fonts);
		tb_fonts_report(fonts, command.verbose);
	}
	tb_fonts_free(fonts);
	style_release(&style);
	free(name);
	tb_xml_cleanup();
	return tb_diag_finish(0);
}
