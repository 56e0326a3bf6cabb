/* What must hold between the settings of a style, so that print parts what a picture parts: see
 * style.h. */
#include "style.h"
#include "sight.h"

double
style_contrast(int32_t a, int32_t b)
{
	double la = sight_luminance(a), lb = sight_luminance(b);

	return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

int32_t
style_on(int32_t color)
{
	return style_contrast(PAPER, color) >= 4.5 ? PAPER : 0x000000;
}

/* Colours that are told apart in one picture. */
struct palette {
	const char *name; /* for messages */
	int32_t colors[SERIES_INKS];
	size_t n;
	const double *least; /* by sight */
};

/* Missing cones leave 12 of a distance, for marks of 2 mm stand apart and need several times what
 * patches side by side do; grey leaves 8, more than the 5 by which a printed tone may be off.
 * Lines have their names, cells their lamps' characters, where print is black and white. */
static const double marks_apart[SIGHT_MAX] = {12, 12, 12, 12, 8};
static const double lines_apart[SIGHT_MAX] = {12, 12, 12, 12, 0};
static const double cells_apart[SIGHT_MAX] = {8, 8, 8, 8, 0};

static int
check_palette(const struct palette *palette, const char *path, struct tb_err *err)
{
	const double *least = palette->least;

	for (size_t a = 0; a < palette->n; a++)
		for (size_t b = a + 1; b < palette->n; b++)
			for (enum sight sight = SIGHT_FULL; sight < SIGHT_MAX; sight++) {
				double distance =
				    sight_distance(palette->colors[a], palette->colors[b], sight);

				if (distance < least[sight])
					return tb_err_set(err, TB_MSG_STYLE, path, 0, 0,
					    "%s: the colours #%06X and #%06X are %.1f apart in "
					    "%s, but %.0f is wanted (CIEDE2000); make one of them "
					    "lighter",
					    palette->name, (unsigned)palette->colors[a],
					    (unsigned)palette->colors[b], distance,
					    sight_name(sight), least[sight]);
			}
	return 0;
}

static int
check_colors(const struct style *style, const char *path, struct tb_err *err)
{
	struct palette series = {"series-1-color to series-6-color", {0}, SERIES_INKS, marks_apart};
	struct palette lamps = {"the colours of lamps", {0}, 0, marks_apart};
	struct palette tints = {"the tints of lamps", {0}, 0, cells_apart};
	const struct palette others[] = {
	    {"actual-color and earlier-1-color, earlier-2-color",
		{style->actual_color, style->earlier[0].color, style->earlier[1].color}, 3,
		marks_apart},
	    {"ahead-color, behind-color and track-color",
		{style->ahead_color, style->behind_color, style->track_color}, 3, marks_apart},
	    {"series-1-color, ahead-color and fall-color",
		{style->series[0].color, style->ahead_color, style->fall_color}, 3, marks_apart},
	    {"series-1-ink to series-4-ink, of lines",
		{style->series[0].ink, style->series[1].ink, style->series[2].ink,
		    style->series[3].ink},
		4, lines_apart},
	    {"ring-1-color to ring-5-color",
		{style->ring[0], style->ring[1], style->ring[2], style->ring[3], style->ring[4]},
		RING_TINTS, marks_apart},
	};

	for (size_t k = 0; k < SERIES_INKS; k++)
		series.colors[k] = style->series[k].color;
	for (int k = LAMP_GREEN; k < LAMP_MAX; k++) {
		lamps.colors[lamps.n++] = style->lamps[k].color;
		tints.colors[tints.n++] = style->lamps[k].tint;
	}
	if (check_palette(&series, path, err) != 0 || check_palette(&lamps, path, err) != 0 ||
	    check_palette(&tints, path, err) != 0)
		return -1;
	for (size_t k = 0; k < TB_LEN(others); k++)
		if (check_palette(&others[k], path, err) != 0)
			return -1;
	return 0;
}

static int
check_contrasts(const struct style *style, const char *path, struct tb_err *err)
{
	for (int k = LAMP_GREEN; k < LAMP_MAX; k++)
		if (style_contrast(style->lamps[k].ink, style->lamps[k].color) < 4.5)
			return tb_err_set(err, TB_MSG_STYLE, path, 0, 0,
			    "lamp %s: ink and colour have a contrast below 4.5:1",
			    style->lamps[k].mark);
	if (style_contrast(style->actual_color, style->fill_color) < 4.5 ||
	    style_contrast(style->plan_color, style->fill_color) < 4.5 ||
	    style_contrast(style->outlook_color, style->fill_color) < 4.5)
		return tb_err_set(err, TB_MSG_STYLE, path, 0, 0,
		    "actual-color, plan-color or outlook-color has a contrast below 4.5:1 on "
		    "fill-color");
	if (style_contrast(style->fall_color, PAPER) < 4.5)
		return tb_err_set(err, TB_MSG_STYLE, path, 0, 0,
		    "fall-color has a contrast below 4.5:1 on white, and names are set in it");
	if (style_contrast(style->ahead_color, style->behind_color) < 1.8)
		return tb_err_set(err, TB_MSG_STYLE, path, 0, 0,
		    "ahead-color and behind-color have a contrast below 1.8:1; black-and-white "
		    "print does not part them");
	for (int k = 1; k < TINTS; k++)
		if (style_contrast(style->rise[k - 1], style->rise[k]) < 1.2 ||
		    style_contrast(style->fall[k - 1], style->fall[k]) < 1.2)
			return tb_err_set(err, TB_MSG_STYLE, path, 0, 0,
			    "rise-%d-color and rise-%d-color, or those of fall, have a contrast "
			    "below 1.2:1; black-and-white print does not part them",
			    k, k + 1);
	return 0;
}

static int
check_sizes(const struct style *style, const char *path, struct tb_err *err)
{
	if (style->ticks_most < 2 || style->tick_digits_most < 1 || style->axis_least < 1 ||
	    style->row_pitch_least > style->row_pitch || style->alt_names_most < 1 ||
	    style->slope_spread < 1)
		return tb_err_set(err, TB_MSG_STYLE, path, 0, 0,
		    "ticks-most is 2 at least, tick-digits-most, axis-least, alt-names-most and "
		    "slope-spread 1, row-pitch-least at most row-pitch");
	if (style->column_width < style->width / 3 || style->column_width > style->width)
		return tb_err_set(err, TB_MSG_STYLE, path, 0, 0,
		    "column-width is between a third of width and width");
	if (style->label_width_most + style->value_width_most > style->width * 2 / 3 ||
	    style->direct_width_most > style->width / 3)
		return tb_err_set(err, TB_MSG_STYLE, path, 0, 0,
		    "the columns of labels leave less than a third of the width to the plot");
	return 0;
}

int
style_check(const struct style *style, const char *path, struct tb_err *err)
{
	if (check_contrasts(style, path, err) != 0 || check_colors(style, path, err) != 0)
		return -1;
	return check_sizes(style, path, err);
}
