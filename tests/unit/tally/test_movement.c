/*
 * Why counties moved (F20): each a project whose completion before and now is
 * written in % of its plan, "30 55"; one value behind "=" is carried, "-" is none:
 * "30 =" silent, "- 40" came in, "40 -" has nothing now. By month 6 half is due.
 */
#include "lib/compat.h"
#include "tally/movement.h"
#include "tally/quantity.h"
#include "tally/ranking.h"
#include "../rows.h"
#include <criterion/criterion.h>
#include <stdio.h>

enum { MOST = 5, MONTH = 6 };

static const char *const names[] = {"inv-rank-completion-move", "inv-rank-completion-own",
    "inv-rank-completion-others", "inv-rank-completion-silent", "inv-rank-completion-entries"};

static const struct row {
	const char *name;
	const char *counties[MOST];
	const char *told[MOST]; /* move own others silent entries; "——" = none of them */
	int curved;		/* the first has planned most for the year's end */
} rows[] = {
    {"own progress passes one", {"30 55", "32 40"}, {"1 1 0 0 0", "-1 0 -1 0 0"}, 0},
    {"all at one pace", {"30 40", "20 30"}, {"0 0 0 0 0", "0 0 0 0 0"}, 0},
    {"a silent one is passed", {"30 =", "28 45"}, {"-1 0 0 -1 0", "1 1 0 0 0"}, 0},
    {"silence alone lets one pass", {"30 =", "28 36"}, {"-1 0 0 -1 0", "1 0 0 1 0"}, 0},
    {"one comes in ahead, one goes", {"40 50", "- 60", "50 -"}, {"0 0 0 0 0", "——", "——"}, 0},
    {"one comes in ahead", {"40 50", "- 60"}, {"-1 0 0 0 -1", "——"}, 0},
    {"own steps and others'", {"30 45", "31 50", "32 33"},
	{"1 2 -1 0 0", "1 1 0 0 0", "-2 -2 0 0 0"}, 0},
    {"ties part", {"30 40", "30 35", "30 40"}, {"0 0 0 0 0", "-2 -2 0 0 0", "0 0 0 0 0"}, 0},
    {"a curve makes another order by lead", {"30 45", "32 40"}, {"1 1 0 0 0", "-1 0 -1 0 0"}, 1},
    {"with a curve one keeps still", {"32 =", "30 45", "20 25"},
	{"-1 0 0 -1 0", "1 1 0 0 0", "0 0 0 0 0"}, 1},
};

/* --- counties of a project each ----------------------------------------------------- */

static struct tb_plan_planned points[] = {
    {2030, 6, {500, 0}, {NULL, 0}}, {2030, 12, {10000, 0}, {NULL, 0}}};
static const struct tb_plan_curve late_curve = {points, TB_LEN(points)};

struct model {
	struct tb_plan plan;
	struct tally tally;
	struct subject subjects[MOST];
	struct subject *members[MOST];
	struct scope scopes[MOST];
};

/* Hundredths of a percent are yuan of a plan of 10000. */
static void
set_points(struct subject *subject, const char *text)
{
	struct point *before = &subject->at[MONTH - 1], *now = &subject->at[MONTH];
	char *end;

	before->state = text[0] == '-' ? POINT_NONE : POINT_REPORTED;
	before->value = text[0] == '-' ? 0 : 100 * strtol(text, &end, 10);
	text = strchr(text, ' ') + 1;
	*now = *before;
	if (text[0] == '=') {
		now->state = POINT_CARRIED;
		return;
	}
	now->state = text[0] == '-' ? POINT_NONE : POINT_REPORTED;
	now->value = text[0] == '-' ? 0 : 100 * strtol(text, &end, 10);
}

static size_t
make_model(struct model *model, const struct row *row)
{
	static char ids[MOST][16];
	static const char *const codes[MOST] = {"A", "B", "C", "D", "E"};
	size_t n = 0;

	*model = (struct model){0};
	model->tally = (struct tally){.plan = &model->plan,
	    .period = {2030, MONTH},
	    .previous = {2030, MONTH - 1},
	    .scopes = model->scopes};
	for (; n < MOST && row->counties[n] != NULL; n++) {
		struct subject *subject = model->members[n] = &model->subjects[n];

		subject->kind = TB_SUBJECT_PROJECT;
		subject->code = subject->id = codes[n];
		subject->plan = subject->stated_plan = (struct tb_plan_amount){10000, 0};
		subject->curve = row->curved && n == 0 ? &late_curve : NULL;
		set_points(subject, row->counties[n]);
		snprintf(ids[n], sizeof(ids[n]), "county/%s", codes[n]);
		model->scopes[n] = (struct scope){.kind = SCOPE_COUNTY,
		    .code = codes[n],
		    .id = ids[n],
		    .series = HAS_INV,
		    .inv = {&model->members[n], 1, 1}};
	}
	model->tally.nscopes = model->tally.count[SCOPE_COUNTY] = n;
	return n;
}

static void
tell(const struct model *model, const struct scope *scope, struct tb_buf *out)
{
	struct figure figure;
	size_t i, absent = 0;

	figure_init(&figure);
	for (i = 0; i < TB_LEN(names); i++) {
		struct tb_exact_form form = quantity_form(&model->tally, names[i]);

		form.with_sign = 1;
		tb_buf_puts(out, i > 0 ? " " : "");
		quantity_compute(&model->tally, scope, names[i], MONTH, &figure);
		if (figure.state == STATE_VALUE) {
			tb_exact_print(&figure.x, &form, out);
			continue;
		}
		tb_buf_puts(out, "——");
		absent++;
	}
	if (absent == TB_LEN(names)) {
		tb_buf_reset(out);
		tb_buf_puts(out, "——");
	}
	figure_release(&figure);
}

ParameterizedTestParameters(movement, causes)
{
	return rows_of(TB_LEN(rows));
}

ParameterizedTest(size_t *index, movement, causes)
{
	const struct row *row = &rows[*index];
	struct model model;
	size_t n = make_model(&model, row), i;

	ranks_assign(&model.tally);
	movements_explain(&model.tally);
	for (i = 0; i < n; i++) {
		struct tb_buf text = TB_BUF_INIT;

		tell(&model, &model.scopes[i], &text);
		cr_expect_str_eq(text.s, row->told[i], "%s: county %zu: %s, not %s", row->name, i,
		    text.s, row->told[i]);
		tb_buf_release(&text);
	}
}
