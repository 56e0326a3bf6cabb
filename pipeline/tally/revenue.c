/* Quantities of revenue, those of ladders aside: see measure.h. */
#include "measure.h"
#include "scope.h"
#include "subject.h"

/* --- growth ------------------------------------------------------------------------ */

/* Value and base over the subjects that pass; 0 when there is no base above zero. */
static int
grown(const struct cell *cell, point_test test, int month, struct sum *value, struct sum *base)
{
	*value = sum_over(cell->set, test, month, FIELD_VALUE, cell->month);
	*base = sum_over(cell->set, test, month, FIELD_BASE, cell->month);
	return base->n > 0 && base->yuan > 0;
}

/* The comparable base: of those whose growth is counted (R9). */
void
revenue_base(const struct cell *cell, struct figure *figure)
{
	struct sum base = sum_over(cell->set, has_growth, cell->month, FIELD_BASE, cell->month);
	struct sum all = sum_over(cell->set, has_number, cell->month, FIELD_VALUE, cell->month);
	size_t i;

	if (base.n == 0) {
		set_absent(figure, count_untold(cell->set, cell->month));
		return;
	}
	figure_set_int(figure, base.yuan);
	figure->partial = base.n < all.n;
	if (scope_is_single(cell->scope)) {
		figure->point = &cell->set->items[0]->at[cell->month];
		return;
	}
	for (i = 0; i < cell->set->n; i++)
		if (has_growth(cell->set->items[i], cell->month))
			add_member(figure, cell, cell->set->items[i], "base");
}

/* x = value / base - 1. */
static void
set_growth(struct tb_exact *x, tb_wide value, tb_wide base)
{
	tb_exact_set_ratio(x, value - base, base);
}

/* F4. */
void
revenue_growth(const struct cell *cell, struct figure *figure)
{
	struct sum value, base;

	if (!grown(cell, has_growth, cell->month, &value, &base)) {
		set_absent(figure, base.n == 0 ? count_untold(cell->set, cell->month) : 0);
		return;
	}
	set_growth(&figure->x, value.yuan, base.yuan);
	figure->state = STATE_VALUE;
	add_operands(figure, cell, has_growth, cell->month);
	add_operand(figure, cell, "base");
}

/* Do the two growths, as printed, tell another change than the one printed? They may
 * where one of them is over more subjects than the change. */
static int
tells_otherwise(const struct cell *cell, const struct tb_exact *change, size_t common)
{
	struct cell previous = cell_at(cell, cell->month - 1);
	struct tb_exact_form form = figure_form(cell->tally, UNIT_POINTS);
	struct tb_exact told, before, said;
	struct sum value, base, value_before, base_before;
	int apart;

	if (!grown(cell, has_growth, cell->month, &value, &base) ||
	    !grown(&previous, has_growth, previous.month, &value_before, &base_before) ||
	    (base.n == common && base_before.n == common))
		return 0;
	tb_exact_init(&told);
	tb_exact_init(&before);
	tb_exact_init(&said);
	set_growth(&told, value.yuan, base.yuan);
	set_growth(&before, value_before.yuan, base_before.yuan);
	tb_exact_round(&told, &form, &told);
	tb_exact_round(&before, &form, &before);
	tb_exact_round(change, &form, &said);
	tb_exact_sub(&told, &told, &before);
	apart = tb_exact_sign(&told) != tb_exact_sign(&said);
	tb_exact_sub(&told, &told, &said);
	apart |=
	    tb_exact_compare_ratio(&told, 1, 1) > 0 || tb_exact_compare_ratio(&told, -1, 1) < 0;
	tb_exact_release(&told);
	tb_exact_release(&before);
	tb_exact_release(&said);
	return apart;
}

/* F5: growth now less growth before, both over those that have both. */
void
revenue_growth_change(const struct cell *cell, struct figure *figure)
{
	struct cell previous = cell_at(cell, cell->month - 1);
	struct sum value, base, value_before, base_before;
	struct tb_exact before;

	if (cell->month == 2)
		return;
	if (!grown(cell, has_growth_twice, cell->month, &value, &base) ||
	    !grown(&previous, has_growth_twice, cell->month, &value_before, &base_before)) {
		set_absent(figure, base.n == 0 ? count_untold(cell->set, cell->month) +
						     count_untold(cell->set, cell->month - 1)
					       : 0);
		return;
	}
	tb_exact_init(&before);
	set_growth(&figure->x, value.yuan, base.yuan);
	set_growth(&before, value_before.yuan, base_before.yuan);
	tb_exact_sub(&figure->x, &figure->x, &before);
	tb_exact_release(&before);
	figure->state = STATE_VALUE;
	figure->apart = tells_otherwise(cell, &figure->x, base.n);
	add_operands(figure, cell, has_growth_twice, cell->month);
	add_bases(figure, cell, has_growth_twice, cell->month);
	add_operands(figure, &previous, has_growth_twice, cell->month);
	add_bases(figure, &previous, has_growth_twice, cell->month);
}

/* F6: from April on, where both months stand singly. */
void
revenue_mom(const struct cell *cell, struct figure *figure)
{
	int month = cell->month;
	struct sum now = sum_over(cell->set, has_single_months, month, FIELD_VALUE, month);
	struct sum before, first;
	tb_wide this_month, last_month;
	int back;

	if (month < 4)
		return;
	if (now.n == 0) {
		set_absent(figure, count_unreported(cell->set, month) +
				       count_unreported(cell->set, month - 1) +
				       count_unreported(cell->set, month - 2));
		return;
	}
	before = sum_over(cell->set, has_single_months, month, FIELD_VALUE, month - 1);
	first = sum_over(cell->set, has_single_months, month, FIELD_VALUE, month - 2);
	this_month = now.yuan - before.yuan;
	last_month = before.yuan - first.yuan;
	if (last_month <= 0)
		return;
	set_growth(&figure->x, this_month, last_month);
	figure->state = STATE_VALUE;
	for (back = 0; back < 3; back++) {
		struct cell at = cell_at(cell, month - back);

		add_operands(figure, &at, has_single_months, month);
	}
}

/* --- parts of a whole (F8) ------------------------------------------------------------ */

struct part {
	struct sum value, base;
	const struct totals *whole;
};

/* 0 when the part or the whole has no growth. */
static int
part_of(const struct cell *cell, struct figure *figure, struct part *part)
{
	struct cell whole;

	if (cell->scope->whole == NULL)
		return 0;
	whole = cell_of(cell, cell->scope->whole);
	part->whole = totals_of_whole(cell);
	grown(cell, has_growth, cell->month, &part->value, &part->base);
	if (part->base.n == 0) {
		set_absent(figure, count_untold(cell->set, cell->month));
		return 0;
	}
	if (part->whole->base.yuan <= 0)
		return 0;
	add_operands(figure, cell, has_growth, cell->month);
	add_operand(figure, cell, "base");
	/* Its members stand with its growth where not all are counted. */
	add_operand(figure, &whole, part->whole->value.n == part->whole->grown.n ? "" : "growth");
	add_operand(figure, &whole, "base");
	return 1;
}

void
revenue_contribution(const struct cell *cell, struct figure *figure)
{
	struct part part;
	tb_wide whole;

	if (!part_of(cell, figure, &part))
		return;
	whole = part.whole->grown.yuan - part.whole->base.yuan;
	if (whole > 0)
		figure_set_ratio(figure, part.value.yuan - part.base.yuan, whole);
	else
		tb_buf_reset(&figure->operands);
}

void
revenue_pull(const struct cell *cell, struct figure *figure)
{
	struct part part;

	if (part_of(cell, figure, &part))
		figure_set_ratio(figure, part.value.yuan - part.base.yuan, part.whole->base.yuan);
}

/* --- concentration (F7) ------------------------------------------------------------------ */

/* Among the three that have most, which after a correction may be less than nothing. */
static void
put_among(const struct subject *top[3], const struct subject *subject, int month)
{
	int j;

	for (j = 0; j < 3; j++)
		if (top[j] == NULL || subject->at[month].value > top[j]->at[month].value) {
			const struct subject *smaller = top[j];

			top[j] = subject;
			if (smaller == NULL)
				return;
			subject = smaller;
		}
}

void
revenue_cr3(const struct cell *cell, struct figure *figure)
{
	struct sum all = sum_over(cell->set, has_number, cell->month, FIELD_VALUE, cell->month);
	const struct subject *top[3] = {NULL, NULL, NULL};
	tb_wide sum = 0;
	size_t i;
	int j;

	if (all.n == 0)
		set_absent(figure, count_state(cell->set, cell->month, POINT_MISSING));
	if (all.yuan <= 0)
		return;
	for (i = 0; i < cell->set->n; i++)
		if (has_number(cell->set->items[i], cell->month))
			put_among(top, cell->set->items[i], cell->month);
	for (j = 0; j < 3 && top[j] != NULL; j++) {
		sum += top[j]->at[cell->month].value;
		add_member(figure, cell, top[j], "");
	}
	figure_set_ratio(figure, sum, all.yuan);
	figure->carried = all.carried;
	add_operand(figure, cell, "");
}

/* The sum of (100 share)^2. */
void
revenue_hhi(const struct cell *cell, struct figure *figure)
{
	struct sum all = sum_over(cell->set, has_number, cell->month, FIELD_VALUE, cell->month);
	struct tb_exact share, hundred;
	size_t i;

	if (all.n == 0)
		set_absent(figure, count_state(cell->set, cell->month, POINT_MISSING));
	if (all.yuan <= 0)
		return;
	tb_exact_init(&share);
	tb_exact_init(&hundred);
	tb_exact_set_int(&hundred, 100);
	figure_set_int(figure, 0);
	for (i = 0; i < cell->set->n; i++) {
		if (!has_number(cell->set->items[i], cell->month))
			continue;
		tb_exact_set_ratio(&share, cell->set->items[i]->at[cell->month].value, all.yuan);
		tb_exact_mul(&share, &share, &hundred);
		tb_exact_mul(&share, &share, &share);
		tb_exact_add(&figure->x, &figure->x, &share);
	}
	tb_exact_release(&share);
	tb_exact_release(&hundred);
	figure->carried = all.carried;
	add_members(figure, cell, has_number, cell->month, "");
	add_operand(figure, cell, "");
}

/* --- counts and places --------------------------------------------------------------------- */

/* Can its growth be told? */
static int
is_rated(const struct subject *subject, int month)
{
	return has_growth(subject, month) && subject->at[month].base > 0;
}

void
revenue_rated(const struct cell *cell, struct figure *figure)
{
	count_members(figure, cell, is_rated, "growth");
}

/* Those whose growth prints above zero. */
void
revenue_growing(const struct cell *cell, struct figure *figure)
{
	struct tb_exact_form form = figure_form(cell->tally, UNIT_PERCENT);
	struct tb_exact growth;
	int growing = 0;
	size_t i;

	tb_exact_init(&growth);
	for (i = 0; i < cell->set->n; i++) {
		const struct subject *subject = cell->set->items[i];

		if (!is_rated(subject, cell->month))
			continue;
		set_growth(&growth, subject->at[cell->month].value, subject->at[cell->month].base);
		tb_exact_round(&growth, &form, &growth);
		if (tb_exact_sign(&growth) <= 0)
			continue;
		growing++;
		add_member(figure, cell, subject, "growth");
	}
	tb_exact_release(&growth);
	figure_set_int(figure, growing);
}

void
revenue_rank_completion(const struct cell *cell, struct figure *figure)
{
	measure_rank(cell, figure, RANK_REV_COMPLETION);
}

void
revenue_rank_growth(const struct cell *cell, struct figure *figure)
{
	measure_rank(cell, figure, RANK_REV_GROWTH);
}

void
revenue_move(const struct cell *cell, struct figure *figure)
{
	measure_move(cell, figure, RANK_REV_COMPLETION);
}
