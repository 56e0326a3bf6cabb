/* The XMP packet of a PDF (ISO 16684-1), as PDF/A-3b wants it: all
 * PDFs are of this one flavour, whether there are files of data in them or not. */
#ifndef PAINT_XMP_H
#define PAINT_XMP_H

#include "../lib/option.h"
#include "../type/pages.h"

#define XMP_CREATOR "tongbao " TB_VERSION

/* Says the same as the Info dictionary; producer is that of the Info. */
void xmp_write(const struct tb_pages *doc, const char *producer, struct tb_buf *out);

#endif
