/* Seals on the page: see seal.h. */
#include "seal.h"
#include "../lib/file.h"

static int
has_suffix(const char *s, const char *suffix)
{
	size_t len = strlen(s), n = strlen(suffix);

	return len >= n && strcmp(s + len - n, suffix) == 0;
}

int
seal_load(struct setter *set, struct seal *seal, const char *name, int line, struct tb_err *err)
{
	const struct style_seal *source = style_find_seal(set->style, name);
	int rc;

	tb_pages_init(&seal->picture);
	if (source == NULL)
		return tb_err_set(err, TB_MSG_PICTURE, set->document->file, line, 0,
		    "the style '%s' names no seal '%s'; add <seal name=\"%s\" file=\"...\"/> to it",
		    set->document->style, name, name);
	if (!tb_file_exists(source->path))
		return tb_err_set(err, TB_MSG_PICTURE, set->document->file, line, 0,
		    "the picture of the seal '%s' is not there: %s", name, source->path);
	if (has_suffix(source->path, ".pages"))
		rc = tb_pages_load(source->path, &seal->picture, err);
	else
		rc = seal_read_svg(source->path, source->width, &seal->picture, err);
	if (rc != 0)
		return -1;
	if (seal->picture.npages != 1)
		return tb_err_set(err, TB_MSG_PICTURE, source->path, 0, 0,
		    "a seal is one page, this has %zu", seal->picture.npages);
	seal->width = seal->picture.pages[0].width;
	seal->height = seal->picture.pages[0].height;
	if (seal->width > set->style->area_width || seal->height > set->style->area_height)
		return tb_err_set(err, TB_MSG_PICTURE, source->path, 0, 0,
		    "the seal is larger than the text area");
	return 0;
}

void
seal_release(struct seal *seal)
{
	tb_pages_release(&seal->picture);
}

void
seal_put(struct setter *set, const struct seal *seal, int32_t x, int32_t y)
{
	const struct style *style = set->style;
	size_t from;

	tb_pages_begin(set->doc, page_last(set), "Figure", "印章");
	from = page_last(set)->nitems;
	tb_pages_embed(
	    set->doc, page_last(set), &seal->picture, 0, style->area_left + x, style->area_top + y);
	for (size_t i = from; i < page_last(set)->nitems; i++)
		page_last(set)->items[i].color = (uint32_t)style->red;
	tb_pages_end(page_last(set));
}
