/*
 * What is wrong with a submission, as a list that a receipt prints.  A finding
 * says where (line, section, row, field), what was received, what was expected;
 * its words come from the catalogue.  One fault is one entry: the same id at
 * the same place is taken once, and what only follows from another is dropped.
 */
#ifndef RECEIVE_FINDING_H
#define RECEIVE_FINDING_H

#include "../lib/buf.h"
#include "../lib/mem.h"

enum finding_id {
#define FINDING(name, id, rule) FINDING_##name,
#include "findings.h"
#undef FINDING
	FINDING_MAX
};

/* "R001" and so on, by enum finding_id. */
extern const char *const finding_codes[FINDING_MAX];
/* Ids of the plan's rules, NULL = it has none. */
extern const char *const finding_rules[FINDING_MAX];

enum level {
	LEVEL_MUST,  /* 强制: the submission is refused */
	LEVEL_QUERY, /* 核实: accepted on condition, wants an explanation */
	LEVEL_NOTE,  /* 提示 */
	LEVEL_MAX
};

enum { FINDING_DETAILS = 3, FINDING_CAP_EACH = 200, FINDING_CAP_ALL = 1000 };

/* All strings may be NULL; finding_add copies them, cut to 200 bytes. */
struct finding {
	enum finding_id id;
	int level;	     /* enum level, or -1 = the catalogue's */
	int line;	     /* in the bytes as received; of a workbook, row of the sheet; 0 = not
				known */
	int sheet;	     /* of a workbook, from 1 in its order; 0 = none */
	const char *cell;    /* of a workbook: "产业表!C12" */
	const char *section; /* element: industries, enterprises, projects, problems, practices;
				NULL = the head */
	int row;	     /* counts from 1 in its section, 0 = none */
	const char *code, *name;
	const char *field;    /* "row@value", "submission@period": key of the catalogue's labels */
	const char *value;    /* received */
	const char *expected; /* what stands there when all is well */
	const char *detail[FINDING_DETAILS]; /* slots {1} {2} of the text; the last is what
						the sender explained, if it did */
};

struct findings {
	struct tb_arena arena;
	struct finding *list;
	size_t n, cap;
	size_t omitted[FINDING_MAX]; /* beyond the caps, by id */
};

void findings_init(struct findings *findings);
void findings_release(struct findings *findings);

/* Take one finding; a second one of the same id, line, row and field is not taken. */
void finding_add(struct findings *findings, const struct finding *finding);

int findings_has(const struct findings *findings, enum finding_id id);

/* A finding that nobody looks at any more is only counted: others of its id stand beyond the caps
 * already, and none is kept at its line or behind. 1 = so it was. For who would have to put the
 * finding together first. */
int findings_omit(struct findings *findings, enum finding_id id, int line);

/* A text as findings keep theirs: one line of printable UTF-8, at most 200 bytes;
 * borrowed. NULL stays NULL. */
const char *findings_text(struct findings *findings, const char *s);

/* Drop what was found at a line and behind it: it only follows from the end that
 * the file lacks there. */
void findings_drop_from(struct findings *findings, int line);

/* Drop findings of schema form (R031, R035-R037, R039) where another finding judges the same
 * field of the same row, and rounding (R153) where the unit is wrong (R107); put the rest in
 * order of level (given for each id when a finding has none of its own), line, row. */
void findings_settle(struct findings *findings, const enum level levels[FINDING_MAX]);

/* Number of entries of a level, omitted ones too; and of different ids among them.
 * Call after findings_settle. */
size_t findings_places(
    const struct findings *findings, enum level level, const enum level levels[FINDING_MAX]);
size_t findings_kinds(const struct findings *findings, enum level level);

/* One finding as bytes for a pipe, and back. The form is private to both:
 * fields ended by NUL. finding_unpack returns the bytes used, 0 when they are
 * not a whole finding. */
void finding_pack(struct tb_buf *out, const struct finding *finding);
size_t finding_unpack(const char *bytes, size_t len, struct findings *findings);

#endif
