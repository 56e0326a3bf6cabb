/*
 * Attributes of plan files: each becomes a member of its element's record, as
 * the tables of plan-elements.h say.
 */
#include "plan-elements.h"
#include "rate.h"

/* A decimal with at most three places, in thousandths. */
static int
parse_milli(const char *s, int64_t *milli)
{
	int64_t scaled; /* in 1/10000: the unit 万元 has four places */

	if (tb_amount_parse(s, TB_UNIT_WAN, &scaled, NULL) != TB_DECIMAL_OK || scaled % 10 != 0)
		return -1;
	*milli = scaled / 10;
	return 0;
}

int
plan_bad_value(struct tb_xml *xml, const char *element, const char *attribute, const char *value,
    const char *expected)
{
	return tb_xml_fail(
	    xml, TB_MSG_PLAN, "<%s %s=\"%s\">: %s is needed", element, attribute, value, expected);
}

int
plan_parse_amount(const char *s, enum tb_unit unit, struct tb_plan_amount *amount)
{
	*amount = (struct tb_plan_amount){0, 0};
	if (strcmp(s, "——") == 0) {
		amount->none = 1;
		return 0;
	}
	return tb_amount_parse(s, unit, &amount->yuan, NULL) == TB_DECIMAL_OK ? 0 : -1;
}

int
plan_bad_amount(struct tb_xml *xml, const char *element, const char *attribute, const char *value,
    enum tb_unit unit, const char *expected)
{
	int64_t yuan;

	if (tb_amount_parse(value, unit, &yuan, NULL) == TB_DECIMAL_RANGE)
		expected = "a value of at most 1000000000 亿元";
	return plan_bad_value(xml, element, attribute, value, expected);
}

static int
set_amount(struct tb_xml *xml, const char *element, const struct plan_field *field, const char *s,
    struct tb_plan_amount *place)
{
	enum tb_unit unit = field->type == FIELD_YI ? TB_UNIT_YI : TB_UNIT_WAN;

	if (plan_parse_amount(s, unit, place) == 0)
		return 0;
	return plan_bad_amount(xml, element, field->name, s, unit,
	    unit == TB_UNIT_YI ? "an amount in 亿元, or ——," : "an amount in 万元, or ——,");
}

static int
set_word(struct tb_xml *xml, const char *element, const struct plan_field *field, const char *s,
    int *place)
{
	struct tb_buf words = TB_BUF_INIT;
	int i;

	for (i = 0; field->words[i] != NULL; i++) {
		if (strcmp(field->words[i], s) == 0) {
			*place = i;
			tb_buf_release(&words);
			return 0;
		}
		tb_buf_printf(&words, "%s%s", i > 0 ? ", " : "one of ", field->words[i]);
	}
	(void)plan_bad_value(xml, element, field->name, s, words.s);
	tb_buf_release(&words);
	return -1;
}

static int
is_month(const char *s)
{
	struct tb_period period;

	return tb_period_parse(s, &period) == 0;
}

static int
is_day(const char *s)
{
	struct tb_date date;

	return tb_date_parse(s, &date) == 0;
}

static int
is_rate(const char *s)
{
	struct tb_rate rate;

	return strcmp(s, "——") == 0 || tb_rate_parse(s, &rate) == 0;
}

static int
set_text(struct tb_xml *xml, struct tb_plan *plan, const char *element,
    const struct plan_field *field, const char *s, const char **place)
{
	if (field->type == FIELD_DATE && s[0] != '\0' && !is_day(s))
		return plan_bad_value(xml, element, field->name, s, "a day YYYY-MM-DD");
	if (field->type == FIELD_MONTH && s[0] != '\0' && !is_month(s))
		return plan_bad_value(xml, element, field->name, s, "a month YYYY-MM");
	if (field->type == FIELD_RATE && s[0] != '\0' && !is_rate(s))
		return plan_bad_value(xml, element, field->name, s, "a rate such as 12.5%, or ——,");
	*place = tb_arena_strdup(&plan->arena, s);
	return 0;
}

static int
set_field(struct tb_xml *xml, struct tb_plan *plan, const char *element,
    const struct plan_field *field, const char *s, void *place)
{
	long number;

	switch (field->type) {
	case FIELD_INT:
		if (tb_int_parse(s, 0, 999999, &number) != 0)
			return plan_bad_value(
			    xml, element, field->name, s, "a whole number from 0 to 999999");
		*(int *)place = (int)number;
		return 0;
	case FIELD_FLAG:
		if (strcmp(s, "yes") != 0 && strcmp(s, "no") != 0)
			return plan_bad_value(xml, element, field->name, s, "yes or no");
		*(int *)place = s[0] == 'y';
		return 0;
	case FIELD_YI:
	case FIELD_WAN:
		return set_amount(xml, element, field, s, place);
	case FIELD_WORD:
	case FIELD_CHOICE:
		return set_word(xml, element, field, s, place);
	case FIELD_MILLI:
		if (parse_milli(s, place) != 0)
			return plan_bad_value(
			    xml, element, field->name, s, "a decimal with up to three places");
		return 0;
	default:
		return set_text(xml, plan, element, field, s, place);
	}
}

/* What a member is when its attribute is absent. */
static void
set_absent(const struct plan_field *field, void *place)
{
	switch (field->type) {
	case FIELD_YI:
	case FIELD_WAN:
		*(struct tb_plan_amount *)place = (struct tb_plan_amount){0, 1};
		break;
	case FIELD_INT:
		*(int *)place = (int)field->absent;
		break;
	case FIELD_MILLI:
		*(int64_t *)place = field->absent;
		break;
	case FIELD_CHOICE:
		*(int *)place = -1;
		break;
	case FIELD_TEXT:
	case FIELD_CODE:
	case FIELD_DATE:
	case FIELD_MONTH:
	case FIELD_RATE:
		*(const char **)place = "";
		break;
	default:
		break;
	}
}

int
plan_fill(struct tb_xml *xml, struct tb_plan *plan, const struct plan_element *element,
    const struct tb_xml_attr *attrs, char *record)
{
	const struct plan_field *field;

	for (field = element->fields; field->name != NULL; field++) {
		const char *s = tb_xml_attr(attrs, field->name);
		void *place = record + field->offset;

		set_absent(field, place);
		if ((s == NULL || s[0] == '\0') &&
		    (field->type == FIELD_CODE || field->type == FIELD_WORD))
			return tb_xml_fail(xml, TB_MSG_PLAN,
			    "<%s> lacks the attribute '%s'; add it, see tongbao-plan(5)",
			    element->name, field->name);
		if (s != NULL && set_field(xml, plan, element->name, field, s, place) != 0)
			return -1;
	}
	return 0;
}

int
plan_is_remark(const char *name)
{
	static const char *const names[] = {"assumed", "note", "clause", "source"};
	size_t i;

	for (i = 0; i < TB_LEN(names); i++)
		if (strcmp(names[i], name) == 0)
			return 1;
	return 0;
}

int
plan_unknown_attribute(struct tb_xml *xml, const char *element, const char *attribute)
{
	return tb_xml_fail(
	    xml, TB_MSG_PLAN, "<%s> has the unknown attribute '%s'; remove it", element, attribute);
}

int
plan_check_known(
    struct tb_xml *xml, const struct plan_element *element, const struct tb_xml_attr *attrs)
{
	for (; attrs->name != NULL; attrs++) {
		const struct plan_field *field = element->fields;

		while (field->name != NULL && !tb_same(field->name, attrs->name))
			field++;
		if (field->name == NULL && !plan_is_remark(attrs->name))
			return plan_unknown_attribute(xml, element->name, attrs->name);
	}
	return 0;
}
