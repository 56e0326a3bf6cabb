/*
 * What rows reported up to the period before and up to this one: of many rows those are kept
 * whose month is furthest from the months before it, for a slip of the hand stands out there.
 */
#ifndef RECEIVE_MONTHS_H
#define RECEIVE_MONTHS_H

#include "../lib/record.h"

enum { MONTHS_KEPT = 20 };

struct month {
	int table, row;	  /* enum tb_section, and the row's number */
	const char *code; /* of its subject; kept as a copy */
	struct tb_value from, to;
};

struct months {
	int before; /* months that the earlier period spans */
	struct month kept[MONTHS_KEPT];
	size_t n;
	size_t passed[3]; /* rows that are not kept, by table */
	struct tb_arena arena;
};

/* The amount of the month, in yuan: 0 when one of both is no amount. */
int64_t month_yuan(const struct month *month);
int month_has_amount(const struct month *month);

/* One row more. A row without any amount is of no interest. */
void months_add(struct months *months, const struct month *month);
/* Those that are kept, in the order of tables and rows. */
void months_sort(struct months *months);
void months_release(struct months *months); /* leaves a zeroed one */

#endif
