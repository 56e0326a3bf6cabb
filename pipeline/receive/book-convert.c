/* From the cells of a form to the canonical XML of a submission: see book-form.h. */
#include "../lib/decimal.h"
#include "../lib/record.h"
#include "../lib/xmlwrite.h"
#include "book-form.h"
#include "book-number.h"
#include "book-private.h"
#include "number.h"

struct converter {
	const struct book_meta *meta;
	struct book_submission *made;
	struct findings *findings;
	struct tb_xmlw xml;
	size_t counted; /* bytes of the XML whose lines are counted */
	struct tb_buf text;
};

/* The row that is being converted, as findings of its cells name it. */
struct spot {
	const struct book_table *table;
	int row;    /* of the sheet */
	int number; /* of the element in its section, from 1; 0 = none */
	const char *code;
	const char *note; /* what the unit wrote into it, NULL = nothing */
};

/* --- lines ------------------------------------------------------------------------- */

static void
new_line(struct book_submission *made)
{
	*(int *)tb_grow(&made->rows, made->nrows++, &made->rows_cap, sizeof(int)) = 0;
}

/* Whatever was written last stands on this line, which is the sheet's row. */
static void
mark(struct converter *c, int row)
{
	const char *at = c->made->xml.s + c->counted;

	for (; (at = strchr(at, '\n')) != NULL; at++)
		new_line(c->made);
	c->counted = c->made->xml.len;
	c->made->rows[c->made->nrows - 1] = row;
}

static void
open_at(struct converter *c, const char *name, int row)
{
	tb_xmlw_open(&c->xml, name);
	mark(c, row);
}

/* --- cells --------------------------------------------------------------------------- */

static void
tell(struct converter *c, enum finding_id id, const struct spot *spot,
    const struct book_field *field, const char *value, const char *expected)
{
	char place[160];
	struct finding finding =
	    book_finding(id, spot->table, field, spot->row, field->column, place);

	finding.row = spot->number;
	finding.code = spot->code;
	finding.value = value;
	finding.expected = expected;
	if (id == FINDING_NUMBER_ROUNDED)
		finding.detail[FINDING_DETAILS - 1] = spot->note; /* see rules_rounded() */
	finding_add(c->findings, &finding);
}

/* An amount: rounded to what its unit has, which is told when it takes anything away from what the
 * sheet shows. */
static void
put_amount(struct converter *c, const struct spot *spot, const struct book_field *field,
    const struct book_cell *cell)
{
	int rounded, unit = tb_unit_parse(spot->table->unit);
	struct tb_buf shown = TB_BUF_INIT;

	if (cell->kind != CELL_NUMBER ||
	    book_number(cell->text, number_places(unit), &c->text, &rounded) != 0)
		book_put_trimmed(cell, &c->text); /* what is wrong with it, the rules say */
	else if (rounded && book_number(cell->text, BOOK_NUMBER_WHOLE, &shown, NULL) == 0)
		tell(c, FINDING_NUMBER_ROUNDED, spot, field, shown.s, c->text.s);
	tb_buf_release(&shown);
}

/* A day or month: one that was typed as text is put as days are written, and that is told. */
static void
put_day(struct converter *c, const struct spot *spot, const struct book_field *field,
    const struct book_cell *cell)
{
	int month_alone = field->field->kind == TB_FIELD_MONTH;
	char day[11];

	if (cell->kind != CELL_NUMBER ||
	    book_number(cell->text, BOOK_NUMBER_WHOLE, &c->text, NULL) != 0)
		book_put_trimmed(cell, &c->text);
	else if (strchr(c->text.s, '.') != NULL)
		return; /* 2022.10 is kept as 2022.1 */
	if (cell->kind == CELL_DATE && month_alone && c->text.len == 10)
		c->text.s[c->text.len = 7] = '\0';
	if (book_text_day(c->text.s, month_alone, day) != 0 || strcmp(day, c->text.s) == 0)
		return;
	tell(c, FINDING_DATE_TEXT, spot, field, c->text.s, day);
	tb_buf_reset(&c->text);
	tb_buf_puts(&c->text, day);
}

/* The text of a cell as a submission writes it, into c->text: empty when there is
 * nothing, or nothing that can be taken. */
static void
read_cell(struct converter *c, const struct spot *spot, const struct book_field *field)
{
	const struct book_cell *cell = book_cell(spot->table->sheet, spot->row, field->column);
	enum tb_field_kind kind = field->field->kind;
	int wants_date = kind == TB_FIELD_DAY || kind == TB_FIELD_MONTH;

	tb_buf_reset(&c->text);
	if (cell == NULL)
		return;
	if (cell->kind == CELL_ERROR) {
		tell(c, FINDING_CELL_ERROR, spot, field, cell->text, NULL);
	} else if (cell->kind == CELL_UNCOMPUTED) {
		tell(c, FINDING_CELL_UNCOMPUTED, spot, field, NULL, NULL);
	} else if (cell->kind == CELL_DATE && !wants_date) {
		tell(c, FINDING_CELL_DATE, spot, field, cell->text, NULL);
	} else if (kind == TB_FIELD_AMOUNT) {
		put_amount(c, spot, field, cell);
	} else if (wants_date) {
		put_day(c, spot, field, cell);
	} else if (cell->kind != CELL_NUMBER ||
		   book_number(cell->text, BOOK_NUMBER_WHOLE, &c->text, NULL) != 0) {
		book_put_trimmed(cell, &c->text);
	}
}

/* What follows the '@' of a field's name: its attribute; NULL = it is the element's text. */
static const char *
attribute(const struct book_field *field)
{
	const char *at = strchr(field->field->name, '@');

	return at != NULL ? at + 1 : NULL;
}

/* Does the field belong to the element: "row@value" to "row"? */
static int
is_of(const struct book_field *field, const char *element)
{
	size_t len = strlen(element);
	const char *name = field->field->name;

	return strncmp(name, element, len) == 0 && (name[len] == '@' || name[len] == '\0');
}

/* Amounts of a column that are kept as text are told once, with their number: they count
 * all the same. */
static void
tell_texts(struct converter *c, const struct book_table *table, const int *rows, size_t nrows)
{
	int unit = tb_unit_parse(table->unit);
	size_t i, k;

	for (i = 0; i < table->nfields && unit >= 0; i++) {
		const struct book_field *field = &table->fields[i];
		char place[160], count[16];
		struct finding finding;
		int64_t yuan;
		int n = 0;

		if (field->row > 0 || field->field->kind != TB_FIELD_AMOUNT)
			continue;
		for (k = 0; k < nrows; k++) {
			const struct book_cell *cell =
			    book_cell(table->sheet, rows[k], field->column);

			if (cell == NULL || cell->kind != CELL_TEXT ||
			    tb_amount_parse(cell->text, (enum tb_unit)unit, &yuan, NULL) != 0)
				continue;
			if (n++ == 0)
				finding = book_finding(FINDING_NUMBER_TEXT, table, field, rows[k],
				    field->column, place);
		}
		if (n == 0)
			continue;
		snprintf(count, sizeof(count), "%d", n);
		finding.detail[0] = count;
		finding_add(c->findings, &finding);
	}
}

/* --- rows ------------------------------------------------------------------------------ */

static const char *
keep(struct findings *findings, const char *s)
{
	return s[0] != '\0' ? tb_arena_strdup(&findings->arena, s) : NULL;
}

/* Code and note of a row, for its findings. */
static struct spot
make_spot(struct converter *c, const struct book_table *table, int row, int number)
{
	struct spot spot = {.table = table, .row = row, .number = number};
	size_t i;

	tb_buf_reset(&c->text);
	book_put_key(table, row, &c->text);
	c->text.s[strcspn(c->text.s, " ")] = '\0';
	spot.code = keep(c->findings, c->text.s);
	for (i = 0; i < table->nfields; i++) {
		const char *name = attribute(&table->fields[i]);

		if (table->fields[i].row > 0 || name == NULL || strcmp(name, "note") != 0)
			continue;
		tb_buf_reset(&c->text);
		book_put_trimmed(book_cell(table->sheet, row, table->fields[i].column), &c->text);
		spot.note = keep(c->findings, c->text.s);
	}
	return spot;
}

/* Attributes, then the text, of the element in the row; it is left open. */
static void
write_fields(struct converter *c, const struct spot *spot, const char *element)
{
	const struct book_table *table = spot->table;
	const struct book_field *text = NULL;
	size_t i;

	open_at(c, element, spot->row);
	for (i = 0; i < table->nfields; i++) {
		const struct book_field *field = &table->fields[i];

		if (field->row > 0 || !is_of(field, element))
			continue;
		if (attribute(field) == NULL) {
			text = field;
			continue;
		}
		read_cell(c, spot, field);
		if (c->text.len > 0)
			tb_xmlw_attr(&c->xml, attribute(field), c->text.s);
	}
	if (text == NULL)
		return;
	read_cell(c, spot, text);
	if (c->text.len > 0)
		tb_xmlw_text(&c->xml, c->text.s);
}

/* A row of milestones, by the code of its project. */
struct low {
	const char *code;
	int row, written;
};

static int
by_code(const void *a, const void *b)
{
	const struct low *x = a, *y = b;
	int order = strcmp(x->code, y->code);

	return order != 0 ? order : x->row - y->row;
}

/* The rows of milestones by project; the caller frees them. */
static size_t
list_milestones(struct converter *c, const struct book_table *table, struct low **low)
{
	const struct book_field *field =
	    table != NULL ? book_table_field(table, "project@code") : NULL;
	int *rows = NULL;
	size_t n = field != NULL ? book_table_rows(table, &rows, c->findings) : 0, i;

	*low = tb_xcalloc(n + 1, sizeof(**low));
	for (i = 0; i < n; i++) {
		const char *code;

		tb_buf_reset(&c->text);
		book_put_trimmed(book_cell(table->sheet, rows[i], field->column), &c->text);
		code = keep(c->findings, c->text.s);
		(*low)[i] = (struct low){code != NULL ? code : "", rows[i], 0};
	}
	if (n > 1)
		qsort(*low, n, sizeof(**low), by_code);
	free(rows);
	return n;
}

static void
write_milestones(struct converter *c, const struct book_table *table, struct low *low, size_t n,
    const struct spot *project)
{
	size_t from = 0, to = n;

	while (project->code != NULL && from < to) {
		size_t middle = from + (to - from) / 2;

		if (strcmp(low[middle].code, project->code) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	for (; project->code != NULL && from < n && strcmp(low[from].code, project->code) == 0 &&
	       !low[from].written;
	     from++) {
		struct spot spot = make_spot(c, table, low[from].row, project->number);

		write_fields(c, &spot, "milestone");
		tb_xmlw_close(&c->xml);
		low[from].written = 1;
	}
}

/* Was the row of the project deleted, which is told? */
static int
is_deleted(const struct converter *c, const char *code)
{
	size_t i;

	for (i = 0; i < c->findings->n; i++) {
		const struct finding *finding = &c->findings->list[i];

		if (finding->id == FINDING_ROW_DELETED && finding->code != NULL &&
		    strcmp(finding->code, code) == 0)
			return 1;
	}
	return 0;
}

/* Milestones whose project is not in the table of projects, or not filled in there. */
static void
tell_orphans(struct converter *c, const struct book_table *table, const struct low *low, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		char place[160];
		struct finding finding;

		if (low[i].written || is_deleted(c, low[i].code))
			continue;
		finding = book_finding(FINDING_MILESTONE_ALONE, table, NULL, low[i].row, 1, place);
		finding.code = low[i].code;
		finding_add(c->findings, &finding);
	}
}

static void
open_section(struct converter *c, const struct book_table *table)
{
	open_at(c, table->code, table->first > 1 ? table->first - 1 : table->first);
	if (table->indicator[0] == '\0')
		return;
	tb_xmlw_attr(&c->xml, "indicator", table->indicator);
	tb_xmlw_attr(&c->xml, "unit", table->unit);
}

static void
write_table(struct converter *c, const char *code, const char *element)
{
	const struct book_table *table = book_meta_table(c->meta, code), *below = NULL;
	struct low *low = NULL;
	int *rows;
	size_t n, nlow = 0, i;

	if (table == NULL)
		return;
	n = book_table_rows(table, &rows, c->findings);
	if (strcmp(code, "projects") == 0)
		below = book_meta_table(c->meta, "milestones");
	if (below != NULL)
		nlow = list_milestones(c, below, &low);
	if (n > 0 || strcmp(code, "problems") == 0)
		open_section(c, table);
	for (i = 0; i < n; i++) {
		struct spot spot = make_spot(c, table, rows[i], (int)i + 1);

		write_fields(c, &spot, element);
		if (below != NULL)
			write_milestones(c, below, low, nlow, &spot);
		tb_xmlw_close(&c->xml);
	}
	if (n > 0 || strcmp(code, "problems") == 0)
		tb_xmlw_close(&c->xml);
	if (below != NULL)
		tell_orphans(c, below, low, nlow);
	tell_texts(c, table, rows, n);
	free(rows);
	free(low);
}

/* --- the head ------------------------------------------------------------------------------ */

/* The value of a field of the head into c->text; returns its row, 0 = the form has none. */
static int
read_from(struct converter *c, const char *head, const char *name)
{
	const struct book_table *table = book_meta_table(c->meta, head);
	const struct book_field *field = book_table_field(table, name);
	struct spot spot = {.table = table, .row = field != NULL ? field->row : 0};

	tb_buf_reset(&c->text);
	if (field != NULL && table->sheet != NULL)
		read_cell(c, &spot, field);
	return spot.row;
}

static int
read_once(struct converter *c, const char *name)
{
	return read_from(c, "head", name);
}

static void
write_root(struct converter *c)
{
	tb_xmlw_open(&c->xml, "submission");
	tb_xmlw_attr(&c->xml, "xmlns", TB_SUBMISSION_NS);
	tb_xmlw_attr(&c->xml, "plan", c->meta->plan);
	tb_xmlw_attr(&c->xml, "unit", c->meta->unit);
	tb_xmlw_attr(&c->xml, "period", c->meta->period);
	mark(c, read_once(c, "submission@version"));
	tb_xmlw_attr(&c->xml, "version", c->text.len > 0 ? c->text.s : c->meta->version);
	(void)read_once(c, "submission@date");
	if (c->text.len > 0)
		tb_xmlw_attr(&c->xml, "date", c->text.s);
}

/* An element of the head with its attributes; left out when it holds none and may be. */
static void
write_head(struct converter *c, const char *element, const char *const *names, int needed)
{
	char name[64];
	const char *const *at;
	int written = 0, row = 0;

	for (at = names; *at != NULL; at++) {
		snprintf(name, sizeof(name), "%s@%s", element, *at);
		row = read_once(c, name);
		if (!written && (c->text.len > 0 || needed)) {
			open_at(c, element, row);
			written = 1;
		}
		if (c->text.len > 0)
			tb_xmlw_attr(&c->xml, *at, c->text.s);
	}
	if (written)
		tb_xmlw_close(&c->xml);
}

void
book_form_convert(const struct book_meta *meta, int with_tables, struct book_submission *made,
    struct findings *findings)
{
	static const char *const contact[] = {"name", "phone", NULL};
	static const char *const responsible[] = {"prepared", "reviewed", "approved", NULL};
	static const struct {
		const char *code, *element;
	} tables[] = {{"industries", "row"}, {"enterprises", "row"}, {"projects", "project"},
	    {"problems", "problem"}, {"practices", "practice"}};
	struct converter c = {
	    .meta = meta, .made = made, .findings = findings, .text = TB_BUF_INIT};
	size_t i;
	int row;

	*made = (struct book_submission){.xml = TB_BUF_INIT};
	new_line(made); /* there is no line 0 */
	new_line(made);
	c.xml = tb_xmlw_start(&made->xml);
	write_root(&c);
	write_head(&c, "contact", contact, 1);
	write_head(&c, "responsible", responsible,
	    book_table_field(book_meta_table(meta, "head"), "responsible@prepared") != NULL);
	row = read_once(&c, "reason");
	if (c.text.len > 0) {
		open_at(&c, "reason", row);
		tb_xmlw_text(&c.xml, c.text.s);
		tb_xmlw_close(&c.xml);
	}
	for (i = 0; i < TB_LEN(tables) && with_tables; i++)
		write_table(&c, tables[i].code, tables[i].element);
	tb_xmlw_finish(&c.xml);
	tb_buf_release(&c.text);
}

/* --- a list ------------------------------------------------------------------------------- */

/* "名单", "A B M N O P": where the fields of rows stand; the cell of the day. */
static void
write_places(struct converter *c, const struct book_table *head, const struct book_table *items)
{
	const struct book_field *day = book_table_field(head, "rolling-list@in-force");
	struct tb_buf columns = TB_BUF_INIT;
	char name[8];
	size_t i;

	for (i = 0; i < items->nfields; i++) {
		book_column_name(items->fields[i].column, name);
		tb_buf_printf(&columns, "%s%s", i > 0 ? " " : "", name);
	}
	tb_xmlw_attr(&c->xml, "sheet", items->name);
	tb_xmlw_attr(&c->xml, "columns", columns.s);
	if (day != NULL) {
		book_column_name(day->column, name);
		tb_xmlw_attrf(&c->xml, "day", "%s!%s%d", head->name, name, day->row);
	}
	tb_buf_release(&columns);
}

static void
write_items(struct converter *c, const struct book_table *items)
{
	int *rows;
	size_t n = book_table_rows(items, &rows, c->findings), i;

	for (i = 0; i < n; i++) {
		struct spot spot = make_spot(c, items, rows[i], (int)i + 1);

		write_fields(c, &spot, "item");
		tb_xmlw_attri(&c->xml, "row", rows[i]);
		tb_xmlw_close(&c->xml);
	}
	free(rows);
}

void
book_list_convert(
    const struct book_meta *meta, struct book_submission *made, struct findings *findings)
{
	const struct book_table *head = book_meta_table(meta, "rolling-list");
	const struct book_table *items = book_meta_table(meta, "items");
	struct converter c = {
	    .meta = meta, .made = made, .findings = findings, .text = TB_BUF_INIT};
	size_t i;

	*made = (struct book_submission){.xml = TB_BUF_INIT};
	new_line(made);
	new_line(made);
	c.xml = tb_xmlw_start(&made->xml);
	tb_xmlw_open(&c.xml, head->code);
	tb_xmlw_attr(&c.xml, "xmlns", TB_LIST_NS);
	for (i = 0; i < head->nfields; i++) {
		(void)read_from(&c, head->code, head->fields[i].field->name);
		if (c.text.len > 0)
			tb_xmlw_attr(&c.xml, attribute(&head->fields[i]), c.text.s);
	}
	if (items != NULL) {
		write_places(&c, head, items);
		write_items(&c, items);
	}
	tb_xmlw_finish(&c.xml);
	tb_buf_release(&c.text);
}

void
book_submission_release(struct book_submission *made)
{
	tb_buf_release(&made->xml);
	free(made->rows);
	*made = (struct book_submission){.xml = TB_BUF_INIT};
}
