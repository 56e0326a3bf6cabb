/*
 * The elements of charts: each start_* takes one element of what its chart's
 * form takes, and refuses what is wrong in it by itself.
 */
#include "data-private.h"
#include "../lib/file.h"
#include "../lib/decimal.h"

static const char *const part_names[PART_MAX] = {
    "actual", "plan", "low", "high", "outlook", "other"};
static const char *const width_names[WIDTH_MAX] = {"full", "column", "page"};
static const char *const plot_names[PLOT_MAX] = {"usual", "low", "high", "tall"};
static const char *const direction_names[DIRECTION_MAX] = {"horizontal", "vertical"};
static const char *const arrange_names[ARRANGE_MAX] = {"grouped", "stacked", "percent"};

int
width_find(const char *name)
{
	for (int i = 0; i < WIDTH_MAX; i++)
		if (strcmp(width_names[i], name) == 0)
			return i;
	return -1;
}

static int
read_place(struct tb_xml *xml, const struct reader *reader, const struct tb_xml_attr *attrs,
    const char *name, int32_t *place)
{
	const char *text = tb_xml_need(xml, "tile", attrs, name);
	long value;

	if (text == NULL)
		return -1;
	if (tb_int_parse(text, 1, 99, &value) != 0)
		return data_fail(xml, reader, name, text, "a number from 1 to 99 is wanted");
	*place = (int32_t)value;
	return 0;
}

static int
check_id(struct tb_xml *xml, const struct charts *charts, const char *id)
{
	for (size_t i = 0; i < charts->n; i++)
		if (strcmp(charts->charts[i].id, id) == 0)
			return tb_xml_fail(xml, TB_MSG_CHART,
			    "chart '%s': the id is taken in line %d; give another", id,
			    charts->charts[i].line);
	return 0;
}

/* An attribute of few words, of forms that have it; *k stays where it is absent. */
static int
read_option(struct tb_xml *xml, const struct reader *reader, const struct tb_xml_attr *attrs,
    const char *name, const char *const *names, size_t n, int has, int *k)
{
	const char *value = tb_xml_attr(attrs, name);

	if (value == NULL)
		return 0;
	if (!has)
		return data_fail(
		    xml, reader, name, value, "this form has no such attribute; remove it");
	*k = data_lookup(xml, reader, name, names, n, value);
	return *k < 0 ? -1 : 0;
}

static int
read_options(struct tb_xml *xml, const struct reader *reader, const struct tb_xml_attr *attrs)
{
	struct chart *chart = reader->chart;
	unsigned options = data_rule(reader)->options;
	int width = 0, plot = 0, direction = 0, arrange = 0;

	if (read_option(xml, reader, attrs, "width", width_names, WIDTH_MAX, 1, &width) != 0 ||
	    read_option(xml, reader, attrs, "plot", plot_names, PLOT_MAX, 1, &plot) != 0 ||
	    read_option(xml, reader, attrs, "direction", direction_names, DIRECTION_MAX,
		(options & OPTION_DIRECTION) != 0, &direction) != 0 ||
	    read_option(xml, reader, attrs, "arrange", arrange_names, ARRANGE_MAX,
		(options & OPTION_ARRANGE) != 0, &arrange) != 0)
		return -1;
	chart->width = (enum width)width;
	chart->plot = (enum plot)plot;
	chart->direction = (enum direction)direction;
	chart->arrange = (enum arrange)arrange;
	if ((options & OPTION_TIME) == 0)
		return 0;
	if (data_moment(xml, reader, attrs, "from", &chart->from) != 0 ||
	    data_moment(xml, reader, attrs, "to", &chart->to) != 0)
		return -1;
	return data_moment(xml, reader, attrs, "now", &chart->now);
}

/* A file of the folder of maps, by its plain name. */
static int
read_outlines(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	struct chart *chart = reader->chart;

	chart->outlines = data_keep(reader, attrs, "outlines");
	chart->property = data_keep(reader, attrs, "property");
	if (chart->property[0] == '\0')
		chart->property = "code";
	if (chart->outlines[0] == '.' || strchr(chart->outlines, '/') != NULL)
		return data_fail(xml, reader, "outlines", chart->outlines,
		    "names a file of the folder of maps; write it without a path");
	return 0;
}

int
data_start_chart(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const known[] = {"id", "form", "caption", "title", "subtitle", "unit",
	    "alt", "width", "plot", "note", "direction", "arrange", NULL};
	static const char *const known_time[] = {"id", "form", "caption", "title", "subtitle",
	    "unit", "alt", "width", "plot", "note", "from", "to", "now", NULL};
	static const char *const known_course[] = {"id", "form", "caption", "title", "subtitle",
	    "unit", "alt", "width", "plot", "note", "rose", "fell", NULL};
	static const char *const known_map[] = {"id", "form", "caption", "title", "subtitle",
	    "unit", "alt", "width", "plot", "note", "outlines", "property", NULL};
	const char *id = tb_xml_need(xml, "chart", attrs, "id");
	const char *form = tb_xml_need(xml, "chart", attrs, "form");
	struct charts *charts = reader->charts;
	struct chart *chart;
	unsigned options;
	int k;

	if (id == NULL || form == NULL || check_id(xml, charts, id) != 0)
		return -1;
	chart = tb_grow(&charts->charts, charts->n, &charts->cap, sizeof *chart);
	charts->n++;
	reader->chart = chart;
	reader->panel = &chart->own;
	chart->line = chart->own.line = tb_xml_line(xml);
	chart->id = data_keep(reader, attrs, "id");
	chart->title = data_keep(reader, attrs, "title");
	chart->subtitle = data_keep(reader, attrs, "subtitle");
	chart->unit = data_keep(reader, attrs, "unit");
	chart->alt = data_keep(reader, attrs, "alt");
	chart->note = data_keep(reader, attrs, "note");
	chart->rose = data_keep(reader, attrs, "rose");
	chart->fell = data_keep(reader, attrs, "fell");
	chart->own.title = "";
	if (!tb_name_is_plain(id))
		return data_fail(
		    xml, reader, "id", id, "becomes a file name; use letters, digits, . and -");
	k = form_find(form);
	if (k < 0)
		return data_fail(
		    xml, reader, "form", form, "no form of charts; tongbao-chart(1) names them");
	chart->form = (enum form)k;
	options = data_rule(reader)->options;
	if (tb_xml_only(xml, "chart", attrs,
		(options & OPTION_TIME) != 0	   ? known_time
		: (options & OPTION_OUTLINES) != 0 ? known_map
		: (options & OPTION_COURSE) != 0   ? known_course
						   : known) != 0)
		return -1;
	if (read_outlines(xml, reader, attrs) != 0)
		return -1;
	return read_options(xml, reader, attrs);
}

static int
start_mark(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const known[] = {"value", "label", "ahead", "behind", NULL};
	static const char *const known_bars[] = {"value", "label", "ahead", "behind", "from", NULL};
	const char *value = tb_xml_need(xml, "mark", attrs, "value");
	struct mark *mark = &reader->chart->mark;

	if (value == NULL || tb_xml_only(xml, "mark", attrs,
				 reader->chart->form == FORM_BARS ? known_bars : known) != 0)
		return -1;
	if (mark->line != 0)
		return data_fail(xml, reader, "mark", value, "a chart has one at most");
	mark->line = tb_xml_line(xml);
	mark->label = data_keep(reader, attrs, "label");
	mark->ahead = data_keep(reader, attrs, "ahead");
	mark->behind = data_keep(reader, attrs, "behind");
	mark->from = data_keep(reader, attrs, "from");
	return data_number(xml, reader, value, &mark->value_e8);
}

static int
start_rung(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const known[] = {"value", "name", NULL};
	struct chart *chart = reader->chart;
	struct rung *rung = tb_grow(&chart->rungs, chart->nrungs, &chart->rungs_cap, sizeof *rung);
	const char *value = tb_xml_need(xml, "rung", attrs, "value");

	if (value == NULL || tb_xml_need(xml, "rung", attrs, "name") == NULL ||
	    tb_xml_only(xml, "rung", attrs, known) != 0)
		return -1;
	rung->name = data_keep(reader, attrs, "name");
	rung->line = tb_xml_line(xml);
	if (data_number(xml, reader, value, &rung->value_e8) != 0)
		return -1;
	if (chart->nrungs > 0 && rung->value_e8 <= rung[-1].value_e8)
		return data_fail(
		    xml, reader, "rung", value, "not above the one before; give them ascending");
	chart->nrungs++;
	return 0;
}

static int
start_categories(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const known[] = {NULL};

	if (reader->panel->ncategories > 0)
		return data_fail(
		    xml, reader, "element", "categories", "stands once; put all of them into it");
	return tb_xml_only(xml, "categories", attrs, known);
}

static int
start_category(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const known[] = {"label", NULL};
	struct panel *panel = reader->panel;
	const char **slot =
	    tb_grow(&panel->categories, panel->ncategories, &panel->categories_cap, sizeof *slot);

	panel->ncategories++;
	*slot = data_keep(reader, attrs, "label");
	if (tb_xml_need(xml, "category", attrs, "label") == NULL)
		return -1;
	return tb_xml_only(xml, "category", attrs, known);
}

/* Breaks are kept beside the category that follows. */
static int
start_break(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const known[] = {"label", NULL};
	struct panel *panel = reader->panel;

	if (panel->ncategories == 0 || panel->nbreaks > panel->ncategories)
		return data_fail(xml, reader, "element", "break",
		    "stands between two categories; put one before and one behind it");
	for (; panel->nbreaks <= panel->ncategories; panel->nbreaks++)
		*(const char **)tb_grow(&panel->breaks, panel->nbreaks, &panel->breaks_cap,
		    sizeof *panel->breaks) = NULL;
	panel->breaks[panel->ncategories] = data_keep(reader, attrs, "label");
	return tb_xml_only(xml, "break", attrs, known);
}

static int
start_series(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const known[] = {"name", "part", "lamp", NULL};
	struct panel *panel = reader->panel;
	struct series *series =
	    tb_grow(&panel->series, panel->nseries, &panel->series_cap, sizeof *series);
	const char *part;
	int k;

	panel->nseries++;
	series->line = tb_xml_line(xml);
	series->name = data_keep(reader, attrs, "name");
	part = tb_xml_need(xml, "series", attrs, "part");
	if (part == NULL || data_lamp(xml, reader, attrs, &series->lamp) != 0 ||
	    tb_xml_need(xml, "series", attrs, "name") == NULL ||
	    tb_xml_only(xml, "series", attrs, known) != 0)
		return -1;
	k = data_lookup(xml, reader, "part", part_names, PART_MAX, part);
	if (k < 0)
		return -1;
	series->part = (enum part)k;
	if ((data_rule(reader)->parts & 1U << k) == 0)
		return data_fail(xml, reader, "part", part, "this form has no such series");
	return 0;
}

static int
start_point(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const known[] = {"value", "text", "state", NULL};
	struct series *series = &reader->panel->series[reader->panel->nseries - 1];
	struct datum *point =
	    tb_grow(&series->points, series->npoints, &series->cap, sizeof *point);

	series->npoints++;
	if (tb_xml_only(xml, "point", attrs, known) != 0)
		return -1;
	return data_datum(xml, reader, attrs, point);
}

static int
start_dot(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const known[] = {"value", "text", "state", NULL};
	struct row *row = &reader->panel->rows[reader->panel->nrows - 1];
	struct datum *point = tb_grow(&row->points, row->npoints, &row->points_cap, sizeof *point);

	row->npoints++;
	if (tb_xml_only(xml, "point", attrs, known) != 0)
		return -1;
	return data_datum(xml, reader, attrs, point);
}

static int
start_cell(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const known[] = {"value", "text", "state", "lamp", NULL};
	struct row *row = &reader->panel->rows[reader->panel->nrows - 1];
	struct shade *cell = tb_grow(&row->cells, row->ncells, &row->cells_cap, sizeof *cell);

	row->ncells++;
	if (tb_xml_only(xml, "cell", attrs, known) != 0 ||
	    data_lamp(xml, reader, attrs, &cell->lamp) != 0)
		return -1;
	return data_datum(xml, reader, attrs, &cell->datum);
}

static int
start_stop(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const known[] = {"type", "planned", "actual", NULL};
	struct row *row = &reader->panel->rows[reader->panel->nrows - 1];
	struct stop *stop = tb_grow(&row->stops, row->nstops, &row->stops_cap, sizeof *stop);

	row->nstops++;
	stop->type = data_keep(reader, attrs, "type");
	stop->line = tb_xml_line(xml);
	if (tb_xml_need(xml, "stop", attrs, "type") == NULL ||
	    tb_xml_need(xml, "stop", attrs, "planned") == NULL ||
	    tb_xml_only(xml, "stop", attrs, known) != 0 ||
	    data_moment(xml, reader, attrs, "planned", &stop->planned) != 0)
		return -1;
	return data_moment(xml, reader, attrs, "actual", &stop->actual);
}

static int
start_tile(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const known[] = {"code", "column", "row", NULL};
	struct chart *chart = reader->chart;
	struct tile *tile = tb_grow(&chart->tiles, chart->ntiles, &chart->tiles_cap, sizeof *tile);

	chart->ntiles++;
	tile->code = data_keep(reader, attrs, "code");
	tile->line = tb_xml_line(xml);
	if (tb_xml_need(xml, "tile", attrs, "code") == NULL ||
	    tb_xml_only(xml, "tile", attrs, known) != 0 ||
	    read_place(xml, reader, attrs, "column", &tile->column) != 0)
		return -1;
	return read_place(xml, reader, attrs, "row", &tile->row);
}

/* What a row has beside its value, of forms that have it. */
static int
read_row_options(
    struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs, struct row *row)
{
	const char *target = tb_xml_attr(attrs, "target"), *total = tb_xml_attr(attrs, "total");

	if (target != NULL && (data_rule(reader)->options & OPTION_TARGET) == 0)
		return data_fail(xml, reader, "target", target,
		    "this form has none; use bullet, or a <mark> for all rows");
	if (total != NULL && (data_rule(reader)->options & OPTION_TOTAL) == 0)
		return data_fail(xml, reader, "total", total, "only a waterfall has totals");
	if (target != NULL && data_number(xml, reader, target, &row->target_e8) != 0)
		return -1;
	row->has_target = target != NULL;
	row->total = total != NULL;
	if (total != NULL && strcmp(total, "yes") != 0)
		return data_fail(xml, reader, "total", total, "yes is wanted, or no attribute");
	return 0;
}

/* The value of a row that has one of its own. */
static int
read_row_value(
    struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs, struct row *row)
{
	if (data_datum(xml, reader, attrs, &row->datum) != 0)
		return -1;
	if (datum_drawn(&row->datum) && row->datum.text[0] == '\0')
		return data_fail(
		    xml, reader, "row", row->label, "has no text; the value is printed from it");
	return 0;
}

/* A row that has parts instead has none. */
static int
refuse_row_value(struct tb_xml *xml, const struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const names[] = {"value", "text", "state"};
	unsigned takes = data_rule(reader)->takes;
	const char *remedy =
	    (takes & 1U << PLACE_CELL) != 0  ? "rows of this form have none; give it to a <cell>"
	    : (takes & 1U << PLACE_DOT) != 0 ? "rows of this form have none; give it to a <point>"
					     : "rows of this form have none; remove it";

	for (size_t i = 0; i < TB_LEN(names); i++) {
		const char *value = tb_xml_attr(attrs, names[i]);

		if (value != NULL)
			return data_fail(xml, reader, names[i], value, remedy);
	}
	return 0;
}

static int
start_row(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const known[] = {"label", "value", "text", "state", "lamp", "rank",
	    "note", "code", "group", "target", "total", NULL};
	static const unsigned parts = 1U << PLACE_CELL | 1U << PLACE_STOP | 1U << PLACE_DOT;
	struct panel *panel = reader->panel;
	struct row *row = tb_grow(&panel->rows, panel->nrows, &panel->rows_cap, sizeof *row);

	panel->nrows++;
	if (tb_xml_only(xml, "row", attrs, known) != 0 ||
	    tb_xml_need(xml, "row", attrs, "label") == NULL)
		return -1;
	row->label = data_keep(reader, attrs, "label");
	row->rank = data_keep(reader, attrs, "rank");
	row->note = data_keep(reader, attrs, "note");
	row->code = data_keep(reader, attrs, "code");
	row->group = data_keep(reader, attrs, "group");
	row->datum = (struct datum){.state = STATE_NONE, .text = "", .line = tb_xml_line(xml)};
	if (data_lamp(xml, reader, attrs, &row->lamp) != 0 ||
	    read_row_options(xml, reader, attrs, row) != 0)
		return -1;
	if ((data_rule(reader)->takes & parts) != 0)
		return refuse_row_value(xml, reader, attrs);
	return read_row_value(xml, reader, attrs, row);
}

static int
start_panel(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const known[] = {"title", NULL};
	struct chart *chart = reader->chart;
	struct panel *panel =
	    tb_grow(&chart->panels, chart->npanels, &chart->panels_cap, sizeof *panel);

	chart->npanels++;
	panel->title = data_keep(reader, attrs, "title");
	panel->line = tb_xml_line(xml);
	reader->panel = panel;
	if (tb_xml_need(xml, "panel", attrs, "title") == NULL)
		return -1;
	return tb_xml_only(xml, "panel", attrs, known);
}

/* What stands in what. */
static const struct {
	const char *name;
	enum place parent, place;
	int (*start)(struct tb_xml *, struct reader *, const struct tb_xml_attr *);
} elements[] = {
    {"mark", PLACE_CHART, PLACE_MARK, start_mark},
    {"rung", PLACE_CHART, PLACE_RUNG, start_rung},
    {"categories", PLACE_CHART, PLACE_CATEGORIES, start_categories},
    {"categories", PLACE_PANEL, PLACE_CATEGORIES, start_categories},
    {"category", PLACE_CATEGORIES, PLACE_CATEGORY, start_category},
    {"break", PLACE_CATEGORIES, PLACE_BREAK, start_break},
    {"series", PLACE_CHART, PLACE_SERIES, start_series},
    {"series", PLACE_PANEL, PLACE_SERIES, start_series},
    {"point", PLACE_SERIES, PLACE_POINT, start_point},
    {"tile", PLACE_CHART, PLACE_TILE, start_tile},
    {"row", PLACE_CHART, PLACE_ROW, start_row},
    {"row", PLACE_PANEL, PLACE_ROW, start_row},
    {"cell", PLACE_ROW, PLACE_CELL, start_cell},
    {"stop", PLACE_ROW, PLACE_STOP, start_stop},
    {"point", PLACE_ROW, PLACE_DOT, start_dot},
    {"panel", PLACE_CHART, PLACE_PANEL, start_panel},
};

int
data_start(struct tb_xml *xml, struct reader *reader, const char *name,
    const struct tb_xml_attr *attrs, int below)
{
	enum place parent =
	    below <= (int)TB_LEN(reader->places) ? reader->places[below - 1] : PLACE_NONE;

	for (size_t i = 0; i < TB_LEN(elements); i++) {
		if (strcmp(elements[i].name, name) != 0 || elements[i].parent != parent ||
		    (data_rule(reader)->takes & 1U << elements[i].place) == 0)
			continue;
		if (below < (int)TB_LEN(reader->places))
			reader->places[below] = elements[i].place;
		return elements[i].start(xml, reader, attrs);
	}
	return data_fail(xml, reader, "element", name, "has no place in this form");
}
