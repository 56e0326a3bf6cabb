/*
 * The text of a submission to a record and findings: libxml2's streaming parser
 * with the schema attached, hardened (tongbao-receive.1).  It runs in a process that
 * has no rights (sandbox.h) and touches neither plan nor archive.
 *
 * SAX with the schema plugged in is what xmlTextReader does inside; used
 * directly it is in step with the schema, so that a finding knows the row and
 * field it is about from a stack of our own (C1), not from libxml2's paths.
 */
#ifndef RECEIVE_PARSE_H
#define RECEIVE_PARSE_H

#include "../lib/plan.h"
#include "../lib/record.h"
#include "book-map.h"
#include "finding.h"
#include "map.h"
#include "rows.h"
#include "source.h"

/* What is known of a submission. */
struct parsed {
	struct findings findings;
	int complete;		 /* well-formed, and its root is a submission: worth judging */
	struct tb_record record; /* its head, and the numbers of its rows */
	struct rows rows;	 /* where they are */
	struct map amounts;	 /* of the rows, while they are judged (history.h) */
	struct book_map map;	 /* of a workbook: where its fields stand */
};

/* What is parsed, and how. */
struct parse_input {
	struct source source;
	const struct tb_plan_limits *limits;
	/* Of a text that was made of something else: its line n is lines[n] there, and a
	 * line that is not in the list has none. NULL = lines are lines. */
	const int *lines;
	size_t nlines;
};

/* Where the elements go, as frames (record.h): drain is called when some have gathered,
 * and empties the buffer; NULL = they stay. */
struct parse_sink {
	struct tb_buf *frames;
	void (*drain)(struct tb_buf *frames);
};

/* Load the schema (and keep it); -1: *err filled (E031). */
int parse_prepare(const char *schema_path, struct tb_err *err) TB_MUST_CHECK;
void parse_cleanup(void);

/* Findings, and whether it is complete, into *parsed, which is made anew; elements into the
 * sink. */
void parse(const struct parse_input *input, struct parse_sink *sink, struct parsed *parsed);

void parsed_init(struct parsed *parsed); /* nothing was found, nothing is complete */
void parsed_release(struct parsed *parsed);

#endif
