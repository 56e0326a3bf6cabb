/*
 * Addresses of the net: they are broken behind their marks, rather than the line
 * before them be torn apart.
 */
#include "break.h"
#include <string.h>

static int
is_printable(uint32_t cp)
{
	return cp > ' ' && cp < 0x7F;
}

static int
is_alnum(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || ((cp | 32) >= 'a' && (cp | 32) <= 'z');
}

static int
is_mark(uint32_t cp)
{
	return is_printable(cp) && strchr("/.@?&=-_:#", (char)cp) != NULL;
}

static int
starts_with(const uint32_t *cps, size_t n, const char *word)
{
	size_t k = 0;

	while (k < n && word[k] != '\0' && cps[k] == (unsigned char)word[k])
		k++;
	return word[k] == '\0';
}

/* https://…, www.…, name@host. */
static int
is_address(const uint32_t *cps, size_t n)
{
	if (starts_with(cps, n, "www."))
		return 1;
	for (size_t k = 1; k + 1 < n; k++) {
		if (cps[k] == '@' && is_alnum(cps[k - 1]) && is_alnum(cps[k + 1]))
			return 1;
		if (starts_with(cps + k, n - k, "://"))
			return 1;
	}
	return 0;
}

/* A part of one or two characters is not worth a line end. */
static void
break_address(const uint32_t *cps, size_t n, uint8_t *before)
{
	enum { LEAST = 3 };

	for (size_t k = 1; k < n; k++) {
		before[k] &= (uint8_t) ~(TB_BEFORE_BREAK | TB_BEFORE_POOR);
		if (k >= LEAST && n - k >= LEAST && is_mark(cps[k - 1]) && !is_mark(cps[k]))
			before[k] |= TB_BEFORE_ADDRESS;
	}
}

void
tb_break_addresses(const uint32_t *cps, size_t n, uint8_t *before)
{
	size_t end;

	for (size_t i = 0; i < n; i = end + 1) {
		for (end = i; end < n && is_printable(cps[end]);)
			end++;
		if (is_address(cps + i, end - i))
			break_address(cps + i, end - i, before + i);
	}
}
