/* The sums of the public edition: see edition-sum.h. */
#include "edition-sum.h"
#include "measure.h"
#include "subject.h"

/* The pieces of a package are one; an industry is of many, unless the plan says so. */
static size_t
column_of(struct secrets *secrets, const struct tally *tally, const struct subject *subject,
    const char *key, enum secret_kind kind, int64_t value)
{
	const char *package = subject->project != NULL ? subject->project->package : "";
	struct tb_buf owner = TB_BUF_INIT;
	int weight = subject->industry != NULL &&
			     !tb_plan_has_tag(tally->plan->disclosure.few, subject->code)
			 ? secrets->threshold
			 : 1;
	size_t column;

	if (package[0] != '\0')
		tb_buf_printf(&owner, "package/%s", package);
	else
		tb_buf_puts(&owner, subject->id);
	column = secret_column(secrets, key, owner.s, weight, kind, value);
	tb_buf_release(&owner);
	return column;
}

/* A subject's amount in a month's report. */
static const char *
name_amount(struct tb_buf *name, const struct subject *subject, int year, int month, int64_t amount)
{
	tb_buf_reset(name);
	tb_buf_printf(name, "%s %04d-%02d %lld", subject->id, year, month, (long long)amount);
	return name->s;
}

/* A base that is last year's value, as an issue of last year counted it, is that unknown. */
static long
find_base(const struct secrets *secrets, const struct subject *subject, const struct point *point)
{
	struct tb_buf name = TB_BUF_INIT;
	struct tb_period period = point->from->record.period;
	long column = secret_called(
	    secrets, name_amount(&name, subject, period.year - 1, period.month, point->base));

	tb_buf_release(&name);
	return column;
}

static void
call_value(struct secrets *secrets, const struct subject *subject, const struct point *point,
    size_t column)
{
	struct tb_buf name = TB_BUF_INIT;
	struct tb_period period = point->from->record.period;

	secret_call(
	    secrets, name_amount(&name, subject, period.year, period.month, point->value), column);
	tb_buf_release(&name);
}

static int64_t
value_of(const struct subject *subject, const struct point *point, enum sum_of what)
{
	switch (what) {
	case OF_PLAN:
		return subject->plan.none ? 0 : subject->plan.yuan;
	case OF_COUNT:
		return 1;
	case OF_BASE:
		return point->base;
	default:
		return point->value;
	}
}

/* A value is the same unknown as long as it is that of the same report: carried or not. A plan
 * is one of its year. */
static void
put(struct secrets *secrets, const struct tally *tally, const struct subject *subject,
    enum sum_of what, struct secret_sum *sum)
{
	static const char letters[] = {'v', 'p', 'k', 'v', 'v', 'b'};
	const struct point *point = &subject->at[tally->period.month];
	long column = what == OF_BASE ? find_base(secrets, subject, point) : -1;
	struct tb_buf key = TB_BUF_INIT;

	tb_buf_printf(&key, "%s %c ", subject->id, letters[what]);
	if (what == OF_PLAN || what == OF_COUNT)
		tb_buf_printf(&key, "%d", tally->period.year);
	else
		tb_buf_puts(&key, point->from->record.digest);
	if (column < 0)
		column = (long)column_of(secrets, tally, subject, key.s,
		    what == OF_COUNT ? SECRET_COUNT : SECRET_VALUE, value_of(subject, point, what));
	if (what == OF_VALUE)
		call_value(secrets, subject, point, (size_t)column);
	secret_sum_put(sum, (size_t)column);
	tb_buf_release(&key);
}

/* One of 0 is printed, though it is no plan (R6): who has it is told of. */
static int
has_plan(const struct subject *subject, int month)
{
	(void)month;
	return !subject->stated_plan.none;
}

static int
is_there(const struct subject *subject, int month)
{
	return subject->project != NULL || is_due(subject, month);
}

struct secret_sum
edition_sum(
    struct secrets *secrets, const struct tally *tally, const struct set *set, enum sum_of what)
{
	static const point_test tests[] = {
	    has_number, has_plan, is_there, has_number_and_plan, has_growth, has_growth};
	struct secret_sum sum = {0};
	size_t i;

	for (i = 0; i < set->n; i++)
		if (tests[what](set->items[i], tally->period.month))
			put(secrets, tally, set->items[i], what, &sum);
	secret_sum_close(&sum);
	return sum;
}

tb_wide
edition_value(
    struct secrets *secrets, const struct tally *tally, const struct set *set, enum sum_of what)
{
	struct secret_sum sum = edition_sum(secrets, tally, set, what);
	tb_wide value = secret_value(secrets, &sum);

	secret_sum_release(&sum);
	return value;
}
