/*
 * Breaking titles: see title.h.  A title is short, so all ways to break it at
 * the places where it may be broken are tried, and the best one is taken.
 */
#include "title.h"
#include "../lib/utf8.h"

enum { MOST_LINES = 5, MOST_CHARS = 200, MOST_TRIES = 400000 };

/* What stands in quotation marks or 《》 is one word up to so many characters. */
enum { QUOTED_CHARS = 8 };

/* Costs; a step of lengths counts in 1/8 em. */
enum {
	COST_VALLEY = 4000,  /* a middle line shorter than both its neighbours */
	COST_LEVEL = 700,    /* two lines alike: a rectangle */
	COST_LINE = 250,     /* a line more than there must be */
	COST_UNKNOWN = 120,  /* a break where no known word ends */
	COST_DANGLING = 700, /* a line ends with a word that leads on */
	COST_INSIDE = 1200   /* a break between brackets or quotation marks, each */
};

struct breaker {
	int32_t size, measure;
	const char *text;
	size_t *at; /* places where a line may end: byte offset, 0 and the end included */
	int32_t *x; /* width up to there */
	int *price; /* what breaking there costs */
	size_t n;
	size_t lines; /* wanted */
	int more;     /* that is a line more than there must be */
	size_t cut[MOST_LINES + 1], best[MOST_LINES + 1], best_lines;
	long long least; /* cost of the best, -1 = none yet */
	long tries;
};

static int
starts_with_any(const char *s, const char *const *words)
{
	for (; *words != NULL; words++)
		if (tb_utf8_begins(s, *words) > 0)
			return 1;
	return 0;
}

static int
ends_with_any(const char *s, const char *end, const char *const *words)
{
	for (; *words != NULL; words++) {
		size_t len = strlen(*words);

		if ((size_t)(end - s) >= len && strncmp(end - len, *words, len) == 0)
			return 1;
	}
	return 0;
}

static const char *const open_marks[] = {"《", "“", "‘", "（", "〔", NULL};
static const char *const shut_marks[] = {"》", "”", "’", "）", "〕", NULL};

/* Bytes of a short quotation that starts at s, with its marks; 0 = none. */
static size_t
quotation_at(const char *s)
{
	const char *at = s;

	if (!starts_with_any(s, open_marks))
		return 0;
	for (int n = 0; *at != '\0' && n <= QUOTED_CHARS + 1; n++) {
		int shut = starts_with_any(at, shut_marks);

		tb_utf8_next(&at);
		if (shut)
			return (size_t)(at - s);
	}
	return 0;
}

/* Bytes of the longest word of the style at s; a short quotation is one. One given
 * with ~ before it hangs on what stands before it. */
static size_t
word_at(const struct style *style, const char *s, int *hangs)
{
	size_t longest = quotation_at(s);

	*hangs = 0;
	for (const char *const *word = style->words[TITLE_WORDS_WHOLE]; *word != NULL; word++) {
		int hanging = **word == '~';
		size_t len = tb_utf8_begins(s, *word + hanging);

		if (len > longest) {
			longest = len;
			*hangs = hanging;
		}
	}
	return longest;
}

/* What a break at each byte costs, by meaning: -1 = never, inside a word or before a
 * particle; COST_UNKNOWN where no known word ends or starts, nor a comma stands. */
static int *
price_places(const struct style *style, const char *text, size_t len)
{
	static const char *const commas[] = {"、", "，", NULL};
	int *price = tb_xcalloc(len + 1, sizeof *price);
	int depth = 0, hangs;
	size_t word;

	for (size_t i = 0; i <= len; i++)
		price[i] = COST_UNKNOWN;
	for (size_t i = 0; i < len;) {
		const char *s = text + i;

		word = word_at(style, s, &hangs);
		if (word > 0) {
			price[i] = hangs && price[i] != 0 ? -1 : 0;
			for (size_t k = 1; k < word; k++)
				price[i + k] = -1;
			price[i + word] = 0;
			i += word;
			continue;
		}
		tb_utf8_next(&s);
		i = (size_t)(s - text);
		if (ends_with_any(text, s, commas))
			price[i] = 0;
	}
	for (size_t i = 0; i < len; i++) {
		if (starts_with_any(text + i, style->words[TITLE_WORDS_NO_START]))
			price[i] = -1;
		if (price[i] >= 0 && depth > 0)
			price[i] += depth * COST_INSIDE;
		if (price[i] >= 0 &&
		    ends_with_any(text, text + i, style->words[TITLE_WORDS_NO_END]))
			price[i] += COST_DANGLING;
		depth += starts_with_any(text + i, open_marks);
		depth -= depth > 0 && starts_with_any(text + i, shut_marks);
	}
	return price;
}

static long long
shape_cost(const struct breaker *b)
{
	long long cost = b->more ? COST_LINE : 0, unit = b->size / 8 + 1;
	int32_t width[MOST_LINES];
	int32_t mean = b->x[b->n - 1] / (int32_t)b->lines;

	for (size_t i = 0; i < b->lines; i++) {
		long long off;

		width[i] = b->x[b->cut[i + 1]] - b->x[b->cut[i]];
		off = (width[i] - mean) / unit;
		cost += off * off / 8 + b->price[b->cut[i + 1]];
	}
	for (size_t i = 1; i < b->lines; i++) {
		int32_t step = width[i] - width[i - 1];

		if (step > -b->size && step < b->size)
			cost += COST_LEVEL;
		if (i + 1 < b->lines && step < 0 && width[i + 1] > width[i])
			cost += COST_VALLEY;
	}
	return cost;
}

/* Tries all ways to cut lines `line`, `line` + 1... behind place `from`. */
static void
try_cuts(struct breaker *b, size_t line, size_t from)
{
	b->cut[line] = from;
	if (line + 1 == b->lines) {
		b->cut[b->lines] = b->n - 1;
		if (b->x[b->n - 1] - b->x[from] > b->measure)
			return;

		long long cost = shape_cost(b);

		if (b->least < 0 || cost < b->least) {
			b->least = cost;
			b->best_lines = b->lines;
			memcpy(b->best, b->cut, sizeof b->best);
		}
		return;
	}
	for (size_t k = from + 1; k + 1 < b->n && b->tries < MOST_TRIES; k++) {
		if (b->x[k] - b->x[from] > b->measure)
			break;
		b->tries++;
		try_cuts(b, line + 1, k);
	}
}

static void
find_places(struct breaker *b, const struct tb_row *row, const int *price)
{
	int32_t x = 0;

	b->at = tb_xcalloc(row->n + 2, sizeof *b->at);
	b->x = tb_xcalloc(row->n + 2, sizeof *b->x);
	b->price = tb_xcalloc(row->n + 2, sizeof *b->price);
	for (size_t k = 0; k < row->n; k++) {
		size_t at = row->clusters[k].at;

		if (k == 0 ||
		    ((row->clusters[k].before & TB_BEFORE_BREAK) != 0 && price[at] >= 0)) {
			b->at[b->n] = at;
			b->x[b->n] = x;
			b->price[b->n++] = k == 0 ? 0 : price[at];
		}
		x += row->clusters[k].advance;
	}
	b->at[b->n] = strlen(row->text);
	b->x[b->n++] = x;
}

static const char *
cut_text(struct setter *set, const struct breaker *b, const char *text)
{
	struct tb_buf out = TB_BUF_INIT;
	const char *copy;

	for (size_t i = 0; i < b->best_lines; i++) {
		size_t from = b->at[b->best[i]], to = b->at[b->best[i + 1]];

		if (i > 0)
			tb_buf_putc(&out, '\n');
		tb_buf_put(&out, text + from, to - from);
	}
	copy = tb_arena_strdup(&set->arena, out.s);
	tb_buf_release(&out);
	return copy;
}

const char *
title_break(struct setter *set, const char *text, int32_t size, int32_t measure)
{
	struct tb_piece piece = {.s = text, .len = strlen(text), .role = TB_ROLE_TITLE};
	struct breaker b = {.size = size, .measure = measure, .text = text, .least = -1};
	int32_t wanted = set->style->title_columns * size;
	struct tb_row row;
	int *price;

	if (strchr(text, '\n') != NULL || tb_utf8_count(text) > MOST_CHARS)
		return text;
	wanted = wanted < measure ? wanted : measure;
	tb_row_make(&row, set->fonts, &piece, 1, size, TB_LEVEL_STRICT);
	price = price_places(set->style, text, piece.len);
	find_places(&b, &row, price);
	b.lines = (size_t)((b.x[b.n - 1] + wanted - 1) / wanted);
	for (; b.lines > 1 && b.lines <= MOST_LINES && !b.more; b.lines++) {
		b.tries = 0;
		b.more = b.least >= 0;
		try_cuts(&b, 0, 0);
	}
	if (b.least >= 0)
		text = cut_text(set, &b, text);
	tb_row_release(&row);
	free(price);
	free(b.at);
	free(b.x);
	free(b.price);
	return text;
}

void
title_make(struct setter *set, struct passage *passage, const struct words *words)
{
	const struct style *style = set->style;
	struct tb_para_style para = passage_style(
	    set, style->area_width, style->title_size, style->title_size, TB_ALIGN_CENTRE);
	struct tb_buf text = TB_BUF_INIT;

	for (const struct span *span = words->first; span != NULL; span = span->next)
		tb_buf_put(&text, span->s, span->len);
	tb_fonts_source(set->fonts, set->document->file, words->line);
	passage_make_text(set, passage,
	    title_break(set, text.s, style->title_size, style->area_width), TB_ROLE_TITLE, &para);
	tb_buf_release(&text);
}

int32_t
title_put(struct setter *set, const struct passage *passage, int32_t y)
{
	const struct style *style = set->style;

	tb_pages_begin(set->doc, page_last(set), "H1", NULL);
	for (size_t i = 0; i < passage->para.nlines; i++, y += style->title_pitch)
		passage_put(set, passage, i, 0, y);
	tb_pages_end(page_last(set));
	return y - style->title_pitch + style->title_size;
}
