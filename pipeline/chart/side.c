/* Names in a column beside a plot: see side.h. */
#include "side.h"
#include "key.h"

static int32_t
lead_least(const struct canvas *canvas)
{
	return canvas->style->column_gap * 3 / 2;
}

/* Long leaders are not too steep. */
static int32_t
lead_most(const struct canvas *canvas)
{
	int32_t most = frame_share(canvas, canvas->style->column_gap * 5);

	return most > lead_least(canvas) ? most : lead_least(canvas);
}

static struct type
name_type(const struct canvas *canvas, const struct side_name *name)
{
	struct type type = name->strong ? canvas->style->direct : canvas->style->label;

	type.ink = name->ink;
	return type;
}

struct type
side_value_type(const struct canvas *canvas, const struct side_name *name)
{
	struct type type = canvas->style->value;

	type.ink = name->ink;
	return name->missing ? canvas->style->note : type;
}

/* What stands behind a name: its lamp; that it is missing, where no numbers have a column. */
static int32_t
tail_width(const struct side *side, const struct side_name *name)
{
	const struct style *style = side->canvas->style;
	int32_t width = name->lamp != LAMP_NONE ? style->lamp_diameter + style->column_gap / 3 : 0;

	if (side->right && name->missing && !side->numbers)
		width += name->value.before + style->column_gap / 2;
	return width;
}

/* Does a stand below b? Of one place, what has a point goes first. */
static int
is_below(const struct side *side, const struct side_name *a, const struct side_name *b)
{
	if (a->at_e8 != b->at_e8)
		return (a->at_e8 > b->at_e8) == side->down;
	return a->missing && !b->missing;
}

void
side_add(struct side *side, struct side_name name)
{
	size_t at = side->n;

	tb_grow(&side->names, side->n++, &side->cap, sizeof *side->names);
	for (; at > 0 && is_below(side, &side->names[at - 1], &name); at--)
		side->names[at] = side->names[at - 1];
	side->names[at] = name;
}

static void
measure_values(struct side *side)
{
	int32_t other = 0;

	for (size_t i = 0; i < side->n; i++)
		side->numbers |= !side->names[i].missing && side->names[i].value.text != NULL;
	for (size_t i = 0; i < side->n && (side->numbers || !side->right); i++) {
		const struct side_name *name = &side->names[i];

		if (name->value.text == NULL)
			continue;
		if (name->missing) {
			other = larger(other, name->value.before);
			continue;
		}
		side->before = larger(side->before, name->value.before);
		side->behind = larger(side->behind, name->value.behind);
		side->mark = larger(side->mark, name->value.mark);
	}
	side->before = larger(side->before, other - side->behind);
}

static int32_t
value_width(const struct side *side)
{
	return side->before + side->behind + side->mark;
}

/* The width of the longest name set in one line. */
static int32_t
longest(const struct side *side)
{
	int32_t width = 0;

	for (size_t i = 0; i < side->n; i++) {
		struct type type = name_type(side->canvas, &side->names[i]);

		width = larger(width, frame_width(side->canvas, &type, side->names[i].name));
	}
	return width;
}

static int32_t
tails_width(const struct side *side)
{
	int32_t width = 0;

	for (size_t i = 0; i < side->n; i++)
		width = larger(width, tail_width(side, &side->names[i]));
	return width;
}

/* All names in one size, that of the longest. */
static void
compose(struct side *side, int32_t size, int32_t measure)
{
	int32_t leading = tb_em_pu(side->canvas->style->leading, side->canvas->style->label.size);

	for (size_t i = 0; i < side->n; i++) {
		struct side_name *name = &side->names[i];
		struct type type = name_type(side->canvas, name);

		name->height = leading;
		if (!side->named)
			continue;
		type.size = smaller(type.size, size);
		name->block = block_make(side->canvas, &type, measure, name->name);
		name->height = larger(leading, name->block.height);
		side->name_width =
		    larger(side->name_width, name->block.width + tail_width(side, name));
	}
}

/* What a side takes beside its names. */
static int32_t
bare_width(const struct side *side)
{
	return lead_most(side->canvas) + value_width(side) +
	       (value_width(side) > 0 ? side->canvas->style->column_gap : 0);
}

int
sides_fit(struct side *left, struct side *right, int32_t least, struct tb_err *err)
{
	const struct canvas *canvas = right->canvas;
	const struct style *style = canvas->style;
	int32_t room, measure, tails;
	int32_t length = larger(longest(left), longest(right)), size = style->label.size;

	measure_values(left);
	measure_values(right);
	tails = larger(tails_width(left), tails_width(right));
	room = canvas->width - least - bare_width(left) - bare_width(right);
	measure = room / 2 - tails;
	left->named = (int64_t)length * style->type_least <= (int64_t)measure * size;
	right->named = 1;
	left->lead = right->lead = lead_most(canvas);
	if (!left->named)
		measure = room - tails;
	if (right->n > 0 && measure < 4 * style->type_least)
		return frame_fail(canvas, canvas->panel->line, err,
		    "the names and numbers leave no room for lines; shorten them, use a larger "
		    "unit, or width='full'");
	if (length > measure)
		size = larger(style->type_least,
		    (int32_t)((int64_t)size * measure / length) - TB_PU_PER_PT / 4);
	compose(left, size, measure);
	compose(right, size, measure);
	return 0;
}

int32_t
side_width(const struct side *side)
{
	if (side->name_width == 0 && value_width(side) == 0)
		return 0;
	return side->lead + value_width(side) +
	       (value_width(side) > 0 && side->name_width > 0 ? side->canvas->style->column_gap
							      : 0) +
	       side->name_width;
}

int32_t
side_height(const struct side *side)
{
	int32_t height = 0;

	for (size_t i = 0; i < side->n; i++)
		height += side->names[i].height;
	return height;
}

void
side_tighten(struct side *side, int32_t room)
{
	static const int32_t grain = TB_PU_PER_PT / 8;
	const struct style *style = side->canvas->style;
	int32_t pitch = tb_em_pu(style->leading, style->label.size);

	while (side_height(side) > room && pitch > style->value.size) {
		pitch -= grain;
		for (size_t i = 0; i < side->n; i++)
			if (side->names[i].block.para.nlines <= 1)
				side->names[i].height = pitch;
	}
}

/* How many names from the first on stand at one place. */
static size_t
group_size(const struct side *side, size_t first)
{
	size_t n = 1;

	while (first + n < side->n && !side->names[first].missing &&
	       !side->names[first + n].missing &&
	       side->names[first + n].place == side->names[first].place)
		n++;
	return n;
}

static void
spread(struct side *side, int32_t top, int32_t bottom)
{
	struct span *spans = tb_xcalloc(side->n + 1, sizeof *spans);
	size_t n = 0;

	for (size_t i = 0; i < side->n; n++) {
		size_t size = group_size(side, i);

		spans[n].want = side->names[i].place;
		for (; size > 0; size--)
			spans[n].size += side->names[i++].height;
	}
	label_spread(spans, n, top, bottom);
	n = 0;
	for (size_t i = 0; i < side->n; n++) {
		size_t size = group_size(side, i);
		int32_t y = spans[n].at - spans[n].size / 2;

		for (; size > 0; size--, i++) {
			side->names[i].at = y + side->names[i].height / 2;
			y += side->names[i].height;
		}
	}
	free(spans);
}

/* The hairline from a place to its names from..to; none where a single one is level. */
static void
put_leader(const struct side *side, size_t from, size_t to, int32_t x)
{
	struct canvas *canvas = side->canvas;
	const struct style *style = canvas->style;
	int32_t way = side->right ? 1 : -1, inset = style->label.size / 3;
	int32_t place = side->names[from].place;
	int32_t top = side->names[from].at, bottom = side->names[to].at;
	struct segment line = {.x0 = x + way * style->column_gap / 3,
	    .y0 = place,
	    .x1 = x + way * (side->lead - style->column_gap / 2)};

	if (from == to && top - place < inset && place - top < inset)
		return;
	if (from != to) {
		top -= inset, bottom += inset;
		frame_vline(canvas, line.x1, top, bottom, style->leader_weight, style->leader_ink);
	}
	line.y1 = within(place, top, bottom);
	frame_line(canvas, line, style->leader_weight, 0, style->leader_ink);
}

/* Its number, in the column; its name outwards of that, and what stands behind it. */
static void
put_name(const struct side *side, const struct side_name *name, int32_t x)
{
	struct canvas *canvas = side->canvas;
	const struct style *style = canvas->style;
	int32_t way = side->right ? 1 : -1, gap = value_width(side) > 0 ? style->column_gap : 0;
	int32_t start = x + way * side->lead, point; /* of numbers; their decimal points */
	struct type type = side_value_type(canvas, name);

	point = side->right ? start + side->before : start - side->mark - side->behind;
	start += way * (value_width(side) + gap);
	if (name->value.text != NULL && value_width(side) > 0)
		frame_text(canvas, &type,
		    (name->missing ? point + side->behind : point) - name->value.before, name->at,
		    name->value.text);
	if (!side->named)
		return;
	block_put(&name->block, canvas, start, name->at - name->block.height / 2,
	    side->right ? TB_ALIGN_LEFT : TB_ALIGN_RIGHT);
	start += way * name->block.width;
	if (name->lamp != LAMP_NONE) {
		start += way * (style->column_gap / 3 + style->lamp_diameter);
		frame_lamp(canvas, start - way * style->lamp_diameter / 2, name->at, name->lamp);
	}
	if (name->value.text != NULL && value_width(side) == 0)
		frame_text(
		    canvas, &type, start + style->column_gap / 2, name->at, name->value.text);
}

void
side_place(struct side *side, int32_t top, int32_t bottom)
{
	int32_t most = lead_most(side->canvas);

	for (size_t i = 0; i < side->n; i++)
		side->names[i].place = scale_pu(side->scale, side->names[i].at_e8);
	spread(side, top, bottom);
	side->lead = lead_least(side->canvas);
	for (size_t i = 0; i < side->n; i++) {
		const struct side_name *name = &side->names[i];
		int32_t moved = name->missing ? 0 : abs(name->at - name->place);

		side->lead = larger(side->lead, smaller(moved, most));
	}
}

void
side_put(const struct side *side, int32_t x)
{
	if (side_width(side) == 0)
		return;
	for (size_t i = 0, n; i < side->n; i += n) {
		n = group_size(side, i);
		if (!side->names[i].missing)
			put_leader(side, i, i + n - 1, x);
	}
	for (size_t i = 0; i < side->n; i++)
		put_name(side, &side->names[i], x);
}

void
side_release(struct side *side)
{
	for (size_t i = 0; i < side->n; i++)
		block_release(&side->names[i].block);
	free(side->names);
	*side = (struct side){0};
}

int
side_is_marked(const struct series *series)
{
	return series->part == PART_ACTUAL || series->lamp != LAMP_NONE;
}

int32_t
course_color(const struct canvas *canvas, enum course course)
{
	const struct style *style = canvas->style;

	return course == COURSE_ROSE   ? style->actual_color
	       : course == COURSE_FELL ? style->fall_color
				       : style->rest_color;
}

int32_t
course_ink(const struct canvas *canvas, enum course course, int stressed)
{
	if (course == COURSE_FELL || (course == COURSE_ROSE && stressed))
		return course_color(canvas, course);
	return course == COURSE_ROSE || stressed ? canvas->style->label.ink
						 : canvas->style->rank.ink;
}

void
course_key(struct canvas *canvas, const size_t seen[COURSE_MAX])
{
	const struct chart *chart = canvas->chart;
	const struct style *style = canvas->style;
	const char *const words[COURSE_MAX] = {
	    [COURSE_ROSE] = chart->rose[0] != '\0' ? chart->rose : style->rose,
	    [COURSE_FELL] = chart->fell[0] != '\0' ? chart->fell : style->fell,
	    [COURSE_SAME] = style->same};
	struct sample samples[COURSE_MAX];
	size_t n = 0;

	for (int k = COURSE_ROSE; k < COURSE_MAX; k++)
		if (seen[k] > 0)
			samples[n++] = (struct sample){
			    .color = course_color(canvas, (enum course)k), .name = words[k]};
	key_put(canvas, samples, n > 1 ? n : 0);
}

void
side_stroke(struct canvas *canvas, const struct tb_step *steps, size_t n, int32_t color)
{
	const struct style *style = canvas->style;

	tb_pages_path(canvas->doc, canvas->page, steps, n,
	    style->path_weight + 2 * style->casing_weight, 0, PAPER);
	tb_pages_path(canvas->doc, canvas->page, steps, n, style->path_weight, 0, (uint32_t)color);
}
