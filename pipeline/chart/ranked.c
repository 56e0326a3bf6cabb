/*
 * Ranked bars: rank, name, bar, value, and the lamp as a disc with its
 * character, since colour is never the only sign.
 */
#include "form.h"
#include "rows.h"

static void
put_bar(struct canvas *canvas, const struct row *row, const struct scale *scale, int32_t y)
{
	const struct style *style = canvas->style;
	int32_t left = scale->from_pu, right = scale_pu(scale, row->datum.value_e8);

	if (right > left)
		tb_pages_rect(canvas->page, left, y - style->bar_height / 2, right - left,
		    style->bar_height, (uint32_t)rows_color(canvas, row));
}

int
ranked_draw(struct canvas *canvas, struct tb_err *err)
{
	static const struct rows_form form = {.ranks = 1, .lamps = 1, .grid = 1, .bar = put_bar};

	return rows_draw(canvas, &form, err);
}
