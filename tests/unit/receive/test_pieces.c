/* What comes piece by piece is what it would be whole: text, tags, numbers by text. */
#include "lib/buf.h"
#include "receive/decode.h"
#include "receive/map.h"
#include "receive/tag.h"
#include <criterion/criterion.h>
#include <iconv.h>

/* --- text --------------------------------------------------------------------------- */

static const char *const charsets[] = {"UTF-8", "GB18030", "UTF-16LE", "BIG5"};

/* Some pieces' worth of text, in which characters lie across every border. */
static void
make_text(const char *charset, struct tb_buf *text, struct tb_buf *bytes)
{
	iconv_t to = iconv_open(charset, "UTF-8");
	size_t i, left, room;
	char *in, *out;

	tb_buf_printf(text, "<?xml version=\"1.0\" encoding=\"%s\"?><a>",
	    strcmp(charset, "UTF-16LE") == 0 ? "UTF-16" : charset);
	for (i = 0; i < 40000; i++)
		tb_buf_puts(text, i % 7 == 0 ? "x" : "長沙縣\n");
	tb_buf_puts(text, "</a>");
	tb_buf_reserve(bytes, text->len * 2 + 2);
	if (strcmp(charset, "UTF-16LE") == 0)
		tb_buf_put(bytes, "\xff\xfe", 2);
	in = text->s;
	left = text->len;
	out = bytes->s + bytes->len;
	room = text->len * 2;
	cr_assert_eq(iconv(to, &in, &left, &out, &room), 0);
	bytes->len = (size_t)(out - bytes->s);
	iconv_close(to);
}

Test(pieces, text_is_whole_in_any_charset)
{
	size_t i;

	decode_prepare();
	for (i = 0; i < TB_LEN(charsets); i++) {
		struct tb_buf text = TB_BUF_INIT, bytes = TB_BUF_INIT, got = TB_BUF_INIT;
		struct decoded decoded;
		struct findings findings;

		make_text(charsets[i], &text, &bytes);
		findings_init(&findings);
		cr_assert_eq(decode(&(struct source){bytes.s, bytes.len, 0}, &decoded, &findings),
		    0, "%s", charsets[i]);
		decode_whole(&decoded, &got);
		cr_expect_eq(got.len, text.len, "%s", charsets[i]);
		cr_expect_eq(memcmp(got.s, text.s, text.len), 0, "%s", charsets[i]);
		decoded_release(&decoded);
		findings_release(&findings);
		tb_buf_release(&text);
		tb_buf_release(&bytes);
		tb_buf_release(&got);
	}
	decode_cleanup();
}

/* A byte that is none of the charset, far behind: its line is told. */
Test(pieces, a_bad_byte_has_its_line)
{
	struct tb_buf text = TB_BUF_INIT;
	struct decoded decoded;
	struct findings findings;
	int i;

	decode_prepare();
	findings_init(&findings);
	tb_buf_puts(&text, "<a>");
	for (i = 0; i < 60000; i++)
		tb_buf_puts(&text, "长\n");
	tb_buf_puts(&text, "\xfe</a>");
	cr_expect_eq(decode(&(struct source){text.s, text.len, 0}, &decoded, &findings), -1);
	cr_assert_eq(findings.n, 1);
	cr_expect_eq(findings.list[0].id, FINDING_ENCODING);
	cr_expect_eq(findings.list[0].line, 60001);
	cr_expect_eq(strncmp(findings.list[0].value, "FE", 2), 0, "%s", findings.list[0].value);
	decoded_release(&decoded);
	findings_release(&findings);
	decode_cleanup();
	tb_buf_release(&text);
}

/* --- tags --------------------------------------------------------------------------- */

static const struct {
	const char *text;
	int line;
} tags[] = {
    {"<a b='1' c='2'>\n<d e='1' f='2' g='3'>", 2},
    {"<a b='=====' c=\"==\"/>", 0},
    {"<!-- = = = = -->\n<!---->\n<a b='' c='' d=''>", 3},
    {"<!-->= = = -->", 0},
    {"<![CDATA[<a = = = = ]] ]> =]]]>\n<x a= b= c=", 2},
    {"<?a = = = ?\?>\n<!DOCTYPE = = =", 2},
    {"<!-= = =", 1},
    {"<\n= = =>", 2},
};

Test(pieces, a_wide_tag_is_found_however_it_is_cut)
{
	size_t i, cut;

	for (i = 0; i < TB_LEN(tags); i++) {
		size_t len = strlen(tags[i].text);

		cr_expect_eq(tag_wide(tags[i].text, len, 2), tags[i].line, "%s", tags[i].text);
		for (cut = 0; cut <= len; cut++) {
			struct tag_scan scan = {.line = 1};
			int line = tag_scan(&scan, tags[i].text, cut, 2);

			if (line == 0)
				line = tag_scan(&scan, tags[i].text + cut, len - cut, 2);
			cr_expect_eq(line, tags[i].line, "%s cut at %zu", tags[i].text, cut);
		}
	}
}

/* --- numbers by text ------------------------------------------------------------------ */

Test(map, knows_each_of_many)
{
	struct map map = {NULL, 0, 0};
	char text[16];
	int64_t i;

	for (i = 0; i < 100000; i++) {
		(void)snprintf(text, sizeof(text), "E%05lld", (long long)i);
		cr_assert_eq(*map_put(&map, (int)(i & 1), text, i), i);
	}
	cr_expect_eq(map.n, 100000);
	cr_expect_leq(map_bytes(&map), 100000 * 16 * 5 / 2);
	for (i = 0; i < 100000; i++) {
		(void)snprintf(text, sizeof(text), "E%05lld", (long long)i);
		cr_assert_not_null(map_find(&map, (int)(i & 1), text));
		cr_assert_eq(*map_find(&map, (int)(i & 1), text), i);
		cr_assert_null(map_find(&map, (int)(~i & 1), text));
	}
	cr_expect_eq(*map_put(&map, 0, "E00000", 5), 0); /* the first stays */
	map_release(&map);
	cr_expect_null(map_find(&map, 0, "E00000"));
}
