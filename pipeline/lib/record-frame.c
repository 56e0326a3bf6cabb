/*
 * Elements as frames: see record.h.
 *
 *	form        1 byte, enum record_form_id; of a text END is added
 *	line        4 bytes, lowest first
 *	length      4 bytes, of what follows
 *	fields      one after the other, in the order of the form's table: 1 and a text, or
 *	            2 for none; each ended by NUL.  The end of an element has one, its text.
 *
 * Where a section ends there is a frame of its own, since rows outside of one are none.
 */
#include "record-private.h"
#include "utf8.h"

enum { END = 0x40, PRESENT = 1, ABSENT = 2 };

static void
put_number(char *at, size_t value)
{
	int i;

	for (i = 0; i < 4; i++, value >>= 8)
		at[i] = (char)(value & 0xff);
}

static size_t
number_at(const char *at)
{
	const unsigned char *byte = (const unsigned char *)at;

	return byte[0] | (size_t)byte[1] << 8 | (size_t)byte[2] << 16 | (size_t)byte[3] << 24;
}

/* text NULL = there is none. */
static void
put_field(struct tb_buf *out, const char *text, size_t len)
{
	tb_buf_putc(out, text != NULL ? PRESENT : ABSENT);
	if (text != NULL)
		tb_buf_put(out, text, len);
	tb_buf_putc(out, '\0');
}

static void
put_attribute(struct tb_buf *out, const char *value)
{
	put_field(out, value, value != NULL ? strlen(value) : 0);
}

static size_t
open_frame(struct tb_buf *out, int form, int line)
{
	size_t at = out->len;
	char head[TB_FRAME_HEAD] = {0};

	head[0] = (char)form;
	put_number(head + 1, (size_t)line);
	tb_buf_put(out, head, sizeof(head));
	return at;
}

static void
close_frame(struct tb_buf *out, size_t at)
{
	put_number(out->s + at + 5, out->len - at - TB_FRAME_HEAD);
}

/* Is a row one where it stands? */
static int
has_place(const struct tb_framer *framer, int form)
{
	if (form == FORM_ROW)
		return framer->section >= 0 && framer->section != TB_SECTION_PROJECTS;
	if (form == FORM_PROJECT || form == FORM_MILESTONE)
		return framer->section == TB_SECTION_PROJECTS;
	return 1;
}

static int
is_amounts(int form)
{
	return form >= FORM_INDUSTRIES && form <= FORM_PROJECTS;
}

void
tb_frame_start(struct tb_framer *framer, struct tb_buf *out, const char *name,
    const struct tb_xml_attr *attrs, int line)
{
	int form = record_form(name);
	const char *own = tb_xml_attr(attrs, "line");
	long number;
	size_t at, i;

	if (form < 0)
		return;
	if (is_amounts(form))
		framer->section = form - FORM_INDUSTRIES;
	if (!has_place(framer, form))
		return;
	if (own != NULL && tb_int_parse(own, 1, 1000000000, &number) == 0)
		line = (int)number;
	at = open_frame(out, form, line);
	for (i = 0; i < record_forms[form].n; i++)
		put_attribute(out, tb_xml_attr(attrs, record_forms[form].fields[i].name));
	close_frame(out, at);
}

void
tb_frame_end(struct tb_framer *framer, struct tb_buf *out, const char *name, const char *text)
{
	int form = record_form(name);
	size_t at, len = 0;

	if (form < 0 || (!record_forms[form].has_text && !is_amounts(form)))
		return;
	if (is_amounts(form))
		framer->section = -1;
	at = open_frame(out, form | END, 0);
	text = record_forms[form].has_text ? record_trim(text, &len) : NULL;
	put_field(out, text, len);
	close_frame(out, at);
}

/* --- back ------------------------------------------------------------------------- */

size_t
tb_frame_len(const char *bytes)
{
	return TB_FRAME_HEAD + number_at(bytes + 5);
}

/* The next field; *field NULL = none is given. -1: the bytes are no field. */
static int
take_field(const char **at, const char *end, const char **field)
{
	const char *nul = *at < end ? memchr(*at, '\0', (size_t)(end - *at)) : NULL;
	size_t len;

	if (nul == NULL || ((*at)[0] != PRESENT && (*at)[0] != ABSENT))
		return -1;
	*field = (*at)[0] == PRESENT ? *at + 1 : NULL;
	len = (size_t)(nul - *at) - 1;
	if (tb_utf8_valid(*at + 1, len) != len)
		return -1;
	*at = nul + 1;
	return 0;
}

static int
take_attributes(
    const struct record_form *form, const char *at, const char *end, struct tb_frame *frame)
{
	size_t i, n = 0;

	for (i = 0; i < form->n; i++) {
		const char *value;

		if (take_field(&at, end, &value) != 0)
			return -1;
		if (value != NULL)
			frame->attrs[n++] = (struct tb_xml_attr){form->fields[i].name, value};
	}
	frame->attrs[n] = (struct tb_xml_attr){NULL, NULL};
	return at == end ? 0 : -1;
}

int
tb_frame_read(const char *bytes, size_t len, struct tb_frame *frame)
{
	const char *at = bytes + TB_FRAME_HEAD, *end = bytes + len;
	int form = len >= TB_FRAME_HEAD ? bytes[0] & ~END : FORM_MAX;
	size_t line;

	if (form < 0 || form >= FORM_MAX || tb_frame_len(bytes) != len)
		return -1;
	line = number_at(bytes + 1);
	if (line > 2000000000)
		return -1;
	frame->name = record_forms[form].name;
	frame->line = (int)line;
	frame->ends = (bytes[0] & END) != 0;
	if (!frame->ends)
		return take_attributes(&record_forms[form], at, end, frame);
	return take_field(&at, end, &frame->text) == 0 && at == end ? 0 : -1;
}
