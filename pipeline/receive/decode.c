/* Bytes to text: see decode.h. */
#include "decode.h"
#include "../lib/utf8.h"
#include <errno.h>
#include <iconv.h>
#include <stdint.h>

enum charset {
	CHARSET_UTF8,
	CHARSET_ASCII,
	CHARSET_UTF16LE,
	CHARSET_UTF16BE,
	CHARSET_GB18030,
	CHARSET_BIG5
};
enum { CHARSETS = CHARSET_BIG5 + 1, UNKNOWN = -1, UNDECLARED = -2, ANY_UTF16 = -3 };
enum { DECLARATION_MAX = 400 };

static const char *const charset_names[CHARSETS] = {
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

static iconv_t converters[CHARSETS];
static int prepared;

void
decode_prepare(void)
{
	int i;

	if (prepared)
		return;
	for (i = CHARSET_UTF16LE; i < CHARSETS; i++)
		converters[i] = iconv_open("UTF-8", charset_names[i]);
	prepared = 1;
}

void
decode_cleanup(void)
{
	int i;

	if (!prepared)
		return;
	for (i = CHARSET_UTF16LE; i < CHARSETS; i++)
		if (converters[i] != (iconv_t)-1)
			iconv_close(converters[i]);
	prepared = 0;
}

/* --- what the first bytes say --------------------------------------------------- */

struct head {
	int bom;	   /* enum charset, UNKNOWN = there is none */
	size_t skip;	   /* bytes of the byte order mark */
	int family;	   /* CHARSET_UTF8 for every encoding that holds ASCII, or a UTF-16 */
	char declared[40]; /* encoding as it stands there, "" = none */
	char version[16];  /* of XML, "" = no declaration */
	int blank;	   /* blanks before the declaration */
};

static void
read_bom(const unsigned char *b, size_t len, struct head *head)
{
	head->bom = UNKNOWN;
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
ascii_head(const char *bytes, size_t len, const struct head *head, char out[DECLARATION_MAX + 1])
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
read_declaration(const char *bytes, size_t len, struct head *head)
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
	return UNKNOWN;
}

/* The charset to read with, or UNKNOWN after a finding. */
static int
choose_charset(const struct head *head, struct findings *findings)
{
	int declared = find_declared(head->declared);
	struct finding finding = {.level = -1, .line = 1, .value = head->declared};
	int wide = head->family != CHARSET_UTF8;

	if (declared == UNKNOWN) {
		finding.id = FINDING_ENCODING_UNKNOWN;
		finding_add(findings, &finding);
		return UNKNOWN;
	}
	if (declared == ANY_UTF16 && wide)
		declared = head->family;
	if (declared == UNDECLARED && head->bom != UNKNOWN)
		declared = head->bom;
	if (declared == UNDECLARED && !wide)
		declared = CHARSET_UTF8;
	/* a mark must say what the declaration says; without one, bytes decide; UTF-16
	 * without both is no XML (XML 1.0, 4.3.3) */
	if (declared == ANY_UTF16 || declared == UNDECLARED ||
	    (head->bom != UNKNOWN && declared != head->bom) ||
	    (head->bom == UNKNOWN &&
		wide != (declared == CHARSET_UTF16LE || declared == CHARSET_UTF16BE))) {
		finding.id = FINDING_BOM;
		finding.detail[0] = charset_names[head->family];
		finding_add(findings, &finding);
		return UNKNOWN;
	}
	return declared;
}

/* --- conversion ------------------------------------------------------------------- */

static int
count_lines(const char *text, size_t len)
{
	int lines = 1;
	const char *at = text, *end = text + len;

	while (at < end && (at = memchr(at, '\n', (size_t)(end - at))) != NULL) {
		lines++;
		at++;
	}
	return lines;
}

/* Converts all of it; *bad = offset of the first byte that is not of the
 * charset, or len. A cut character at the very end is told by *cut. */
static void
convert(const char *bytes, size_t len, int charset, struct tb_buf *out, size_t *bad, int *cut)
{
	char *in = (char *)(uintptr_t)bytes;
	size_t left = len;

	iconv(converters[charset], NULL, NULL, NULL, NULL);
	*cut = 0;
	while (left > 0) {
		char *to;
		size_t room = left * 2 + 64, before = room, rc;

		tb_buf_reserve(out, room);
		to = out->s + out->len;
		rc = iconv(converters[charset], &in, &left, &to, &room);
		out->len += before - room;
		out->s[out->len] = '\0';
		if (rc != (size_t)-1 || errno == E2BIG)
			continue;
		*cut = errno == EINVAL;
		break;
	}
	*bad = len - left;
}

static size_t
ascii_len(const char *bytes, size_t len)
{
	size_t n = 0;

	while (n < len && (unsigned char)bytes[n] < 0x80)
		n++;
	return n;
}

/* Is what is left of a UTF-8 text only the beginning of one character? */
static int
is_cut_utf8(const char *rest, size_t len)
{
	unsigned char lead = (unsigned char)rest[0];
	size_t need = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0, i;

	if (lead > 0xf4 || len >= need)
		return 0;
	for (i = 1; i < len; i++)
		if (((unsigned char)rest[i] & 0xc0) != 0x80)
			return 0;
	return 1;
}

/* Would the whole file read as GB18030? Then say so: it is the usual case. */
static int
reads_as_gb18030(const char *bytes, size_t len)
{
	struct tb_buf out = TB_BUF_INIT;
	size_t bad;
	int cut, good;

	if (converters[CHARSET_GB18030] == (iconv_t)-1)
		return 0;
	convert(bytes, len, CHARSET_GB18030, &out, &bad, &cut);
	good = bad == len && tb_utf8_valid(out.s, out.len) == out.len;
	tb_buf_release(&out);
	return good;
}

static void
add_encoding_fault(const char *bytes, size_t len, int charset, size_t bad, struct decoded *decoded,
    struct findings *findings)
{
	struct tb_buf hex = TB_BUF_INIT;
	char line[16];
	struct finding finding = {.id = FINDING_ENCODING,
	    .level = -1,
	    .line = count_lines(decoded->text, decoded->len),
	    .expected = charset_names[charset]};
	size_t i;

	for (i = bad; i < len && i < bad + 4; i++)
		tb_buf_printf(&hex, "%s%02X", i > bad ? " " : "", (unsigned char)bytes[i]);
	snprintf(line, sizeof(line), "%d", finding.line);
	finding.value = hex.s;
	finding.detail[0] = line;
	if (charset == CHARSET_UTF8 && reads_as_gb18030(bytes, len))
		finding.detail[1] = "@hint.gb18030";
	finding_add(findings, &finding);
	tb_buf_release(&hex);
}

static int
read_as(
    const char *bytes, size_t len, int charset, struct decoded *decoded, struct findings *findings)
{
	size_t bad;

	if (charset == CHARSET_UTF8 || charset == CHARSET_ASCII) {
		bad = charset == CHARSET_UTF8 ? tb_utf8_valid(bytes, len) : ascii_len(bytes, len);
		decoded->text = bytes;
		decoded->len = bad;
		decoded->cut =
		    charset == CHARSET_UTF8 && bad < len && is_cut_utf8(bytes + bad, len - bad);
	} else if (converters[charset] == (iconv_t)-1) {
		bad = 0;
	} else {
		convert(bytes, len, charset, &decoded->own, &bad, &decoded->cut);
		decoded->text = decoded->own.s;
		decoded->len = decoded->own.len;
	}
	if (bad == len || decoded->cut)
		return 0;
	add_encoding_fault(bytes, len, charset, bad, decoded, findings);
	return -1;
}

/* The declaration's own faults; 0 = none. */
static int
check_head(const struct head *head, struct findings *findings)
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

static size_t
blanks(const char *text, size_t len)
{
	size_t n = 0;

	while (n < len && text[n] != '\0' && strchr(" \t\r\n", text[n]) != NULL)
		n++;
	return n;
}

static int
is_not_xml(const char *text, size_t len)
{
	size_t n = blanks(text, len);

	return n == len || text[n] != '<';
}

/* The first line of what is no XML, for the receipt. */
static void
add_not_xml(const char *text, size_t len, struct findings *findings)
{
	char line[121];
	size_t n = 0, skip = blanks(text, len);

	text += skip;
	len -= skip;
	while (n < len && n < sizeof(line) - 1 && strchr("\r\n", text[n]) == NULL)
		n++;
	memcpy(line, text, n);
	line[tb_utf8_valid(line, n)] = '\0';
	finding_add(findings,
	    &(struct finding){.id = FINDING_NOT_XML, .level = -1, .line = 1, .value = line});
}

int
decode(const char *bytes, size_t len, struct decoded *decoded, struct findings *findings)
{
	struct head head = {.bom = UNKNOWN};
	int charset;

	*decoded = (struct decoded){.own = TB_BUF_INIT};
	if (blanks(bytes, len) == len) {
		finding_add(findings, &(struct finding){.id = FINDING_EMPTY, .level = -1});
		return -1;
	}
	read_bom((const unsigned char *)bytes, len, &head);
	read_declaration(bytes, len, &head);
	charset = choose_charset(&head, findings);
	if (charset == UNKNOWN)
		return -1;
	/* what is no XML at all is said before anything about its bytes */
	if (head.family == CHARSET_UTF8 && is_not_xml(bytes + head.skip, len - head.skip)) {
		add_not_xml(bytes + head.skip, len - head.skip, findings);
		return -1;
	}
	if (check_head(&head, findings) != 0 ||
	    read_as(bytes + head.skip, len - head.skip, charset, decoded, findings) != 0)
		return -1;
	if (!is_not_xml(decoded->text, decoded->len))
		return 0;
	add_not_xml(decoded->text, decoded->len, findings);
	return -1;
}

void
decoded_release(struct decoded *decoded)
{
	tb_buf_release(&decoded->own);
	*decoded = (struct decoded){.own = TB_BUF_INIT};
}
