/*
 * Text to clusters.  Words of Latin and other scripts are shaped as words;
 * everything else takes its sort from the cache.
 */
#include "cluster.h"
#include "../lib/utf8.h"

/* Raised text: its size and how far its baseline is above the line's, 1/100 em. */
enum { RAISED_SIZE = 60, RAISED_RISE = 36 };

/* Between a shrunk mark and a digit at least a tenth of an em stays white. */
enum { LEAST_APART = 10 };

/* A word longer than this is shaped in parts: time grows with the square of the marks on
 * one letter. */
enum { WORD_MOST = 256 };

enum {
	INTERPUNCT = 0xB7,
	THIN_BLANK = 0x202F,
	FULL_EXCLAIM = 0xFF01,
	FULL_SOLIDUS = 0xFF0F,
	FULL_QUESTION = 0xFF1F
};

/* The code points of the pieces and where they come from: one block of memory. */
struct chars {
	size_t *at; /* byte offset, n + 1 of them; the block starts with it */
	uint32_t *cps;
	enum tb_class *classes;
	unsigned *piece;
	uint8_t *before;
	size_t n;
};

static void
chars_release(struct chars *chars)
{
	free(chars->at);
}

static char *
join_text(const struct tb_piece *pieces, size_t npieces, size_t *len)
{
	struct tb_buf text = TB_BUF_INIT;

	for (size_t i = 0; i < npieces; i++)
		tb_buf_put(&text, pieces[i].s, pieces[i].len);
	*len = text.len;
	return tb_buf_take(&text);
}

static void
chars_make(struct chars *chars, const char *text, size_t len, const struct tb_piece *pieces,
    size_t npieces, enum tb_level level)
{
	size_t piece = 0, piece_end = npieces > 0 ? pieces[0].len : 0;
	size_t most = tb_utf8_count(text) + 1;

	chars->at =
	    tb_xcalloc(most, sizeof *chars->at + sizeof *chars->cps + sizeof *chars->classes +
				 sizeof *chars->piece + sizeof *chars->before);
	chars->cps = (uint32_t *)(chars->at + most);
	chars->classes = (enum tb_class *)(chars->cps + most);
	chars->piece = (unsigned *)(chars->classes + most);
	chars->before = (uint8_t *)(chars->piece + most);
	for (const char *s = text; s < text + len; chars->n++) {
		size_t at = (size_t)(s - text);

		while (at >= piece_end)
			piece_end += pieces[++piece].len;
		chars->at[chars->n] = at;
		chars->piece[chars->n] = (unsigned)piece;
		chars->cps[chars->n] = tb_utf8_next(&s);
		chars->classes[chars->n] = tb_class_of(chars->cps[chars->n]);
	}
	chars->at[chars->n] = len;
	tb_break_glue(chars->cps, chars->classes, chars->n);
	tb_break_find(chars->cps, chars->classes, chars->n, level, chars->before);
	for (size_t i = 1; i < chars->n; i++) {
		int inside = chars->piece[i] == chars->piece[i - 1];

		/* a name, or a note mark and what it belongs to */
		if (inside ? pieces[chars->piece[i]].whole : pieces[chars->piece[i]].raised)
			chars->before[i] &= TB_BEFORE_GAP | TB_BEFORE_MUST;
	}
}

/* A mark may be trimmed where its face really left that half blank. */
static int
trims(enum tb_class cls, const struct tb_sort *sort)
{
	if (sort->advance < TB_EM * 9 / 10)
		return 0;
	if (tb_class_blank_left(cls))
		return sort->ink_left >= sort->advance * 2 / 5;
	if (tb_class_blank_right(cls))
		return sort->ink_right <= sort->advance * 3 / 5;
	return 0;
}

/* ？！ that a face has in the middle of the box fit half an em all the same. */
static int
is_centred(unsigned cp, const struct tb_sort *sort)
{
	return (cp == FULL_EXCLAIM || cp == FULL_QUESTION) && sort->advance >= TB_EM * 9 / 10 &&
	       sort->ink_right > sort->advance / 2 && sort->ink_left >= sort->advance / 4 &&
	       sort->ink_right <= sort->advance * 3 / 4;
}

/* Characters that are nothing to be seen: marks of direction, joiners of words, selectors
 * of variants. No face need have them. */
static int
is_hidden(uint32_t cp)
{
	return cp == 0x200E || cp == 0x200F || (cp >= 0x202A && cp <= 0x202E) ||
	       (cp >= 0x2060 && cp <= 0x206F) || (cp >= 0xFE00 && cp <= 0xFE0F) || cp == 0xFEFF ||
	       (cp >= 0xE0000 && cp <= 0xE0FFF);
}

static void
add(struct tb_row *row, const struct chars *chars, size_t i, const struct tb_sort *sort,
    int32_t pitch)
{
	struct tb_cluster *c = tb_grow(&row->clusters, row->n, &row->cap, sizeof *row->clusters);

	c->glyph = sort->id;
	c->face = sort->face;
	c->cls = is_hidden(chars->cps[i]) ? TB_CLASS_ZWSPACE : chars->classes[i];
	c->before = chars->before[i];
	c->nchars = sort->nchars;
	c->at = chars->at[i];
	c->len = chars->at[i + sort->nchars] - c->at;
	c->natural = tb_em_pu(sort->advance, pitch);
	c->ink_left = tb_em_pu(sort->ink_left, pitch);
	c->ink_right = tb_em_pu(sort->ink_right, pitch);
	if (c->cls == TB_CLASS_DOT || chars->cps[i] == FULL_SOLIDUS) {
		/* their box is half an em whatever the face says (W1, GB/T 15834 5.1.9) */
		int32_t box = pitch / 2;

		c->dx = (box - c->natural) / 2;
		c->natural = box;
	} else if (c->cls == TB_CLASS_NEWLINE || c->cls == TB_CLASS_ZWSPACE) {
		c->natural = 0;
	} else if (c->cls == TB_CLASS_GLUE &&
		   (chars->cps[i] == THIN_BLANK || chars->cps[i] == ' ')) {
		c->natural = pitch / 4; /* between thousands, before a unit (GB/T 15835) */
	}
	if (c->cls == TB_CLASS_SOFT) {
		c->give = c->natural;
		c->natural = 0;
	}
	c->advance = c->natural;
	c->centred = is_centred(chars->cps[i], sort);
	c->mark = c->centred || trims(c->cls, sort);
	row->n++;
}

static int
in_word(const struct chars *chars, size_t i)
{
	return (chars->classes[i] == TB_CLASS_LETTER || chars->classes[i] == TB_CLASS_MARK) &&
	       !is_hidden(chars->cps[i]);
}

/* Shapes the word that starts at i; returns the index behind it. */
static size_t
add_word(struct tb_row *row, const struct chars *chars, size_t i, struct tb_fonts *fonts,
    enum tb_role role, int32_t pitch)
{
	size_t end = i, n;
	struct tb_sort *sorts;

	while (end < chars->n && end - i < WORD_MOST && in_word(chars, end) &&
	       chars->piece[end] == chars->piece[i])
		end++;
	sorts = tb_xcalloc(end - i, sizeof *sorts);
	n = tb_fonts_word(
	    fonts, role, row->text + chars->at[i], chars->at[end] - chars->at[i], sorts, end - i);
	for (size_t k = 0, at = i; k < n; at += sorts[k].nchars, k++)
		add(row, chars, at, &sorts[k], pitch);
	free(sorts);
	return end;
}

/* A dot an em wide in its box of half an em would be drawn to the right behind a mark
 * that has given its half, and read as a line of its own: see hair(). */
static int
beside_mark(const struct chars *chars, size_t i)
{
	return (i > 0 && tb_class_blank_right(chars->classes[i - 1])) ||
	       (i + 1 < chars->n && tb_class_blank_left(chars->classes[i + 1]));
}

/* The dot of the Latin face, where it is narrower than that of the role. */
static const struct tb_sort *
narrow_dot(struct tb_fonts *fonts, uint32_t cp, const struct tb_sort *wide)
{
	const uint32_t dots[] = {cp, INTERPUNCT};

	for (size_t i = 0; i < TB_LEN(dots); i++) {
		const struct tb_sort *dot = tb_fonts_sort(fonts, TB_ROLE_LATIN, dots[i]);

		if (dot->advance <= TB_EM / 2)
			return dot;
	}
	return wide;
}

static size_t
add_char(struct tb_row *row, const struct chars *chars, size_t i, struct tb_fonts *fonts,
    enum tb_role role, int32_t pitch)
{
	enum tb_class cls = chars->classes[i];
	unsigned glyphs;

	if ((cls == TB_CLASS_DASH || cls == TB_CLASS_ELLIPSIS) && i + 1 < chars->n &&
	    chars->cps[i + 1] == chars->cps[i] && chars->piece[i + 1] == chars->piece[i]) {
		const struct tb_sort *sort = tb_fonts_pair(fonts, role, chars->cps[i], &glyphs);

		add(row, chars, i, sort, pitch);
		if (glyphs == 2)
			add(row, chars, i + 1, sort, pitch);
		return i + 2;
	}
	if (cls == TB_CLASS_NEWLINE || cls == TB_CLASS_ZWSPACE || chars->cps[i] == THIN_BLANK ||
	    is_hidden(chars->cps[i])) {
		struct tb_sort blank = *tb_fonts_sort(fonts, role, ' ');

		add(row, chars, i, &blank, pitch);
		return i + 1;
	}
	const struct tb_sort *sort =
	    tb_fonts_sort(fonts, role, cls == TB_CLASS_SOFT ? '-' : chars->cps[i]);

	/* a wide one would cover its neighbours in its box of half an em */
	if (chars->cps[i] == FULL_SOLIDUS && sort->ink_right - sort->ink_left > TB_EM / 2)
		sort = tb_fonts_sort(fonts, role, '/');
	if (cls == TB_CLASS_DOT && sort->advance > TB_EM / 2 && beside_mark(chars, i))
		sort = narrow_dot(fonts, chars->cps[i], sort);
	add(row, chars, i, sort, pitch);
	return i + 1;
}

/* ？！: two take one em, three take two. */
static void
pair_stops(struct tb_row *row, const struct chars *chars)
{
	size_t run, at = 0;

	for (size_t k = 0; k < row->n; k += run) {
		struct tb_cluster *c = &row->clusters[k];

		for (run = 0; k + run < row->n && c[run].cls == TB_CLASS_STOP && c[run].mark;
		     run++) {
			while (chars->at[at] < c[run].at)
				at++;
			if (chars->cps[at] != FULL_EXCLAIM && chars->cps[at] != FULL_QUESTION)
				break;
		}
		for (size_t i = 0; i < run / 2 * 2; i++)
			c[i].paired = 1;
		if (run == 0)
			run = 1;
	}
}

/* In a long row of marks every fifth keeps its em: what the others are drawn to the right
 * by (see hair()) would add up and leave the measure. */
static void
loosen_rows(struct tb_row *row)
{
	enum { FIFTH = 5 };
	size_t run = 0;

	for (size_t k = 0; k < row->n; k++) {
		run = row->clusters[k].mark ? run + 1 : 0;
		if (run < FIFTH)
			continue;
		row->clusters[k].mark = 0;
		run = 0;
	}
}

static int
is_western(enum tb_class cls)
{
	return cls == TB_CLASS_DIGIT || cls == TB_CLASS_LETTER || cls == TB_CLASS_PREFIX ||
	       cls == TB_CLASS_SUFFIX;
}

/* A mark gives its blank half, but never comes so near to a digit or a letter
 * that the two seem to touch: those fill their boxes, hanzi do not.  Of a closing
 * and an opening mark one alone gives its half (W2): see hair(). */
static void
limit_gives(struct tb_row *row)
{
	const int32_t apart = row->pitch / LEAST_APART;

	for (size_t k = 0; k < row->n; k++) {
		struct tb_cluster *c = &row->clusters[k];
		int32_t blank = INT32_MAX;

		if (!c->mark)
			continue;
		if (tb_class_blank_right(c->cls) && k + 1 < row->n && is_western(c[1].cls))
			blank = (c->natural - c->ink_right) / (c->centred ? 2 : 1) + c[1].ink_left -
				apart;
		if (tb_class_blank_right(c->cls) && k + 1 < row->n && c[1].mark &&
		    tb_class_blank_left(c[1].cls))
			blank = 0;
		if (tb_class_blank_left(c->cls) && k > 0 && is_western(c[-1].cls))
			blank = c->ink_left + c[-1].natural - c[-1].ink_right - apart;
		if (tb_class_blank_left(c->cls) && k > 0 && c[-1].paired)
			blank = 0;
		c->give = blank < 0 ? 0 : blank < row->pitch / 2 ? blank : row->pitch / 2;
	}
}

void
tb_row_make(struct tb_row *row, struct tb_fonts *fonts, const struct tb_piece *pieces,
    size_t npieces, int32_t pitch, enum tb_level level)
{
	struct chars chars = {0};
	size_t len;

	*row = (struct tb_row){.pitch = pitch};
	row->text = join_text(pieces, npieces, &len);
	chars_make(&chars, row->text, len, pieces, npieces, level);
	/* a cluster has a character at least; there are many rows, none takes more than it needs */
	row->cap = chars.n;
	row->clusters = tb_xcalloc(chars.n, sizeof *row->clusters);
	for (size_t i = 0; i < chars.n;) {
		const struct tb_piece *piece = &pieces[chars.piece[i]];
		int32_t width = piece->raised ? pitch * RAISED_SIZE / 100 : pitch;
		size_t from = row->n;

		if (in_word(&chars, i))
			i = add_word(row, &chars, i, fonts, piece->role, width);
		else
			i = add_char(row, &chars, i, fonts, piece->role, width);
		for (; from < row->n; from++) {
			row->clusters[from].tag = piece->tag;
			row->clusters[from].raised = piece->raised;
		}
	}
	pair_stops(row, &chars);
	loosen_rows(row);
	limit_gives(row);
	chars_release(&chars);
}

void
tb_row_release(struct tb_row *row)
{
	free(row->text);
	free(row->clusters);
	*row = (struct tb_row){0};
}

/* Drawn at all? Ends of line and zero-width breaks are not. */
static int
drawn(const struct tb_cluster *c)
{
	return c->cls != TB_CLASS_NEWLINE && c->cls != TB_CLASS_ZWSPACE &&
	       (c->cls != TB_CLASS_SOFT || c->advance > 0);
}

/* Readers of PDF take a box that lies half an em or more over the one before it for
 * another line, and so may text out of order; marks trimmed side by side lie so, by a
 * hair where the pitch is below the type size.  How far cluster k must be drawn to the
 * right of its place for that, `moved` being what the one before it was moved by; its
 * advance stays. */
static int32_t
hair(const struct tb_cluster *c, size_t k, size_t from, int32_t moved, int32_t size, int32_t pitch)
{
	const struct tb_cluster *last = k > from ? &c[k - 1] : NULL;
	int32_t box, over;

	if (last == NULL || (!last->mark && !c[k].mark) || last->natural <= 0)
		return 0;
	box = (int32_t)((int64_t)last->natural * size / pitch);
	over = box - (last->advance - last->dx - moved + c[k].dx) - (size / 2 - size / 50);
	return over > 0 ? over : 0;
}

void
tb_row_put(const struct tb_row *row, size_t from, size_t to, struct tb_fonts *fonts, int32_t size,
    uint32_t color, struct tb_pages *doc, struct tb_page *page, int32_t x, int32_t y)
{
	struct tb_glyph *glyphs = tb_xcalloc(to - from + 1, sizeof *glyphs);
	size_t begin = from;
	int32_t moved = 0;

	while (from < to) {
		const struct tb_cluster *first = &row->clusters[from];
		int32_t own = first->raised ? size * RAISED_SIZE / 100 : size;
		int32_t rise = first->raised ? size * RAISED_RISE / 100 : 0;
		int32_t width = 0;
		size_t n = 0;

		if (!drawn(first)) {
			from++;
			continue;
		}
		while (from + n < to && first[n].face == first->face && drawn(&first[n]) &&
		       first[n].raised == first->raised) {
			moved = hair(row->clusters, from + n, begin, moved, own, row->pitch);
			glyphs[n] = (struct tb_glyph){first[n].glyph, first[n].advance,
			    first[n].dx + moved, 0, first[n].nchars};
			width += first[n].advance;
			n++;
		}
		tb_pages_run(doc, page, tb_pages_face(doc, tb_fonts_face(fonts, first->face)), own,
		    x, y - rise + tb_em_pu(tb_fonts_shift(fonts, first->face), own), color,
		    row->text + first->at, first[n - 1].at + first[n - 1].len - first->at, glyphs,
		    n);
		x += width;
		from += n;
	}
	free(glyphs);
}
