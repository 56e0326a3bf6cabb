/* PDF files object by object: numbers, strings, and a file that qpdf reads back. */
#include "paint/pdfout.h"
#include <criterion/criterion.h>
#include <qpdf/qpdf-c.h>

static const struct {
	int64_t milli;
	const char *text;
} lengths[] = {{0, "0"}, {1, ".001"}, {-1, "-.001"}, {500, ".5"}, {1000, "1"}, {-1500, "-1.5"},
    {595275, "595.275"}, {120, ".12"}, {10, ".01"}, {2147483647000, "2147483647"}};

Test(pdfout, lengths)
{
	for (size_t i = 0; i < TB_LEN(lengths); i++) {
		struct tb_buf out = TB_BUF_INIT;

		pdfout_put_milli(&out, lengths[i].milli);
		cr_assert_str_eq(out.s, lengths[i].text, "%s", out.s);
		tb_buf_release(&out);
	}
	cr_assert_eq(pdfout_milli(1024), 1000);
	cr_assert_eq(pdfout_milli(1), 1);
	cr_assert_eq(pdfout_milli(-1), -1);
	cr_assert_eq(pdfout_milli(0), 0);
}

Test(pdfout, sizes_are_exact)
{
	static const struct {
		int32_t pu;
		const char *text;
	} sizes[] = {{1024, "1"}, {16128, "15.75"}, {1, ".0009765625"}, {16385, "16.0009765625"}};

	for (size_t i = 0; i < TB_LEN(sizes); i++) {
		struct tb_buf out = TB_BUF_INIT;

		pdfout_put_size(&out, sizes[i].pu);
		cr_assert_str_eq(out.s + (sizes[i].pu < 1024), sizes[i].text, "%s", out.s);
		tb_buf_release(&out);
	}
}

Test(pdfout, strings)
{
	static const struct {
		const char *utf8, *text;
	} strings[] = {{"", "()"}, {"a(b)\\c", "(a\\(b\\)\\\\c)"}, {"通", "<FEFF901A>"},
	    {"a\n", "<FEFF0061000A>"}, {"𬭚", "<FEFFD872DF5A>"}};

	for (size_t i = 0; i < TB_LEN(strings); i++) {
		struct tb_buf out = TB_BUF_INIT;

		pdfout_put_text(&out, strings[i].utf8);
		cr_assert_str_eq(out.s, strings[i].text, "%s", out.s);
		tb_buf_release(&out);
	}
}

/* More objects than one object stream holds, begun in another order than numbered. */
Test(pdfout, many_objects)
{
	enum { N = 3 * PDFOUT_PACK + 7 };
	struct tb_buf file = TB_BUF_INIT, *source;
	unsigned root, info, pages, first, stream, i;
	struct pdfout o;
	qpdf_data q = qpdf_init();

	pdfout_init(&o, &file, NULL);
	root = pdfout_number(&o);
	info = pdfout_number(&o);
	pages = pdfout_number(&o);
	first = pdfout_numbers(&o, N);
	stream = pdfout_number(&o);
	for (i = N; i-- > 0;) {
		source = pdfout_begin(&o, first + i);
		tb_buf_printf(source, "[%u]", i * 3);
		pdfout_end(&o);
		if (i == N / 2)
			pdfout_stream(&o, stream, "/Kind/Test", "hello", 5, PDFOUT_DEFLATE);
	}
	tb_buf_printf(pdfout_begin(&o, root),
	    "<</Type/Catalog/Pages %u 0 R/Test[%u 0 R %u 0 R %u 0 R]>>", pages, first,
	    first + N - 1, stream);
	pdfout_end(&o);
	tb_buf_puts(pdfout_begin(&o, pages), "<</Type/Pages/Count 0/Kids[]>>");
	pdfout_end(&o);
	tb_buf_puts(pdfout_begin(&o, info), "<<>>");
	pdfout_end(&o);
	pdfout_finish(&o, root, info);

	cr_assert_eq(qpdf_read_memory(q, "x", file.s, file.len, NULL), QPDF_SUCCESS);
	qpdf_oh test = qpdf_oh_get_key(q, qpdf_get_root(q), "/Test");
	cr_assert_str_eq(qpdf_oh_unparse_resolved(q, qpdf_oh_get_array_item(q, test, 0)), "[ 0 ]");
	cr_assert_eq(qpdf_oh_get_int_value_as_int(
			 q, qpdf_oh_get_array_item(q, qpdf_oh_get_array_item(q, test, 1), 0)),
	    (N - 1) * 3);
	cr_assert(qpdf_oh_is_stream(q, qpdf_oh_get_array_item(q, test, 2)));
	cr_assert_eq(qpdf_more_warnings(q), QPDF_FALSE);
	qpdf_cleanup(&q);
	pdfout_release(&o);
	tb_buf_release(&file);
}

static void
put_streams(struct tb_buf *file, struct pdfout_memo *memo, const char *last)
{
	static const char *const streams[] = {"hello hello hello", "hello hello hellO", "hello"};
	struct pdfout o;
	size_t i;

	pdfout_init(&o, file, memo);
	for (i = 0; i < TB_LEN(streams); i++)
		pdfout_stream(&o, pdfout_number(&o), "", streams[i], strlen(streams[i]),
		    i == 2 ? PDFOUT_QUICK : PDFOUT_DEFLATE);
	pdfout_stream(&o, pdfout_number(&o), "", last, strlen(last), PDFOUT_DEFLATE);
	pdfout_stream(&o, pdfout_number(&o), "", "", 0, PDFOUT_DEFLATE);
	pdfout_release(&o);
}

/* A file that shares streams with one before has the bytes that it has alone; each is kept once. */
Test(pdfout, memo)
{
	struct tb_buf alone = TB_BUF_INIT, first = TB_BUF_INIT, second = TB_BUF_INIT;
	struct pdfout_memo memo = {0};

	put_streams(&alone, NULL, "another one");
	put_streams(&first, &memo, "this one");
	cr_assert_eq(memo.n, 5);
	put_streams(&second, &memo, "another one");
	cr_assert_eq(memo.n, 6);
	cr_assert_eq(second.len, alone.len);
	cr_assert_arr_eq(second.s, alone.s, alone.len);
	pdfout_memo_release(&memo);
	tb_buf_release(&alone);
	tb_buf_release(&first);
	tb_buf_release(&second);
}
