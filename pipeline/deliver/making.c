/* What made a release: see making.h. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "making.h"
#include "../lib/digest.h"
#include "../lib/file.h"
#include "../lib/made.h"
#include "../lib/xmlread.h"

enum { SHOWN = 12 }; /* digits of a digest that are shown */

/* How the manifest has a kind of part: the element, the attributes of its name and its digest, and
 * the element around all of them; the word for people. */
static const struct form {
	const char *element, *name, *digest, *around, *word;
} forms[] = {
    [MAKING_PLAN] = {"part", "file", "digest", "plan", "plan"},
    [MAKING_TEMPLATE] = {"template", "file", "digest", "templates", "template"},
    [MAKING_PROGRAM] = {"program", "name", "build", "making", "program"},
    [MAKING_LIBRARY] = {"library", "name", "build", "making", "library"},
    [MAKING_FONT] = {"font", "file", "digest", "making", "font"},
};

static struct making_part *
add(struct making *making, enum making_kind kind, const char *name, const char *digest)
{
	struct making_part *part =
	    tb_grow(&making->parts, making->n++, &making->cap, sizeof(*making->parts));

	*part = (struct making_part){kind, tb_arena_strdup(&making->arena, name), "",
	    tb_arena_strdup(&making->arena, digest), 0};
	return part;
}

static int
compare(const void *a, const void *b)
{
	const struct making_part *x = a, *y = b;
	int order = (int)x->kind - (int)y->kind;

	return order != 0 ? order : strcmp(x->name, y->name);
}

/* In order, and each once. */
static void
tidy(struct making *making)
{
	size_t i, n = 0;

	if (making->n > 0)
		qsort(making->parts, making->n, sizeof(*making->parts), compare);
	for (i = 0; i < making->n; i++)
		if (n == 0 || compare(&making->parts[n - 1], &making->parts[i]) != 0)
			making->parts[n++] = making->parts[i];
	making->n = n;
}

void
making_release(struct making *making)
{
	free(making->parts);
	tb_arena_release(&making->arena);
	*making = (struct making){0};
}

/* --- gathered --------------------------------------------------------------------------------- */

struct gathering {
	struct making *making;
	const char *site;
	struct tb_err *err;
	int rc;
};

/* Of a file that is gone since, nothing is told. */
static int
digest_if_there(struct gathering *gathering, const char *path, char digest[TB_DIGEST_LEN + 1])
{
	if (!tb_file_exists(path) || gathering->rc != 0)
		return 0;
	gathering->rc = tb_digest_file(path, digest, gathering->err);
	return gathering->rc == 0;
}

/* Is it in the site's templates, and are the installed ones without it or have it otherwise? */
static int
is_own(struct gathering *gathering, const char *name, const char *path, const char *digest)
{
	char *own = tb_path_join(gathering->site, "templates/");
	char *templates = tb_path_join(tb_datadir(), "templates");
	char *installed = tb_path_join(templates, name), other[TB_DIGEST_LEN + 1] = "";
	int is = strncmp(path, own, strlen(own)) == 0 &&
		 (!digest_if_there(gathering, installed, other) || strcmp(other, digest) != 0);

	free(own);
	free(templates);
	free(installed);
	return is;
}

static void
take_object(struct gathering *gathering, enum making_kind kind, const char *path, const char *build)
{
	char digest[TB_DIGEST_LEN + 1] = "";
	struct making_part *part;
	char *real;

	if (build[0] == '\0' && !digest_if_there(gathering, path, digest))
		return;
	part = add(gathering->making, kind, tb_path_base(path), build[0] != '\0' ? build : digest);
	real = kind == MAKING_LIBRARY ? realpath(path, NULL) : NULL;
	if (real != NULL)
		part->file = tb_arena_strdup(&gathering->making->arena, tb_path_base(real));
	free(real);
}

static void
on_line(void *user, const char *kind, const char *name, const char *value)
{
	struct gathering *gathering = user;
	char digest[TB_DIGEST_LEN + 1] = "";

	if (strcmp(kind, TB_MADE_PROGRAM) == 0)
		take_object(gathering, MAKING_PROGRAM, name, value);
	else if (strcmp(kind, TB_MADE_LIBRARY) == 0)
		take_object(gathering, MAKING_LIBRARY, name, value);
	else if (strcmp(kind, TB_MADE_TEMPLATE) == 0 && digest_if_there(gathering, value, digest))
		add(gathering->making, MAKING_TEMPLATE, name, digest)->own =
		    is_own(gathering, name, value, digest);
}

static void
gather_plan(struct gathering *gathering)
{
	char *folder = tb_path_join(gathering->site, "input/plan"), digest[TB_DIGEST_LEN + 1];
	char **names = NULL, **at;

	if (tb_file_exists(folder) &&
	    (names = tb_folder_names(folder, ".xml", gathering->err)) == NULL)
		gathering->rc = -1;
	for (at = names; at != NULL && *at != NULL; at++) {
		char *path = tb_path_join(folder, *at);

		if (digest_if_there(gathering, path, digest))
			add(gathering->making, MAKING_PLAN, *at, digest);
		free(path);
	}
	tb_names_free(names);
	free(folder);
}

/* The faces of its pages, and what its programs told. */
static void
gather_run(struct gathering *gathering, const struct run *run)
{
	char *told = tb_path_join(run->work, "made");
	size_t i;

	for (i = 0; i < run->nfaces; i++)
		add(gathering->making, MAKING_FONT, run->faces[i].path, run->faces[i].digest);
	if (gathering->rc == 0)
		gathering->rc = tb_made_read(told, on_line, gathering, gathering->err);
	free(told);
}

int
making_gather(const char *site, const struct run *run, const struct run *published,
    struct making *making, struct tb_err *err)
{
	struct gathering gathering = {making, site, err, 0};

	*making = (struct making){0};
	gather_plan(&gathering);
	gather_run(&gathering, run);
	if (published != NULL)
		gather_run(&gathering, published);
	tidy(making);
	if (gathering.rc != 0)
		making_release(making);
	return gathering.rc;
}

/* --- in the manifest -------------------------------------------------------------------------- */

void
making_write(struct tb_xmlw *w, const struct making *making)
{
	const char *around = NULL;
	size_t i;

	for (i = 0; i < making->n; i++) {
		const struct making_part *part = &making->parts[i];
		const struct form *form = &forms[part->kind];

		if (around != NULL && strcmp(around, form->around) != 0)
			tb_xmlw_close(w);
		if (around == NULL || strcmp(around, form->around) != 0)
			tb_xmlw_open(w, form->around);
		around = form->around;
		tb_xmlw_open(w, form->element);
		tb_xmlw_attr(w, form->name, part->name);
		tb_xmlw_attr(w, part->kind == MAKING_LIBRARY ? "file" : "own",
		    part->kind == MAKING_LIBRARY ? part->file
		    : part->own			 ? "yes"
						 : NULL);
		tb_xmlw_attr(w, form->digest, part->digest);
		tb_xmlw_close(w);
	}
	if (around != NULL)
		tb_xmlw_close(w);
}

/* Of a manifest, or of the event of an approval, which has the same elements in its own namespace.
 */
static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct making *making = user;
	const char *called, *digest, *file = tb_xml_attr(attrs, "file");
	size_t kind;

	if (depth == 0 && strcmp(name, "manifest") != 0 && strcmp(name, "event") != 0)
		return tb_xml_fail(xml, TB_MSG_RELEASE, "<%s> is no manifest", name);
	for (kind = 0; depth == 2 && kind < TB_LEN(forms); kind++) {
		if (strcmp(name, forms[kind].element) != 0)
			continue;
		called = tb_xml_attr(attrs, forms[kind].name);
		digest = tb_xml_attr(attrs, forms[kind].digest);
		if (called == NULL || digest == NULL)
			return tb_xml_fail(xml, TB_MSG_RELEASE, "<%s> lacks '%s' or '%s'", name,
			    forms[kind].name, forms[kind].digest);
		add(making, (enum making_kind)kind, called, digest)->file =
		    kind == MAKING_LIBRARY && file != NULL ? tb_arena_strdup(&making->arena, file)
							   : "";
	}
	return 0;
}

static const struct tb_xml_handler handler = {.start = on_start};

int
making_load(const char *path, struct making *making, struct tb_err *err)
{
	*making = (struct making){0};
	if (tb_xml_parse_file(path, &handler, making, err) != 0) {
		making_release(making);
		return -1;
	}
	tidy(making);
	return 0;
}

/* --- compared --------------------------------------------------------------------------------- */

static void
tell_changed(const struct making_part *was, const struct making_part *now, struct tb_buf *words)
{
	const char *word = forms[was->kind].word;

	if (strcmp(was->file, now->file) != 0)
		tb_buf_printf(words, "%s %s: %s, now %s", word, was->name, was->file, now->file);
	else
		tb_buf_printf(words, "%s %s changed (%.*s, now %.*s)", word, was->name, SHOWN,
		    was->digest, SHOWN, now->digest);
}

/* What is the difference of the two, one of which may be NULL; "" = there is none. */
static void
describe(
    const struct making_part *was, const struct making_part *now, int partial, struct tb_buf *words)
{
	tb_buf_reset(words);
	if (was == NULL)
		tb_buf_printf(
		    words, "%s %s was not there or not used", forms[now->kind].word, now->name);
	else if (now == NULL && partial)
		return;
	else if (now == NULL)
		tb_buf_printf(
		    words, "%s %s is not there or not used now", forms[was->kind].word, was->name);
	else if (strcmp(was->digest, now->digest) != 0)
		tell_changed(was, now, words);
}

/* What differs, in the order in which it is told: first what is there in both and changed, and of
 * that the templates, for they say what stands on a page. */
struct change {
	const struct making_part *was, *now;
};

static int
rank_of(const struct change *change)
{
	static const int ranks[] = {[MAKING_TEMPLATE] = 0,
	    [MAKING_PLAN] = 1,
	    [MAKING_PROGRAM] = 2,
	    [MAKING_LIBRARY] = 3,
	    [MAKING_FONT] = 4};
	const struct making_part *part = change->was != NULL ? change->was : change->now;

	return ranks[part->kind] +
	       (change->was == NULL || change->now == NULL ? (int)TB_LEN(ranks) : 0);
}

static int
by_rank(const void *a, const void *b)
{
	const struct change *x = a, *y = b;
	int order = rank_of(x) - rank_of(y);

	return order != 0 ? order
			  : strcmp((x->was != NULL ? x->was : x->now)->name,
				(y->was != NULL ? y->was : y->now)->name);
}

/* The parts of both, side by side. */
static size_t
pair_up(const struct making *was, const struct making *now, struct change *changes)
{
	size_t i = 0, j = 0, n = 0;

	while (i < was->n || j < now->n) {
		int order = i == was->n	  ? 1
			    : j == now->n ? -1
					  : compare(&was->parts[i], &now->parts[j]);

		changes[n++] = (struct change){
		    order <= 0 ? &was->parts[i] : NULL, order >= 0 ? &now->parts[j] : NULL};
		i += order <= 0;
		j += order >= 0;
	}
	return n;
}

size_t
making_compare(const struct making *was, const struct making *now,
    void (*tell)(void *user, const char *words), void *user)
{
	struct change *changes = tb_xcalloc(was->n + now->n + 1, sizeof(*changes));
	size_t pairs = pair_up(was, now, changes), i, n = 0;
	struct tb_buf words = TB_BUF_INIT;

	if (pairs > 0)
		qsort(changes, pairs, sizeof(*changes), by_rank);
	for (i = 0; i < pairs; i++) {
		describe(changes[i].was, changes[i].now, now->partial, &words);
		if (words.len == 0)
			continue;
		n++;
		if (tell != NULL)
			tell(user, words.s);
	}
	free(changes);
	tb_buf_release(&words);
	return n;
}
