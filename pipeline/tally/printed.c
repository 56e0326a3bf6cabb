/* What issues printed: see printed.h; its quantities: see measure.h. */
#include "printed.h"
#include "measure.h"
#include "quantity.h"
#include "ranking.h"
#include "scope.h"

/* What the figures of an issue are called, behind the series. */
static const char *const names[] = {"printed", "issued"};
static const char *const place_names[] = {"rank-completion-printed", "rank-completion-issued"};

/* The last month of the issue's period, 0 = none. */
static int
month_of(const struct tally *tally, enum issue issue)
{
	return issue == ISSUE_OWN ? tally->period.month : tally->previous.month;
}

/* --- seeing ------------------------------------------------------------------------------ */

static struct printed_value
value_of(const struct set *set, int month)
{
	struct sum sum = sum_over(set, has_number, month, FIELD_VALUE, month);

	return (struct printed_value){.known = sum.n > 0,
	    .missing = count_state(set, month, POINT_MISSING) > 0,
	    .carried = sum.carried,
	    .yuan = sum.yuan};
}

static void
see_values(struct tally *tally, enum issue issue, const struct tally *printed)
{
	static const enum scope_kind kinds[] = {
	    SCOPE_CITY, SCOPE_DOMAIN, SCOPE_INDUSTRY, SCOPE_COUNTY};
	int month = month_of(tally, issue);
	size_t i, kind;

	for (kind = 0; kind < TB_LEN(kinds); kind++)
		for (i = 0; i < tally->count[kinds[kind]]; i++) {
			struct scope *scope = &tally->scopes[tally->first[kinds[kind]] + i];
			const struct scope *then = scope_find(printed, kinds[kind], scope->code);

			if (then == NULL)
				continue;
			scope->printed[issue].value[REV] = value_of(&then->rev, month);
			scope->printed[issue].value[INV] = value_of(&then->inv, month);
		}
}

/* Units are found by their codes. */
static void
see_places(struct tally *tally, enum issue issue, const struct tally *printed,
    const struct ranking_kind *kind)
{
	int month = month_of(tally, issue);
	size_t i;

	for (i = 0; i < tally->count[kind->scopes]; i++) {
		struct scope *scope = &tally->scopes[tally->first[kind->scopes] + i];
		const struct scope *then = scope_find(printed, kind->scopes, scope->code);

		if (then == NULL)
			continue;
		scope->printed[issue].place = then->place[kind->rank][month];
		scope->printed[issue].place_carried = then->place_carried[kind->rank][month];
	}
}

void
printed_see(struct tally *tally, enum issue issue, const struct tally *printed)
{
	size_t i;

	see_values(tally, issue, printed);
	for (i = 0; i < NRANKINGS; i++)
		if (ranking_kinds[i].rank != RANK_REV_GROWTH)
			see_places(tally, issue, printed, &ranking_kinds[i]);
}

int
change_prints_apart(const struct tally *tally, tb_wide before, tb_wide after)
{
	struct tb_exact_form form = quantity_form(tally, "rev");
	struct tb_exact x, all, one;
	int apart;

	tb_exact_init(&x);
	tb_exact_init(&all);
	tb_exact_init(&one);
	tb_exact_set_int(&x, after);
	tb_exact_round(&x, &form, &all);
	tb_exact_set_int(&x, before);
	tb_exact_round(&x, &form, &one);
	tb_exact_sub(&all, &all, &one);
	tb_exact_set_int(&x, after - before);
	tb_exact_round(&x, &form, &one);
	apart = tb_exact_compare(&all, &one) != 0;
	tb_exact_release(&x);
	tb_exact_release(&all);
	tb_exact_release(&one);
	return apart;
}

/* --- sums -------------------------------------------------------------------------------- */

static const struct printed_value *
value_in(const struct cell *cell, enum issue issue)
{
	return &cell->scope->printed[issue].value[cell->set == &cell->scope->rev ? REV : INV];
}

static void
set_value(const struct cell *cell, struct figure *figure, enum issue issue)
{
	const struct printed_value *printed = value_in(cell, issue);

	if (!printed->known) {
		set_absent(figure, (size_t)printed->missing);
		return;
	}
	figure_set_int(figure, printed->yuan);
	figure->carried = printed->carried;
}

/* What is known now of the end of the issue's period less what was printed of it. */
static void
set_value_change(const struct cell *cell, struct figure *figure, enum issue issue)
{
	const struct printed_value *printed = value_in(cell, issue);
	struct cell then = cell_at(cell, month_of(cell->tally, issue));
	struct printed_value now;

	if (then.month == 0)
		return;
	now = value_of(cell->set, then.month);
	if (!printed->known || !now.known) {
		set_absent(figure,
		    (size_t)((!printed->known && printed->missing) || (!now.known && now.missing)));
		return;
	}
	figure_set_int(figure, now.yuan - printed->yuan);
	figure->apart = change_prints_apart(cell->tally, printed->yuan, now.yuan);
	figure->carried = now.carried || printed->carried;
	add_operand(figure, cell, names[issue]);
	add_operand(figure, &then, "");
}

/* --- places ------------------------------------------------------------------------------ */

static void
set_place(const struct cell *cell, struct figure *figure, enum issue issue)
{
	const struct printed *printed = &cell->scope->printed[issue];

	if (printed->place <= 0) {
		set_absent(figure, printed->place == PLACE_NEVER);
		return;
	}
	figure_set_int(figure, printed->place);
	figure->carried = printed->place_carried;
}

/* The place that was printed less the one that corrections made of it; no part of the move. */
static void
set_place_change(const struct cell *cell, struct figure *figure, enum issue issue)
{
	const struct printed *printed = &cell->scope->printed[issue];
	struct cell then = cell_at(cell, month_of(cell->tally, issue));
	enum rank rank = completion_rank(cell);
	int now;

	if (then.month == 0)
		return;
	now = cell->scope->place[rank][then.month];
	if (printed->place <= 0 || now <= 0) {
		set_absent(figure, printed->place == PLACE_NEVER || now == PLACE_NEVER);
		return;
	}
	figure_set_int(figure, printed->place - now);
	figure->carried = printed->place_carried || cell->scope->place_carried[rank][then.month];
	add_operand(figure, cell, place_names[issue]);
	add_operand(figure, &then, "completion");
}

/* --- quantities -------------------------------------------------------------------------- */

void
printed_value(const struct cell *cell, struct figure *figure)
{
	set_value(cell, figure, ISSUE_PREVIOUS);
}

void
printed_value_change(const struct cell *cell, struct figure *figure)
{
	set_value_change(cell, figure, ISSUE_PREVIOUS);
}

void
printed_place(const struct cell *cell, struct figure *figure)
{
	set_place(cell, figure, ISSUE_PREVIOUS);
}

void
printed_place_change(const struct cell *cell, struct figure *figure)
{
	set_place_change(cell, figure, ISSUE_PREVIOUS);
}

void
issued_value(const struct cell *cell, struct figure *figure)
{
	set_value(cell, figure, ISSUE_OWN);
}

void
issued_value_change(const struct cell *cell, struct figure *figure)
{
	set_value_change(cell, figure, ISSUE_OWN);
}

void
issued_place(const struct cell *cell, struct figure *figure)
{
	set_place(cell, figure, ISSUE_OWN);
}

void
issued_place_change(const struct cell *cell, struct figure *figure)
{
	set_place_change(cell, figure, ISSUE_OWN);
}
