/* The list of a year as a form: see list.h. */
#include "list.h"
#include "../lib/atomic.h"
#include "../lib/decimal.h"
#include "../lib/file.h"
#include "../lib/form.h"
#include "../lib/list-shown.h"
#include "../lib/xmlwrite.h"
#include "form-book.h"
#include <stdio.h>
#include <string.h>

enum { SPARE_MOST = 500, GUIDES_MOST = 20, YEAR_LEN = 16 };

struct list {
	const struct list_order *order;
	struct tb_proposals proposals;
	struct tb_list_words words;
	struct form_words form_words;
	struct tb_form form;
	struct tb_plan_form heads; /* title, paragraphs */
	const char **steps;	   /* words of the ladder, ended by NULL */
	const char *basis;
	char last[YEAR_LEN], year[YEAR_LEN], next[YEAR_LEN];
};

static const char *
say(struct list *list, enum tb_list_word word)
{
	const char *unit = list->order->plan->identity.issuer;

	return tb_list_say(&list->words, &list->form.arena, word,
	    (const struct tb_slot[]){{"last", list->last}, {"year", list->year},
		{"next", list->next}, {"unit", unit}, {"basis", list->basis},
		{"months", list->proposals.figures.months}, {NULL, NULL}});
}

/* Of what figures: of an issue, a draft, or of a year that is not over. */
static enum tb_list_word
basis_of(const struct list *list)
{
	if (list->proposals.figures.months[0] != '\0')
		return TB_LIST_BASIS_PART;
	return list->order->draft ? TB_LIST_BASIS_DRAFT : TB_LIST_BASIS_ISSUE;
}

/* --- columns, by what stands in them ------------------------------------------------------- */

static const char *
code_of(const struct tb_proposal *row)
{
	return row->code;
}

static const char *
name_of(const struct tb_proposal *row)
{
	return row->name;
}

/* What the plan has is shown where it would be filled in. */
static const char *
plan_of(const struct tb_proposal *row)
{
	return row->has_plan ? row->planned : "";
}

/* Columns that are only shown have no field, and no head here. */
static const struct column {
	const char *field;
	enum tb_list_word head, help;
	int amount;
	const char *(*text)(const struct tb_proposal *row); /* NULL = empty */
	enum tb_list_shown shown;
} columns[] = {
    {"item@code", TB_LIST_HEAD_CODE, TB_LIST_HELP_CODE, 0, code_of, TB_SHOWN_MAX},
    {"item@name", TB_LIST_HEAD_NAME, TB_LIST_WORD_MAX, 0, name_of, TB_SHOWN_MAX},
    {NULL, TB_LIST_WORD_MAX, TB_LIST_WORD_MAX, 0, NULL, TB_SHOWN_REGION},
    {NULL, TB_LIST_WORD_MAX, TB_LIST_WORD_MAX, 0, NULL, TB_SHOWN_SECTOR},
    {NULL, TB_LIST_WORD_MAX, TB_LIST_WORD_MAX, 0, NULL, TB_SHOWN_BEFORE},
    {NULL, TB_LIST_WORD_MAX, TB_LIST_WORD_MAX, 1, NULL, TB_SHOWN_LAST},
    {NULL, TB_LIST_WORD_MAX, TB_LIST_WORD_MAX, 1, NULL, TB_SHOWN_VALUE},
    {NULL, TB_LIST_WORD_MAX, TB_LIST_WORD_MAX, 0, NULL, TB_SHOWN_PROPOSAL},
    {NULL, TB_LIST_WORD_MAX, TB_LIST_WORD_MAX, 0, NULL, TB_SHOWN_TIER},
    {NULL, TB_LIST_WORD_MAX, TB_LIST_WORD_MAX, 0, NULL, TB_SHOWN_REASON},
    {NULL, TB_LIST_WORD_MAX, TB_LIST_WORD_MAX, 1, NULL, TB_SHOWN_PLANNED},
    {NULL, TB_LIST_WORD_MAX, TB_LIST_WORD_MAX, 1, NULL, TB_SHOWN_OUTLOOK},
    {"item@decision", TB_LIST_HEAD_DECISION, TB_LIST_HELP_DECISION, 0, NULL, TB_SHOWN_MAX},
    {"item@level", TB_LIST_HEAD_LEVEL, TB_LIST_HELP_LEVEL, 0, NULL, TB_SHOWN_MAX},
    {"item@plan", TB_LIST_HEAD_PLAN, TB_LIST_HELP_PLAN, 1, plan_of, TB_SHOWN_MAX},
    {"item@note", TB_LIST_HEAD_NOTE, TB_LIST_HELP_NOTE, 0, NULL, TB_SHOWN_MAX},
};
enum { COLUMNS = TB_LEN(columns) };

/* --- the table of items --------------------------------------------------------------------- */

static void
add_columns(struct list *list, struct tb_form_table *table)
{
	struct tb_form_column *at;
	size_t k;

	table->columns = tb_arena_alloc(&list->form.arena, COLUMNS * sizeof(*at));
	for (k = 0; k < COLUMNS; k++) {
		const struct column *column = &columns[k];

		at = &table->columns[table->ncolumns++];
		at->field =
		    column->field != NULL ? tb_field_find(table->code, column->field) : NULL;
		at->show = -1;
		at->amount = column->amount;
		at->name = column->field != NULL
			       ? say(list, column->head)
			       : tb_list_shown_head(&list->proposals, &list->words,
				     &list->form.arena, column->shown);
		at->head =
		    at->field != NULL && column->amount
			? tb_arena_printf(&list->form.arena, "%s（%s）", at->name, table->unit)
			: at->name;
		at->help = column->help != TB_LIST_WORD_MAX ? say(list, column->help) : "";
		at->words = column->field != NULL && strcmp(column->field, "item@level") == 0
				? list->steps
				: NULL;
	}
}

static const char *
text_of(struct list *list, const struct column *column, const struct tb_proposal *proposal)
{
	if (proposal == NULL)
		return "";
	if (column->field == NULL)
		return tb_list_shown(
		    &list->proposals, &list->words, &list->form.arena, proposal, column->shown);
	return column->text != NULL ? column->text(proposal) : "";
}

/* The row of a proposal, or with NULL an empty one. */
static void
fill_row(struct list *list, struct tb_form_row *row, const struct tb_proposal *proposal)
{
	struct tb_arena *arena = &list->form.arena;
	unsigned char *locked = tb_arena_alloc(arena, COLUMNS);
	size_t k;

	row->cells = tb_arena_alloc(arena, COLUMNS * sizeof(*row->cells));
	memset(locked, 0, COLUMNS);
	for (k = 0; k < COLUMNS; k++) {
		row->cells[k] = text_of(list, &columns[k], proposal);
		locked[k] = proposal != NULL && columns[k].text == plan_of && proposal->has_plan;
	}
	row->locked = locked;
	row->key = proposal != NULL
		       ? tb_arena_printf(arena, "%s %s", proposal->code, proposal->name)
		       : NULL;
}

static int
add_items(struct list *list, struct tb_form_table *table, struct tb_err *err)
{
	const struct tb_proposals *proposals = &list->proposals;
	long spare;
	size_t i;

	if (tb_int_parse(list->words.text[TB_LIST_SPARE], 0, SPARE_MOST, &spare) != 0)
		return tb_err_set(err, TB_MSG_FORM_WORDS, "rolling-words.xml", 0, 0,
		    "the word 'spare' is no number from 0 to %d; correct it", SPARE_MOST);
	*table = (struct tb_form_table){.code = "items",
	    .title = list->words.text[TB_LIST_SHEET_ITEMS],
	    .help = list->words.text[TB_LIST_HELP_ITEMS],
	    .unit = tb_unit_name(TB_UNIT_YI),
	    .sealed = 1};
	add_columns(list, table);
	table->nkeyed = proposals->n;
	table->nrows = proposals->n + (size_t)spare;
	table->rows = tb_arena_alloc(&list->form.arena, (table->nrows + 1) * sizeof(*table->rows));
	for (i = 0; i < table->nrows; i++)
		fill_row(list, &table->rows[i], i < proposals->n ? &proposals->rows[i] : NULL);
	return 0;
}

/* --- what stands once --------------------------------------------------------------------- */

static void
add_once(struct list *list, struct tb_form_table *table, const char *field, enum tb_list_word head,
    enum tb_list_word help, const char *text)
{
	table->items[table->nitems++] = (struct tb_form_item){tb_field_find(table->code, field),
	    say(list, head), help != TB_LIST_WORD_MAX ? say(list, help) : "",
	    text != NULL ? text : "", text != NULL};
}

static void
add_head(struct list *list, struct tb_form_table *table)
{
	enum { ITEMS = 8 };
	*table = (struct tb_form_table){.code = "rolling-list",
	    .title = list->words.text[TB_LIST_SHEET_HEAD],
	    .help = list->words.text[TB_LIST_HELP_HEAD],
	    .unit = "",
	    .sealed = 1};
	table->items = tb_arena_alloc(&list->form.arena, ITEMS * sizeof(*table->items));
	add_once(list, table, "rolling-list@plan", TB_LIST_ONCE_PLAN, TB_LIST_WORD_MAX,
	    list->order->plan->identity.id);
	add_once(list, table, "rolling-list@year", TB_LIST_ONCE_YEAR, TB_LIST_WORD_MAX, list->year);
	add_once(list, table, "rolling-list@digest", TB_LIST_ONCE_DIGEST, TB_LIST_WORD_MAX,
	    list->proposals.digest);
	add_once(
	    list, table, "rolling-list@basis", TB_LIST_ONCE_BASIS, TB_LIST_WORD_MAX, list->basis);
	add_once(
	    list, table, "rolling-list@number", TB_LIST_ONCE_NUMBER, TB_LIST_HELP_NUMBER, NULL);
	add_once(list, table, "rolling-list@in-force", TB_LIST_ONCE_IN_FORCE, TB_LIST_HELP_IN_FORCE,
	    NULL);
	add_once(list, table, "rolling-list@by", TB_LIST_ONCE_BY, TB_LIST_HELP_BY, NULL);
}

/* --- the form ----------------------------------------------------------------------------- */

static void
add_guides(struct list *list)
{
	char *at = tb_arena_strdup(&list->form.arena, say(list, TB_LIST_GUIDES)), *end;

	list->heads =
	    (struct tb_plan_form){.title = say(list, TB_LIST_TITLE), .contact = "", .phone = ""};
	list->heads.guides =
	    tb_arena_alloc(&list->form.arena, GUIDES_MOST * sizeof(*list->heads.guides));
	for (; at != NULL && list->heads.nguides < GUIDES_MOST; at = end) {
		end = strchr(at, '|');
		if (end != NULL)
			*end++ = '\0';
		list->heads.guides[list->heads.nguides++] = (struct tb_plan_guide){.text = at};
	}
}

static void
add_steps(struct list *list)
{
	const struct tb_plan_ladder *ladder = list->proposals.ladder;
	size_t i;

	list->steps =
	    tb_arena_alloc(&list->form.arena, (ladder->nsteps + 1) * sizeof(*list->steps));
	for (i = 0; i < ladder->nsteps; i++)
		list->steps[i] = ladder->steps[i].word;
	list->steps[i] = NULL;
}

static int
make_form(struct list *list, struct tb_err *err)
{
	enum { TABLES = 2 };
	const struct tb_plan_identity *identity = &list->order->plan->identity;
	struct tb_form *form = &list->form;

	snprintf(list->last, YEAR_LEN, "%d", list->proposals.year - 1);
	snprintf(list->year, YEAR_LEN, "%d", list->proposals.year);
	snprintf(list->next, YEAR_LEN, "%d", list->proposals.year + 1);
	add_steps(list);
	list->basis = say(list, basis_of(list));
	add_guides(list);
	form->format = TB_FORM_LIST_FORMAT;
	form->plan = identity->id;
	form->unit = identity->region;
	form->unit_name = identity->issuer;
	form->period = (struct tb_period){list->proposals.year, 12};
	form->version = 1;
	form->above = say(list, TB_LIST_ABOVE);
	form->words = &list->heads;
	form->tables = tb_arena_alloc(&form->arena, TABLES * sizeof(*form->tables));
	add_head(list, &form->tables[form->ntables++]);
	if (add_items(list, &form->tables[form->ntables++], err) != 0)
		return -1;
	tb_form_sign(form);
	return 0;
}

/* --- the same as XML ---------------------------------------------------------------------- */

static const char *
attribute(const struct tb_field *field)
{
	return strchr(field->name, '@') + 1;
}

static void
put_item(struct tb_xmlw *xml, const struct tb_form_table *table, const struct tb_form_row *row)
{
	size_t k;

	tb_xmlw_open(xml, "item");
	for (k = 0; k < table->ncolumns; k++) {
		const struct tb_form_column *column = &table->columns[k];
		int given = row->locked[k];

		if (column->field == NULL)
			tb_xmlw_attr(xml, tb_list_shown_names[columns[k].shown], row->cells[k]);
		else if (!given)
			tb_xmlw_attr(xml, attribute(column->field), row->cells[k]);
	}
	tb_xmlw_close(xml);
}

static void
put_xml(struct list *list, struct tb_buf *out)
{
	const struct tb_form_table *head = &list->form.tables[0], *items = &list->form.tables[1];
	const char *notice = list->order->plan->notice;
	struct tb_xmlw xml = tb_xmlw_start(out);
	size_t i;

	tb_xmlw_open(&xml, "rolling-list");
	tb_xmlw_attr(&xml, "xmlns", TB_LIST_NS);
	for (i = 0; i < head->nitems; i++)
		tb_xmlw_attr(&xml, attribute(head->items[i].field), head->items[i].text);
	tb_xmlw_comment(&xml, list->words.text[TB_LIST_SKELETON]);
	if (notice[0] != '\0')
		tb_xmlw_comment(&xml, notice);
	for (i = 0; i < items->nkeyed; i++)
		put_item(&xml, items, &items->rows[i]);
	tb_xmlw_finish(&xml);
}

static int
write_xml(struct list *list, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT, path = TB_BUF_INIT;
	int rc;

	put_xml(list, &bytes);
	tb_buf_printf(&path, "%s/%s.xml", list->order->output, list->words.text[TB_LIST_FILE]);
	rc = tb_atomic_write(path.s, bytes.s, bytes.len, 1, err);
	tb_buf_release(&bytes);
	tb_buf_release(&path);
	return rc;
}

/* --- all ---------------------------------------------------------------------------------- */

static int
write_list(struct list *list, struct tb_err *err)
{
	const struct form_source source = {&list->form, list->order->plan, &list->form_words};
	struct tb_buf name = TB_BUF_INIT;
	int rc = make_form(list, err);

	tb_buf_printf(&name, "%s.xlsx", list->words.text[TB_LIST_FILE]);
	if (rc == 0)
		rc = tb_folder_make(list->order->output, err);
	if (rc == 0)
		rc = form_book_write(&source, list->order->output, name.s, err);
	if (rc == 0)
		rc = write_xml(list, err);
	tb_buf_release(&name);
	return rc;
}

/* Is there a list to be made of these figures at all? */
static int
is_wanted(const struct tb_proposals *proposals, const struct tb_plan *plan)
{
	return proposals->n > 0 && proposals->year < plan->identity.target_year;
}

int
list_write(const struct list_order *order, struct tb_err *err)
{
	struct list list = {.order = order};
	char *path = tb_template_path(order->templates, "form-words.xml");
	int rc = form_words_load(path, &list.form_words, err);

	free(path);
	if (rc == 0)
		rc = tb_list_words_load(order->templates, &list.words, err);
	if (rc == 0)
		rc = tb_proposals_load(order->figures, order->plan, &list.proposals, err);
	if (rc == 0 && is_wanted(&list.proposals, order->plan))
		rc = write_list(&list, err);
	tb_form_release(&list.form);
	tb_proposals_release(&list.proposals);
	tb_list_words_release(&list.words);
	form_words_release(&list.form_words);
	return rc;
}
