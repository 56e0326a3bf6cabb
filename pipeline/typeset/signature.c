/*
 * 署名 and 成文日期 in their three forms.
 *
 * Unsealed (7.3.5.2): names two characters from the right edge, the date two
 * characters right of the first one's first character.
 *
 * Sealed (7.3.5.1): the date four characters from the right edge, the name in the
 * middle above it, the seal in the middle on both, its upper edge within one line
 * of the text above.  Several seals stand in rows of up to three, each on its
 * office's name, the last one on the date too; they do not touch.
 *
 * 签名章 (7.3.5.3): two lines below the text, four characters from the right edge,
 * the title two characters left of it; the date behind an empty line.
 *
 * The seal is drawn before the text it stands on, as ink of a stamp leaves what is
 * black below it black.
 */
#include "signature.h"
#include "seal.h"

enum { ROW_MOST = 3 };

/* A party on its place. */
struct place {
	const struct party *party;
	struct seal *seal; /* NULL = none */
	int32_t middle;	   /* x of the middle of name and seal */
	int32_t width;	   /* of the name */
};

/* What stands on one line of the grid; the last of the places is the line's own text. */
struct stamps {
	struct place places[ROW_MOST];
	size_t n;
	int32_t gap;  /* empty lines above it */
	int32_t down; /* middle of the seals below the top of the line */
};

static int32_t
em(const struct setter *set, int32_t ratio)
{
	return tb_em_pu(ratio, set->style->pitch);
}

/* One line of the signature, its left end at x; what is too long for the line
 * is turned over at its right end. */
static struct galley_text *
add_line(struct galley *galley, const char *s, int32_t x, int keep_next)
{
	struct setter *set = galley->set;
	struct tb_para_style style = galley_grid_style(set, x > 0 ? x : 0, x > 0 ? x : 0);
	struct galley_text *text = galley_text(galley, "P", NULL);

	style.align = TB_ALIGN_LEFT;
	if (x <= 0) {
		style.align = TB_ALIGN_RIGHT;
		style.measure -= em(set, set->style->signature_right_em);
	}
	passage_make_text(set, &text->passage, s, TB_ROLE_FANG, &style);
	text->passage.line = set->document->parties->line;
	galley_add_text(galley, text, keep_next);
	return text;
}

/* --- attendance --------------------------------------------------------------------- */

/* 出席：in 黑体, the names turned over behind the colon. */
static void
add_attendance(struct galley *galley, const char *label, const char *names)
{
	struct setter *set = galley->set;
	struct tb_text_style hei = line_grid_type(set, TB_ROLE_HEI);
	int32_t indent = em(set, set->style->indent_em), x = indent + line_width(set, &hei, label);
	struct tb_para_style style = galley_grid_style(set, x, x);
	struct galley_text *text = galley_text(galley, "P", NULL);

	text->label = label;
	text->label_role = TB_ROLE_HEI;
	text->label_x = indent;
	passage_make_text(set, &text->passage, names, TB_ROLE_FANG, &style);
	galley_add_text(galley, text, 0);
}

void
signature_add_attendance(struct galley *galley)
{
	const struct document *d = galley->set->document;

	if (d->present == NULL && d->leave == NULL && d->guests == NULL)
		return;
	galley_add_gap(galley, galley->set->style->attendance_gap_lines);
	if (d->present != NULL)
		add_attendance(galley, "出席：", d->present);
	if (d->leave != NULL)
		add_attendance(galley, "请假：", d->leave);
	if (d->guests != NULL)
		add_attendance(galley, "列席：", d->guests);
}

/* --- without seals ------------------------------------------------------------------- */

/* A date longer than the names stands two characters from the edge and moves them. */
static void
add_unsealed(struct galley *galley)
{
	struct setter *set = galley->set;
	const struct document *d = set->document;
	const struct style *style = set->style;
	struct tb_text_style type = line_grid_type(set, TB_ROLE_FANG);
	int32_t right = em(set, style->signature_right_em);
	int32_t shift = em(set, style->signature_shift_em), widest = 0, date, x;

	for (const struct party *party = d->parties; party != NULL; party = party->next)
		widest = larger(widest, line_width(set, &type, party->unit));
	date = line_width(set, &type, d->signature_date);
	x = style->area_width - right - widest;
	if (date > widest)
		x = style->area_width - right - date - shift;
	galley_add_closing(galley, style->signature_gap_lines);
	for (const struct party *party = d->parties; party != NULL; party = party->next)
		add_line(galley, party->unit, x, 1);
	add_line(galley, d->signature_date, x + shift, 0);
}

/* --- seals ---------------------------------------------------------------------------- */

static void
put_stamps(struct setter *set, const void *data, int32_t y)
{
	const struct stamps *stamps = data;
	struct tb_text_style type = line_grid_type(set, TB_ROLE_FANG);

	for (size_t i = 0; i < stamps->n; i++) {
		const struct place *place = &stamps->places[i];

		if (place->seal != NULL)
			seal_put(set, place->seal, place->middle - place->seal->width / 2,
			    y + stamps->down - place->seal->height / 2);
	}
	for (size_t i = 0; i + 1 < stamps->n; i++) {
		const struct place *place = &stamps->places[i];

		tb_pages_begin(set->doc, page_last(set), "P", NULL);
		line_put(set, &type, place->middle - place->width / 2, y, place->party->unit);
		tb_pages_end(page_last(set));
	}
}

static int
load_seal(struct galley *galley, const struct party *party, struct seal **seal, struct tb_err *err)
{
	*seal = NULL;
	if (party->seal == NULL)
		return 0;
	*seal = tb_arena_alloc(&galley->set->arena, sizeof **seal);
	(*seal)->next = galley->seals;
	galley->seals = *seal;
	return seal_load(galley->set, *seal, party->seal, party->line, err);
}

/* All parties with their seals, in the arena. */
static struct place *
load_places(struct galley *galley, size_t *n, struct tb_err *err)
{
	struct setter *set = galley->set;
	struct tb_text_style type = line_grid_type(set, TB_ROLE_FANG);
	struct place *places;
	size_t i = 0;

	*n = 0;
	for (const struct party *party = set->document->parties; party; party = party->next)
		(*n)++;
	places = tb_arena_alloc(&set->arena, *n * sizeof *places);
	for (const struct party *party = set->document->parties; party; party = party->next) {
		places[i].party = party;
		places[i].width = line_width(set, &type, party->unit ? party->unit : party->name);
		if (load_seal(galley, party, &places[i].seal, err) != 0)
			return NULL;
		i++;
	}
	return places;
}

/* How the sealed names share the line. */
struct sharing {
	int32_t half;	/* the most that a party reaches from its middle */
	int32_t pitch;	/* from middle to middle */
	int32_t middle; /* of the last one: that of the date too */
	size_t per_row;
};

static struct sharing
share_line(const struct setter *set, const struct place *places, size_t n, int32_t date)
{
	const struct style *style = set->style;
	struct sharing s = {.middle = style->area_width - em(set, style->seal_right_em) - date / 2};
	size_t p = n < ROW_MOST ? n : ROW_MOST;

	for (size_t i = 0; i < n; i++) {
		int32_t seal = places[i].seal != NULL ? places[i].seal->width : 0;

		s.half = larger(s.half, larger(places[i].width, seal) / 2);
		s.pitch =
		    larger(s.pitch, larger(places[i].width + style->pitch, seal + style->seal_gap));
	}
	if (s.middle + s.half > style->area_width)
		s.middle = style->area_width - s.half;
	while (p > 1 && s.middle - (int32_t)(p - 1) * s.pitch - s.half < 0)
		p--;
	s.per_row = p;
	return s;
}

static int32_t
highest_seal(const struct stamps *row)
{
	int32_t height = 0;

	for (size_t i = 0; i < row->n; i++)
		if (row->places[i].seal != NULL)
			height = larger(height, row->places[i].seal->height);
	return height;
}

static int32_t
leftmost_seal(const struct stamps *row, int32_t left)
{
	for (size_t i = 0; i < row->n; i++) {
		const struct place *place = &row->places[i];

		if (place->seal != NULL && place->middle - place->seal->width / 2 < left)
			left = place->middle - place->seal->width / 2;
	}
	return left;
}

/* The rows of parties, the last one right-aligned on the date's column. */
static struct stamps *
make_rows(struct setter *set, struct place *places, size_t n, const struct sharing *sharing,
    size_t *nrows)
{
	const struct style *style = set->style;
	size_t per = sharing->per_row, at = 0;
	struct stamps *rows;

	*nrows = (n + per - 1) / per;
	rows = tb_arena_alloc(&set->arena, *nrows * sizeof *rows);
	for (size_t r = 0; r < *nrows; r++) {
		struct stamps *row = &rows[r];

		row->n = n - at < per ? n - at : per;
		row->down = style->text_size / 2;
		if (r + 1 == *nrows)
			row->down += style->line_pitch / 2;
		for (size_t i = 0; i < row->n; i++, at++) {
			row->places[i] = places[at];
			row->places[i].middle =
			    sharing->middle - (int32_t)(row->n - 1 - i) * sharing->pitch;
		}
	}
	return rows;
}

/* Empty lines above the first name: the least with which its seal has room below
 * the text. The seal then moves up as far as it may, so that name and date stand
 * a little below its middle. */
static int32_t
find_first_gap(const struct setter *set, struct stamps *row)
{
	const struct style *style = set->style;
	int32_t half = highest_seal(row) / 2, gap = style->signature_gap_lines;
	int32_t top =
	    style->line_pitch - style->text_size + gap * style->line_pitch + row->down - half;
	int32_t up = half / 10;

	while (top < 0) {
		top += style->line_pitch;
		gap++;
	}
	/* a small seal on a single line may leave more than a line above it */
	if (half > 0 && top > style->line_pitch)
		up = larger(up, top - style->line_pitch);
	row->down -= up < top ? up : top;
	return gap;
}

/* What a row reaches below the top of its line. */
static int32_t
depth(const struct setter *set, const struct stamps *row)
{
	return larger(row->down + highest_seal(row) / 2, set->style->text_size);
}

/* What a row takes around its middle: its seals, and names without one, whose line may be
 * half a line off. */
static int32_t
row_height(const struct setter *set, const struct stamps *row)
{
	int32_t height = highest_seal(row);

	for (size_t i = 0; i < row->n; i++)
		if (row->places[i].seal == NULL)
			height = larger(height, set->style->text_size + set->style->line_pitch);
	return height;
}

/* From row to row: no seal touches another, nor a name that is not its own. */
static int32_t
find_step(const struct setter *set, const struct stamps *rows, size_t n)
{
	int32_t step = set->style->line_pitch;

	for (size_t r = 1; r < n; r++) {
		int32_t above = row_height(set, &rows[r - 1]), below = row_height(set, &rows[r]);

		step = larger(step, (above + below) / 2 + set->style->seal_gap);
	}
	return step;
}

/* The rows behind the first one stand at even distances from middle to middle of their
 * seals; names stand on the line of the grid that is next to the middle, above the date on
 * that or the one below it (居印章中心偏下位置). */
static void
space_rows(const struct setter *set, struct stamps *rows, size_t n)
{
	const struct style *style = set->style;
	int32_t step = find_step(set, rows, n), pitch = style->line_pitch;
	int32_t middle = rows[0].down, last = 0;

	for (size_t r = 1; r < n; r++) {
		int32_t line;

		middle += step;
		line = (middle - style->text_size / 2 + pitch / 2) / pitch;
		if (r + 1 == n)
			line = (middle - style->text_size / 2 - pitch / 2 + pitch - 1) / pitch;
		rows[r].gap = line - last - 1;
		rows[r].down = middle - line * pitch;
		last = line;
	}
}

static int
add_sealed(struct galley *galley, struct tb_err *err)
{
	struct setter *set = galley->set;
	const struct style *style = set->style;
	struct tb_text_style type = line_grid_type(set, TB_ROLE_FANG);
	const char *day = set->document->signature_date;
	int32_t date = line_width(set, &type, day);
	size_t n, nrows;
	struct place *places = load_places(galley, &n, err);
	struct sharing sharing;
	struct stamps *rows;

	if (places == NULL)
		return -1;
	sharing = share_line(set, places, n, date);
	rows = make_rows(set, places, n, &sharing, &nrows);
	galley_add_closing(galley, find_first_gap(set, &rows[0]));
	space_rows(set, rows, nrows);
	for (size_t r = 0; r < nrows; r++) {
		const struct place *last = &rows[r].places[rows[r].n - 1];
		struct galley_text *text;

		if (r > 0)
			galley_add_kept_gap(galley, rows[r].gap);
		text = add_line(galley, last->party->unit, last->middle - last->width / 2, 1);
		text->before = put_stamps;
		text->before_data = &rows[r];
	}
	add_line(galley, day, sharing.middle - date / 2, 0);
	galley->seal_over = depth(set, &rows[nrows - 1]) - style->line_pitch - style->text_size;
	galley->seal_left = leftmost_seal(&rows[nrows - 1], style->area_width);
	return 0;
}

/* --- 签名章 ------------------------------------------------------------------------------ */

/* What a stamp reaches above, and below, the type of its title; 0 without one. */
static int32_t
overhang(const struct setter *set, const struct seal *seal)
{
	return seal != NULL ? (seal->height - set->style->text_size) / 2 : 0;
}

/* Empty lines between two lines of which `over` is taken by stamps and `lines` stay
 * empty. */
static int32_t
stamp_gap(const struct setter *set, int32_t over, int32_t lines)
{
	const struct style *style = set->style;
	int32_t gap = lines;

	while (style->line_pitch - style->text_size + gap * style->line_pitch - over <
	       lines * style->line_pitch)
		gap++;
	return gap;
}

/* Title, and the name or its stamp, which is put from the hook. */
static void
add_person(struct galley *galley, const struct place *place)
{
	struct setter *set = galley->set;
	const struct style *style = set->style;
	struct tb_text_style fang = line_grid_type(set, TB_ROLE_FANG);
	int32_t right = style->area_width - em(set, style->seal_right_em);
	int32_t width = place->seal != NULL ? place->seal->width : place->width;
	int32_t x = right - width - em(set, style->signature_shift_em) -
		    line_width(set, &fang, place->party->title);
	struct tb_buf line = TB_BUF_INIT;

	tb_buf_puts(&line, place->party->title);
	if (place->seal == NULL)
		tb_buf_printf(&line, "　　%s", place->party->name);
	struct galley_text *text = add_line(galley, line.s, x, 1);

	tb_buf_release(&line);
	if (place->seal != NULL) {
		struct stamps *stamps = tb_arena_alloc(&set->arena, sizeof *stamps);

		stamps->places[0] = *place;
		stamps->places[0].middle = right - width / 2;
		stamps->n = 1;
		stamps->down = style->text_size / 2;
		text->before = put_stamps;
		text->before_data = stamps;
	}
}

static int
add_persons(struct galley *galley, struct tb_err *err)
{
	struct setter *set = galley->set;
	const struct style *style = set->style;
	struct tb_text_style type = line_grid_type(set, TB_ROLE_FANG);
	const char *day = set->document->signature_date;
	int32_t over;
	size_t n;
	struct place *places = load_places(galley, &n, err);

	if (places == NULL)
		return -1;
	over = overhang(set, places[0].seal);
	galley_add_closing(galley, stamp_gap(set, over, style->stamp_gap_lines));
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			galley_add_kept_gap(
			    galley, stamp_gap(set, over + overhang(set, places[i].seal), 0));
		add_person(galley, &places[i]);
		over = overhang(set, places[i].seal);
	}
	galley_add_kept_gap(galley, stamp_gap(set, over, 1));
	add_line(galley, day,
	    style->area_width - em(set, style->seal_right_em) - line_width(set, &type, day), 0);
	return 0;
}

/* --- all of them ------------------------------------------------------------------------- */

int
signature_add(struct galley *galley, struct tb_err *err)
{
	const struct party *party = galley->set->document->parties;

	if (party == NULL)
		return 0;
	tb_fonts_source(galley->set->fonts, galley->set->document->file, party->line);
	if (party->name != NULL)
		return add_persons(galley, err);
	for (; party != NULL; party = party->next)
		if (party->seal != NULL)
			return add_sealed(galley, err);
	add_unsealed(galley);
	return 0;
}

/* Lines of the grid from the one behind 成文日期 on that begin above a height over it. */
static int32_t
lines_within(const struct setter *set, int32_t over)
{
	const struct style *style = set->style;
	int32_t lines = 0;

	while (style->line_pitch - style->text_size + lines * style->line_pitch < over)
		lines++;
	return lines;
}

void
signature_clear_seals(struct galley *galley, const struct tb_para *remark)
{
	int32_t under = lines_within(galley->set, galley->seal_over);
	int covered = 0;

	for (size_t i = 0; i < remark->nlines && (int32_t)i < under; i++)
		covered |= remark->lines[i].x + remark->lines[i].width > galley->seal_left;
	if (!covered)
		return;
	galley_add_kept_gap(galley, under);
	galley->seal_over = 0;
}

void
signature_add_room(struct galley *galley, size_t lines)
{
	int32_t pitch = galley->set->style->line_pitch;
	int32_t left = galley->seal_over - (int32_t)lines * pitch;

	if (left <= 0)
		return;
	galley_keep_last(galley);
	galley_add_gap(galley, (left + pitch - 1) / pitch);
}
