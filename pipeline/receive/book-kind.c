/*
 * What a dropped file is, by what stands in it and never by its name: formats
 * that are read, and those that offices send by mistake, each with its finding.
 */
#include "beginning.h"
#include "book-private.h"
#include <limits.h>

enum { LOOK = 4096 }; /* bytes of the beginning that are looked at */

static enum book_format
refuse(struct findings *findings, enum finding_id id, const char *word)
{
	finding_add(findings, &(struct finding){.id = id, .level = -1, .detail = {word}});
	return BOOK_REFUSED;
}

/* --- fixed beginnings ----------------------------------------------------------- */

static const struct {
	const char *bytes;
	size_t len, at;
	enum finding_id id;
	const char *word;
} beginnings[] = {
#define AT(at, bytes, id, word)                                                                    \
	{                                                                                          \
		bytes, sizeof(bytes) - 1, at, FINDING_##id, word                                   \
	}
    AT(0, "%PDF-", FILE_PDF, "PDF"),
    AT(0, "\x89PNG\r\n\x1a\n", FILE_IMAGE, "PNG"),
    AT(0, "\xff\xd8\xff", FILE_IMAGE, "JPEG"),
    AT(0, "GIF8", FILE_IMAGE, "GIF"),
    AT(0, "II*\0", FILE_IMAGE, "TIFF"),
    AT(0, "MM\0*", FILE_IMAGE, "TIFF"),
    AT(8, "WEBP", FILE_IMAGE, "WEBP"),
    AT(4, "ftyphei", FILE_IMAGE, "HEIC"),
    AT(4, "ftypmif1", FILE_IMAGE, "HEIC"),
    AT(6, "\0\0\0\0", FILE_IMAGE, "BMP"), /* behind "BM", see below */
    AT(0, "Rar!\x1a\x07", FILE_ARCHIVE, "RAR"),
    AT(0, "7z\xbc\xaf\x27\x1c", FILE_ARCHIVE, "7z"),
    AT(0, "\x1f\x8b", FILE_ARCHIVE, "gzip"),
    AT(0, "BZh", FILE_ARCHIVE, "bzip2"),
    AT(0,
	"\xfd"
	"7zXZ\0",
	FILE_ARCHIVE, "xz"),
    AT(257, "ustar", FILE_ARCHIVE, "tar"),
    AT(0, "{\\rtf", FILE_DOCUMENT, "RTF"),
    AT(0, "MIME-Version:", FILE_WEB_PAGE, "MHTML"),
#undef AT
};

static enum book_format
by_beginning(const char *bytes, size_t len, struct findings *findings)
{
	size_t i;

	for (i = 0; i < TB_LEN(beginnings); i++) {
		size_t at = beginnings[i].at;

		if (at == 6 && (len < 2 || memcmp(bytes, "BM", 2) != 0))
			continue;
		if (len >= at + beginnings[i].len &&
		    memcmp(bytes + at, beginnings[i].bytes, beginnings[i].len) == 0)
			return refuse(findings, beginnings[i].id, beginnings[i].word);
	}
	return BOOK_NONE;
}

/* --- zips --------------------------------------------------------------------------- */

static const char ods_type[] = "application/vnd.oasis.opendocument.spreadsheet";

/* Members that tell what a zip is, the telling ones first. */
static const struct {
	const char *member;
	enum finding_id id;
	const char *word;
} members[] = {
    {"xl/workbook.bin", FINDING_BOOK_BINARY, "xlsb"},
    {"word/document.xml", FINDING_FILE_DOCUMENT, "docx"},
    {"ppt/presentation.xml", FINDING_FILE_OFFICE, "pptx"},
    {"OFD.xml", FINDING_FILE_PDF, "OFD"},
};

/* A workbook, but one that can do more than hold values. */
static enum book_format
check_xlsx(const struct book_zip *zip, struct findings *findings)
{
	if (book_zip_has(zip, "xl/vbaProject.bin"))
		return refuse(findings, FINDING_BOOK_MACROS, NULL);
	if (book_zip_has_below(zip, "xl/externalLinks/"))
		return refuse(findings, FINDING_BOOK_LINKS, NULL);
	return BOOK_XLSX;
}

/* Programs that write OpenDocument encrypt each member by itself, and say so here. */
static enum book_format
check_ods(struct book_zip *zip, struct findings *findings)
{
	struct tb_buf manifest = TB_BUF_INIT;
	enum book_format format = BOOK_ODS;

	if (book_zip_read(zip, "META-INF/manifest.xml", &manifest) < 0)
		format = BOOK_REFUSED;
	else if (strstr(manifest.s, "encryption-data") != NULL)
		format = refuse(findings, FINDING_BOOK_ENCRYPTED, NULL);
	else if (book_zip_has_below(zip, "Basic/"))
		format = refuse(findings, FINDING_BOOK_MACROS, NULL);
	tb_buf_release(&manifest);
	return format;
}

static enum book_format
by_mimetype(struct book_zip *zip, struct findings *findings)
{
	struct tb_buf type = TB_BUF_INIT;
	enum book_format format = BOOK_NONE;
	int rc = book_zip_read(zip, "mimetype", &type);

	while (type.len > 0 && strchr("\r\n ", type.s[type.len - 1]) != NULL)
		type.s[--type.len] = '\0';
	if (rc < 0)
		format = BOOK_REFUSED; /* said already */
	else if (rc == 0 && strcmp(type.s, ods_type) == 0)
		format = check_ods(zip, findings);
	else if (rc == 0 && strstr(type.s, "opendocument.text") != NULL)
		format = refuse(findings, FINDING_FILE_DOCUMENT, "odt");
	else if (rc == 0 && strstr(type.s, "opendocument") != NULL)
		format = refuse(findings, FINDING_FILE_OFFICE, "odp");
	tb_buf_release(&type);
	return format;
}

static enum book_format
by_members(const char *bytes, size_t len, struct findings *findings)
{
	struct book_zip zip;
	enum book_format format = BOOK_REFUSED;
	size_t i;

	if (book_zip_open(&zip, bytes, len, findings) == 0) {
		format = by_mimetype(&zip, findings);
		for (i = 0; format == BOOK_NONE && i < TB_LEN(members); i++)
			if (book_zip_has(&zip, members[i].member))
				format = refuse(findings, members[i].id, members[i].word);
		if (format == BOOK_NONE && book_zip_has(&zip, "xl/workbook.xml"))
			format = check_xlsx(&zip, findings);
		if (format == BOOK_NONE && book_zip_has_below(&zip, "xl/"))
			format =
			    refuse(findings, FINDING_BOOK_DAMAGED, "@book.missing:xl/workbook.xml");
		if (format == BOOK_NONE)
			format = refuse(findings, FINDING_FILE_ARCHIVE, "zip");
	}
	book_zip_close(&zip);
	return format;
}

/* --- compound files (OLE) ------------------------------------------------------------- */

enum { OLE_ENTRIES = 4096, OLE_ENTRY = 128, OLE_HEADER = 512 };

static const struct {
	const char *stream;
	enum finding_id id;
	const char *word;
} streams[] = {
    {"EncryptedPackage", FINDING_BOOK_ENCRYPTED, NULL},
    {"Workbook", FINDING_BOOK_OLD, NULL},
    {"Book", FINDING_BOOK_OLD, NULL},
    {"WordDocument", FINDING_FILE_DOCUMENT, "doc"},
    {"PowerPoint Document", FINDING_FILE_OFFICE, "ppt"},
};

struct ole {
	const unsigned char *bytes;
	size_t len;
	size_t sector; /* bytes of one */
};

static unsigned long
number_at(const unsigned char *at)
{
	return at[0] | (unsigned long)at[1] << 8 | (unsigned long)at[2] << 16 |
	       (unsigned long)at[3] << 24;
}

/* The sector, or NULL where the file has none of that number. */
static const unsigned char *
ole_sector(const struct ole *ole, unsigned long number)
{
	if (number >= ole->len / ole->sector || (number + 2) * ole->sector > ole->len)
		return NULL;
	return ole->bytes + (number + 1) * ole->sector;
}

/* The sector behind one in its chain; only what the header lists of the table is looked at,
 * which is that of 7 MB and more: directories stand in front. */
static unsigned long
ole_next(const struct ole *ole, unsigned long number)
{
	size_t each = ole->sector / 4, index = number / each;
	const unsigned char *table;

	if (index >= 109)
		return ULONG_MAX;
	table = ole_sector(ole, number_at(ole->bytes + 0x4c + 4 * index));
	return table != NULL ? number_at(table + 4 * (number % each)) : ULONG_MAX;
}

/* The name of an entry as ASCII, '?' for all else. */
static void
entry_name(const unsigned char *entry, char out[33])
{
	size_t len = (size_t)entry[0x40] / 2, i;

	for (i = 0; i + 1 < len && i < 32; i++)
		out[i] = entry[2 * i + 1] == 0 && entry[2 * i] >= 0x20 && entry[2 * i] < 0x7f
			     ? (char)entry[2 * i]
			     : '?';
	out[i] = '\0';
}

/* All entries, in the order of the directory; the names of the root's own come first in
 * files that offices write, and what is embedded behind them. */
static enum book_format
by_streams(const char *bytes, size_t len, struct findings *findings)
{
	struct ole ole = {(const unsigned char *)bytes, len, 0};
	unsigned long sector;
	size_t best = TB_LEN(streams), seen, at, i;
	char name[33];

	if (len < OLE_HEADER || (ole.bytes[0x1e] != 9 && ole.bytes[0x1e] != 12))
		return refuse(findings, FINDING_FILE_OFFICE, NULL);
	ole.sector = (size_t)1 << ole.bytes[0x1e];
	sector = number_at(ole.bytes + 0x30);
	for (seen = 0; seen < OLE_ENTRIES; sector = ole_next(&ole, sector)) {
		const unsigned char *entries = ole_sector(&ole, sector);

		if (entries == NULL)
			break;
		for (at = 0; at < ole.sector; at += OLE_ENTRY, seen++) {
			entry_name(entries + at, name);
			for (i = 0; i < best; i++)
				if (strcmp(name, streams[i].stream) == 0)
					best = i;
		}
	}
	return best < TB_LEN(streams) ? refuse(findings, streams[best].id, streams[best].word)
				      : refuse(findings, FINDING_FILE_OFFICE, NULL);
}

/* --- text ------------------------------------------------------------------------------- */

static int
begins_like(const char *s, const char *word)
{
	for (; *word != '\0'; s++, word++)
		if ((*s >= 'A' && *s <= 'Z' ? *s - 'A' + 'a' : *s) != *word)
			return 0;
	return 1;
}

static int
is_web_page(const char *tag)
{
	static const char *const tags[] = {"<!doctype html", "<html", "<head", "<table", "<meta"};
	size_t i;

	for (i = 0; i < TB_LEN(tags); i++)
		if (begins_like(tag, tags[i]))
			return 1;
	return 0;
}

/* Columns between commas or tabs in the first two lines, as many in both. */
static int
is_table_text(const char *s)
{
	static const char separators[] = ",\t;";
	const char *line[3] = {s};
	size_t i, k, counts[2];
	const char *at;

	for (i = 0; i < 2; i++) {
		at = strchr(line[i], '\n');
		if (at == NULL && i == 0)
			return 0;
		line[i + 1] = at != NULL ? at + 1 : line[i] + strlen(line[i]);
	}
	for (k = 0; separators[k] != '\0'; k++) {
		for (i = 0; i < 2; i++)
			for (counts[i] = 0, at = line[i]; at < line[i + 1]; at++)
				counts[i] += *at == separators[k];
		if (counts[0] > 0 && counts[0] == counts[1])
			return 1;
	}
	return 0;
}

static enum book_format
by_text(const char *bytes, size_t len, struct findings *findings)
{
	char beginning[LOOK + 1];
	const char *tag;

	beginning_text(bytes, len < LOOK ? len : LOOK, beginning);
	tag = beginning_tag(beginning);
	if (tag[0] != '<')
		return is_table_text(tag) ? refuse(findings, FINDING_FILE_CSV, NULL) : BOOK_NONE;
	if (is_web_page(tag))
		return refuse(findings, FINDING_FILE_WEB_PAGE, "HTML");
	if (beginning_is(tag, "Workbook"))
		return BOOK_2003;
	return beginning_is(tag, "document") && strstr(tag, "opendocument") != NULL ? BOOK_FODS
										    : BOOK_NONE;
}

enum book_format
book_recognise(const char *bytes, size_t len, struct findings *findings)
{
	static const char ole_mark[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
	enum book_format format = by_beginning(bytes, len, findings);

	if (format != BOOK_NONE)
		return format;
	if (book_zip_is(bytes, len))
		return by_members(bytes, len, findings);
	if (len >= 8 && memcmp(bytes, ole_mark, 8) == 0)
		return by_streams(bytes, len, findings);
	return by_text(bytes, len, findings);
}
