/*
 * The words of the open data: templates/open-data.xml (tongbao-data.5).  Heads and
 * meanings of columns, names of quantities and scopes, which sheets there are.
 * After a load every column has a head, every needed word is there.
 */
#ifndef EXPORT_WORDS_H
#define EXPORT_WORDS_H

#include "../lib/wordlist.h"
#include "table.h"

/* One sheet of the workbook; exactly one of kinds, table and "dictionary" says what it holds. */
struct words_sheet {
	const char *name;
	const char *kinds; /* of scopes, with blanks between; "*" = those of no other sheet */
	const char *holds; /* "scopes": a row a scope; "figures": a row a figure;
			    * "units"; "dictionary" */
};

struct words {
	struct tb_arena arena;
	struct tb_wordlist list; /* heads of columns stand there by TABLE.COLUMN */
	struct tb_wordlist meanings;
	struct words_sheet *sheets;
	size_t nsheets, sheets_cap;
};

/* -1: *err filled (E090), *words released. */
int words_load(const char *path, struct words *words, struct tb_err *err) TB_MUST_CHECK;
void words_release(struct words *words);

/* The word of the key, or `otherwise`; borrowed. The two parts make the key. */
const char *words_find(
    const struct words *words, const char *prefix, const char *key, const char *otherwise);

/* What a column is headed by, and what it means; of a column that is loaded never NULL. */
const char *words_head(
    const struct words *words, const struct table *table, const struct column *column);
const char *words_meaning(
    const struct words *words, const struct table *table, const struct column *column);
/* A cell as a reader of Chinese has it: the word of COLUMN.CELL, or the cell.
 * base_state and plan_state are a state too. */
const char *words_cell(const struct words *words, const struct column *column, const char *cell);
/* Is there a word for any cell of the column? */
int words_tell(const struct words *words, const struct column *column);

#endif
