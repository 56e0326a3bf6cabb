/* UTF-8: see utf8.h. */
#include "utf8.h"
#include <stdint.h>
#include <string.h>

/* Length of the sequence that starts at s, or 0 if it is not valid. */
static size_t
sequence_len(const unsigned char *s, size_t left)
{
	unsigned lead = s[0], lo = 0x80, hi = 0xbf;
	size_t len, i;

	if (lead < 0x80)
		return 1;
	if (lead < 0xc2 || lead > 0xf4)
		return 0;
	len = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
	if (left < len)
		return 0;
	if (lead == 0xe0)
		lo = 0xa0;
	else if (lead == 0xed)
		hi = 0x9f;
	else if (lead == 0xf0)
		lo = 0x90;
	else if (lead == 0xf4)
		hi = 0x8f;
	if (s[1] < lo || s[1] > hi)
		return 0;
	for (i = 2; i < len; i++)
		if ((s[i] & 0xc0) != 0x80)
			return 0;
	return len;
}

/* How many of the next bytes are ASCII, in steps of eight. */
static size_t
ascii_len(const unsigned char *s, size_t left)
{
	static const uint64_t high = 0x8080808080808080U;
	uint64_t eight;
	size_t at = 0;

	for (; at + sizeof(eight) <= left; at += sizeof(eight)) {
		memcpy(&eight, s + at, sizeof(eight));
		if ((eight & high) != 0)
			break;
	}
	return at;
}

size_t
tb_utf8_valid(const char *s, size_t len)
{
	const unsigned char *bytes = (const unsigned char *)s;
	size_t at = 0;

	while (at < len) {
		size_t step;

		if (bytes[at] < 0x80) {
			step = ascii_len(bytes + at, len - at);
			at += step > 0 ? step : 1;
			continue;
		}
		step = sequence_len(bytes + at, len - at);
		if (step == 0)
			break;
		at += step;
	}
	return at;
}

unsigned
tb_utf8_next(const char **s)
{
	const unsigned char *p = (const unsigned char *)*s;
	unsigned cp;

	if (p[0] == 0)
		return 0;
	if (p[0] < 0x80) {
		*s += 1;
		return p[0];
	}
	if (p[0] < 0xe0) {
		cp = (p[0] & 0x1fU) << 6 | (p[1] & 0x3fU);
		*s += 2;
	} else if (p[0] < 0xf0) {
		cp = (p[0] & 0x0fU) << 12 | (p[1] & 0x3fU) << 6 | (p[2] & 0x3fU);
		*s += 3;
	} else {
		cp = (p[0] & 0x07U) << 18 | (p[1] & 0x3fU) << 12 | (p[2] & 0x3fU) << 6 |
		     (p[3] & 0x3fU);
		*s += 4;
	}
	return cp;
}

size_t
tb_utf8_encode(unsigned cp, char *out)
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xc0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xe0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3f));
		out[2] = (char)(0x80 | (cp & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3f));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3f));
	out[3] = (char)(0x80 | (cp & 0x3f));
	return 4;
}

size_t
tb_utf8_count(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += ((unsigned char)*s & 0xc0) != 0x80;
	return n;
}

int
tb_utf8_hidden(unsigned cp)
{
	static const struct {
		unsigned first, last;
	} ranges[] = {{0, 0x1f}, {0x7f, 0x9f}, {0xad, 0xad}, {0x61c, 0x61c}, {0x200b, 0x200f},
	    {0x2028, 0x202e}, {0x2060, 0x206f}, {0xfeff, 0xfeff}, {0xfff9, 0xfffb},
	    {0xe0000, 0xe007f}};
	size_t i;

	for (i = 0; i < TB_LEN(ranges); i++)
		if (cp >= ranges[i].first && cp <= ranges[i].last)
			return 1;
	return 0;
}
