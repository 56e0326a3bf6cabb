/* Texts with slots: see slots.h. */
#include "slots.h"
#include <string.h>

static const char *
slot_value(const struct tb_slot *slots, const char *name, size_t len)
{
	for (; slots->name != NULL; slots++)
		if (strlen(slots->name) == len && memcmp(slots->name, name, len) == 0)
			return slots->value != NULL ? slots->value : "";
	return "";
}

void
tb_slots_fill(struct tb_buf *out, const char *text, const struct tb_slot *slots)
{
	const char *open, *close;

	while ((open = strchr(text, '{')) != NULL && (close = strchr(open, '}')) != NULL) {
		tb_buf_put(out, text, (size_t)(open - text));
		tb_buf_puts(out, slot_value(slots, open + 1, (size_t)(close - open - 1)));
		text = close + 1;
	}
	tb_buf_puts(out, text);
}
