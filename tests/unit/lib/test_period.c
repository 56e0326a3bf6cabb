/* Periods and dates. */
#include "lib/period.h"
#include <criterion/criterion.h>

Test(period, parse_accepts_only_its_form)
{
	static const char *const bad[] = {"", "2022", "2022-7", "2022-13", "2022-00", "2022-071",
	    "12022-07", "2022/07", "2022-0a", "1999-12"};
	struct tb_period p;
	size_t i;

	cr_assert_eq(tb_period_parse("2022-07", &p), 0);
	cr_assert(p.year == 2022 && p.month == 7);
	for (i = 0; i < TB_LEN(bad); i++)
		cr_assert_eq(tb_period_parse(bad[i], &p), -1, "'%s'", bad[i]);
}

Test(period, spans_end_with_their_last_month)
{
	static const struct {
		const char *text;
		enum tb_span span;
		int month;
	} good[] = {{"2022-07", TB_SPAN_MONTH, 7}, {"2022-Q1", TB_SPAN_QUARTER, 3},
	    {"2022-Q4", TB_SPAN_QUARTER, 12}, {"2022", TB_SPAN_YEAR, 12}};
	static const char *const bad[] = {"", "2022-Q", "2022-Q0", "2022-Q5", "2022-Qx", "2022-Q11",
	    "2022Q1", "22", "202x", "1999", "2022-", "2022-13"};
	struct tb_term term;
	char text[8];
	size_t i;

	for (i = 0; i < TB_LEN(good); i++) {
		cr_assert_eq(tb_term_parse(good[i].text, &term), 0, "%s", good[i].text);
		cr_assert(term.span == good[i].span && term.last.year == 2022 &&
			      term.last.month == good[i].month,
		    "%s", good[i].text);
		tb_term_format(term, text);
		cr_assert_str_eq(text, good[i].text);
	}
	for (i = 0; i < TB_LEN(bad); i++)
		cr_assert_eq(tb_term_parse(bad[i], &term), -1, "'%s'", bad[i]);
}

Test(period, label_is_one_long_dash)
{
	struct tb_buf out = TB_BUF_INIT;

	tb_period_label((struct tb_period){2022, 2}, &out);
	cr_assert_str_eq(out.s, "1—2月");
	tb_buf_release(&out);
}

Test(period, february_has_no_previous)
{
	cr_assert_eq(tb_period_previous((struct tb_period){2022, 2}).month, 0);
	cr_assert_eq(tb_period_previous((struct tb_period){2022, 3}).month, 2);
}

Test(period, months_before_and_after_cross_years)
{
	static const struct {
		struct tb_period from;
		int months;
		struct tb_period to;
	} rows[] = {{{2022, 7}, 0, {2022, 7}}, {{2022, 1}, -1, {2021, 12}},
	    {{2022, 12}, 1, {2023, 1}}, {{2022, 2}, -14, {2020, 12}}, {{2022, 11}, 14, {2024, 1}}};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		cr_assert_eq(
		    tb_period_compare(tb_period_step(rows[i].from, rows[i].months), rows[i].to), 0,
		    "row %zu", i);
	cr_assert_eq(tb_period_compare(tb_period_before((struct tb_period){2022, 3}),
			 (struct tb_period){2022, 2}),
	    0);
	cr_assert_eq(tb_period_compare(tb_period_before((struct tb_period){2022, 2}),
			 (struct tb_period){2021, 12}),
	    0);
	cr_assert_eq(tb_period_compare(
			 tb_period_after((struct tb_period){2022, 2}), (struct tb_period){2022, 3}),
	    0);
	cr_assert_eq(tb_period_compare(tb_period_after((struct tb_period){2021, 12}),
			 (struct tb_period){2022, 2}),
	    0);
}

Test(date, days_and_back_over_four_centuries)
{
	long day;

	cr_assert_eq(tb_date_days((struct tb_date){1970, 1, 1}), 0);
	cr_assert_eq(tb_date_days((struct tb_date){2000, 3, 1}), 11017);
	for (day = -25567; day < 120000; day++) {
		struct tb_date date = tb_date_from_days(day), again;
		char text[11];

		cr_assert_eq(tb_date_days(date), day);
		tb_date_format(date, text);
		cr_assert_eq(tb_date_parse(text, &again), 0, "%s", text);
		cr_assert_eq(tb_date_days(again), day);
	}
}

Test(date, weekday)
{
	cr_assert_eq(tb_date_weekday((struct tb_date){2022, 8, 10}), 3); /* a Wednesday */
	cr_assert_eq(tb_date_weekday((struct tb_date){2024, 2, 29}), 4);
}

Test(date, refuses_days_that_do_not_exist)
{
	static const char *const bad[] = {
	    "2022-02-29", "2022-04-31", "2022-00-10", "2022-1-10", "2022-12-32", "2022-12-1x", ""};
	struct tb_date date;
	size_t i;

	for (i = 0; i < TB_LEN(bad); i++)
		cr_assert_eq(tb_date_parse(bad[i], &date), -1, "'%s'", bad[i]);
	cr_assert_eq(tb_date_parse("2024-02-29", &date), 0);
}

Test(date, chinese_has_no_padding)
{
	struct tb_buf out = TB_BUF_INIT;

	tb_date_chinese((struct tb_date){2022, 8, 3}, &out);
	cr_assert_str_eq(out.s, "2022年8月3日");
	tb_buf_release(&out);
}
