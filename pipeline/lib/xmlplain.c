/*
 * Plain elements, each in a line of its own, read without the parser, which takes three times as long
 * for the ten thousand figures of a month.
 *
 * A line is plain that has a blank, the element without a prefix, blanks and double quotes as the
 * XML writer sets them, and in its values nothing but characters that stand for themselves. Whatever
 * is a little otherwise is the parser's, and its errors are. It gets the rest, and is asked before
 * each run of such lines: it must stand directly in the root with nothing begun, and have seen
 * neither comment nor other markup than elements.
 */
#include "utf8.h"
#include "xml-private.h"
#include <libxml/parserInternals.h>
#include <stdint.h>
#include <string.h>

struct run {
	struct tb_xml *xml;
	const char *name; /* of the element */
	size_t len;
	const char *end; /* of all bytes */
};

/* Has the parser read all that it was fed, and does it stand between two children of the root? Then
 * xml->ahead is the lines that it has not counted yet. */
static int
is_between(struct tb_xml *xml)
{
	const xmlParserInput *input = xml->ctxt->input;
	const xmlChar *at;

	if (xml->failed || xml->depth != 0 || xml->root_ns == NULL || input == NULL ||
	    input->buf == NULL || input->buf->encoder != NULL ||
	    xml->ctxt->instate != XML_PARSER_CONTENT)
		return 0;
	xml->ahead = 0;
	for (at = input->cur; at < input->end && (*at == ' ' || *at == '\n'); at++)
		xml->ahead += *at == '\n';
	if (at == input->end)
		return 1;
	xml->ahead = 0;
	return 0;
}

/* Is there other markup than elements, behind the declaration at the beginning? */
static int
has_markup(const char *from, const char *end)
{
	for (; (from = memchr(from, '<', (size_t)(end - from))) != NULL; from++)
		if (end - from < 2 || from[1] == '!' || (from[1] == '?' && memcmp(from, "<?xml ", 6) != 0))
			return 1;
	return 0;
}

#define EACH(byte) (0x0101010101010101U * (byte))

/* Is one of eight bytes the byte? */
static uint64_t
has_byte(uint64_t eight, unsigned char byte)
{
	uint64_t other = eight ^ EACH(byte);

	return (other - EACH(1)) & ~other & EACH(0x80);
}

/* Is one of them a control, or what stands for something else in a value? */
static uint64_t
has_other(uint64_t eight)
{
	return ((eight - EACH(' ')) & ~eight & EACH(0x80)) | has_byte(eight, '&') | has_byte(eight, '<');
}

/* Do the bytes stand for themselves in a value, and are they text? */
static int
is_literal(const char *from, size_t len)
{
	uint64_t eight, all = 0, other = 0;
	size_t at = 0;

	for (; at + sizeof(eight) <= len; at += sizeof(eight)) {
		memcpy(&eight, from + at, sizeof(eight));
		other |= has_other(eight);
		all |= eight;
	}
	eight = EACH(' ');
	memcpy(&eight, from + at, len - at);
	if ((other | has_other(eight)) != 0)
		return 0;
	/* U+FFFE and U+FFFF are no characters of XML */
	return ((all | eight) & EACH(0x80)) == 0 ||
	       (tb_utf8_valid(from, len) == len && memchr(from, 0xef, len) == NULL);
}

static int
is_name(char c)
{
	return (c >= 'a' && c <= 'z') || c == '-';
}

static int
is_twice(const struct tb_xml_attr *attrs, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (tb_same(attrs[i].name, attrs[n].name))
			return 1;
	return 0;
}

/* Takes the attributes of a copy of the line apart. 0 = it is not plain. */
static int
split(char *at, struct tb_xml_attr attrs[static TB_XML_MAX_ATTRS + 1])
{
	size_t n = 0;

	for (; *at == ' '; at++) {
		char *name = ++at, *value;

		while (is_name(*at))
			at++;
		if (at == name || *name == '-' || at[0] != '=' || at[1] != '"' || n == TB_XML_MAX_ATTRS ||
		    strncmp(name, "xml", 3) == 0)
			return 0;
		*at = '\0';
		value = at + 2;
		at = strchr(value, '"');
		if (at == NULL)
			return 0;
		*at = '\0';
		attrs[n] = (struct tb_xml_attr){name, value};
		if (is_twice(attrs, n++))
			return 0;
	}
	attrs[n] = (struct tb_xml_attr){NULL, NULL};
	return strcmp(at, "/>") == 0;
}

/* The element whose "<" is at `at`, read; NULL = it is not plain, or failed. Else what is behind it. */
static const char *
take(const struct run *run, const char *at)
{
	struct tb_xml_attr attrs[TB_XML_MAX_ATTRS + 1];
	struct tb_xml *xml = run->xml;
	const char *from = at + 1 + run->len, *end = memchr(from, '\n', (size_t)(run->end - from));

	if (end == NULL || !is_literal(from, (size_t)(end - from)))
		return NULL;
	tb_buf_reset(&xml->values);
	tb_buf_put(&xml->values, from, (size_t)(end - from));
	if (!split(xml->values.s, attrs))
		return NULL;
	tb_buf_reset(&xml->text);
	xml->depth++;
	xml->ns = xml->root_ns;
	if (xml->handler->start != NULL &&
	    xml->handler->start(xml, xml->user, run->name, attrs, xml->depth) != 0)
		xml->failed = 1;
	xml->left_out = 0;
	if (!xml->failed && xml->handler->end != NULL &&
	    xml->handler->end(xml, xml->user, run->name, "", xml->depth) != 0)
		xml->failed = 1;
	xml->depth--;
	return xml->failed ? NULL : end;
}

static int
begins(const struct run *run, const char *at)
{
	return (size_t)(run->end - at) > run->len + 2 && at[0] == '<' &&
	       memcmp(at + 1, run->name, run->len) == 0 && at[1 + run->len] == ' ';
}

/* As many as stand one behind the other. Returns what is behind them; the lines between them are
 * fed afterwards, so that the parser counts its lines. */
static const char *
take_run(const struct run *run, const char *at)
{
	struct tb_xml *xml = run->xml;
	struct tb_buf between = TB_BUF_INIT;
	const char *behind;

	while (begins(run, at) && (behind = take(run, at)) != NULL) {
		at = behind;
		if (run->end - at < 2 || at[1] != ' ')
			break;
		at += 2;
		xml->ahead++;
		tb_buf_puts(&between, "\n ");
	}
	xml->ahead = 0;
	if (!xml->failed && between.len > 0)
		tb_xml_feed(xml, between.s, between.len, 0);
	tb_buf_release(&between);
	return at;
}

/* The next line that begins with such an element: its "<"; NULL = there is none. */
static const char *
next_line(const struct run *run, const char *from)
{
	for (; (from = memchr(from, '\n', (size_t)(run->end - from))) != NULL; from++)
		if (run->end - from > 2 && from[1] == ' ' && begins(run, from + 2))
			return from + 2;
	return NULL;
}

void
tb_xml_feed_plain(struct tb_xml *xml, const char *bytes, size_t len)
{
	struct run run = {xml, xml->handler->plain, strlen(xml->handler->plain), bytes + len};
	const char *from = bytes, *at = next_line(&run, from), *behind;

	while (at != NULL && !xml->failed && !has_markup(from, at)) {
		tb_xml_feed(xml, from, (size_t)(at - from), 0);
		behind = is_between(xml) ? take_run(&run, at) : at;
		from = behind;
		at = next_line(&run, behind);
	}
	if (!xml->failed)
		tb_xml_feed(xml, from, (size_t)(run.end - from), 1);
}
