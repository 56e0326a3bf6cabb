/*
 * What a picture claims, for who checks it (tongbao-chart.1): one line for each
 * label, axis, tick, mark and value, with its place, written while they are
 * drawn.  Nothing is written where canvas->trace is NULL.
 */
#ifndef CHART_TRACE_H
#define CHART_TRACE_H

#include "data.h"
#include "label.h"
#include "scale.h"

struct canvas;
struct type;

void trace_picture(const struct canvas *canvas);
void trace_label(
    const struct canvas *canvas, const struct type *type, struct box box, const char *text);

/* A value axis, 'x' or 'y'; numbers it, where axis_up or axis_right has not. */
void trace_axis(struct canvas *canvas, struct scale *scale, char way);
/* A tick whose label is printed. */
void trace_tick(
    const struct canvas *canvas, const struct scale *scale, int64_t value_e8, const char *text);
/* A reference line. */
void trace_mark(
    const struct canvas *canvas, const struct scale *scale, int64_t value_e8, const char *label);

/* A break between two categories at x, over which no line leads. */
void trace_break(const struct canvas *canvas, int32_t x, const char *label);

/* A value, drawn at x, y: the place of `at_e8` on the axis, which is the value itself, or
 * the sum up to it where values are stacked. */
void trace_point(const struct canvas *canvas, const struct scale *scale, int32_t x, int32_t y,
    int64_t at_e8, const struct datum *datum, const char *series, const char *category);

/* The mark of a step's crossing by the line of `part`. */
void trace_crossing(const struct canvas *canvas, const struct scale *scale, int32_t x, int32_t y,
    int64_t rung_e8, enum part part, int late, const char *series, const char *category);

/* A value drawn as an area: a rectangle; or a part of a ring, whose ends are in 2^-30 of
 * a turn, clockwise from the top. */
void trace_area(const struct canvas *canvas, struct box box, const struct datum *datum,
    const char *series, const char *category);
void trace_wedge(const struct canvas *canvas, int32_t x, int32_t y, int64_t from, int64_t to,
    const struct datum *datum, const char *category);
/* A value drawn as a region of a map: its extent, and a place inside it. */
void trace_shape(const struct canvas *canvas, struct box box, int32_t x, int32_t y,
    const struct datum *datum, const char *category);

#endif
