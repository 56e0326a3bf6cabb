/*
 * Reading the charts of a document: see data.h.  Everything outside <chart> is
 * passed over; inside it only what the chart's form takes is allowed.
 */
#include "data-private.h"
#include "../lib/file.h"

static int
start_document(
    struct tb_xml *xml, struct reader *reader, const char *element, const struct tb_xml_attr *attrs)
{
	struct charts *charts = reader->charts;

	if (strcmp(element, "document") != 0)
		return tb_xml_fail(xml, TB_MSG_XML_SHAPE, "<%s> is not a <document>", element);
	if (tb_xml_need(xml, element, attrs, "name") == NULL)
		return -1;
	charts->name = data_keep(reader, attrs, "name");
	charts->lang = data_keep(reader, attrs, "lang");
	if (!tb_name_is_plain(charts->name))
		return tb_xml_fail(xml, TB_MSG_CHART,
		    "name '%s': becomes a file name; use letters, digits, ., _ and -",
		    charts->name);
	return 0;
}

/* Two of column width that follow one another stand side by side (tongbao-document(5)). */
static int
start_chart(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	struct chart *chart;

	if (data_start_chart(xml, reader, attrs) != 0)
		return -1;
	chart = &reader->charts->charts[reader->charts->n - 1];
	chart->beside = reader->column && chart->width == WIDTH_COLUMN;
	reader->column = !chart->beside && chart->width == WIDTH_COLUMN;
	return 0;
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct reader *reader = user;

	if (depth == 0)
		return start_document(xml, reader, name, attrs);
	if (reader->chart != NULL)
		return data_start(xml, reader, name, attrs, depth - reader->depth);
	if (strcmp(name, "info") == 0)
		reader->charts->date = data_keep(reader, attrs, "date");
	if (strcmp(name, "chart") != 0) {
		reader->column = 0;
		return 0;
	}
	reader->depth = depth;
	reader->places[0] = PLACE_CHART;
	return start_chart(xml, reader, attrs);
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct reader *reader = user;

	if (depth == 1 && strcmp(name, "notice") == 0)
		reader->charts->notice = tb_arena_strdup(&reader->charts->arena, text);
	if (reader->chart == NULL)
		return 0;
	if (strcmp(name, "panel") == 0)
		reader->panel = &reader->chart->own;
	if (depth != reader->depth)
		return 0;
	if (data_check(xml, reader) != 0)
		return -1;
	reader->chart = NULL;
	return 0;
}

int
charts_parse(
    const char *bytes, size_t len, const char *file, struct charts *charts, struct tb_err *err)
{
	static const struct tb_xml_handler handler = {
	    .ns = "urn:tongbao:document:1", .start = on_start, .end = on_end};
	struct reader reader = {.charts = charts};

	*charts = (struct charts){.file = file, .name = "", .lang = "", .date = "", .notice = ""};
	if (tb_xml_parse(bytes, len, file, &handler, &reader, err) != 0) {
		charts_release(charts);
		return -1;
	}
	return 0;
}

int
charts_load(const char *file, struct charts *charts, struct tb_err *err)
{
	static const size_t most = 64 * 1024 * 1024;
	struct tb_buf bytes = TB_BUF_INIT;
	int rc = tb_file_read(file, most, &bytes, err);

	*charts = (struct charts){0};
	if (rc == 0)
		rc = charts_parse(bytes.s, bytes.len, file, charts, err);
	tb_buf_release(&bytes);
	return rc;
}

static void
release_panel(struct panel *panel)
{
	for (size_t i = 0; i < panel->nseries; i++)
		free(panel->series[i].points);
	for (size_t i = 0; i < panel->nrows; i++) {
		free(panel->rows[i].cells);
		free(panel->rows[i].stops);
		free(panel->rows[i].points);
	}
	free(panel->categories);
	free(panel->breaks);
	free(panel->series);
	free(panel->rows);
}

void
charts_release(struct charts *charts)
{
	for (size_t i = 0; i < charts->n; i++) {
		struct chart *chart = &charts->charts[i];

		release_panel(&chart->own);
		for (size_t k = 0; k < chart->npanels; k++)
			release_panel(&chart->panels[k]);
		free(chart->panels);
		free(chart->rungs);
		free(chart->tiles);
	}
	free(charts->charts);
	tb_arena_release(&charts->arena);
	*charts = (struct charts){0};
}
