/* Ways through a PDF: links, destinations, bookmarks, page labels. */
#ifndef PAINT_NAVIGATE_H
#define PAINT_NAVIGATE_H

#include "object.h"

/* -1: a link leads nowhere or two destinations have one name (TB_MSG_PAGES). */
int navigate_links(struct target *t, struct tb_err *err) TB_MUST_CHECK;
void navigate_bookmarks(struct target *t);
void navigate_labels(struct target *t);

#endif
