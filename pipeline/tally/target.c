/* The plan's promises of a number: see target.h.  Those of steps are target-steps.c. */
#include "target.h"
#include "outlook.h"
#include "promise.h"
#include "target-private.h"

/* --- writing ---------------------------------------------------------------------- */

static void
put_id(struct tb_buf *out, const struct promise *promise, const char *name, int year)
{
	tb_buf_puts(out, "target/");
	tb_buf_puts(out, promise->target->id);
	tb_buf_putc(out, '/');
	tb_buf_puts(out, name);
	if (year != 0)
		figure_stamp(out, year, 0);
}

static void
put_unit(struct promise *promise, const char *name, int year, const char *rule, enum unit_kind unit)
{
	struct figure_head head = {.rule = rule, .unit = unit};
	struct tb_buf id = TB_BUF_INIT;

	put_id(&id, promise, name, year);
	head.id = id.s;
	figure_write(promise->w, promise->tally, &head, &promise->figure);
	figure_start(&promise->figure);
	tb_buf_release(&id);
}

void
target_put(struct promise *promise, const char *name, int year)
{
	put_unit(promise, name, year, "F18",
	    promise->kind == TB_SUBJECT_ENTERPRISE ? UNIT_FIRMS : UNIT_PIECES);
}

static void
add_figure(struct promise *promise, const char *name, int year)
{
	struct tb_buf *out = &promise->figure.operands;

	if (out->len > 0)
		tb_buf_putc(out, ' ');
	put_id(out, promise, name, year);
}

/* --- what counts -------------------------------------------------------------------- */

static const char *
domain_of(const struct subject *subject)
{
	if (subject->kind == TB_SUBJECT_INDUSTRY)
		return subject->industry->domain;
	return subject->kind == TB_SUBJECT_ENTERPRISE ? subject->enterprise->domain
						      : subject->project->domain;
}

static int
is_member(const struct promise *promise, const struct subject *subject)
{
	return subject->kind == promise->kind &&
	       promise_includes(promise->target, subject->code, domain_of(subject),
		   subject->kind == TB_SUBJECT_ENTERPRISE ? subject->enterprise->parent : "");
}

void
target_find_members(struct promise *promise)
{
	const struct tally *tally = promise->tally;
	size_t i;

	for (i = 0; i < tally->nsubjects; i++)
		if (is_member(promise, &tally->subjects[i]))
			*(struct subject **)tb_grow(&promise->members.items, promise->members.n++,
			    &promise->members.cap, sizeof(struct subject *)) = &tally->subjects[i];
}

/* --- by the plan's rows --------------------------------------------------------------- */

/* What of a year's planned values counts. */
struct planned {
	int64_t n, equal; /* reach it; stand at it just so, which op over does not count */
	int64_t least;	  /* the smallest that counts */
};

static int
is_equal(const struct promise *promise, struct tb_plan_amount value)
{
	return !value.none && value.yuan == promise->target->thresholds[0];
}

static struct planned
planned_of(const struct promise *promise, int year)
{
	struct planned planned = {0, 0, 0};
	size_t i;

	for (i = 0; i < promise->members.n; i++) {
		struct tb_plan_amount value =
		    tb_plan_path_value(subject_path(promise->members.items[i]), year);

		planned.equal += is_equal(promise, value);
		if (!promise_reached_by(promise->target, value))
			continue;
		if (planned.n == 0 || value.yuan < planned.least)
			planned.least = value.yuan;
		planned.n++;
	}
	return planned;
}

/* How many the plan has up to the year, into the figure. */
static void
count_planned(struct promise *promise, int year)
{
	int64_t n = promise->kind == TB_SUBJECT_PROJECT
			? promise_planned_projects(promise->tally->plan, promise->target, year)
			: planned_of(promise, year).n;

	if (n >= 0)
		figure_set_int(&promise->figure, n);
}

void
target_add_path(struct promise *promise, const struct subject *subject, int year)
{
	figure_operand(&promise->figure, promise->tally, subject->id, "rev", "outlook-plan",
	    promise->tally->period.month);
	figure_stamp(&promise->figure.operands, year, 0);
}

enum reach { REACH_ANY, REACH_EQUAL };

/* The paths of those that reach it in the year, or stand at it just so; those of past years
 * stand in no figure. */
static void
add_planned(struct promise *promise, int year, enum reach reach)
{
	const struct tally *tally = promise->tally;
	size_t i;

	if (year < tally->period.year || year > tally->plan->identity.target_year ||
	    promise->kind == TB_SUBJECT_PROJECT)
		return;
	for (i = 0; i < promise->members.n; i++) {
		const struct subject *subject = promise->members.items[i];

		struct tb_plan_amount value = tb_plan_path_value(subject_path(subject), year);

		if (reach == REACH_EQUAL ? !is_equal(promise, value)
					 : !promise_reached_by(promise->target, value))
			continue;
		target_add_path(promise, subject, year);
	}
}

static void
write_plan(struct promise *promise, int year)
{
	count_planned(promise, year);
	add_planned(promise, year, REACH_ANY);
	promise->figure.plan_source = &promise->target->source;
	target_put(promise, "plan", year);
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
	target_put(promise, "short", year);
}

/* F19: how narrowly it is met. */
static void
write_margin(struct promise *promise, int year)
{
	struct planned planned = planned_of(promise, year);
	int64_t threshold = promise->target->thresholds[0];

	if (planned.n > 0)
		figure_set_ratio(&promise->figure, planned.least - threshold, threshold);
	add_planned(promise, year, REACH_ANY);
	put_unit(promise, "margin", year, "F19", UNIT_PERCENT);
	figure_set_int(&promise->figure, planned.equal);
	add_planned(promise, year, REACH_EQUAL);
	target_put(promise, "equal", year);
}

int
target_is_path_year(const struct tb_plan *plan, int year)
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
		if (!target_is_path_year(plan, year))
			continue;
		write_plan(promise, year);
		if (promise->target->year_number == 0 || promise->target->year_number == year)
			write_short(promise, year);
		if (promise->kind != TB_SUBJECT_PROJECT)
			write_margin(promise, year);
	}
}

/* --- by this year's landing ------------------------------------------------------------- */

static void
count_projects(struct promise *promise)
{
	int64_t n = 0;
	size_t i;

	for (i = 0; i < promise->members.n; i++) {
		const struct subject *subject = promise->members.items[i];

		if (!promise_reached_by(promise->target, subject->project->total))
			continue;
		n++;
		figure_operand(&promise->figure, promise->tally, subject->id, "total", "",
		    promise->tally->period.month);
	}
	figure_set_int(&promise->figure, n);
}

void
target_count_landings(struct promise *promise, const struct tread *tread)
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
		n += tread != NULL ? tread_holds(tread, &landing.x)
				   : promise_reached(promise->target, &landing.x);
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
	if (promise->kind == TB_SUBJECT_PROJECT)
		count_projects(promise);
	else
		target_count_landings(promise, NULL);
	target_put(promise, "landing", 0);
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
	struct tb_exact before;
	struct figure landing;
	tb_wide yuan = 0;
	size_t i;
	int yes;

	for (i = 0; i < park->rev.n; i++)
		if (!park->rev.items[i]->last_year.none)
			yuan += park->rev.items[i]->last_year.yuan;
	tb_exact_init(&before);
	tb_exact_set_int(&before, yuan);
	figure_init(&landing);
	landing_of(&park->rev, promise->tally->period.month, &landing);
	yes = landing.state == STATE_VALUE && promise_reached(promise->target, &landing.x) &&
	      !promise_reached(promise->target, &before);
	*carried |= landing.state == STATE_VALUE && landing.carried;
	figure_release(&landing);
	tb_exact_release(&before);
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
	target_put(promise, "now", 0);
}

/* --- all ------------------------------------------------------------------------------------ */

static void
write_number(struct promise *promise, const char *name, int number)
{
	figure_set_int(&promise->figure, number);
	promise->figure.plan_source = &promise->target->source;
	target_put(promise, name, 0);
}

static void
write_promise(struct promise *promise)
{
	target_find_members(promise);
	if (promise->kind != TB_SUBJECT_MAX) {
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

	return target->low >= 0 && (target->nthresholds > 0 || (promise->kind == TB_SUBJECT_MAX &&
								   target->level[0] != '\0'));
}

void
targets_write(struct tb_xmlw *w, const struct tally *tally)
{
	struct promise promise = {.w = w, .tally = tally};
	size_t i;

	figure_init(&promise.figure);
	for (i = 0; i < tally->plan->ntargets; i++) {
		promise.target = &tally->plan->targets[i];
		promise.kind = promise_subject(promise.target);
		promise.members = (struct set){NULL, 0, 0};
		if (has_number_of(&promise)) {
			write_promise(&promise);
		} else if (promise_is_of_steps(tally->plan, promise.target)) {
			promise.kind = promise_steps_of(promise.target);
			target_write_steps(&promise);
		}
	}
	figure_release(&promise.figure);
}

/* --- in the tree ---------------------------------------------------------------------- */

/* The ladder's word for the threshold, where it has that step. */
static void
write_word(struct tb_xmlw *w, const struct promise *promise)
{
	const struct tb_plan_ladder *ladder =
	    promise->kind == TB_SUBJECT_MAX ? NULL
					    : tb_plan_ladder(promise->tally->plan, promise->kind);
	size_t i;

	for (i = 0; ladder != NULL && i < ladder->nsteps; i++)
		if (!ladder->steps[i].value.none &&
		    ladder->steps[i].value.yuan == promise->target->thresholds[0])
			tb_xmlw_attr(w, "word", ladder->steps[i].word);
}

static void
write_target(struct tb_xmlw *w, const struct promise *promise)
{
	const struct tb_plan_target *target = promise->target;

	tb_xmlw_open(w, "target");
	tb_xmlw_attr(w, "id", target->id);
	tb_xmlw_attr(w, "scope", target->scope);
	tb_xmlw_attr(w, "subject",
	    promise->kind == TB_SUBJECT_MAX ? "park" : tb_subject_names[promise->kind]);
	tb_xmlw_attr(w, "kind", target->kind);
	tb_xmlw_attr(w, "year", target->year);
	tb_xmlw_attr(w, "op", target->op);
	if (target->nthresholds > 0) {
		write_amount(w, "threshold", target->thresholds[0], UNIT_YI);
		write_word(w, promise);
	}
	if (!target->below.none)
		write_amount(w, "below", target->below.yuan, UNIT_YI);
	tb_xmlw_close(w);
}

void
targets_write_tree(struct tb_xmlw *w, const struct tally *tally)
{
	size_t i;

	tb_xmlw_open(w, "targets");
	for (i = 0; i < tally->plan->ntargets; i++) {
		struct promise promise = {.tally = tally, .target = &tally->plan->targets[i]};

		promise.kind = promise_subject(promise.target);
		if (has_number_of(&promise))
			write_target(w, &promise);
	}
	tb_xmlw_close(w);
}
