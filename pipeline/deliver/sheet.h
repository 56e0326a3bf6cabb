/* The office's sheet of an issue (tongbao-issue.5), read for its approval. */
#ifndef DELIVER_SHEET_H
#define DELIVER_SHEET_H

#include "../lib/buf.h"
#include "../lib/diag.h"
#include "../lib/ledger.h"
#include "../lib/mem.h"
#include "../lib/period.h"

struct sheet {
	struct tb_arena arena;
	const char *path; /* borrowed */
	const char *text; /* of the whole <issue> element */
	const char *number, *serial, *date, *signer;
	const char *reissue; /* NULL = not given */
	int line;	     /* of <issue> */
	struct sheet_letter *letters;
	size_t nletters, letters_cap;
};

/* A letter that goes out with the issue. */
struct sheet_letter {
	const char *number;
	int line;
};

/* Read the sheet and check that it is of the term and lacks nothing that an
 * issue cannot go out without. 0, or -1 with *err filled and *sheet released. */
int sheet_load(
    const char *path, struct tb_term term, struct sheet *sheet, struct tb_err *err) TB_MUST_CHECK;
void sheet_release(struct sheet *sheet);

/* Is there a sheet of the period, and is it another one than that with which the issue was
 * approved? What is no sheet is another one. -1: *err filled. */
int sheet_is_other(
    const char *site, const struct tb_ledger_event *issue, struct tb_err *err) TB_MUST_CHECK;
/* Does the approval hold exactly this text of a sheet? -1: *err filled, it cannot be read. */
int sheet_is_in(
    const struct tb_ledger_event *issue, const char *text, struct tb_err *err) TB_MUST_CHECK;

/* The last day of the month, YYYY-MM-DD. */
void sheet_last_day(struct tb_period month, char out[11]);
/* Is its date a day from the term's last one on, and no more than a year after
 * the day of the approval? 0, or -1 with *err filled. */
int sheet_check_date(const struct sheet *sheet, struct tb_term term, const char *today,
    struct tb_err *err) TB_MUST_CHECK;
/* Has no approved issue of another term its 发文字号 or that of one of its letters, for itself or
 * for a letter (nor the sheet one of them twice), nor one of the same year and
 * span its 期号 (季度通报 and 月通报 are series of their own; a reissue gives one free)? 0, or -1
 * with *err filled. */
int sheet_check_unused(const struct sheet *sheet, struct tb_term term,
    const struct tb_ledger *ledger, struct tb_err *err) TB_MUST_CHECK;
/* Does it say which issue of the period this is: reissue="2" and so on from the
 * second on, nothing in the first? 0, or -1 with *err filled. */
int sheet_check_reissue(const struct sheet *sheet, long issue, struct tb_err *err) TB_MUST_CHECK;

#endif
