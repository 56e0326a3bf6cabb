/* Pictures of charts: see figure.h. */
#include "figure.h"
#include "../lib/file.h"

static int32_t
caption_leading(const struct setter *set)
{
	return set->style->caption_size * 3 / 2;
}

/* What tells a picture that cannot be used from one that can. */
static int
check(const struct setter *set, struct figure *figure, const char *path, struct tb_err *err)
{
	const struct style *style = set->style;
	const struct tb_page *page = figure->picture.pages;

	if (figure->picture.npages != 1)
		return tb_err_set(err, TB_MSG_PICTURE, path, 0, 0,
		    "a picture is one page, this has %zu; run tongbao-chart on the document again",
		    figure->picture.npages);
	figure->width = page->width;
	figure->height = page->height;
	if (figure->captioned)
		figure->height += style->block_gap / 2 +
				  (int32_t)figure->caption.para.nlines * caption_leading(set);
	if (figure->width > style->area_width || figure->height > style->area_height)
		return tb_err_set(err, TB_MSG_PICTURE, path, 0, 0,
		    "the picture with its caption is %d by %d mm, the text area %d by %d; give the "
		    "chart fewer rows, or make its style smaller",
		    (int)(figure->width / 2903), (int)(figure->height / 2903),
		    (int)(style->area_width / 2903), (int)(style->area_height / 2903));
	return 0;
}

int
figure_load(struct setter *set, struct figure *figure, const struct chart *chart, int line,
    struct tb_err *err)
{
	const struct document *document = set->document;
	struct tb_buf path = TB_BUF_INIT;
	int rc = -1;

	figure->chart = chart;
	tb_pages_init(&figure->picture);
	tb_buf_printf(&path, "%s/%s.%s.pages", set->charts, document->name, chart->id);
	if (chart->caption != NULL) {
		struct tb_para_style style = passage_style(set, set->style->area_width,
		    set->style->caption_size, set->style->caption_size, TB_ALIGN_CENTRE);

		passage_make_text(set, &figure->caption, chart->caption, TB_ROLE_HEI, &style);
		figure->captioned = 1;
	}
	if (!tb_file_exists(path.s))
		tb_err_set(err, TB_MSG_PICTURE, document->file, line, 0,
		    "chart '%s' is not drawn: there is no %s; run tongbao-chart on the document "
		    "first",
		    chart->id, path.s);
	else if (tb_pages_load(path.s, &figure->picture, err) == 0)
		rc = check(set, figure, path.s, err);
	tb_buf_release(&path);
	return rc;
}

void
figure_release(struct figure *figure)
{
	passage_release(&figure->caption);
	tb_pages_release(&figure->picture);
}

void
figure_put(struct setter *set, const struct figure *figure, int32_t y)
{
	const struct style *style = set->style;
	const struct tb_page *picture = figure->picture.pages;
	int32_t left = style->area_left + (style->area_width - figure->width) / 2;
	int tagged = picture->nitems > 0 && picture->items[0].kind == TB_ITEM_BEGIN &&
		     strcmp(picture->items[0].text, "Figure") == 0;

	tb_pages_dest(
	    set->doc, page_last(set), figure->chart->id, style->area_left, style->area_top + y);
	if (!tagged)
		tb_pages_begin(set->doc, page_last(set), "Figure",
		    figure->chart->alt != NULL ? figure->chart->alt : figure->chart->caption);
	tb_pages_embed(set->doc, page_last(set), &figure->picture, 0, left, style->area_top + y);
	if (!tagged)
		tb_pages_end(page_last(set));
	if (!figure->captioned)
		return;
	y += picture->height + style->block_gap / 2;
	tb_pages_begin(set->doc, page_last(set), "Caption", NULL);
	for (size_t i = 0; i < figure->caption.para.nlines; i++, y += caption_leading(set))
		passage_put(set, &figure->caption, i, 0,
		    y + (caption_leading(set) - style->caption_size) / 2);
	tb_pages_end(page_last(set));
}
