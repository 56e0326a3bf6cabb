/* Documents and pages, one at a time: see press.h. */
#include "press.h"
#include "../lib/atomic.h"
#include "../lib/file.h"
#include "document.h"
#include "links.h"
#include "uses.h"

int
press_write(
    const struct press *press, const char *name, const char *suffix, const struct tb_buf *bytes)
{
	struct tb_buf path = TB_BUF_INIT;
	struct tb_err err = {0};
	int rc = tb_folder_make(press->command->output, &err);

	tb_buf_printf(&path, "%s/%s.%s", press->command->output, name, suffix);
	if (rc == 0)
		rc = tb_atomic_write(path.s, bytes->s, bytes->len, 1, &err);
	if (rc != 0)
		tb_diag_err(&err);
	tb_buf_release(&path);
	return rc;
}

/* Are documents of the kind made in this call? */
static int
is_wanted(const struct command *command, const struct listed *item, const char *period_kind)
{
	char **name = command->names;

	if (*name == NULL)
		return strcmp(item->of, period_kind) == 0;
	for (; *name != NULL; name++)
		if (strlen(item->name) == strcspn(*name, ":") &&
		    strncmp(item->name, *name, strlen(item->name)) == 0)
			return 1;
	return 0;
}

/* Is it none of the n strings? */
static int
is_new(char *const *strings, size_t n, const char *s)
{
	while (n > 0)
		if (strcmp(strings[--n], s) == 0)
			return 0;
	return 1;
}

/* The file of a template's own words, where there is one and it is not named yet. */
static void
add_words(const struct command *command, const char *template_name, char **paths, size_t *n)
{
	struct tb_buf name = TB_BUF_INIT;

	tb_buf_printf(&name, "%s-phrases.xml", template_name);
	paths[*n] = tb_template_path(command->templates, name.s);
	if (is_new(paths, *n, paths[*n]) && tb_file_exists(paths[*n]))
		++*n;
	else
		free(paths[*n]);
	tb_buf_release(&name);
}

/* Phrases: those of all documents, and behind them those of each template that is used in this
 * call, where they are in a file beside it. With -p that file's and no others. */
static int
load_phrases(const struct command *command, const struct list *list, const char *period_kind,
    struct phrases *phrases, struct tb_err *err)
{
	char **paths = tb_xcalloc(list->n + 2, sizeof(*paths));
	int own = command->phrases == NULL, rc;
	size_t n = 0, i;

	paths[n++] = own ? tb_template_path(command->templates, "phrases.xml")
			 : tb_xstrdup(command->phrases);
	for (i = 0; own && i < list->n; i++)
		if (is_wanted(command, &list->items[i], period_kind))
			add_words(command, list->items[i].template_name, paths, &n);
	if (own && command->of_data)
		add_words(command, command->names[0], paths, &n);
	rc = phrases_load((const char *const *)paths, n, phrases, err);
	while (n > 0)
		free(paths[--n]);
	free(paths);
	return rc;
}

int
press_open(const struct command *command, const struct list *list, const char *period_kind,
    struct press *press, struct tb_err *err)
{
	press->command = command;
	if (load_phrases(command, list, period_kind, &press->phrases, err) != 0 ||
	    wording_load(&press->phrases, &press->wording, err) != 0)
		return -1;
	press->schema = document_schema("document.xsd", err);
	return press->schema != NULL ? transform_start(command->templates, err) : -1;
}

void
press_release(struct press *press)
{
	transform_end();
	xmlSchemaFree(press->schema);
	wording_release(&press->wording);
	phrases_release(&press->phrases);
}

/* Of a document that prints no figure there is nothing to be told of in a file. */
static void
drop_attachment(xmlDocPtr result)
{
	xmlNodePtr root = xmlDocGetRootElement(result);
	xmlNodePtr child = root != NULL ? root->children : NULL;

	while (child != NULL && (child->type != XML_ELEMENT_NODE ||
				    strcmp((const char *)child->name, "attachment") != 0))
		child = child->next;
	if (child == NULL)
		return;
	xmlUnlinkNode(child);
	xmlFreeNode(child);
}

/* NAME.uses, where it is asked for; what it lacks for, a full disk, the document says too. How many
 * figures it prints. */
static size_t
tell_uses(
    const struct press *press, const char *name, xmlDocPtr result, const struct tb_figures *figures)
{
	struct tb_buf bytes = TB_BUF_INIT;
	size_t n = uses_list(result, figures, &bytes);

	if (press->command->uses)
		(void)!press_write(press, name, "uses", &bytes);
	tb_buf_release(&bytes);
	return n;
}

static void
write_result(
    xmlDocPtr result, size_t figures_printed, const struct tb_figures *figures, struct tb_buf *out)
{
	if (figures_printed == 0)
		drop_attachment(result);
	links_make(result, figures);
	document_write(result, out);
}

/* The document made once more with marks of where its templates have what. */
static void
write_marked(struct stylesheet *stylesheet, struct library *library, size_t figures_printed,
    struct tb_buf *out)
{
	struct stylesheet *marked = stylesheet_marked(stylesheet);
	xmlDocPtr result = marked != NULL ? stylesheet_apply(marked, library) : NULL;

	if (result != NULL)
		write_result(result, figures_printed, library->figures, out);
	xmlFreeDoc(result);
	stylesheet_close(marked);
}

static int
write_document(const struct press *press, struct stylesheet *stylesheet, struct library *library,
    xmlDocPtr result, struct tb_buf *out)
{
	const struct wording *wording = document_is_received(result) ? NULL : &press->wording;
	size_t figures_printed = tell_uses(press, library->name, result, library->figures);
	struct tb_buf marked = TB_BUF_INIT;
	int rc;

	write_result(result, figures_printed, library->figures, out);
	rc = document_check(out, NULL, library->name, press->schema, wording);
	if (rc < 0)
		write_marked(stylesheet, library, figures_printed, &marked);
	if (rc != 0) /* of what others wrote, as most wording is, the template's line tells nothing */
		rc = document_check(out, &marked, library->name, press->schema, wording);
	tb_buf_release(&marked);
	return rc < 0 ? -1 : 0;
}

const struct press_form press_document = {"xml", write_document};

int
press_compose(const struct press *press, const struct press_form *form,
    struct stylesheet *stylesheet, const char *name, struct library *library)
{
	struct tb_buf bytes = TB_BUF_INIT;
	xmlDocPtr result;
	int rc;

	library->name = name;
	result = stylesheet_apply(stylesheet, library);
	if (result == NULL)
		return -1;
	rc = form->write(press, stylesheet, library, result, &bytes);
	if (rc == 0)
		rc = press_write(press, name, form->suffix, &bytes);
	xmlFreeDoc(result);
	tb_buf_release(&bytes);
	return rc;
}
