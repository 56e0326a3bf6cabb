/* Named strips: see strips.h. */
#include "strips.h"

const char *
strips_category(const struct canvas *canvas, size_t i)
{
	return canvas->panel->categories[i];
}

const char *
strips_row(const struct canvas *canvas, size_t i)
{
	return canvas->panel->rows[i].label;
}

void
strips_make(struct canvas *canvas, struct strips *strips, size_t n,
    const char *(*label)(const struct canvas *canvas, size_t i))
{
	const struct style *style = canvas->style;
	int32_t room = frame_share(canvas, style->label_width_most), width = 0;
	struct type type = style->label;

	*strips = (struct strips){.strips = tb_xcalloc(n, sizeof *strips->strips), .n = n};
	/* all in one size, that of the longest */
	for (size_t i = 0; i < n; i++) {
		struct block block = block_fit(canvas, &type, room, label(canvas, i));

		type.size = block.para.style.size;
		block_release(&block);
	}
	for (size_t i = 0; i < n; i++) {
		struct block *block = &strips->strips[i].label;

		*block = block_make(canvas, &type, room, label(canvas, i));
		width = larger(width, block->width);
	}
	strips->left = width + style->column_gap;
}

int
strips_ranks(struct canvas *canvas, struct strips *strips, struct tb_err *err)
{
	const struct style *style = canvas->style;
	const struct panel *panel = canvas->panel;

	for (size_t i = 0; i < panel->nrows; i++) {
		int32_t width = frame_width(canvas, &style->rank, panel->rows[i].rank);

		strips->rank = larger(strips->rank, width);
	}
	if (strips->rank > frame_share(canvas, style->label_width_most) / 2)
		return frame_fail(
		    canvas, canvas->panel->line, err, "a rank is too long for its column");
	strips->label = strips->rank > 0 ? strips->rank + style->column_gap : 0;
	strips->left += strips->label;
	return 0;
}

int32_t
strips_air(const struct canvas *canvas, const struct block *label, int close)
{
	return label->para.nlines > 1 && !close ? label->leading / 2 : canvas->style->block_gap / 4;
}

/* As high as what it has. */
static int32_t
strip_height(const struct canvas *canvas, const struct strip *strip, int32_t height, int close)
{
	int32_t label = strip->label.height + strips_air(canvas, &strip->label, close);

	label = larger(label, strip->least);
	return larger(label, height);
}

static int64_t
total(const struct canvas *canvas, const void *things, int32_t height, int close)
{
	const struct strips *strips = things;
	int64_t sum = 0;

	for (size_t i = 0; i < strips->n; i++)
		sum += strips->strips[i].head +
		       strip_height(canvas, &strips->strips[i], height, close);
	return sum;
}

int32_t
strips_room(const struct canvas *canvas, int32_t y, int32_t below)
{
	const struct style *style = canvas->style;

	return style->height_most - y - below - frame_note_height(canvas) - style->block_gap -
	       style->rule_weight;
}

int
strips_count(int32_t room, size_t n, int64_t height)
{
	return room > 0 ? (int)(room * (int64_t)n / height) : 0;
}

int
strips_fit(const struct canvas *canvas, struct strips_fit *fit, struct tb_err *err)
{
	static const int32_t grain = TB_PU_PER_PT / 8;
	int64_t sum;

	if (fit->room <= 0)
		return frame_fail(canvas, canvas->panel->line, err,
		    "heading and note leave no room for its rows; shorten them");
	fit->close = fit->total(canvas, fit->things, fit->least, 0) > fit->room;
	while ((sum = fit->total(canvas, fit->things, fit->height, fit->close)) > fit->room &&
	       fit->height > fit->least)
		fit->height = larger(fit->height - grain, fit->least);
	if (sum > fit->room)
		return frame_fail(canvas, canvas->panel->line, err,
		    "%zu rows have no room on a page; about %d have: divide the chart", fit->n,
		    strips_count(fit->room, fit->n, sum));
	return 0;
}

int
strips_place(const struct canvas *canvas, struct strips *strips, int32_t y, int32_t height,
    int32_t least, int32_t below, struct tb_err *err)
{
	struct strips_fit fit = {.things = strips,
	    .n = strips->n,
	    .total = total,
	    .room = strips_room(canvas, y, below),
	    .least = least,
	    .height = height};
	int32_t more;

	if (strips_fit(canvas, &fit, err) != 0)
		return -1;
	more = smaller(canvas->plot_more / (int32_t)larger((int32_t)strips->n, 1), fit.height / 2);
	strips->top = y;
	for (size_t i = 0; i < strips->n; i++) {
		struct strip *strip = &strips->strips[i];

		strip->top = y += strip->head;
		strip->height = strip_height(canvas, strip, fit.height, fit.close) + more;
		y += strip->height;
	}
	strips->bottom = y;
	return 0;
}

int32_t
strips_middle(const struct strips *strips, size_t i)
{
	return strips->strips[i].top + strips->strips[i].height / 2;
}

void
strips_put_label(struct canvas *canvas, const struct strips *strips, size_t i)
{
	const struct block *label = &strips->strips[i].label;

	int32_t y = strips_middle(strips, i);

	if (strips->rank > 0) {
		const struct type *type = &canvas->style->rank;
		const char *rank = canvas->panel->rows[i].rank;

		frame_text(canvas, type, strips->rank - frame_width(canvas, type, rank), y, rank);
	}
	block_put(label, canvas, strips->label, y - label->height / 2, TB_ALIGN_LEFT);
}

void
strips_release(struct strips *strips)
{
	for (size_t i = 0; i < strips->n; i++)
		block_release(&strips->strips[i].label);
	free(strips->strips);
	*strips = (struct strips){0};
}

int32_t
strips_mark(struct canvas *canvas, const char *text, int32_t x, int32_t left, int32_t y)
{
	struct block block = block_fit(canvas, &canvas->style->mark, canvas->width - left, text);
	int32_t height = block.height;

	if (x + (block.width + 1) / 2 > canvas->width)
		x = canvas->width - (block.width + 1) / 2;
	if (x - block.width / 2 < left)
		x = left + block.width / 2;
	if (y >= 0)
		block_put(&block, canvas, x, y, TB_ALIGN_CENTRE);
	block_release(&block);
	return height;
}
