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

/* Are the bytes text as they are? */
static int
is_plain(int charset)
{
	return charset == CHARSET_UTF8 || charset == CHARSET_ASCII;
}

void
decode_rewind(struct decoded *decoded)
{
	decoded->at = decoded->begin;
	if (!is_plain(decoded->charset))
		iconv(converters[decoded->charset], NULL, NULL, NULL, NULL);
}

/* Converts some bytes; returns how many. Fewer than all: what follows is no whole character. */
static size_t
convert(struct decoded *decoded, const char *bytes, size_t len)
{
	char *in = (char *)(uintptr_t)bytes, *to;
	size_t left = len, room;

	tb_buf_reset(&decoded->own);
	tb_buf_reserve(&decoded->own, len * 4); /* no character becomes longer than so */
	to = decoded->own.s;
	room = len * 4;
	iconv(converters[decoded->charset], &in, &left, &to, &room);
	decoded->own.len = (size_t)(to - decoded->own.s);
	decoded->own.s[decoded->own.len] = '\0';
	return len - left;
}

int
decode_next(struct decoded *decoded, const char **text, size_t *len)
{
	const struct source *source = &decoded->source;
	size_t n = decoded->end - decoded->at;

	source_passed(source, decoded->at);
	if (n > DECODE_PIECE)
		n = DECODE_PIECE;
	if (n == 0)
		return 0;
	*text = source->bytes + decoded->at;
	*len = n;
	if (!is_plain(decoded->charset)) {
		n = convert(decoded, *text, n);
		*text = decoded->own.s;
		*len = decoded->own.len;
	}
	decoded->at += n;
	return n > 0;
}

void
decode_whole(struct decoded *decoded, struct tb_buf *out)
{
	const char *text;
	size_t len;

	for (decode_rewind(decoded); decode_next(decoded, &text, &len);)
		tb_buf_put(out, text, len);
}

static int
count_lines(struct decoded *decoded)
{
	const char *text, *at;
	int lines = 1;
	size_t len;

	for (decode_rewind(decoded); decode_next(decoded, &text, &len);)
		for (at = text; (at = memchr(at, '\n', len - (size_t)(at - text))) != NULL; at++)
			lines++;
	return lines;
}

static size_t
ascii_len(const char *bytes, size_t len)
{
	size_t n = 0;

	while (n < len && (unsigned char)bytes[n] < 0x80)
		n++;
	return n;
}

/* Bytes of the valid text from the begin on. */
static size_t
valid_plain(const struct decoded *decoded)
{
	const struct source *source = &decoded->source;
	size_t begin = decoded->begin, at = begin;

	for (;;) {
		size_t n = source->len - at < DECODE_PIECE ? source->len - at : DECODE_PIECE;
		size_t good = decoded->charset == CHARSET_UTF8
				  ? tb_utf8_valid(source->bytes + at, n)
				  : ascii_len(source->bytes + at, n);

		at += good;
		/* a character may be cut by the piece; one that is not whole at its begin is bad */
		if (n - good >= 4 || good == 0)
			return at - begin;
		source_passed(source, at);
	}
}

/* The same of what must be converted. */
static size_t
valid_wide(struct decoded *decoded)
{
	const char *text;
	size_t len;

	for (decode_rewind(decoded); decode_next(decoded, &text, &len);)
		;
	return decoded->at - decoded->begin;
}

/* Is what is left of a text only the beginning of one character? */
static int
is_cut(const struct decoded *decoded, const char *rest, size_t len)
{
	char *in = (char *)(uintptr_t)rest, out[16], *to = out;
	size_t left = len, room = sizeof(out);

	iconv(converters[decoded->charset], NULL, NULL, NULL, NULL);
	return len < 16 &&
	       iconv(converters[decoded->charset], &in, &left, &to, &room) == (size_t)-1 &&
	       errno == EINVAL;
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
reads_as_gb18030(const struct decoded *decoded)
{
	struct decoded other = *decoded;
	const char *text;
	size_t len, rest = 0;
	int good = 1;

	if (converters[CHARSET_GB18030] == (iconv_t)-1)
		return 0;
	other.charset = CHARSET_GB18030;
	other.end = other.source.len;
	other.own = TB_BUF_INIT;
	for (decode_rewind(&other); good && decode_next(&other, &text, &len);)
		good = tb_utf8_valid(text, len) == len;
	rest = other.end - other.at;
	tb_buf_release(&other.own);
	return good && rest == 0;
}

static void
add_encoding_fault(struct decoded *decoded, struct findings *findings)
{
	const struct source *source = &decoded->source;
	struct tb_buf hex = TB_BUF_INIT;
	size_t bad = decoded->end, i;
	char line[16];
	struct finding finding = {.id = FINDING_ENCODING,
	    .level = -1,
	    .line = bad > decoded->begin ? count_lines(decoded) : 1,
	    .expected = charset_names[decoded->charset]};

	for (i = bad; i < source->len && i < bad + 4; i++)
		tb_buf_printf(&hex, "%s%02X", i > bad ? " " : "", (unsigned char)source->bytes[i]);
	snprintf(line, sizeof(line), "%d", finding.line);
	finding.value = hex.s;
	finding.detail[0] = line;
	if (decoded->charset == CHARSET_UTF8 && reads_as_gb18030(decoded))
		finding.detail[1] = "@hint.gb18030";
	finding_add(findings, &finding);
	tb_buf_release(&hex);
}

/* Finds where the text ends; a cut character at the very end is told by cut. */
static int
look_through(struct decoded *decoded, struct findings *findings)
{
	const struct source *source = &decoded->source;
	size_t rest;

	decoded->end = source->len;
	if (is_plain(decoded->charset))
		decoded->end = decoded->begin + valid_plain(decoded);
	else if (converters[decoded->charset] == (iconv_t)-1)
		decoded->end = decoded->begin;
	else
		decoded->end = decoded->begin + valid_wide(decoded);
	rest = source->len - decoded->end;
	if (rest == 0)
		return 0;
	if (decoded->charset == CHARSET_UTF8)
		decoded->cut = is_cut_utf8(source->bytes + decoded->end, rest);
	else if (!is_plain(decoded->charset) && converters[decoded->charset] != (iconv_t)-1)
		decoded->cut = is_cut(decoded, source->bytes + decoded->end, rest);
	if (decoded->cut)
		return 0;
	add_encoding_fault(decoded, findings);
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

/* The text behind its first blanks, as far as the piece goes; NULL = there are only blanks. */
static const char *
first_text(struct decoded *decoded, size_t *len)
{
	const char *text;

	for (decode_rewind(decoded); decode_next(decoded, &text, len);) {
		size_t n = blanks(text, *len);

		if (n < *len) {
			*len -= n;
			return text + n;
		}
	}
	*len = 0;
	return NULL;
}

/* 1 = it is no XML; its first line is what the receipt shows. */
static int
is_not_xml(struct decoded *decoded, struct findings *findings)
{
	size_t len, n = 0;
	const char *text = first_text(decoded, &len);
	char line[121];

	if (text != NULL && text[0] == '<')
		return 0;
	while (n < len && n < sizeof(line) - 1 && strchr("\r\n", text[n]) == NULL)
		n++;
	memcpy(line, text != NULL ? text : "", n);
	line[tb_utf8_valid(line, n)] = '\0';
	finding_add(findings,
	    &(struct finding){.id = FINDING_NOT_XML, .level = -1, .line = 1, .value = line});
	return 1;
}

/* The same of the bytes as they are. */
static int
is_not_xml_bytes(const struct decoded *decoded, struct findings *findings)
{
	struct decoded bytes = *decoded;

	bytes.charset = CHARSET_UTF8;
	return is_not_xml(&bytes, findings);
}

int
decode(const struct source *source, struct decoded *decoded, struct findings *findings)
{
	struct head head = {.bom = UNKNOWN};

	*decoded = (struct decoded){.source = *source, .end = source->len, .own = TB_BUF_INIT};
	if (first_text(decoded, &(size_t){0}) == NULL) { /* as UTF-8: the bytes as they are */
		finding_add(findings, &(struct finding){.id = FINDING_EMPTY, .level = -1});
		return -1;
	}
	read_bom((const unsigned char *)source->bytes, source->len, &head);
	read_declaration(source->bytes, source->len, &head);
	decoded->charset = choose_charset(&head, findings);
	decoded->begin = head.skip;
	if (decoded->charset == UNKNOWN)
		return -1;
	/* what is no XML at all is said before anything about its bytes */
	if (head.family == CHARSET_UTF8 && is_not_xml_bytes(decoded, findings))
		return -1;
	if (check_head(&head, findings) != 0 || look_through(decoded, findings) != 0 ||
	    is_not_xml(decoded, findings))
		return -1;
	decode_rewind(decoded);
	return 0;
}

void
decoded_release(struct decoded *decoded)
{
	tb_buf_release(&decoded->own);
	*decoded = (struct decoded){.own = TB_BUF_INIT};
}
