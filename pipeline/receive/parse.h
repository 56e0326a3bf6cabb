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

#include "../lib/record.h"
#include "book-map.h"
#include "finding.h"

enum { PARSE_MAX_BYTES = 64 * 1024 * 1024 };

struct parsed {
	struct findings findings;
	struct tb_record record;
	struct book_map map; /* of a workbook: where its fields stand */
	int complete;	     /* well-formed, and its root is a submission: worth judging */
};

/* Load the schema (and keep it); -1: *err filled (E031). */
int parse_prepare(const char *schema_path, struct tb_err *err) TB_MUST_CHECK;
void parse_cleanup(void);

void parse(const char *bytes, size_t len, struct parsed *parsed);
/* The same of a text that was made of something else, whose line n is lines[n] there;
 * a line that is not in the list has none. */
void parse_lines(
    const char *bytes, size_t len, const int *lines, size_t nlines, struct parsed *parsed);
void parsed_init(struct parsed *parsed); /* nothing was found, nothing is complete */
void parsed_release(struct parsed *parsed);

#endif
