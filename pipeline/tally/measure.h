/*
 * The computing functions behind the table of quantities (quantity.c).  Each
 * fills a started figure for one cell: a set of subjects at the end of a month.
 * What cannot be computed leaves state none, or missing where a report is due.
 */
#ifndef TALLY_MEASURE_H
#define TALLY_MEASURE_H

#include "figure.h"

struct cell {
	const struct tally *tally;
	const struct scope *scope;
	const struct set *set; /* the scope's subjects of the series */
	const char *series;    /* "rev", "inv": how ids of the series begin */
	int month;
	int year; /* of figures of a year, NAME@YYYY */
};

/* --- sets (set.c) ------------------------------------------------------------- */

typedef int (*point_test)(const struct subject *subject, int month);

int is_due(const struct subject *subject, int month);	     /* has a value, or owes one */
int is_unreported(const struct subject *subject, int month); /* never, or not this month */
int has_number(const struct subject *subject, int month);
int has_number_and_plan(const struct subject *subject, int month);
int has_month(const struct subject *subject, int month);	 /* F1: number now and before */
int has_growth(const struct subject *subject, int month);	 /* F4: reported, with base */
int has_growth_twice(const struct subject *subject, int month);	 /* F5 */
int has_single_months(const struct subject *subject, int month); /* F6 */

enum field { FIELD_VALUE, FIELD_BASE };

struct sum {
	tb_wide yuan;
	size_t n;
	int carried;
};

/* What the parts of a whole are measured by. */
struct totals {
	struct sum value;	/* of all that have a number */
	struct sum grown, base; /* value and base of those whose growth is counted (R9) */
};

/* Find those of all wholes, once the scopes are there. */
void totals_make(struct tally *tally);
/* Those of the whole that the cell's scope is a part of. */
const struct totals *totals_of_whole(const struct cell *cell);

/* The field at the end of `at`, over the subjects that pass the test in `month`. */
struct sum sum_over(const struct set *set, point_test test, int month, enum field field, int at);
size_t count_state(const struct set *set, int month, enum point_state state);
/* How many of the set made `from` yuan or more by the end of the period's month (F15). They are
 * operands of the figure, which is carried where some value of the set is (R9). *known: 1 = of some
 * the value is known. */
size_t count_reached(const struct tally *tally, const struct set *set, int64_t from, int *known,
    struct figure *figure);
/* Never reported, or not this month. */
size_t count_unreported(const struct set *set, int month);
/* Those whose growth is due and cannot be told (R9): they are so, or their base is gone. */
size_t count_untold(const struct set *set, int month);
size_t count_due(const struct set *set, int month);

/* The cell of another scope, or of another month. */
struct cell cell_of(const struct cell *cell, const struct scope *scope);
struct cell cell_at(const struct cell *cell, int month);

/* Operands: the cell's own sum when all its numbers pass, else each subject's. */
void add_operands(struct figure *figure, const struct cell *cell, point_test test, int month);
void add_bases(struct figure *figure, const struct cell *cell, point_test test, int month);
/* SCOPE/series-name of the cell. name "" = the series itself. */
void add_operand(struct figure *figure, const struct cell *cell, const char *name);
/* The same of one subject of the set. */
void add_member(struct figure *figure, const struct cell *cell, const struct subject *subject,
    const char *name);
/* The same of each that passes the test in `month`. */
void add_members(
    struct figure *figure, const struct cell *cell, point_test test, int month, const char *name);
/* How many members pass the test; each figure `name` of theirs is an operand. */
void count_members(
    struct figure *figure, const struct cell *cell, point_test test, const char *name);
/* No number: missing when something is due, else none. */
void set_absent(struct figure *figure, size_t missing);

/* The ranking by completion of the cell's series. */
enum rank completion_rank(const struct cell *cell);

/* F3 into a started figure, without operands; state and carried as of the completion.
 * Returns 1 when the plan is met. */
int measure_standing(const struct cell *cell, struct figure *lead);
/* The lead of a cell that has a plan, had nothing of it been done. */
void measure_nothing_done(const struct cell *cell, struct tb_exact *lead);

/* --- both series (measure.c) ---------------------------------------------------- */

void measure_value(const struct cell *cell, struct figure *figure);
void measure_month(const struct cell *cell, struct figure *figure);
void measure_plan(const struct cell *cell, struct figure *figure);
void measure_completion(const struct cell *cell, struct figure *figure);
void measure_due(const struct cell *cell, struct figure *figure);
void measure_path(const struct cell *cell, struct figure *figure);
void measure_lead(const struct cell *cell, struct figure *figure);
void measure_needed(const struct cell *cell, struct figure *figure);
void measure_open(const struct cell *cell, struct figure *figure);
void measure_share(const struct cell *cell, struct figure *figure);
void measure_missing(const struct cell *cell, struct figure *figure);
void measure_noplan(const struct cell *cell, struct figure *figure);
void measure_units(const struct cell *cell, struct figure *figure);
void measure_rank(const struct cell *cell, struct figure *figure, enum rank rank);
void measure_move(const struct cell *cell, struct figure *figure, enum rank rank);

/* --- revenue (revenue.c) ---------------------------------------------------------- */

void revenue_base(const struct cell *cell, struct figure *figure);
void revenue_growth(const struct cell *cell, struct figure *figure);
void revenue_growth_change(const struct cell *cell, struct figure *figure);
void revenue_mom(const struct cell *cell, struct figure *figure);
void revenue_contribution(const struct cell *cell, struct figure *figure);
void revenue_pull(const struct cell *cell, struct figure *figure);
void revenue_cr3(const struct cell *cell, struct figure *figure);
void revenue_hhi(const struct cell *cell, struct figure *figure);
void revenue_growing(const struct cell *cell, struct figure *figure);
void revenue_rated(const struct cell *cell, struct figure *figure);
void revenue_rank_completion(const struct cell *cell, struct figure *figure);
void revenue_rank_growth(const struct cell *cell, struct figure *figure);
void revenue_move(const struct cell *cell, struct figure *figure);

/* --- steps of ladders (revenue-ladder.c) ------------------------------------------- */

void revenue_last_year(const struct cell *cell, struct figure *figure);
void revenue_tier(const struct cell *cell, struct figure *figure);
void revenue_next_step(const struct cell *cell, struct figure *figure);
void revenue_gap(const struct cell *cell, struct figure *figure);
/* The same three of what the year made, by its last month. */
void revenue_reached_tier(const struct cell *cell, struct figure *figure);
void revenue_reached_next_step(const struct cell *cell, struct figure *figure);
void revenue_reached_gap(const struct cell *cell, struct figure *figure);

/* Highest step that the number reaches: index, -1 below all (F15). */
int step_reached(const struct tb_plan_ladder *ladder, const struct tb_exact *x);
/* A step of a ladder, above or below the full last year. */
void set_step(struct figure *figure, const struct cell *cell, const struct tb_plan_step *step);

/* --- projects (invest.c) ------------------------------------------------------------ */

void invest_rank(const struct cell *cell, struct figure *figure);
void invest_move(const struct cell *cell, struct figure *figure);
void invest_total(const struct cell *cell, struct figure *figure);
void invest_projects(const struct cell *cell, struct figure *figure);
void invest_packages(const struct cell *cell, struct figure *figure);
void invest_planned_count(const struct cell *cell, struct figure *figure);
void invest_count_gap(const struct cell *cell, struct figure *figure);
void invest_starts_planned(const struct cell *cell, struct figure *figure);
void invest_starts_due(const struct cell *cell, struct figure *figure);
void invest_started(const struct cell *cell, struct figure *figure);
void invest_start_rate(const struct cell *cell, struct figure *figure);
void invest_start_rate_due(const struct cell *cell, struct figure *figure);
void invest_finishes_planned(const struct cell *cell, struct figure *figure);
void invest_finishes_due(const struct cell *cell, struct figure *figure);
void invest_finished(const struct cell *cell, struct figure *figure);
void invest_finish_rate(const struct cell *cell, struct figure *figure);
void invest_in_statistics(const struct cell *cell, struct figure *figure);
void invest_in_statistics_rate(const struct cell *cell, struct figure *figure);

/* --- why a unit moved (movement.c) ------------------------------------------------------ */

void move_own(const struct cell *cell, struct figure *figure);
void move_others(const struct cell *cell, struct figure *figure);
void move_silent(const struct cell *cell, struct figure *figure);
void move_entries(const struct cell *cell, struct figure *figure);

/* --- what issues printed (printed.c) ---------------------------------------------------- */

/* Of the period before, and what corrections made of it; of the period itself as an issue told of
 * it already. Sums, and places by completion. */
void printed_value(const struct cell *cell, struct figure *figure);
void printed_value_change(const struct cell *cell, struct figure *figure);
void printed_place(const struct cell *cell, struct figure *figure);
void printed_place_change(const struct cell *cell, struct figure *figure);
void issued_value(const struct cell *cell, struct figure *figure);
void issued_value_change(const struct cell *cell, struct figure *figure);
void issued_place(const struct cell *cell, struct figure *figure);
void issued_place_change(const struct cell *cell, struct figure *figure);

/* --- parks (park.c) ------------------------------------------------------------------ */

void park_area(const struct cell *cell, struct figure *figure);
void park_density(const struct cell *cell, struct figure *figure);
void park_tier(const struct cell *cell, struct figure *figure);

/* --- reports of a unit (report.c) ------------------------------------------------------ */

void report_missing_months(const struct cell *cell, struct figure *figure);
void report_year_rate(const struct cell *cell, struct figure *figure);

#endif
