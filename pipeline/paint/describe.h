/* What a page shows, in words, for devices without structure. */
#ifndef PAINT_DESCRIBE_H
#define PAINT_DESCRIBE_H

#include "../type/pages.h"

/* Append the document's subject and the alternative texts of the page's figures, a line each. */
void describe_page(const struct tb_pages *doc, const struct tb_page *page, struct tb_buf *out);

#endif
