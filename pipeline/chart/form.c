/* From the form's name to its picture: see form.h. */
#include "form.h"
#include "alt.h"
#include "sheet.h"

static const form_draw_fn draws[FORM_MAX] = {
    [FORM_BULLET] = bullet_draw,
    [FORM_RANKED] = ranked_draw,
    [FORM_CUMULATIVE] = cumulative_draw,
    [FORM_BARS] = bars_draw,
    [FORM_LINES] = lines_draw,
    [FORM_LADDER] = ladder_draw,
    [FORM_MULTIPLES] = multiples_draw,
    [FORM_SLOPE] = slope_draw,
    [FORM_BUMP] = bump_draw,
    [FORM_GANTT] = gantt_draw,
    [FORM_DOTS] = dots_draw,

    [FORM_WATERFALL] = waterfall_draw,
    [FORM_TREEMAP] = treemap_draw,
    [FORM_HEAT] = heat_draw,
    [FORM_DONUT] = donut_draw,
    [FORM_TILES] = tiles_draw,
};

/* What the picture is for whoever does not see it. */
static void
put_data(struct canvas *canvas, const struct easel *easel, const char *name)
{
	const struct chart *chart = canvas->chart;
	struct tb_buf csv = TB_BUF_INIT, file = TB_BUF_INIT;
	struct sheet sheet;

	sheet_make(&sheet, easel->words, easel->style, chart);
	sheet_csv(&sheet, &csv);
	tb_buf_printf(&file, "%s.%s.csv", name, chart->id);
	tb_pages_file(canvas->doc, canvas->page, file.s, csv.s);
	sheet_release(&sheet);
	tb_buf_release(&csv);
	tb_buf_release(&file);
}

static void
begin(struct canvas *canvas, const struct easel *easel, const struct charts *charts)
{
	struct tb_pages *doc = canvas->doc;
	struct tb_buf alt = TB_BUF_INIT;

	doc->title = tb_arena_strdup(&doc->arena, canvas->chart->title);
	doc->lang = tb_arena_strdup(&doc->arena, charts->lang);
	doc->date = tb_arena_strdup(&doc->arena, charts->date);
	alt_write(easel->words, easel->style, canvas->chart, &alt);
	frame_begin(canvas, alt.s);
	put_data(canvas, easel, charts->name);
	tb_buf_release(&alt);
}

int
form_draw(const struct easel *easel, const struct charts *charts, const struct chart *chart,
    struct tb_pages *doc, struct tb_err *err)
{
	struct canvas canvas = {.doc = doc,
	    .fonts = easel->fonts,
	    .style = easel->style,
	    .maps = easel->maps,
	    .height_least = easel->height_least,
	    .plot_more = easel->plot_more,
	    .trace = easel->trace,
	    .file = charts->file,
	    .chart = chart,
	    .panel = &chart->own,
	    .unit = chart->unit};
	int rc;

	if (draws[chart->form] == NULL)
		return frame_fail(&canvas, chart->line, err,
		    "this version draws no '%s'; choose another form", form_name(chart->form));
	tb_buf_init(&canvas.unsaid.text);
	tb_buf_init(&canvas.unplaced.text);
	tb_fonts_source(easel->fonts, charts->file, chart->line);
	begin(&canvas, easel, charts);
	rc = draws[chart->form](&canvas, err);
	if (rc == 0)
		frame_end(&canvas);
	tb_buf_release(&canvas.unsaid.text);
	tb_buf_release(&canvas.unplaced.text);
	if (rc == 0 && canvas.page->height > easel->style->height_most)
		return frame_fail(&canvas, chart->line, err,
		    "is higher than a page holds; shorten its texts or divide its rows");
	return rc;
}
