/*
 * What is printed in a form, compared with what was printed when it was made: a
 * workbook whose heads are not the form's is not read by guessing.
 */
#include "book-form.h"
#include "book-number.h"
#include "book-private.h"

/* Bytes of the blank that s begins with, 0 = none; those of forms are wide or do not break. */
static size_t
blank(const char *s)
{
	if (*s == ' ' || *s == '\t' || *s == '\r' || *s == '\n')
		return 1;
	if (strncmp(s, "\xc2\xa0", 2) == 0)
		return 2;
	return strncmp(s, "\xe3\x80\x80", 3) == 0 ? 3 : 0;
}

void
book_put_trimmed(const struct book_cell *cell, struct tb_buf *out)
{
	const char *s = cell != NULL ? cell->text : "", *end, *at;

	while (blank(s) > 0)
		s += blank(s);
	for (end = at = s; *at != '\0';) {
		size_t n = blank(at);

		at += n > 0 ? n : 1;
		if (n == 0)
			end = at;
	}
	tb_buf_put(out, s, (size_t)(end - s));
}

const char *
book_section(const struct book_table *table)
{
	if (strcmp(table->code, "head") == 0)
		return NULL;
	return strcmp(table->code, "milestones") == 0 ? "projects" : table->code;
}

struct finding
book_finding(enum finding_id id, const struct book_table *table, const struct book_field *field,
    int row, int column, char cell[160])
{
	char name[8];

	book_column_name(column, name);
	snprintf(cell, 160, "%.120s!%s%d", table->name, name, row);
	return (struct finding){.id = id,
	    .level = -1,
	    .line = row,
	    .sheet = table->number,
	    .cell = cell,
	    .section = book_section(table),
	    .field = field != NULL ? field->field->name : NULL};
}

/* --- what is printed ------------------------------------------------------------- */

/* The same but for blanks and line ends, which programs put into heads. */
static int
same_words(const char *a, const char *b)
{
	for (;;) {
		while (blank(a) > 0)
			a += blank(a);
		while (blank(b) > 0)
			b += blank(b);
		if (*a != *b)
			return 0;
		if (*a == '\0')
			return 1;
		a++;
		b++;
	}
}

/* A number keeps its value, and not the zeros it was printed with. */
static int
same_number(const struct book_cell *cell, const char *printed)
{
	struct tb_buf a = TB_BUF_INIT, b = TB_BUF_INIT;
	int same = cell->kind == CELL_NUMBER &&
		   book_number(cell->text, BOOK_NUMBER_WHOLE, &a, NULL) == 0 &&
		   book_number(printed, BOOK_NUMBER_WHOLE, &b, NULL) == 0 && strcmp(a.s, b.s) == 0;

	tb_buf_release(&a);
	tb_buf_release(&b);
	return same;
}

int
book_compare(const struct book_table *table, const struct book_field *field, int row, int column,
    const char *printed, struct findings *findings)
{
	const struct book_cell *cell = book_cell(table->sheet, row, column);
	char place[160];
	struct finding finding;

	if (same_words(cell != NULL ? cell->text : "", printed) ||
	    (cell != NULL && same_number(cell, printed)))
		return 0;
	finding = book_finding(FINDING_HEAD_CHANGED, table, field, row, column, place);
	finding.value = cell != NULL ? cell->text : "";
	finding.expected = printed;
	finding_add(findings, &finding);
	return -1;
}

/* The text of what is filled in by the form's maker alone, NULL = it is the unit's to fill. */
static const char *
fixed_text(const struct book_meta *meta, const char *name)
{
	const struct {
		const char *name, *text;
	} fixed[] = {{"submission@plan", meta->plan}, {"submission@unit", meta->unit},
	    {"submission@period", meta->period}};
	size_t i;

	for (i = 0; i < TB_LEN(fixed); i++)
		if (strcmp(name, fixed[i].name) == 0)
			return fixed[i].text;
	return NULL;
}

static int
check_printed(
    const struct book_meta *meta, const struct book_table *table, struct findings *findings)
{
	int rc = 0;
	size_t i;

	for (i = 0; i < table->nlines; i++)
		rc |= book_compare(table, NULL, table->lines[i].row, table->lines[i].column,
		    table->lines[i].text, findings);
	for (i = 0; i < table->nfields; i++) {
		const struct book_field *field = &table->fields[i];
		const char *text = field->row > 0 ? fixed_text(meta, field->field->name) : NULL;

		rc |= book_compare(
		    table, field, field->head_row, field->head_column, field->head, findings);
		if (text != NULL)
			rc |= book_compare(table, field, field->row, field->column, text, findings);
	}
	return rc;
}

/* --- merged cells ------------------------------------------------------------------- */

/* The first field that the merge lies over, NULL = it lies elsewhere. */
static const struct book_field *
merged_field(const struct book_table *table, const struct book_merge *merge)
{
	size_t i;

	for (i = 0; i < table->nfields; i++) {
		const struct book_field *field = &table->fields[i];
		int from = field->row > 0 ? field->row : table->first;
		int to = field->row > 0 ? field->row : BOOK_ROWS;

		if (field->column >= merge->column && field->column <= merge->last_column &&
		    merge->row <= to && merge->last_row >= from)
			return field;
	}
	return NULL;
}

/* A value that the maker merged over columns that hold nothing is not meant: only one
 * that takes in two fields, or two rows of one. */
static int
is_harmless(
    const struct book_table *table, const struct book_merge *merge, const struct book_field *first)
{
	size_t i;

	if (first->row == 0 || merge->row != merge->last_row)
		return 0;
	for (i = 0; i < table->nfields; i++)
		if (&table->fields[i] != first && table->fields[i].row == first->row &&
		    table->fields[i].column >= merge->column &&
		    table->fields[i].column <= merge->last_column)
			return 0;
	return 1;
}

static void
check_merges(const struct book_table *table, struct findings *findings)
{
	char place[160], from[8], to[8], range[48];
	struct tb_buf code = TB_BUF_INIT;
	size_t i;

	for (i = 0; i < table->sheet->nmerges; i++) {
		const struct book_merge *merge = &table->sheet->merges[i];
		const struct book_field *field = merged_field(table, merge);
		struct finding finding;

		if (field == NULL || is_harmless(table, merge, field))
			continue;
		finding = book_finding(
		    FINDING_CELL_MERGED, table, field, merge->row, merge->column, place);
		tb_buf_reset(&code);
		if (field->row == 0)
			book_put_key(table, merge->row, &code);
		if (code.len > 0) {
			code.s[strcspn(code.s, " ")] = '\0';
			finding.code = code.s;
		}
		book_column_name(merge->column, from);
		book_column_name(merge->last_column, to);
		snprintf(range, sizeof(range), "%s%d:%s%d", from, merge->row, to, merge->last_row);
		finding.value = range;
		finding_add(findings, &finding);
	}
	tb_buf_release(&code);
}

/* --- sheets --------------------------------------------------------------------------- */

static int
find_sheet(const struct book *book, struct book_table *table, struct findings *findings)
{
	int twice;
	const struct book_sheet *sheet = book_sheet(book, table->name, &twice);
	struct finding finding = {.id = twice ? FINDING_SHEET_TWICE : FINDING_SHEET_MISSING,
	    .level = -1,
	    .section = book_section(table),
	    .detail = {table->name}};

	if (sheet != NULL && !twice) {
		table->sheet = sheet;
		table->number = (int)(sheet - book->sheets) + 1;
		return 0;
	}
	finding.cell = table->name;
	finding_add(findings, &finding);
	return -1;
}

int
book_form_check(const struct book *book, struct book_meta *meta, struct findings *findings)
{
	int rc = 0;
	size_t i;

	for (i = 0; i < meta->ntables; i++) {
		struct book_table *table = &meta->tables[i];

		if (find_sheet(book, table, findings) != 0) {
			rc = -1;
			continue;
		}
		rc |= check_printed(meta, table, findings);
		check_merges(table, findings);
	}
	return rc;
}
