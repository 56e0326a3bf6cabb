/* The key of colours: see key.h. */
#include "key.h"

/* A line is long enough for its dashes to be seen. */
static int32_t
side(const struct canvas *canvas, const struct sample *sample)
{
	return canvas->style->key_side * (sample->weight > 0 && !sample->upright ? 3 : 1);
}

static int32_t
name_left(const struct canvas *canvas, const struct sample *sample)
{
	return side(canvas, sample) + canvas->style->column_gap / 3;
}

static int32_t
between(const struct canvas *canvas)
{
	return canvas->style->column_gap * 3 / 2;
}

static int32_t
sample_width(const struct canvas *canvas, const struct sample *sample)
{
	return name_left(canvas, sample) + frame_width(canvas, &canvas->style->axis, sample->name);
}

static void
put_side(struct canvas *canvas, int32_t x, int32_t y_middle, const struct sample *sample)
{
	int32_t width = side(canvas, sample);

	if (sample->upright)
		frame_vline(canvas, x + width / 2, y_middle - width / 2, y_middle + width / 2,
		    sample->weight, sample->color);
	else if (sample->weight > 0)
		frame_line(canvas,
		    (struct segment){
			x + sample->weight / 2, y_middle, x + width - sample->weight / 2, y_middle},
		    sample->weight, sample->dash, sample->color);
	else if (sample->shape == SHAPE_DISC && sample->edge != 0)
		frame_edged_disc(
		    canvas, x + width / 2, y_middle, width, sample->color, sample->edge);
	else if (sample->shape != SHAPE_NONE)
		shape_put(canvas, sample->shape, x + width / 2, y_middle, width, sample->color,
		    sample->hollow);
	else
		tb_pages_rect(
		    canvas->page, x, y_middle - width / 2, width, width, (uint32_t)sample->color);
}

/* One line of samples, from x on. */
static void
put_line(struct canvas *canvas, const struct sample *samples, size_t n, int32_t x, int32_t y_middle)
{
	for (size_t i = 0; i < n; i++) {
		put_side(canvas, x, y_middle, &samples[i]);
		frame_text(canvas, &canvas->style->axis, x + name_left(canvas, &samples[i]),
		    y_middle, samples[i].name);
		x += sample_width(canvas, &samples[i]) + between(canvas);
	}
}

/* A name wider than the picture, in lines of its own; returns their height. */
static int32_t
put_long(struct canvas *canvas, const struct sample *sample, int32_t y)
{
	struct block block = block_fit(
	    canvas, &canvas->style->axis, canvas->width - name_left(canvas, sample), sample->name);
	int32_t height = block.height;

	put_side(canvas, 0, y + block.leading / 2, sample);
	block_put(&block, canvas, name_left(canvas, sample), y, TB_ALIGN_LEFT);
	block_release(&block);
	return height;
}

void
key_put(struct canvas *canvas, const struct sample *samples, size_t n)
{
	const struct style *style = canvas->style;
	int32_t leading = tb_em_pu(style->leading, style->axis.size), width = 0, y;

	if (n == 0)
		return;
	for (size_t i = 0; i < n; i++)
		width += sample_width(canvas, &samples[i]) + (i > 0 ? between(canvas) : 0);
	if (canvas->spare_left + 2 * style->column_gap + width <= canvas->width) {
		put_line(canvas, samples, n, canvas->width - width, canvas->spare_y);
		return;
	}
	y = canvas->y - style->block_gap;
	if (width <= canvas->width) {
		put_line(canvas, samples, n, canvas->width - width, y + leading / 2);
		canvas->y += leading;
		return;
	}
	for (size_t i = 0, k; i < n; i = k) {
		int32_t line = sample_width(canvas, &samples[i]), height = leading;

		for (k = i + 1; k < n; k++) {
			int32_t more = between(canvas) + sample_width(canvas, &samples[k]);

			if (line + more > canvas->width)
				break;
			line += more;
		}
		if (line > canvas->width)
			height = put_long(canvas, &samples[i], y);
		else
			put_line(canvas, &samples[i], k - i, 0, y + leading / 2);
		y += height;
		canvas->y += height;
	}
}
