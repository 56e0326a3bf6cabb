/*
 * Bullet bars: actual against plan.  The pale track is the plan (axis-least,
 * 100 %), the bar on it what is done: in one colour where it has reached the
 * 序时 mark, in the other where it is behind.  A row's own target is a tick
 * across its track: short and strong, with paper on either side, so that it is told
 * from the line of the mark where they come together.
 */
#include "form.h"
#include "rows.h"

static void
put_target(struct canvas *canvas, int32_t x, int32_t y)
{
	const struct style *style = canvas->style;
	int32_t top = y - style->track_height / 2, bottom = y + style->track_height / 2;

	frame_vline(canvas, x, top, bottom, style->target_weight + 2 * style->casing_weight, PAPER);
	frame_vline(canvas, x, top, bottom, style->target_weight, style->mark_ink);
}

static void
put_bar(struct canvas *canvas, const struct row *row, const struct scale *scale, int32_t y)
{
	const struct style *style = canvas->style;
	int32_t left = scale->from_pu;
	int32_t plan = scale_pu(scale, style->axis_least * one_e8);
	int32_t right = scale_pu(scale, row->datum.value_e8);

	if (rows_percent(canvas))
		tb_pages_rect(canvas->page, left, y - style->track_height / 2, plan - left,
		    style->track_height, (uint32_t)style->track_color);
	if (right > left)
		tb_pages_rect(canvas->page, left, y - style->bullet_height / 2, right - left,
		    style->bullet_height, (uint32_t)rows_color(canvas, row));
	if (row->has_target)
		put_target(canvas, scale_pu(scale, row->target_e8), y);
}

int
bullet_draw(struct canvas *canvas, struct tb_err *err)
{
	static const struct rows_form form = {.lamps = 1, .track = 1, .bar = put_bar};

	return rows_draw(canvas, &form, err);
}
