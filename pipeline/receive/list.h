/*
 * The list by which a person decided who is in next year's 梯队名单 (tongbao-rolling.5), as
 * it came back: read, judged against what the figures propose, and made the plan of the next
 * year.
 *
 * Parts: list-read.c (workbook or XML to rows), list-judge.c (rows to decisions),
 * list-plan.c (decisions to plan files), list.c (all of it).
 */
#ifndef RECEIVE_LIST_H
#define RECEIVE_LIST_H

#include "../lib/diag.h"

struct list_command {
	const char *site;
	const char *list;    /* the file */
	const char *figures; /* figures.xml of the year */
	const char *output;  /* folder of the new plan, which is not there */
	int draft;	     /* the figures are not those of an approved issue */
};

/* Everything, with lines on standard output of what was made. 0, also where something is wrong
 * with the list, which has been printed then and nothing made; -1: *err filled. */
int list_run(const struct list_command *command, struct tb_err *err) TB_MUST_CHECK;

#endif
