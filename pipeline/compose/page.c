/* Pages of the web: see page.h. */
#include "page.h"
#include "marks.h"
#include <libxml/HTMLtree.h>

/* The marks around figures are for links of documents. */
static void
put_unmarked(const char *s, size_t len, struct tb_buf *out)
{
	const char *end = s + len, *from = s;

	while (s < end) {
		size_t mark = marks_span(s, end);

		if (mark == 0) {
			s++;
			continue;
		}
		tb_buf_put(out, from, (size_t)(s - from));
		s += mark;
		from = s;
	}
	tb_buf_put(out, from, (size_t)(end - from));
}

/* The tree as libxml2 writes HTML: no indentation, every character as itself. */
static int
write_page(const struct press *press, struct stylesheet *stylesheet, struct library *library,
    xmlDocPtr result, struct tb_buf *out)
{
	xmlNodePtr root = xmlDocGetRootElement(result);
	xmlOutputBufferPtr bytes;

	(void)press;
	(void)stylesheet;
	if (root == NULL || strcmp((const char *)root->name, "html") != 0) {
		tb_diag(TB_MSG_DOCUMENT, (struct tb_pos){library->name, 0, 0},
		    "the template of a page makes <html>");
		return -1;
	}
	bytes = xmlAllocOutputBuffer(NULL);
	if (bytes == NULL)
		tb_die(TB_EXIT_IO, "out of memory");
	htmlNodeDumpFormatOutput(bytes, result, root, "UTF-8", 0);
	tb_buf_puts(out, "<!DOCTYPE html>\n");
	put_unmarked(
	    (const char *)xmlOutputBufferGetContent(bytes), xmlOutputBufferGetSize(bytes), out);
	tb_buf_putc(out, '\n');
	xmlOutputBufferClose(bytes);
	return 0;
}

const struct press_form press_page = {"html", write_page};
