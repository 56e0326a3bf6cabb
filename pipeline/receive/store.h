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
 *	    <day>.<16 hex>.<8 hex of the name>.{p7s,receipt.xml}        each answer
 */
#ifndef RECEIVE_STORE_H
#define RECEIVE_STORE_H

#include "receipt.h"

struct store {
	char *root, *incoming, *journal;
	char *base; /* the folder of the archive and the inbox */
	size_t ncopies;
	struct tb_buf list; /* of the journal */
	struct tb_buf rows; /* of the audit log */
};

/* Make the folders; finish what a run that did not end had decided, and clear
 * away what it had not. To be called before the archive or the inbox is read. */
int store_open(const char *archive, struct store *store, struct tb_err *err) TB_MUST_CHECK;
void store_release(struct store *store);

/* The bytes as received, kept until it is known where they belong. The path
 * goes to *copy (heap). */
int store_copy(
    struct store *store, const struct tb_buf *bytes, char **copy, struct tb_err *err) TB_MUST_CHECK;

/* Lay down one answered submission: copy (NULL: none was made, the claim itself
 * is kept where it can be), receipt, and for the accepted the record's bytes.
 * *record_path gets the final path of the record (heap), NULL for the others. */
int store_put(struct store *store, const struct submission *submission, const char *copy,
    const struct tb_buf *receipt, const struct tb_buf *record, char **record_path,
    struct tb_err *err) TB_MUST_CHECK;

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
