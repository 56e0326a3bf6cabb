/*
 * The charts of a document (urn:tongbao:document:1) as data: what the picture
 * must say, checked, and nothing of its look.
 *
 * Numbers are whole multiples of 10^-8 (members ending in _e8), so that ahead
 * and behind are decided exactly; they are never negative and at most 10^9.
 */
#ifndef CHART_DATA_H
#define CHART_DATA_H

#include "../lib/diag.h"
#include "../lib/mem.h"
#include <stdint.h>

enum form { FORM_BULLET, FORM_RANKED, FORM_CUMULATIVE, FORM_MAX };
enum state { STATE_VALUE, STATE_CARRIED, STATE_MISSING, STATE_NONE };
enum lamp { LAMP_NONE, LAMP_GREEN, LAMP_YELLOW, LAMP_RED, LAMP_BLUE, LAMP_MAX };
enum part { PART_ACTUAL, PART_PLAN };

static const int64_t one_e8 = 100000000;

struct datum {
	enum state state;
	int64_t value_e8; /* 0 unless state is VALUE or CARRIED */
	const char *text; /* as printed; "" = none */
	int line;
};

struct row {
	struct datum datum;
	const char *label, *rank, *note; /* "" = none */
	enum lamp lamp;
};

struct mark { /* the 序时 line */
	int64_t value_e8;
	const char *label;
	const char *ahead, *behind; /* words of the key; "" or NULL = those of the style */
	int line;		    /* 0 = the chart has none */
};

struct series {
	const char *name;
	enum part part;
	struct datum *points;
	size_t npoints, cap;
	int line;
};

struct chart {
	const char *id, *title, *subtitle, *unit, *alt, *note; /* "" = none */
	enum form form;
	struct mark mark;
	struct row *rows;
	size_t nrows, rows_cap;
	const char **categories;
	size_t ncategories, categories_cap;
	struct series *series;
	size_t nseries, series_cap;
	int line;
};

struct charts {
	const char *file;		/* of the document, borrowed */
	const char *name, *lang, *date; /* of the document; lang and date "" = not said */
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

/* Has the datum a number to draw? */
static inline int
datum_drawn(const struct datum *datum)
{
	return datum->state == STATE_VALUE || datum->state == STATE_CARRIED;
}

#endif
