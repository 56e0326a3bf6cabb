/*
 * tongbao-paint: pages become PDF, SVG or PNG.  The fonts are opened once for
 * all files; a file with an error is not written, the others are.
 */
#include "../lib/atomic.h"
#include "../lib/file.h"
#include "../lib/made.h"
#include "../lib/option.h"
#include "../lib/spread.h"
#include "drawn.h"
#include "faces.h"
#include "svg.h"

enum { ATTACHMENT_MAX = 64 * 1024 * 1024 };

#define SRGB "/usr/share/color/icc/sRGB.icc" /* Debian: icc-profiles-free */

enum { DPI = 150, MAX_DPI = 2400 };

static const char usage[] =
    "usage: tongbao-paint -F FONTS [-T pdf|svg|png|pdf-cairo] [-r DPI] [-c PROFILE] [-p]\n"
    "       [-j NAME [-t TITLE]] [-a DIR] [-d | --drafts DIR] [-o DIR] FILE.pages...\n"
    "  -F, --fonts DIR       the fonts folder, which faces are named from\n"
    "  -T, --type TYPE       pdf (one file), svg or png (a file a page); default pdf;\n"
    "                        pdf-cairo: as pdf, but drawn by cairo, to compare with\n"
    "  -r, --resolution DPI  of png; default 150\n"
    "  -c, --profile FILE    sRGB colour profile put into a pdf; default " SRGB "\n"
    "  -p, --plain           of pdf the pages alone: no structure, no links, not PDF/A\n"
    "  -j, --join NAME       of pdf one file, NAME.pdf, of the pages of all files\n"
    "  -t, --title TITLE     of that file, in place of the first one's\n"
    "  -a, --attach DIR      of pdf: DIR/NAME.csv is embedded into each that tells of a file\n"
    "  -d, --draft           show the marks that drafts have\n"
    "      --drafts DIR      write the same with these marks into DIR, too\n"
    "  -o, --output DIR      where NAME.pdf, NAME-1.svg ... are written; default .\n"
    "  -h, --help            this text\n"
    "  -V, --version         version\n";

enum { OPT_DRAFTS = 1000 };

static const struct option longs[] = {
    {"fonts", required_argument, NULL, 'F'},
    {"type", required_argument, NULL, 'T'},
    {"resolution", required_argument, NULL, 'r'},
    {"profile", required_argument, NULL, 'c'},
    {"plain", no_argument, NULL, 'p'},
    {"join", required_argument, NULL, 'j'},
    {"title", required_argument, NULL, 't'},
    {"attach", required_argument, NULL, 'a'},
    {"draft", no_argument, NULL, 'd'},
    {"drafts", required_argument, NULL, OPT_DRAFTS},
    {"output", required_argument, NULL, 'o'},
    {NULL, 0, NULL, 0},
};

static const struct tb_option_spec spec = {usage, "F:T:r:c:pj:t:a:do:", longs};

struct command {
	const char *fonts, *type, *profile, *output;
	const char *join;   /* name of the one result, NULL = one a file */
	const char *title;  /* of what is joined, NULL = that of the first file */
	const char *attach; /* folder of files to be embedded, NULL = none are */
	const char *drafts; /* folder of the same with the marks of drafts, NULL = none */
	int dpi, plain;
	int draft; /* the marks of drafts are shown */
	char **files; /* NULL-ended */
};

/* A document with what is needed to paint it. */
struct work {
	const struct command *command;
	const char *output; /* folder */
	const char *file;   /* the .pages, or the name of what is joined */
	struct tb_pages doc;
	const struct fontfile **files; /* of its faces; NULL of svg */
	struct drawn *drawn;	       /* NULL when cairo draws nothing */
	struct pdfout_memo memo;       /* when it is painted twice */
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
check_command(const struct command *command)
{
	const char *twice = command->join == NULL ? tb_path_same_stem(command->files) : NULL;

	if (command->fonts == NULL)
		tb_usage(&spec, "-F is needed");
	if (command->files[0] == NULL)
		tb_usage(&spec, "no pages named");
	if (twice != NULL)
		tb_usage(&spec, "%s would be written over another file's result", twice);
	if (strcmp(command->type, "pdf") != 0 && strcmp(command->type, "svg") != 0 &&
	    strcmp(command->type, "png") != 0 && strcmp(command->type, "pdf-cairo") != 0)
		tb_usage(&spec, "type '%s' is not pdf, svg, png or pdf-cairo", command->type);
	if (command->title != NULL && command->join == NULL)
		tb_usage(&spec, "-t belongs to -j");
	if (command->draft && command->drafts != NULL)
		tb_usage(&spec, "-d or --drafts, not both");
	if (command->join == NULL)
		return;
	if (command->type[1] != 'd')
		tb_usage(&spec, "%s is a file a page; -j joins pages into a pdf", command->type);
	if (command->join[0] == '\0' || strchr(command->join, '/') != NULL)
		tb_usage(
		    &spec, "'%s' is not the name of a file; -o says its folder", command->join);
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
		case 'p':
			command->plain = 1;
			break;
		case 'j':
			command->join = optarg;
			break;
		case 't':
			command->title = optarg;
			break;
		case 'a':
			command->attach = optarg;
			break;
		case 'd':
			command->draft = 1;
			break;
		case OPT_DRAFTS:
			command->drafts = optarg;
			break;
		default:
			command->output = optarg;
			break;
		}
	}
	command->files = argv + optind;
	check_command(command);
}

static char *
stem_of(const struct work *work)
{
	return work->command->join != NULL ? tb_xstrdup(work->command->join)
					   : tb_path_stem(work->file);
}

/* DIR/NAME.TYPE, with -N behind the name for page N of several. */
static char *
output_path(const struct work *work, size_t page, size_t npages)
{
	char *stem = stem_of(work);
	struct tb_buf path = TB_BUF_INIT;

	tb_buf_printf(&path, "%s/%s", work->output, stem);
	if (npages > 1)
		tb_buf_printf(&path, "-%zu", page + 1);
	tb_buf_printf(&path, ".%.3s", work->command->type);
	free(stem);
	return tb_buf_take(&path);
}

static struct direct_job
job_of(struct work *work)
{
	return (struct direct_job){.doc = &work->doc,
	    .name = work->file,
	    .files = work->files,
	    .profile = work->command->profile,
	    .plain = work->command->plain,
	    .memo = work->command->drafts != NULL ? &work->memo : NULL};
}

/* The file that the document tells of, where files are attached at all; an empty buffer = none. */
static int
read_attachment(const struct work *work, struct tb_buf *bytes, struct tb_err *err)
{
	struct tb_buf path = TB_BUF_INIT;
	char *stem = stem_of(work);
	int rc = 0;

	if (work->command->attach != NULL && work->doc.attachment[0] != '\0') {
		tb_buf_printf(&path, "%s/%s.csv", work->command->attach, stem);
		rc = tb_file_read(path.s, ATTACHMENT_MAX, bytes, err);
	}
	tb_buf_release(&path);
	free(stem);
	return rc;
}

static int
paint_pdf(struct work *work, struct tb_err *err)
{
	struct direct_job job = job_of(work);
	char *path = output_path(work, 0, 1);
	struct tb_buf bytes = TB_BUF_INIT, attachment = TB_BUF_INIT;
	int rc = read_attachment(work, &attachment, err);

	job.attachment = attachment.len > 0 ? &attachment : NULL;
	if (rc == 0)
		rc = work->drawn != NULL ? work->drawn->pdf(work->drawn, &job, &bytes, err)
					 : direct_pdf(&job, &bytes, err);
	tb_buf_release(&attachment);
	if (rc == 0)
		rc = tb_atomic_write(path, bytes.s, bytes.len, 1, err);
	tb_buf_release(&bytes);
	free(path);
	return rc;
}

static int
paint_svg(const struct work *work, size_t page, struct tb_err *err)
{
	char *path = output_path(work, page, work->doc.npages), *stem;
	struct tb_buf bytes = TB_BUF_INIT;
	int rc;

	stem = tb_path_stem(path);
	svg_write(&work->doc, page, stem, &bytes);
	free(stem);
	rc = tb_atomic_write(path, bytes.s, bytes.len, 1, err);
	tb_buf_release(&bytes);
	free(path);
	return rc;
}

static int
paint_png(struct work *work, size_t page, struct tb_err *err)
{
	const struct direct_job job = job_of(work);
	char *path = output_path(work, page, work->doc.npages);
	int rc = work->drawn->png(work->drawn, &job, page, work->command->dpi, path, err);

	free(path);
	return rc;
}

static int
paint_into(struct work *work, const char *folder, struct tb_err *err)
{
	size_t page;
	int rc = 0;

	work->output = folder;
	if (work->command->type[1] == 'd')
		return paint_pdf(work, err);
	for (page = 0; rc == 0 && page < work->doc.npages; page++)
		rc = work->drawn == NULL ? paint_svg(work, page, err) : paint_png(work, page, err);
	return rc;
}

/* With the marks of drafts, without them, or both. */
static int
paint(struct work *work, struct tb_err *err)
{
	const struct command *command = work->command;

	if (command->drafts != NULL && paint_into(work, command->drafts, err) != 0)
		return -1;
	if (!command->draft)
		tb_pages_drop_marks(&work->doc);
	return paint_into(work, command->output, err);
}

/* The fonts of the document, when its type needs them. */
static int
open_fonts(struct work *work, struct faces *faces, struct tb_err *err)
{
	if (strcmp(work->command->type, "svg") == 0)
		return 0;
	work->files = tb_xcalloc(work->doc.nfaces + 1, sizeof(*work->files));
	return faces_resolve(faces, &work->doc, work->file, work->files, err);
}

static int
load_pages(const char *file, struct tb_pages *doc, struct tb_err *err)
{
	tb_pages_init(doc);
	if (tb_pages_load(file, doc, err) != 0)
		return -1;
	if (doc->npages > 0)
		return 0;
	return tb_err_set(err, TB_MSG_PAGES, file, 0, 0, "there is no page in it");
}

/* Is the first bookmark of the page this text? */
static int
begins_with(const struct tb_page *page, const char *text)
{
	for (size_t i = 0; i < page->nitems; i++)
		if (page->items[i].kind == TB_ITEM_BOOKMARK)
			return strcmp(page->items[i].text, text) == 0;
	return 0;
}

/* Each file has names of its own: behind the first one they get the file's number. */
static void
rename_ways(struct tb_pages *doc, size_t page, int number)
{
	struct tb_buf name = TB_BUF_INIT;
	size_t i;

	for (i = 0; i < doc->pages[page].nitems; i++) {
		struct tb_item *item = &doc->pages[page].items[i];
		int leads = item->kind == TB_ITEM_LINK && item->text[0] == '#';

		if (!leads && item->kind != TB_ITEM_DEST)
			continue;
		tb_buf_reset(&name);
		tb_buf_printf(
		    &name, "%s%d.%s", leads ? "#" : "", number, item->text + (leads ? 1 : 0));
		item->text = tb_arena_strdup(&doc->arena, name.s);
	}
	tb_buf_release(&name);
}

static void
lower_bookmarks(struct tb_page *page)
{
	for (size_t i = 0; i < page->nitems; i++)
		if (page->items[i].kind == TB_ITEM_BOOKMARK)
			page->items[i].level++;
}

/* A bookmark of the top before all others of the page. */
static struct tb_item *
bookmark_page(struct tb_pages *doc, struct tb_page *page, const char *title)
{
	struct tb_item item;

	tb_pages_bookmark(doc, page, 1, title, 0);
	item = page->items[page->nitems - 1];
	memmove(page->items + 1, page->items, (page->nitems - 1) * sizeof(item));
	page->items[0] = item;
	return &page->items[0];
}

/* One bookmark for the pages from `first` on, and theirs below it. */
static void
bookmark_file(struct tb_pages *doc, size_t first, const char *title)
{
	size_t i;

	for (i = first; i < doc->npages; i++)
		lower_bookmarks(&doc->pages[i]);
	bookmark_page(doc, &doc->pages[first], title);
}

/* Files of a group that follow each other stand below one bookmark, which is closed. */
static void
group_file(struct tb_pages *doc, size_t first, const char *group)
{
	size_t i;

	if (group[0] != '\0')
		for (i = first; i < doc->npages; i++)
			lower_bookmarks(&doc->pages[i]);
	if (group[0] != '\0' && strcmp(group, doc->group) != 0)
		bookmark_page(doc, &doc->pages[first], group)->closed = 1;
	doc->group = tb_arena_strdup(&doc->arena, group);
}

/* Of sheets that all are page 1 the labels say which: sheet-P7.pages joined as sheet is P7, and
 * P7-2 its second page. */
static void
label_pages(struct tb_pages *doc, size_t first, const char *join, const char *file)
{
	char *stem = tb_path_stem(file);
	size_t len = strlen(join), page;
	int named = strncmp(stem, join, len) == 0 && stem[len] == '-' && stem[len + 1] != '\0';
	struct tb_buf label = TB_BUF_INIT;

	for (page = first; named && page < doc->npages; page++) {
		const char *own = doc->pages[page].label;

		if (own[0] == '\0')
			continue;
		tb_buf_reset(&label);
		tb_buf_puts(&label, stem + len + 1);
		if (page > first)
			tb_buf_printf(&label, "-%s", own);
		doc->pages[page].label = tb_arena_strdup(&doc->arena, label.s);
	}
	tb_buf_release(&label);
	free(stem);
}

/* The information is that of the first file; one that does not begin with a bookmark of its
 * title gets that. */
static void
join_pages(struct tb_pages *doc, const struct tb_pages *from, int number)
{
	size_t first = doc->npages, page;

	if (first == 0) {
		doc->title = tb_arena_strdup(&doc->arena, from->title);
		doc->author = tb_arena_strdup(&doc->arena, from->author);
		doc->subject = tb_arena_strdup(&doc->arena, from->subject);
		doc->keywords = tb_arena_strdup(&doc->arena, from->keywords);
		doc->date = tb_arena_strdup(&doc->arena, from->date);
		doc->lang = tb_arena_strdup(&doc->arena, from->lang);
		doc->attachment = tb_arena_strdup(&doc->arena, from->attachment);
		doc->attachment_title = tb_arena_strdup(&doc->arena, from->attachment_title);
	}
	tb_pages_append(doc, from);
	for (page = first; number > 1 && page < doc->npages; page++)
		rename_ways(doc, page, number);
	if (from->title[0] != '\0' && !begins_with(&doc->pages[first], from->title))
		bookmark_file(doc, first, from->title);
	group_file(doc, first, from->group);
}

static int
join_files(const struct command *command, struct tb_pages *doc, struct tb_err *err)
{
	char **files = command->files;
	int rc = 0, number = 1;

	tb_pages_init(doc);
	for (; rc == 0 && *files != NULL; files++, number++) {
		struct tb_pages one;

		rc = load_pages(*files, &one, err);
		if (rc == 0)
			join_pages(doc, &one, number);
		if (rc == 0)
			label_pages(doc, doc->npages - one.npages, command->join, *files);
		tb_pages_release(&one);
	}
	if (rc == 0 && command->title != NULL)
		doc->title = tb_arena_strdup(&doc->arena, command->title);
	return rc;
}

/* What all files are painted with. */
struct press {
	const struct command *command;
	struct faces *faces;
	struct drawn *drawn;
};

/* file: NULL for all of them, joined. */
static void
paint_file(const struct press *press, const char *file)
{
	const struct command *command = press->command;
	struct work work = {
	    .command = command, .file = file != NULL ? file : command->join, .drawn = press->drawn};
	struct tb_err err = {0};
	int rc =
	    file != NULL ? load_pages(file, &work.doc, &err) : join_files(command, &work.doc, &err);

	if (rc == 0)
		rc = open_fonts(&work, press->faces, &err);
	if (rc == 0)
		rc = paint(&work, &err);
	if (rc != 0)
		tb_diag_err(&err);
	free(work.files);
	pdfout_memo_release(&work.memo);
	tb_pages_release(&work.doc);
}

static void
paint_one(void *context, size_t i)
{
	const struct press *press = context;

	paint_file(press, press->command->files[i]);
}

/* Does cairo draw what is asked for? */
static int
is_drawn(const struct command *command)
{
	return strcmp(command->type, "png") == 0 || strcmp(command->type, "pdf-cairo") == 0;
}

int
main(int argc, char **argv)
{
	struct command command = {.type = "pdf", .profile = SRGB, .output = ".", .dpi = DPI};
	struct tb_err err = {0};
	struct press press = {.command = &command};

	tb_diag_start(argv[0]);
	tb_made_program();
	tb_mem_keep();
	parse_command(argc, argv, &command);
	if (is_drawn(&command))
		press.drawn = drawn_new(command.fonts, argv);
	if (tb_folder_make(command.output, &err) != 0 ||
	    (command.drafts != NULL && tb_folder_make(command.drafts, &err) != 0))
		tb_die_err(&err);
	press.faces = faces_new(command.fonts);
	if (command.join != NULL)
		paint_file(&press, NULL);
	else
		tb_spread_files(command.files, paint_one, &press);
	tb_diag_leave(0);
	faces_free(press.faces);
	if (press.drawn != NULL)
		press.drawn->close(press.drawn);
	return tb_diag_finish(0);
}
