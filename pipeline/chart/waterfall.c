/*
 * Waterfall: what each part adds or takes away, from one total to the next.
 * Totals stand on 0; parts hang between what was before them and what is after.
 * It goes up where the names have room side by side, else it goes right.
 */
#include "bars.h"
#include "form.h"
#include "strips.h"

static void
set_bars(struct bars *bars)
{
	const struct style *style = bars->canvas->style;
	int64_t sum_e8 = 0;

	for (size_t i = 0; i < bars->n; i++) {
		const struct row *row = &bars->canvas->panel->rows[i];
		struct bar *bar = &bars->bars[i];

		*bar = (struct bar){.datum = &row->datum, .series = "", .whole_e8 = -1};
		bar->from_e8 = row->total ? 0 : sum_e8;
		bar->at_e8 = bar->from_e8 + row->datum.value_e8;
		bar->color = row->total		       ? style->series[0].color
			     : row->datum.value_e8 < 0 ? style->fall_color
						       : style->ahead_color;
		if (datum_drawn(&row->datum))
			sum_e8 = bar->at_e8;
		extent_take(&bars->low_e8, &bars->high_e8, bar->at_e8);
	}
}

/* Have the names room below bars that go up, each in two lines at most? */
static int
goes_up(struct canvas *canvas, size_t n)
{
	const char **names = tb_xcalloc(n, sizeof *names);
	int32_t height;

	for (size_t i = 0; i < n; i++)
		names[i] = strips_row(canvas, i);
	height = axis_names(canvas, names, n, canvas->width / 10, canvas->width, -1);
	free(names);
	return height >= 0 && height <= 3 * canvas->style->axis.size;
}

int
waterfall_draw(struct canvas *canvas, struct tb_err *err)
{
	struct bars bars = {
	    .canvas = canvas, .n = canvas->panel->nrows, .m = 1, .name = strips_row, .linked = 1};
	int rc;

	bars.bars = tb_xcalloc(bars.n, sizeof *bars.bars);
	set_bars(&bars);
	rc = goes_up(canvas, bars.n) ? bars_up(&bars, err) : bars_right(&bars, err);
	bars_release(&bars);
	return rc;
}
