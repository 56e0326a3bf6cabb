/*
 * How a figure becomes points, worked by hand.  x, best and mean are fractions as
 * text; a figure in % is a ratio.  What stands in the plan is in thousandths.
 */
#include "lib/decimal.h"
#include "tally/escalate.h"
#include "tally/figure.h"
#include "tally/quantity.h"
#include "tally/score-method.h"
#include "tally/score.h"
#include "../rows.h"
#include <criterion/criterion.h>

/* cap 1 and drop 5% where a row has none, as in the plan's reader */
#define ITEM(w, ...)                                                                               \
	{                                                                                          \
		.weight = (w)*1000, __VA_ARGS__                                                    \
	}
#define EFFICACY .method = TB_SCORE_EFFICACY, .low = 6000, .high = 12000

enum shown_as { RATIO, YI }; /* % of a ratio; 亿元 of yuan */

static const struct method_row {
	struct tb_plan_item item;
	int64_t n, d; /* x */
	enum shown_as printed;
	long place;
	int64_t best, mean; /* n/d of the same d */
	const char *points; /* exact */
} rows[] = {
    /* 完成率法: w min(c, cap) */
    {ITEM(20, .method = TB_SCORE_COMPLETION), 673, 1000, RATIO, 0, 0, 0, "673/50"},
    {ITEM(20, .method = TB_SCORE_COMPLETION), 12, 10, RATIO, 0, 0, 0, "20"},
    {ITEM(20, .method = TB_SCORE_COMPLETION, .cap = 1500), 12, 10, RATIO, 0, 0, 0, "24"},
    {ITEM(20, .method = TB_SCORE_COMPLETION, .cap = 1500), 2, 1, RATIO, 0, 0, 0, "30"},
    {ITEM(20, .method = TB_SCORE_COMPLETION), -1, 10, RATIO, 0, 0, 0, "0"},
    /* 目标完成计分法: met to the last yuan, or not */
    {ITEM(30, .method = TB_SCORE_TARGET_MET), 1, 1, RATIO, 0, 0, 0, "30"},
    {ITEM(30, .method = TB_SCORE_TARGET_MET), 999999999, 1000000000, RATIO, 0, 0, 0, "0"},
    /* 争先进位计分法: w, 0.95 w, 0.90 w …, never below 0 */
    {ITEM(20, .method = TB_SCORE_PLACE), 1, 2, RATIO, 1, 0, 0, "20"},
    {ITEM(20, .method = TB_SCORE_PLACE), 1, 2, RATIO, 2, 0, 0, "19"},
    {ITEM(20, .method = TB_SCORE_PLACE), 1, 2, RATIO, 3, 0, 0, "18"},
    {ITEM(20, .method = TB_SCORE_PLACE), 1, 2, RATIO, 21, 0, 0, "0"},
    {ITEM(20, .method = TB_SCORE_PLACE), 1, 2, RATIO, 30, 0, 0, "0"},
    /* 分段加减: each whole 2 points of % by 1, at most 15 (枣庄); each point by 0.1 */
    {ITEM(60, .method = TB_SCORE_STEP, .every = 2000, .gain = 1000, .most = 15000), 1, 1, RATIO, 0,
	0, 0, "60"},
    {ITEM(60, .method = TB_SCORE_STEP, .every = 2000, .gain = 1000, .most = 15000), 10399, 10000,
	RATIO, 0, 0, 0, "61"},
    {ITEM(60, .method = TB_SCORE_STEP, .every = 2000, .gain = 1000, .most = 15000), 104, 100, RATIO,
	0, 0, 0, "62"},
    {ITEM(60, .method = TB_SCORE_STEP, .every = 2000, .gain = 1000, .most = 15000), 981, 1000,
	RATIO, 0, 0, 0, "60"},
    {ITEM(60, .method = TB_SCORE_STEP, .every = 2000, .gain = 1000, .most = 15000), 98, 100, RATIO,
	0, 0, 0, "59"},
    {ITEM(60, .method = TB_SCORE_STEP, .every = 2000, .gain = 1000, .most = 15000), 2, 1, RATIO, 0,
	0, 0, "75"},
    {ITEM(60, .method = TB_SCORE_STEP, .every = 2000, .gain = 1000, .most = 15000), 1, 10, RATIO, 0,
	0, 0, "45"},
    {ITEM(10, .method = TB_SCORE_STEP, .every = 2000, .gain = 1000, .most = 15000), 0, 1, RATIO, 0,
	0, 0, "0"},
    {ITEM(10, .method = TB_SCORE_STEP, .every = 1000, .gain = 100, .most = 5000), 963, 1000, RATIO,
	0, 0, 0, "97/10"},
    /* 功效系数法: 60 + 40 (x - low) / (high - low) of 100; x = 5.81, 12 and 6 give 58.73 */
    {ITEM(100, EFFICACY), 581, 10000, RATIO, 0, 0, 0, "881/15"},
    {ITEM(100, EFFICACY), 581000000, 1, YI, 0, 0, 0, "881/15"},
    {ITEM(100, EFFICACY), 12, 100, RATIO, 0, 0, 0, "100"},
    {ITEM(20, EFFICACY), 6, 100, RATIO, 0, 0, 0, "12"},
    {ITEM(20, EFFICACY), 135, 1000, RATIO, 0, 0, 0, "20"},
    {ITEM(20, EFFICACY, .cap = 1200), 135, 1000, RATIO, 0, 0, 0, "22"},
    {ITEM(20, EFFICACY), -35, 1000, RATIO, 0, 0, 0, "0"},
    /* the less the better */
    {ITEM(20, .method = TB_SCORE_EFFICACY, .low = 12000, .high = 6000), 9, 100, RATIO, 0, 0, 0,
	"16"},
    /* 总量法: the best has all; below nothing is nothing */
    {ITEM(20, .method = TB_SCORE_PROPORTIONAL), 3, 1, YI, 0, 4, 0, "15"},
    {ITEM(20, .method = TB_SCORE_PROPORTIONAL), 4, 1, YI, 0, 4, 0, "20"},
    {ITEM(20, .method = TB_SCORE_PROPORTIONAL), -1, 1, YI, 0, 4, 0, "0"},
    {ITEM(20, .method = TB_SCORE_PROPORTIONAL), 0, 1, YI, 0, 0, 0, "0"},
    {ITEM(20, .method = TB_SCORE_PROPORTIONAL), -2, 1, YI, 0, -1, 0, "0"},
    /* 均值法: the mean has all, 1.5 w at most */
    {ITEM(20, .method = TB_SCORE_MEAN, .cap = 1500), 6, 1, YI, 0, 0, 5, "24"},
    {ITEM(20, .method = TB_SCORE_MEAN, .cap = 1500), 10, 1, YI, 0, 0, 5, "30"},
    {ITEM(20, .method = TB_SCORE_MEAN, .cap = 1500), -1, 1, YI, 0, 0, 5, "0"},
    {ITEM(20, .method = TB_SCORE_MEAN, .cap = 1500), -1, 1, YI, 0, 0, -5, "0"},
    {ITEM(20, .method = TB_SCORE_MEAN, .cap = 1500), 1, 1, YI, 0, 0, 0, "0"},
};

ParameterizedTestParameters(score, method)
{
	return rows_of(TB_LEN(rows));
}

ParameterizedTest(size_t *index, score, method)
{
	static const struct tb_exact_form forms[] = {
	    {100, 1, 1, TB_ROUND_HALF_AWAY, 0}, {1, 100000000, 2, TB_ROUND_HALF_AWAY, 0}};
	const struct method_row *row = &rows[*index];
	struct tb_exact x, best, mean, points;
	struct tb_plan_item item = row->item;
	struct score_case c = {&item, &x, forms[row->printed], row->place, &best, &mean};
	struct tb_buf text = TB_BUF_INIT;

	item.cap = item.cap != 0 ? item.cap : 1000;
	item.drop = 5000;
	tb_exact_init(&x);
	tb_exact_init(&best);
	tb_exact_init(&mean);
	tb_exact_init(&points);
	tb_exact_set_ratio(&x, row->n, row->d);
	tb_exact_set_ratio(&best, row->best, row->d);
	tb_exact_set_ratio(&mean, row->mean, row->d);
	score_by_method(&c, &points);
	tb_exact_write(&points, &text);
	cr_assert_str_eq(text.s, row->points, "row %zu: %s, not %s", *index, text.s, row->points);
	tb_exact_release(&x);
	tb_exact_release(&best);
	tb_exact_release(&mean);
	tb_exact_release(&points);
	tb_buf_release(&text);
}

/* --- what the plan names ------------------------------------------------------------------ */

/* One item; NULL = a mark. "" = the plan is fit, else what the message names. */
static const struct named_row {
	int units;
	const char *figure, *complaint;
} named[] = {
    {TB_BOARD_COUNTY, "inv-completion", ""},
    {TB_BOARD_DEPARTMENT, "reports-year-rate", ""},
    {TB_BOARD_DOMAIN, "rev-growth", ""},
    {TB_BOARD_COUNTY, NULL, ""},
    {TB_BOARD_COUNTY, "inv-speed", "inv-speed"},
    /* of others: of departments, of the city, of years, of months, a word */
    {TB_BOARD_DOMAIN, "reports-year-rate", "a domain has no such number"},
    {TB_BOARD_COUNTY, "rev-cr3", "a county has no such number"},
    {TB_BOARD_DOMAIN, "rev-outlook-plan", "rev-outlook-plan"},
    {TB_BOARD_COUNTY, "inv-path", "inv-path"},
    {TB_BOARD_COUNTY, "rev-landing-method", "rev-landing-method"},
};

Test(score, figures_that_units_have)
{
	size_t i;

	for (i = 0; i < TB_LEN(named); i++) {
		struct tb_plan_item item = {.code = "J1",
		    .figure = named[i].figure != NULL ? named[i].figure : "",
		    .method = named[i].figure != NULL ? TB_SCORE_COMPLETION : TB_SCORE_MARK,
		    .source = {"plan/scores.xml", 7}};
		struct tb_plan_scoreboard board = {
		    .units = named[i].units, .items = &item, .nitems = 1};
		struct tb_plan plan = {.scoreboards = &board, .nscoreboards = 1};
		struct tb_err err = {0};
		int rc = scores_check(&plan, &err);

		cr_assert_eq(rc, named[i].complaint[0] == '\0' ? 0 : -1, "row %zu", i);
		if (rc == 0)
			continue;
		cr_assert_eq(err.msg, TB_MSG_PLAN);
		cr_assert_eq(err.line, 7);
		cr_assert(strstr(err.file, "scores.xml") != NULL);
		cr_assert(strstr(err.text, named[i].complaint) != NULL, "row %zu: %s", i, err.text);
	}
}

/* What is told of those that reported alone gives no place to who has silent ones (R9). */
Test(score, growths_that_silence_would_raise)
{
	static const struct {
		const char *name;
		int growth;
	} cases[] = {{"rev-growth", 1}, {"rev-growth-change", 1}, {"rev-mom", 1},
	    {"rev-contribution", 1}, {"rev-pull", 1}, {"rev-completion", 0},
	    {"rev-needed-growth", 0}, {"rev-landing", 0}, {"inv-completion", 0},
	    {"reports-year-rate", 0}};
	size_t i;

	for (i = 0; i < TB_LEN(cases); i++)
		cr_assert_eq(
		    quantity_is_growth(cases[i].name), cases[i].growth, "%s", cases[i].name);
}

Test(score, rankings_that_there_are)
{
	static const struct {
		const char *last_in;
		int rc;
	} cases[] = {{"", 0}, {"county/inv-completion", 0}, {"county/inv-speed", -1}};
	size_t i;

	for (i = 0; i < TB_LEN(cases); i++) {
		struct tb_plan_escalation row = {
		    .last_in = cases[i].last_in, .source = {"plan/ladders.xml", 9}};
		struct tb_plan plan = {.escalations = &row, .nescalations = 1};
		struct tb_err err = {0};

		cr_assert_eq(escalations_check(&plan, &err), cases[i].rc, "row %zu", i);
		if (cases[i].rc == 0)
			continue;
		cr_assert_eq(err.msg, TB_MSG_PLAN);
		cr_assert_eq(err.line, 9);
		cr_assert(strstr(err.text, "county/inv-speed") != NULL, "%s", err.text);
	}
}
