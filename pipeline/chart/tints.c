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

static int64_t
down(int64_t value, int64_t step)
{
	return value >= 0 ? value / step : -((-value + step - 1) / step);
}

/* How many classes lie below the pivot and above it; one that it parts is of both. */
struct sides {
	int64_t below, above;
};

static struct sides
count_sides(const struct tints *tints)
{
	const struct scale *scale = &tints->axis.scale;
	int64_t first = scale_tick(scale, 0) / scale->step_e8;
	int64_t last = first + (int64_t)scale_nticks(scale) - 1;
	int64_t pivot = down(tints->pivot_e8, scale->step_e8);
	int parted = tints->pivot_e8 % scale->step_e8 != 0 && pivot >= first && pivot < last;

	pivot = pivot < first ? first : pivot > last ? last : pivot;
	return (struct sides){pivot - first + parted, last - pivot};
}

void
tints_make(
    struct canvas *canvas, struct tints *tints, int64_t low_e8, int64_t high_e8, int64_t pivot_e8)
{
	const struct style *style = canvas->style;
	int32_t leading = tb_em_pu(style->leading, style->axis.size), width, end;
	int axes = canvas->axes;
	struct sides sides;

	tints->pivot_e8 = pivot_e8;

	for (int most = TINTS;; most--) {
		canvas->axes = axes;
		axis_classes(canvas, &tints->axis, low_e8, high_e8, most, 0);
		width = key_width(canvas, &tints->axis);
		sides = count_sides(tints);
		if (most == least_classes ||
		    (sides.below <= TINTS && sides.above <= TINTS &&
			width + axis_width(canvas, &tints->axis) / 2 <= canvas->width))
			break;
	}
	shift(&tints->axis.scale, canvas->width - width);
	tints->strip = style->key_side;
	tints->top = canvas->spare_y - leading / 2;
	if (canvas->spare_left + 2 * style->column_gap + width +
		axis_width(canvas, &tints->axis) / 2 >
	    canvas->width)
		tints->top = canvas->y - style->block_gap / 2;
	end = tints->top + tints->strip + axis_height(canvas) + style->block_gap / 2;
	canvas->y = larger(canvas->y, end);
}

/* Class i counts from the first bound. Its tint, or that of its part below the pivot. */
static int32_t
class_color(const struct canvas *canvas, const struct tints *tints, int64_t i, int below)
{
	const struct style *style = canvas->style;
	struct sides sides = count_sides(tints);
	int64_t last = (int64_t)scale_nticks(&tints->axis.scale) - 1;
	int64_t n = sides.above > sides.below ? sides.above : sides.below;
	int64_t away = below ? sides.below - 1 - i : i - (last - sides.above);
	int64_t k = n <= 1 ? TINTS / 2 : away * (TINTS - 1) / (n - 1);

	return below ? style->fall[k] : style->rise[k];
}

int32_t
tints_color(const struct canvas *canvas, const struct tints *tints, int64_t value_e8)
{
	const struct scale *scale = &tints->axis.scale;
	int64_t i = down(value_e8 - scale_tick(scale, 0), scale->step_e8);
	int64_t last = (int64_t)scale_nticks(scale) - 2;

	int below = value_e8 < tints->pivot_e8;

	if (i > last)
		i = last, below = tints->pivot_e8 >= value_e8;
	return class_color(canvas, tints, i, below);
}

static void
put_part(struct canvas *canvas, const struct tints *tints, int64_t from_e8, int64_t to_e8)
{
	int32_t left = scale_pu(&tints->axis.scale, from_e8);
	int32_t right = scale_pu(&tints->axis.scale, to_e8);

	if (right - left < canvas->style->grid_weight) /* print does not hold it */
		return;
	tb_pages_rect(canvas->page, left, tints->top, right - left, tints->strip,
	    (uint32_t)tints_color(canvas, tints, from_e8));
}

void
tints_put_key(struct canvas *canvas, struct tints *tints)
{
	const struct scale *scale = &tints->axis.scale;
	int64_t pivot = tints->pivot_e8;

	for (size_t i = 0; i + 1 < scale_nticks(scale); i++) {
		int64_t from = scale_tick(scale, i), to = scale_tick(scale, i + 1);

		if (pivot > from && pivot < to)
			put_part(canvas, tints, from, pivot);
		put_part(canvas, tints, pivot > from && pivot < to ? pivot : from, to);
	}
	axis_put_right(canvas, &tints->axis, tints->top + tints->strip);
}
