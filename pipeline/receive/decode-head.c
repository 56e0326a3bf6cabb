/* What a text is in, from its first bytes: see decode-private.h. */
#include "decode-private.h"

enum { UNDECLARED = -2, ANY_UTF16 = -3, DECLARATION_MAX = 400 };

const char *const decode_charsets[CHARSETS] = {
    "UTF-8", "US-ASCII", "UTF-16LE", "UTF-16BE", "GB18030", "BIG5"};

/* What may stand in encoding="…", in upper case. */
static const struct {
	const char *name;
	int charset;
} declared_names[] = {
    {"UTF-8", CHARSET_UTF8},
    {"UTF8", CHARSET_UTF8},
    {"US-ASCII", CHARSET_ASCII},
    {"UTF-16", ANY_UTF16},
    {"UTF-16LE", CHARSET_UTF16LE},
    {"UTF-16BE", CHARSET_UTF16BE},
    {"GB18030", CHARSET_GB18030},
    {"GBK", CHARSET_GB18030},
    {"GB2312", CHARSET_GB18030},
    {"CP936", CHARSET_GB18030},
    {"BIG5", CHARSET_BIG5},
};

static void
read_bom(const unsigned char *b, size_t len, struct decode_head *head)
{
	head->bom = DECODE_UNKNOWN;
	head->family = CHARSET_UTF8;
	if (len >= 3 && b[0] == 0xef && b[1] == 0xbb && b[2] == 0xbf) {
		head->bom = CHARSET_UTF8;
		head->skip = 3;
	} else if (len >= 2 && b[0] == 0xff && b[1] == 0xfe) {
		head->bom = head->family = CHARSET_UTF16LE;
		head->skip = 2;
	} else if (len >= 2 && b[0] == 0xfe && b[1] == 0xff) {
		head->bom = head->family = CHARSET_UTF16BE;
		head->skip = 2;
	} else if (len >= 4 && b[0] == '<' && b[1] == 0) {
		head->family = CHARSET_UTF16LE;
	} else if (len >= 4 && b[0] == 0 && b[1] == '<') {
		head->family = CHARSET_UTF16BE;
	}
}

/* The first bytes as ASCII, '?' for all else: of UTF-16 every other byte. */
static void
ascii_head(
    const char *bytes, size_t len, const struct decode_head *head, char out[DECLARATION_MAX + 1])
{
	size_t step = head->family == CHARSET_UTF8 ? 1 : 2;
	size_t at = head->skip + (head->family == CHARSET_UTF16BE), n = 0;

	for (; at < len && n < DECLARATION_MAX; at += step)
		out[n++] = (unsigned char)bytes[at] - 1u < 0x7f ? bytes[at] : '?';
	out[n] = '\0';
}

/* Value of a pseudo-attribute of the declaration into out, "" when there is none. */
static void
pseudo_attribute(const char *declaration, const char *name, char *out, size_t size)
{
	const char *at = strstr(declaration, name), *end;
	char quote;

	out[0] = '\0';
	if (at == NULL)
		return;
	at += strlen(name);
	at += strspn(at, " \t\r\n");
	if (*at++ != '=')
		return;
	at += strspn(at, " \t\r\n");
	quote = *at++;
	end = quote == '"' || quote == '\'' ? strchr(at, quote) : NULL;
	if (end != NULL && (size_t)(end - at) < size) {
		memcpy(out, at, (size_t)(end - at));
		out[end - at] = '\0';
	} else {
		snprintf(out, size, "?");
	}
}

static void
read_declaration(const char *bytes, size_t len, struct decode_head *head)
{
	char text[DECLARATION_MAX + 1];
	char *at = text, *end;

	ascii_head(bytes, len, head, text);
	at += strspn(at, " \t\r\n");
	if (strncmp(at, "<?xml", 5) != 0 || strchr(" \t\r\n", at[5]) == NULL)
		return;
	head->blank = at != text;
	end = strstr(at, "?>");
	if (end != NULL)
		*end = '\0';
	pseudo_attribute(at + 5, "version", head->version, sizeof(head->version));
	pseudo_attribute(at + 5, "encoding", head->declared, sizeof(head->declared));
}

static int
find_declared(const char *name)
{
	char upper[40];
	size_t i;

	if (name[0] == '\0')
		return UNDECLARED;
	for (i = 0; name[i] != '\0' && i < sizeof(upper) - 1; i++)
		upper[i] = name[i] >= 'a' && name[i] <= 'z' ? (char)(name[i] - 'a' + 'A') : name[i];
	upper[i] = '\0';
	for (i = 0; i < TB_LEN(declared_names); i++)
		if (strcmp(declared_names[i].name, upper) == 0)
			return declared_names[i].charset;
	return DECODE_UNKNOWN;
}

int
decode_choose(const struct decode_head *head, struct findings *findings)
{
	int declared = find_declared(head->declared);
	struct finding finding = {.level = -1, .line = 1, .value = head->declared};
	int wide = head->family != CHARSET_UTF8;

	if (declared == DECODE_UNKNOWN) {
		finding.id = FINDING_ENCODING_UNKNOWN;
		finding_add(findings, &finding);
		return DECODE_UNKNOWN;
	}
	if (declared == ANY_UTF16 && wide)
		declared = head->family;
	if (declared == UNDECLARED && head->bom != DECODE_UNKNOWN)
		declared = head->bom;
	if (declared == UNDECLARED && !wide)
		declared = CHARSET_UTF8;
	/* a mark must say what the declaration says; without one, bytes decide; UTF-16
	 * without both is no XML (XML 1.0, 4.3.3) */
	if (declared == ANY_UTF16 || declared == UNDECLARED ||
	    (head->bom != DECODE_UNKNOWN && declared != head->bom) ||
	    (head->bom == DECODE_UNKNOWN &&
		wide != (declared == CHARSET_UTF16LE || declared == CHARSET_UTF16BE))) {
		finding.id = FINDING_BOM;
		finding.detail[0] = decode_charsets[head->family];
		finding_add(findings, &finding);
		return DECODE_UNKNOWN;
	}
	return declared;
}

void
decode_read_head(const char *bytes, size_t len, struct decode_head *head)
{
	*head = (struct decode_head){.bom = DECODE_UNKNOWN};
	read_bom((const unsigned char *)bytes, len, head);
	read_declaration(bytes, len, head);
}

int
decode_check_head(const struct decode_head *head, struct findings *findings)
{
	struct finding finding = {.level = -1, .line = 1};

	if (head->version[0] != '\0' && strcmp(head->version, "1.0") != 0) {
		finding.id = FINDING_XML_VERSION;
		finding.value = head->version;
		finding_add(findings, &finding);
		return -1;
	}
	if (head->blank) {
		finding.id = FINDING_LEADING_BLANK;
		finding_add(findings, &finding);
		return -1;
	}
	return 0;
}
