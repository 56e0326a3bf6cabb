/*
 * Lines of a name or a head in a cell: as many as it takes anyhow, ended between the words
 * that the style knows, about equally wide (above all in heads), and none of them a single
 * character (P2).  A sentence is text: its lines are filled.
 * All ways to break it are tried, line by line.
 */
#include "../lib/utf8.h"
#include "table-private.h"

enum { MOST_LINES = 4, MOST_CHARS = 40 };

/* Costs; what a line is wider or narrower than the mean counts squared, in quarter ems. */
enum {
	COST_CROSS = 120,  /* a break inside a word, for each that it is inside of */
	COST_UNKNOWN = 60, /* a break where no known word starts or ends */
	COST_LONE = 600	   /* a line of one character */
};

struct breaking {
	const struct tb_row *row;
	int32_t size, measure, mean;
	int uneven;		       /* how little it matters that lines are not alike */
	int32_t x[MOST_CHARS + 1];     /* width before the character */
	int price[MOST_CHARS + 1];     /* of a break there; -1 = none */
	int64_t least[MOST_CHARS + 1]; /* cost of the lines up to there; -1 = they do not fit */
	size_t from[MOST_LINES + 1][MOST_CHARS + 1]; /* where the last of so many lines starts */
};

/* Breaks inside the words at character k, and at their ends. */
static void
price_words(struct breaking *b, const struct style *style, size_t k)
{
	const struct tb_row *row = b->row;
	const char *s = row->text + row->clusters[k].at;

	for (const char *const *word = style->words[TITLE_WORDS_WHOLE]; *word != NULL; word++) {
		size_t len = tb_utf8_begins(s, *word + (**word == '~')), to = k;

		if (len == 0)
			continue;
		while (to < row->n && row->text + row->clusters[to].at < s + len) {
			if (to > k && b->price[to] >= 0)
				b->price[to] += COST_CROSS;
			to++;
		}
		if (b->price[k] >= 0 && b->price[k] % COST_CROSS == COST_UNKNOWN)
			b->price[k] -= COST_UNKNOWN;
		if (b->price[to] >= 0 && b->price[to] % COST_CROSS == COST_UNKNOWN)
			b->price[to] -= COST_UNKNOWN;
	}
}

static void
price_places(struct breaking *b, const struct style *style)
{
	const struct tb_row *row = b->row;

	for (size_t k = 0; k < row->n; k++) {
		b->x[k + 1] = b->x[k] + row->clusters[k].advance;
		b->price[k] = (row->clusters[k].before & TB_BEFORE_BREAK) != 0 ? COST_UNKNOWN : -1;
	}
	b->price[row->n] = 0;
	for (size_t k = 0; k < row->n; k++)
		price_words(b, style, k);
	b->price[row->n] = 0;
}

/* Cost of a line of characters [from, to); -1 = it does not fit. */
static int64_t
line_cost(const struct breaking *b, size_t from, size_t to)
{
	int32_t width = b->x[to] - b->x[from];
	int64_t off = (width - b->mean) / (b->size / 4);

	if (width > b->measure || b->price[to] < 0)
		return -1;
	return off * off / b->uneven + b->price[to] + (to - from == 1 ? COST_LONE : 0);
}

/* One line more, from what the lines before it cost. */
static void
add_line(struct breaking *b, size_t line)
{
	int64_t before[MOST_CHARS + 1];

	memcpy(before, b->least, sizeof before);
	for (size_t to = 0; to <= b->row->n; to++) {
		b->least[to] = -1;
		for (size_t from = 0; from < to; from++) {
			int64_t cost = before[from] >= 0 ? line_cost(b, from, to) : -1;

			if (cost < 0 || (b->least[to] >= 0 && before[from] + cost > b->least[to]))
				continue;
			b->least[to] = before[from] + cost;
			b->from[line][to] = from;
		}
	}
}

/* The pieces with line ends before the bytes `ends`, n of them in their order. */
static size_t
cut_pieces(struct tb_arena *arena, const struct tabcell *cell, const size_t *ends, size_t n,
    struct tb_piece **out)
{
	struct tb_piece *to = *out =
	    tb_arena_alloc(arena, (cell->npieces + 2 * n + 1) * sizeof *to);
	size_t at = 0, end = 0;

	for (size_t i = 0; i < cell->npieces; i++) {
		struct tb_piece rest = cell->pieces[i];

		for (; end < n && ends[end] < at + rest.len; end++) {
			size_t len = ends[end] - at;

			*to = rest;
			to++->len = len;
			*to = rest;
			to->s = "\n";
			to++->len = 1;
			rest.s += len;
			rest.len -= len;
			at += len;
		}
		*to++ = rest;
		at += rest.len;
	}
	return (size_t)(to - *out);
}

size_t
table_break(struct setter *set, const struct tabcell *cell, int32_t measure, struct tb_piece **out)
{
	const struct tb_para *para = &cell->passage.para;
	struct breaking b = {.row = &para->row,
	    .size = para->style.size,
	    .uneven = cell->head ? 1 : 8,
	    .measure = measure};
	size_t n = b.row->n, lines = para->nlines, ends[MOST_LINES];

	if (lines < 2 || lines > MOST_LINES || n > MOST_CHARS)
		return 0;
	for (size_t k = 0; k < n; k++)
		if ((b.row->clusters[k].before & TB_BEFORE_MUST) != 0)
			return 0;
	price_places(&b, set->style);
	b.mean = b.x[n] / (int32_t)lines;
	for (size_t k = 1; k <= n; k++)
		b.least[k] = -1;
	for (size_t line = 1; line <= lines; line++)
		add_line(&b, line);
	if (b.least[n] < 0)
		return 0;
	for (size_t line = lines, to = n; line > 1; line--) {
		to = b.from[line][to];
		ends[line - 2] = b.row->clusters[to].at;
	}
	return cut_pieces(&set->arena, cell, ends, lines - 1, out);
}
