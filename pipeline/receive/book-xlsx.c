/*
 * .xlsx: a zip of XML parts (ECMA-376).  The workbook names its sheets, its
 * relations say in which parts they are; texts that occur often stand in a part
 * of their own, and a number is a day by its format alone.
 */
#include "../lib/decimal.h"
#include "book-private.h"

enum { STYLES = 65536, FORMATS = 4096, STRINGS = 1000000 };

static const char folder[] = "xl/", workbook_part[] = "xl/workbook.xml",
		  relations_part[] = "xl/_rels/workbook.xml.rels";

struct relation {
	const char *id, *type, *target; /* type: behind its last slash */
};

struct format {
	long id;
	int is_date;
};

struct xlsx {
	struct book_zip *zip;
	struct book *book;
	struct findings *findings;
	int from_1904;
	struct relation *relations;
	size_t nrelations, relations_cap;
	const char **ids; /* relation of each sheet of the book */
	size_t nids, ids_cap;
	const char **strings;
	size_t nstrings, strings_cap;
	struct format *formats;
	size_t nformats, formats_cap;
	unsigned char *style_is_date;
	size_t nstyles, styles_cap;
	int in_styles; /* inside <cellXfs> */
	/* of the text or cell being read */
	struct tb_buf text;
	int phonetic; /* inside <rPh> */
	struct book_sheet *sheet;
	int row, column;
	char type[12];
	long style;
	struct tb_buf value;
	int has_value, has_formula;
};

static const char *
keep(struct xlsx *x, const char *s)
{
	return s != NULL ? tb_arena_strdup(&x->book->arena, s) : NULL;
}

static int
is_true(const char *s)
{
	return s != NULL && (strcmp(s, "1") == 0 || strcmp(s, "true") == 0);
}

static long
number(const char *s, long max, long otherwise)
{
	long value;

	return s != NULL && tb_int_parse(s, 0, max, &value) == 0 ? value : otherwise;
}

/* "_x000D_" for a control character, "_x005F_" for an underscore before such a thing. */
static void
put_unescaped(struct tb_buf *out, const char *s)
{
	for (; *s != '\0'; s++) {
		unsigned code = 0;
		int i;

		for (i = 2; s[0] == '_' && s[1] == 'x' && i < 6; i++) {
			const char *digit = strchr("0123456789ABCDEF0123456789abcdef", s[i]);

			if (s[i] == '\0' || digit == NULL)
				break;
			code = code << 4 |
			       (unsigned)((digit - "0123456789ABCDEF0123456789abcdef") & 15);
		}
		if (s[0] != '_' || i != 6 || s[6] != '_' || (code >= 0x20 && code != '_')) {
			tb_buf_putc(out, *s);
			continue;
		}
		tb_buf_putc(out, code == '_' ? '_' : code == '\n' ? '\n' : ' ');
		s += 6;
	}
}

/* --- relations ---------------------------------------------------------------------- */

/* The part that a target means, below xl/ unless it begins with a slash. */
static const char *
part_of(struct xlsx *x, const char *target)
{
	struct tb_buf part = TB_BUF_INIT;
	const char *copy;

	if (target[0] != '/')
		tb_buf_puts(&part, folder);
	tb_buf_puts(&part, target[0] == '/' ? target + 1 : target);
	copy = keep(x, part.s);
	tb_buf_release(&part);
	return copy;
}

static int
relations_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct xlsx *x = user;
	const char *id = tb_xml_attr(attrs, "Id"), *type = tb_xml_attr(attrs, "Type");
	const char *target = tb_xml_attr(attrs, "Target"), *slash;

	(void)depth;
	if (strcmp(name, "Relationship") != 0)
		return 0;
	if (id == NULL || type == NULL || target == NULL || x->nrelations >= 4096)
		return tb_xml_fail(xml, TB_MSG_XML_SHAPE, "a relationship is not whole");
	if (tb_xml_attr(attrs, "TargetMode") != NULL &&
	    strcmp(tb_xml_attr(attrs, "TargetMode"), "External") == 0)
		return 0; /* such a one leads to no part */
	slash = strrchr(type, '/');
	*(struct relation *)tb_grow(&x->relations, x->nrelations++, &x->relations_cap,
	    sizeof(struct relation)) = (struct relation){
	    keep(x, id), keep(x, slash != NULL ? slash + 1 : type), part_of(x, target)};
	return 0;
}

static const struct relation *
find_relation(const struct xlsx *x, const char *id, const char *type)
{
	size_t i;

	for (i = 0; i < x->nrelations; i++)
		if ((id == NULL || strcmp(x->relations[i].id, id) == 0) &&
		    strcmp(x->relations[i].type, type) == 0)
			return &x->relations[i];
	return NULL;
}

/* --- the workbook ---------------------------------------------------------------------- */

static int
workbook_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct xlsx *x = user;
	const char *id = tb_xml_attr(attrs, "id");

	(void)depth;
	if (strcmp(name, "workbookPr") == 0)
		x->from_1904 = is_true(tb_xml_attr(attrs, "date1904"));
	if (strcmp(name, "sheet") != 0)
		return 0;
	if (id == NULL || tb_xml_attr(attrs, "name") == NULL)
		return tb_xml_fail(xml, TB_MSG_XML_SHAPE, "a sheet has no name or relation");
	if (book_add_sheet(x->book, tb_xml_attr(attrs, "name")) == NULL)
		return tb_xml_fail(xml, TB_MSG_XML_SHAPE, "too many sheets");
	*(const char **)tb_grow(&x->ids, x->nids++, &x->ids_cap, sizeof(*x->ids)) = keep(x, id);
	return 0;
}

/* --- texts -------------------------------------------------------------------------------- */

static int
text_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct xlsx *x = user;

	(void)xml, (void)attrs, (void)depth;
	if (strcmp(name, "si") == 0 || strcmp(name, "is") == 0)
		tb_buf_reset(&x->text);
	else if (strcmp(name, "rPh") == 0)
		x->phonetic++;
	return 0;
}

static int
text_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct xlsx *x = user;

	(void)depth;
	if (strcmp(name, "t") == 0 && x->phonetic == 0)
		put_unescaped(&x->text, text);
	else if (strcmp(name, "rPh") == 0)
		x->phonetic--;
	if (strcmp(name, "si") != 0)
		return 0;
	if (x->nstrings >= STRINGS) {
		x->book->limit = "@limit.cells";
		return tb_xml_fail(xml, TB_MSG_XML_SHAPE, "too many texts");
	}
	*(const char **)tb_grow(&x->strings, x->nstrings++, &x->strings_cap, sizeof(*x->strings)) =
	    keep(x, x->text.s);
	return 0;
}

/* --- formats --------------------------------------------------------------------------------- */

/* What the formats without a code of their own show (18.8.30, and those of East Asia). */
static int
is_builtin_date(long id)
{
	return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
	       (id >= 50 && id <= 58);
}

static int
is_date(const struct xlsx *x, long id)
{
	size_t i;

	for (i = 0; i < x->nformats; i++)
		if (x->formats[i].id == id)
			return x->formats[i].is_date;
	return is_builtin_date(id);
}

static int
styles_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct xlsx *x = user;
	const char *code = tb_xml_attr(attrs, "formatCode");
	long id = number(tb_xml_attr(attrs, "numFmtId"), 1000000, 0);

	(void)depth;
	if (strcmp(name, "cellXfs") == 0)
		x->in_styles = 1;
	if (strcmp(name, "numFmt") == 0 && code != NULL) {
		if (x->nformats >= FORMATS)
			return tb_xml_fail(xml, TB_MSG_XML_SHAPE, "too many formats");
		*(struct format *)tb_grow(&x->formats, x->nformats++, &x->formats_cap,
		    sizeof(*x->formats)) = (struct format){id, book_format_is_date(code)};
	}
	if (strcmp(name, "xf") == 0 && x->in_styles) {
		if (x->nstyles >= STYLES)
			return tb_xml_fail(xml, TB_MSG_XML_SHAPE, "too many styles");
		*(unsigned char *)tb_grow(&x->style_is_date, x->nstyles++, &x->styles_cap, 1) =
		    (unsigned char)is_date(x, id);
	}
	return 0;
}

static int
styles_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	(void)xml, (void)text, (void)depth;
	if (strcmp(name, "cellXfs") == 0)
		((struct xlsx *)user)->in_styles = 0;
	return 0;
}

/* --- sheets ------------------------------------------------------------------------------- */

static int
start_cell(struct tb_xml *xml, struct xlsx *x, const struct tb_xml_attr *attrs)
{
	const char *place = tb_xml_attr(attrs, "r"), *type = tb_xml_attr(attrs, "t");
	int row, column;

	x->column++;
	if (place != NULL) {
		size_t used = book_place(place, &row, &column);

		if (used == 0 || place[used] != '\0' || row != x->row)
			return tb_xml_fail(
			    xml, TB_MSG_XML_SHAPE, "a cell of row %d at '%s'", x->row, place);
		x->column = column;
	}
	snprintf(x->type, sizeof(x->type), "%s", type != NULL ? type : "n");
	x->style = number(tb_xml_attr(attrs, "s"), STYLES, -1);
	x->has_value = x->has_formula = 0;
	tb_buf_reset(&x->value);
	tb_buf_reset(&x->text);
	return 0;
}

static int
start_merge(struct tb_xml *xml, struct xlsx *x, const struct tb_xml_attr *attrs)
{
	const char *range = tb_xml_attr(attrs, "ref");
	struct book_merge merge;
	size_t used = range != NULL ? book_place(range, &merge.row, &merge.column) : 0;

	if (used == 0 || range[used] != ':' ||
	    book_place(range + used + 1, &merge.last_row, &merge.last_column) == 0)
		return tb_xml_fail(xml, TB_MSG_XML_SHAPE, "a merge that is no range");
	return book_add_merge(x->book, x->sheet, merge) == 0
		   ? 0
		   : tb_xml_fail(xml, TB_MSG_XML_SHAPE, "too many merges");
}

static int
sheet_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct xlsx *x = user;

	if (strcmp(name, "c") == 0 && depth == 3)
		return start_cell(xml, x, attrs);
	if (strcmp(name, "row") == 0 && depth == 2) {
		x->row = (int)number(tb_xml_attr(attrs, "r"), BOOK_ROWS, x->row + 1);
		x->column = 0;
	} else if (strcmp(name, "f") == 0) {
		x->has_formula = 1;
	} else if (strcmp(name, "mergeCell") == 0) {
		return start_merge(xml, x, attrs);
	}
	return text_start(xml, user, name, attrs, depth);
}

/* Its kind and text; NULL after a fault of the part. */
static const char *
cell_text(struct tb_xml *xml, struct xlsx *x, enum cell_kind *kind)
{
	const char *s = x->value.s;
	char day[11];
	long index;

	*kind = CELL_TEXT;
	if (strcmp(x->type, "inlineStr") == 0)
		return keep(x, x->text.s);
	if (x->has_formula && s[0] == '\0' && strcmp(x->type, "str") != 0) {
		*kind = CELL_UNCOMPUTED;
		return "";
	}
	if (s[0] == '\0')
		return "";
	if (strcmp(x->type, "s") == 0) {
		if (tb_int_parse(s, 0, (long)x->nstrings - 1, &index) == 0)
			return x->strings[index];
		tb_xml_fail(xml, TB_MSG_XML_SHAPE, "there is no text %s", s);
		return NULL;
	}
	if (strcmp(x->type, "str") == 0) {
		tb_buf_reset(&x->text);
		put_unescaped(&x->text, s);
		return keep(x, x->text.s);
	}
	*kind = strcmp(x->type, "b") == 0   ? CELL_BOOL
		: strcmp(x->type, "e") == 0 ? CELL_ERROR
		: strcmp(x->type, "d") == 0 ? CELL_DATE
					    : CELL_NUMBER;
	if (*kind == CELL_BOOL)
		return is_true(s) ? "TRUE" : "FALSE";
	if (*kind == CELL_DATE && strlen(s) > 10)
		return tb_arena_strndup(&x->book->arena, s, 10);
	if (*kind != CELL_NUMBER || x->style < 0 || (size_t)x->style >= x->nstyles ||
	    !x->style_is_date[x->style])
		return keep(x, s);
	*kind = CELL_DATE;
	return keep(x, book_serial_day(s, x->from_1904, day) == 0 ? day : s);
}

static int
sheet_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct xlsx *x = user;
	enum cell_kind kind;
	const char *s;

	if (strcmp(name, "v") == 0 && depth == 4)
		tb_buf_puts(&x->value, text);
	if (strcmp(name, "c") != 0 || depth != 3)
		return text_end(xml, user, name, text, depth);
	s = cell_text(xml, x, &kind);
	if (s == NULL)
		return -1;
	return book_add_cell(x->book, x->sheet, x->row, x->column, kind, s) == 0
		   ? 0
		   : tb_xml_fail(xml, TB_MSG_XML_SHAPE, "too many cells");
}

/* --- parts ------------------------------------------------------------------------- */

/* Reads one part; 1 when there is none. */
static int
read_part(struct xlsx *x, const char *part, const struct tb_xml_handler *handler)
{
	struct tb_buf text = TB_BUF_INIT;
	int rc = book_zip_read(x->zip, part, &text);

	if (rc == 0)
		rc = book_xml(x->book, text.s, text.len, part, handler, x, x->findings);
	tb_buf_release(&text);
	return rc;
}

static int
need_part(struct xlsx *x, const char *part, const struct tb_xml_handler *handler)
{
	int rc = read_part(x, part, handler);

	return rc > 0 ? book_damaged(x->findings, "@book.missing", part) : rc;
}

/* A part that a workbook may do without, by the type of its relation. */
static int
read_related(struct xlsx *x, const char *type, const struct tb_xml_handler *handler)
{
	const struct relation *relation = find_relation(x, NULL, type);

	return relation != NULL ? need_part(x, relation->target, handler) : 0;
}

static int
read_sheets(struct xlsx *x)
{
	static const struct tb_xml_handler handler = {.start = sheet_start, .end = sheet_end};
	size_t i;

	for (i = 0; i < x->nids; i++) {
		const struct relation *relation = find_relation(x, x->ids[i], "worksheet");

		if (relation == NULL && find_relation(x, x->ids[i], "chartsheet") != NULL)
			continue;
		if (relation == NULL)
			return book_damaged(x->findings, "@book.relation", x->book->sheets[i].name);
		x->sheet = &x->book->sheets[i];
		x->row = x->column = 0;
		if (need_part(x, relation->target, &handler) != 0)
			return -1;
	}
	return 0;
}

int
book_read_xlsx(struct book_zip *zip, struct book *book, struct findings *findings)
{
	static const struct tb_xml_handler workbook = {.start = workbook_start};
	static const struct tb_xml_handler relations = {.start = relations_start};
	static const struct tb_xml_handler texts = {.start = text_start, .end = text_end};
	static const struct tb_xml_handler styles = {.start = styles_start, .end = styles_end};
	struct xlsx x = {.zip = zip,
	    .book = book,
	    .findings = findings,
	    .text = TB_BUF_INIT,
	    .value = TB_BUF_INIT};
	int rc = need_part(&x, workbook_part, &workbook);

	if (rc == 0)
		rc = need_part(&x, relations_part, &relations);
	if (rc == 0)
		rc = read_related(&x, "sharedStrings", &texts);
	if (rc == 0)
		rc = read_related(&x, "styles", &styles);
	if (rc == 0)
		rc = read_sheets(&x);
	free(x.relations);
	free(x.ids);
	free(x.strings);
	free(x.formats);
	free(x.style_is_date);
	tb_buf_release(&x.text);
	tb_buf_release(&x.value);
	return rc;
}
