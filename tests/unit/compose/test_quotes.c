/* Straight quotes: which become “ ” or ‘ ’, and which stay. */
#include "compose/quotes.h"
#include "lib/compat.h"
#include "../rows.h"
#include <criterion/criterion.h>
#include <string.h>

struct row {
	const char *in, *out;
};

static const struct row rows[] = {
    {"", ""},
    {"全市", "全市"},
    {"落实\"有序用电\"要求", "落实“有序用电”要求"},
    {"\"有序用电\"", "“有序用电”"}, /* all of the text */
    {"\"一企一策\"\"一产业一策\"", "“一企一策”“一产业一策”"},
    {"推行\"AI\"应用", "推行“AI”应用"}, /* Latin inside, Chinese around */
    {"\"AI\"应用", "“AI”应用"},
    {"\"AI+制造\" plan", "“AI+制造” plan"},
    {"（\"有序用电\"）", "（“有序用电”）"},
    {"“落实\"有序用电\"要求”", "“落实‘有序用电’要求”"}, /* inside of “ ” */
    {"“甲”和\"乙\"", "“甲”和“乙”"},
    /* not certain */
    {"落实\"有序用电要求", "落实\"有序用电要求"},
    {"管径5\"和6\"的管道", "管径5\"和6\"的管道"},
    {"把\"甲\"改为\"乙", "把\"甲\"改为\"乙"},
    {"甲\"，乙\"丙", "甲\"，乙\"丙"},
    {"甲\"乙（\"丙", "甲\"乙（\"丙"},
    {"甲\"\"乙", "甲\"\"乙"},
    {"a=\"b\"", "a=\"b\""},
    {"\"AI\"", "\"AI\""},
    {"写作code=\"E01\"的行", "写作code=\"E01\"的行"},
    {"加上prepared=\"填表人\"，再报送", "加上prepared=\"填表人\"，再报送"},
};

ParameterizedTestParameters(quotes, whole)
{
	return rows_of(TB_LEN(rows));
}

ParameterizedTest(size_t *param, quotes, whole)
{
	const struct row *row = &rows[*param];
	struct tb_buf marks = TB_BUF_INIT, out = TB_BUF_INIT;
	const char *at;

	quotes_find(row->in, &marks);
	at = marks.s;
	quotes_put(row->in, &at, &out);
	cr_expect_str_eq(out.s, row->out, "'%s' became '%s'", row->in, out.s);
	cr_expect_eq(*at, '\0', "a mark was left");
	tb_buf_release(&marks);
	tb_buf_release(&out);
}

/* The text may be put in pieces. */
ParameterizedTestParameters(quotes, pieces)
{
	return rows_of(TB_LEN(rows));
}

ParameterizedTest(size_t *param, quotes, pieces)
{
	const struct row *row = &rows[*param];
	struct tb_buf marks = TB_BUF_INIT, out = TB_BUF_INIT;
	const char *at, *s;

	quotes_find(row->in, &marks);
	at = marks.s;
	for (s = row->in; *s != '\0'; s++) {
		const char piece[2] = {*s, '\0'};

		quotes_put(piece, &at, &out);
	}
	cr_expect_str_eq(out.s, row->out, "'%s' became '%s'", row->in, out.s);
	tb_buf_release(&marks);
	tb_buf_release(&out);
}
