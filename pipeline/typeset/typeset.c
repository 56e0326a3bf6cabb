/* The parts of a document in their order, onto pages. */
#include "typeset.h"
#include "body.h"
#include "head.h"
#include "imprint.h"

static const char *
keep(struct tb_pages *doc, const char *s)
{
	return s != NULL ? tb_arena_strdup(&doc->arena, s) : "";
}

static void
set_information(struct setter *set)
{
	const struct document *d = set->document;

	set->doc->title = keep(set->doc, d->info_title);
	set->doc->subject = keep(set->doc, d->subject);
	set->doc->keywords = keep(set->doc, d->keywords);
	set->doc->author = keep(set->doc, d->author);
	set->doc->date = keep(set->doc, d->date);
	set->doc->lang = keep(set->doc, d->lang);
}

/* 主送机关 goes to the 版记 when the text would not begin on the first page with
 * it (7.3.2); the empty line below the title stays where there is room for it.
 * Returns the first box to be set. */
static size_t
place_addressee(struct galley *galley, size_t body)
{
	struct setter *set = galley->set;
	size_t end = body;

	while (end + 1 < galley->nboxes && galley->boxes[end].keep_next == KEEP_STRONGLY &&
	       galley->boxes[end].kind == BOX_LINE && end < body + 2)
		end++;
	if (body == 0 || galley_fits(galley, 0, end))
		return 0;
	set->addressee_moved = 1;
	if (galley->boxes[0].kind != BOX_GAP)
		return body;
	galley->boxes[body - 1] = galley->boxes[0];
	return galley_fits(galley, body - 1, body) ? body - 1 : body;
}

int
typeset_run(const struct document *document, const struct style *style, struct tb_fonts *fonts,
    const char *charts, int draft, struct tb_pages *doc, struct tb_err *err)
{
	struct setter set = {.document = document,
	    .style = style,
	    .upright = style,
	    .fonts = fonts,
	    .doc = doc,
	    .charts = charts,
	    .draft = draft};
	struct galley galley;
	size_t body = 0;
	int rc;

	galley_init(&galley, &set);
	tb_fonts_source(fonts, document->file, 0);
	set_information(&set);
	page_new(&set, document->kind != HEAD_LETTER || document->marks == NULL);
	tb_pages_begin(doc, page_last(&set), "Document", NULL);
	rc = head_put(&set, err);
	if (document->title.first != NULL)
		galley_add_gap(&galley, style->title_after_lines);
	if (document->addressee != NULL)
		body_add_addressee(&galley);
	body = galley.nboxes;
	if (rc == 0)
		rc = body_add(&galley, err);
	if (rc == 0) {
		size_t from = document->addressee ? place_addressee(&galley, body) : 0;
		int32_t imprint = imprint_height(&set);

		if (imprint > 0 && (!galley.turned || style->imprint_turned))
			galley_add_tail(&galley, imprint);
		galley_flow(&galley, from);
		rc = imprint_put(&set, err);
		tb_pages_end(page_last(&set));
	}
	galley_release(&galley);
	tb_arena_release(&set.arena);
	return rc;
}
