/* The grid of small multiples: see grid.h. */
#include "grid.h"
#include "breaks.h"
#include "curve.h"
#include "key.h"
#include "strips.h"

static size_t
rows_of(size_t n, size_t columns)
{
	return (n + columns - 1) / columns;
}

/* How many plots of a width have room side by side. */
static size_t
columns_of(const struct grid *grid, int32_t width)
{
	int32_t room = grid->canvas->width - grid->left + grid->gap;

	width += grid->reserve;
	return room / (width + grid->gap) > 1 ? (size_t)(room / (width + grid->gap)) : 1;
}

/* Few rows and few empty places. */
static void
choose_columns(struct grid *grid, size_t most)
{
	size_t best = SIZE_MAX;

	for (size_t c = 1; c <= most && c <= grid->n; c++) {
		size_t rows = rows_of(grid->n, c), cost = 2 * rows + rows * c - grid->n;

		if (cost > best)
			continue;
		best = cost;
		grid->columns = c, grid->rows = rows;
	}
	grid->width =
	    (grid->canvas->width - grid->left + grid->gap) / (int32_t)grid->columns - grid->gap;
}

static struct block
title_block(const struct grid *grid, size_t i)
{
	struct type type = grid->canvas->style->direct;

	return block_fit(grid->canvas, &type, grid->width, grid->canvas->chart->panels[i].title);
}

static void
measure_titles(struct grid *grid)
{
	int32_t height = 0;

	for (size_t i = 0; i < grid->n; i++) {
		struct block block = title_block(grid, i);

		height = larger(height, block.height);
		block_release(&block);
	}
	grid->above = height + grid->canvas->style->block_gap * 3 / 4;
	grid->beneath = grid->canvas->style->block_gap;
}

/* The height that all rows leave to a plot; a list of what is missing may follow them. */
static int32_t
room_of(const struct grid *grid)
{
	enum { LIST_LINES = 3 };
	const struct style *style = grid->canvas->style;
	int32_t list = style->block_gap + LIST_LINES * tb_em_pu(style->leading, style->note.size);
	int32_t room = strips_room(grid->canvas, grid->top, grid->below + list);

	return room / (int32_t)grid->rows - grid->above - grid->beneath;
}

static int32_t
wished_height(const struct grid *grid)
{
	const struct canvas *canvas = grid->canvas;
	const struct style *style = canvas->style;
	int32_t height = canvas->plot_height / (int32_t)grid->rows;

	if (canvas->chart->width != WIDTH_PAGE || height < style->panel_height)
		return style->panel_height;
	return height < 2 * style->panel_height ? height : 2 * style->panel_height;
}

int
grid_make(struct grid *grid, struct tb_err *err)
{
	const struct canvas *canvas = grid->canvas;
	const struct style *style = canvas->style;
	const int32_t widths[] = {
	    style->panel_width, style->panel_width_least, style->panel_width_least / 2};
	/* what has numbers beside it needs less by itself */
	size_t n = grid->reserve > 0 ? 3 : 2;
	int32_t own = grid->height, least = own > 0 ? own : style->panel_height_least, room;

	grid->top = canvas->y;
	for (size_t k = 0; k < n && (k == 0 || room_of(grid) < least); k++) {
		choose_columns(grid, columns_of(grid, widths[k]));
		measure_titles(grid);
	}
	room = room_of(grid);
	if (room < least || grid->width < grid->reserve + style->panel_width_least / 2)
		return frame_fail(canvas, canvas->chart->line, err,
		    "%zu panels have no room on a page; about %d have: divide the chart", grid->n,
		    (int)((int64_t)(grid->above + grid->beneath + room) * (int64_t)grid->rows /
			  (grid->above + grid->beneath + least) * (int64_t)grid->columns));
	grid->height = own > 0 ? own : wished_height(grid);
	grid->height = smaller(grid->height, room);
	return 0;
}

struct box
grid_plot(const struct grid *grid, size_t i)
{
	int32_t column = (int32_t)(i % grid->columns), row = (int32_t)(i / grid->columns);
	int32_t left = grid->left + column * (grid->width + grid->gap);
	int32_t top = grid->top + row * (grid->above + grid->height + grid->beneath) + grid->above;

	return (struct box){left, top, left + grid->width, top + grid->height};
}

int
grid_first(const struct grid *grid, size_t i)
{
	return i % grid->columns == 0;
}

int
grid_lowest(const struct grid *grid, size_t i)
{
	return i + grid->columns >= grid->n;
}

void
grid_put_title(const struct grid *grid, size_t i)
{
	struct block block = title_block(grid, i);
	struct box plot = grid_plot(grid, i);

	/* all of a row end above their plots at one height */
	block_put(&block, grid->canvas, plot.left,
	    plot.top - grid->canvas->style->block_gap * 3 / 4 - block.height, TB_ALIGN_LEFT);
	block_release(&block);
}

int32_t
grid_bottom(const struct grid *grid)
{
	return grid_plot(grid, grid->n - 1).bottom + grid->below;
}

/* The sample, if none has its name. */
static void
add_once(struct sample *samples, size_t *n, struct sample sample)
{
	for (size_t i = 0; i < *n; i++)
		if (strcmp(samples[i].name, sample.name) == 0)
			return;
	samples[(*n)++] = sample;
}

void
grid_key(struct canvas *canvas)
{
	const struct style *style = canvas->style;
	const struct panel *own = canvas->panel, *first = &canvas->chart->panels[0];
	const struct mark *mark = &canvas->chart->mark;
	struct sample *samples =
	    tb_xcalloc(first->nseries + first->ncategories + 3, sizeof *samples);
	struct curve curve = {.canvas = canvas};
	size_t n = 0;

	canvas->panel = first;
	curve_set_lines(&curve);
	for (size_t k = 0; curve.nlines > 1 && k < curve.nlines; k++)
		samples[n++] = (struct sample){.color = curve.lines[k].color,
		    .name = curve.lines[k].series->name,
		    .weight = curve.lines[k].weight,
		    .dash = curve.lines[k].dash};
	if (mark->line != 0 && first->nrows > 0) {
		add_once(samples, &n,
		    (struct sample){.color = style->ahead_color,
			.name = mark->ahead[0] != '\0' ? mark->ahead : style->ahead});
		add_once(samples, &n,
		    (struct sample){.color = style->behind_color,
			.name = mark->behind[0] != '\0' ? mark->behind : style->behind});
	}
	if (mark->line != 0)
		add_once(samples, &n,
		    (struct sample){.color = style->panel_mark_ink,
			.name = mark->label,
			.weight = style->panel_mark_weight});
	for (size_t i = 1; i < first->ncategories; i++)
		if (breaks_text(canvas, i) != NULL)
			add_once(samples, &n,
			    (struct sample){.color = style->break_ink,
				.name = breaks_text(canvas, i),
				.weight = style->break_weight,
				.dash = style->break_dash});
	key_put(canvas, samples, n);
	free(samples);
	canvas->panel = own;
}
