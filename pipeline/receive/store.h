/*
 * The archive, written (tongbao.7).  Nothing stands under its final
 * name before all of a run is durable and listed (lib/journal.h); from then on all
 * of it counts.  Many files of a run share the syncs:
 *
 *	copies, receipts and records, whole, in .incoming/
 *	one syncfs
 *	.incoming/journal: the renames, the claims and a row of the audit log (trail.h)
 *	for each answer, one durable file
 *	the renames, each record behind its bytes and its receipt; claims removed; the rows
 *	one syncfs, the journal removed
 *
 * A crash before the journal leaves the claims: the next run does the same again.
 * A crash after it leaves the journal: the next run finishes it first.
 *
 *	YYYY/MM/<unit>.r<version>.<16 hex>.{xml,raw,p7s,receipt.xml}    accepted; sm2 for p7s
 *	refused/, quarantine/, duplicates/:
 *	    <16 hex>.raw                                                the bytes
 *	    <day>.<16 hex>.<8 hex of the name>[-N].{p7s,receipt.xml}    each answer; N = 2 and
 *	                                        on where the same file is answered otherwise
 */
#ifndef RECEIVE_STORE_H
#define RECEIVE_STORE_H

#include "receipt.h"

struct store {
	char *root, *incoming, *journal;
	char *base; /* the folder of the archive and the inbox */
	size_t nanswers;
	struct tb_buf list; /* of the journal */
	struct tb_buf rows; /* of the audit log */
};

/* Make the folders; finish what a run that did not end had decided, and clear
 * away what it had not. To be called before the archive or the inbox is read. */
int store_open(const char *archive, struct store *store, struct tb_err *err) TB_MUST_CHECK;
void store_release(struct store *store);

/* Where a record will stand, and where it is until the run ends; both heap, NULL = there is
 * none. */
struct stored {
	char *path, *now;
};

/* Lay down one answered submission: its copy (none: the claim itself is kept where it can
 * be), receipt, and for the accepted the record. */
int store_put(struct store *store, const struct submission *submission,
    const struct tb_buf *receipt, struct stored *stored, struct tb_err *err) TB_MUST_CHECK;

/* Everything put so far counts when this returns 0. */
int store_commit(struct store *store, struct tb_err *err) TB_MUST_CHECK;

/* Make the texts of receipts that are not in `folder`: each receipt of the
 * archive has one. */
int store_write_texts(const char *archive, const char *folder, const struct catalogue *catalogue,
    struct tb_err *err) TB_MUST_CHECK;
/* Write sheets (receipt.h) of the receipts that have no PDF in `folder` into folders of
 * `sheets`, as SHEETS/NNNN/NAME.xml: work files, not durable. */
int store_write_sheets(const char *archive, const char *folder, const char *sheets,
    const struct catalogue *catalogue, struct tb_err *err) TB_MUST_CHECK;

#endif
