/* Tags that would take too long: see tag.h. */
#include "tag.h"
#include "../lib/compat.h"

enum { STATE_TEXT, STATE_OPEN, STATE_TAG, STATE_QUOTE, STATE_SKIP };

/* What is no tag: how it begins; it ends with the mark so many times and '>'. */
static const struct {
	const char *begin;
	char mark;
	int times;
} kinds[] = {{"<!--", '-', 2}, {"<![CDATA[", ']', 2}, {"<?", '?', 1}};

/* One more byte behind '<': a tag, or the beginning of something else? */
static void
open_markup(struct tag_scan *scan, char c)
{
	size_t i;

	scan->open[scan->opened++] = c;
	for (i = 0; i < TB_LEN(kinds); i++) {
		if (strncmp(kinds[i].begin, scan->open, (size_t)scan->opened) != 0)
			continue;
		if (kinds[i].begin[scan->opened] == '\0') {
			scan->state = STATE_SKIP;
			scan->kind = (int)i;
			scan->run = 0;
		}
		return;
	}
	scan->state = STATE_TAG; /* nothing before this byte means anything in one */
}

static void
skip(struct tag_scan *scan, char c)
{
	if (c == kinds[scan->kind].mark) {
		scan->run++;
		return;
	}
	if (c == '>' && scan->run >= kinds[scan->kind].times)
		scan->state = STATE_TEXT;
	scan->run = 0;
}

/* A byte of a tag outside quotes. */
static void
in_tag(struct tag_scan *scan, char c)
{
	if (c == '"' || c == '\'') {
		scan->quote = c;
		scan->state = STATE_QUOTE;
	} else if (c == '>') {
		scan->state = STATE_TEXT;
	} else if (c == '=') {
		scan->count++;
	}
}

int
tag_scan(struct tag_scan *scan, const char *text, size_t len, int max)
{
	const char *at = text, *end = text + len;

	for (; at < end; at++) {
		scan->line += *at == '\n';
		if (scan->state == STATE_TEXT) {
			if (*at != '<')
				continue;
			scan->state = STATE_OPEN;
			scan->count = scan->opened = 0;
			scan->open[scan->opened++] = '<';
			continue;
		}
		if (scan->state == STATE_OPEN)
			open_markup(scan, *at);
		else if (scan->state == STATE_SKIP)
			skip(scan, *at);
		else if (scan->state == STATE_QUOTE && *at == scan->quote)
			scan->state = STATE_TAG;
		else if (scan->state == STATE_TAG)
			in_tag(scan, *at);
		if (scan->state == STATE_TAG && scan->opened > 0) {
			scan->opened = 0; /* the byte that decided is one of the tag */
			in_tag(scan, *at);
		}
		if (scan->count > max)
			return scan->line;
	}
	return 0;
}

int
tag_wide(const char *text, size_t len, int max)
{
	struct tag_scan scan = {.line = 1};

	return tag_scan(&scan, text, len, max);
}
