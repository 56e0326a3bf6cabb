/*
 * A PDF file written object by object (ISO 32000-1, 7.5): streams stand in the
 * file, all other objects in compressed object streams, places in a
 * cross-reference stream.
 *
 * Numbers of objects are given out before the objects are written, so that
 * they can name each other in any order.  Of each number one object must come.
 */
#ifndef PAINT_PDFOUT_H
#define PAINT_PDFOUT_H

#include "../lib/buf.h"
#include <stdint.h>

struct pdfout_place; /* where an object stands */
struct libdeflate_compressor;

/* QUICK: for what hardly gets smaller by more work, as outlines do, or is small enough as it is, as
 * tables are. */
enum pdfout_pack { PDFOUT_QUICK, PDFOUT_DEFLATE, PDFOUT_RAW };

/* Streams as they were packed, for a file that has the same ones: the issue beside its draft. */
struct pdfout_memo {
	struct pdfout_packed *streams;
	size_t n, cap;
};

void pdfout_memo_release(struct pdfout_memo *memo); /* accepts a zeroed one */

enum { PDFOUT_PACK = 200 }; /* objects of an object stream: readers unpack all for one */

struct pdfout {
	struct tb_buf *out; /* borrowed; the file starts at its beginning */
	struct pdfout_memo *memo; /* borrowed; NULL = none */
	struct libdeflate_compressor *deflate[PDFOUT_RAW]; /* by pack */
	struct pdfout_place *places;
	size_t nplaces, places_cap;
	struct tb_buf packed;	     /* objects that wait for their object stream */
	struct tb_buf packed_places; /* number and offset of each */
	unsigned packed_numbers[PDFOUT_PACK], npacked;
};

/* out: empty. memo: zeroed, or of files before; NULL = none. */
void pdfout_init(struct pdfout *o, struct tb_buf *out, struct pdfout_memo *memo);
void pdfout_release(struct pdfout *o);			/* accepts a zeroed one */

unsigned pdfout_number(struct pdfout *o);
/* n numbers that follow each other; the first. */
unsigned pdfout_numbers(struct pdfout *o, size_t n);

/* An object without a stream: write its source to the buffer that begin returns,
 * then end. No other object may be begun, no stream written in between. */
struct tb_buf *pdfout_begin(struct pdfout *o, unsigned number);
void pdfout_end(struct pdfout *o);

/* A stream; dict: entries of its dictionary beside Length and Filter. */
void pdfout_stream(struct pdfout *o, unsigned number, const char *dict, const void *bytes,
    size_t len, enum pdfout_pack pack);

/* The rest of the file. The document's id is the digest of its bytes. */
void pdfout_finish(struct pdfout *o, unsigned root, unsigned info);

/* --- source of objects ------------------------------------------------------- */

/* A length of 1/1000 pt as points: "12", "-0.5", "595.275". */
void pdfout_put_milli(struct tb_buf *out, int64_t milli);
/* Pango units to 1/1000 pt, rounded. */
int64_t pdfout_milli(int64_t pu);

/* A length of Pango units as points, exactly: ten places at most. */
void pdfout_put_size(struct tb_buf *out, int32_t pu);

void pdfout_put_ref(struct tb_buf *out, unsigned number);	      /* "12 0 R" */
void pdfout_put_bytes(struct tb_buf *out, const char *s, size_t len); /* (...) */
void pdfout_put_text(struct tb_buf *out, const char *utf8);	      /* (...) or UTF-16 <...> */

#endif
