/* Phrases: see phrases.h. */
#include "phrases-private.h"
#include "marks.h"
#include "tidy.h"
#include <gmp.h>

int
phrase_compare(const void *a, const void *b)
{
	return strcmp(((const struct phrase *)a)->id, ((const struct phrase *)b)->id);
}

const struct phrase *
phrase_find(const struct phrases *phrases, const char *id)
{
	struct phrase key = {.id = id};

	if (phrases->n == 0)
		return NULL;
	return bsearch(&key, phrases->list, phrases->n, sizeof(key), phrase_compare);
}

int
phrase_slot(const struct phrase *phrase, const char *name, size_t len)
{
	size_t i;

	for (i = 0; i < phrase->nslots; i++)
		if (strlen(phrase->slots[i].name) == len &&
		    memcmp(phrase->slots[i].name, name, len) == 0)
			return (int)i;
	return -1;
}

int
piece_next(const char **at, struct piece *piece)
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
		int slot = phrase_slot(p, values[i].name, strlen(values[i].name));

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
	inner.phrase = phrase_find(call->phrases, id);
	for (i = 0; i < inner.phrase->nslots; i++) {
		const char *name = inner.phrase->slots[i].name;
		int mine = phrase_slot(call->phrase, name, strlen(name));

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
	int slot = phrase_slot(call->phrase, piece->s, piece->len);
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
	for (at = form->text; rc == 0 && piece_next(&at, &piece);) {
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
	return phrase_find(phrases, id) != NULL;
}

const char *
phrases_near(const struct phrases *phrases, const char *id)
{
	size_t best = 0, word = strcspn(id, "."), i;
	const char *near = NULL;

	for (i = 0; i < phrases->n; i++) {
		const char *other = phrases->list[i].id;
		size_t same = 0;

		while (other[same] != '\0' && other[same] == id[same])
			same++;
		if (same > best && (same >= word || other[same] == '\0')) {
			best = same;
			near = other;
		}
	}
	return near;
}

int
phrases_say(const struct phrases *phrases, const struct tb_figures *figures, const char *id,
    const struct slot_value *values, size_t nvalues, struct tb_buf *out, struct tb_err *err)
{
	struct call call = {
	    .phrases = phrases, .all = figures, .phrase = phrase_find(phrases, id), .err = err};
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
