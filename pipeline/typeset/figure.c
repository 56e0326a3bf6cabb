/* Pictures of charts: see figure.h. */
#include "figure.h"
#include "../lib/file.h"

static int32_t
caption_leading(const struct setter *set)
{
	return set->style->caption_size * 3 / 2;
}

static int32_t
picture_width(const struct plate *plate)
{
	return plate->picture.pages->width;
}

static int32_t
picture_height(const struct plate *plate)
{
	return plate->picture.pages->height;
}

/* --- reading --------------------------------------------------------------------- */

static int
load_plate(struct setter *set, struct plate *plate, const struct block *block, struct tb_err *err)
{
	const struct document *document = set->document;
	struct tb_buf path = TB_BUF_INIT;
	int rc = -1;

	plate->chart = block->chart;
	tb_pages_init(&plate->picture);
	tb_buf_printf(&path, "%s/%s.%s.pages", set->charts, document->name, plate->chart->id);
	if (!tb_file_exists(path.s))
		tb_err_set(err, TB_MSG_PICTURE, document->file, block->line, 0,
		    "chart or picture '%s' is not drawn: there is no %s; run tongbao-chart on "
		    "the document first, which draws its charts",
		    plate->chart->id, path.s);
	else if (tb_pages_load(path.s, &plate->picture, err) == 0)
		rc = plate->picture.npages == 1
			 ? 0
			 : tb_err_set(err, TB_MSG_PICTURE, path.s, 0, 0,
			       "a picture is one page, this has %zu; run tongbao-chart on the "
			       "document again",
			       plate->picture.npages);
	tb_buf_release(&path);
	return rc;
}

static void
release_plate(struct plate *plate)
{
	passage_release(&plate->caption);
	tb_pages_release(&plate->picture);
}

static int
is_column(const struct block *block)
{
	return block != NULL && block->kind == BLOCK_CHART && block->chart->width == CHART_COLUMN;
}

/* The next block's picture beside the first, if both have room. */
static int
load_second(
    struct setter *set, struct figure *figure, const struct block *block, struct tb_err *err)
{
	const struct style *style = set->style;
	int rc;

	if (!is_column(block) || !is_column(block->next))
		return 0;
	rc = load_plate(set, &figure->plates[1], block->next, err);
	if (rc == 0 && picture_width(&figure->plates[0]) + picture_width(&figure->plates[1]) +
			       style->block_gap >
			   style->area_width)
		release_plate(&figure->plates[1]);
	else
		figure->nplates = 2;
	return rc;
}

static void
make_caption(struct setter *set, struct plate *plate, int32_t measure)
{
	const struct style *style = set->style;
	struct tb_para_style para =
	    passage_style(set, measure, style->caption_size, style->caption_size, TB_ALIGN_CENTRE);

	plate->captioned = plate->chart->caption != NULL;
	if (plate->captioned)
		passage_make_text(set, &plate->caption, plate->chart->caption, TB_ROLE_HEI, &para);
}

/* The captions, and how large it all is. */
static void
measure(struct setter *set, struct figure *figure)
{
	int32_t captions = 0;

	figure->width =
	    figure->nplates > 1 ? set->style->area_width : picture_width(&figure->plates[0]);
	for (size_t i = 0; i < figure->nplates; i++) {
		struct plate *plate = &figure->plates[i];
		int32_t height;

		make_caption(set, plate,
		    figure->nplates > 1 ? picture_width(plate) : set->style->area_width);
		height = (int32_t)plate->caption.para.nlines * caption_leading(set);
		if (plate->captioned)
			captions = larger(captions, height + set->style->block_gap / 2);
		figure->pictures = larger(figure->pictures, picture_height(plate));
	}
	figure->height = figure->pictures + captions;
}

int
figure_load(
    struct setter *set, struct figure *figure, const struct block *block, struct tb_err *err)
{
	const struct style *style = set->style;

	figure->nplates = 1;
	if (load_plate(set, &figure->plates[0], block, err) != 0 ||
	    load_second(set, figure, block, err) != 0)
		return -1;
	measure(set, figure);
	if (figure->width <= style->area_width && figure->height <= style->area_height)
		return 0;
	return tb_err_set(err, TB_MSG_PICTURE, set->document->file, block->line, 0,
	    "chart '%s': the picture with its caption is %d by %d mm, the text area %d by %d; "
	    "give the chart fewer rows, or make its style smaller",
	    block->chart->id, (int)(figure->width / 2903), (int)(figure->height / 2903),
	    (int)(style->area_width / 2903), (int)(style->area_height / 2903));
}

void
figure_release(struct figure *figure)
{
	for (size_t i = 0; i < figure->nplates; i++)
		release_plate(&figure->plates[i]);
}

int
figure_owns_page(const struct figure *figure)
{
	return figure->plates[0].chart->width == CHART_PAGE;
}

/* --- setting ---------------------------------------------------------------------- */

/* x of the text area, y of the picture's top. */
static void
put_picture(struct setter *set, const struct plate *plate, int32_t x, int32_t y)
{
	struct tb_page *page = page_last(set);
	const struct tb_page *picture = plate->picture.pages;
	int32_t left = set->style->area_left + x, top = set->style->area_top + y;
	int tagged = picture->nitems > 0 && picture->items[0].kind == TB_ITEM_BEGIN &&
		     strcmp(picture->items[0].text, "Figure") == 0;

	tb_pages_dest(set->doc, page, plate->chart->id, left, top);
	if (!tagged)
		tb_pages_begin(set->doc, page, "Figure",
		    plate->chart->alt != NULL ? plate->chart->alt : plate->chart->caption);
	tb_pages_embed(set->doc, page, &plate->picture, 0, left, top);
	if (!tagged)
		tb_pages_end(page);
}

static void
put_caption(struct setter *set, const struct plate *plate, int32_t x, int32_t y)
{
	if (!plate->captioned)
		return;
	tb_pages_begin(set->doc, page_last(set), "Caption", NULL);
	for (size_t i = 0; i < plate->caption.para.nlines; i++, y += caption_leading(set))
		passage_put(set, &plate->caption, i, x,
		    y + (caption_leading(set) - set->style->caption_size) / 2);
	tb_pages_end(page_last(set));
}

void
figure_put(struct setter *set, const struct figure *figure, int32_t y)
{
	const struct style *style = set->style;
	int32_t below = y + figure->pictures + style->block_gap / 2;

	for (size_t i = 0; i < figure->nplates; i++) {
		const struct plate *plate = &figure->plates[i];
		int32_t left = (style->area_width - picture_width(plate)) / 2;

		if (figure->nplates > 1)
			left = i == 0 ? 0 : style->area_width - picture_width(plate);
		put_picture(set, plate, left, y);
		put_caption(set, plate, figure->nplates > 1 ? left : 0, below);
	}
}
