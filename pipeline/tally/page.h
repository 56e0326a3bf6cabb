/*
 * Figures whose ids begin alike: score/BOARD/UNIT..., award/ID/CODE... .
 */
#ifndef TALLY_PAGE_H
#define TALLY_PAGE_H

#include "figure.h"

/* Where figures go, and what their ids begin with. */
struct page {
	struct tb_xmlw *w;
	const struct tally *tally;
	struct tb_buf base;
};

/* Turn to the ids that begin so. */
void page_turn(struct page *page, const char *fmt, ...) TB_PRINTF(2, 3);
/* Write the figure whose id is the base and the name; head->id is not looked at. */
void page_put(
    struct page *page, const char *name, struct figure_head head, const struct figure *figure);

#endif
