/* Reading charts, between data.c (elements), data-rules.c (what each form takes,
 * needs and refuses) and data-checks.c (what must hold in the end). */
#ifndef CHART_DATA_PRIVATE_H
#define CHART_DATA_PRIVATE_H

#include "../lib/xmlread.h"
#include "data.h"

/* Where an element stands, and so what it is. */
enum place {
	PLACE_NONE, /* outside charts */
	PLACE_CHART,
	PLACE_MARK,
	PLACE_RUNG,
	PLACE_CATEGORIES,
	PLACE_CATEGORY,
	PLACE_BREAK,
	PLACE_SERIES,
	PLACE_POINT,
	PLACE_TILE,
	PLACE_ROW,
	PLACE_CELL,
	PLACE_STOP,
	PLACE_DOT, /* <point> of a row */
	PLACE_PANEL,
	PLACE_MAX
};
#define AS(place) (1U << PLACE_##place) /* one of a set of them */

struct reader {
	int column; /* right behind a chart of column width that has none beside it */
	struct charts *charts;
	struct chart *chart;  /* the one being read, NULL outside */
	struct panel *panel;  /* of it */
	int depth;	      /* of the chart's element */
	enum place places[4]; /* of the open elements from the chart's on */
};

/* What a form takes. */
struct form_rule {
	const char *name;
	unsigned takes;	      /* 1 << PLACE_* of elements it has */
	unsigned parts;	      /* 1 << PART_* of series it has */
	unsigned single;      /* those of them of which it has one at most */
	unsigned options;     /* OPTION_*: attributes that few forms have */
	size_t categories[2]; /* least and most, of each panel */
	size_t series[2], rows[2];
	int negative;	    /* takes values below 0 */
	int text;	    /* values of rows need their printed text */
	int whole;	    /* every value is there: none is missing */
	const char *better; /* what to do where there are too many */
	/* what else must hold when the chart is read; or NULL */
	int (*check)(struct tb_xml *xml, const struct reader *reader);
};
enum {
	OPTION_DIRECTION = 1,
	OPTION_ARRANGE = 2,
	OPTION_TIME = 4,
	OPTION_TARGET = 8,
	OPTION_TOTAL = 16,
	OPTION_OUTLINES = 32,
	OPTION_COURSE = 64
};

extern const struct form_rule form_rules[FORM_MAX];

/* Index of the form, -1 = there is none of this name. */
int form_find(const char *name);

/* --- data-checks.c --- */
/* What can only be said when the whole chart is known. 0, or -1 with the parse failed. */
int data_check(struct tb_xml *xml, const struct reader *reader);
/* Of single forms, for the table. Likewise. */
int data_check_ends(struct tb_xml *xml, const struct reader *reader);
int data_check_bars(struct tb_xml *xml, const struct reader *reader);
int data_check_ranks(struct tb_xml *xml, const struct reader *reader);
int data_check_running(struct tb_xml *xml, const struct reader *reader);
int data_check_whole(struct tb_xml *xml, const struct reader *reader);
int data_check_panels(struct tb_xml *xml, const struct reader *reader);
int data_check_stops(struct tb_xml *xml, const struct reader *reader);
int data_check_tiles(struct tb_xml *xml, const struct reader *reader);
int data_check_rungs(struct tb_xml *xml, const struct reader *reader);
/* Error at the current line, naming the chart; returns -1. */
int data_fail(struct tb_xml *xml, const struct reader *reader, const char *what, const char *value,
    const char *remedy);

/* --- data-elements.c: 0, or -1 with the parse failed --- */
int data_start_chart(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs);
/* An element `below` levels below its chart. */
int data_start(struct tb_xml *xml, struct reader *reader, const char *name,
    const struct tb_xml_attr *attrs, int below);

/* --- data-values.c: 0, or -1 with the parse failed --- */
/* The attribute's value, kept with the charts; "" when it is not there. */
const char *data_keep(struct reader *reader, const struct tb_xml_attr *attrs, const char *name);
/* Index of value in names, or -1: the error says what is wanted. */
int data_lookup(struct tb_xml *xml, const struct reader *reader, const char *what,
    const char *const *names, size_t n, const char *value);
int data_number(
    struct tb_xml *xml, const struct reader *reader, const char *text, int64_t *value_e8);
/* value, text and state of what has a number. */
int data_datum(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs,
    struct datum *datum);
int data_lamp(struct tb_xml *xml, const struct reader *reader, const struct tb_xml_attr *attrs,
    enum lamp *lamp);
/* "2022-07" or "2022-07-15"; an attribute that is not there leaves no moment. */
int data_moment(struct tb_xml *xml, const struct reader *reader, const struct tb_xml_attr *attrs,
    const char *name, struct moment *moment);
/* The rule of the chart's form. */
const struct form_rule *data_rule(const struct reader *reader);
#endif
