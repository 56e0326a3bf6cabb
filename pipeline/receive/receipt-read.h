/*
 * A receipt's XML, read for a device (receipt-device.h), in parts: receipt-read.c (what
 * all of them use, findings, the events), receipt-read-head.c, receipt-read-previous.c (what
 * differs from the period before), receipt-read-rest.c (what a correction changed, grounds).
 * Elements come in the order in which they are printed, so each is given as it starts or ends; only
 * the head, which is the root's attributes, waits for the verdict.
 */
#ifndef RECEIVE_RECEIPT_READ_H
#define RECEIVE_RECEIPT_READ_H

#include "../lib/xmlread.h"
#include "receipt-device.h"

enum { ROOT_ATTRS = 32 };

/* A table beside that of the period before: its attributes, and names of rows. */
struct compared {
	const char *table, *rows, *indicator, *unit, *fresh, *gone, *omitted;
	const char *fresh_names, *gone_names; /* as far as they are listed, NULL = none */
	size_t nfresh, ngone;
	int given; /* its line is */
};

struct reader {
	const struct catalogue *catalogue;
	receipt_device device;
	void *out;
	struct tb_arena arena;
	struct tb_xml_attr root[ROOT_ATTRS]; /* ended by a name of NULL */
	struct tb_buf text;		     /* of the part being put together */
	/* of the element being read */
	const char *verdict;
	const char *level;    /* of the last heading */
	const char *omitted;  /* places of the present group, or changes, that are not listed */
	const char *heads[3]; /* 1—6月累计, 1—7月累计, 7月当月 */
	struct compared compared;
	int contents; /* content elements read */
	int groups;   /* under the present heading */
	int counted;  /* count elements read */
};

/* --- words: what they return is borrowed, or lives as long as the reader ----------- */

/* An attribute that is needed after its element; NULL when there is none. */
const char *reader_keep(struct reader *r, const struct tb_xml_attr *attrs, const char *name);
const char *reader_root(const struct reader *r, const char *name);
const char *reader_word(const struct reader *r, enum label which);
/* The text, or （空） where there is none. */
const char *reader_some(const struct reader *r, const char *text);

/* --- the text of a part ------------------------------------------------------------- */

/* Append a label with its slots {value} and {name}, or {1}, {2} and {name}; or a text. */
void reader_fill(struct reader *r, enum label which, const char *value, const char *name);
void reader_fill_two(
    struct reader *r, enum label which, const char *one, const char *two, const char *name);
void reader_put(struct reader *r, const char *text); /* NULL is nothing */
/* What was put together becomes a string, NULL when it is nothing. */
const char *reader_filled(struct reader *r);
/* "E00 某公司" of an element's code and name, or one of the two, or NULL. */
const char *reader_subject(struct reader *r, const struct tb_xml_attr *attrs);
/* What was put together goes to the device. */
void reader_give(struct reader *r, enum receipt_part part, const char *label);
void reader_give_text(
    struct reader *r, enum receipt_part part, const char *label, const char *text);

/* --- the parts ------------------------------------------------------------------------ */

/* -1: an attribute lacks that every receipt has. */
int read_root(struct tb_xml *xml, struct reader *r, const struct tb_xml_attr *attrs);
void give_head(struct reader *r, const char *verdict);
void read_changes(struct reader *r, const struct tb_xml_attr *attrs);
void read_change(struct reader *r, const struct tb_xml_attr *attrs);
void end_changes(struct reader *r);
void read_previous(struct reader *r, const struct tb_xml_attr *attrs);
void read_compared(struct reader *r, const struct tb_xml_attr *attrs);
void read_new(struct reader *r, const struct tb_xml_attr *attrs);
void read_gone(struct reader *r, const struct tb_xml_attr *attrs);
void read_month(struct reader *r, const struct tb_xml_attr *attrs);
void end_compared(struct reader *r);
void read_grounds(struct reader *r, const struct tb_xml_attr *attrs);

#endif
