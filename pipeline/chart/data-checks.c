/*
 * What must hold when a chart is read to its end: what the table of data-rules.c
 * says, and what each form needs by itself.
 */
#include "data-private.h"
#include "../lib/decimal.h"

int
data_fail(struct tb_xml *xml, const struct reader *reader, const char *what, const char *value,
    const char *remedy)
{
	return tb_xml_fail(
	    xml, TB_MSG_CHART, "chart '%s': %s '%s': %s", reader->chart->id, what, value, remedy);
}

/* --- what forms share ------------------------------------------------------------- */

static int
check_count(struct tb_xml *xml, const struct reader *reader, const char *what, size_t n,
    const size_t bounds[2])
{
	const struct form_rule *rule = data_rule(reader);
	char text[200];

	if (n >= bounds[0] && n <= bounds[1])
		return 0;
	if (n < bounds[0])
		snprintf(
		    text, sizeof text, "has %zu %s; %zu at least are needed", n, what, bounds[0]);
	else
		snprintf(text, sizeof text, "has %zu %s, more than %zu; %s", n, what, bounds[1],
		    rule->better != NULL ? rule->better : "it takes none");
	return data_fail(xml, reader, "form", rule->name, text);
}

static int
check_points(struct tb_xml *xml, const struct reader *reader, const struct panel *panel)
{
	const struct form_rule *rule = data_rule(reader);
	size_t parts[PART_MAX] = {0};
	char count[64];

	if (panel->nbreaks > panel->ncategories)
		return data_fail(xml, reader, "element", "break",
		    "stands behind the last category; put the next one behind it");
	for (size_t i = 0; i < panel->nseries; i++) {
		const struct series *series = &panel->series[i];

		if (parts[series->part]++ > 0 && (rule->single & 1U << series->part) != 0)
			return data_fail(xml, reader, "series", series->name,
			    "a second one of its part; divide the chart");
		if (series->npoints == panel->ncategories)
			continue;
		snprintf(count, sizeof count, "has %zu points for %zu categories", series->npoints,
		    panel->ncategories);
		return data_fail(xml, reader, "series", series->name, count);
	}
	return 0;
}

/* As many <cell>s as categories, as many <point>s as series. */
static int
check_rows(struct tb_xml *xml, const struct reader *reader, const struct panel *panel)
{
	unsigned takes = data_rule(reader)->takes;
	char count[64];

	for (size_t i = 0; i < panel->nrows; i++) {
		const struct row *row = &panel->rows[i];

		if ((takes & AS(CELL)) != 0 && row->ncells != panel->ncategories)
			snprintf(count, sizeof count, "has %zu cells for %zu categories",
			    row->ncells, panel->ncategories);
		else if ((takes & AS(DOT)) != 0 && row->npoints != panel->nseries)
			snprintf(count, sizeof count, "has %zu points for %zu series", row->npoints,
			    panel->nseries);
		else
			continue;
		return data_fail(xml, reader, "row", row->label, count);
	}
	return 0;
}

int
data_check(struct tb_xml *xml, const struct reader *reader)
{
	const struct form_rule *rule = data_rule(reader);
	const struct panel *own = &reader->chart->own;

	if (check_count(xml, reader, "categories", own->ncategories, rule->categories) != 0 ||
	    check_count(xml, reader, "series", own->nseries, rule->series) != 0 ||
	    check_count(xml, reader, "rows", own->nrows, rule->rows) != 0 ||
	    check_rows(xml, reader, own) != 0)
		return -1;
	if ((rule->takes & AS(POINT)) != 0 && check_points(xml, reader, own) != 0)
		return -1;
	return rule->check != NULL ? rule->check(xml, reader) : 0;
}

/* --- what each needs by itself ------------------------------------------------------ */

/* cumulative: a band has two ends. */
int
data_check_ends(struct tb_xml *xml, const struct reader *reader)
{
	const struct panel *panel = &reader->chart->own;
	const struct series *low = NULL, *high = NULL;

	for (size_t i = 0; i < panel->nseries; i++) {
		if (panel->series[i].part == PART_LOW)
			low = &panel->series[i];
		if (panel->series[i].part == PART_HIGH)
			high = &panel->series[i];
	}
	if ((low != NULL) != (high != NULL))
		return data_fail(xml, reader, "series", low != NULL ? low->name : high->name,
		    "a band has both low and high; give the other, or call it outlook");
	for (size_t i = 0; low != NULL && i < low->npoints; i++)
		if (datum_drawn(&low->points[i]) && datum_drawn(&high->points[i]) &&
		    low->points[i].value_e8 > high->points[i].value_e8)
			return data_fail(xml, reader, "series", low->name,
			    "is above the high one somewhere; change them about");
	return 0;
}

static int
add_up(struct tb_xml *xml, const struct reader *reader, const char *what, const char *name,
    int64_t value_e8, int64_t *sum_e8)
{
	*sum_e8 += value_e8; /* both are at most 10^17 in size */
	if (*sum_e8 > most_e8 || *sum_e8 < -most_e8)
		return data_fail(xml, reader, what, name,
		    "the parts add up to more than 10^9; use a larger unit");
	return 0;
}

/* bars: stacks are of parts, which are not negative. */
static int
check_sums(struct tb_xml *xml, const struct reader *reader)
{
	const struct chart *chart = reader->chart;
	const struct panel *panel = &chart->own;

	if (chart->arrange == ARRANGE_GROUPED)
		return 0;
	if (chart->arrange == ARRANGE_PERCENT && chart->mark.line != 0 &&
	    (chart->mark.value_e8 < 0 || chart->mark.value_e8 > 100 * one_e8))
		return data_fail(xml, reader, "mark", chart->mark.label,
		    "is off the axis, which goes from 0 to 100 %");
	for (size_t i = 0; i < panel->ncategories; i++) {
		int64_t sum_e8 = 0;

		for (size_t s = 0; s < panel->nseries; s++) {
			const struct datum *point = &panel->series[s].points[i];

			if (point->value_e8 < 0)
				return data_fail(xml, reader, "value", point->text,
				    "negative; parts of a stack are not: use arrange='grouped'");
			if (add_up(xml, reader, "category", panel->categories[i], point->value_e8,
				&sum_e8) != 0)
				return -1;
		}
	}
	return 0;
}

/* bars: the category that the mark begins with, of bars that go up. */
static int
check_from(struct tb_xml *xml, const struct reader *reader)
{
	struct mark *mark = &reader->chart->mark;
	const struct panel *panel = &reader->chart->own;

	if (mark->from == NULL || mark->from[0] == '\0')
		return 0;
	if (reader->chart->direction == DIRECTION_HORIZONTAL)
		return data_fail(xml, reader, "from", mark->from,
		    "is for a mark across bars that go up; give the chart "
		    "direction='vertical'");
	while (mark->first < panel->ncategories &&
	       strcmp(panel->categories[mark->first], mark->from) != 0)
		mark->first++;
	if (mark->first == panel->ncategories)
		return data_fail(xml, reader, "from", mark->from,
		    "is no category of the chart; write the label of one");
	return 0;
}

/* bars: breaks stand between those that go up. */
int
data_check_bars(struct tb_xml *xml, const struct reader *reader)
{
	const struct panel *panel = &reader->chart->own;

	for (size_t i = 0; reader->chart->direction == DIRECTION_HORIZONTAL && i < panel->nbreaks;
	     i++)
		if (panel->breaks[i] != NULL)
			return data_fail(xml, reader, "element", "break",
			    "stands between bars that go up; give the chart "
			    "direction='vertical'");
	if (check_from(xml, reader) != 0)
		return -1;
	return check_sums(xml, reader);
}

/* bump: values are ranks. */
int
data_check_ranks(struct tb_xml *xml, const struct reader *reader)
{
	const struct panel *panel = &reader->chart->own;

	for (size_t s = 0; s < panel->nseries; s++)
		for (size_t i = 0; i < panel->series[s].npoints; i++) {
			const struct datum *point = &panel->series[s].points[i];

			if (datum_drawn(point) &&
			    (point->value_e8 % one_e8 != 0 || point->value_e8 < one_e8 ||
				point->value_e8 > 99 * one_e8))
				return data_fail(xml, reader, "series", panel->series[s].name,
				    "a value is no rank; ranks are whole numbers from 1 to 99");
		}
	return 0;
}

/* waterfall: a total is what stands before it, but for the last digit of each. */
int
data_check_running(struct tb_xml *xml, const struct reader *reader)
{
	const struct panel *panel = &reader->chart->own;
	int64_t sum_e8 = 0;
	int known = 0; /* are all parts up to here there, from a total or from 0 on? */

	for (size_t i = 0; i < panel->nrows; i++) {
		const struct row *row = &panel->rows[i];
		int64_t off_e8 = row->datum.value_e8 - sum_e8;

		if (!datum_drawn(&row->datum)) {
			known = 0;
			continue;
		}
		if (row->total && known && (off_e8 > (int64_t)i || off_e8 < -(int64_t)i)) {
			char text[TB_AMOUNT_SIZE], remedy[120];

			tb_amount_format(sum_e8, TB_UNIT_YI, text);
			snprintf(remedy, sizeof remedy,
			    "the rows before it come to %s; give exact values, or a row for the "
			    "rest",
			    text);
			return data_fail(xml, reader, "total", row->label, remedy);
		}
		known |= row->total || i == 0;
		if (row->total)
			sum_e8 = row->datum.value_e8;
		else if (add_up(xml, reader, "row", row->label, row->datum.value_e8, &sum_e8) != 0)
			return -1;
	}
	return 0;
}

/* donut, treemap: parts of something. */
int
data_check_whole(struct tb_xml *xml, const struct reader *reader)
{
	const struct panel *panel = &reader->chart->own;
	int64_t sum_e8 = 0;
	int drawn = 0;

	for (size_t i = 0; i < panel->nrows; i++) {
		const struct row *row = &panel->rows[i];

		drawn |= datum_drawn(&row->datum);
		if (add_up(xml, reader, "row", row->label, row->datum.value_e8, &sum_e8) != 0)
			return -1;
	}
	if (drawn && sum_e8 == 0)
		return data_fail(xml, reader, "form", data_rule(reader)->name,
		    "all parts are 0, so there is no whole; use ranked");
	return 0;
}

static int
same_categories(const struct panel *a, const struct panel *b)
{
	if (a->ncategories != b->ncategories)
		return 0;
	for (size_t i = 0; i < a->ncategories; i++)
		if (strcmp(a->categories[i], b->categories[i]) != 0 ||
		    (panel_break(a, i) != NULL) != (panel_break(b, i) != NULL))
			return 0;
	return 1;
}

/* multiples: every panel has the same kind of content, and categories in common. */
int
data_check_panels(struct tb_xml *xml, const struct reader *reader)
{
	const struct chart *chart = reader->chart;
	const struct panel *first = chart->panels;

	if (chart->npanels == 0)
		return data_fail(xml, reader, "form", "multiples", "has no panels; give two");
	for (size_t i = 0; i < chart->npanels; i++) {
		const struct panel *panel = &chart->panels[i];

		if ((panel->nrows > 0) == (panel->nseries > 0))
			return data_fail(xml, reader, "panel", panel->title,
			    "has categories and series, or rows: one of both");
		if ((panel->nrows > 0) != (first->nrows > 0) || !same_categories(panel, first))
			return data_fail(xml, reader, "panel", panel->title,
			    "has not the categories of the first one; panels share one axis");
		if (panel->nseries > 6)
			return data_fail(xml, reader, "panel", panel->title,
			    "has more than 6 series; six inks are told apart at most");
		for (size_t s = 0; s < panel->nseries; s++)
			if (s >= first->nseries ||
			    strcmp(panel->series[s].name, first->series[s].name) != 0 ||
			    panel->series[s].part != first->series[s].part)
				return data_fail(xml, reader, "series", panel->series[s].name,
				    "the first panel has no such series there; one key names all");
		if (check_points(xml, reader, panel) != 0)
			return -1;
	}
	return 0;
}

static int32_t
moment_order(struct moment a, struct moment b)
{
	return a.month != b.month ? a.month - b.month : a.day - b.day;
}

/* gantt: stops come in the order of the plan, and the axis holds them. */
int
data_check_stops(struct tb_xml *xml, const struct reader *reader)
{
	const struct chart *chart = reader->chart;
	int32_t first = 0, last = 0;

	for (size_t i = 0; i < chart->own.nrows; i++) {
		const struct row *row = &chart->own.rows[i];

		for (size_t k = 0; k < row->nstops; k++) {
			const struct stop *stop = &row->stops[k];
			int32_t months[2] = {stop->planned.month, stop->actual.month};

			if (k > 0 && moment_order(stop->planned, stop[-1].planned) < 0)
				return data_fail(xml, reader, "stop", stop->type,
				    "is planned before the one above it; give them in order");
			for (size_t m = 0; m < TB_LEN(months); m++) {
				if (months[m] == 0)
					continue;
				first = first == 0 || months[m] < first ? months[m] : first;
				last = months[m] > last ? months[m] : last;
			}
		}
	}
	if (chart->from.month != 0 && chart->to.month != 0 &&
	    moment_order(chart->from, chart->to) > 0)
		return data_fail(xml, reader, "form", "gantt", "'to' lies before 'from'");
	if ((chart->from.month != 0 && first != 0 && first < chart->from.month) ||
	    (chart->to.month != 0 && last > chart->to.month))
		return data_fail(xml, reader, "form", "gantt",
		    "a stop lies outside 'from' and 'to'; widen them");
	return 0;
}

/* tiles: every row has a place of its own. */
int
data_check_tiles(struct tb_xml *xml, const struct reader *reader)
{
	const struct chart *chart = reader->chart;

	if (chart->ntiles == 0 && chart->outlines[0] == '\0')
		return data_fail(xml, reader, "form", "tiles", "has no <tile>; lay them out");
	for (size_t i = 0; i < chart->ntiles; i++)
		for (size_t k = 0; k < i; k++) {
			const struct tile *a = &chart->tiles[i], *b = &chart->tiles[k];

			if (strcmp(a->code, b->code) == 0)
				return data_fail(xml, reader, "tile", a->code, "stands twice");
			if (a->column == b->column && a->row == b->row)
				return data_fail(xml, reader, "tile", a->code,
				    "its place is taken by another; move it");
		}
	for (size_t i = 0; i < chart->own.nrows; i++) {
		const struct row *row = &chart->own.rows[i];
		size_t k = 0;

		while (k < chart->ntiles && strcmp(chart->tiles[k].code, row->code) != 0)
			k++;
		if (k == chart->ntiles && chart->outlines[0] == '\0')
			return data_fail(xml, reader, "row", row->label,
			    "its code is that of no tile; lay one out");
		for (k = 0; k < i; k++)
			if (strcmp(chart->own.rows[k].code, row->code) == 0)
				return data_fail(
				    xml, reader, "row", row->label, "its code stands twice");
	}
	return 0;
}

int
data_check_rungs(struct tb_xml *xml, const struct reader *reader)
{
	const struct chart *chart = reader->chart;
	const struct panel *panel = &chart->own;

	if (chart->nrungs == 0)
		return data_fail(xml, reader, "form", "ladder", "has no <rung>; give one at least");
	if (chart->rungs[0].value_e8 <= 0)
		return data_fail(xml, reader, "rung", chart->rungs[0].name,
		    "is at 0, where the axis begins; steps are above it");
	for (size_t s = 0; s < panel->nseries; s++)
		for (size_t k = 0; k < s; k++)
			if (panel->series[k].part == panel->series[s].part &&
			    strcmp(panel->series[k].name, panel->series[s].name) == 0)
				return data_fail(xml, reader, "series", panel->series[s].name,
				    "a second one of its name and part; give each scenario a name");
	return 0;
}
