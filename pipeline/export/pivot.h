/* Figures of scopes of some kinds as a grid: a row a scope, a column a quantity. */
#ifndef EXPORT_PIVOT_H
#define EXPORT_PIVOT_H

#include "dataset.h"

struct pivot_column {
	const char *quantity, *unit;
	const char *head; /* name and unit */
};

struct pivot_row {
	const char *const *scope;
	const char *const **figures; /* by column; NULL = the scope has no such figure */
};

struct pivot {
	struct tb_arena arena;
	int *labels; /* columns of the table of scopes that stand before */
	size_t nlabels, nfrozen;
	struct pivot_column *columns;
	size_t ncolumns, columns_cap;
	struct pivot_row *rows;
	size_t nrows, rows_cap;
};

/* Is the kind one of the sheet's? "*" takes the kinds that no other sheet names. */
int pivot_wants(const struct words *words, const struct words_sheet *sheet, const char *kind);

/* Figures of the period itself; those of other months and years are left out. */
void pivot_make(
    struct pivot *pivot, const struct dataset *dataset, const struct words_sheet *sheet);
void pivot_release(struct pivot *pivot);

#endif
