/*
 * What is exported of a period: the tables, filled from figures.xml
 * (tongbao-figures.5), from the records of the archive that count there, and
 * named by the plan and the words.  Any scope and any quantity is taken by the
 * grammar of its id, scope/quantity with @month or @year.
 */
#ifndef EXPORT_DATASET_H
#define EXPORT_DATASET_H

#include "../lib/figures.h"
#include "../lib/plan.h"
#include "words.h"

struct dataset {
	struct tb_arena arena;
	struct table tables[TABLE_MAX];
	const struct tb_plan *plan; /* borrowed */
	const struct words *words;  /* borrowed */
	/* private */
	struct tb_figures figures;	    /* row by row those of their table */
	struct tb_index scopes, quantities; /* ids; their numbers are those of the rows */
	const char **places;		    /* 1, 2 … as cells, of operands */
	size_t nplaces, places_cap;
};

/* What it is made of. */
struct dataset_source {
	const char *figures; /* path of figures.xml */
	int draft;	     /* 1 = not what an approved issue counts */
	const struct tb_plan *plan;
	const struct words *words;
};

/* Fill all tables but those of observations and operands. -1: *err filled; the dataset is to be
 * released in both cases. */
int dataset_load(
    struct dataset *dataset, const struct dataset_source *source, struct tb_err *err) TB_MUST_CHECK;
/* Fill the table of operands: open data alone have it. */
void dataset_tabulate_operands(struct dataset *dataset);
void dataset_release(struct dataset *dataset);

/* Are they figures of the public edition? There is nothing of units then, nor of what they sent. */
int dataset_is_public(const struct dataset *dataset);

/* The one row of the table PERIOD. */
const char *const *dataset_period(const struct dataset *dataset);

/* The row of a figure, or NULL; borrowed. */
const char *const *dataset_figure(const struct dataset *dataset, const char *id);
/* The row of a scope, or NULL; borrowed. */
const char *const *dataset_scope(const struct dataset *dataset, const char *id);

#endif
