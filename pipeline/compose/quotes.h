/*
 * Straight quotes of the keyboard, as they come in the office's sheet and in
 * units' free texts, become “ ”, and ‘ ’ inside of “ ”; but only where it is
 * certain which of them belong together: their number is even, each pair holds
 * something that begins and ends as a quotation does, no number stands before
 * it (5" is a length), and neither is it an attribute's (code="x") nor the text
 * in or around it plain ASCII (code).
 * In any other text all of them stay as they are; the check of a document's
 * wording then names it.
 */
#ifndef COMPOSE_QUOTES_H
#define COMPOSE_QUOTES_H

#include "../lib/buf.h"

/* Append what stands for each straight quote of the text, one byte a quote:
 * '<' '>' for “ ”, '(' ')' for ‘ ’, '"' where it stays. */
void quotes_find(const char *text, struct tb_buf *marks);

/* Append a piece of that text with its quotes as *marks says, and advance
 * *marks by as many. */
void quotes_put(const char *text, const char **marks, struct tb_buf *out);

#endif
