/* The parts of a document in their order, onto pages. */
#include "typeset.h"
#include "body.h"
#include "head.h"
#include "imprint.h"

static const char *
copy_text(struct tb_pages *doc, const char *s)
{
	return s != NULL ? tb_arena_strdup(&doc->arena, s) : "";
}

static void
set_information(struct setter *set)
{
	const struct document *d = set->document;

	set->doc->title = copy_text(set->doc, d->info_title);
	set->doc->subject = copy_text(set->doc, d->subject);
	set->doc->keywords = copy_text(set->doc, d->keywords);
	set->doc->author = copy_text(set->doc, d->author);
	set->doc->date = copy_text(set->doc, d->date);
	set->doc->group = copy_text(set->doc, d->group);
	set->doc->lang = copy_text(set->doc, d->lang);
	set->doc->attachment = copy_text(set->doc, d->attachment_name);
	set->doc->attachment_title = copy_text(set->doc, d->attachment_title);
}

/* What the first page is to show; a table or picture may start on the next one. */
static struct head_need
find_need(const struct galley *galley, size_t body)
{
	size_t end = galley_first_lines(galley, body);
	size_t first = galley->nboxes > 0 && galley->boxes[0].kind == BOX_GAP;

	if (body >= galley->nboxes || galley->boxes[body].kind != BOX_LINE)
		return (struct head_need){0};
	return (struct head_need){
	    galley_height(galley, first, end), galley_height(galley, body, end)};
}

/* 主送机关 goes to the 版记 when the text would not begin on the first page with
 * it (7.3.2); the empty line below the title stays where there is room for it.
 * Returns the first box to be set. */
static size_t
place_addressee(struct galley *galley, size_t body)
{
	struct setter *set = galley->set;
	size_t end = galley_first_lines(galley, body);

	if (body == 0 || galley_fits(galley, 0, end))
		return 0;
	set->addressee_moved = 1;
	if (galley->boxes[0].kind != BOX_GAP)
		return body;
	galley->boxes[body - 1] = galley->boxes[0];
	return galley_fits(galley, body - 1, end) ? body - 1 : body;
}

/* The galley: the empty line below the title, 主送机关, the text from *body on. */
static int
fill(struct galley *galley, size_t *body, struct tb_err *err)
{
	const struct document *document = galley->set->document;

	if (document->title.first != NULL)
		galley_add_gap(galley, galley->set->style->title_after_lines);
	if (document->addressee != NULL)
		body_add_addressee(galley);
	*body = galley->nboxes;
	return body_add(galley, err);
}

/* Has the first page a number? */
static int
is_numbered(const struct document *d)
{
	return d->marks == NULL || (d->kind != HEAD_LETTER && d->kind != HEAD_BOOK);
}

/* Head, text and 版记 onto the pages. */
static int
put(struct galley *galley, size_t body, struct tb_err *err)
{
	struct setter *set = galley->set;
	struct head_need need = find_need(galley, body);
	int32_t imprint;
	size_t from;

	page_turn(set, 0);
	page_new(set, is_numbered(set->document));
	tb_pages_begin(set->doc, page_last(set), "Document", NULL);
	if (head_put(set, &need, err) != 0)
		return -1;
	if (set->document->kind == HEAD_BOOK)
		page_new(set, 1);
	from = set->document->addressee != NULL ? place_addressee(galley, body) : 0;
	imprint = imprint_height(set);
	if (imprint > 0 && (!galley->turned || set->style->imprint_turned))
		galley_add_tail(galley, imprint);
	galley_flow(galley, from);
	if (imprint_put(set, err) != 0)
		return -1;
	tb_pages_end(page_last(set));
	page_attachment(set);
	return 0;
}

/* All of it once. */
static int
run(struct setter *set, struct tb_err *err)
{
	struct galley galley;
	size_t body = 0;
	int rc;

	galley_init(&galley, set);
	set_information(set);
	rc = fill(&galley, &body, err);
	if (rc == 0)
		rc = put(&galley, body, err);
	galley_release(&galley);
	tb_arena_release(&set->arena);
	return rc;
}

/* The same with pages that nobody sees, to find what stands where. */
static int
rehearse(struct setter *set, struct tb_pages *pages, struct tb_err *err)
{
	set->doc = pages;
	set->rehearsal = 1;
	return run(set, err);
}

/* Does the text close on a page of a few lines? */
static int
ends_short(const struct setter *set)
{
	const struct style *style = set->upright;

	return set->end_page > 1 &&
	       set->end_y <= (style->end_lines - 2) * style->line_pitch + style->text_size;
}

/* Where the text closes with so many lines on a page; *spaced is the style. -1 with *err
 * empty: pages cannot have as many. */
static int
try_lines(const struct setter *start, int32_t lines, struct style *spaced, struct setter *tried,
    struct tb_err *err)
{
	struct tb_pages pages;
	int rc;

	*tried = *start;
	if (lines != start->style->lines) {
		if (style_space(spaced, start->style, lines) != 0)
			return -1;
		tried->style = tried->upright = spaced;
	}
	tb_pages_init(&pages);
	rc = rehearse(tried, &pages, err);
	tb_pages_release(&pages);
	return rc;
}

/* A line more on all pages where the text would else close on one of a few lines, which that
 * saves; or a line less where that fills it. *spaced is the style then. */
static int
space_pages(struct setter *start, struct style *spaced, struct tb_err *err)
{
	const struct style *style = start->style;
	struct setter usual, tried;

	if (start->document->signature_date == NULL || style->end_lines == 0)
		return 0;
	if (try_lines(start, style->lines, spaced, &usual, err) != 0)
		return -1;
	if (!ends_short(&usual))
		return 0;
	if (try_lines(start, style->lines + style->lines_more, spaced, &tried, err) == 0 &&
	    tried.end_page < usual.end_page)
		start->style = start->upright = spaced;
	else if (try_lines(start, style->lines - style->lines_fewer, spaced, &tried, err) == 0 &&
		 tried.end_page == usual.end_page && !ends_short(&tried))
		start->style = start->upright = spaced;
	return 0;
}

/* Contents name the pages of headings: these are found by setting everything once before. */
int
typeset_run(const struct document *document, const struct style *style, struct tb_fonts *fonts,
    const char *charts, struct tb_pages *doc, struct tb_err *err)
{
	struct setter start = {.document = document,
	    .style = style,
	    .upright = style,
	    .fonts = fonts,
	    .doc = doc,
	    .charts = charts};
	struct style spaced;
	struct setter set;
	struct tb_pages rehearsed;
	int rc;

	tb_fonts_source(fonts, document->file, 0);
	tb_pages_init(&rehearsed);
	rc = space_pages(&start, &spaced, err);
	set = start;
	if (rc == 0 && document->contents) {
		rc = rehearse(&set, &rehearsed, err);
		set = start;
		set.rehearsed = &rehearsed;
	}
	if (rc == 0)
		rc = run(&set, err);
	if (rc == 0)
		page_marks(&set);
	tb_pages_release(&rehearsed);
	return rc;
}
