/*
 * Private marks around the printed text of a figure: they tell which figure a
 * number in a template's result is, and survive every concatenation.  They are
 * noncharacters of Unicode, U+FDD0..U+FDDF in front, the figure's index in
 * hexadecimal digits, and U+FDE0 behind; no document ever holds one: links.h
 * takes them out, whole, cut off or strayed in from elsewhere.
 */
#ifndef COMPOSE_MARKS_H
#define COMPOSE_MARKS_H

#include "../lib/buf.h"
#include "../lib/figures.h"

/* Append the figure's printed text between its marks; without its sign where that is said
 * in words. */
void marks_put(
    const struct tb_figures *figures, const struct tb_figure *figure, struct tb_buf *out);
void marks_put_unsigned(
    const struct tb_figures *figures, const struct tb_figure *figure, struct tb_buf *out);

/* Length in bytes of the marks that s begins with; 0 = none. */
size_t marks_span(const char *s, const char *end);

/* A stretch of text without marks in it, and the figure whose printed text it is, whole but
 * perhaps for its sign. */
struct marked {
	const char *s;
	size_t len;
	const struct tb_figure *figure; /* NULL = it is none */
};

/* The next stretch at *at; 0 at the end of the text. */
int marks_next(const struct tb_figures *figures, const char **at, struct marked *stretch);

/* Is there a mark in the text? */
int marks_any(const char *text);

/* Is the text, its marks left out, these len bytes? */
int marks_equal(const char *text, const char *plain, size_t len);

#endif
