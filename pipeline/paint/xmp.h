/* The XMP packet of a PDF (ISO 16684-1), as PDF/A-2b wants it, or PDF/A-3b
 * where there are files of data in it. */
#ifndef PAINT_XMP_H
#define PAINT_XMP_H

#include "../lib/option.h"
#include "../type/pages.h"

#define XMP_CREATOR "tongbao " TB_VERSION

/* Says the same as the Info dictionary; producer is that of the Info. files: the PDF holds
 * files of data, which a device may leave out that the pages name. */
void xmp_write(const struct tb_pages *doc, const char *producer, int files, struct tb_buf *out);

#endif
