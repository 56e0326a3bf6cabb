/* The plain shapes of a picture: rules, rules with holes, lines, discs and badges: see
 * frame.h. */
#include "frame.h"

void
frame_hline(struct canvas *canvas, int32_t x0, int32_t x1, int32_t y, int32_t weight, int32_t ink)
{
	tb_pages_rect(canvas->page, x0, y - weight / 2, x1 - x0, weight, (uint32_t)ink);
}

void
frame_vline(struct canvas *canvas, int32_t x, int32_t y0, int32_t y1, int32_t weight, int32_t ink)
{
	tb_pages_rect(canvas->page, x - weight / 2, y0, weight, y1 - y0, (uint32_t)ink);
}

void
frame_disc(struct canvas *canvas, int32_t x, int32_t y, int32_t diameter, int32_t ink)
{
	int32_t r = diameter / 2;
	int32_t k = (int32_t)((int64_t)r * 5523 / 10000); /* a quarter circle as one curve */
	const struct tb_step steps[] = {
	    {'M', {x + r, y}},
	    {'C', {x + r, y + k, x + k, y + r, x, y + r}},
	    {'C', {x - k, y + r, x - r, y + k, x - r, y}},
	    {'C', {x - r, y - k, x - k, y - r, x, y - r}},
	    {'C', {x + k, y - r, x + r, y - k, x + r, y}},
	    {'Z', {0}},
	};

	tb_pages_path(canvas->doc, canvas->page, steps, TB_LEN(steps), 0, 0, (uint32_t)ink);
}

void
frame_hole(struct canvas *canvas, int32_t x, int32_t y, int32_t diameter)
{
	frame_disc(canvas, x, y, diameter * 11 / 20, PAPER); /* a little more than half */
}

void
frame_edged_disc(
    struct canvas *canvas, int32_t x, int32_t y, int32_t diameter, int32_t color, int32_t edge)
{
	frame_disc(canvas, x, y, diameter, edge);
	frame_disc(canvas, x, y, diameter - 2 * canvas->style->axis_weight, color);
}

static void
put_badge_text(struct canvas *canvas, int32_t x, int32_t y, int32_t ink, const char *s)
{
	const struct type type = {canvas->style->lamp_role, canvas->style->lamp_size, ink};

	frame_text(canvas, &type, x - frame_width(canvas, &type, s) / 2, y, s);
}

void
frame_badge(struct canvas *canvas, int32_t x, int32_t y, int32_t color, int32_t ink, const char *s)
{
	frame_disc(canvas, x, y, canvas->style->lamp_diameter, color);
	put_badge_text(canvas, x, y, ink, s);
}

void
frame_hollow_badge(struct canvas *canvas, int32_t x, int32_t y, int32_t color, const char *s)
{
	/* a thin one: two digits reach near to it */
	frame_edged_disc(canvas, x, y, canvas->style->lamp_diameter, PAPER, color);
	put_badge_text(canvas, x, y, canvas->style->label.ink, s);
}

void
frame_lamp(struct canvas *canvas, int32_t x, int32_t y, enum lamp lamp)
{
	const struct lamp_style *style = &canvas->style->lamps[lamp];

	frame_badge(canvas, x, y, style->color, style->ink, style->mark);
}

/* How far a line reaches from its middle into the em boxes of texts beside it; what a hairline
 * does is less than what they are larger than their ink. */
static int32_t
reach(int32_t weight)
{
	return weight / 2 > TB_PU_PER_PT / 4 ? weight / 2 : 0;
}

/* A rule with holes in it: from..to along it, `at` across it. */
struct stroke {
	int upright;
	int32_t from, to, at;
	int32_t reach; /* from its middle into boxes */
	int32_t weight, ink;
};

static void
put_around(struct canvas *canvas, struct stroke stroke, const struct box *holes, size_t nholes)
{
	while (stroke.from < stroke.to) {
		int32_t end = stroke.to, next = stroke.to;

		for (size_t i = 0; i < nholes; i++) {
			struct box box = holes[i];

			if (stroke.upright)
				box = (struct box){box.top, box.left, box.bottom, box.right};
			if (box.top >= stroke.at + stroke.reach ||
			    box.bottom <= stroke.at - stroke.reach || box.right <= stroke.from ||
			    box.left >= end)
				continue;
			end = box.left, next = box.right;
		}
		if (end - stroke.from < stroke.weight)
			; /* a speck */
		else if (stroke.upright)
			frame_vline(canvas, stroke.at, stroke.from, end, stroke.weight, stroke.ink);
		else
			frame_hline(canvas, stroke.from, end, stroke.at, stroke.weight, stroke.ink);
		stroke.from = next;
	}
}

void
frame_hline_around(struct canvas *canvas, int32_t x, int32_t x1, int32_t y, int32_t weight,
    int32_t ink, const struct box *holes, size_t nholes)
{
	put_around(canvas, (struct stroke){0, x, x1, y, reach(weight), weight, ink}, holes, nholes);
}

void
frame_vline_around(struct canvas *canvas, int32_t x, int32_t y, int32_t y1, int32_t weight,
    int32_t ink, const struct box *holes, size_t nholes)
{
	put_around(canvas, (struct stroke){1, y, y1, x, weight, weight, ink}, holes, nholes);
}

void
frame_line(struct canvas *canvas, struct segment at, int32_t weight, int32_t dash, int32_t ink)
{
	const struct tb_step steps[] = {{'M', {at.x0, at.y0}}, {'L', {at.x1, at.y1}}};

	tb_pages_path(canvas->doc, canvas->page, steps, TB_LEN(steps), weight, dash, (uint32_t)ink);
}
