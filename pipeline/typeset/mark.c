/* 发文机关标志: see mark.h. */
#include "mark.h"
#include "../lib/utf8.h"
#include "../type/fonts.h"
#include "title.h"

/* Ink of a text above the baseline, of its highest and its lowest character, in em units. */
static void
find_ink(const struct setter *set, const char *text, int32_t *highest, int32_t *lowest)
{
	int32_t top, bottom;

	*highest = 0;
	*lowest = TB_EM;
	while (*text != '\0') {
		unsigned cp = tb_utf8_next(&text);

		if (cp <= ' ')
			continue;
		tb_fonts_ink(set->fonts, TB_ROLE_TITLE, cp, &top, &bottom);
		*highest = top > *highest ? top : *highest;
		*lowest = bottom < *lowest ? bottom : *lowest;
	}
}

static const int32_t box_top = (int32_t)((int64_t)TB_EM * 88 / 100);

/* Top of the em box of a line whose ink starts at y. */
static int32_t
em_top(const struct setter *set, const char *text, int32_t size, int32_t y)
{
	int32_t highest, lowest;

	find_ink(set, text, &highest, &lowest);
	return y - tb_em_pu(box_top - highest, size);
}

/* Lower edge of the ink of a line whose em box starts at y. */
static int32_t
ink_bottom(const struct setter *set, const char *text, int32_t size, int32_t y)
{
	int32_t highest, lowest;

	find_ink(set, text, &highest, &lowest);
	return y + tb_em_pu(box_top - lowest, size);
}

/* --- one issuer ----------------------------------------------------------------- */

/* The largest size at which the mark stands on one line: first its spacing
 * gives way, then its size; 0 = it has no room on one line. */
static int32_t
fit_line(const struct setter *set, const char *mark, struct tb_text_style *type)
{
	const struct style *style = set->style;
	int32_t solid, step = TB_PU_PER_PT / 2;

	for (type->size_pu = style->mark_size; type->size_pu >= style->mark_size_least;
	     type->size_pu -= step) {
		type->tracking_pu = 0;
		solid = line_width(set, type, mark);
		if (solid > style->area_width)
			continue;
		type->tracking_pu = tb_em_pu(style->mark_spacing_em, type->size_pu);
		while (type->tracking_pu > 0 &&
		       line_width(set, type, mark) - type->tracking_pu > style->area_width)
			type->tracking_pu -= type->tracking_pu < TB_PU_PER_PT / 10
						 ? type->tracking_pu
						 : TB_PU_PER_PT / 10;
		return type->size_pu;
	}
	return 0;
}

/* Is the text broken into two lines that are at most as wide as the 版心? */
static int
two_lines_fit(const struct setter *set, const struct tb_text_style *type, const char *text)
{
	size_t len;
	int lines = 0;

	for (; *text != '\0'; text += len + (text[len] == '\n')) {
		len = strcspn(text, "\n");
		if (++lines > 2 ||
		    tb_text_width(set->fonts, type, text, len) > set->style->area_width)
			return 0;
	}
	return 1;
}

/* A mark too long for one line at the least size is broken like a title, at the
 * largest size that gives two lines. */
static int32_t
put_long(struct setter *set, const char *text, int32_t top)
{
	const struct style *style = set->style;
	struct tb_text_style type = {TB_ROLE_TITLE, style->mark_size, 0, (uint32_t)style->red};
	const char *broken = text;
	struct tb_para_style para;
	struct passage passage;
	int32_t y;

	for (; type.size_pu > style->mark_size_least; type.size_pu -= TB_PU_PER_PT) {
		if (line_width(set, &type, text) > 2 * style->area_width)
			continue;
		broken = title_break(set, text, type.size_pu, style->area_width);
		if (two_lines_fit(set, &type, broken))
			break;
	}
	if (type.size_pu <= style->mark_size_least) {
		type.size_pu = style->mark_size_least;
		broken = title_break(set, text, type.size_pu, style->area_width);
	}
	para = passage_style(set, style->area_width, type.size_pu, type.size_pu, TB_ALIGN_CENTRE);
	para.color = (uint32_t)style->red;
	passage_make_text(set, &passage, broken, TB_ROLE_TITLE, &para);
	y = em_top(set, text, type.size_pu, top);
	for (size_t i = 0; i < passage.para.nlines; i++, y += type.size_pu * 5 / 4)
		passage_put(set, &passage, i, 0, y);
	passage_release(&passage);
	return ink_bottom(set, text, type.size_pu, y - type.size_pu * 5 / 4);
}

static int32_t
put_one(struct setter *set, const char *mark, int32_t top)
{
	const struct style *style = set->style;
	struct tb_text_style type = {TB_ROLE_TITLE, 0, 0, (uint32_t)style->red};
	int32_t size = fit_line(set, mark, &type), y, width;

	if (size == 0)
		return put_long(set, mark, top);
	y = em_top(set, mark, size, top);
	width = line_width(set, &type, mark) - type.tracking_pu;
	line_put(set, &type, (style->area_width - width) / 2, y, mark);
	return ink_bottom(set, mark, size, y);
}

/* --- several issuers ---------------------------------------------------------------- */

/* From line to line where the stack has to be lower than it should be. */
enum { CLOSE_HUNDREDTHS = 112 };

struct stack {
	struct tb_text_style type; /* set solid */
	int32_t names, tail, gap;  /* widths: the widest name, 文件, between them */
	int32_t pitch, height;
	int32_t lines;
};

static void
measure_stack(const struct setter *set, struct stack *stack, int close)
{
	const struct document *d = set->document;

	stack->names = stack->lines = 0;
	for (const struct mark *mark = d->marks; mark != NULL; mark = mark->next) {
		int32_t width = line_width(set, &stack->type, mark->text);

		stack->names = width > stack->names ? width : stack->names;
		stack->lines++;
	}
	stack->tail = d->mark_tail != NULL ? line_width(set, &stack->type, d->mark_tail) : 0;
	stack->gap =
	    stack->tail > 0 ? tb_em_pu(set->style->mark_tail_gap_em, stack->type.size_pu) : 0;
	stack->pitch = close ? stack->type.size_pu / 100 * CLOSE_HUNDREDTHS
			     : tb_em_pu(set->style->mark_stack_leading_em, stack->type.size_pu);
	stack->height = (stack->lines - 1) * stack->pitch + stack->type.size_pu;
}

/* The largest type at which names and 文件 have the style's height; less than its least
 * size, and close, only where a smaller `room` wants it, and no less than the text's. A name
 * still too wide is set narrower than solid by put_name. */
static void
fit_stack(const struct setter *set, struct stack *stack, int32_t room)
{
	const struct style *style = set->style;
	int32_t step = TB_PU_PER_PT / 2;

	stack->type =
	    (struct tb_text_style){TB_ROLE_TITLE, style->mark_size, 0, (uint32_t)style->red};
	for (;; stack->type.size_pu -= step) {
		int least = stack->type.size_pu < style->mark_size_least + step, fits;

		measure_stack(set, stack, stack->type.size_pu < style->mark_size_least);
		fits = stack->names + stack->gap + stack->tail <= style->area_width &&
		       stack->height <= style->mark_stack_height;
		if ((stack->height <= room && (fits || least)) ||
		    stack->type.size_pu < style->text_size + step)
			break;
	}
	if (stack->names + stack->gap + stack->tail > style->area_width)
		stack->names = style->area_width - stack->gap - stack->tail;
}

/* A name over the whole width of the stack's names. */
static void
put_name(struct setter *set, const struct stack *stack, const char *name, int32_t x, int32_t y)
{
	struct tb_text_style type = stack->type;
	int32_t n = (int32_t)tb_utf8_count(name);

	if (n > 1)
		type.tracking_pu = (stack->names - line_width(set, &type, name)) / (n - 1);
	else
		x += (stack->names - line_width(set, &type, name)) / 2;
	line_put(set, &type, x, y, name);
}

static int32_t
put_stack(struct setter *set, int32_t top, int32_t room)
{
	const struct document *d = set->document;
	struct stack stack;
	int32_t x, y;

	fit_stack(set, &stack, room);
	x = (set->style->area_width - stack.names - stack.gap - stack.tail) / 2;
	y = em_top(set, d->marks->text, stack.type.size_pu, top);
	for (const struct mark *mark = d->marks; mark != NULL; mark = mark->next, y += stack.pitch)
		put_name(set, &stack, mark->text, x, y);
	y -= stack.pitch;
	if (d->mark_tail != NULL)
		line_put(set, &stack.type, x + stack.names + stack.gap,
		    y - (stack.height - stack.type.size_pu) / 2, d->mark_tail);
	return ink_bottom(set, d->marks->text, stack.type.size_pu, y);
}

int32_t
mark_least_height(const struct setter *set)
{
	struct stack stack;

	if (set->document->marks->next == NULL)
		return 0;
	fit_stack(set, &stack, 0);
	return stack.height;
}

int32_t
mark_put(struct setter *set, int32_t top, int32_t room)
{
	const struct document *d = set->document;
	struct tb_buf text = TB_BUF_INIT;
	int32_t bottom;

	tb_pages_begin(set->doc, page_last(set), "P", NULL);
	if (d->marks->next != NULL) {
		bottom = put_stack(set, top, room);
	} else {
		tb_buf_printf(&text, "%s%s", d->marks->text, d->mark_tail ? d->mark_tail : "");
		bottom = put_one(set, text.s, top);
	}
	tb_pages_end(page_last(set));
	tb_buf_release(&text);
	return bottom;
}
