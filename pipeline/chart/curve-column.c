/*
 * The column right of a curve, in which lines that end at the last category are
 * named, and the mark: as near to their ends as they can stand without touching,
 * led to them by hairlines where they are moved.
 */
#include "curve.h"

/* What it has: how many names, how wide they and their numbers are; a long name is broken. */
struct column {
	size_t n;
	int32_t names, numbers;
};

static struct column
measure_column(const struct curve *curve)
{
	const struct canvas *canvas = curve->canvas;
	const struct style *style = canvas->style;
	const struct mark *mark = &canvas->chart->mark;
	int32_t most = frame_share(canvas, style->direct_width_most);
	struct column column = {0};

	for (size_t k = 0; k < curve->nlines; k++) {
		const struct line *line = &curve->lines[k];
		const struct series *series = line->series;

		if (!curve_in_column(curve, line))
			continue;
		column.n++;
		column.names =
		    larger(column.names, frame_width(canvas, &style->direct, series->name));
		column.numbers = larger(
		    column.numbers, frame_width(canvas, &style->direct,
					curve_text(curve, &series->points[curve_last(series)])));
	}
	if (mark->line != 0) {
		column.n++;
		column.names = larger(column.names, frame_width(canvas, &style->mark, mark->label));
	}
	column.names = smaller(column.names, most);
	return column;
}

void
curve_set_column(struct curve *curve, int32_t height)
{
	const struct canvas *canvas = curve->canvas;
	const struct style *style = canvas->style;
	struct column column = measure_column(curve);
	int32_t line = curve_leading(curve, &style->direct), gap = style->column_gap;
	int32_t width = larger(column.names, column.numbers);

	curve->numbers = 0;
	if ((int32_t)column.n * line * 9 / 4 > height * 3 / 4) {
		gap *= 3;
		width = column.names + style->column_gap / 2 + column.numbers;
		curve->numbers = canvas->width - column.numbers;
	}
	curve->right = canvas->width - (column.n > 0 ? width + gap : 0);
	curve->column = column.n > 0 ? curve->right + gap : canvas->width;
}

/* What is named in the column right of the plot: a line, or the mark. */
struct ending {
	const struct line *line; /* NULL = the mark */
	const char *name, *number;
	struct type type;
	int32_t x; /* of its last point */
	struct span span;
	int32_t height; /* of the name, which may have lines */
};

static int32_t
names_width(const struct curve *curve)
{
	if (curve->numbers == 0)
		return curve->canvas->width - curve->column;
	return curve->numbers - curve->canvas->style->column_gap / 2 - curve->column;
}

/* Their height, and that of the number below where it stands there, with a little between
 * two of them. */
static void
size_ending(const struct curve *curve, struct ending *ending)
{
	const struct canvas *canvas = curve->canvas;
	int32_t line = curve_leading(curve, &canvas->style->direct);
	struct block name = block_fit(canvas, &ending->type, names_width(curve), ending->name);

	ending->height = name.para.nlines > 1 ? name.height : line;
	block_release(&name);
	ending->span.size = ending->height;
	if (curve->numbers == 0)
		ending->span.size += ending->number[0] != '\0' ? line * 5 / 4 : line / 4;
}

/* Sorts it in, from top to bottom; of two at one place, the one that comes first. */
static void
insert_ending(struct ending *endings, size_t n, struct ending ending)
{
	for (; n > 0 && endings[n - 1].span.want > ending.span.want; n--)
		endings[n] = endings[n - 1];
	endings[n] = ending;
}

static size_t
collect_endings(const struct curve *curve, struct ending *endings)
{
	const struct canvas *canvas = curve->canvas;
	const struct mark *mark = &canvas->chart->mark;
	size_t n = 0;

	for (size_t k = 0; k < curve->nlines; k++) {
		const struct line *line = &curve->lines[k];
		size_t last = curve_last(line->series);
		struct ending ending = {.line = line, .name = line->series->name};

		if (!curve_in_column(curve, line))
			continue;
		ending.type = curve_type(canvas->style->direct, line->ink);
		ending.number = curve_text(curve, &line->series->points[last]);
		ending.x = curve_x(curve, last);
		ending.span.want = curve_y(curve, line->series, last);
		size_ending(curve, &ending);
		insert_ending(endings, n++, ending);
	}
	if (mark->line != 0) {
		struct ending ending = {.name = mark->label,
		    .number = "",
		    .type = canvas->style->mark,
		    .x = curve->right,
		    .span.want = scale_pu(&curve->axis.scale, mark->value_e8)};

		size_ending(curve, &ending);
		insert_ending(endings, n++, ending);
	}
	return n;
}

int32_t
curve_names_height(const struct curve *curve)
{
	struct ending endings[CURVE_LINES + 1];
	struct curve any = *curve;
	size_t n;
	int32_t height = 0;

	any.axis.scale = scale_make(1, 2, 1, 0, 1); /* places are not asked for */
	n = collect_endings(&any, endings);
	for (size_t i = 0; i < n; i++)
		height += endings[i].span.size;
	return height;
}

static void
put_ending(struct curve *curve, const struct ending *ending, int32_t at)
{
	const struct canvas *canvas = curve->canvas;
	const struct style *style = canvas->style;
	int32_t line = curve_leading(curve, &style->direct), x = curve->column, top;
	int32_t below = curve->numbers == 0 && ending->number[0] != '\0' ? line : 0;
	struct box box = {x, 0, x + names_width(curve), 0};
	int moved;

	top = box.top = at - (ending->height + below) / 2, box.bottom = box.top + ending->height;
	placer_add_box(&curve->placer, box);
	curve_add_label(curve, box, ending->type, ending->name);
	if (curve->numbers == 0)
		box.top = box.bottom, box.bottom += line;
	else
		box =
		    (struct box){canvas->width - frame_width(canvas, &ending->type, ending->number),
			at - line / 2, canvas->width, at - line / 2 + line};
	if (ending->number[0] != '\0') {
		placer_add_box(&curve->placer, box);
		curve_add_label(curve, box, ending->type, ending->number);
	}
	moved = curve->numbers > 0
		    ? ending->span.want < at - line / 4 || ending->span.want > at + line / 4
		    : ending->span.want < top || ending->span.want > top + ending->height + below;
	if (moved || (ending->line != NULL && ending->x < curve->last_x))
		curve_add_leader(curve,
		    (struct segment){ending->x, ending->span.want, x - style->column_gap / 4, at});
}

int
curve_name_column(struct curve *curve, struct tb_err *err)
{
	const struct canvas *canvas = curve->canvas;
	struct ending endings[CURVE_LINES + 1];
	struct span spans[CURVE_LINES + 1];
	size_t n = collect_endings(curve, endings);

	for (size_t i = 0; i < n; i++)
		spans[i] = endings[i].span;
	if (label_spread(spans, n, canvas->y, curve->bottom) != 0)
		return frame_fail(canvas, canvas->panel->line, err,
		    "the names of its lines have no room beside it; shorten them");
	for (size_t i = 0; i < n; i++)
		put_ending(curve, &endings[i], spans[i].at);
	return 0;
}
