/* A form as a submission: see skeleton.h. */
#include "skeleton.h"
#include "../lib/record.h"
#include <string.h>

struct skeleton {
	struct tb_xmlw xml;
	const struct tb_form *form;
	const struct tb_form_table *table; /* that is being written */
	const struct tb_form_row *row;
};

static const struct tb_form_table *
table_of(const struct tb_form *form, const char *code)
{
	size_t t;

	for (t = 0; t < form->ntables; t++)
		if (strcmp(form->tables[t].code, code) == 0)
			return &form->tables[t];
	return NULL;
}

/* --- fields ------------------------------------------------------------------------------ */

/* What the form has in a field; NULL = it does not ask for it. */
static const char *
text_of(const struct skeleton *s, const struct tb_field *field)
{
	size_t k;

	for (k = 0; k < s->table->nitems; k++)
		if (s->table->items[k].field == field)
			return s->table->items[k].text;
	for (k = 0; s->row != NULL && k < s->table->ncolumns; k++)
		if (s->table->columns[k].field == field)
			return s->row->cells[k];
	return NULL;
}

/* The fields of an element of the current table as its attributes, in the schema's order.
 * Its name is a literal, for the writer keeps it. */
static void
open_element(struct skeleton *s, const char *element)
{
	const struct tb_field *field;
	size_t len = strlen(element);

	tb_xmlw_open(&s->xml, element);
	if (strcmp(element, "submission") == 0)
		tb_xmlw_attr(&s->xml, "xmlns", TB_SUBMISSION_NS);
	for (field = tb_fields; field->table != NULL; field++) {
		const char *text;

		if (strcmp(field->table, s->table->code) != 0 || field->place == TB_FIELD_TOTAL ||
		    strncmp(field->name, element, len) != 0 || field->name[len] != '@')
			continue;
		text = text_of(s, field);
		if (text != NULL && (text[0] != '\0' || field->required))
			tb_xmlw_attr(&s->xml, field->name + len + 1, text);
	}
}

static void
put_element(struct skeleton *s, const char *element)
{
	open_element(s, element);
	tb_xmlw_close(&s->xml);
}

/* One that has text of its own. */
static void
put_text(struct skeleton *s, const char *element)
{
	const struct tb_field *field = tb_field_find(s->table->code, element);
	const char *text = field != NULL ? text_of(s, field) : NULL;

	open_element(s, element);
	tb_xmlw_text(&s->xml, text != NULL ? text : "");
	tb_xmlw_close(&s->xml);
}

/* --- rows --------------------------------------------------------------------------------- */

static int
is_filled(const struct tb_form_table *table, const struct tb_form_row *row)
{
	size_t k;

	for (k = 0; row->key == NULL && k < table->ncolumns; k++)
		if (row->cells[k][0] != '\0')
			return 1;
	return row->key != NULL;
}

/* What the row is about, for who reads the file. */
static void
put_name(struct skeleton *s)
{
	size_t k;

	for (k = 0; k < s->table->ncolumns; k++)
		if (s->table->columns[k].show == TB_SHOW_NAME)
			tb_xmlw_comment(&s->xml, s->row->cells[k]);
}

static void
put_milestones(struct skeleton *s)
{
	const struct tb_form_table *projects = s->table;
	const struct tb_form_row *project = s->row;
	size_t i, len = strlen(project->key);

	s->table = table_of(s->form, "milestones");
	for (i = 0; s->table != NULL && i < s->table->nkeyed; i++) {
		s->row = &s->table->rows[i];
		if (strncmp(s->row->key, project->key, len) == 0 && s->row->key[len] == ' ')
			put_element(s, "milestone");
	}
	s->table = projects;
	s->row = project;
}

static void
put_rows(struct skeleton *s, const char *element)
{
	int of_projects = strcmp(element, "project") == 0;
	int has_text = tb_field_find(s->table->code, element) != NULL;
	size_t i;

	for (i = 0; i < s->table->nrows; i++) {
		s->row = &s->table->rows[i];
		if (!is_filled(s->table, s->row))
			continue;
		put_name(s);
		if (has_text) {
			put_text(s, element);
			continue;
		}
		open_element(s, element);
		if (of_projects)
			put_milestones(s);
		tb_xmlw_close(&s->xml);
	}
	s->row = NULL;
}

/* --- all ----------------------------------------------------------------------------------- */

/* How it is filled in; that figures are invented. */
static void
put_remarks(struct skeleton *s, const char *notice, const struct form_words *words)
{
	tb_xmlw_comment(&s->xml, words->text[FORM_SKELETON]);
	if (notice[0] != '\0')
		tb_xmlw_comment(&s->xml, notice);
}

static void
put_head(struct skeleton *s, const char *notice, const struct form_words *words)
{
	open_element(s, "submission");
	put_remarks(s, notice, words);
	put_element(s, "contact");
	put_element(s, "responsible");
	if (s->form->version > 1)
		put_text(s, "reason");
}

/* Problems are asked for though there are none; practices are not. */
static void
put_table(struct skeleton *s, const char *code, const char *element)
{
	s->table = table_of(s->form, code);
	s->row = NULL;
	if (s->table == NULL || (strcmp(code, "practices") == 0 &&
				    (s->table->nrows == 0 || !is_filled(s->table, s->table->rows))))
		return;
	open_element(s, code);
	put_rows(s, element);
	tb_xmlw_close(&s->xml);
}

void
skeleton_write(struct tb_buf *out, const struct tb_form *form, const char *notice,
    const struct form_words *words)
{
	static const struct {
		const char *table, *element;
	} tables[] = {{"industries", "row"}, {"enterprises", "row"}, {"projects", "project"},
	    {"problems", "problem"}, {"practices", "practice"}};
	struct skeleton s = {tb_xmlw_start(out), form, table_of(form, "head"), NULL};
	size_t i;

	put_head(&s, notice, words);
	for (i = 0; i < TB_LEN(tables); i++)
		put_table(&s, tables[i].table, tables[i].element);
	tb_xmlw_finish(&s.xml);
}
