/*
 * 版头 by its kind (7.2, 10.1-10.3, an office's own), and the title.
 *
 * 发文字号 and what hangs on it stands on the grid.  As the height of the mark is
 * free, the last line of the grid two empty lines below it may be up to three
 * lines away: what is more than two lines and the space between lines is shared
 * out above and below the red rule.
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

/* The line `gap` empty lines below what ends at `bottom`. */
static int32_t
line_below(const struct setter *set, int32_t bottom, int32_t gap)
{
	int32_t nearest = bottom + lines_height(set, gap) + line_space(set);
	int32_t grid = page_grid(set, bottom) + lines_height(set, gap);
	int32_t over = grid - nearest, most = line_space(set) * 9 / 10;

	return over <= 0 ? grid : grid - (over < most ? over : most);
}

/* 版头分隔线 4 mm below what ends at y (7.2.7); where the title starts. */
static int32_t
put_rule(struct setter *set, int32_t y)
{
	const struct style *style = set->style;

	y += style->head_rule_gap;
	tb_pages_rect(page_last(set), style->area_left, style->area_top + y, style->area_width,
	    style->head_rule_weight, (uint32_t)style->red);
	return page_grid(set, y + style->head_rule_weight) +
	       lines_height(set, style->title_gap_lines);
}

/* --- kinds of heads --------------------------------------------------------------- */

static int32_t
put_document(struct setter *set)
{
	const struct style *style = set->style;
	int minutes = set->document->kind == HEAD_MINUTES;
	int32_t y = mark_put(set, minutes ? style->minutes_mark_top : style->mark_top);

	if (set->document->number != NULL)
		y = put_number(set, line_below(set, y, style->number_gap_lines));
	return put_rule(set, y);
}

/* 命令(令): 令号 two lines below the mark, the text two lines below it, no rule (10.2). */
static int32_t
put_order(struct setter *set)
{
	const struct style *style = set->style;
	int32_t y = mark_put(set, style->order_mark_top);

	y = put_number(set, line_below(set, y, style->order_gap_lines));
	return page_grid(set, y) + lines_height(set, style->order_gap_lines);
}

/* An office's own: 第×期 in the middle, who issues it on the left and the day on
 * the right of a line above the rule. */
static int32_t
put_bulletin(struct setter *set)
{
	const struct style *style = set->style;
	const struct document *d = set->document;
	struct tb_text_style type = line_grid_type(set, TB_ROLE_FANG);
	int32_t indent = tb_em_pu(style->head_indent_em, style->pitch);
	int32_t y = mark_put(set, style->bulletin_mark_top);

	y = put_number(set, line_below(set, y, style->bulletin_gap_lines));
	if (d->head_issuer != NULL) {
		y = page_grid(set, y) + lines_height(set, style->bulletin_line_gap_lines);
		tb_pages_begin(set->doc, page_last(set), "P", NULL);
		line_put(set, &type, indent, y, d->head_issuer);
		line_put(set, &type,
		    style->area_width - indent - line_width(set, &type, d->head_date), y,
		    d->head_date);
		tb_pages_end(page_last(set));
		y += style->text_size;
	}
	return put_rule(set, y);
}

static int32_t
put_head(struct setter *set)
{
	if (set->document->marks == NULL)
		return page_grid(set, 0);
	switch (set->document->kind) {
	case HEAD_LETTER:
		return letter_put_head(set);
	case HEAD_ORDER:
		return put_order(set);
	case HEAD_BULLETIN:
		return put_bulletin(set);
	default:
		return put_document(set);
	}
}

/* --- title ------------------------------------------------------------------------ */

/* Lines of 2号 do not end on the grid: what is more than the space between lines
 * behind them moves them down. */
static int32_t
title_shift(const struct setter *set, const struct passage *title, int32_t y)
{
	const struct style *style = set->style;
	int32_t bottom =
	    y + ((int32_t)title->para.nlines - 1) * style->title_pitch + style->title_size;
	int32_t over = page_grid(set, bottom) - bottom - line_space(set);
	int32_t most = set->document->marks != NULL ? line_space(set) * 9 / 10 : 0;

	return over <= 0 ? 0 : over < most ? over : most;
}

static void
put_title(struct setter *set, int32_t y)
{
	struct passage title;

	title_make(set, &title, &set->document->title);
	set->y = title_put(set, &title, y + title_shift(set, &title, y));
	passage_release(&title);
}

int
head_put(struct setter *set, struct tb_err *err)
{
	const struct style *style = set->style;
	int32_t y;

	if (set->document->kind != HEAD_LETTER || set->document->marks == NULL)
		head_put_corner(set, page_grid(set, 0));
	y = put_head(set);
	if (set->document->title.first != NULL)
		put_title(set, y);
	else
		set->y = y - line_space(set);
	if (set->y > style->area_height)
		return tb_err_set(err, TB_MSG_NO_ROOM, set->document->file,
		    set->document->title.line, 0,
		    "head and title are higher than the first page; shorten them");
	return 0;
}
