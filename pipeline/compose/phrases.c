/* Phrases: see phrases.h. */
#include "phrases.h"
#include "../lib/xmlread.h"
#include "marks.h"
#include "tidy.h"
#include "tree.h"
#include <gmp.h>

enum { MAX_SLOTS = 24, MAX_NESTING = 8 };

/* What a condition may ask of a figure. */
enum test {
	TEST_UP = 1, /* dir, as printed */
	TEST_DOWN = 2,
	TEST_FLAT = 4,
	TEST_NUMBER = 8, /* has a number to print */
	TEST_VOID = 16,	 /* has none, or the slot is empty */
	TEST_ZERO = 32,	 /* the exact value is 0 */
	TEST_SOME = 64,	 /* has a number other than 0 */
	TEST_MET = 128,	 /* has a number not below 0, exactly */
	TEST_CARRIED = 256,
	TEST_MISSING = 512,
	TEST_ABSENT = 1024, /* the slot is empty */
	TEST_APART = 2048,  /* a change that the printed growths do not tell */
	TEST_CURVE = 4096,  /* a lead over what a curve has due */
	TEST_BELOW = 8192,  /* prints below zero, where that is no dir */
	TEST_ONE = 16384,   /* prints as 1 */
	TEST_TRACE = 32768, /* has a number other than 0 that prints as 0 */
	TEST_HALF = 65536   /* is 1/2 or more, exactly */
};

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

struct condition {
	size_t slot;
	unsigned tests;	   /* of a figure: any of these */
	const char *words; /* of a text: one of these, parted by '|' */
};

struct form {
	const char *text;
	struct condition *conditions;
	size_t nconditions, cap;
	int line;
};

struct slot {
	const char *name;
	int is_figure;
};

struct phrase {
	const char *id;
	struct slot slots[MAX_SLOTS];
	size_t nslots;
	struct form *forms;
	size_t nforms, cap;
	const char *path; /* where it stands */
	int line;
};

/* --- look-up ------------------------------------------------------------------ */

static int
by_id(const void *a, const void *b)
{
	return strcmp(((const struct phrase *)a)->id, ((const struct phrase *)b)->id);
}

static const struct phrase *
find(const struct phrases *phrases, const char *id)
{
	struct phrase key = {.id = id};

	if (phrases->n == 0)
		return NULL;
	return bsearch(&key, phrases->list, phrases->n, sizeof(key), by_id);
}

static int
slot_index(const struct phrase *phrase, const char *name, size_t len)
{
	size_t i;

	for (i = 0; i < phrase->nslots; i++)
		if (strlen(phrase->slots[i].name) == len &&
		    memcmp(phrase->slots[i].name, name, len) == 0)
			return (int)i;
	return -1;
}

/* --- reading ------------------------------------------------------------------ */

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

		if (slot_index(p, list, len) >= 0)
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
	slot = slot_index(p, s, (size_t)(colon - s));
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

/* --- pieces of a form's text: literal, {slot}, {>phrase} ------------------------ */

struct piece {
	const char *s;
	size_t len;
	enum { PIECE_LITERAL, PIECE_SLOT, PIECE_PHRASE, PIECE_BROKEN } kind;
};

/* The next piece at *at; 0 at the end of the text. */
static int
next_piece(const char **at, struct piece *piece)
{
	const char *s = *at;
	size_t len = strcspn(s, "{}");

	if (*s == '\0')
		return 0;
	if (len > 0) {
		*piece = (struct piece){s, len, PIECE_LITERAL};
		*at = s + len;
		return 1;
	}
	len = strcspn(s + 1, "{}");
	if (*s == '}' || s[1 + len] != '}') {
		*piece = (struct piece){s, strlen(s), PIECE_BROKEN};
		*at = s + strlen(s);
		return 1;
	}
	*piece = (struct piece){s + 1, len, PIECE_SLOT};
	if (s[1] == '>')
		*piece = (struct piece){s + 2, len - 1, PIECE_PHRASE};
	*at = s + len + 2;
	return 1;
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
	other = find(all, id);
	if (other == NULL)
		return tb_err_set(err, TB_MSG_PHRASES, p->path, form->line, 0,
		    "phrase '%s' includes {>%s}, which does not exist", p->id, id);
	for (i = 0; i < other->nslots; i++) {
		const char *name = other->slots[i].name;
		int mine = slot_index(p, name, strlen(name));

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

		while (next_piece(&at, &piece)) {
			if (piece.kind == PIECE_BROKEN)
				return tb_err_set(err, TB_MSG_PHRASES, p->path, form->line, 0,
				    "phrase '%s' has a brace without its partner: '%.40s'", p->id,
				    piece.s);
			if (piece.kind == PIECE_SLOT && slot_index(p, piece.s, piece.len) < 0)
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
		qsort(all->list, all->n, sizeof(*all->list), by_id);
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

void
phrases_release(struct phrases *phrases)
{
	size_t i, j;

	for (i = 0; i < phrases->n; i++) {
		for (j = 0; j < phrases->list[i].nforms; j++)
			free(phrases->list[i].forms[j].conditions);
		free(phrases->list[i].forms);
	}
	free(phrases->list);
	tb_arena_release(&phrases->arena);
	*phrases = (struct phrases){0};
}

/* --- saying ------------------------------------------------------------------------ */

/* One call: the values by slot, figures looked up. */
struct call {
	const struct phrases *phrases;
	const struct tb_figures *all;
	const struct phrase *phrase;
	const char *texts[MAX_SLOTS];
	const struct tb_figure *figures[MAX_SLOTS]; /* NULL = the slot is empty */
	struct tb_err *err;
};

static int
refuse(const struct call *call, enum tb_msg msg, int line, const char *what, const char *name)
{
	return tb_err_set(call->err, msg, NULL, 0, 0, "phrase '%s' (%s:%d): %s '%s'",
	    call->phrase->id, call->phrase->path, line, what, name);
}

static int
fill_slots(struct call *call, const struct slot_value *values, size_t nvalues)
{
	const struct phrase *p = call->phrase;
	size_t i;

	for (i = 0; i < nvalues; i++) {
		int slot = slot_index(p, values[i].name, strlen(values[i].name));

		if (slot < 0)
			return refuse(call, TB_MSG_NO_PHRASE, p->line, "does not declare the slot",
			    values[i].name);
		call->texts[slot] = values[i].value;
		if (!p->slots[slot].is_figure || values[i].value[0] == '\0')
			continue;
		call->figures[slot] = tb_figures_find(call->all, values[i].value);
		if (call->figures[slot] == NULL)
			return refuse(
			    call, TB_MSG_NO_FIGURE, p->line, "there is no figure", values[i].value);
	}
	for (i = 0; i < p->nslots; i++)
		if (call->texts[i] == NULL)
			return refuse(call, TB_MSG_NO_PHRASE, p->line,
			    "the template does not fill the slot", p->slots[i].name);
	return 0;
}

/* Is what is printed of a number other than 0 nothing but noughts? */
static int
prints_as_nought(const struct tb_figure *f)
{
	return strcmp(f->value, "0") != 0 && f->text[strspn(f->text, "0.")] == '\0';
}

static int
is_half(const struct tb_figure *f)
{
	mpq_t value;
	int is;

	mpq_init(value);
	is = mpq_set_str(value, f->value, 10) == 0 && mpq_cmp_ui(value, 1, 2) >= 0;
	mpq_clear(value);
	return is;
}

/* All that can be asked of a figure and is so. */
static unsigned
tests_of(const struct tb_figure *f)
{
	unsigned t = 0;

	if (f == NULL)
		return TEST_VOID | TEST_ABSENT;
	t |= strcmp(f->dir, "up") == 0 ? TEST_UP : 0;
	t |= strcmp(f->dir, "down") == 0 ? TEST_DOWN : 0;
	t |= strcmp(f->dir, "flat") == 0 ? TEST_FLAT : 0;
	t |= strcmp(f->state, "carried") == 0 ? TEST_CARRIED : 0;
	t |= strcmp(f->state, "missing") == 0 ? TEST_MISSING : 0;
	t |= strcmp(f->apart, "yes") == 0 ? TEST_APART : 0;
	t |= strcmp(f->curve, "yes") == 0 ? TEST_CURVE : 0;
	if (!tb_figure_has_number(f))
		return t | TEST_VOID;
	t |= TEST_NUMBER;
	t |= f->text[0] == '-' ? TEST_BELOW : 0;
	t |= strcmp(f->value, "0") == 0 ? TEST_ZERO : TEST_SOME;
	t |= strcmp(f->text, "1") == 0 ? TEST_ONE : 0;
	t |= prints_as_nought(f) ? TEST_TRACE : 0;
	return t | (tb_figure_is_negative(f) ? 0 : TEST_MET);
}

/* Is one of the tests met? What is dear to know is not found out unless it is asked for. */
static int
holds(const struct tb_figure *f, unsigned wanted)
{
	if ((tests_of(f) & wanted) != 0)
		return 1;
	return (wanted & TEST_HALF) != 0 && f != NULL && tb_figure_has_number(f) && is_half(f);
}

/* Is the text the word, or, of a word with an asterisk in front, does it end with it? */
static int
fits_word(const char *text, const char *word, size_t len)
{
	size_t ntext = strlen(text);

	if (len == 0 || word[0] != '*')
		return marks_equal(text, word, len);
	return ntext >= len - 1 && memcmp(text + ntext - (len - 1), word + 1, len - 1) == 0;
}

/* Is the text one of the words, parted by '|'? An empty word matches none at all. */
static int
is_word(const char *text, const char *words)
{
	for (;; words++) {
		size_t n = strcspn(words, "|");

		if (fits_word(text, words, n))
			return 1;
		words += n;
		if (*words == '\0')
			return 0;
	}
}

static const struct form *
choose(const struct call *call)
{
	const struct phrase *p = call->phrase;
	size_t i, j;

	for (i = 0; i < p->nforms; i++) {
		const struct form *form = &p->forms[i];

		for (j = 0; j < form->nconditions; j++) {
			const struct condition *c = &form->conditions[j];

			if (p->slots[c->slot].is_figure ? !holds(call->figures[c->slot], c->tests)
							: !is_word(call->texts[c->slot], c->words))
				break;
		}
		if (j == form->nconditions)
			return form;
	}
	return NULL;
}

static int say(struct call *call, struct tb_buf *out);

/* The included phrase takes the slots of the same names. */
static int
say_included(const struct call *call, const struct piece *piece, struct tb_buf *out)
{
	struct call inner = {.phrases = call->phrases, .all = call->all, .err = call->err};
	char id[128];
	size_t i;

	snprintf(id, sizeof(id), "%.*s", (int)piece->len, piece->s);
	inner.phrase = find(call->phrases, id);
	for (i = 0; i < inner.phrase->nslots; i++) {
		const char *name = inner.phrase->slots[i].name;
		int mine = slot_index(call->phrase, name, strlen(name));

		inner.texts[i] = call->texts[mine];
		inner.figures[i] = call->figures[mine];
	}
	return say(&inner, out);
}

/* Was the form chosen because the figure is below zero, so that its sign is said in words? */
static int
says_sign(const struct form *form, size_t slot)
{
	size_t i;

	for (i = 0; i < form->nconditions; i++)
		if (form->conditions[i].slot == slot && form->conditions[i].tests == TEST_BELOW)
			return 1;
	return 0;
}

static int
say_slot(
    const struct call *call, const struct form *form, const struct piece *piece, struct tb_buf *out)
{
	int slot = slot_index(call->phrase, piece->s, piece->len);
	const struct tb_figure *figure = call->figures[slot];

	if (!call->phrase->slots[slot].is_figure) {
		tb_buf_puts(out, call->texts[slot]);
		return 0;
	}
	if (figure == NULL || !tb_figure_has_number(figure))
		return refuse(call, TB_MSG_NO_PHRASE, form->line,
		    "would print a figure that has no number:",
		    figure != NULL ? figure->id : call->phrase->slots[slot].name);
	if (says_sign(form, (size_t)slot))
		marks_put_unsigned(call->all, figure, out);
	else
		marks_put(call->all, figure, out);
	return 0;
}

static int
say(struct call *call, struct tb_buf *out)
{
	const struct form *form = choose(call);
	struct piece piece;
	const char *at;
	int rc = 0;

	if (form == NULL)
		return refuse(call, TB_MSG_NO_PHRASE, call->phrase->line,
		    "no form fits the values, the first slot being",
		    call->phrase->nslots > 0 ? call->texts[0] : "");
	for (at = form->text; rc == 0 && next_piece(&at, &piece);) {
		if (piece.kind == PIECE_LITERAL)
			tb_buf_put(out, piece.s, piece.len);
		else if (piece.kind == PIECE_SLOT)
			rc = say_slot(call, form, &piece, out);
		else
			rc = say_included(call, &piece, out);
	}
	return rc;
}

int
phrases_have(const struct phrases *phrases, const char *id)
{
	return find(phrases, id) != NULL;
}

int
phrases_say(const struct phrases *phrases, const struct tb_figures *figures, const char *id,
    const struct slot_value *values, size_t nvalues, struct tb_buf *out, struct tb_err *err)
{
	struct call call = {
	    .phrases = phrases, .all = figures, .phrase = find(phrases, id), .err = err};
	struct tb_buf text = TB_BUF_INIT;
	int rc;

	if (call.phrase == NULL)
		return tb_err_set(err, TB_MSG_NO_PHRASE, NULL, 0, 0,
		    "there is no phrase '%s' in %s", id, phrases->path);
	rc = fill_slots(&call, values, nvalues);
	if (rc == 0)
		rc = say(&call, &text);
	if (rc == 0) {
		tidy_string(&text);
		tb_buf_put(out, text.s, text.len);
	}
	tb_buf_release(&text);
	return rc;
}
