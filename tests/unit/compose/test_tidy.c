/* White space of indentation: what is left out, what becomes one blank. */
#include "compose/marks.h"
#include "compose/tidy.h"
#include "lib/compat.h"
#include "../rows.h"
#include <criterion/criterion.h>
#include <string.h>

struct row {
	const char *in, *out;
};

static const struct row rows[] = {
    {"", ""}, {" ", ""}, {" \n\t ", ""}, {"全市", "全市"}, {"\n  全市\n  完成\n ", "全市完成"},
    {"全市 12 个", "全市12个"},	  /* between hanzi and digit: none */
    {"GDP growth", "GDP growth"}, /* between Latin words: one */
    {"GDP \n\t growth", "GDP growth"}, {"A B 全 C D", "A B全C D"}, {" GDP ", "GDP"},
    {"〔2022〕　号", "〔2022〕　号"}, /* U+3000 is a character */
    {"　　年　月　日", "　　年　月　日"}, {"50% ，", "50%，"}, {"a\r\nb", "a b"}, {"1 — 2", "1—2"},
    /* marks of figures are not there */
    {"GDP \uFDD1\uFDD212\uFDE0 of", "GDP \uFDD1\uFDD212\uFDE0 of"},
    {"GDP\uFDD1 12\uFDE0", "GDP\uFDD1 12\uFDE0"},
    {"全市 \uFDD112\uFDE0 个 ", "全市\uFDD112\uFDE0个"}, {"12\uFDE0\uFDD1 12", "12\uFDE0\uFDD1 12"},
    {"\uFDEF\uFDF0 \uFDCF", "\uFDEF\uFDF0\uFDCF"}, /* next to the marks: characters */
};

ParameterizedTestParameters(tidy, string)
{
	return rows_of(TB_LEN(rows));
}

ParameterizedTest(size_t *param, tidy, string)
{
	const struct row *row = &rows[*param];
	struct tb_buf text = TB_BUF_INIT;

	tb_buf_puts(&text, row->in);
	tidy_string(&text);
	cr_expect_str_eq(text.s, row->out, "'%s' became '%s'", row->in, text.s);
	tidy_string(&text);
	cr_expect_str_eq(text.s, row->out, "tidied twice, '%s' became '%s'", row->in, text.s);
	tb_buf_release(&text);
}

/* However the text is cut into pieces, the result is the same. */
ParameterizedTestParameters(tidy, pieces)
{
	return rows_of(TB_LEN(rows));
}

ParameterizedTest(size_t *param, tidy, pieces)
{
	const struct row *row = &rows[*param];
	size_t len = strlen(row->in);

	for (size_t cut = 0; cut <= len; cut++) {
		if ((row->in[cut] & 0xc0) == 0x80 ||
		    (cut >= 3 && marks_span(row->in + cut - 3, row->in + cut) > 0))
			continue; /* no piece ends inside a character or behind a mark */
		struct tb_buf out = TB_BUF_INIT;
		struct tidy tidy = {0};

		tidy_put(&tidy, &out, row->in, cut);
		tidy_put(&tidy, &out, row->in + cut, len - cut);
		cr_expect_str_eq(out.s, row->out, "cut at %zu: '%s'", cut, out.s);
		tb_buf_release(&out);
	}
}
