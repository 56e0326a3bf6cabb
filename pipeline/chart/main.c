/*
 * tongbao-chart: the charts of documents become pictures.  Each <chart> of a
 * document is one file DIR/NAME.ID.pages with one page of the picture's size;
 * typeset finds it by the document's name and the chart's id and puts it
 * where the chart stands.  A chart that has no room is not written, the others
 * are; a document with wrong data has none.  Fonts and style are opened at the first chart only.
 */
#include "../lib/atomic.h"
#include "../lib/file.h"
#include "../lib/made.h"
#include "../lib/option.h"
#include "../lib/spread.h"
#include "../lib/xmlread.h"
#include "form.h"
#include "sheet.h"

static const char usage[] =
    "usage: tongbao-chart [-v] [-m MAPS] [--data DIR] [--list DIR] [--trace DIR]\n"
    "                     [--alone | --draft] [--width WIDTH]\n"
    "                     -t TEMPLATES -F FONTS -o DIR DOCUMENT...\n"
    "  -t, --templates DIR   templates (style/chart.xml)\n"
    "  -F, --fonts DIR       fonts (fonts.conf)\n"
    "  -m, --maps DIR        outlines that charts name (GeoJSON)\n"
    "  -o, --output DIR      where NAME.ID.pages is written\n"
    "      --data DIR        where NAME.ID.csv and NAME.ID.html are written: its data table\n"
    "      --list DIR        where NAME.list is written: NAME.ID of each chart, in their order\n"
    "      --trace DIR       where NAME.ID.trace is written: what each picture claims\n"
    "      --alone           for use outside the document: its notice stands in each note\n"
    "      --draft           the same, of figures that are not approved: the note says so too\n"
    "      --width WIDTH     full, column or page: of every picture, whatever its chart says\n"
    "  -v, --verbose         say which faces stand in for others\n"
    "      --require-standard-fonts  draw nothing with a free face in place of another\n"
    "  -h, --help            this text\n"
    "  -V, --version         version\n";

enum { OPT_STANDARD = 256, OPT_TRACE, OPT_DATA, OPT_LIST, OPT_ALONE, OPT_DRAFT, OPT_WIDTH };

static const struct option longs[] = {
    {"templates", required_argument, NULL, 't'},
    {"fonts", required_argument, NULL, 'F'},
    {"maps", required_argument, NULL, 'm'},
    {"output", required_argument, NULL, 'o'},
    {"data", required_argument, NULL, OPT_DATA},
    {"list", required_argument, NULL, OPT_LIST},
    {"alone", no_argument, NULL, OPT_ALONE},
    {"draft", no_argument, NULL, OPT_DRAFT},
    {"trace", required_argument, NULL, OPT_TRACE},
    {"width", required_argument, NULL, OPT_WIDTH},
    {"verbose", no_argument, NULL, 'v'},
    {"require-standard-fonts", no_argument, NULL, OPT_STANDARD},
    {NULL, 0, NULL, 0},
};

static const struct tb_option_spec spec = {usage, "t:F:m:o:v", longs};

struct command {
	const char *templates, *fonts, *output, *trace, *data, *list, *maps;
	int verbose, standard, alone, draft;
	int width;	  /* enum width of all; -1 = their own */
	char **documents; /* NULL-ended */
};

static int
parse_width(const char *name)
{
	int width = width_find(name);

	if (width < 0)
		tb_usage(&spec, "'%s' is not a width; it is full, column or page", name);
	return width;
}

static void
parse_command(int argc, char **argv, struct command *command)
{
	int c;

	while ((c = tb_option_next(argc, argv, &spec)) != -1) {
		switch (c) {
		case 't':
			command->templates = optarg;
			break;
		case 'F':
			command->fonts = optarg;
			break;
		case 'm':
			command->maps = optarg;
			break;
		case 'v':
			command->verbose = 1;
			break;
		case OPT_DATA:
			command->data = optarg;
			break;
		case OPT_LIST:
			command->list = optarg;
			break;
		case OPT_WIDTH:
			command->width = parse_width(optarg);
			break;
		case OPT_ALONE:
			command->alone = 1;
			break;
		case OPT_DRAFT:
			command->alone = command->draft = 1;
			break;
		case OPT_TRACE:
			command->trace = optarg;
			break;
		case OPT_STANDARD:
			command->standard = 1;
			break;
		default:
			command->output = optarg;
			break;
		}
	}
	if (command->templates == NULL || command->fonts == NULL || command->output == NULL)
		tb_usage(&spec, "-t, -F and -o are needed");
	command->documents = argv + optind;
	if (optind == argc)
		tb_usage(&spec, "no document named");
}

/* What all charts of a process share. */
struct tools {
	const struct command *command;
	struct style style;
	struct wording words;
	struct tb_fonts *fonts; /* NULL until the first chart */
	int unfit;		/* one of them is not to be had */
};

static int
load_tools(struct tools *tools, struct tb_err *err)
{
	const struct command *command = tools->command;

	if (style_load(command->templates, &tools->style, err) != 0)
		return -1;
	if (wording_load(command->templates, &tools->words, err) != 0)
		return -1;
	tools->fonts = tb_fonts_open(command->fonts, err);
	if (tools->fonts == NULL)
		return -1;
	if (command->trace != NULL && tb_folder_make(command->trace, err) != 0)
		return -1;
	if (command->data != NULL && tb_folder_make(command->data, err) != 0)
		return -1;
	if (command->list != NULL && tb_folder_make(command->list, err) != 0)
		return -1;
	return tb_folder_make(command->output, err);
}

/* 0, or -1, when the reason has been printed. */
static int
open_tools(struct tools *tools)
{
	const struct command *command = tools->command;
	struct tb_err err = {0};

	if (tools->fonts != NULL || tools->unfit)
		return tools->unfit ? -1 : 0;
	if (load_tools(tools, &err) != 0) {
		tb_diag_err(&err);
		tools->unfit = 1;
	} else if (command->standard) {
		tools->unfit = tb_fonts_require_standard(tools->fonts) != 0;
	}
	if (!tools->unfit && command->verbose)
		tb_fonts_report_roles(tools->fonts);
	return tools->unfit ? -1 : 0;
}

static int
write_file(const char *folder, const struct charts *charts, const struct chart *chart,
    const char *suffix, const struct tb_buf *bytes, struct tb_err *err)
{
	struct tb_buf path = TB_BUF_INIT;
	int rc;

	tb_buf_printf(&path, "%s/%s.%s.%s", folder, charts->name, chart->id, suffix);
	rc = tb_atomic_write(path.s, bytes->s, bytes->len, 1, err);
	tb_buf_release(&path);
	return rc;
}

/* The data table, for spreadsheets and for pages of the web. */
static int
write_data(const char *folder, const struct charts *charts, const struct chart *chart,
    const struct tools *tools, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	struct sheet sheet;
	int rc;

	sheet_make(&sheet, &tools->words, &tools->style, chart);
	sheet_csv(&sheet, &bytes);
	rc = write_file(folder, charts, chart, "csv", &bytes, err);
	tb_buf_reset(&bytes);
	sheet_html(&sheet, chart->title, &bytes);
	if (rc == 0)
		rc = write_file(folder, charts, chart, "html", &bytes, err);
	sheet_release(&sheet);
	tb_buf_release(&bytes);
	return rc;
}

/* A picture on its way to its files. */
struct drawing {
	const struct chart *chart;
	struct tb_pages doc;
	struct tb_buf trace;
	struct tb_err err;
	int failed;
};

static void
drawing_release(struct drawing *drawing)
{
	tb_pages_release(&drawing->doc);
	tb_buf_release(&drawing->trace);
}

/* height: that of the neighbour it is to match, more: of that for its plot; or 0. */
static void
draw(const struct command *command, const struct charts *charts, const struct tools *tools,
    const struct chart *chart, int32_t height, int32_t more, struct drawing *drawing)
{
	const struct easel easel = {.style = &tools->style,
	    .words = &tools->words,
	    .fonts = tools->fonts,
	    .maps = command->maps,
	    .trace = command->trace != NULL ? &drawing->trace : NULL,
	    .height_least = height,
	    .plot_more = more};

	*drawing = (struct drawing){.chart = chart, .trace = TB_BUF_INIT};
	tb_pages_init(&drawing->doc);
	drawing->failed = form_draw(&easel, charts, chart, &drawing->doc, &drawing->err) != 0;
}

static int32_t
height_of(const struct drawing *drawing)
{
	return drawing->failed ? 0 : drawing->doc.pages->height;
}

static void
write_drawing(const struct command *command, const struct charts *charts, const struct tools *tools,
    struct drawing *drawing)
{
	struct tb_buf bytes = TB_BUF_INIT;
	struct tb_err *err = &drawing->err;
	int rc = drawing->failed ? -1 : 0;

	if (rc == 0) {
		tb_pages_write(&drawing->doc, &bytes);
		rc = write_file(command->output, charts, drawing->chart, "pages", &bytes, err);
	}
	if (rc == 0 && command->data != NULL)
		rc = write_data(command->data, charts, drawing->chart, tools, err);
	if (rc == 0 && command->trace != NULL)
		rc = write_file(
		    command->trace, charts, drawing->chart, "trace", &drawing->trace, err);
	if (rc != 0)
		tb_diag_err(err);
	tb_buf_release(&bytes);
}

/* The lower of two neighbours again: its plot higher, or else room above its note, so that
 * both end on one line. */
static void
match_heights(const struct command *command, const struct charts *charts, const struct tools *tools,
    struct drawing pair[2])
{
	struct drawing *low = &pair[height_of(&pair[0]) > height_of(&pair[1])];
	int32_t height = height_of(&pair[low == pair]), more = height - height_of(low);

	if (pair[0].failed || pair[1].failed || more == 0)
		return;
	for (int try = 0; try < 2 && height_of(low) != height; try++) {
		const struct chart *chart = low->chart;

		drawing_release(low);
		draw(command, charts, tools, chart, height, try == 0 ? more : 0, low);
	}
}

/* Charts from `first` on that stand on one line: one, or two. Returns how many. */
static size_t
draw_line(const struct command *command, const struct charts *charts, const struct tools *tools,
    size_t first)
{
	struct drawing drawings[2];
	size_t n = first + 1 < charts->n && charts->charts[first + 1].beside ? 2 : 1;

	for (size_t i = 0; i < n; i++)
		draw(command, charts, tools, &charts->charts[first + i], 0, 0, &drawings[i]);
	if (n > 1)
		match_heights(command, charts, tools, drawings);
	for (size_t i = 0; i < n; i++) {
		write_drawing(command, charts, tools, &drawings[i]);
		drawing_release(&drawings[i]);
	}
	return n;
}

/* Append a sentence; nothing of an empty one. */
static void
put_sentence(struct tb_buf *out, const struct wording *words, const char *text)
{
	tb_buf_puts(out, text);
	if (text[0] != '\0' && !wording_end_in(text, words->text[SAY_FULL_STOP]))
		tb_buf_puts(out, words->text[SAY_FULL_STOP]);
}

/* What each page of the document says goes into the notes of pictures that leave it. */
static void
stand_alone(const struct command *command, struct charts *charts, const struct wording *words)
{
	for (size_t i = 0; i < charts->n; i++) {
		struct chart *chart = &charts->charts[i];
		struct tb_buf note = TB_BUF_INIT;

		put_sentence(&note, words, chart->note);
		if (strstr(chart->note, charts->notice) == NULL)
			put_sentence(&note, words, charts->notice);
		if (command->draft)
			put_sentence(&note, words, words->text[SAY_DRAFT]);
		chart->note = tb_arena_strdup(&charts->arena, note.s);
		tb_buf_release(&note);
	}
}

/* Each by itself: none is to be as high as a neighbour. */
static void
set_width(struct charts *charts, enum width width)
{
	for (size_t i = 0; i < charts->n; i++) {
		charts->charts[i].width = width;
		charts->charts[i].beside = 0;
	}
}

static void
write_list(const char *folder, const struct charts *charts)
{
	struct tb_buf path = TB_BUF_INIT, names = TB_BUF_INIT;
	struct tb_err err = {0};

	tb_buf_printf(&path, "%s/%s.list", folder, charts->name);
	for (size_t i = 0; i < charts->n; i++)
		tb_buf_printf(&names, "%s.%s\n", charts->name, charts->charts[i].id);
	if (tb_atomic_write(path.s, names.s, names.len, 1, &err) != 0)
		tb_diag_err(&err);
	tb_buf_release(&path);
	tb_buf_release(&names);
}

static void
draw_document(void *context, size_t number)
{
	struct tools *tools = context;
	const struct command *command = tools->command;
	struct charts charts;
	struct tb_err err = {0};

	if (charts_load(command->documents[number], &charts, &err) != 0) {
		tb_diag_err(&err);
		return;
	}
	if (charts.n > 0 && open_tools(tools) == 0) {
		if (command->alone)
			stand_alone(command, &charts, &tools->words);
		if (command->width >= 0)
			set_width(&charts, (enum width)command->width);
		if (command->list != NULL)
			write_list(command->list, &charts);
		for (size_t i = 0; i < charts.n;)
			i += draw_line(command, &charts, tools, i);
		tb_fonts_report(tools->fonts, command->verbose);
	}
	charts_release(&charts);
}

int
main(int argc, char **argv)
{
	struct command command = {.width = -1};
	struct tools tools = {.command = &command};

	tb_diag_start(argv[0]);
	tb_made_program();
	tb_mem_keep();
	parse_command(argc, argv, &command);
	tb_spread_files(command.documents, draw_document, &tools);
	tb_diag_leave(0);
	tb_fonts_free(tools.fonts);
	wording_release(&tools.words);
	style_release(&tools.style);
	tb_xml_cleanup();
	return tb_diag_finish(0);
}
