/* When paths cross steps, decided on the exact values: see ladder.h. */
#include "ladder.h"

void
ladder_firms(struct ladder *ladder)
{
	const struct panel *panel = ladder->curve.canvas->panel;

	for (size_t s = 0; s < panel->nseries; s++) {
		const struct series *series = &panel->series[s];
		size_t k = 0;

		while (k < ladder->nfirms && strcmp(ladder->firms[k].name, series->name) != 0)
			k++;
		if (k == ladder->nfirms)
			ladder->firms[ladder->nfirms++].name = series->name;
		ladder->firms[k].parts[series->part] = series;
	}
}

static const struct datum *
value_of(const struct series *series, size_t i)
{
	return curve_has(series, i) ? &series->points[i] : NULL;
}

const struct datum *
ladder_path(const struct firm *firm, size_t i)
{
	const struct datum *actual = value_of(firm->parts[PART_ACTUAL], i);

	return actual != NULL ? actual : value_of(firm->parts[PART_OUTLOOK], i);
}

const struct datum *
ladder_plan(const struct firm *firm, size_t i)
{
	return value_of(firm->parts[PART_PLAN], i);
}

enum part
ladder_part(const struct firm *firm, size_t i)
{
	return value_of(firm->parts[PART_ACTUAL], i) != NULL ? PART_ACTUAL : PART_OUTLOOK;
}

int
ladder_bridges(const struct firm *firm, size_t i)
{
	const struct series *outlook = firm->parts[PART_OUTLOOK];

	return i > 0 && curve_has(outlook, i) && !curve_has(outlook, i - 1) &&
	       curve_has(firm->parts[PART_ACTUAL], i - 1);
}

struct segment
ladder_bridge(const struct ladder *ladder, const struct firm *firm, size_t i)
{
	const struct curve *curve = &ladder->curve;

	return (struct segment){curve_x(curve, i - 1),
	    curve_y(curve, firm->parts[PART_ACTUAL], i - 1), curve_x(curve, i),
	    curve_y(curve, firm->parts[PART_OUTLOOK], i)};
}

typedef const struct datum *(*value_fn)(const struct firm *, size_t);

/* The first category at or above the step, SIZE_MAX = none; *before = the last one with a
 * value before it, SIZE_MAX = none, so that it stood there from the first. */
static size_t
reach(const struct ladder *ladder, const struct firm *firm, value_fn value, int64_t step_e8,
    size_t *before)
{
	size_t n = ladder->curve.canvas->panel->ncategories;

	*before = SIZE_MAX;
	for (size_t i = 0; i < n; i++) {
		const struct datum *datum = value(firm, i);

		if (datum == NULL)
			continue;
		if (datum->value_e8 >= step_e8)
			return i;
		*before = i;
	}
	return SIZE_MAX;
}

/* Where the line meets the step on its way from category `before`; its end, where a gap is
 * between or the line drawn is another's. */
static void
meet(const struct ladder *ladder, struct crossing *crossing, size_t before)
{
	const struct curve *curve = &ladder->curve;
	const struct series *series = crossing->firm->parts[crossing->part], *from = series;
	int32_t rung =
	    scale_pu(&curve->axis.scale, curve->canvas->chart->rungs[crossing->rung].value_e8);
	int32_t x1 = curve_x(curve, crossing->at), y1 = curve_y(curve, series, crossing->at);
	int32_t x0, y0;

	crossing->x = x1, crossing->y = y1;
	if (before + 1 != crossing->at)
		return;
	if (!curve_has(series, before))
		from = crossing->firm->parts[PART_ACTUAL];
	x0 = curve_x(curve, before), y0 = curve_y(curve, from, before);
	if (y0 <= rung || rung < y1)
		return;
	crossing->x = x0 + (int32_t)((int64_t)(x1 - x0) * (y0 - rung) / (y0 - y1));
	crossing->y = rung;
}

static struct crossing *
add(struct ladder *ladder, struct crossing crossing, size_t before)
{
	struct crossing *slot =
	    tb_grow(&ladder->crossings, ladder->ncrossings, &ladder->crossings_cap, sizeof *slot);

	ladder->ncrossings++;
	*slot = crossing;
	meet(ladder, slot, before);
	return slot;
}

/* Is there a value of the path in category i or later? */
static int
goes_on(const struct ladder *ladder, const struct firm *firm, size_t i)
{
	for (; i < ladder->curve.canvas->panel->ncategories; i++)
		if (ladder_path(firm, i) != NULL)
			return 1;
	return 0;
}

void
ladder_cross(struct ladder *ladder)
{
	const struct chart *chart = ladder->curve.canvas->chart;

	for (size_t k = 0; k < ladder->nfirms; k++)
		for (size_t r = 0; r < chart->nrungs; r++) {
			const struct firm *firm = &ladder->firms[k];
			int64_t step_e8 = chart->rungs[r].value_e8;
			size_t before, plan_before;
			size_t planned = reach(ladder, firm, ladder_plan, step_e8, &plan_before);
			size_t at = reach(ladder, firm, ladder_path, step_e8, &before);
			struct crossing one = {.firm = firm, .rung = r, .planned = planned};

			if (at != SIZE_MAX && before != SIZE_MAX) {
				one.part = ladder_part(firm, at), one.at = at;
				one.late = planned != SIZE_MAX && at > planned;
				add(ladder, one, before);
			}
			if (planned == SIZE_MAX || plan_before == SIZE_MAX)
				continue;
			one.part = PART_PLAN, one.at = planned;
			one.late = at == SIZE_MAX && goes_on(ladder, firm, planned);
			add(ladder, one, plan_before);
		}
}
