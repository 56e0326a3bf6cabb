/* Class 6 of the plan audit: rows without a path, and what is left to the last year. */
#include "audit-private.h"
#include "promise.h"
#include "tally.h"

/* --- rows without a path ------------------------------------------------------------------ */

/* Does the row count in the total of its list? */
static int
is_summed(const struct audit_row *row, enum tb_subject kind)
{
	return row->kind == kind && row->annex && row->parent[0] == '\0';
}

/* Sum of the list in a year, but for one row (NULL = of all). */
static int64_t
sum_without(const struct audit *audit, enum tb_subject kind, int year, const struct audit_row *but)
{
	int64_t sum = 0;
	size_t i;

	for (i = 0; i < audit->nrows; i++) {
		struct tb_plan_amount value = audit_at(&audit->rows[i], year);

		if (is_summed(&audit->rows[i], kind) && &audit->rows[i] != but && !value.none)
			sum = sum_add(sum, value.yuan);
	}
	return sum;
}

/* Growth of the list's total in a year, but for one row. 0 = the year before has none. */
static int
total_growth(const struct audit *audit, enum tb_subject kind, int year, const struct audit_row *but,
    struct tb_exact *growth)
{
	int64_t before = sum_without(audit, kind, year - 1, but);

	if (before <= 0)
		return 0;
	tb_exact_set_ratio(growth, sum_without(audit, kind, year, but) - before, before);
	return 1;
}

/* The total's growth in the year of the finding, with the row and without it. */
static void
say_jump(struct audit *audit, struct audit_finding *finding, const struct audit_row *row)
{
	struct tb_exact with, without;

	tb_exact_init(&with);
	tb_exact_init(&without);
	if (is_summed(row, row->kind) &&
	    total_growth(audit, row->kind, finding->year, NULL, &with) &&
	    total_growth(audit, row->kind, finding->year, row, &without)) {
		finding->recomputed =
		    audit_format(audit, "%s%%", audit_hundredths(audit, &with, 2));
		finding->exact = audit_written(audit, &with);
		audit_say(audit, finding, "jump", "%s",
		    audit_fill(audit, "jump",
			(const struct tb_slot[]){{"without", audit_hundredths(audit, &without, 2)},
			    {"with", audit_hundredths(audit, &with, 2)}, {NULL, NULL}}));
	}
	tb_exact_release(&with);
	tb_exact_release(&without);
}

/* "2022年", "2022年至2024年". */
static const char *
years_of(struct audit *audit, int from, int to)
{
	return audit_fill(audit, from < to ? "years" : "promise-year",
	    (const struct tb_slot[]){{"year", audit_format(audit, "%d", from)},
		{"from", audit_format(audit, "%d", from)}, {"to", audit_format(audit, "%d", to)},
		{NULL, NULL}});
}

/* Years of the plan without a value, next to each other. */
struct gap {
	int from, to;
};

/* The year that moves the total: in which values begin (again), or end; 0 = there are none. */
static int
moving_year(const struct tb_plan_identity *identity, struct gap gap)
{
	if (gap.to < identity->target_year)
		return gap.to + 1;
	return gap.from > identity->base_year ? gap.from : 0;
}

static void
report_gap(struct audit *audit, const struct audit_row *row, struct gap gap)
{
	const struct tb_plan_identity *identity = &audit->plan->identity;
	struct audit_finding *finding = audit_find(audit, A6_1, row->code, row->source);
	const char *years = years_of(audit, gap.from, gap.to);

	finding->year = moving_year(identity, gap);
	finding->printed = "——";
	audit_name(audit, finding, &(struct audit_named){row->code, row->name, ""});
	if (finding->year == 0)
		audit_say(audit, finding, "never", "%s", years);
	else if (gap.to == identity->target_year)
		audit_say(audit, finding, "end", "%s", years);
	else if (gap.from > identity->base_year)
		audit_say(audit, finding, "between", "%s", years);
	if (finding->year == 0)
		return;
	audit_say(
	    audit, finding, "value", "%s", audit_value(audit, row, audit_at(row, finding->year)));
	say_jump(audit, finding, row);
}

/* Does any row that stands in its list have a value in a year of the plan? */
static int
list_has_values(const struct audit *audit, enum tb_subject kind)
{
	const struct tb_plan_identity *identity = &audit->plan->identity;
	size_t i;
	int year;

	for (i = 0; i < audit->nrows; i++)
		for (year = identity->base_year; year <= identity->target_year; year++)
			if (audit->rows[i].kind == kind && audit->rows[i].annex &&
			    !audit_at(&audit->rows[i], year).none)
				return 1;
	return 0;
}

/* A row of the plan's lists has values by year where others have; of a register only what has
 * a path is asked. */
static int
must_have_values(const struct audit *audit, const struct audit_row *row)
{
	return row->path->nyears > 0 || (row->annex && list_has_values(audit, row->kind));
}

static void
check_path(struct audit *audit, const struct audit_row *row)
{
	const struct tb_plan_identity *identity = &audit->plan->identity;
	struct gap gap = {0, 0};
	int year;

	if (!must_have_values(audit, row))
		return;
	for (year = identity->base_year; year <= identity->target_year; year++) {
		if (!audit_at(row, year).none)
			continue;
		if (gap.from == 0)
			gap.from = year;
		gap.to = year;
		if (year == identity->target_year || !audit_at(row, year + 1).none) {
			report_gap(audit, row, gap);
			gap.from = 0;
		}
	}
}

/* --- crossings of the highest threshold ------------------------------------------------------ */

/* The city's highest promise of a kind; NULL = there is none. */
static const struct tb_plan_target *
highest_of(const struct tb_plan *plan, enum tb_subject kind)
{
	const struct tb_plan_target *highest = NULL;
	size_t i;

	for (i = 0; i < plan->ntargets; i++) {
		const struct tb_plan_target *target = &plan->targets[i];

		if (promise_is_of_city(target) && promise_subject(target) == kind &&
		    target->nthresholds > 0 &&
		    (highest == NULL || target->thresholds[0] > highest->thresholds[0]))
			highest = target;
	}
	return highest;
}

/* The first year in which the row reaches it; 0 = never, or from the base year on. */
static int
crossing_of(
    const struct audit *audit, const struct audit_row *row, const struct tb_plan_target *target)
{
	const struct tb_plan_identity *identity = &audit->plan->identity;
	int year;

	for (year = identity->base_year; year <= identity->target_year; year++)
		if (promise_reached_by(target, audit_at(row, year)))
			return year > identity->base_year ? year : 0;
	return 0;
}

/* Value and margin above the threshold. */
static const char *
margin_of(struct audit *audit, const struct audit_row *row, const struct tb_plan_target *target)
{
	int64_t value = audit_at(row, audit->plan->identity.target_year).yuan;
	struct tb_exact margin;
	const char *text;

	tb_exact_init(&margin);
	tb_exact_set_ratio(&margin, value - target->thresholds[0], target->thresholds[0]);
	text = audit_fill(audit, "margin",
	    (const struct tb_slot[]){{"value", audit_yi(audit, value)},
		{"margin", audit_hundredths(audit, &margin, 1)}, {NULL, NULL}});
	tb_exact_release(&margin);
	return text;
}

struct crossings {
	int64_t n, last; /* after the base year; of them in the target year */
};

static int
is_promised(const struct audit_row *row, const struct tb_plan_target *target, enum tb_subject kind)
{
	return row->kind == kind && audit_is_promised(row, target);
}

static void
report_crossings(
    struct audit *audit, const struct tb_plan_target *target, const struct crossings *crossings)
{
	struct audit_finding *finding = audit_find(audit, A6_2, target->id, target->source);
	int last = audit->plan->identity.target_year;
	size_t i;

	finding->year = last;
	finding->printed = target->value;
	finding->recomputed = finding->exact =
	    audit_format(audit, "%lld/%lld", (long long)crossings->last, (long long)crossings->n);
	for (i = 0; i < audit->nrows; i++) {
		const struct audit_row *row = &audit->rows[i];

		if (is_promised(row, target, promise_subject(target)) &&
		    crossing_of(audit, row, target) == last)
			audit_name(audit, finding,
			    &(struct audit_named){
				row->code, row->name, margin_of(audit, row, target)});
	}
	audit_say_promise(audit, finding, target);
	audit_say(audit, finding, "n", "%lld", (long long)crossings->n);
	audit_say(audit, finding, "last", "%lld", (long long)crossings->last);
	audit_say(audit, finding, "base-year", "%d", audit->plan->identity.base_year);
	audit_say(audit, finding, "threshold", "%s", audit_yi(audit, target->thresholds[0]));
}

static void
check_crossings(struct audit *audit, enum tb_subject kind)
{
	const struct tb_plan_target *target = highest_of(audit->plan, kind);
	struct crossings crossings = {0, 0};
	size_t i;

	for (i = 0; target != NULL && i < audit->nrows; i++) {
		int year = is_promised(&audit->rows[i], target, kind)
			       ? crossing_of(audit, &audit->rows[i], target)
			       : 0;

		crossings.n += year != 0;
		crossings.last += year == audit->plan->identity.target_year;
	}
	if (2 * crossings.last > crossings.n)
		report_crossings(audit, target, &crossings);
}

/* --- growth without example --------------------------------------------------------------- */

static void
report_leap(struct audit *audit, const struct audit_row *row, int year,
    const struct tb_exact *growth, const struct tb_exact *best)
{
	struct audit_finding *finding = audit_find(audit, A6_3, row->code, row->source);
	struct tb_exact gap;

	tb_exact_init(&gap);
	tb_exact_sub(&gap, growth, best);
	finding->year = year;
	finding->printed = audit_value(audit, row, audit_at(row, year));
	finding->recomputed = audit_format(audit, "%s%%", audit_hundredths(audit, growth, 2));
	finding->exact = audit_written(audit, growth);
	audit_name(audit, finding, &(struct audit_named){row->code, row->name, ""});
	audit_say(audit, finding, "best", "%s%%", audit_hundredths(audit, best, 2));
	audit_say(audit, finding, "gap", "%s", audit_hundredths(audit, &gap, 2));
	tb_exact_release(&gap);
}

/* Every year against the best before it. */
static void
check_leaps(struct audit *audit, const struct audit_row *row)
{
	int64_t leap = audit_threshold(audit, "audit-leap", 5000);
	int first = audit->plan->identity.base_year + 1, year, any = 0;
	struct tb_exact growth, best, bound;

	tb_exact_init(&growth);
	tb_exact_init(&best);
	tb_exact_init(&bound);
	for (year = first; year <= audit->plan->identity.target_year; year++) {
		if (!audit_growth(row, year, &growth))
			continue;
		tb_exact_set_ratio(&bound, leap, 100000);
		tb_exact_add(&bound, &best, &bound);
		if (any && tb_exact_compare(&growth, &bound) > 0)
			report_leap(audit, row, year, &growth, &best);
		if (!any || tb_exact_compare(&growth, &best) > 0)
			tb_exact_set(&best, &growth);
		any = 1;
	}
	tb_exact_release(&growth);
	tb_exact_release(&best);
	tb_exact_release(&bound);
}

void
audit_paths(struct audit *audit)
{
	size_t i;

	for (i = 0; i < audit->nrows; i++) {
		if (audit->rows[i].kind == TB_SUBJECT_PROJECT)
			continue;
		check_path(audit, &audit->rows[i]);
		check_leaps(audit, &audit->rows[i]);
	}
	check_crossings(audit, TB_SUBJECT_INDUSTRY);
	check_crossings(audit, TB_SUBJECT_ENTERPRISE);
}
