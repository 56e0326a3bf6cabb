/* Rows of bars on a common axis: see rows.h. */
#include "rows.h"
#include "axis.h"
#include "key.h"
#include "strips.h"
#include "../lib/buf.h"

/* A row's texts, composed. */
struct cell {
	struct block label, note;
	struct number value;
	int32_t height;	    /* of what stands in the row */
	int32_t top, pitch; /* y of the row, its height */
};

struct layout {
	const struct rows_form *form;
	struct cell *cells;
	int32_t rank_right, label_left, plot_left, plot_right; /* x */
	int32_t value_point, value_end; /* x: the decimal point, the end without the mark */
	int32_t lamp_middle;		/* x */
	int32_t top, bottom;		/* y, of the rows */
	struct axis axis;
	int drawn; /* rows that have a value */
};

int
rows_percent(const struct canvas *canvas)
{
	return strcmp(canvas->chart->unit, canvas->style->unit_suffix) == 0;
}

static int
is_behind(const struct chart *chart, const struct row *row)
{
	return chart->mark.line != 0 && row->datum.value_e8 < chart->mark.value_e8;
}

int32_t
rows_color(const struct canvas *canvas, const struct row *row)
{
	const struct style *style = canvas->style;

	return is_behind(canvas->chart, row) ? style->behind_color : style->ahead_color;
}

/* A row with a value has its note under the label, one without in the plot. */
static void
measure_row(const struct row *row, struct cell *cell)
{
	if (datum_drawn(&row->datum))
		cell->height = cell->label.height + cell->note.height;
	else
		cell->height = larger(cell->label.height, cell->note.height);
}

/* Columns from both sides inwards; what is left is the plot. */
static int
set_columns(struct canvas *canvas, struct layout *layout, struct tb_err *err)
{
	const struct style *style = canvas->style;
	const struct chart *chart = canvas->chart;
	const struct panel *panel = canvas->panel;
	int32_t label = 0, rank = 0, before = 0, behind = 0, mark = 0, other = 0;
	int lamps = 0;

	for (size_t i = 0; i < panel->nrows; i++) {
		const struct row *row = &panel->rows[i];
		struct cell *cell = &layout->cells[i];

		cell->label = block_fit(canvas, &style->label,
		    frame_share(canvas, style->label_width_most), row->label);
		label = larger(label, cell->label.width);
		if (layout->form->ranks)
			rank = larger(rank, frame_width(canvas, &style->rank, row->rank));
		lamps |= row->lamp != LAMP_NONE;
		cell->value = frame_number(canvas, &style->value, &row->datum);
		if (cell->value.before + cell->value.behind + cell->value.mark >
		    style->value_width_most)
			return frame_fail(canvas, row->datum.line, err,
			    "row '%s': the text '%s' is too long for the column of values",
			    row->label, row->datum.text);
		layout->drawn += datum_drawn(&row->datum);
		if (datum_drawn(&row->datum)) {
			before = larger(before, cell->value.before);
			behind = larger(behind, cell->value.behind);
		} else {
			other = larger(other, cell->value.before);
		}
		mark = larger(mark, cell->value.mark);
	}
	if (rank > frame_share(canvas, style->label_width_most) / 2)
		return frame_fail(canvas, chart->line, err, "a rank is too long for its column");
	layout->rank_right = rank;
	layout->label_left = rank > 0 ? rank + style->column_gap : 0;
	layout->plot_left = layout->label_left + label + style->column_gap;
	layout->value_end = canvas->width - mark;
	if (layout->form->lamps && lamps) {
		layout->lamp_middle = canvas->width - style->lamp_diameter / 2;
		layout->value_end -= style->lamp_diameter + style->column_gap;
	}
	layout->value_point = layout->value_end - behind;
	layout->plot_right = layout->value_end - larger(before + behind, other) - style->column_gap;
	return 0;
}

/* Notes: under the label, or in the plot where the row has no bar. */
static void
set_notes(struct canvas *canvas, struct layout *layout)
{
	const struct style *style = canvas->style;

	for (size_t i = 0; i < canvas->panel->nrows; i++) {
		const struct row *row = &canvas->panel->rows[i];
		struct cell *cell = &layout->cells[i];
		int32_t room = datum_drawn(&row->datum)
				   ? layout->plot_left - style->column_gap - layout->label_left
				   : layout->plot_right - layout->plot_left - style->column_gap;

		if (row->note[0] != '\0' && strcmp(row->note, row->datum.text) != 0)
			cell->note = block_fit(canvas, &style->note, room, row->note);
		measure_row(row, cell);
	}
}

/* Height of a row that is not less than `pitch`; of all. */
static int32_t
row_height(const struct canvas *canvas, const struct cell *cell, int32_t pitch, int close)
{
	return larger(pitch, cell->height + strips_air(canvas, &cell->label, close));
}

static int64_t
rows_height(const struct canvas *canvas, const void *things, int32_t pitch, int close)
{
	const struct layout *layout = things;
	int64_t sum = 0;

	for (size_t i = 0; i < canvas->panel->nrows; i++)
		sum += row_height(canvas, &layout->cells[i], pitch, close);
	return sum;
}

/* Rows are as high as the style says, or less, down to its least, where they have no
 * room; a row with more lines is higher than the others. */
static int
set_pitch(struct canvas *canvas, struct layout *layout, int32_t room, struct tb_err *err)
{
	struct strips_fit fit = {.things = layout,
	    .n = canvas->panel->nrows,
	    .total = rows_height,
	    .room = room,
	    .least = canvas->style->row_pitch_least,
	    .height = canvas->style->row_pitch};
	int32_t y = layout->top;

	if (strips_fit(canvas, &fit, err) != 0)
		return -1;
	for (size_t i = 0; i < fit.n; i++) {
		struct cell *cell = &layout->cells[i];

		cell->top = y;
		cell->pitch = row_height(canvas, cell, fit.height, fit.close);
		y += cell->pitch;
	}
	layout->bottom = y;
	return 0;
}

/* The far end of the axis. That of shares of a whole is the whole; rates that stay below half of
 * it, such as of growth, are none, unless a track shows the whole. */
static int64_t
largest(const struct canvas *canvas, const struct rows_form *form)
{
	const struct panel *panel = canvas->panel;
	int64_t whole = rows_percent(canvas) ? canvas->style->axis_least * one_e8 : 0;
	int64_t max = canvas->chart->mark.line != 0 ? canvas->chart->mark.value_e8 : 0;

	for (size_t i = 0; i < panel->nrows; i++) {
		const struct row *row = &panel->rows[i];

		max = row->datum.value_e8 > max ? row->datum.value_e8 : max;
		max = row->target_e8 > max ? row->target_e8 : max;
	}
	if (max < whole && (form->track || max > whole / 2 || max <= 0))
		max = whole;
	return max;
}

/* The mark's label over its line, or that there is no value at all; returns its height. */
static int32_t
put_mark_label(struct canvas *canvas, const struct layout *layout, int draw)
{
	const struct mark *mark = &canvas->chart->mark;
	int32_t y = draw ? canvas->y : -1;

	if (layout->drawn == 0)
		return strips_mark(canvas, frame_no_data(canvas),
		    (layout->plot_left + layout->plot_right) / 2, layout->plot_left, y);
	if (mark->line == 0 || mark->label[0] == '\0')
		return 0;
	return strips_mark(canvas, mark->label, scale_pu(&layout->axis.scale, mark->value_e8),
	    layout->plot_left, y);
}

static void
put_row(struct canvas *canvas, const struct layout *layout, size_t i)
{
	const struct style *style = canvas->style;
	const struct row *row = &canvas->panel->rows[i];
	const struct cell *cell = &layout->cells[i];
	int32_t y = cell->top + cell->pitch / 2;
	int drawn = datum_drawn(&row->datum);
	int32_t top = y - cell->label.height / 2;

	if (layout->form->ranks && row->rank[0] != '\0')
		frame_text(canvas, &style->rank,
		    layout->rank_right - frame_width(canvas, &style->rank, row->rank), y,
		    row->rank);
	if (drawn)
		top = y - (cell->label.height + cell->note.height) / 2;
	block_put(&cell->label, canvas, layout->label_left, top, TB_ALIGN_LEFT);
	if (drawn)
		block_put(&cell->note, canvas, layout->label_left, top + cell->label.height,
		    TB_ALIGN_LEFT);
	else
		block_put(&cell->note, canvas, layout->plot_left + style->column_gap / 2,
		    y - cell->note.height / 2, TB_ALIGN_LEFT);
	frame_text(canvas, &style->value,
	    (drawn ? layout->value_point : layout->value_end) - cell->value.before, y,
	    cell->value.text);
	if (layout->form->lamps && row->lamp != LAMP_NONE)
		frame_lamp(canvas, layout->lamp_middle, y, row->lamp);
}

/* A line across all rows, interrupted where a row's note stands in the plot. */
static void
put_vline(struct canvas *canvas, const struct layout *layout, int32_t x, int32_t top,
    int32_t weight, int32_t ink)
{
	const struct style *style = canvas->style;
	int32_t bottom;

	for (size_t i = 0; i < canvas->panel->nrows; i++) {
		const struct cell *cell = &layout->cells[i];
		int32_t note_end = layout->plot_left + style->column_gap + cell->note.width;

		bottom = cell->top;
		if (datum_drawn(&canvas->panel->rows[i].datum) || cell->note.width == 0 ||
		    x - weight > note_end)
			continue;
		if (bottom > top)
			frame_vline(canvas, x, top, bottom, weight, ink);
		top = bottom + cell->pitch;
	}
	if (layout->bottom > top)
		frame_vline(canvas, x, top, layout->bottom, weight, ink);
}

static void
put_bar(struct canvas *canvas, const struct layout *layout, size_t i)
{
	const struct row *row = &canvas->panel->rows[i];
	const struct scale *scale = &layout->axis.scale;
	int32_t y = layout->cells[i].top + layout->cells[i].pitch / 2;

	if (!datum_drawn(&row->datum))
		return;
	layout->form->bar(canvas, row, scale, y);
	trace_point(canvas, scale, scale_pu(scale, row->datum.value_e8), y, row->datum.value_e8,
	    &row->datum, "", row->label);
}

/* Grid, bars, axis, the mark on top of all, then the texts. */
static void
put_plot(struct canvas *canvas, struct layout *layout)
{
	const struct style *style = canvas->style;
	const struct chart *chart = canvas->chart;
	const struct panel *panel = canvas->panel;

	for (size_t i = 1; layout->form->grid && i < scale_nticks(&layout->axis.scale); i++)
		put_vline(canvas, layout,
		    scale_pu(&layout->axis.scale, scale_tick(&layout->axis.scale, i)), layout->top,
		    style->grid_weight, style->grid_ink);
	for (size_t i = 0; i < panel->nrows; i++)
		put_bar(canvas, layout, i);
	frame_vline(canvas, layout->plot_left, layout->top, layout->bottom, style->axis_weight,
	    style->axis_ink);
	if (chart->mark.line != 0 && layout->drawn > 0) {
		put_vline(canvas, layout, scale_pu(&layout->axis.scale, chart->mark.value_e8),
		    layout->top - style->block_gap / 4, style->mark_weight, style->mark_ink);
		trace_mark(canvas, &layout->axis.scale, chart->mark.value_e8, chart->mark.label);
	}
	for (size_t i = 0; i < panel->nrows; i++)
		put_row(canvas, layout, i);
	axis_put_right(canvas, &layout->axis, layout->bottom);
}

static const char *
own_word(const char *own, const char *of_style)
{
	return own != NULL && own[0] != '\0' ? own : of_style;
}

/* The key of the colours that the chart's rows have. */
static void
put_key(struct canvas *canvas, const struct rows_form *form)
{
	const struct style *style = canvas->style;
	const struct chart *chart = canvas->chart;
	struct sample samples[4];
	int counts[2] = {0}, targets = 0;
	size_t n = 0;

	for (size_t i = 0; i < canvas->panel->nrows; i++) {
		const struct row *row = &canvas->panel->rows[i];

		if (!datum_drawn(&row->datum))
			continue;
		counts[is_behind(chart, row)]++;
		targets += row->has_target;
	}
	if (chart->mark.line != 0 && counts[0] > 0)
		samples[n++] = (struct sample){
		    .color = style->ahead_color, .name = own_word(chart->mark.ahead, style->ahead)};
	if (chart->mark.line != 0 && counts[1] > 0)
		samples[n++] = (struct sample){.color = style->behind_color,
		    .name = own_word(chart->mark.behind, style->behind)};
	if (form->track && rows_percent(canvas) && counts[0] + counts[1] > 0)
		samples[n++] = (struct sample){.color = style->track_color, .name = style->plan};
	if (targets > 0)
		samples[n++] = (struct sample){.color = style->mark_ink,
		    .name = style->target,
		    .weight = style->target_weight,
		    .upright = 1};
	key_put(canvas, samples, n);
}

int
rows_draw(struct canvas *canvas, const struct rows_form *form, struct tb_err *err)
{
	const struct style *style = canvas->style;
	size_t n = canvas->panel->nrows;
	struct layout layout = {.form = form, .cells = tb_xcalloc(n, sizeof *layout.cells)};
	int32_t head, room;
	int rc;

	put_key(canvas, form);
	rc = set_columns(canvas, &layout, err);
	if (rc == 0) {
		set_notes(canvas, &layout);
		axis_right(canvas, &layout.axis, 0, largest(canvas, form), layout.plot_left,
		    layout.plot_right, 0);
		head = put_mark_label(canvas, &layout, 0);
		room = style->height_most - canvas->y - head - axis_height(canvas) -
		       frame_note_height(canvas) - style->block_gap - style->rule_weight;
		layout.top = canvas->y + head + style->block_gap / 4;
		rc = set_pitch(canvas, &layout, room, err);
	}
	if (rc == 0) {
		put_mark_label(canvas, &layout, 1);
		put_plot(canvas, &layout);
		canvas->y = layout.bottom + axis_height(canvas);
	}
	for (size_t i = 0; i < n; i++) {
		block_release(&layout.cells[i].label);
		block_release(&layout.cells[i].note);
	}
	free(layout.cells);
	return rc;
}
