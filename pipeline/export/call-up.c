/* The data of a call-up sheet: see call-up.h. */
#include "call-up.h"
#include "../lib/xmlwrite.h"
#include <string.h>

struct call_up {
	struct tb_xmlw xml;
	const struct call_up_source *source;
	char first[11], last[11]; /* days of the month that is reported; of 1—2月, both months */
};

/* --- whose it is ------------------------------------------------------------------------- */

static void
put_label(struct call_up *c, const char *name, struct tb_period period)
{
	struct tb_buf label = TB_BUF_INIT;

	tb_period_label(period, &label);
	tb_xmlw_attr(&c->xml, name, label.s);
	tb_buf_release(&label);
}

static void
put_root(struct call_up *c)
{
	const struct tb_form *form = c->source->form;
	const struct tb_plan_identity *identity = &c->source->plan->identity;
	struct tb_xmlw *xml = &c->xml;

	tb_xmlw_open(xml, "call-up");
	tb_xmlw_attr(xml, "xmlns", "urn:tongbao:call-up:1");
	tb_xmlw_attr(xml, "plan", form->plan);
	tb_xmlw_attr(xml, "programme", identity->programme);
	tb_xmlw_attr(xml, "issuer", identity->issuer);
	tb_xmlw_attr(xml, "unit", form->unit);
	tb_xmlw_attr(xml, "name", form->unit_name);
	tb_xmlw_attr_period(xml, "period", form->period);
	tb_xmlw_attri(xml, "year", form->period.year);
	tb_xmlw_attri(xml, "month", form->period.month);
	put_label(c, "label", form->period);
	if (form->last.month != 0)
		put_label(c, "last-label", form->last);
	tb_xmlw_attrf(xml, "version", "%ld", form->version);
	tb_xmlw_attr_date(xml, "deadline", form->deadline);
	tb_xmlw_attri(xml, "weekday", tb_date_weekday(form->deadline));
	tb_xmlw_attri(xml, "missed",
	    asked_missed(c->source->asked, c->source->plan, form->unit, form->period));
	tb_xmlw_attr(xml, "title", form->words->title);
	tb_xmlw_attr(xml, "contact", form->words->contact);
	if (form->words->phone[0] != '\0')
		tb_xmlw_attr(xml, "phone", form->words->phone);
	tb_xmlw_attr(xml, "file", c->source->file);
	tb_xmlw_attr(xml, "form", form->id);
}

static void
put_texts(struct call_up *c)
{
	const struct tb_plan_form *words = c->source->form->words;
	size_t i;

	if (c->source->plan->notice[0] != '\0') {
		tb_xmlw_open(&c->xml, "notice");
		tb_xmlw_text(&c->xml, c->source->plan->notice);
		tb_xmlw_close(&c->xml);
	}
	for (i = 0; i < words->nguides; i++) {
		tb_xmlw_open(&c->xml, "guide");
		tb_xmlw_text(&c->xml, words->guides[i].text);
		tb_xmlw_close(&c->xml);
	}
}

/* --- tables ---------------------------------------------------------------------------------- */

static void
put_item(struct call_up *c, const struct tb_form_item *item)
{
	tb_xmlw_open(&c->xml, "item");
	tb_xmlw_attr(&c->xml, "field", item->field->name);
	tb_xmlw_attr(&c->xml, "head", item->head);
	tb_xmlw_attr(&c->xml, "text", item->text);
	tb_xmlw_close(&c->xml);
}

/* The head as the plan has it, without the unit that stands in it on the form. */
static void
put_column(struct call_up *c, const struct tb_form_column *column)
{
	tb_xmlw_open(&c->xml, "column");
	if (column->field != NULL)
		tb_xmlw_attr(&c->xml, "field", column->field->name);
	else
		tb_xmlw_attr(&c->xml, "show", tb_show_names[column->show]);
	tb_xmlw_attr(&c->xml, "head", column->name);
	tb_xmlw_attr(&c->xml, "amount", column->amount ? "yes" : NULL);
	tb_xmlw_close(&c->xml);
}

static const char *
cell_of(const struct tb_form_table *table, const struct tb_form_row *row, const char *field)
{
	size_t k;

	for (k = 0; k < table->ncolumns; k++)
		if (table->columns[k].field != NULL &&
		    strcmp(table->columns[k].field->name, field) == 0)
			return row->cells[k];
	return "";
}

/* Has what should be done a day or a month that is behind the reported month, or in it? Of who
 * never reported nobody knows. */
static const char *
state_of(const struct call_up *c, const struct tb_form_table *table, const struct tb_form_row *row)
{
	int problems = strcmp(table->code, "problems") == 0;
	const char *due = cell_of(table, row, problems ? "problem@due" : "milestone@planned");
	const char *done = cell_of(table, row, problems ? "problem@closed" : "milestone@actual");
	size_t len = strlen(due); /* of a month it is that of a month */

	if (!c->source->form->known || due[0] == '\0' || done[0] != '\0' ||
	    strncmp(due, c->last, len) > 0)
		return NULL;
	return strncmp(due, c->first, len) < 0 ? "late" : "due";
}

static void
put_row(struct call_up *c, const struct tb_form_table *table, const struct tb_form_row *row)
{
	size_t k;

	tb_xmlw_open(&c->xml, "row");
	tb_xmlw_attr(&c->xml, "key", row->key);
	tb_xmlw_attr(&c->xml, "state", state_of(c, table, row));
	for (k = 0; k < table->ncolumns; k++) {
		tb_xmlw_open(&c->xml, "cell");
		tb_xmlw_text(&c->xml, row->cells[k]);
		tb_xmlw_close(&c->xml);
	}
	tb_xmlw_close(&c->xml);
}

/* Rows that are asked for; there is always room for others. */
static void
put_table(struct call_up *c, const struct tb_form_table *table)
{
	size_t i;

	tb_xmlw_open(&c->xml, "table");
	tb_xmlw_attr(&c->xml, "code", table->code);
	tb_xmlw_attr(&c->xml, "title", table->title);
	if (table->indicator != NULL && table->unit[0] != '\0') {
		tb_xmlw_attr(&c->xml, "indicator", table->indicator->name);
		tb_xmlw_attr(&c->xml, "unit", table->unit);
	}
	for (i = 0; i < table->nitems; i++)
		put_item(c, &table->items[i]);
	for (i = 0; i < table->ncolumns; i++)
		put_column(c, &table->columns[i]);
	for (i = 0; i < table->nkeyed; i++)
		put_row(c, table, &table->rows[i]);
	tb_xmlw_close(&c->xml);
}

/* --- what is open ------------------------------------------------------------------------- */

static void
put_node(struct call_up *c, const struct asked_node *node)
{
	const struct tb_xml_attr *attr;

	tb_xmlw_open(&c->xml, node->name);
	for (attr = node->attrs; attr->name != NULL; attr++)
		if (strcmp(attr->name, "open") != 0)
			tb_xmlw_attr(&c->xml, attr->name, attr->value);
	if (node->text[0] != '\0' &&
	    (strcmp(node->name, "place") == 0 || strcmp(node->name, "remedy") == 0))
		tb_xmlw_text(&c->xml, node->text);
}

static void
put_files(struct call_up *c)
{
	const struct asked *asked = c->source->asked;
	int ours = 0, depth = -1;
	size_t i;

	for (i = 0; i < asked->nnodes; i++) {
		const struct asked_node *node = &asked->nodes[i];

		for (; depth >= node->depth; depth--)
			tb_xmlw_close(&c->xml);
		if (node->depth == 0)
			ours = tb_same(tb_xml_attr(node->attrs, "unit"), c->source->form->unit);
		if (!ours)
			continue;
		put_node(c, node);
		depth = node->depth;
	}
	for (; depth >= 0; depth--)
		tb_xmlw_close(&c->xml);
}

/* --- all ----------------------------------------------------------------------------------- */

void
call_up_write(struct tb_buf *out, const struct call_up_source *source)
{
	struct call_up c = {.xml = tb_xmlw_start(out), .source = source};
	struct tb_period period = source->form->period;
	struct tb_date first = {period.year, period.month > 2 ? period.month : 1, 1};
	struct tb_date next = {period.year + period.month / 12, period.month % 12 + 1, 1};
	size_t t;

	tb_date_format(first, c.first);
	tb_date_format(tb_date_from_days(tb_date_days(next) - 1), c.last);
	put_root(&c);
	put_texts(&c);
	for (t = 0; t < source->form->ntables; t++)
		put_table(&c, &source->form->tables[t]);
	put_files(&c);
	tb_xmlw_finish(&c.xml);
}
