/* Ways through a PDF: see ways.h. */
#include "ways.h"
#include "../lib/mem.h"
#include "labels.h"

/* --- destinations --------------------------------------------------------------- */

static int
by_name(const void *a, const void *b)
{
	const struct ways_dest *one = a, *other = b;

	return strcmp(one->item->text, other->item->text);
}

/* A document without destinations has no list to search. */
static int
leads_somewhere(const struct ways *w, const char *name)
{
	struct tb_item item = {.text = name};
	struct ways_dest key = {&item, 0};

	return w->n > 0 && bsearch(&key, w->list, w->n, sizeof(key), by_name) != NULL;
}

static void
collect(struct ways *w)
{
	size_t i, k;

	for (i = 0; i < w->doc->npages; i++)
		for (k = 0; k < w->doc->pages[i].nitems; k++)
			if (w->doc->pages[i].items[k].kind == TB_ITEM_DEST) {
				*(struct ways_dest *)tb_grow(
				    &w->list, w->n, &w->cap, sizeof(*w->list)) =
				    (struct ways_dest){&w->doc->pages[i].items[k], i};
				w->n++;
			}
	if (w->n > 0)
		qsort(w->list, w->n, sizeof(*w->list), by_name);
}

static int
check_links(const struct ways *w, size_t page, struct tb_err *err)
{
	size_t k;

	for (k = 0; k < w->doc->pages[page].nitems; k++) {
		const struct tb_item *item = &w->doc->pages[page].items[k];

		if (item->kind == TB_ITEM_LINK && item->text[0] == '#' &&
		    !leads_somewhere(w, item->text + 1))
			return tb_err_set(err, TB_MSG_PAGES, w->name, 0, 0,
			    "page %zu: the link to '%s' leads nowhere", page + 1, item->text);
	}
	return 0;
}

int
ways_init(struct ways *w, const struct tb_pages *doc, const char *name, struct tb_err *err)
{
	size_t i;

	*w = (struct ways){.doc = doc, .name = name};
	collect(w);
	for (i = 1; i < w->n; i++)
		if (by_name(&w->list[i - 1], &w->list[i]) == 0)
			return tb_err_set(err, TB_MSG_PAGES, name, 0, 0,
			    "pages %zu and %zu both have the destination '%s'",
			    w->list[i - 1].page + 1, w->list[i].page + 1, w->list[i].item->text);
	for (i = 0; i < doc->npages; i++)
		if (check_links(w, i, err) != 0)
			return -1;
	return 0;
}

void
ways_release(struct ways *w)
{
	free(w->list);
	*w = (struct ways){0};
}

/* [page /XYZ x y null], x and y in page coordinates. */
static void
put_place(const struct ways *w, size_t page, int32_t x, int32_t y, struct tb_buf *out)
{
	tb_buf_putc(out, '[');
	pdfout_put_ref(out, w->pages[page]);
	tb_buf_puts(out, "/XYZ ");
	pdfout_put_milli(out, pdfout_milli(x));
	tb_buf_putc(out, ' ');
	pdfout_put_milli(out, pdfout_milli((int64_t)w->doc->pages[page].height - y));
	tb_buf_puts(out, " null]");
}

/* The tree of destinations; 0 = there are none. */
static unsigned
write_dests(const struct ways *w, struct pdfout *o)
{
	unsigned number;
	struct tb_buf *out;
	size_t i;

	if (w->n == 0)
		return 0;
	number = pdfout_number(o);
	out = pdfout_begin(o, number);
	tb_buf_puts(out, "<</Names[");
	for (i = 0; i < w->n; i++) {
		const struct tb_item *item = w->list[i].item;

		pdfout_put_bytes(out, item->text, strlen(item->text));
		put_place(w, w->list[i].page, item->x, item->y, out);
	}
	tb_buf_puts(out, "]>>");
	pdfout_end(o);
	return number;
}

static void
write_names(const struct ways *w, struct pdfout *o, unsigned files, struct tb_buf *dict)
{
	unsigned dests = write_dests(w, o);

	if (dests == 0 && files == 0)
		return;
	tb_buf_puts(dict, "/Names<<");
	if (dests != 0)
		tb_buf_printf(dict, "/Dests %u 0 R", dests);
	if (files != 0)
		tb_buf_printf(dict, "/EmbeddedFiles %u 0 R", files);
	tb_buf_puts(dict, ">>");
}

/* --- links ------------------------------------------------------------------------ */

static void
write_link(const struct tb_page *page, const struct tb_item *link, struct tb_buf *out)
{
	const int64_t corners[4] = {link->x, (int64_t)page->height - link->y - link->height,
	    (int64_t)link->x + link->width, (int64_t)page->height - link->y};
	size_t i;

	tb_buf_puts(out, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
	for (i = 0; i < TB_LEN(corners); i++) {
		tb_buf_putc(out, ' ');
		pdfout_put_milli(out, pdfout_milli(corners[i]));
	}
	tb_buf_putc(out, ']');
	if (link->text[0] == '#') {
		tb_buf_puts(out, "/Dest");
		pdfout_put_bytes(out, link->text + 1, strlen(link->text) - 1);
	} else {
		tb_buf_puts(out, "/A<</Type/Action/S/URI/URI");
		pdfout_put_bytes(out, link->text, strlen(link->text));
		tb_buf_puts(out, ">>");
	}
	tb_buf_puts(out, ">>");
}

void
ways_links(const struct ways *w, size_t index, struct pdfout *o, struct tb_buf *dict)
{
	const struct tb_page *page = &w->doc->pages[index];
	int any = 0;
	size_t i;

	for (i = 0; i < page->nitems; i++) {
		unsigned number;

		if (page->items[i].kind != TB_ITEM_LINK)
			continue;
		number = pdfout_number(o);
		write_link(page, &page->items[i], pdfout_begin(o, number));
		pdfout_end(o);
		tb_buf_printf(dict, "%s%u 0 R", any ? " " : "/Annots[", number);
		any = 1;
	}
	if (any)
		tb_buf_putc(dict, ']');
}

/* --- bookmarks --------------------------------------------------------------------- */

/* An entry of the outline; [0] is its root. */
struct entry {
	const struct tb_item *item;
	size_t page, parent, prev, next, first, last; /* entries; 0 = none */
	long count;				      /* entries below it that are shown */
};

struct outline {
	struct entry *list;
	size_t n, cap;
};

static void
add_entry(struct outline *o, const struct tb_item *item, size_t page)
{
	struct entry *entry = tb_grow(&o->list, o->n, &o->cap, sizeof(*entry)), *above;
	size_t self = o->n++, parent = self - 1;

	while (parent > 0 && o->list[parent].item->level >= item->level)
		parent = o->list[parent].parent;
	above = &o->list[parent];
	*entry = (struct entry){.item = item, .page = page, .parent = parent, .prev = above->last};
	if (above->last > 0)
		o->list[above->last].next = self;
	else
		above->first = self;
	above->last = self;
	for (;; parent = o->list[parent].parent) {
		o->list[parent].count++;
		if (parent == 0 || o->list[parent].item->closed)
			break;
	}
}

static void
put_relative(struct tb_buf *out, const char *key, unsigned first, size_t entry)
{
	if (entry > 0)
		tb_buf_printf(out, "/%s %u 0 R", key, first + (unsigned)entry);
}

static void
write_entry(const struct ways *w, const struct outline *outline, size_t i, unsigned first,
    struct tb_buf *out)
{
	const struct entry *entry = &outline->list[i];

	tb_buf_puts(out, "<<");
	if (i == 0) {
		tb_buf_puts(out, "/Type/Outlines");
	} else {
		tb_buf_puts(out, "/Title");
		pdfout_put_text(out, entry->item->text);
		tb_buf_puts(out, "/Dest");
		put_place(w, entry->page, 0, entry->item->y, out);
		tb_buf_printf(out, "/Parent %u 0 R", first + (unsigned)entry->parent);
	}
	put_relative(out, "Prev", first, entry->prev);
	put_relative(out, "Next", first, entry->next);
	put_relative(out, "First", first, entry->first);
	put_relative(out, "Last", first, entry->last);
	if (entry->count > 0)
		tb_buf_printf(out, "/Count %s%ld", i > 0 && entry->item->closed ? "-" : "",
		    entry->count);
	tb_buf_puts(out, ">>");
}

static void
write_outline(const struct ways *w, struct pdfout *o, struct tb_buf *dict)
{
	struct outline outline = {0};
	unsigned first;
	size_t i, k;

	tb_grow(&outline.list, outline.n++, &outline.cap, sizeof(struct entry));
	for (i = 0; i < w->doc->npages; i++)
		for (k = 0; k < w->doc->pages[i].nitems; k++)
			if (w->doc->pages[i].items[k].kind == TB_ITEM_BOOKMARK)
				add_entry(&outline, &w->doc->pages[i].items[k], i);
	if (outline.n > 1) {
		first = pdfout_numbers(o, outline.n);
		for (i = 0; i < outline.n; i++) {
			write_entry(w, &outline, i, first, pdfout_begin(o, first + (unsigned)i));
			pdfout_end(o);
		}
		tb_buf_printf(dict, "/Outlines %u 0 R", first);
	}
	free(outline.list);
}

/* --- page labels ---------------------------------------------------------------------- */

static void
put_labels(const struct ways *w, struct tb_buf *dict)
{
	struct tb_buf nums = TB_BUF_INIT;
	struct label_range range;
	size_t at = 0;
	int any = 0;

	while (label_next(w->doc, &at, &range)) {
		any |= range.text[0] != '\0';
		tb_buf_printf(&nums, " %zu<<", range.page);
		if (range.first >= 0) {
			tb_buf_printf(&nums, "/S/D/St %ld", range.first);
		} else if (range.text[0] != '\0') {
			tb_buf_puts(&nums, "/P");
			pdfout_put_text(&nums, range.text);
		}
		tb_buf_puts(&nums, ">>");
	}
	if (any)
		tb_buf_printf(dict, "/PageLabels<</Nums[%s]>>", nums.s);
	tb_buf_release(&nums);
}

void
ways_catalog(const struct ways *w, struct pdfout *o, unsigned files, struct tb_buf *dict)
{
	write_names(w, o, files, dict);
	write_outline(w, o, dict);
	put_labels(w, dict);
}
