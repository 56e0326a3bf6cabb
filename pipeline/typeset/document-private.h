/* The state of reading a document, shared by document.c, document-words.c and
 * document-table.c. */
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

struct reader {
	struct document *document;
	struct tb_xml *xml;
	int depth;			 /* of the current element */
	unsigned char stack[READ_DEPTH]; /* open elements, indices of the rules */
	/* where the next of a list goes */
	struct block **blocks_end;
	struct annex **annex_end;
	struct words **words_end;
	struct mark **mark_end;
	struct party **party_end;
	struct annex *annex;	 /* the current one */
	struct block *block;	 /* the last one of the body or annex */
	struct name *ids, *refs; /* all of them, heap */
	size_t nids, ids_cap, nrefs, refs_cap;
	/* running text */
	struct words *words; /* NULL = none is open */
	struct span **span_end;
	struct tb_buf chars; /* of the span that is still growing */
	enum span_face face;
	const char *to;
	/* table */
	struct table *table;
	struct column **column_end;
	struct row *row, **row_end;
	struct cell **cell_end;
	size_t *reach; /* for each column, rows the cells above still reach down */
	size_t at;     /* column where the next cell of the row starts */
	int in_head;
};

/* The id of an element, remembered for what refers to it; NULL where s is. */
const char *read_id(struct reader *r, const char *s);

/* Open and close the running text of an element. Always 0. */
int read_words(struct reader *r, struct words *words);
void read_words_end(struct reader *r);
/* Inside it. */
void read_text(struct reader *r, const char *s, size_t len);
void read_face(struct reader *r, enum span_face face);
void read_target(struct reader *r, const char *to); /* NULL = the reference ends */

/* A table; NULL or -1: the parse has failed. */
struct table *read_table(struct reader *r, const struct tb_xml_attr *attrs);
int read_column(struct reader *r, const struct tb_xml_attr *attrs);
int read_thead(struct reader *r, const struct tb_xml_attr *attrs);
int read_tbody(struct reader *r, const struct tb_xml_attr *attrs);
int read_row(struct reader *r, const struct tb_xml_attr *attrs);
int read_cell(struct reader *r, const struct tb_xml_attr *attrs);
int read_row_end(struct reader *r);
int read_table_end(struct reader *r);

#endif
