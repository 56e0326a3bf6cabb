/* Labels of pages as ranges of numbers that run on. */
#include "paint/labels.h"
#include <criterion/criterion.h>

/* The labels of pages, apart by commas; then PAGE=FIRST of each number, PAGE:TEXT of others. */
static const struct {
	const char *labels, *ranges;
} rows[] = {
    {"1", "0=1 "},
    {"1,2,3", "0=1 "},
    {"1,2,4,5", "0=1 2=4 "},
    {"1,1,2", "0=1 1=1 "},
    {",,1,2", "0: 1: 2=1 "},
    {"i,ii,1", "0:i 1:ii 2=1 "},
    {"01,2", "0:01 1=2 "},
    {"999999999,1000000000", "0=999999999 1:1000000000 "},
    {"9,10,x,11", "0=9 2:x 3=11 "},
};

static void
load(const char *labels, struct tb_pages *doc)
{
	struct tb_buf text = TB_BUF_INIT;
	struct tb_err err = {0};

	tb_buf_puts(&text, "tongbao-pages 1\n");
	for (;;) {
		size_t len = strcspn(labels, ",");

		tb_buf_printf(&text, "page 9 9 %.*s\n", (int)len, labels);
		if (labels[len] == '\0')
			break;
		labels += len + 1;
	}
	tb_buf_puts(&text, "end\n");
	tb_pages_init(doc);
	cr_assert_eq(tb_pages_parse(text.s, text.len, "x", doc, &err), 0, "%s", err.text);
	tb_buf_release(&text);
}

Test(labels, ranges)
{
	for (size_t i = 0; i < TB_LEN(rows); i++) {
		struct tb_buf said = TB_BUF_INIT;
		struct label_range range;
		struct tb_pages doc;
		size_t at = 0;

		load(rows[i].labels, &doc);
		while (label_next(&doc, &at, &range))
			if (range.first >= 0)
				tb_buf_printf(&said, "%zu=%ld ", range.page, range.first);
			else
				tb_buf_printf(&said, "%zu:%s ", range.page, range.text);
		cr_expect_str_eq(said.s, rows[i].ranges, "%s: %s", rows[i].labels, said.s);
		tb_buf_release(&said);
		tb_pages_release(&doc);
	}
}
