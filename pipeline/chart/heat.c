/*
 * Heat table: rows and columns of cells, tinted by their lamps or, where the
 * chart has none, by classes of their values.
 *
 *	|            | 1月  | 2月  |
 *	| 1 甲区     | 71.2 | 80.5 |
 *
 * Every value is printed, decimals of a column below one another; a lamp's
 * character stands behind its value, or below it where that has no room; the ※
 * of a carried one hangs behind and moves nothing.  A cell without value is
 * paper with a frame: it says 未报, or is struck through and named below the
 * table, as is what rows note.  Rows that share a group stand below its name.
 */
#include "form.h"
#include "strips.h"
#include "tints.h"

/* Of numbers, in style->value: their widths before the point, behind it, and of the mark. */
struct column {
	int32_t before, behind, mark;
};

struct heat {
	struct canvas *canvas;
	struct strips strips;
	struct column *columns;
	struct tints tints;
	int lamps;	     /* are cells tinted by lamps? */
	int values;	     /* is there any value? */
	int lines;	     /* of a cell: 2 = the lamp's character is below the value */
	int32_t left, right; /* x, of the cells */
	int32_t pad;	     /* between a text and the edge of its cell */
	int32_t lamp_x;	     /* of rows' own lamps; 0 = there are none */
	int32_t size;	     /* of the type in cells */
	int32_t heads;	     /* height of the columns' names */
};

static const struct shade *
shade_at(const struct heat *heat, size_t i, size_t k)
{
	return &heat->canvas->panel->rows[i].cells[k];
}

static int32_t
heat_x(const struct heat *heat, size_t k)
{
	int64_t width = heat->right - heat->left;

	return heat->left +
	       (int32_t)(width * (int64_t)k / (int64_t)heat->canvas->panel->ncategories);
}

/* What there is: lamps, the least and the most value, widths of numbers. */
static void
measure(struct heat *heat, int64_t *low_e8, int64_t *high_e8)
{
	struct canvas *canvas = heat->canvas;
	const struct type *type = &canvas->style->value;

	for (size_t i = 0; i < canvas->panel->nrows; i++)
		for (size_t k = 0; k < canvas->panel->ncategories; k++) {
			const struct shade *shade = shade_at(heat, i, k);
			const struct datum *datum = &shade->datum;
			struct column *column = &heat->columns[k];
			struct number number = frame_bare_number(canvas, type, datum);

			if (!datum_drawn(datum))
				continue;
			heat->lamps |= shade->lamp != LAMP_NONE;
			column->before = larger(column->before, number.before);
			column->behind = larger(column->behind, number.behind);
			column->mark = larger(column->mark, number.mark);
			if (!heat->values || datum->value_e8 < *low_e8)
				*low_e8 = datum->value_e8;
			if (!heat->values || datum->value_e8 > *high_e8)
				*high_e8 = datum->value_e8;
			heat->values = 1;
		}
}

/* Of the type: between a number and the lamp's character, and its width. */
static int32_t
beside(int32_t size)
{
	return size / 4 + size;
}

/* The size at which all numbers have room, with lamps and marks beside them or below; less
 * than the least type: none. */
static int32_t
fitting_size(const struct heat *heat)
{
	static const int32_t grain = TB_PU_PER_PT / 4;
	const struct canvas *canvas = heat->canvas;
	int32_t full = canvas->style->value.size, size = full;

	for (size_t k = 0; k < canvas->panel->ncategories; k++) {
		const struct column *column = &heat->columns[k];
		int32_t need = column->before + column->behind;
		int32_t room = heat_x(heat, k + 1) - heat_x(heat, k) - 2 * heat->pad;

		if (heat->lines == 1)
			need += column->mark + (heat->lamps ? beside(full) : 0);
		else
			need = larger(need, full + column->mark);
		if (need > room && need > 0)
			size = room > 0 && (int64_t)full * room / need < size
				   ? (int32_t)((int64_t)full * room / need) / grain * grain
				   : size;
		if (room <= 0)
			return 0;
	}
	return size;
}

static int
set_columns(struct heat *heat, struct tb_err *err)
{
	struct canvas *canvas = heat->canvas;
	const struct style *style = canvas->style;
	const struct panel *panel = canvas->panel;
	int rows_lamps = 0;

	for (size_t i = 0; i < panel->nrows; i++)
		rows_lamps |= panel->rows[i].lamp != LAMP_NONE;
	heat->left = heat->strips.left;
	heat->right = canvas->width;
	if (rows_lamps) {
		heat->right -= style->lamp_diameter + style->column_gap / 2;
		heat->lamp_x = canvas->width - style->lamp_diameter / 2;
	}
	heat->pad = style->column_gap / 4;
	heat->lines = 1;
	heat->heads =
	    axis_names(canvas, panel->categories, panel->ncategories, heat->left, heat->right, -1);
	heat->size = fitting_size(heat);
	if (heat->lamps && heat->size < style->type_least) {
		heat->lines = 2;
		heat->size = fitting_size(heat);
	}
	if (heat->heads < 0 || heat->size < style->type_least)
		return frame_fail(canvas, panel->line, err,
		    "%zu columns with their names and numbers have no room side by side; shorten "
		    "them, use a larger unit, width='full', or divide the chart",
		    panel->ncategories);
	return 0;
}

/* --- cells ------------------------------------------------------------------------- */

/* The paper of a cell: its part of the table but for a hair on its right and below. */
static struct box
cell_box(const struct heat *heat, size_t i, size_t k)
{
	const struct strip *strip = &heat->strips.strips[i];
	int32_t hair = heat->canvas->style->axis_weight;

	return (struct box){heat_x(heat, k), strip->top, heat_x(heat, k + 1) - hair,
	    strip->top + strip->height - hair};
}

static void
put_frame(struct canvas *canvas, struct box box)
{
	const struct style *style = canvas->style;
	int32_t w = style->grid_weight, half = w / 2;

	frame_hline(canvas, box.left, box.right, box.top + half, w, style->grid_ink);
	frame_hline(canvas, box.left, box.right, box.bottom - half, w, style->grid_ink);
	frame_vline(canvas, box.left + half, box.top, box.bottom, w, style->grid_ink);
	frame_vline(canvas, box.right - half, box.top, box.bottom, w, style->grid_ink);
}

static void
put_missing(const struct heat *heat, size_t i, size_t k)
{
	struct canvas *canvas = heat->canvas;
	const struct style *style = canvas->style;
	const struct panel *panel = canvas->panel;
	const struct datum *datum = &shade_at(heat, i, k)->datum;
	const char *text = frame_bare_number(canvas, &style->note, datum).text;
	struct box box = cell_box(heat, i, k);
	struct type type = style->note;
	int32_t width;

	if (type.size > heat->size)
		type.size = heat->size;
	width = frame_width(canvas, &type, text);
	put_frame(canvas, box);
	if (width + 2 * style->grid_weight <= box.right - box.left) {
		frame_text(canvas, &type, (box.left + box.right - width) / 2,
		    (box.top + box.bottom) / 2, text);
		return;
	}
	frame_line(canvas, (struct segment){box.left, box.bottom, box.right, box.top},
	    style->grid_weight, 0, style->grid_ink);
	if (datum->state == STATE_MISSING)
		frame_unsaid(canvas, panel->rows[i].label, panel->categories[k]);
}

static int32_t
at_size(const struct heat *heat, int32_t width)
{
	return (int32_t)((int64_t)width * heat->size / heat->canvas->style->value.size);
}

/* The number with its point where the column's is, the lamp's character, and the mark. */
static void
put_number(const struct heat *heat, size_t i, size_t k, int32_t ink)
{
	struct canvas *canvas = heat->canvas;
	const struct style *style = canvas->style;
	const struct shade *shade = shade_at(heat, i, k);
	const struct column *column = &heat->columns[k];
	const char *sign = style->lamps[shade->lamp].mark;
	struct type type = {style->value.role, heat->size, ink};
	struct type lamp = {style->lamp_role, heat->size, ink};
	struct number number = frame_bare_number(canvas, &type, &shade->datum);
	size_t len = strlen(number.text) - (number.mark > 0 ? strlen(style->carried_mark) : 0);
	struct box box = cell_box(heat, i, k);
	int32_t behind = at_size(heat, column->behind), y = (box.top + box.bottom) / 2;
	int32_t width = at_size(heat, column->before) + behind;
	int32_t middle = (box.left + box.right) / 2, point, over, sign_x;
	int32_t half = heat->lines == 2 ? tb_em_pu(style->leading, heat->size) / 2 : 0;

	if (heat->lamps && heat->lines == 1)
		width += beside(heat->size);
	over = middle - width / 2 + width + heat->pad - box.right;
	over += heat->lines == 1 ? at_size(heat, column->mark) : 0;
	point = middle - width / 2 + at_size(heat, column->before) - larger(over, 0);
	frame_text(canvas, &type, point - number.before, y - half,
	    tb_arena_strndup(&canvas->doc->arena, number.text, len));
	sign_x = heat->lines == 1 ? point + behind + heat->size / 4
				  : middle - (heat->size + number.mark) / 2;
	if (shade->lamp != LAMP_NONE)
		frame_text(canvas, &lamp, sign_x, y + half, sign);
	if (number.mark > 0)
		frame_text(canvas, &type,
		    heat->lines == 1 ? point - at_size(heat, column->before) + width
				     : sign_x + heat->size,
		    y + half, style->carried_mark);
}

static void
put_cell(const struct heat *heat, size_t i, size_t k)
{
	struct canvas *canvas = heat->canvas;
	const struct style *style = canvas->style;
	const struct panel *panel = canvas->panel;
	const struct shade *shade = shade_at(heat, i, k);
	struct box box = cell_box(heat, i, k);
	int32_t tint = PAPER;

	if (!datum_drawn(&shade->datum)) {
		put_missing(heat, i, k);
		return;
	}
	if (shade->lamp != LAMP_NONE)
		tint = style->lamps[shade->lamp].tint;
	else if (!heat->lamps)
		tint = tints_color(canvas, &heat->tints, shade->datum.value_e8);
	if (heat->lamps && shade->lamp == LAMP_NONE)
		put_frame(canvas, box);
	else
		tb_pages_rect(canvas->page, box.left, box.top, box.right - box.left,
		    box.bottom - box.top, (uint32_t)tint);
	put_number(heat, i, k, style_on(tint) == PAPER ? PAPER : style->value.ink);
	trace_area(canvas, box, &shade->datum, panel->rows[i].label, panel->categories[k]);
}

/* --- rows -------------------------------------------------------------------------- */

/* The name of the group that begins with row i; "" = none does. */
static const char *
group_of(const struct panel *panel, size_t i)
{
	const char *group = panel->rows[i].group;

	return i > 0 && strcmp(group, panel->rows[i - 1].group) == 0 ? "" : group;
}

static struct block
group_block(const struct heat *heat, size_t i)
{
	const struct canvas *canvas = heat->canvas;

	return block_fit(canvas, &canvas->style->mark, canvas->width, group_of(canvas->panel, i));
}

static void
set_heads(struct heat *heat)
{
	for (size_t i = 0; i < heat->strips.n; i++) {
		struct block block;

		if (group_of(heat->canvas->panel, i)[0] == '\0')
			continue;
		block = group_block(heat, i);
		heat->strips.strips[i].head =
		    block.height + (i > 0 ? heat->canvas->style->block_gap / 2 : 0);
		block_release(&block);
	}
}

static void
put_row(const struct heat *heat, size_t i)
{
	struct canvas *canvas = heat->canvas;
	enum lamp lamp = canvas->panel->rows[i].lamp;

	if (group_of(canvas->panel, i)[0] != '\0') {
		struct block block = group_block(heat, i);

		block_put(
		    &block, canvas, 0, heat->strips.strips[i].top - block.height, TB_ALIGN_LEFT);
		block_release(&block);
	}
	strips_put_label(canvas, &heat->strips, i);
	for (size_t k = 0; k < canvas->panel->ncategories; k++)
		put_cell(heat, i, k);
	if (lamp != LAMP_NONE)
		frame_lamp(canvas, heat->lamp_x, strips_middle(&heat->strips, i), lamp);
}

/* What rows note stands below the table. */
static void
list_notes(struct canvas *canvas)
{
	for (size_t i = 0; i < canvas->panel->nrows; i++) {
		const struct row *row = &canvas->panel->rows[i];

		if (row->note[0] != '\0')
			frame_list(canvas, &canvas->unplaced, canvas->style->notes,
			    (const char *const[]){row->label, " ", row->note});
	}
}

static int
put_table(struct heat *heat, struct tb_err *err)
{
	struct canvas *canvas = heat->canvas;
	const struct style *style = canvas->style;
	const struct panel *panel = canvas->panel;
	int32_t more = (heat->lines - 1) * tb_em_pu(style->leading, heat->size);

	frame_unit(canvas, heat->left);
	list_notes(canvas);
	if (strips_place(canvas, &heat->strips, canvas->y + heat->heads + style->block_gap / 4,
		style->row_pitch + more, style->row_pitch_least + more, 0, err) != 0)
		return -1;
	axis_names(
	    canvas, panel->categories, panel->ncategories, heat->left, heat->right, canvas->y);
	for (size_t i = 0; i < panel->nrows; i++)
		put_row(heat, i);
	canvas->y = heat->strips.bottom;
	return 0;
}

int
heat_draw(struct canvas *canvas, struct tb_err *err)
{
	struct heat heat = {.canvas = canvas};
	int64_t low_e8 = 0, high_e8 = 0;
	int rc;

	heat.columns = tb_xcalloc(canvas->panel->ncategories, sizeof *heat.columns);
	measure(&heat, &low_e8, &high_e8);
	if (heat.values && !heat.lamps) {
		tints_make(canvas, &heat.tints, low_e8, high_e8, 0);
		tints_put_key(canvas, &heat.tints);
	}
	strips_make(canvas, &heat.strips, canvas->panel->nrows, strips_row);
	rc = strips_ranks(canvas, &heat.strips, err);
	if (rc == 0)
		rc = set_columns(&heat, err);
	if (rc == 0) {
		set_heads(&heat);
		rc = put_table(&heat, err);
	}
	strips_release(&heat.strips);
	free(heat.columns);
	return rc;
}
