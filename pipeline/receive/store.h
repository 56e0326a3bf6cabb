/*
 * The archive, written (INTAKE 4.3, tongbao.7).  One rename is the truth: a
 * submission counts from the instant its record has its final name; its bytes
 * and its receipt are durable before, its claim is removed after.  Many files
 * of a run share the syncs:
 *
 *	copies and receipts, whole, under their names; records beside them
 *	one syncfs
 *	records renamed into place; their folders synced
 *	claims removed
 *
 * A crash at any point leaves the claims; the next run does the same again.
 *
 *	YYYY/MM/<unit>.r<version>.<16 hex>.{xml,raw,receipt.xml}    accepted
 *	refused/, quarantine/, duplicates/:
 *	    <16 hex>.raw                                            the bytes
 *	    <day>.<16 hex>.<8 hex of the name>.receipt.xml          each answer
 */
#ifndef RECEIVE_STORE_H
#define RECEIVE_STORE_H

#include "receipt.h"

struct store_move {
	char *from, *to;
};

struct store {
	char *root, *incoming;
	size_t ncopies;
	struct store_move *moves; /* records to be renamed into place */
	size_t nmoves, moves_cap;
	char **claims; /* to be removed at the end */
	size_t nclaims, claims_cap;
};

/* Make the folders; clear away what a run that did not end left in .incoming. */
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

/* The claim is answered already by an earlier run. */
void store_forget(struct store *store, const char *claim);

/* Everything put so far counts when this returns 0. */
int store_commit(struct store *store, struct tb_err *err) TB_MUST_CHECK;

/* Make the texts of receipts that are not in `folder`: each receipt of the
 * archive has one. */
int store_write_texts(const char *archive, const char *folder, const struct catalogue *catalogue,
    struct tb_err *err) TB_MUST_CHECK;

#endif
