/* Where a curve stands: see curve.h. */
#include "curve.h"

int32_t
curve_x(const struct curve *curve, size_t i)
{
	size_t n = curve->canvas->panel->ncategories;

	if (n == 1)
		return (curve->first_x + curve->last_x) / 2;
	return curve->first_x +
	       (int32_t)((int64_t)(curve->last_x - curve->first_x) * (int64_t)i / (int64_t)(n - 1));
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
	return scale_pu(&curve->scale, series->points[i].value_e8);
}

int
curve_has(const struct series *series, size_t i)
{
	return series != NULL && i < series->npoints && datum_drawn(&series->points[i]);
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

/* Width of the column right of the plot, 0 when no line is named there. */
static int32_t
column_width(const struct curve *curve)
{
	const struct style *style = curve->canvas->style;
	const struct panel *panel = curve->canvas->panel;
	int32_t width = 0, most = frame_share(curve->canvas, style->direct_width_most);

	for (size_t s = 0; s < panel->nseries; s++) {
		const struct series *series = &panel->series[s];
		const char *texts[2] = {series->name, ""};

		if (!curve_in_column(curve, series))
			continue;
		texts[1] = curve_text(curve, &series->points[series->npoints - 1]);
		for (size_t k = 0; k < TB_LEN(texts); k++) {
			int32_t w = frame_width(curve->canvas, &style->direct, texts[k]);

			width = w > width ? w : width;
		}
	}
	return width < most ? width : most;
}

/* Room on both sides of the outer categories, so that their labels stay inside. */
static int32_t
side_room(const struct curve *curve)
{
	const struct panel *panel = curve->canvas->panel;
	const struct type *type = &curve->canvas->style->axis;
	int32_t first = frame_width(curve->canvas, type, panel->categories[0]);
	int32_t last = frame_width(curve->canvas, type, panel->categories[panel->ncategories - 1]);

	return (first > last ? first : last) / 2;
}

void
curve_plot(struct curve *curve)
{
	struct canvas *canvas = curve->canvas;
	const struct style *style = canvas->style;
	int32_t width = column_width(curve), ticks = 0, side = side_room(curve);
	int unit = canvas->chart->unit[0] != '\0' &&
		   strstr(canvas->chart->subtitle, canvas->chart->unit) == NULL;

	curve->top = canvas->y + curve_leading(curve, &style->axis) * (unit ? 3 : 1) / 2;
	curve->bottom = curve->top + canvas->plot_height;
	curve->scale =
	    scale_make(largest(canvas->panel), style->ticks_most, 1, curve->bottom, curve->top);
	for (size_t i = 0; i < scale_nticks(&curve->scale); i++) {
		char digits[SCALE_LABEL];
		int32_t w;

		scale_label(&curve->scale, i, digits);
		w = frame_width(canvas, &style->axis, digits);
		ticks = w > ticks ? w : ticks;
	}
	curve->left = ticks + style->column_gap;
	curve->right = canvas->width - (width > 0 ? width + style->column_gap : 0);
	curve->column = curve->right + style->column_gap;
	curve->first_x = curve->left + side;
	curve->last_x = curve->right - (width > 0 ? style->point_diameter : side);
	if (width > 0 && side > width + style->column_gap + style->point_diameter)
		curve->last_x = canvas->width - side;
	if (unit)
		frame_text(canvas, &style->axis, 0,
		    canvas->y + curve_leading(curve, &style->axis) / 2, canvas->chart->unit);
}

void
curve_release(struct curve *curve)
{
	placer_release(&curve->placer);
	free(curve->labels);
}
