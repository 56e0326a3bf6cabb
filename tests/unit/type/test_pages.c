/* The page language: one form only, and a fault is told with its line. */
#include "type/pages.h"
#include "../rows.h"
#include <criterion/criterion.h>

#define HEAD "tongbao-pages 1\n"
#define FACE "face SongTi 0 0123456789abcdef cache/a b.otf\n"
#define PAGE "page 609562 862095 1\n"

/* --- reading and writing back gives the same bytes ----------------------------- */

static const struct {
	const char *name, *text;
} same[] = {
    {"no page", HEAD "end\n"},
    {"empty label", HEAD "page 1 1 \nend\n"},
    {"information",
	HEAD "info title 通报\\n（一）\\\\\ninfo date 2022-08-10\ninfo lang zh-CN\nend\n"},
    {"two faces of one file",
	HEAD FACE "face HeiTi 2 0123456789abcdef cache/a b.otf\n" PAGE "end\n"},
    {"run", HEAD FACE PAGE "t 0 16384 -1 0 ff3333 7:16384,0:8192 国a\nend\n"},
    {"moved glyph", HEAD FACE PAGE "t 0 16384 1 2 000000 7:16384:-8192:0,8:1:0:-5 “国\nend\n"},
    {"one glyph of two dashes", HEAD FACE PAGE "t 0 16384 1 2 000000 7:32768*2 ——\nend\n"},
    {"moved glyph of two", HEAD FACE PAGE "t 0 16384 1 2 000000 7:32768:1:2*2 ——\nend\n"},
    {"what drafts show",
	HEAD FACE PAGE "m 0 16384 1 2 000000 7:16384 稿\nM 0 16384 1 2 000000 7:16384 稿\nend\n"},
    {"text ends in a space", HEAD FACE PAGE "t 0 16384 1 2 000000 7:1,3:1 国 \nend\n"},
    {"beyond the basic plane", HEAD FACE PAGE "t 0 1 0 0 000000 9:1 𬭚\nend\n"},
    {"shapes",
	HEAD PAGE "r 1 -2 3 4 00ff00\np 123456 512 1024 M 0 0 L 1 -1 C 1 2 3 4 5 6 Z\nend\n"},
    {"filled path", HEAD PAGE "p 000000 0 0 M 0 0 L 1 1 Z\nend\n"},
    {"ways", HEAD PAGE "a 1 2 3 4 #表1\nd 1 2 表1\nb 1 7 一、总体\nend\n"},
    {"structure over pages", HEAD PAGE "( Document\n( P\n" PAGE ")\n( Figure 图 1\n)\n)\nend\n"},
    {"data of a figure", HEAD PAGE "( Figure 图\nc a.csv 名称,值\\r\\n甲,1\\r\\n\n)\nend\n"},
    {"empty alternative text", HEAD PAGE "( Figure \n)\nend\n"},
};

ParameterizedTestParameters(pages, same_bytes)
{
	return rows_of(TB_LEN(same));
}

ParameterizedTest(size_t *row, pages, same_bytes)
{
	const char *text = same[*row].text;
	struct tb_buf out = TB_BUF_INIT;
	struct tb_pages doc;
	struct tb_err err = {0};

	tb_pages_init(&doc);
	cr_assert_eq(tb_pages_parse(text, strlen(text), "x", &doc, &err), 0, "%s: %d: %s",
	    same[*row].name, err.line, err.text);
	tb_pages_write(&doc, &out);
	cr_assert_str_eq(out.s, text, "%s", same[*row].name);
	tb_buf_release(&out);
	tb_pages_release(&doc);
}

/* A glance tells of the head and the pages what the whole tells. */
ParameterizedTestParameters(pages, at_a_glance)
{
	return rows_of(TB_LEN(same));
}

ParameterizedTest(size_t *row, pages, at_a_glance)
{
	const char *text = same[*row].text;
	struct tb_pages doc, head;
	struct tb_err err = {0};
	size_t npages;

	tb_pages_init(&doc);
	tb_pages_init(&head);
	cr_assert_eq(tb_pages_parse(text, strlen(text), "x", &doc, &err), 0);
	cr_assert_eq(tb_pages_glance(text, strlen(text), "x", &head, &npages, &err), 0);
	cr_expect_eq(npages, doc.npages, "%s", same[*row].name);
	cr_expect_eq(head.npages, 0);
	cr_expect_str_eq(head.title, doc.title, "%s", same[*row].name);
	cr_assert_eq(head.nfaces, doc.nfaces, "%s", same[*row].name);
	for (size_t i = 0; i < doc.nfaces; i++)
		cr_expect_str_eq(head.faces[i].digest, doc.faces[i].digest);
	tb_pages_release(&doc);
	tb_pages_release(&head);
	cr_assert_eq(tb_pages_glance("tongbao-pages 2\n", 16, "x", &head, &npages, &err), -1);
	cr_expect_eq(err.msg, TB_MSG_PAGES);
}

/* --- faults ------------------------------------------------------------------------ */

static const struct {
	int line;
	const char *text, *said;
} faults[] = {
    {0, HEAD "\xff\nend\n", "UTF-8"},
    {1, "tongbao-pages 2\nend\n", "tongbao-pages 1"},
    {0, "", "cut off"},
    {2, HEAD PAGE, "cut off"},
    {2, HEAD "end", "whole line"},
    {3, HEAD "end\nend\n", "behind 'end'"},
    {2, HEAD "\nend\n", "empty line"},
    {2, HEAD "end \n", "end of the line"},
    {2, HEAD "info colour red\nend\n", "title"},
    {3, HEAD "info lang zh\ninfo title x\nend\n", "in order"},
    {3, HEAD "info lang zh\ninfo lang zh\nend\n", "once"},
    {2, HEAD "info title \nend\n", "title"},
    {3, HEAD FACE "info title x\nend\n", "page before"},
    {3, HEAD FACE FACE "end\n", "each face once"},
    {3, HEAD PAGE FACE "end\n", "known item"},
    {2, HEAD "r 1 2 3 4 000000\nend\n", "page before"},
    {2, HEAD "page 0 1 \nend\n", "range"},
    {3, HEAD PAGE "x\nend\n", "known item"},
    {3, HEAD PAGE "r 1 2 3 -4 000000\nend\n", "range"},
    {3, HEAD PAGE "r 1 2 3 4 00000\nend\n", "hexadecimal"},
    {3, HEAD PAGE "r 1 2 3 4 FF0000\nend\n", "hexadecimal"},
    {3, HEAD PAGE "r 01 2 3 4 000000\nend\n", "leading zeros"},
    {3, HEAD PAGE "r -0 2 3 4 000000\nend\n", "leading zeros"},
    {3, HEAD PAGE "r  1 2 3 4 000000\nend\n", "a number"},
    {3, HEAD PAGE "r 99999999999 2 3 4 000000\nend\n", "range"},
    {3, HEAD PAGE "r 1 2 3 4 000000 \nend\n", "end of the line"},
    {4, HEAD FACE PAGE "t 1 1 0 0 000000 7:1 国\nend\n", "declared"},
    {4, HEAD FACE PAGE "t 0 0 0 0 000000 7:1 国\nend\n", "range"},
    {4, HEAD FACE PAGE "t 0 1 0 0 000000 7 国\nend\n", "advance"},
    {4, HEAD FACE PAGE "t 0 1 0 0 000000 7:1:0:0 国\nend\n", "dx:dy"},
    {4, HEAD FACE PAGE "t 0 1 0 0 000000 7:1*1 国\nend\n", "range"},
    {4, HEAD FACE PAGE "t 0 1 0 0 000000 7:1, 国\nend\n", "a number"},
    {4, HEAD FACE PAGE "t 0 1 0 0 000000 7:1 国家\nend\n", "stand for 1"},
    {4, HEAD FACE PAGE "t 0 1 0 0 000000 7:1,7:1 国\nend\n", "stand for 2"},
    {4, HEAD FACE PAGE "t 0 1 0 0 000000 7:1 \\t\nend\n", "\\n, \\r or"},
    {4, HEAD FACE PAGE "t 0 1 0 0 000000 7:1 \\\nend\n", "\\n, \\r or"},
    {3, HEAD PAGE "p 000000 1 0\nend\n", "steps"},
    {3, HEAD PAGE "p 000000 1 0 M 1\nend\n", "a space"},
    {3, HEAD PAGE "p 000000 1 0 Q 1 2\nend\n", "M, L, C or Z"},
    {3, HEAD PAGE "b 0 1 x\nend\n", "range"},
    {3, HEAD PAGE "(\nend\n", "structure type"},
    {3, HEAD PAGE "c a.csv 1\nend\n", "an open element"},
    {4, HEAD PAGE "( Figure\nc\n)\nend\n", "name of a file"},
    {3, HEAD PAGE ")\nend\n", "open element"},
    {4, HEAD PAGE "( P\nend\n", "for every '('"},
};

ParameterizedTestParameters(pages, faults)
{
	return rows_of(TB_LEN(faults));
}

ParameterizedTest(size_t *row, pages, faults)
{
	const char *text = faults[*row].text;
	struct tb_pages doc;
	struct tb_err err = {0};

	tb_pages_init(&doc);
	cr_assert_eq(tb_pages_parse(text, strlen(text), "x.pages", &doc, &err), -1, "%s", text);
	cr_assert_eq(err.msg, TB_MSG_PAGES);
	cr_assert_str_eq(err.file, "x.pages");
	cr_assert_eq(err.line, faults[*row].line, "line %d of %s", err.line, text);
	cr_assert_neq(strstr(err.text, faults[*row].said), NULL, "'%s' of %s", err.text, text);
	cr_assert_eq(doc.npages, 0);
}

/* Every cut of a whole file is refused, and none is read past its end. */
Test(pages, every_cut_is_refused)
{
	static const char whole[] =
	    HEAD "info title 国\n" FACE PAGE "( P\nt 0 16384 1 2 000000 7:32768:1:2*2 ——\n)\n"
		 "p 123456 512 1024 M 0 0 C 1 2 3 4 5 6 Z\nend\n";

	for (size_t len = 0; len < sizeof(whole) - 1; len++) {
		char *cut = malloc(len + 1); /* exact, for the sanitizer */
		struct tb_pages doc;
		struct tb_err err = {0};

		memcpy(cut, whole, len);
		tb_pages_init(&doc);
		cr_assert_eq(tb_pages_parse(cut, len, "x", &doc, &err), -1, "cut at %zu", len);
		free(cut);
	}
}

/* --- building ------------------------------------------------------------------------ */

Test(pages, embed_moves_items_and_merges_faces)
{
	static const char chart[] =
	    HEAD "face HeiTi 0 0123456789abcdef h.otf\n" FACE "page 100 100 \n"
		 "( Figure 图\nt 1 9 1 2 000000 7:9 国\nr 1 2 3 4 00ff00\n"
		 "p 000000 1 0 M 1 2 C 1 2 3 4 5 6 Z\na 5 6 7 8 #x\n)\nend\n";
	static const char want[] =
	    HEAD FACE "page 900 900 \n"
		      "( Figure 图\nt 0 9 11 22 000000 7:9 国\nr 11 22 3 4 00ff00\n"
		      "p 000000 1 0 M 11 22 C 11 22 13 24 15 26 Z\na 15 26 7 8 #x\n)\nend\n";
	struct tb_face face = {"SongTi", "cache/a b.otf", 0, "0123456789abcdef"};
	struct tb_pages doc, from;
	struct tb_buf out = TB_BUF_INIT;
	struct tb_err err = {0};

	tb_pages_init(&doc);
	tb_pages_init(&from);
	cr_assert_eq(tb_pages_parse(chart, strlen(chart), "x", &from, &err), 0, "%s", err.text);
	cr_assert_eq(tb_pages_face(&doc, &face), 0);
	tb_pages_embed(&doc, tb_pages_page(&doc, 900, 900, ""), &from, 0, 10, 20);
	tb_pages_release(&from);
	tb_pages_write(&doc, &out);
	cr_assert_str_eq(out.s, want);
	tb_buf_release(&out);
	tb_pages_release(&doc);
}

/* What drafts alone show is left out, with the face that nothing else is set in. */
Test(pages, drop_marks)
{
	static const char text[] = HEAD FACE
	    "face HeiTi 2 0123456789abcdef cache/a b.otf\n" PAGE
	    "t 0 16384 1 2 000000 7:16384 国\nm 1 16384 1 2 000000 7:16384 稿\n" PAGE
	    "m 1 16384 1 2 000000 7:16384 稿\nT 0 16384 1 2 000000 7:16384 国\nend\n";
	static const char without[] = HEAD FACE PAGE
	    "t 0 16384 1 2 000000 7:16384 国\n" PAGE "T 0 16384 1 2 000000 7:16384 国\nend\n";
	struct tb_buf out = TB_BUF_INIT;
	struct tb_pages doc, joined;
	struct tb_err err = {0};

	tb_pages_init(&doc);
	tb_pages_init(&joined);
	cr_assert_eq(tb_pages_parse(text, strlen(text), "x", &doc, &err), 0, "%s", err.text);
	tb_pages_append(&joined, &doc);
	tb_pages_write(&joined, &out);
	cr_assert_str_eq(out.s, text, "joined: %s", out.s);
	tb_pages_drop_marks(&doc);
	tb_buf_reset(&out);
	tb_pages_write(&doc, &out);
	cr_assert_str_eq(out.s, without, "%s", out.s);
	tb_buf_release(&out);
	tb_pages_release(&doc);
	tb_pages_release(&joined);
}
