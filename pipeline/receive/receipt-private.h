/*
 * The parts of a receipt's XML, in its order: receipt-head.c (head, verdict, and last the grounds),
 * receipt.c (contents, findings, what a correction changed), receipt-previous.c (what differs from
 * the period before).
 */
#ifndef RECEIVE_RECEIPT_PRIVATE_H
#define RECEIVE_RECEIPT_PRIVATE_H

#include "../lib/xmlwrite.h"
#include "receipt.h"

struct writer {
	struct tb_xmlw xml;
	const struct submission *submission;
	const struct grounds *grounds;
};

/* Attributes of the root. */
void receipt_head(struct writer *w);
void receipt_verdict(struct writer *w);
/* Which rules and code lists were applied (C17). */
void receipt_grounds(struct writer *w);

/* Which rows came and went, and each month's amount; nothing where no table can be compared. */
void receipt_previous(struct writer *w, struct history_entry *entry);

/* The plan's name of a row's subject in a year, or NULL. */
const char *subject_name(
    const struct tb_plan *plan, const char *section, const char *code, int year);

#endif
