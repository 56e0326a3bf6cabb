/*
 * Landing, outlook and crossing of one enterprise: base year 2029, target year 2032,
 * steps of 50, 100 and 200.  Amounts are 亿元 as text, "-" is ——.
 */
#include "lib/decimal.h"
#include "tally/crossing.h"
#include "tally/outlook.h"
#include "../rows.h"
#include <criterion/criterion.h>

enum { BASE = 2029, TARGET = 2032, NYEARS = TARGET - BASE + 1, NSTEPS = 3 };

static const struct outlook_case {
	const char *path[NYEARS];
	const char *full;  /* last year */
	const char *value; /* NULL = never reported */
	const char *base;  /* comparable; NULL = none */
	int observed;	   /* the month it was reported in; carried when now is later */
	int month, year;   /* now */
	int exclusive;	   /* ladder */
	int even;	   /* rounding */
} cases[] = {
    /* 0: lands at 96, grows by 20% */
    {{"80", "95", "110", "130"}, "80", "48", "40", 6, 6, 2030, 0, 0},
    /* 1: lands on the step; 2: the step itself does not reach it */
    {{"80", "95", "110", "130"}, "80", "50", "40", 6, 6, 2030, 0, 0},
    {{"80", "95", "110", "130"}, "80", "50", "40", 6, 6, 2030, 1, 0},
    /* 3, 4: comes exactly to the step in a year */
    {{"12.5", "25", "50", "99"}, "12.5", "20", "10", 6, 6, 2030, 0, 0},
    {{"12.5", "25", "50", "99"}, "12.5", "20", "10", 6, 6, 2030, 1, 0},
    /* 5: last year was 0, this year falls, and two steps are crossed */
    {{"0", "95", "110", "220"}, "0", "60", "80", 6, 6, 2030, 0, 0},
    /* 6: no base to compare with */
    {{"80", "95", "110", "130"}, "80", "60", NULL, 6, 6, 2030, 0, 0},
    /* 7: no growth; 8: a fall */
    {{"80", "95", "110", "130"}, "80", "40", "40", 6, 6, 2030, 0, 0},
    {{"80", "95", "110", "130"}, "80", "39.99", "40", 6, 6, 2030, 0, 0},
    /* 9: crossed in the horizon's last year; 10: one year behind it */
    {{"80", "95", "110", "130"}, "80", "10205", "10000", 6, 6, 2030, 0, 0},
    {{"80", "95", "110", "130"}, "80", "10204", "10000", 6, 6, 2030, 0, 0},
    /* 11: never reported */
    {{"80", "95", "110", "130"}, "80", NULL, NULL, 0, 6, 2030, 0, 0},
    /* 12: carried from May, above the step; 13: below it; 14: by months */
    {{"80", "95", "110", "130"}, "80", "40", "30", 5, 6, 2030, 0, 0},
    {{"80", "95", "110", "130"}, "80", "40", "36", 5, 6, 2030, 0, 0},
    {{"80", "95", "110", "130"}, "80", "40", NULL, 5, 6, 2030, 0, 0},
    /* 15: a path of ——, reported all the same; 16: not reported */
    {{"-", "-", "-", "130"}, "-", "60", NULL, 6, 6, 2030, 0, 0},
    {{"-", "-", "-", "130"}, "-", NULL, NULL, 0, 6, 2030, 0, 0},
    /* 17: the target year itself */
    {{"80", "95", "110", "130"}, "115", "60", "50", 6, 6, TARGET, 0, 0},
    /* 18: 1.25% a year to the target, half away from zero; 19: half to even */
    {{"60", "62", "64", "65.61"}, "64", "30", "30", 6, 6, 2030, 0, 0},
    {{"60", "62", "64", "65.61"}, "64", "30", "30", 6, 6, 2030, 0, 1},
    /* 20: lands above the target; 21: on nothing; 22: below nothing */
    {{"80", "95", "110", "130"}, "80", "100", "40", 6, 6, 2030, 0, 0},
    {{"80", "95", "110", "130"}, "80", "0", "40", 6, 6, 2030, 0, 0},
    {{"80", "95", "110", "130"}, "80", "-1", "40", 6, 6, 2030, 0, 0},
    /* 23: December; 24: more had come by now than the whole last year */
    {{"80", "95", "110", "130"}, "80", "90", "70", 12, 12, 2030, 0, 0},
    {{"80", "95", "110", "130"}, "80", "60", "80", 6, 6, 2030, 0, 0},
    /* 25: the highest step is passed; 26: no path, no step below it */
    {{"210", "220", "230", "240"}, "210", "110", "100", 6, 6, 2030, 0, 0},
    {{"-", "-", "-", "-"}, "40", "10", "40", 6, 6, 2030, 0, 0},
    /* 27: February is two months */
    {{"80", "95", "110", "130"}, "80", "10", NULL, 2, 2, 2030, 0, 0},
    /* 28: a target of exactly the step; 29: which does not reach it */
    {{"80", "85", "90", "100"}, "80", "40", "40", 6, 6, 2030, 0, 0},
    {{"80", "85", "90", "100"}, "80", "40", "40", 6, 6, 2030, 1, 0},
    /* 30: the plan's base year was above the step; 31: a base of 0; 32: no target any more */
    {{"105", "95", "110", "130"}, "80", "40", "40", 6, 6, 2030, 0, 0},
    {{"80", "95", "110", "130"}, "80", "60", "0", 6, 6, 2030, 0, 0},
    {{"80", "95", "110", "-"}, "80", "60", "50", 6, 6, TARGET, 0, 0},
};

typedef void (*compute)(const struct cell *cell, struct figure *figure);

static const struct outlook_row {
	size_t of;
	compute compute;
	int year; /* of figures of a year, 0 = of none */
	enum unit_kind unit;
	const char *text; /* with a sign; the word of a step */
	int carried;
} rows[] = {
    {0, outlook_landing, 0, UNIT_YI, "96.00", 0},
    {0, outlook_method, 0, UNIT_PLAIN, "A", 0},
    {0, outlook_rolling, 0, UNIT_YI, "88.00", 0},	    /* 80 - 40 + 48 */
    {0, outlook_needed_growth, 0, UNIT_PERCENT, "17.5", 0}, /* 47/40 */
    {0, outlook_cagr, 0, UNIT_PERCENT, "17.6", 0},
    {0, outlook_margin, 0, UNIT_PERCENT, "30.0", 0},
    {0, outlook_target_growth, 0, UNIT_PERCENT, "16.4", 0}, /* (130/96)^(1/2) */
    {0, outlook_plan, 2031, UNIT_YI, "110.00", 0},
    {0, outlook_current, 2030, UNIT_YI, "96.00", 0},
    {0, outlook_current, 2032, UNIT_YI, "138.24", 0},
    {0, outlook_needed, 2030, UNIT_YI, "96.00", 0},
    {0, outlook_needed, 2031, UNIT_YI, "111.71", 0}, /* (96 130)^(1/2) */
    {0, outlook_needed, 2032, UNIT_YI, "130.00", 0},
    {0, crossing_step, 0, UNIT_STEP, "s100", 0},
    {0, crossing_year, 0, UNIT_YEARS, "2031", 0},
    {0, crossing_plan, 0, UNIT_YEARS, "2031", 0},
    {0, crossing_gap, 0, UNIT_YEARS, "0", 0},
    {0, crossing2_step, 0, UNIT_STEP, "——", 0},
    {0, crossing2_year, 0, UNIT_YEARS, "——", 0},
    {0, crossing2_plan, 0, UNIT_YEARS, "——", 0},
    {0, crossing2_gap, 0, UNIT_YEARS, "——", 0},

    {1, crossing_year, 0, UNIT_YEARS, "2030", 0},
    {1, crossing_gap, 0, UNIT_YEARS, "-1", 0},
    {1, crossing2_step, 0, UNIT_STEP, "s200", 0},
    {1, crossing2_year, 0, UNIT_YEARS, "2034", 0}, /* 100 1.25^4 */
    {1, crossing2_plan, 0, UNIT_YEARS, "——", 0},
    {1, crossing2_gap, 0, UNIT_YEARS, "——", 0},
    {2, crossing_step, 0, UNIT_STEP, "s100", 0},
    {2, crossing_year, 0, UNIT_YEARS, "2031", 0},
    {2, crossing2_step, 0, UNIT_STEP, "——", 0},

    {3, crossing_year, 0, UNIT_YEARS, "2031", 0},
    {3, crossing_plan, 0, UNIT_YEARS, "2031", 0},
    {3, crossing_gap, 0, UNIT_YEARS, "0", 0},
    {4, crossing_year, 0, UNIT_YEARS, "2032", 0},
    {4, crossing_plan, 0, UNIT_YEARS, "2032", 0},
    {3, outlook_cagr, 0, UNIT_PERCENT, "99.3", 0},

    {5, outlook_landing, 0, UNIT_YI, "120.00", 0},
    {5, outlook_method, 0, UNIT_PLAIN, "B", 0},
    {5, outlook_rolling, 0, UNIT_YI, "-20.00", 0},
    {5, outlook_cagr, 0, UNIT_PERCENT, "——", 0},
    {5, crossing_step, 0, UNIT_STEP, "s50", 0},
    {5, crossing_year, 0, UNIT_YEARS, "2030", 0},
    {5, crossing_plan, 0, UNIT_YEARS, "2030", 0},
    {5, crossing_gap, 0, UNIT_YEARS, "0", 0},
    {5, crossing2_step, 0, UNIT_STEP, "s100", 0},
    {5, crossing2_year, 0, UNIT_YEARS, "2030", 0},
    {5, crossing2_plan, 0, UNIT_YEARS, "2031", 0},
    {5, crossing2_gap, 0, UNIT_YEARS, "-1", 0},
    {5, outlook_current, 2031, UNIT_YI, "90.00", 0},

    {6, outlook_landing, 0, UNIT_YI, "120.00", 0},
    {6, outlook_rolling, 0, UNIT_YI, "——", 0},
    {6, outlook_needed_growth, 0, UNIT_PERCENT, "——", 0},
    {6, outlook_current, 2030, UNIT_YI, "——", 0},
    {6, crossing_year, 0, UNIT_YEARS, "2030", 0},
    {6, crossing2_step, 0, UNIT_STEP, "s200", 0},
    {6, crossing2_year, 0, UNIT_YEARS, "——", 0},

    {7, crossing_year, 0, UNIT_YEARS, "——", 0},
    {7, crossing_plan, 0, UNIT_YEARS, "2031", 0},
    {7, crossing_gap, 0, UNIT_YEARS, "——", 0},
    {7, outlook_current, 2032, UNIT_YI, "80.00", 0},
    {8, crossing_year, 0, UNIT_YEARS, "——", 0},
    {8, outlook_landing, 0, UNIT_YI, "79.98", 0},
    {9, crossing_year, 0, UNIT_YEARS, "2040", 0},
    {9, crossing_gap, 0, UNIT_YEARS, "9", 0},
    {10, crossing_year, 0, UNIT_YEARS, "——", 0},

    {11, outlook_landing, 0, UNIT_YI, "未报", 0},
    {11, outlook_method, 0, UNIT_PLAIN, "未报", 0},
    {11, outlook_rolling, 0, UNIT_YI, "未报", 0},
    {11, outlook_needed_growth, 0, UNIT_PERCENT, "未报", 0},
    {11, outlook_target_growth, 0, UNIT_PERCENT, "未报", 0},
    {11, outlook_current, 2031, UNIT_YI, "未报", 0},
    {11, outlook_needed, 2032, UNIT_YI, "未报", 0},
    {11, outlook_cagr, 0, UNIT_PERCENT, "17.6", 0},
    {11, crossing_step, 0, UNIT_STEP, "s100", 0},
    {11, crossing_year, 0, UNIT_YEARS, "未报", 0},
    {11, crossing_gap, 0, UNIT_YEARS, "未报", 0},
    {11, crossing2_year, 0, UNIT_YEARS, "——", 0},

    {12, outlook_landing, 0, UNIT_YI, "106.67", 1},
    {12, outlook_method, 0, UNIT_PLAIN, "A", 0},
    {12, outlook_rolling, 0, UNIT_YI, "90.00", 1},
    {12, outlook_needed_growth, 0, UNIT_PERCENT, "10.0", 1}, /* 55/50 */
    {12, crossing_year, 0, UNIT_YEARS, "2030", 1},
    {12, crossing_gap, 0, UNIT_YEARS, "-1", 1},
    {12, crossing2_year, 0, UNIT_YEARS, "未报", 0},
    {12, outlook_needed, 2032, UNIT_YI, "130.00", 1},
    {13, crossing_year, 0, UNIT_YEARS, "未报", 0}, /* growth is owed */
    {13, outlook_current, 2030, UNIT_YI, "未报", 0},
    {14, outlook_landing, 0, UNIT_YI, "96.00", 1},
    {14, outlook_method, 0, UNIT_PLAIN, "B", 0},

    {15, outlook_landing, 0, UNIT_YI, "120.00", 0},
    {15, outlook_cagr, 0, UNIT_PERCENT, "——", 0},
    {15, outlook_margin, 0, UNIT_PERCENT, "30.0", 0},
    {15, outlook_target_growth, 0, UNIT_PERCENT, "4.1", 0},
    {15, outlook_plan, 2031, UNIT_YI, "——", 0},
    {15, outlook_plan, 2032, UNIT_YI, "130.00", 0},
    {15, crossing_step, 0, UNIT_STEP, "s200", 0},
    {15, crossing_year, 0, UNIT_YEARS, "——", 0},
    {15, crossing_plan, 0, UNIT_YEARS, "——", 0},
    {15, crossing_gap, 0, UNIT_YEARS, "——", 0},
    {16, outlook_landing, 0, UNIT_YI, "——", 0},
    {16, outlook_method, 0, UNIT_PLAIN, "——", 0},
    {16, outlook_target_growth, 0, UNIT_PERCENT, "——", 0},

    {17, outlook_target_growth, 0, UNIT_PERCENT, "——", 0},
    {17, outlook_needed, TARGET, UNIT_YI, "138.00", 0},
    {17, outlook_current, TARGET, UNIT_YI, "138.00", 0},
    {17, crossing_step, 0, UNIT_STEP, "s200", 0},
    {17, crossing_plan, 0, UNIT_YEARS, "——", 0},

    {18, outlook_target_growth, 0, UNIT_PERCENT, "1.3", 0},
    {19, outlook_target_growth, 0, UNIT_PERCENT, "1.2", 0},
    {20, outlook_target_growth, 0, UNIT_PERCENT, "-19.4", 0}, /* (130/200)^(1/2) */
    {20, outlook_needed_growth, 0, UNIT_PERCENT, "——", 0},    /* the plan is met */
    {21, outlook_landing, 0, UNIT_YI, "0.00", 0},
    {21, outlook_target_growth, 0, UNIT_PERCENT, "——", 0},
    {21, outlook_needed, 2031, UNIT_YI, "——", 0},
    {21, crossing_year, 0, UNIT_YEARS, "——", 0},
    {22, outlook_landing, 0, UNIT_YI, "-2.00", 0},
    {22, crossing_year, 0, UNIT_YEARS, "——", 0},
    {23, outlook_needed_growth, 0, UNIT_PERCENT, "——", 0},
    {24, outlook_needed_growth, 0, UNIT_PERCENT, "——", 0},

    {25, crossing_step, 0, UNIT_STEP, "——", 0},
    {25, crossing_year, 0, UNIT_YEARS, "——", 0},
    {25, outlook_margin, 0, UNIT_PERCENT, "20.0", 0},
    {26, outlook_margin, 0, UNIT_PERCENT, "——", 0},
    {26, outlook_needed, 2030, UNIT_YI, "——", 0},
    {26, crossing_step, 0, UNIT_STEP, "s50", 0},
    {26, crossing_plan, 0, UNIT_YEARS, "——", 0},
    {27, outlook_landing, 0, UNIT_YI, "60.00", 0},
    {28, outlook_margin, 0, UNIT_PERCENT, "0.0", 0},
    {28, crossing_plan, 0, UNIT_YEARS, "2032", 0},
    {29, outlook_margin, 0, UNIT_PERCENT, "100.0", 0},
    {29, crossing_plan, 0, UNIT_YEARS, "——", 0},
    {30, crossing_plan, 0, UNIT_YEARS, "2031", 0},
    {31, outlook_landing, 0, UNIT_YI, "120.00", 0},
    {31, outlook_current, 2030, UNIT_YI, "——", 0},
    {32, outlook_needed, TARGET, UNIT_YI, "96.00", 0},
};

/* --- a plan of one enterprise ----------------------------------------------------------- */

struct model {
	struct tb_plan plan;
	struct tb_plan_ladder ladder;
	struct tb_plan_step steps[NSTEPS];
	struct tb_plan_enterprise row;
	struct tally tally;
	struct subject subject;
	struct subject *members[1];
	struct scope scope;
};

static struct tb_plan_amount
amount(const char *text)
{
	struct tb_plan_amount value = {0, 1};
	int negative = text[0] == '-' && text[1] != '\0';

	if (strcmp(text, "-") == 0)
		return value;
	cr_assert_eq(
	    tb_amount_parse(text + negative, TB_UNIT_YI, &value.yuan, NULL), TB_DECIMAL_OK);
	value.none = 0;
	if (negative)
		value.yuan = -value.yuan;
	return value;
}

static void
make_plan(struct model *model, const struct outlook_case *c)
{
	static const struct tb_plan_step steps[NSTEPS] = {{{50 * 100000000LL, 0}, "s50", {0}},
	    {{100 * 100000000LL, 0}, "s100", {0}}, {{200 * 100000000LL, 0}, "s200", {0}}};
	int i;

	memcpy(model->steps, steps, sizeof(steps));
	model->ladder = (struct tb_plan_ladder){.subject = TB_SUBJECT_ENTERPRISE,
	    .exclusive = c->exclusive,
	    .steps = model->steps,
	    .nsteps = NSTEPS};
	model->plan.ladders = &model->ladder;
	model->plan.nladders = 1;
	model->plan.identity.base_year = BASE;
	model->plan.identity.target_year = TARGET;
	model->row.path.first_year = BASE;
	model->row.path.nyears = NYEARS;
	for (i = 0; i < NYEARS; i++)
		model->row.path.values[i] = amount(c->path[i]);
}

static void
make_points(struct subject *subject, const struct outlook_case *c)
{
	int month;

	for (month = 2; month <= c->month; month++) {
		struct point *point = &subject->at[month];

		if (c->value == NULL || month < c->observed) {
			point->state =
			    c->path[c->year - BASE][0] == '-' ? POINT_NONE : POINT_MISSING;
			continue;
		}
		point->state = month == c->observed ? POINT_REPORTED : POINT_CARRIED;
		point->value = amount(c->value).yuan;
		point->has_base = c->base != NULL;
		point->base = point->has_base ? amount(c->base).yuan : 0;
	}
}

static void
make_model(struct model *model, const struct outlook_case *c)
{
	static char id[] = "enterprise/E";

	*model = (struct model){0};
	make_plan(model, c);
	model->subject = (struct subject){.kind = TB_SUBJECT_ENTERPRISE,
	    .code = "E",
	    .id = id,
	    .enterprise = &model->row,
	    .plan = tb_plan_path_value(&model->row.path, c->year),
	    .last_year = amount(c->full)};
	make_points(&model->subject, c);
	model->members[0] = &model->subject;
	model->scope = (struct scope){
	    .kind = SCOPE_ENTERPRISE, .code = "E", .id = id, .rev = {model->members, 1, 1}};
	model->tally = (struct tally){.plan = &model->plan,
	    .period = {c->year, c->month},
	    .rounding = c->even ? TB_ROUND_HALF_EVEN : TB_ROUND_HALF_AWAY};
}

static void
put_text(struct tb_buf *text, const struct tally *tally, const struct figure *figure,
    enum unit_kind unit)
{
	struct tb_exact_form form = figure_form(tally, unit);

	form.with_sign = 1;
	if (figure->state == STATE_NONE || figure->state == STATE_MISSING)
		tb_buf_puts(text, figure->state == STATE_NONE ? "——" : "未报");
	else if (figure->word != NULL)
		tb_buf_puts(text, figure->word);
	else
		tb_exact_print(&figure->x, &form, text);
}

ParameterizedTestParameters(outlook, one)
{
	return rows_of(TB_LEN(rows));
}

ParameterizedTest(size_t *index, outlook, one)
{
	const struct outlook_row *row = &rows[*index];
	struct tb_buf text = TB_BUF_INIT;
	struct figure figure;
	struct model model;
	struct cell cell;

	make_model(&model, &cases[row->of]);
	cell = (struct cell){&model.tally, &model.scope, &model.scope.rev, "rev",
	    model.tally.period.month, row->year != 0 ? row->year : model.tally.period.year};
	figure_init(&figure);
	figure_start(&figure);
	row->compute(&cell, &figure);
	put_text(&text, &model.tally, &figure, row->unit);
	cr_expect_str_eq(text.s, row->text, "row %zu (case %zu): '%s' is not '%s'", *index, row->of,
	    text.s, row->text);
	cr_expect_eq(figure.carried && figure.state == STATE_VALUE, row->carried,
	    "row %zu (case %zu): mark", *index, row->of);
	tb_buf_release(&text);
	figure_release(&figure);
}

/* --- totals --------------------------------------------------------------------------- */

/* The cases that a total is made of, and what it is. */
static const struct {
	size_t of[3];
	compute compute;
	int year;
	const char *text;
	int carried;
} totals[] = {
    {{0, 6, 11}, outlook_landing, 0, "216.00", 0}, /* 96 + 120, the third never came */
    {{0, 6, 11}, outlook_method, 0, "AB", 0},
    {{0, 7, 11}, outlook_method, 0, "A", 0},
    {{11, 11, 11}, outlook_landing, 0, "未报", 0},
    {{11, 16, 16}, outlook_method, 0, "未报", 0},
    {{16, 16, 16}, outlook_landing, 0, "——", 0},
    {{0, 12, 6}, outlook_landing, 0, "322.67", 1},
    {{0, 12, 6}, outlook_rolling, 0, "178.00", 1}, /* 88 + 90 */
    {{6, 6, 16}, outlook_rolling, 0, "——", 0},
    {{6, 6, 11}, outlook_rolling, 0, "未报", 0},
    {{0, 15, 11}, outlook_plan, 2031, "220.00", 0}, /* —— adds nothing */
    {{16, 15, 15}, outlook_plan, 2030, "——", 0},
    {{0, 7, 6}, outlook_current, 2032, "218.24", 0}, /* 138.24 + 80 */
    {{6, 6, 13}, outlook_current, 2032, "未报", 0},
    {{6, 15, 16}, outlook_current, 2032, "——", 0},
};

Test(outlook, totals)
{
	struct subject *members[3];
	struct model models[3];
	struct scope city;
	size_t i, j;

	for (i = 0; i < TB_LEN(totals); i++) {
		struct tb_buf text = TB_BUF_INIT;
		struct figure figure;
		struct cell cell;

		for (j = 0; j < TB_LEN(models); j++) {
			make_model(&models[j], &cases[totals[i].of[j]]);
			members[j] = &models[j].subject;
		}
		city = (struct scope){.kind = SCOPE_CITY,
		    .code = "",
		    .id = models[0].scope.id,
		    .rev = {members, 3, 3}};
		cell = (struct cell){&models[0].tally, &city, &city.rev, "rev", 6, totals[i].year};
		figure_init(&figure);
		totals[i].compute(&cell, &figure);
		put_text(&text, &models[0].tally, &figure, UNIT_YI);
		cr_expect_str_eq(text.s, totals[i].text, "total %zu: '%s'", i, text.s);
		cr_expect_eq(figure.carried && figure.state == STATE_VALUE, totals[i].carried,
		    "total %zu: mark", i);
		tb_buf_release(&text);
		figure_release(&figure);
	}
}
