/* Workbooks of four formats: what is read from them, cell by cell. */
#include "receive/book-private.h"
#include "receive/decode.h"
#include <criterion/criterion.h>
#include <zip.h>

struct part {
	const char *name, *text;
};

/* A zip of the parts, ended by a name of NULL. */
static void
make_zip(const struct part *parts, struct tb_buf *out)
{
	zip_error_t error;
	zip_source_t *whole = zip_source_buffer_create(NULL, 0, 0, &error);
	zip_t *zip = zip_open_from_source(whole, ZIP_TRUNCATE, &error);
	zip_int64_t n;

	cr_assert_not_null(zip);
	zip_source_keep(whole);
	for (; parts->name != NULL; parts++)
		cr_assert_geq(zip_file_add(zip, parts->name,
				  zip_source_buffer(zip, parts->text, strlen(parts->text), 0),
				  ZIP_FL_ENC_UTF_8),
		    0);
	cr_assert_eq(zip_close(zip), 0);
	cr_assert_eq(zip_source_open(whole), 0);
	tb_buf_reserve(out, 65536);
	while ((n = zip_source_read(whole, out->s + out->len, 4096)) > 0)
		out->len += (size_t)n;
	out->s[out->len] = '\0';
	zip_source_close(whole);
	zip_source_free(whole);
}

/* "S!C12 n 0.3" for each cell, and "S merge A1:B2" for each merge. */
static void
dump(const struct book *book, struct tb_buf *out)
{
	static const char kinds[] = "tndbeu";
	char name[8], last[8];
	size_t i, k;

	for (i = 0; i < book->nsheets; i++) {
		const struct book_sheet *sheet = &book->sheets[i];

		for (k = 0; k < sheet->ncells; k++) {
			book_column_name(sheet->cells[k].column, name);
			tb_buf_printf(out, "%s!%s%d %c %s\n", sheet->name, name,
			    sheet->cells[k].row, kinds[sheet->cells[k].kind], sheet->cells[k].text);
		}
		for (k = 0; k < sheet->nmerges; k++) {
			book_column_name(sheet->merges[k].column, name);
			book_column_name(sheet->merges[k].last_column, last);
			tb_buf_printf(out, "%s merge %s%d:%s%d\n", sheet->name, name,
			    sheet->merges[k].row, last, sheet->merges[k].last_row);
		}
	}
}

static void
expect(const struct tb_buf *bytes, enum book_format format, const char *wanted)
{
	struct findings findings;
	struct tb_buf got = TB_BUF_INIT;
	struct book book;

	findings_init(&findings);
	cr_assert_eq(book_recognise(bytes->s, bytes->len, &findings), format);
	cr_assert_eq(book_read(bytes->s, bytes->len, format, &book, &findings), 0, "%s",
	    findings.n > 0 ? findings.list[0].detail[0] : "");
	dump(&book, &got);
	cr_expect_str_eq(got.s, wanted, "got\n%s", got.s);
	cr_expect_eq(findings.n, 0);
	book_release(&book);
	findings_release(&findings);
	tb_buf_release(&got);
}

#define WORKBOOK(more)                                                                             \
	{                                                                                          \
		"xl/workbook.xml", "<workbook xmlns='m' xmlns:r='r'>" more                         \
				   "<sheets><sheet name='一' sheetId='1' r:id='rId7'/>"           \
				   "<sheet name='二' sheetId='2' state='hidden' r:id='rId1'/>"    \
				   "</sheets></workbook>"                                          \
	}
#define RELATIONS                                                                                  \
	{                                                                                          \
		"xl/_rels/workbook.xml.rels",                                                      \
		    "<Relationships xmlns='p'>"                                                    \
		    "<Relationship Id='rId1' Type='http://t/worksheet' "                           \
		    "Target='/xl/sheets/b.xml'/>"                                                  \
		    "<Relationship Id='rId7' Type='http://t/worksheet' Target='sheets/a.xml'/>"    \
		    "<Relationship Id='rId2' Type='http://t/sharedStrings' Target='texts.xml'/>"   \
		    "<Relationship Id='rId3' Type='http://t/styles' Target='styles.xml'/>"         \
		    "</Relationships>"                                                             \
	}
#define TEXTS                                                                                       \
	{                                                                                           \
		"xl/texts.xml",                                                                     \
		    "<sst xmlns='m'><si><t>零</t></si><si><r><t xml:space='preserve'>甲 </t></r>" \
		    "<r><rPr><b/></rPr><t>乙</t></r><rPh sb='0' eb='1'><t>jia</t></rPh></si>"      \
		    "<si><t>a_x000D_b_x005F_x</t></si></sst>"                                       \
	}
#define STYLES_PART                                                                                \
	{                                                                                          \
		"xl/styles.xml",                                                                   \
		    "<styleSheet xmlns='m'><numFmts><numFmt numFmtId='164' "                       \
		    "formatCode='yyyy&quot;年&quot;m&quot;月&quot;'/><numFmt numFmtId='165' "    \
		    "formatCode='0.00&quot;days&quot;[Red]'/></numFmts>"                           \
		    "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"                             \
		    "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/>"           \
		    "<xf numFmtId='165'/></cellXfs></styleSheet>"                                  \
	}

Test(book, xlsx)
{
	static const struct part parts[] = {WORKBOOK(""), RELATIONS, TEXTS, STYLES_PART,
	    {"xl/sheets/a.xml",
		"<worksheet xmlns='m'><sheetData>"
		"<row r='2' hidden='1'><c r='B2' t='s'><v>1</v></c><c "
		"r='C2'><v>0.30000000000000004</v>"
		"</c><c "
		"t='inlineStr'><is><r><t>富</t></r><rPh><t>fu</t></rPh><r><t>文</t></r></is></c>"
		"<c r='F2' s='1'><v>44776</v></c><c r='G2' s='2'><v>60</v></c>"
		"<c r='H2' s='3'><v>44776</v></c></row>"
		"<row><c t='b'><v>1</v></c><c t='e'><f>A1/0</f><v>#REF!</v></c><c><f>A1*2</f></c>"
		"<c><f>A1*2</f><v>5E-1</v></c><c t='str'><f>A1</f><v></v></c><c r='G3' "
		"t='s'><v>2</v>"
		"</c><c s='1'/></row></sheetData><mergeCells><mergeCell ref='B2:C4'/></mergeCells>"
		"</worksheet>"},
	    {"xl/sheets/b.xml",
		"<worksheet xmlns='m'><sheetData><row r='1'><c r='A1' s='1'><v>1</v></c></row>"
		"</sheetData></worksheet>"},
	    {NULL, NULL}};
	struct tb_buf bytes = TB_BUF_INIT;

	make_zip(parts, &bytes);
	expect(&bytes, BOOK_XLSX,
	    "一!B2 t 甲 乙\n一!C2 n 0.30000000000000004\n一!D2 t 富文\n一!F2 d 2022-08-03\n"
	    "一!G2 d 60\n一!H2 n 44776\n一!A3 b TRUE\n一!B3 e #REF!\n一!C3 u \n一!D3 n 5E-1\n"
	    "一!G3 t a b_x\n一 merge B2:C4\n二!A1 d 1900-01-01\n");
	tb_buf_release(&bytes);
}

Test(book, xlsx_counts_days_from_1904)
{
	static const struct part parts[] = {WORKBOOK("<workbookPr date1904='1'/>"), RELATIONS,
	    TEXTS, STYLES_PART,
	    {"xl/sheets/a.xml", "<worksheet xmlns='m'><sheetData><row r='1'><c r='A1' "
				"s='1'><v>43314.25</v></c></row>"
				"</sheetData></worksheet>"},
	    {"xl/sheets/b.xml", "<worksheet xmlns='m'><sheetData/></worksheet>"}, {NULL, NULL}};
	struct tb_buf bytes = TB_BUF_INIT;

	make_zip(parts, &bytes);
	expect(&bytes, BOOK_XLSX, "一!A1 d 2022-08-03\n");
	tb_buf_release(&bytes);
}

#define ODS_TABLES                                                                                  \
	"<office:body><office:spreadsheet>"                                                         \
	"<table:tracked-changes><table:deletion><table:table-cell office:value-type='float' "       \
	"office:value='9'/></table:deletion></table:tracked-changes>"                               \
	"<table:table table:name='一'><table:shapes><table:table-cell><text:p>图</text:p>"        \
	"</table:table-cell></table:shapes><table:table-column/>"                                   \
	"<table:table-row table:number-rows-repeated='2'><table:table-cell "                        \
	"table:number-columns-repeated='16384'/></table:table-row>"                                 \
	"<table:table-header-rows><table:table-row table:visibility='collapse'>"                    \
	"<table:table-cell table:number-columns-spanned='2' table:number-rows-spanned='1' "         \
	"office:value-type='string'><office:annotation><text:p>批注</text:p></office:annotation>" \
	"\n  <text:p>甲<text:s text:c='2'/><text:span>乙</text:span></text:p>\n  <text:p>丙\n  " \
	"丁</text:p>\n "                                                                           \
	"</table:table-cell><table:covered-table-cell/>"                                            \
	"<table:table-cell table:number-columns-repeated='2' office:value-type='float' "            \
	"office:value='0.30000000000000004'><text:p>0.3</text:p></table:table-cell>"                \
	"<table:table-cell office:value-type='date' office:date-value='2022-08-03T10:00:00'>"       \
	"<text:p>8月3日</text:p></table:table-cell>"                                              \
	"<table:table-cell office:value-type='boolean' office:boolean-value='true'>"                \
	"<text:p>真</text:p></table:table-cell>"                                                   \
	"<table:table-cell table:formula='of:=1/0' office:value-type='string' "                     \
	"office:string-value='' calcext:value-type='error'><text:p>#DIV/0!</text:p>"                \
	"</table:table-cell><table:table-cell table:formula='of:=A1'/>"                             \
	"</table:table-row></table:table-header-rows>"                                              \
	"<table:table-row table:number-rows-repeated='2'><table:table-cell "                        \
	"office:value-type='percentage' office:value='0.5'><text:p>50%</text:p>"                    \
	"</table:table-cell></table:table-row>"                                                     \
	"<table:table-row table:number-rows-repeated='1048570'><table:table-cell "                  \
	"table:number-columns-repeated='16384'/></table:table-row></table:table>"                   \
	"<table:table table:name='二'/></office:spreadsheet></office:body>"

static const char ods_cells[] =
    "一!A3 t 甲  乙\n丙 丁\n一!C3 n 0.30000000000000004\n一!D3 n 0.30000000000000004\n"
    "一!E3 d 2022-08-03\n一!F3 b TRUE\n一!G3 e #DIV/0!\n一!H3 u \n一!A4 n 0.5\n一!A5 n 0.5\n"
    "一 merge A3:B3\n";

#define ODS_NAMES                                                                                  \
	" xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "                        \
	"xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "                           \
	"xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "                             \
	"xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0'"

Test(book, ods)
{
	static const struct part parts[] = {
	    {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
	    {"content.xml",
		"<office:document-content" ODS_NAMES ">" ODS_TABLES "</office:document-content>"},
	    {NULL, NULL}};
	struct tb_buf bytes = TB_BUF_INIT;

	make_zip(parts, &bytes);
	expect(&bytes, BOOK_ODS, ods_cells);
	tb_buf_release(&bytes);
}

Test(book, fods)
{
	struct tb_buf bytes = TB_BUF_INIT;

	tb_buf_puts(&bytes, "<?xml version='1.0' encoding='UTF-8'?>\n<!-- x -->\n"
			    "<office:document" ODS_NAMES ">" ODS_TABLES "</office:document>\n");
	expect(&bytes, BOOK_FODS, ods_cells);
	tb_buf_release(&bytes);
}

Test(book, of_2003)
{
	struct tb_buf bytes = TB_BUF_INIT;

	decode_prepare();
	tb_buf_puts(&bytes,
	    "<?xml version='1.0' encoding='GBK'?>\r\n<?mso-application progid='Excel.Sheet'?>\r\n"
	    "<ss:Workbook xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet' "
	    "xmlns:h='http://www.w3.org/TR/REC-html40'><ss:Worksheet ss:Name='A'><ss:Table>"
	    "<ss:Row ss:Index='3' ss:Hidden='1'><ss:Cell ss:MergeAcross='1' ss:MergeDown='1'>"
	    "<ss:Data ss:Type='String'>\xbc\xd7<h:B>\xd2\xd2</h:B></ss:Data>"
	    "<ss:Comment><ss:Data ss:Type='String'>no</ss:Data></ss:Comment></ss:Cell>"
	    "<ss:Cell><ss:Data ss:Type='Number'>0.30000000000000004</ss:Data></ss:Cell>"
	    "<ss:Cell ss:Index='5'><ss:Data ss:Type='DateTime'>2022-08-03T00:00:00.000</ss:Data>"
	    "</ss:Cell><ss:Cell><ss:Data ss:Type='Boolean'>1</ss:Data></ss:Cell>"
	    "<ss:Cell ss:Formula='=1/0'><ss:Data ss:Type='Error'>#DIV/0!</ss:Data></ss:Cell>"
	    "<ss:Cell ss:Formula='=A1'/></ss:Row>"
	    "<ss:Row><ss:Cell ss:Index='2'><ss:Data ss:Type='String' x='Ticked'>1</ss:Data>"
	    "</ss:Cell></ss:Row></ss:Table></ss:Worksheet></ss:Workbook>\r\n");
	expect(&bytes, BOOK_2003,
	    "A!A3 t 甲乙\nA!C3 n 0.30000000000000004\nA!E3 d 2022-08-03\nA!F3 b TRUE\n"
	    "A!G3 e #DIV/0!\nA!H3 u \nA!B4 t 1\nA merge A3:B4\n");
	decode_cleanup();
	tb_buf_release(&bytes);
}

/* --- what is refused ---------------------------------------------------------------- */

static void
expect_fault(const struct tb_buf *bytes, enum finding_id id, const char *word)
{
	struct findings findings;
	struct book book = {0};
	enum book_format format;

	findings_init(&findings);
	format = book_recognise(bytes->s, bytes->len, &findings);
	if (format > BOOK_REFUSED)
		cr_expect_neq(book_read(bytes->s, bytes->len, format, &book, &findings), 0);
	else
		cr_expect_eq(format, BOOK_REFUSED);
	cr_assert_eq(findings.n, 1, "%s: %zu findings", word != NULL ? word : "", findings.n);
	cr_expect_str_eq(finding_codes[findings.list[0].id], finding_codes[id]);
	if (word != NULL)
		cr_expect_str_eq(findings.list[0].detail[0], word);
	book_release(&book);
	findings_release(&findings);
}

static const struct {
	enum finding_id id;
	const char *word;
	struct part parts[6];
} refused_zips[] = {
    {FINDING_FILE_ARCHIVE, "zip", {{"a.xml", "<a/>"}, {NULL, NULL}}},
    {FINDING_FILE_DOCUMENT, "docx", {{"word/document.xml", "<a/>"}, {NULL, NULL}}},
    {FINDING_FILE_OFFICE, "pptx", {{"ppt/presentation.xml", "<a/>"}, {NULL, NULL}}},
    {FINDING_FILE_PDF, "OFD", {{"OFD.xml", "<a/>"}, {NULL, NULL}}},
    {FINDING_BOOK_BINARY, NULL, {{"xl/workbook.bin", "x"}, {NULL, NULL}}},
    {FINDING_BOOK_MACROS, NULL, {WORKBOOK(""), {"xl/vbaProject.bin", "x"}, {NULL, NULL}}},
    {FINDING_BOOK_LINKS, NULL,
	{WORKBOOK(""), {"xl/externalLinks/externalLink1.xml", "<a/>"}, {NULL, NULL}}},
    {FINDING_FILE_DOCUMENT, "odt",
	{{"mimetype", "application/vnd.oasis.opendocument.text"}, {NULL, NULL}}},
    {FINDING_BOOK_ENCRYPTED, NULL,
	{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
	    {"META-INF/manifest.xml", "<m><encryption-data/></m>"}, {NULL, NULL}}},
    {FINDING_BOOK_DAMAGED, "@book.names", {WORKBOOK(""), {"../x", "x"}, {NULL, NULL}}},
    {FINDING_BOOK_DAMAGED, "@book.names", {WORKBOOK(""), {"/etc/x", "x"}, {NULL, NULL}}},
    {FINDING_BOOK_DAMAGED, "@book.missing", {WORKBOOK(""), {NULL, NULL}}},
    {FINDING_BOOK_DAMAGED, "@book.missing", {WORKBOOK(""), RELATIONS, {NULL, NULL}}},
    {FINDING_BOOK_DAMAGED, "@book.relation",
	{WORKBOOK(""), {"xl/_rels/workbook.xml.rels", "<R/>"}, {NULL, NULL}}},
    {FINDING_BOOK_DAMAGED, "@book.part", {{"xl/workbook.xml", "<!DOCTYPE w><w/>"}, {NULL, NULL}}},
    {FINDING_BOOK_DAMAGED, "@book.part", {{"xl/workbook.xml", "<w>"}, {NULL, NULL}}},
    {FINDING_BOOK_DAMAGED, "@book.no-sheet",
	{{"xl/workbook.xml", "<w/>"}, {"xl/_rels/workbook.xml.rels", "<R/>"}, {NULL, NULL}}},
    {FINDING_BOOK_DAMAGED, "@book.no-sheet",
	{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<a/>"},
	    {NULL, NULL}}},
};

Test(book, zips_that_are_refused)
{
	size_t i;

	for (i = 0; i < TB_LEN(refused_zips); i++) {
		struct tb_buf bytes = TB_BUF_INIT;

		make_zip(refused_zips[i].parts, &bytes);
		expect_fault(&bytes, refused_zips[i].id, refused_zips[i].word);
		tb_buf_release(&bytes);
	}
}

static const struct {
	enum finding_id id;
	const char *bytes;
	size_t len;
} refused_bytes[] = {
#define BYTES(id, s)                                                                               \
	{                                                                                          \
		FINDING_##id, s, sizeof(s) - 1                                                     \
	}
    BYTES(FILE_PDF, "%PDF-1.7\n"),
    BYTES(FILE_IMAGE, "\x89PNG\r\n\x1a\n...."),
    BYTES(FILE_IMAGE, "\xff\xd8\xff\xe0"),
    BYTES(FILE_IMAGE, "BM\x36\x00\x10\x00\0\0\0\0"),
    BYTES(FILE_ARCHIVE, "Rar!\x1a\x07\x01\x00"),
    BYTES(FILE_ARCHIVE, "7z\xbc\xaf\x27\x1c\x00\x04"),
    BYTES(FILE_DOCUMENT, "{\\rtf1\\ansi"),
    BYTES(FILE_CSV, "代码,本年累计\r\nE01,12\r\n"),
    BYTES(FILE_CSV, "\xff\xfe"
		    "a\0\t\0b\0\n\0c\0\t\0d\0\n\0"),
    BYTES(FILE_WEB_PAGE, "\xef\xbb\xbf<HTML xmlns:x='u'>"),
    BYTES(FILE_WEB_PAGE, "<!DOCTYPE html><html>"),
    BYTES(FILE_WEB_PAGE, "MIME-Version: 1.0\r\n"),
    BYTES(BOOK_INCOMPLETE, "PK\3\4\x14\0\0\0"),
    BYTES(BOOK_INCOMPLETE, "<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'><Row>"),
    BYTES(FILE_OFFICE, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
#undef BYTES
};

Test(book, bytes_that_are_refused)
{
	size_t i;

	for (i = 0; i < TB_LEN(refused_bytes); i++) {
		struct tb_buf bytes = TB_BUF_INIT;

		tb_buf_put(&bytes, refused_bytes[i].bytes, refused_bytes[i].len);
		expect_fault(&bytes, refused_bytes[i].id, NULL);
		tb_buf_release(&bytes);
	}
}

/* A compound file whose directory, in its second sector, has the streams. */
static void
make_ole(const char *const *streams, size_t sector, struct tb_buf *out)
{
	unsigned char *file = tb_xcalloc(4, sector), *entry = file + 2 * sector, *table;
	size_t i;

	memcpy(file, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
	file[0x1e] = sector == 512 ? 9 : 12;
	file[0x30] = 1; /* first sector of the directory; the table of sectors is sector 0 */
	table = file + sector;
	memcpy(table, "\xfd\xff\xff\xff\xfe\xff\xff\xff", 8);
	for (; *streams != NULL; streams++, entry += 128) {
		for (i = 0; (*streams)[i] != '\0'; i++)
			entry[2 * i] = (unsigned char)(*streams)[i];
		entry[0x40] = (unsigned char)(2 * (i + 1));
	}
	tb_buf_put(out, file, 4 * sector);
	free(file);
}

Test(book, compound_files_by_their_streams)
{
	static const struct {
		const char *streams[5];
		enum finding_id id;
	} cases[] = {
	    {{"Root Entry", "Workbook", NULL}, FINDING_BOOK_OLD},
	    {{"Root Entry", "Book", NULL}, FINDING_BOOK_OLD},
	    {{"Root Entry", "WordDocument", "Workbook2", NULL}, FINDING_FILE_DOCUMENT},
	    {{"Root Entry", "PowerPoint Document", NULL}, FINDING_FILE_OFFICE},
	    {{"Root Entry", "EncryptionInfo", "EncryptedPackage", NULL}, FINDING_BOOK_ENCRYPTED},
	    {{"Root Entry", "Contents", NULL}, FINDING_FILE_OFFICE},
	};
	size_t i, sector;

	for (i = 0; i < TB_LEN(cases); i++)
		for (sector = 512; sector <= 4096; sector += 4096 - 512) {
			struct tb_buf bytes = TB_BUF_INIT;

			make_ole(cases[i].streams, sector, &bytes);
			expect_fault(&bytes, cases[i].id, NULL);
			tb_buf_release(&bytes);
		}
}

Test(book, what_is_not_known_is_left_to_the_parser)
{
	static const char *const texts[] = {"", "<",
	    "<submission xmlns='urn:tongbao:submission:1'/>",
	    "\n<?xml version='1.0'?><submission/>", "hello", "<document/>", "<Workbooks/>", "a,b"};
	struct findings findings;
	size_t i;

	findings_init(&findings);
	for (i = 0; i < TB_LEN(texts); i++)
		cr_expect_eq(book_recognise(texts[i], strlen(texts[i]), &findings), BOOK_NONE, "%s",
		    texts[i]);
	cr_expect_eq(findings.n, 0);
	findings_release(&findings);
}

Test(book, formats_of_days)
{
	static const struct {
		const char *code;
		int is_date;
	} cases[] = {{"General", 0}, {"0.00E+00", 0}, {"#,##0.00", 0}, {"yyyy-mm-dd", 1},
	    {"[$-804]yyyy\"年\"m\"月\"", 1}, {"0\"days\"", 0}, {"[Red]0.0_);[Blue]\\d0", 0},
	    {"@", 0}, {"h:mm", 1}, {"", 0}, {"\"", 0}, {"0%", 0}};
	size_t i;

	for (i = 0; i < TB_LEN(cases); i++)
		cr_expect_eq(
		    book_format_is_date(cases[i].code), cases[i].is_date, "%s", cases[i].code);
}

Test(book, places)
{
	int row, column;
	char name[8];

	cr_expect_eq(book_place("C12", &row, &column), 3);
	cr_expect(row == 12 && column == 3);
	cr_expect_eq(book_place("XFD1048576:A1", &row, &column), 10);
	cr_expect(row == 1048576 && column == 16384);
	cr_expect_eq(book_place("XFE1", &row, &column), 0);
	cr_expect_eq(book_place("A1048577", &row, &column), 0);
	cr_expect_eq(book_place("A0", &row, &column), 0);
	cr_expect_eq(book_place("12", &row, &column), 0);
	cr_expect_eq(book_place("", &row, &column), 0);
	book_column_name(16384, name);
	cr_expect_str_eq(name, "XFD");
	book_column_name(27, name);
	cr_expect_str_eq(name, "AA");
}
