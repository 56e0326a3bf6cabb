/*
 * 版记: 主送 moved here, 抄送, 印发机关 and date, between rules; the last rule is
 * the lower edge of the 版心.  A blank page before its own and that have no
 * number (7.5).
 */
#include "imprint.h"

enum { SEND, COPY, PARTS };

static const char *const labels[PARTS] = {"主送：", "抄送："};

struct imprint {
	struct passage parts[PARTS]; /* without lines where there is none */
	struct passage issuer;	     /* 印发机关, as many lines as it takes */
	const char *date;	     /* with 印发, in the arena; NULL = no line of the issuer */
	int32_t date_x;
	int32_t issuer_lines; /* the date stands on the last of them */
	int32_t height;
};

/* 抄送：list, turned over behind the colon (7.4.2). */
static void
make_part(struct setter *set, struct passage *part, const char *label, const char *list)
{
	const struct style *style = set->style;
	int32_t size = style->imprint_size;
	struct tb_text_style type = {TB_ROLE_FANG, size, 0, (uint32_t)style->ink};
	struct tb_para_style para =
	    passage_style(set, style->area_width - 2 * tb_em_pu(style->imprint_indent_em, size),
		size, size, TB_ALIGN_JUSTIFY);

	if (list == NULL)
		return;
	/* the label stands before it, solid: else the first line would be set without
	 * regard to where the others start */
	para.indent_first = para.indent_rest = line_width(set, &type, label);
	passage_make_text(set, part, list, TB_ROLE_FANG, &para);
}

/* The addressees without their colon, with a stop. */
static const char *
send_list(struct setter *set)
{
	const struct document *d = set->document;
	const char *list = set->addressee_moved ? d->addressee : d->imprint_to;
	static const char colon[] = "：";
	struct tb_buf text = TB_BUF_INIT;
	const char *copy;
	size_t len;

	if (list == NULL || !set->addressee_moved)
		return list;
	len = strlen(list);
	if (len > strlen(colon) && strcmp(list + len - strlen(colon), colon) == 0)
		len -= strlen(colon);
	tb_buf_put(&text, list, len);
	tb_buf_puts(&text, "。");
	copy = tb_arena_strdup(&set->arena, text.s);
	tb_buf_release(&text);
	return copy;
}

static struct tb_text_style
plain_type(const struct setter *set)
{
	const struct style *style = set->style;

	return (struct tb_text_style){TB_ROLE_FANG, style->imprint_size, 0, (uint32_t)style->ink};
}

/* 印发机关 on the left, the day on the right (7.4.3); a name that leaves the day
 * no room on its line has it on the next one. */
static void
make_issuer(struct setter *set, struct imprint *imprint)
{
	const struct style *style = set->style;
	int32_t size = style->imprint_size, indent = tb_em_pu(style->imprint_indent_em, size);
	int32_t room = style->area_width - 2 * indent;
	struct tb_para_style para = passage_style(set, room, size, size, TB_ALIGN_LEFT);
	struct tb_text_style type = plain_type(set);
	const struct tb_para *name = &imprint->issuer.para;
	struct tb_buf date = TB_BUF_INIT;
	int32_t width;

	if (set->document->imprint_issuer == NULL)
		return;
	tb_buf_printf(&date, "%s印发", set->document->imprint_date);
	imprint->date = tb_arena_strdup(&set->arena, date.s);
	tb_buf_release(&date);
	passage_make_text(
	    set, &imprint->issuer, set->document->imprint_issuer, TB_ROLE_FANG, &para);
	width = line_width(set, &type, imprint->date);
	imprint->date_x = style->area_width - indent - width;
	imprint->issuer_lines = (int32_t)name->nlines;
	if (name->nlines > 0 && name->lines[name->nlines - 1].width + size + width > room)
		imprint->issuer_lines++;
}

static void
make(struct setter *set, struct imprint *imprint)
{
	int32_t lines;

	make_part(set, &imprint->parts[SEND], labels[SEND], send_list(set));
	make_part(set, &imprint->parts[COPY], labels[COPY], set->document->imprint_cc);
	make_issuer(set, imprint);
	lines = imprint->issuer_lines;
	for (int i = 0; i < PARTS; i++)
		lines += (int32_t)imprint->parts[i].para.nlines;
	imprint->height = lines * set->style->imprint_pitch;
}

static void
put_issuer(struct setter *set, const struct imprint *imprint, int32_t y)
{
	const struct style *style = set->style;
	struct tb_text_style type = plain_type(set);
	int32_t indent = tb_em_pu(style->imprint_indent_em, style->imprint_size);

	y += (style->imprint_pitch - style->imprint_size) / 2;
	tb_pages_begin(set->doc, page_last(set), "P", NULL);
	for (size_t i = 0; i < imprint->issuer.para.nlines; i++)
		passage_put(
		    set, &imprint->issuer, i, indent, y + (int32_t)i * style->imprint_pitch);
	line_put(set, &type, imprint->date_x,
	    y + (imprint->issuer_lines - 1) * style->imprint_pitch, imprint->date);
	tb_pages_end(page_last(set));
}

static int32_t
put_part(struct setter *set, const struct passage *part, const char *label, int32_t y)
{
	const struct style *style = set->style;
	struct tb_text_style type = plain_type(set);
	int32_t indent = tb_em_pu(style->imprint_indent_em, style->imprint_size);

	if (part->para.nlines == 0)
		return y;
	tb_pages_begin(set->doc, page_last(set), "P", NULL);
	line_put(set, &type, indent, y + (style->imprint_pitch - style->imprint_size) / 2, label);
	for (size_t i = 0; i < part->para.nlines; i++, y += style->imprint_pitch)
		passage_put(
		    set, part, i, indent, y + (style->imprint_pitch - style->imprint_size) / 2);
	tb_pages_end(page_last(set));
	return y;
}

static void
put(struct setter *set, const struct imprint *imprint)
{
	const struct style *style = set->style;
	int32_t y = style->area_height - imprint->height, start = y;
	int ruled = set->document->kind != HEAD_LETTER; /* 10.1 */

	if (ruled)
		page_rule(set, 0, y - style->imprint_rule_outer / 2, style->area_width,
		    style->imprint_rule_outer);
	for (int i = 0; i < PARTS; i++)
		y = put_part(set, &imprint->parts[i], labels[i], y);
	if (y > start && imprint->date != NULL)
		page_rule(set, 0, y - style->imprint_rule_inner / 2, style->area_width,
		    style->imprint_rule_inner);
	if (imprint->date != NULL)
		put_issuer(set, imprint, y);
	if (ruled)
		page_rule(set, 0, style->area_height - style->imprint_rule_outer / 2,
		    style->area_width, style->imprint_rule_outer);
}

/* Does it stand on the last page as that is? Not on an odd one where the style wants
 * it on an even one, nor on a landscape one where the style does not want that. */
static int
stands_here(const struct setter *set, int32_t height)
{
	const struct style *style = set->style;
	int32_t from = page_empty(set) ? 0 : set->y + style->block_gap;

	return from + height <= style->area_height &&
	       (set->doc->npages % 2 == 0 || !style->imprint_even) &&
	       (!page_turned(set) || style->imprint_turned);
}

/* A further page for it, upright; an even one where the style wants it so: only behind a
 * blank page it has no number (7.5). */
static void
new_page(struct setter *set)
{
	int blank = set->doc->npages % 2 == 0 && set->style->imprint_even;

	page_turn(set, 0);
	if (blank)
		page_new(set, 0);
	page_new(set, !blank);
}

static void
release(struct imprint *imprint)
{
	for (int i = 0; i < PARTS; i++)
		passage_release(&imprint->parts[i]);
	passage_release(&imprint->issuer);
}

int32_t
imprint_height(struct setter *set)
{
	struct imprint imprint = {0};

	make(set, &imprint);
	release(&imprint);
	return imprint.height;
}

int
imprint_put(struct setter *set, struct tb_err *err)
{
	struct imprint imprint = {0};
	int rc = 0;

	make(set, &imprint);
	if (imprint.height > 0 && !stands_here(set, imprint.height)) {
		new_page(set);
		release(&imprint);
		imprint = (struct imprint){0};
		make(set, &imprint);
	}
	if (imprint.height > set->style->area_height)
		rc = tb_err_set(err, TB_MSG_NO_ROOM, set->document->file, 0, 0,
		    "the imprint is higher than a page; shorten its lists");
	else if (imprint.height > 0)
		put(set, &imprint);
	release(&imprint);
	return rc;
}
