/*
 * Seals and 签名章: red pictures that a site gives, a page of the page language
 * (.pages) or an SVG of filled and stroked paths, circles and polygons.  The
 * style names them.
 */
#ifndef TYPESET_SEAL_H
#define TYPESET_SEAL_H

#include "setter.h"

struct seal {
	struct tb_pages picture;
	int32_t width, height; /* pu */
	struct seal *next;
};

/* The seal of a name in the style. -1: *err tells what is wrong; *seal is to be
 * released all the same. `line`: of the document, where the seal is named. */
int seal_load(struct setter *set, struct seal *seal, const char *name, int line,
    struct tb_err *err) TB_MUST_CHECK;
void seal_release(struct seal *seal); /* accepts a zeroed one */

/* Set it in the style's red with its left upper corner at (x, y) of the 版心. */
void seal_put(struct setter *set, const struct seal *seal, int32_t x, int32_t y);

/* Read an SVG as a picture of one page, `width` wide (0 = as its file says). */
int seal_read_svg(
    const char *path, int32_t width, struct tb_pages *picture, struct tb_err *err) TB_MUST_CHECK;

#endif
