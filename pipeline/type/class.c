/* Classes of characters: see class.h. */
#include "class.h"
#include "../lib/utf8.h"

struct range {
	uint32_t first, last;
	enum tb_class cls;
};

#include "class_table.h"

enum tb_class
tb_class_of(unsigned cp)
{
	size_t low = 0, high = TB_LEN(ranges);

	if (cp >= 0x3400 && cp < 0xE000) /* hanzi: most of all text */
		return TB_CLASS_HAN;
	while (low < high) {
		size_t mid = (low + high) / 2;

		if (cp > ranges[mid].last)
			low = mid + 1;
		else if (cp < ranges[mid].first)
			high = mid;
		else
			return ranges[mid].cls;
	}
	return cp >= 0x2E80 ? TB_CLASS_HAN : TB_CLASS_LETTER;
}

size_t
tb_class_unit(const uint32_t *cps, size_t n)
{
	char lead[4]; /* most units are told from what is there by their first character */
	size_t lead_len = n > 0 ? tb_utf8_encode(cps[0], lead) : 0;

	for (size_t i = 0; i < TB_LEN(units); i++) {
		const char *s = units[i];
		size_t k = 0;

		if (s[0] != lead[0] || strncmp(s, lead, lead_len) != 0)
			continue;
		while (k < n && *s != '\0') {
			const char *next = s;

			if (tb_utf8_next(&next) != cps[k])
				break;
			s = next;
			k++;
		}
		if (*s == '\0')
			return k;
	}
	return 0;
}
