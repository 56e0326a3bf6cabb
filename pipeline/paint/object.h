/*
 * PDF objects through libqpdf's C interface: the document being finished and
 * short forms for what finishing builds.  All handles belong to q.
 */
#ifndef PAINT_OBJECT_H
#define PAINT_OBJECT_H

#include "../type/pages.h"
#include <qpdf/qpdf-c.h>

struct target {
	qpdf_data q;
	const struct tb_pages *doc;
	const char *name; /* of the .pages, for messages */
	qpdf_oh root;
	qpdf_oh *pages; /* of doc->pages, in their order */
};

/* PDF source without references, as a new object. */
qpdf_oh object_parse(struct target *t, const char *fmt, ...) TB_PRINTF(2, 3);

/* Text (UTF-16 where needed) and raw bytes as strings of a dictionary. */
void object_set_text(struct target *t, qpdf_oh dict, const char *key, const char *utf8);
void object_set_bytes(struct target *t, qpdf_oh dict, const char *key, const char *s);

/* [page /XYZ x y null] for a place in page coordinates. */
qpdf_oh object_place(struct target *t, size_t page, int32_t x, int32_t y);

/* A stream of the bytes with the given dictionary source, indirect. */
qpdf_oh object_stream(struct target *t, const char *dict, const void *bytes, size_t len);

#endif
