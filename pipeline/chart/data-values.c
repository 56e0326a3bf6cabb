/* Values of attributes of charts: see data-private.h. */
#include "data-private.h"
#include "../lib/decimal.h"
#include "../lib/period.h"

static const char *const lamp_names[LAMP_MAX] = {"", "green", "yellow", "red", "blue"};
/* A reported zero is a value, a field left blank is missing, as figures have it. */
static const struct {
	const char *name;
	enum state state;
} states[] = {
    {"value", STATE_VALUE},
    {"zero", STATE_VALUE},
    {"carried", STATE_CARRIED},
    {"missing", STATE_MISSING},
    {"blank", STATE_MISSING},
    {"none", STATE_NONE},
    {"suppressed", STATE_NONE},
};

const char *
data_keep(struct reader *reader, const struct tb_xml_attr *attrs, const char *name)
{
	const char *value = tb_xml_attr(attrs, name);

	return value != NULL ? tb_arena_strdup(&reader->charts->arena, value) : "";
}

const struct form_rule *
data_rule(const struct reader *reader)
{
	return &form_rules[reader->chart->form];
}

/* Index of value in names, or -1 with the parse failed. */
int
data_lookup(struct tb_xml *xml, const struct reader *reader, const char *what,
    const char *const *names, size_t n, const char *value)
{
	char wanted[160];
	size_t len = 0;

	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i], value) == 0)
			return (int)i;
	for (size_t i = 0; i < n && len < sizeof wanted; i++)
		if (names[i][0] != '\0')
			len += (size_t)snprintf(wanted + len, sizeof wanted - len, "%s%s",
			    len == 0	 ? ""
			    : i + 1 == n ? " or "
					 : ", ",
			    names[i]);
	snprintf(wanted + (len < sizeof wanted - 11 ? len : sizeof wanted - 11), 11, " is wanted");
	return data_fail(xml, reader, what, value, wanted);
}

int
data_number(struct tb_xml *xml, const struct reader *reader, const char *text, int64_t *value_e8)
{
	/* an amount in units of 10^8 is a number with eight places */
	switch (tb_amount_parse(text, TB_UNIT_YI, value_e8, NULL)) {
	case TB_DECIMAL_OK:
		break;
	case TB_DECIMAL_FINE:
		return data_fail(xml, reader, "value", text, "more than 8 decimals; round it");
	case TB_DECIMAL_RANGE:
		return data_fail(xml, reader, "value", text, "beyond 10^9; use a larger unit");
	default:
		return data_fail(xml, reader, "value", text, "not a number; write it as 12.5");
	}
	if (*value_e8 < 0 && !data_rule(reader)->negative)
		return data_fail(xml, reader, "value", text,
		    "negative; this form draws from 0: use bars, dots or lines");
	return 0;
}

static int
read_state(struct tb_xml *xml, const struct reader *reader, const char *name, enum state *state)
{
	for (size_t i = 0; i < TB_LEN(states); i++)
		if (strcmp(states[i].name, name) == 0) {
			*state = states[i].state;
			return 0;
		}
	return data_fail(xml, reader, "state", name, "value, carried, missing or none is wanted");
}

/* value, text and state of what has a number. */
int
data_datum(
    struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs, struct datum *datum)
{
	const char *value = tb_xml_attr(attrs, "value");
	const char *state = tb_xml_attr(attrs, "state");

	datum->line = tb_xml_line(xml);
	datum->text = data_keep(reader, attrs, "text");
	if (state == NULL)
		state = "value";
	if (read_state(xml, reader, state, &datum->state) != 0)
		return -1;
	if (!datum_drawn(datum)) {
		if (data_rule(reader)->whole)
			return data_fail(xml, reader, "state", state,
			    "a part of the whole is not there; ranked shows what is missing");
		return 0;
	}
	if (value == NULL)
		return data_fail(xml, reader, "state", state, "needs the attribute 'value'");
	return data_number(xml, reader, value, &datum->value_e8);
}

int
data_lamp(struct tb_xml *xml, const struct reader *reader, const struct tb_xml_attr *attrs,
    enum lamp *lamp)
{
	const char *name = tb_xml_attr(attrs, "lamp");
	int k = 0;

	if (name != NULL)
		k = data_lookup(xml, reader, "lamp", lamp_names, LAMP_MAX, name);
	*lamp = k > 0 ? (enum lamp)k : LAMP_NONE;
	return k < 0 ? -1 : 0;
}

/* "2022-07" or "2022-07-15"; an attribute that is not there leaves no moment. */
int
data_moment(struct tb_xml *xml, const struct reader *reader, const struct tb_xml_attr *attrs,
    const char *name, struct moment *moment)
{
	const char *text = tb_xml_attr(attrs, name);
	struct tb_date date = {0};
	struct tb_period period;

	if (text == NULL)
		return 0;
	if (tb_period_parse(text, &period) == 0) {
		date.year = period.year, date.month = period.month;
	} else if (tb_date_parse(text, &date) != 0) {
		return data_fail(
		    xml, reader, name, text, "no month or day; write it as 2022-07 or 2022-07-15");
	}
	*moment = (struct moment){date.year * 12 + date.month - 1, date.day};
	return 0;
}
