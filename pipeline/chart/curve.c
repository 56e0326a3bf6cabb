/* Where a curve stands: see curve.h. */
#include "curve.h"
#include "breaks.h"
#include "strips.h"

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

int32_t
curve_break_x(const struct curve *curve, size_t i)
{
	return (curve_x(curve, i - 1) + curve_x(curve, i)) / 2;
}

int
curve_has(const struct series *series, size_t i)
{
	return series != NULL && i < series->npoints && datum_drawn(&series->points[i]);
}

int
curve_joined(const struct curve *curve, const struct series *series, size_t i)
{
	return curve_has(series, i) && curve_has(series, i + 1) &&
	       panel_break(curve->canvas->panel, i + 1) == NULL;
}

int
curve_alone(const struct curve *curve, const struct series *series, size_t i)
{
	return curve_has(series, i) && (i == 0 || !curve_joined(curve, series, i - 1)) &&
	       !curve_joined(curve, series, i);
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
curve_in_column(const struct curve *curve, const struct line *line)
{
	size_t n = curve->canvas->panel->ncategories, last = curve_last(line->series);

	return last != SIZE_MAX && (curve->all_aside || (n > 1 && last == n - 1));
}

int32_t
curve_leading(const struct curve *curve, const struct type *type)
{
	return tb_em_pu(curve->canvas->style->leading, type->size);
}

int
curve_dense(const struct curve *curve, const struct line *line)
{
	return curve_spacing(curve) < 3 * line->point / 2;
}

int
curve_gap(const struct curve *curve)
{
	const struct series *actual, *plan;

	if (curve->actual == NULL || curve->plan == NULL)
		return 0;
	actual = curve->actual->series, plan = curve->plan->series;
	return curve_has(actual, curve->now) && curve_has(plan, curve->now) &&
	       curve_y(curve, actual, curve->now) != curve_y(curve, plan, curve->now);
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

int
curve_range(const struct curve *curve, int64_t *low_e8, int64_t *high_e8)
{
	int any = 0;

	*low_e8 = *high_e8 = 0;
	for (size_t k = 0; k < curve->nlines; k++)
		for (size_t i = 0; i < curve->lines[k].series->npoints; i++) {
			int64_t value_e8 = curve->lines[k].series->points[i].value_e8;

			if (!curve_has(curve->lines[k].series, i))
				continue;
			*low_e8 = !any || value_e8 < *low_e8 ? value_e8 : *low_e8;
			*high_e8 = !any || value_e8 > *high_e8 ? value_e8 : *high_e8;
			any = 1;
		}
	return any;
}

/* Where the categories stand. */
static void
set_points(struct curve *curve)
{
	const struct canvas *canvas = curve->canvas;
	const struct panel *panel = canvas->panel;
	int32_t side = axis_points_side(canvas, panel->categories, panel->ncategories);
	int aside = curve->column < canvas->width;

	curve->first_x = curve->left + side;
	curve->last_x = curve->right - (aside ? canvas->style->point_diameter : side);
	if (aside && side > canvas->width - curve->last_x)
		curve->last_x = canvas->width - side;
}

struct type
curve_type(struct type type, int32_t ink)
{
	type.ink = ink;
	return type;
}

void
curve_add_label(struct curve *curve, struct box box, struct type type, const char *text)
{
	struct label *label =
	    tb_grow(&curve->labels, curve->nlabels, &curve->labels_cap, sizeof *label);

	curve->nlabels++;
	*label = (struct label){box, type, text};
}

void
curve_add_leader(struct curve *curve, struct segment leader)
{
	struct segment *slot =
	    tb_grow(&curve->leaders, curve->nleaders, &curve->leaders_cap, sizeof *slot);

	curve->nleaders++;
	*slot = leader;
	placer_add_segment(&curve->placer, leader);
}

/* The plot is as high as its style says, or as the names beside it need. */
static int32_t
plot_height(const struct curve *curve)
{
	const struct canvas *canvas = curve->canvas;
	int32_t names = curve_names_height(curve), height = canvas->plot_height;
	int32_t room = strips_room(canvas, canvas->y, 3 * axis_height(canvas));

	if (height < names)
		height = smaller(names, room);
	return height;
}

void
curve_set_inside(struct curve *curve)
{
	const struct canvas *canvas = curve->canvas;

	curve->inside = (struct box){curve->left + canvas->style->column_gap / 3, canvas->y,
	    canvas->width, curve->bottom - canvas->style->axis_weight};
}

static int32_t
break_x(const void *plot, size_t i)
{
	return curve_break_x(plot, i);
}

/* Their labels below y; the height of these, or -1. */
static int32_t
place_breaks(struct curve *curve, int32_t y)
{
	struct breaks breaks;
	int32_t height = -1;

	if (breaks_place(curve->canvas, &breaks, break_x, curve, curve->left, curve->right, y) ==
	    0) {
		height = breaks.height;
		for (size_t i = 0; i < breaks.n; i++)
			curve_add_label(
			    curve, breaks.at[i].box, curve->canvas->style->note, breaks.at[i].text);
	}
	breaks_release(&breaks);
	return height;
}

static int
plot_lines(struct curve *curve, int64_t low_e8, int64_t high_e8, struct tb_err *err)
{
	struct canvas *canvas = curve->canvas;
	struct scale *scale = &curve->axis.scale;
	int32_t breaks;

	curve_set_column(curve, canvas->plot_height);
	axis_up(canvas, &curve->axis, low_e8, high_e8, canvas->y, plot_height(curve));
	scale_trim(scale, low_e8);
	curve->left = axis_width(canvas, &curve->axis);
	set_points(curve);
	breaks = place_breaks(curve, canvas->y + axis_unit_height(canvas, &curve->axis));
	if (breaks < 0)
		return breaks_fail(canvas, err);
	scale->to_pu += breaks, scale->from_pu += breaks;
	curve->top = scale->to_pu;
	curve->bottom = scale->from_pu;
	curve_set_inside(curve);
	return 0;
}

void
curve_release(struct curve *curve)
{
	placer_release(&curve->placer);
	free(curve->labels);
	free(curve->leaders);
	curve->labels = NULL, curve->leaders = NULL;
	curve->nlabels = curve->labels_cap = curve->nleaders = curve->leaders_cap = 0;
}

int
curve_lay(struct curve *curve, int64_t low_e8, int64_t high_e8, struct tb_err *err)
{
	int axes = curve->canvas->axes;

	if (plot_lines(curve, low_e8, high_e8, err) != 0)
		return -1;
	if (curve_label(curve, err) == 0)
		return 0;
	curve_release(curve);
	curve->canvas->axes = axes;
	curve->canvas->unsaid.n = 0;
	tb_buf_reset(&curve->canvas->unsaid.text);
	curve->all_aside = 1;
	if (plot_lines(curve, low_e8, high_e8, err) != 0)
		return -1;
	return curve_label(curve, err);
}
