/*
 * tongbao-compose: figures become documents, those of the list or the named ones;
 * or data files of another kind do, one for each file, all of the one template.
 * Phrases, schema and figures or template are read once.  A document with an
 * error is not written; the others are.
 */
#include "../lib/atomic.h"
#include "../lib/file.h"
#include "../lib/option.h"
#include "../lib/spread.h"
#include "../lib/xmlread.h"
#include "document.h"
#include "issue.h"
#include "links.h"
#include "list.h"
#include "status.h"
#include "transform.h"
#include "uses.h"
#include <libxml/xmlschemastypes.h>

static const char usage[] =
    "usage: tongbao-compose -t TEMPLATES [-p PHRASES] -f FIGURES [-i SHEET] [-s STATUS]\n"
    "                       -o DIR [NAME[:KEY]...]\n"
    "       tongbao-compose -t TEMPLATES [-p PHRASES] -o DIR -x NAME DATA...\n"
    "  Without a NAME, all documents that documents.xml lists for the kind of period; with -s\n"
    "  those that it marks as working papers, without it the others.\n"
    "  -t, --templates DIR   templates (documents.xml, NAME.xsl, phrases.xml)\n"
    "  -p, --phrases FILE    other phrases than those of the templates\n"
    "  -f, --figures FILE    figures.xml of the period\n"
    "  -i, --issue FILE      the office's sheet, or the ledger event that holds it\n"
    "  -s, --status FILE     who has reported, of tongbao-receive --status --xml\n"
    "  -u, --uses            also NAME.uses: which figure is printed where\n"
    "  -x, --data            one template, applied to each of the data files\n"
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
    {"data", no_argument, NULL, 'x'},
    {"output", required_argument, NULL, 'o'},
    {NULL, 0, NULL, 0},
};

static const struct tb_option_spec spec = {usage, "t:p:f:i:s:uxo:", longs};

struct command {
	const char *templates, *phrases, *figures, *issue, *status, *output;
	int uses;     /* tell where each figure is printed */
	int of_data;  /* one template, and its data files */
	char **names; /* of documents, or the template of data, NULL-ended */
	char **data;  /* NULL-ended, with of_data alone */
};

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
		case 'x':
			command->of_data = 1;
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

/* DIR/NAME.SUFFIX */
static int
write_result(
    const struct command *command, const char *name, const char *suffix, const struct tb_buf *bytes)
{
	struct tb_buf path = TB_BUF_INIT;
	struct tb_err err = {0};
	int rc = tb_folder_make(command->output, &err);

	tb_buf_printf(&path, "%s/%s.%s", command->output, name, suffix);
	if (rc == 0)
		rc = tb_atomic_write(path.s, bytes->s, bytes->len, 1, &err);
	if (rc != 0)
		tb_diag_err(&err);
	tb_buf_release(&path);
	return rc;
}

/* What every document of the call is made with and held against. */
struct shared {
	struct phrases phrases;
	struct wording wording;
	xmlSchemaPtr schema;
};

/* Are documents of the kind made in this call? */
static int
is_wanted(const struct command *command, const struct listed *item, const char *period_kind)
{
	char **name = command->names;

	if (*name == NULL)
		return strcmp(item->of, period_kind) == 0;
	for (; *name != NULL; name++)
		if (strlen(item->name) == strcspn(*name, ":") &&
		    strncmp(item->name, *name, strlen(item->name)) == 0)
			return 1;
	return 0;
}

/* Is it none of the n strings? */
static int
is_new(char *const *strings, size_t n, const char *s)
{
	while (n > 0)
		if (strcmp(strings[--n], s) == 0)
			return 0;
	return 1;
}

/* The file of a template's own words, where there is one and it is not named yet. */
static void
add_words(const struct command *command, const char *template_name, char **paths, size_t *n)
{
	struct tb_buf name = TB_BUF_INIT;

	tb_buf_printf(&name, "%s-phrases.xml", template_name);
	paths[*n] = tb_template_path(command->templates, name.s);
	if (is_new(paths, *n, paths[*n]) && tb_file_exists(paths[*n]))
		++*n;
	else
		free(paths[*n]);
	tb_buf_release(&name);
}

/* Phrases: those of all documents, and behind them those of each template that is used in this
 * call, where they are in a file beside it. With -p that file's and no others. */
static int
load_phrases(const struct command *command, const struct list *list, const char *period_kind,
    struct phrases *phrases, struct tb_err *err)
{
	char **paths = tb_xcalloc(list->n + 2, sizeof(*paths));
	int own = command->phrases == NULL, rc;
	size_t n = 0, i;

	paths[n++] = own ? tb_template_path(command->templates, "phrases.xml")
			 : tb_xstrdup(command->phrases);
	for (i = 0; own && i < list->n; i++)
		if (is_wanted(command, &list->items[i], period_kind))
			add_words(command, list->items[i].template_name, paths, &n);
	if (own && command->of_data)
		add_words(command, command->names[0], paths, &n);
	rc = phrases_load((const char *const *)paths, n, phrases, err);
	while (n > 0)
		free(paths[--n]);
	free(paths);
	return rc;
}

/* 0, or -1; to be released in both cases. */
static int
shared_load(const struct command *command, const struct list *list, const char *period_kind,
    struct shared *shared, struct tb_err *err)
{
	if (load_phrases(command, list, period_kind, &shared->phrases, err) != 0 ||
	    wording_load(&shared->phrases, &shared->wording, err) != 0)
		return -1;
	shared->schema = document_schema("document.xsd", err);
	return shared->schema != NULL ? transform_start(command->templates, err) : -1;
}

static void
shared_release(struct shared *shared)
{
	transform_end();
	xmlSchemaFree(shared->schema);
	wording_release(&shared->wording);
	phrases_release(&shared->phrases);
}

/* Of a document that prints no figure there is nothing to be told of in a file. */
static void
drop_attachment(xmlDocPtr result)
{
	xmlNodePtr root = xmlDocGetRootElement(result);
	xmlNodePtr child = root != NULL ? root->children : NULL;

	while (child != NULL && (child->type != XML_ELEMENT_NODE ||
				    strcmp((const char *)child->name, "attachment") != 0))
		child = child->next;
	if (child == NULL)
		return;
	xmlUnlinkNode(child);
	xmlFreeNode(child);
}

/* NAME.uses, where it is asked for; what it lacks for, a full disk, the document says too. */
static void
tell_uses(const struct command *command, const char *name, xmlDocPtr result,
    const struct tb_figures *figures)
{
	struct tb_buf bytes = TB_BUF_INIT;

	if (uses_list(result, figures, &bytes) == 0)
		drop_attachment(result);
	if (command->uses)
		(void)!write_result(command, name, "uses", &bytes);
	tb_buf_release(&bytes);
}

/* One document, or everything that is wrong with it on stderr. 0 or -1. */
static int
compose(const struct command *command, struct stylesheet *stylesheet, const char *name,
    struct library *library, const struct shared *shared)
{
	struct tb_buf bytes = TB_BUF_INIT;
	xmlDocPtr result;
	int rc;

	library->name = name;
	result = stylesheet_apply(stylesheet, library);
	if (result == NULL)
		return -1;
	tell_uses(command, name, result, library->figures);
	links_make(result, library->figures);
	document_write(result, &bytes);
	rc = document_check(
	    &bytes, name, shared->schema, document_is_received(result) ? NULL : &shared->wording);
	if (rc == 0)
		rc = write_result(command, name, "xml", &bytes);
	xmlFreeDoc(result);
	tb_buf_release(&bytes);
	return rc;
}

/* --- of figures ------------------------------------------------------------------- */

/* What the documents of one period are made from. */
struct press {
	const struct command *command;
	const struct shared *shared;
	struct library *library;
	struct list list;
};

/* The documents of one kind. */
struct kind {
	const struct listed *listed;
	struct listed unlisted; /* where the list has it not */
	struct stylesheet *stylesheet;
	struct scopes scopes;
	const char *key; /* of the one that is made; NULL = all */
};

/* One document that is to be made. */
struct job {
	const struct kind *kind;
	const struct scope *scope; /* NULL = it is of all */
};

/* All that are made in this call. */
struct batch {
	const struct press *press;
	struct kind *kinds;
	size_t nkinds;
	struct job *jobs;
	size_t njobs, cap;
};

static void
compose_job(void *context, size_t i)
{
	const struct batch *batch = context;
	const struct job *job = &batch->jobs[i];
	const struct listed *listed = job->kind->listed;
	struct library *library = batch->press->library;
	struct tb_buf name = TB_BUF_INIT;

	tb_buf_puts(&name, listed->name);
	if (job->scope != NULL)
		tb_buf_printf(&name, "-%s", job->scope->key);
	library->scope = job->scope != NULL ? job->scope->node : NULL;
	compose(
	    batch->press->command, job->kind->stylesheet, name.s, library, batch->press->shared);
	library->scope = NULL;
	tb_buf_release(&name);
}

static void
add_job(struct batch *batch, const struct kind *kind, const struct scope *scope)
{
	struct job *job = tb_grow(&batch->jobs, batch->njobs, &batch->cap, sizeof(*job));

	*job = (struct job){kind, scope};
	batch->njobs++;
}

/* NAME.bind: the title of what they are bound as, and a line for each. */
static void
write_binding(const struct press *press, const struct kind *kind)
{
	struct tb_buf bound = TB_BUF_INIT;
	size_t i;

	tb_buf_printf(&bound, "%s\n", kind->listed->bind);
	for (i = 0; i < kind->scopes.n; i++)
		tb_buf_printf(&bound, "%s-%s\n", kind->listed->name, kind->scopes.scopes[i].key);
	(void)!write_result(press->command, kind->listed->name, "bind", &bound);
	tb_buf_release(&bound);
}

/* Those of one kind that is of each of the scopes: all, or that of one alone. */
static void
add_each(struct batch *batch, const struct kind *kind)
{
	const struct press *press = batch->press;
	const struct scopes *scopes = &kind->scopes;
	size_t i, before = batch->njobs;

	for (i = 0; i < scopes->n; i++)
		if (kind->key == NULL || strcmp(kind->key, scopes->scopes[i].key) == 0)
			add_job(batch, kind, &scopes->scopes[i]);
	if (kind->key != NULL && batch->njobs == before)
		tb_diag(TB_MSG_NO_SCOPE, (struct tb_pos){press->list.path, kind->listed->line, 0},
		    "there is no document '%s' of '%s' in this period", kind->listed->name,
		    kind->key);
	if (kind->key == NULL && scopes->n > 0 && kind->listed->bind[0] != '\0')
		write_binding(press, kind);
}

/* Of the list, or by the name that `named` has. */
static void
add_kind(struct batch *batch, const struct listed *listed, const char *named, const char *key)
{
	const struct press *press = batch->press;
	struct kind *kind = &batch->kinds[batch->nkinds++];
	struct tb_err err = {0};

	*kind = (struct kind){.listed = listed, .key = key};
	kind->unlisted =
	    (struct listed){.name = named, .template_name = named, .of = "", .each = ""};
	if (listed == NULL)
		kind->listed = &kind->unlisted;
	if (kind->listed->each[0] != '\0' && scopes_find(&press->list, kind->listed,
						 press->library->figures, &kind->scopes, &err) != 0)
		tb_diag_err(&err);
	else
		kind->stylesheet =
		    stylesheet_open(press->command->templates, kind->listed->template_name);
	if (kind->stylesheet != NULL && kind->listed->each[0] != '\0')
		add_each(batch, kind);
	else if (kind->stylesheet != NULL)
		add_job(batch, kind, NULL);
}

/* NAME, or NAME:KEY; a name that is not in the list is that of a template. */
static void
add_named(struct batch *batch, const char *operand)
{
	const struct list *list = &batch->press->list;
	size_t len = strcspn(operand, ":");
	const char *key = operand[len] == ':' ? operand + len + 1 : NULL;
	const struct listed *listed = list_find(list, operand, len);

	if (key != NULL && (listed == NULL || listed->each[0] == '\0'))
		tb_diag(TB_MSG_NO_SCOPE, (struct tb_pos){list->path, 0, 0},
		    "'%.*s' is one document, not one of each subject; leave '%s' out", (int)len,
		    operand, operand + len);
	else
		add_kind(batch, listed, operand, key);
}

/* Working papers are made where it is known who has reported, and nothing else is then. */
static int
is_due(const struct press *press, const struct listed *kind)
{
	return strcmp(kind->of, press->library->figures->kind) == 0 &&
	       strcmp(kind->edition, press->library->figures->edition) == 0 &&
	       kind->working == (press->library->status != NULL);
}

/* What the list makes of such figures. */
static void
add_listed(struct batch *batch)
{
	const struct press *press = batch->press;
	size_t i;

	for (i = 0; i < press->list.n; i++)
		if (is_due(press, &press->list.items[i]))
			add_kind(batch, &press->list.items[i], NULL, NULL);
	if (batch->nkinds == 0)
		tb_diag(TB_MSG_TEMPLATE, (struct tb_pos){press->list.path, 0, 0},
		    "nothing is made of %s, a %s: write a <document name=\"...\" of=\"%s\"%s%s/>",
		    press->library->figures->period, press->library->figures->kind,
		    press->library->figures->kind,
		    press->library->status != NULL ? " working=\"yes\"" : "",
		    press->library->figures->edition[0] != '\0' ? " edition=\"public\"" : "");
}

static void
compose_all(const struct press *press)
{
	char **names = press->command->names;
	size_t named = tb_names_count(names), i;
	struct batch batch = {.press = press};

	batch.kinds = tb_xcalloc(named + press->list.n + 1, sizeof(*batch.kinds));
	for (i = 0; i < named; i++)
		add_named(&batch, names[i]);
	if (named == 0)
		add_listed(&batch);
	tb_spread(batch.njobs, compose_job, &batch);
	for (i = 0; i < batch.nkinds; i++) {
		stylesheet_close(batch.kinds[i].stylesheet);
		scopes_release(&batch.kinds[i].scopes);
	}
	free(batch.kinds);
	free(batch.jobs);
}

static void
run_figures(const struct command *command, struct shared *shared)
{
	static const struct tb_figures_want want = {.list = 1, .tree = 1};
	struct tb_figures figures = {0};
	struct issue issue = {0};
	struct status status = {0};
	struct library library = {
	    .figures = &figures, .phrases = &shared->phrases, .said = TB_BUF_INIT};
	struct press press = {.command = command, .shared = shared, .library = &library};
	struct tb_err err = {0};

	if (tb_figures_load(command->figures, &want, &figures, &err) != 0 ||
	    list_load(command->templates, &press.list, &err) != 0 ||
	    shared_load(command, &press.list, figures.kind, shared, &err) != 0 ||
	    (command->issue != NULL && issue_load(command->issue, &figures, &issue, &err) != 0) ||
	    (command->status != NULL &&
		status_load(command->status, &figures, &status, &err) != 0)) {
		tb_diag_err(&err);
	} else {
		library.issue = issue.node;
		library.status = status.node;
		compose_all(&press);
	}
	list_release(&press.list);
	tb_buf_release(&library.said);
	issue_release(&issue);
	status_release(&status);
	tb_figures_release(&figures);
}

/* --- of other data ----------------------------------------------------------------- */

static void
compose_data(const struct command *command, struct stylesheet *stylesheet, const char *path,
    const struct shared *shared)
{
	struct tb_figures data;
	struct library library = {
	    .figures = &data, .phrases = &shared->phrases, .said = TB_BUF_INIT};
	struct tb_err err = {0};
	char *name;

	tb_figures_init(&data);
	data.tree = tree_load(path, TB_MSG_FIGURES, data.digest, &err);
	if (data.tree == NULL) {
		tb_diag_err(&err);
		return;
	}
	name = tb_path_stem(path);
	if (compose(command, stylesheet, name, &library, shared) != 0)
		tb_diag(TB_MSG_DOCUMENT, (struct tb_pos){path, 0, 0},
		    "no document was made of this file");
	free(name);
	tb_buf_release(&library.said);
	tb_figures_release(&data);
}

static void
run_data(const struct command *command, struct shared *shared)
{
	static const struct list none;
	struct stylesheet *stylesheet = NULL;
	struct tb_err err = {0};
	char **path;

	if (shared_load(command, &none, "", shared, &err) == 0)
		stylesheet = stylesheet_open(command->templates, command->names[0]);
	else
		tb_diag_err(&err);
	for (path = command->data; stylesheet != NULL && *path != NULL; path++)
		compose_data(command, stylesheet, *path, shared);
	stylesheet_close(stylesheet);
}

int
main(int argc, char **argv)
{
	struct command command = {0};
	struct shared shared = {0};

	tb_diag_start(argv[0]);
	parse_command(argc, argv, &command);
	if (command.of_data)
		run_data(&command, &shared);
	else
		run_figures(&command, &shared);
	shared_release(&shared);
	xmlSchemaCleanupTypes();
	tb_xml_cleanup();
	return tb_diag_finish(0);
}
