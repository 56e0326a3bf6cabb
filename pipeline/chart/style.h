/*
 * The look of charts as data (tongbao-style.5), read from
 * templates/style/chart.xml.  The code knows relations, the style all numbers:
 * sizes, weights, colours, and the few words a picture says by itself.
 *
 * style_load refuses a style that could not be read in print: type below 7 pt,
 * lines below 0.25 pt, text with a contrast below 4.5:1 on its ground, colours of
 * one picture that the colour-blind or black-and-white print do not tell apart.
 */
#ifndef CHART_STYLE_H
#define CHART_STYLE_H

#include "../lib/diag.h"
#include "../lib/mem.h"
#include "data.h"
#include <stdint.h>

/* How one kind of text is set. */
struct type {
	int32_t role; /* enum tb_role */
	int32_t size; /* pu */
	int32_t ink;  /* 0xRRGGBB */
};

struct lamp_style {
	int32_t color;	  /* of the disc and the bar */
	int32_t ink;	  /* of the character in the disc */
	int32_t tint;	  /* of a cell of a table */
	const char *mark; /* the character */
};

/* What all is printed on, seen in holes, around marks and as text on dark areas. */
enum { PAPER = 0xFFFFFF };

enum { SERIES_INKS = 6, EARLIER_INKS = 2, TINTS = 6, RING_TINTS = 5 };

/* What tells one series from the others. */
struct ink {
	int32_t color; /* of areas */
	int32_t ink;   /* of the series' name on white */
};

/* Lengths in pu, ratios in 1/65536, colours 0xRRGGBB. */
struct style {
	int32_t width, column_width; /* of pictures */
	int32_t height_most;
	int32_t leading;    /* ratio of line height to type size */
	int32_t type_least; /* long labels shrink to this before they are broken */
	int32_t block_gap;  /* between heading, body and note */
	int32_t column_gap; /* between the columns of a picture */
	struct type title, subtitle, label, rank, value, axis, mark, note, direct, tile;
	int32_t lamp_role, lamp_size; /* type of the lamps' characters */

	int32_t rule_weight, rule_ink; /* above the heading and below the picture */
	int32_t grid_weight, grid_ink, axis_weight, axis_ink;
	int32_t mark_weight, mark_ink;
	int32_t target_weight; /* of a row's own target */
	int32_t ticks_most;
	int32_t tick_digits_most;   /* before the point; longer ones are counted in 万, 亿 */
	int32_t tick_digits_valued; /* the same where values are printed in the chart's unit */

	/* rows: bullet and ranked */
	int32_t row_pitch, row_pitch_least;
	int32_t label_width_most, value_width_most;
	int32_t axis_least; /* the axis of rows reaches at least so far: 100 (%) */
	int32_t bullet_height, track_height, track_color;
	int32_t bar_height;
	int32_t ahead_color, behind_color;
	int32_t lamp_diameter;
	struct lamp_style lamps[LAMP_MAX]; /* that of LAMP_NONE is empty */
	int32_t key_side;		   /* side of the samples in the key of colours */

	struct ink series[SERIES_INKS];	  /* of one kind: from dark to light */
	struct ink earlier[EARLIER_INKS]; /* what the actual is seen against: greys, to light */
	/* classes of values, from pale to dark: from 0 or the least up; below 0, from 0 down */
	int32_t rise[TINTS], fall[TINTS];
	int32_t area[SERIES_INKS];		 /* treemap: of groups, pale */
	int32_t fall_color;			 /* waterfall: what takes away */
	int32_t bar_width_least, bar_width_most; /* of bars that go up */
	int32_t dot_diameter;
	int32_t ring_diameter, ring_weight;
	int32_t ring[RING_TINTS]; /* of its parts, from the largest to the smallest */

	/* maps */
	int32_t tile_side, page_tile_side, tile_gap, tile_pad; /* of a square: side, paper, air */
	int32_t outline_height, outline_detail; /* of true outlines: at most; what is not seen */
	int32_t league_bars; /* least width of the bars in the ranking beside a map */

	/* slope, bump: weight of a line, of the paper on either side of it; what is unchanged
	 * or not stressed */
	int32_t path_weight, casing_weight, rest_color;
	int32_t stress_from;  /* of so many lines, not all have a colour */
	int32_t stress_most;  /* but so many that rose and fell most */
	int32_t slope_spread; /* the range of a slope is at least its largest value by this */
	int32_t place_pitch;  /* from rank to rank */

	/* cumulative */
	int32_t plot_height, low_plot_height, high_plot_height, tall_plot_height, page_plot_height;
	int32_t direct_width_most;
	int32_t area_height; /* of a treemap, but for the names of its groups */
	int32_t cell_pad;    /* between a text and the edge of its area */
	int32_t fill_color, actual_color, actual_weight, point_diameter;
	int32_t plan_color, plan_weight, plan_dash;
	int32_t outlook_color;
	int32_t panel_width, panel_width_least, panel_height, panel_height_least; /* plots of
						multiples */
	int32_t panel_width_valued, panel_height_valued; /* smaller ones have their last number */
	int32_t panel_mark_weight, panel_mark_ink;	 /* quieter than the lines */
	int32_t line_weight;				 /* of several lines that matter */
	int32_t context_color, context_ink;		 /* of lines behind the ones that matter */
	int32_t break_weight, break_dash, break_ink;
	const char *break_word; /* where what is counted changes: 口径变化 */
	const char *rate_units; /* whose axes need not start at 0: % 百分点 … */
	int32_t leader_weight, leader_ink;

	/* ladder */
	int32_t rung_weight, rung_color;
	int32_t crossing_diameter;
	int32_t milestone_diameter; /* gantt */
	/* alternative texts */
	int32_t alt_values_most; /* so many values are all said */
	int32_t alt_names_most;	 /* so many names of a list */

	const char *carried_mark;	    /* behind a carried value: ※ */
	const char *carried;		    /* before a list of them: 沿用 */
	const char *unit_suffix;	    /* the unit that is set right behind numbers: % */
	const char *unit_prefixes;	    /* 万 亿 …: each 10^4 of the one before */
	const char *list_mark, *colon;	    /* 、 ： between and before what is listed */
	int32_t list_most;		    /* of more, their number is said */
	const char *list_more, *list_count; /* 等 处: before and behind it */
	const char *list_stop;		    /* 。 behind a list of its own */
	const char *unmarked;		    /* of parts: they have no mark in the picture */
	const char *notes;		    /* before those of rows, below a table */
	const char *no_data;		    /* said where all values are missing */
	const char *some_data;		    /* where some are, and the others are not due */
	const char *no_value;		    /* where there is none, and none is missing */
	const char *missing;		    /* said at a gap of a curve: 未报 */
	const char *ahead, *behind, *plan;  /* the key: what the colours mean */
	const char *target;		    /* and the ticks of rows' own targets */
	const char *rose, *fell, *same;	    /* the key of slope and bump */
	const char *parts[PART_MAX];	    /* the key: actual, plan and outlook */
	const char *crossing;		    /* before the list of those without a place */
	const char *crossing_before, *crossing_behind; /* around the plan's year */
	const char *crossing_missed, *crossing_unmet;  /* around the last year, where it is not reached */
	const char *crossing_then;		       /* and where the plan is of that year */
	const char *year, *month, *now, *overdue;      /* gantt: 年 月 截至 逾期 */
	const char *months_late, *month_part;	       /* 个月 不足1个月 */
	const char *ladder_note;		       /* how its scale goes */
	const char *ladder_marks;		       /* what its marks are, and that */
	struct tb_arena arena;
};

/* Read folder/style/chart.xml. -1: *err names file, line, value; *style is empty. */
int style_load(const char *folder, struct style *style, struct tb_err *err);
void style_release(struct style *style); /* accepts a zeroed style */

/* Private to style_load: what must hold between settings, which are all there. -1: *err names
 * them and the file. */
int style_check(const struct style *style, const char *path, struct tb_err *err);

/* Contrast ratio of two colours, 1 to 21 (WCAG 2.1, 1.4.3). */
double style_contrast(int32_t a, int32_t b);

/* The ink, black or white, for text on a colour: its contrast is 4.5 at least. */
int32_t style_on(int32_t color);

#endif
