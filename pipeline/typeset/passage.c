/* Running text: words of the document to composed paragraphs, with links. */
#include "setter.h"
#include <stdarg.h>

struct tb_para_style
passage_style(
    const struct setter *set, int32_t measure, int32_t size, int32_t pitch, enum tb_align align)
{
	const struct style *style = set->style;

	return (struct tb_para_style){.measure = measure,
	    .size = size,
	    .pitch = pitch,
	    .color = (uint32_t)style->ink,
	    .level = (enum tb_level)style->break_level,
	    .align = align,
	    .autospace_em = style->autospace_em,
	    .single_gap_em = style->single_gap_em,
	    .all_gaps_em = style->all_gaps_em};
}

static enum tb_role
role_of(enum span_face face, enum tb_role plain)
{
	return face == SPAN_B ? TB_ROLE_HEI : face == SPAN_K ? TB_ROLE_KAI : plain;
}

struct tb_piece *
passage_pieces(struct setter *set, const struct words *words, enum tb_role role)
{
	struct tb_piece *pieces = tb_arena_alloc(&set->arena, (words->nspans + 1) * sizeof *pieces);
	size_t n = 0;

	for (const struct span *span = words->first; span != NULL; span = span->next, n++)
		pieces[n] = (struct tb_piece){.s = span->s,
		    .len = span->len,
		    .role = role_of(span->face, role),
		    .tag = span->to != NULL ? (unsigned)n + 1 : 0};
	return pieces;
}

void
passage_make(struct setter *set, struct passage *passage, const struct words *words,
    enum tb_role role, const struct tb_para_style *style)
{
	size_t n = 0;

	tb_fonts_source(set->fonts, set->document->file, words->line);
	passage->targets =
	    tb_arena_alloc(&set->arena, (words->nspans + 1) * sizeof *passage->targets);
	for (const struct span *span = words->first; span != NULL; span = span->next)
		passage->targets[n++] = span->to;
	tb_para_compose(&passage->para, set->fonts, passage_pieces(set, words, role), n, style);
}

void
passage_make_text(struct setter *set, struct passage *passage, const char *s, enum tb_role role,
    const struct tb_para_style *style)
{
	struct tb_piece piece = {.s = s, .len = strlen(s), .role = role};

	passage->targets = NULL;
	tb_para_compose(&passage->para, set->fonts, &piece, 1, style);
}

void
passage_release(struct passage *passage)
{
	tb_para_release(&passage->para);
}

static void
put_links(struct setter *set, const struct passage *passage, const struct tb_line *line, int32_t x,
    int32_t top)
{
	const struct tb_cluster *c = passage->para.row.clusters;
	int32_t size = passage->para.style.size;

	for (size_t k = line->from, end; k < line->to; k = end) {
		int32_t width = 0;
		struct tb_buf target = TB_BUF_INIT;

		for (end = k; end < line->to && c[end].tag == c[k].tag; end++)
			width += c[end].advance;
		if (c[k].tag != 0) {
			tb_buf_printf(&target, "#%s", passage->targets[c[k].tag - 1]);
			tb_pages_link(set->doc, page_last(set), x, top, width, size, target.s);
			tb_buf_release(&target);
		}
		x += width;
	}
}

void
passage_put(struct setter *set, const struct passage *passage, size_t line, int32_t x, int32_t y)
{
	const struct tb_para *para = &passage->para;
	int32_t left = set->style->area_left + x;

	tb_para_put(para, line, set->fonts, set->doc, page_last(set), left,
	    page_baseline(set, y, para->style.size));
	if (passage->targets != NULL)
		put_links(set, passage, &para->lines[line], left + para->lines[line].x,
		    set->style->area_top + y);
}

int32_t
line_put(struct setter *set, const struct tb_text_style *type, int32_t x, int32_t y, const char *s)
{
	int32_t left = set->style->area_left + x;

	return tb_text_put(set->doc, page_last(set), set->fonts, type, left,
		   page_baseline(set, y, type->size_pu), s, (size_t)-1) -
	       left;
}

int32_t
line_width(const struct setter *set, const struct tb_text_style *type, const char *s)
{
	return tb_text_width(set->fonts, type, s, (size_t)-1);
}

struct tb_text_style
line_grid_type(const struct setter *set, enum tb_role role)
{
	const struct style *style = set->style;

	return (struct tb_text_style){
	    role, style->text_size, style->pitch - style->text_size, (uint32_t)style->ink};
}

void
set_finding(const struct setter *set, enum tb_msg msg, int line, const char *fmt, ...)
{
	struct tb_pos pos = {set->document->file, line, 0};
	struct tb_buf text = TB_BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	tb_buf_vprintf(&text, fmt, ap);
	va_end(ap);
	tb_diag(msg, pos, "%s", text.s);
	tb_buf_release(&text);
}
