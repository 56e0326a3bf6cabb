/* What approval refuses of the office's sheet. */
#include "deliver/sheet.h"
#include "../rows.h"
#include <criterion/criterion.h>

static const struct {
	struct tb_period last;
	const char *date, *today;
	int rc;
} dates[] = {
    {{2022, 7}, "2022-07-31", "2022-08-10", 0},	 /* the period's last day */
    {{2022, 7}, "2022-07-30", "2022-08-10", -1}, /* the day before it */
    {{2024, 2}, "2024-02-29", "2024-03-10", 0},
    {{2024, 2}, "2024-02-28", "2024-03-10", -1}, /* a leap year's February */
    {{2022, 12}, "2022-12-31", "2023-01-10", 0}, {{2022, 12}, "2022-12-30", "2023-01-10", -1},
    {{2022, 7}, "2023-08-10", "2022-08-10", 0}, /* a year after the approval */
    {{2022, 7}, "2023-08-11", "2022-08-10", -1},
    {{2022, 7}, "2220-08-10", "2022-08-10", -1}, /* a slip of the key */
    {{2024, 2}, "2025-02-28", "2024-02-29", 0}, {{2024, 2}, "2025-03-01", "2024-02-29", -1},
    {{2022, 7}, "2022-08-32", "2022-08-10", -1},  /* no day */
    {{2022, 7}, "2022-08-10Z", "2022-08-10", -1}, /* xs:date allows a zone */
};

static const struct {
	const char *reissue;
	long issue;
	int rc;
} reissues[] = {
    {NULL, 1, 0},
    {"2", 1, -1},
    {NULL, 2, -1},
    {"2", 2, 0},
    {"1", 2, -1},
    {"3", 2, -1},
    {"2x", 2, -1},
    {"10", 10, 0},
};

/* Against an issue of 2022-07 with 办〔2022〕7号 and 7. */
static const struct {
	struct tb_term term;
	const char *number, *serial;
	int rc;
} numbers[] = {
    {{TB_SPAN_MONTH, {2022, 8}}, "办〔2022〕8号", "8", 0},
    {{TB_SPAN_MONTH, {2022, 8}}, "办〔2022〕7号", "8", -1},
    {{TB_SPAN_MONTH, {2022, 8}}, "办〔2022〕8号", "7", -1},
    {{TB_SPAN_MONTH, {2022, 7}}, "办〔2022〕7号", "7", 0},    /* its own second issue */
    {{TB_SPAN_MONTH, {2023, 7}}, "办〔2023〕7号", "7", 0},    /* 期号 begin anew every year */
    {{TB_SPAN_MONTH, {2023, 7}}, "办〔2022〕7号", "70", -1},  /* 文号 hold their year */
    {{TB_SPAN_QUARTER, {2022, 9}}, "办〔2022〕8号", "7", 0},  /* 期号 of a series of its own */
    {{TB_SPAN_QUARTER, {2022, 9}}, "办〔2022〕7号", "3", -1}, /* 文号 of the office's one series */
};

ParameterizedTestParameters(sheet, date)
{
	return rows_of(TB_LEN(dates));
}

ParameterizedTest(size_t *row, sheet, date)
{
	struct sheet sheet = {.path = "sheet.xml", .line = 2, .date = dates[*row].date};
	struct tb_term term = {TB_SPAN_MONTH, dates[*row].last};
	struct tb_err err = {0};

	cr_assert_eq(sheet_check_date(&sheet, term, dates[*row].today, &err), dates[*row].rc,
	    "row %zu: %s", *row, err.text);
	if (dates[*row].rc == 0)
		return;
	cr_assert_eq(err.msg, TB_MSG_SHEET, "row %zu", *row);
	cr_assert_eq(err.line, 2, "row %zu", *row);
	cr_assert_not_null(strstr(err.text, dates[*row].date), "row %zu: %s", *row, err.text);
}

ParameterizedTestParameters(sheet, reissue)
{
	return rows_of(TB_LEN(reissues));
}

ParameterizedTest(size_t *row, sheet, reissue)
{
	struct sheet sheet = {.path = "sheet.xml", .line = 2, .reissue = reissues[*row].reissue};
	struct tb_err err = {0};

	cr_assert_eq(sheet_check_reissue(&sheet, reissues[*row].issue, &err), reissues[*row].rc,
	    "row %zu: %s", *row, err.text);
}

ParameterizedTestParameters(sheet, number)
{
	return rows_of(TB_LEN(numbers));
}

ParameterizedTest(size_t *row, sheet, number)
{
	struct tb_ledger_event event = {.path = "ledger/000001-issue-approved.xml",
	    .kind = "issue-approved",
	    .period = {2022, 7},
	    .number = "办〔2022〕7号",
	    .serial = "7"};
	struct tb_ledger ledger = {.events = &event, .nevents = 1};
	struct sheet sheet = {.path = "sheet.xml",
	    .line = 2,
	    .number = numbers[*row].number,
	    .serial = numbers[*row].serial};
	struct tb_err err = {0};

	cr_assert_eq(sheet_check_unused(&sheet, numbers[*row].term, &ledger, &err),
	    numbers[*row].rc, "row %zu: %s", *row, err.text);
	if (numbers[*row].rc != 0)
		cr_assert_not_null(strstr(err.text, "2022-07"), "row %zu: %s", *row, err.text);
}

/* Against an issue of 2022-07 with 办〔2022〕7号 and a letter 办函〔2022〕15号. */
static const struct {
	int month;
	const char *number, *letter;
	int rc;
} letters[] = {
    {8, "办〔2022〕8号", "办函〔2022〕16号", 0},
    {8, "办〔2022〕8号", "办函〔2022〕15号", -1}, /* that letter's */
    {8, "办〔2022〕8号", "办〔2022〕7号", -1},	 /* that issue's */
    {8, "办〔2022〕8号", "办〔2022〕8号", -1},	 /* its own issue's */
    {8, "办函〔2022〕15号", "办函〔2022〕16号", -1},
    {7, "办〔2022〕7号", "办函〔2022〕15号", 0}, /* its own second issue */
};

ParameterizedTestParameters(sheet, letter)
{
	return rows_of(TB_LEN(letters));
}

ParameterizedTest(size_t *row, sheet, letter)
{
	const char *given[] = {"办函〔2022〕15号"};
	struct tb_ledger_event event = {.path = "ledger/000001-issue-approved.xml",
	    .kind = "issue-approved",
	    .period = {2022, 7},
	    .number = "办〔2022〕7号",
	    .serial = "7",
	    .letters = given,
	    .nletters = 1};
	struct tb_ledger ledger = {.events = &event, .nevents = 1};
	struct sheet_letter letter = {letters[*row].letter, 3};
	struct sheet sheet = {.path = "sheet.xml",
	    .line = 2,
	    .number = letters[*row].number,
	    .serial = letters[*row].month == 7 ? "7" : "8",
	    .letters = &letter,
	    .nletters = 1};
	struct tb_term term = {TB_SPAN_MONTH, {2022, letters[*row].month}};
	struct tb_err err = {0};

	cr_assert_eq(sheet_check_unused(&sheet, term, &ledger, &err), letters[*row].rc,
	    "row %zu: %s", *row, err.text);
}

/* An approval that cannot be read is none with another sheet: that would be an issue more. */
Test(sheet, is_in_unread)
{
	const struct tb_ledger_event issue = {.path = "/nowhere/0001-issue-approved.xml"};
	struct tb_err err = {0};

	cr_assert_eq(sheet_is_in(&issue, "<issue/>", &err), -1);
	cr_assert_str_eq(err.file, issue.path);
}
