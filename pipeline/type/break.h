/*
 * Where a line may end (CLREQ K1-K3, U1-U3; GB/T 15834 5.1; GB/T 15835), and
 * which gaps may be stretched (J3).
 */
#ifndef TB_BREAK_H
#define TB_BREAK_H

#include "class.h"

enum tb_level {
	TB_LEVEL_UNICODE = -1, /* UAX 14 as it stands, no Chinese tailoring */
	TB_LEVEL_NONE,	       /* K0: lines may start and end with any mark; words, numbers and
				  units of two marks are whole all the same */
	TB_LEVEL_BASIC = 1,    /* K1 */
	TB_LEVEL_GB,	       /* K2: K1, and no solidus at line start or end */
	TB_LEVEL_STRICT	       /* K3: K2, and no —— or …… at line start */
};

enum {
	TB_BEFORE_BREAK = 1,   /* a line may end before this character */
	TB_BEFORE_GAP = 2,     /* the gap before this character may be stretched */
	TB_BEFORE_POOR = 4,    /* a break that is only taken when it must be: behind a hyphen */
	TB_BEFORE_MUST = 8,    /* the line ends before this character */
	TB_BEFORE_UNIT = 16,   /* the place before the unit of a number: no break, but where a line
				  could only be stretched beyond its limits (U2 gives way to J3) */
	TB_BEFORE_WAIVED = 32, /* inside three marks in a row: no break, but where the paragraph
				could not be broken otherwise (K5) */
	TB_BEFORE_BOUND = 64,  /* where two parts of a date, a range or a document number join, each
				whole: no break, but where a line could hardly be filled otherwise */
	TB_BEFORE_ADDRESS = 128 /* behind a mark of an address of the net: a break rather than gaps
				   beyond their limits */
};

/* Plain blanks that hold together what is beside them (1 234.56, 100 km, GB/T 9704)
 * get the class GLUE. To be called before tb_break_find. */
void tb_break_glue(const uint32_t *cps, enum tb_class *cls, size_t n);

/* Fill before[0..n) for a paragraph of n code points and their classes.
 * before[0] is 0. A NEWLINE is the last character of its line. */
void tb_break_find(
    const uint32_t *cps, const enum tb_class *cls, size_t n, enum tb_level level, uint8_t *before);

/* The part of it that is about addresses: TB_BEFORE_ADDRESS alone inside them. */
void tb_break_addresses(const uint32_t *cps, size_t n, uint8_t *before);

/* The same by UAX 14 alone, as pango finds it; TB_BEFORE_BREAK and TB_BEFORE_MUST
 * only. tailored: to each script's language; Thai breaks between its words. */
void tb_break_unicode(const uint32_t *cps, size_t n, int tailored, uint8_t *before);

#endif
