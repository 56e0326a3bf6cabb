/* Class 3 of the plan audit: numbers promised in the text against the rows of the annexes. */
#include "audit-private.h"
#include "promise.h"
#include <stdlib.h>

/* One promise in one year. */
struct count {
	struct audit *audit;
	const struct tb_plan_target *target;
	enum tb_subject kind;
	int year;
	int64_t n;     /* reach it, strictly as it says */
	int64_t equal; /* stand just at the threshold: among n, or (op over) beside them */
};

static int
is_over(const struct tb_plan_target *target)
{
	return strcmp(target->op, "over") == 0;
}

static int
is_about(const struct tb_plan_target *target)
{
	return strcmp(target->op, "about") == 0;
}

static int
is_equal(const struct count *count, const struct audit_row *row)
{
	struct tb_plan_amount value = audit_at(row, count->year);

	return !value.none && value.yuan == count->target->thresholds[0];
}

static int
reaches(const struct count *count, const struct audit_row *row)
{
	return promise_reached_by(count->target, audit_at(row, count->year));
}

int
audit_is_promised(const struct audit_row *row, const struct tb_plan_target *target)
{
	return promise_includes(target, row->code, row->domain, row->parent);
}

static int
is_member(const struct count *count, const struct audit_row *row)
{
	return row->kind == count->kind && audit_is_promised(row, count->target);
}

static void
count_rows(struct count *count)
{
	const struct audit *audit = count->audit;
	size_t i;

	for (i = 0; i < audit->nrows; i++)
		if (is_member(count, &audit->rows[i])) {
			count->n += reaches(count, &audit->rows[i]);
			count->equal += is_equal(count, &audit->rows[i]);
		}
}

/* 0 = nothing can be counted. */
static int
count_year(struct audit *audit, const struct tb_plan_target *target, int year, struct count *count)
{
	*count = (struct count){audit, target, promise_subject(target), year, 0, 0};
	if (count->kind == TB_SUBJECT_PROJECT)
		count->n = promise_planned_projects(audit->plan, target, year);
	else
		count_rows(count);
	return count->n >= 0;
}

/* --- saying it -------------------------------------------------------------------------- */

static void
name_projects(const struct count *count, struct audit_finding *finding)
{
	struct audit *audit = count->audit;
	const struct tb_plan *plan = audit->plan;
	size_t i;

	for (i = 0; i < plan->ncounts; i++)
		if (promise_counts(plan, count->target, &plan->counts[i]))
			audit_name(audit, finding,
			    &(struct audit_named){plan->counts[i].band, plan->counts[i].name,
				audit_format(audit, "%lld",
				    (long long)promise_planned(
					plan, &plan->counts[i], count->year))});
}

/* The rows that count, or only those that stand just at the threshold. */
static void
name_rows(const struct count *count, struct audit_finding *finding, int only_equal)
{
	struct audit *audit = count->audit;
	size_t i;

	if (count->kind == TB_SUBJECT_PROJECT)
		name_projects(count, finding);
	for (i = 0; count->kind != TB_SUBJECT_PROJECT && i < audit->nrows; i++) {
		const struct audit_row *row = &audit->rows[i];

		if (is_member(count, row) &&
		    (only_equal ? is_equal(count, row) : reaches(count, row)))
			audit_name(audit, finding,
			    &(struct audit_named){row->code, row->name,
				audit_value(audit, row, audit_at(row, count->year))});
	}
}

static struct audit_finding *
report(const struct count *count, enum audit_rule rule)
{
	struct audit *audit = count->audit;
	const struct tb_plan_target *target = count->target;
	struct audit_finding *finding = audit_find(audit, rule, target->id, target->source);

	finding->printed = target->value;
	finding->year = count->year;
	finding->recomputed = finding->exact = audit_format(audit, "%lld", (long long)count->n);
	name_rows(count, finding, rule == A3_3);
	audit_say_promise(audit, finding, target);
	return finding;
}

/* --- a certain year ----------------------------------------------------------------------- */

/* What 左右 allows either way: a tenth, rounded up; none at all is never 左右. */
static int64_t
slack_of(const struct count *count)
{
	return is_about(count->target) && count->n > 0 ? (count->target->low + 9) / 10 : 0;
}

/* Is it met by rows at the threshold alone? */
static int
hangs_on_equals(const struct count *count)
{
	int64_t low = count->target->low;

	if (is_over(count->target))
		return count->n < low && count->n + count->equal >= low;
	return count->n >= low && count->n - count->equal < low;
}

static void
report_equals(const struct count *count)
{
	struct audit *audit = count->audit;
	int over = is_over(count->target);
	struct audit_finding *finding = report(count, A3_3);

	audit_say(audit, finding, "equal", "%lld", (long long)count->equal);
	audit_say(audit, finding, over ? "strict" : "above", "%lld",
	    (long long)(over ? count->n : count->n - count->equal));
	audit_say(audit, finding, "threshold", "%s", audit_yi(audit, count->target->thresholds[0]));
}

static void
check_year(struct audit *audit, const struct tb_plan_target *target)
{
	struct count count;
	int64_t gap;

	if (!count_year(audit, target, target->year_number, &count))
		return;
	gap = target->low - count.n;
	if (hangs_on_equals(&count))
		report_equals(&count);
	else if (gap > 0)
		audit_say(audit, report(&count, gap <= slack_of(&count) ? A3_2 : A3_1), "short",
		    "%lld", (long long)gap);
	if (gap < 0 && strcmp(target->op, "exactly") == 0)
		audit_say(audit, report(&count, A3_4), "more", "%lld", (long long)-gap);
}

/* --- no certain year ------------------------------------------------------------------------ */

static int
fits(const struct count *count)
{
	const struct tb_plan_target *target = count->target;
	int open = strcmp(target->op, "at-least") == 0 || is_over(target);
	int64_t slack = slack_of(count);

	return count->n >= target->low - slack && (open || count->n <= target->high + slack);
}

/* "2023年2个、…": each year that may keep it. */
static const char *
tell_years(struct audit *audit, const struct tb_plan_target *target, const char *unit)
{
	int first, last, year;
	const char *text = "";
	struct count count;

	audit_interim(audit, &first, &last);
	for (year = first; year <= last; year++) {
		(void)count_year(audit, target, year, &count);
		text = audit_format(audit, "%s%s%s", text, year > first ? "、" : "",
		    audit_fill(audit, "year-value",
			(const struct tb_slot[]){{"year", audit_format(audit, "%d", year)},
			    {"value", audit_format(audit, "%lld", (long long)count.n)},
			    {"unit", unit}, {NULL, NULL}}));
	}
	return text;
}

/* The years that may keep it and do: bit 0 is the first; 0 = nothing can be counted. */
static int
fitting_years(struct audit *audit, const struct tb_plan_target *target, unsigned *years)
{
	int first, last, year;
	struct count count;

	*years = 0;
	audit_interim(audit, &first, &last);
	for (year = first; year <= last; year++) {
		if (!count_year(audit, target, year, &count))
			return 0;
		*years |= (unsigned)fits(&count) << (year - first);
	}
	return 1;
}

/* The key of the unit that the promise is counted in; of what is no row of the plan, pieces. */
static const char *
unit_key_of(const struct tb_plan_target *target)
{
	static const char *const units[TB_SUBJECT_MAX + 1] = {
	    "unit.industry", "unit.enterprise", "unit.project", "unit.project"};

	return units[promise_steps_of(target)];
}

static void
check_interim(struct audit *audit, const struct tb_plan_target *target)
{
	struct audit_finding *finding;
	unsigned years;

	if (!fitting_years(audit, target, &years) || years != 0)
		return;
	finding = audit_find(audit, A3_5, target->id, target->source);
	finding->printed = target->value;
	finding->recomputed =
	    tell_years(audit, target, audit_word(&audit->words, unit_key_of(target)));
	audit_say_promise(audit, finding, target);
}

/* A number of rows that this plan has; counties have plans of their own. */
static int
is_judged(const struct tb_plan *plan, const struct tb_plan_target *target)
{
	return target->low >= 0 && target->nthresholds > 0 &&
	       promise_subject(target) != TB_SUBJECT_MAX &&
	       (promise_is_of_city(target) || target->subjects[0] != '\0' ||
		   tb_plan_domain(plan, target->scope) != NULL);
}

/* --- a promise in words ------------------------------------------------------------------- */

/* "1000、800" */
static const char *
thresholds_of(struct audit *audit, const struct tb_plan_target *target)
{
	const char *text = "";
	size_t i;

	for (i = 0; i < target->nthresholds; i++)
		text = audit_format(audit, "%s%s%s", text, i > 0 ? "、" : "",
		    audit_yi(audit, target->thresholds[i]));
	return text;
}

const char *
audit_range(struct audit *audit, const char *open, const char *from, struct tb_plan_amount below)
{
	const char *to = below.none ? NULL : audit_yi(audit, below.yuan);
	const struct tb_slot slots[] = {{"from", from}, {"below", to}, {NULL, NULL}};

	return audit_fill(audit, below.none ? open : "range.between", slots);
}

static const char *
scope_of(const struct audit *audit, const struct tb_plan_target *target)
{
	const struct tb_plan_domain *domain = tb_plan_domain(audit->plan, target->scope);

	if (domain != NULL)
		return domain->name;
	return audit_word(&audit->words, promise_is_of_city(target) ? "city" : "county");
}

/* "（甲、乙）": the rows that the promise names, "" = it names none. */
static const char *
subjects_of(struct audit *audit, const struct tb_plan_target *target)
{
	const char *names = "";
	size_t i;

	for (i = 0; i < audit->nrows; i++)
		if (tb_plan_has_tag(target->subjects, audit->rows[i].code))
			names = audit_format(audit, "%s%s%s", names, names[0] != '\0' ? "、" : "",
			    audit->rows[i].name);
	return names[0] == '\0' ? ""
				: audit_fill(audit, "promise-subjects",
				      (const struct tb_slot[]){{"names", names}, {NULL, NULL}});
}

static const char *
year_of(struct audit *audit, const struct tb_plan_target *target)
{
	const struct tb_slot slots[] = {{"year", target->year}, {NULL, NULL}};

	return target->year_number != 0 ? audit_fill(audit, "promise-year", slots) : target->year;
}

static const char *
text_of(struct audit *audit, const struct tb_plan_target *target)
{
	const char *op = audit_word(&audit->words, audit_format(audit, "op.%s", target->op));
	const char *unit = audit_word(&audit->words, unit_key_of(target));
	const char *range = target->nthresholds == 0
				? ""
				: audit_range(audit, is_over(target) ? "range.over" : "range.from",
				      thresholds_of(audit, target), target->below);
	const struct tb_slot slots[] = {{"scope", scope_of(audit, target)},
	    {"year", year_of(audit, target)}, {"range", range}, {"kind", target->kind},
	    {"subjects", subjects_of(audit, target)},
	    {"value", target->low >= 0 ? target->value : ""},
	    {"unit", target->low >= 0 ? unit : ""}, {"op", op}, {NULL, NULL}};

	return audit_fill(audit, "promise", slots);
}

void
audit_say_promise(
    struct audit *audit, struct audit_finding *finding, const struct tb_plan_target *target)
{
	audit_say(audit, finding, "id", "%s", target->id);
	audit_say(audit, finding, "clause", "%s", target->clause);
	audit_say(audit, finding, "promise", "%s", text_of(audit, target));
	audit_say(audit, finding, "unit", "%s", audit_word(&audit->words, unit_key_of(target)));
}

/* --- promises for the same uncertain year ------------------------------------------------- */

/* Is it one of the city for no certain year, and kept in some that may be meant? */
static int
may_be_kept(struct audit *audit, const struct tb_plan_target *target, unsigned *years)
{
	return is_judged(audit->plan, target) && target->year_number == 0 &&
	       promise_is_of_city(target) && fitting_years(audit, target, years) && *years != 0;
}

static int
is_for_same(const struct tb_plan_target *a, const struct tb_plan_target *b)
{
	return strcmp(a->year, b->year) == 0;
}

/* The years of a set, each as the word of the key says it; NULL = bare. */
static const char *
years_of(struct audit *audit, unsigned years, const char *key)
{
	const char *text = "";
	int first, last, year;

	audit_interim(audit, &first, &last);
	for (year = first; year <= last; year++)
		if (years >> (year - first) & 1)
			text = audit_format(audit, "%s%s%s", text, text[0] != '\0' ? "、" : "",
			    key == NULL ? audit_format(audit, "%d", year)
					: audit_fill(audit, key,
					      (const struct tb_slot[]){
						  {"year", audit_format(audit, "%d", year)},
						  {NULL, NULL}}));
	return text;
}

static void
report_apart(struct audit *audit, const struct tb_plan_target *first)
{
	const struct tb_plan *plan = audit->plan;
	struct audit_finding *finding = audit_find(audit, A3_6, first->id, first->source);
	unsigned years;
	size_t i;

	finding->printed = first->year;
	for (i = 0; i < plan->ntargets; i++) {
		const struct tb_plan_target *target = &plan->targets[i];

		if (!may_be_kept(audit, target, &years) || !is_for_same(first, target))
			continue;
		finding->recomputed = audit_format(audit, "%s%s%s %s", finding->recomputed,
		    finding->recomputed[0] != '\0' ? "；" : "", target->id,
		    years_of(audit, years, NULL));
		audit_name(audit, finding,
		    &(struct audit_named){target->id, text_of(audit, target),
			years_of(audit, years, "promise-year")});
	}
}

/* At the first promise for its uncertain year: is there a year that keeps all of them? */
static void
check_together(struct audit *audit, const struct tb_plan_target *first)
{
	const struct tb_plan *plan = audit->plan;
	unsigned years, common = ~0U;
	size_t i;

	if (!may_be_kept(audit, first, &years))
		return;
	for (i = 0; i < plan->ntargets; i++) {
		const struct tb_plan_target *target = &plan->targets[i];

		if (!may_be_kept(audit, target, &years) || !is_for_same(first, target))
			continue;
		if (target < first)
			return;
		common &= years;
	}
	if (common == 0)
		report_apart(audit, first);
}

/* --- all ---------------------------------------------------------------------------------- */

void
audit_promises(struct audit *audit)
{
	const struct tb_plan *plan = audit->plan;
	size_t i;

	for (i = 0; i < plan->ntargets; i++) {
		const struct tb_plan_target *target = &plan->targets[i];

		if (!is_judged(plan, target) || audit_is_out_of_plan(audit, target))
			continue;
		if (target->year_number != 0)
			check_year(audit, target);
		else {
			check_interim(audit, target);
			check_together(audit, target);
		}
	}
}
