/* Figures: see figures.h. */
#include "figures.h"
#include "file.h"
#include <libxml/tree.h>
#include <string.h>

/* No more is read into memory. */
enum { MAX_LEN = 256 * 1024 * 1024 };

/* --- by id -------------------------------------------------------------------- */

static int
number_figures(struct tb_figures *figures, const char *path, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < figures->n; i++) {
		const struct tb_figure *f = &figures->list[i];

		if (f->id[0] == '\0' || f->state[0] == '\0')
			return tb_err_set(
			    err, TB_MSG_FIGURES, path, f->at, 0, "<figure> lacks 'id' or 'state'");
		if (tb_index_add(&figures->ids, f->id) != i)
			return tb_err_set(err, TB_MSG_FIGURES, path, f->at, 0,
			    "the figure '%s' stands there twice", f->id);
	}
	return 0;
}

const struct tb_figure *
tb_figures_find(const struct tb_figures *figures, const char *id)
{
	long at = tb_index_find(&figures->ids, id);

	return at < 0 ? NULL : &figures->list[at];
}

size_t
tb_figures_index(const struct tb_figures *figures, const struct tb_figure *figure)
{
	return (size_t)(figure - figures->list);
}

const struct tb_figure *
tb_figures_at(const struct tb_figures *figures, size_t index)
{
	return index < figures->n ? &figures->list[index] : NULL;
}

/* --- elements ------------------------------------------------------------------- */

/* An attribute and the string that it fills. */
struct member {
	const char *name;
	size_t offset;
};

/* Each in the order in which tally writes them. */
static const struct member of_root[] = {
    {"period", offsetof(struct tb_figures, period)},
    {"kind", offsetof(struct tb_figures, kind)},
    {"label", offsetof(struct tb_figures, label)},
    {"year", offsetof(struct tb_figures, year)},
    {"month", offsetof(struct tb_figures, month)},
    {"months", offsetof(struct tb_figures, months)},
    {"plan", offsetof(struct tb_figures, plan)},
    {"plan-version", offsetof(struct tb_figures, plan_version)},
    {"plan-number", offsetof(struct tb_figures, plan_number)},
    {"inputs", offsetof(struct tb_figures, inputs)},
    {"edition", offsetof(struct tb_figures, edition)},
};

static const struct member of_submission[] = {
    {"unit", offsetof(struct tb_figures_submission, unit)},
    {"period", offsetof(struct tb_figures_submission, period)},
    {"version", offsetof(struct tb_figures_submission, version)},
    {"digest", offsetof(struct tb_figures_submission, digest)},
    {"arrived", offsetof(struct tb_figures_submission, arrived)},
    {"source", offsetof(struct tb_figures_submission, source)},
    {"pending", offsetof(struct tb_figures_submission, pending)},
    {"signed", offsetof(struct tb_figures_submission, is_signed)},
};

static const struct member of_figure[] = {
    {"id", offsetof(struct tb_figure, id)},
    {"rule", offsetof(struct tb_figure, rule)},
    {"value", offsetof(struct tb_figure, value)},
    {"text", offsetof(struct tb_figure, text)},
    {"unit", offsetof(struct tb_figure, unit)},
    {"state", offsetof(struct tb_figure, state)},
    {"dir", offsetof(struct tb_figure, dir)},
    {"apart", offsetof(struct tb_figure, apart)},
    {"partial", offsetof(struct tb_figure, partial)},
    {"dec", offsetof(struct tb_figure, dec)},
    {"mark", offsetof(struct tb_figure, mark)},
    {"operands", offsetof(struct tb_figure, operands)},
    {"submission", offsetof(struct tb_figure, submission)},
    {"period", offsetof(struct tb_figure, period)},
    {"version", offsetof(struct tb_figure, version)},
    {"digest", offsetof(struct tb_figure, digest)},
    {"line", offsetof(struct tb_figure, line)},
    {"plan-file", offsetof(struct tb_figure, plan_file)},
    {"plan-line", offsetof(struct tb_figure, plan_line)},
    {"curve", offsetof(struct tb_figure, curve)},
};

static void
set_member(void *record, const struct member *member, const char *value)
{
	memcpy((char *)record + member->offset, &value, sizeof(value));
}

static void
clear_members(void *record, const struct member *members, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		set_member(record, &members[i], "");
}

/* Where the values of an element stand, one behind the other, now for as long as the arena. */
static const char *
keep_values(struct tb_arena *arena, const struct tb_xml_attr *attrs)
{
	const struct tb_xml_attr *last = attrs;
	size_t len;
	char *kept;

	while (last[1].name != NULL)
		last++;
	len = (size_t)(last->value - attrs->value) + strlen(last->value) + 1;
	kept = tb_arena_alloc(arena, len);
	memcpy(kept, attrs->value, len);
	return kept;
}

/* Each attribute that has a member fills it; the search goes on behind the last find. */
static void
take_members(struct tb_arena *arena, void *record, const struct member *members, size_t n,
    const struct tb_xml_attr *attrs)
{
	const struct tb_xml_attr *first = attrs;
	const char *kept = attrs->name != NULL ? keep_values(arena, attrs) : NULL;
	size_t at = 0, tried;

	clear_members(record, members, n);
	for (; attrs->name != NULL; attrs++) {
		for (tried = 0; tried < n && !tb_same(members[at].name, attrs->name); tried++)
			at = at + 1 < n ? at + 1 : 0;
		if (tried < n)
			set_member(record, &members[at], kept + (attrs->value - first->value));
	}
}

/* --- loading ---------------------------------------------------------------------- */

struct reader {
	struct tb_figures *figures;
	const struct tb_figures_want *want;
};

static int
take_root(struct tb_xml *xml, struct tb_figures *figures, const char *name,
    const struct tb_xml_attr *attrs)
{
	const char *version = tb_xml_attr(attrs, "version");

	if (strcmp(name, "figures") != 0)
		return tb_xml_fail(xml, TB_MSG_FIGURES,
		    "the root is <%s>, not <figures xmlns=\"%s\">", name, TB_FIGURES_NS);
	if (version == NULL || strcmp(version, "1") != 0)
		return tb_xml_fail(
		    xml, TB_MSG_FIGURES, "figures of another version than 1; run tally again");
	take_members(&figures->arena, figures, of_root, TB_LEN(of_root), attrs);
	return 0;
}

static void
take_figure(struct tb_xml *xml, struct tb_figures *figures, const struct tb_xml_attr *attrs)
{
	struct tb_figure *f = tb_grow(&figures->list, figures->n++, &figures->cap, sizeof(*f));

	take_members(&figures->arena, f, of_figure, TB_LEN(of_figure), attrs);
	f->at = tb_xml_line(xml);
}

static void
take_submission(struct tb_xml *xml, struct tb_figures *figures, const struct tb_xml_attr *attrs)
{
	struct tb_figures_submission *s = tb_grow(
	    &figures->submissions, figures->nsubmissions++, &figures->submissions_cap, sizeof(*s));

	take_members(&figures->arena, s, of_submission, TB_LEN(of_submission), attrs);
	s->at = tb_xml_line(xml);
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	const struct reader *reader = user;
	const struct tb_figures_want *want = reader->want;

	if (depth == 0)
		return take_root(xml, reader->figures, name, attrs);
	if (depth == 1 && strcmp(name, "figure") == 0) {
		tb_xml_leave_out(xml);
		if (want->list)
			take_figure(xml, reader->figures, attrs);
		return 0;
	}
	if (depth == 2 && strcmp(name, "submission") == 0)
		take_submission(xml, reader->figures, attrs);
	return want->start != NULL ? want->start(xml, want->user, name, attrs, depth) : 0;
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	const struct tb_figures_want *want = ((const struct reader *)user)->want;

	if (want->end == NULL || depth == 0 || (depth == 1 && strcmp(name, "figure") == 0))
		return 0;
	return want->end(xml, want->user, name, text, depth);
}

static int
read_bytes(const struct tb_buf *bytes, const char *path, struct reader *reader, struct tb_err *err)
{
	static const struct tb_xml_handler handler = {
	    .ns = TB_FIGURES_NS, .plain = "figure", .start = on_start, .end = on_end};

	tb_digest(bytes->s, bytes->len, reader->figures->digest);
	if (!reader->want->tree)
		return tb_xml_parse(bytes->s, bytes->len, path, &handler, reader, err);
	reader->figures->tree =
	    tb_xml_parse_tree(bytes->s, bytes->len, path, &handler, reader, err);
	return reader->figures->tree != NULL ? 0 : -1;
}

void
tb_figures_init(struct tb_figures *figures)
{
	*figures = (struct tb_figures){0};
	clear_members(figures, of_root, TB_LEN(of_root));
}

int
tb_figures_load(const char *path, const struct tb_figures_want *want, struct tb_figures *figures,
    struct tb_err *err)
{
	struct reader reader = {figures, want};
	struct tb_buf bytes = TB_BUF_INIT;
	int rc;

	tb_figures_init(figures);
	rc = tb_file_read(path, MAX_LEN, &bytes, err);
	if (rc == 0)
		rc = read_bytes(&bytes, path, &reader, err);
	tb_buf_release(&bytes);
	if (rc == 0)
		rc = number_figures(figures, path, err);
	if (rc == 0)
		return 0;
	if (err->msg != TB_MSG_IO)
		err->msg = TB_MSG_FIGURES; /* whatever it is, they cannot be used */
	tb_figures_release(figures);
	return -1;
}

void
tb_figures_release(struct tb_figures *figures)
{
	xmlFreeDoc(figures->tree);
	free(figures->list);
	free(figures->submissions);
	tb_index_release(&figures->ids);
	tb_arena_release(&figures->arena);
	*figures = (struct tb_figures){0};
}

/* --- what a figure tells ------------------------------------------------------------ */

int
tb_figure_has_number(const struct tb_figure *figure)
{
	return strcmp(figure->state, "value") == 0 || strcmp(figure->state, "zero") == 0 ||
	       strcmp(figure->state, "carried") == 0;
}

const char *
tb_figure_unsigned_text(const struct tb_figure *figure)
{
	return figure->text + (figure->text[0] == '-');
}

/* Is it "(n/d)^(1/k)-1" with n below d? */
static int
is_negative_root(const char *value)
{
	static const char digits[] = "0123456789";
	const char *n, *d, *end = strrchr(value, ')');
	size_t n_len, d_len;

	if (value[0] != '(' || end == NULL || strcmp(end, ")-1") != 0)
		return 0;
	n = value + 1;
	n_len = strspn(n, digits);
	if (n[n_len] != '/')
		return 0;
	d = n + n_len + 1;
	d_len = strspn(d, digits);
	return n_len != d_len ? n_len < d_len : strncmp(n, d, n_len) < 0;
}

int
tb_figure_is_negative(const struct tb_figure *figure)
{
	return figure->value[0] == '-' || is_negative_root(figure->value);
}
