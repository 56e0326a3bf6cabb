/*
 * Reading the page language: grammar in tongbao-pages(5).  A cursor walks one
 * line; every fault names file and line, and what was expected there.
 */
#include "../lib/file.h"
#include "../lib/utf8.h"
#include "pages.h"
#include <limits.h>

enum { MAX_LEN = 512 * 1024 * 1024, MAX_DEPTH = 64 };

struct reader {
	struct tb_pages *doc;
	const char *name;
	const char *at, *end; /* the rest of the line, without its newline */
	int line;
	int depth;	  /* open structure elements; they may stay open over pages */
	size_t next_info; /* the keys of information have an order */
	struct tb_err *err;
};

static int
fault(struct reader *r, const char *expected)
{
	return tb_err_set(r->err, TB_MSG_PAGES, r->name, r->line, 0, "expected %s at '%.*s'",
	    expected, (int)(r->end - r->at > 40 ? 40 : r->end - r->at), r->at);
}

static int
skip(struct reader *r, char c)
{
	if (r->at >= r->end || *r->at != c)
		return 0;
	r->at++;
	return 1;
}

/* Digits with an optional sign, between min and max. */
static int
number(struct reader *r, long long min, long long max, long long *value)
{
	int negative = skip(r, '-');
	long long v = 0;
	const char *from = r->at;

	while (r->at < r->end && *r->at >= '0' && *r->at <= '9' && v <= INT_MAX)
		v = v * 10 + (*r->at++ - '0');
	if (r->at == from)
		return fault(r, "a number");
	if (*from == '0' && (negative || r->at > from + 1))
		return fault(r, "a number without leading zeros before");
	if (negative)
		v = -v;
	if (v < min || v > max)
		return fault(r, "a number in range before");
	*value = v;
	return 0;
}

static int
word_number(struct reader *r, long long min, long long max, int32_t *value)
{
	long long v;

	if (!skip(r, ' '))
		return fault(r, "a space");
	if (number(r, min, max, &v) != 0)
		return -1;
	*value = (int32_t)v;
	return 0;
}

static int
coordinate(struct reader *r, int32_t *value)
{
	return word_number(r, -INT_MAX, INT_MAX, value);
}

static int
color(struct reader *r, uint32_t *value)
{
	uint32_t v = 0;
	int i;

	if (!skip(r, ' '))
		return fault(r, "a space");
	for (i = 0; i < 6; i++, r->at++) {
		char c = r->at < r->end ? *r->at : ' ';

		if (c >= '0' && c <= '9')
			v = v << 4 | (uint32_t)(c - '0');
		else if (c >= 'a' && c <= 'f')
			v = v << 4 | (uint32_t)(c - 'a' + 10);
		else
			return fault(r, "a colour of six hexadecimal digits");
	}
	*value = v;
	return 0;
}

/* One word of no spaces, into the arena. */
static const char *
word(struct reader *r)
{
	const char *from;

	if (!skip(r, ' '))
		return NULL;
	from = r->at;
	while (r->at < r->end && *r->at != ' ')
		r->at++;
	return r->at > from ? tb_arena_strndup(&r->doc->arena, from, (size_t)(r->at - from)) : NULL;
}

/* A space and the rest of the line, unescaped, into the arena. */
static int
rest(struct reader *r, const char **text)
{
	static const char codes[] = {'n', 'r', '\\', '\0'}, meanings[] = {'\n', '\r', '\\'};
	char *copy, *out;

	if (!skip(r, ' '))
		return fault(r, "a space and text");
	copy = out = tb_arena_alloc(&r->doc->arena, (size_t)(r->end - r->at) + 1);
	while (r->at < r->end) {
		if (*r->at == '\\') {
			const char *code = r->at + 1 < r->end ? strchr(codes, r->at[1]) : NULL;

			if (code == NULL)
				return fault(r, "\\n, \\r or \\\\");
			*out++ = meanings[code - codes];
			r->at += 2;
		} else {
			*out++ = *r->at++;
		}
	}
	*text = copy;
	return 0;
}

static int
glyph(struct reader *r, struct tb_glyph *g)
{
	long long id, advance, dx = 0, dy = 0, nchars = 1;

	if (number(r, 0, 0xffffff, &id) != 0)
		return -1;
	if (!skip(r, ':'))
		return fault(r, "':' and the advance");
	if (number(r, -INT_MAX, INT_MAX, &advance) != 0)
		return -1;
	if (skip(r, ':') && (number(r, -INT_MAX, INT_MAX, &dx) != 0 || !skip(r, ':') ||
				number(r, -INT_MAX, INT_MAX, &dy) != 0 || (dx == 0 && dy == 0)))
		return fault(r, "dx:dy");
	if (skip(r, '*') && number(r, 2, 16, &nchars) != 0)
		return -1;
	*g = (struct tb_glyph){
	    (uint32_t)id, (int32_t)advance, (int32_t)dx, (int32_t)dy, (unsigned)nchars};
	return 0;
}

static int
glyphs(struct reader *r, struct tb_item *item)
{
	struct tb_glyph *list;
	const char *p;
	size_t n = 1;

	if (!skip(r, ' '))
		return fault(r, "a space and glyphs");
	for (p = r->at; p < r->end && *p != ' '; p++)
		n += *p == ',';
	list = tb_arena_alloc(&r->doc->arena, n * sizeof(*list));
	item->glyphs = list;
	while (item->nglyphs < n) {
		if (item->nglyphs > 0 && !skip(r, ','))
			return fault(r, "',' between glyphs");
		if (glyph(r, &list[item->nglyphs]) != 0)
			return -1;
		item->nglyphs++;
	}
	return 0;
}

/* The clusters' characters are those of the text. */
static int
check_clusters(struct reader *r, const struct tb_item *item)
{
	size_t nchars = 0, i;

	for (i = 0; i < item->nglyphs; i++)
		nchars += item->glyphs[i].nchars;
	if (nchars != tb_utf8_count(item->text))
		return tb_err_set(r->err, TB_MSG_PAGES, r->name, r->line, 0,
		    "the glyphs stand for %zu characters, the text has %zu", nchars,
		    tb_utf8_count(item->text));
	return 0;
}

static int
read_run(struct reader *r, struct tb_item *item)
{
	int32_t face;

	if (word_number(r, 0, INT_MAX, &face) != 0)
		return -1;
	if ((size_t)face >= r->doc->nfaces)
		return fault(r, "a face that was declared before");
	item->face = (unsigned)face;
	if (word_number(r, 1, INT_MAX, &item->size_pu) != 0 || coordinate(r, &item->x) != 0 ||
	    coordinate(r, &item->y) != 0 || color(r, &item->color) != 0 || glyphs(r, item) != 0 ||
	    rest(r, &item->text) != 0)
		return -1;
	return check_clusters(r, item);
}

static int
read_path(struct reader *r, struct tb_item *item)
{
	struct tb_step *steps;
	const char *p;
	size_t n = 0;

	if (color(r, &item->color) != 0 || word_number(r, 0, INT_MAX, &item->stroke_pu) != 0 ||
	    word_number(r, 0, INT_MAX, &item->dash_pu) != 0)
		return -1;
	for (p = r->at; p < r->end; p++)
		n += *p >= 'A' && *p <= 'Z';
	if (n == 0)
		return fault(r, "steps of the path");
	item->steps = steps = tb_arena_alloc(&r->doc->arena, n * sizeof(*steps));
	while (r->at < r->end) {
		struct tb_step *step = &steps[item->nsteps];
		int k, count;

		if (item->nsteps >= n || !skip(r, ' ') || r->at >= r->end ||
		    strchr("MLCZ", *r->at) == NULL)
			return fault(r, "M, L, C or Z");
		step->op = *r->at++;
		count = step->op == 'C' ? 6 : step->op == 'Z' ? 0 : 2;
		for (k = 0; k < count; k++)
			if (coordinate(r, &step->c[k]) != 0)
				return -1;
		item->nsteps++;
	}
	return 0;
}

static int
read_box(struct reader *r, struct tb_item *item)
{
	return coordinate(r, &item->x) != 0 || coordinate(r, &item->y) != 0 ||
		       word_number(r, 0, INT_MAX, &item->width) != 0 ||
		       word_number(r, 0, INT_MAX, &item->height) != 0
		   ? -1
		   : 0;
}

static int
read_begin(struct reader *r, struct tb_item *item)
{
	item->text = word(r);
	if (item->text == NULL)
		return fault(r, "a structure type");
	if (++r->depth > MAX_DEPTH)
		return fault(r, "fewer open elements before");
	return r->at < r->end ? rest(r, &item->alt) : 0;
}

static int
read_data(struct reader *r, struct tb_item *item)
{
	item->alt = word(r);
	if (item->alt == NULL)
		return fault(r, "the name of a file");
	return r->depth > 0 ? rest(r, &item->text) : fault(r, "an open element before its file");
}

static int
read_item(struct reader *r, struct tb_page *page)
{
	struct tb_item *item;
	char c = *r->at++;

	switch (c) {
	case 't':
	case 'T':
	case 'm':
	case 'M':
		item = tb_pages_item(page, TB_ITEM_RUN);
		item->turned = c == 'T' || c == 'M';
		item->mark = c == 'm' || c == 'M';
		return read_run(r, item);
	case 'r':
		item = tb_pages_item(page, TB_ITEM_RECT);
		return read_box(r, item) != 0 ? -1 : color(r, &item->color);
	case 'p':
		return read_path(r, tb_pages_item(page, TB_ITEM_PATH));
	case 'a':
		item = tb_pages_item(page, TB_ITEM_LINK);
		return read_box(r, item) != 0 ? -1 : rest(r, &item->text);
	case 'd':
		item = tb_pages_item(page, TB_ITEM_DEST);
		if (coordinate(r, &item->x) != 0 || coordinate(r, &item->y) != 0)
			return -1;
		return rest(r, &item->text);
	case 'b':
		item = tb_pages_item(page, TB_ITEM_BOOKMARK);
		if (word_number(r, 1, 9, &item->level) != 0 || coordinate(r, &item->y) != 0)
			return -1;
		return rest(r, &item->text);
	case '(':
		return read_begin(r, tb_pages_item(page, TB_ITEM_BEGIN));
	case ')':
		tb_pages_item(page, TB_ITEM_END);
		return --r->depth < 0 ? fault(r, "an open element before ')'") : 0;
	case 'c':
		return read_data(r, tb_pages_item(page, TB_ITEM_FILE));
	default:
		r->at--;
		return fault(r, "a known item");
	}
}

static int
read_info(struct reader *r)
{
	struct tb_pages *doc = r->doc;
	const char *key = word(r), *value;
	const struct {
		const char *key;
		const char **place;
	} keys[] = {{"title", &doc->title}, {"author", &doc->author}, {"subject", &doc->subject},
	    {"keywords", &doc->keywords}, {"date", &doc->date}, {"lang", &doc->lang},
	    {"group", &doc->group}, {"attachment", &doc->attachment}, {"attachment-title", &doc->attachment_title}};
	size_t i;

	if (key == NULL || rest(r, &value) != 0)
		return fault(r, "a key and its value");
	for (i = r->next_info; i < TB_LEN(keys); i++)
		if (strcmp(key, keys[i].key) == 0 && value[0] != '\0') {
			*keys[i].place = value;
			r->next_info = i + 1;
			return 0;
		}
	return fault(r, "title, author, subject, keywords, date, lang, group, attachment, "
			"attachment-title in order and once before");
}

static int
read_face(struct reader *r)
{
	struct tb_face face = {.role = word(r)};
	size_t before;
	int32_t index;

	if (face.role == NULL)
		return fault(r, "a role");
	if (word_number(r, 0, INT_MAX, &index) != 0)
		return -1;
	face.index = index;
	face.digest = word(r);
	if (face.digest == NULL)
		return fault(r, "a digest");
	if (rest(r, &face.path) != 0)
		return -1;
	before = r->doc->nfaces;
	if (tb_pages_face(r->doc, &face) != before)
		return fault(r, "each face once before");
	return 0;
}

static int
read_page(struct reader *r)
{
	int32_t width, height;
	const char *label;

	if (word_number(r, 1, INT_MAX, &width) != 0 || word_number(r, 1, INT_MAX, &height) != 0 ||
	    rest(r, &label) != 0)
		return -1;
	tb_pages_page(r->doc, width, height, label);
	return 0;
}

static int
starts(struct reader *r, const char *keyword)
{
	size_t len = strlen(keyword);

	if ((size_t)(r->end - r->at) < len || memcmp(r->at, keyword, len) != 0 ||
	    (r->at + len < r->end && r->at[len] != ' '))
		return 0;
	r->at += len;
	return 1;
}

/* One line; 1 at "end". */
static int
read_line(struct reader *r)
{
	struct tb_pages *doc = r->doc;
	int rc;

	if (r->at == r->end)
		return fault(r, "an item, not an empty line,");
	if (starts(r, "end"))
		rc = r->depth == 0 ? 1 : fault(r, "')' for every '(' before the end");
	else if (doc->nfaces == 0 && doc->npages == 0 && starts(r, "info"))
		rc = read_info(r);
	else if (doc->npages == 0 && starts(r, "face"))
		rc = read_face(r);
	else if (starts(r, "page"))
		rc = read_page(r);
	else if (doc->npages == 0)
		return fault(r, "a page before its items");
	else
		rc = read_item(r, &doc->pages[doc->npages - 1]);
	if (rc >= 0 && r->at != r->end)
		return fault(r, "the end of the line");
	return rc;
}

static int
read_header(struct reader *r)
{
	static const char header[] = "tongbao-pages 1";

	if ((size_t)(r->end - r->at) != sizeof(header) - 1 ||
	    memcmp(r->at, header, sizeof(header) - 1) != 0)
		return fault(r, "'tongbao-pages 1'");
	return 0;
}

static int
read_all(struct reader *r, const char *bytes, size_t len)
{
	const char *at = bytes, *stop = bytes + len;
	int rc = 0;

	while (rc == 0 && at < stop) {
		const char *newline = memchr(at, '\n', (size_t)(stop - at));

		r->line++;
		r->at = at;
		r->end = newline != NULL ? newline : stop;
		rc = r->line == 1      ? read_header(r)
		     : newline == NULL ? fault(r, "a whole line")
				       : read_line(r);
		at = r->end + 1;
	}
	if (rc == 0)
		return tb_err_set(r->err, TB_MSG_PAGES, r->name, r->line, 0,
		    "the file ends without 'end': it is cut off");
	if (rc == 1 && at != stop)
		return tb_err_set(
		    r->err, TB_MSG_PAGES, r->name, r->line + 1, 0, "text behind 'end'");
	return rc == 1 ? 0 : -1;
}

int
tb_pages_parse(
    const char *bytes, size_t len, const char *name, struct tb_pages *doc, struct tb_err *err)
{
	struct reader r = {.doc = doc, .name = name, .err = err};
	int rc;

	if (tb_utf8_valid(bytes, len) != len || memchr(bytes, '\0', len) != NULL)
		rc = tb_err_set(err, TB_MSG_PAGES, name, 0, 0, "not UTF-8 text");
	else
		rc = read_all(&r, bytes, len);
	if (rc != 0)
		tb_pages_release(doc);
	return rc;
}

int
tb_pages_glance(const char *bytes, size_t len, const char *name, struct tb_pages *doc,
    size_t *npages, struct tb_err *err)
{
	struct reader r = {.doc = doc, .name = name, .err = err};
	const char *at = bytes, *stop = bytes + len, *newline;
	int rc = 0;

	*npages = 0;
	for (; rc == 0 && at < stop; at = newline + 1) {
		newline = memchr(at, '\n', (size_t)(stop - at));
		newline = newline != NULL ? newline : stop;
		r.line++;
		r.at = at;
		r.end = newline;
		if (r.line == 1)
			rc = read_header(&r);
		else if (starts(&r, "page"))
			++*npages;
		else if (*npages == 0)
			rc = read_line(&r);
	}
	if (rc < 0)
		tb_pages_release(doc);
	return rc < 0 ? -1 : 0;
}

int
tb_pages_load(const char *path, struct tb_pages *doc, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	int rc = tb_file_read(path, MAX_LEN, &bytes, err);

	if (rc == 0)
		rc = tb_pages_parse(bytes.s, bytes.len, path, doc, err);
	else
		tb_pages_release(doc);
	tb_buf_release(&bytes);
	return rc;
}
