/*
 * What the schema says, as findings at our own place (C1): which field of
 * which row, the value as received, what is expected.  Of libxml2's messages
 * only names and values are taken, never the words.
 */
#include "parse-private.h"

int
parser_line(const struct parser *p)
{
	int line = p->ctxt->input != NULL ? p->ctxt->input->line : 0;

	if (p->input->lines == NULL)
		return line;
	return (size_t)line < p->input->nlines ? p->input->lines[line] : 0;
}

static void
add_here(
    struct parser *p, enum finding_id id, const char *field, const char *value, const char *detail)
{
	struct finding finding = {.id = id,
	    .level = -1,
	    .line = p->place.line,
	    .section = p->place.section,
	    .row = p->place.row,
	    .code = p->place.code[0] != '\0' ? p->place.code : NULL,
	    .field = field,
	    .value = value,
	    .detail = {detail}};

	finding_add(&p->out->findings, &finding);
}

/* The text between two marks of a message, without "{namespace}"; "" = none. */
static void
cut_out(const char *message, const char *from, char until, char *out, size_t size)
{
	const char *at = strstr(message, from), *end, *brace;

	out[0] = '\0';
	if (at == NULL)
		return;
	at += strlen(from);
	end = strchr(at, until);
	if (end == NULL)
		return;
	brace = memchr(at, '}', (size_t)(end - at));
	if (brace != NULL)
		at = brace + 1;
	snprintf(out, size, "%.*s", (int)(end - at), at);
}

/* "Expected is one of ( {ns}a, {ns}b )." to "<a>、<b>". */
static void
expected_elements(const char *message, struct tb_buf *out)
{
	const char *at = strstr(message, "( "), *end;

	if (at == NULL || strstr(message, "Expected is") == NULL)
		return;
	for (at += 2; *at != '\0' && *at != ')'; at = end + strspn(end, ", ")) {
		const char *brace;

		end = at + strcspn(at, ", )");
		brace = memchr(at, '}', (size_t)(end - at));
		if (brace != NULL)
			at = brace + 1;
		tb_buf_printf(out, "%s<%.*s>", out->len > 0 ? "、" : "", (int)(end - at), at);
		if (end == at)
			break;
	}
}

/* The enumeration "{'a', 'b'}" of a message to "a、b". */
static void
expected_values(const char *message, struct tb_buf *out)
{
	const char *at = strstr(message, "{'"), *end;

	while (at != NULL) {
		at += 2; /* behind "{'" or ", '" less its blank */
		end = strchr(at, '\'');
		if (end == NULL)
			return;
		tb_buf_printf(out, "%s%.*s", out->len > 0 ? "、" : "", (int)(end - at), at);
		at = strncmp(end, "', '", 4) == 0 ? end + 2 : NULL;
	}
}

static void
add_content_fault(struct parser *p, const char *message)
{
	struct tb_buf expected = TB_BUF_INIT;
	int missing = strstr(message, "Missing child") != NULL;
	struct finding finding = {.id = missing ? FINDING_ELEMENT_MISSING : FINDING_ELEMENT_PLACE,
	    .level = -1,
	    .line = p->place.line,
	    .section = p->place.section,
	    .row = p->place.row,
	    .detail = {p->place.element}};

	expected_elements(message, &expected);
	if (expected.len > 0)
		finding.expected = expected.s;
	finding_add(&p->out->findings, &finding);
	tb_buf_release(&expected);
}

static enum finding_id
value_fault(int code)
{
	switch (code) {
	case XML_SCHEMAV_CVC_ENUMERATION_VALID:
		return FINDING_NOT_IN_LIST;
	case XML_SCHEMAV_CVC_LENGTH_VALID:
	case XML_SCHEMAV_CVC_MINLENGTH_VALID:
	case XML_SCHEMAV_CVC_MAXLENGTH_VALID:
		return FINDING_LENGTH;
	case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1:
	case XML_SCHEMAV_CVC_PATTERN_VALID:
	case XML_SCHEMAV_CVC_ATTRIBUTE_3:
		return FINDING_FORM;
	default:
		return FINDING_SCHEMA;
	}
}

/* The allowed lengths: "at least 1" or "at most N", as words of the catalogue. */
static const char *
length_word(int code, const char *message, char *out, size_t size)
{
	char number[16];

	if (code == XML_SCHEMAV_CVC_MINLENGTH_VALID)
		return "@length.min";
	cut_out(message, "maximum length of '", '\'', number, sizeof(number));
	snprintf(out, size, "@length.max:%s", number);
	return out;
}

static void
add_value_fault(struct parser *p, int code, const char *message)
{
	struct tb_buf expected = TB_BUF_INIT;
	char attr[64], field[128], length[40];
	struct finding finding = {.id = value_fault(code),
	    .level = -1,
	    .line = p->place.line,
	    .section = p->place.section,
	    .row = p->place.row,
	    .code = p->place.code[0] != '\0' ? p->place.code : NULL,
	    .field = field};

	if (findings_omit(&p->out->findings, finding.id, finding.line))
		return;
	cut_out(message, "attribute '", '\'', attr, sizeof(attr));
	if (attr[0] != '\0') {
		snprintf(field, sizeof(field), "%s@%s", p->place.element, attr);
		finding.value = tb_xml_attr(p->attrs, attr);
	} else {
		snprintf(field, sizeof(field), "%s", p->place.element);
		finding.value = p->text.s;
	}
	if (finding.id == FINDING_NOT_IN_LIST)
		expected_values(message, &expected);
	if (finding.id == FINDING_LENGTH)
		finding.detail[0] = length_word(code, message, length, sizeof(length));
	if (expected.len > 0)
		finding.expected = expected.s;
	finding_add(&p->out->findings, &finding);
	tb_buf_release(&expected);
}

static void
add_attribute_fault(struct parser *p, enum finding_id id, const char *message)
{
	char attr[64], field[128];

	if (findings_omit(&p->out->findings, id, p->place.line))
		return;
	/* "Element 'row': The attribute 'code' is required but missing."
	 * "Element 'row', attribute 'cod': The attribute 'cod' is not allowed." */
	cut_out(message, "The attribute '", '\'', attr, sizeof(attr));
	snprintf(field, sizeof(field), "%s@%s", p->place.element, attr);
	add_here(
	    p, id, field, id == FINDING_ATTR_UNKNOWN ? tb_xml_attr(p->attrs, attr) : NULL, attr);
}

/* Text between elements: its own line, without the blanks around it. */
static void
add_text_fault(struct parser *p)
{
	const char *begin = p->text.s + strspn(p->text.s, " \t\r\n"), *end, *at;
	int line = parser_line(p);
	char *text;

	if (p->closing && p->depth <= 0)
		p->place.section = NULL; /* behind a table, not in it */
	for (at = begin; (at = strchr(at, '\n')) != NULL; at++)
		line--;
	/* lines of a CDATA section are counted only when it has ended */
	if (line > p->place.line)
		p->place.line = line;
	for (end = begin + strlen(begin); end > begin && strchr(" \t\r\n", end[-1]) != NULL; end--)
		;
	text = tb_xstrndup(begin, (size_t)(end - begin));
	add_here(p, FINDING_TEXT_PLACE, NULL, text, NULL);
	free(text);
}

void
parser_schema_error(void *user, xmlErrorPtr error)
{
	struct parser *p = user;
	const char *message = error->message != NULL ? error->message : "";

	if (p->stopped || p->foreign)
		return;
	switch (error->code) {
	case XML_SCHEMAV_CVC_ELT_1:
		p->foreign = 1;
		add_here(p, FINDING_ROOT, NULL, p->place.element, NULL);
		break;
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
		add_attribute_fault(p, FINDING_ATTR_UNKNOWN, message);
		break;
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
		add_attribute_fault(p, FINDING_ATTR_MISSING, message);
		break;
	case XML_SCHEMAV_ELEMENT_CONTENT:
		add_content_fault(p, message);
		break;
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2:
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
	case XML_SCHEMAV_CVC_TYPE_3_1_2:
		add_text_fault(p);
		break;
	default:
		add_value_fault(p, error->code, message);
		break;
	}
}
