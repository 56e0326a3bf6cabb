/* Links, destinations, bookmarks, page labels: see navigate.h. */
#include "navigate.h"
#include "labels.h"
#include "length.h"

/* --- destinations and links --------------------------------------------------- */

struct dest {
	const struct tb_item *item;
	size_t page;
};

struct dests {
	struct dest *list; /* by name, bytes ascending */
	size_t n, cap;
};

static int
by_name(const void *a, const void *b)
{
	const struct dest *one = a, *other = b;

	return strcmp(one->item->text, other->item->text);
}

static int
collect_dests(const struct target *t, struct dests *dests, struct tb_err *err)
{
	const struct tb_pages *doc = t->doc;
	size_t i, k;

	for (i = 0; i < doc->npages; i++)
		for (k = 0; k < doc->pages[i].nitems; k++)
			if (doc->pages[i].items[k].kind == TB_ITEM_DEST) {
				*(struct dest *)tb_grow(
				    &dests->list, dests->n, &dests->cap, sizeof(struct dest)) =
				    (struct dest){&doc->pages[i].items[k], i};
				dests->n++;
			}
	if (dests->n == 0)
		return 0;
	qsort(dests->list, dests->n, sizeof(*dests->list), by_name);
	for (i = 1; i < dests->n; i++)
		if (by_name(&dests->list[i - 1], &dests->list[i]) == 0)
			return tb_err_set(err, TB_MSG_PAGES, t->name, 0, 0,
			    "pages %zu and %zu both have the destination '%s'",
			    dests->list[i - 1].page + 1, dests->list[i].page + 1,
			    dests->list[i].item->text);
	return 0;
}

static void
put_dests(struct target *t, const struct dests *dests)
{
	qpdf_oh names = qpdf_oh_new_array(t->q), leaf, tree;
	size_t i;

	if (dests->n == 0)
		return;
	for (i = 0; i < dests->n; i++) {
		const struct dest *dest = &dests->list[i];

		qpdf_oh_append_item(t->q, names, qpdf_oh_new_string(t->q, dest->item->text));
		qpdf_oh_append_item(
		    t->q, names, object_place(t, dest->page, dest->item->x, dest->item->y));
	}
	leaf = qpdf_oh_new_dictionary(t->q);
	qpdf_oh_replace_key(t->q, leaf, "/Names", names);
	tree = qpdf_oh_new_dictionary(t->q);
	qpdf_oh_replace_key(t->q, tree, "/Dests", qpdf_make_indirect_object(t->q, leaf));
	qpdf_oh_replace_key(t->q, t->root, "/Names", tree);
}

static qpdf_oh
make_link(struct target *t, const struct tb_page *page, const struct tb_item *link)
{
	struct tb_buf source = TB_BUF_INIT;
	qpdf_oh annot, action;

	tb_buf_puts(&source, "<< /Type /Annot /Subtype /Link /F 4 /Border [ 0 0 0 ] /Rect [ ");
	length_put(&source, link->x);
	tb_buf_putc(&source, ' ');
	length_put(&source, (int64_t)page->height - link->y - link->height);
	tb_buf_putc(&source, ' ');
	length_put(&source, (int64_t)link->x + link->width);
	tb_buf_putc(&source, ' ');
	length_put(&source, (int64_t)page->height - link->y);
	tb_buf_puts(&source, " ] >>");
	annot = qpdf_oh_parse(t->q, source.s);
	tb_buf_release(&source);
	if (link->text[0] == '#') {
		object_set_bytes(t, annot, "/Dest", link->text + 1);
	} else {
		action = qpdf_oh_parse(t->q, "<< /Type /Action /S /URI >>");
		object_set_bytes(t, action, "/URI", link->text);
		qpdf_oh_replace_key(t->q, annot, "/A", action);
	}
	return annot;
}

static int
put_links(struct target *t, size_t index, const struct dests *dests, struct tb_err *err)
{
	const struct tb_page *page = &t->doc->pages[index];
	qpdf_oh annots = 0;
	size_t i;

	for (i = 0; i < page->nitems; i++) {
		const struct tb_item *link = &page->items[i];
		struct tb_item name = {.text = link->text};
		struct dest key = {&name, 0};

		if (link->kind != TB_ITEM_LINK)
			continue;
		name.text += link->text[0] == '#';
		if (link->text[0] == '#' && (dests->n == 0 || bsearch(&key, dests->list, dests->n,
								  sizeof(key), by_name) == NULL))
			return tb_err_set(err, TB_MSG_PAGES, t->name, 0, 0,
			    "page %zu: the link to '%s' leads nowhere", index + 1, link->text);
		if (annots == 0)
			annots = qpdf_oh_new_array(t->q);
		qpdf_oh_append_item(
		    t->q, annots, qpdf_make_indirect_object(t->q, make_link(t, page, link)));
	}
	if (annots != 0)
		qpdf_oh_replace_key(t->q, t->pages[index], "/Annots", annots);
	return 0;
}

int
navigate_links(struct target *t, struct tb_err *err)
{
	struct dests dests = {0};
	int rc = collect_dests(t, &dests, err);
	size_t i;

	if (rc == 0)
		put_dests(t, &dests);
	for (i = 0; rc == 0 && i < t->doc->npages; i++)
		rc = put_links(t, i, &dests, err);
	free(dests.list);
	return rc;
}

/* --- bookmarks ------------------------------------------------------------------ */

enum { MAX_LEVEL = 9 };

/* An open branch of the outline: the last entry at each depth. */
struct branch {
	qpdf_oh entry, last_child;
	int level, closed;
	long count; /* entries below it that are shown */
};

struct outline {
	struct branch stack[MAX_LEVEL + 1]; /* [0] is the root */
	int depth;
};

/* The entry at the top is complete: tell it and its parent what hangs below. */
static void
close_branch(struct target *t, struct outline *o)
{
	struct branch *branch = &o->stack[o->depth];

	if (branch->last_child != 0) {
		qpdf_oh_replace_key(t->q, branch->entry, "/Last", branch->last_child);
		qpdf_oh_replace_key(t->q, branch->entry, "/Count",
		    qpdf_oh_new_integer(t->q, branch->closed ? -branch->count : branch->count));
	}
	if (o->depth > 0 && !branch->closed)
		o->stack[o->depth - 1].count += branch->count;
	o->depth--;
}

static void
add_bookmark(struct target *t, struct outline *o, size_t page, const struct tb_item *mark)
{
	qpdf_oh entry = qpdf_make_indirect_object(t->q, qpdf_oh_new_dictionary(t->q));
	struct branch *parent;

	while (o->depth > 0 && o->stack[o->depth].level >= mark->level)
		close_branch(t, o);
	parent = &o->stack[o->depth];
	object_set_text(t, entry, "/Title", mark->text);
	qpdf_oh_replace_key(t->q, entry, "/Dest", object_place(t, page, 0, mark->y));
	qpdf_oh_replace_key(t->q, entry, "/Parent", parent->entry);
	if (parent->last_child != 0) {
		qpdf_oh_replace_key(t->q, entry, "/Prev", parent->last_child);
		qpdf_oh_replace_key(t->q, parent->last_child, "/Next", entry);
	} else {
		qpdf_oh_replace_key(t->q, parent->entry, "/First", entry);
	}
	parent->last_child = entry;
	parent->count++;
	o->stack[++o->depth] =
	    (struct branch){.entry = entry, .level = mark->level, .closed = mark->closed};
}

void
navigate_bookmarks(struct target *t)
{
	struct outline o = {.depth = -1};
	size_t i, k;

	for (i = 0; i < t->doc->npages; i++)
		for (k = 0; k < t->doc->pages[i].nitems; k++) {
			const struct tb_item *item = &t->doc->pages[i].items[k];

			if (item->kind != TB_ITEM_BOOKMARK)
				continue;
			if (o.depth < 0) {
				o.depth = 0;
				o.stack[0].entry = qpdf_make_indirect_object(
				    t->q, object_parse(t, "<< /Type /Outlines >>"));
				qpdf_oh_replace_key(t->q, t->root, "/Outlines", o.stack[0].entry);
			}
			add_bookmark(t, &o, i, item);
		}
	while (o.depth >= 0)
		close_branch(t, &o);
}

/* --- page labels ------------------------------------------------------------------ */

void
navigate_labels(struct target *t)
{
	qpdf_oh nums = qpdf_oh_new_array(t->q), label, tree;
	struct label_range range;
	size_t at = 0;
	int any = 0;

	while (label_next(t->doc, &at, &range)) {
		any |= range.text[0] != '\0';
		if (range.first >= 0) {
			label = object_parse(t, "<< /S /D /St %ld >>", range.first);
		} else {
			label = qpdf_oh_new_dictionary(t->q);
			if (range.text[0] != '\0')
				object_set_text(t, label, "/P", range.text);
		}
		qpdf_oh_append_item(t->q, nums, qpdf_oh_new_integer(t->q, (long long)range.page));
		qpdf_oh_append_item(t->q, nums, label);
	}
	if (!any)
		return;
	tree = qpdf_oh_new_dictionary(t->q);
	qpdf_oh_replace_key(t->q, tree, "/Nums", nums);
	qpdf_oh_replace_key(t->q, t->root, "/PageLabels", tree);
}
