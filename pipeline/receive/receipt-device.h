/*
 * What a receipt says, part by part, in the order in which it is printed.
 * receipt-read.c takes the words from the XML and the catalogue, once; a device sets
 * them: as lines of text (receipt-text.c), or as the sheet from which the PDF is
 * composed (receipt-sheet.c).
 */
#ifndef RECEIVE_RECEIPT_DEVICE_H
#define RECEIVE_RECEIPT_DEVICE_H

#include "receipt.h"

enum receipt_part {
	PART_TITLE,  /* label 报送回执, text the outcome */
	PART_ISSUER, /* by whom, and on which day: not printed by themselves */
	PART_DAY,
	PART_VERDICT, /* the outcome, and what to do */
	PART_FILE,
	PART_UNIT,
	PART_PERIOD,
	PART_ARRIVED,
	PART_SIGNED,
	PART_DIGEST,
	PART_CONTENTS,
	PART_COUNTS, /* of findings, by level */
	PART_LEVEL,  /* heading of a level; label is its code */
	PART_GROUP,  /* one kind of finding */
	PART_PLACE,  /* where, whole (label 位置); its parts follow */
	PART_AT,     /* line or cell */
	PART_ROW,    /* table and row */
	PART_SUBJECT,
	PART_INDICATOR,
	PART_VALUE,
	PART_EXPECTED,
	PART_NOTE,
	PART_TEXT,
	PART_OMITTED, /* places that are not listed */
	PART_REMEDY,
	PART_CHANGES, /* heading */
	PART_CHANGED, /* how many */
	PART_CHANGE,  /* one, whole; its parts follow */
	PART_CHANGE_TABLE,
	PART_CHANGE_SUBJECT,
	PART_CHANGE_INDICATOR,
	PART_CHANGE_FROM,
	PART_CHANGE_TO,
	PART_CHANGES_OMITTED,
	PART_PREVIOUS, /* heading: what differs from the period before */
	PART_COMPARED, /* of one table, its rows; months follow */
	PART_MONTH,    /* of one row, whole; its parts follow */
	PART_MONTH_SUBJECT,
	PART_MONTH_FROM,
	PART_MONTH_TO,
	PART_MONTH_AMOUNT,
	PART_MONTHS_OMITTED,
	PART_CHECKED, /* heading */
	PART_GROUND,
	PART_HELP,
	PART_MAX
};

/* label: NULL where the part has none. Both are borrowed for the call. */
typedef void (*receipt_device)(
    void *out, enum receipt_part part, const char *label, const char *text);

/* Reads the receipt and gives its parts to the device. -1: *err filled. */
int receipt_read(const char *xml, size_t len, const char *name, const struct catalogue *catalogue,
    receipt_device device, void *out, struct tb_err *err) TB_MUST_CHECK;

#endif
