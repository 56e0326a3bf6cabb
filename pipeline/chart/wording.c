/* The words of charts: see wording.h. */
#include "wording.h"
#include "../lib/decimal.h"
#include "../lib/file.h"

static const char *const keys[SAY_MAX] = {
#define CHART_WORD(name, key) key,
#include "wording-keys.h"
#undef CHART_WORD
};

static const struct tb_wordlist_kind kind = {
    "urn:tongbao:chart-words:1", keys, SAY_MAX, TB_MSG_STYLE};

int
wording_load(const char *folder, struct wording *words, struct tb_err *err)
{
	char *path = tb_template_path(folder, "style/chart-words.xml");
	int rc;

	*words = (struct wording){0};
	rc = tb_wordlist_load(path, &kind, &words->list, words->text, err);
	free(path);
	return rc;
}

void
wording_release(struct wording *words)
{
	tb_wordlist_release(&words->list);
	*words = (struct wording){0};
}

void
wording_say(const struct wording *words, struct tb_buf *out, enum chart_word word,
    const struct tb_slot *slots)
{
	tb_slots_fill(out, words->text[word], slots);
}

const char *
wording_make(const struct wording *words, struct tb_arena *arena, enum chart_word word,
    const struct tb_slot *slots)
{
	struct tb_buf text = TB_BUF_INIT;
	const char *kept;

	wording_say(words, &text, word, slots);
	kept = tb_arena_strdup(arena, text.s);
	tb_buf_release(&text);
	return kept;
}

const char *
wording_series(const struct wording *words, const struct style *style, struct tb_arena *arena,
    const struct panel *panel, size_t s)
{
	const struct series *series = &panel->series[s];
	const char *part = style->parts[series->part];
	size_t same = 0;

	for (size_t k = 0; k < panel->nseries; k++)
		same += strcmp(panel->series[k].name, series->name) == 0;
	if (same < 2 || part == NULL)
		return series->name;
	return wording_make(
	    words, arena, SAY_HEAD_OF, WORDING_SLOTS({"name", series->name}, {"head", part}));
}

int
wording_end_in(const char *s, const char *suffix)
{
	size_t n = strlen(s), k = strlen(suffix);

	return n >= k && strcmp(s + n - k, suffix) == 0;
}

void
wording_value(struct tb_buf *out, const struct style *style, const char *unit,
    const struct datum *datum, const char *otherwise)
{
	const char *mark = style->carried_mark;
	char plain[TB_AMOUNT_SIZE];
	size_t from = out->len;
	int carried = datum->state == STATE_CARRIED;

	if (!datum_drawn(datum)) {
		tb_buf_puts(out, datum->text[0] != '\0' ? datum->text : otherwise);
		return;
	}
	tb_amount_format(datum->value_e8, TB_UNIT_YI, plain);
	tb_buf_puts(out, datum->text[0] != '\0' ? datum->text : plain);
	if (wording_end_in(out->s + from, mark)) {
		out->len -= strlen(mark);
		out->s[out->len] = '\0';
		carried = 1;
	}
	if (!wording_end_in(out->s + from, unit))
		tb_buf_puts(out, unit);
	if (carried)
		tb_buf_puts(out, mark);
}
