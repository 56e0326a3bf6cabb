/*
 * What can be had from what is published (R18).  A published value is a known sum over
 * unknowns: what a unit reported, what is planned of it, that it is there.  Published values
 * together are a system of linear equations, and whoever reads them can have every linear
 * combination of them.  A value is safe when no combination gives it, or gives what fewer units
 * than the threshold made.  The arithmetic is exact: struct tb_exact, row reduction.
 *
 * The way: secret_column for each unknown, secret_row for each known sum, each of an item that
 * may be kept back or of none (SECRET_TOLD: it is out already); secret_target for what has to
 * stay open when an item is kept back; secret_choose keeps back what has to be.
 */
#ifndef TALLY_SECRET_H
#define TALLY_SECRET_H

#include "../lib/exact.h"
#include "../lib/index.h"
#include "../lib/mem.h"

enum { SECRET_TOLD = -1 };

/* An unknown. Those of kind COUNT are no values of a unit: that it is there is no secret. */
enum secret_kind { SECRET_VALUE, SECRET_COUNT };
struct secret_column {
	size_t owner;
	int64_t value;
	enum secret_kind kind;
};

/* A sum of unknowns, each once. */
struct secret_sum {
	size_t *columns; /* ascending */
	size_t n, cap;
};

struct secret_row {
	struct secret_sum sum;
	long item;     /* or SECRET_TOLD */
	tb_wide slack; /* by how much it may be wrong, as it is printed; 0 = known exactly */
};

/* Something printed that may be kept back. */
struct secret_item {
	long parent;  /* without which it is not printed either; -1 = none */
	size_t units; /* how many it tells of: what keeping it back costs */
	int is_back;  /* kept back: from the start, or by secret_choose */
};

/* What has to stay open when its item is kept back. */
struct secret_target {
	struct secret_sum sum;
	long item;
};

struct secrets {
	struct tb_arena names; /* of both */
	struct tb_index keys, owners;
	struct secret_column *columns; /* by the number of their key */
	size_t columns_cap;
	struct tb_index others; /* what else columns are called */
	size_t *called;		/* the columns, by the number of that */
	size_t called_cap;
	int *weights; /* of owners: how many units each is */
	size_t weights_cap;
	struct secret_row *rows;
	size_t nrows, rows_cap;
	struct secret_item *items;
	size_t nitems, items_cap;
	struct secret_target *targets;
	size_t ntargets, targets_cap;
	int threshold, width; /* of the plan's <disclosure> */
};

void secrets_init(struct secrets *secrets, int threshold, int width);
void secrets_release(struct secrets *secrets);

/* The unknown of that key; of the same key it is the same one. The owner is a unit, or
 * `weight` of them that are known as one. */
size_t secret_column(struct secrets *secrets, const char *key, const char *owner, int weight,
    enum secret_kind kind, int64_t value);
/* Call the column by another name too, which may have been another one's before. */
void secret_call(struct secrets *secrets, const char *name, size_t column);
/* The column that is called so; -1 = none. */
long secret_called(const struct secrets *secrets, const char *name);
/* Appends an item; its number. */
long secret_item(struct secrets *secrets, long parent, size_t units, int is_back);
/* The sum is taken; one of nothing is dropped. */
void secret_row(struct secrets *secrets, long item, tb_wide slack, struct secret_sum *sum);
/* Likewise taken. */
void secret_target(struct secrets *secrets, long item, struct secret_sum *sum);

/* Columns are put in any order; secret_sum_close sorts them. */
void secret_sum_put(struct secret_sum *sum, size_t column);
void secret_sum_close(struct secret_sum *sum);
void secret_sum_release(struct secret_sum *sum);

/* What the sum comes to, in the unit of its unknowns. */
tb_wide secret_value(const struct secrets *secrets, const struct secret_sum *sum);
/* How many units own the sum's unknowns. */
size_t secret_units(const struct secrets *secrets, const struct secret_sum *sum);
/* The greatest part that one owner has, in % and up; 0 of nothing. */
int secret_greatest(const struct secrets *secrets, const struct secret_sum *sum);

/* Keeps items back until nothing is open, with the least cost that is found. */
void secret_choose(struct secrets *secrets);
/* What was printed is out: rows of items kept back go, the others are told; items and targets
 * are emptied. */
void secret_publish(struct secrets *secrets);

/* --- private: what is open (secret-open.c) ------------------------------------------------- */

/* With these items kept back, is something open? 1 and in `blame`, by item, 1 for each without
 * which it would not be had like this; 0 = nothing. */
int secret_leak(const struct secrets *secrets, const char *back, char *blame);

#endif
