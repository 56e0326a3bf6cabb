/*
 * The list by which a person decides who is in next year's 梯队名单 (tongbao-rolling.5): a
 * workbook as forms are, and the same as XML.
 */
#ifndef EXPORT_LIST_H
#define EXPORT_LIST_H

#include "../lib/diag.h"
#include "../lib/plan.h"

struct list_order {
	const struct tb_plan *plan;
	const char *templates, *figures;
	const char
	    *output; /* folder, which is made where it is not there; files in it are replaced */
	int draft;   /* the figures are not those of an approved issue */
};

/* -1: *err filled. A plan without a ladder that rolls, or without a year after the figures', has no
 * list: 0, and nothing is written. */
int list_write(const struct list_order *order, struct tb_err *err) TB_MUST_CHECK;

#endif
