/* Listings: see listing.h. */
#include "listing.h"
#include "../lib/utf8.h"

/* In characters of half an em: beside the text on both sides; how far a line that goes on is
 * moved in; at most of a listing that is not broken: lines. */
enum { MARGIN = 2, FURTHER = 4, WHOLE_MOST = 14 };

/* What stands beside and behind a line. */
struct back {
	enum line_class class;
	int marked;	 /* its class has a mark */
	int goes_on;	 /* the arrow: it goes on below */
	int first, last; /* of the listing */
};

/* One line as it is set. */
struct piece {
	const char *s;
	size_t len;
	int32_t x;
	int heads; /* it is the title */
	struct back back;
};

static int32_t
leading(const struct style *style)
{
	return tb_em_pu(style->listing_leading_em, style->listing_size);
}

/* Down and back to the left: the line goes on below. Its box is that of a character at (x, y);
 * drawn, for few faces have the sign. */
static void
put_arrow(struct setter *set, int32_t x, int32_t y)
{
	int32_t size = set->style->listing_size, low = y + size * 5 / 8, head = size / 5;
	struct tb_step shaft[] = {{'M', {x + size * 3 / 4, y + size / 4}},
	    {'L', {x + size * 3 / 4, low}}, {'L', {x + size / 4, low}}};
	struct tb_step point[] = {{'M', {x + size / 8, low}},
	    {'L', {x + size / 8 + head, low - head}}, {'L', {x + size / 8 + head, low + head}},
	    {'Z', {0}}};

	tb_pages_path(set->doc, page_last(set), shaft, TB_LEN(shaft), size / 14, 0,
	    (uint32_t)set->style->listing_ink);
	tb_pages_path(set->doc, page_last(set), point, TB_LEN(point), 0, 0,
	    (uint32_t)set->style->listing_ink);
}

static void
put_back(struct setter *set, const void *data, int32_t y)
{
	static const char *const marks[] = {
	    [LINE_INPUT] = "$", [LINE_NEW] = "+", [LINE_GONE] = "−"};
	const struct style *style = set->style;
	const struct back *back = data;
	int32_t size = style->listing_size, height = leading(style);
	struct tb_text_style type = {TB_ROLE_MONO, size, 0, (uint32_t)style->listing_ink};
	int tinted = back->class == LINE_NEW;
	int32_t above = back->first ? size / 2 : 0, below = back->last ? size / 2 : 0;

	tb_pages_rect(page_last(set), style->area_left,
	    style->area_top + y - (height - size) / 2 - above, style->area_width,
	    height + above + below,
	    (uint32_t)(tinted ? style->listing_new_tint : style->listing_tint));
	if (back->marked)
		line_put(set, &type, size / 4, y, marks[back->class]);
	if (back->goes_on)
		put_arrow(set, style->area_left + style->area_width - size, style->area_top + y);
}

static enum tb_role
role_of(const struct piece *piece)
{
	return piece->heads ? TB_ROLE_HEI : TB_ROLE_MONO;
}

static void
add_piece(struct galley *galley, const struct piece *piece, const char *id)
{
	struct setter *set = galley->set;
	const struct style *style = set->style;
	struct galley_text *text = galley_text(galley, "P", id);
	struct back *back = tb_arena_alloc(&set->arena, sizeof *back);
	struct tb_para_style para = passage_style(
	    set, style->area_width, style->listing_size, style->listing_size, TB_ALIGN_LEFT);
	struct tb_piece run = {.s = piece->s, .len = piece->len, .role = role_of(piece)};

	*back = piece->back;
	para.autospace_em = 0;
	para.measure = style->area_width * 2; /* it is broken already */
	para.color = (uint32_t)(piece->heads ? style->listing_ink : style->ink);
	text->leading = leading(style);
	text->x = piece->x;
	text->before = put_back;
	text->before_data = back;
	text->joined = !piece->back.last;
	tb_para_compose(&text->passage.para, set->fonts, &run, 1, &para);
	galley_add_text(galley, text, 0);
}

/* --- breaking ------------------------------------------------------------------------------ */

static int32_t
half_em(const struct style *style)
{
	return style->listing_size / 2;
}

/* How much of the piece has room: up to the last blank, where one stands behind the first quarter
 * of that. */
static size_t
fit(const struct setter *set, const struct piece *piece, int32_t room)
{
	struct tb_text_style type = {role_of(piece), set->style->listing_size, 0, 0};
	const char *s = piece->s, *end = s + strlen(s), *at = s, *good = NULL;

	while (at < end) {
		const char *next = at;

		tb_utf8_next(&next);
		if (at > s && tb_text_width(set->fonts, &type, s, (size_t)(next - s)) > room)
			break;
		at = next;
		if (at[-1] == ' ' && *at != ' ')
			good = at;
	}
	return (size_t)((at < end && good != NULL && good - s > (at - s) / 4 ? good : at) - s);
}

/* A line, with all that is said of it in `piece` but where it is broken. */
static void
add_line(struct galley *galley, struct piece piece, const char *id)
{
	const struct style *style = galley->set->style;
	int32_t half = half_em(style), margin = MARGIN * half, start;
	size_t blanks = strspn(piece.s, " ");
	int last = piece.back.last;

	piece.s += blanks;
	/* what is indented further than that stands there all the same */
	start =
	    margin + smaller((int32_t)smaller((int32_t)blanks, 1000) * half, style->area_width / 2);
	piece.x = start;
	do {
		if (*piece.s == '\0')
			piece.s = " ";
		piece.len = fit(galley->set, &piece, style->area_width - margin - piece.x);
		piece.back.goes_on = piece.s[piece.len] != '\0';
		piece.back.last = last && !piece.back.goes_on;
		add_piece(galley, &piece, id);
		piece.back.first = piece.back.marked = 0;
		piece.s += piece.len;
		piece.x = start + FURTHER * half;
		id = NULL;
	} while (piece.back.goes_on);
}

/* --- the whole ----------------------------------------------------------------------------- */

/* No page break inside a short one, nor behind the first two or before the last two lines. */
static void
keep_together(struct galley *galley, size_t first, int titled)
{
	size_t n = galley->nboxes - first;

	for (size_t i = 0; i + 1 < n; i++)
		if (n <= WHOLE_MOST || i < 2 || i + 3 > n || (titled && i == 0))
			galley->boxes[first + i].keep_next = KEEP_WEAKLY;
}

void
listing_add(struct galley *galley, const struct listing *listing, const char *id)
{
	struct setter *set = galley->set;
	size_t first = galley->nboxes;

	if (listing->title != NULL)
		add_line(galley,
		    (struct piece){.s = listing->title, .heads = 1, .back = {.first = 1}}, id);
	for (const struct listing_line *line = listing->lines; line != NULL; line = line->next) {
		struct piece piece = {.s = words_text(&set->arena, &line->words),
		    .back = {.class = line->class, .marked = line->class != LINE_PLAIN}};

		piece.back.first = galley->nboxes == first;
		piece.back.last = line->next == NULL;
		add_line(galley, piece, piece.back.first ? id : NULL);
	}
	keep_together(galley, first, listing->title != NULL);
}
