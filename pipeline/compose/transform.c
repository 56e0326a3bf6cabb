/* Templates: see transform.h. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "transform.h"
#include "../lib/decimal.h"
#include "../lib/file.h"
#include "tree.h"
#include <errno.h>
#include <libexslt/exslt.h>
#include <libxml/parser.h>
#include <libxslt/documents.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>
#include <limits.h>
#include <stdarg.h>

/* Of an element of a template; its mark is its place in the list, from 1. */
struct place {
	char *file;
	int line;
};

static struct {
	const char *given; /* folder of the templates */
	char *installed;   /* that of those that it lacks */
	char *folders[2];  /* both, resolved; NULL = there is no such folder */
	xsltSecurityPrefsPtr rights;
	const char *template; /* that is running, for messages without a place */
	struct tb_buf said;   /* libxslt's message so far */
	struct tb_pos place;  /* that its head line named */
	char file[PATH_MAX];
	int unread; /* `load` has just said why it did not read a file */
	size_t errors;
	int marking; /* what is loaded now gets marks of its places */
	struct place *places;
	size_t nplaces, places_cap;
} state;

/* --- what libxslt says ------------------------------------------------------------ */

/* "compilation error: file F line N element E" and its runtime sister are the
 * head of the message in the next line; where libxslt knows no place, "error"
 * or "runtime error: element E" is. */
static int
is_head(const char *line)
{
	const char *file = strstr(line, "error: file ");
	const char *at = file != NULL ? strstr(file, " line ") : NULL;
	int number = 0;

	if (at == NULL)
		return strcmp(line, "error") == 0 || strstr(line, "error: element ") != NULL;
	file += strlen("error: file ");
	snprintf(state.file, sizeof(state.file), "%.*s", (int)(at - file), file);
	for (at += strlen(" line "); *at >= '0' && *at <= '9' && number < 1000000; at++)
		number = number * 10 + (*at - '0');
	state.place = (struct tb_pos){state.file, number, 0};
	return 1;
}

static void
say_line(const char *line)
{
	if (line[0] == '\0' || is_head(line))
		return;
	if (state.unread && strstr(line, ": unable to load ") != NULL) {
		state.unread = 0;
		state.place = (struct tb_pos){0};
		return;
	}
	if (state.place.file == NULL)
		state.place.file = state.template;
	state.errors++;
	tb_diag(TB_MSG_TEMPLATE, state.place, "%s", line);
	state.place = (struct tb_pos){0};
}

/* libxslt gives its messages in pieces. */
static void
on_message(void *user, const char *fmt, ...)
{
	char *newline;
	va_list ap;

	(void)user;
	va_start(ap, fmt);
	tb_buf_vprintf(&state.said, fmt, ap);
	va_end(ap);
	while ((newline = memchr(state.said.s, '\n', state.said.len)) != NULL) {
		char *line = tb_xstrndup(state.said.s, (size_t)(newline - state.said.s));
		char *rest = tb_xstrdup(newline + 1);

		say_line(line);
		tb_buf_reset(&state.said);
		tb_buf_puts(&state.said, rest);
		free(line);
		free(rest);
	}
}

/* libxml2's own errors; those of XPath come again through on_message. */
static void
on_xml_error(void *user, xmlErrorPtr error)
{
	(void)user;
	if (error->domain == XML_FROM_XPATH && error->str1 != NULL) {
		if (state.place.file == NULL)
			state.place.file = state.template;
		state.errors++;
		tb_diag(TB_MSG_TEMPLATE, state.place, "XPath: %.*s in '%s'",
		    (int)strcspn(error->message, "\n"), error->message, error->str1);
	}
}

/* --- what a template may read ------------------------------------------------------ */

/* What stands behind the folder and its slash; NULL = the path does not begin with it. */
static const char *
behind(const char *path, const char *folder)
{
	size_t len = folder != NULL ? strlen(folder) : 0;

	return len > 0 && strncmp(path, folder, len) == 0 && path[len] == '/' ? path + len + 1
									      : NULL;
}

/* One that is not there is where its folder is: that it is missing is said when it is read. */
static int
is_inside(const char *path)
{
	const char *name = tb_path_base(path);
	char *folder = name != path ? tb_xstrndup(path, (size_t)(name - path)) : tb_xstrdup(".");
	char *real = realpath(path, NULL), *file;
	int inside;

	if (real == NULL && errno == ENOENT && (real = realpath(folder, NULL)) != NULL) {
		file = tb_path_join(real, name);
		free(real);
		real = file;
	}
	inside = real != NULL &&
		 (behind(real, state.folders[0]) != NULL || behind(real, state.folders[1]) != NULL);
	free(folder);
	free(real);
	return inside;
}

/* Which file a template means that asks for another beside itself: an installed one may ask for
 * what the site has of its own, and the other way round. The caller frees it. */
static char *
meant(const char *path)
{
	const char *name = behind(path, state.given);

	if (strcmp(state.given, ".") == 0 && path[0] != '/') /* URIs are told without it */
		name = strncmp(path, "./", 2) == 0 ? path + 2 : path;
	if (name == NULL)
		name = behind(path, state.installed);
	return name != NULL ? tb_template_path(state.given, name) : tb_xstrdup(path);
}

static int
may_read(xsltSecurityPrefsPtr rights, xsltTransformContextPtr transform, const char *value)
{
	char *path = meant(value);
	int inside = is_inside(path);

	(void)rights, (void)transform;
	free(path);
	return inside;
}

static void
mark_elements(xmlNodePtr node, const char *file)
{
	char mark[16];

	for (; node != NULL; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		mark_elements(node->children, file);
		if (node->ns != NULL && xmlStrEqual(node->ns->href, XSLT_NAMESPACE))
			continue;
		*(struct place *)tb_grow(&state.places, state.nplaces++, &state.places_cap,
		    sizeof(struct place)) =
		    (struct place){tb_xstrdup(file), (int)xmlGetLineNo(node)};
		snprintf(mark, sizeof(mark), "%zu", state.nplaces);
		xmlSetProp(node, (const xmlChar *)TRANSFORM_MARK, (const xmlChar *)mark);
	}
}

static xmlDocPtr
load(const xmlChar *uri, xmlDictPtr dict, int options, void *transform, xsltLoadType type)
{
	char *path = meant((const char *)uri);
	struct tb_err err = {0};
	xmlDocPtr doc = NULL;

	(void)dict, (void)options, (void)transform;
	if (is_inside(path))
		doc = tree_load(path, TB_MSG_TEMPLATE, NULL, &err);
	else
		tb_err_set(&err, TB_MSG_TEMPLATE, path, 0, 0,
		    "a template reads only what stands in %s", state.folders[0]);
	if (doc == NULL) {
		state.errors++;
		state.unread = err.msg == TB_MSG_IO;
		tb_diag_err(&err);
	} else if (state.marking && type == XSLT_LOAD_STYLESHEET) {
		mark_elements(xmlDocGetRootElement(doc), path);
	}
	free(path);
	return doc;
}

static xmlParserInputPtr
no_entity(const char *url, const char *id, xmlParserCtxtPtr ctxt)
{
	(void)url, (void)id, (void)ctxt;
	return NULL;
}

int
transform_start(const char *folder, struct tb_err *err)
{
	state.said = TB_BUF_INIT;
	state.given = folder;
	state.installed = tb_path_join(tb_datadir(), "templates");
	state.folders[0] = realpath(folder, NULL);
	state.folders[1] = realpath(state.installed, NULL);
	if (state.folders[0] == NULL) {
		tb_err_sys(err, folder, "cannot use the templates folder");
		err->msg = TB_MSG_FOLDER;
		return -1;
	}
	xmlSetExternalEntityLoader(no_entity);
	xmlSetStructuredErrorFunc(NULL, on_xml_error);
	xmlSetGenericErrorFunc(NULL, on_message);
	xsltSetGenericErrorFunc(NULL, on_message);
	xsltSetLoaderFunc(load);
	exsltCommonRegister();
	exsltStrRegister();
	exsltSetsRegister();
	state.rights = xsltNewSecurityPrefs();
	xsltSetSecurityPrefs(state.rights, XSLT_SECPREF_READ_FILE, may_read);
	xsltSetSecurityPrefs(state.rights, XSLT_SECPREF_WRITE_FILE, xsltSecurityForbid);
	xsltSetSecurityPrefs(state.rights, XSLT_SECPREF_CREATE_DIRECTORY, xsltSecurityForbid);
	xsltSetSecurityPrefs(state.rights, XSLT_SECPREF_READ_NETWORK, xsltSecurityForbid);
	xsltSetSecurityPrefs(state.rights, XSLT_SECPREF_WRITE_NETWORK, xsltSecurityForbid);
	xsltSetDefaultSecurityPrefs(state.rights);
	return 0;
}

void
transform_end(void)
{
	xsltFreeSecurityPrefs(state.rights);
	xsltCleanupGlobals();
	tb_buf_release(&state.said);
	free(state.folders[0]);
	free(state.folders[1]);
	free(state.installed);
	state.folders[0] = state.folders[1] = state.installed = NULL;
	while (state.nplaces > 0)
		free(state.places[--state.nplaces].file);
	free(state.places);
	state.places = NULL;
	state.places_cap = 0;
}

int
transform_place(const char *mark, struct tb_pos *pos)
{
	long n;

	if (tb_int_parse(mark, 1, (long)state.nplaces, &n) != 0)
		return -1;
	*pos = (struct tb_pos){state.places[n - 1].file, state.places[n - 1].line, 0};
	return 0;
}

/* --- running --------------------------------------------------------------------------- */

struct stylesheet {
	char *path;
	xsltStylesheetPtr sheet;
};

/* Takes the path. */
static struct stylesheet *
open_path(char *path)
{
	struct stylesheet *stylesheet = tb_xcalloc(1, sizeof(*stylesheet));
	struct tb_err err = {0};
	xmlDocPtr doc;

	stylesheet->path = path;
	state.template = stylesheet->path;
	doc = tree_load(stylesheet->path, TB_MSG_TEMPLATE, NULL, &err);
	if (doc != NULL && state.marking)
		mark_elements(xmlDocGetRootElement(doc), stylesheet->path);
	if (doc == NULL)
		tb_diag_err(&err);
	else if ((stylesheet->sheet = xsltParseStylesheetDoc(doc)) == NULL)
		xmlFreeDoc(doc);
	if (stylesheet->sheet == NULL || stylesheet->sheet->errors > 0) {
		stylesheet_close(stylesheet);
		return NULL;
	}
	return stylesheet;
}

struct stylesheet *
stylesheet_open(const char *folder, const char *name)
{
	struct tb_buf file = TB_BUF_INIT;
	char *path;

	tb_buf_printf(&file, "%s.xsl", name);
	path = tb_template_path(folder, file.s);
	tb_buf_release(&file);
	return open_path(path);
}

struct stylesheet *
stylesheet_marked(const struct stylesheet *stylesheet)
{
	struct stylesheet *marked;

	state.marking = 1;
	marked = open_path(tb_xstrdup(stylesheet->path));
	state.marking = 0;
	return marked;
}

void
stylesheet_close(struct stylesheet *stylesheet)
{
	if (stylesheet == NULL)
		return;
	xsltFreeStylesheet(stylesheet->sheet);
	state.template = NULL;
	free(stylesheet->path);
	free(stylesheet);
}

xmlDocPtr
stylesheet_apply(struct stylesheet *stylesheet, struct library *library)
{
	xmlDocPtr data = library->figures->tree, result;
	xsltTransformContextPtr transform = xsltNewTransformContext(stylesheet->sheet, data);
	size_t before = state.errors + library->errors;

	state.template = stylesheet->path;
	if (transform == NULL)
		tb_die(TB_EXIT_IO, "out of memory");
	xsltSetCtxtSecurityPrefs(state.rights, transform);
	functions_register(transform, library);
	result = xsltApplyStylesheetUser(stylesheet->sheet, data, NULL, NULL, NULL, transform);
	if (transform->state != XSLT_STATE_OK || state.errors + library->errors != before) {
		if (state.errors + library->errors == before)
			tb_diag(TB_MSG_TEMPLATE, (struct tb_pos){stylesheet->path, 0, 0},
			    "the template stopped");
		xmlFreeDoc(result);
		result = NULL;
	}
	xsltFreeTransformContext(transform);
	return result;
}
