/* The reader of figures.xml, and what a figure's exact value tells: tongbao-figures(5). */
#include "lib/figures.h"
#include "lib/file.h"
#include <criterion/criterion.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct {
	const char *value;
	int negative;
} values[] = {
    {"12", 0}, {"0", 0}, {"-3/4", 1},
    /* roots: below zero where one is taken from what is less than one */
    {"(2)^(1/2)", 0}, {"(1/2)^(1/2)", 0}, {"(1/2)^(1/2)-1", 1}, {"(2/3)^(1/2)-1", 1},
    {"(3/2)^(1/2)-1", 0}, {"(2)^(1/4)-1", 0}, {"(99/100)^(1/3)-1", 1}, {"(100/99)^(1/3)-1", 0},
    {"(9999999999999999999/10000000000000000000)^(1/3)-1", 1}, /* prints as 0 */
    {"", 0},						       /* a word */
    {"(", 0}, {"(1/2", 0}, {"(1/2)", 0},		       /* none of tally's */
};

Test(figures, sign)
{
	size_t i;

	for (i = 0; i < TB_LEN(values); i++) {
		struct tb_figure figure = {.value = values[i].value};

		cr_expect_eq(
		    tb_figure_is_negative(&figure), values[i].negative, "'%s'", figure.value);
	}
}

/* --- the file ----------------------------------------------------------------------- */

static const char whole[] =
    "<figures xmlns='urn:tongbao:figures:1' version='1' period='2022-07' kind='month'\n"
    " label='1—7月' year='2022' month='7' plan='p' plan-version='2' inputs='00'>\n"
    " <notice>甲&amp;乙</notice>\n"
    " <units><unit code='U1'/></units>\n"
    " <submissions>\n"
    "  <submission unit='U1' period='2022-06' version='3' digest='aa' signed='yes'/>\n"
    " </submissions>\n"
    " <figure id='city/rev' rule='R9' value='1&#38;2&lt;' text='1.00' unit='亿元' state='carried'\n"
    "  dec='1.00000000' mark='※' operands='a b' other='x'/>\n"
    " <figure state='none' curve='yes' plan-line='7' line='9' id='city/inv'/>\n"
    "</figures>\n";

static char path[] = "/tmp/tongbao-figures.XXXXXX";

static void
setup(void)
{
	int fd = mkstemp(path);

	cr_assert_geq(fd, 0);
	close(fd);
}

static void
teardown(void)
{
	unlink(path);
}

static int
load(const char *text, const struct tb_figures_want *want, struct tb_figures *figures,
    struct tb_err *err)
{
	FILE *file = fopen(path, "w");

	cr_assert_not_null(file);
	fputs(text, file);
	cr_assert_eq(fclose(file), 0);
	*err = (struct tb_err){0};
	return tb_figures_load(path, want, figures, err);
}

static void
expect_city_rev(const struct tb_figure *f)
{
	cr_assert_not_null(f);
	cr_expect_str_eq(f->rule, "R9");
	cr_expect_str_eq(f->value, "1&2<");
	cr_expect_str_eq(f->unit, "亿元");
	cr_expect_str_eq(f->mark, "※");
	cr_expect_str_eq(f->operands, "a b");
	cr_expect_str_eq(f->dir, "");
	cr_expect_str_eq(f->plan_line, "");
	cr_expect_eq(f->at, 9, "line %d", f->at);
}

Test(figures, head_figures_submissions, .init = setup, .fini = teardown)
{
	struct tb_figures figures;
	const struct tb_figure *f;
	struct tb_err err;

	cr_assert_eq(
	    load(whole, &(struct tb_figures_want){.list = 1}, &figures, &err), 0, "%s", err.text);
	cr_expect_str_eq(figures.label, "1—7月");
	cr_expect_str_eq(figures.plan_version, "2");
	cr_expect_str_eq(figures.plan_number, "");
	cr_expect_eq(strlen(figures.digest), TB_DIGEST_LEN);
	cr_expect_null(figures.tree);
	cr_assert_eq(figures.n, 2);
	expect_city_rev(tb_figures_find(&figures, "city/rev"));
	f = tb_figures_at(&figures, 1);
	cr_assert_eq(tb_figures_find(&figures, "city/inv"), f);
	cr_expect_str_eq(f->curve, "yes");
	cr_expect_str_eq(f->line, "9");
	cr_expect_str_eq(f->plan_line, "7");
	cr_expect_null(tb_figures_find(&figures, "city/none"));
	cr_assert_eq(figures.nsubmissions, 1);
	cr_expect_str_eq(figures.submissions[0].version, "3");
	cr_expect_str_eq(figures.submissions[0].is_signed, "yes");
	cr_expect_str_eq(figures.submissions[0].source, "");
	tb_figures_release(&figures);
}

/* Every name of an element or text below the node, in their order. */
static void
put_tree(const xmlNode *node, struct tb_buf *out)
{
	for (node = node->children; node != NULL; node = node->next) {
		tb_buf_puts(out, node->type == XML_TEXT_NODE ? (const char *)node->content
							     : (const char *)node->name);
		tb_buf_puts(out, "|");
		put_tree(node, out);
	}
}

Test(figures, tree_of_all_but_figures, .init = setup, .fini = teardown)
{
	struct tb_figures figures;
	struct tb_buf seen = TB_BUF_INIT;
	struct tb_err err;

	cr_assert_eq(
	    load(whole, &(struct tb_figures_want){.tree = 1}, &figures, &err), 0, "%s", err.text);
	cr_expect_eq(figures.n, 0);
	cr_expect_null(tb_figures_find(&figures, "city/rev"));
	put_tree((const xmlNode *)figures.tree, &seen);
	cr_expect_str_eq(seen.s, "figures|notice|甲&乙|units|unit|submissions|\n  |submission|\n |",
	    "%s", seen.s);
	tb_buf_release(&seen);
	tb_figures_release(&figures);
}

static int
note(struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	const char *code = tb_xml_attr(attrs, "code");

	(void)xml;
	tb_buf_printf(user, "%d%s%s ", depth, name, code != NULL ? code : "");
	return 0;
}

Test(figures, elements_of_the_tree_go_by, .init = setup, .fini = teardown)
{
	struct tb_buf seen = TB_BUF_INIT;
	struct tb_figures figures;
	struct tb_err err;

	cr_assert_eq(
	    load(whole, &(struct tb_figures_want){.start = note, .user = &seen}, &figures, &err),
	    0);
	cr_expect_str_eq(seen.s, "1notice 1units 2unitU1 1submissions 2submission ");
	tb_buf_release(&seen);
	tb_figures_release(&figures);
}

#define HEAD "<figures xmlns='urn:tongbao:figures:1' version='1'>\n"

static const struct {
	const char *text, *error;
	int line;
} bad[] = {
    {HEAD "<figure id='a' state='none'/>\n<figure id='a' state='none'/></figures>",
	"the figure 'a' stands there twice", 3},
    {HEAD "<figure id='a'/></figures>", "<figure> lacks 'id' or 'state'", 2},
    {"<figures version='1'/>", "<figures> is in the namespace '', expected 'urn:tongbao:figures:1'",
	1},
    {"<figures xmlns='urn:tongbao:figures:1' version='2'/>",
	"figures of another version than 1; run tally again", 1},
    {"<!DOCTYPE x []>" HEAD "</figures>", "DOCTYPE is not allowed; remove it", 1},
    {HEAD "<units><unit code='1'>甲", "the file ends before every element is closed: it is cut off",
	2},
    {"", "the file is empty", 0},
};

Test(figures, faults_name_file_and_line, .init = setup, .fini = teardown)
{
	static const struct tb_figures_want want = {.list = 1, .tree = 1};
	struct tb_figures figures;
	struct tb_err err;
	size_t i;

	for (i = 0; i < TB_LEN(bad); i++) {
		cr_expect_eq(load(bad[i].text, &want, &figures, &err), -1, "%s", bad[i].error);
		cr_expect_str_eq(err.text, bad[i].error, "%s", err.text);
		cr_expect_eq(err.msg, TB_MSG_FIGURES);
		cr_expect_eq(err.line, bad[i].line, "line %d: %s", err.line, err.text);
	}
}
