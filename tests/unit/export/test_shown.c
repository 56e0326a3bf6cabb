/* What a spreadsheet shows of a figure is what is printed: tongbao-data(5), Workbook. */
#include "export/shown.h"
#include "lib/compat.h"
#include <criterion/criterion.h>

static const struct {
	const char *text, *dec, *number;
} cells[] = {
    {"67.3", "67.32351816", "67.32351816"},
    {"4.0", "-4.04579767", "-4.04579767"},
    {"7", "7.00000000", "7.00000000"},
    {"1.00", "0.99500000", "0.99500000"},
    {"10.0", "9.95000000", "9.95000000"},
    {"1000", "999.50000000", "999.50000000"},
    {"0.0", "-0.04000000", "-0.04000000"},
    /* half to even: a spreadsheet would show 12.3, 61.71, 0.1 */
    {"12.2", "12.25000000", "12.2"},
    {"61.70", "61.70500000", "61.70"},
    {"0.0", "-0.05000000", "-0.0"},
    {"12", "12.50000000", "12"},
    /* no half, but one at 8 decimals */
    {"0.0", "0.05000000", "0.0"},
};

Test(shown, number)
{
	struct tb_buf number = TB_BUF_INIT;
	size_t i;

	for (i = 0; i < TB_LEN(cells); i++) {
		shown_number(cells[i].text, cells[i].dec, &number);
		cr_expect_str_eq(number.s, cells[i].number, "%s of %s: %s", cells[i].text,
		    cells[i].dec, number.s);
	}
	tb_buf_release(&number);
}

static const struct {
	const char *text;
	int decimals;
} texts[] = {
    {"12", 0},
    {"12.5", 1},
    {"0.00", 2},
    {"——", -1},
    {"未报", -1},
    {"百亿", -1},
    {"500亿", -1},
    {"", -1},
    {"12.", -1},
    {".5", -1},
    {"-1", -1},
    {"1.2.3", -1},
};

Test(shown, decimals)
{
	size_t i;

	for (i = 0; i < TB_LEN(texts); i++)
		cr_expect_eq(
		    shown_decimals(texts[i].text), texts[i].decimals, "'%s'", texts[i].text);
}
