/* What measuring and setting a table share. */
#ifndef TYPESET_TABLE_PRIVATE_H
#define TYPESET_TABLE_PRIVATE_H

#include "table.h"

/* The table's cells in their places, with what its columns want. */
struct tabular *table_prepare(struct setter *set, const struct table *source);

/* Bytes of the note mark that s starts with; 0 = none. marks are parted by blanks. */
size_t table_mark_at(const char *marks, const char *s);

/* Words of so many characters are not broken where that can be helped. */
enum { TABLE_WORD_EM = 8 };
/* End of the word at s, with the mark or blank behind it. Its width is estimated,
 * half a character for what is narrow. */
const char *table_word_end(const char *s, const char *end, int32_t em, int32_t *width);

/* The pieces of a composed short text of several lines with line ends between its words, for
 * lines of about the same width; 0 = it is none, or has no other. They live in the arena. */
size_t table_break(
    struct setter *set, const struct tabcell *cell, int32_t measure, struct tb_piece **out);

/* What the columns want, from their cells (table-width.c). */
struct wants *table_collect(struct setter *set, const struct tabular *table);
/* The largest type size at which it reads well on the setter's kind of page; 0 = none. */
int32_t table_fit(const struct setter *set, const struct tabular *table);
/* Width of a column of the table with its gap, at the full size, that it reads well at. */
int32_t table_easy_width(const struct setter *set, const struct tabular *table, size_t column);
/* Widths of columns at the table's size. */
void table_find_widths(struct setter *set, struct tabular *table);
/* Move width between columns, each at least `floor` and at most `most` wide, where
 * that makes the table lower (table-balance.c). All at the full size, em too. */
void table_balance(const struct tabular *table, int32_t em, const int32_t *floor,
    const int32_t *most, int32_t *width);
/* A width measured at the full size, at the size the table has got. */
static inline int32_t
table_scale(const struct tabular *table, const struct setter *set, int32_t width)
{
	return (int32_t)((int64_t)width * table->size / set->style->table_size);
}

/* Width of a cell's text; height of so many lines of it. */
int32_t table_cell_width(const struct tabular *table, const struct tabcell *cell);
int32_t table_text_height(const struct tabular *table, size_t nlines);

/* Rows [row, end) stay on one page; heights of rows [from, to) together. */
size_t table_chunk_end(const struct tabular *table, size_t row);
int32_t table_rows_height(const struct tabular *table, size_t from, size_t to);

int32_t table_caption_leading(const struct setter *set);
int32_t table_unit_leading(const struct setter *set);
int32_t table_note_leading(const struct setter *set);

#endif
