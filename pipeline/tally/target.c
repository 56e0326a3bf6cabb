/* The plan's promises of a number: see target.h. */
#include "target.h"
#include "outlook.h"
#include "scope.h"

/* What is counted; every other kind of promise is of parks. */
static const struct counted_kind {
	const char *word;
	enum tb_subject subject;
	enum unit_kind unit;
} kinds[] = {
    {"产业", TB_SUBJECT_INDUSTRY, UNIT_PIECES},
    {"企业", TB_SUBJECT_ENTERPRISE, UNIT_FIRMS},
    {"项目", TB_SUBJECT_PROJECT, UNIT_PIECES},
};

/* One promise, and what is being written of it. */
struct promise {
	struct tb_xmlw *w;
	const struct tally *tally;
	const struct tb_plan_target *target;
	const struct counted_kind *kind; /* NULL = parks */
	struct set members;		 /* none of parks */
	struct figure figure;
};

/* --- writing ---------------------------------------------------------------------- */

static void
put_unit(struct promise *promise, const char *name, int year, const char *rule, enum unit_kind unit)
{
	struct figure_head head = {.rule = rule, .unit = unit};
	struct tb_buf id = TB_BUF_INIT;

	tb_buf_printf(&id, "target/%s/%s", promise->target->id, name);
	if (year != 0)
		tb_buf_printf(&id, "@%d", year);
	head.id = id.s;
	figure_write(promise->w, promise->tally, &head, &promise->figure);
	figure_start(&promise->figure);
	tb_buf_release(&id);
}

static void
put(struct promise *promise, const char *name, int year)
{
	put_unit(
	    promise, name, year, "F18", promise->kind != NULL ? promise->kind->unit : UNIT_PIECES);
}

static void
add_figure(struct promise *promise, const char *name, int year)
{
	struct tb_buf *out = &promise->figure.operands;

	tb_buf_printf(out, "%starget/%s/%s", out->len > 0 ? " " : "", promise->target->id, name);
	if (year != 0)
		tb_buf_printf(out, "@%d", year);
}

/* --- what counts -------------------------------------------------------------------- */

static int64_t
threshold_of(const struct promise *promise)
{
	return promise->target->thresholds[0];
}

/* F18: from the threshold on, or only above it, and below the upper end. */
static int
reaches(const struct promise *promise, const struct tb_exact *value)
{
	const struct tb_plan_target *target = promise->target;
	int order = tb_exact_compare_ratio(value, threshold_of(promise), 1);

	if (order < 0 || (order == 0 && strcmp(target->op, "over") == 0))
		return 0;
	return target->below.none || tb_exact_compare_ratio(value, target->below.yuan, 1) < 0;
}

static int
amount_reaches(const struct promise *promise, struct tb_plan_amount amount)
{
	struct tb_exact value;
	int yes;

	if (amount.none)
		return 0;
	tb_exact_init(&value);
	tb_exact_set_int(&value, amount.yuan);
	yes = reaches(promise, &value);
	tb_exact_release(&value);
	return yes;
}

static const char *
domain_of(const struct subject *subject)
{
	if (subject->kind == TB_SUBJECT_INDUSTRY)
		return subject->industry->domain;
	return subject->kind == TB_SUBJECT_ENTERPRISE ? subject->enterprise->domain
						      : subject->project->domain;
}

static int
is_city(const struct promise *promise)
{
	return strcmp(promise->target->scope, "city") == 0;
}

/* Of the kind, no part of another, and named or else of the scope. */
static int
is_member(const struct promise *promise, const struct subject *subject)
{
	const struct tb_plan_target *target = promise->target;

	if (subject->kind != promise->kind->subject ||
	    (subject->kind == TB_SUBJECT_ENTERPRISE && subject->enterprise->parent[0] != '\0'))
		return 0;
	if (target->subjects[0] != '\0')
		return tb_plan_has_tag(target->subjects, subject->code);
	return is_city(promise) || strcmp(domain_of(subject), target->scope) == 0;
}

static void
find_members(struct promise *promise)
{
	const struct tally *tally = promise->tally;
	size_t i;

	for (i = 0; promise->kind != NULL && i < tally->nsubjects; i++)
		if (is_member(promise, &tally->subjects[i]))
			*(struct subject **)tb_grow(&promise->members.items, promise->members.n++,
			    &promise->members.cap, sizeof(struct subject *)) = &tally->subjects[i];
}

/* --- by the plan's rows --------------------------------------------------------------- */

static const struct tb_plan_band *
band_of(const struct tb_plan *plan, const char *code)
{
	size_t i;

	for (i = 0; i < plan->nbands; i++)
		if (strcmp(plan->bands[i].code, code) == 0)
			return &plan->bands[i];
	return NULL;
}

/* Does the whole band lie in the range? */
static int
band_counts(const struct promise *promise, const struct tb_plan_band *band)
{
	struct tb_plan_amount below = promise->target->below;

	return band != NULL && !band->min.none && band->min.yuan >= threshold_of(promise) &&
	       (below.none || (!band->max.none && band->max.yuan <= below.yuan));
}

/* Projects: what the plan's counts have for these bands, up to the year. */
static void
count_planned_projects(struct promise *promise, int year)
{
	const struct tb_plan *plan = promise->tally->plan;
	int64_t sum = 0;
	size_t i, rows = 0;
	int at;

	for (i = 0; i < plan->ncounts && is_city(promise); i++) {
		if (!band_counts(promise, band_of(plan, plan->counts[i].band)))
			continue;
		rows++;
		for (at = plan->identity.base_year + 1; at <= year; at++) {
			struct tb_plan_amount n = tb_plan_path_value(&plan->counts[i].path, at);

			sum = sum_add(sum, n.none ? 0 : n.yuan);
		}
	}
	if (rows > 0)
		figure_set_int(&promise->figure, sum);
}

/* What of a year's planned values counts. */
struct planned {
	int64_t n, equal; /* reach it; reach it just so */
	int64_t least;	  /* the smallest that counts */
};

static struct planned
planned_of(const struct promise *promise, int year)
{
	struct planned planned = {0, 0, 0};
	size_t i;

	for (i = 0; i < promise->members.n; i++) {
		struct tb_plan_amount value =
		    tb_plan_path_value(subject_path(promise->members.items[i]), year);

		if (!amount_reaches(promise, value))
			continue;
		if (planned.n == 0 || value.yuan < planned.least)
			planned.least = value.yuan;
		planned.n++;
		planned.equal += value.yuan == threshold_of(promise);
	}
	return planned;
}

/* How many the plan has up to the year, into the figure. */
static void
count_planned(struct promise *promise, int year)
{
	if (promise->kind->subject == TB_SUBJECT_PROJECT)
		count_planned_projects(promise, year);
	else
		figure_set_int(&promise->figure, planned_of(promise, year).n);
}

static void
write_plan(struct promise *promise, int year)
{
	count_planned(promise, year);
	promise->figure.plan_source = &promise->target->source;
	put(promise, "plan", year);
}

/* What is lacking of the promise; 0 where it is met. */
static void
write_short(struct promise *promise, int year)
{
	struct figure *figure = &promise->figure;
	struct tb_exact low;

	count_planned(promise, year);
	if (figure->state == STATE_VALUE) {
		tb_exact_init(&low);
		tb_exact_set_int(&low, promise->target->low);
		tb_exact_sub(&figure->x, &low, &figure->x);
		if (tb_exact_sign(&figure->x) < 0)
			figure_set_int(figure, 0);
		tb_exact_release(&low);
		add_figure(promise, "low", 0);
		add_figure(promise, "plan", year);
	}
	put(promise, "short", year);
}

/* F19: how narrowly it is met. */
static void
write_margin(struct promise *promise, int year)
{
	struct planned planned = planned_of(promise, year);
	int64_t threshold = threshold_of(promise);

	if (planned.n > 0)
		figure_set_ratio(&promise->figure, sum_add(planned.least, -threshold), threshold);
	put_unit(promise, "margin", year, "F19", UNIT_PERCENT);
	figure_set_int(&promise->figure, planned.equal);
	put(promise, "equal", year);
}

/* Has an industry or enterprise of the plan a value of the year, be it ——? */
static int
is_path_year(const struct tb_plan *plan, int year)
{
	const struct tb_plan_path *path;
	size_t i;

	for (i = 0; i < plan->nindustries + plan->nenterprises; i++) {
		path = i < plan->nindustries ? &plan->industries[i].path
					     : &plan->enterprises[i - plan->nindustries].path;
		if (year >= path->first_year && year < path->first_year + path->nyears)
			return 1;
	}
	return 0;
}

static void
write_years(struct promise *promise)
{
	const struct tb_plan *plan = promise->tally->plan;
	int first = plan->identity.base_year, year;

	for (year = first; year < first + TB_PLAN_YEARS; year++) {
		if (!is_path_year(plan, year))
			continue;
		write_plan(promise, year);
		if (promise->target->year_number == 0 || promise->target->year_number == year)
			write_short(promise, year);
		if (promise->kind->subject != TB_SUBJECT_PROJECT)
			write_margin(promise, year);
	}
}

/* --- by this year's landing ------------------------------------------------------------- */

static void
count_projects(struct promise *promise)
{
	int64_t n = 0;
	size_t i;

	for (i = 0; i < promise->members.n; i++)
		n += amount_reaches(promise, promise->members.items[i]->project->total);
	figure_set_int(&promise->figure, n);
}

static void
count_landings(struct promise *promise)
{
	const struct tally *tally = promise->tally;
	int month = tally->period.month, carried = 0;
	size_t i, landed = 0, missing = 0;
	struct figure landing;
	int64_t n = 0;

	figure_init(&landing);
	for (i = 0; i < promise->members.n; i++) {
		struct subject *subject = promise->members.items[i];
		struct set alone = {&subject, 1, 1};

		landing_of(&alone, month, &landing);
		missing += landing.state == STATE_MISSING;
		if (landing.state != STATE_VALUE)
			continue;
		landed++;
		carried |= landing.carried;
		n += reaches(promise, &landing.x);
		figure_operand(&promise->figure, tally, subject->id, "rev", "landing", month);
	}
	if (landed > 0)
		figure_set_int(&promise->figure, n);
	else
		set_absent(&promise->figure, missing);
	promise->figure.carried = carried;
	figure_release(&landing);
}

static void
write_landing(struct promise *promise)
{
	if (promise->kind->subject == TB_SUBJECT_PROJECT)
		count_projects(promise);
	else
		count_landings(promise);
	put(promise, "landing", 0);
}

/* --- parks -------------------------------------------------------------------------------- */

/* Has it come to the level after the base year, and by now? */
static int
has_risen(const struct promise *promise, const struct tb_plan_park *park)
{
	const struct tally *tally = promise->tally;
	struct tb_period since;

	return strcmp(park->level, promise->target->level) == 0 &&
	       tb_period_parse(park->since, &since) == 0 &&
	       since.year > tally->plan->identity.base_year &&
	       tb_period_compare(since, tally->period) <= 0;
}

/* Does its landing reach the threshold that its full last year did not? */
static int
has_grown(const struct promise *promise, const struct scope *park, int *carried)
{
	struct tb_plan_amount before = {0, 0};
	struct figure landing;
	size_t i;
	int yes;

	for (i = 0; i < park->rev.n; i++)
		if (!park->rev.items[i]->last_year.none)
			before.yuan = sum_add(before.yuan, park->rev.items[i]->last_year.yuan);
	figure_init(&landing);
	landing_of(&park->rev, promise->tally->period.month, &landing);
	yes = landing.state == STATE_VALUE && reaches(promise, &landing.x) &&
	      !amount_reaches(promise, before);
	*carried |= landing.state == STATE_VALUE && landing.carried;
	figure_release(&landing);
	return yes;
}

static void
write_parks(struct promise *promise)
{
	const struct tally *tally = promise->tally;
	int carried = 0;
	int64_t n = 0;
	size_t i;

	for (i = 0; i < tally->count[SCOPE_PARK]; i++) {
		const struct scope *scope = &tally->scopes[tally->first[SCOPE_PARK] + i];

		if (promise->target->level[0] != '\0') {
			n += has_risen(promise, scope->park);
			continue;
		}
		n += has_grown(promise, scope, &carried);
		figure_operand(
		    &promise->figure, tally, scope->id, "rev", "landing", tally->period.month);
		figure_operand(
		    &promise->figure, tally, scope->id, "rev", "last-year", tally->period.month);
	}
	figure_set_int(&promise->figure, n);
	promise->figure.carried = carried;
	put(promise, "now", 0);
}

/* --- all ------------------------------------------------------------------------------------ */

static const struct counted_kind *
kind_of(const struct tb_plan_target *target)
{
	size_t i;

	for (i = 0; i < TB_LEN(kinds); i++)
		if (strcmp(kinds[i].word, target->kind) == 0)
			return &kinds[i];
	return NULL;
}

static void
write_number(struct promise *promise, const char *name, int number)
{
	figure_set_int(&promise->figure, number);
	promise->figure.plan_source = &promise->target->source;
	put(promise, name, 0);
}

static void
write_promise(struct promise *promise)
{
	find_members(promise);
	if (promise->kind != NULL) {
		write_years(promise);
		write_landing(promise);
	} else {
		write_parks(promise);
	}
	write_number(promise, "low", promise->target->low);
	if (strcmp(promise->target->op, "range") == 0)
		write_number(promise, "high", promise->target->high);
	free(promise->members.items);
}

/* A number, and what it is a number of. */
static int
has_number_of(const struct promise *promise)
{
	const struct tb_plan_target *target = promise->target;

	return target->low >= 0 &&
	       (target->nthresholds > 0 || (promise->kind == NULL && target->level[0] != '\0'));
}

void
targets_write(struct tb_xmlw *w, const struct tally *tally)
{
	struct promise promise = {.w = w, .tally = tally};
	size_t i;

	figure_init(&promise.figure);
	for (i = 0; i < tally->plan->ntargets; i++) {
		promise.target = &tally->plan->targets[i];
		promise.kind = kind_of(promise.target);
		promise.members = (struct set){NULL, 0, 0};
		if (has_number_of(&promise))
			write_promise(&promise);
	}
	figure_release(&promise.figure);
}
