/* Marks of figures: whatever a template does to a string, no mark is left and
 * no number takes another one's figure. */
#include "compose/marks.h"
#include "lib/compat.h"
#include "lib/mem.h"
#include "../rows.h"
#include <criterion/criterion.h>
#include <string.h>

static struct tb_figure list[300] = {[1] = {.id = "one", .text = "1"},
    [17] = {.id = "seventeen", .text = "17"},
    [18] = {.id = "below", .text = "-1.1"},
    [299] = {.id = "last", .text = "299"}};
static const struct tb_figures figures = {.list = list, .n = TB_LEN(list)};

/* "text=id" of each stretch, parted by blanks. */
struct row {
	const char *text, *stretches;
};

static const struct row rows[] = {
    {"", ""},
    {"全市", "全市="},
    {"\uFDD11\uFDE0", "1=one"},
    {"有\uFDD1\uFDD117\uFDE0个", "有= 17=seventeen 个="},
    {"\uFDD1\uFDD2\uFDDB299\uFDE0\uFDD11\uFDE0", "299=last 1=one"}, /* side by side */
    {"\uFDD11", "1=one"},					    /* cut off behind */
    {"1\uFDE0", "1="},						    /* cut off in front */
    {"\uFDD1\uFDD11", "1="},
    {"1\uFDE0\uFDD11\uFDE0", "1= 1=one"},
    {"\uFDD1\uFDD2-1.1\uFDE0", "-1.1=below"},
    {"\uFDD1\uFDD21.1\uFDE0", "1.1=below"}, /* the sign is a word beside it */
    {"\uFDD1\uFDD2-\uFDE0", "-="},
    {"\uFDD11、1\uFDE0", "1、1="},
    {"\uFDD1\uFDE0", ""},		     /* nothing in it */
    {"\uFDD1\uFDD2\uFDDC300\uFDE0", "300="}, /* there are 300: 0 to 299 */
    {"\uFDD11\uFDE5", "1=one"},		     /* another one behind it */
    {"\uFDD117\uFDD11\uFDE0", "17= 1=one"},  /* one inside another */
    {"\uFDCF\uFDF0\uFDD1", "\uFDCF\uFDF0="}, /* next to the marks: characters */
    {"\uFDDF\uFDDF\uFDDF\uFDDF\uFDDF\uFDDF\uFDDF\uFDDF\uFDDF\uFDDF\uFDDF\uFDDF\uFDDF\uFDDF\uFDDF"
     "\uFDDF\uFDDF9\uFDE0",
	"9="},
};

ParameterizedTestParameters(marks, next)
{
	return rows_of(TB_LEN(rows));
}

ParameterizedTest(size_t *param, marks, next)
{
	const struct row *row = &rows[*param];
	struct tb_buf out = TB_BUF_INIT;
	const char *at = row->text;
	struct marked stretch;

	while (marks_next(&figures, &at, &stretch))
		tb_buf_printf(&out, "%s%.*s=%s", out.len > 0 ? " " : "", (int)stretch.len,
		    stretch.s, stretch.figure != NULL ? stretch.figure->id : "");
	cr_expect_str_eq(out.s, row->stretches, "row %zu: '%s'", *param, out.s);
	cr_expect_eq(*at, '\0', "row %zu: stopped before its end", *param);
	cr_expect_not(marks_any(out.s));
	tb_buf_release(&out);
}

Test(marks, put_and_read)
{
	for (size_t i = 0; i < TB_LEN(list); i++) {
		struct tb_buf out = TB_BUF_INIT;
		struct marked stretch;
		const char *at;

		list[i].text = "8.1";
		marks_put(&figures, &list[i], &out);
		at = out.s;
		cr_assert(marks_next(&figures, &at, &stretch));
		cr_expect_eq(stretch.figure, &list[i], "figure %zu", i);
		cr_expect(marks_any(out.s));
		cr_expect(marks_equal(out.s, "8.1", 3));
		tb_buf_release(&out);
	}
}

Test(marks, equal)
{
	static const char text[] = "有\uFDD1\uFDD117\uFDE0个";

	cr_expect(marks_equal(text, "有17个", strlen("有17个")));
	cr_expect_not(marks_equal(text, "有17", strlen("有17")));
	cr_expect_not(marks_equal(text, "有17个、", strlen("有17个、")));
	cr_expect_not(marks_equal(text, "有18个", strlen("有18个")));
	cr_expect(marks_equal("", "", 0));
	cr_expect(marks_equal("\uFDE0", "", 0));
	cr_expect_not(marks_equal("", "a", 1));
}
