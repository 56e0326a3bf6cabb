/* The values of a map's regions beside it: see league.h. */
#include "league.h"
#include "scale.h"
#include "strips.h"

struct line {
	const struct row *row;
	struct block label;
	struct number value;
};

struct league {
	struct canvas *canvas;
	const struct tints *tints;
	struct line *lines; /* in their order */
	size_t n;
	int32_t label, before, behind, mark; /* widths of the columns */
	int32_t bars_least;		     /* width of the bars */
};

/* By value, largest first; then as the document has them. */
static int
by_value(const void *a, const void *b)
{
	const struct row *x = ((const struct line *)a)->row, *y = ((const struct line *)b)->row;

	if (datum_drawn(&x->datum) != datum_drawn(&y->datum))
		return datum_drawn(&x->datum) ? -1 : 1;
	if (x->datum.value_e8 != y->datum.value_e8)
		return x->datum.value_e8 > y->datum.value_e8 ? -1 : 1;
	return (x > y) - (x < y);
}

static void
measure(struct league *league, struct line *line)
{
	struct canvas *canvas = league->canvas;
	const struct style *style = canvas->style;

	line->label = block_fit(
	    canvas, &style->label, frame_share(canvas, style->label_width_most), line->row->label);
	line->value = frame_number(canvas, &style->value, &line->row->datum);
	league->label = larger(league->label, line->label.width);
	league->mark = larger(league->mark, line->value.mark);
	league->behind = larger(league->behind, line->value.behind);
	if (datum_drawn(&line->row->datum))
		league->before = larger(league->before, line->value.before);
}

struct league *
league_new(struct canvas *canvas, const struct tints *tints)
{
	const struct panel *panel = canvas->panel;
	struct league *league = tb_xcalloc(1, sizeof *league);

	league->canvas = canvas;
	league->tints = tints;
	league->n = panel->nrows;
	league->lines = tb_xcalloc(panel->nrows, sizeof *league->lines);
	league->bars_least = frame_share(canvas, canvas->style->league_bars);
	for (size_t i = 0; i < league->n; i++)
		league->lines[i].row = &panel->rows[i];
	qsort(league->lines, league->n, sizeof *league->lines, by_value);
	for (size_t i = 0; i < league->n; i++)
		measure(league, &league->lines[i]);
	for (size_t i = 0; i < league->n; i++)
		if (!datum_drawn(&league->lines[i].row->datum))
			league->before =
			    larger(league->before, league->lines[i].value.before - league->behind);
	return league;
}

void
league_free(struct league *league)
{
	if (league == NULL)
		return;
	for (size_t i = 0; i < league->n; i++)
		block_release(&league->lines[i].label);
	free(league->lines);
	free(league);
}

int32_t
league_width(const struct league *league)
{
	return league->label + league->bars_least + league->before + league->behind + league->mark +
	       2 * league->canvas->style->column_gap;
}

static int32_t
mark_height(const struct league *league)
{
	const struct canvas *canvas = league->canvas;

	if (canvas->chart->mark.line == 0)
		return 0;
	return tb_em_pu(canvas->style->leading, canvas->style->mark.size);
}

static int32_t
line_height(const struct league *league, const struct line *line, int32_t pitch)
{
	return larger(pitch, line->label.height + league->canvas->style->block_gap / 4);
}

static int32_t
all_lines(const struct league *league, int32_t pitch)
{
	int32_t sum = mark_height(league);

	for (size_t i = 0; i < league->n; i++)
		sum += line_height(league, &league->lines[i], pitch);
	return sum;
}

/* The pitch at which the lines fit. */
static int32_t
pitch_in(const struct league *league, int32_t room)
{
	const struct style *style = league->canvas->style;

	return all_lines(league, style->row_pitch) <= room ? style->row_pitch
							   : style->row_pitch_least;
}

int32_t
league_height(const struct league *league, int32_t room)
{
	int32_t height = all_lines(league, pitch_in(league, room));

	return height <= room ? height : 0;
}

static void
put_value(const struct league *league, const struct line *line, int32_t y)
{
	const struct canvas *canvas = league->canvas;
	int32_t end = canvas->width - league->mark;

	if (datum_drawn(&line->row->datum))
		end -= league->behind;
	frame_text(
	    league->canvas, &canvas->style->value, end - line->value.before, y, line->value.text);
}

/* From 0, or from the end of the axis that is nearer to it. */
static void
put_bar(const struct league *league, const struct scale *scale, const struct line *line, int32_t y)
{
	const struct style *style = league->canvas->style;
	int64_t value = line->row->datum.value_e8;
	int32_t from = scale_pu(scale, 0), to = scale_pu(scale, value);
	int32_t left = smaller(from, to), right = larger(from, to);

	if (!datum_drawn(&line->row->datum) || right - left < style->grid_weight)
		return; /* print does not hold it; the number says it */
	tb_pages_rect(league->canvas->page, left, y - style->bar_height / 2, right - left,
	    style->bar_height, (uint32_t)tints_color(league->canvas, league->tints, value));
}

static struct scale
make_scale(const struct league *league, int32_t left, int32_t right)
{
	const struct mark *mark = &league->canvas->chart->mark;
	int64_t low = 0, high = 0;

	for (size_t i = 0; i < league->n; i++)
		extent_take(&low, &high, league->lines[i].row->datum.value_e8);
	if (mark->line != 0)
		extent_take(&low, &high, mark->value_e8);
	return scale_span(low, high, league->canvas->style->ticks_most, 0, left, right);
}

/* The line of the mark across all bars, its label above it. */
static void
put_mark(
    const struct league *league, const struct scale *scale, int32_t x, int32_t y, int32_t bottom)
{
	struct canvas *canvas = league->canvas;
	const struct style *style = canvas->style;
	const struct mark *mark = &canvas->chart->mark;
	int32_t top = y + mark_height(league);

	frame_vline(canvas, scale_pu(scale, 0), top, bottom, style->axis_weight, style->axis_ink);
	if (mark->line == 0)
		return;
	strips_mark(canvas, mark->label, scale_pu(scale, mark->value_e8), x, y);
	frame_vline(canvas, scale_pu(scale, mark->value_e8), top, bottom, style->mark_weight,
	    style->mark_ink);
}

void
league_put(const struct league *league, int32_t x, int32_t y, int32_t room)
{
	struct canvas *canvas = league->canvas;
	const struct style *style = canvas->style;
	int32_t pitch = pitch_in(league, room), top = y + mark_height(league);
	struct scale scale = make_scale(league, x + league->label + style->column_gap,
	    canvas->width - league->mark - league->behind - league->before - style->column_gap);

	y = top;
	for (size_t i = 0; i < league->n; i++) {
		const struct line *line = &league->lines[i];
		int32_t height = line_height(league, line, pitch), middle = y + height / 2;

		block_put(&line->label, canvas, x, middle - line->label.height / 2, TB_ALIGN_LEFT);
		put_bar(league, &scale, line, middle);
		put_value(league, line, middle);
		y += height;
	}
	put_mark(league, &scale, x, top - mark_height(league), y);
}
