/* The form's own description: see book-meta.h. */
#include "book-meta.h"
#include "../lib/decimal.h"
#include "../lib/form.h"
#include "book-private.h"

#define META "_meta"

enum { WORDS = 9 };

const struct book_kind book_month = {TB_FORM_FORMAT, "head", tb_form_tables};
const struct book_kind book_list = {TB_FORM_LIST_FORMAT, "rolling-list", tb_list_tables};

struct reader {
	const struct book_kind *kind;
	struct book_meta *meta;
	struct findings *findings;
	const char *word[WORDS]; /* of the present record, "" = none */
	int row;
};

static int
fault(struct reader *r, const char *word)
{
	char cell[32];

	snprintf(cell, sizeof(cell), META "!A%d", r->row);
	finding_add(r->findings, &(struct finding){.id = FINDING_FORM_DAMAGED,
				     .level = -1,
				     .cell = r->row > 0 ? cell : META,
				     .detail = {word}});
	return -1;
}

static int
read_int(const char *s, long max, int *value)
{
	long n;

	if (tb_int_parse(s, 0, max, &n) != 0)
		return -1;
	*value = (int)n;
	return 0;
}

/* "C7"; all of it. */
static int
read_place(const char *s, int *row, int *column)
{
	size_t used = book_place(s, row, column);

	return used > 0 && s[used] == '\0' ? 0 : -1;
}

static struct book_table *
find_table(struct book_meta *meta, const char *code)
{
	size_t i;

	for (i = 0; i < meta->ntables; i++)
		if (strcmp(meta->tables[i].code, code) == 0)
			return &meta->tables[i];
	return NULL;
}

static int
is_table_code(const struct book_kind *kind, const char *code)
{
	const char *const *at;

	for (at = kind->tables; *at != NULL; at++)
		if (strcmp(*at, code) == 0)
			return 1;
	return 0;
}

/* table | code | sheet | indicator | unit | first | last keyed | last */
static int
read_table(struct reader *r)
{
	const char *const *word = (const char *const *)r->word;
	struct book_table table = {
	    .code = word[1], .name = word[2], .indicator = word[3], .unit = word[4]};
	int is_head = strcmp(word[1], r->kind->head) == 0;

	if (!is_table_code(r->kind, word[1]) || find_table(r->meta, word[1]) != NULL ||
	    word[2][0] == '\0' || read_int(word[5], BOOK_ROWS, &table.first) != 0 ||
	    read_int(word[6], BOOK_ROWS, &table.last_keyed) != 0 ||
	    read_int(word[7], BOOK_ROWS, &table.last) != 0)
		return -1;
	if (!is_head && (table.first < 1 || table.last_keyed < table.first - 1 ||
			    table.last < table.last_keyed))
		return -1;
	*(struct book_table *)tb_grow(
	    &r->meta->tables, r->meta->ntables++, &r->meta->tables_cap, sizeof(table)) = table;
	return 0;
}

static int
add_field(struct book_table *table, struct book_field field)
{
	if (field.field == NULL || book_table_field(table, field.field->name) != NULL)
		return -1;
	*(struct book_field *)tb_grow(
	    &table->fields, table->nfields++, &table->fields_cap, sizeof(field)) = field;
	return 0;
}

/* once | table | field | cell | label | its cell;  column | table | field | letter | head | its
 * cell */
static int
read_field(struct reader *r, int once)
{
	struct book_table *table = find_table(r->meta, r->word[1]);
	struct book_field field = {.head = r->word[4]};
	char place[16];

	if (table == NULL)
		return -1;
	field.field = tb_field_find(table->code, r->word[2]);
	snprintf(place, sizeof(place), "%.8s%s", r->word[3], once ? "" : "1");
	if (read_place(place, &field.row, &field.column) != 0 ||
	    read_place(r->word[5], &field.head_row, &field.head_column) != 0)
		return -1;
	if (!once)
		field.row = 0;
	return add_field(table, field);
}

/* key | table | row | key | letter | name; the last two may be left out */
static int
read_key(struct reader *r)
{
	struct book_table *table = find_table(r->meta, r->word[1]);
	struct book_key key = {.key = r->word[3], .name = r->word[5]};
	char place[16];
	int row;

	if (table == NULL || key.key[0] == '\0' || read_int(r->word[2], BOOK_ROWS, &key.row) != 0)
		return -1;
	snprintf(place, sizeof(place), "%.8s1", r->word[4]);
	if (r->word[4][0] != '\0' && read_place(place, &row, &key.name_column) != 0)
		return -1;
	*(struct book_key *)tb_grow(&table->keys, table->nkeys++, &table->keys_cap, sizeof(key)) =
	    key;
	return 0;
}

/* printed | table | cell | text */
static int
read_line(struct reader *r)
{
	struct book_table *table = find_table(r->meta, r->word[1]);
	struct book_line line = {.text = r->word[3]};

	if (table == NULL || read_place(r->word[2], &line.row, &line.column) != 0)
		return -1;
	*(struct book_line *)tb_grow(
	    &table->lines, table->nlines++, &table->lines_cap, sizeof(line)) = line;
	return 0;
}

/* shown | table | row of the key | letter | text */
static int
read_shown(struct reader *r)
{
	struct book_table *table = find_table(r->meta, r->word[1]);
	struct book_shown shown = {.text = r->word[4]};
	char place[16];
	int row;

	snprintf(place, sizeof(place), "%.8s1", r->word[3]);
	if (table == NULL || read_int(r->word[2], BOOK_ROWS, &shown.row) != 0 ||
	    read_place(place, &row, &shown.column) != 0)
		return -1;
	*(struct book_shown *)tb_grow(
	    &table->shown, table->nshown++, &table->shown_cap, sizeof(shown)) = shown;
	return 0;
}

static int
read_record(struct reader *r)
{
	const struct {
		const char *name;
		const char **value;
	} values[] = {{"form", &r->meta->form}, {"plan", &r->meta->plan}, {"unit", &r->meta->unit},
	    {"period", &r->meta->period}, {"version", &r->meta->version}, {"sum", &r->meta->sum}};
	const char *name = r->word[0];
	size_t i;

	for (i = 0; i < TB_LEN(values); i++)
		if (strcmp(name, values[i].name) == 0 && *values[i].value == NULL) {
			*values[i].value = r->word[1];
			return 0;
		}
	if (strcmp(name, "table") == 0)
		return read_table(r);
	if (strcmp(name, "once") == 0 || strcmp(name, "column") == 0)
		return read_field(r, name[0] == 'o');
	if (strcmp(name, "printed") == 0)
		return read_line(r);
	if (strcmp(name, "shown") == 0)
		return read_shown(r);
	return strcmp(name, "key") == 0 ? read_key(r) : -1;
}

static int
is_format(const struct reader *r)
{
	if (r->meta->form == NULL || strcmp(r->meta->form, r->kind->format) == 0)
		return 1;
	/* not one of the month in another version: it belongs to somebody else */
	if (strcmp(r->meta->form, book_list.format) == 0) {
		finding_add(r->findings, &(struct finding){.id = FINDING_FORM_LIST, .level = -1});
		return 0;
	}
	finding_add(r->findings, &(struct finding){.id = FINDING_FORM_OTHER,
				     .level = -1,
				     .value = r->meta->form,
				     .expected = r->kind->format});
	return 0;
}

static int
read_records(struct reader *r, const struct book_sheet *sheet)
{
	size_t i = 0;
	int k;

	while (i < sheet->ncells) {
		r->row = sheet->cells[i].row;
		for (k = 0; k < WORDS; k++)
			r->word[k] = "";
		for (; i < sheet->ncells && sheet->cells[i].row == r->row; i++)
			if (sheet->cells[i].column <= WORDS)
				r->word[sheet->cells[i].column - 1] = sheet->cells[i].text;
		if (read_record(r) != 0)
			return is_format(r) ? fault(r, "@meta.record") : -1;
		if (!is_format(r))
			return -1;
	}
	r->row = 0;
	return 0;
}

/* Are the keys those that the form was made with? */
static int
check_sum(struct reader *r)
{
	struct tb_buf keys = TB_BUF_INIT;
	char sum[TB_FORM_SUM_LEN + 1];
	size_t i, k;

	for (i = 0; i < r->meta->ntables; i++)
		for (k = 0; k < r->meta->tables[i].nkeys; k++)
			tb_form_sum_add(
			    &keys, r->meta->tables[i].code, r->meta->tables[i].keys[k].key);
	tb_form_sum(&keys, sum);
	tb_buf_release(&keys);
	return strcmp(sum, r->meta->sum) == 0 ? 0 : fault(r, "@meta.sum");
}

int
book_meta_read(const struct book *book, const struct book_kind *kind, struct book_meta *meta,
    struct findings *findings)
{
	struct reader r = {.kind = kind, .meta = meta, .findings = findings};
	int twice;
	const struct book_sheet *sheet = book_sheet(book, META, &twice);

	*meta = (struct book_meta){0};
	if (sheet == NULL || sheet->ncells == 0) {
		finding_add(findings, &(struct finding){.id = FINDING_FORM_NONE, .level = -1});
		return -1;
	}
	if (twice) {
		finding_add(findings,
		    &(struct finding){
			.id = FINDING_SHEET_TWICE, .level = -1, .cell = META, .detail = {META}});
		return -1;
	}
	if (read_records(&r, sheet) != 0)
		return -1;
	if (meta->form == NULL || meta->plan == NULL || meta->unit == NULL ||
	    meta->period == NULL || meta->version == NULL || meta->sum == NULL ||
	    find_table(meta, kind->head) == NULL)
		return fault(&r, "@meta.lacking");
	return check_sum(&r);
}

void
book_meta_release(struct book_meta *meta)
{
	size_t i;

	for (i = 0; i < meta->ntables; i++) {
		free(meta->tables[i].fields);
		free(meta->tables[i].keys);
		free(meta->tables[i].lines);
		free(meta->tables[i].shown);
	}
	free(meta->tables);
	*meta = (struct book_meta){0};
}

const struct book_table *
book_meta_table(const struct book_meta *meta, const char *code)
{
	size_t i;

	for (i = 0; i < meta->ntables; i++)
		if (strcmp(meta->tables[i].code, code) == 0)
			return &meta->tables[i];
	return NULL;
}

const struct book_field *
book_table_field(const struct book_table *table, const char *name)
{
	size_t i;

	for (i = 0; i < table->nfields; i++)
		if (strcmp(table->fields[i].field->name, name) == 0)
			return &table->fields[i];
	return NULL;
}
