/*
 * Quantities over a set of three industries whose months are written as text:
 *
 *	"20/16"  reported, value and base in 亿元     "20"   without base
 *	"-"      ——      "."   not reported (carried, or missing before the first)
 */
#include "lib/decimal.h"
#include "tally/measure.h"
#include "tally/quantity.h"
#include "tally/scope.h"
#include "tally/subject.h"
#include "../rows.h"
#include <criterion/criterion.h>

enum { MEMBERS = 3, NMONTHS = 4 };

struct city {
	const char *plans[MEMBERS];	      /* 亿元; "-" = no plan */
	const char *months[MEMBERS][NMONTHS]; /* from February */
};

static const struct city cities[] = {
    /* 0: all there */
    {{"100", "50", "-"}, {{"20/16", "30/24", "40/32", "50/40"}, {"5/5", "10/10", "15/15", "20/20"},
			     {"1/2", "2/4", "3/6", "4/8"}}},
    /* 1: the second did not report May, the third never */
    {{"100", "50", "10"}, {{"20/16", "30/24", "40/32", "50/40"}, {"5/5", "10/10", "15/15", "."},
			      {".", ".", ".", "."}}},
    /* 2: the third begins in April, the second says —— */
    {{"100", "-", "10"},
	{{"20/16", "30/24", "40/32", "50/40"}, {"-", "-", "-", "-"}, {".", ".", "3/3", "4/4"}}},
    /* 3: nobody ever */
    {{"100", "50", "-"}, {{".", ".", ".", "."}, {".", ".", ".", "."}, {".", ".", ".", "."}}},
    /* 4: no base, a plan that is not above zero, a plan that is exceeded */
    {{"0", "10", "-"}, {{"1", "2", "3", "4"}, {"4", "6", "8", "12"}, {"1/0", "2/0", "3/0", "4/0"}}},
    /* 5: a fall that prints as zero, a month before of nothing */
    {{"100", "-", "-"},
	{{"10/10", "20/20", "20/20", "24.99/25"}, {"-", "-", "-", "-"}, {"-", "-", "-", "-"}}},
    /* 6: growth that prints as zero, and one that does not */
    {{"100", "50", "-"}, {{"10/10", "20/20", "20/20", "25.01/25"},
			     {"5/5", "6/6", "7/7", "20.01/20"}, {"-", "-", "-", "-"}}},
};

static const struct row {
	size_t city;
	int month;
	const char *quantity;
	const char *text; /* signed and rounded in its unit; "——", "未报" */
	int carried;
} rows[] = {
    {0, 5, "rev", "74.00", 0},
    {0, 5, "rev-month", "16.00", 0},
    {0, 2, "rev-month", "26.00", 0}, /* F1: 1—2月 is one step */
    {0, 5, "rev-plan", "150.00", 0},
    {0, 5, "rev-completion", "46.7", 0}, /* 70/150: R6, the third is out of both sides */
    {0, 5, "rev-lead", "5.0", 0},
    {0, 5, "rev-growth", "8.8", 0},	    /* 74/68 */
    {0, 5, "rev-growth-change", "-0.6", 0}, /* 8.82 less 58/53, from exact values */
    {0, 2, "rev-growth-change", "——", 0},
    {0, 5, "rev-mom", "0.0", 0},
    {0, 3, "rev-mom", "——", 0}, /* F6: none for M02, M03 */
    {0, 5, "rev-needed", "11.43", 0},
    {0, 5, "rev-cr3", "100.0", 0},
    {0, 5, "rev-hhi", "5325", 0}, /* (50^2 + 20^2 + 4^2) / 74^2 */
    {0, 5, "rev-units", "3", 0},
    {0, 5, "rev-missing", "0", 0},
    {0, 5, "rev-noplan", "1", 0},
    {0, 5, "rev-growing", "1", 0},
    {0, 5, "rev-rated", "3", 0},
    {0, 5, "rev-path", "62.50", 0},

    {1, 5, "rev", "65.00", 1},
    {1, 5, "rev-month", "10.00", 1},	 /* R9: the carried one adds 0 */
    {1, 5, "rev-completion", "40.6", 1}, /* 65/160: not reporting does not pay */
    {1, 4, "rev-completion", "34.4", 0}, /* 55/160 */
    {1, 5, "rev-growth", "25.0", 0},	 /* R9: out in both years */
    {1, 5, "rev-base", "40.00", 0},
    {1, 5, "rev-growth-change", "0.0", 0}, /* of the first alone */
    {1, 5, "rev-mom", "0.0", 0},
    {1, 5, "rev-needed", "13.57", 1},
    {1, 5, "rev-missing", "2", 0},
    {1, 5, "rev-units", "3", 0},
    {1, 5, "rev-rated", "1", 0},

    {2, 4, "rev", "43.00", 0},
    {2, 4, "rev-month", "10.00", 0}, /* a first report in April is no month's amount */
    {2, 5, "rev-month", "11.00", 0},
    {2, 4, "rev-units", "2", 0},
    {2, 3, "rev-missing", "1", 0},
    {2, 5, "rev-growth-change", "-0.1", 0}, /* 54/44 less 43/35 on the same set */

    {3, 5, "rev", "未报", 0},
    {3, 5, "rev-month", "未报", 0},
    {3, 5, "rev-plan", "150.00", 0},
    {3, 5, "rev-completion", "未报", 0},
    {3, 5, "rev-lead", "未报", 0},
    {3, 5, "rev-needed", "未报", 0},
    {3, 5, "rev-growth", "未报", 0},
    {3, 5, "rev-base", "未报", 0},
    {3, 5, "rev-mom", "未报", 0},
    {3, 5, "rev-cr3", "未报", 0},
    {3, 5, "rev-missing", "3", 0},

    {4, 5, "rev", "20.00", 0},
    {4, 5, "rev-plan", "10.00", 0},
    {4, 5, "rev-completion", "120.0", 0},
    {4, 5, "rev-needed", "——", 0}, /* the plan is met */
    {4, 5, "rev-growth", "——", 0}, /* no base above zero */
    {4, 5, "rev-base", "0.00", 0},
    {4, 5, "rev-rated", "0", 0},
    {4, 5, "rev-noplan", "2", 0},

    {5, 5, "rev-growth", "0.0", 0}, /* -0.04% */
    {5, 4, "rev-month", "0.00", 0},
    {5, 5, "rev-mom", "——", 0}, /* nothing to divide by */

    {6, 5, "rev-rated", "2", 0},
    {6, 5, "rev-growing", "1", 0}, /* 0.04% is no growth */
    {6, 5, "rev-growth", "0.0", 0},
};

/* --- a city of three industries --------------------------------------------------- */

static int64_t
yuan(const char *text, size_t len)
{
	char copy[32];
	int64_t value = -1;

	snprintf(copy, sizeof(copy), "%.*s", (int)len, text);
	cr_assert_eq(tb_amount_parse(copy, TB_UNIT_YI, &value, NULL), TB_DECIMAL_OK, "%s", copy);
	return value;
}

static void
set_point(struct point *point, const struct point *last, const char *text)
{
	size_t len = strcspn(text, "/");

	if (text[0] == '.') {
		*point = *last;
		if (last->state == POINT_REPORTED)
			point->state = POINT_CARRIED;
	} else if (text[0] == '-') {
		*point = (struct point){.state = POINT_NONE, .observed = 1};
	} else {
		*point = (struct point){
		    .state = POINT_REPORTED, .observed = 1, .value = yuan(text, len)};
		point->has_base = text[len] == '/';
		if (point->has_base)
			point->base = yuan(text + len + 1, strlen(text + len + 1));
	}
}

struct model {
	struct tally tally;
	struct tb_plan plan;
	struct subject subjects[MEMBERS];
	struct subject *members[MEMBERS];
	struct scope scope;
};

static void
make_model(struct model *model, const struct city *city, int month)
{
	static char id[] = "city";
	static const struct point never = {.state = POINT_MISSING};
	int i, j;

	*model = (struct model){0};
	for (i = 0; i < MEMBERS; i++) {
		struct subject *subject = &model->subjects[i];

		subject->kind = TB_SUBJECT_INDUSTRY;
		subject->code = "I";
		subject->id = "industry/I";
		subject->plan.none = city->plans[i][0] == '-' || city->plans[i][0] == '0';
		if (!subject->plan.none)
			subject->plan.yuan = yuan(city->plans[i], strlen(city->plans[i]));
		for (j = 0; j < NMONTHS; j++)
			set_point(&subject->at[2 + j], j == 0 ? &never : &subject->at[1 + j],
			    city->months[i][j]);
		model->members[i] = subject;
	}
	model->scope = (struct scope){
	    .kind = SCOPE_CITY, .code = "", .id = id, .rev = {model->members, MEMBERS, MEMBERS}};
	model->tally = (struct tally){.plan = &model->plan,
	    .period = {2030, month},
	    .previous = {2030, month == 2 ? 0 : month - 1}};
}

ParameterizedTestParameters(measure, quantity)
{
	return rows_of(TB_LEN(rows));
}

ParameterizedTest(size_t *index, measure, quantity)
{
	const struct row *row = &rows[*index];
	struct tb_buf text = TB_BUF_INIT;
	struct tb_exact_form form;
	struct figure figure;
	struct model model;

	make_model(&model, &cities[row->city], row->month);
	figure_init(&figure);
	quantity_compute(&model.tally, &model.scope, row->quantity, row->month, &figure);
	if (figure.state == STATE_VALUE) {
		form = quantity_form(&model.tally, row->quantity);
		form.with_sign = 1;
		tb_exact_print(&figure.x, &form, &text);
	} else {
		tb_buf_puts(&text, figure.state == STATE_NONE ? "——" : "未报");
	}
	cr_expect_str_eq(text.s, row->text, "city %zu, month %d, %s: '%s' is not '%s'", row->city,
	    row->month, row->quantity, text.s, row->text);
	cr_expect_eq(figure.carried && figure.state == STATE_VALUE, row->carried,
	    "city %zu, month %d, %s: mark", row->city, row->month, row->quantity);
	tb_buf_release(&text);
	figure_release(&figure);
}

/* --- small things -------------------------------------------------------------------- */

static const struct late_row {
	int planned; /* month of 2030, 0 = none */
	const char *done;
	int late;
} lates[] = {
    {0, "", 0}, {3, "", 2}, {4, "", 1}, {5, "", 0},	    /* the month has just ended */
    {6, "", 0}, {3, "2030-05-31", 0}, {3, "2030-06-01", 2}, /* after the period's end: not yet */
};

Test(measure, months_late)
{
	struct subject subject = {.kind = TB_SUBJECT_PROJECT};
	size_t i;

	for (i = 0; i < TB_LEN(lates); i++) {
		subject.planned[MILESTONE_FINISH] =
		    lates[i].planned == 0 ? 0 : 12 * 2030 + lates[i].planned;
		subject.day[MILESTONE_FINISH] = lates[i].done;
		cr_expect_eq(months_late(&subject, MILESTONE_FINISH, (struct tb_period){2030, 5}),
		    lates[i].late, "row %zu", i);
	}
}

/* F3 against a planned curve: of city 0, the first member has one. */
Test(measure, curve)
{
	static struct tb_plan_planned points[] = {
	    {2029, 12, {1, 0}, {NULL, 0}},
	    {2030, 3, {10 * 100000000LL, 0}, {NULL, 0}},
	    {2030, 12, {100 * 100000000LL, 0}, {NULL, 0}},
	};
	static const struct tb_plan_curve curve = {points, TB_LEN(points)};
	static const struct {
		int month;
		const char *quantity, *text;
	} wanted[] = {
	    {5, "rev-due", "50.83"}, /* 10 + 90 * 2/9, and 50 * 5/12 */
	    {5, "rev-lead", "12.8"}, /* (70 - 50.83) / 150 */
	    {3, "rev-due", "22.50"}, /* 10 and 12.5 */
	    {2, "rev-due", "15.00"}, /* between nothing and March: 6.67 and 8.33 */
	    {12, "rev-path", "150.00"},
	    {2, "rev-path", "15.00"},
	};
	size_t i;

	for (i = 0; i < TB_LEN(wanted); i++) {
		struct tb_buf text = TB_BUF_INIT;
		struct tb_exact_form form;
		struct figure figure;
		struct model model;

		make_model(&model, &cities[0], wanted[i].month > 5 ? 5 : wanted[i].month);
		model.subjects[0].curve = &curve;
		figure_init(&figure);
		quantity_compute(
		    &model.tally, &model.scope, wanted[i].quantity, wanted[i].month, &figure);
		cr_assert_eq(figure.state, STATE_VALUE, "%s", wanted[i].quantity);
		form = quantity_form(&model.tally, wanted[i].quantity);
		tb_exact_print(&figure.x, &form, &text);
		cr_expect_str_eq(text.s, wanted[i].text, "%s of month %d: %s is not %s",
		    wanted[i].quantity, wanted[i].month, text.s, wanted[i].text);
		tb_buf_release(&text);
		figure_release(&figure);
	}
}

Test(measure, last_day)
{
	char day[11];

	period_last_day((struct tb_period){2030, 2}, day);
	cr_expect_str_eq(day, "2030-02-28");
	period_last_day((struct tb_period){2028, 2}, day);
	cr_expect_str_eq(day, "2028-02-29");
	period_last_day((struct tb_period){2030, 12}, day);
	cr_expect_str_eq(day, "2030-12-31");
}

/* 10 amounts of 64 bits are no 64 bits: the sum is exact all the same. */
Test(measure, sums_are_wide)
{
	struct subject subject = {.at = {[5] = {.state = POINT_REPORTED, .value = INT64_MAX}}};
	struct subject *items[10];
	struct set set = {items, TB_LEN(items), TB_LEN(items)};
	struct tb_buf text = TB_BUF_INIT;
	struct tb_exact x;
	size_t i;

	for (i = 0; i < set.n; i++)
		items[i] = &subject;
	tb_exact_init(&x);
	tb_exact_set_int(&x, sum_over(&set, has_number, 5, FIELD_VALUE, 5).yuan);
	tb_exact_write(&x, &text);
	cr_expect_str_eq(text.s, "92233720368547758070");
	tb_buf_reset(&text);
	tb_exact_set_ratio(&x, -(tb_wide)INT64_MAX * 6, (tb_wide)INT64_MAX * 4);
	tb_exact_write(&x, &text);
	cr_expect_str_eq(text.s, "-3/2");
	tb_exact_release(&x);
	tb_buf_release(&text);
}

/* What an audit adds up that no longer fits is an end with a message, never a wrong number. */
Test(measure, sum_overflow, .exit_code = TB_EXIT_DATA)
{
	sum_add(INT64_MAX, 1);
}
