/* Extension functions: see functions.h. */
#include "functions.h"
#include "../lib/period.h"
#include "marks.h"
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>

enum { MAX_ARGS = 64, MAX_ERRORS = 20 };

static struct library *
library_of(xmlXPathParserContextPtr xpath)
{
	return xsltXPathGetTransformContext(xpath)->_private;
}

static struct tb_pos
place_of(const xsltTransformContext *transform)
{
	struct tb_pos pos = {0};

	if (transform->inst != NULL) {
		pos.line = (int)xmlGetLineNo(transform->inst);
		if (transform->inst->doc != NULL)
			pos.file = (const char *)transform->inst->doc->URL;
	}
	return pos;
}

/* Was the like said of this place? It is noted when not: a loop of a template comes
 * by as often as there are subjects. */
static int
was_said(struct library *library, struct tb_pos pos, const char *what)
{
	struct tb_buf line = TB_BUF_INIT;
	int found;

	tb_buf_printf(&line, "%s:%d: %s\n", pos.file != NULL ? pos.file : "", pos.line, what);
	found = strstr(library->said.s, line.s) != NULL;
	if (!found)
		tb_buf_puts(&library->said, line.s);
	tb_buf_release(&line);
	return found;
}

/* Print *err at the place of the running instruction, once for each `what`. It counts each time: where
 * another document has said it, this one has it all the same. */
static void
report(xmlXPathParserContextPtr xpath, const struct tb_err *err, const char *what)
{
	xsltTransformContextPtr transform = xsltXPathGetTransformContext(xpath);
	struct library *library = transform->_private;
	struct tb_pos pos = place_of(transform);

	library->errors++;
	if (!was_said(library, pos, what) && library->printed++ < MAX_ERRORS)
		tb_diag(err->msg, pos, "%s", err->text);
}

/* Pop the arguments as strings, first to last, into args (freed by the caller
 * through free_args); 0, or -1 when the call has another number of them. */
static int
pop_args(xmlXPathParserContextPtr xpath, int nargs, int from, int to, xmlChar **args)
{
	int i;

	if (nargs < from || nargs > to) {
		xmlXPathErr(xpath, XPATH_INVALID_ARITY);
		return -1;
	}
	for (i = nargs; i > 0; i--)
		args[i - 1] = xmlXPathPopString(xpath);
	return 0;
}

static void
free_args(xmlChar **args, int nargs)
{
	while (nargs > 0)
		xmlFree(args[--nargs]);
}

/* --- figures -------------------------------------------------------------------- */

static const struct tb_figure *
figure_argument(xmlXPathParserContextPtr xpath, int nargs)
{
	const struct tb_figure *figure;
	struct tb_err err = {0};
	xmlChar *id = NULL;

	if (pop_args(xpath, nargs, 1, 1, &id) != 0)
		return NULL;
	figure = tb_figures_find(library_of(xpath)->figures, (const char *)id);
	if (figure == NULL) {
		tb_err_set(&err, TB_MSG_NO_FIGURE, NULL, 0, 0, "there is no figure '%s'",
		    (const char *)id);
		report(xpath, &err, err.text);
	}
	xmlFree(id);
	return figure;
}

static void
return_string(xmlXPathParserContextPtr xpath, const char *s)
{
	xmlXPathReturnString(xpath, xmlStrdup((const xmlChar *)s));
}

#define FIGURE_FUNCTION(name, member)                                                              \
	static void name(xmlXPathParserContextPtr xpath, int nargs)                                \
	{                                                                                          \
		const struct tb_figure *figure = figure_argument(xpath, nargs);                    \
                                                                                                   \
		return_string(xpath, figure != NULL ? figure->member : "");                        \
	}

FIGURE_FUNCTION(tb_figure, text)
FIGURE_FUNCTION(tb_state, state)
FIGURE_FUNCTION(tb_dir, dir)
FIGURE_FUNCTION(tb_dec, dec)
FIGURE_FUNCTION(tb_mark, mark)
FIGURE_FUNCTION(tb_unit, unit)

static void
tb_print(xmlXPathParserContextPtr xpath, int nargs)
{
	const struct tb_figure *figure = figure_argument(xpath, nargs);
	struct tb_buf out = TB_BUF_INIT;

	if (figure != NULL && figure->text[0] != '\0')
		marks_put(library_of(xpath)->figures, figure, &out);
	return_string(xpath, out.s);
	tb_buf_release(&out);
}

/* What of its subject a figure is: behind the last slash, without what it is at. */
static const char *
quantity_of(const char *id, size_t *len)
{
	const char *slash = strrchr(id, '/'), *quantity = slash != NULL ? slash + 1 : id;

	*len = strcspn(quantity, "@");
	return quantity;
}

/* Is a figure called so, or does its name begin or end so, at a hyphen? */
static int
is_called(const struct tb_figures *figures, const char *part, size_t len)
{
	size_t i, n;

	for (i = 0; i < figures->n; i++) {
		const char *of = quantity_of(figures->list[i].id, &n);

		if (n >= len && ((memcmp(of, part, len) == 0 && (n == len || of[len] == '-')) ||
				    (n > len && of[n - len - 1] == '-' &&
					memcmp(of + n - len, part, len) == 0)))
			return 1;
	}
	return 0;
}

/* One indicator may lack what another has: inv-growth is none where there are inv and rev-growth.
 */
static int
is_quantity(const struct tb_figures *figures, const char *quantity, size_t len)
{
	const char *hyphen = memchr(quantity, '-', len);
	size_t first = hyphen != NULL ? (size_t)(hyphen - quantity) : len;

	return is_called(figures, quantity, first) &&
	       (first == len || is_called(figures, hyphen + 1, len - first - 1));
}

/* One that a figure may lack is told from one that is misspelt by what the others are called. Said
 * once for each name. */
static void
look_for_slip(xmlXPathParserContextPtr xpath, const char *id)
{
	struct library *library = library_of(xpath);
	struct tb_buf name = TB_BUF_INIT;
	size_t len;
	const char *quantity = quantity_of(id, &len);

	tb_buf_printf(&name, "%.*s", (int)len, quantity);
	if (library->absent && len > 0 && !was_said(library, (struct tb_pos){0}, name.s) &&
	    !is_quantity(library->figures, quantity, len))
		tb_diag(TB_MSG_NO_QUANTITY, place_of(xsltXPathGetTransformContext(xpath)),
		    "there is no figure '%s', and none of the period is called '%s': what asks for "
		    "it "
		    "stays empty; is it misspelt? tongbao-figures(5) has the names",
		    id, name.s);
	tb_buf_release(&name);
}

/* The figure of that name, or NULL. */
static const struct tb_figure *
find_if_there(xmlXPathParserContextPtr xpath, const char *id)
{
	const struct tb_figure *figure = tb_figures_find(library_of(xpath)->figures, id);

	if (figure == NULL)
		look_for_slip(xpath, id);
	return figure;
}

static void
tb_has(xmlXPathParserContextPtr xpath, int nargs)
{
	xmlChar *id = NULL;

	if (pop_args(xpath, nargs, 1, 1, &id) != 0)
		return;
	xmlXPathReturnBoolean(xpath, find_if_there(xpath, (const char *)id) != NULL);
	xmlFree(id);
}

/* The id itself where there is such a figure, else '': for a slot that may stay empty. */
static void
tb_maybe(xmlXPathParserContextPtr xpath, int nargs)
{
	xmlChar *id = NULL;

	if (pop_args(xpath, nargs, 1, 1, &id) != 0)
		return;
	if (find_if_there(xpath, (const char *)id) == NULL)
		id[0] = '\0';
	xmlXPathReturnString(xpath, id);
}

/* --- choice --------------------------------------------------------------------- */

/* XPath 1.0 has no choice in an expression.  All the arguments are worked out, whichever is
 * taken: a figure or a phrase in the other must be there too. */
static void
tb_if(xmlXPathParserContextPtr xpath, int nargs)
{
	xmlChar *texts[2] = {NULL, NULL};
	int test;

	if (pop_args(xpath, nargs - 1, 1, 2, texts) != 0)
		return;
	test = xmlXPathPopBoolean(xpath);
	return_string(xpath, test ? (char *)texts[0] : texts[1] != NULL ? (char *)texts[1] : "");
	free_args(texts, 2);
}

/* --- phrases, sheet, dates -------------------------------------------------------- */

/* The template's own words, beside it: of leader-page.xsl leader-page-phrases.xml. */
static void
put_own_words(const xsltTransformContext *transform, struct tb_buf *out)
{
	static const char suffix[] = ".xsl";
	const xmlDoc *doc = transform->style->doc;
	const char *url = doc != NULL ? (const char *)doc->URL : NULL;
	size_t len = url != NULL ? strlen(url) : 0, n = sizeof(suffix) - 1;

	if (len > n && strcmp(url + len - n, suffix) == 0)
		tb_buf_printf(out, " or %.*s-phrases.xml", (int)(len - n), url);
}

/* No phrase is called so: in which files it could stand, and which one could be meant. */
static void
report_unknown(xmlXPathParserContextPtr xpath, const char *id)
{
	const struct library *library = library_of(xpath);
	const char *near = phrases_near(library->phrases, id);
	struct tb_buf words = TB_BUF_INIT;
	struct tb_err err = {0};

	put_own_words(xsltXPathGetTransformContext(xpath), &words);
	tb_err_set(&err, TB_MSG_NO_PHRASE, NULL, 0, 0,
	    "document '%s': there is no phrase '%s' in %s%s; %s%s%scorrect the id, or write "
	    "<phrase id=\"%s\"> there",
	    library->name, id, library->phrases->path, words.s != NULL ? words.s : "",
	    near != NULL ? "near it is '" : "", near != NULL ? near : "",
	    near != NULL ? "'; " : "", id);
	report(xpath, &err, id);
	tb_buf_release(&words);
}

static void
tb_phrase(xmlXPathParserContextPtr xpath, int nargs)
{
	struct library *library = library_of(xpath);
	xmlChar *args[MAX_ARGS];
	struct slot_value values[MAX_ARGS / 2];
	struct tb_buf out = TB_BUF_INIT;
	struct tb_err err = {0};
	size_t n = 0;
	int i;

	if (nargs % 2 == 0 || pop_args(xpath, nargs, 1, MAX_ARGS, args) != 0) {
		xmlXPathErr(xpath, XPATH_INVALID_ARITY);
		return;
	}
	for (i = 1; i < nargs; i += 2)
		values[n++] = (struct slot_value){(const char *)args[i], (const char *)args[i + 1]};
	if (!phrases_have(library->phrases, (const char *)args[0]))
		report_unknown(xpath, (const char *)args[0]);
	else if (phrases_say(library->phrases, library->figures, (const char *)args[0], values, n, &out,
		&err) != 0)
		report(xpath, &err, err.msg == TB_MSG_NO_PHRASE ? (const char *)args[0] : err.text);
	return_string(xpath, out.s);
	tb_buf_release(&out);
	free_args(args, nargs);
}

#define NODE_FUNCTION(name, member)                                                                \
	static void name(xmlXPathParserContextPtr xpath, int nargs)                                \
	{                                                                                          \
		if (pop_args(xpath, nargs, 0, 0, NULL) == 0)                                       \
			valuePush(xpath, xmlXPathNewNodeSet(library_of(xpath)->member));           \
	}

NODE_FUNCTION(tb_issue, issue)
NODE_FUNCTION(tb_status, status)
NODE_FUNCTION(tb_figures, root)
NODE_FUNCTION(tb_scope, scope)

/* The second argument is a string, or a node-set of which each is one. */
static void
tb_subject(xmlXPathParserContextPtr xpath, int nargs)
{
	const struct subjects *subjects = library_of(xpath)->subjects;
	xmlNodeSetPtr found = xmlXPathNodeSetCreate(NULL);
	xmlXPathObjectPtr codes;
	xmlChar *name, *code;
	int i;

	if (nargs != 2) {
		xmlXPathFreeNodeSet(found);
		xmlXPathErr(xpath, XPATH_INVALID_ARITY);
		return;
	}
	codes = valuePop(xpath);
	name = xmlXPathPopString(xpath);
	if (codes != NULL && codes->type == XPATH_NODESET) {
		for (i = 0; subjects != NULL && i < xmlXPathNodeSetGetLength(codes->nodesetval); i++) {
			code = xmlNodeGetContent(codes->nodesetval->nodeTab[i]);
			subjects_add(subjects, (const char *)name, (const char *)code, found);
			xmlFree(code);
		}
		xmlXPathFreeObject(codes);
	} else if (codes != NULL) {
		valuePush(xpath, codes);
		code = xmlXPathPopString(xpath);
		if (subjects != NULL)
			subjects_add(subjects, (const char *)name, (const char *)code, found);
		xmlFree(code);
	}
	xmlFree(name);
	valuePush(xpath, xmlXPathWrapNodeSet(found));
}

static void
tb_name(xmlXPathParserContextPtr xpath, int nargs)
{
	if (pop_args(xpath, nargs, 0, 0, NULL) == 0)
		return_string(xpath, library_of(xpath)->name);
}

static void
tb_digest_of_figures(xmlXPathParserContextPtr xpath, int nargs)
{
	if (pop_args(xpath, nargs, 0, 0, NULL) == 0)
		return_string(xpath, library_of(xpath)->figures->digest);
}

static void
tb_day(xmlXPathParserContextPtr xpath, int nargs)
{
	struct tb_buf out = TB_BUF_INIT;
	struct tb_err err = {0};
	struct tb_date date;
	xmlChar *text = NULL;

	if (pop_args(xpath, nargs, 1, 1, &text) != 0)
		return;
	if (tb_date_parse((const char *)text, &date) == 0) {
		tb_date_chinese(date, &out);
	} else {
		tb_err_set(&err, TB_MSG_TEMPLATE, NULL, 0, 0, "tb:day('%s'): not a day YYYY-MM-DD",
		    (const char *)text);
		report(xpath, &err, err.text);
	}
	return_string(xpath, out.s);
	tb_buf_release(&out);
	xmlFree(text);
}

void
functions_register(xsltTransformContextPtr transform, struct library *library)
{
	static const struct {
		const char *name;
		xmlXPathFunction function;
	} table[] = {
	    {"figure", tb_figure},
	    {"print", tb_print},
	    {"state", tb_state},
	    {"dir", tb_dir},
	    {"dec", tb_dec},
	    {"mark", tb_mark},
	    {"unit", tb_unit},
	    {"has", tb_has},
	    {"maybe", tb_maybe},
	    {"if", tb_if},
	    {"phrase", tb_phrase},
	    {"issue", tb_issue},
	    {"status", tb_status},
	    {"figures", tb_figures},
	    {"scope", tb_scope},
	    {"subject", tb_subject},
	    {"name", tb_name},
	    {"day", tb_day},
	    {"digest", tb_digest_of_figures},
	};
	size_t i;

	transform->_private = library;
	for (i = 0; i < TB_LEN(table); i++)
		xsltRegisterExtFunction(transform, (const xmlChar *)table[i].name,
		    (const xmlChar *)XSLT_FUNCTIONS_NS, table[i].function);
}
