/* XML reader: see xmlread.h. */
#include "xmlread.h"
#include "buf.h"
#include "file.h"
#include "utf8.h"
#include "xml-private.h"
#include <errno.h>
#include <fcntl.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <stdarg.h>
#include <unistd.h>

enum { MAX_LEN = 256 * 1024 * 1024, MAX_ATTRS = TB_XML_MAX_ATTRS, MAX_DEPTH = 64 };

/* A file is never in memory whole; libxml2 takes no more than 10 MB at once anyway. */
enum { PIECE = 256 * 1024 };

static void
stop(struct tb_xml *xml)
{
	xml->failed = 1;
	xmlStopParser(xml->ctxt);
}

int
tb_xml_line(const struct tb_xml *xml)
{
	return xml->ctxt->input != NULL ? xml->ctxt->input->line + xml->ahead : 0;
}

const char *
tb_xml_name(const struct tb_xml *xml)
{
	return xml->name;
}

const char *
tb_xml_ns(const struct tb_xml *xml)
{
	return xml->ns != NULL ? xml->ns : "";
}

int
tb_xml_fail(struct tb_xml *xml, enum tb_msg msg, const char *fmt, ...)
{
	char text[700];
	va_list ap;

	if (xml->failed)
		return -1;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	tb_err_set(xml->err, msg, xml->name, tb_xml_line(xml), 0, "%s", text);
	stop(xml);
	return -1;
}

const char *
tb_xml_attr(const struct tb_xml_attr *attrs, const char *name)
{
	for (; attrs->name != NULL; attrs++)
		if (tb_same(attrs->name, name))
			return attrs->value;
	return NULL;
}

const char *
tb_xml_need(
    struct tb_xml *xml, const char *element, const struct tb_xml_attr *attrs, const char *name)
{
	const char *value = tb_xml_attr(attrs, name);

	if (value == NULL)
		tb_xml_fail(xml, TB_MSG_XML_SHAPE, "<%s> lacks the attribute '%s'", element, name);
	return value;
}

int
tb_xml_only(struct tb_xml *xml, const char *element, const struct tb_xml_attr *attrs,
    const char *const *names)
{
	for (; attrs->name != NULL; attrs++) {
		const char *const *at = names;

		while (*at != NULL && !tb_same(*at, attrs->name))
			at++;
		if (*at == NULL)
			return tb_xml_fail(xml, TB_MSG_XML_SHAPE,
			    "<%s> has the unknown attribute '%s'; remove it", element, attrs->name);
	}
	return 0;
}

void
tb_xml_leave_out(struct tb_xml *xml)
{
	if (xml->left_out == 0)
		xml->left_out = xml->depth;
}

static int
builds_here(const struct tb_xml *xml)
{
	return xml->builds && xml->left_out == 0;
}

static int
namespace_ok(const struct tb_xml *xml, const char *ns)
{
	const struct tb_xml_handler *h = xml->handler;

	if (h->ns == NULL)
		return 1;
	if (ns == NULL)
		return 0;
	return strcmp(ns, h->ns) == 0 || (h->ns2 != NULL && strcmp(ns, h->ns2) == 0);
}

void
tb_xml_put_value(struct tb_buf *out, const char *from, const char *end)
{
	static const char reference[] = "&#38;";
	const size_t len = sizeof(reference) - 1;

	const char *amp;

	while ((amp = memchr(from, '&', (size_t)(end - from))) != NULL) {
		tb_buf_put(out, from, (size_t)(amp - from));
		tb_buf_putc(out, '&');
		from = (size_t)(end - amp) >= len && memcmp(amp, reference, len) == 0 ? amp + len
										      : amp + 1;
	}
	tb_buf_put(out, from, (size_t)(end - from));
}

/* Copies the values, which SAX2 gives as slices, into one buffer; none grows on the way. */
static void
copy_attributes(struct tb_xml *xml, struct tb_xml_attr *out, int n, const xmlChar **raw)
{
	struct tb_buf *values = &xml->values;
	size_t len = 0;
	int i;

	for (i = 0; i < n; i++)
		len += (size_t)(raw[5 * i + 4] - raw[5 * i + 3]) + 1;
	tb_buf_reset(values);
	tb_buf_reserve(values, len);
	for (i = 0; i < n; i++, raw += 5) {
		out[i] = (struct tb_xml_attr){(const char *)raw[0], values->s + values->len};
		tb_xml_put_value(values, (const char *)raw[3], (const char *)raw[4]);
		tb_buf_putc(values, '\0');
	}
	out[n] = (struct tb_xml_attr){NULL, NULL};
}

static void
on_start(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int nns,
    const xmlChar **nss, int nattrs, int ndefaulted, const xmlChar **raw)
{
	struct tb_xml *xml = user;
	struct tb_xml_attr attrs[MAX_ATTRS + 1];
	const char *name = (const char *)local;

	if (xml->failed)
		return;
	xml->depth++;
	xml->ns = (const char *)uri;
	if (!namespace_ok(xml, xml->ns)) {
		tb_xml_fail(xml, TB_MSG_XML_SHAPE, "<%s> is in the namespace '%s', expected '%s'",
		    name, tb_xml_ns(xml), xml->handler->ns);
		return;
	}
	if (nattrs > MAX_ATTRS || xml->depth > MAX_DEPTH) {
		tb_xml_fail(xml, TB_MSG_XML_SHAPE, "<%s>: more than %d attributes or %d levels",
		    name, MAX_ATTRS, MAX_DEPTH);
		return;
	}
	if (xml->depth == 0 && prefix == NULL && uri != NULL && xml->handler->plain != NULL)
		xml->root_ns = tb_xstrdup(xml->ns);
	copy_attributes(xml, attrs, nattrs, raw);
	tb_buf_reset(&xml->text);
	if (xml->handler->start != NULL &&
	    xml->handler->start(xml, xml->user, name, attrs, xml->depth) != 0)
		stop(xml);
	else if (builds_here(xml))
		xmlSAX2StartElementNs(
		    xml->ctxt, local, prefix, uri, nns, nss, nattrs, ndefaulted, raw);
}

static void
on_end(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
	struct tb_xml *xml = user;
	int told = xml->depth > 0 || xml->handler->plain == NULL;

	if (xml->failed)
		return;
	xml->ns = (const char *)uri;
	if (builds_here(xml))
		xmlSAX2EndElementNs(xml->ctxt, local, prefix, uri);
	if (xml->left_out == xml->depth)
		xml->left_out = 0;
	if (xml->handler->end != NULL &&
	    xml->handler->end(
		xml, xml->user, (const char *)local, told ? xml->text.s : "", xml->depth) != 0)
		stop(xml);
	tb_buf_reset(&xml->text);
	xml->depth--;
}

static void
on_text(void *user, const xmlChar *s, int len)
{
	struct tb_xml *xml = user;

	if (xml->failed)
		return;
	if (builds_here(xml) && xml->depth > 0)
		xmlSAX2Characters(xml->ctxt, s, len);
	if (xml->handler->text != NULL &&
	    xml->handler->text(xml, xml->user, (const char *)s, (size_t)len) != 0)
		stop(xml); /* which frees s */
	else if (xml->handler->end != NULL)
		tb_buf_put(&xml->text, s, (size_t)len);
}

static void
on_document(void *user)
{
	struct tb_xml *xml = user;

	if (xml->builds)
		xmlSAX2StartDocument(xml->ctxt);
}

static void
on_doctype(void *user, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
	(void)name, (void)external, (void)system;
	tb_xml_fail(user, TB_MSG_XML, "DOCTYPE is not allowed; remove it");
}

/* What libxml2 says, where a person would not understand it, in better words; at the
 * end of the file it speaks of extra content whatever is missing. */
static const char *
in_plain_words(const struct tb_xml *xml, const xmlError *error)
{
	if (error->code == XML_ERR_DOCUMENT_END && xml->depth >= 0)
		return "the file ends before every element is closed: it is cut off";
	if (error->code == XML_ERR_DOCUMENT_END && xml->ctxt->instate != XML_PARSER_EPILOG)
		return "there is no element in the file";
	if (error->message == NULL)
		return "XML error";
	if (strncmp(error->message, "Input is not proper UTF-8", 25) == 0)
		return "a character is not UTF-8; save the file as UTF-8";
	return error->message;
}

static void
on_error(void *user, xmlErrorPtr error)
{
	struct tb_xml *xml = user;
	const char *text;

	if (xml->failed || error->level < XML_ERR_ERROR)
		return;
	text = in_plain_words(xml, error);
	tb_err_set(xml->err, TB_MSG_XML, xml->name, error->line, error->int2, "%.*s",
	    (int)strcspn(text, "\n"), text);
	stop(xml);
}

/* --- documents --------------------------------------------------------------------- */

/* A parser and a piece of memory, kept from one well-formed document to the next: a month
 * is a hundred small files. Who parses while they are in use makes new ones. */
static struct {
	xmlParserCtxtPtr ctxt;
	char *piece;
} spare;

static xmlParserCtxtPtr
new_context(void)
{
	xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC,
	    .startDocument = on_document,
	    .startElementNs = on_start,
	    .endElementNs = on_end,
	    .characters = on_text,
	    .ignorableWhitespace = on_text,
	    .cdataBlock = on_text,
	    .internalSubset = on_doctype,
	    .serror = on_error};

	return xmlCreatePushParserCtxt(&sax, NULL, NULL, 0, NULL);
}

static void
open_parser(struct tb_xml *xml, const char *name, const struct tb_xml_handler *handler, void *user,
    struct tb_err *err)
{
	*xml = (struct tb_xml){.handler = handler,
	    .user = user,
	    .name = name,
	    .err = err,
	    .depth = -1,
	    .text = TB_BUF_INIT,
	    .values = TB_BUF_INIT};
	xml->ctxt = spare.ctxt != NULL ? spare.ctxt : new_context();
	spare.ctxt = NULL;
	if (xml->ctxt == NULL || xmlCtxtResetPush(xml->ctxt, NULL, 0, name, NULL) != 0)
		tb_die(TB_EXIT_IO, "out of memory");
	xml->ctxt->userData = xml;
	xml->ctxt->charset = XML_CHAR_ENCODING_NONE; /* it is found out anew, as in a new one */
	xmlCtxtUseOptions(xml->ctxt, XML_PARSE_NONET | XML_PARSE_COMPACT);
}

static int
close_parser(struct tb_xml *xml)
{
	if (!xml->failed && !xml->ctxt->wellFormed)
		xml->failed =
		    tb_err_set(xml->err, TB_MSG_XML, xml->name, 0, 0, "not well-formed") != 0;
	if (xml->failed || spare.ctxt != NULL)
		xmlFreeParserCtxt(xml->ctxt);
	else
		spare.ctxt = xml->ctxt;
	tb_buf_release(&xml->text);
	tb_buf_release(&xml->values);
	free(xml->root_ns);
	return xml->failed ? -1 : 0;
}

static int
fail_empty(const char *name, struct tb_err *err)
{
	return tb_err_set(err, TB_MSG_XML, name, 0, 0, "the file is empty");
}

static int
check_len(size_t len, const char *name, struct tb_err *err)
{
	if (len == 0)
		return fail_empty(name, err);
	if (len > MAX_LEN)
		return tb_err_set(err, TB_MSG_XML, name, 0, 0, "larger than %d bytes", MAX_LEN);
	return 0;
}

void
tb_xml_feed(struct tb_xml *xml, const char *bytes, size_t len, int last)
{
	size_t at = 0, n;

	/* the end is told, too, where nothing is left to be fed */
	for (; (at < len || (last && at == 0)) && !xml->failed; at += PIECE) {
		n = len - at < PIECE ? len - at : PIECE;
		xmlParseChunk(xml->ctxt, bytes + at, (int)n, last && at + n == len);
	}
}

static void
feed_bytes(struct tb_xml *xml, const char *bytes, size_t len)
{
	if (xml->handler->plain != NULL)
		tb_xml_feed_plain(xml, bytes, len);
	else
		tb_xml_feed(xml, bytes, len, 1);
}

int
tb_xml_parse(const char *bytes, size_t len, const char *name, const struct tb_xml_handler *handler,
    void *user, struct tb_err *err)
{
	struct tb_xml xml;

	if (check_len(len, name, err) != 0)
		return -1;
	open_parser(&xml, name, handler, user, err);
	feed_bytes(&xml, bytes, len);
	return close_parser(&xml);
}

struct _xmlDoc *
tb_xml_parse_tree(const char *bytes, size_t len, const char *name,
    const struct tb_xml_handler *handler, void *user, struct tb_err *err)
{
	struct tb_xml xml;
	xmlDocPtr tree;

	if (check_len(len, name, err) != 0)
		return NULL;
	open_parser(&xml, name, handler, user, err);
	xml.builds = 1;
	feed_bytes(&xml, bytes, len);
	tree = xml.ctxt->myDoc;
	xml.ctxt->myDoc = NULL;
	if (close_parser(&xml) == 0)
		return tree;
	xmlFreeDoc(tree);
	return NULL;
}

/* The next piece of a file, shorter than PIECE only at its end; -1: *err filled. */
static ssize_t
read_piece(int fd, char *piece, const char *path, struct tb_err *err)
{
	size_t len = 0;
	ssize_t n;

	do {
		n = read(fd, piece + len, PIECE - len);
		if (n > 0)
			len += (size_t)n;
	} while ((n > 0 && len < PIECE) || (n < 0 && errno == EINTR));
	if (n < 0)
		return tb_err_sys(err, path, "cannot read");
	return (ssize_t)len;
}

/* Piece by piece, of which the first is read already; the parser is told of the last. */
static void
feed_file(struct tb_xml *xml, int fd, char *piece, ssize_t n)
{
	size_t total = (size_t)n;

	for (;;) {
		if (total > MAX_LEN)
			xml->failed = tb_err_set(xml->err, TB_MSG_VALUE, xml->name, 0, 0,
					  "larger than %d bytes", MAX_LEN) != 0;
		else
			xmlParseChunk(xml->ctxt, piece, (int)n, n < PIECE);
		if (xml->failed || n < PIECE)
			return;
		n = read_piece(fd, piece, xml->name, xml->err);
		xml->failed |= n < 0;
		if (xml->failed)
			return;
		total += (size_t)n;
	}
}

static int
parse_open_file(int fd, char *piece, const char *path, const struct tb_xml_handler *handler,
    void *user, struct tb_err *err)
{
	ssize_t n = read_piece(fd, piece, path, err);
	struct tb_xml xml;

	if (n == 0)
		return fail_empty(path, err);
	if (n < 0)
		return -1;
	open_parser(&xml, path, handler, user, err);
	feed_file(&xml, fd, piece, n);
	return close_parser(&xml);
}

int
tb_xml_parse_file(
    const char *path, const struct tb_xml_handler *handler, void *user, struct tb_err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), rc;
	char *piece = spare.piece;

	if (fd < 0)
		return tb_err_sys(err, path, "cannot open");
	if (piece == NULL)
		piece = tb_xmalloc(PIECE);
	spare.piece = NULL;
	rc = parse_open_file(fd, piece, path, handler, user, err);
	if (spare.piece == NULL)
		spare.piece = piece;
	else
		free(piece);
	close(fd);
	return rc;
}

void
tb_xml_cleanup(void)
{
	if (spare.ctxt != NULL)
		xmlFreeParserCtxt(spare.ctxt);
	free(spare.piece);
	spare.ctxt = NULL;
	spare.piece = NULL;
	xmlCleanupParser();
}
