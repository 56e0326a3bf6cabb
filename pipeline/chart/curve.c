/* Where a curve stands: see curve.h. */
#include "curve.h"

int32_t
curve_x(const struct curve *curve, size_t i)
{
	return axis_point(i, curve->canvas->panel->ncategories, curve->first_x, curve->last_x);
}

int32_t
curve_spacing(const struct curve *curve)
{
	size_t n = curve->canvas->panel->ncategories;
	int32_t width = curve->last_x - curve->first_x;

	return n > 1 ? width / (int32_t)(n - 1) : width;
}

int32_t
curve_y(const struct curve *curve, const struct series *series, size_t i)
{
	return scale_pu(&curve->axis.scale, series->points[i].value_e8);
}

int
curve_has(const struct series *series, size_t i)
{
	return series != NULL && i < series->npoints && datum_drawn(&series->points[i]);
}

int
curve_alone(const struct series *series, size_t i)
{
	return curve_has(series, i) && (i == 0 || !curve_has(series, i - 1)) &&
	       !curve_has(series, i + 1);
}

int32_t
curve_ink(const struct curve *curve, const struct series *series)
{
	const struct style *style = curve->canvas->style;

	return series->part == PART_ACTUAL    ? style->actual_color
	       : series->part == PART_OUTLOOK ? style->outlook_color
					      : style->plan_color;
}

size_t
curve_last(const struct series *series)
{
	size_t i = series != NULL ? series->npoints : 0;

	while (i > 0 && !curve_has(series, i - 1))
		i--;
	return i > 0 ? i - 1 : SIZE_MAX;
}

int
curve_in_column(const struct curve *curve, const struct series *series)
{
	size_t n = curve->canvas->panel->ncategories;

	return n > 1 && curve_last(series) == n - 1;
}

int32_t
curve_leading(const struct curve *curve, const struct type *type)
{
	return tb_em_pu(curve->canvas->style->leading, type->size);
}

int
curve_gap(const struct curve *curve)
{
	return curve->actual != NULL && curve_has(curve->actual, curve->now) &&
	       curve_has(curve->plan, curve->now) &&
	       curve_y(curve, curve->actual, curve->now) != curve_y(curve, curve->plan, curve->now);
}

const char *
curve_text(const struct curve *curve, const struct datum *datum)
{
	const char *mark = curve->canvas->style->carried_mark;
	struct tb_buf text = TB_BUF_INIT;
	const char *kept;

	if (datum->text[0] == '\0' || datum->state != STATE_CARRIED ||
	    strstr(datum->text, mark) != NULL)
		return datum->text;
	tb_buf_printf(&text, "%s%s", datum->text, mark);
	kept = tb_arena_strdup(&curve->canvas->doc->arena, text.s);
	tb_buf_release(&text);
	return kept;
}

static int64_t
largest(const struct panel *panel)
{
	int64_t max = 0;

	for (size_t s = 0; s < panel->nseries; s++)
		for (size_t i = 0; i < panel->series[s].npoints; i++)
			if (panel->series[s].points[i].value_e8 > max)
				max = panel->series[s].points[i].value_e8;
	return max;
}

/* Width of the column right of the plot, 0 when no line is named there: that of the names,
 * but a long one is broken; that of the numbers in any case. */
static int32_t
column_width(const struct curve *curve)
{
	const struct style *style = curve->canvas->style;
	const struct panel *panel = curve->canvas->panel;
	int32_t names = 0, values = 0, most = frame_share(curve->canvas, style->direct_width_most);

	for (size_t s = 0; s < panel->nseries; s++) {
		const struct series *series = &panel->series[s];
		int32_t name = frame_width(curve->canvas, &style->direct, series->name), value;

		if (!curve_in_column(curve, series))
			continue;
		value = frame_width(curve->canvas, &style->direct,
		    curve_text(curve, &series->points[series->npoints - 1]));
		names = name > names ? name : names;
		values = value > values ? value : values;
	}
	names = names < most ? names : most;
	return names > values ? names : values;
}

void
curve_plot(struct curve *curve)
{
	struct canvas *canvas = curve->canvas;
	const struct style *style = canvas->style;
	int32_t width = column_width(curve),
		side =
		    axis_points_side(canvas, canvas->panel->categories, canvas->panel->ncategories);

	axis_up(canvas, &curve->axis, 0, largest(canvas->panel), canvas->y, canvas->plot_height);
	curve->top = curve->axis.scale.to_pu;
	curve->bottom = curve->axis.scale.from_pu;
	curve->left = axis_width(canvas, &curve->axis);
	curve->right = canvas->width - (width > 0 ? width + style->column_gap : 0);
	curve->column = curve->right + style->column_gap;
	curve->first_x = curve->left + side;
	curve->last_x = curve->right - (width > 0 ? style->point_diameter : side);
	if (width > 0 && side > width + style->column_gap + style->point_diameter)
		curve->last_x = canvas->width - side;
}

void
curve_release(struct curve *curve)
{
	placer_release(&curve->placer);
	free(curve->labels);
}
