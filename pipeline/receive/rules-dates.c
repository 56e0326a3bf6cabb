/* Days: of milestones and problems; see rules.h. */
#include "rules.h"

/* Adds R095 when the day is later than the limit; texts that are no days are the schema's. */
static void
check_day(struct parsed *parsed, struct finding place, const char *day, const char *limit,
    const char *word)
{
	struct tb_date a, b;
	char expected[48];

	if (day == NULL || limit == NULL || tb_date_parse(day, &a) != 0 ||
	    tb_date_parse(limit, &b) != 0 || tb_date_days(a) <= tb_date_days(b))
		return;
	snprintf(expected, sizeof(expected), "%s:%s", word, limit);
	place.id = FINDING_DATE;
	place.value = day;
	place.detail[0] = expected;
	finding_add(&parsed->findings, &place);
}

void
rules_milestone(struct parsed *parsed, const struct tb_record_milestone *milestone,
    struct finding place, const char *code, const char *today)
{
	place.code = place.value = code;
	place.line = milestone->line;
	place.field = "milestone@actual";
	check_day(parsed, place, milestone->actual, today, "@date.not-after");
}

static struct finding
problem_place(const struct tb_row *row, enum finding_id id, const char *field)
{
	return (struct finding){.id = id,
	    .level = -1,
	    .line = row->problem.line,
	    .section = "problems",
	    .row = (int)row->number,
	    .code = row->problem.id,
	    .field = field};
}

static void
check_problem(struct parsed *parsed, const struct tb_row *row, const char *today)
{
	const struct tb_record_problem *problem = &row->problem;
	struct finding closed = problem_place(row, FINDING_PROBLEM_CLOSED, "problem@closed");
	struct finding opened = problem_place(row, FINDING_DATE, "problem@opened");
	int done = problem->status != NULL && strcmp(problem->status, "销号") == 0;

	check_day(parsed, opened, problem->opened, today, "@date.not-after");
	check_day(parsed, closed, problem->closed, today, "@date.not-after");
	/* opened later than closed or due */
	check_day(parsed, opened, problem->opened, problem->closed, "@date.not-after-closed");
	check_day(parsed, opened, problem->opened, problem->due, "@date.not-after-due");
	if (problem->status == NULL || done == (problem->closed != NULL))
		return;
	closed.value = problem->closed;
	closed.detail[0] = done ? "@problem.closed-needed" : "@problem.closed-not-allowed";
	finding_add(&parsed->findings, &closed);
}

void
rules_problems(struct parsed *parsed, const char *today)
{
	struct map lines = {NULL, 0, 0};
	const struct tb_row *row;
	struct walk walk;

	for (walk_begin(&walk, &parsed->rows, TB_ROW_PROBLEM); (row = walk_next(&walk)) != NULL;) {
		struct finding twice = problem_place(row, FINDING_PROBLEM_TWICE, "problem@id");

		check_problem(parsed, row, today);
		twice.value = row->problem.id;
		rules_twice(parsed, &lines, twice, row->problem.id, row->problem.line);
	}
	walk_end(&walk);
	map_release(&lines);
}
