/* Tags that would take too long: see tag.h. */
#include "tag.h"
#include "../lib/compat.h"

/* The end of a comment, CDATA section or instruction that begins at `at`; `at`
 * itself when it is none of them. */
static const char *
skip_markup(const char *at, const char *end)
{
	static const struct {
		const char *begin, *end;
	} kinds[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
	size_t i;

	for (i = 0; i < TB_LEN(kinds); i++) {
		size_t len = strlen(kinds[i].begin);

		if ((size_t)(end - at) > len && memcmp(at, kinds[i].begin, len) == 0) {
			const char *stop_at = strstr(at + len, kinds[i].end);

			return stop_at != NULL && stop_at < end ? stop_at : end - 1;
		}
	}
	return at;
}

int
tag_wide(const char *text, size_t len, int max)
{
	const char *end = text + len, *at, *next;
	int line = 1, count = 0, in_tag = 0;
	char quote = '\0';

	for (at = text; at < end; at++) {
		if (!in_tag && *at == '<') {
			in_tag = (next = skip_markup(at, end)) == at;
			for (count = 0; at < next; at++)
				line += *at == '\n';
		} else if (quote != '\0') {
			if (*at == quote)
				quote = '\0';
		} else if (in_tag && (*at == '"' || *at == '\'')) {
			quote = *at;
		} else if (in_tag && *at == '>') {
			in_tag = 0;
		} else if (in_tag && *at == '=' && ++count > max) {
			return line;
		}
		line += *at == '\n';
	}
	return 0;
}
