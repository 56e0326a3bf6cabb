/*
 * One submission, as a unit sent it and as the archive keeps it
 * (tongbao-submission.5; namespaces urn:tongbao:submission:1 and
 * urn:tongbao:record:1).
 *
 * A record is the canonical form of an accepted submission: same elements, same
 * attribute names, plus where it came from (source, digest, arrived, status) and
 * the line each row had in the bytes as received.  It stands in the archive as
 *
 *	YYYY/MM/<unit>.r<version>.<16 hex digits of the digest>.xml
 *
 * with the bytes as received beside it (.raw) and the receipt (.receipt.xml).
 *
 * Invariants: strings live in the record's arena, are UTF-8, and NULL where the
 * attribute or element is not there.  Rows keep the order of the submission.
 * Amounts are whole yuan (R1), converted from the unit of their section.
 */
#ifndef TB_RECORD_H
#define TB_RECORD_H

#include "buf.h"
#include "decimal.h"
#include "diag.h"
#include "mem.h"
#include "period.h"
#include "xmlread.h"
#include "xmlwrite.h"

#define TB_SUBMISSION_NS "urn:tongbao:submission:1"
#define TB_RECORD_NS	 "urn:tongbao:record:1"

/* What an amount's attribute says (R5). */
enum tb_value_state {
	TB_VALUE_ABSENT, /* the attribute is not there: not asked, not answered */
	TB_VALUE_NONE,	 /* ‘——’: there is no value, by design */
	TB_VALUE_AMOUNT, /* yuan holds it; 0 is a reported zero */
	TB_VALUE_BAD	 /* not an amount of its unit; never in an archived record */
};

struct tb_value {
	enum tb_value_state state;
	int64_t yuan;	  /* AMOUNT only */
	const char *text; /* as sent, NULL when absent */
};

/* An industry or an enterprise. */
struct tb_record_row {
	const char *code;
	struct tb_value value; /* cumulative from 1 January */
	struct tb_value base;  /* last year's comparable cumulative */
	const char *note;
	const char *uscc; /* of an enterprise: its unified social credit code */
	int line;	  /* in the bytes as received */
};

struct tb_record_milestone {
	const char *type;    /* 开工, 主体, 竣工, 投产, 入库, 入统 */
	const char *planned; /* YYYY-MM */
	const char *actual;  /* YYYY-MM-DD */
	int line;
};

struct tb_record_project {
	const char *code;
	struct tb_value plan;	    /* the year's planned investment */
	struct tb_value cumulative; /* invested since 1 January */
	const char *stage;	    /* 前期, 在建, 竣工, 投产, 停工 */
	const char *note;
	const char *national;		     /* its code in the national register */
	size_t first_milestone, nmilestones; /* in the record's milestones */
	int line;
};

struct tb_record_problem {
	const char *id, *category, *source, *responsible;
	const char *due;    /* YYYY-MM-DD */
	const char *status; /* 新增, 推进, 销号 */
	const char *opened, *closed;
	const char *text;
	int line;
};

struct tb_record_practice {
	const char *title, *text;
	int line;
};

/* The three sections of amounts. */
enum tb_section { TB_SECTION_INDUSTRIES, TB_SECTION_ENTERPRISES, TB_SECTION_PROJECTS };

struct tb_record_section {
	const char *indicator; /* rev, inv */
	const char *unit_name; /* 元, 万元, 亿元 as sent */
	int unit;	       /* enum tb_unit; -1 when unit_name is none of them */
	/* the sender's own totals, where it gives them: number of rows; sum of the cumulative
	 * values, and of base or plan */
	const char *rows;
	struct tb_value sum, second_sum;
	int line; /* 0 = the submission has no such section */
};

struct tb_record {
	struct tb_arena arena;
	const char *path; /* of the file it was read from */
	/* root */
	const char *plan, *unit, *period_text, *version_text, *date;
	struct tb_period period; /* month 0 when period_text is not a period */
	long version;		 /* 0 when version_text is not a number */
	int line;
	/* root of an archived record only */
	const char *source;    /* file name as dropped, for display */
	const char *digest;    /* SHA-256 of the bytes as received, 64 hex digits */
	const char *arrived;   /* YYYY-MM-DD */
	const char *status;    /* accepted, pending, late */
	const char *is_signed; /* yes, no, unchecked; NULL = submissions were not signed there */
	/* head */
	const char *contact_name, *contact_phone;
	const char *prepared, *reviewed, *approved; /* the three who answer for it */
	const char *reason;
	int contact_line, responsible_line, reason_line;
	/* sections; section[] by enum tb_section */
	struct tb_record_section section[3];
	struct tb_record_row *industries, *enterprises;
	struct tb_record_project *projects;
	struct tb_record_milestone *milestones;
	struct tb_record_problem *problems;
	struct tb_record_practice *practices;
	size_t nindustries, nenterprises, nprojects, nmilestones, nproblems, npractices;
	int problems_line, practices_line; /* 0 = no such section */
	/* private to the reader */
	size_t caps[6];
	int current; /* section that rows and projects go to */
};

/* What a record holds beside its head, one by one: for who cannot hold all of it. */
enum tb_row_kind {
	TB_ROW_INDUSTRY,
	TB_ROW_ENTERPRISE,
	TB_ROW_PROJECT, /* its milestones follow */
	TB_ROW_PROBLEM,
	TB_ROW_PRACTICE,
	TB_ROW_MILESTONE,
	TB_ROW_MAX
};

struct tb_row {
	enum tb_row_kind kind;
	size_t number; /* among its kind, from 1 */
	union {
		struct tb_record_row amounts; /* of an industry or an enterprise */
		struct tb_record_project project;
		struct tb_record_milestone milestone;
		struct tb_record_problem problem;
		struct tb_record_practice practice;
	};
};

/* --- reading ------------------------------------------------------------- */

/* Read an archived record. -1: *err filled, *record released and zeroed. */
int tb_record_load(const char *path, struct tb_record *record, struct tb_err *err) TB_MUST_CHECK;

/* Read bytes in the record's or the submission's form without judging values:
 * an amount that is none is TB_VALUE_BAD, a missing attribute NULL. An error
 * only where the bytes are not XML of one of the two namespaces. */
int tb_record_parse(const char *bytes, size_t len, const char *name, struct tb_record *record,
    struct tb_err *err) TB_MUST_CHECK;

/* Feed a record piece by piece, for a reader that has its own parser: elements
 * as they start, then their text as they end. Unknown ones are passed over.
 * `line` is taken where the element carries no line attribute of its own. */
void tb_record_init(struct tb_record *record);
void tb_record_start(
    struct tb_record *record, const char *name, const struct tb_xml_attr *attrs, int line);
void tb_record_end(struct tb_record *record, const char *name, const char *text);

/* The same of a record of which only the head is kept, and the numbers of its rows: the
 * lists stay NULL. 1 = the element is a row, which is then in *row (its strings are those
 * of attrs, its text is not there yet); 0 = it is not. tb_record_end as above. */
int tb_record_head(struct tb_record *record, const char *name, const struct tb_xml_attr *attrs,
    int line, struct tb_row *row);

/* Read an archived record so: each row, good as one of an archive, goes to `each`, and
 * *record gets the head. -1: *err filled, *record released and zeroed; rows may have been
 * given before. */
int tb_record_load_rows(const char *path, void (*each)(void *user, const struct tb_row *row),
    void *user, struct tb_record *record, struct tb_err *err) TB_MUST_CHECK;

void tb_record_release(struct tb_record *record); /* accepts a zeroed record */

/* The milestones of a project, borrowed; project->nmilestones of them. */
const struct tb_record_milestone *tb_record_milestones(
    const struct tb_record *record, const struct tb_record_project *project);

/* --- writing ------------------------------------------------------------- */

/* Append the record in canonical form: attribute order as declared above,
 * values as sent, one element a line. */
void tb_record_write(struct tb_buf *out, const struct tb_record *record);
/* The same as a submission, of a record that no file holds: lines are -1 where
 * an element is there, and nothing is known of where it came from. */
void tb_submission_write(struct tb_buf *out, const struct tb_record *record);

/* The canonical form row by row: the head; rows in the order of their kinds, milestones
 * behind their project; the end. out need not hold more than a row: see tb_xmlw_drain. */
struct tb_record_writer {
	struct tb_xmlw xml; /* the caller may drain it */
	const struct tb_record *record;
	int section;	/* what was opened last, private */
	int in_section; /* it is open */
	int in_project;
};
void tb_record_write_head(
    struct tb_record_writer *writer, struct tb_buf *out, const struct tb_record *head);
void tb_record_write_row(struct tb_record_writer *writer, const struct tb_row *row);
void tb_record_write_end(struct tb_record_writer *writer);

/* --- frames ---------------------------------------------------------------- */

/*
 * The elements of a submission as bytes for a pipe or a work file, one frame an
 * element, in order, with only what a record keeps of them.  The form is private to
 * these functions.  Who reads frames trusts nothing in them.
 */
struct tb_framer {
	int section; /* that rows go to; enum tb_section, -1 = none */
};
#define TB_FRAMER_INIT ((struct tb_framer){-1})

/* Append the frame of an element that starts, and of its text where it ends. Elements
 * that are in no record leave nothing. */
void tb_frame_start(struct tb_framer *framer, struct tb_buf *out, const char *name,
    const struct tb_xml_attr *attrs, int line);
void tb_frame_end(struct tb_framer *framer, struct tb_buf *out, const char *name, const char *text);

enum { TB_FRAME_ATTRS = 16, TB_FRAME_HEAD = 9 };

/* One frame, taken apart; strings are those of the bytes. */
struct tb_frame {
	const char *name;			      /* of the element */
	int ends;				      /* 0 = it starts, 1 = it ends */
	struct tb_xml_attr attrs[TB_FRAME_ATTRS + 1]; /* where it starts */
	int line;
	const char *text; /* where it ends; without blanks around it, NULL = nothing is left */
};

/* Length of the frame that begins with these TB_FRAME_HEAD bytes. */
size_t tb_frame_len(const char *bytes);
/* Take a whole frame apart. -1: the bytes are none. */
int tb_frame_read(const char *bytes, size_t len, struct tb_frame *frame) TB_MUST_CHECK;

/* --- the archive ---------------------------------------------------------- */

struct tb_archive_entry {
	struct tb_period period;
	char unit[32];
	long version;
	char digest[17]; /* first 16 hex digits of the raw bytes' SHA-256 */
	char *path;	 /* of the record */
};

struct tb_archive {
	struct tb_archive_entry *entries; /* by period, unit (bytes), version */
	size_t nentries, cap;
};

/* List the records of an archive by their names; nothing is opened. year 0 =
 * all years. A folder that does not exist is an empty archive; names of
 * another form (.raw, receipts, temporary files) are passed over. */
int tb_archive_scan(
    const char *folder, int year, struct tb_archive *archive, struct tb_err *err) TB_MUST_CHECK;
void tb_archive_release(struct tb_archive *archive);

/* The newest version of the unit's report of a period, or NULL; borrowed. */
const struct tb_archive_entry *tb_archive_find(
    const struct tb_archive *archive, struct tb_period period, const char *unit);

#endif
