/* Rates as printed: forms that mean the same, and what is none. */
#include "lib/rate.h"
#include "../rows.h"
#include <criterion/criterion.h>

struct row {
	const char *text;
	int rc;
	struct tb_rate rate;
};

static const struct row rows[] = {
    {"12%", 0, {12, 0}},
    {"14.5%", 0, {145, 1}},
    {"14.50%", 0, {1450, 2}}, /* the places printed are kept */
    {"-3%", 0, {-3, 0}},
    {"\xe2\x88\x92"
     "3%",
	0, {-3, 0}}, /* − */
    {"－３．５％", 0, {-35, 1}},
    {"99％", 0, {99, 0}},
    {"99 %", 0, {99, 0}},
    {" 99　％ ", 0, {99, 0}},
    {"0%", 0, {0, 0}},
    {"99999999999999999%", 0, {99999999999999999, 0}},
    {"0.9999999999999999%", 0, {9999999999999999, 16}},
    {"999999999999999999%", -1, {0, 0}}, /* 18 digits */
    {"0.99999999999999999%", -1, {0, 0}},
    {"99999999999999999999999999%", -1, {0, 0}},
    {"0.99999999999999999999999999%", -1, {0, 0}},
    {"", -1, {0, 0}},
    {"%", -1, {0, 0}},
    {"-%", -1, {0, 0}},
    {"99", -1, {0, 0}}, /* of what */
    {"99%%", -1, {0, 0}},
    {"9 9%", -1, {0, 0}},
    {".5%", -1, {0, 0}},
    {"5.%", -1, {0, 0}},
    {"1.2.3%", -1, {0, 0}},
    {"+3%", -1, {0, 0}},
    {"- 3%", -1, {0, 0}},
    {"约12%", -1, {0, 0}},
    {"12%左右", -1, {0, 0}},
    {"12‰", -1, {0, 0}},
    {"百分之十二", -1, {0, 0}},
    {"——", -1, {0, 0}},
    {"1111111111111111111111111111111111111111111111111111111111111111111111%", -1, {0, 0}},
};

ParameterizedTestParameters(rate, parse)
{
	return rows_of(TB_LEN(rows));
}

ParameterizedTest(const size_t *i, rate, parse)
{
	const struct row *row = &rows[*i];
	struct tb_rate rate = {7, 7};

	cr_expect_eq(tb_rate_parse(row->text, &rate), row->rc, "%s", row->text);
	cr_expect_eq(rate.units, row->rate.units, "%s", row->text);
	cr_expect_eq(rate.decimals, row->rate.decimals, "%s", row->text);
}
