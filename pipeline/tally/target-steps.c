/* Promises that somebody stands on steps (梯队): how many do, by the plan and by this year's
 * landing. */
#include "outlook.h"
#include "promise.h"
#include "target-private.h"

/* THRESHOLD/name, the threshold as the plan has it. */
static void
put_tread(struct promise *promise, size_t i, const char *name, int year)
{
	const char *at = promise->target->threshold;
	struct tb_buf all = TB_BUF_INIT;

	for (at += strspn(at, " "); i > 0; i--) {
		at += strcspn(at, " ");
		at += strspn(at, " ");
	}
	tb_buf_printf(&all, "%.*s/%s", (int)strcspn(at, " "), at, name);
	target_put(promise, all.s, year);
	tb_buf_release(&all);
}

static void
count_on_path(struct promise *promise, const struct tread *tread, int year)
{
	const struct tally *tally = promise->tally;
	int in_file = year >= tally->period.year && year <= tally->plan->identity.target_year;
	struct figure *figure = &promise->figure;
	struct tb_exact x;
	int64_t n = 0;
	size_t i;

	tb_exact_init(&x);
	for (i = 0; i < promise->members.n; i++) {
		const struct subject *subject = promise->members.items[i];
		struct tb_plan_amount value = tb_plan_path_value(subject_path(subject), year);

		tb_exact_set_int(&x, value.yuan);
		if (value.none || !tread_holds(tread, &x))
			continue;
		n++;
		if (in_file)
			target_add_path(promise, subject, year);
	}
	tb_exact_release(&x);
	figure_set_int(figure, n);
	figure->plan_source = &promise->target->source;
}

int
tread_holds(const struct tread *tread, const struct tb_exact *x)
{
	return tb_exact_compare_ratio(x, tread->from, 1) >= 0 &&
	       (tread->below.none || tb_exact_compare_ratio(x, tread->below.yuan, 1) < 0);
}

void
target_write_steps(struct promise *promise)
{
	const struct tb_plan *plan = promise->tally->plan;
	int first = plan->identity.base_year, year;
	size_t i;

	target_find_members(promise);
	for (i = 0; i < promise->target->nthresholds; i++) {
		struct tread tread = {
		    promise->target->thresholds[i], promise_step_above(plan, promise->target, i)};

		for (year = first; year < first + TB_PLAN_YEARS; year++)
			if (target_is_path_year(plan, year)) {
				count_on_path(promise, &tread, year);
				put_tread(promise, i, "plan", year);
			}
		target_count_landings(promise, &tread);
		put_tread(promise, i, "landing", 0);
	}
	free(promise->members.items);
}
