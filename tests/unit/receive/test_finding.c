/* Findings: one fault is one entry, follow-ons go, order, caps, the way through a pipe. */
#include "receive/finding.h"
#include <criterion/criterion.h>

static enum level levels[FINDING_MAX]; /* all LEVEL_MUST */

static void
add(struct findings *findings, enum finding_id id, int line, const char *field)
{
	finding_add(findings, &(struct finding){.id = id,
				  .level = -1,
				  .line = line,
				  .section = "enterprises",
				  .row = line,
				  .field = field,
				  .value = "v"});
}

Test(finding, is_taken_once)
{
	struct findings findings;

	findings_init(&findings);
	add(&findings, FINDING_NUMBER_LETTER, 7, "row@value");
	add(&findings, FINDING_NUMBER_LETTER, 7, "row@value");
	add(&findings, FINDING_NUMBER_LETTER, 7, "row@base");
	add(&findings, FINDING_NUMBER_LETTER, 8, "row@value");
	findings_settle(&findings, levels);
	cr_expect_eq(findings.n, 3);
	cr_expect_eq(findings_places(&findings, LEVEL_MUST, levels), 3);
	cr_expect_eq(findings_kinds(&findings, LEVEL_MUST), 1);
	findings_release(&findings);
}

Test(finding, of_form_goes_where_a_better_one_stands)
{
	struct findings findings;

	findings_init(&findings);
	add(&findings, FINDING_FORM, 7, "row@value");
	add(&findings, FINDING_NUMBER_LETTER, 7, "row@value");
	add(&findings, FINDING_FORM, 7, "row@base");
	findings_settle(&findings, levels);
	cr_assert_eq(findings.n, 2);
	cr_expect_eq(findings.list[0].id, FINDING_FORM);
	cr_expect_str_eq(findings.list[0].field, "row@base");
	cr_expect_eq(findings.list[1].id, FINDING_NUMBER_LETTER);
	findings_release(&findings);
}

Test(finding, stands_by_level_and_line)
{
	struct findings findings;

	findings_init(&findings);
	finding_add(&findings,
	    &(struct finding){.id = FINDING_DATE_FUTURE, .level = LEVEL_NOTE, .line = 1});
	finding_add(&findings,
	    &(struct finding){.id = FINDING_GROWTH_HIGH, .level = LEVEL_QUERY, .line = 9});
	finding_add(&findings,
	    &(struct finding){.id = FINDING_GROWTH_LOW, .level = LEVEL_QUERY, .line = 2});
	finding_add(
	    &findings, &(struct finding){.id = FINDING_FALLS, .level = LEVEL_MUST, .line = 20});
	findings_settle(&findings, levels);
	cr_assert_eq(findings.n, 4);
	cr_expect_eq(findings.list[0].line, 20);
	cr_expect_eq(findings.list[1].line, 2);
	cr_expect_eq(findings.list[2].line, 9);
	cr_expect_eq(findings.list[3].line, 1);
	findings_release(&findings);
}

Test(finding, of_a_workbook_stands_by_sheet_before_row)
{
	struct findings findings;

	findings_init(&findings);
	finding_add(&findings,
	    &(struct finding){.id = FINDING_NUMBER_LETTER, .level = -1, .sheet = 3, .line = 5});
	finding_add(&findings,
	    &(struct finding){.id = FINDING_NUMBER_LETTER, .level = -1, .sheet = 2, .line = 9});
	finding_add(&findings,
	    &(struct finding){.id = FINDING_NUMBER_LETTER, .level = -1, .sheet = 2, .line = 5});
	findings_settle(&findings, levels);
	cr_assert_eq(findings.n, 3);
	cr_expect_eq(findings.list[0].line, 5);
	cr_expect_eq(findings.list[0].sheet, 2);
	cr_expect_eq(findings.list[1].line, 9);
	cr_expect_eq(findings.list[2].sheet, 3);
	findings_release(&findings);
}

Test(finding, beyond_the_cap_is_counted)
{
	struct findings findings;
	int i;

	findings_init(&findings);
	for (i = 1; i <= 300; i++)
		add(&findings, FINDING_NUMBER_COMMA, i, "row@value");
	findings_settle(&findings, levels);
	cr_expect_eq(findings.n, FINDING_CAP_EACH);
	cr_expect_eq(findings.omitted[FINDING_NUMBER_COMMA], 100);
	cr_expect_eq(findings_places(&findings, LEVEL_MUST, levels), 300);
	findings_release(&findings);
}

Test(finding, behind_the_end_of_the_file_is_dropped)
{
	struct findings findings;

	findings_init(&findings);
	add(&findings, FINDING_FORM, 3, "row@value");
	add(&findings, FINDING_ELEMENT_PLACE, 9, NULL);
	findings_drop_from(&findings, 9);
	cr_expect_eq(findings.n, 1);
	findings_release(&findings);
}

Test(finding, long_and_odd_values_are_made_printable)
{
	struct findings findings;
	char value[901];
	int i;

	for (i = 0; i < 300; i++)
		memcpy(value + 3 * i, "数", 3);
	value[900] = '\0';
	findings_init(&findings);
	finding_add(&findings, &(struct finding){.id = FINDING_FORM, .line = 1, .value = value});
	finding_add(&findings,
	    &(struct finding){.id = FINDING_FORM, .line = 2, .value = "a\001b\nc\xef\xbf\xbf"});
	cr_expect_eq(strlen(findings.list[0].value), 198 + 3);
	cr_expect_str_eq(findings.list[0].value + 198, "…");
	cr_expect_str_eq(findings.list[1].value, "a?b c???");
	findings_release(&findings);
}

Test(finding, comes_through_a_pipe_unchanged)
{
	struct findings findings;
	struct tb_buf bytes = TB_BUF_INIT;
	struct finding sent = {.id = FINDING_NUMBER_LETTER,
	    .level = -1,
	    .line = 12,
	    .sheet = 4,
	    .cell = "项目表!C12",
	    .section = "projects",
	    .row = 3,
	    .code = "P1",
	    .field = "project@plan",
	    .value = "",
	    .detail = {"2", NULL, "说明"}};
	size_t len;

	findings_init(&findings);
	finding_pack(&bytes, &sent);
	for (len = 0; len < bytes.len; len++)
		cr_expect_eq(finding_unpack(bytes.s, len, &findings), 0, "%zu bytes", len);
	cr_assert_eq(finding_unpack(bytes.s, bytes.len, &findings), bytes.len);
	cr_assert_eq(findings.n, 1);
	cr_expect_eq(findings.list[0].id, sent.id);
	cr_expect_eq(findings.list[0].line, 12);
	cr_expect_eq(findings.list[0].row, 3);
	cr_expect_eq(findings.list[0].sheet, 4);
	cr_expect_str_eq(findings.list[0].cell, "项目表!C12");
	cr_expect_str_eq(findings.list[0].value, "");
	cr_expect_null(findings.list[0].name);
	cr_expect_null(findings.list[0].detail[1]);
	cr_expect_str_eq(findings.list[0].detail[2], "说明");
	findings_release(&findings);
	tb_buf_release(&bytes);
}

Test(finding, garbage_from_a_pipe_is_refused)
{
	static const char *const garbage[] = {"", "x",
	    "\1"
	    "999\0",
	    "\1"
	    "-1\0\1"
	    "1\0\1"
	    "1\0"};
	struct findings findings;
	size_t i;

	findings_init(&findings);
	for (i = 0; i < TB_LEN(garbage); i++)
		cr_expect_eq(finding_unpack(garbage[i],
				 12 < strlen(garbage[i]) ? 12 : strlen(garbage[i]), &findings),
		    0);
	cr_expect_eq(findings.n, 0);
	findings_release(&findings);
}

/* A fault that is told twice is one, whether its kind is beyond the cap or not. */
Test(findings, what_is_beyond_the_caps_is_counted_once)
{
	struct findings findings;
	struct finding finding = {.id = FINDING_FORM, .level = -1, .section = "projects"};
	int i;

	findings_init(&findings);
	for (i = 1; i <= FINDING_CAP_EACH; i++) {
		finding.line = i;
		finding_add(&findings, &finding);
	}
	cr_expect_eq(findings_omit(&findings, FINDING_FORM, FINDING_CAP_EACH + 1), 0,
	    "the first beyond the cap is for finding_add");
	finding.line = FINDING_CAP_EACH + 1;
	finding_add(&findings, &finding);
	cr_expect_eq(findings.omitted[FINDING_FORM], 1);
	finding.line = FINDING_CAP_EACH; /* known */
	cr_expect_eq(findings_omit(&findings, FINDING_FORM, FINDING_CAP_EACH), 0);
	finding_add(&findings, &finding);
	cr_expect_eq(findings.omitted[FINDING_FORM], 1);
	cr_expect_eq(findings_omit(&findings, FINDING_FORM, FINDING_CAP_EACH + 2), 1);
	cr_expect_eq(findings.omitted[FINDING_FORM], 2);
	cr_expect_eq(findings_omit(&findings, FINDING_LENGTH, FINDING_CAP_EACH + 3), 0);
	findings_drop_from(&findings, 1);
	cr_expect_eq(findings.n, 0);
	cr_expect_eq(findings_omit(&findings, FINDING_FORM, 5), 0, "nothing is left to compare");
	findings_release(&findings);
}
