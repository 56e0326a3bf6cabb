/* Texts of a treemap's parts: see parts.h. */
#include "parts.h"
#include "strips.h"

static const int32_t grain = TB_PU_PER_PT / 2;

/* --- names of groups ----------------------------------------------------------------- */

int32_t
parts_name_least(const struct canvas *canvas)
{
	return 3 * canvas->style->type_least;
}

int32_t
parts_put_name(struct canvas *canvas, const char *name, int32_t left, int32_t width, int32_t y)
{
	enum { LINES_MOST = 3 };
	struct block block;
	int32_t height = 0;

	if (name[0] == '\0' || width < parts_name_least(canvas))
		return 0;
	block = block_fit(canvas, &canvas->style->direct, width, name);
	if (block.width <= width && block.para.nlines <= LINES_MOST) {
		height = block.height + canvas->style->block_gap / 4;
		if (y >= 0)
			block_put(&block, canvas, left, y - height, TB_ALIGN_LEFT);
	}
	block_release(&block);
	return height;
}

/* --- inside -------------------------------------------------------------------------- */

/* How the texts of a part stand in it. */
struct inside {
	struct type name, value;
	int32_t pad, pad_above; /* air between the edge and them */
	int32_t width, height;	/* room */
	int32_t lines;		/* of the name; 0 = all in one line */
};

static int32_t
leading(const struct canvas *canvas, int32_t size)
{
	return tb_em_pu(canvas->style->leading, size);
}

static int32_t
lines_height(const struct canvas *canvas, int32_t size, int32_t lines)
{
	return leading(canvas, size) * (lines - 1) + size;
}

/* The name in as few lines as it needs, all about as long. */
static struct block
balanced(const struct canvas *canvas, const struct inside *in, const char *name)
{
	struct block block = block_make(canvas, &in->name, in->width, name);
	size_t lines = block.para.nlines;
	int32_t size = in->name.size, width;

	if (lines < 2)
		return block;
	width = frame_width(canvas, &in->name, name) / (int32_t)lines;
	for (width = (width + size - 1) / size * size; width < in->width; width += size) {
		struct block other = block_make(canvas, &in->name, width, name);

		if (other.para.nlines <= lines) {
			block_release(&block);
			return other;
		}
		block_release(&other);
	}
	return block;
}

/* Do name and value fit: the name in one line, or in lines of `chars` characters at least? */
static int
fits(const struct canvas *canvas, const struct row *row, struct inside *in, int32_t chars)
{
	const char *value = frame_value(canvas, &row->datum);
	int32_t name = frame_width(canvas, &in->name, row->label);
	int32_t size = in->name.size, width = frame_width(canvas, &in->value, value);
	struct block block;
	int fit;

	in->lines = 1;
	if (name <= in->width && width <= in->width && lines_height(canvas, size, 2) <= in->height)
		return 1;
	in->lines = 0;
	if (name + size / 2 + width <= in->width && size <= in->height)
		return 1;
	if (width > in->width || in->width < chars * size ||
	    lines_height(canvas, size, 3) > in->height)
		return 0;
	block = balanced(canvas, in, row->label);
	in->lines = (int32_t)block.para.nlines;
	fit = block.width <= in->width && lines_height(canvas, size, in->lines + 1) <= in->height;
	block_release(&block);
	return fit;
}

/* The largest type at which the texts fit. */
static int
find_type(const struct canvas *canvas, const struct row *row, struct inside *in)
{
	static const int32_t chars[] = {4, 3};
	const struct style *style = canvas->style;

	for (size_t k = 0; k < TB_LEN(chars); k++)
		for (int32_t size = style->label.size; size >= style->type_least; size -= grain) {
			in->name.size = in->value.size = size;
			if (fits(canvas, row, in, chars[k]))
				return 1;
		}
	return 0;
}

static void
put_inside(struct canvas *canvas, const struct patch *part, const struct inside *in)
{
	const char *value = frame_value(canvas, &part->row->datum), *note = part->row->note;
	int32_t size = in->name.size, line = leading(canvas, size);
	int32_t x = part->box.left + in->pad, y = part->box.top + in->pad_above + size / 2;
	struct type small = {canvas->style->note.role, size, in->value.ink};
	struct block block;

	if (in->lines == 0) {
		frame_text(canvas, &in->name, x, y, part->row->label);
		frame_text(canvas, &in->value,
		    x + frame_width(canvas, &in->name, part->row->label) + size / 2, y, value);
		return;
	}
	block = balanced(canvas, in, part->row->label);
	block_put(&block, canvas, x, y - line / 2, TB_ALIGN_LEFT);
	block_release(&block);
	frame_text(canvas, &in->value, x, y + in->lines * line, value);
	if (note[0] != '\0' && frame_width(canvas, &small, note) <= in->width &&
	    lines_height(canvas, size, in->lines + 2) <= in->height)
		frame_text(canvas, &small, x, y + (in->lines + 1) * line, note);
}

static void
put_number(struct canvas *canvas, struct patch *part, int *last)
{
	const struct style *style = canvas->style;
	struct type type = {style->mark.role, style->type_least, style_on(part->tint)};
	struct box box = part->box;
	char text[16];
	int32_t width;

	snprintf(text, sizeof text, "%d", *last + 1);
	width = frame_width(canvas, &type, text);
	if (width + style->axis_weight > box.right - box.left ||
	    type.size + style->axis_weight > box.bottom - box.top)
		return;
	part->number = ++*last;
	frame_text(
	    canvas, &type, (box.left + box.right - width) / 2, (box.top + box.bottom) / 2, text);
}

/* The texts with their full air, or in a small part with less. */
static int
find_place(const struct canvas *canvas, const struct patch *part, struct inside *in)
{
	for (int32_t share = 1; share <= 2; share++) {
		in->pad = canvas->style->cell_pad / share;
		in->pad_above = in->pad * 3 / 4; /* an em box is larger than its ink */
		in->width = part->box.right - part->box.left - 2 * in->pad;
		in->height = part->box.bottom - part->box.top - 2 * in->pad_above;
		if (find_type(canvas, part->row, in))
			return 1;
	}
	return 0;
}

void
parts_put_texts(struct canvas *canvas, struct patch *parts, size_t n)
{
	int last = 0;

	for (size_t i = 0; i < n; i++) {
		struct patch *part = &parts[i];
		struct inside in = {.name = canvas->style->label, .value = canvas->style->value};

		in.name.ink = in.value.ink = style_on(part->tint);
		part->said = !part->nameless && find_place(canvas, part, &in);
		if (part->said)
			put_inside(canvas, part, &in);
		else
			put_number(canvas, part, &last);
	}
}

/* --- the list ------------------------------------------------------------------------ */

struct entry {
	const char *number, *name, *value;
};

struct table {
	struct entry *entries;
	size_t n;
	struct type type;
	int32_t gap; /* between columns of entries; a third of it within them */
};

/* Widths of the parts of some entries. */
struct widths {
	int32_t number, name, value;
};

static const char *
entry_name(const struct canvas *canvas, const struct patch *part)
{
	struct tb_buf text = TB_BUF_INIT;
	const char *kept;

	if (!part->nameless || part->row->group[0] == '\0')
		return part->row->label;
	tb_buf_printf(&text, "%s%s%s", part->row->group, canvas->style->colon, part->row->label);
	kept = tb_arena_strdup(&canvas->doc->arena, text.s);
	tb_buf_release(&text);
	return kept;
}

static void
set_list(const struct canvas *canvas, struct table *list, const struct patch *parts, size_t n)
{
	list->entries = tb_xcalloc(n, sizeof *list->entries);
	for (size_t i = 0; i < n; i++) {
		struct entry *entry = &list->entries[list->n];
		char number[16];

		if (parts[i].number == 0)
			continue;
		snprintf(number, sizeof number, "%d", parts[i].number);
		entry->number = tb_arena_strdup(&canvas->doc->arena, number);
		entry->name = entry_name(canvas, &parts[i]);
		entry->value = frame_value(canvas, &parts[i].row->datum);
		list->n++;
	}
}

static int32_t
wider(const struct canvas *canvas, const struct table *list, int32_t width, const char *text)
{
	int32_t w = frame_width(canvas, &list->type, text);

	return larger(w, width);
}

/* Of the entries from `first` on, n at most. */
static struct widths
widths(const struct canvas *canvas, const struct table *list, size_t first, size_t n)
{
	struct widths w = {0};

	for (size_t i = first; i < list->n && i < first + n; i++) {
		w.number = wider(canvas, list, w.number, list->entries[i].number);
		w.name = wider(canvas, list, w.name, list->entries[i].name);
		w.value = wider(canvas, list, w.value, list->entries[i].value);
	}
	return w;
}

/* One entry at x; returns its height. */
static int32_t
put_entry(struct canvas *canvas, const struct table *list, const struct entry *entry,
    const struct widths *w, int32_t x)
{
	int32_t line = leading(canvas, list->type.size), y = canvas->y;
	int32_t left = x + w->number + list->gap / 3,
		right = left + w->name + list->gap / 3 + w->value;
	struct block block = block_make(canvas, &list->type, w->name, entry->name);
	int32_t height = block.height;

	frame_text(canvas, &list->type,
	    x + w->number - frame_width(canvas, &list->type, entry->number), y + line / 2,
	    entry->number);
	block_put(&block, canvas, left, y, TB_ALIGN_LEFT);
	frame_text(canvas, &list->type, right - frame_width(canvas, &list->type, entry->value),
	    y + line / 2, entry->value);
	block_release(&block);
	return height;
}

/* In as many columns as have room, read downwards. */
static int
put_columns(struct canvas *canvas, const struct table *list, struct tb_err *err)
{
	struct widths most = widths(canvas, list, 0, list->n);
	int32_t rest = most.number + most.value + list->gap / 3 * 2, width;
	int32_t room = canvas->width - rest;
	size_t columns, lines;

	if (most.name > room && room < 4 * list->type.size)
		return frame_fail(canvas, canvas->panel->line, err,
		    "the values of its parts leave no room for their names; use a larger unit");
	width = smaller(most.name, room) + rest;
	columns = (size_t)((canvas->width + list->gap) / (width + list->gap));
	lines = (list->n + columns - 1) / columns;
	for (size_t i = 0; i < lines; i++) {
		int32_t height = 0;

		for (size_t k = 0; k < columns && k * lines + i < list->n; k++) {
			struct widths w = widths(canvas, list, k * lines, lines);
			int32_t h;

			w.name = smaller(w.name, room);
			h = put_entry(canvas, list, &list->entries[k * lines + i], &w,
			    (int32_t)k * (width + list->gap));
			height = larger(height, h);
		}
		canvas->y += height;
	}
	return 0;
}

/* What has no place in the picture: 0, or too small for a number. */
static void
put_rest(struct canvas *canvas, const struct table *list, const struct patch *parts, size_t n)
{
	const struct style *style = canvas->style;
	struct tb_buf text = TB_BUF_INIT;
	struct block block;
	size_t count = 0;

	for (size_t i = 0; i < n; i++) {
		const struct patch *part = &parts[i];

		if (part->said || part->number > 0 || part->row->datum.state == STATE_MISSING)
			continue;
		if (count++ == 0)
			tb_buf_printf(&text, "%s%s", style->unmarked, style->colon);
		else
			tb_buf_puts(&text, style->list_mark);
		tb_buf_printf(&text, "%s %s", entry_name(canvas, part),
		    frame_value(canvas, &part->row->datum));
	}
	if (count > 0) {
		block = block_make(canvas, &list->type, canvas->width,
		    tb_arena_strdup(&canvas->doc->arena, text.s));
		block_put(&block, canvas, 0, canvas->y, TB_ALIGN_LEFT);
		canvas->y += block.height;
		block_release(&block);
	}
	tb_buf_release(&text);
}

/* Has the list, from `top` on, room on a page? */
static int
check_height(const struct canvas *canvas, const struct patch *parts, size_t n, int32_t top,
    struct tb_err *err)
{
	int32_t room = strips_room(canvas, top, 0), height = canvas->y - top;
	size_t said = 0;

	if (height <= room)
		return 0;
	for (size_t i = 0; i < n; i++)
		said += parts[i].said != 0;
	return frame_fail(canvas, canvas->panel->line, err,
	    "%zu parts have no room on a page; about %zu have: join the smallest into one row, "
	    "其他",
	    n, said + (size_t)strips_count(room, n - said, height));
}

int
parts_put_list(struct canvas *canvas, const struct patch *parts, size_t n, struct tb_err *err)
{
	struct table list = {.type = canvas->style->note, .gap = canvas->style->column_gap * 2};
	int rc = 0;
	int32_t top;

	set_list(canvas, &list, parts, n);
	canvas->y += canvas->style->block_gap / 2;
	top = canvas->y;
	if (list.n > 0)
		rc = put_columns(canvas, &list, err);
	if (rc == 0)
		put_rest(canvas, &list, parts, n);
	for (size_t i = 0; i < n; i++)
		if (parts[i].row->datum.state == STATE_MISSING)
			frame_unsaid(canvas, parts[i].row->label, "");
	free(list.entries);
	return rc == 0 ? check_height(canvas, parts, n, top, err) : rc;
}
