/* Numbers of spreadsheets: exact, and rounded where the unit ends. */
#include "receive/book-number.h"
#include <criterion/criterion.h>

static const struct {
	const char *text;
	int places;
	const char *wanted; /* NULL = it is none */
	int rounded;
} cases[] = {
    {"0.30000000000000004", 4, "0.3", 0},
    {"1.1000000000000001", 0, "1", 1},
    {"812.35000000000002", 8, "812.35", 0},
    {"12345678.900000001", 4, "12345678.9", 0}, /* 17 digits, as a double of that size has */
    {"96000", 4, "96000", 0},
    {"-96000.5", 4, "-96000.5", 0},
    {"9.6E4", 4, "96000", 0},
    {"9.6e+4", 4, "96000", 0},
    {"1.5E-3", 4, "0.0015", 0},
    {"270.3333333333333", 4, "270.3333", 1},
    {"0.66666666666666663", 4, "0.6667", 1},
    {"99.99996", 4, "100", 1},
    {"0.00005", 4, "0.0001", 1},
    {"0.00004", 4, "0", 1},
    {"0.000000001", 8, "0", 1},
    {"0.0000000001", 8, "0", 0},
    {"0.0000000099999999", 8, "0.00000001", 0},
    {"-0.00004", 4, "0", 1},
    {"-0", 4, "0", 0},
    {"0", 0, "0", 0},
    {"000120.50", 4, "120.5", 0},
    {"0.5", 0, "1", 1},
    {"-0.5", 0, "-1", 1},
    {"12345678901234567", 0, "12345678901234567", 0}, /* no decimals: as it stands */
    {"1E17", 0, "100000000000000000", 0},
    {"13800000000", BOOK_NUMBER_WHOLE, "13800000000", 0},
    {"2022.07", BOOK_NUMBER_WHOLE, "2022.07", 0},
    {"1E300", BOOK_NUMBER_WHOLE, "1" /* and zeros */, 0},
    {"1E341", 4, NULL, 0},
    {"1E-341", 4, NULL, 0},
    {"1E", 4, NULL, 0},
    {"1E+-3", 4, NULL, 0},
    {"", 4, NULL, 0},
    {".", 4, NULL, 0},
    {"-", 4, NULL, 0},
    {"1 ", 4, NULL, 0},
    {"1.2.3", 4, NULL, 0},
    {"NaN", 4, NULL, 0},
    {"0x10", 4, NULL, 0},
    {"1,5", 4, NULL, 0},
    {".5", 4, "0.5", 0},
    {"5.", 4, "5", 0},
};

Test(book_number, is_exact)
{
	size_t i;

	for (i = 0; i < TB_LEN(cases); i++) {
		struct tb_buf out = TB_BUF_INIT;
		int rounded, rc = book_number(cases[i].text, cases[i].places, &out, &rounded);

		cr_expect_eq(rc, cases[i].wanted != NULL ? 0 : -1, "%s", cases[i].text);
		if (cases[i].wanted == NULL)
			continue;
		if (out.len > 300)
			out.s[1] = '\0';
		cr_expect_str_eq(out.s, cases[i].wanted, "%s: %s", cases[i].text, out.s);
		cr_expect_eq(rounded, cases[i].rounded, "%s", cases[i].text);
		tb_buf_release(&out);
	}
}

Test(book_number, has_no_more_digits_than_room)
{
	struct tb_buf text = TB_BUF_INIT, out = TB_BUF_INIT;
	int i;

	for (i = 0; i < 500; i++)
		tb_buf_putc(&text, '7');
	cr_expect_eq(book_number(text.s, 4, &out, NULL), -1);
	tb_buf_reset(&text);
	tb_buf_puts(&text, "0.");
	for (i = 0; i < 398; i++)
		tb_buf_putc(&text, '9');
	cr_expect_eq(book_number(text.s, 4, &out, NULL), 0);
	cr_expect_str_eq(out.s, "1");
	tb_buf_release(&text);
	tb_buf_release(&out);
}
