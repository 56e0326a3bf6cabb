/*
 * What the readers of workbooks share.
 */
#ifndef RECEIVE_BOOK_PRIVATE_H
#define RECEIVE_BOOK_PRIVATE_H

#include "../lib/xmlread.h"
#include "book.h"
#include "book-zip.h"

enum {
	BOOK_SHEETS = 256,
	BOOK_CELLS = 1000000,
	BOOK_ROWS = 1048576,
	BOOK_COLUMNS = 16384,
	BOOK_TEXT = 64 * 1024 * 1024, /* bytes of one XML text */
	BOOK_ATTRS = 256	      /* '=' in one tag, namespaces among them */
};

/* --- filling a book: each returns NULL or -1 when a limit is passed ------------- */
struct book_sheet *book_add_sheet(struct book *book, const char *name);
int book_add_cell(struct book *book, struct book_sheet *sheet, int row, int column,
    enum cell_kind kind, const char *text);
int book_add_merge(struct book *book, struct book_sheet *sheet, struct book_merge merge);

/* Parse one XML text of the workbook, in any encoding that submissions come in, with its
 * reader; part NULL: it is the whole file. 0, or -1 with a finding that names the part: it is cut,
 * not well-formed, or passes a limit of the book. */
int book_xml(struct book *book, const char *bytes, size_t len, const char *part,
    const struct tb_xml_handler *handler, void *user, struct findings *findings) TB_MUST_CHECK;

/* The workbook is not what its format wants: what, as a word of the catalogue, and
 * in which part. Returns -1. */
int book_damaged(struct findings *findings, const char *word, const char *part);

/* --- the readers -------------------------------------------------------------------- */
int book_read_xlsx(struct book_zip *zip, struct book *book, struct findings *findings);
/* content.xml of an .ods, or a whole .fods. */
int book_read_ods(
    const char *bytes, size_t len, const char *part, struct book *book, struct findings *findings);
int book_read_2003(const char *bytes, size_t len, struct book *book, struct findings *findings);

/* The day of a serial number ("44776.5"), in the count from 1904 or from 1900 with its
 * day that never was; -1: it is none. */
int book_serial_day(const char *serial, int from_1904, char out[11]);
/* A day, or a month alone, that somebody typed as a text that can be read in one way only
 * ("2022/8/3", "2022.8.3", "2022年8月3日", "20220803", "2022年8月"; also of wide characters, and
 * with blanks) as "2022-08-03" or "2022-08"; -1: it is none. */
int book_text_day(const char *text, int month_alone, char out[11]);
/* Does the format code of a number show a date or a time? */
int book_format_is_date(const char *code);

#endif
