/*
 * True outlines of regions, tinted by the class of their value.  A name and a
 * number stand in their region, where it is farthest from its outline, if they
 * have room there; else on the paper beside it, with a leader.
 */
#include "outline-map.h"
#include "outline.h"
#include "strips.h"

enum { SPOTS_ACROSS = 24, SPOTS_DOWN = 24 }; /* places tried for a label on the paper */

struct region {
	const struct row *row; /* NULL = nothing is said of it */
	struct block name, value;
	struct spot pole;
	struct box at; /* of its label */
	int inside;    /* does it stand in the region? */
};

struct picture {
	struct canvas *canvas;
	const struct tints *tints;
	struct geo_map map;
	struct outlines outlines;
	struct region *regions; /* one a feature */
	struct placer placer;
	int32_t left, top;     /* of the outlines */
	int32_t width, height; /* of what the map may fill */
};

static int32_t
color_of(const struct picture *picture, const struct region *region)
{
	if (region->row == NULL || !datum_drawn(&region->row->datum))
		return PAPER;
	return tints_color(picture->canvas, picture->tints, region->row->datum.value_e8);
}

/* Every row has its feature. */
static int
find_rows(struct picture *picture, struct tb_err *err)
{
	const struct canvas *canvas = picture->canvas;

	for (size_t i = 0; i < canvas->panel->nrows; i++) {
		const struct row *row = &canvas->panel->rows[i];
		size_t k = 0;

		while (k < picture->map.n && strcmp(picture->map.features[k].code, row->code) != 0)
			k++;
		if (k == picture->map.n)
			return frame_fail(canvas, row->datum.line, err,
			    "row '%s': %s has no feature whose '%s' is '%s'; add its outline",
			    row->label, canvas->chart->outlines, canvas->chart->property,
			    row->code);
		picture->regions[k].row = row;
	}
	return 0;
}

/* Words in the ink for their ground. */
static void
set_words(const struct picture *picture, struct region *region)
{
	const struct canvas *canvas = picture->canvas;
	struct type name = canvas->style->label, value = canvas->style->value;
	int32_t room = frame_share(canvas, canvas->style->label_width_most);

	block_release(&region->name);
	block_release(&region->value);
	if (region->inside)
		name.ink = value.ink = style_on(color_of(picture, region));
	region->name = block_fit(canvas, &name, room, region->row->label);
	region->value = block_fit(canvas, &value, room, frame_value(canvas, &region->row->datum));
}

static int32_t
lamp_room(const struct picture *picture, const struct region *region)
{
	const struct style *style = picture->canvas->style;

	return region->row->lamp != LAMP_NONE ? style->lamp_diameter + style->tile_gap : 0;
}

static int32_t
label_width(const struct picture *picture, const struct region *region)
{
	return larger(region->name.width + lamp_room(picture, region), region->value.width);
}

static struct box
box_about(const struct picture *picture, const struct region *region, struct spot middle)
{
	int32_t width = label_width(picture, region) + picture->canvas->style->tile_pad;
	int32_t height = region->name.height + region->value.height;
	int32_t left = middle.x - width / 2, top = middle.y - height / 2;

	return (struct box){left, top, left + width, top + height};
}

/* The outlines are what labels keep clear of. */
static void
set_placer(struct picture *picture)
{
	const struct canvas *canvas = picture->canvas;

	placer_release(&picture->placer);
	placer_init(&picture->placer,
	    (struct box){0, canvas->y, picture->width, canvas->y + picture->height});
	picture->placer.half = canvas->style->leader_weight;
	for (size_t i = 0; i < picture->outlines.n; i++) {
		const struct loop *loop = &picture->outlines.loops[i];

		for (size_t k = 0; k < loop->n; k++) {
			struct spot a = loop->at[k], b = loop->at[k + 1 < loop->n ? k + 1 : 0];

			placer_add_segment(&picture->placer,
			    (struct segment){picture->left + a.x, picture->top + a.y,
				picture->left + b.x, picture->top + b.y});
		}
	}
}

/* Labels that fit stand in their regions; returns how many do not. */
static size_t
place_inside(struct picture *picture)
{
	size_t rest = 0;

	set_placer(picture);
	for (size_t i = 0; i < picture->map.n; i++) {
		struct region *region = &picture->regions[i];
		int32_t distance;

		if (region->row == NULL)
			continue;
		region->pole = outlines_pole(
		    &picture->outlines, i, picture->canvas->style->outline_detail, &distance);
		region->pole.x += picture->left, region->pole.y += picture->top;
		region->inside = 1;
		set_words(picture, region);
		region->at = box_about(picture, region, region->pole);
		region->inside = placer_free(&picture->placer, region->at);
		if (region->inside)
			placer_add_box(&picture->placer, region->at);
		else
			set_words(picture, region);
		rest += (size_t)!region->inside;
	}
	return rest;
}

static int
on_paper(const struct picture *picture, struct box box)
{
	double x = (box.left + box.right) / 2.0 - picture->left;
	double y = (box.top + box.bottom) / 2.0 - picture->top;

	for (size_t i = 0; i < picture->map.n; i++)
		if (outlines_inside(&picture->outlines, i, x, y))
			return 0;
	return placer_free(&picture->placer, box);
}

/* From the pole to the nearest place of the box. */
static struct segment
leader_to(const struct region *region, struct box box)
{
	return (struct segment){region->pole.x, region->pole.y,
	    within(region->pole.x, box.left, box.right),
	    within(region->pole.y, box.top, box.bottom)};
}

/* Does the leader pass through a label, or over another's leader? */
static int
is_barred(const struct picture *picture, struct segment leader)
{
	for (size_t i = 0; i < picture->placer.nboxes; i++)
		if (box_crossed(picture->placer.boxes[i], leader))
			return 1;
	for (size_t i = 0; i < picture->map.n; i++) {
		const struct region *other = &picture->regions[i];

		if (other->row != NULL && !other->inside && other->at.right > other->at.left &&
		    segments_cross(leader, leader_to(other, other->at)))
			return 1;
	}
	return 0;
}

/* The label's place on the paper with the shortest leader. */
static int
place_outside(struct picture *picture, struct region *region, struct tb_err *err)
{
	struct box best = {0}, box = box_about(picture, region, region->pole);
	int32_t width = box.right - box.left, height = box.bottom - box.top;
	const struct box inside = picture->placer.inside;
	int64_t least = INT64_MAX;

	region->at = (struct box){0};
	for (int i = 0; i <= SPOTS_ACROSS; i++)
		for (int k = 0; k <= SPOTS_DOWN; k++) {
			struct segment leader;
			int64_t dx, dy;

			box.left = inside.left + (picture->width - width) / SPOTS_ACROSS * i;
			box.top = inside.top + (picture->height - height) / SPOTS_DOWN * k;
			box.right = box.left + width, box.bottom = box.top + height;
			leader = leader_to(region, box);
			dx = leader.x1 - leader.x0, dy = leader.y1 - leader.y0;
			if (dx * dx + dy * dy >= least || !on_paper(picture, box) ||
			    is_barred(picture, leader))
				continue;
			least = dx * dx + dy * dy;
			best = box;
		}
	if (least == INT64_MAX)
		return frame_fail(picture->canvas, region->row->datum.line, err,
		    "row '%s' has no room for its name in or beside its outline; use width='page' "
		    "or tiles",
		    region->row->label);
	region->at = best;
	placer_add_box(&picture->placer, best);
	placer_add_segment(&picture->placer, leader_to(region, best));
	return 0;
}

/* The outlines, with `margin` of paper at either side, in the middle. */
static int
fit(struct picture *picture, const char *path, int32_t margin, struct tb_err *err)
{
	const struct style *style = picture->canvas->style;

	outlines_release(&picture->outlines);
	if (outlines_make(&picture->map, path, picture->width - 2 * margin - style->rule_weight,
		picture->height - style->rule_weight, style->outline_detail, &picture->outlines,
		err) != 0)
		return -1;
	picture->height = picture->outlines.height + style->rule_weight;
	picture->left = (picture->width - picture->outlines.width) / 2;
	picture->top = picture->canvas->y + style->rule_weight / 2;
	return 0;
}

static int
place(struct picture *picture, const char *path, struct tb_err *err)
{
	int32_t margin = 0;

	if (fit(picture, path, 0, err) != 0)
		return -1;
	if (place_inside(picture) > 0) {
		for (size_t i = 0; i < picture->map.n; i++)
			if (picture->regions[i].row != NULL && !picture->regions[i].inside)
				margin = larger(margin, label_width(picture, &picture->regions[i]));
		margin += 2 * picture->canvas->style->column_gap;
		if (margin * 3 > picture->width)
			margin = picture->width / 3;
		if (fit(picture, path, margin, err) != 0)
			return -1;
		place_inside(picture);
	}
	for (size_t i = 0; i < picture->map.n; i++)
		if (picture->regions[i].row != NULL && !picture->regions[i].inside)
			picture->regions[i].at = (struct box){0};
	for (size_t i = 0; i < picture->map.n; i++)
		if (picture->regions[i].row != NULL && !picture->regions[i].inside &&
		    place_outside(picture, &picture->regions[i], err) != 0)
			return -1;
	return 0;
}

/* --- ink -------------------------------------------------------------------------------- */

static void
put_shape(const struct picture *picture, size_t feature)
{
	struct canvas *canvas = picture->canvas;
	const struct region *region = &picture->regions[feature];
	struct tb_step *steps;
	struct box box = {INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN};
	size_t n = 0;

	for (size_t i = 0; i < picture->outlines.n; i++)
		n += picture->outlines.loops[i].feature == feature
			 ? picture->outlines.loops[i].n + 1
			 : 0;
	steps = tb_xcalloc(n, sizeof *steps);
	n = 0;
	for (size_t i = 0; i < picture->outlines.n; i++) {
		const struct loop *loop = &picture->outlines.loops[i];

		if (loop->feature != feature)
			continue;
		for (size_t k = 0; k < loop->n; k++) {
			int32_t x = picture->left + loop->at[k].x, y = picture->top + loop->at[k].y;

			steps[n++] = (struct tb_step){k == 0 ? 'M' : 'L', {x, y}};
			box = (struct box){smaller(x, box.left), smaller(y, box.top),
			    larger(x, box.right), larger(y, box.bottom)};
		}
		steps[n++] = (struct tb_step){'Z', {0}};
	}
	tb_pages_path(
	    canvas->doc, canvas->page, steps, n, 0, 0, (uint32_t)color_of(picture, region));
	tb_pages_path(canvas->doc, canvas->page, steps, n, canvas->style->leader_weight, 0,
	    (uint32_t)canvas->style->leader_ink);
	free(steps);
	if (region->row != NULL && datum_drawn(&region->row->datum))
		trace_shape(canvas, box, region->pole.x, region->pole.y, &region->row->datum,
		    region->row->label);
}

static void
put_words(const struct picture *picture, const struct region *region)
{
	struct canvas *canvas = picture->canvas;
	const struct style *style = canvas->style;
	int32_t lamp = lamp_room(picture, region),
		middle = (region->at.left + region->at.right) / 2;
	int32_t left = middle - (region->name.width + lamp) / 2;

	if (!region->inside) {
		frame_line(canvas, leader_to(region, region->at), style->leader_weight, 0,
		    style->axis_ink);
		frame_disc(canvas, region->pole.x, region->pole.y, style->point_diameter / 2,
		    style->axis_ink);
	}
	block_put(&region->name, canvas, left, region->at.top, TB_ALIGN_LEFT);
	block_put(
	    &region->value, canvas, middle, region->at.top + region->name.height, TB_ALIGN_CENTRE);
	if (lamp == 0)
		return;
	left += region->name.width + style->tile_gap + style->lamp_diameter / 2;
	frame_disc(canvas, left, region->at.top + region->name.height / 2,
	    style->lamp_diameter + 2 * style->axis_weight, PAPER);
	frame_lamp(canvas, left, region->at.top + region->name.height / 2, region->row->lamp);
}

static void
put_picture(const struct picture *picture)
{
	for (size_t i = 0; i < picture->map.n; i++)
		put_shape(picture, i);
	for (size_t i = 0; i < picture->map.n; i++)
		if (picture->regions[i].row != NULL)
			put_words(picture, &picture->regions[i]);
}

static void
release(struct picture *picture)
{
	for (size_t i = 0; i < picture->map.n; i++) {
		block_release(&picture->regions[i].name);
		block_release(&picture->regions[i].value);
	}
	free(picture->regions);
	placer_release(&picture->placer);
	outlines_release(&picture->outlines);
	geojson_release(&picture->map);
}

/* The map takes what the league leaves; without room for both, all. */
static int
set_size(struct picture *picture, const struct league *league)
{
	struct canvas *canvas = picture->canvas;
	int32_t room = strips_room(canvas, canvas->y, 0);
	int32_t beside = canvas->width - league_width(league) - 3 * canvas->style->column_gap;
	int both = canvas->chart->width != WIDTH_COLUMN && beside > canvas->width * 2 / 5 &&
		   league_height(league, room) > 0;

	picture->width = both ? beside : canvas->width;
	picture->height = canvas->chart->width == WIDTH_PAGE ? canvas->plot_height
							     : canvas->style->outline_height;
	picture->height = smaller(picture->height, room);
	return both;
}

int
outline_map_draw(struct canvas *canvas, const struct tints *tints, const struct league *league,
    struct tb_err *err)
{
	struct picture picture = {.canvas = canvas, .tints = tints};
	struct tb_buf path = TB_BUF_INIT;
	int both = set_size(&picture, league), rc = -1;
	int32_t room = strips_room(canvas, canvas->y, 0);

	if (canvas->maps == NULL)
		return frame_fail(canvas, canvas->chart->line, err,
		    "has outlines in %s, but no folder of maps was named; give --maps",
		    canvas->chart->outlines);
	tb_buf_printf(&path, "%s/%s", canvas->maps, canvas->chart->outlines);
	if (geojson_load(path.s, canvas->chart->property, &picture.map, err) == 0) {
		picture.regions = tb_xcalloc(picture.map.n, sizeof *picture.regions);
		rc = find_rows(&picture, err);
		if (rc == 0)
			rc = place(&picture, path.s, err);
		if (rc == 0)
			put_picture(&picture);
		release(&picture);
	}
	tb_buf_release(&path);
	if (rc == 0 && both)
		league_put(league, picture.width + 3 * canvas->style->column_gap, canvas->y, room);
	if (rc == 0)
		canvas->y +=
		    both ? larger(picture.height, league_height(league, room)) : picture.height;
	return rc;
}
