/* The beginning of a file: see beginning.h. */
#include "beginning.h"
#include <string.h>

const char beginning_blanks[] = " \t\r\n";

void
beginning_text(const char *bytes, size_t len, char *out)
{
	static const char *const marks[] = {"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"};
	size_t i, n = 0;

	for (i = 0; i < len; i++)
		if (bytes[i] != '\0')
			out[n++] = bytes[i];
	out[n] = '\0';
	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (strncmp(out, marks[i], strlen(marks[i])) == 0) {
			memmove(out, out + strlen(marks[i]), n + 1 - strlen(marks[i]));
			return;
		}
}

const char *
beginning_tag(const char *text)
{
	for (;;) {
		const char *end = NULL;

		text += strspn(text, beginning_blanks);
		if (strncmp(text, "<?", 2) == 0)
			end = strstr(text, "?>");
		else if (strncmp(text, "<!--", 4) == 0)
			end = strstr(text, "-->");
		if (end == NULL)
			return text;
		text = strchr(end, '>') + 1;
	}
}

int
beginning_is(const char *tag, const char *name)
{
	size_t len = strcspn(tag, " \t\r\n/>"), n = strlen(name);

	return tag[0] == '<' && len > n && memcmp(tag + len - n, name, n) == 0 &&
	       (tag[len - n - 1] == '<' || tag[len - n - 1] == ':');
}
