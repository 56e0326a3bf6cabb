/* Bytes: buffers, UTF-8, arenas; texts with slots. */
#include "lib/buf.h"
#include "lib/mem.h"
#include "lib/slots.h"
#include "lib/utf8.h"
#include "../rows.h"
#include <criterion/criterion.h>
#include <stdint.h>

static void
assert_sane_buf(const struct tb_buf *buf)
{
	cr_assert_not_null(buf->s);
	cr_assert_eq(buf->s[buf->len], '\0');
	cr_assert(buf->cap == 0 || buf->len < buf->cap);
}

Test(buf, grows_and_stays_terminated)
{
	struct tb_buf buf = TB_BUF_INIT;
	int i;

	assert_sane_buf(&buf);
	for (i = 0; i < 10000; i++) {
		tb_buf_putint(&buf, i);
		assert_sane_buf(&buf);
	}
	tb_buf_reset(&buf);
	assert_sane_buf(&buf);
	tb_buf_printf(&buf, "%s-%d", "千百十", 7);
	cr_assert_str_eq(buf.s, "千百十-7");
	tb_buf_release(&buf);
	assert_sane_buf(&buf);
}

Test(buf, integers_at_the_ends)
{
	struct tb_buf buf = TB_BUF_INIT;

	tb_buf_putint(&buf, INT64_MIN);
	tb_buf_putc(&buf, ' ');
	tb_buf_putint(&buf, INT64_MAX);
	tb_buf_putc(&buf, ' ');
	tb_buf_putint(&buf, 0);
	cr_assert_str_eq(buf.s, "-9223372036854775808 9223372036854775807 0");
	tb_buf_release(&buf);
}

Test(utf8, refuses_what_rfc_3629_refuses)
{
	static const char *const bad[] = {"\x80", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80",
	    "\xed\xa0\x80", "\xf0\x80\x80\x80", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xe4\xb8",
	    "\xb9\xfa" /* 国 in GB 18030 */};
	size_t i;

	for (i = 0; i < TB_LEN(bad); i++)
		cr_assert_eq(tb_utf8_valid(bad[i], strlen(bad[i])), 0, "row %zu", i);
	cr_assert_eq(tb_utf8_valid("a国\xff", 5), 4);
}

Test(utf8, every_code_point_goes_round)
{
	unsigned cp;

	for (cp = 1; cp <= 0x10ffff; cp++) {
		char bytes[5] = "";
		const char *p = bytes;
		size_t len;

		if (cp >= 0xd800 && cp <= 0xdfff)
			continue;
		len = tb_utf8_encode(cp, bytes);
		cr_assert_eq(tb_utf8_valid(bytes, len), len, "U+%04X", cp);
		cr_assert_eq(tb_utf8_next(&p), cp, "U+%04X", cp);
		cr_assert_eq((size_t)(p - bytes), len);
		cr_assert_eq(tb_utf8_count(bytes), 1);
	}
}

Test(arena, memory_is_zeroed_aligned_and_apart)
{
	struct tb_arena arena;
	char *before = NULL;
	size_t len;

	tb_arena_init(&arena);
	for (len = 0; len < 3000; len++) {
		char *p = tb_arena_alloc(&arena, len);
		size_t i;

		cr_assert_eq((uintptr_t)p % _Alignof(max_align_t), 0);
		for (i = 0; i < len; i++)
			cr_assert_eq(p[i], 0);
		memset(p, 0x5a, len);
		cr_assert_neq(p, before == NULL ? p + 1 : before);
		before = len > 0 ? p : NULL;
	}
	tb_arena_release(&arena);
	cr_assert_null(arena.last);
}

Test(arena, prints_texts_of_any_length)
{
	struct tb_arena arena = {0};
	char *empty = tb_arena_printf(&arena, "%s", ""), *text;
	int len;

	for (len = 1; len < 70000; len = 2 * len + 1) {
		text = tb_arena_printf(&arena, "%0*d", len, 7);
		cr_assert_eq(strlen(text), (size_t)len);
		cr_assert_eq(text[len - 1], '7');
		cr_assert_str_eq(empty, "");
	}
	cr_assert_str_eq(
	    tb_arena_printf(&arena, "%s（%s）", "主营业务收入", "万元"), "主营业务收入（万元）");
	tb_arena_release(&arena);
}

/* --- slots -------------------------------------------------------------------------- */

static const struct {
	const char *text, *filled;
} slots[] = {
    {"", ""},
    {"第{value}版", "第2版"},
    {"{1}—{2}", "a—"},
    {"{none}", ""},
    {"{value", "{value"},
    {"}{value}{", "}2{"},
};

ParameterizedTestParameters(slots, are_filled)
{
	return rows_of(TB_LEN(slots));
}

ParameterizedTest(size_t *row, slots, are_filled)
{
	struct tb_buf out = TB_BUF_INIT;

	tb_slots_fill(&out, slots[*row].text,
	    (const struct tb_slot[]){{"value", "2"}, {"1", "a"}, {"2", NULL}, {NULL, NULL}});
	cr_expect_str_eq(out.s, slots[*row].filled);
	tb_buf_release(&out);
}
