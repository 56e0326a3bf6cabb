/*
 * Between the files of the record module: one table a kind of element says which
 * attribute is which member.  Reader, writer and frames walk the same tables, so
 * that what is read is what is written.
 */
#ifndef TB_RECORD_PRIVATE_H
#define TB_RECORD_PRIVATE_H

#include "record.h"

struct record_field {
	const char *name;
	size_t offset;
	int is_value; /* a struct tb_value, not a text */
};

enum record_form_id {
	FORM_ROOT, /* <record> or <submission> */
	FORM_CONTACT,
	FORM_RESPONSIBLE,
	FORM_REASON,
	FORM_INDUSTRIES, /* sections, in their order in a record */
	FORM_ENTERPRISES,
	FORM_PROJECTS,
	FORM_PROBLEMS,
	FORM_PRACTICES,
	FORM_ROW,
	FORM_PROJECT,
	FORM_MILESTONE,
	FORM_PROBLEM,
	FORM_PRACTICE,
	FORM_MAX
};

/* Fields of sections and rows are members of their structs, the others of tb_record. */
struct record_form {
	const char *name; /* of the element */
	const struct record_field *fields;
	size_t n;
	int is_row, has_text;
};

extern const struct record_form record_forms[FORM_MAX];

/* The form of an element, or -1. */
int record_form(const char *name);

/* The text without blanks at either end, those of hanzi too: where it begins and its
 * length; NULL = nothing is left. */
const char *record_trim(const char *s, size_t *len);

/* Keep a row in the lists of a struct tb_record, whose own its strings become. */
void record_keep(void *record, const struct tb_row *row);
/* -1, failed: the root is no record's. */
int record_check_root(struct tb_xml *xml, const char *name, int depth);

#endif
