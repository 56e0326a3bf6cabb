/* Places and lamps at their bounds (R8, R14). */
#include "lib/compat.h"
#include "tally/lamp.h"
#include "tally/ranking.h"
#include "../rows.h"
#include <criterion/criterion.h>

enum { MOST = 6, YI = 100000000 };

/* Projects of one county each: plan and value in yuan; value -1 = missing, -2 = ——;
 * plan 0 = none. */
static const struct row {
	const char *name;
	int month;
	int64_t plans[MOST], values[MOST];
	long places[MOST];	 /* of the counties */
	const char *lamps[MOST]; /* of the projects */
} rows[] = {
    {"ties: 1, 1, 3", 6, {2 * YI, 4 * YI, 100}, {YI, 2 * YI, 49}, {1, 1, 3},
	{"green", "green", "yellow"}},
    {"the exact value decides", 6, {1000000000, 1000000000, 1000000000},
	{500000000, 500000001, 499999999}, {2, 1, 3}, {"green", "green", "yellow"}},
    {"bounds of lamps: lead 0, just below, -10, just below, met, over", 6,
	{1000, 100000, 1000, 100000, 1000, 1000}, {500, 49999, 400, 39999, 1000, 1001},
	{3, 4, 5, 6, 2, 1}, {"green", "yellow", "yellow", "red", "blue", "blue"}},
    {"met before December is blue, one yuan short is not", 12, {1000, 1000}, {1000, 999}, {1, 2},
	{"blue", "yellow"}},
    {"never reported as if nothing were done, no plan, ——", 6, {1000, 1000, 0, 1000},
	{1, -1, 1, -2}, {1, PLACE_NEVER, PLACE_NONE, PLACE_NONE}, {"red", "red", "", ""}},
    {"reported zero is a place", 6, {1000, 1000}, {0, 0}, {1, 1}, {"red", "red"}},
};

static struct tb_plan_lamp lamps[] = {
    {.code = "blue", .finished = 1, .min_text = ""},
    {.code = "green", .min_text = "0", .min_milli = 0},
    {.code = "yellow", .min_text = "-10", .min_milli = -10000},
    {.code = "red", .min_text = ""},
};

struct model {
	struct tb_plan plan;
	struct tally tally;
	struct subject subjects[MOST];
	struct subject *members[MOST];
	struct scope scopes[2 * MOST]; /* counties, then projects */
};

static size_t
size_of(const struct row *row)
{
	size_t n = 0;

	while (n < MOST && (row->plans[n] != 0 || row->values[n] != 0))
		n++;
	return n;
}

static void
make_model(struct model *model, const struct row *row, size_t n)
{
	static char id[] = "county/C";
	size_t i;

	*model = (struct model){.plan = {.lamps = lamps, .nlamps = TB_LEN(lamps)}};
	model->tally = (struct tally){.plan = &model->plan,
	    .period = {2030, row->month},
	    .scopes = model->scopes,
	    .nscopes = 2 * n};
	model->tally.first[SCOPE_COUNTY] = 0;
	model->tally.count[SCOPE_COUNTY] = n;
	for (i = 0; i < n; i++) {
		struct subject *subject = &model->subjects[i];
		struct point *point = &subject->at[row->month];

		subject->kind = TB_SUBJECT_PROJECT;
		subject->code = subject->id = "P";
		subject->plan = (struct tb_plan_amount){row->plans[i], row->plans[i] == 0};
		subject->stated_plan = subject->plan;
		point->state = row->values[i] == -1   ? POINT_MISSING
			       : row->values[i] == -2 ? POINT_NONE
						      : POINT_REPORTED;
		point->value = row->values[i] < 0 ? 0 : row->values[i];
		model->members[i] = subject;
		model->scopes[i] = (struct scope){.kind = SCOPE_COUNTY,
		    .code = "C",
		    .id = id,
		    .inv = {&model->members[i], 1, 1},
		    .lamp = -1};
		model->scopes[n + i] = model->scopes[i];
		model->scopes[n + i].kind = SCOPE_PROJECT;
	}
}

ParameterizedTestParameters(ranking, places_and_lamps)
{
	return rows_of(TB_LEN(rows));
}

ParameterizedTest(size_t *index, ranking, places_and_lamps)
{
	const struct row *row = &rows[*index];
	size_t n = size_of(row), i;
	struct model model;

	make_model(&model, row, n);
	ranks_assign(&model.tally);
	lamps_assign(&model.tally);
	for (i = 0; i < n; i++) {
		int lamp = model.scopes[n + i].lamp;
		int place = model.scopes[i].place[RANK_INV_COMPLETION][row->month];

		cr_expect_eq(place, row->places[i], "%s: county %zu has place %d, not %ld",
		    row->name, i, place, row->places[i]);
		cr_expect_str_eq(lamp < 0 ? "" : lamps[lamp].code, row->lamps[i],
		    "%s: project %zu is '%s', not '%s'", row->name, i,
		    lamp < 0 ? "" : lamps[lamp].code, row->lamps[i]);
	}
}

/* --- lamps by month, and milestones that are late ----------------------------------- */

static const struct lamp_row {
	const char *name;
	const char *months; /* % of the plan from February on; "." = not reported */
	int planned;	    /* month of 2030 of 竣工, below 0 of 开工; 0 = none */
	const char *done;
	const char *lamp, *rule, *since, *before;
} lamp_rows[] = {
    {"the lead alone", "20 20 20", 0, "", "red", "lead", "2030-04", "yellow"},
    {"better than before", "5 5 30", 0, "", "yellow", "lead", "2030-04", "red"},
    {"better in between", "5 30 30", 0, "", "yellow", "lead", "2030-04", "green"},
    {"late", "50 50 50", 2, "", "red", "late:竣工", "2030-03", "green"},
    {"due this month is not late", "50 50 50", 4, "", "green", "lead", "2030-02", ""},
    {"done in time", "50 50 50", 2, "2030-02-20", "green", "lead", "2030-02", ""},
    {"done at last", "50 50 50", 2, "2030-04-30", "green", "lead", "2030-04", "red"},
    {"done after the period", "50 50 50", 2, "2030-05-01", "red", "late:竣工", "2030-03", "green"},
    {"worse by the lead already", "1 1 1", 2, "", "red", "lead", "2030-02", ""},
    {"finished, but late", "100 100 100", 2, "", "red", "late:竣工", "2030-03", "blue"},
    {"finished", "50 100 100", 0, "", "blue", "finished", "2030-03", "green"},
    {"silent, and late", ". . .", 2, "", "red", "silent", "2030-02", ""},
    {"silent, and late by little", ". . .", -2, "", "red", "silent", "2030-02", ""},
    {"late by little", "30 30 30", -2, "", "yellow", "lead", "2030-03", "green"},
    {"late by little, else green", "50 50 50", -2, "", "yellow", "late:开工", "2030-03", "green"},
    {"never reported, not late", ". . .", 0, "", "red", "silent", "2030-02", ""},
};

static void
set_months(struct subject *subject, const char *text)
{
	int month;

	for (month = 2; *text != '\0'; month++) {
		struct point *point = &subject->at[month];
		char *end;

		point->state = text[0] == '.' ? POINT_MISSING : POINT_REPORTED;
		point->value = strtol(text, &end, 10);
		text += strcspn(text, " ");
		text += strspn(text, " ");
	}
}

Test(lamp, rule_and_since)
{
	static struct tb_plan_late late[] = {{.milestone = "竣工", .lamp = "red", .months = 1},
	    {.milestone = "开工", .lamp = "yellow", .months = 1}};
	static char id[] = "project/P";
	size_t i;

	for (i = 0; i < TB_LEN(lamp_rows); i++) {
		const struct lamp_row *row = &lamp_rows[i];
		struct tb_plan plan = {.lamps = lamps,
		    .nlamps = TB_LEN(lamps),
		    .lateness = late,
		    .nlateness = TB_LEN(late)};
		struct subject subject = {.kind = TB_SUBJECT_PROJECT,
		    .code = "P",
		    .id = id,
		    .plan = {100, 0},
		    .stated_plan = {100, 0}};
		struct subject *members[] = {&subject};
		struct scope scope = {.kind = SCOPE_PROJECT,
		    .code = "P",
		    .id = id,
		    .inv = {members, 1, 1},
		    .lamp = -1};
		struct tally tally = {
		    .plan = &plan, .period = {2030, 4}, .scopes = &scope, .nscopes = 1};
		struct tb_buf text = TB_BUF_INIT, wanted = TB_BUF_INIT;
		struct tb_xmlw w = tb_xmlw_start(&text);
		int milestone;

		for (milestone = 0; milestone < MILESTONE_MAX; milestone++)
			subject.day[milestone] = "";
		subject.day[MILESTONE_FINISH] = row->done;
		if (row->planned != 0)
			subject.planned[row->planned > 0 ? MILESTONE_FINISH : MILESTONE_START] =
			    12 * 2030 + abs(row->planned);
		set_months(&subject, row->months);
		lamps_assign(&tally);
		tb_xmlw_open(&w, "project");
		lamp_write(&w, &tally, &scope);
		tb_xmlw_finish(&w);
		tb_buf_printf(&wanted, "lamp=\"%s\"", row->lamp);
		cr_expect(
		    strstr(text.s, wanted.s) != NULL, "%s: %s: %s", row->name, wanted.s, text.s);
		tb_buf_reset(&wanted);
		tb_buf_printf(&wanted, "lamp-rule=\"%s\" lamp-since=\"%s\" lamp-before=\"%s\"",
		    row->rule, row->since, row->before);
		cr_expect(
		    strstr(text.s, wanted.s) != NULL, "%s: %s: %s", row->name, wanted.s, text.s);
		tb_buf_release(&wanted);
		tb_buf_release(&text);
	}
}
