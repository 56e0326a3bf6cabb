/* Fonts as they are embedded: a damaged one is refused by name. */
#include "paint/embed.h"
#include "paint/cff.h"
#include <criterion/criterion.h>
#include <harfbuzz/hb-subset.h>
#include <unistd.h>

#define NOTO "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc" /* with subroutines */
#define UKAI "/usr/share/fonts/truetype/arphic/ukai.ttc"

enum { FIRST = 0x56DE, LAST = 0x571F }; /* 回 to 土: enough to share subroutines */

/* A font of a few characters, which a test may damage. */
static void
make_font(const char *source, unsigned index, struct tb_buf *out)
{
	hb_blob_t *blob = hb_blob_create_from_file(source), *small;
	hb_face_t *whole = hb_face_create(blob, index), *part;
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	unsigned len;

	hb_set_add_range(hb_subset_input_unicode_set(input), FIRST, LAST);
	part = hb_subset_or_fail(whole, input);
	cr_assert_not_null(part, "%s", source);
	small = hb_face_reference_blob(part);
	tb_buf_put(out, hb_blob_get_data(small, &len), hb_blob_get_length(small));
	hb_blob_destroy(small);
	hb_face_destroy(part);
	hb_subset_input_destroy(input);
	hb_face_destroy(whole);
	hb_blob_destroy(blob);
}

/* Opens the bytes as a file of their own. */
static int
open_font(const struct tb_buf *font, struct fontfile *file, struct tb_err *err)
{
	char path[] = "/tmp/tongbao-embed.XXXXXX";
	int fd = mkstemp(path), rc;

	cr_assert_eq(write(fd, font->s, font->len), (ssize_t)font->len);
	close(fd);
	rc = fontfile_open(path, 0, file, err);
	unlink(path);
	return rc;
}

/* What embedding glyph 1 of the font says; "" when it is embedded. */
static void
embed_one(const struct tb_buf *font, struct tb_err *err)
{
	struct fontfile file;
	struct embed embed;
	struct pdfout o;
	struct tb_buf pdf = TB_BUF_INIT;

	*err = (struct tb_err){0};
	cr_assert_eq(open_font(font, &file, err), 0, "%s", err->text);
	pdfout_init(&o, &pdf, NULL);
	embed_init(&embed, &file, &o);
	embed_measure(&embed, 1);
	cr_assert_eq(embed_code(&embed, 1, "回", 3), 1);
	cr_assert_eq(embed_write(&embed, "site/某.otf", &o, err) != 0, err->text[0] != '\0');
	embed_release(&embed);
	pdfout_release(&o);
	tb_buf_release(&pdf);
	fontfile_close(&file);
}

/* A table, and its entry in the directory. */
static unsigned char *
find_table(struct tb_buf *font, const char *tag, unsigned char **entry)
{
	unsigned n = (unsigned char)font->s[5], i;

	for (i = 0; i < n; i++) {
		*entry = (unsigned char *)font->s + 12 + 16 * i;
		if (memcmp(*entry, tag, 4) == 0)
			return (unsigned char *)font->s + slice_u32((struct slice){*entry, 16}, 8);
	}
	abort();
}

/* What damage is done to: hb-subset hands back a face without outlines, or none. */
static void
damage_charstring(struct tb_buf *font)
{
	static const unsigned char call[] = {
	    28, 0x7F, 0xFF, 10}; /* a subroutine that is not there */
	unsigned char *entry, *table = find_table(font, "CFF ", &entry);
	struct slice bytes = {table, slice_u32((struct slice){entry, 16}, 12)};
	struct cff cff;

	cr_assert_eq(cff_open(bytes, &cff), 0);
	cr_assert(cff.subroutines);
	memcpy(table + cff.charstrings.data + 1, call, sizeof(call));
}

static void
damage_head(struct tb_buf *font)
{
	unsigned char *entry;

	find_table(font, "head", &entry)[12] = 0; /* of the magic number */
}

static const struct {
	const char *source;
	unsigned index;
	void (*damage)(struct tb_buf *font);
} damages[] = {{NOTO, 2, damage_charstring}, {NOTO, 2, damage_head}, {UKAI, 0, damage_head}};

Test(embed, damaged_fonts_are_refused)
{
	for (size_t i = 0; i < TB_LEN(damages); i++) {
		struct tb_buf font = TB_BUF_INIT;
		struct tb_err err;

		make_font(damages[i].source, damages[i].index, &font);
		embed_one(&font, &err);
		cr_assert_str_eq(err.text, "", "%zu, whole: %s", i, err.text);
		damages[i].damage(&font);
		embed_one(&font, &err);
		cr_assert_str_eq(err.file, "site/某.otf", "%zu", i);
		cr_assert_not_null(strstr(err.text, "face 0"), "%zu: %s", i, err.text);
		cr_assert_not_null(strstr(err.text, "whole copy"), "%zu: %s", i, err.text);
		tb_buf_release(&font);
	}
}

/* A document of one glyph of a file that stays open, which starts with its outlines. */
static void
embed_of(const struct fontfile *file, unsigned glyph, struct tb_buf *pdf, struct tb_err *err)
{
	struct embed embed;
	struct pdfout o;

	*err = (struct tb_err){0};
	pdfout_init(&o, pdf, NULL);
	embed_init(&embed, file, &o);
	embed_measure(&embed, glyph);
	cr_assert_eq(embed_code(&embed, glyph, "回", 3), 1);
	cr_assert_eq(embed_write(&embed, "site/某.otf", &o, err) != 0, err->text[0] != '\0');
	pdfout_finish(&o, 1, 2);
	embed_release(&embed);
	pdfout_release(&o);
}

/* What is kept of a whole face from one document to the next shows in none. */
Test(embed, whole_face_of_several_documents)
{
	static const unsigned glyphs[] = {3, 1, 3, 40, 1};
	struct tb_buf font = TB_BUF_INIT;
	struct fontfile kept;
	struct tb_err err;

	make_font(NOTO, 2, &font);
	cr_assert_eq(open_font(&font, &kept, &err), 0);
	for (size_t i = 0; i < TB_LEN(glyphs); i++) {
		struct tb_buf pdf = TB_BUF_INIT, alone = TB_BUF_INIT;
		struct fontfile fresh;

		cr_assert_eq(open_font(&font, &fresh, &err), 0);
		embed_of(&fresh, glyphs[i], &alone, &err);
		cr_assert_str_eq(err.text, "");
		embed_of(&kept, glyphs[i], &pdf, &err);
		cr_assert_str_eq(err.text, "");
		cr_assert(pdf.len == alone.len && memcmp(pdf.s, alone.s, pdf.len) == 0, "%zu", i);
		fontfile_close(&fresh);
		tb_buf_release(&pdf);
		tb_buf_release(&alone);
	}
	fontfile_close(&kept);
	tb_buf_release(&font);
}

/* A glyph that cannot be taken out spoils the document that has it alone. */
Test(embed, damaged_glyph_of_one_document)
{
	static const unsigned char call[] = {28, 0x7F, 0xFF, 10};
	struct tb_buf font = TB_BUF_INIT;
	unsigned char *entry, *table;
	struct slice bytes;
	struct fontfile file;
	struct tb_err err;
	struct cff cff;
	size_t last, at = 0;

	make_font(NOTO, 2, &font);
	table = find_table(&font, "CFF ", &entry);
	bytes = (struct slice){table, slice_u32((struct slice){entry, 16}, 12)};
	cr_assert_eq(cff_open(bytes, &cff), 0);
	last = cff.charstrings.count - 1;
	for (unsigned k = 0; k < cff.charstrings.offsize; k++)
		at = at << 8 |
		     slice_u8(bytes, cff.charstrings.offsets + last * cff.charstrings.offsize + k);
	memcpy(table + cff.charstrings.data + at, call, sizeof(call));
	cr_assert_eq(open_font(&font, &file, &err), 0);
	for (unsigned i = 0; i < 3; i++) {
		struct tb_buf pdf = TB_BUF_INIT;

		embed_of(&file, i == 1 ? (unsigned)last : 3 + i, &pdf, &err);
		cr_assert_eq(err.text[0] != '\0', i == 1, "%u: %s", i, err.text);
		tb_buf_release(&pdf);
	}
	fontfile_close(&file);
	tb_buf_release(&font);
}

/* TrueType outlines that nothing leads to: readers would show nothing. */
Test(embed, no_places_of_outlines)
{
	struct tb_buf font = TB_BUF_INIT;
	unsigned char *entry;
	struct fontfile file;
	struct tb_err err;

	make_font(UKAI, 0, &font);
	embed_one(&font, &err);
	cr_assert_str_eq(err.text, "", "whole: %s", err.text);
	find_table(&font, "loca", &entry);
	entry[0] = 'L';
	cr_assert_eq(open_font(&font, &file, &err), -1);
	cr_assert_not_null(strstr(err.text, "not a font of outlines"), "%s", err.text);
	tb_buf_release(&font);
}
