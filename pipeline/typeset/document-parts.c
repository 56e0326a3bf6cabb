/* The parts of a document around its blocks: head, title, who signs, annexes. */
#include "document-private.h"

int
read_document(struct reader *r, const struct tb_xml_attr *attrs)
{
	const char *version = tb_xml_need(r->xml, "document", attrs, "version");
	const char *name = version ? tb_xml_need(r->xml, "document", attrs, "name") : NULL;
	const char *style = name ? tb_xml_need(r->xml, "document", attrs, "style") : NULL;

	if (style == NULL)
		return -1;
	if (strcmp(version, "1") != 0)
		return tb_xml_fail(r->xml, TB_MSG_VALUE,
		    "document of version '%s'; this program sets version 1", version);
	if (strchr(style, '/') != NULL || style[0] == '.')
		return tb_xml_fail(r->xml, TB_MSG_VALUE, "'%s' is not the name of a style", style);
	r->document->name = read_copy(r, name);
	r->document->style = read_copy(r, style);
	r->document->style_line = tb_xml_line(r->xml);
	r->document->lang = read_copy(r, tb_xml_attr(attrs, "lang"));
	r->document->working = tb_xml_attr(attrs, "working") != NULL;
	return 0;
}

int
read_info(struct reader *r, const struct tb_xml_attr *attrs)
{
	struct document *d = r->document;

	d->info_title = read_copy(r, tb_xml_need(r->xml, "info", attrs, "title"));
	d->subject = read_copy(r, tb_xml_attr(attrs, "subject"));
	d->keywords = read_copy(r, tb_xml_attr(attrs, "keywords"));
	d->author = read_copy(r, tb_xml_attr(attrs, "author"));
	d->date = read_copy(r, tb_xml_attr(attrs, "date"));
	d->group = read_copy(r, tb_xml_attr(attrs, "group"));
	return d->info_title != NULL ? 0 : -1;
}

int
read_attachment(struct reader *r, const struct tb_xml_attr *attrs)
{
	struct document *d = r->document;

	d->attachment_name = read_copy(r, tb_xml_need(r->xml, "attachment", attrs, "name"));
	d->attachment_title = read_copy(r, tb_xml_need(r->xml, "attachment", attrs, "title"));
	return d->attachment_name != NULL && d->attachment_title != NULL ? 0 : -1;
}

int
read_head(struct reader *r, const struct tb_xml_attr *attrs)
{
	static const char *const kinds[] = {[HEAD_DOCUMENT] = "document",
	    [HEAD_LETTER] = "letter",
	    [HEAD_ORDER] = "order",
	    [HEAD_MINUTES] = "minutes",
	    [HEAD_BULLETIN] = "bulletin",
	    [HEAD_BOOK] = "book"};
	const char *kind = tb_xml_need(r->xml, "head", attrs, "kind");

	if (kind == NULL)
		return -1;
	r->mark_end = &r->document->marks;
	for (size_t i = 0; i < TB_LEN(kinds); i++)
		if (strcmp(kind, kinds[i]) == 0) {
			r->document->kind = (enum head_kind)i;
			return 0;
		}
	return tb_xml_fail(r->xml, TB_MSG_VALUE,
	    "kind of a head is 'document', 'letter', 'order', 'minutes', 'bulletin' or 'book', "
	    "not '%s'",
	    kind);
}

int
read_title(struct reader *r, const struct tb_xml_attr *attrs)
{
	(void)attrs;
	return read_words(r, &r->document->title);
}

int
read_item(struct reader *r, const struct tb_xml_attr *attrs)
{
	(void)attrs;
	*r->words_end = tb_arena_alloc(&r->document->arena, sizeof **r->words_end);
	read_words(r, *r->words_end);
	r->words_end = &(*r->words_end)->next;
	return 0;
}

int
read_annex_note(struct reader *r, const struct tb_xml_attr *attrs)
{
	(void)attrs;
	r->words_end = &r->document->annex_notes;
	return 0;
}

/* An office, or a person with a title. */
static int
add_party(struct reader *r, const char *element, const struct tb_xml_attr *attrs)
{
	struct party *party = tb_arena_alloc(&r->document->arena, sizeof *party);

	party->unit = read_copy(r, tb_xml_attr(attrs, "unit"));
	party->title = read_copy(r, tb_xml_attr(attrs, "title"));
	party->name = read_copy(r, tb_xml_attr(attrs, "name"));
	party->seal = read_copy(r, tb_xml_attr(attrs, "seal"));
	party->line = tb_xml_line(r->xml);
	if ((party->unit == NULL) == (party->name == NULL))
		return tb_xml_fail(r->xml, TB_MSG_VALUE,
		    "<%s> has either 'unit', an office, or 'name', a person", element);
	if ((party->title == NULL) != (party->name == NULL))
		return tb_xml_fail(
		    r->xml, TB_MSG_VALUE, "<%s> has 'title' and 'name' together", element);
	if (r->document->parties != NULL &&
	    (r->document->parties->name == NULL) != (party->name == NULL))
		return tb_xml_fail(
		    r->xml, TB_MSG_VALUE, "offices and persons do not sign together");
	*r->party_end = party;
	r->party_end = &party->next;
	return 0;
}

int
read_signature(struct reader *r, const struct tb_xml_attr *attrs)
{
	struct document *d = r->document;

	d->signature_date = read_copy(r, tb_xml_need(r->xml, "signature", attrs, "date"));
	if (d->signature_date == NULL)
		return -1;
	read_form(r, "date", d->signature_date);
	r->party_end = &d->parties;
	if (tb_xml_attr(attrs, "unit") == NULL && tb_xml_attr(attrs, "name") == NULL)
		return 0;
	return add_party(r, "signature", attrs);
}

int
read_party(struct reader *r, const struct tb_xml_attr *attrs)
{
	return add_party(r, "party", attrs);
}

int
read_body(struct reader *r, const struct tb_xml_attr *attrs)
{
	(void)attrs;
	r->blocks_end = &r->document->blocks;
	r->block = NULL;
	return 0;
}

int
read_annex(struct reader *r, const struct tb_xml_attr *attrs)
{
	struct annex *annex = tb_arena_alloc(&r->document->arena, sizeof *annex);

	annex->id = read_id(r, tb_xml_need(r->xml, "annex", attrs, "id"));
	if (annex->id == NULL)
		return -1;
	annex->number = read_copy(r, tb_xml_need(r->xml, "annex", attrs, "number"));
	annex->line = tb_xml_line(r->xml);
	*r->annex_end = annex;
	r->annex_end = &annex->next;
	r->annex = annex;
	r->blocks_end = &annex->blocks;
	r->block = NULL;
	return annex->number != NULL ? 0 : -1;
}

int
read_annex_title(struct reader *r, const struct tb_xml_attr *attrs)
{
	(void)attrs;
	return read_words(r, &r->annex->title);
}

void
read_mark(struct reader *r, const char *text)
{
	*r->mark_end = tb_arena_alloc(&r->document->arena, sizeof **r->mark_end);
	(*r->mark_end)->text = read_copy(r, text);
	r->mark_end = &(*r->mark_end)->next;
}
