/* What the sender explains of a finding; see rules.h and trend.h. */
#include "../lib/utf8.h"
#include "trend.h"

/* Letters of whatever writing; blanks, marks and digits explain nothing. */
static int
is_mark(unsigned c)
{
	return c < 'A' || (c > 'Z' && c < 'a') || (c > 'z' && c < 0xc0) ||
	       (c >= 0x2000 && c < 0x2100) || (c >= 0x3000 && c < 0x3040) ||
	       (c >= 0xff00 && c < 0xff21) || (c >= 0xff3b && c < 0xff41) ||
	       (c >= 0xff5b && c < 0xfff0);
}

const char *
rules_explanation(const struct rules *rules, const char *text)
{
	struct tb_buf words = TB_BUF_INIT;
	const char *s = text;
	size_t letters = 0;
	unsigned c;

	if (text == NULL)
		return NULL;
	while ((c = tb_utf8_next(&s)) != 0)
		if (!is_mark(c)) {
			tb_buf_putcp(&words, c);
			letters++;
		}
	if (letters < 2 || tb_plan_has_tag(rules->catalogue->labels[LABEL_NO_NOTES], words.s))
		text = NULL;
	tb_buf_release(&words);
	return text;
}

void
rules_rounded(const struct rules *rules, struct findings *findings)
{
	size_t i;

	for (i = 0; i < findings->n; i++) {
		struct finding *finding = &findings->list[i];
		const char **note = &finding->detail[FINDING_DETAILS - 1];

		if (finding->id != FINDING_NUMBER_ROUNDED)
			continue;
		*note = rules_explanation(rules, *note);
		if (*note != NULL)
			finding->level = LEVEL_NOTE;
	}
}

/* Findings about the one amount beside the other: the answer is to both. */
static int
is_of_both_amounts(enum finding_id id)
{
	return id == FINDING_GROWTH_HIGH || id == FINDING_GROWTH_LOW || id == FINDING_MONTH_SHARE ||
	       id == FINDING_BASE_FALLS || id == FINDING_BASE_DIFFERS;
}

static int
is_same(const struct trend *trend, const struct spot *spot, int field)
{
	struct tb_value old = history_amount(trend->before, spot->table, field, spot->code);

	return old.state == spot->amounts[field].state && old.yuan == spot->amounts[field].yuan;
}

const char *
trend_explained(const struct trend *trend, const struct spot *spot, enum finding_id id)
{
	const struct tb_record *record = &trend->parsed->record, *before;
	const char *indicator = record->section[spot->table].indicator, *same;
	const char *note = rules_explanation(trend->rules, spot->note);

	if (note != NULL || trend->before == NULL)
		return note;
	before = history_record(trend->before);
	same = before != NULL ? before->section[spot->table].indicator : NULL;
	if (same == NULL || indicator == NULL || strcmp(same, indicator) != 0 ||
	    !is_same(trend, spot, 0) || (is_of_both_amounts(id) && !is_same(trend, spot, 1)))
		return NULL;
	return rules_explanation(trend->rules,
	    history_explained(trend->before, id, tb_subject_tables[spot->table], spot->code));
}

const char *
trend_reason(const struct trend *trend)
{
	const struct tb_record *record = &trend->parsed->record;

	return record->version >= 2 ? rules_explanation(trend->rules, record->reason) : NULL;
}
