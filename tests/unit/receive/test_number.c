/* Amounts that are none: each fault has its own finding, and a guess where one can be made. */
#include "receive/number.h"
#include "../rows.h"
#include <criterion/criterion.h>

static const struct {
	const char *text;
	int unit;
	int fault;
	const char *mended; /* NULL = none is offered */
} rows[] = {
    /* what is an amount */
    {"0", TB_UNIT_WAN, NUMBER_GOOD, NULL},
    {"812.35", TB_UNIT_YI, NUMBER_GOOD, NULL},
    {"1.2345", TB_UNIT_WAN, NUMBER_GOOD, NULL},
    {"1.23450000", TB_UNIT_WAN, NUMBER_GOOD, NULL}, /* zeros behind the yuan are none */
    {"7", TB_UNIT_YUAN, NUMBER_GOOD, NULL},
    {"——", TB_UNIT_YI, NUMBER_GOOD, NULL}, /* no value by design, R5 */
    {"-5", TB_UNIT_YI, NUMBER_GOOD, NULL}, /* its sign is judged where it matters */
    {"100000000000000000", TB_UNIT_YUAN, NUMBER_GOOD, NULL},
    /* the unit not known: only the form is judged */
    {"1.234567890123", -1, NUMBER_GOOD, NULL},
    {"1,5", -1, FINDING_NUMBER_COMMA, "1.5"},
    /* empty */
    {"", TB_UNIT_YI, FINDING_NUMBER_EMPTY, NULL},
    {" ", TB_UNIT_YI, FINDING_NUMBER_EMPTY, NULL},
    {"　", TB_UNIT_YI, FINDING_NUMBER_EMPTY, NULL},
    /* letters */
    {"8l2.35", TB_UNIT_YI, FINDING_NUMBER_LETTER, "l"},
    {"81O", TB_UNIT_YI, FINDING_NUMBER_LETTER, "O"},
    {"1e5", TB_UNIT_YI, FINDING_NUMBER_LETTER, "e"},
    {"0x10", TB_UNIT_YI, FINDING_NUMBER_LETTER, "x"},
    {"abc", TB_UNIT_YI, FINDING_NUMBER_OTHER, NULL},
    /* full-width */
    {"８１２", TB_UNIT_YI, FINDING_NUMBER_WIDE, "812"},
    {"８１２．３５", TB_UNIT_YI, FINDING_NUMBER_WIDE, "812.35"},
    {"812。35", TB_UNIT_YI, FINDING_NUMBER_WIDE, "812.35"},
    {"－8", TB_UNIT_YI, FINDING_NUMBER_WIDE, "-8"},
    /* commas */
    {"1,234", TB_UNIT_WAN, FINDING_NUMBER_THOUSANDS, "1234"},
    {"1,234,567.8", TB_UNIT_WAN, FINDING_NUMBER_THOUSANDS, "1234567.8"},
    {"1，234", TB_UNIT_WAN, FINDING_NUMBER_THOUSANDS, "1234"},
    {"1389,614", TB_UNIT_WAN, FINDING_NUMBER_THOUSANDS, "1389614"},
    {"12,34,567", TB_UNIT_WAN, FINDING_NUMBER_THOUSANDS, "1234567"},
    {"812,35", TB_UNIT_YI, FINDING_NUMBER_COMMA, "812.35"},
    {"0,5", TB_UNIT_YI, FINDING_NUMBER_COMMA, "0.5"},
    {",", TB_UNIT_YI, FINDING_NUMBER_OTHER, NULL},
    {"1,", TB_UNIT_YI, FINDING_NUMBER_THOUSANDS, "1"},
    /* finer than a yuan, R1 */
    {"1.23456", TB_UNIT_WAN, FINDING_NUMBER_FINE, NULL},
    {"1.5", TB_UNIT_YUAN, FINDING_NUMBER_FINE, NULL},
    {"0.000000001", TB_UNIT_YI, FINDING_NUMBER_FINE, NULL},
    /* too large */
    {"100000000000000001", TB_UNIT_YUAN, FINDING_NUMBER_LARGE, NULL},
    {"1000000001", TB_UNIT_YI, FINDING_NUMBER_LARGE, NULL},
    {"99999999999999999999999999", TB_UNIT_WAN, FINDING_NUMBER_LARGE, NULL},
    /* dashes that are not the one */
    {"-", TB_UNIT_YI, FINDING_NUMBER_DASH, NULL},
    {"—", TB_UNIT_YI, FINDING_NUMBER_DASH, NULL},
    {"－－", TB_UNIT_YI, FINDING_NUMBER_DASH, NULL},
    {" —— ", TB_UNIT_YI, FINDING_NUMBER_DASH, NULL},
    {"无", TB_UNIT_YI, FINDING_NUMBER_DASH, NULL},
    {"/", TB_UNIT_YI, FINDING_NUMBER_DASH, NULL},
    /* units, blanks */
    {"812.35亿元", TB_UNIT_YI, FINDING_NUMBER_UNIT, "812.35"},
    {"８１２亿", TB_UNIT_YI, FINDING_NUMBER_UNIT, "812"},
    {"12%", TB_UNIT_YI, FINDING_NUMBER_UNIT, "12"},
    {" 812", TB_UNIT_YI, FINDING_NUMBER_BLANK, "812"},
    {"8 12", TB_UNIT_YI, FINDING_NUMBER_BLANK, "812"},
    {"812　", TB_UNIT_YI, FINDING_NUMBER_BLANK, "812"},
    /* anything else */
    {"+5", TB_UNIT_YI, FINDING_NUMBER_OTHER, NULL},
    {"1.2.3", TB_UNIT_YI, FINDING_NUMBER_OTHER, NULL},
    {".5", TB_UNIT_YI, FINDING_NUMBER_OTHER, NULL},
    {"5.", TB_UNIT_YI, FINDING_NUMBER_OTHER, NULL},
    {"约5", TB_UNIT_YI, FINDING_NUMBER_OTHER, NULL},
    {"--5", TB_UNIT_YI, FINDING_NUMBER_OTHER, NULL},
};

ParameterizedTestParameters(number, has_its_fault)
{
	return rows_of(TB_LEN(rows));
}

ParameterizedTest(size_t *row, number, has_its_fault)
{
	struct tb_buf mended = TB_BUF_INIT;
	int at, fault = number_fault(rows[*row].text, rows[*row].unit, &mended, &at);

	cr_expect_eq(fault, rows[*row].fault, "'%s' is %s", rows[*row].text,
	    fault == NUMBER_GOOD ? "good" : finding_codes[fault]);
	cr_expect_str_eq(
	    mended.s, rows[*row].mended != NULL ? rows[*row].mended : "", "'%s'", rows[*row].text);
	tb_buf_release(&mended);
}

Test(number, says_where_the_letter_is)
{
	struct tb_buf mended = TB_BUF_INIT;
	int at;

	number_fault("8l2.35", TB_UNIT_YI, &mended, &at);
	cr_expect_eq(at, 2);
	number_fault("８１２Ｏ", TB_UNIT_YI, &mended, &at); /* a wide letter is no letter of ours */
	cr_expect_eq(at, 0);
	tb_buf_release(&mended);
}

static const struct {
	int64_t yuan;
	const char *text;
} texts[] = {
    {0, "0元"},
    {1, "1元"},
    {9999, "9999元"},
    {10000, "1万元"},
    {10001, "1.0001万元"},
    {12340000, "1234万元"},
    {99999999, "9999.9999万元"},
    {100000000, "1亿元"},
    {100000001, "1.00000001亿元"},
    {81235000000, "812.35亿元"},
    {-105000000, "-1.05亿元"},
};

ParameterizedTestParameters(number, is_printed_exactly)
{
	return rows_of(TB_LEN(texts));
}

ParameterizedTest(size_t *row, number, is_printed_exactly)
{
	struct tb_buf out = TB_BUF_INIT;

	number_format(texts[*row].yuan, -1, &out);
	cr_expect_str_eq(out.s, texts[*row].text);
	tb_buf_release(&out);
}

/* Beside an amount of the submission, in its unit. */
Test(number, is_printed_in_the_unit)
{
	struct tb_buf out = TB_BUF_INIT;

	number_format(12024372500, TB_UNIT_WAN, &out);
	cr_expect_str_eq(out.s, "1202437.25万元");
	tb_buf_reset(&out);
	number_format(12024372500, TB_UNIT_YUAN, &out);
	cr_expect_str_eq(out.s, "12024372500元");
	tb_buf_reset(&out);
	number_format(1, TB_UNIT_YI, &out);
	cr_expect_str_eq(out.s, "0.00000001亿元");
	tb_buf_release(&out);
}
