/* Workbooks: see book.h. */
#include "book-private.h"
#include "decode.h"
#include "tag.h"

/* --- filling --------------------------------------------------------------------- */

struct book_sheet *
book_add_sheet(struct book *book, const char *name)
{
	struct book_sheet *sheet;

	if (book->nsheets >= BOOK_SHEETS) {
		book->limit = "@limit.sheets";
		return NULL;
	}
	sheet = tb_grow(&book->sheets, book->nsheets++, &book->sheets_cap, sizeof(*sheet));
	sheet->name = tb_arena_strdup(&book->arena, name != NULL ? name : "");
	return sheet;
}

int
book_add_cell(struct book *book, struct book_sheet *sheet, int row, int column, enum cell_kind kind,
    const char *text)
{
	struct book_cell *cell;

	if (text[0] == '\0' && kind != CELL_UNCOMPUTED)
		return 0;
	if (book->ncells >= BOOK_CELLS || row < 1 || column < 1 || row > BOOK_ROWS ||
	    column > BOOK_COLUMNS) {
		book->limit = "@limit.cells";
		return -1;
	}
	book->ncells++;
	cell = tb_grow(&sheet->cells, sheet->ncells++, &sheet->cells_cap, sizeof(*cell));
	*cell = (struct book_cell){row, column, kind, text};
	return 0;
}

int
book_add_merge(struct book *book, struct book_sheet *sheet, struct book_merge merge)
{
	if (book->ncells >= BOOK_CELLS) {
		book->limit = "@limit.cells";
		return -1;
	}
	book->ncells++;
	*(struct book_merge *)tb_grow(
	    &sheet->merges, sheet->nmerges++, &sheet->merges_cap, sizeof(merge)) = merge;
	return 0;
}

int
book_damaged(struct findings *findings, const char *word, const char *part)
{
	finding_add(findings,
	    &(struct finding){
		.id = FINDING_BOOK_DAMAGED, .level = -1, .value = part, .detail = {word}});
	return -1;
}

/* The last tag of a flat file closes its root, or the file was cut. */
static int
is_cut(const char *text, size_t len)
{
	static const char *const roots[] = {"document>", "Workbook>"};
	size_t i;

	while (len > 0 && strchr(" \t\r\n", text[len - 1]) != NULL)
		len--;
	for (i = 0; i < TB_LEN(roots); i++) {
		size_t n = strlen(roots[i]);

		if (len > n && memcmp(text + len - n, roots[i], n) == 0)
			return 0;
	}
	return 1;
}

/* Without its declaration, which is wrong of text that has become UTF-8. */
static const char *
behind_declaration(const struct tb_buf *text)
{
	const char *end = strncmp(text->s, "<?xml", 5) == 0 ? strstr(text->s, "?>") : NULL;

	return end != NULL ? end + 2 : text->s;
}

/* Decoded; -1 with a finding. What is wrong with the encoding of a part is the
 * workbook's damage, and that of a flat file its own. */
static int
read_text(
    const char *bytes, size_t len, const char *part, struct tb_buf *text, struct findings *findings)
{
	const struct source source = {bytes, len, 0};
	struct decoded decoded;
	struct findings unsaid;
	int rc;

	findings_init(&unsaid);
	rc = decode(&source, &decoded, part != NULL ? &unsaid : findings);
	findings_release(&unsaid);
	if (rc == 0)
		decode_whole(&decoded, text);
	else if (part != NULL)
		book_damaged(findings, "@book.part", part);
	if (rc == 0 && part == NULL && (decoded.cut || is_cut(text->s, text->len))) {
		finding_add(
		    findings, &(struct finding){.id = FINDING_BOOK_INCOMPLETE, .level = -1});
		rc = -1;
	}
	decoded_release(&decoded);
	return rc;
}

static int
parse_text(struct book *book, const struct tb_buf *text, const char *part,
    const struct tb_xml_handler *handler, void *user, struct findings *findings)
{
	const char *begin = behind_declaration(text);
	struct tb_err err = {0};

	if (text->len > BOOK_TEXT)
		book->limit = "@limit.unpacked";
	else if (tag_wide(text->s, text->len, BOOK_ATTRS) > 0)
		book->limit = "@limit.attributes";
	else if (tb_xml_parse(
		     begin, text->len - (size_t)(begin - text->s), part, handler, user, &err) == 0)
		return 0;
	if (book->limit == NULL)
		return book_damaged(findings, "@book.part", part);
	finding_add(findings,
	    &(struct finding){
		.id = FINDING_LIMIT, .level = -1, .value = part, .detail = {book->limit}});
	return -1;
}

int
book_xml(struct book *book, const char *bytes, size_t len, const char *part,
    const struct tb_xml_handler *handler, void *user, struct findings *findings)
{
	struct tb_buf text = TB_BUF_INIT;
	int rc = read_text(bytes, len, part, &text, findings);

	if (rc == 0)
		rc = parse_text(book, &text, part, handler, user, findings);
	tb_buf_release(&text);
	return rc;
}

/* --- order ------------------------------------------------------------------------ */

static int
by_place(const void *a, const void *b)
{
	const struct book_cell *x = a, *y = b;

	return x->row != y->row ? (x->row < y->row ? -1 : 1) : x->column - y->column;
}

/* Cells by place; -1 when a place stands twice. */
static int
order_cells(struct book_sheet *sheet)
{
	size_t i;

	for (i = 1; i < sheet->ncells; i++)
		if (by_place(&sheet->cells[i - 1], &sheet->cells[i]) >= 0)
			break;
	if (i < sheet->ncells)
		qsort(sheet->cells, sheet->ncells, sizeof(*sheet->cells), by_place);
	for (i = 1; i < sheet->ncells; i++)
		if (by_place(&sheet->cells[i - 1], &sheet->cells[i]) == 0)
			return -1;
	return 0;
}

/* --- reading ------------------------------------------------------------------------ */

static int
read_zip(const char *bytes, size_t len, enum book_format format, struct book *book,
    struct findings *findings)
{
	struct book_zip zip = {0};
	struct tb_buf text = TB_BUF_INIT;
	int rc = book_zip_open(&zip, bytes, len, findings);

	if (rc == 0 && format == BOOK_XLSX) {
		rc = book_read_xlsx(&zip, book, findings);
	} else if (rc == 0) {
		rc = book_zip_read(&zip, "content.xml", &text);
		if (rc == 0)
			rc = book_read_ods(text.s, text.len, "content.xml", book, findings);
		else if (rc > 0)
			rc = book_damaged(findings, "@book.missing", "content.xml");
	}
	tb_buf_release(&text);
	book_zip_close(&zip);
	return rc;
}

int
book_read(const char *bytes, size_t len, enum book_format format, struct book *book,
    struct findings *findings)
{
	size_t i;
	int rc;

	*book = (struct book){0};
	rc = format == BOOK_XLSX || format == BOOK_ODS
		 ? read_zip(bytes, len, format, book, findings)
	     : format == BOOK_2003 ? book_read_2003(bytes, len, book, findings)
				   : book_read_ods(bytes, len, NULL, book, findings);
	if (rc == 0 && book->nsheets == 0)
		rc = book_damaged(findings, "@book.no-sheet", NULL);
	for (i = 0; rc == 0 && i < book->nsheets; i++)
		if (order_cells(&book->sheets[i]) != 0)
			rc = book_damaged(findings, "@book.cell-twice", book->sheets[i].name);
	return rc;
}

void
book_release(struct book *book)
{
	size_t i;

	for (i = 0; i < book->nsheets; i++) {
		free(book->sheets[i].cells);
		free(book->sheets[i].merges);
	}
	free(book->sheets);
	tb_arena_release(&book->arena);
	*book = (struct book){0};
}

/* --- looking ---------------------------------------------------------------------------- */

const struct book_sheet *
book_sheet(const struct book *book, const char *name, int *twice)
{
	const struct book_sheet *found = NULL;
	size_t i;

	if (twice != NULL)
		*twice = 0;
	for (i = 0; i < book->nsheets; i++) {
		if (strcmp(book->sheets[i].name, name) != 0)
			continue;
		if (found != NULL && twice != NULL)
			*twice = 1;
		if (found == NULL)
			found = &book->sheets[i];
	}
	return found;
}

const struct book_cell *
book_cell(const struct book_sheet *sheet, int row, int column)
{
	struct book_cell key = {.row = row, .column = column};

	return sheet->ncells > 0
		   ? bsearch(&key, sheet->cells, sheet->ncells, sizeof(*sheet->cells), by_place)
		   : NULL;
}

int
book_last_row(const struct book_sheet *sheet)
{
	return sheet->ncells > 0 ? sheet->cells[sheet->ncells - 1].row : 0;
}

size_t
book_place(const char *s, int *row, int *column)
{
	const char *at = s;

	*row = *column = 0;
	for (; *at >= 'A' && *at <= 'Z' && at - s < 3; at++)
		*column = *column * 26 + (*at - 'A' + 1);
	if (at == s || *at < '1' || *at > '9')
		return 0;
	for (; *at >= '0' && *at <= '9'; at++) {
		*row = *row * 10 + (*at - '0');
		if (*row > BOOK_ROWS)
			return 0;
	}
	return *column <= BOOK_COLUMNS ? (size_t)(at - s) : 0;
}

void
book_column_name(int column, char out[8])
{
	char reversed[8];
	size_t n = 0, i;

	for (; column > 0 && n < sizeof(reversed); column = (column - 1) / 26)
		reversed[n++] = (char)('A' + (column - 1) % 26);
	for (i = 0; i < n; i++)
		out[i] = reversed[n - 1 - i];
	out[n < 8 ? n : 7] = '\0';
}
