/*
 * What is written on a ladder: the names at the ends of lines, then the years of
 * crossings, those behind the plan first.  A year that finds no place at its
 * mark is listed below the plot.
 */
#include "ladder.h"

enum { YEAR_RINGS = 3 };

/* The end of a path or of a plan. */
struct ending {
	const struct series *series;
	size_t at; /* category */
	const char *name, *value;
	const char *planned; /* of a path: its plan's number, which then has no name of its own; "" = none */
	struct type type;
	struct span span;
	int32_t height; /* of the name, in lines */
};

static const char *
keep(const struct ladder *ladder, const char *a, const char *b, const char *c, const char *d)
{
	struct canvas *canvas = ladder->curve.canvas;
	struct tb_buf text = TB_BUF_INIT;
	const char *kept;

	tb_buf_printf(&text, "%s%s%s%s", a, b, c, d);
	kept = tb_arena_strdup(&canvas->doc->arena, text.s);
	tb_buf_release(&text);
	return kept;
}

static int32_t
leading(const struct ladder *ladder)
{
	return curve_leading(&ladder->curve, &ladder->curve.canvas->style->direct);
}

/* Paths are named in the column, plans that go as far as it; others go with their paths. */
static int
in_column(const struct ladder *ladder, const struct ending *ending)
{
	size_t n = ladder->curve.canvas->panel->ncategories;

	return ending->series->part != PART_PLAN || (n > 1 && ending->at == n - 1);
}

/* Name and number, and where in the column the name ends. */
static int32_t
name_measure(const struct ladder *ladder)
{
	const struct curve *curve = &ladder->curve;

	return curve->canvas->width - curve->column - ladder->numbers - ladder->plans;
}

static int
add_ending(const struct ladder *ladder, const struct firm *firm, int of_plan, struct ending *ending)
{
	const struct canvas *canvas = ladder->curve.canvas;
	const struct style *style = canvas->style;
	const struct datum *datum = NULL;
	int alone = ladder->nfirms == 1;
	enum part part = PART_PLAN;

	for (size_t i = 0; i < canvas->panel->ncategories; i++) {
		const struct datum *one = of_plan ? ladder_plan(firm, i) : ladder_path(firm, i);

		if (one == NULL)
			continue;
		datum = one;
		ending->at = i;
	}
	if (datum == NULL)
		return 0;
	if (!of_plan)
		part = ladder_part(firm, ending->at);
	ending->series = firm->parts[part];
	ending->name = of_plan
			   ? keep(ladder, alone ? "" : firm->name, style->parts[PART_PLAN], "", "")
			   : firm->name;
	ending->value = curve_text(&ladder->curve, datum);
	ending->planned = "";
	ending->type = style->direct;
	ending->type.ink = of_plan ? style->plan_color : style->actual_color;
	return 1;
}

/* Of several firms path and plan that end together have one name and two numbers: half as many
 * names stand at the ends, which are as close as the plan and what comes of it. */
static int
is_pair(const struct ladder *ladder, const struct ending pair[2])
{
	return ladder->nfirms > 1 && ladder->curve.canvas->chart->width != WIDTH_COLUMN &&
	       pair[0].at == pair[1].at && in_column(ladder, &pair[1]);
}

static size_t
collect(const struct ladder *ladder, struct ending endings[2 * CURVE_LINES])
{
	size_t n = 0;

	for (size_t k = 0; k < ladder->nfirms; k++) {
		struct ending *first = &endings[n];

		for (int plan = 0; plan < 2; plan++)
			n += (size_t)add_ending(ladder, &ladder->firms[k], plan, &endings[n]);
		if (&endings[n] - first == 2 && is_pair(ladder, first)) {
			first->planned = first[1].value;
			n--;
		}
	}
	return n;
}

/* What the first of two numbers is: 预测, or 实际; "" where that differs. */
static const char *
path_head(const struct ladder *ladder, const struct ending *endings, size_t n)
{
	enum part part = PART_MAX;

	for (size_t i = 0; i < n; i++)
		if (endings[i].planned[0] != '\0') {
			if (part != PART_MAX && part != endings[i].series->part)
				return "";
			part = endings[i].series->part;
		}
	return part != PART_MAX ? ladder->curve.canvas->style->parts[part] : "";
}

int32_t
ladder_names_width(struct ladder *ladder)
{
	const struct canvas *canvas = ladder->curve.canvas;
	const struct style *style = canvas->style;
	struct ending endings[2 * CURVE_LINES] = {0};
	size_t n = collect(ladder, endings);
	int32_t names = 0, numbers = 0, plans = 0;
	int32_t most = frame_share(canvas, style->direct_width_most);

	for (size_t i = 0; i < n; i++) {
		int32_t name = frame_width(canvas, &style->direct, endings[i].name);
		int32_t number = frame_width(canvas, &style->direct, endings[i].value);
		int32_t planned = frame_width(canvas, &style->direct, endings[i].planned);

		if (!in_column(ladder, &endings[i]))
			continue;
		names = larger(names, name);
		numbers = larger(numbers, number);
		plans = larger(plans, planned);
	}
	names = smaller(names, most);
	if (canvas->chart->width == WIDTH_COLUMN) /* numbers stand below names */
		return larger(names, numbers);
	if (plans > 0) { /* not narrower than what is said above them */
		int32_t path = frame_width(canvas, &style->axis, path_head(ladder, endings, n));
		int32_t plan = frame_width(canvas, &style->axis, style->parts[PART_PLAN]);

		numbers = larger(numbers, path);
		plans = larger(plans, plan);
	}
	ladder->numbers = numbers > 0 ? numbers + style->column_gap : 0;
	ladder->plans = plans > 0 ? plans + style->column_gap : 0;
	return names + ladder->numbers + ladder->plans;
}

/* Sorted by where they want to stand; n is small. */
static size_t
column_endings(const struct ladder *ladder, struct ending *endings)
{
	const struct canvas *canvas = ladder->curve.canvas;
	struct ending all[2 * CURVE_LINES] = {0};
	size_t nall = collect(ladder, all), n = 0;

	for (size_t i = 0; i < nall; i++) {
		struct block name;
		size_t at = n;

		if (!in_column(ladder, &all[i]))
			continue;
		name = block_fit(canvas, &all[i].type, name_measure(ladder), all[i].name);
		all[i].height = name.height > leading(ladder) ? name.height : leading(ladder);
		block_release(&name);
		all[i].span.size = all[i].height + (ladder->numbers > 0 || all[i].value[0] == '\0'
							   ? 0
							   : leading(ladder) + leading(ladder) / 4);
		all[i].span.want = curve_y(&ladder->curve, all[i].series, all[i].at);
		for (; at > 0 && endings[at - 1].span.want > all[i].span.want; at--)
			endings[at] = endings[at - 1];
		endings[at] = all[i];
		n++;
	}
	return n;
}

/* Of what is said above two columns of numbers. */
static int32_t
head_height(const struct ladder *ladder)
{
	return ladder->plans > 0 ? curve_leading(&ladder->curve, &ladder->curve.canvas->style->axis)
				 : 0;
}

int32_t
ladder_names_height(struct ladder *ladder)
{
	struct ending endings[2 * CURVE_LINES];
	size_t n = column_endings(ladder, endings);
	int32_t height = head_height(ladder);

	for (size_t i = 0; i < n; i++)
		height += endings[i].span.size;
	return height;
}

static void
stand(struct ladder *ladder, struct box box, struct type type, const char *text)
{
	placer_add_box(&ladder->curve.placer, box);
	curve_add_label(&ladder->curve, box, type, text);
}

/* A line from the end to its name, where that is not right beside it. */
static void
add_leader(struct ladder *ladder, const struct ending *ending, int32_t y)
{
	const struct curve *curve = &ladder->curve;
	int32_t gap = curve->canvas->style->column_gap / 3;
	struct segment leader = {
	    curve_x(curve, ending->at), ending->span.want, curve->column - gap, y};

	if (leader.x1 - leader.x0 < 4 * gap + curve->canvas->style->point_diameter &&
	    y - leader.y0 < leading(ladder) / 2 && leader.y0 - y < leading(ladder) / 2)
		return;
	curve_add_leader(&ladder->curve, leader);
}

/* A number that ends at x. */
static void
put_number(struct ladder *ladder, int32_t x, int32_t top, int32_t line, struct type type,
    const char *text)
{
	struct box box = {x - frame_width(ladder->curve.canvas, &type, text), top, x, top + line};

	if (text[0] != '\0')
		stand(ladder, box, type, text);
}

/* 预测 and 计划 above their numbers, which end at y. */
static void
put_heads(struct ladder *ladder, const struct ending *endings, size_t n, int32_t y)
{
	const struct canvas *canvas = ladder->curve.canvas;
	const struct style *style = canvas->style;
	int32_t line = head_height(ladder);
	struct type type = style->axis;

	type.ink = style->actual_color;
	put_number(ladder, canvas->width - ladder->plans, y - line, line, type,
	    path_head(ladder, endings, n));
	type.ink = style->plan_color;
	put_number(ladder, canvas->width, y - line, line, type, style->parts[PART_PLAN]);
}

static void
put_ending(struct ladder *ladder, const struct ending *ending, int32_t y)
{
	const struct canvas *canvas = ladder->curve.canvas;
	int of_plan = ending->series->part == PART_PLAN;
	int32_t top = y - ending->span.size / 2, line = leading(ladder);
	struct box box = {ladder->curve.column, top, ladder->curve.column + name_measure(ladder),
	    top + ending->height};

	stand(ladder, box, ending->type, ending->name);
	add_leader(ladder, ending, top + line / 2);
	if (ladder->numbers == 0 && ending->value[0] != '\0') {
		box = (struct box){box.left, box.bottom, canvas->width, box.bottom + line};
		stand(ladder, box, ending->type, ending->value);
		return;
	}
	put_number(ladder, canvas->width - (of_plan ? 0 : ladder->plans), top, line, ending->type,
	    ending->value);
	put_number(ladder, canvas->width, top, line,
	    curve_type(ending->type, canvas->style->plan_color), ending->planned);
}

static int
name_lines(struct ladder *ladder, struct tb_err *err)
{
	struct curve *curve = &ladder->curve;
	struct canvas *canvas = curve->canvas;
	struct ending endings[2 * CURVE_LINES] = {0};
	struct span spans[2 * CURVE_LINES];
	size_t n = column_endings(ladder, endings);

	for (size_t i = 0; i < n; i++)
		spans[i] = endings[i].span;
	if (label_spread(spans, n, canvas->y + head_height(ladder), curve->bottom) != 0)
		return frame_fail(canvas, canvas->panel->line, err,
		    "the names of its lines have no room beside it; divide the chart");
	for (size_t i = 0; i < n; i++)
		put_ending(ladder, &endings[i], spans[i].at);
	if (ladder->plans > 0)
		put_heads(ladder, endings, n, spans[0].at - spans[0].size / 2);
	return 0;
}

/* The last numbers of plans that end before the others, where they have room. */
static void
say_plans(struct ladder *ladder)
{
	struct curve *curve = &ladder->curve;
	struct type type = curve->canvas->style->value;

	for (size_t k = 0; k < curve->nlines; k++) {
		const struct line *line = &curve->lines[k];
		size_t last = curve_last(line->series);

		if (line->series->part != PART_PLAN || last == SIZE_MAX ||
		    curve_in_column(curve, line))
			continue;
		type.ink = line->ink;
		curve_name_point(
		    curve, line, last, type, "", curve_text(curve, &line->series->points[last]));
	}
}

/* What is said behind a plan that no year of the panel reaches. */
static const char *
unmet(const struct ladder *ladder, size_t at)
{
	const struct panel *panel = ladder->curve.canvas->panel;
	const struct style *style = ladder->curve.canvas->style;

	if (at + 1 == panel->ncategories)
		return style->crossing_then;
	return keep(ladder, style->crossing_missed, panel->categories[panel->ncategories - 1],
	    style->crossing_unmet, "");
}

/* The year of a crossing, with the plan's where it is another; *brief without it. */
static const char *
year(const struct ladder *ladder, const struct crossing *crossing, const char **brief)
{
	const struct canvas *canvas = ladder->curve.canvas;
	const struct style *style = canvas->style;
	const char *at = canvas->panel->categories[crossing->at];

	if (crossing->part == PART_PLAN) {
		*brief = keep(ladder, style->parts[PART_PLAN], at,
		    crossing->late ? unmet(ladder, crossing->at) : "", "");
		return *brief;
	}
	*brief = at;
	if (crossing->planned == SIZE_MAX || crossing->planned == crossing->at)
		return at;
	return keep(ladder, at, style->crossing_before,
	    canvas->panel->categories[crossing->planned], style->crossing_behind);
}

/* Is there a label at it? The plan's year stands with that of the path where it has one. */
static int
has_label(const struct ladder *ladder, const struct crossing *crossing)
{
	if (crossing->part != PART_PLAN)
		return 1;
	for (size_t i = 0; i < ladder->ncrossings; i++) {
		const struct crossing *other = &ladder->crossings[i];

		if (other->firm == crossing->firm && other->rung == crossing->rung &&
		    other->part != PART_PLAN)
			return 0;
	}
	return 1;
}

static int
place_year(struct ladder *ladder, const struct crossing *crossing, const char *text)
{
	const struct canvas *canvas = ladder->curve.canvas;
	struct type type = canvas->style->mark;
	int32_t size = ladder_mark_size(ladder, crossing);
	struct wish wish = {.x = crossing->x,
	    .y = crossing->y,
	    .width = frame_width(canvas, &type, text),
	    .height = curve_leading(&ladder->curve, &type),
	    .gap = size / 2 + canvas->style->leader_weight,
	    .rings = YEAR_RINGS};
	struct box box;

	if (placer_find(&ladder->curve.placer, &wish, &box) != 0) {
		/* the accent says to which mark it belongs */
		wish.blind = 1;
		if (!crossing->late || placer_find(&ladder->curve.placer, &wish, &box) != 0)
			return -1;
	}
	type.ink = ladder_ink(ladder, crossing);
	curve_add_label(&ladder->curve, box, type, text);
	return 0;
}

static void
say_year(struct ladder *ladder, const struct crossing *crossing)
{
	struct canvas *canvas = ladder->curve.canvas;
	const char *brief, *text = year(ladder, crossing, &brief);

	if (place_year(ladder, crossing, text) == 0)
		return;
	if (brief != text && place_year(ladder, crossing, brief) == 0 && !crossing->late)
		return;
	frame_list(canvas, &canvas->unplaced, canvas->style->crossing,
	    (const char *const[]){
		crossing->firm->name, canvas->chart->rungs[crossing->rung].name, text});
}

/* In the order of what they tell: behind the plan, of the path, of the plan alone. */
static void
say_years(struct ladder *ladder)
{
	for (int turn = 0; turn < 3; turn++)
		for (size_t i = 0; i < ladder->ncrossings; i++) {
			const struct crossing *crossing = &ladder->crossings[i];
			int its = crossing->late ? 0 : crossing->part == PART_PLAN ? 2 : 1;

			if (its == turn && has_label(ladder, crossing))
				say_year(ladder, crossing);
		}
}

/* What stands, but for the labels. */
static void
stand_all(struct ladder *ladder)
{
	struct curve *curve = &ladder->curve;

	curve_set_inside(curve);
	curve_stand(curve);
	for (size_t k = 0; k < ladder->nfirms; k++)
		for (size_t i = 0; i < curve->canvas->panel->ncategories; i++) {
			const struct firm *firm = &ladder->firms[k];

			if (ladder_bridges(firm, i))
				placer_add_segment(&curve->placer, ladder_bridge(ladder, firm, i));
		}
	for (size_t i = 0; i < ladder->ncrossings; i++) {
		const struct crossing *one = &ladder->crossings[i];
		int32_t half = ladder_mark_size(ladder, one) / 2;

		placer_add_box(&curve->placer,
		    (struct box){one->x - half, one->y - half, one->x + half, one->y + half});
	}
}

int
ladder_label(struct ladder *ladder, struct tb_err *err)
{
	stand_all(ladder);
	if (name_lines(ladder, err) != 0)
		return -1;
	if (curve_say_nothing(&ladder->curve))
		return 0;
	say_years(ladder);
	say_plans(ladder);
	curve_say_gaps(&ladder->curve);
	return 0;
}
