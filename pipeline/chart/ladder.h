/*
 * A ladder in the making: whose paths there are, where its steps (台阶) stand,
 * and when each path first crosses one.
 *
 * Series of one name are of one firm (or industry): what it did, its plan, its
 * outlook.  Its path is what it did, and its outlook where that is not there.
 */
#ifndef CHART_LADDER_H
#define CHART_LADDER_H

#include "curve.h"

struct firm {
	const char *name;
	const struct series *parts[PART_MAX]; /* ACTUAL, PLAN and OUTLOOK; may be NULL */
};

struct crossing {
	const struct firm *firm;
	size_t rung;
	enum part part; /* of whose line: ACTUAL, OUTLOOK, PLAN */
	size_t at;	/* category: the first at or above the rung, one before being below */
	size_t planned; /* first category whose plan is at or above it; SIZE_MAX = none */
	int late;     /* later than the plan; of a plan: its year is over, and it is not reached */
	int32_t x, y; /* where the line meets the rung */
};

struct ladder {
	struct curve curve;
	struct firm firms[CURVE_LINES];
	size_t nfirms;
	int64_t stairs_e8[SCALE_STAIRS_MOST]; /* 0, the rungs, and what lies above them */
	size_t nstairs;
	struct crossing *crossings; /* all that the data have */
	size_t ncrossings, crossings_cap;
	int32_t names;	 /* width of the rungs' names, the gap included */
	int32_t numbers; /* of the column of numbers right of the lines' names; 0 = below them */
	int32_t plans;	 /* of that of the plans' numbers right of it; 0 = plans have names of their own */
};

/* The value of the firm's path, or of its plan, in category i; NULL = none is drawn. */
const struct datum *ladder_path(const struct firm *firm, size_t i);
const struct datum *ladder_plan(const struct firm *firm, size_t i);
/* Which part of the path has it; of the plan PART_PLAN. */
enum part ladder_part(const struct firm *firm, size_t i);

/* Does the outlook's line begin in category i, and go on there from what was done in the one
 * before it? */
int ladder_bridges(const struct firm *firm, size_t i);
struct segment ladder_bridge(const struct ladder *ladder, const struct firm *firm, size_t i);

/* The firms of the panel. */
void ladder_firms(struct ladder *ladder);
/* Find all crossings. The plot has its place. */
void ladder_cross(struct ladder *ladder);

/* Room that the names at the lines' ends need: width of their column; height of all of them. */
int32_t ladder_names_width(struct ladder *ladder);
int32_t ladder_names_height(struct ladder *ladder);
/* Find the places of all labels. -1: a name has no room. */
int ladder_label(struct ladder *ladder, struct tb_err *err);

/* The mark of a crossing: its ink, its extent. */
int32_t ladder_ink(const struct ladder *ladder, const struct crossing *crossing);
int32_t ladder_mark_size(const struct ladder *ladder, const struct crossing *crossing);

#endif
