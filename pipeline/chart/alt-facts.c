/* Sentences about values with names: see alt-private.h. */
#include "alt-private.h"

struct fact *
facts_add(struct facts *facts, const char *name, const struct datum *datum)
{
	struct fact *fact = tb_grow(&facts->list, facts->n, &facts->cap, sizeof *fact);

	facts->n++;
	*fact = (struct fact){.name = name, .datum = datum};
	return fact;
}

static int
is_compared(const struct fact *fact)
{
	return datum_drawn(fact->datum) && !fact->aside;
}

size_t
facts_drawn(const struct facts *facts)
{
	size_t n = 0;

	for (size_t i = 0; i < facts->n; i++)
		n += datum_drawn(facts->list[i].datum) != 0;
	return n;
}

void
tell(struct teller *t, enum chart_word word, const struct tb_slot *slots)
{
	wording_say(t->words, t->out, word, slots);
}

const char *
tell_number(struct teller *t, size_t n)
{
	return tb_arena_printf(&t->arena, "%zu", n);
}

const char *
tell_value(struct teller *t, const struct datum *datum)
{
	struct tb_buf text = TB_BUF_INIT;
	const char *kept;

	wording_value(&text, t->style, t->chart->unit, datum, t->words->text[SAY_CELL_NONE]);
	kept = tb_arena_strdup(&t->arena, text.s);
	tb_buf_release(&text);
	return kept;
}

const char *
tell_item(struct teller *t, const char *name, const struct datum *datum)
{
	size_t len = strlen(name);
	int digit = len > 0 && name[len - 1] >= '0' && name[len - 1] <= '9';

	return wording_make(t->words, &t->arena, digit ? SAY_ITEM_DIGIT : SAY_ITEM,
	    WORDING_SLOTS({"name", name}, {"value", tell_value(t, datum)}));
}

void
listing_put(struct teller *t, struct listing *list, const char *item)
{
	if (list->n++ >= list->most)
		return;
	if (list->n > 1)
		tb_buf_puts(&list->text, t->style->list_mark);
	tb_buf_puts(&list->text, item);
}

const char *
listing_end(struct teller *t, struct listing *list)
{
	const char *text = tb_arena_strdup(&t->arena, list->text.s);

	if (list->n > list->most)
		text =
		    wording_make(t->words, &t->arena, list->counted ? SAY_MORE_COUNTED : SAY_MORE,
			WORDING_SLOTS({"list", text}, {"n", tell_number(t, list->n)}));
	tb_buf_release(&list->text);
	return text;
}

struct listing
listing_some(const struct teller *t, int counted)
{
	return (struct listing){TB_BUF_INIT, 0, (size_t)t->style->alt_names_most, counted};
}

struct listing
listing_all(void)
{
	return (struct listing){TB_BUF_INIT, 0, SIZE_MAX, 0};
}

/* --- ends --------------------------------------------------------------------------- */

/* What is said of an end: of one, and of several that share it. */
struct end_words {
	enum chart_word one, tied;
};

/* Contributions are above or below 0 before they are high or low. */
static struct end_words
end_words(const struct teller *t, const struct fact *end, int high)
{
	enum chart_word word;

	if (t->chart->form != FORM_WATERFALL)
		return high ? (struct end_words){SAY_HIGHEST, SAY_TIED_HIGHEST}
			    : (struct end_words){SAY_LOWEST, SAY_TIED_LOWEST};
	if (end->datum->value_e8 < 0)
		word = high ? SAY_TAKES_LEAST : SAY_TAKES_MOST;
	else
		word = high ? SAY_ADDS_MOST : SAY_ADDS_LEAST;
	return (struct end_words){word, word};
}

/* Those whose value is that of `end`, and what is said of them. */
static void
tell_end(struct teller *t, const struct facts *facts, const struct fact *end, int high)
{
	struct end_words words = end_words(t, end, high);
	struct listing list = listing_some(t, 0);
	size_t n;
	const char *text;

	for (size_t i = 0; i < facts->n; i++)
		if (is_compared(&facts->list[i]) &&
		    facts->list[i].datum->value_e8 == end->datum->value_e8)
			listing_put(t, &list, facts->list[i].name);
	n = list.n;
	text = listing_end(t, &list);
	tell(t, n > 1 ? words.tied : words.one,
	    WORDING_SLOTS({"names", text}, {"value", tell_value(t, end->datum)}));
}

void
tell_ends(struct teller *t, const struct facts *facts, int counted)
{
	const struct fact *high = NULL, *low = NULL;
	size_t n = 0;

	for (size_t i = 0; i < facts->n; i++) {
		const struct fact *fact = &facts->list[i];

		if (!is_compared(fact))
			continue;
		n++;
		if (high == NULL || fact->datum->value_e8 > high->datum->value_e8)
			high = fact;
		if (low == NULL || fact->datum->value_e8 < low->datum->value_e8)
			low = fact;
	}
	if (n == 0)
		return;
	if (n == 1) {
		tell(t, SAY_ONE,
		    WORDING_SLOTS({"name", high->name}, {"value", tell_value(t, high->datum)}));
	} else if (high->datum->value_e8 == low->datum->value_e8) {
		tell(t, SAY_EQUAL,
		    WORDING_SLOTS({"n", tell_number(t, n)}, {"value", tell_value(t, high->datum)}));
	} else {
		if (counted)
			tell(t, SAY_COUNT, WORDING_SLOTS({"n", tell_number(t, facts->n)}));
		tell_end(t, facts, high, 1);
		tb_buf_puts(t->out, t->words->text[SAY_SEMICOLON]);
		tell_end(t, facts, low, 0);
	}
	tb_buf_puts(t->out, t->words->text[SAY_FULL_STOP]);
}

/* --- each ----------------------------------------------------------------------------- */

static const char *
item(struct teller *t, const struct fact *fact)
{
	struct datum target = {.state = STATE_VALUE, .text = ""};

	if (fact->row == NULL || !fact->row->has_target)
		return tell_item(t, fact->name, fact->datum);
	target.value_e8 = fact->row->target_e8;
	return wording_make(t->words, &t->arena, SAY_ITEM_TARGET,
	    WORDING_SLOTS({"name", fact->name}, {"value", tell_value(t, fact->datum)},
		{"target", tell_value(t, &target)}));
}

void
tell_each(struct teller *t, const struct facts *facts)
{
	size_t drawn = facts_drawn(facts);
	struct listing list = listing_all();

	if (drawn < 2 || drawn > (size_t)t->style->alt_values_most)
		return;
	for (size_t i = 0; i < facts->n; i++)
		if (datum_drawn(facts->list[i].datum))
			listing_put(t, &list, item(t, &facts->list[i]));
	tell(t, SAY_ALL, WORDING_SLOTS({"list", listing_end(t, &list)}));
}

/* --- lamps, gaps ---------------------------------------------------------------------- */

void
tell_lamps(struct teller *t, const struct facts *facts)
{
	static const struct {
		enum lamp lamp;
		enum chart_word word;
	} lamps[] = {{LAMP_RED, SAY_RED}, {LAMP_YELLOW, SAY_YELLOW}, {LAMP_GREEN, SAY_GREEN},
	    {LAMP_BLUE, SAY_BLUE}};
	int said = 0;

	for (size_t k = 0; k < TB_LEN(lamps); k++) {
		struct listing list = listing_some(t, 1);
		const char *n;

		for (size_t i = 0; i < facts->n; i++)
			if (facts->list[i].lamp == lamps[k].lamp)
				listing_put(t, &list, facts->list[i].name);
		if (list.n == 0)
			continue;
		n = tell_number(t, list.n);
		if (said++)
			tb_buf_puts(t->out, t->words->text[SAY_SEMICOLON]);
		tell(t, SAY_LAMP,
		    WORDING_SLOTS({"lamp", t->words->text[lamps[k].word]}, {"n", n},
			{"list", listing_end(t, &list)}));
	}
	if (said)
		tb_buf_puts(t->out, t->words->text[SAY_FULL_STOP]);
}

/* What is said in the place of a value that is not there; NULL = it is, or need not be. */
static const char *
gap(const struct teller *t, const struct fact *fact, int none_too)
{
	if (datum_drawn(fact->datum))
		return NULL;
	if (fact->datum->state == STATE_MISSING)
		return t->style->missing;
	return none_too ? t->words->text[SAY_CELL_NONE] : NULL;
}

/* As a list: those that are carried (state NULL), or in whose place the state is said. */
static void
tell_state(struct teller *t, const struct facts *facts, const char *state, int none_too)
{
	struct listing list = listing_some(t, 0);

	for (size_t i = 0; i < facts->n; i++) {
		const char *own = gap(t, &facts->list[i], none_too);

		if (state == NULL ? facts->list[i].datum->state == STATE_CARRIED
				  : own != NULL && strcmp(own, state) == 0)
			listing_put(t, &list, facts->list[i].name);
	}
	if (list.n == 0)
		return;
	if (state == NULL)
		tell(t, SAY_CARRIED, WORDING_SLOTS({"list", listing_end(t, &list)}));
	else
		tell(t, SAY_GAPS, WORDING_SLOTS({"state", state}, {"list", listing_end(t, &list)}));
}

void
tell_gaps(struct teller *t, const struct facts *facts, int none_too)
{
	const char *none = t->words->text[SAY_CELL_NONE];

	tell_state(t, facts, NULL, none_too);
	tell_state(t, facts, t->style->missing, none_too);
	if (none_too && strcmp(none, t->style->missing) != 0)
		tell_state(t, facts, none, none_too);
}
