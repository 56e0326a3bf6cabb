/* XML in and out: shape, place of errors, hardening, escapes. */
#include "lib/xmlread.h"
#include "lib/xmlwrite.h"
#include <criterion/criterion.h>
#include <limits.h>

struct seen {
	struct tb_buf log;
	int last_line;
};

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct seen *seen = user;

	seen->last_line = tb_xml_line(xml);
	tb_buf_printf(&seen->log, "%d<%s", depth, name);
	for (; attrs->name != NULL; attrs++)
		tb_buf_printf(&seen->log, " %s=%s", attrs->name, attrs->value);
	tb_buf_puts(&seen->log, ">");
	if (strcmp(name, "stop") == 0)
		return tb_xml_fail(xml, TB_MSG_VALUE, "stopped");
	return 0;
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct seen *seen = user;

	(void)xml, (void)name;
	tb_buf_printf(&seen->log, "%s/%d", text, depth);
	return 0;
}

static const struct tb_xml_handler handler = {.ns = "urn:x", .start = on_start, .end = on_end};

static int
parse(const char *text, struct seen *seen, struct tb_err *err)
{
	*err = (struct tb_err){0};
	*seen = (struct seen){.log = TB_BUF_INIT};
	return tb_xml_parse(text, strlen(text), "t.xml", &handler, seen, err);
}

Test(xmlread, elements_attributes_text)
{
	struct seen seen;
	struct tb_err err;

	cr_assert_eq(parse("<a xmlns='urn:x' k='1&amp;2'><b>甲&lt;</b><c/></a>", &seen, &err), 0);
	cr_assert_str_eq(seen.log.s, "0<a k=1&2>1<b>甲</11<c>/1/0", "%s", seen.log.s);
	tb_buf_release(&seen.log);
}

/* --- plain elements: read without the parser, and nobody can tell --------------------------------- */

static int
on_start_in_line(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct seen *seen = user;

	tb_buf_printf(&seen->log, "%d:%s:", tb_xml_line(xml), tb_xml_ns(xml));
	if (strcmp(name, "p") == 0)
		tb_xml_leave_out(xml);
	return on_start(xml, user, name, attrs, depth) != 0 || tb_xml_attr(attrs, "stop") != NULL
		   ? tb_xml_fail(xml, TB_MSG_VALUE, "stopped")
		   : 0;
}

static int
on_end_below(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	return depth > 0 ? on_end(xml, user, name, text, depth) : 0;
}

/* What a handler is told and the error say together. */
static char *
hear(const char *text, const char *plain)
{
	const struct tb_xml_handler hears = {
	    .ns = "urn:x", .start = on_start_in_line, .end = on_end_below, .plain = plain};
	struct seen seen = {.log = TB_BUF_INIT};
	struct tb_err err = {0};
	int rc = tb_xml_parse(text, strlen(text), "t.xml", &hears, &seen, &err);

	tb_buf_printf(&seen.log, " %d %d:%d %s", rc, err.line, err.col, err.text);
	return tb_buf_take(&seen.log);
}

/* Wherever the bytes end, all but the whole is refused. */
Test(xmlread, plain_elements_cut_off_anywhere)
{
	static const char whole[] =
	    "<a xmlns='urn:x'>\n <b/>\n <p k=\"1\"/>\n <p k=\"2\" l=\"甲\"/>\n <p/>\n</a>";
	char text[sizeof(whole)];
	size_t len;

	for (len = 1; len < sizeof(whole); len++) {
		char *told, *refused;

		snprintf(text, len + 1, "%s", whole);
		told = hear(text, "p");
		refused = strstr(told, " -1 ");
		cr_expect_eq(refused == NULL, len + 1 == sizeof(whole), "%zu bytes: %s", len, told);
		free(told);
	}
}

Test(xmlread, plain_elements_are_told_of_alike)
{
	/* between two plain lines before and two behind */
	static const char *const lines[] = {"", " <p k=\"1\" l=\"2\"/>", " <p/>", " <p />", " <p k=\"1\" />",
	    "  <p k=\"1\"/>", " <p  k=\"1\"/>", " <p k='1'/>", " <p -k=\"1\"/>", " <p k = \"1\"/>", " <p k=\"1\"></p>",
	    " <p k=\"1\"><p k=\"2\"/></p>", " <p k=\"1\"/> text", " <p k=\"1\"/><p k=\"2\"/>",
	    " <p k=\"1\" k=\"2\"/>", " <p k=\"1\"", " <p k=\"1/>", " <p k=\"a<b\"/>", " <p k=\"a>b\"/>",
	    " <p k=\"a&amp;b\"/>", " <p k=\"a&e;\"/>", " <p k=\"a\tb\"/>", " <p k=\"a\001b\"/>",
	    " <p k=\"a\177b\"/>", " <p k=\"甲（乙）\"/>", " <p k=\"\xef\xbf\xbf\"/>", " <p k=\"\xb9\xfa\"/>",
	    " <p k=\"\xed\xa0\x80\"/>", " <p k=\"1\"\n l=\"2\"/>", " <p k=\"1\nb\"/>", " <p k=\"1\"/>\r",
	    " <p xmlns=\"urn:y\" k=\"1\"/>", " <p xml:lang=\"zh\" k=\"1\"/>", " <p y:k=\"1\"/>",
	    " <y:p k=\"1\"/>", " <p K=\"1\"/>", " <p k1=\"1\"/>", " <pp k=\"1\"/>", " <stop/>",
	    " <p stop=\"1\"/>", " <!-- -->", " <!--\n <p k=\"c\"/>\n-->", " <![CDATA[\n <p k=\"c\"/>\n]]>",
	    " <?pi\n <p k=\"c\"/>\n?>", " <b>\n <p k=\"1\"/>\n </b>", " <b t=\"a>\n <p k=\"1\"/>\n\"/>",
	    " <b t=\"a\n <p k=\"1\"/>\n\">", " <b>", "</a>", "</a>\n <p k=\"1\"/>", " &#32;", "\n\n", "text"};
	static const char *const heads[] = {"<a xmlns='urn:x'>\n", "<?xml version=\"1.0\"?>\n<a xmlns=\"urn:x\">\n",
	    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<a xmlns='urn:x'>", "\xef\xbb\xbf<a xmlns='urn:x'>\n",
	    "<x:a xmlns:x='urn:x'>\n", "<a xmlns='urn:y'>\n", "<!DOCTYPE a><a xmlns='urn:x'>\n", "<a\nxmlns='urn:x'><b/>\n\n"};
	size_t i, j;

	for (i = 0; i < TB_LEN(heads); i++)
		for (j = 0; j < TB_LEN(lines); j++) {
			struct tb_buf text = TB_BUF_INIT;
			char *alike, *told;

			tb_buf_printf(&text, "%s <p k=\"a\"/>\n <p k=\"b\" l=\"\"/>\n%s\n <p k=\"c\"/>\n <p k=\"d\"/>\n</a>\n",
			    heads[i], lines[j]);
			alike = hear(text.s, NULL);
			told = hear(text.s, "p");
			cr_expect_str_eq(told, alike, "%s\n%s\n%s", text.s, told, alike);
			free(alike);
			free(told);
			tb_buf_release(&text);
		}
}

Test(xmlread, faults_name_file_and_line)
{
	static const struct {
		const char *text;
		int line;
		const char *part;
	} rows[] = {
	    {"", 0, "empty"},
	    {"<a xmlns='urn:x'>\n<b>\n</a>", 3, "mismatch"},
	    {"<a xmlns='urn:y'/>", 1, "namespace"},
	    {"<a xmlns='urn:x'>\n\n<stop/></a>", 3, "stopped"},
	    {"<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a xmlns='urn:x'>&e;</a>", 1,
		"DOCTYPE"},
	    {"<a xmlns='urn:x'>&e;</a>", 1, "e"},
	    {"not xml", 1, ""},
	    {"<a xmlns='urn:x'>\xb9\xfa</a>", 1, "save the file as UTF-8"},
	    {"<a xmlns='urn:x'>\n<b>text", 2, "cut off"},
	    {"<a xmlns='urn:x'/>\n<b/>", 2, "Extra content"},
	    {"\n\n", 1, "no element"},
	};
	size_t i;

	for (i = 0; i < TB_LEN(rows); i++) {
		struct seen seen;
		struct tb_err err;

		cr_assert_eq(parse(rows[i].text, &seen, &err), -1, "row %zu", i);
		cr_assert_str_eq(err.file, "t.xml", "row %zu", i);
		cr_assert_eq(err.line, rows[i].line, "row %zu: line %d", i, err.line);
		cr_assert_not_null(strstr(err.text, rows[i].part), "row %zu: %s", i, err.text);
		tb_buf_release(&seen.log);
	}
}

/* Of what one document was written in, and of its fault, the next one knows nothing. */
Test(xmlread, documents_in_a_row)
{
	static const char utf16[] = "\xff\xfe<\0a\0 \0x\0m\0l\0n\0s\0=\0'\0u\0r\0n\0:\0x\0"
				    "'\0>\0\x32\x75<\0/\0a\0>\0";
	static const char bom[] = "\xef\xbb\xbf<a xmlns='urn:x'>甲</a>";
	static const char broken[] = "<a xmlns='urn:x'><b>";
	struct seen seen;
	struct tb_err err;
	int i;

	for (i = 0; i < 3; i++) {
		seen = (struct seen){.log = TB_BUF_INIT};
		cr_assert_eq(tb_xml_parse(utf16, sizeof(utf16) - 1, "t.xml", &handler, &seen, &err),
		    0, "%s", err.text);
		cr_expect_str_eq(seen.log.s, "0<a>甲/0");
		tb_buf_release(&seen.log);
		cr_assert_eq(parse(bom, &seen, &err), 0);
		cr_expect_str_eq(seen.log.s, "0<a>甲/0");
		tb_buf_release(&seen.log);
		cr_assert_eq(parse(broken, &seen, &err), -1);
		cr_expect_eq(err.line, 1);
		tb_buf_release(&seen.log);
		cr_assert_eq(parse("\n<a xmlns='urn:x'>\n<stop/></a>", &seen, &err), -1);
		cr_expect_eq(err.line, 3);
		tb_buf_release(&seen.log);
	}
}

/* More than libxml2 takes in one piece. */
Test(xmlread, a_file_of_twenty_megabytes)
{
	struct tb_buf text = TB_BUF_INIT;
	struct seen seen;
	struct tb_err err;

	tb_buf_puts(&text, "<a xmlns='urn:x'>");
	while (text.len < 20u << 20)
		tb_buf_puts(&text, "<b>产业</b>\n");
	tb_buf_puts(&text, "</a>");
	cr_expect_eq(parse(text.s, &seen, &err), 0, "%s", err.text);
	tb_buf_release(&seen.log);
	tb_buf_release(&text);
}

Test(xmlwrite, what_is_written_reads_back)
{
	struct tb_buf out = TB_BUF_INIT;
	struct tb_xmlw w = tb_xmlw_start(&out);
	struct seen seen;
	struct tb_err err;

	tb_xmlw_open(&w, "a");
	tb_xmlw_attr(&w, "xmlns", "urn:x");
	tb_xmlw_attr(&w, "k", "<\"&'>\n\t");
	tb_xmlw_attr(&w, "absent", NULL);
	tb_xmlw_open(&w, "b");
	tb_xmlw_text(&w, "]]> & <甲>");
	tb_xmlw_close(&w);
	tb_xmlw_open(&w, "c");
	tb_xmlw_finish(&w);
	cr_assert_eq(parse(out.s, &seen, &err), 0, "%s", err.text);
	cr_assert_not_null(strstr(seen.log.s, "k=<\"&'>\n\t>"), "%s", seen.log.s);
	cr_assert_not_null(strstr(seen.log.s, "1<b>]]> & <甲>/1"), "%s", seen.log.s);
	tb_buf_release(&seen.log);
	tb_buf_release(&out);
}

/* 20000 elements, more than gathers. */
static void
write_many(struct tb_xmlw *w)
{
	int i;

	tb_xmlw_open(w, "a");
	for (i = 0; i < 20000; i++) {
		tb_xmlw_open(w, "element");
		tb_xmlw_attri(w, "n", i);
		tb_xmlw_close(w);
	}
	tb_xmlw_finish(w);
}

Test(xmlwrite, a_file_takes_the_same_bytes_and_memory_stays_small)
{
	struct tb_buf whole = TB_BUF_INIT, out = TB_BUF_INIT, back = TB_BUF_INIT;
	struct tb_xmlw w = tb_xmlw_start(&whole), drained = tb_xmlw_start(&out);
	FILE *file = tmpfile();
	int c;

	cr_assert_not_null(file);
	write_many(&w);
	tb_xmlw_drain(&drained, file);
	write_many(&drained);
	cr_expect_eq(ferror(file), 0);
	rewind(file);
	while ((c = getc(file)) != EOF)
		tb_buf_putc(&back, (char)c);
	fclose(file);
	cr_expect_str_eq(back.s, whole.s);
	cr_expect_eq(out.len, 0);
	cr_expect_lt(out.cap, whole.cap, "%zu", out.cap);
	tb_buf_release(&whole);
	tb_buf_release(&out);
	tb_buf_release(&back);
}

/* Every byte at every place of values up to three blocks: as escaped text has it. */
Test(xml, attributes_are_escaped_at_every_place)
{
	struct tb_buf out = TB_BUF_INIT, expected = TB_BUF_INIT;
	char value[26];
	size_t len, at, wrong = 0;
	int byte;

	for (len = 1; len < sizeof(value); len++)
		for (at = 0; at < len; at++)
			for (byte = 1; byte < 256; byte++) {
				struct tb_xmlw w = {.out = &out, .in_tag = 1};

				memset(value, 'a', len);
				value[at] = (char)byte;
				value[len] = '\0';
				tb_buf_reset(&out);
				tb_xmlw_attr(&w, "b", value);
				tb_buf_reset(&expected);
				tb_buf_puts(&expected, " b=\"");
				tb_xml_escape(&expected, value);
				tb_buf_putc(&expected, '"');
				wrong += strcmp(out.s, expected.s) != 0 || out.len != expected.len;
			}
	cr_expect_eq(wrong, 0, "%zu of the values", wrong);
	tb_buf_release(&out);
	tb_buf_release(&expected);
}

Test(xml, integers_are_written)
{
	struct tb_buf text = TB_BUF_INIT;
	char expected[32];
	long long value = 1;
	int i, away;

	for (i = 0; i < 19; i++, value *= i < 19 ? 10 : 1)
		for (away = -11; away <= 11; away++) {
			tb_buf_reset(&text);
			tb_buf_putint(&text, value + away);
			snprintf(expected, sizeof(expected), "%lld", value + away);
			cr_expect_str_eq(text.s, expected);
		}
	tb_buf_reset(&text);
	tb_buf_putint(&text, LLONG_MIN);
	tb_buf_putint(&text, LLONG_MAX);
	cr_expect_str_eq(text.s, "-92233720368547758089223372036854775807");
	tb_buf_release(&text);
}
