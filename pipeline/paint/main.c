/*
 * tongbao-paint: pages become PDF, SVG or PNG.  The fonts are opened once for
 * all files; a file with an error is not written, the others are.
 */
#include "../lib/compat.h"
#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "../lib/atomic.h"
#include "../lib/file.h"
#include "../lib/option.h"
#include "faces.h"
#include "finish.h"
#include "pdf.h"
#include "png.h"
#include "svg.h"

#define SRGB "/usr/share/color/icc/sRGB.icc" /* Debian: icc-profiles-free */

enum { DPI = 150, MAX_DPI = 2400 };

static const char usage[] =
    "usage: tongbao-paint -F FONTS [-T pdf|svg|png] [-r DPI] [-c PROFILE] [-o DIR] FILE.pages...\n"
    "  -F, --fonts DIR       the fonts folder, which faces are named from\n"
    "  -T, --type TYPE       pdf (one file), svg or png (a file a page); default pdf\n"
    "  -r, --resolution DPI  of png; default 150\n"
    "  -c, --profile FILE    sRGB colour profile put into a pdf; default " SRGB "\n"
    "  -o, --output DIR      where NAME.pdf, NAME-1.svg ... are written; default .\n"
    "  -h, --help            this text\n"
    "  -V, --version         version\n";

static const struct option longs[] = {
    {"fonts", required_argument, NULL, 'F'},
    {"type", required_argument, NULL, 'T'},
    {"resolution", required_argument, NULL, 'r'},
    {"profile", required_argument, NULL, 'c'},
    {"output", required_argument, NULL, 'o'},
    {NULL, 0, NULL, 0},
};

static const struct tb_option_spec spec = {usage, "F:T:r:c:o:", longs};

struct command {
	const char *fonts, *type, *profile, *output;
	int dpi;
	char **files; /* NULL-ended */
};

static int
parse_dpi(const char *text)
{
	char *end;
	long dpi = strtol(text, &end, 10);

	if (text[0] < '0' || text[0] > '9' || *end != '\0' || dpi < 1 || dpi > MAX_DPI)
		tb_usage(&spec, "resolution '%s' is not a number from 1 to %d", text, MAX_DPI);
	return (int)dpi;
}

static void
parse_command(int argc, char **argv, struct command *command)
{
	int c;

	while ((c = tb_option_next(argc, argv, &spec)) != -1) {
		switch (c) {
		case 'F':
			command->fonts = optarg;
			break;
		case 'T':
			command->type = optarg;
			break;
		case 'r':
			command->dpi = parse_dpi(optarg);
			break;
		case 'c':
			command->profile = optarg;
			break;
		default:
			command->output = optarg;
			break;
		}
	}
	command->files = argv + optind;
	if (command->fonts == NULL)
		tb_usage(&spec, "-F is needed");
	if (optind == argc)
		tb_usage(&spec, "no pages named");
	if (strcmp(command->type, "pdf") != 0 && strcmp(command->type, "svg") != 0 &&
	    strcmp(command->type, "png") != 0)
		tb_usage(&spec, "type '%s' is not pdf, svg or png", command->type);
}

/* DIR/NAME.TYPE, with -N behind the name for page N of several. */
static char *
output_path(const struct command *command, const char *file, size_t page, size_t npages)
{
	char *stem = tb_path_stem(file);
	struct tb_buf path = TB_BUF_INIT;

	tb_buf_printf(&path, "%s/%s", command->output, stem);
	if (npages > 1)
		tb_buf_printf(&path, "-%zu", page + 1);
	tb_buf_printf(&path, ".%s", command->type);
	free(stem);
	return tb_buf_take(&path);
}

static int
paint_pdf(const struct command *command, const struct tb_pages *doc, const char *file,
    cairo_font_face_t *const *faces, struct tb_err *err)
{
	char *path = output_path(command, file, 0, 1);
	struct tb_buf finished = TB_BUF_INIT;
	struct drawing drawing = {0};
	int rc = pdf_draw(doc, file, faces, &drawing, err);

	if (rc == 0)
		rc = finish_pdf(doc, &drawing, command->profile, &finished, err);
	if (rc == 0)
		rc = tb_atomic_write(path, finished.s, finished.len, 1, err);
	pdf_release(&drawing);
	tb_buf_release(&finished);
	free(path);
	return rc;
}

static int
paint_svg(const struct command *command, const struct tb_pages *doc, const char *file, size_t page,
    struct tb_err *err)
{
	char *path = output_path(command, file, page, doc->npages);
	struct tb_buf bytes = TB_BUF_INIT;
	int rc;

	svg_write(doc, page, &bytes);
	rc = tb_atomic_write(path, bytes.s, bytes.len, 1, err);
	tb_buf_release(&bytes);
	free(path);
	return rc;
}

static int
paint_png(const struct command *command, const struct tb_pages *doc, const char *file, size_t page,
    cairo_font_face_t *const *faces, struct tb_err *err)
{
	char *path = output_path(command, file, page, doc->npages);
	int rc = png_write(doc, page, faces, command->dpi, path, err);

	free(path);
	return rc;
}

static int
paint(const struct command *command, const struct tb_pages *doc, const char *file,
    cairo_font_face_t *const *faces, struct tb_err *err)
{
	size_t page;
	int rc = 0;

	if (command->type[1] == 'd')
		return paint_pdf(command, doc, file, faces, err);
	for (page = 0; rc == 0 && page < doc->npages; page++)
		rc = command->type[0] == 's' ? paint_svg(command, doc, file, page, err)
					     : paint_png(command, doc, file, page, faces, err);
	return rc;
}

static void
paint_file(const struct command *command, struct faces *faces, const char *file)
{
	cairo_font_face_t **resolved = NULL;
	struct tb_err err = {0};
	struct tb_pages doc;
	int rc;

	tb_pages_init(&doc);
	rc = tb_pages_load(file, &doc, &err);
	if (rc == 0 && doc.npages == 0)
		rc = tb_err_set(&err, TB_MSG_PAGES, file, 0, 0, "there is no page in it");
	if (rc == 0 && command->type[0] != 's') {
		resolved = tb_xcalloc(doc.nfaces + 1, sizeof(cairo_font_face_t *));
		rc = faces_resolve(faces, &doc, file, resolved, &err);
	}
	if (rc == 0)
		rc = paint(command, &doc, file, resolved, &err);
	if (rc != 0)
		tb_diag_err(&err);
	free(resolved);
	tb_pages_release(&doc);
}

/* cairo copies whole font tables, megabytes each, several times: memory is kept
 * rather than fetched from the system anew, which takes a tenth of the time. */
static void
keep_memory(void)
{
#if defined(__GLIBC__)
	mallopt(M_MMAP_THRESHOLD, 32 * 1024 * 1024);
	mallopt(M_TRIM_THRESHOLD, 256 * 1024 * 1024);
#endif
}

int
main(int argc, char **argv)
{
	struct command command = {.type = "pdf", .profile = SRGB, .output = ".", .dpi = DPI};
	struct tb_err err = {0};
	struct faces *faces;
	char **file;

	tb_diag_start(argv[0]);
	keep_memory();
	parse_command(argc, argv, &command);
	if (tb_folder_make(command.output, &err) != 0)
		tb_die_err(&err);
	faces = faces_new(command.fonts);
	for (file = command.files; *file != NULL; file++)
		paint_file(&command, faces, *file);
	faces_free(faces);
	return tb_diag_finish(0);
}
