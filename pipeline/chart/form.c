/* From the form's name to its picture: see form.h. */
#include "form.h"

static const form_draw_fn draws[FORM_MAX] = {
    [FORM_BULLET] = bullet_draw,
    [FORM_RANKED] = ranked_draw,
    [FORM_CUMULATIVE] = cumulative_draw,
};

int
form_draw(const struct charts *charts, const struct chart *chart, const struct style *style,
    struct tb_fonts *fonts, struct tb_pages *doc, struct tb_err *err)
{
	struct canvas canvas = {
	    .doc = doc, .fonts = fonts, .style = style, .file = charts->file, .chart = chart};

	doc->title = tb_arena_strdup(&doc->arena, chart->title);
	doc->lang = tb_arena_strdup(&doc->arena, charts->lang);
	doc->date = tb_arena_strdup(&doc->arena, charts->date);
	tb_fonts_source(fonts, charts->file, chart->line);
	frame_begin(&canvas);
	if (draws[chart->form](&canvas, err) != 0)
		return -1;
	frame_end(&canvas);
	if (canvas.page->height > style->height_most)
		return frame_fail(&canvas, chart->line, err,
		    "is higher than a page holds; shorten its texts or divide its rows");
	return 0;
}
