/*
 * tongbao-compose: figures become documents, those of the list or the named ones;
 * or data files of another kind do, one for each file, all of the one template; they also
 * become pages of the web.
 * Phrases, schema and figures or template are read once.  A document with an
 * error is not written; the others are.
 */
#include "../lib/file.h"
#include "../lib/made.h"
#include "../lib/option.h"
#include "../lib/spread.h"
#include "../lib/xmlread.h"
#include "batch.h"
#include "issue.h"
#include "page.h"
#include "status.h"
#include <libxml/xmlschemastypes.h>

static const char usage[] =
    "usage: tongbao-compose -t TEMPLATES [-p PHRASES] -f FIGURES [-i SHEET] [-s STATUS]\n"
    "                       -o DIR [NAME[:KEY]...]\n"
    "       tongbao-compose -t TEMPLATES [-p PHRASES] -o DIR -x NAME DATA...\n"
    "       tongbao-compose -t TEMPLATES [-p PHRASES] -o DIR -w -x NAME DATA...\n"
    "  Without a NAME, all documents that documents.xml lists for the kind of period; with -s\n"
    "  those that it marks as working papers, without it the others.\n"
    "  -t, --templates DIR   templates (documents.xml, NAME.xsl, phrases.xml)\n"
    "  -p, --phrases FILE    other phrases than those of the templates\n"
    "  -f, --figures FILE    figures.xml of the period\n"
    "  -i, --issue FILE      the office's sheet, or the ledger event that holds it\n"
    "  -s, --status FILE     who has reported, of tongbao-receive --status --xml\n"
    "  -u, --uses            also NAME.uses: which figure is printed where\n"
    "  -a, --absent          say which name no figure has, though it need not be there\n"
    "  -x, --data            one template, applied to each of the data files\n"
    "  -w, --web             with -x: pages of the web, NAME.html; beside NAME.xml may stand\n"
    "                        NAME.figures and NAME.status, of which it is\n"
    "  -o, --output DIR      where NAME.xml is written, with -x one named as DATA\n"
    "  -h, --help            this text\n"
    "  -V, --version         version\n";

static const struct option longs[] = {
    {"templates", required_argument, NULL, 't'},
    {"phrases", required_argument, NULL, 'p'},
    {"figures", required_argument, NULL, 'f'},
    {"issue", required_argument, NULL, 'i'},
    {"status", required_argument, NULL, 's'},
    {"uses", no_argument, NULL, 'u'},
    {"absent", no_argument, NULL, 'a'},
    {"data", no_argument, NULL, 'x'},
    {"web", no_argument, NULL, 'w'},
    {"output", required_argument, NULL, 'o'},
    {NULL, 0, NULL, 0},
};

static const struct tb_option_spec spec = {usage, "t:p:f:i:s:uaxwo:", longs};

static void
check_name(const char *name)
{
	if (strchr(name, '/') != NULL || name[0] == '\0' || name[0] == '.')
		tb_usage(&spec, "'%s' is not the name of a document", name);
}

static void
check_command(const struct command *command)
{
	char **name;
	const char *same;

	if (command->templates == NULL || command->output == NULL)
		tb_usage(&spec, "-t and -o are needed");
	if (!command->of_data) {
		if (command->web)
			tb_usage(&spec, "-w goes with -x");
		if (command->figures == NULL)
			tb_usage(&spec, "-f or -x is needed");
		for (name = command->names; *name != NULL; name++)
			check_name(*name);
		return;
	}
	if (command->figures != NULL || command->issue != NULL || command->status != NULL)
		tb_usage(&spec, "-x goes without -f, -i and -s");
	if (command->names[0] == NULL)
		tb_usage(&spec, "no template named");
	check_name(command->names[0]);
	if (command->data[0] == NULL)
		tb_usage(&spec, "no data file named");
	same = tb_path_same_stem(command->data);
	if (same != NULL)
		tb_usage(&spec, "another file has the name of '%s'", same);
}

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
		case 's':
			command->status = optarg;
			break;
		case 'u':
			command->uses = 1;
			break;
		case 'a':
			command->absent = 1;
			break;
		case 'x':
			command->of_data = 1;
			break;
		case 'w':
			command->web = 1;
			break;
		default:
			command->output = optarg;
			break;
		}
	}
	command->names = argv + optind;
	command->data = command->names + (command->names[0] != NULL);
	check_command(command);
}

/* --- of figures ------------------------------------------------------------------- */

static void
run_figures(const struct command *command, struct press *press)
{
	static const struct tb_figures_want want = {.list = 1, .tree = 1};
	struct tb_figures figures = {0};
	struct issue issue = {0};
	struct status status = {0};
	struct library library = {
	    .figures = &figures, .phrases = &press->phrases, .said = TB_BUF_INIT};
	struct list list = {0};
	struct subjects subjects = {0};
	struct tb_err err = {0};

	if (tb_figures_load(command->figures, &want, &figures, &err) != 0 ||
	    list_load(command->templates, &list, &err) != 0 ||
	    press_open(command, &list, figures.kind, press, &err) != 0 ||
	    (command->issue != NULL && issue_load(command->issue, &figures, &issue, &err) != 0) ||
	    (command->status != NULL &&
		status_load(command->status, &figures, &status, &err) != 0)) {
		tb_diag_err(&err);
	} else {
		library.issue = issue.node;
		library.status = status.node;
		library.absent = command->absent;
		subjects_init(&subjects, figures.tree);
		library.subjects = &subjects;
		batch_compose(press, &library, &list);
	}
	subjects_release(&subjects);
	list_release(&list);
	tb_buf_release(&library.said);
	issue_release(&issue);
	status_release(&status);
	tb_figures_release(&figures);
}

/* --- of other data ----------------------------------------------------------------- */

/* Data files, and what their documents are made with. */
struct pile {
	const struct press *press;
	struct stylesheet *stylesheet;
};

static void
compose_data(void *context, size_t i)
{
	const struct pile *pile = context;
	const char *path = pile->press->command->data[i];
	struct tb_figures data;
	struct library library = {
	    .figures = &data, .phrases = &pile->press->phrases, .said = TB_BUF_INIT};
	struct tb_err err = {0};
	char *name;

	tb_figures_init(&data);
	data.tree = tree_load(path, TB_MSG_FIGURES, data.digest, &err);
	if (data.tree == NULL) {
		tb_diag_err(&err);
		return;
	}
	name = tb_path_stem(path);
	if (press_compose(pile->press, &press_document, pile->stylesheet, name, &library) != 0)
		tb_diag(TB_MSG_DOCUMENT, (struct tb_pos){path, 0, 0},
		    "no document was made of this file");
	free(name);
	tb_buf_release(&library.said);
	tb_figures_release(&data);
}

/* --- pages of the web --------------------------------------------------------------- */

/* The file that stands beside the data file of a page, by its name and this suffix; NULL = none does.
 * The caller frees it. */
static char *
find_beside(const char *path, const char *suffix)
{
	const char *dot = strrchr(tb_path_base(path), '.');
	struct tb_buf beside = TB_BUF_INIT;

	tb_buf_put(&beside, path, dot != NULL ? (size_t)(dot - path) : strlen(path));
	tb_buf_puts(&beside, suffix);
	if (tb_file_exists(beside.s))
		return tb_buf_take(&beside);
	tb_buf_release(&beside);
	return NULL;
}

/* The figures and who has reported, where these stand beside the page's data. */
static int
load_beside(
    const char *path, struct tb_figures *figures, struct status *status, struct tb_err *err)
{
	static const struct tb_figures_want want = {.list = 1, .tree = 1};
	char *of_figures = find_beside(path, ".figures"), *of_status = find_beside(path, ".status");
	int rc = of_figures != NULL ? tb_figures_load(of_figures, &want, figures, err) : 0;

	if (rc == 0 && of_status != NULL)
		rc = status_load(of_status, of_figures != NULL ? figures : NULL, status, err);
	free(of_figures);
	free(of_status);
	return rc;
}

/* One page: its input is the data file, and the figures, if there are any, stand beside it. */
static void
compose_page(void *context, size_t i)
{
	const struct pile *pile = context;
	const char *path = pile->press->command->data[i];
	struct tb_figures figures;
	struct status status = {0};
	struct library library = {
	    .figures = &figures, .phrases = &pile->press->phrases, .said = TB_BUF_INIT};
	struct tb_err err = {0};
	xmlDocPtr tree;
	char *name = tb_path_stem(path);

	tb_figures_init(&figures);
	if (load_beside(path, &figures, &status, &err) != 0) {
		tb_diag_err(&err);
	} else {
		tree = figures.tree;
		library.root = tree != NULL ? xmlDocGetRootElement(tree) : NULL;
		library.status = status.node;
		figures.tree = tree_load(path, TB_MSG_FIGURES, NULL, &err);
		if (figures.tree == NULL)
			tb_diag_err(&err);
		else
			(void)!press_compose(
			    pile->press, &press_page, pile->stylesheet, name, &library);
		xmlFreeDoc(figures.tree);
		figures.tree = tree;
	}
	free(name);
	tb_buf_release(&library.said);
	status_release(&status);
	tb_figures_release(&figures);
}

static void
run_data(const struct command *command, struct press *press)
{
	static const struct list none;
	struct pile pile = {press, NULL};
	struct tb_err err = {0};

	if (press_open(command, &none, "", press, &err) == 0)
		pile.stylesheet = stylesheet_open(command->templates, command->names[0]);
	else
		tb_diag_err(&err);
	if (pile.stylesheet != NULL)
		tb_spread(tb_names_count(command->data), command->web ? compose_page : compose_data,
		    &pile);
	tb_diag_leave(0);
	stylesheet_close(pile.stylesheet);
}

int
main(int argc, char **argv)
{
	struct command command = {0};
	struct press press = {0};

	tb_diag_start(argv[0]);
	tb_mem_keep();
	tb_made_program();
	parse_command(argc, argv, &command);
	if (command.of_data)
		run_data(&command, &press);
	else
		run_figures(&command, &press);
	press_release(&press);
	xmlSchemaCleanupTypes();
	tb_xml_cleanup();
	return tb_diag_finish(0);
}
