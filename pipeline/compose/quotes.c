/* Straight quotes: see quotes.h. */
#include "quotes.h"

/* No quotation begins with these, or ends with those. */
static const char *const no_start[] = {"，", "。", "、", "；", "：", "！", "？", "）", "》", "”"};
static const char *const no_end[] = {"（", "《", "“"};

/* What is known of a text at one of its quotes. */
struct pair {
	const char *text;	  /* all of it */
	const char *open, *close; /* its quotes */
};

static int
is_wide(char c)
{
	return (unsigned char)c >= 0x80;
}

static int
starts_with_any(const char *s, const char *const *list, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strncmp(s, list[i], strlen(list[i])) == 0)
			return 1;
	return 0;
}

static int
has_wide(const char *s, const char *end)
{
	while (s < end && !is_wide(*s))
		s++;
	return s < end;
}

/* Chinese text on one side, and nothing else on the other. */
static int
stands_in_wide(const struct pair *pair)
{
	int first = pair->open == pair->text, last = pair->close[1] == '\0';

	return !(first && last) && (first || is_wide(pair->open[-1])) &&
	       (last || is_wide(pair->close[1]));
}

static int
is_certain(const struct pair *pair)
{
	const char *first = pair->open + 1, *last = pair->close - 1;

	if (last < first || *first == ' ' || *last == ' ')
		return 0;
	if (pair->open > pair->text &&
	    (pair->open[-1] == '=' || (pair->open[-1] >= '0' && pair->open[-1] <= '9')))
		return 0;
	if (starts_with_any(first, no_start, TB_LEN(no_start)) ||
	    (last - first >= 2 && starts_with_any(last - 2, no_end, TB_LEN(no_end))))
		return 0;
	return has_wide(first, pair->close) || stands_in_wide(pair);
}

/* The pair that begins at or behind s; 0 = none, or no partner. */
static int
next_pair(const char *s, struct pair *pair)
{
	pair->open = strchr(s, '"');
	pair->close = pair->open != NULL ? strchr(pair->open + 1, '"') : NULL;
	return pair->close != NULL;
}

static int
all_certain(const char *text)
{
	struct pair pair = {.text = text, .close = text - 1};

	while (next_pair(pair.close + 1, &pair))
		if (!is_certain(&pair))
			return 0;
	return pair.open == NULL;
}

/* How many “ between s and end are still open; never below zero. */
static int
depth_behind(const char *s, const char *end, int depth)
{
	for (; s < end; s++) {
		depth += strncmp(s, "“", strlen("“")) == 0;
		depth -= depth > 0 && strncmp(s, "”", strlen("”")) == 0;
	}
	return depth;
}

void
quotes_find(const char *text, struct tb_buf *marks)
{
	struct pair pair = {.text = text};
	const char *from = text;
	int depth = 0;

	if (!all_certain(text)) {
		for (; *text != '\0'; text++)
			if (*text == '"')
				tb_buf_putc(marks, '"');
		return;
	}
	while (next_pair(from, &pair)) {
		depth = depth_behind(from, pair.open, depth);
		tb_buf_puts(marks, depth > 0 ? "()" : "<>");
		from = pair.close + 1;
	}
}

void
quotes_put(const char *text, const char **marks, struct tb_buf *out)
{
	for (; *text != '\0'; text++) {
		if (*text != '"' || **marks == '\0') {
			tb_buf_putc(out, *text);
			continue;
		}
		switch (*(*marks)++) {
		case '<':
			tb_buf_puts(out, "“");
			break;
		case '>':
			tb_buf_puts(out, "”");
			break;
		case '(':
			tb_buf_puts(out, "‘");
			break;
		case ')':
			tb_buf_puts(out, "’");
			break;
		default:
			tb_buf_putc(out, '"');
		}
	}
}
