/* The office's sheet of an issue (tongbao-issue.5), read for its approval. */
#ifndef DELIVER_SHEET_H
#define DELIVER_SHEET_H

#include "../lib/buf.h"
#include "../lib/diag.h"
#include "../lib/mem.h"
#include "../lib/period.h"

struct sheet {
	struct tb_arena arena;
	const char *path; /* borrowed */
	const char *text; /* of the whole <issue> element */
	const char *number, *serial, *date, *signer;
	const char *reissue; /* NULL = not given */
	int line;	     /* of <issue> */
};

/* Read the sheet and check that it is of the period and lacks nothing that an
 * issue cannot go out without. 0, or -1 with *err filled and *sheet released. */
int sheet_load(const char *path, struct tb_period period, struct sheet *sheet,
    struct tb_err *err) TB_MUST_CHECK;
void sheet_release(struct sheet *sheet);

/* Does it say which issue of the period this is: reissue="2" and so on from the
 * second on, nothing in the first? 0, or -1 with *err filled. */
int sheet_check_reissue(const struct sheet *sheet, long issue, struct tb_err *err) TB_MUST_CHECK;

#endif
