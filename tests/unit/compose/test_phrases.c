/*
 * Phrases: which form is said of which figure, what is included, and what is
 * refused.  What is refused when the file is loaded stands in the regress
 * cases compose/phrases-*.
 */
#include "compose/marks.h"
#include "compose/phrases.h"
#include "compose/wording.h"
#include "lib/compat.h"
#include "../rows.h"
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char figures_text[] =
    "<figures xmlns='urn:tongbao:figures:1' version='1' period='2022-07'>"
    "<figure id='up' value='1/25' text='4.0' state='value' dir='up'/>"
    "<figure id='down' value='-1/25' text='4.0' state='value' dir='down'/>"
    "<figure id='flat-below' value='-1/10000' text='0.0' state='value' dir='flat'/>"
    "<figure id='flat-above' value='1/10000' text='0.0' state='value' dir='flat'/>"
    "<figure id='zero' value='0' text='0.0' state='zero' dir='flat'/>"
    "<figure id='plain' value='100000000' text='1.00' state='value'/>"
    "<figure id='carried' value='100000000' text='1.00' state='carried' mark='※'/>"
    "<figure id='none' text='——' state='none'/>"
    "<figure id='missing' text='未报' state='missing'/>"
    "<figure id='blank' text='' state='blank'/>"
    "<figure id='suppressed' value='5' text='*' state='suppressed'/>"
    "<figure id='apart' value='1/500' text='0.2' state='value' dir='up' apart='yes'/>"
    "<figure id='curve' value='1/25' text='4.0' state='value' dir='up' curve='yes'/>"
    "<figure id='below' value='-110000000' text='-1.10' state='value'/>"
    "<figure id='hardly' value='-1' text='0.00' state='value'/>"
    "<figure id='half' value='1/2' text='50.0' state='value'/>"
    "<figure id='hardly-half' value='4999999999/10000000000' text='50.0' state='value'/>"
    "<figure id='single' value='1' text='1' state='value'/>"
    "<figure id='amp' value='1' text='A&amp;B' state='value'/>"
    "<figure id='bc' value='1' text='bc' state='value'/>"
    "</figures>";

static const char phrases_text[] =
    "<phrases xmlns='urn:tongbao:phrases:1'>"
    "<phrase id='dir' figures='x'><form when='x:up'>U{x}</form><form when='x:down'>D{x}</form>"
    "<form when='x:flat'>F{x}</form><form>-</form></phrase>"
    "<phrase id='number' figures='x'><form when='x:number'>{x}</form><form>-</form></phrase>"
    "<phrase id='void' figures='x'><form when='x:void'>V</form><form>{x}</form></phrase>"
    "<phrase id='zero' figures='x'><form when='x:zero'>Z</form><form>-</form></phrase>"
    "<phrase id='some' figures='x'><form when='x:some'>S</form><form>-</form></phrase>"
    "<phrase id='met' figures='x'><form when='x:met'>M</form><form>-</form></phrase>"
    "<phrase id='carried' figures='x'><form when='x:carried'>C</form><form>-</form></phrase>"
    "<phrase id='missing' figures='x'><form when='x:missing'>N</form><form>-</form></phrase>"
    "<phrase id='absent' figures='x'><form when='x:absent'>A</form><form>-</form></phrase>"
    "<phrase id='apart' figures='x'><form when='x:apart'>P</form><form>-</form></phrase>"
    "<phrase id='curve' figures='x'><form when='x:curve x:up'>K</form><form>-</form></phrase>"
    "<phrase id='below' figures='x y'><form when='x:below'>B{x}</form>"
    "<form when='y:below|zero'>{y}</form><form>{x}</form></phrase>"
    "<phrase id='one' figures='x'><form when='x:one'>1</form><form>-</form></phrase>"
    "<phrase id='trace' figures='x'><form when='x:trace'>T</form><form>-</form></phrase>"
    "<phrase id='half' figures='x'><form when='x:half'>H</form><form>-</form></phrase>"
    "<phrase id='wording.never'><form>-0.0|0.0.|ab</form></phrase>"
    "<phrase id='end' texts='m'><form when='m:a|*bc'>1</form><form>0</form></phrase>"
    "<phrase id='either' figures='x'><form when='x:up|zero'>E</form><form>-</form></phrase>"
    "<phrase id='both' texts='m' figures='x'><form when='m:6 x:met'>B</form><form>-</form></phrase>"
    "<phrase id='word' texts='m'><form when='m:a|bc'>1</form><form when='m:'>0</form>"
    "<form>{m}</form></phrase>"
    "<phrase id='outer' texts='m' figures='x y'><form>[{&gt;dir}{m}{&gt;inner}]</form></phrase>"
    "<phrase id='inner' figures='y'><form when='y:void'/><form>，{y}</form></phrase>"
    "<phrase id='strict' figures='x'><form when='x:up'>{x}</form></phrase>"
    "<phrase id='careless' figures='x'><form>{x}</form></phrase>"
    "</phrases>";

static char folder[] = "/tmp/tongbao-phrases.XXXXXX", figures_path[64], phrases_path[64];
static struct tb_figures figures;
static struct phrases phrases;

static void
write_text(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	cr_assert_not_null(file);
	fputs(text, file);
	cr_assert_eq(fclose(file), 0);
}

static void
setup(void)
{
	struct tb_err err = {0};

	cr_assert_not_null(mkdtemp(folder));
	snprintf(figures_path, sizeof(figures_path), "%s/f.xml", folder);
	snprintf(phrases_path, sizeof(phrases_path), "%s/p.xml", folder);
	write_text(figures_path, figures_text);
	write_text(phrases_path, phrases_text);
	cr_assert_eq(
	    tb_figures_load(figures_path, &(struct tb_figures_want){.list = 1}, &figures, &err), 0,
	    "%s", err.text);
	cr_assert_eq(phrases_load((const char *const[]){phrases_path}, 1, &phrases, &err), 0, "%s",
	    err.text);
}

static void
teardown(void)
{
	phrases_release(&phrases);
	tb_figures_release(&figures);
	unlink(figures_path);
	unlink(phrases_path);
	rmdir(folder);
}

struct saying {
	const char *id, *m, *x, *y; /* NULL = not given */
	const char *said;	    /* NULL = refused */
	enum tb_msg msg;
};

static const struct saying sayings[] = {
    /* direction is that of the printed text */
    {"dir", NULL, "up", NULL, "U4.0", 0},
    {"dir", NULL, "down", NULL, "D4.0", 0},
    {"dir", NULL, "flat-below", NULL, "F0.0", 0},
    {"dir", NULL, "zero", NULL, "F0.0", 0},
    {"dir", NULL, "plain", NULL, "-", 0},
    {"dir", NULL, "none", NULL, "-", 0},
    /* what can be printed */
    {"number", NULL, "plain", NULL, "1.00", 0},
    {"number", NULL, "carried", NULL, "1.00", 0},
    {"number", NULL, "zero", NULL, "0.0", 0},
    {"number", NULL, "none", NULL, "-", 0},
    {"number", NULL, "missing", NULL, "-", 0},
    {"number", NULL, "blank", NULL, "-", 0},
    {"number", NULL, "suppressed", NULL, "-", 0},
    {"number", NULL, "", NULL, "-", 0},
    {"number", NULL, "amp", NULL, "A&B", 0},
    {"void", NULL, "none", NULL, "V", 0},
    {"void", NULL, "missing", NULL, "V", 0},
    {"void", NULL, "", NULL, "V", 0},
    {"void", NULL, "zero", NULL, "0.0", 0},
    /* exact value, not print */
    {"zero", NULL, "zero", NULL, "Z", 0},
    {"zero", NULL, "flat-above", NULL, "-", 0},
    {"zero", NULL, "none", NULL, "-", 0},
    {"some", NULL, "flat-above", NULL, "S", 0},
    {"some", NULL, "zero", NULL, "-", 0},
    {"some", NULL, "none", NULL, "-", 0},
    {"met", NULL, "zero", NULL, "M", 0},
    {"met", NULL, "flat-above", NULL, "M", 0},
    {"met", NULL, "flat-below", NULL, "-", 0},
    {"met", NULL, "none", NULL, "-", 0},
    {"met", NULL, "", NULL, "-", 0},
    {"carried", NULL, "carried", NULL, "C", 0},
    {"carried", NULL, "plain", NULL, "-", 0},
    {"missing", NULL, "missing", NULL, "N", 0},
    {"missing", NULL, "none", NULL, "-", 0},
    {"absent", NULL, "", NULL, "A", 0},
    {"absent", NULL, "none", NULL, "-", 0},
    {"apart", NULL, "apart", NULL, "P", 0},
    {"apart", NULL, "up", NULL, "-", 0},
    {"apart", NULL, "", NULL, "-", 0},
    {"curve", NULL, "curve", NULL, "K", 0},
    {"curve", NULL, "up", NULL, "-", 0},
    /* the sign is said in words where it alone was asked for */
    {"below", NULL, "below", "zero", "B1.10", 0},
    {"below", NULL, "zero", "below", "-1.10", 0},
    {"below", NULL, "hardly", "plain", "0.00", 0},
    {"below", NULL, "down", "plain", "4.0", 0},
    /* what is said of several, and of next to nothing */
    {"one", NULL, "single", NULL, "1", 0},
    {"one", NULL, "plain", NULL, "-", 0},
    {"one", NULL, "none", NULL, "-", 0},
    {"half", NULL, "half", NULL, "H", 0},
    {"half", NULL, "hardly-half", NULL, "-", 0},
    {"half", NULL, "plain", NULL, "H", 0},
    {"half", NULL, "down", NULL, "-", 0},
    {"half", NULL, "none", NULL, "-", 0},
    {"trace", NULL, "hardly", NULL, "T", 0},
    {"trace", NULL, "flat-above", NULL, "T", 0},
    {"trace", NULL, "zero", NULL, "-", 0},
    {"trace", NULL, "plain", NULL, "-", 0},
    {"trace", NULL, "missing", NULL, "-", 0},
    {"end", "bc", NULL, NULL, "1", 0},
    {"end", "abc", NULL, NULL, "1", 0},
    {"end", "c", NULL, NULL, "0", 0},
    {"end", "bca", NULL, NULL, "0", 0},
    {"end", "", NULL, NULL, "0", 0},
    {"either", NULL, "up", NULL, "E", 0},
    {"either", NULL, "zero", NULL, "E", 0},
    {"either", NULL, "down", NULL, "-", 0},
    /* all conditions of a form */
    {"both", "6", "zero", NULL, "B", 0},
    {"both", "7", "zero", NULL, "-", 0},
    {"both", "6", "down", NULL, "-", 0},
    /* whole words */
    {"word", "a", NULL, NULL, "1", 0},
    {"word", "bc", NULL, NULL, "1", 0},
    {"word", "b", NULL, NULL, "b", 0},
    {"word", "abc", NULL, NULL, "abc", 0},
    {"word", "", NULL, NULL, "0", 0},
    /* inclusion */
    {"outer", "，", "up", "down", "[U4.0，，4.0]", 0},
    {"outer", "", "up", "none", "[U4.0]", 0},
    /* refusals */
    {"strict", NULL, "down", NULL, NULL, TB_MSG_NO_PHRASE},
    {"careless", NULL, "none", NULL, NULL, TB_MSG_NO_PHRASE},
    {"careless", NULL, "", NULL, NULL, TB_MSG_NO_PHRASE},
    {"careless", NULL, "nothing", NULL, NULL, TB_MSG_NO_FIGURE},
    {"careless", NULL, NULL, NULL, NULL, TB_MSG_NO_PHRASE},
    {"careless", "6", "up", NULL, NULL, TB_MSG_NO_PHRASE},
    {"nothing", NULL, NULL, NULL, NULL, TB_MSG_NO_PHRASE},
};

ParameterizedTestParameters(phrases, say)
{
	return rows_of(TB_LEN(sayings));
}

ParameterizedTest(size_t *param, phrases, say, .init = setup, .fini = teardown)
{
	const struct saying *row = &sayings[*param];
	struct slot_value values[3];
	struct tb_buf out = TB_BUF_INIT;
	struct tb_err err = {0};
	size_t n = 0;
	int rc;

	if (row->m != NULL)
		values[n++] = (struct slot_value){"m", row->m};
	if (row->x != NULL)
		values[n++] = (struct slot_value){"x", row->x};
	if (row->y != NULL)
		values[n++] = (struct slot_value){"y", row->y};
	tb_buf_puts(&out, ">");
	rc = phrases_say(&phrases, &figures, row->id, values, n, &out, &err);
	if (row->said != NULL) {
		cr_expect_eq(rc, 0, "%s", err.text);
		cr_expect(marks_equal(out.s + 1, row->said, strlen(row->said)), "%s(%s): '%s'",
		    row->id, row->x, out.s);
	} else {
		cr_expect_eq(rc, -1, "%s: '%s'", row->id, out.s);
		cr_expect_eq(err.msg, row->msg);
		cr_expect_str_eq(out.s, ">", "refused, and yet '%s'", out.s);
	}
	tb_buf_release(&out);
}

/* Which number is which figure, and that a marked text is asked as a plain one. */
Test(phrases, marks, .init = setup, .fini = teardown)
{
	const struct slot_value slots[] = {{"m", "及"}, {"x", "up"}, {"y", "plain"}};
	static const char *const stretches[] = {"[U", "4.0", "及，", "1.00", "]"};
	static const char *const ids[] = {NULL, "up", NULL, "plain", NULL};
	struct tb_buf out = TB_BUF_INIT, word = TB_BUF_INIT, again = TB_BUF_INIT;
	struct tb_err err = {0};
	struct marked stretch;
	const char *at;
	size_t n = 0;

	cr_assert_eq(phrases_say(&phrases, &figures, "outer", slots, 3, &out, &err), 0);
	for (at = out.s; marks_next(&figures, &at, &stretch); n++) {
		cr_assert_lt(n, TB_LEN(stretches));
		cr_expect(marks_equal(stretches[n], stretch.s, stretch.len));
		cr_expect_eq(stretch.figure,
		    ids[n] != NULL ? tb_figures_find(&figures, ids[n]) : NULL, "stretch %zu", n);
	}
	cr_expect_eq(n, TB_LEN(stretches));
	marks_put(&figures, tb_figures_find(&figures, "amp"), &word);
	cr_assert_eq(phrases_say(&phrases, &figures, "word", &(struct slot_value){"m", word.s}, 1,
			 &again, &err),
	    0);
	cr_expect_str_eq(again.s, word.s, "a phrase lost the marks of what it was given");
	tb_buf_reset(&word);
	tb_buf_reset(&again);
	marks_put(&figures, tb_figures_find(&figures, "bc"), &word);
	cr_assert_eq(phrases_say(&phrases, &figures, "word", &(struct slot_value){"m", word.s}, 1,
			 &again, &err),
	    0);
	cr_expect_str_eq(again.s, "1", "when='m:a|bc' does not see bc in '%s'", word.s);
	tb_buf_release(&out);
	tb_buf_release(&word);
	tb_buf_release(&again);
}

Test(figures, found_by_id, .init = setup, .fini = teardown)
{
	const struct tb_figure *figure = tb_figures_find(&figures, "carried");

	cr_assert_not_null(figure);
	cr_expect_str_eq(figure->mark, "※");
	cr_expect_str_eq(figure->unit, "");
	cr_expect(tb_figure_has_number(figure));
	cr_expect_null(tb_figures_find(&figures, "Carried"));
	cr_expect_null(tb_figures_find(&figures, ""));
	cr_expect_str_eq(figures.period, "2022-07");
}

/* A word that ends with a digit is not another, longer number. */
Test(phrases, words_that_are_never_said, .init = setup, .fini = teardown)
{
	static const struct {
		const char *text, *found;
	} cases[] = {{"-0.0", "-0.0"}, {"-0.08", NULL}, {"-0.08 -0.0%", "-0.0"}, {"0.0.1", "0.0."},
	    {"cabc", "ab"}, {"a{b", "{"}, {"", NULL}};
	struct wording wording;
	struct tb_err err = {0};
	size_t i;

	cr_assert_eq(wording_load(&phrases, &wording, &err), 0, "%s", err.text);
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		size_t at = 0;
		const char *found = wording_next(&wording, cases[i].text, &at);

		if (cases[i].found == NULL)
			cr_expect_null(found, "'%s' in '%s'", found, cases[i].text);
		else
			cr_expect_str_eq(found, cases[i].found, "of '%s'", cases[i].text);
	}
	wording_release(&wording);
}
