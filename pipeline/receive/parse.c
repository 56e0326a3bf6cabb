/* Parsing a submission: see parse.h. */
#include "parse-private.h"
#include "../lib/file.h"
#include "../lib/utf8.h"
#include "../lib/xmlread.h"
#include "decode.h"
#include "tag.h"
#include <libxml/parserInternals.h>
#include <libxml/xmlschemas.h>

enum {
	HEAD = 8,	      /* elements that are no rows: of the head, and the sections */
	GATHERED = 64 * 1024, /* bytes of frames before they are drained */
	CHARACTER = 8	      /* bytes that a character may have at most, blanks around it too */
};

static xmlSchemaPtr schema;

/* --- findings --------------------------------------------------------------------- */

/* The rest of the chunk is passed over. xmlStopParser would free the input that
 * the schema, whose turn comes after ours, still reads attributes from. */
static void
stop(struct parser *p)
{
	p->stopped = 1;
	p->well_formed = 0;
}

static void
stop_at_limit(struct parser *p, int line, const char *which)
{
	struct finding finding = {
	    .id = FINDING_LIMIT, .level = -1, .line = line, .detail = {which}};

	finding_add(&p->out->findings, &finding);
	stop(p);
}

/* --- events ------------------------------------------------------------------------ */

/* Moves the place to an element that begins. */
static void
enter(struct parser *p, const char *name)
{
	static const char *const sections[] = {
	    "industries", "enterprises", "projects", "problems", "practices"};
	const char *code = tb_xml_attr(p->attrs, "code");
	size_t i;

	p->place.line = parser_line(p);
	snprintf(p->place.element, sizeof(p->place.element), "%s", name);
	if (p->depth <= 1) {
		p->place.section = NULL;
		p->place.row = 0;
		p->place.code[0] = '\0';
		for (i = 0; p->depth == 1 && i < TB_LEN(sections); i++)
			if (strcmp(name, sections[i]) == 0)
				p->place.section = sections[i];
	}
	if (p->depth != 2 || p->place.section == NULL)
		return;
	p->place.row++;
	if (code == NULL)
		code = tb_xml_attr(p->attrs, "id");
	snprintf(p->place.code, sizeof(p->place.code), "%s", code != NULL ? code : "");
	p->place.code[tb_utf8_valid(p->place.code, strlen(p->place.code))] = '\0';
}

/* The longest text between two tags, or value: the schema wants less, but would copy it
 * again and again. */
static size_t
text_max(const struct parser *p)
{
	return (size_t)p->input->limits->text * CHARACTER;
}

/* -1: one of them is too long. */
static int
copy_attributes(struct parser *p, int n, const xmlChar **raw)
{
	size_t offsets[MAX_ATTRS];
	int i;

	tb_buf_reset(&p->values);
	for (i = 0; i < n; i++, raw += 5) {
		offsets[i] = p->values.len;
		if ((size_t)(raw[4] - raw[3]) > text_max(p))
			return -1;
		p->attrs[i].name = (const char *)raw[0];
		tb_xml_put_value(&p->values, (const char *)raw[3], (const char *)raw[4]);
		tb_buf_putc(&p->values, '\0');
	}
	for (i = 0; i < n; i++)
		p->attrs[i].value = p->values.s + offsets[i];
	p->attrs[n] = (struct tb_xml_attr){NULL, NULL};
	return 0;
}

static void
drain(struct parser *p)
{
	if (p->sink->drain != NULL && p->sink->frames->len > GATHERED)
		p->sink->drain(p->sink->frames);
}

static void
on_start(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int nns,
    const xmlChar **nss, int nattrs, int ndefaulted, const xmlChar **raw)
{
	struct parser *p = user;
	const char *name = (const char *)local;

	(void)prefix, (void)nns, (void)nss, (void)ndefaulted;
	if (p->stopped)
		return;
	p->depth++;
	p->closing = 0;
	if (nattrs > p->input->limits->attributes) {
		stop_at_limit(p, parser_line(p), "@limit.attributes");
		return;
	}
	if (p->depth >= p->input->limits->depth) {
		stop_at_limit(p, parser_line(p), "@limit.depth");
		return;
	}
	if (copy_attributes(p, nattrs, raw) != 0) {
		stop_at_limit(p, parser_line(p), "@limit.text");
		return;
	}
	enter(p, name);
	tb_buf_reset(&p->text);
	/* whatever they are: what is out of place takes as long as a row */
	if (p->depth > 0 && ++p->rows > p->input->limits->rows + HEAD) {
		stop_at_limit(p, parser_line(p), "@limit.rows");
		return;
	}
	if (uri != NULL && strcmp((const char *)uri, TB_SUBMISSION_NS) == 0)
		tb_frame_start(&p->framer, p->sink->frames, name, p->attrs, p->place.line);
	drain(p);
}

static void
on_end(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
	struct parser *p = user;
	const char *name = (const char *)local;

	(void)prefix;
	if (p->stopped)
		return;
	/* what the schema finds at an end is about the element that ends */
	snprintf(p->place.element, sizeof(p->place.element), "%s", name);
	if (p->closing) /* it had children: what is missing is missing here */
		p->place.line = parser_line(p);
	if (p->depth < 2) {
		p->place.row = 0;
		p->place.code[0] = '\0';
	}
	if (p->depth == 0)
		p->place.section = NULL;
	p->closing = 1;
	p->depth--;
	if (uri != NULL && strcmp((const char *)uri, TB_SUBMISSION_NS) == 0)
		tb_frame_end(&p->framer, p->sink->frames, name, p->text.s);
}

static void
on_text(void *user, const xmlChar *s, int len)
{
	struct parser *p = user;

	if (p->stopped)
		return;
	tb_buf_put(&p->text, s, (size_t)len);
	if (p->text.len > text_max(p))
		stop_at_limit(p, parser_line(p), "@limit.text");
}

static void
on_doctype(void *user, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
	struct parser *p = user;
	struct finding finding = {.id = FINDING_DOCTYPE, .level = -1, .line = parser_line(p)};
	struct tb_buf value = TB_BUF_INIT;

	(void)external;
	if (p->stopped)
		return;
	tb_buf_printf(&value, "<!DOCTYPE %s", (const char *)name);
	if (system != NULL)
		tb_buf_printf(&value, " SYSTEM \"%s\"", (const char *)system);
	finding.value = value.s;
	finding_add(&p->out->findings, &finding);
	tb_buf_release(&value);
	stop(p);
}

/* What libxml2 says of a name, value or comment that goes on for megabytes. */
static int
is_library_limit(int code)
{
	return code == XML_ERR_INTERNAL_ERROR || code == XML_ERR_NAME_TOO_LONG;
}

static void
on_error(void *user, xmlErrorPtr error)
{
	struct parser *p = user;
	char cause[24];
	struct finding finding = {
	    .id = FINDING_NOT_WELL_FORMED, .level = -1, .line = error->line, .detail = {cause}};

	if (p->stopped || error->level < XML_ERR_ERROR || error->domain == XML_FROM_SCHEMASV)
		return;
	if (is_library_limit(error->code)) {
		p->well_formed = 0;
		stop_at_limit(p, error->line, "@limit.text");
		return;
	}
	snprintf(cause, sizeof(cause), "@xml.%d", error->code);
	if (p->ending && error->level == XML_ERR_FATAL) {
		finding.id = FINDING_INCOMPLETE;
		findings_drop_from(&p->out->findings, error->line);
	} else if (error->str1 != NULL && error->code != XML_ERR_NAME_REQUIRED) {
		finding.value = error->str1;
	}
	finding_add(&p->out->findings, &finding);
	p->well_formed = 0;
	if (error->level == XML_ERR_FATAL)
		stop(p);
}

/* --- life ---------------------------------------------------------------------------- */

static xmlParserInputPtr
deny_entity(const char *url, const char *id, xmlParserCtxtPtr ctxt)
{
	(void)url, (void)id, (void)ctxt;
	return NULL;
}

static void
on_prepare_error(void *user, xmlErrorPtr error)
{
	struct tb_err *err = user;

	if (err->text[0] == '\0')
		tb_err_set(err, TB_MSG_CATALOGUE, error->file, error->line, 0, "%s",
		    error->message != NULL ? error->message : "not a schema");
}

int
parse_prepare(const char *schema_path, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	xmlSchemaParserCtxtPtr ctxt;
	size_t len;

	if (schema != NULL)
		return 0;
	decode_prepare();
	if (tb_file_read(schema_path, 1024 * 1024, &bytes, err) != 0) {
		tb_buf_release(&bytes);
		if (err->msg != TB_MSG_IO || !tb_file_exists(schema_path))
			err->msg = TB_MSG_CATALOGUE;
		return -1;
	}
	err->text[0] = '\0';
	xmlSetExternalEntityLoader(deny_entity);
	ctxt = xmlSchemaNewMemParserCtxt(bytes.s, (int)bytes.len);
	if (ctxt == NULL)
		tb_die(TB_EXIT_IO, "out of memory");
	xmlSchemaSetParserStructuredErrors(ctxt, on_prepare_error, err);
	schema = xmlSchemaParse(ctxt);
	xmlSchemaFreeParserCtxt(ctxt);
	tb_buf_release(&bytes);
	if (schema != NULL)
		return 0;
	len = strlen(err->text);
	if (len > 0 && err->text[len - 1] == '\n')
		err->text[len - 1] = '\0';
	return tb_err_set(err, TB_MSG_CATALOGUE, schema_path, err->line, 0, "not a schema");
}

void
parse_cleanup(void)
{
	if (schema != NULL)
		xmlSchemaFree(schema);
	schema = NULL;
	decode_cleanup();
}

static void
feed(struct parser *p, struct decoded *decoded)
{
	const char *text;
	size_t len;

	for (decode_rewind(decoded); !p->stopped && decode_next(decoded, &text, &len);)
		xmlParseChunk(p->ctxt, text, (int)len, 0);
	p->ending = 1;
	if (!p->stopped)
		xmlParseChunk(p->ctxt, "", 0, 1);
}

/* The line of a tag with so many attributes that parsing it would take too long; 0 = none. */
static int
find_wide_tag(const struct parser *p, struct decoded *decoded)
{
	struct tag_scan scan = {.line = 1};
	const char *text;
	size_t len;
	int line = 0;

	for (decode_rewind(decoded); line == 0 && decode_next(decoded, &text, &len);)
		line = tag_scan(&scan, text, len, 2 * p->input->limits->attributes);
	return line;
}

static void
parse_text(struct parser *p, struct decoded *decoded)
{
	xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC,
	    .startElementNs = on_start,
	    .endElementNs = on_end,
	    .characters = on_text,
	    .cdataBlock = on_text,
	    .internalSubset = on_doctype};
	xmlSchemaValidCtxtPtr valid = xmlSchemaNewValidCtxt(schema);
	xmlSchemaSAXPlugPtr plug;

	if (schema == NULL)
		tb_die(TB_EXIT_BUG, "parse_prepare was not called");
	p->ctxt = xmlCreatePushParserCtxt(&sax, p, NULL, 0, NULL);
	if (p->ctxt == NULL || valid == NULL)
		tb_die(TB_EXIT_IO, "out of memory");
	/* the text is UTF-8 already, whatever its declaration says */
	xmlCtxtUseOptions(p->ctxt, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
	xmlSetStructuredErrorFunc(p, on_error);
	xmlSchemaSetValidStructuredErrors(valid, parser_schema_error, p);
	plug = xmlSchemaSAXPlug(valid, &p->ctxt->sax, &p->ctxt->userData);
	feed(p, decoded);
	if (!p->stopped && !p->ctxt->wellFormed)
		p->well_formed = 0;
	xmlSchemaSAXUnplug(plug);
	xmlSchemaFreeValidCtxt(valid);
	xmlFreeDoc(p->ctxt->myDoc); /* entities of a DOCTYPE have one made, though nobody asked */
	xmlFreeParserCtxt(p->ctxt);
	xmlSetStructuredErrorFunc(NULL, NULL);
}

void
parsed_init(struct parsed *parsed)
{
	*parsed = (struct parsed){0};
	findings_init(&parsed->findings);
	tb_record_init(&parsed->record);
}

void
parse(const struct parse_input *input, struct parse_sink *sink, struct parsed *parsed)
{
	struct parser p = {.input = input,
	    .out = parsed,
	    .sink = sink,
	    .framer = TB_FRAMER_INIT,
	    .text = TB_BUF_INIT,
	    .values = TB_BUF_INIT,
	    .depth = -1,
	    .well_formed = 1};
	struct decoded decoded;
	int line;

	parsed_init(parsed);
	if (decode(&input->source, &decoded, &parsed->findings) == 0) {
		line = find_wide_tag(&p, &decoded);
		if (line > 0)
			stop_at_limit(&p, line, "@limit.attributes");
		else
			parse_text(&p, &decoded);
		if (decoded.cut && p.well_formed) {
			p.well_formed = 0;
			finding_add(&parsed->findings,
			    &(struct finding){.id = FINDING_INCOMPLETE, .level = -1});
		}
		parsed->complete = p.well_formed && !p.foreign;
	}
	decoded_release(&decoded);
	tb_buf_release(&p.text);
	tb_buf_release(&p.values);
}

void
parsed_release(struct parsed *parsed)
{
	findings_release(&parsed->findings);
	tb_record_release(&parsed->record);
	book_map_release(&parsed->map);
	map_release(&parsed->amounts);
}
