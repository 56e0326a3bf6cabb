/*
 * The names of the lines of a bump that end before the last month: beside their
 * ends, right of them where they have room, else nearby.
 */
#include "bump.h"

/* What a name inside the plot keeps clear of: discs, and lines as chords. */
static void
add_line(const struct bump *bump, size_t s, struct placer *placer)
{
	enum { CHORDS = 8 };
	int32_t r = bump->canvas->style->lamp_diameter / 2;

	for (size_t i = 0; i < bump->months; i++) {
		int32_t x = bump_month_x(bump, i),
			y = bump_has(bump, s, i) ? *bump_place(bump, s, i) : 0;
		struct segment chord = {.x1 = x, .y1 = y};

		if (bump_is_end(bump, s, i))
			placer_add_box(placer, (struct box){x - r, y - r, x + r, y + r});
		for (int k = 1; k <= CHORDS && bump_has(bump, s, i) && bump_has(bump, s, i + 1);
		     k++) {
			int32_t way = bump_month_x(bump, i + 1) - x;
			int32_t fall = *bump_place(bump, s, i + 1) - y;
			/* the bend of put_line: its x is not even, but within half a chord of it */
			int64_t part = (int64_t)k * k * (3 * CHORDS - 2 * k);

			chord = (struct segment){chord.x1, chord.y1, x + way * k / CHORDS,
			    y + (int32_t)(fall * part / (CHORDS * CHORDS * CHORDS))};
			placer_add_segment(placer, chord);
		}
	}
}

size_t
bump_set_early(const struct bump *bump, struct early *early)
{
	const struct canvas *canvas = bump->canvas;
	const struct style *style = canvas->style;
	int32_t gap = style->lamp_diameter / 2 + style->column_gap / 3;
	int32_t height = style->axis.size;
	struct placer placer;
	size_t n = 0;

	placer_init(
	    &placer, (struct box){bump->first_x, bump->top, bump->last_x - gap, bump->bottom});
	placer.half = style->path_weight;
	for (size_t s = 0; s < bump->n; s++)
		add_line(bump, s, &placer);
	for (size_t s = 0; s < bump->n; s++) {
		size_t last = bump_outer(bump, s, 1);
		const char *name = canvas->panel->series[s].name;
		int32_t width = frame_width(canvas, &style->axis, name), x, y;
		struct box box;

		if (last == SIZE_MAX || last + 1 == bump->months)
			continue;
		x = bump_month_x(bump, last), y = *bump_place(bump, s, last);
		box =
		    (struct box){x + gap, y - height / 2, x + gap + width, y - height / 2 + height};
		if (placer_free(&placer, box))
			placer_add_box(&placer, box);
		else if (placer_find(&placer,
			     &(struct wish){.x = x,
				 .y = y,
				 .width = width,
				 .height = height,
				 .gap = gap,
				 .rings = 1},
			     &box) != 0)
			continue;
		early[n++] = (struct early){box, s};
	}
	placer_release(&placer);
	return n;
}

void
bump_put_grid(const struct bump *bump, const struct early *early, size_t n)
{
	const struct style *style = bump->canvas->style;
	struct box *holes = tb_xcalloc(n + 1, sizeof *holes);

	for (size_t k = 0; k < n; k++)
		holes[k] = early[k].box;
	for (size_t i = 0; i < bump->months; i++)
		frame_vline_around(bump->canvas, bump_month_x(bump, i), bump->top, bump->bottom,
		    style->grid_weight, style->grid_ink, holes, n);
	free(holes);
}

void
bump_put_early(struct bump *bump, const struct early *early, size_t n)
{
	struct canvas *canvas = bump->canvas;

	for (size_t k = 0; k < n; k++) {
		struct type type = canvas->style->axis;
		size_t s = early[k].series;

		type.ink = course_ink(canvas, bump_course(bump, s), bump->marked);
		frame_text(canvas, &type, early[k].box.left,
		    (early[k].box.top + early[k].box.bottom) / 2, canvas->panel->series[s].name);
	}
}
