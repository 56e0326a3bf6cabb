/*
 * What cairo draws: pictures, and a PDF to compare ours with.
 *
 * cairo and qpdf come with thirty libraries, which cost more than painting a
 * bulletin does.  So they are linked into a program of their own: tongbao-paint
 * (relay.c) becomes tongbao-paint-cairo (drawn.c) when something is to be drawn.
 */
#ifndef PAINT_DRAWN_H
#define PAINT_DRAWN_H

#include "direct.h"

/* The devices; behind them the fonts, opened once for all files. */
struct drawn {
	/* As direct_pdf. */
	int (*pdf)(struct drawn *drawn, const struct direct_job *job, struct tb_buf *out,
	    struct tb_err *err);
	/* Page `index` at dpi to path, whole or not at all. */
	int (*png)(struct drawn *drawn, const struct direct_job *job, size_t index, int dpi,
	    const char *path, struct tb_err *err);
	/* Closes the fonts, and the libraries' global state with them. */
	void (*close)(struct drawn *drawn);
};

/* folder: as for faces_new. In tongbao-paint this does not return: the program starts
 * anew, with the same arguments, as tongbao-paint-cairo. */
struct drawn *drawn_new(const char *folder, char **argv);

#endif
