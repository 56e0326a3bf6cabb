/* Pages as PDF: see direct.h. */
#include "direct.h"
#include "../lib/mem.h"
#include "content.h"
#include "profile.h"
#include "structure.h"
#include "walk.h"
#include "ways.h"
#include "xmp.h"

struct direct {
	const struct direct_job *job;
	struct pdfout file;
	struct content content;
	struct content marks; /* of drafts, by itself: all else is as in the issue, to the byte */
	struct embed mark_font; /* of marks alone; no file = there are none yet */
	struct structure structure;
	struct embed *fonts;
	size_t nfonts;
	unsigned *font_of; /* of the document's faces: index in fonts */
	unsigned *pages;   /* numbers of the page objects */
	unsigned page;	   /* the one being drawn: index */
	int mark;	   /* the next marked content of it */
	int leaf;	   /* marked content is open */
	int failed;	   /* a font ran out of codes */
	unsigned attached; /* specification of the document's own file; 0 = none */
};

/* --- drawing --------------------------------------------------------------------- */

static void
begin(void *device, const struct walk_element *element)
{
	struct direct *d = device;

	structure_begin(&d->structure, element->type, element->alt, element->scope);
	d->leaf = element->leaf;
	if (!element->leaf)
		return;
	structure_mark(&d->structure, d->page, d->mark);
	content_begin(&d->content, element->type, d->mark++);
}

static void
end(void *device, const char *type)
{
	struct direct *d = device;

	(void)type;
	if (d->leaf)
		content_end(&d->content);
	d->leaf = 0;
	structure_end(&d->structure);
}

static void
furniture(void *device)
{
	(void)device; /* unmarked, like all that is outside of leaves */
}

/* The font that the marks of drafts are set in: all in the face of the first. NULL = this is in another. */
static struct embed *
find_mark_font(struct direct *d, const struct tb_item *mark)
{
	const struct fontfile *file = d->job->files[mark->face];

	if (d->mark_font.file == NULL)
		embed_init(&d->mark_font, file, &d->file);
	return d->mark_font.file == file ? &d->mark_font : NULL;
}

static void
ink(void *device, const struct tb_item *item)
{
	struct direct *d = device;
	struct embed *embed = item->mark ? find_mark_font(d, item) : NULL;
	unsigned font;

	if (embed != NULL) {
		if (content_run(&d->marks, item, embed, (unsigned)d->nfonts) != 0)
			d->failed = 1;
		return;
	}
	if (item->kind != TB_ITEM_RUN) {
		content_shape(&d->content, item);
		return;
	}
	font = d->font_of[item->face];
	if (content_run(&d->content, item, &d->fonts[font], font) != 0)
		d->failed = 1;
}

/* A table of data that belongs to the open element, or to the document (ISO 19005-3, 6.8);
 * title may be "". */
static unsigned
write_data(struct direct *d, const char *name, const char *title, const char *bytes, size_t len)
{
	const char *date = d->job->doc->date;
	unsigned stream = pdfout_number(&d->file), spec = pdfout_number(&d->file);
	struct tb_buf dict = TB_BUF_INIT, *out;

	tb_buf_printf(&dict, "/Type/EmbeddedFile/Subtype/text#2Fcsv/Params<</Size %zu", len);
	if (date[0] != '\0')
		tb_buf_printf(&dict, "/ModDate(D:%.4s%.2s%.2s)", date, date + 5, date + 8);
	tb_buf_puts(&dict, ">>");
	pdfout_stream(&d->file, stream, dict.s, bytes, len, PDFOUT_QUICK);
	out = pdfout_begin(&d->file, spec);
	tb_buf_puts(out, "<</Type/Filespec/AFRelationship/Data/F");
	pdfout_put_text(out, name);
	tb_buf_puts(out, "/UF");
	pdfout_put_text(out, name);
	if (title[0] != '\0')
		tb_buf_puts(out, "/Desc");
	if (title[0] != '\0')
		pdfout_put_text(out, title);
	tb_buf_printf(out, "/EF<</F %u 0 R/UF %u 0 R>>>>", stream, stream);
	pdfout_end(&d->file);
	structure_file(&d->structure, spec, name);
	tb_buf_release(&dict);
	return spec;
}

static void
data(void *device, const struct tb_item *item)
{
	write_data(device, item->alt, "", item->text, strlen(item->text));
}

static const struct walk_ops ops = {begin, end, furniture, ink, data};

/* Faces of several roles in one file are one font. */
static void
choose_fonts(struct direct *d)
{
	const struct tb_pages *doc = d->job->doc;
	size_t i, k;

	d->fonts = tb_xcalloc(doc->nfaces + 1, sizeof(*d->fonts));
	d->font_of = tb_xcalloc(doc->nfaces + 1, sizeof(*d->font_of));
	for (i = 0; i < doc->nfaces; i++) {
		for (k = 0; k < d->nfonts && d->fonts[k].file != d->job->files[i]; k++)
			;
		if (k == d->nfonts)
			embed_init(&d->fonts[d->nfonts++], d->job->files[i], &d->file);
		d->font_of[i] = (unsigned)k;
	}
}

/* --- the pages -------------------------------------------------------------------- */

struct page_parts {
	unsigned tree, resources; /* objects */
	const struct ways *ways;
};

/* The marks of the page, behind which all is as they found it. 0 = there are none. */
static unsigned
write_marks(struct direct *d)
{
	struct tb_buf bytes = TB_BUF_INIT;
	unsigned stream;

	content_finish(&d->marks);
	if (d->marks.out.len == 0)
		return 0;
	stream = pdfout_number(&d->file);
	tb_buf_puts(&bytes, "q\n");
	tb_buf_put(&bytes, d->marks.out.s, d->marks.out.len);
	tb_buf_puts(&bytes, "Q\n");
	pdfout_stream(&d->file, stream, "", bytes.s, bytes.len, PDFOUT_DEFLATE);
	tb_buf_release(&bytes);
	return stream;
}

static void
write_page(struct direct *d, const struct page_parts *parts)
{
	const struct tb_page *page = &d->job->doc->pages[d->page];
	unsigned stream = pdfout_number(&d->file), marks = write_marks(d);
	struct tb_buf links = TB_BUF_INIT, *out;

	content_finish(&d->content);
	pdfout_stream(&d->file, stream, "", d->content.out.s, d->content.out.len, PDFOUT_DEFLATE);
	if (!d->job->plain)
		ways_links(parts->ways, d->page, &d->file, &links);
	out = pdfout_begin(&d->file, d->pages[d->page]);
	tb_buf_printf(
	    out, "<</Type/Page/Parent %u 0 R/Resources %u 0 R/Contents", parts->tree, parts->resources);
	if (marks != 0)
		tb_buf_printf(out, "[%u 0 R %u 0 R]", marks, stream);
	else
		tb_buf_printf(out, " %u 0 R", stream);
	tb_buf_puts(out, "/MediaBox[0 0 ");
	pdfout_put_milli(out, pdfout_milli(page->width));
	tb_buf_putc(out, ' ');
	pdfout_put_milli(out, pdfout_milli(page->height));
	tb_buf_putc(out, ']');
	if (d->structure.n > 0)
		tb_buf_printf(out, "/StructParents %u", d->page);
	tb_buf_puts(out, links.s);
	tb_buf_puts(out, ">>");
	pdfout_end(&d->file);
	tb_buf_release(&links);
}

static void
write_tree(struct direct *d, const struct page_parts *parts)
{
	struct tb_buf *out = pdfout_begin(&d->file, parts->tree);
	size_t i;

	tb_buf_printf(out, "<</Type/Pages/Count %zu/Kids[", d->job->doc->npages);
	for (i = 0; i < d->job->doc->npages; i++)
		tb_buf_printf(out, " %u 0 R", d->pages[i]);
	tb_buf_puts(out, "]>>");
	pdfout_end(&d->file);
}

static int
write_mark_font(struct direct *d, struct tb_err *err)
{
	size_t k;

	if (d->mark_font.file == NULL)
		return 0;
	for (k = 0; d->job->files[k] != d->mark_font.file; k++)
		;
	return embed_write(&d->mark_font, d->job->doc->faces[k].path, &d->file, err);
}

static int
write_fonts(struct direct *d, unsigned resources, struct tb_err *err)
{
	struct tb_buf *out;
	size_t i, k;

	for (i = 0; i < d->nfonts; i++) {
		for (k = 0; d->font_of[k] != i; k++)
			;
		if (d->fonts[i].ncodes > 1 &&
		    embed_write(&d->fonts[i], d->job->doc->faces[k].path, &d->file, err) != 0)
			return -1;
	}
	if (write_mark_font(d, err) != 0)
		return -1;
	out = pdfout_begin(&d->file, resources);
	tb_buf_puts(out, "<</Font<<");
	for (i = 0; i < d->nfonts; i++)
		if (d->fonts[i].ncodes > 1)
			tb_buf_printf(out, "/F%zu %u 0 R", i, d->fonts[i].number);
	if (d->mark_font.file != NULL)
		tb_buf_printf(out, "/F%zu %u 0 R", d->nfonts, d->mark_font.number);
	tb_buf_puts(out, ">>>>");
	pdfout_end(&d->file);
	return 0;
}

/* Pictures by themselves: a tree of structure begins with a Document all the same. */
static int
lacks_document(const struct direct *d)
{
	const struct tb_page *page = d->job->doc->pages;

	return !d->job->plain && page->nitems > 0 && page->items[0].kind == TB_ITEM_BEGIN &&
	       strcmp(page->items[0].text, "Figure") == 0;
}

static int
write_pages(struct direct *d, struct walk *walk, const struct page_parts *parts, struct tb_err *err)
{
	const struct tb_pages *doc = d->job->doc;

	if (d->job->attachment != NULL && !d->job->plain)
		d->attached = write_data(d, doc->attachment, doc->attachment_title,
		    d->job->attachment->s, d->job->attachment->len);
	if (lacks_document(d))
		structure_begin(&d->structure, "Document", NULL, NULL);
	for (d->page = 0; d->page < doc->npages; d->page++) {
		d->mark = 0;
		content_start(&d->content, doc->pages[d->page].height);
		content_start(&d->marks, doc->pages[d->page].height);
		walk_page(walk, &doc->pages[d->page]);
		write_page(d, parts);
	}
	if (lacks_document(d))
		structure_end(&d->structure);
	if (d->failed)
		return tb_err_set(err, TB_MSG_PAINT, d->job->name, 0, 0,
		    "a font has more than 65534 different characters in it");
	write_tree(d, parts);
	return write_fonts(d, parts->resources, err);
}

/* --- the document ------------------------------------------------------------------- */

static void
put_info(struct tb_buf *out, const char *key, const char *value)
{
	if (value[0] == '\0')
		return;
	tb_buf_puts(out, key);
	pdfout_put_text(out, value);
}

/* Info and XMP say the same; a date without a time, for none is known. */
static unsigned
write_info(struct direct *d)
{
	const struct tb_pages *doc = d->job->doc;
	unsigned number = pdfout_number(&d->file);
	struct tb_buf *out = pdfout_begin(&d->file, number);
	struct tb_buf date = TB_BUF_INIT;

	if (doc->date[0] != '\0')
		tb_buf_printf(&date, "D:%.4s%.2s%.2s", doc->date, doc->date + 5, doc->date + 8);
	tb_buf_puts(out, "<<");
	put_info(out, "/Title", doc->title);
	put_info(out, "/Author", doc->author);
	put_info(out, "/Subject", doc->subject);
	put_info(out, "/Keywords", doc->keywords);
	put_info(out, "/Creator", XMP_CREATOR);
	put_info(out, "/Producer", XMP_CREATOR);
	put_info(out, "/CreationDate", date.s);
	put_info(out, "/ModDate", date.s);
	tb_buf_puts(out, ">>");
	pdfout_end(&d->file);
	tb_buf_release(&date);
	return number;
}

/* What makes it PDF/A-3b, whether there are files in it or not; the entries of the catalog are
 * appended to dict. */
static void
put_archival(struct direct *d, const struct tb_buf *profile, struct tb_buf *dict)
{
	unsigned metadata = pdfout_number(&d->file), colours = pdfout_number(&d->file);
	struct tb_buf packet = TB_BUF_INIT;

	xmp_write(d->job->doc, XMP_CREATOR, &packet);
	pdfout_stream(
	    &d->file, metadata, "/Type/Metadata/Subtype/XML", packet.s, packet.len, PDFOUT_RAW);
	pdfout_stream(&d->file, colours, "/N 3/Alternate/DeviceRGB", profile->s, profile->len,
	    PDFOUT_DEFLATE);
	tb_buf_printf(dict,
	    "/Metadata %u 0 R/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
	    "/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
	    "/RegistryName(http://www.color.org)/DestOutputProfile %u 0 R>>]",
	    metadata, colours);
	tb_buf_release(&packet);
}

static void
write_catalog(
    struct direct *d, unsigned root, const struct page_parts *parts, const struct tb_buf *profile)
{
	const struct tb_pages *doc = d->job->doc;
	struct tb_buf dict = TB_BUF_INIT, *out;

	if (!d->job->plain) {
		ways_catalog(
		    parts->ways, &d->file, structure_file_tree(&d->structure, &d->file), &dict);
		put_archival(d, profile, &dict);
		tb_buf_puts(&dict, "/ViewerPreferences<</DisplayDocTitle true>>");
		if (d->attached != 0)
			tb_buf_printf(&dict, "/AF[%u 0 R]", d->attached);
	}
	put_info(&dict, "/Lang", doc->lang);
	if (d->structure.n > 0)
		tb_buf_printf(&dict, "/MarkInfo<</Marked true>>/StructTreeRoot %u 0 R",
		    structure_write(&d->structure, &d->file, d->pages, doc->npages));
	out = pdfout_begin(&d->file, root);
	tb_buf_printf(out, "<</Type/Catalog/Pages %u 0 R%s>>", parts->tree, dict.s);
	pdfout_end(&d->file);
	tb_buf_release(&dict);
}

static int
write_document(struct direct *d, struct walk *walk, struct ways *ways, struct tb_err *err)
{
	struct tb_buf profile = TB_BUF_INIT;
	unsigned root = pdfout_number(&d->file);
	struct page_parts parts = {.tree = pdfout_number(&d->file), .ways = ways};
	int rc = d->job->plain ? 0 : profile_read(d->job->profile, &profile, err);

	if (rc == 0) {
		parts.resources = pdfout_number(&d->file);
		d->pages = tb_xcalloc(d->job->doc->npages, sizeof(*d->pages));
		for (size_t i = 0; i < d->job->doc->npages; i++)
			d->pages[i] = pdfout_number(&d->file);
		ways->pages = d->pages;
		rc = write_pages(d, walk, &parts, err);
	}
	if (rc == 0) {
		write_catalog(d, root, &parts, &profile);
		pdfout_finish(&d->file, root, write_info(d));
	}
	tb_buf_release(&profile);
	return rc;
}

int
direct_pdf(const struct direct_job *job, struct tb_buf *out, struct tb_err *err)
{
	struct direct d = {.job = job};
	struct walk walk = {.ops = &ops, .device = &d, .plain = job->plain};
	struct ways ways = {0};
	int rc = walk_init(&walk, job->doc, job->name, err);
	size_t i;

	pdfout_init(&d.file, out, job->memo);
	structure_init(&d.structure);
	choose_fonts(&d);
	if (rc == 0 && !job->plain)
		rc = ways_init(&ways, job->doc, job->name, err);
	if (rc == 0)
		rc = write_document(&d, &walk, &ways, err);
	if (rc != 0)
		tb_buf_reset(out);
	for (i = 0; i < d.nfonts; i++)
		embed_release(&d.fonts[i]);
	free(d.fonts);
	embed_release(&d.mark_font);
	free(d.font_of);
	free(d.pages);
	content_release(&d.content);
	content_release(&d.marks);
	structure_release(&d.structure);
	pdfout_release(&d.file);
	ways_release(&ways);
	walk_release(&walk);
	return rc;
}
