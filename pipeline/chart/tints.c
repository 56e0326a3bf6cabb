/* Classes of values and their tints: see tints.h. */
#include "tints.h"

static const int least_classes = 2;

/* Width of the key, from the middle of its first bound to the end of its last one's label. */
static int32_t
key_width(const struct canvas *canvas, const struct axis *axis)
{
	int32_t unit = frame_width(canvas, &canvas->style->axis, axis->unit);

	return axis->scale.to_pu - axis->scale.from_pu + axis_width(canvas, axis) / 2 + unit;
}

static void
shift(struct scale *scale, int32_t by)
{
	scale->from_pu += by;
	scale->to_pu += by;
}

void
tints_make(struct canvas *canvas, struct tints *tints, int64_t low_e8, int64_t high_e8)
{
	const struct style *style = canvas->style;
	int32_t leading = tb_em_pu(style->leading, style->axis.size), width, end;
	int axes = canvas->axes;

	for (int most = TINTS;; most--) {
		canvas->axes = axes;
		axis_classes(canvas, &tints->axis, low_e8, high_e8, most, 0);
		width = key_width(canvas, &tints->axis);
		if (most == least_classes ||
		    width + axis_width(canvas, &tints->axis) / 2 <= canvas->width)
			break;
	}
	shift(&tints->axis.scale, canvas->width - width);
	tints->strip = style->key_side;
	tints->top = canvas->spare_y - leading / 2;
	if (canvas->spare_left + 2 * style->column_gap + width + axis_width(canvas, &tints->axis) / 2 >
	    canvas->width)
		tints->top = canvas->y - style->block_gap / 2;
	end = tints->top + tints->strip + axis_height(canvas) + style->block_gap / 2;
	canvas->y = end > canvas->y ? end : canvas->y;
}

static int64_t
down(int64_t value, int64_t step)
{
	return value >= 0 ? value / step : -((-value + step - 1) / step);
}

/* The tint of the class from bound i to the next. */
static int32_t
class_color(const struct canvas *canvas, const struct tints *tints, int64_t i)
{
	const struct scale *scale = &tints->axis.scale;
	const struct style *style = canvas->style;
	int64_t first = scale_tick(scale, 0) / scale->step_e8;
	int64_t last = first + (int64_t)scale_nticks(scale) - 1;
	int64_t base = first > 0 ? first : last < 0 ? last : 0; /* where tints are palest */
	int64_t up = last - base, fall = base - first, n = up > fall ? up : fall;
	int64_t away = first + i >= base ? first + i - base : base - 1 - (first + i);
	int64_t k = n <= 1 ? TINTS / 2 : away * (TINTS - 1) / (n - 1);

	return first + i >= 0 ? style->rise[k] : style->fall[k];
}

int32_t
tints_color(const struct canvas *canvas, const struct tints *tints, int64_t value_e8)
{
	const struct scale *scale = &tints->axis.scale;
	int64_t i = down(value_e8 - scale_tick(scale, 0), scale->step_e8);
	int64_t last = (int64_t)scale_nticks(scale) - 2;

	return class_color(canvas, tints, i < last ? i : last);
}

void
tints_put_key(struct canvas *canvas, struct tints *tints)
{
	const struct scale *scale = &tints->axis.scale;

	for (size_t i = 0; i + 1 < scale_nticks(scale); i++) {
		int32_t left = scale_pu(scale, scale_tick(scale, i));
		int32_t right = scale_pu(scale, scale_tick(scale, i + 1));

		tb_pages_rect(canvas->page, left, tints->top, right - left, tints->strip,
		    (uint32_t)class_color(canvas, tints, (int64_t)i));
	}
	axis_put_right(canvas, &tints->axis, tints->top + tints->strip);
}
