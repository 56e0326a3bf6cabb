/* PDF objects: see object.h. */
#include "object.h"
#include "length.h"

qpdf_oh
object_parse(struct target *t, const char *fmt, ...)
{
	struct tb_buf source = TB_BUF_INIT;
	qpdf_oh object;
	va_list ap;

	va_start(ap, fmt);
	tb_buf_vprintf(&source, fmt, ap);
	va_end(ap);
	object = qpdf_oh_parse(t->q, source.s);
	tb_buf_release(&source);
	return object;
}

void
object_set_text(struct target *t, qpdf_oh dict, const char *key, const char *utf8)
{
	qpdf_oh_replace_key(t->q, dict, key, qpdf_oh_new_unicode_string(t->q, utf8));
}

void
object_set_bytes(struct target *t, qpdf_oh dict, const char *key, const char *s)
{
	qpdf_oh_replace_key(t->q, dict, key, qpdf_oh_new_string(t->q, s));
}

qpdf_oh
object_place(struct target *t, size_t page, int32_t x, int32_t y)
{
	struct tb_buf source = TB_BUF_INIT;
	qpdf_oh place;

	tb_buf_puts(&source, "[ /XYZ ");
	length_put(&source, x);
	tb_buf_putc(&source, ' ');
	length_put(&source, (int64_t)t->doc->pages[page].height - y);
	tb_buf_puts(&source, " null ]");
	place = qpdf_oh_parse(t->q, source.s);
	qpdf_oh_insert_item(t->q, place, 0, t->pages[page]);
	tb_buf_release(&source);
	return place;
}

qpdf_oh
object_stream(struct target *t, const char *dict, const void *bytes, size_t len)
{
	qpdf_oh stream = qpdf_oh_new_stream(t->q);
	qpdf_oh own = qpdf_oh_get_dict(t->q, stream), given = qpdf_oh_parse(t->q, dict);
	qpdf_oh none = qpdf_oh_new_null(t->q);

	qpdf_oh_begin_dict_key_iter(t->q, given);
	while (qpdf_oh_dict_more_keys(t->q)) {
		const char *key = qpdf_oh_dict_next_key(t->q);

		qpdf_oh_replace_key(t->q, own, key, qpdf_oh_get_key(t->q, given, key));
	}
	qpdf_oh_replace_stream_data(t->q, stream, bytes, len, none, none);
	return stream;
}
