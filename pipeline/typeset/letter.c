/* The head of a letter: see letter.h. */
#include "letter.h"
#include "head.h"
#include "mark.h"

/* A double rule in the middle of the paper, its upper edge at y; its lower edge. */
static int32_t
put_double(struct setter *set, int32_t y, int32_t first, int32_t second)
{
	const struct style *style = set->style;
	int32_t x = (style->paper_width - style->letter_width) / 2;

	tb_pages_rect(page_last(set), x, style->area_top + y, style->letter_width, first,
	    (uint32_t)style->red);
	y += first + style->letter_between;
	tb_pages_rect(page_last(set), x, style->area_top + y, style->letter_width, second,
	    (uint32_t)style->red);
	return y + second;
}

/* 发文字号, flush right on the first line below the rule. */
static int32_t
put_number(struct setter *set, int32_t y)
{
	const struct style *style = set->style;
	struct tb_text_style type = line_grid_type(set, TB_ROLE_FANG);

	tb_pages_begin(set->doc, page_last(set), "P", NULL);
	line_put(set, &type, style->area_width - line_width(set, &type, set->document->number), y,
	    set->document->number);
	tb_pages_end(page_last(set));
	return y + style->text_size;
}

int32_t
letter_put_head(struct setter *set)
{
	const struct style *style = set->style;
	int32_t thick = style->letter_thick, thin = style->letter_thin;
	int32_t foot = style->paper_height - style->letter_foot - style->area_top;
	int32_t y = mark_put(set, style->letter_mark_top - style->area_top, style->area_height),
		corner, number;

	y = put_double(set, y + style->letter_rule_gap, thick, thin);
	put_double(set, foot - thick - thin - style->letter_between, thin, thick);
	y += tb_em_pu(style->letter_gap_em, style->text_size);
	corner = head_put_corner(set, y);
	number = put_number(set, y);
	return corner > number ? corner : number;
}
