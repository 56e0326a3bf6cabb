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
	switch (face) {
	case SPAN_B:
		return TB_ROLE_HEI;
	case SPAN_K:
		return TB_ROLE_KAI;
	case SPAN_CODE:
		return TB_ROLE_MONO;
	default:
		return plain;
	}
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
	passage->line = words->line;
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
	passage->line = 0;
	tb_para_compose(&passage->para, set->fonts, &piece, 1, style);
}

void
passage_release(struct passage *passage)
{
	tb_para_release(&passage->para);
}

/* --- lines that broke a rule ------------------------------------------------------ */

static const char move[] = "add or take away a few characters before that place";

/* What is said of the place where the line ends, the gravest first. */
static const struct {
	unsigned rule;
	enum tb_msg msg;
	const char *what, *remedy;
} strains[] = {
    {TB_BROKE_WORD, TB_MSG_CUT, "inside a word that is longer than a line",
	"put blanks or line ends into it"},
    {TB_BROKE_MARKS, TB_MSG_STRAINED, "inside three marks in a row", move},
    {TB_BROKE_LONE, TB_MSG_STRAINED, "and leaves one character for the last line",
	"make the paragraph a few characters shorter or longer"},
    {TB_BROKE_BOUND, TB_MSG_STRAINED, "inside a date, a range or a document number", move},
    {TB_BROKE_SHORT, TB_MSG_STRAINED,
	"short of the measure, for gaps wider than half an em would tear it apart", move},
    {TB_BROKE_GAPS, TB_MSG_STRAINED, "with gaps wider than the style allows", move},
    {TB_BROKE_UNIT, TB_MSG_UNIT, "between a number and its unit", move},
};

/* The text of clusters [from, to), cut off behind `most` of them. */
static void
quote(struct tb_buf *out, const struct tb_row *row, size_t from, size_t to, size_t most)
{
	size_t end = to - from > most ? from + most : to;

	for (size_t k = from; k < end; k++)
		if (row->clusters[k].cls != TB_CLASS_NEWLINE)
			tb_buf_put(out, row->text + row->clusters[k].at, row->clusters[k].len);
	if (end < to)
		tb_buf_puts(out, "…");
}

/* The place before cluster k between what may not be parted on either side of it. */
static void
quote_place(struct tb_buf *out, const struct tb_row *row, size_t k)
{
	enum { MOST = 12 };
	size_t from = k > 0 ? k - 1 : k, to = k < row->n ? k + 1 : k;

	while (from > 0 && k - from < MOST && (row->clusters[from].before & TB_BEFORE_BREAK) == 0)
		from--;
	while (to < row->n && (row->clusters[to].before & TB_BEFORE_BREAK) == 0)
		to++;
	quote(out, row, from, k, MOST);
	tb_buf_putc(out, '|');
	quote(out, row, k, to, MOST);
}

/* The first line that broke the rule. */
static const struct tb_line *
breaker_of(const struct tb_para *para, unsigned rule)
{
	for (size_t i = 0; i < para->nlines; i++)
		if ((para->lines[i].broke & rule) != 0)
			return &para->lines[i];
	return NULL;
}

void
passage_report(const struct setter *set, const struct passage *passage)
{
	enum { BEGINNING = 8 };
	const struct tb_para *para = &passage->para;
	const struct tb_line *line = NULL;
	struct tb_buf text = TB_BUF_INIT, place = TB_BUF_INIT;
	size_t i = 0;

	if (para->strained == 0)
		return;
	while ((line = breaker_of(para, strains[i].rule)) == NULL)
		i++;
	/* it is the end of the line before the last one that could be mended */
	if (strains[i].rule == TB_BROKE_LONE)
		line--;
	quote(&text, &para->row, line->from, line->to, BEGINNING);
	quote_place(&place, &para->row, line[1].from);
	set_finding(set, strains[i].msg, passage->line,
	    "line %zu of %zu, '%s', ends at '%s' %s; %s", (size_t)(line - para->lines) + 1,
	    para->nlines, text.s, place.s, strains[i].what, strains[i].remedy);
	tb_buf_release(&text);
	tb_buf_release(&place);
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

	if (set->rehearsal)
		return;
	va_start(ap, fmt);
	tb_buf_vprintf(&text, fmt, ap);
	va_end(ap);
	tb_diag(msg, pos, "%s", text.s);
	tb_buf_release(&text);
}
