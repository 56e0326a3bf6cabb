/* Data tables: see sheet.h. */
#include "sheet.h"
#include "../lib/csv.h"
#include "../lib/decimal.h"
#include "../lib/xmlwrite.h"

struct maker {
	struct sheet *sheet;
	const struct wording *words;
	const struct style *style;
	const struct chart *chart;
};

/* What the rows of all panels are, one behind the other. */
struct entry {
	const struct panel *panel;
	const struct row *row;	     /* of rows, or */
	const struct series *series; /* of series */
	const struct stop *stop;
	const char *category;
	const struct datum *datum;
};

static const char **
add_column(struct maker *m, const char *head, int number)
{
	struct sheet *sheet = m->sheet;
	struct column *column =
	    tb_grow(&sheet->columns, sheet->ncolumns, &sheet->cap, sizeof *column);

	sheet->ncolumns++;
	column->head = head;
	column->number = number;
	column->cells = tb_arena_alloc(&sheet->arena, (sheet->nrows + 1) * sizeof *column->cells);
	return column->cells;
}

static const char *
decimal(struct maker *m, int64_t value_e8)
{
	char text[TB_AMOUNT_SIZE];

	tb_amount_format(value_e8, TB_UNIT_YI, text);
	return tb_arena_strdup(&m->sheet->arena, text);
}

/* The name with the chart's unit, unless it says that already. */
static const char *
with_unit(struct maker *m, const char *name)
{
	const char *unit = m->chart->unit;

	if (chart_unit_said(name, unit))
		return name;
	return wording_make(m->words, &m->sheet->arena, SAY_HEAD_UNIT,
	    WORDING_SLOTS({"name", name}, {"unit", unit}));
}

static const char *
head_of(struct maker *m, const char *name, enum chart_word head)
{
	return wording_make(m->words, &m->sheet->arena, SAY_HEAD_OF,
	    WORDING_SLOTS({"name", name}, {"head", m->words->text[head]}));
}

/* What is said of a value that is no plain one; NULL = it is one. */
static const char *
state_of(struct maker *m, const struct datum *datum)
{
	if (datum->state == STATE_VALUE)
		return NULL;
	if (datum->state == STATE_CARRIED)
		return m->words->text[SAY_CELL_CARRIED];
	if (datum->text[0] != '\0')
		return datum->text;
	return datum->state == STATE_MISSING ? m->style->missing : m->words->text[SAY_CELL_NONE];
}

/* Column of the values, one datum a row or NULL, and that of their states. */
static void
add_values(struct maker *m, const char *head, const char *of, const struct datum *const *list)
{
	const char **cells = add_column(m, with_unit(m, head), 1), **states;
	int odd = 0;

	for (size_t i = 0; i < m->sheet->nrows; i++) {
		if (list[i] == NULL)
			continue;
		if (datum_drawn(list[i]))
			cells[i] = decimal(m, list[i]->value_e8);
		odd |= list[i]->state != STATE_VALUE;
	}
	if (!odd)
		return;
	states = add_column(m, head_of(m, of, SAY_HEAD_STATE), 0);
	for (size_t i = 0; i < m->sheet->nrows; i++)
		if (list[i] != NULL)
			states[i] = state_of(m, list[i]);
}

static const struct datum **
new_list(struct maker *m)
{
	return tb_arena_alloc(
	    &m->sheet->arena, (m->sheet->nrows + 1) * sizeof(const struct datum *));
}

/* --- columns of rows ---------------------------------------------------------------- */

static const char *
row_panel(const struct entry *entry)
{
	return entry->panel->title;
}

static const char *
row_group(const struct entry *entry)
{
	return entry->row->group;
}

static const char *
row_label(const struct entry *entry)
{
	return entry->row->label;
}

static const char *
row_code(const struct entry *entry)
{
	return entry->row->code;
}

static const char *
row_rank(const struct entry *entry)
{
	return entry->row->rank;
}

static const char *
row_note(const struct entry *entry)
{
	return entry->row->note;
}

/* A column of texts, where some row has one. */
static void
add_texts(struct maker *m, const struct entry *entries, enum chart_word head,
    const char *(*text)(const struct entry *))
{
	const char **cells = NULL;

	for (size_t i = 0; i < m->sheet->nrows; i++) {
		if (text(&entries[i])[0] == '\0')
			continue;
		if (cells == NULL)
			cells = add_column(m, m->words->text[head], 0);
		cells[i] = text(&entries[i]);
	}
}

static enum chart_word
lamp_word(enum lamp lamp)
{
	static const enum chart_word words[LAMP_MAX] = {[LAMP_GREEN] = SAY_GREEN,
	    [LAMP_YELLOW] = SAY_YELLOW,
	    [LAMP_RED] = SAY_RED,
	    [LAMP_BLUE] = SAY_BLUE};

	return words[lamp];
}

static void
add_lamp(struct maker *m, const char ***cells, const char *of, size_t i, enum lamp lamp)
{
	if (lamp == LAMP_NONE)
		return;
	if (*cells == NULL)
		*cells = add_column(m, head_of(m, of, SAY_HEAD_LAMP), 0);
	(*cells)[i] = m->words->text[lamp_word(lamp)];
}

/* Names before the values. */
static void
add_names(struct maker *m, const struct entry *entries)
{
	add_texts(m, entries, SAY_HEAD_PANEL, row_panel);
	add_texts(m, entries, SAY_HEAD_GROUP, row_group);
	add_texts(m, entries, SAY_HEAD_RANK, row_rank);
	add_texts(m, entries, SAY_HEAD_NAME, row_label);
	add_texts(m, entries, SAY_HEAD_CODE, row_code);
}

/* What stands behind them. */
static void
add_remarks(struct maker *m, const struct entry *entries)
{
	const char **lamps = NULL, **targets = NULL, **totals = NULL;

	for (size_t i = 0; i < m->sheet->nrows; i++) {
		const struct row *row = entries[i].row;

		add_lamp(m, &lamps, "", i, row->lamp);
		if (row->has_target && targets == NULL)
			targets = add_column(m, with_unit(m, m->words->text[SAY_HEAD_TARGET]), 1);
		if (row->has_target)
			targets[i] = decimal(m, row->target_e8);
		if (row->total && totals == NULL)
			totals = add_column(m, m->words->text[SAY_HEAD_TOTAL], 0);
		if (row->total)
			totals[i] = m->words->text[SAY_CELL_TOTAL];
	}
	add_texts(m, entries, SAY_HEAD_NOTE, row_note);
}

/* The reference line, the same in every row. */
static void
add_mark(struct maker *m)
{
	const char **cells, *value;

	if (m->chart->mark.line == 0)
		return;
	cells = add_column(m, with_unit(m, m->words->text[SAY_HEAD_MARK]), 1);
	value = decimal(m, m->chart->mark.value_e8);
	for (size_t i = 0; i < m->sheet->nrows; i++)
		cells[i] = value;
}

/* --- shapes ------------------------------------------------------------------------- */

/* A column for each series, a row for each category. */
static void
make_table(struct maker *m, const struct panel *panel)
{
	const char **cells;

	m->sheet->nrows = panel->ncategories;
	cells = add_column(m, m->words->text[SAY_HEAD_CATEGORY], 0);
	for (size_t i = 0; i < panel->ncategories; i++)
		cells[i] = panel->categories[i];
	for (size_t s = 0; s < panel->nseries; s++) {
		const struct datum **list = new_list(m);
		const char *name;

		for (size_t i = 0; i < panel->ncategories; i++)
			list[i] = &panel->series[s].points[i];
		name = wording_series(m->words, m->style, &m->sheet->arena, panel, s);
		add_values(m, name, name, list);
	}
	add_mark(m);
}

/* The columns of cells of heat tables and of points of dot plots. */
static void
add_cells(struct maker *m, const struct entry *entries)
{
	const struct panel *panel = &m->chart->own;
	int heat = panel->ncategories > 0;
	size_t n = heat ? panel->ncategories : panel->nseries;

	for (size_t k = 0; k < n; k++) {
		const char *name = heat ? panel->categories[k] : panel->series[k].name;
		const struct datum **list = new_list(m);
		const char **lamps = NULL;

		for (size_t i = 0; i < m->sheet->nrows; i++)
			list[i] =
			    heat ? &entries[i].row->cells[k].datum : &entries[i].row->points[k];
		add_values(m, name, name, list);
		for (size_t i = 0; heat && i < m->sheet->nrows; i++)
			add_lamp(m, &lamps, name, i, entries[i].row->cells[k].lamp);
	}
}

static struct entry *
new_entries(struct maker *m)
{
	return tb_arena_alloc(&m->sheet->arena, (m->sheet->nrows + 1) * sizeof(struct entry));
}

/* The rows of n panels. */
static void
make_rows(struct maker *m, const struct panel *panels, size_t npanels)
{
	struct entry *entries;
	const struct datum **list;
	int parted, k = 0;

	for (size_t p = 0; p < npanels; p++)
		m->sheet->nrows += panels[p].nrows;
	entries = new_entries(m);
	list = new_list(m);
	for (size_t p = 0; p < npanels; p++)
		for (size_t i = 0; i < panels[p].nrows; i++, k++) {
			entries[k] = (struct entry){.panel = &panels[p], .row = &panels[p].rows[i]};
			list[k] = &panels[p].rows[i].datum;
		}
	parted = m->sheet->nrows > 0 && (entries[0].row->ncells > 0 || entries[0].row->npoints > 0);
	add_names(m, entries);
	if (parted)
		add_cells(m, entries);
	else
		add_values(m,
		    m->chart->subtitle[0] != '\0' ? m->chart->subtitle
						  : m->words->text[SAY_HEAD_VALUE],
		    "", list);
	add_remarks(m, entries);
	add_mark(m);
}

static const char *
point_series(const struct entry *entry)
{
	return entry->series->name;
}

static const char *
point_category(const struct entry *entry)
{
	return entry->category;
}

/* The series of all panels: a row for each point. */
static void
make_points(struct maker *m)
{
	const struct chart *chart = m->chart;
	struct entry *entries;
	const struct datum **list;
	size_t k = 0;

	for (size_t p = 0; p < chart->npanels; p++)
		m->sheet->nrows += chart->panels[p].nseries * chart->panels[p].ncategories;
	entries = new_entries(m);
	list = new_list(m);
	for (size_t p = 0; p < chart->npanels; p++) {
		const struct panel *panel = &chart->panels[p];

		for (size_t i = 0; i < panel->nseries * panel->ncategories; i++, k++) {
			const struct series *series = &panel->series[i / panel->ncategories];
			size_t at = i % panel->ncategories;

			entries[k] = (struct entry){
			    .panel = panel, .series = series, .category = panel->categories[at]};
			list[k] = &series->points[at];
		}
	}
	add_texts(m, entries, SAY_HEAD_PANEL, row_panel);
	add_texts(m, entries, SAY_HEAD_SERIES, point_series);
	add_texts(m, entries, SAY_HEAD_CATEGORY, point_category);
	add_values(m, m->words->text[SAY_HEAD_VALUE], "", list);
	add_mark(m);
}

static const char *
iso(struct maker *m, struct moment moment)
{
	int year = moment.month / 12, month = moment.month % 12 + 1;

	if (moment.month == 0)
		return NULL;
	return moment.day == 0
		   ? tb_arena_printf(&m->sheet->arena, "%d-%02d", year, month)
		   : tb_arena_printf(&m->sheet->arena, "%d-%02d-%02d", year, month, moment.day);
}

static const char *
stop_type(const struct entry *entry)
{
	return entry->stop->type;
}

/* A row for each stop. */
static void
make_stops(struct maker *m)
{
	const struct panel *panel = &m->chart->own;
	struct entry *entries;
	const char **planned, **actual;
	size_t k = 0;

	for (size_t i = 0; i < panel->nrows; i++)
		m->sheet->nrows += panel->rows[i].nstops;
	entries = new_entries(m);
	for (size_t i = 0; i < panel->nrows; i++)
		for (size_t s = 0; s < panel->rows[i].nstops; s++)
			entries[k++] = (struct entry){.panel = panel,
			    .row = &panel->rows[i],
			    .stop = &panel->rows[i].stops[s]};
	add_names(m, entries);
	add_texts(m, entries, SAY_HEAD_STOP, stop_type);
	planned = add_column(m, m->words->text[SAY_HEAD_PLANNED], 0);
	actual = add_column(m, m->words->text[SAY_HEAD_ACTUAL], 0);
	for (k = 0; k < m->sheet->nrows; k++) {
		planned[k] = iso(m, entries[k].stop->planned);
		actual[k] = iso(m, entries[k].stop->actual);
	}
	add_remarks(m, entries);
}

void
sheet_make(struct sheet *sheet, const struct wording *words, const struct style *style,
    const struct chart *chart)
{
	struct maker m = {sheet, words, style, chart};

	*sheet = (struct sheet){0};
	if (chart->form == FORM_GANTT)
		make_stops(&m);
	else if (chart->npanels > 0 && chart->panels[0].nseries > 0)
		make_points(&m);
	else if (chart->npanels > 0)
		make_rows(&m, chart->panels, chart->npanels);
	else if (chart->own.nrows > 0)
		make_rows(&m, &chart->own, 1);
	else
		make_table(&m, &chart->own);
}

void
sheet_release(struct sheet *sheet)
{
	free(sheet->columns);
	tb_arena_release(&sheet->arena);
	*sheet = (struct sheet){0};
}

/* --- writing ------------------------------------------------------------------------ */

void
sheet_csv(const struct sheet *sheet, struct tb_buf *out)
{
	tb_csv_start(out);
	for (size_t c = 0; c < sheet->ncolumns; c++) {
		tb_buf_puts(out, c > 0 ? "," : "");
		tb_csv_cell(out, sheet->columns[c].head);
	}
	tb_buf_puts(out, "\r\n");
	for (size_t i = 0; i < sheet->nrows; i++) {
		for (size_t c = 0; c < sheet->ncolumns; c++) {
			const char *cell = sheet->columns[c].cells[i];

			tb_buf_puts(out, c > 0 ? "," : "");
			if (cell != NULL && !sheet->columns[c].number &&
			    tb_csv_is_taken_for_else(cell))
				tb_csv_guarded(out, cell);
			else
				tb_csv_cell(out, cell);
		}
		tb_buf_puts(out, "\r\n");
	}
}

static void
put_element(struct tb_buf *out, const char *open, const char *text, const char *close)
{
	tb_buf_puts(out, open);
	if (text != NULL)
		tb_xml_escape(out, text);
	tb_buf_puts(out, close);
}

void
sheet_html(const struct sheet *sheet, const char *caption, struct tb_buf *out)
{
	put_element(out, "<table>\n<caption>", caption, "</caption>\n<thead><tr>");
	for (size_t c = 0; c < sheet->ncolumns; c++)
		put_element(out, "<th scope=\"col\">", sheet->columns[c].head, "</th>");
	tb_buf_puts(out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < sheet->nrows; i++) {
		tb_buf_puts(out, "<tr>");
		for (size_t c = 0; c < sheet->ncolumns; c++) {
			const char *cell = sheet->columns[c].cells[i];

			if (c == 0)
				put_element(out, "<th scope=\"row\">", cell, "</th>");
			else
				put_element(out,
				    sheet->columns[c].number ? "<td class=\"number\">" : "<td>",
				    cell, "</td>");
		}
		tb_buf_puts(out, "</tr>\n");
	}
	tb_buf_puts(out, "</tbody>\n</table>\n");
}
