/* Bytes to text: see decode.h. */
#include "decode-private.h"
#include "../lib/utf8.h"
#include <errno.h>
#include <iconv.h>
#include <stdint.h>

static iconv_t converters[CHARSETS];
static int prepared;

void
decode_prepare(void)
{
	int i;

	if (prepared)
		return;
	for (i = CHARSET_UTF16LE; i < CHARSETS; i++)
		converters[i] = iconv_open("UTF-8", decode_charsets[i]);
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
	    .expected = decode_charsets[decoded->charset]};

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
	finding_add(findings, &(struct finding){.id = FINDING_NOT_XML,
				  .level = -1,
				  .line = line[0] != '\0',
				  .value = line[0] != '\0' ? line : NULL});
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
	struct decode_head head;

	*decoded = (struct decoded){.source = *source, .end = source->len, .own = TB_BUF_INIT};
	if (first_text(decoded, &(size_t){0}) == NULL) { /* as UTF-8: the bytes as they are */
		finding_add(findings, &(struct finding){.id = FINDING_EMPTY, .level = -1});
		return -1;
	}
	decode_read_head(source->bytes, source->len, &head);
	decoded->charset = decode_choose(&head, findings);
	decoded->begin = head.skip;
	if (decoded->charset == DECODE_UNKNOWN)
		return -1;
	/* what is no XML at all is said before anything about its bytes */
	if (head.family == CHARSET_UTF8 && is_not_xml_bytes(decoded, findings))
		return -1;
	if (decode_check_head(&head, findings) != 0 || look_through(decoded, findings) != 0 ||
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
