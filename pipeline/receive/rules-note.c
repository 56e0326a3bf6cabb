/* What the sender explains of a finding; see rules.h and trend.h. */
#include "../lib/utf8.h"
#include "trend.h"

/* Said in place of an explanation, without blanks and marks. */
static const char *const nothing[] = {
    "",
    "无",
    "无说明",
    "无原因",
    "无更正",
    "无更正原因",
    "无变化",
    "没有",
    "没有说明",
    "没有原因",
    "暂无",
    "暂无说明",
    "略",
    "从略",
    "空",
    "是",
    "否",
    "不详",
    "不清楚",
    "不知道",
    "其他",
    "其它",
    "其他原因",
    "其它原因",
    "说明",
    "原因",
    "同上",
    "同前",
    "测试",
};

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
rules_explanation(const char *text)
{
	struct tb_buf words = TB_BUF_INIT;
	const char *s = text;
	size_t letters = 0, i;
	unsigned c;

	if (text == NULL)
		return NULL;
	tb_buf_puts(&words, "");
	while ((c = tb_utf8_next(&s)) != 0)
		if (!is_mark(c)) {
			tb_buf_putcp(&words, c);
			letters++;
		}
	for (i = 0; i < TB_LEN(nothing); i++)
		if (strcmp(words.s, nothing[i]) == 0)
			text = NULL;
	tb_buf_release(&words);
	return letters > 1 ? text : NULL;
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
	const char *note = rules_explanation(spot->note);

	if (note != NULL || trend->before == NULL)
		return note;
	before = history_record(trend->before);
	same = before != NULL ? before->section[spot->table].indicator : NULL;
	if (same == NULL || indicator == NULL || strcmp(same, indicator) != 0 ||
	    !is_same(trend, spot, 0) || (is_of_both_amounts(id) && !is_same(trend, spot, 1)))
		return NULL;
	return rules_explanation(
	    history_explained(trend->before, id, rules_tables[spot->table], spot->code));
}

const char *
trend_reason(const struct trend *trend)
{
	const struct tb_record *record = &trend->parsed->record;

	return record->version >= 2 ? rules_explanation(record->reason) : NULL;
}
