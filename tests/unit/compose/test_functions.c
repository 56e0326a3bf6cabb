/* Functions that need no figures' values and no phrases: each expression is what a template prints. */
#include "compose/functions.h"
#include "lib/compat.h"
#include "../rows.h"
#include <criterion/criterion.h>
#include <libxml/parser.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>
#include <string.h>

struct row {
	const char *select, *out; /* NULL = refused */
};

static const struct row rows[] = {
    {"tb:if(true(), 'yes')", "yes"},
    {"tb:if(false(), 'yes')", ""},
    {"tb:if(1 = 1, '甲', '乙')", "甲"},
    {"tb:if(1 = 2, '甲', '乙')", "乙"},
    {"tb:if(/a/b, 'some', 'none')", "some"}, /* a test is what boolean() says */
    {"tb:if(/a/x, 'some', 'none')", "none"},
    {"tb:if('', 'text', 'empty')", "empty"},
    {"tb:if(0, 'number', 'naught')", "naught"},
    {"tb:if(true(), /a/b, 'x')", "在"}, /* a text is what string() says */
    {"tb:if(false(), 'x', 2)", "2"},
    {"concat('[', tb:if(true(), ''), tb:if(false(), 'x', ''), ']')", "[]"},
    {"tb:if(true(), tb:if(false(), 'a', 'b'), 'c')", "b"},
    {"tb:subject('c', '2')", "乙"},
    {"tb:subject('c', 2)", "乙"},
    {"count(tb:subject('c', '1'))", "2"}, /* another name with that code is none of them */
    {"tb:subject('c', '1')", "甲"},
    {"tb:subject('c', '1')[2]", "丙"},
    {"count(tb:subject('c', /a/*/@code))", "3"}, /* each code of a node-set, once */
    {"tb:subject('c', /a/*[4]/@code)", "乙"},
    {"count(tb:subject('c', '9') | tb:subject('x', '1') | tb:subject('c', /a/x/@code))", "0"},
    {"count(tb:subject('', '') | tb:subject('b', ''))", "0"}, /* without a code */
    {"tb:subject('c')", NULL},
    {"tb:subject('c', '1', '2')", NULL},
    {"tb:if()", NULL},
    {"tb:if(true())", NULL},
    {"tb:if(true(), 'a', 'b', 'c')", NULL},
};

static void
be_quiet(void *user, const char *fmt, ...)
{
	(void)user;
	(void)fmt;
}

static xmlDocPtr
parse(const char *text)
{
	xmlDocPtr doc = xmlReadMemory(text, (int)strlen(text), "test.xsl", NULL, 0);

	cr_assert_not_null(doc, "%s", text);
	return doc;
}

static xsltStylesheetPtr
template_of(const char *select)
{
	struct tb_buf text = TB_BUF_INIT;
	xsltStylesheetPtr sheet;

	tb_buf_printf(&text,
	    "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'"
	    " xmlns:tb='" XSLT_FUNCTIONS_NS "'><xsl:output method='text' encoding='UTF-8'/>"
	    "<xsl:template match='/'><xsl:value-of select=\"%s\"/></xsl:template>"
	    "</xsl:stylesheet>",
	    select);
	sheet = xsltParseStylesheetDoc(parse(text.s));
	cr_assert_not_null(sheet, "%s", select);
	tb_buf_release(&text);
	return sheet;
}

ParameterizedTestParameters(functions, choice)
{
	return rows_of(TB_LEN(rows));
}

ParameterizedTest(size_t *param, functions, choice)
{
	const struct row *row = &rows[*param];
	struct library library = {.said = TB_BUF_INIT};
	xmlDocPtr input = parse("<a><b>在</b><c code='1'>甲</c><d code='1'/><c code='2'>乙</c>"
				"<c code='1'>丙</c></a>"), result;
	struct subjects subjects;
	xsltStylesheetPtr sheet = template_of(row->select);
	xsltTransformContextPtr transform = xsltNewTransformContext(sheet, input);
	xmlChar *out = NULL;
	int len = 0;

	subjects_init(&subjects, input);
	library.subjects = &subjects;
	functions_register(transform, &library);
	xsltSetTransformErrorFunc(transform, NULL, be_quiet);
	xmlSetGenericErrorFunc(NULL, be_quiet);
	result = xsltApplyStylesheetUser(sheet, input, NULL, NULL, NULL, transform);
	if (row->out == NULL) {
		cr_expect_neq(transform->state, XSLT_STATE_OK, "%s is not refused", row->select);
	} else {
		cr_expect_eq(transform->state, XSLT_STATE_OK, "%s is refused", row->select);
		xsltSaveResultToString(&out, &len, result, sheet);
		cr_expect_str_eq(out != NULL ? (char *)out : "", row->out, "%s gives '%s'",
		    row->select, (char *)out);
	}
	xmlFree(out);
	xmlFreeDoc(result);
	xsltFreeTransformContext(transform);
	xsltFreeStylesheet(sheet);
	subjects_release(&subjects);
	xmlFreeDoc(input);
	tb_buf_release(&library.said);
}
