/* The file of phrases, and what is wrong with it: see phrases.h. */
#include "../lib/xmlread.h"
#include "phrases-private.h"
#include "tree.h"

enum { MAX_NESTING = 8 };

static const struct {
	const char *word;
	unsigned test;
} tests[] = {
    {"up", TEST_UP},
    {"down", TEST_DOWN},
    {"flat", TEST_FLAT},
    {"number", TEST_NUMBER},
    {"void", TEST_VOID},
    {"zero", TEST_ZERO},
    {"some", TEST_SOME},
    {"met", TEST_MET},
    {"carried", TEST_CARRIED},
    {"missing", TEST_MISSING},
    {"absent", TEST_ABSENT},
    {"apart", TEST_APART},
    {"curve", TEST_CURVE},
    {"below", TEST_BELOW},
    {"one", TEST_ONE},
    {"trace", TEST_TRACE},
    {"half", TEST_HALF},
};

struct reader {
	struct phrases *phrases;
	const char *path;
	struct phrase *phrase; /* the open one */
	int in_form;	       /* text has its place here */
};

/* The next word of a list parted by blanks; 0 at its end. */
static size_t
next_word(const char **list)
{
	*list += strspn(*list, " \t\r\n");
	return strcspn(*list, " \t\r\n");
}

static int
read_slots(struct tb_xml *xml, struct reader *r, const char *list, int is_figure)
{
	size_t len;

	for (; list != NULL && (len = next_word(&list)) > 0; list += len) {
		struct phrase *p = r->phrase;

		if (phrase_slot(p, list, len) >= 0)
			return tb_xml_fail(xml, TB_MSG_PHRASES,
			    "phrase '%s' declares the slot '%.*s' twice", p->id, (int)len, list);
		if (p->nslots == MAX_SLOTS)
			return tb_xml_fail(xml, TB_MSG_PHRASES,
			    "phrase '%s' has more than %d slots", p->id, MAX_SLOTS);
		p->slots[p->nslots].name = tb_arena_strndup(&r->phrases->arena, list, len);
		p->slots[p->nslots++].is_figure = is_figure;
	}
	return 0;
}

static int
read_tests(struct tb_xml *xml, struct condition *c, const char *s, size_t len)
{
	const char *end = s + len;

	while (s < end) {
		size_t n = strcspn(s, "| \t\r\n"), i;

		for (i = 0; i < TB_LEN(tests); i++)
			if (strlen(tests[i].word) == n && memcmp(tests[i].word, s, n) == 0)
				break;
		if (i == TB_LEN(tests))
			return tb_xml_fail(xml, TB_MSG_PHRASES,
			    "'%.*s' is nothing that can be asked of a figure; see "
			    "tongbao-phrases(5)",
			    (int)n, s);
		c->tests |= tests[i].test;
		s += n + 1;
	}
	return 0;
}

/* One "slot:test|test" of an attribute when. */
static int
read_condition(struct tb_xml *xml, struct reader *r, struct form *form, const char *s, size_t len)
{
	const struct phrase *p = r->phrase;
	const char *colon = memchr(s, ':', len);
	struct condition *c;
	int slot;

	if (colon == NULL)
		return tb_xml_fail(
		    xml, TB_MSG_PHRASES, "condition '%.*s' is not SLOT:TEST", (int)len, s);
	slot = phrase_slot(p, s, (size_t)(colon - s));
	if (slot < 0)
		return tb_xml_fail(xml, TB_MSG_PHRASES,
		    "phrase '%s' asks for the slot '%.*s', which it does not declare", p->id,
		    (int)(colon - s), s);
	c = tb_grow(&form->conditions, form->nconditions, &form->cap, sizeof(*c));
	form->nconditions++;
	c->slot = (size_t)slot;
	len -= (size_t)(colon + 1 - s);
	if (p->slots[slot].is_figure)
		return read_tests(xml, c, colon + 1, len);
	c->words = tb_arena_strndup(&r->phrases->arena, colon + 1, len);
	return 0;
}

static int
start_form(struct tb_xml *xml, struct reader *r, const struct tb_xml_attr *attrs)
{
	static const char *const names[] = {"when", NULL};
	struct phrase *p = r->phrase;
	struct form *form = tb_grow(&p->forms, p->nforms, &p->cap, sizeof(*form));
	const char *when = tb_xml_attr(attrs, "when");
	size_t len;

	p->nforms++;
	form->line = tb_xml_line(xml);
	form->text = "";
	if (tb_xml_only(xml, "form", attrs, names) != 0)
		return -1;
	for (; when != NULL && (len = next_word(&when)) > 0; when += len)
		if (read_condition(xml, r, form, when, len) != 0)
			return -1;
	return 0;
}

static int
start_phrase(struct tb_xml *xml, struct reader *r, const struct tb_xml_attr *attrs)
{
	static const char *const names[] = {"id", "texts", "figures", "rule", NULL};
	struct phrases *all = r->phrases;
	const char *id = tb_xml_need(xml, "phrase", attrs, "id");

	if (id == NULL || tb_xml_only(xml, "phrase", attrs, names) != 0)
		return -1;
	r->phrase = tb_grow(&all->list, all->n, &all->cap, sizeof(*r->phrase));
	all->n++;
	r->phrase->id = tb_arena_strdup(&all->arena, id);
	r->phrase->path = r->path;
	r->phrase->line = tb_xml_line(xml);
	if (read_slots(xml, r, tb_xml_attr(attrs, "texts"), 0) != 0)
		return -1;
	return read_slots(xml, r, tb_xml_attr(attrs, "figures"), 1);
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	if (depth == 0 && strcmp(name, "phrases") == 0)
		return 0;
	if (depth == 1 && strcmp(name, "phrase") == 0)
		return start_phrase(xml, user, attrs);
	if (depth == 2 && strcmp(name, "form") == 0) {
		((struct reader *)user)->in_form = 1;
		return start_form(xml, user, attrs);
	}
	return tb_xml_fail(xml, TB_MSG_PHRASES, "<%s> has no place here", name);
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct reader *r = user;

	(void)name;
	if (depth == 2)
		r->phrase->forms[r->phrase->nforms - 1].text =
		    tb_arena_strdup(&r->phrases->arena, text);
	r->in_form = 0;
	if (depth == 1 && r->phrase->nforms == 0)
		return tb_xml_fail(xml, TB_MSG_PHRASES, "phrase '%s' has no <form>", r->phrase->id);
	return 0;
}

static int
on_text(struct tb_xml *xml, void *user, const char *s, size_t len)
{
	const struct reader *r = user;
	size_t i = 0;

	while (i < len && strchr(" \t\r\n", s[i]) != NULL)
		i++;
	if (r->in_form || i == len)
		return 0;
	return tb_xml_fail(xml, TB_MSG_PHRASES, "text outside <form>: '%.*s'",
	    (int)(len - i < 60 ? len - i : 60), s + i);
}

/* --- checks after loading --------------------------------------------------------- */

static int check_phrase(
    const struct phrases *all, const struct phrase *p, int depth, struct tb_err *err);

static int
check_inclusion(const struct phrases *all, const struct phrase *p, const struct form *form,
    const struct piece *piece, int depth, struct tb_err *err)
{
	char id[128];
	const struct phrase *other;
	size_t i;

	snprintf(id, sizeof(id), "%.*s", (int)piece->len, piece->s);
	other = phrase_find(all, id);
	if (other == NULL)
		return tb_err_set(err, TB_MSG_PHRASES, p->path, form->line, 0,
		    "phrase '%s' includes {>%s}, which does not exist", p->id, id);
	for (i = 0; i < other->nslots; i++) {
		const char *name = other->slots[i].name;
		int mine = phrase_slot(p, name, strlen(name));

		if (mine < 0 || p->slots[mine].is_figure != other->slots[i].is_figure)
			return tb_err_set(err, TB_MSG_PHRASES, p->path, form->line, 0,
			    "phrase '%s' includes {>%s}, but lacks its slot '%s'", p->id, id, name);
	}
	if (depth >= MAX_NESTING)
		return tb_err_set(err, TB_MSG_PHRASES, p->path, form->line, 0,
		    "phrase '%s' is part of a circle of inclusions", p->id);
	return check_phrase(all, other, depth + 1, err);
}

static int
check_phrase(const struct phrases *all, const struct phrase *p, int depth, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < p->nforms; i++) {
		const struct form *form = &p->forms[i];
		const char *at = form->text;
		struct piece piece;

		while (piece_next(&at, &piece)) {
			if (piece.kind == PIECE_BROKEN)
				return tb_err_set(err, TB_MSG_PHRASES, p->path, form->line, 0,
				    "phrase '%s' has a brace without its partner: '%.40s'", p->id,
				    piece.s);
			if (piece.kind == PIECE_SLOT && phrase_slot(p, piece.s, piece.len) < 0)
				return tb_err_set(err, TB_MSG_PHRASES, p->path, form->line, 0,
				    "phrase '%s' uses the slot {%.*s}, which it does not declare",
				    p->id, (int)piece.len, piece.s);
			if (piece.kind == PIECE_PHRASE &&
			    check_inclusion(all, p, form, &piece, depth, err) != 0)
				return -1;
		}
	}
	return 0;
}

static int
check_all(struct phrases *all, struct tb_err *err)
{
	size_t i;

	if (all->n > 0)
		qsort(all->list, all->n, sizeof(*all->list), phrase_compare);
	for (i = 1; i < all->n; i++)
		if (strcmp(all->list[i - 1].id, all->list[i].id) == 0)
			return tb_err_set(err, TB_MSG_PHRASES, all->list[i].path, all->list[i].line,
			    0, "the phrase '%s' stands there twice", all->list[i].id);
	for (i = 0; i < all->n; i++)
		if (check_phrase(all, &all->list[i], 0, err) != 0)
			return -1;
	return 0;
}

static int
read_file(struct phrases *phrases, const char *path, struct tb_err *err)
{
	static const struct tb_xml_handler handler = {
	    .ns = PHRASES_NS, .start = on_start, .end = on_end, .text = on_text};
	struct reader reader = {.phrases = phrases, .path = tb_arena_strdup(&phrases->arena, path)};
	int rc = tb_xml_parse_file(path, &handler, &reader, err);

	if (rc != 0 && err->msg == TB_MSG_IO)
		tree_absent(path, TB_MSG_PHRASES, err);
	else if (rc != 0)
		err->msg = TB_MSG_PHRASES;
	return rc;
}

int
phrases_load(const char *const *paths, size_t npaths, struct phrases *phrases, struct tb_err *err)
{
	size_t i;
	int rc = 0;

	*phrases = (struct phrases){0};
	for (i = 0; rc == 0 && i < npaths; i++)
		rc = read_file(phrases, paths[i], err);
	phrases->path = i > 0 ? tb_arena_strdup(&phrases->arena, paths[0]) : "";
	if (rc == 0)
		rc = check_all(phrases, err);
	if (rc != 0)
		phrases_release(phrases);
	return rc;
}
