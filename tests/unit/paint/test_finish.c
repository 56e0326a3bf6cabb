/* What stands in the dictionaries of a PDF beside what is drawn, read back through
 * libqpdf: of cairo's file when it is finished, and of our own. */
#include "paint/direct.h"
#include "paint/finish.h"
#include <criterion/criterion.h>
#include <qpdf/qpdf-c.h>

#define PROFILE "/usr/share/color/icc/sRGB.icc"
#define HEAD	"tongbao-pages 1\n"
#define PAGE	"page 102400 204800 1\n"
#define RECT	"r 1024 1024 1024 1024 ff0000\n"

enum device { BY_CAIRO, DIRECT, DEVICES };

static int
finish(enum device device, const char *text, const char *profile, struct tb_buf *out,
    struct tb_err *err)
{
	struct drawing drawing = {0};
	struct tb_pages doc;
	int rc;

	tb_pages_init(&doc);
	cr_assert_eq(tb_pages_parse(text, strlen(text), "x", &doc, err), 0, "%s", err->text);
	if (device == DIRECT) {
		struct direct_job job = {.doc = &doc, .name = "x", .profile = profile};

		rc = direct_pdf(&job, out, err);
		tb_pages_release(&doc);
		return rc;
	}
	rc = pdf_draw(&doc, "x", NULL, &drawing, err);
	if (rc == 0)
		rc = finish_pdf(&doc, &drawing, profile, out, err);
	pdf_release(&drawing);
	tb_pages_release(&doc);
	return rc;
}

/* Follows names and indexes ("/Pages/Kids/0") from the catalog or, with a
 * leading "trailer", from the trailer; appends what stands there. */
static void
look(qpdf_data q, const char *path, struct tb_buf *said)
{
	qpdf_oh at = strncmp(path, "trailer", 7) == 0 ? qpdf_get_trailer(q) : qpdf_get_root(q);
	char name[64];

	path += strncmp(path, "trailer", 7) == 0 ? 7 : 0;
	while (*path == '/') {
		size_t len = strcspn(path + 1, "/") + 1;

		cr_assert_lt(len, sizeof(name));
		memcpy(name, path, len);
		name[len] = '\0';
		at = name[1] >= '0' && name[1] <= '9'
			 ? qpdf_oh_get_array_item(q, at, (int)strtol(name + 1, NULL, 10))
			 : qpdf_oh_get_key(q, at, name);
		path += len;
	}
	if (qpdf_oh_is_string(q, at))
		tb_buf_puts(said, qpdf_oh_get_utf8_value(q, at));
	else
		tb_buf_puts(said, qpdf_oh_unparse_resolved(q, at));
}

static const char full[] =
    HEAD "info title 通报\ninfo author 办公室\ninfo subject 7月\ninfo keywords 通报,千百十\n"
	 "info date 2022-08-10\ninfo lang zh-CN\n" PAGE "( Document\n( H1\n" RECT ")\n( P\n" RECT
	 "( Link\n" RECT
	 "a 1024 2048 3072 4096 #s2\n)\n)\nb 1 0 一、\nb 2 1024 （一）\nb 2 2048 （二）\n"
	 "( Artifact\n" RECT ")\n"
	 "page 102400 204800 2\n( Figure 图 1 说明\n" RECT ")\n( Table\n( TR\n( TH\n" RECT
	 ")\n( TD\n" RECT
	 ")\n)\n)\n)\nd 0 1024 s2\nb 1 0 二、\na 0 0 1024 1024 https://example.org/(a)\n"
	 "page 102400 204800 附\nend\n";

static const struct {
	const char *path, *value;
} places[] = {
    {"/Lang", "zh-CN"},
    {"/MarkInfo", "<< /Marked true >>"},
    {"/ViewerPreferences", "<< /DisplayDocTitle true >>"},
    {"trailer/Info/Title", "通报"},
    {"trailer/Info/Author", "办公室"},
    {"trailer/Info/Subject", "7月"},
    {"trailer/Info/Keywords", "通报,千百十"},
    {"trailer/Info/CreationDate", "D:20220810"},
    {"/OutputIntents/0/S", "/GTS_PDFA1"},
    {"/OutputIntents/0/OutputConditionIdentifier", "sRGB IEC61966-2.1"},
    {"/Pages/Kids/0/Group", "null"},
    {"/Pages/Kids/0/Annots/0/F", "4"},
    {"/Pages/Kids/0/Annots/0/Dest", "s2"},
    {"/Pages/Kids/0/Annots/0/Rect", "[ 1 194 4 198 ]"},
    {"/Pages/Kids/1/Annots/0/A/URI", "https://example.org/(a)"},
    {"/Names/Dests/Names/0", "s2"},
    {"/Names/Dests/Names/1/3", "199"},
    {"/Outlines/Count", "4"},
    {"/Outlines/First/Title", "一、"},
    {"/Outlines/First/Count", "2"},
    {"/Outlines/First/First/Next/Title", "（二）"},
    {"/Outlines/Last/Title", "二、"},
    {"/Outlines/Last/First", "null"},
    {"/PageLabels/Nums/1/St", "1"},
    {"/PageLabels/Nums/2", "2"},
    {"/PageLabels/Nums/3/P", "附"},
    {"/StructTreeRoot/K/0/S", "/Document"},
    {"/StructTreeRoot/K/0/K/0/S", "/H1"},
    {"/StructTreeRoot/K/0/K/1/K/S", "/Link"},
    {"/StructTreeRoot/K/0/K/2/Alt", "图 1 说明"},
    {"/StructTreeRoot/K/0/K/3/K/K/0/A/Scope", "/Row"},
};

static void
dictionaries(enum device device)
{
	struct tb_buf out = TB_BUF_INIT;
	struct tb_err err = {0};
	qpdf_data q = qpdf_init();

	cr_assert_eq(finish(device, full, PROFILE, &out, &err), 0, "%s", err.text);
	cr_assert_eq(qpdf_read_memory(q, "x", out.s, out.len, NULL), QPDF_SUCCESS);
	for (size_t i = 0; i < TB_LEN(places); i++) {
		struct tb_buf said = TB_BUF_INIT;

		look(q, places[i].path, &said);
		cr_assert_str_eq(said.s, places[i].value, "%s is %s", places[i].path, said.s);
		tb_buf_release(&said);
	}
	qpdf_cleanup(&q);
	tb_buf_release(&out);
}

static void
what_is_unknown_is_left_out(enum device device)
{
	static const char *const absent[] = {"/Lang", "/Outlines", "/Names", "/PageLabels",
	    "/MarkInfo", "/StructTreeRoot", "trailer/Info/Title", "trailer/Info/CreationDate"};
	struct tb_buf out = TB_BUF_INIT;
	struct tb_err err = {0};
	qpdf_data q = qpdf_init();

	cr_assert_eq(finish(device, HEAD "page 9 9 \n" RECT "end\n", PROFILE, &out, &err), 0, "%s",
	    err.text);
	cr_assert_eq(qpdf_read_memory(q, "x", out.s, out.len, NULL), QPDF_SUCCESS);
	for (size_t i = 0; i < TB_LEN(absent); i++) {
		struct tb_buf said = TB_BUF_INIT;

		look(q, absent[i], &said);
		cr_assert_str_eq(said.s, "null", "%s is %s", absent[i], said.s);
		tb_buf_release(&said);
	}
	qpdf_cleanup(&q);
	tb_buf_release(&out);
}

/* Structure comes through whatever is on the page, or is not. */
static void
structure_of_odd_pages(enum device device)
{
	static const char *const odd[] = {
	    "( P\n)\n",
	    "( Document\n( P\n)\n" PAGE ")\n",
	    "( Document\n( P\n" RECT ")\n" PAGE "( P\n)\n" PAGE "( P\n" RECT ")\n)\n",
	    "( Document\n( P\n" PAGE PAGE RECT ")\n)\n",
	    "( Document\n( Artifact\n" RECT ")\n" PAGE ")\n",
	    "( Table\n( TR\n)\n" PAGE "( TR\n( TD\n)\n)\n)\n",
	    "( P\nr 1 1 1 1 000000\n)\n",
	    "( P\np 000000 1 0 M 1 1 L 1 1\n)\n",
	    "( Figure x\n( P\n)\n" RECT ")\n",
	};

	for (size_t i = 0; i < TB_LEN(odd); i++) {
		struct tb_buf text = TB_BUF_INIT, out = TB_BUF_INIT;
		struct tb_err err = {0};

		tb_buf_printf(&text, "%s%s%send\n", HEAD, PAGE, odd[i]);
		cr_assert_eq(
		    finish(device, text.s, PROFILE, &out, &err), 0, "%s: %s", odd[i], err.text);
		tb_buf_release(&text);
		tb_buf_release(&out);
	}
}

static void
same_bytes_every_time(enum device device)
{
	struct tb_buf one = TB_BUF_INIT, other = TB_BUF_INIT;
	struct tb_err err = {0};

	cr_assert_eq(finish(device, full, PROFILE, &one, &err), 0, "%s", err.text);
	setenv("TZ", "Pacific/Auckland", 1);
	setenv("SOURCE_DATE_EPOCH", "1", 1);
	cr_assert_eq(finish(device, full, PROFILE, &other, &err), 0, "%s", err.text);
	cr_assert_eq(one.len, other.len);
	cr_assert_eq(memcmp(one.s, other.s, one.len), 0);
	tb_buf_release(&one);
	tb_buf_release(&other);
}

static const struct {
	enum tb_msg msg;
	const char *text, *profile, *said;
} faults[] = {
    {TB_MSG_PAGES, HEAD PAGE "a 1 1 1 1 #nowhere\nend\n", PROFILE, "nowhere"},
    {TB_MSG_PAGES, HEAD PAGE "d 1 1 x\n" PAGE "d 2 2 x\nend\n", PROFILE, "pages 1 and 2"},
    {TB_MSG_PROFILE, HEAD PAGE RECT "end\n", "/nonexistent/sRGB.icc", "icc-profiles-free"},
    {TB_MSG_PROFILE, HEAD PAGE RECT "end\n", "/dev/null", "not a profile"},
    {TB_MSG_PAGES, HEAD PAGE "( Heading\n)\nend\n", PROFILE, "Heading"},
};

static void
each_fault(enum device device)
{
	for (size_t i = 0; i < TB_LEN(faults); i++) {
		struct tb_buf out = TB_BUF_INIT;
		struct tb_err err = {0};

		cr_assert_eq(finish(device, faults[i].text, faults[i].profile, &out, &err), -1);
		cr_assert_eq(err.msg, faults[i].msg, "%s", err.text);
		cr_assert_neq(strstr(err.text, faults[i].said), NULL, "%s", err.text);
		cr_assert_eq(out.len, 0);
		tb_buf_release(&out);
	}
}

static void (*const tests[])(enum device) = {dictionaries, what_is_unknown_is_left_out,
    structure_of_odd_pages, same_bytes_every_time, each_fault};

Test(finish, both_devices)
{
	for (size_t i = 0; i < TB_LEN(tests); i++)
		for (int device = 0; device < DEVICES; device++)
			tests[i]((enum device)device);
}
