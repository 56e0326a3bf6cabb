/* Months that stand out: see months.h. */
#include "months.h"
#include "../lib/exact.h"

static int
is_amount(const struct tb_value *value)
{
	return value->state == TB_VALUE_AMOUNT;
}

int
month_has_amount(const struct month *month)
{
	return is_amount(&month->from) && is_amount(&month->to);
}

int64_t
month_yuan(const struct month *month)
{
	return month_has_amount(month) ? month->to.yuan - month->from.yuan : 0;
}

/* How far the month is from the average of those before, in that average; 0 = no number says it:
 * there is nothing before, or an amount came or went. */
static int
distance(const struct month *month, int before, struct tb_exact *out)
{
	int64_t more = month_yuan(month) * before - month->from.yuan; /* below 10^17 each */

	if (!month_has_amount(month) || (month->from.yuan <= 0 && month->to.yuan != 0))
		return 0;
	if (month->from.yuan > 0)
		tb_exact_set_ratio(out, more < 0 ? -more : more, month->from.yuan);
	return 1;
}

static int
is_further(const struct month *a, const struct month *b, int before)
{
	struct tb_exact one, two;
	int has_one, has_two, further;

	tb_exact_init(&one);
	tb_exact_init(&two);
	has_one = distance(a, before, &one);
	has_two = distance(b, before, &two);
	further = has_one && has_two ? tb_exact_compare(&one, &two) > 0 : has_two;
	tb_exact_release(&one);
	tb_exact_release(&two);
	return further;
}

void
months_add(struct months *months, const struct month *month)
{
	size_t i, nearest = 0;

	if (!is_amount(&month->from) && !is_amount(&month->to))
		return;
	if (months->n < MONTHS_KEPT) {
		nearest = months->n++;
	} else {
		for (i = 1; i < months->n; i++)
			if (is_further(&months->kept[nearest], &months->kept[i], months->before))
				nearest = i;
		if (!is_further(month, &months->kept[nearest], months->before)) {
			months->passed[month->table]++;
			return;
		}
		months->passed[months->kept[nearest].table]++;
	}
	months->kept[nearest] = *month;
	months->kept[nearest].code = tb_arena_strdup(&months->arena, month->code);
	months->kept[nearest].from.text = months->kept[nearest].to.text = NULL; /* they go by */
}

static int
by_place(const void *a, const void *b)
{
	const struct month *one = a, *two = b;

	return one->table != two->table ? one->table - two->table
					: (one->row > two->row) - (one->row < two->row);
}

void
months_sort(struct months *months)
{
	if (months->n > 0)
		qsort(months->kept, months->n, sizeof(months->kept[0]), by_place);
}

void
months_release(struct months *months)
{
	tb_arena_release(&months->arena);
	*months = (struct months){0};
}
