/* Sets of subjects, and what figures of them rest on: see measure.h. */
#include "measure.h"
#include "scope.h"
#include "subject.h"

/* --- tests ---------------------------------------------------------------------- */

int
has_number(const struct subject *subject, int month)
{
	return point_has_number(&subject->at[month]);
}

int
has_number_and_plan(const struct subject *subject, int month)
{
	return !subject->plan.none && has_number(subject, month);
}

int
is_due(const struct subject *subject, int month)
{
	return subject->at[month].state != POINT_NONE;
}

int
is_unreported(const struct subject *subject, int month)
{
	enum point_state state = subject->at[month].state;

	return state == POINT_MISSING || state == POINT_CARRIED;
}

/* A base that was there and is no more would raise the growth of the rest. */
/* Is it not reported, or its base gone? */
static int
is_untold(const struct subject *subject, int month)
{
	return is_unreported(subject, month) || subject->at[month].base_gone;
}

/* A first report in March or later is the sum of several months: no month amount. */
int
has_month(const struct subject *subject, int month)
{
	return has_number(subject, month) && (month == 2 || has_number(subject, month - 1));
}

int
has_growth(const struct subject *subject, int month)
{
	return subject->at[month].state == POINT_REPORTED && subject->at[month].has_base;
}

int
has_growth_twice(const struct subject *subject, int month)
{
	return month > 2 && has_growth(subject, month) && has_growth(subject, month - 1);
}

/* Two months that each stand singly: three reports in a row. */
int
has_single_months(const struct subject *subject, int month)
{
	return month >= 4 && subject->at[month].state == POINT_REPORTED &&
	       subject->at[month - 1].state == POINT_REPORTED &&
	       subject->at[month - 2].state == POINT_REPORTED;
}

/* --- sums ------------------------------------------------------------------------- */

struct sum
sum_over(const struct set *set, point_test test, int month, enum field field, int at)
{
	struct sum sum = {0, 0, 0};
	size_t i;

	for (i = 0; i < set->n; i++) {
		const struct point *point = &set->items[i]->at[at];

		if (!test(set->items[i], month))
			continue;
		sum.yuan += field == FIELD_VALUE ? point->value : point->base;
		sum.carried |= point->state == POINT_CARRIED;
		sum.n++;
	}
	return sum;
}

/* --- wholes ------------------------------------------------------------------------ */

static void
find_totals(const struct set *set, int month, struct totals *totals)
{
	totals->value = sum_over(set, has_number, month, FIELD_VALUE, month);
	totals->grown = sum_over(set, has_growth, month, FIELD_VALUE, month);
	totals->base = sum_over(set, has_growth, month, FIELD_BASE, month);
}

/* A whole's totals lie by series and month. */
void
totals_make(struct tally *tally)
{
	size_t i;
	int month;

	for (i = 0; i < tally->nscopes; i++) {
		const struct scope *part = &tally->scopes[i];
		struct scope *whole;

		if (part->whole == NULL || part->whole->totals != NULL)
			continue;
		whole = &tally->scopes[part->whole - tally->scopes];
		whole->totals = tb_xcalloc(2 * MONTHS, sizeof(*whole->totals));
		for (month = 2; month <= tally->period.month; month++) {
			find_totals(&whole->rev, month, &whole->totals[month]);
			find_totals(&whole->inv, month, &whole->totals[MONTHS + month]);
		}
	}
}

const struct totals *
totals_of_whole(const struct cell *cell)
{
	int at = cell->set == &cell->scope->inv ? MONTHS + cell->month : cell->month;

	return &cell->scope->whole->totals[at];
}

size_t
count_state(const struct set *set, int month, enum point_state state)
{
	size_t i, n = 0;

	for (i = 0; i < set->n; i++)
		n += set->items[i]->at[month].state == state;
	return n;
}

size_t
count_reached(const struct tally *tally, const struct set *set, int64_t from, int *known,
    struct figure *figure)
{
	int month = tally->period.month;
	size_t i, n = 0;

	*known = 0;
	for (i = 0; i < set->n; i++) {
		const struct point *point = &set->items[i]->at[month];

		if (!point_has_number(point))
			continue;
		*known = 1;
		figure->carried |= point->state == POINT_CARRIED;
		if (point->value < from)
			continue;
		n++;
		figure_operand(figure, tally, set->items[i]->id, "rev", "", month);
	}
	return n;
}

size_t
count_unreported(const struct set *set, int month)
{
	return count_state(set, month, POINT_MISSING) + count_state(set, month, POINT_CARRIED);
}

size_t
count_untold(const struct set *set, int month)
{
	size_t i, n = 0;

	for (i = 0; i < set->n; i++)
		n += (size_t)is_untold(set->items[i], month);
	return n;
}

size_t
count_due(const struct set *set, int month)
{
	return set->n - count_state(set, month, POINT_NONE);
}

struct cell
cell_of(const struct cell *cell, const struct scope *scope)
{
	struct cell other = *cell;

	other.scope = scope;
	other.set = cell->set == &cell->scope->rev ? &scope->rev : &scope->inv;
	return other;
}

struct cell
cell_at(const struct cell *cell, int month)
{
	struct cell other = *cell;

	other.month = month;
	return other;
}

/* --- operands ------------------------------------------------------------------------ */

void
add_operand(struct figure *figure, const struct cell *cell, const char *name)
{
	figure_operand(figure, cell->tally, cell->scope->id, cell->series, name, cell->month);
}

void
add_member(
    struct figure *figure, const struct cell *cell, const struct subject *subject, const char *name)
{
	figure_operand(figure, cell->tally, subject->id, cell->series, name, cell->month);
}

void
add_members(
    struct figure *figure, const struct cell *cell, point_test test, int month, const char *name)
{
	size_t i;

	for (i = 0; i < cell->set->n; i++)
		if (test(cell->set->items[i], month))
			add_member(figure, cell, cell->set->items[i], name);
}

void
count_members(struct figure *figure, const struct cell *cell, point_test test, const char *name)
{
	size_t i, n = 0;

	for (i = 0; i < cell->set->n; i++)
		n += (size_t)test(cell->set->items[i], cell->month);
	add_members(figure, cell, test, cell->month, name);
	figure_set_int(figure, (tb_wide)n);
}

/* The cell's own sum when all that it is over pass, else each member's. */
static void
add_sum(struct figure *figure, const struct cell *cell, point_test over, point_test test, int month,
    const char *name)
{
	size_t i;

	for (i = 0; i < cell->set->n; i++)
		if (over(cell->set->items[i], cell->month) && !test(cell->set->items[i], month))
			break;
	if (i == cell->set->n)
		add_operand(figure, cell, name);
	else
		add_members(figure, cell, test, month, name);
}

void
add_operands(struct figure *figure, const struct cell *cell, point_test test, int month)
{
	add_sum(figure, cell, has_number, test, month, "");
}

void
add_bases(struct figure *figure, const struct cell *cell, point_test test, int month)
{
	add_sum(figure, cell, has_growth, test, month, "base");
}

void
set_absent(struct figure *figure, size_t missing)
{
	figure->state = missing > 0 ? STATE_MISSING : STATE_NONE;
}
