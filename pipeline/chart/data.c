/*
 * Reading the charts of a document: see data.h.  Everything outside <chart> is
 * passed over; inside it only what the forms know is allowed.
 */
#include "data.h"
#include "../lib/decimal.h"
#include "../lib/file.h"
#include "../lib/xmlread.h"

struct reader {
	struct charts *charts;
	struct chart *chart; /* the one being read, NULL outside */
	int depth;	     /* of its element */
};

static const char *const form_names[FORM_MAX] = {"bullet", "ranked", "cumulative"};
static const char *const lamp_names[LAMP_MAX] = {"", "green", "yellow", "red", "blue"};
static const char *const part_names[] = {"actual", "plan"};
/* A reported zero is a value, a field left blank is missing, as figures have it. */
static const struct {
	const char *name;
	enum state state;
} states[] = {
    {"value", STATE_VALUE},
    {"zero", STATE_VALUE},
    {"carried", STATE_CARRIED},
    {"missing", STATE_MISSING},
    {"blank", STATE_MISSING},
    {"none", STATE_NONE},
    {"suppressed", STATE_NONE},
};

/* Error at the current line, naming the chart. */
static int
fail(struct tb_xml *xml, const struct reader *reader, const char *what, const char *value,
    const char *remedy)
{
	return tb_xml_fail(
	    xml, TB_MSG_CHART, "chart '%s': %s '%s': %s", reader->chart->id, what, value, remedy);
}

static const char *
keep(struct reader *reader, const struct tb_xml_attr *attrs, const char *name)
{
	const char *value = tb_xml_attr(attrs, name);

	return value != NULL ? tb_arena_strdup(&reader->charts->arena, value) : "";
}

/* Index of value in names, or -1. */
static int
lookup(const char *const *names, size_t n, const char *value)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i], value) == 0)
			return (int)i;
	return -1;
}

static int
read_number(struct tb_xml *xml, const struct reader *reader, const char *text, int64_t *value_e8)
{
	/* an amount in units of 10^8 is a number with eight places */
	switch (tb_amount_parse(text, TB_UNIT_YI, value_e8, NULL)) {
	case TB_DECIMAL_OK:
		break;
	case TB_DECIMAL_FINE:
		return fail(xml, reader, "value", text, "more than 8 decimals; round it");
	case TB_DECIMAL_RANGE:
		return fail(xml, reader, "value", text, "beyond 10^9; use a larger unit");
	default:
		return fail(xml, reader, "value", text, "not a number; write it as 12.5");
	}
	if (*value_e8 < 0)
		return fail(xml, reader, "value", text,
		    "negative; this form draws from 0 and takes no such value");
	return 0;
}

static int
read_state(struct tb_xml *xml, const struct reader *reader, const char *name, enum state *state)
{
	for (size_t i = 0; i < TB_LEN(states); i++)
		if (strcmp(states[i].name, name) == 0) {
			*state = states[i].state;
			return 0;
		}
	return fail(xml, reader, "state", name, "value, carried, missing or none is wanted");
}

/* value, text and state of a row or point. */
static int
read_datum(
    struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs, struct datum *datum)
{
	const char *value = tb_xml_attr(attrs, "value");
	const char *state = tb_xml_attr(attrs, "state");

	datum->line = tb_xml_line(xml);
	datum->text = keep(reader, attrs, "text");
	if (state == NULL)
		state = "value";
	if (read_state(xml, reader, state, &datum->state) != 0)
		return -1;
	if (!datum_drawn(datum))
		return 0;
	if (value == NULL)
		return fail(xml, reader, "state", state, "needs the attribute 'value'");
	return read_number(xml, reader, value, &datum->value_e8);
}

/* Ids and names become names of files. */
static int
is_name(const char *id)
{
	return *id >= 'a' && *id <= 'z' &&
	       id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789.-")] == '\0';
}

static int
start_chart(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const known[] = {
	    "id", "form", "caption", "title", "subtitle", "unit", "alt", "width", "note", NULL};
	const char *id = tb_xml_need(xml, "chart", attrs, "id");
	const char *form = tb_xml_need(xml, "chart", attrs, "form");
	const char *width = tb_xml_attr(attrs, "width");
	struct charts *charts = reader->charts;
	struct chart *chart;
	int k;

	if (id == NULL || form == NULL || tb_xml_only(xml, "chart", attrs, known) != 0)
		return -1;
	for (size_t i = 0; i < charts->n; i++)
		if (strcmp(charts->charts[i].id, id) == 0)
			return tb_xml_fail(xml, TB_MSG_CHART,
			    "chart '%s': the id is taken in line %d; give another", id,
			    charts->charts[i].line);
	chart = tb_grow(&charts->charts, charts->n, &charts->cap, sizeof *chart);
	charts->n++;
	reader->chart = chart;
	chart->line = tb_xml_line(xml);
	chart->id = keep(reader, attrs, "id");
	chart->title = keep(reader, attrs, "title");
	chart->subtitle = keep(reader, attrs, "subtitle");
	chart->unit = keep(reader, attrs, "unit");
	chart->alt = keep(reader, attrs, "alt");
	chart->note = keep(reader, attrs, "note");
	if (!is_name(id))
		return fail(xml, reader, "id", id, "becomes a file name; use a-z, digits, . and -");
	if (width != NULL && strcmp(width, "full") != 0)
		return fail(xml, reader, "width", width, "full is the only one");
	k = lookup(form_names, FORM_MAX, form);
	if (k < 0)
		return fail(xml, reader, "form", form, "bullet, ranked or cumulative is wanted");
	chart->form = (enum form)k;
	return 0;
}

static int
start_mark(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const known[] = {"value", "label", "ahead", "behind", NULL};
	const char *value = tb_xml_need(xml, "mark", attrs, "value");
	struct mark *mark = &reader->chart->mark;

	if (value == NULL || tb_xml_only(xml, "mark", attrs, known) != 0)
		return -1;
	if (mark->line != 0)
		return fail(xml, reader, "mark", value, "a chart has one at most");
	mark->line = tb_xml_line(xml);
	mark->label = keep(reader, attrs, "label");
	mark->ahead = keep(reader, attrs, "ahead");
	mark->behind = keep(reader, attrs, "behind");
	return read_number(xml, reader, value, &mark->value_e8);
}

static int
start_row(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const known[] = {
	    "label", "value", "text", "state", "lamp", "rank", "note", NULL};
	struct chart *chart = reader->chart;
	struct row *row = tb_grow(&chart->rows, chart->nrows, &chart->rows_cap, sizeof *row);
	const char *lamp = tb_xml_attr(attrs, "lamp");
	int k = 0;

	chart->nrows++;
	if (tb_xml_only(xml, "row", attrs, known) != 0 ||
	    tb_xml_need(xml, "row", attrs, "label") == NULL)
		return -1;
	row->label = keep(reader, attrs, "label");
	row->rank = keep(reader, attrs, "rank");
	row->note = keep(reader, attrs, "note");
	if (lamp != NULL)
		k = lookup(lamp_names, LAMP_MAX, lamp);
	if (k < 0)
		return fail(xml, reader, "lamp", lamp, "green, yellow, red or blue is wanted");
	row->lamp = (enum lamp)k;
	if (read_datum(xml, reader, attrs, &row->datum) != 0)
		return -1;
	if (datum_drawn(&row->datum) && row->datum.text[0] == '\0')
		return fail(
		    xml, reader, "row", row->label, "has no text; the value is printed from it");
	return 0;
}

static int
start_category(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const known[] = {"label", NULL};
	struct chart *chart = reader->chart;
	const char **slot =
	    tb_grow(&chart->categories, chart->ncategories, &chart->categories_cap, sizeof *slot);

	chart->ncategories++;
	*slot = keep(reader, attrs, "label");
	if (tb_xml_need(xml, "category", attrs, "label") == NULL)
		return -1;
	return tb_xml_only(xml, "category", attrs, known);
}

static int
start_series(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const known[] = {"name", "role", NULL};
	struct chart *chart = reader->chart;
	struct series *series =
	    tb_grow(&chart->series, chart->nseries, &chart->series_cap, sizeof *series);
	const char *part;
	int k;

	chart->nseries++;
	series->line = tb_xml_line(xml);
	series->name = keep(reader, attrs, "name");
	part = tb_xml_need(xml, "series", attrs, "role");
	if (part == NULL || tb_xml_need(xml, "series", attrs, "name") == NULL ||
	    tb_xml_only(xml, "series", attrs, known) != 0)
		return -1;
	k = lookup(part_names, TB_LEN(part_names), part);
	if (k < 0)
		return fail(xml, reader, "role", part, "actual or plan is wanted");
	series->part = (enum part)k;
	return 0;
}

static int
start_point(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const known[] = {"value", "text", "state", NULL};
	struct series *series = &reader->chart->series[reader->chart->nseries - 1];
	struct datum *point =
	    tb_grow(&series->points, series->npoints, &series->cap, sizeof *point);

	series->npoints++;
	if (tb_xml_only(xml, "point", attrs, known) != 0)
		return -1;
	return read_datum(xml, reader, attrs, point);
}

static const struct {
	const char *name;
	int depth; /* below <chart> */
	int curve; /* of the form cumulative, else of the forms of rows */
	int (*start)(struct tb_xml *, struct reader *, const struct tb_xml_attr *);
} elements[] = {
    {"mark", 1, 0, start_mark},
    {"row", 1, 0, start_row},
    {"category", 1, 1, start_category},
    {"series", 1, 1, start_series},
    {"point", 2, 1, start_point},
};

static int
start_document(
    struct tb_xml *xml, struct reader *reader, const char *element, const struct tb_xml_attr *attrs)
{
	struct charts *charts = reader->charts;

	if (strcmp(element, "document") != 0)
		return tb_xml_fail(xml, TB_MSG_XML_SHAPE, "<%s> is not a <document>", element);
	if (tb_xml_need(xml, element, attrs, "name") == NULL)
		return -1;
	charts->name = keep(reader, attrs, "name");
	charts->lang = keep(reader, attrs, "lang");
	if (!is_name(charts->name))
		return tb_xml_fail(xml, TB_MSG_CHART,
		    "name '%s': becomes a file name; use a-z, digits, . and -", charts->name);
	return 0;
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct reader *reader = user;
	struct charts *charts = reader->charts;

	if (depth == 0)
		return start_document(xml, reader, name, attrs);
	if (reader->chart == NULL) {
		if (strcmp(name, "info") == 0)
			charts->date = keep(reader, attrs, "date");
		if (strcmp(name, "chart") != 0)
			return 0;
		reader->depth = depth;
		return start_chart(xml, reader, attrs);
	}
	for (size_t i = 0; i < TB_LEN(elements); i++)
		if (strcmp(elements[i].name, name) == 0 &&
		    elements[i].depth == depth - reader->depth &&
		    elements[i].curve == (reader->chart->form == FORM_CUMULATIVE))
			return elements[i].start(xml, reader, attrs);
	return fail(xml, reader, "element", name, "has no place in this form");
}

/* What can only be said when the whole chart is known. */
static int
end_chart(struct tb_xml *xml, const struct reader *reader)
{
	const struct chart *chart = reader->chart;
	const char *form = form_names[chart->form];
	size_t parts[2] = {0};
	char count[64];

	if (chart->form != FORM_CUMULATIVE)
		return chart->nrows > 0
			   ? 0
			   : fail(xml, reader, "form", form, "has no rows; give one at least");
	if (chart->ncategories == 0 || chart->nseries == 0)
		return fail(xml, reader, "form", form, "has no categories or no series");
	for (size_t i = 0; i < chart->nseries; i++) {
		if (parts[chart->series[i].part]++ > 0)
			return fail(xml, reader, "series", chart->series[i].name,
			    "a second one of its role; divide the chart");
		if (chart->series[i].npoints == chart->ncategories)
			continue;
		snprintf(count, sizeof count, "has %zu points for %zu categories",
		    chart->series[i].npoints, chart->ncategories);
		return fail(xml, reader, "series", chart->series[i].name, count);
	}
	return 0;
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct reader *reader = user;

	(void)name, (void)text;
	if (reader->chart == NULL || depth != reader->depth)
		return 0;
	if (end_chart(xml, reader) != 0)
		return -1;
	reader->chart = NULL;
	return 0;
}

int
charts_parse(
    const char *bytes, size_t len, const char *file, struct charts *charts, struct tb_err *err)
{
	static const struct tb_xml_handler handler = {
	    .ns = "urn:tongbao:document:1", .start = on_start, .end = on_end};
	struct reader reader = {.charts = charts};

	*charts = (struct charts){.file = file, .name = "", .lang = "", .date = ""};
	if (tb_xml_parse(bytes, len, file, &handler, &reader, err) != 0) {
		charts_release(charts);
		return -1;
	}
	return 0;
}

int
charts_load(const char *file, struct charts *charts, struct tb_err *err)
{
	static const size_t most = 64 * 1024 * 1024;
	struct tb_buf bytes = TB_BUF_INIT;
	int rc = tb_file_read(file, most, &bytes, err);

	*charts = (struct charts){0};
	if (rc == 0)
		rc = charts_parse(bytes.s, bytes.len, file, charts, err);
	tb_buf_release(&bytes);
	return rc;
}

void
charts_release(struct charts *charts)
{
	for (size_t i = 0; i < charts->n; i++) {
		struct chart *chart = &charts->charts[i];

		for (size_t k = 0; k < chart->nseries; k++)
			free(chart->series[k].points);
		free(chart->series);
		free(chart->categories);
		free(chart->rows);
	}
	free(charts->charts);
	tb_arena_release(&charts->arena);
	*charts = (struct charts){0};
}
