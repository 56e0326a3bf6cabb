/* A receipt as lines of text: see receipt-device.h. */
#include "../lib/utf8.h"
#include "receipt-device.h"

enum { COLUMN = 5 };

/* What stands before the label, between it and the text, and behind. NULL: not set. */
static const struct line {
	const char *before, *between, *behind;
	int bare; /* the label is not set */
} lines[PART_MAX] = {
    [PART_TITLE] = {"", "　", "\n\n"},
    [PART_VERDICT] = {"", NULL, "\n\n"},
    [PART_FILE] = {"", NULL, "\n"},
    [PART_UNIT] = {"", NULL, "\n"},
    [PART_PERIOD] = {"", NULL, "\n"},
    [PART_ARRIVED] = {"", NULL, "\n"},
    [PART_SIGNED] = {"", NULL, "\n"},
    [PART_DIGEST] = {"", NULL, "\n"},
    [PART_CONTENTS] = {"", NULL, "\n"},
    [PART_COUNTS] = {"", NULL, "\n"},
    [PART_LEVEL] = {"\n【", "", "】\n", 1},
    [PART_GROUP] = {"\n", "", "\n"},
    [PART_PLACE] = {"  ▪ ", "", "\n", 1},
    [PART_VALUE] = {"    ", "：", "\n"},
    [PART_EXPECTED] = {"    ", "：", "\n"},
    [PART_NOTE] = {"    ", "：", "\n"},
    [PART_TEXT] = {"    ", "：", "\n"},
    [PART_OMITTED] = {"  ", "", "\n"},
    [PART_REMEDY] = {"  ", "：", "\n"},
    [PART_CHANGES] = {"\n【", "", "】\n"},
    [PART_CHANGED] = {"", "", "\n"},
    [PART_CHANGE] = {"  ▪ ", "", "\n"},
    [PART_CHANGES_OMITTED] = {"  ", "", "\n"},
    [PART_PREVIOUS] = {"\n【", "", "】\n"},
    [PART_COMPARED] = {"", "", "\n"},
    [PART_MONTH] = {"    ", "", "\n"},
    [PART_MONTHS_OMITTED] = {"  ", "", "\n"},
    [PART_CHECKED] = {"\n【", "", "】\n"},
    [PART_GROUND] = {"", "：", "\n"},
    [PART_HELP] = {"\n", "", "\n"},
};

struct text {
	struct tb_buf *out;
	enum receipt_part last;
};

/* "文件　　　": a label in a column of five characters. */
static void
put_label(struct tb_buf *out, const char *label)
{
	size_t n = tb_utf8_count(label);

	tb_buf_puts(out, label);
	for (; n < COLUMN; n++)
		tb_buf_puts(out, "　");
}

static void
set_text(void *user, enum receipt_part part, const char *label, const char *text)
{
	const struct line *line = &lines[part];
	struct text *t = user;

	if (line->before == NULL)
		return;
	if (part == PART_COUNTS && t->last != PART_CONTENTS)
		tb_buf_putc(t->out, '\n');
	t->last = part;
	tb_buf_puts(t->out, line->before);
	if (line->between == NULL) {
		put_label(t->out, label);
	} else if (label != NULL && !line->bare) {
		tb_buf_puts(t->out, label);
		tb_buf_puts(t->out, line->between);
	}
	tb_buf_puts(t->out, text);
	tb_buf_puts(t->out, line->behind);
}

int
receipt_text(const char *xml, size_t len, const char *name, const struct catalogue *catalogue,
    struct tb_buf *out, struct tb_err *err)
{
	struct text text = {.out = out, .last = PART_MAX};

	return receipt_read(xml, len, name, catalogue, set_text, &text, err);
}
