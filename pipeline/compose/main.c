/*
 * tongbao-compose: figures become documents.  Each NAME is a template of the
 * templates folder; the figures, the phrases and the office's sheet are read
 * once.  A document with an error is not written; the others are.
 */
#include "../lib/atomic.h"
#include "../lib/file.h"
#include "../lib/option.h"
#include "../lib/xmlread.h"
#include "document.h"
#include "issue.h"
#include "links.h"
#include "transform.h"
#include <libxml/xmlschemastypes.h>

static const char usage[] =
    "usage: tongbao-compose -t TEMPLATES [-p PHRASES] -f FIGURES [-i SHEET] -o DIR NAME...\n"
    "  -t, --templates DIR   templates (NAME.xsl, phrases.xml)\n"
    "  -p, --phrases FILE    other phrases than those of the templates\n"
    "  -f, --figures FILE    figures.xml of the period\n"
    "  -i, --issue FILE      the office's sheet, or the ledger event that holds it\n"
    "  -o, --output DIR      where NAME.xml is written\n"
    "  -h, --help            this text\n"
    "  -V, --version         version\n";

static const struct option longs[] = {
    {"templates", required_argument, NULL, 't'},
    {"phrases", required_argument, NULL, 'p'},
    {"figures", required_argument, NULL, 'f'},
    {"issue", required_argument, NULL, 'i'},
    {"output", required_argument, NULL, 'o'},
    {NULL, 0, NULL, 0},
};

static const struct tb_option_spec spec = {usage, "t:p:f:i:o:", longs};

struct command {
	const char *templates, *phrases, *figures, *issue, *output;
	char **names; /* NULL-ended */
};

static void
parse_command(int argc, char **argv, struct command *command)
{
	int c;

	while ((c = tb_option_next(argc, argv, &spec)) != -1) {
		switch (c) {
		case 't':
			command->templates = optarg;
			break;
		case 'p':
			command->phrases = optarg;
			break;
		case 'f':
			command->figures = optarg;
			break;
		case 'i':
			command->issue = optarg;
			break;
		default:
			command->output = optarg;
			break;
		}
	}
	command->names = argv + optind;
	if (command->templates == NULL || command->figures == NULL || command->output == NULL)
		tb_usage(&spec, "-t, -f and -o are needed");
	if (optind == argc)
		tb_usage(&spec, "no document named");
	for (c = optind; c < argc; c++)
		if (strchr(argv[c], '/') != NULL || argv[c][0] == '\0' || argv[c][0] == '.')
			tb_usage(&spec, "'%s' is not the name of a template", argv[c]);
}

static int
write_document(const struct command *command, const char *name, const struct tb_buf *bytes)
{
	struct tb_buf path = TB_BUF_INIT;
	struct tb_err err = {0};
	int rc = tb_folder_make(command->output, &err);

	tb_buf_printf(&path, "%s/%s.xml", command->output, name);
	if (rc == 0)
		rc = tb_atomic_write(path.s, bytes->s, bytes->len, 1, &err);
	if (rc != 0)
		tb_diag_err(&err);
	tb_buf_release(&path);
	return rc;
}

/* What every document is held against. */
struct checks {
	xmlSchemaPtr schema;
	struct wording wording;
};

/* One document, or everything that is wrong with it on stderr. */
static void
compose(const struct command *command, const char *name, struct library *library,
    const struct checks *checks)
{
	xmlDocPtr result = transform_run(command->templates, name, library);
	struct tb_buf bytes = TB_BUF_INIT;

	if (result == NULL)
		return;
	links_make(result, library->figures);
	document_write(result, &bytes);
	if (document_check(&bytes, name, checks->schema, &checks->wording) == 0)
		write_document(command, name, &bytes);
	xmlFreeDoc(result);
	tb_buf_release(&bytes);
}

static void
run(const struct command *command, struct library *library)
{
	struct tb_err err = {0};
	struct checks checks = {.schema = document_schema("document.xsd", &err)};
	char **name;

	if (checks.schema == NULL ||
	    wording_load(library->phrases, library->figures, &checks.wording, &err) != 0 ||
	    transform_start(command->templates, &err) != 0) {
		tb_diag_err(&err);
	} else {
		for (name = command->names; *name != NULL; name++)
			compose(command, *name, library, &checks);
		transform_end();
	}
	wording_release(&checks.wording);
	xmlSchemaFree(checks.schema);
}

/* Everything that all documents of the call share, then the documents. */
static void
load_and_run(const struct command *command, const char *phrases_file)
{
	struct figures figures = {0};
	struct phrases phrases = {0};
	struct issue issue = {0};
	struct library library = {.figures = &figures, .phrases = &phrases, .said = TB_BUF_INIT};
	struct tb_err err = {0};

	if (figures_load(command->figures, &figures, &err) != 0 ||
	    phrases_load(phrases_file, &phrases, &err) != 0 ||
	    (command->issue != NULL && issue_load(command->issue, &figures, &issue, &err) != 0)) {
		tb_diag_err(&err);
	} else {
		library.issue = issue.node;
		run(command, &library);
	}
	tb_buf_release(&library.said);
	issue_release(&issue);
	phrases_release(&phrases);
	figures_release(&figures);
}

int
main(int argc, char **argv)
{
	struct command command = {0};
	char *path;

	tb_diag_start(argv[0]);
	parse_command(argc, argv, &command);
	path = tb_path_join(command.templates, "phrases.xml");
	load_and_run(&command, command.phrases != NULL ? command.phrases : path);
	free(path);
	xmlSchemaCleanupTypes();
	tb_xml_cleanup();
	return tb_diag_finish(0);
}
