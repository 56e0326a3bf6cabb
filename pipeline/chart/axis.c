/* Value axes and names of categories: see axis.h. */
#include "axis.h"

/* The style's prefixes of units, 万 亿 万亿: the one at `index`; its length. */
static size_t
prefix(const struct canvas *canvas, int index, const char **at)
{
	const char *s = canvas->style->unit_prefixes;

	for (; index > 0; index--) {
		s += strcspn(s, " ");
		s += strspn(s, " ");
	}
	*at = s;
	return strcspn(s, " ");
}

static int
nprefixes(const struct canvas *canvas)
{
	const char *at;
	int n = 0;

	while (prefix(canvas, n, &at) > 0)
		n++;
	return n;
}

/* How many myriads the chart's unit has already; *base = the unit without them. */
static int
unit_myriads(const struct canvas *canvas, const char **base)
{
	const char *unit = canvas->unit, *at;

	*base = unit;
	for (int k = nprefixes(canvas); k-- > 0;) {
		size_t len = prefix(canvas, k, &at);

		if (strncmp(unit, at, len) == 0) {
			*base = unit + len;
			return k + 1;
		}
	}
	return 0;
}

/* Count in the unit that leaves short numbers. */
static void
set_unit(const struct canvas *canvas, struct axis *axis)
{
	const char *base, *at;
	int has = unit_myriads(canvas, &base);
	int most =
	    strcmp(canvas->unit, canvas->style->unit_suffix) == 0 ? 0 : nprefixes(canvas) - has;
	struct tb_buf unit = TB_BUF_INIT;

	/* one unit where it can be */
	scale_count(&axis->scale, canvas->style->tick_digits_valued, most);
	if (!canvas->valued || axis->scale.myriads > 0)
		scale_count(&axis->scale, canvas->style->tick_digits_most, most);
	axis->unit = canvas->unit;
	axis->said = chart_unit_said(canvas->chart->subtitle, canvas->unit);
	if (axis->scale.myriads == 0)
		return;
	tb_buf_put(&unit, at, prefix(canvas, has + axis->scale.myriads - 1, &at));
	tb_buf_puts(&unit, base);
	axis->unit = tb_arena_strdup(&canvas->doc->arena, unit.s);
	axis->said = 0;
	tb_buf_release(&unit);
}

int
axis_is_rate(const struct canvas *canvas)
{
	const char *at = canvas->style->rate_units;
	size_t len = strlen(canvas->unit);

	for (; *at != '\0'; at += strspn(at, " ")) {
		size_t n = strcspn(at, " ");

		if (n == len && strncmp(at, canvas->unit, n) == 0)
			return 1;
		at += n;
	}
	return 0;
}

void
axis_fit(const struct canvas *canvas, int64_t *low_e8, int64_t *high_e8)
{
	const struct mark *mark = &canvas->chart->mark;

	if (mark->line != 0)
		extent_take(low_e8, high_e8, mark->value_e8);
	/* nothing is gained by leaving 0 out where it is near */
	if (!axis_is_rate(canvas) || (*low_e8 > 0 && *low_e8 <= *high_e8 / 2))
		*low_e8 = *low_e8 < 0 ? *low_e8 : 0;
	if (!axis_is_rate(canvas) || (*high_e8 < 0 && *high_e8 >= *low_e8 / 2))
		*high_e8 = *high_e8 > 0 ? *high_e8 : 0;
}

static int32_t
leading(const struct canvas *canvas)
{
	return tb_em_pu(canvas->style->leading, canvas->style->axis.size);
}

/* Give the scale its place. */
static void
stand_up(struct canvas *canvas, struct axis *axis, int32_t y, int32_t height)
{
	int32_t top;

	set_unit(canvas, axis);
	top = y + axis_unit_height(canvas, axis) + leading(canvas) / 2;
	axis->scale.axis = ++canvas->axes;
	axis->unit_y = y + leading(canvas) / 2;
	axis->scale.to_pu = top;
	axis->scale.from_pu = top + height;
}

void
axis_up(struct canvas *canvas, struct axis *axis, int64_t low_e8, int64_t high_e8, int32_t y,
    int32_t height)
{
	int32_t most = height / (2 * leading(canvas));

	most = smaller(most, canvas->style->ticks_most);
	*axis = (struct axis){.scale = scale_span(low_e8, high_e8, most < 2 ? 2 : most, 1, 0, 0)};
	if (low_e8 == 0 && high_e8 == 0)
		axis->scale = scale_nothing(0, 0);
	stand_up(canvas, axis, y, height);
}

void
axis_up_stairs(struct canvas *canvas, struct axis *axis, const int64_t *stairs_e8, size_t n,
    int32_t y, int32_t height)
{
	*axis = (struct axis){.scale = scale_stairs(stairs_e8, n, 0, 0)};
	stand_up(canvas, axis, y, height);
}

/* The label of a tick; the last one carries the unit when it is a suffix, or said nowhere else. */
static void
tick_label(const struct canvas *canvas, const struct axis *axis, size_t i, struct tb_buf *out)
{
	char digits[SCALE_LABEL];

	scale_label(&axis->scale, i, digits);
	tb_buf_reset(out);
	tb_buf_puts(out, digits);
	if (i + 1 == scale_nticks(&axis->scale) &&
	    (strcmp(axis->unit, canvas->style->unit_suffix) == 0 || !axis->said))
		tb_buf_puts(out, axis->unit);
}

/* Its ends are ticks; where it need not be closed, unless that left much of the plot empty. One
 * tick alone measures nothing. */
static struct scale
span_right(int64_t low_e8, int64_t high_e8, int most, int32_t left, int32_t right, int closed)
{
	enum { EMPTY_MOST = 5 }; /* a part of it */
	struct scale open = scale_span(low_e8, high_e8, most, 0, left, right);
	struct scale whole = scale_span(low_e8, high_e8, most, 1, left, right);
	int64_t all_e8 = whole.end_e8 - whole.from_e8;
	int64_t used_e8 = open.end_e8 - open.from_e8;

	if (low_e8 == 0 && high_e8 == 0)
		return scale_nothing(left, right);
	if (closed || scale_nticks(&open) < 2 || all_e8 - used_e8 <= all_e8 / EMPTY_MOST)
		return whole;
	return open;
}

/* As many ticks as their labels have room for. */
void
axis_right(struct canvas *canvas, struct axis *axis, int64_t low_e8, int64_t high_e8, int32_t left,
    int32_t right, int closed)
{
	const struct style *style = canvas->style;
	struct tb_buf text = TB_BUF_INIT;
	int most = style->ticks_most;

	for (;; most--) {
		struct scale *scale = &axis->scale;
		int32_t width, first, apart;

		*axis =
		    (struct axis){.scale = span_right(low_e8, high_e8, most, left, right, closed)};
		set_unit(canvas, axis);
		tick_label(canvas, axis, 0, &text);
		first = frame_width(canvas, &style->axis, text.s);
		tick_label(canvas, axis, scale_nticks(scale) - 1, &text);
		width = frame_width(canvas, &style->axis, text.s);
		if (low_e8 < 0)
			width = larger(first, width);
		apart = scale_pu(scale, scale->from_e8 + scale->step_e8) - scale->from_pu;
		if (width + style->column_gap <= apart)
			break;
		if (most > 2)
			continue;
		if (!canvas->valued)
			break;
		/* a larger unit has shorter numbers */
		canvas->valued = 0;
		most = style->ticks_most + 1;
	}
	axis->reach = canvas->width;
	axis->scale.axis = ++canvas->axes;
	tb_buf_release(&text);
}

void
axis_classes(struct canvas *canvas, struct axis *axis, int64_t low_e8, int64_t high_e8, int most,
    int32_t left)
{
	int32_t n;

	*axis = (struct axis){.scale = scale_span(low_e8, high_e8, most, 1, left, left)};
	set_unit(canvas, axis);
	n = (int32_t)scale_nticks(&axis->scale) - 1;
	axis->scale.to_pu = left + n * axis_width(canvas, axis);
	axis->reach = canvas->width;
	axis->scale.axis = ++canvas->axes;
}

int32_t
axis_width(const struct canvas *canvas, const struct axis *axis)
{
	int32_t width = 0;

	for (size_t i = 0; i < scale_nticks(&axis->scale); i++) {
		char digits[SCALE_LABEL];
		int32_t w;

		scale_label(&axis->scale, i, digits);
		w = frame_width(canvas, &canvas->style->axis, digits);
		width = larger(width, w);
	}
	return width + canvas->style->column_gap;
}

int32_t
axis_tick(const struct canvas *canvas)
{
	return canvas->style->block_gap / 3;
}

int32_t
axis_height(const struct canvas *canvas)
{
	return tb_em_pu(canvas->style->leading, canvas->style->axis.size) + axis_tick(canvas);
}

int32_t
axis_unit_height(const struct canvas *canvas, const struct axis *axis)
{
	return axis->said || axis->unit[0] == '\0' ? 0 : leading(canvas);
}

/* The value whose line is the axis. */
static int64_t
base_of(const struct scale *scale)
{
	return scale->from_e8 <= 0 && scale->end_e8 >= 0 ? 0 : scale_tick(scale, 0);
}

/* The line of tick i; the axis itself is put over all others. */
static void
put_tick_line(struct canvas *canvas, const struct scale *scale, size_t i, int32_t left,
    int32_t right, const struct box *holes, size_t nholes)
{
	const struct style *style = canvas->style;

	if (scale_tick(scale, i) != base_of(scale))
		frame_hline_around(canvas, left, right, scale_pu(scale, scale_tick(scale, i)),
		    style->grid_weight, style->grid_ink, holes, nholes);
}

static void
put_base(struct canvas *canvas, const struct scale *scale, int32_t left, int32_t right,
    const struct box *holes, size_t nholes)
{
	frame_hline_around(canvas, left, right, scale_pu(scale, base_of(scale)),
	    canvas->style->axis_weight, canvas->style->axis_ink, holes, nholes);
}

void
axis_put_lines(struct canvas *canvas, const struct axis *axis, int32_t left, int32_t right,
    const struct box *holes, size_t nholes)
{
	for (size_t i = 0; i < scale_nticks(&axis->scale); i++)
		put_tick_line(canvas, &axis->scale, i, left, right, holes, nholes);
	put_base(canvas, &axis->scale, left, right, holes, nholes);
}

void
axis_put_unit(struct canvas *canvas, const struct axis *axis)
{
	if (axis_unit_height(canvas, axis) > 0)
		frame_text(canvas, &canvas->style->axis, 0, axis->unit_y, axis->unit);
}

void
axis_put_up(struct canvas *canvas, struct axis *axis, int32_t left, int32_t right,
    const struct box *holes, size_t nholes)
{
	const struct style *style = canvas->style;
	struct scale *scale = &axis->scale;

	trace_axis(canvas, scale, 'y');
	axis_put_unit(canvas, axis);
	for (size_t i = 0; i < scale_nticks(scale); i++) {
		int64_t value = scale_tick(scale, i);
		char digits[SCALE_LABEL];

		put_tick_line(canvas, scale, i, left, right, holes, nholes);
		scale_label(scale, i, digits);
		frame_text(canvas, &style->axis,
		    left - style->column_gap / 2 - frame_width(canvas, &style->axis, digits),
		    scale_pu(scale, value), digits);
		trace_tick(canvas, scale, value, digits);
	}
	put_base(canvas, scale, left, right, holes, nholes);
}

void
axis_put_right(struct canvas *canvas, struct axis *axis, int32_t bottom)
{
	const struct style *style = canvas->style;
	struct scale *scale = &axis->scale;
	int32_t height = axis_height(canvas), end = INT32_MIN / 2;
	struct tb_buf text = TB_BUF_INIT;
	char digits[SCALE_LABEL];

	trace_axis(canvas, scale, 'x');
	for (size_t i = 0; i < scale_nticks(scale); i++) {
		int32_t x = scale_pu(scale, scale_tick(scale, i));
		int32_t width, left;

		tick_label(canvas, axis, i, &text);
		width = frame_width(canvas, &style->axis, text.s);
		scale_label(scale, i, digits);
		/* the digits stand under the tick, the unit behind them */
		left = x - frame_width(canvas, &style->axis, digits) / 2;
		if (left + width > axis->reach)
			left = axis->reach - width;
		if (left < end + style->column_gap / 2)
			continue;
		left = left < 0 ? 0 : left;
		frame_text(canvas, &style->axis, left, bottom + height / 2, text.s);
		trace_tick(canvas, scale, scale_tick(scale, i), text.s);
		end = left + width;
	}
	tb_buf_release(&text);
}

void
axis_put_grid(struct canvas *canvas, const struct axis *axis, int32_t top, int32_t bottom,
    const struct box *holes, size_t nholes)
{
	const struct style *style = canvas->style;

	for (size_t i = 0; i < scale_nticks(&axis->scale); i++) {
		int64_t value = scale_tick(&axis->scale, i);

		if (value != 0)
			frame_vline_around(canvas, scale_pu(&axis->scale, value), top, bottom,
			    style->grid_weight, style->grid_ink, holes, nholes);
	}
}

int32_t
axis_names(struct canvas *canvas, const char *const *names, size_t n, int32_t left, int32_t right,
    int32_t y)
{
	enum { LINES_MOST = 4 };
	const struct style *style = canvas->style;
	int32_t slot = (right - left) / (int32_t)n, room = slot - style->column_gap / 2;
	int32_t height = 0;

	if (room < 2 * style->type_least)
		return -1;
	for (size_t i = 0; i < n; i++) {
		int64_t middle =
		    left + (int64_t)(right - left) * (2 * (int64_t)i + 1) / (2 * (int64_t)n);
		struct block block = block_fit(canvas, &style->axis, room, names[i]);
		int fits = block.width <= room && block.para.nlines <= LINES_MOST;

		if (fits && y >= 0)
			block_put(&block, canvas, (int32_t)middle, y, TB_ALIGN_CENTRE);
		height = larger(height, block.height);
		block_release(&block);
		if (!fits)
			return -1;
	}
	return height;
}

int32_t
axis_point(size_t i, size_t n, int32_t first_x, int32_t last_x)
{
	if (n == 1)
		return (first_x + last_x) / 2;
	return first_x + (int32_t)((int64_t)(last_x - first_x) * (int64_t)i / (int64_t)(n - 1));
}

/* A name of a point; a long one is broken. */
static struct block
point_name(const struct canvas *canvas, const char *name)
{
	return block_fit(canvas, &canvas->style->axis, canvas->width / 5, name);
}

int32_t
axis_points_side(const struct canvas *canvas, const char *const *names, size_t n)
{
	int32_t width = 0;

	for (size_t i = 0; i<n; i += n> 1 ? n - 1 : 1) {
		struct block block = point_name(canvas, names[i]);

		width = larger(width, block.width);
		block_release(&block);
	}
	return width / 2;
}

/* The next of the steps in which months, quarters and days are counted. */
static size_t
next_stride(size_t stride)
{
	static const size_t steps[] = {1, 2, 3, 6, 12, 30, 60};

	for (size_t i = 0; i < TB_LEN(steps); i++)
		if (steps[i] > stride)
			return steps[i];
	return 2 * stride;
}

/* Every how many names have room. */
static size_t
names_stride(const struct canvas *canvas, const char *const *names, size_t n, int32_t length)
{
	int32_t most = 0;
	size_t stride = 1;

	for (size_t i = 0; i < n; i++) {
		struct block block = point_name(canvas, names[i]);

		most = larger(most, block.width);
		block_release(&block);
	}
	most += canvas->style->column_gap / 2;
	while ((int64_t)stride * length < (int64_t)most * (int64_t)(n - 1) && stride < n)
		stride = next_stride(stride);
	return stride;
}

int32_t
axis_points_height(const struct canvas *canvas, const char *const *names, size_t n)
{
	int32_t height = 0;

	for (size_t i = 0; i < n; i++) {
		struct block block = point_name(canvas, names[i]);

		height = larger(height, block.height);
		block_release(&block);
	}
	return axis_tick(canvas) + height;
}

int32_t
axis_put_points(struct canvas *canvas, const char *const *names, size_t n, int32_t first_x,
    int32_t last_x, int32_t y)
{
	const struct style *style = canvas->style;
	int32_t tick = axis_tick(canvas), height = 0;
	size_t stride = names_stride(canvas, names, n, last_x - first_x);

	for (size_t i = 0; i < n; i += stride) {
		struct block block = point_name(canvas, names[i]);
		int32_t x = axis_point(i, n, first_x, last_x);

		frame_vline(canvas, x, y, y + tick, style->axis_weight, style->axis_ink);
		block_put(&block, canvas, x, y + tick, TB_ALIGN_CENTRE);
		height = larger(height, block.height);
		block_release(&block);
	}
	return tick + height;
}
