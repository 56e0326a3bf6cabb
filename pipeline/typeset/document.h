/*
 * A document in memory (tongbao-document.5): what is to be set, with the
 * source line of everything that may have to be complained about.
 *
 * All of it lives in the document's arena; lists are linked in the order of
 * the source.  Texts are valid UTF-8.
 */
#ifndef TYPESET_DOCUMENT_H
#define TYPESET_DOCUMENT_H

#include "../lib/diag.h"
#include "../lib/mem.h"
#include <stdint.h>

enum span_face { SPAN_PLAIN, SPAN_B, SPAN_K, SPAN_CODE };

/* A stretch of running text in one face. <br/> is the text "\n". */
struct span {
	const char *s;
	size_t len;
	enum span_face face;
	const char *to; /* id it leads to, or NULL */
	struct span *next;
};

struct words {
	struct span *first;
	size_t nspans;
	int line;
	struct words *next; /* of a list of notes or items */
};

enum align { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT, ALIGN_DECIMAL };

struct column {
	enum align align;
	int32_t width, min_width, max_width; /* em units of the table's type; 0 = not given */
	struct column *next;
};

struct cell {
	struct words words;
	size_t colspan, rowspan;
	struct cell *next;
};

enum row_class { ROW_PLAIN, ROW_TOTAL, ROW_CHILD, ROW_SECTION };

struct row {
	const char *id; /* or NULL */
	struct cell *cells;
	enum row_class class;
	int keep_next;
	int line;
	struct row *next;
};

/* The cells of its rows fill its columns exactly; head rows come first. */
struct table {
	const char *id, *caption, *unit, *marks; /* all but id: NULL = none */
	int grid;				 /* rules between columns, too */
	struct column *columns;
	struct row *rows;
	struct words *notes;
	size_t ncolumns, nrows, nhead;
	size_t key_columns; /* repeated where the table is parted by columns; 0 = not given */
	int line;
};

enum chart_width { CHART_FULL, CHART_COLUMN, CHART_PAGE };

struct chart {
	const char *id, *caption, *alt;
	enum chart_width width;
};

/* A key figure: what it is, how much, and in words how it stands. */
struct indicator {
	const char *name, *value, *unit; /* unit: NULL = none */
	const char *to;			 /* where the number leads; NULL = nowhere */
	int accent;
	struct words words; /* may be empty */
	struct indicator *next;
};

/* Key figures side by side, so many in a row. */
struct indicators {
	size_t columns;
	struct indicator *first;
};

/* What a line of a listing is: as it stands, typed by hand, new in what it shows, or taken away
 * from it. */
enum line_class { LINE_PLAIN, LINE_INPUT, LINE_NEW, LINE_GONE };

struct listing_line {
	struct words words; /* may be empty */
	enum line_class class;
	struct listing_line *next;
};

/* Lines whose ends and blanks count. */
struct listing {
	const char *title; /* NULL = none */
	struct listing_line *lines;
};

enum block_kind {
	BLOCK_P,
	BLOCK_H,
	BLOCK_NOTE,
	BLOCK_TABLE,
	BLOCK_CHART,
	BLOCK_INDICATORS,
	BLOCK_LISTING,
	BLOCK_CONTENTS,
	BLOCK_PAGE
};

struct block {
	enum block_kind kind;
	int level;	    /* of a heading, 1 to 4; of a table of contents: of its last headings */
	const char *label;  /* of a paragraph in a list, or NULL */
	const char *id;	    /* or NULL */
	struct words words; /* paragraph, heading, note */
	struct table *table;
	struct chart *chart;
	struct indicators *indicators;
	struct listing *listing;
	int line;
	struct block *next;
};

struct annex {
	const char *id, *number;
	struct words title;
	struct block *blocks;
	int line;
	struct annex *next;
};

/* What the head is: 7.2, 10.1 to 10.3, an office's own, and the cover of a book. */
enum head_kind { HEAD_DOCUMENT, HEAD_LETTER, HEAD_ORDER, HEAD_MINUTES, HEAD_BULLETIN, HEAD_BOOK };

/* One 发文机关标志 of several, in their order. */
struct mark {
	const char *text;
	struct mark *next;
};

/* Who signs: an office, or with `name` a person and the person's title. */
struct party {
	const char *unit, *title, *name;
	const char *seal; /* name in the style; NULL = none */
	int line;
	struct party *next;
};

/* What is wrong with a document that could be read all the same. */
struct finding {
	enum tb_msg msg;
	int line;
	const char *text;
	struct finding *next;
};

/* const char *: NULL = not there. */
struct document {
	const char *file; /* borrowed */
	const char *name, *lang, *style;
	int style_line;
	int working; /* a working paper: nobody approves it, so it is never a draft */
	const char *info_title, *subject, *keywords, *author, *date, *group;
	const char *notice;
	const char *attachment; /* what the last page says of the file in the PDF */
	const char *attachment_name, *attachment_title;
	enum head_kind kind;
	const char *copy, *secrecy, *urgency, *number, *signer;
	struct mark *marks;
	const char *mark_tail;		     /* 文件 at the right of the marks */
	const char *head_issuer, *head_date; /* of a bulletin */
	struct words title;
	const char *addressee;
	struct block *blocks;
	int contents; /* it has a table of contents */
	struct words *annex_notes;
	const char *present, *leave, *guests; /* 出席, 请假, 列席 */
	struct party *parties;
	const char *signature_date;
	const char *remark;
	struct annex *annexes;
	const char *imprint_to, *imprint_cc, *imprint_issuer, *imprint_date;
	struct finding *findings; /* by and by */
	struct tb_arena arena;
};

/* Read a document. -1: *err names file, line and what is wrong; the document is empty.
 * Where one of its findings is an error, it is not to be set. */
int document_load(const char *path, struct document *document, struct tb_err *err) TB_MUST_CHECK;
void document_release(struct document *document); /* accepts a zeroed document */

/* The text of the words without faces, line ends left out, in the arena. */
const char *words_text(struct tb_arena *arena, const struct words *words);

#endif
