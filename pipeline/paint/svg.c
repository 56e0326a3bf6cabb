/* Pages as SVG: see svg.h. */
#include "svg.h"
#include "../lib/utf8.h"
#include "../lib/xmlwrite.h"
#include "describe.h"
#include "length.h"

/* What a viewer has for a role: the licensed face, then the free ones. */
static const struct {
	const char *role, *families;
	int bold;
} roles[] = {
    {"XiaoBiaoSong",
	"FZXiaoBiaoSong-B05S, '方正小标宋简体', 'Noto Serif CJK SC', 'Noto Serif SC', serif", 1},
    {"FangSong",
	"FangSong_GB2312, '仿宋_GB2312', FangSong, '仿宋', STFangsong, FandolFang, "
	"'Noto Serif CJK SC', serif",
	0},
    {"KaiTi",
	"KaiTi_GB2312, '楷体_GB2312', KaiTi, '楷体', STKaiti, FandolKai, 'AR PL UKai CN', "
	"'Noto Serif CJK SC', serif",
	0},
    {"HeiTi",
	"SimHei, '黑体', STHeiti, 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', "
	"'Microsoft YaHei', sans-serif",
	0},
    {"SongTi", "SimSun, '宋体', 'Songti SC', STSong, 'Noto Serif CJK SC', 'Noto Serif SC', serif",
	0},
    {"Latin", "'Times New Roman', 'Noto Serif CJK SC', 'Noto Serif SC', serif", 0},
    {"Mono", "'Noto Sans Mono CJK SC', Consolas, Menlo, monospace", 0},
};

struct plotter {
	const struct tb_pages *doc;
	const char *name; /* of the file, for ids */
	struct tb_xmlw w;
	struct tb_buf value; /* of the attribute being made */
};

static void
length_attr(struct plotter *p, const char *name, int64_t pu)
{
	tb_buf_reset(&p->value);
	length_put(&p->value, pu);
	tb_xmlw_attr(&p->w, name, p->value.s);
}

static void
color_attr(struct plotter *p, const char *name, uint32_t color)
{
	tb_xmlw_attrf(&p->w, name, "#%06x", (unsigned)color);
}

static void
put_place(struct tb_buf *out, int64_t pu)
{
	if (out->len > 0)
		tb_buf_putc(out, ' ');
	length_put(out, pu);
}

/* One number for each UTF-16 unit, as SVG counts characters; those of a
 * cluster share its advance evenly. */
static void
places_of_cluster(
    struct tb_buf *out, const char **text, const struct tb_glyph *g, int64_t at, int vertical)
{
	unsigned k;

	for (k = 0; k < g->nchars; k++) {
		unsigned cp = tb_utf8_next(text);
		int64_t place =
		    vertical ? at + g->dy : at + g->dx + (int64_t)g->advance * k / g->nchars;

		put_place(out, place);
		if (cp > 0xFFFF)
			put_place(out, place);
	}
}

static void
places_attr(struct plotter *p, const struct tb_item *run, int vertical)
{
	const char *text = run->text;
	int64_t at = vertical ? run->y : run->x;
	size_t i;

	tb_buf_reset(&p->value);
	for (i = 0; i < run->nglyphs; i++) {
		places_of_cluster(&p->value, &text, &run->glyphs[i], at, vertical);
		at += vertical ? 0 : run->glyphs[i].advance;
	}
	tb_xmlw_attr(&p->w, vertical ? "y" : "x", p->value.s);
}

static int
is_level(const struct tb_item *run)
{
	size_t i;

	for (i = 0; i < run->nglyphs; i++)
		if (run->glyphs[i].dy != 0)
			return 0;
	return 1;
}

/* A run that reads downwards. */
static void
turn_attr(struct plotter *p, const struct tb_item *run)
{
	tb_buf_reset(&p->value);
	tb_buf_puts(&p->value, "rotate(90");
	put_place(&p->value, run->x);
	put_place(&p->value, run->y);
	tb_buf_putc(&p->value, ')');
	tb_xmlw_attr(&p->w, "transform", p->value.s);
}

/* --- words ---------------------------------------------------------------------------
 * A run is set as few words as come out right in another face than ours: a piece begins at
 * its own place; full-width characters have the same advance in every face, and all others
 * are fitted into the length of ours, so that nothing runs into what stands behind it. */

/* What another face may set as wide as it likes, punctuation most of all, is by itself. */
enum breadth { BREADTH_FULL, BREADTH_NARROW, BREADTH_ANY };

static enum breadth
breadth(const char *text)
{
	enum { PUNCTUATION = 0x2000, IDEOGRAPHS = 0x2E80 };
	unsigned cp = tb_utf8_next(&text);

	return cp >= IDEOGRAPHS ? BREADTH_FULL : cp >= PUNCTUATION ? BREADTH_ANY : BREADTH_NARROW;
}

struct piece {
	enum breadth breadth;
	const char *text;
	size_t len; /* bytes of it */
	int64_t x, width;
	int32_t pitch; /* from character to character of full width; 0 = there is one */
	unsigned n;    /* of characters */
};

static const char *
text_behind(const char *text, const struct tb_glyph *g)
{
	for (unsigned k = 0; k < g->nchars; k++)
		tb_utf8_next(&text);
	return text;
}

/* Advances of a justified line differ by what rounding leaves. */
static int
is_even(int32_t a, int32_t b)
{
	enum { ROUNDING = 4 };

	return a - b <= ROUNDING && b - a <= ROUNDING;
}

/* May the glyph stand in the piece, behind the glyph before it? */
static int
goes_on(const struct piece *piece, const char *text, const struct tb_glyph *g)
{
	if (piece->breadth == BREADTH_ANY || breadth(text) != piece->breadth || g->dx != 0)
		return 0;
	return piece->breadth == BREADTH_NARROW || piece->pitch == 0 ||
	       is_even(g[-1].advance, piece->pitch);
}

/* The piece that begins with glyph i; returns the index behind its last one. */
static size_t
piece_find(const struct tb_item *run, size_t i, const char *text, int64_t at, struct piece *piece)
{
	const struct tb_glyph *g = &run->glyphs[i];
	const char *end = text_behind(text, g);

	*piece =
	    (struct piece){breadth(text), text, 0, at + g->dx, g->advance - g->dx, 0, g->nchars};
	for (i++; i < run->nglyphs && g->dx == 0 && goes_on(piece, end, &run->glyphs[i]); i++) {
		if (piece->breadth == BREADTH_FULL)
			piece->pitch = g->advance; /* of the first */
		piece->width += run->glyphs[i].advance;
		piece->n += run->glyphs[i].nchars;
		end = text_behind(end, &run->glyphs[i]);
	}
	piece->len = (size_t)(end - text);
	return i;
}

static void
put_piece(struct plotter *p, const struct tb_item *run, const struct piece *piece)
{
	length_attr(p, "x", piece->x);
	if (piece->breadth == BREADTH_NARROW && piece->n > 1) {
		length_attr(p, "textLength", piece->width);
		tb_xmlw_attr(&p->w, "lengthAdjust", "spacingAndGlyphs");
	} else if (piece->pitch != 0 && !is_even(piece->pitch, run->size_pu)) {
		length_attr(p, "letter-spacing", piece->pitch - run->size_pu);
	}
	tb_buf_reset(&p->value);
	tb_buf_put(&p->value, piece->text, piece->len);
	tb_xmlw_text(&p->w, p->value.s);
}

static void
put_pieces(struct plotter *p, const struct tb_item *run)
{
	const char *text = run->text;
	int64_t at = run->x;

	for (size_t i = 0, end; i < run->nglyphs; i = end) {
		struct piece piece;
		int whole;

		end = piece_find(run, i, text, at, &piece);
		whole = i == 0 && end == run->nglyphs;
		if (!whole) {
			tb_xmlw_text(&p->w, ""); /* no line breaks between pieces */
			tb_xmlw_open(&p->w, "tspan");
		}
		put_piece(p, run, &piece);
		if (!whole)
			tb_xmlw_close(&p->w);
		text += piece.len;
		for (; i < end; i++)
			at += run->glyphs[i].advance;
	}
}

static void
put_run(struct plotter *p, const struct tb_item *run)
{
	if (run->nglyphs == 0)
		return;
	tb_xmlw_open(&p->w, "text");
	tb_xmlw_attr(&p->w, "class", p->doc->faces[run->face].role);
	length_attr(p, "font-size", run->size_pu);
	if (run->color != 0)
		color_attr(p, "fill", run->color);
	if (run->turned)
		turn_attr(p, run);
	if (is_level(run)) {
		length_attr(p, "y", run->y);
		put_pieces(p, run);
	} else {
		places_attr(p, run, 0);
		places_attr(p, run, 1);
		tb_xmlw_text(&p->w, run->text);
	}
	tb_xmlw_close(&p->w);
}

static void
put_box(struct plotter *p, const struct tb_item *item)
{
	length_attr(p, "x", item->x);
	length_attr(p, "y", item->y);
	length_attr(p, "width", item->width);
	length_attr(p, "height", item->height);
}

static void
put_rect(struct plotter *p, const struct tb_item *rect)
{
	tb_xmlw_open(&p->w, "rect");
	put_box(p, rect);
	color_attr(p, "fill", rect->color);
	tb_xmlw_close(&p->w);
}

static void
path_attr(struct plotter *p, const struct tb_item *path)
{
	size_t i;
	int k, n;

	tb_buf_reset(&p->value);
	for (i = 0; i < path->nsteps; i++) {
		const struct tb_step *step = &path->steps[i];

		if (i > 0)
			tb_buf_putc(&p->value, ' ');
		tb_buf_putc(&p->value, step->op);
		n = step->op == 'C' ? 6 : step->op == 'Z' ? 0 : 2;
		for (k = 0; k < n; k++) {
			if (k > 0)
				tb_buf_putc(&p->value, ' ');
			length_put(&p->value, step->c[k]);
		}
	}
	tb_xmlw_attr(&p->w, "d", p->value.s);
}

static void
put_path(struct plotter *p, const struct tb_item *path)
{
	tb_xmlw_open(&p->w, "path");
	path_attr(p, path);
	if (path->stroke_pu == 0) {
		color_attr(p, "fill", path->color);
	} else {
		tb_xmlw_attr(&p->w, "fill", "none");
		color_attr(p, "stroke", path->color);
		length_attr(p, "stroke-width", path->stroke_pu);
		tb_xmlw_attr(&p->w, "stroke-linejoin", "round");
		if (path->dash_pu > 0)
			length_attr(p, "stroke-dasharray", path->dash_pu);
	}
	tb_xmlw_close(&p->w);
}

/* A link to a place in the document leads nowhere when pages are files. */
static void
put_link(struct plotter *p, const struct tb_item *link)
{
	if (link->text[0] == '#')
		return;
	tb_xmlw_open(&p->w, "a");
	tb_xmlw_attr(&p->w, "href", link->text);
	tb_xmlw_open(&p->w, "rect");
	put_box(p, link);
	tb_xmlw_attr(&p->w, "fill", "none");
	tb_xmlw_attr(&p->w, "pointer-events", "all");
	tb_xmlw_close(&p->w);
	tb_xmlw_close(&p->w);
}

static void
put_item(struct plotter *p, const struct tb_item *item)
{
	switch (item->kind) {
	case TB_ITEM_RUN:
		put_run(p, item);
		break;
	case TB_ITEM_RECT:
		put_rect(p, item);
		break;
	case TB_ITEM_PATH:
		put_path(p, item);
		break;
	case TB_ITEM_LINK:
		put_link(p, item);
		break;
	default:
		break;
	}
}

/* The families of the roles that the document names. */
static void
put_style(struct plotter *p)
{
	size_t i, k;

	tb_buf_reset(&p->value);
	tb_buf_puts(&p->value, "text{white-space:pre}");
	for (i = 0; i < TB_LEN(roles); i++)
		for (k = 0; k < p->doc->nfaces; k++)
			if (strcmp(p->doc->faces[k].role, roles[i].role) == 0) {
				tb_buf_printf(&p->value, " .%s{font-family:%s%s}", roles[i].role,
				    roles[i].families, roles[i].bold ? ";font-weight:bold" : "");
				break;
			}
	tb_xmlw_open(&p->w, "style");
	tb_xmlw_text(&p->w, p->value.s);
	tb_xmlw_close(&p->w);
}

/* An element of words, with an id that stays its own where pictures share a page of the web. */
static void
put_named(struct plotter *p, const char *element, const char *text)
{
	tb_xmlw_open(&p->w, element);
	tb_xmlw_attrf(&p->w, "id", "%s-%s", p->name, element);
	tb_xmlw_text(&p->w, text);
	tb_xmlw_close(&p->w);
}

/* Is the page one picture? Then whoever does not see it is told what it shows, not the words
 * that stand about in it. */
static int
is_picture(const struct tb_page *page)
{
	return page->nitems > 0 && page->items[0].kind == TB_ITEM_BEGIN &&
	       strcmp(page->items[0].text, "Figure") == 0 &&
	       page->items[page->nitems - 1].kind == TB_ITEM_END && page->items[0].alt != NULL;
}

static void
put_role(struct plotter *p, const struct tb_page *page)
{
	if (!is_picture(page))
		return;
	tb_xmlw_attr(&p->w, "role", "img");
	if (p->doc->title[0] != '\0')
		tb_xmlw_attrf(&p->w, "aria-labelledby", "%s-title", p->name);
	tb_xmlw_attrf(&p->w, "aria-describedby", "%s-desc", p->name);
}

/* The title, and in words what the page's figures show. */
static void
put_words(struct plotter *p, const struct tb_page *page)
{
	if (p->doc->title[0] != '\0')
		put_named(p, "title", p->doc->title);
	tb_buf_reset(&p->value);
	describe_page(p->doc, page, &p->value);
	if (p->value.len > 0)
		put_named(p, "desc", p->value.s);
}

static void
size_attr(struct plotter *p, const char *name, int32_t pu)
{
	tb_buf_reset(&p->value);
	length_put(&p->value, pu);
	tb_buf_puts(&p->value, "pt");
	tb_xmlw_attr(&p->w, name, p->value.s);
}

void
svg_write(const struct tb_pages *doc, size_t index, const char *name, struct tb_buf *out)
{
	const struct tb_page *page = &doc->pages[index];
	struct plotter p = {
	    .doc = doc, .name = name, .w = tb_xmlw_start(out), .value = TB_BUF_INIT};
	size_t i;

	tb_xmlw_open(&p.w, "svg");
	tb_xmlw_attr(&p.w, "xmlns", "http://www.w3.org/2000/svg");
	tb_xmlw_attr(&p.w, "xml:lang", doc->lang[0] != '\0' ? doc->lang : NULL);
	size_attr(&p, "width", page->width);
	size_attr(&p, "height", page->height);
	tb_buf_reset(&p.value);
	tb_buf_puts(&p.value, "0 0 ");
	length_put(&p.value, page->width);
	tb_buf_putc(&p.value, ' ');
	length_put(&p.value, page->height);
	tb_xmlw_attr(&p.w, "viewBox", p.value.s);
	tb_xmlw_attr(&p.w, "style", "max-width:100%;height:auto");
	put_role(&p, page);
	put_words(&p, page);
	put_style(&p);
	tb_xmlw_open(&p.w, "rect");
	tb_xmlw_attr(&p.w, "width", "100%");
	tb_xmlw_attr(&p.w, "height", "100%");
	tb_xmlw_attr(&p.w, "fill", "#ffffff");
	tb_xmlw_close(&p.w);
	for (i = 0; i < page->nitems; i++)
		put_item(&p, &page->items[i]);
	tb_xmlw_finish(&p.w);
	tb_buf_release(&p.value);
}
