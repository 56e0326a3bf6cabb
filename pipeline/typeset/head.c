/* 版头: the corner, the 发文机关标志, 发文字号 and 签发人, the red rule; the title. */
#include "head.h"
#include "title.h"

/* 份号, 密级, 紧急程度: from the first line downward, flush left (7.2.1-7.2.3). */
static void
put_corner(struct setter *set)
{
	const struct document *d = set->document;
	const char *texts[] = {d->copy, d->secrecy, d->urgency};
	int32_t line = 0;

	for (size_t i = 0; i < TB_LEN(texts); i++) {
		struct tb_text_style type =
		    line_grid_type(set, i == 0 ? TB_ROLE_FANG : TB_ROLE_HEI);

		if (texts[i] == NULL)
			continue;
		tb_pages_begin(set->doc, page_last(set), "P", NULL);
		line_put(set, &type, 0, line++ * set->style->line_pitch, texts[i]);
		tb_pages_end(page_last(set));
	}
}

/* The largest size at which the mark stands on one line: first its spacing
 * gives way, then its size; 0 = it has no room on one line. */
static int32_t
fit_mark(const struct setter *set, struct tb_text_style *type)
{
	const struct style *style = set->style;
	const char *mark = set->document->mark;
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
put_long_mark(struct setter *set, int32_t y)
{
	const struct style *style = set->style;
	struct tb_text_style type = {TB_ROLE_TITLE, style->mark_size, 0, (uint32_t)style->red};
	const char *text = set->document->mark, *broken = text;
	struct tb_para_style para;
	struct passage passage;

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
	for (size_t i = 0; i < passage.para.nlines; i++, y += type.size_pu * 5 / 4)
		passage_put(set, &passage, i, 0, y);
	passage_release(&passage);
	return y - type.size_pu / 4;
}

/* 发文机关标志, its upper edge 35 mm below the 版心's (7.2.4); its lower edge. */
static int32_t
put_mark(struct setter *set)
{
	const struct style *style = set->style;
	struct tb_text_style type = {TB_ROLE_TITLE, 0, 0, (uint32_t)style->red};
	int32_t y = style->mark_top, size = fit_mark(set, &type);

	tb_pages_begin(set->doc, page_last(set), "P", NULL);
	if (size == 0) {
		y = put_long_mark(set, y);
	} else {
		int32_t width = line_width(set, &type, set->document->mark) - type.tracking_pu;

		line_put(set, &type, (style->area_width - width) / 2, y, set->document->mark);
		y += size;
	}
	tb_pages_end(page_last(set));
	return y;
}

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

/* 签发人：names, two a line, aligned under the first one, from y on; the top of
 * the last line (7.2.6). */
static int32_t
put_signers(struct setter *set, int32_t y)
{
	const struct style *style = set->style;
	struct tb_text_style label = line_grid_type(set, TB_ROLE_FANG);
	struct tb_text_style kai = line_grid_type(set, TB_ROLE_KAI);
	int32_t indent = tb_em_pu(style->head_indent_em, style->pitch), widest = 0, x;
	const char *s = set->document->signer;
	size_t n = count_names(s), per_line = n > 1 ? 2 : 1;

	for (const char *at = s + strspn(s, " "); *at != '\0'; at += strspn(at, " ")) {
		size_t len = strcspn(at, " ");
		int32_t width = tb_text_width(set->fonts, &kai, at, len);

		widest = width > widest ? width : widest;
		at += len;
	}
	widest += per_line > 1 ? style->pitch : 0;
	x = style->area_width - indent - (int32_t)per_line * widest +
	    (per_line > 1 ? style->pitch : 0);
	line_put(set, &label, x - line_width(set, &label, "签发人："), y, "签发人：");
	s += strspn(s, " ");
	for (size_t i = 0; i < n; i++) {
		size_t len = strcspn(s, " ");
		int32_t row = y + (int32_t)(i / per_line) * style->line_pitch;

		tb_text_put(set->doc, page_last(set), set->fonts, &kai,
		    style->area_left + x + (int32_t)(i % per_line) * widest,
		    page_baseline(set, row, style->text_size), s, len);
		s += len + strspn(s + len, " ");
	}
	return y + (int32_t)((n - 1) / per_line) * style->line_pitch;
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

int
head_put(struct setter *set, struct tb_err *err)
{
	const struct style *style = set->style;
	struct passage title;
	int32_t y = 0;

	put_corner(set);
	if (set->document->mark != NULL) {
		y = page_grid(set, put_mark(set)) + style->number_gap_lines * style->line_pitch;
		y = put_number(set, y) + style->head_rule_gap;
		tb_pages_rect(page_last(set), style->area_left, style->area_top + y,
		    style->area_width, style->head_rule_weight, (uint32_t)style->red);
		y += style->head_rule_weight;
		y = page_grid(set, y) + style->title_gap_lines * style->line_pitch;
	}
	title_make(set, &title, &set->document->title);
	set->y = title_put(set, &title, y);
	passage_release(&title);
	if (set->y > style->area_height)
		return tb_err_set(err, TB_MSG_NO_ROOM, set->document->file,
		    set->document->title.line, 0,
		    "head and title are higher than the first page; shorten them");
	return 0;
}
