/*
 * A map of squares, laid out by the document, each with its region's name, value
 * and lamp, tinted by the class of its value:
 *
 *	[甲] [乙]          甲区 |======| 71.2%
 *	[丙] [丁] [戊]     ...
 *
 * with the ranking of the values beside it where the width has room for both.
 * A region without value is an empty square that says so; a place without a row
 * is a square without words.
 */
#include "form.h"
#include "key.h"
#include "league.h"
#include "outline-map.h"
#include "strips.h"

struct map {
	struct canvas *canvas;
	struct tints tints;
	struct league *league; /* NULL = has no room */
	int32_t first_column, first_row, columns, rows;
	int32_t top, room; /* y of the squares; height they may have */
	int32_t side;
};

static const struct row *
row_of(const struct canvas *canvas, const struct tile *tile)
{
	for (size_t i = 0; i < canvas->panel->nrows; i++)
		if (strcmp(canvas->panel->rows[i].code, tile->code) == 0)
			return &canvas->panel->rows[i];
	return NULL;
}

static void
set_extent(struct map *map)
{
	const struct chart *chart = map->canvas->chart;
	int32_t last_column = 0, last_row = 0;

	map->first_column = map->first_row = INT32_MAX;
	for (size_t i = 0; i < chart->ntiles; i++) {
		const struct tile *tile = &chart->tiles[i];

		map->first_column = smaller(tile->column, map->first_column);
		map->first_row = smaller(map->first_row, tile->row);
		last_column = larger(last_column, tile->column);
		last_row = larger(last_row, tile->row);
	}
	map->columns = last_column - map->first_column + 1;
	map->rows = last_row - map->first_row + 1;
}

static int32_t
color_of(const struct map *map, const struct row *row)
{
	if (row == NULL || !datum_drawn(&row->datum))
		return PAPER;
	return tints_color(map->canvas, &map->tints, row->datum.value_e8);
}

/* Name above, value below, the lamp right of the name. */
struct words {
	struct block name, value;
	int32_t name_room, value_room;
};

static struct words
words_make(const struct map *map, const struct row *row, int32_t side)
{
	const struct canvas *canvas = map->canvas;
	const struct style *style = canvas->style;
	struct type name = style->label, value = style->tile;
	struct words words = {.value_room = side - 2 * style->tile_pad};

	name.ink = value.ink = style_on(color_of(map, row));
	words.name_room = words.value_room;
	if (row->lamp != LAMP_NONE)
		words.name_room -= style->lamp_diameter + style->tile_gap;
	if (words.name_room < style->type_least) {
		words.name_room = 0;
		return words;
	}
	words.name = block_fit(canvas, &name, words.name_room, row->label);
	words.value = block_fit(canvas, &value, words.value_room, frame_value(canvas, &row->datum));
	return words;
}

static void
words_release(struct words *words)
{
	block_release(&words->name);
	block_release(&words->value);
}

static int
words_fit(const struct map *map, const struct row *row, int32_t side)
{
	struct words words = words_make(map, row, side);
	int32_t air = 2 * map->canvas->style->tile_pad;
	int fit = words.name_room > 0 && words.name.width <= words.name_room &&
		  words.value.width <= words.value_room && words.value.para.nlines <= 1 &&
		  words.name.height + words.value.height <= side - air;

	words_release(&words);
	return fit;
}

/* The first row whose words have no room in a square, or NULL. */
static const struct row *
first_misfit(const struct map *map, int32_t side)
{
	const struct panel *panel = map->canvas->panel;

	for (size_t i = 0; i < panel->nrows; i++)
		if (!words_fit(map, &panel->rows[i], side))
			return &panel->rows[i];
	return NULL;
}

/* The largest square of which all fit in the width and in the height. */
static int32_t
side_in(const struct map *map, int32_t width)
{
	int32_t gap = map->canvas->style->tile_gap;
	int32_t across = (width + gap) / map->columns - gap;
	int32_t down = (map->room + gap) / map->rows - gap;

	return smaller(across, down);
}

/* Squares of the style's side beside the ranking; else without it, and larger where words
 * need it. */
static int
set_side(struct map *map, struct tb_err *err)
{
	struct canvas *canvas = map->canvas;
	const struct style *style = canvas->style;
	int32_t want =
	    canvas->chart->width == WIDTH_PAGE ? style->page_tile_side : style->tile_side;
	int32_t beside = canvas->width - league_width(map->league) - 3 * style->column_gap, most;
	const struct row *misfit;

	most = canvas->chart->width != WIDTH_COLUMN && league_height(map->league, map->room) > 0
		   ? side_in(map, beside)
		   : 0;
	map->side = smaller(most, want);
	if (map->side > 2 * style->tile_pad && first_misfit(map, map->side) == NULL)
		return 0;
	league_free(map->league);
	map->league = NULL;
	most = side_in(map, canvas->width);
	map->side = smaller(most, want);
	while ((misfit = first_misfit(map, map->side)) != NULL && map->side < most)
		map->side = map->side + style->tile_pad < most ? map->side + style->tile_pad : most;
	if (misfit == NULL)
		return 0;
	return frame_fail(canvas, misfit->datum.line, err,
	    "row '%s' has no room for its name and number in a square of a map of %d columns; "
	    "shorten them, use a larger unit, or width='full'",
	    misfit->label, (int)map->columns);
}

/* The edge of a square without tint. */
static void
put_edge(struct canvas *canvas, struct box box)
{
	const struct style *style = canvas->style;
	int32_t in = style->axis_weight / 2;

	frame_hline(canvas, box.left, box.right, box.top + in, style->axis_weight, style->grid_ink);
	frame_hline(
	    canvas, box.left, box.right, box.bottom - in, style->axis_weight, style->grid_ink);
	frame_vline(
	    canvas, box.left + in, box.top, box.bottom, style->axis_weight, style->grid_ink);
	frame_vline(
	    canvas, box.right - in, box.top, box.bottom, style->axis_weight, style->grid_ink);
}

static void
put_words(const struct map *map, const struct row *row, struct box box)
{
	const struct style *style = map->canvas->style;
	struct words words = words_make(map, row, map->side);
	int32_t pad = style->tile_pad, r = style->lamp_diameter / 2;

	block_put(&words.name, map->canvas, box.left + pad, box.top + pad, TB_ALIGN_LEFT);
	block_put(&words.value, map->canvas, box.left + pad, box.bottom - pad - words.value.height,
	    TB_ALIGN_LEFT);
	if (row->lamp != LAMP_NONE) {
		frame_disc(map->canvas, box.right - pad - r, box.top + pad + r,
		    style->lamp_diameter + 2 * style->axis_weight, PAPER);
		frame_lamp(map->canvas, box.right - pad - r, box.top + pad + r, row->lamp);
	}
	words_release(&words);
}

static void
put_tile(const struct map *map, const struct tile *tile)
{
	struct canvas *canvas = map->canvas;
	int32_t pitch = map->side + canvas->style->tile_gap;
	const struct row *row = row_of(canvas, tile);
	struct box box = {.left = (tile->column - map->first_column) * pitch,
	    .top = map->top + (tile->row - map->first_row) * pitch};

	box.right = box.left + map->side;
	box.bottom = box.top + map->side;
	if (row == NULL || !datum_drawn(&row->datum))
		put_edge(canvas, box);
	else
		tb_pages_rect(canvas->page, box.left, box.top, map->side, map->side,
		    (uint32_t)color_of(map, row));
	if (row == NULL)
		return;
	if (datum_drawn(&row->datum))
		trace_area(canvas, box, &row->datum, "", row->label);
	put_words(map, row, box);
}

static void
put_map(struct map *map)
{
	struct canvas *canvas = map->canvas;
	const struct style *style = canvas->style;
	int32_t pitch = map->side + style->tile_gap;
	int32_t height = map->rows * pitch - style->tile_gap;

	for (size_t i = 0; i < canvas->chart->ntiles; i++)
		put_tile(map, &canvas->chart->tiles[i]);
	if (map->league != NULL) {
		int32_t beside = league_height(map->league, map->room);

		league_put(map->league,
		    map->columns * pitch - style->tile_gap + 3 * style->column_gap, map->top,
		    map->room);
		height = larger(height, beside);
	}
	canvas->y = map->top + height;
}

/* What the two families of tints mean, where a mark parts them. */
static void
put_sides(const struct map *map, int64_t low_e8, int64_t high_e8)
{
	struct canvas *canvas = map->canvas;
	const struct style *style = canvas->style;
	const struct mark *mark = &canvas->chart->mark;
	struct sample samples[2];
	size_t n = 0;

	if (high_e8 >= mark->value_e8)
		samples[n++] = (struct sample){.color = style->rise[TINTS / 2],
		    .name = mark->ahead[0] != '\0' ? mark->ahead : style->ahead};
	if (low_e8 < mark->value_e8)
		samples[n++] = (struct sample){.color = style->fall[TINTS / 2],
		    .name = mark->behind[0] != '\0' ? mark->behind : style->behind};
	key_put(canvas, samples, n);
	canvas->spare_left = canvas->width;
}

static void
set_tints(struct map *map)
{
	struct canvas *canvas = map->canvas;
	const struct panel *panel = canvas->panel;
	const struct mark *mark = &canvas->chart->mark;
	int64_t low = INT64_MAX, high = INT64_MIN;

	for (size_t i = 0; i < panel->nrows; i++) {
		int64_t value = panel->rows[i].datum.value_e8;

		if (!datum_drawn(&panel->rows[i].datum))
			continue;
		extent_take(&low, &high, value);
	}
	if (low > high)
		return;
	if (mark->line != 0)
		put_sides(map, low, high);
	tints_make(canvas, &map->tints, low, high, mark->value_e8);
	if (mark->line != 0)
		trace_mark(canvas, &map->tints.axis.scale, mark->value_e8, mark->label);
	tints_put_key(canvas, &map->tints);
}

int
tiles_draw(struct canvas *canvas, struct tb_err *err)
{
	struct map map = {.canvas = canvas};
	int rc;

	set_tints(&map);
	map.top = canvas->y;
	map.room = strips_room(canvas, map.top, 0);
	map.league = league_new(canvas, &map.tints);
	if (canvas->chart->outlines[0] != '\0') {
		rc = outline_map_draw(canvas, &map.tints, map.league, err);
	} else {
		set_extent(&map);
		rc = set_side(&map, err);
		if (rc == 0)
			put_map(&map);
	}
	league_free(map.league);
	return rc;
}
