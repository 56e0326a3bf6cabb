/* What was printed of the period before: see printed.h; its quantities: see measure.h. */
#include "printed.h"
#include "measure.h"
#include "scope.h"

static struct printed_value
print_of(const struct set *set, int month)
{
	struct sum sum = sum_over(set, has_number, month, FIELD_VALUE, month);

	return (struct printed_value){.known = sum.n > 0,
	    .missing = count_state(set, month, POINT_MISSING) > 0,
	    .carried = sum.carried,
	    .yuan = sum.yuan};
}

void
printed_see(struct tally *tally, const struct tally *printed)
{
	static const enum scope_kind kinds[] = {
	    SCOPE_CITY, SCOPE_DOMAIN, SCOPE_INDUSTRY, SCOPE_COUNTY};
	int month = tally->previous.month;
	size_t i, kind;

	for (kind = 0; kind < TB_LEN(kinds); kind++)
		for (i = 0; i < tally->count[kinds[kind]]; i++) {
			struct scope *scope = &tally->scopes[tally->first[kinds[kind]] + i];
			const struct scope *then = scope_find(printed, kinds[kind], scope->code);

			if (then == NULL)
				continue;
			scope->printed[REV] = print_of(&then->rev, month);
			scope->printed[INV] = print_of(&then->inv, month);
		}
}

static const struct printed_value *
printed_of(const struct cell *cell)
{
	return &cell->scope->printed[cell->set == &cell->scope->rev ? REV : INV];
}

void
measure_printed(const struct cell *cell, struct figure *figure)
{
	const struct printed_value *printed = printed_of(cell);

	if (!printed->known) {
		set_absent(figure, (size_t)printed->missing);
		return;
	}
	figure_set_int(figure, printed->yuan);
	figure->carried = printed->carried;
}

/* What is known now of the period before less what was printed of it. */
void
measure_revisions(const struct cell *cell, struct figure *figure)
{
	const struct printed_value *printed = printed_of(cell);
	struct cell previous = cell_at(cell, cell->month - 1);
	struct printed_value now;

	if (cell->tally->previous.month == 0)
		return;
	now = print_of(cell->set, previous.month);
	if (!printed->known || !now.known) {
		set_absent(figure,
		    (size_t)((!printed->known && printed->missing) || (!now.known && now.missing)));
		return;
	}
	figure_set_int(figure, now.yuan - printed->yuan);
	figure->carried = now.carried || printed->carried;
	add_operand(figure, cell, "printed");
	add_operand(figure, &previous, "");
}
