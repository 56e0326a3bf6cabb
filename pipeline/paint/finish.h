/*
 * What cairo's PDF lacks, put in by libqpdf: PDF/A-3b (XMP, output intent,
 * document id, no transparency groups), information and language, links,
 * destinations, bookmarks, page labels, alternative texts and table headers.
 *
 * Only dictionaries are touched; content streams stay as cairo wrote them.
 */
#ifndef PAINT_FINISH_H
#define PAINT_FINISH_H

#include "pdf.h"

/* drawing: what pdf_draw made of doc; profile: path of an sRGB colour profile.
 * The finished file is appended to out.
 * -1: *err filled: TB_MSG_PROFILE, TB_MSG_PAGES (a link leads nowhere, two
 * destinations of one name), TB_MSG_PAINT. */
int finish_pdf(const struct tb_pages *doc, const struct drawing *drawing, const char *profile,
    struct tb_buf *out, struct tb_err *err) TB_MUST_CHECK;

#endif
