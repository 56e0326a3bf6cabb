/*
 * 版头 by its kind (7.2, 10.1-10.3, an office's own), and the title.
 *
 * Between mark, 发文字号, red rule, title and text stand so many empty lines each.  As
 * the height of the mark is free, the text would then begin between two lines of the
 * grid: what lacks to the next one is shared out among these gaps, so that none is as
 * wide as its lines and the space between lines.
 */
#include "head.h"
#include "letter.h"
#include "mark.h"
#include "title.h"

static int32_t
lines_height(const struct setter *set, int32_t lines)
{
	return lines * set->style->line_pitch;
}

/* Between the em boxes of two lines: 7/8 of a character (3.2). */
static int32_t
line_space(const struct setter *set)
{
	return set->style->line_pitch - set->style->text_size;
}

int32_t
head_put_corner(struct setter *set, int32_t y)
{
	const struct document *d = set->document;
	const char *texts[] = {d->copy, d->secrecy, d->urgency};

	for (size_t i = 0; i < TB_LEN(texts); i++) {
		struct tb_text_style type =
		    line_grid_type(set, i == 0 ? TB_ROLE_FANG : TB_ROLE_HEI);

		if (texts[i] == NULL)
			continue;
		tb_pages_begin(set->doc, page_last(set), "P", NULL);
		line_put(set, &type, 0, y, texts[i]);
		tb_pages_end(page_last(set));
		y += set->style->line_pitch;
	}
	return y - line_space(set);
}

/* --- 发文字号 and 签发人 ----------------------------------------------------------- */

static size_t
count_names(const char *s)
{
	size_t n = 0;

	for (s += strspn(s, " "); *s != '\0'; s += strspn(s, " ")) {
		s += strcspn(s, " ");
		n++;
	}
	return n;
}

static int32_t
widest_name(const struct setter *set, const struct tb_text_style *type)
{
	const char *at = set->document->signer;
	int32_t widest = 0;

	for (at += strspn(at, " "); *at != '\0'; at += strspn(at, " ")) {
		size_t len = strcspn(at, " ");
		int32_t width = tb_text_width(set->fonts, type, at, len);

		widest = width > widest ? width : widest;
		at += len;
	}
	return widest;
}

/* 签发人：names, two a line, aligned under the first one, from y on; the top of
 * the last line (7.2.6). */
static int32_t
put_signers(struct setter *set, int32_t y)
{
	const struct style *style = set->style;
	struct tb_text_style label = line_grid_type(set, TB_ROLE_FANG);
	struct tb_text_style kai = line_grid_type(set, TB_ROLE_KAI);
	int32_t indent = tb_em_pu(style->head_indent_em, style->pitch), x;
	const char *s = set->document->signer;
	size_t n = count_names(s), per_line = n > 1 ? 2 : 1;
	int32_t widest = widest_name(set, &kai) + (per_line > 1 ? style->pitch : 0);

	x = style->area_width - indent - (int32_t)per_line * widest +
	    (per_line > 1 ? style->pitch : 0);
	line_put(set, &label, x - line_width(set, &label, "签发人："), y, "签发人：");
	s += strspn(s, " ");
	for (size_t i = 0; i < n; i++) {
		size_t len = strcspn(s, " ");
		int32_t row = y + lines_height(set, (int32_t)(i / per_line));

		tb_text_put(set->doc, page_last(set), set->fonts, &kai,
		    style->area_left + x + (int32_t)(i % per_line) * widest,
		    page_baseline(set, row, style->text_size), s, len);
		s += len + strspn(s + len, " ");
	}
	return y + lines_height(set, (int32_t)((n - 1) / per_line));
}

/* 发文字号, centred; beside 签发人 it goes to the left (7.2.5). Its lower edge. */
static int32_t
put_number(struct setter *set, int32_t y)
{
	const struct style *style = set->style;
	struct tb_text_style type = line_grid_type(set, TB_ROLE_FANG);
	const char *number = set->document->number;
	int32_t x = (style->area_width - line_width(set, &type, number)) / 2;

	tb_pages_begin(set->doc, page_last(set), "P", NULL);
	if (set->document->signer != NULL) {
		x = tb_em_pu(style->head_indent_em, style->pitch);
		y = put_signers(set, y);
	}
	line_put(set, &type, x, y, number);
	tb_pages_end(page_last(set));
	return y + style->text_size;
}

/* Of 发文字号 with the lines of 签发人. */
static int32_t
number_height(const struct setter *set)
{
	const char *signers = set->document->signer;
	size_t n = signers != NULL ? count_names(signers) : 1;

	return lines_height(set, n > 2 ? (int32_t)(n - 1) / 2 : 0) + set->style->text_size;
}

/* 版头分隔线 4 mm below what ends at y (7.2.7); its lower edge. */
static int32_t
put_rule(struct setter *set, int32_t y)
{
	const struct style *style = set->style;

	y += style->head_rule_gap;
	tb_pages_rect(page_last(set), style->area_left, style->area_top + y, style->area_width,
	    style->head_rule_weight, (uint32_t)style->red);
	return y + style->head_rule_weight;
}

/* What stands below the head: the title, and the empty lines below it. */
struct below {
	int32_t height;
	int gaps;
	const struct head_need *need; /* what stands below that */
};

static struct below
measure_below(const struct setter *set, const struct passage *title, const struct head_need *need)
{
	const struct style *style = set->style;
	int32_t lines = (int32_t)title->para.nlines;

	if (lines == 0)
		return (struct below){.need = need};
	return (struct below){(lines - 1) * style->title_pitch + style->title_size +
				  lines_height(set, style->title_after_lines),
	    1, need};
}

/* What each of the gaps gets of what lacks to the grid, when all before the text ends
 * at y without it. */
static int32_t
share_out(const struct setter *set, int32_t y, int gaps)
{
	return (page_grid(set, y) - y) / gaps;
}

/* Height for the marks of several issuers whose upper edge is at `top`, with `height` from
 * their lower edge to the text, so that the first page shows text (7.3.3). */
static int32_t
room_for_marks(const struct setter *set, int32_t top, int32_t height, const struct head_need *need)
{
	const struct style *style = set->style;
	/* a line less, for what share_out adds */
	int32_t room = style->area_height - top - height - style->line_pitch;

	if (room - need->all >= mark_least_height(set))
		return room - need->all;
	return room - need->text;
}

/* --- kinds of heads: each returns where the title starts ------------------------------- */

static int32_t
put_document(struct setter *set, const struct below *below)
{
	const struct style *style = set->style;
	int minutes = set->document->kind == HEAD_MINUTES, numbered = set->document->number != NULL;
	int32_t top = minutes ? style->minutes_mark_top : style->mark_top;
	int32_t number_gap = lines_height(set, style->number_gap_lines);
	int32_t title_gap = lines_height(set, style->title_gap_lines);
	int32_t height = (numbered ? number_gap + number_height(set) : 0) + style->head_rule_gap +
			 style->head_rule_weight + title_gap + below->height;
	int32_t y = mark_put(set, top, room_for_marks(set, top, height, below->need));
	int32_t more = share_out(set, y + height, 1 + numbered + below->gaps);

	if (numbered)
		y = put_number(set, y + number_gap + more);
	return put_rule(set, y) + title_gap + more;
}

/* 命令(令): 令号 two lines below the mark, the text two lines below it, no rule (10.2). */
static int32_t
put_order(struct setter *set, const struct below *below)
{
	int32_t gap = lines_height(set, set->style->order_gap_lines);
	int32_t y = mark_put(set, set->style->order_mark_top, set->style->area_height);
	int32_t more =
	    share_out(set, y + 2 * gap + number_height(set) + below->height, 2 + below->gaps);

	return put_number(set, y + gap + more) + gap + more;
}

/* Who issues a bulletin on the left, the day on the right, from y on. */
static int32_t
put_issuer(struct setter *set, int32_t y)
{
	const struct style *style = set->style;
	const struct document *d = set->document;
	struct tb_text_style type = line_grid_type(set, TB_ROLE_FANG);
	int32_t indent = tb_em_pu(style->head_indent_em, style->pitch);

	tb_pages_begin(set->doc, page_last(set), "P", NULL);
	line_put(set, &type, indent, y, d->head_issuer);
	line_put(set, &type, style->area_width - indent - line_width(set, &type, d->head_date), y,
	    d->head_date);
	tb_pages_end(page_last(set));
	return y + style->text_size;
}

/* An office's own: 第×期 in the middle, issuer and day on a line above the rule. */
static int32_t
put_bulletin(struct setter *set, const struct below *below)
{
	const struct style *style = set->style;
	int issued = set->document->head_issuer != NULL;
	int32_t gap = lines_height(set, style->bulletin_gap_lines);
	int32_t issuer_gap = line_space(set) + lines_height(set, style->bulletin_line_gap_lines);
	int32_t title_gap = lines_height(set, style->title_gap_lines);
	int32_t y = mark_put(set, style->bulletin_mark_top, style->area_height), more;

	more = share_out(set,
	    y + gap + style->text_size + (issued ? issuer_gap + style->text_size : 0) +
		style->head_rule_gap + style->head_rule_weight + title_gap + below->height,
	    2 + below->gaps);
	y = put_number(set, y + gap + more);
	if (issued)
		y = put_issuer(set, y + issuer_gap);
	return put_rule(set, y) + title_gap + more;
}

static int32_t
put_letter(struct setter *set, const struct below *below)
{
	int32_t y = letter_put_head(set) + lines_height(set, set->style->title_gap_lines);

	return y + share_out(set, y + below->height, 1 + below->gaps);
}

/* A paragraph of one line, at the left edge. */
static void
put_cover_line(struct setter *set, enum tb_role role, int32_t y, const char *s)
{
	struct tb_text_style type = line_grid_type(set, role);

	tb_pages_begin(set->doc, page_last(set), "P", NULL);
	line_put(set, &type, 0, y, s);
	tb_pages_end(page_last(set));
}

/* The cover of a book: the first mark and a rule above the title, 发文字号's place below it, the
 * last mark at the foot. */
static int32_t
put_book(struct setter *set)
{
	const struct style *style = set->style;
	const struct mark *first = set->document->marks, *last = first;
	int32_t y = style->book_title_top - style->line_pitch;

	while (last->next != NULL)
		last = last->next;
	put_cover_line(set, TB_ROLE_HEI, y - 2 * style->text_size, first->text);
	tb_pages_rect(page_last(set), style->area_left, style->area_top + y, style->area_width,
	    style->head_rule_weight, (uint32_t)style->red);
	if (last != first)
		put_cover_line(set, TB_ROLE_HEI, style->area_height - style->text_size, last->text);
	return style->book_title_top;
}

static int32_t
put_head(struct setter *set, const struct below *below)
{
	if (set->document->marks == NULL)
		return page_grid(set, 0);
	switch (set->document->kind) {
	case HEAD_LETTER:
		return put_letter(set, below);
	case HEAD_ORDER:
		return put_order(set, below);
	case HEAD_BULLETIN:
		return put_bulletin(set, below);
	case HEAD_BOOK:
		return put_book(set);
	default:
		return put_document(set, below);
	}
}

int
head_put(struct setter *set, const struct head_need *need, struct tb_err *err)
{
	const struct style *style = set->style;
	const struct document *d = set->document;
	struct passage title = {0};
	struct below below;
	int32_t y;

	if (d->kind != HEAD_LETTER || d->marks == NULL)
		head_put_corner(set, page_grid(set, 0));
	if (d->title.first != NULL)
		title_make(set, &title, &d->title);
	for (size_t i = 0; d->kind == HEAD_BOOK && i < title.para.nlines; i++)
		title.para.lines[i].x = 0;
	below = measure_below(set, &title, need);
	y = put_head(set, &below);
	set->y = d->title.first != NULL ? title_put(set, &title, y) : y - line_space(set);
	if (d->kind == HEAD_BOOK)
		put_cover_line(set, TB_ROLE_SONG, set->y + style->line_pitch, d->number);
	passage_release(&title);
	if (set->y > style->area_height)
		return tb_err_set(err, TB_MSG_NO_ROOM, d->file, d->title.line, 0,
		    "head and title are higher than the first page; shorten them");
	return 0;
}
