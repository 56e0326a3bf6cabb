/* Which elements mark their content themselves, and which in pieces. */
#include "paint/tags.h"
#include <criterion/criterion.h>

#define HEAD  "tongbao-pages 1\npage 9 9 \n"
#define RECT  "r 1 1 1 1 000000\n"
#define BREAK "page 9 9 \n"

/* w whole, p in pieces, n nothing (groups), a artifact; C and R: scope of a TH. */
static const struct {
	const char *items, *plan;
} rows[] = {
    {RECT, ""},
    {"( P\n" RECT ")\n", "P:w "},
    {"( Document\n( P\n)\n)\n", "Document:n P:w "},
    {"( P\n( Link\n)\n" RECT ")\n", "P:p Link:w "},
    {"( P\n" RECT BREAK RECT ")\n", "P:p "},
    {"( P\n" RECT ")\n" BREAK "( P\n)\n", "P:w P:w "},
    {"( Table\n( TR\n( TD\n" BREAK ")\n)\n)\n", "Table:n TR:n TD:p "},
    {"( Artifact\n" RECT ")\n", "Artifact:a "},
    {"( P\n( Artifact\n( Span\n)\n)\n)\n", "P:p Artifact:a Span:a "},
    {"( Table\n( TR\n( TH\n)\n( TH\n)\n)\n( TR\n( TH\n)\n( TD\n)\n)\n)\n",
	"Table:n TR:n TH:wC TH:wC TR:n TH:wR TD:w "},
    {"( TH\n)\n", "TH:w "},
};

static void
load(const char *items, struct tb_pages *doc)
{
	struct tb_buf text = TB_BUF_INIT;
	struct tb_err err = {0};

	tb_buf_printf(&text, "%s%send\n", HEAD, items);
	tb_pages_init(doc);
	cr_assert_eq(tb_pages_parse(text.s, text.len, "x", doc, &err), 0, "%s", err.text);
	tb_buf_release(&text);
}

Test(tags, plans)
{
	for (size_t i = 0; i < TB_LEN(rows); i++) {
		struct tb_buf said = TB_BUF_INIT;
		struct tag_plans plans;
		struct tb_pages doc;
		struct tb_err err = {0};

		load(rows[i].items, &doc);
		cr_assert_eq(tags_plan(&doc, "x", &plans, &err), 0, "%s", err.text);
		for (size_t k = 0; k < plans.n; k++) {
			const char *scope = tags_scope(&plans, &plans.list[k]);

			tb_buf_printf(&said, "%s:%c%.1s ", plans.list[k].type,
			    "wpna"[plans.list[k].way], scope != NULL ? scope : "");
		}
		cr_assert_str_eq(said.s, rows[i].plan, "%s: %s", rows[i].items, said.s);
		tb_buf_release(&said);
		tags_release(&plans);
		tb_pages_release(&doc);
	}
}

Test(tags, unknown_types_are_refused)
{
	static const char *const bad[] = {"p", "Heading", "H7", "cairo.dest", "artifact"};

	for (size_t i = 0; i < TB_LEN(bad); i++) {
		struct tb_buf items = TB_BUF_INIT;
		struct tag_plans plans;
		struct tb_pages doc;
		struct tb_err err = {0};

		tb_buf_printf(&items, "( %s\n)\n", bad[i]);
		load(items.s, &doc);
		cr_assert_eq(tags_plan(&doc, "x", &plans, &err), -1, "%s", bad[i]);
		cr_assert_eq(err.msg, TB_MSG_PAGES);
		cr_assert_neq(strstr(err.text, bad[i]), NULL);
		cr_assert_eq(plans.n, 0);
		tb_buf_release(&items);
		tb_pages_release(&doc);
	}
}
