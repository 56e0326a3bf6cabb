/*
 * The fonts of a run and single lines of text (the composer of paragraphs is
 * line.h).
 *
 * A role is a part that a face plays in an official document; which face plays
 * it is said by the site's fonts/fonts.conf, with an ordered list of faces that
 * help out where the first lacks a character.  Digits and Latin letters of
 * 仿宋 and 楷体 come from the Latin role; digits are half an em wide (正体二分
 * 字身, GB/T 15835) wherever the face has the form.
 *
 * Units: pu, 1/1024 pt.  The baseline is that of an em box which reaches 0.88
 * em above it and 0.12 em below it; every face is shifted so that its hanzi
 * stand in the middle of that box, so faces and fallback faces align.
 *
 * Lookups never fail: a character that no face has is drawn as 〓 and recorded
 * with the source position last given to tb_fonts_source().
 */
#ifndef TB_TEXT_H
#define TB_TEXT_H

#include "../lib/diag.h"
#include "pages.h"
#include <stddef.h>
#include <stdint.h>

enum tb_role {
	TB_ROLE_TITLE, /* 小标宋: title, 发文机关标志 */
	TB_ROLE_FANG,  /* 仿宋: body */
	TB_ROLE_KAI,   /* 楷体: second level headings */
	TB_ROLE_HEI,   /* 黑体: first level headings, table and chart captions */
	TB_ROLE_SONG,  /* 宋体: tables, charts, page numbers */
	TB_ROLE_LATIN, /* digits and Latin letters inside 仿宋 and 楷体 */
	TB_ROLE_MONO,  /* 等宽: commands, file names, listings; a letter is half a hanzi wide */
	TB_ROLE_MAX
};

/* The role that style files call so: title, fang, kai, hei, song, latin or mono. -1: none is,
 * *role stays. */
int tb_role_find(const char *style_name, int32_t *role);

struct tb_text_style {
	enum tb_role role;
	int32_t size_pu;     /* type size */
	int32_t tracking_pu; /* added to each full-width character, in proportion to others */
	uint32_t color;	     /* 0xRRGGBB */
};

struct tb_fonts;

/* Opens the roles through folder/fonts.conf (when it is there; else through the
 * system's configuration). NULL on error (*err: TB_MSG_FONT, what is missing
 * and how to get it). The caller owns the result. */
struct tb_fonts *tb_fonts_open(const char *folder, struct tb_err *err);
/* Releases it and the libraries' global state; accepts NULL. */
void tb_fonts_free(struct tb_fonts *fonts);

/* Where the text set from now on comes from, for what is recorded. file is
 * borrowed until tb_fonts_free; line 0 = not known. */
void tb_fonts_source(struct tb_fonts *fonts, const char *file, int line);

/* Of what was set since the last call: prints one warning for each character that no face
 * has, first place of each document, and an error for a damaged face; `verbose` adds a note for
 * each character taken from a fallback face. */
void tb_fonts_report(struct tb_fonts *fonts, int verbose);
/* Prints a note for each role, saying whose place a substituted face takes. */
void tb_fonts_report_roles(const struct tb_fonts *fonts);

/* What sets a role: strings are borrowed from the fonts. */
struct tb_role_face {
	const char *role, *path; /* as pages name it; of the face's file */
	int is_standard;	 /* it is one that fonts.conf names above its family "GW Free" */
};
/* *wanted gets the names of those. */
void tb_fonts_role_face(const struct tb_fonts *fonts, enum tb_role role, struct tb_role_face *face,
    struct tb_buf *wanted);

/* Every role has a face that fonts.conf names above its family "GW Free", one that
 * the standard's users ask for. -1: an error has been printed for each that has not. */
int tb_fonts_require_standard(const struct tb_fonts *fonts) TB_MUST_CHECK;

/* Advance width of s[0..len) set solid on one line, in pu; line ends are not
 * looked at. len may be (size_t)-1 for a NUL-terminated s. */
int32_t tb_text_width(
    struct tb_fonts *fonts, const struct tb_text_style *style, const char *s, size_t len);

/* Set s on the page with its left end at x and its baseline at y, as one run
 * per face. Returns the x of its right end. */
int32_t tb_text_put(struct tb_pages *doc, struct tb_page *page, struct tb_fonts *fonts,
    const struct tb_text_style *style, int32_t x, int32_t y, const char *s, size_t len);

#endif
