/*
 * Numbers of spreadsheets, exactly: they are kept as the text of a binary number, which is
 * seldom the number that was typed.  Digits only are moved about here.
 */
#ifndef RECEIVE_BOOK_NUMBER_H
#define RECEIVE_BOOK_NUMBER_H

#include "../lib/buf.h"

enum { BOOK_NUMBER_WHOLE = -1 };

/* "1.2345E+3" to "1234.5", appended: no exponent, no needless zeros.
 *
 * places: as many decimals as may stay, BOOK_NUMBER_WHOLE = all.  A number with decimals
 * is first taken to the 15 digits that a spreadsheet shows ("0.30000000000000004" is 0.3),
 * then rounded half away from zero; *rounded (may be NULL) tells that this took away more
 * than 10^-9.  0, or -1 when the text is no such number (or of more than 340 places). */
int book_number(const char *text, int places, struct tb_buf *out, int *rounded) TB_MUST_CHECK;

#endif
