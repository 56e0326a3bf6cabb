/*
 * Value axes, and the names of categories below a plot.
 *
 * An axis has nice ticks, as many as their labels have room for, and counts in
 * 万 or 亿 of its unit where plain numbers would be long.  Where there is nothing but
 * zeros, 0 is its only tick.  What is drawn here
 * is traced here.
 */
#ifndef CHART_AXIS_H
#define CHART_AXIS_H

#include "frame.h"
#include "scale.h"

struct axis {
	struct scale scale;
	const char *unit; /* of its ticks, with the prefix of its myriads */
	int32_t unit_y;	  /* middle of the line that names it, of one that goes up */
	int said;	  /* is that the chart's unit, and said in the subtitle? */
	int32_t reach;	  /* of one that goes right: x its labels end at, at most */
};

/* Is the unit that of a rate, whose axes need not start at 0? */
int axis_is_rate(const struct canvas *canvas);
/* Widens the range of values to that of an axis: the mark is on it; amounts start at 0, and
 * rates do where leaving it out would not gain half of the plot. */
void axis_fit(const struct canvas *canvas, int64_t *low_e8, int64_t *high_e8);

/* An axis that goes up, for values from `low` to `high`; both ends are ticks. It stands
 * below y, with room for its unit (where it is said nowhere else) and half a label, and
 * is `height` high, with as many ticks as have room: scale.to_pu is the top of the plot,
 * scale.from_pu its bottom. */
void axis_up(struct canvas *canvas, struct axis *axis, int64_t low_e8, int64_t high_e8, int32_t y,
    int32_t height);
/* The same for a stair scale. */
void axis_up_stairs(struct canvas *canvas, struct axis *axis, const int64_t *stairs_e8, size_t n,
    int32_t y, int32_t height);
/* One that goes right; its ends are ticks, or, where it need not be closed and a good part of the
 * plot were empty beyond them, the values themselves. */
void axis_right(struct canvas *canvas, struct axis *axis, int64_t low_e8, int64_t high_e8,
    int32_t left, int32_t right, int closed);

/* Classes of values, `most` or one more: their bounds are the ticks, and its ends are ticks.
 * They stand from `left` on, as near as their labels have room; *axis tells where they end. */
void axis_classes(struct canvas *canvas, struct axis *axis, int64_t low_e8, int64_t high_e8,
    int most, int32_t left);
/* The unit at the left, above the topmost tick's label, where it is said nowhere else. */
void axis_put_unit(struct canvas *canvas, const struct axis *axis);

/* Width of the tick labels left of a plot, the gap included; height of those below one. */
int32_t axis_width(const struct canvas *canvas, const struct axis *axis);
int32_t axis_height(const struct canvas *canvas);
/* Height of the line that names the unit above an axis that goes up; 0 = said already. */
int32_t axis_unit_height(const struct canvas *canvas, const struct axis *axis);

/* The grid of an axis that goes up, and its labels left of `left`; the grid gives way to
 * the boxes. The line at 0 (or at the lowest tick) is the axis. The unit stands at the
 * left, above the topmost tick's label. */
void axis_put_up(struct canvas *canvas, struct axis *axis, int32_t left, int32_t right,
    const struct box *holes, size_t nholes);
/* Its lines alone, for a plot beside one that has the labels. */
void axis_put_lines(struct canvas *canvas, const struct axis *axis, int32_t left, int32_t right,
    const struct box *holes, size_t nholes);
/* The ticks' labels below `bottom` of one that goes right; the last has the unit where it
 * is said nowhere else. A grid line at each tick but the first, between top and bottom,
 * is put by the form, under its bars: axis_put_grid. */
void axis_put_right(struct canvas *canvas, struct axis *axis, int32_t bottom);
void axis_put_grid(struct canvas *canvas, const struct axis *axis, int32_t top, int32_t bottom,
    const struct box *holes, size_t nholes);

/* From a plot to the names below it, and as long are ticks. */
int32_t axis_tick(const struct canvas *canvas);

/* The names of categories in slots of equal width below a plot, each in the middle of its
 * slot, in lines and smaller where it must. Returns their height; draws them below y
 * unless y < 0. -1: a name has no room even so. */
int32_t axis_names(struct canvas *canvas, const char *const *names, size_t n, int32_t left,
    int32_t right, int32_t y);

/* The same for points from first_x to last_x on the axis at y, with a small tick each: all,
 * or each second, third... where they are many, such as months. Returns the height of
 * ticks and names. */
int32_t axis_put_points(struct canvas *canvas, const char *const *names, size_t n, int32_t first_x,
    int32_t last_x, int32_t y);
/* The most that may be. */
int32_t axis_points_height(const struct canvas *canvas, const char *const *names, size_t n);
/* Half the width of the wider of the first and the last name: how far they reach beyond
 * their points. */
int32_t axis_points_side(const struct canvas *canvas, const char *const *names, size_t n);
/* Where point i of n stands. */
int32_t axis_point(size_t i, size_t n, int32_t first_x, int32_t last_x);

#endif
