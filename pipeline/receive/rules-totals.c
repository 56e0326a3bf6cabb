/*
 * The sender's own totals of a section (合计) beside its rows; see rules.h.  A total may differ
 * from the sum of what is printed by half a unit of the last printed digit for each part, since
 * each part may have been rounded by itself.
 */
#include "number.h"
#include "rules.h"

/* Names of the two totals of a section, by enum tb_section. */
static const char *const fields[3][2] = {
    {"industries@sum", "industries@base-sum"},
    {"enterprises@sum", "enterprises@base-sum"},
    {"projects@sum", "projects@plan-sum"},
};

/* Yuan of one unit of the amount's last printed digit. */
static int64_t
last_digit_yuan(const struct tb_value *amount, int unit)
{
	const char *point = strchr(amount->text, '.');
	size_t places = point != NULL ? strlen(point + 1) : 0;
	int64_t yuan = tb_unit_yuan[unit];

	for (; places > 0 && yuan > 1; places--)
		yuan /= 10;
	return yuan;
}

/* What the rows of a section come to. */
struct sum {
	int64_t yuan;
	int64_t digits_yuan; /* units of the last digits, added up */
	int64_t coarsest_yuan;
};

/* A part stands beside its whole (其中), and is not added to it. */
static int
is_part(const struct rules *rules, const struct spot *spot)
{
	const struct tb_plan_enterprise *enterprise =
	    spot->table == TB_SECTION_ENTERPRISES && spot->code != NULL
		? tb_plan_enterprise(rules->plan, spot->code)
		: NULL;

	return enterprise != NULL && enterprise->parent[0] != '\0';
}

/* -1: an amount is none, which is said at its row, or the sum is out of range. */
static int
add_row(const struct spot *spot, int field, struct sum *sum)
{
	const struct tb_value *amount = &spot->amounts[field];
	int64_t digit;

	if (amount->state == TB_VALUE_NONE)
		return 0;
	if (amount->state != TB_VALUE_AMOUNT)
		return -1;
	digit = last_digit_yuan(amount, spot->unit);
	if (digit > sum->coarsest_yuan)
		sum->coarsest_yuan = digit;
	return tb_add(sum->yuan, amount->yuan, &sum->yuan) != 0 ||
		       tb_add(sum->digits_yuan, digit, &sum->digits_yuan) != 0
		   ? -1
		   : 0;
}

static int
add_rows(const struct rules *rules, const struct parsed *parsed, enum tb_section table, int field,
    struct sum *sum)
{
	struct spot spot;
	struct walk walk;
	int rc = 0;

	*sum = (struct sum){0, 0, 0};
	rules_begin(&walk, parsed, table);
	while (rc == 0 && rules_next(&walk, parsed, &spot))
		if (!is_part(rules, &spot))
			rc = add_row(&spot, field, sum);
	walk_end(&walk);
	return rc;
}

/* Where the section begins, as if it were a row with its totals. */
static struct spot
section_spot(const struct tb_record *record, enum tb_section table)
{
	const struct tb_record_section *section = &record->section[table];

	return (struct spot){.table = table,
	    .line = section->line,
	    .unit = section->unit,
	    .fields = {fields[table][0], fields[table][1]},
	    .amounts = {section->sum, section->second_sum}};
}

static void
check_sum(const struct rules *rules, struct parsed *parsed, const struct spot *total, int field)
{
	const struct tb_value *given = &total->amounts[field];
	struct finding finding = rules_finding(FINDING_TOTAL_DIFFERS, total, field);
	struct tb_buf value = TB_BUF_INIT, expected = TB_BUF_INIT;
	struct tb_buf difference = TB_BUF_INIT, tolerance = TB_BUF_INIT;
	int64_t more, allowed, digit;
	struct sum sum;

	if (given->state != TB_VALUE_AMOUNT || given->yuan < 0 ||
	    add_rows(rules, parsed, total->table, field, &sum) != 0 ||
	    tb_sub(given->yuan, sum.yuan, &more) != 0)
		return;
	digit = last_digit_yuan(given, total->unit);
	allowed = (sum.digits_yuan + (digit > sum.coarsest_yuan ? digit : 0)) / 2;
	more = more < 0 ? -more : more;
	if (more <= allowed)
		return;
	tb_buf_printf(&value, "%s%s", given->text, tb_unit_name((enum tb_unit)total->unit));
	number_format(sum.yuan, total->unit, &expected);
	number_format(more, total->unit, &difference);
	number_format(allowed, total->unit, &tolerance);
	finding.value = value.s;
	finding.expected = expected.s;
	finding.detail[0] = difference.s;
	finding.detail[1] = tolerance.s;
	finding_add(&parsed->findings, &finding);
	tb_buf_release(&value);
	tb_buf_release(&expected);
	tb_buf_release(&difference);
	tb_buf_release(&tolerance);
}

static void
check_count(struct parsed *parsed, enum tb_section table)
{
	const char *given = parsed->record.section[table].rows;
	size_t n = rules_count(&parsed->record, table);
	char field[40], expected[24];
	long rows;

	if (given == NULL || tb_int_parse(given, 0, 100000000, &rows) != 0 || (size_t)rows == n)
		return;
	snprintf(field, sizeof(field), "%s@rows", tb_subject_tables[table]);
	snprintf(expected, sizeof(expected), "%zu", n);
	finding_add(&parsed->findings, &(struct finding){.id = FINDING_TOTAL_ROWS,
					   .level = -1,
					   .line = parsed->record.section[table].line,
					   .section = tb_subject_tables[table],
					   .field = field,
					   .value = given,
					   .expected = expected});
}

void
rules_totals(const struct rules *rules, struct parsed *parsed)
{
	struct spot total;
	int table, field;

	for (table = 0; table < 3; table++) {
		check_count(parsed, (enum tb_section)table);
		total = section_spot(&parsed->record, (enum tb_section)table);
		for (field = 0; field < 2; field++) {
			if (total.unit >= 0)
				rules_amount(parsed, &total, field);
			check_sum(rules, parsed, &total, field);
		}
	}
}
