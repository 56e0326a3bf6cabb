/* All documents of a call: see batch.h. */
#include "batch.h"
#include "../lib/file.h"
#include "../lib/spread.h"

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
	struct library *library;
	const struct list *list;
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
	struct library *library = batch->library;
	struct tb_buf name = TB_BUF_INIT;

	tb_buf_puts(&name, listed->name);
	if (job->scope != NULL)
		tb_buf_printf(&name, "-%s", job->scope->key);
	library->scope = job->scope != NULL ? job->scope->node : NULL;
	press_compose(batch->press, &press_document, job->kind->stylesheet, name.s, library);
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
	(void)!press_write(press, kind->listed->name, "bind", &bound);
	tb_buf_release(&bound);
}

/* NAME.web, empty: its charts stand on the status page. */
static void
write_web(const struct press *press, const char *name)
{
	struct tb_buf nothing = TB_BUF_INIT;

	(void)!press_write(press, name, "web", &nothing);
	tb_buf_release(&nothing);
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
		tb_diag(TB_MSG_NO_SCOPE, (struct tb_pos){batch->list->path, kind->listed->line, 0},
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
	if (kind->listed->each[0] != '\0' && scopes_find(batch->list, kind->listed,
						 batch->library->figures, &kind->scopes, &err) != 0)
		tb_diag_err(&err);
	else
		kind->stylesheet =
		    stylesheet_open(press->command->templates, kind->listed->template_name);
	if (kind->stylesheet != NULL && kind->listed->each[0] != '\0')
		add_each(batch, kind);
	else if (kind->stylesheet != NULL)
		add_job(batch, kind, NULL);
	if (kind->stylesheet != NULL && kind->listed->web)
		write_web(press, kind->listed->name);
}

static int
has_template(const struct batch *batch, const char *name)
{
	struct tb_buf file = TB_BUF_INIT;
	char *path;
	int has;

	tb_buf_printf(&file, "%s.xsl", name);
	path = tb_template_path(batch->press->command->templates, file.s);
	has = tb_file_exists(path);
	tb_buf_release(&file);
	free(path);
	return has;
}

/* Neither listed nor a template: those that could be meant. */
static void
tell_unknown(const struct batch *batch, const char *operand)
{
	struct tb_buf names = TB_BUF_INIT;
	size_t i;

	for (i = 0; i < batch->list->n; i++) {
		const struct listed *listed = &batch->list->items[i];

		if (strcmp(listed->of, batch->library->figures->kind) == 0 &&
		    strcmp(listed->edition, batch->library->figures->edition) == 0)
			tb_buf_printf(&names, "%s%s%s", names.len > 0 ? ", " : "", listed->name,
			    listed->each[0] != '\0' ? "[:KEY]" : "");
	}
	tb_diag(TB_MSG_NO_SCOPE, (struct tb_pos){batch->list->path, 0, 0},
	    "there is no document '%s'; of %s there are: %s", operand,
	    batch->library->figures->period, names.len > 0 ? names.s : "none");
	tb_buf_release(&names);
}

/* NAME, or NAME:KEY; a name that is not in the list is that of a template. */
static void
add_named(struct batch *batch, const char *operand)
{
	const struct list *list = batch->list;
	size_t len = strcspn(operand, ":");
	const char *key = operand[len] == ':' ? operand + len + 1 : NULL;
	const struct listed *listed = list_find(list, operand, len);

	if (listed == NULL && (key != NULL || !has_template(batch, operand)))
		tell_unknown(batch, operand);
	else if (key != NULL && listed->each[0] == '\0')
		tb_diag(TB_MSG_NO_SCOPE, (struct tb_pos){list->path, 0, 0},
		    "'%.*s' is one document, not one of each subject; leave '%s' out", (int)len,
		    operand, operand + len);
	else
		add_kind(batch, listed, operand, key);
}

/* Working papers are made where it is known who has reported, and nothing else is then. */
static int
is_due(const struct batch *batch, const struct listed *kind)
{
	return strcmp(kind->of, batch->library->figures->kind) == 0 &&
	       strcmp(kind->edition, batch->library->figures->edition) == 0 &&
	       kind->working == (batch->library->status != NULL);
}

/* What the list makes of such figures. */
static void
add_listed(struct batch *batch)
{
	size_t i;

	for (i = 0; i < batch->list->n; i++)
		if (is_due(batch, &batch->list->items[i]))
			add_kind(batch, &batch->list->items[i], NULL, NULL);
	if (batch->nkinds == 0)
		tb_diag(TB_MSG_TEMPLATE, (struct tb_pos){batch->list->path, 0, 0},
		    "nothing is made of %s, a %s: write a <document name=\"...\" of=\"%s\"%s%s/>",
		    batch->library->figures->period, batch->library->figures->kind,
		    batch->library->figures->kind,
		    batch->library->status != NULL ? " working=\"yes\"" : "",
		    batch->library->figures->edition[0] != '\0' ? " edition=\"public\"" : "");
}

void
batch_compose(const struct press *press, struct library *library, const struct list *list)
{
	char **names = press->command->names;
	size_t named = tb_names_count(names), i;
	struct batch batch = {.press = press, .library = library, .list = list};

	batch.kinds = tb_xcalloc(named + list->n + 1, sizeof(*batch.kinds));
	for (i = 0; i < named; i++)
		add_named(&batch, names[i]);
	if (named == 0)
		add_listed(&batch);
	tb_spread(batch.njobs, compose_job, &batch);
	tb_diag_leave(0);
	for (i = 0; i < batch.nkinds; i++) {
		stylesheet_close(batch.kinds[i].stylesheet);
		scopes_release(&batch.kinds[i].scopes);
	}
	free(batch.kinds);
	free(batch.jobs);
}
