/* Amounts (R1): text and unit to whole yuan, exactly. */
#include "lib/decimal.h"
#include "../rows.h"
#include <criterion/criterion.h>

struct row {
	const char *text;
	enum tb_unit unit;
	enum tb_decimal_fault fault;
	int64_t yuan;
};

static const struct row rows[] = {
    {"0", TB_UNIT_YUAN, TB_DECIMAL_OK, 0},
    {"1", TB_UNIT_YI, TB_DECIMAL_OK, 100000000},
    {"0.00000001", TB_UNIT_YI, TB_DECIMAL_OK, 1},
    {"0.000000010", TB_UNIT_YI, TB_DECIMAL_OK, 1}, /* a zero behind the last place */
    {"0.000000001", TB_UNIT_YI, TB_DECIMAL_FINE, 0},
    {"812.35", TB_UNIT_YI, TB_DECIMAL_OK, 81235000000},
    {"812.35", TB_UNIT_WAN, TB_DECIMAL_OK, 8123500},
    {"812.35", TB_UNIT_YUAN, TB_DECIMAL_FINE, 0},
    {"812.00", TB_UNIT_YUAN, TB_DECIMAL_OK, 812},
    {"-3.5", TB_UNIT_WAN, TB_DECIMAL_OK, -35000},
    {"+3.5", TB_UNIT_WAN, TB_DECIMAL_OK, 35000},
    {"1000000000", TB_UNIT_YI, TB_DECIMAL_OK, 100000000000000000}, /* 10^9 亿元 */
    {"1000000000.00000001", TB_UNIT_YI, TB_DECIMAL_RANGE, 0},
    {"99999999999999999999999999", TB_UNIT_YUAN, TB_DECIMAL_RANGE, 0},
    {"", TB_UNIT_YUAN, TB_DECIMAL_EMPTY, 0},
    {".", TB_UNIT_YUAN, TB_DECIMAL_CHARACTER, 0},
    {".5", TB_UNIT_YI, TB_DECIMAL_CHARACTER, 0},
    {"5.", TB_UNIT_YI, TB_DECIMAL_CHARACTER, 0},
    {"1,234", TB_UNIT_YUAN, TB_DECIMAL_CHARACTER, 0},
    {"12a", TB_UNIT_YUAN, TB_DECIMAL_CHARACTER, 0},
    {"1e5", TB_UNIT_YUAN, TB_DECIMAL_CHARACTER, 0},
    {" 1", TB_UNIT_YUAN, TB_DECIMAL_CHARACTER, 0},
    {"１２", TB_UNIT_YUAN, TB_DECIMAL_CHARACTER, 0}, /* full-width digits */
    {"--1", TB_UNIT_YUAN, TB_DECIMAL_CHARACTER, 0},
    {"0x10", TB_UNIT_YUAN, TB_DECIMAL_CHARACTER, 0},
};

ParameterizedTestParameters(decimal, amount)
{
	return rows_of(TB_LEN(rows));
}

ParameterizedTest(size_t *param, decimal, amount)
{
	const struct row *row = &rows[*param];
	int64_t yuan = 0;
	enum tb_decimal_fault fault = tb_amount_parse(row->text, row->unit, &yuan, NULL);

	cr_assert_eq(fault, row->fault, "'%s': fault %d", row->text, (int)fault);
	cr_assert_eq(yuan, row->yuan, "'%s': %lld", row->text, (long long)yuan);
}

Test(decimal, bad_character_is_located)
{
	int64_t yuan;
	size_t at = 99;

	cr_assert_eq(tb_amount_parse("12a4", TB_UNIT_YUAN, &yuan, &at), TB_DECIMAL_CHARACTER);
	cr_assert_eq(at, 2);
}

Test(decimal, checked_sums)
{
	int64_t v = 7;

	cr_assert_eq(tb_add(INT64_MAX, 1, &v), -1);
	cr_assert_eq(tb_sub(INT64_MIN, 1, &v), -1);
	cr_assert_eq(v, 7);
	cr_assert_eq(tb_add(INT64_MAX, INT64_MIN, &v), 0);
	cr_assert_eq(v, -1);
}
