/*
 * The data table of a chart: what the picture shows as heads and cells, for screen readers,
 * for spreadsheets and for whoever draws it again.  Values are the exact ones of the
 * document; a column of states stands behind one whose values are not all plain ones.
 */
#ifndef CHART_SHEET_H
#define CHART_SHEET_H

#include "wording.h"

struct column {
	const char *head;
	const char **cells; /* one a row; NULL = empty */
	int number;	    /* cells are plain decimals */
};

struct sheet {
	struct column *columns;
	size_t ncolumns, cap, nrows;
	struct tb_arena arena;
};

/* The table of the chart, which must outlive it. Release with sheet_release. */
void sheet_make(struct sheet *sheet, const struct wording *words, const struct style *style,
    const struct chart *chart);
void sheet_release(struct sheet *sheet); /* accepts a zeroed one */

/* Append it as CSV, by the rules of lib/csv.h. */
void sheet_csv(const struct sheet *sheet, struct tb_buf *out);
/* Append it as an element <table> of HTML, under the caption. */
void sheet_html(const struct sheet *sheet, const char *caption, struct tb_buf *out);

#endif
