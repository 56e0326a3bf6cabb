/* The state of reading a document, shared by the files document*.c. */
#ifndef TYPESET_DOCUMENT_PRIVATE_H
#define TYPESET_DOCUMENT_PRIVATE_H

#include "../lib/buf.h"
#include "../lib/xmlread.h"
#include "document.h"

enum { READ_DEPTH = 16 };

/* An id or a reference to one. */
struct name {
	const char *s;
	int line;
};

/* An open element: its rule, and that of its last child. */
struct opened {
	unsigned char rule, last;
	unsigned char any; /* it has children */
};

struct reader {
	struct document *document;
	struct tb_xml *xml;
	int depth; /* of the current element */
	struct opened stack[READ_DEPTH];
	/* where the next of a list goes */
	struct block **blocks_end;
	struct annex **annex_end;
	struct words **words_end;
	struct mark **mark_end;
	struct party **party_end;
	struct finding **finding_end;
	struct annex *annex;	 /* the current one */
	struct block *block;	 /* the last one of the body or annex */
	struct name *ids, *refs; /* all of them, heap */
	size_t nids, ids_cap, nrefs, refs_cap;
	struct indicator **indicator_end;
	struct listing_line **line_end;
	/* running text */
	struct words *words; /* NULL = none is open */
	struct span **span_end;
	struct tb_buf chars; /* of the span that is still growing */
	enum span_face face;
	const char *to;
	const char *bad; /* what running text may not hold, but did; or NULL */
	/* table */
	struct table *table;
	struct column **column_end;
	struct row *row, **row_end;
	struct cell **cell_end;
	size_t *reach; /* for each column, rows the cells above still reach down */
	size_t at;     /* column where the next cell of the row starts */
	int in_head;
};

/* --- document.c ------------------------------------------------------------ */

/* A copy in the document's arena; NULL where s is. */
const char *read_copy(struct reader *r, const char *s);
/* The same of an element's id, remembered for what refers to it. */
const char *read_id(struct reader *r, const char *s);

/* --- document-check.c ------------------------------------------------------ */

/* Finds a text that GB/T 9704 wants written otherwise, by its element's or attribute's name. */
void read_form(struct reader *r, const char *name, const char *text);
/* What holds for the whole. -1: *err filled. */
int read_whole(struct reader *r, struct tb_err *err);

/* --- document-words.c ------------------------------------------------------ */

/* Open the running text of an element; always 0. Close it: is there more in it than
 * blanks? */
int read_words(struct reader *r, struct words *words);
int read_words_end(struct reader *r);
/* Inside it. */
void read_text(struct reader *r, const char *s, size_t len);
int read_b(struct reader *r, const struct tb_xml_attr *attrs);
int read_k(struct reader *r, const struct tb_xml_attr *attrs);
int read_code(struct reader *r, const struct tb_xml_attr *attrs);
int read_face_end(struct reader *r);
/* An id that must be there; a copy. */
const char *read_target(struct reader *r, const char *to);
int read_ref(struct reader *r, const struct tb_xml_attr *attrs);
int read_target_end(struct reader *r);
int read_br(struct reader *r, const struct tb_xml_attr *attrs);

/* --- elements: 0, or -1 and the parse has failed ------------------------------ */

/* document-parts.c */
int read_document(struct reader *r, const struct tb_xml_attr *attrs);
int read_info(struct reader *r, const struct tb_xml_attr *attrs);
int read_attachment(struct reader *r, const struct tb_xml_attr *attrs);
int read_head(struct reader *r, const struct tb_xml_attr *attrs);
void read_mark(struct reader *r, const char *text);
int read_title(struct reader *r, const struct tb_xml_attr *attrs);
int read_body(struct reader *r, const struct tb_xml_attr *attrs);
int read_annex_note(struct reader *r, const struct tb_xml_attr *attrs);
int read_item(struct reader *r, const struct tb_xml_attr *attrs);
int read_signature(struct reader *r, const struct tb_xml_attr *attrs);
int read_party(struct reader *r, const struct tb_xml_attr *attrs);
int read_annex(struct reader *r, const struct tb_xml_attr *attrs);
int read_annex_title(struct reader *r, const struct tb_xml_attr *attrs);

/* document-blocks.c */
struct block *read_block(struct reader *r, enum block_kind kind, const struct tb_xml_attr *attrs);
int read_p(struct reader *r, const struct tb_xml_attr *attrs);
int read_h(struct reader *r, const struct tb_xml_attr *attrs);
int read_note(struct reader *r, const struct tb_xml_attr *attrs);
int read_page(struct reader *r, const struct tb_xml_attr *attrs);
int read_chart(struct reader *r, const struct tb_xml_attr *attrs);
int read_picture(struct reader *r, const struct tb_xml_attr *attrs);
int read_listing(struct reader *r, const struct tb_xml_attr *attrs);
int read_line(struct reader *r, const struct tb_xml_attr *attrs);
int read_contents(struct reader *r, const struct tb_xml_attr *attrs);
int read_indicators(struct reader *r, const struct tb_xml_attr *attrs);
int read_indicator(struct reader *r, const struct tb_xml_attr *attrs);

/* document-table.c */
int read_table(struct reader *r, const struct tb_xml_attr *attrs);
int read_column(struct reader *r, const struct tb_xml_attr *attrs);
int read_thead(struct reader *r, const struct tb_xml_attr *attrs);
int read_tbody(struct reader *r, const struct tb_xml_attr *attrs);
int read_row(struct reader *r, const struct tb_xml_attr *attrs);
int read_cell(struct reader *r, const struct tb_xml_attr *attrs);
int read_row_end(struct reader *r);
int read_table_end(struct reader *r);

#endif
