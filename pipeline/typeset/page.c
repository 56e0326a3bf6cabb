/* A page: paper, and what stands on it outside the 版心 (furniture, untagged). */
#include "../type/fonts.h"
#include "setter.h"

enum { FOLIO_EM = 6 }; /* width that is kept for a page number */

struct tb_page *
page_last(const struct setter *set)
{
	return &set->doc->pages[set->doc->npages - 1];
}

int
page_empty(const struct setter *set)
{
	return set->y == 0;
}

int32_t
page_grid(const struct setter *set, int32_t y)
{
	int32_t pitch = set->style->line_pitch, first = set->style->first_line;

	return y <= first ? first : first + (y - first + pitch - 1) / pitch * pitch;
}

int32_t
page_baseline(const struct setter *set, int32_t y, int32_t size)
{
	return set->style->area_top + y + (int32_t)((int64_t)size * 88 / 100);
}

void
page_rule(struct setter *set, int32_t x, int32_t y, int32_t width, int32_t weight)
{
	const struct style *style = set->style;

	if (weight == 0)
		return;
	tb_pages_rect(page_last(set), style->area_left + x, style->area_top + y, width, weight,
	    (uint32_t)style->ink);
}

/* Is the last page one whose outer side is the right? */
static int
is_right(const struct setter *set)
{
	return set->doc->npages % 2 == 1;
}

/* The baseline of the page number, whose dashes are 7 mm below the 版心 (7.5). */
static int32_t
folio_baseline(const struct setter *set)
{
	const struct style *style = set->style;
	int32_t top, bottom;

	tb_fonts_ink(set->fonts, TB_ROLE_SONG, 0x2014, &top, &bottom);
	return style->area_top + style->area_height + style->folio_gap +
	       tb_em_pu(top, style->folio_size);
}

/* The page number, on the outer side (7.5). */
static void
put_folio(struct setter *set, const char *label)
{
	const struct style *style = set->style;
	struct tb_text_style type = {TB_ROLE_SONG, style->folio_size, 0, (uint32_t)style->ink};
	int32_t indent = tb_em_pu(style->folio_indent_em, style->folio_size);
	struct tb_buf text = TB_BUF_INIT;
	int32_t x = style->area_left + indent;

	tb_buf_printf(&text, "— %s —", label);
	if (is_right(set))
		x = style->area_left + style->area_width - indent -
		    tb_text_width(set->fonts, &type, text.s, text.len);
	tb_text_put(
	    set->doc, page_last(set), set->fonts, &type, x, folio_baseline(set), text.s, text.len);
	tb_buf_release(&text);
}

/* Words about the document, in the type of notices; x and y as those of passage_put. */
static void
put_aside(
    struct setter *set, const char *s, int32_t x, int32_t y, int32_t measure, enum tb_align align)
{
	const struct style *style = set->style;
	struct passage passage;
	struct tb_para_style para =
	    passage_style(set, measure, style->notice_size, style->notice_size, align);

	para.color = (uint32_t)style->notice_ink;
	passage_make_text(set, &passage, s, TB_ROLE_SONG, &para);
	for (size_t i = 0; i < passage.para.nlines; i++)
		passage_put(set, &passage, i, x, y + (int32_t)i * style->notice_size * 13 / 10);
	passage_release(&passage);
}

/* The style of landscape pages: sheet and 版心 turned to the left, filled by as
 * many lines and characters of about the same pitch as they hold. */
static void
turn_style(struct style *turned, const struct style *style)
{
	*turned = *style;
	turned->paper_width = style->paper_height;
	turned->paper_height = style->paper_width;
	turned->area_left = style->paper_height - style->area_top - style->area_height;
	turned->area_top = style->area_left;
	turned->area_width = style->area_height;
	turned->area_height = style->area_width;
	turned->first_line = 0;
	turned->columns = turned->area_width / style->pitch;
	turned->pitch = turned->area_width / turned->columns;
	turned->lines = (turned->area_height - style->text_size) / style->line_pitch + 1;
	if (turned->lines > 1)
		turned->line_pitch = (turned->area_height - style->text_size) / (turned->lines - 1);
}

void
page_turn(struct setter *set, int turned)
{
	if (turned && !page_turned(set))
		turn_style(&set->turned, set->upright);
	set->style = turned ? &set->turned : set->upright;
}

int
page_turned(const struct setter *set)
{
	return set->style != set->upright;
}

/* What was put where it stands on the upright sheet, from an item on, onto the turned page. */
static void
turn_items(const struct style *upright, struct tb_page *page, size_t from)
{
	for (size_t i = from; i < page->nitems; i++) {
		struct tb_item *item = &page->items[i];
		int32_t x = item->x;

		item->turned = item->kind == TB_ITEM_RUN;
		item->x = upright->paper_height - item->y - item->height;
		item->y = x;
	}
}

static void
put_furniture(struct setter *set, const char *label)
{
	if (set->document->notice != NULL &&
	    (set->document->kind != HEAD_BOOK || set->doc->npages > 1))
		put_aside(set, set->document->notice, 0,
		    set->style->notice_top - set->style->area_top, set->style->area_width,
		    TB_ALIGN_CENTRE);
	if (label[0] != '\0')
		put_folio(set, label);
}

void
page_new(struct setter *set, int numbered)
{
	const struct style *style = set->style;
	char label[24] = "";

	if (numbered)
		snprintf(label, sizeof label, "%zu", set->doc->npages + 1);
	tb_pages_page(set->doc, style->paper_width, style->paper_height, label);
	set->y = 0;
	set->style = set->upright;
	put_furniture(set, label);
	set->style = style;
	if (page_turned(set))
		turn_items(set->upright, page_last(set), 0);
}

/* In the foot, on the level of the page number and on the other side of the page. */
static void
put_attachment(struct setter *set)
{
	const struct style *style = set->style;
	int32_t indent = tb_em_pu(style->folio_indent_em, style->folio_size);
	int32_t number = FOLIO_EM * style->folio_size;
	int32_t y = folio_baseline(set) - page_baseline(set, 0, style->notice_size);

	put_aside(set, set->document->attachment, is_right(set) ? indent : indent + number, y,
	    style->area_width - 2 * indent - number,
	    is_right(set) ? TB_ALIGN_LEFT : TB_ALIGN_RIGHT);
}

void
page_attachment(struct setter *set)
{
	const struct style *style = set->style;
	size_t from = page_last(set)->nitems;

	if (set->document->attachment == NULL)
		return;
	set->style = set->upright;
	put_attachment(set);
	set->style = style;
	if (page_turned(set))
		turn_items(set->upright, page_last(set), from);
}

static void
put_mark(struct setter *set, struct tb_page *page)
{
	static const char text[] = "送审稿";
	const struct style *style = set->upright;
	struct tb_text_style type = {TB_ROLE_HEI, style->draft_size, 0, (uint32_t)style->ink};
	size_t from = page->nitems, i;

	tb_text_put(set->doc, page, set->fonts, &type,
	    style->area_left + style->area_width -
		tb_text_width(set->fonts, &type, text, (size_t)-1),
	    style->draft_top + (int32_t)((int64_t)style->draft_size * 88 / 100), text, (size_t)-1);
	if (page->width != style->paper_width)
		turn_items(style, page, from);
	for (i = from; i < page->nitems; i++)
		page->items[i].mark = 1;
}

void
page_marks(struct setter *set)
{
	size_t i;

	for (i = 0; !set->document->working && i < set->doc->npages; i++)
		put_mark(set, &set->doc->pages[i]);
}
