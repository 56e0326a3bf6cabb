/* The structure tree of a PDF: see structure.h. */
#include "structure.h"
#include "../lib/mem.h"
#include <stdlib.h>
#include <string.h>

void
structure_init(struct structure *s)
{
	*s = (struct structure){.open = -1, .root_last = -1};
}

void
structure_release(struct structure *s)
{
	free(s->list);
	free(s->files);
	*s = (struct structure){0};
}

void
structure_begin(struct structure *s, const char *type, const char *alt, const char *scope)
{
	struct structure_element *element = tb_grow(&s->list, s->n, &s->cap, sizeof(*element));
	long *last = s->open >= 0 ? &s->list[s->open].last : &s->root_last;
	long self = (long)s->n++;

	*element = (struct structure_element){type, alt, scope, s->open, -1, -1, -1, 0, -1};
	if (*last >= 0)
		s->list[*last].next = self;
	else if (s->open >= 0)
		s->list[s->open].kid = self;
	*last = self;
	s->open = self;
}

void
structure_end(struct structure *s)
{
	s->open = s->list[s->open].parent;
}

void
structure_mark(struct structure *s, unsigned page, int mark)
{
	s->list[s->open].page = page;
	s->list[s->open].mark = mark;
}

void
structure_file(struct structure *s, unsigned number, const char *name)
{
	struct structure_file *file = tb_grow(&s->files, s->nfiles, &s->files_cap, sizeof(*file));

	s->nfiles++;
	*file = (struct structure_file){s->open, number, name};
}

/* --- writing ------------------------------------------------------------------------ */

struct numbers {
	unsigned root, first; /* element i is object first + i */
	const unsigned *pages;
};

static void
put_key_ref(struct tb_buf *out, const char *key, unsigned number)
{
	tb_buf_puts(out, key);
	pdfout_put_ref(out, number);
}

static void
put_kids(struct tb_buf *out, const struct structure *s, const struct numbers *n, long kid)
{
	int single = kid >= 0 && s->list[kid].next < 0 && s->list[kid].parent >= 0;

	if (single) {
		put_key_ref(out, "/K ", n->first + (unsigned)kid);
		return;
	}
	tb_buf_puts(out, "/K[");
	for (; kid >= 0; kid = s->list[kid].next)
		put_key_ref(out, " ", n->first + (unsigned)kid);
	tb_buf_putc(out, ']');
}

static void
put_files(struct tb_buf *out, const struct structure *s, size_t element)
{
	const char *open = "/AF[", *close = "";

	for (size_t i = 0; i < s->nfiles; i++) {
		if (s->files[i].element != (long)element)
			continue;
		put_key_ref(out, open, s->files[i].number);
		open = " ", close = "]";
	}
	tb_buf_puts(out, close);
}

static void
write_element(struct pdfout *o, const struct structure *s, const struct numbers *n, size_t i)
{
	const struct structure_element *element = &s->list[i];
	struct tb_buf *out = pdfout_begin(o, n->first + (unsigned)i);

	tb_buf_puts(out, "<</S/");
	tb_buf_puts(out, element->type);
	put_key_ref(
	    out, "/P ", element->parent >= 0 ? n->first + (unsigned)element->parent : n->root);
	if (element->mark >= 0) {
		put_key_ref(out, "/Pg ", n->pages[element->page]);
		tb_buf_puts(out, "/K ");
		tb_buf_putint(out, element->mark);
	} else if (element->kid >= 0) {
		put_kids(out, s, n, element->kid);
	}
	if (element->alt != NULL) {
		tb_buf_puts(out, "/Alt");
		pdfout_put_text(out, element->alt);
	}
	put_files(out, s, i);
	if (element->scope != NULL) {
		tb_buf_puts(out, "/A<</O/Table/Scope/");
		tb_buf_puts(out, element->scope);
		tb_buf_puts(out, ">>");
	}
	tb_buf_puts(out, ">>");
	pdfout_end(o);
}

/* For each page the elements of its marked content, in the order of its marks:
 * marks of a page are numbered as they come, and so are elements. */
static void
write_parents(struct pdfout *o, const struct structure *s, const struct numbers *n, size_t npages,
    unsigned tree)
{
	unsigned lists = pdfout_numbers(o, npages);
	struct tb_buf *out;
	size_t page, i = 0;

	for (page = 0; page < npages; page++) {
		out = pdfout_begin(o, lists + (unsigned)page);
		tb_buf_putc(out, '[');
		for (; i < s->n && (s->list[i].mark < 0 || s->list[i].page == page); i++)
			if (s->list[i].mark >= 0)
				put_key_ref(out, " ", n->first + (unsigned)i);
		tb_buf_putc(out, ']');
		pdfout_end(o);
	}
	out = pdfout_begin(o, tree);
	tb_buf_puts(out, "<</Nums[");
	for (page = 0; page < npages; page++)
		tb_buf_printf(out, " %zu %u 0 R", page, lists + (unsigned)page);
	tb_buf_puts(out, "]>>");
	pdfout_end(o);
}

static int
by_name(const void *a, const void *b)
{
	const struct structure_file *const *x = a, *const *y = b;
	int order = strcmp((*x)->name, (*y)->name);

	return order != 0 ? order : ((*x)->number > (*y)->number) - ((*x)->number < (*y)->number);
}

unsigned
structure_file_tree(const struct structure *s, struct pdfout *o)
{
	const struct structure_file **sorted;
	unsigned number;
	struct tb_buf *out;

	if (s->nfiles == 0)
		return 0;
	sorted = tb_xcalloc(s->nfiles, sizeof(*sorted));
	for (size_t i = 0; i < s->nfiles; i++)
		sorted[i] = &s->files[i];
	qsort(sorted, s->nfiles, sizeof(*sorted), by_name);
	number = pdfout_number(o);
	out = pdfout_begin(o, number);
	tb_buf_puts(out, "<</Names[");
	for (size_t i = 0; i < s->nfiles; i++) {
		if (i > 0 && strcmp(sorted[i]->name, sorted[i - 1]->name) == 0)
			continue;
		pdfout_put_bytes(out, sorted[i]->name, strlen(sorted[i]->name));
		put_key_ref(out, " ", sorted[i]->number);
	}
	tb_buf_puts(out, "]>>");
	pdfout_end(o);
	free(sorted);
	return number;
}

unsigned
structure_write(const struct structure *s, struct pdfout *o, const unsigned *pages, size_t npages)
{
	struct numbers n = {.root = pdfout_number(o), .pages = pages};
	unsigned tree = pdfout_number(o);
	struct tb_buf *out;
	size_t i;

	n.first = pdfout_numbers(o, s->n);
	out = pdfout_begin(o, n.root);
	tb_buf_puts(out, "<</Type/StructTreeRoot");
	put_kids(out, s, &n, s->n > 0 ? 0 : -1);
	tb_buf_printf(out, "/ParentTree %u 0 R/ParentTreeNextKey %zu>>", tree, npages);
	pdfout_end(o);
	for (i = 0; i < s->n; i++)
		write_element(o, s, &n, i);
	write_parents(o, s, &n, npages, tree);
	return n.root;
}
