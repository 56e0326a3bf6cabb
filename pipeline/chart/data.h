/*
 * The charts of a document (urn:tongbao:document:1) as data: what the picture
 * must say, checked, and nothing of its look.
 *
 * Numbers are whole multiples of 10^-8 (members ending in _e8) of at most 10^9
 * in size, so that ahead and behind are decided exactly; only some forms take
 * negative ones.  Where a form adds numbers up, their sum is at most 10^9 too.
 *
 * What each form takes, needs and refuses is data-rules.c and data-checks.c;
 * once a chart is read, its form can count on it: one point for each category,
 * the least and most of what it draws, no value it cannot draw.
 */
#ifndef CHART_DATA_H
#define CHART_DATA_H

#include "../lib/diag.h"
#include "../lib/mem.h"
#include <stdint.h>

enum form {
	FORM_BULLET,
	FORM_RANKED,
	FORM_CUMULATIVE,
	FORM_BARS,
	FORM_LINES,
	FORM_LADDER,
	FORM_SLOPE,
	FORM_BUMP,
	FORM_DOTS,
	FORM_WATERFALL,
	FORM_TREEMAP,
	FORM_HEAT,
	FORM_MULTIPLES,
	FORM_GANTT,
	FORM_DONUT,
	FORM_TILES,
	FORM_MAX
};
enum state { STATE_VALUE, STATE_CARRIED, STATE_MISSING, STATE_NONE };
enum lamp { LAMP_NONE, LAMP_GREEN, LAMP_YELLOW, LAMP_RED, LAMP_BLUE, LAMP_MAX };
enum part { PART_ACTUAL, PART_PLAN, PART_LOW, PART_HIGH, PART_OUTLOOK, PART_OTHER, PART_MAX };
enum width { WIDTH_FULL, WIDTH_COLUMN, WIDTH_PAGE, WIDTH_MAX };
enum plot { PLOT_USUAL, PLOT_LOW, PLOT_HIGH, PLOT_TALL, PLOT_MAX };
enum direction { DIRECTION_HORIZONTAL, DIRECTION_VERTICAL, DIRECTION_MAX };
enum arrange { ARRANGE_GROUPED, ARRANGE_STACKED, ARRANGE_PERCENT, ARRANGE_MAX };

static const int64_t one_e8 = 100000000;
static const int64_t most_e8 = 1000000000 * 100000000LL; /* of a value, and of a sum */

struct datum {
	enum state state;
	int64_t value_e8; /* 0 unless state is VALUE or CARRIED */
	const char *text; /* as printed; "" = none */
	int line;
};

struct shade { /* <cell> of a heat table */
	struct datum datum;
	enum lamp lamp;
};

/* A month, or a day of it. */
struct moment {
	int32_t month; /* year * 12 + month - 1; 0 = none */
	int32_t day;   /* 0 = the month as a whole */
};

struct stop {			       /* of a Gantt strip: a milestone */
	const char *type;	       /* its name: 开工 */
	struct moment planned, actual; /* actual may be none: not reached */
	int line;
};

struct row {
	struct datum datum;
	const char *label, *rank, *note, *code, *group; /* "" = none */
	enum lamp lamp;
	int total;	     /* waterfall: the sum up to here, not a further part */
	int has_target;	     /* bullet: */
	int64_t target_e8;   /* 0 without one */
	struct shade *cells; /* heat: one a category */
	size_t ncells, cells_cap;
	struct stop *stops; /* gantt, in the order of their planned moments */
	size_t nstops, stops_cap;
	struct datum *points; /* dots: one a series */
	size_t npoints, points_cap;
};

struct mark { /* the 序时 line */
	int64_t value_e8;
	const char *label;
	const char *ahead, *behind; /* words of the key; "" or NULL = those of the style */
	const char *from;	    /* bars: the category it begins with; "" or NULL = the first */
	size_t first;		    /* its place */
	int line;		    /* 0 = the chart has none */
};

struct series {
	const char *name;
	enum part part;
	enum lamp lamp; /* its colour, where it has one by itself */
	struct datum *points;
	size_t npoints, cap;
	int line;
};

struct rung {
	int64_t value_e8; /* each more than the one before */
	const char *name;
	int line;
};

struct tile { /* the place of a code in a map of squares */
	const char *code;
	int32_t column, row; /* from 1 */
	int line;
};

/* What is drawn on one pair of axes: of the chart, or of each of its small multiples. */
struct panel {
	const char *title; /* "" = none */
	const char **categories;
	size_t ncategories, categories_cap;
	const char **breaks; /* of category i: the label of the break before it, "" = the style's
				word, NULL = none; use panel_break */
	size_t nbreaks, breaks_cap;
	struct series *series;
	size_t nseries, series_cap;
	struct row *rows;
	size_t nrows, rows_cap;
	int line;
};

struct chart {
	const char *id, *title, *subtitle, *unit, *alt, *note; /* "" = none */
	const char *rose, *fell; /* of the key of courses; "" = the style's words */
	enum form form;
	enum width width;
	enum plot plot;
	enum direction direction;
	enum arrange arrange;
	struct moment from, to,
	    now; /* gantt: ends of the axis and the reporting month; may be none */
	struct mark mark;
	struct panel own;
	struct panel *panels; /* multiples: at least one; else none */
	size_t npanels, panels_cap;
	struct rung *rungs;
	size_t nrungs, rungs_cap;
	const char *outlines, *property; /* tiles: file of outlines, "" = squares; of codes in it */
	struct tile *tiles;
	size_t ntiles, tiles_cap;
	int beside; /* of column width, the second of two that stand side by side */
	int line;
};

struct charts {
	const char *file;		/* of the document, borrowed */
	const char *name, *lang, *date; /* of the document; lang and date "" = not said */
	const char *notice;		/* what every page of it says; "" = nothing */
	struct chart *charts;
	size_t n, cap;
	struct tb_arena arena;
};

/* All charts of the document file. -1: *err names file, line, chart and value;
 * *charts is empty. */
int charts_load(const char *file, struct charts *charts, struct tb_err *err);
/* The same from bytes. */
int charts_parse(
    const char *bytes, size_t len, const char *file, struct charts *charts, struct tb_err *err);
void charts_release(struct charts *charts); /* accepts zeroed charts */

/* As documents write them. */
const char *form_name(enum form form);
/* One of enum width; -1: none is written so. */
int width_find(const char *name);

/* Does the text name the unit, as a part of its own, as 收入（亿元） does; not 得分 the unit 分?
 * Every text names the unit "". */
int chart_unit_said(const char *text, const char *unit);

/* The label of the break before category i, where what the values count changes: "" = the
 * style's word; NULL = there is none. */
static inline const char *
panel_break(const struct panel *panel, size_t i)
{
	return i < panel->nbreaks ? panel->breaks[i] : NULL;
}

/* Has the datum a number to draw? */
static inline int
datum_drawn(const struct datum *datum)
{
	return datum->state == STATE_VALUE || datum->state == STATE_CARRIED;
}

#endif
