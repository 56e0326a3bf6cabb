/*
 * What units still owe the office, as tongbao-receive(1) says it with --status --xml: answers
 * to their files that are open, and months they did not report.  Call-up sheets take it in.
 */
#ifndef EXPORT_ASKED_H
#define EXPORT_ASKED_H

#include "../lib/plan.h"
#include "../lib/xmlread.h"

/* An element of an answer: file, group, place, remedy. */
struct asked_node {
	int depth; /* 0 = file */
	const char *name;
	const struct tb_xml_attr *attrs; /* ended by a name of NULL */
	const char *text;		 /* "" = none */
};

/* What became of a unit's report of a period. */
struct asked_report {
	const char *unit;
	struct tb_period period;
	int missing; /* it was due and did not come */
};

struct asked {
	struct tb_arena arena;
	struct asked_node *nodes; /* in the order of the file; a file's own follow it */
	struct asked_report *reports;
	size_t nnodes, nreports;
	/* private to the reader */
	size_t node_cap, report_cap;
	const char *unit;
	size_t path[8]; /* nodes that are open, by depth */
	int in_file;
};

/* Add what a status says; a file that an earlier one told of is passed over. A zeroed *asked
 * holds nothing. -1: *err filled. */
int asked_load(const char *path, struct asked *asked, struct tb_err *err) TB_MUST_CHECK;
void asked_release(struct asked *asked);

/* How many months in a row before the period the unit did not report; the plan's years alone
 * count. */
int asked_missed(const struct asked *asked, const struct tb_plan *plan, const char *unit,
    struct tb_period period);

#endif
