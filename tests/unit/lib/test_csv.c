/* RFC 4180, and what a spreadsheet must not take for something else. */
#include "lib/csv.h"
#include "lib/compat.h"
#include <criterion/criterion.h>

static const struct {
	const char *text;
	int guarded;
} texts[] = {
    /* formulas, by their first character */
    {"=1+1", 1},
    {"+86", 1},
    {"-", 1},
    {"@SUM(A1)", 1},
    {"\t=1", 1},
    {"\r=1", 1},
    {"-3/4", 1},
    /* one of its own, so that taking one away is always right */
    {"'", 1},
    {"'a", 1},
    /* days, powers of ten, leading zeros, more than 15 digits */
    {"7/12", 1},
    {"89/125", 1},
    {"2022-07-31", 1},
    {"12e4567890123456", 1},
    {"1E5", 1},
    {"0012", 1},
    {"1234567890123456", 1},
    /* what stays what it is */
    {"0", 0},
    {"430281", 0},
    {"123456789012345", 0},
    {"12.50", 0},
    {"0.05", 0},
    {"", 0},
    {"efe6610d910286e8", 0},
    {"(2/3)^(1/2)-1", 0},
    {"P2022-001", 0},
    {"city/rev@2022-06", 0},
    {"株洲市", 0},
    {"50—100亿元", 0},
    {"——", 0},
};

Test(csv, taken_for_else)
{
	size_t i;

	for (i = 0; i < TB_LEN(texts); i++)
		cr_expect_eq(
		    tb_csv_is_taken_for_else(texts[i].text), texts[i].guarded, "'%s'", texts[i].text);
}

Test(csv, cut)
{
	cr_expect(!tb_csv_is_cut("0"));
	cr_expect(!tb_csv_is_cut("999999999999999"));
	cr_expect(!tb_csv_is_cut("-999999999999999"));
	cr_expect(tb_csv_is_cut("1000000000000000"));
	cr_expect(tb_csv_is_cut("-1000000000000000"));
}

Test(csv, quotes)
{
	static const char *const cells[] = {"a", NULL, "b,c", "say \"so\"", "two\nlines", " d "};
	struct tb_buf out = TB_BUF_INIT;

	tb_csv_row(&out, cells, TB_LEN(cells));
	cr_expect_str_eq(out.s, "a,,\"b,c\",\"say \"\"so\"\"\",\"two\nlines\", d \r\n");
	tb_buf_reset(&out);
	tb_csv_start(&out);
	cr_expect_str_eq(out.s, "\xef\xbb\xbf");
	tb_buf_release(&out);
}
