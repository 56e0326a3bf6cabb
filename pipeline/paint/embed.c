/* Fonts as a PDF embeds them: see embed.h. */
#include "embed.h"
#include "../lib/digest.h"
#include "../lib/mem.h"
#include "../lib/utf8.h"
#include "cff.h"
#include "outlines.h"

enum { MAX_CODES = 65535, RANGE = 256, TAG_LEN = 6 };

void
embed_init(struct embed *embed, const struct fontfile *file, struct pdfout *o)
{
	*embed = (struct embed){.file = file, .number = pdfout_number(o)};
	embed->first = tb_xcalloc(file->nglyphs, sizeof(*embed->first));
	embed->advance = tb_xcalloc(file->nglyphs, sizeof(*embed->advance));
	tb_grow(&embed->codes, 0, &embed->cap, sizeof(*embed->codes));
	embed->ncodes = 1;
}

void
embed_release(struct embed *embed)
{
	free(embed->codes);
	free(embed->first);
	free(embed->advance);
	*embed = (struct embed){0};
}

unsigned
embed_code(struct embed *embed, unsigned glyph, const char *text, unsigned len)
{
	unsigned code = embed->first[glyph];
	struct embed_code *new;

	for (; code != 0; code = embed->codes[code].next)
		if (embed->codes[code].len == len &&
		    memcmp(embed->codes[code].text, text, len) == 0)
			return code;
	if (embed->ncodes == MAX_CODES)
		return 0;
	new = tb_grow(&embed->codes, embed->ncodes, &embed->cap, sizeof(*embed->codes));
	*new = (struct embed_code){glyph, text, len, embed->first[glyph]};
	embed->first[glyph] = (uint16_t)embed->ncodes;
	return (unsigned)embed->ncodes++;
}

/* --- what a code is read as --------------------------------------------------------- */

static void
put_hex(struct tb_buf *out, unsigned value)
{
	static const char hex[] = "0123456789ABCDEF";
	int shift;

	for (shift = 12; shift >= 0; shift -= 4)
		tb_buf_putc(out, hex[value >> shift & 15]);
}

static void
put_utf16(struct tb_buf *out, const char *text, unsigned len)
{
	const char *end = text + len;

	tb_buf_putc(out, '<');
	while (text < end) {
		unsigned cp = tb_utf8_next(&text);

		if (cp > 0xFFFF) {
			put_hex(out, 0xD800 + ((cp - 0x10000) >> 10));
			cp = 0xDC00 + ((cp - 0x10000) & 0x3FF);
		}
		put_hex(out, cp);
	}
	tb_buf_putc(out, '>');
}

static unsigned
write_unicode(const struct embed *embed, struct pdfout *o)
{
	unsigned number = pdfout_number(o);
	struct tb_buf map = TB_BUF_INIT;
	size_t code, end;

	tb_buf_puts(&map, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
			  "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
			  "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
			  "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
	/* a range never leaves the codes of one first byte */
	for (code = 1; code < embed->ncodes; code = end) {
		end = code / RANGE * RANGE + RANGE;
		if (end > embed->ncodes)
			end = embed->ncodes;
		tb_buf_printf(&map, "1 beginbfrange\n<%04zX><%04zX>[", code, end - 1);
		for (size_t k = code; k < end; k++)
			put_utf16(&map, embed->codes[k].text, embed->codes[k].len);
		tb_buf_puts(&map, "]\nendbfrange\n");
	}
	tb_buf_puts(&map, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
	pdfout_stream(o, number, "", map.s, map.len, PDFOUT_DEFLATE);
	tb_buf_release(&map);
	return number;
}

/* --- outlines -------------------------------------------------------------------- */

/* Of all codes; to be freed. */
static unsigned *
list_glyphs(const struct embed *embed)
{
	unsigned *glyphs = tb_xcalloc(embed->ncodes, sizeof(*glyphs));
	size_t i;

	for (i = 0; i < embed->ncodes; i++)
		glyphs[i] = embed->codes[i].glyph;
	return glyphs;
}

static int
write_cff(const struct embed *embed, const char *name, struct pdfout *o, unsigned number)
{
	unsigned *glyphs = list_glyphs(embed);
	struct tb_buf out = TB_BUF_INIT;
	struct cff cff;
	int rc = cff_open(embed->file->cff, &cff);

	if (rc == 0 && cff.subroutines)
		rc = cff_open(outlines_freed(embed->file, glyphs, embed->ncodes), &cff);
	if (rc == 0)
		rc = cff_subset(&cff, glyphs, (unsigned)embed->ncodes, name, &out);
	if (rc == 0)
		pdfout_stream(o, number, "/Subtype/CIDFontType0C", out.s, out.len, PDFOUT_QUICK);
	tb_buf_release(&out);
	free(glyphs);
	return rc;
}

/* The TrueType font, and the stream that leads from codes to its glyphs. */
static int
write_truetype(const struct embed *embed, struct pdfout *o, unsigned number, unsigned cids)
{
	struct tb_buf dict = TB_BUF_INIT, codes = TB_BUF_INIT;
	unsigned *glyphs = list_glyphs(embed), len;
	hb_map_t *map = NULL;
	hb_face_t *part = outlines_renumbered(embed->file, glyphs, embed->ncodes, &map);
	hb_blob_t *blob = hb_face_reference_blob(part);
	const char *bytes = hb_blob_get_data(blob, &len);
	size_t i;

	for (i = 0; i < embed->ncodes; i++) {
		unsigned glyph = map != NULL ? hb_map_get(map, glyphs[i]) : 0;

		tb_buf_putc(&codes, (char)(glyph >> 8));
		tb_buf_putc(&codes, (char)glyph);
	}
	if (len > 0) {
		tb_buf_printf(&dict, "/Length1 %u", len);
		pdfout_stream(o, number, dict.s, bytes, len, PDFOUT_QUICK);
		pdfout_stream(o, cids, "", codes.s, codes.len, PDFOUT_DEFLATE);
	}
	hb_blob_destroy(blob);
	hb_face_destroy(part);
	hb_map_destroy(map);
	tb_buf_release(&dict);
	tb_buf_release(&codes);
	free(glyphs);
	return len > 0 ? 0 : -1;
}

/* --- dictionaries ------------------------------------------------------------------ */

/* ABCDEF+Name: the letters are drawn from what the font is made of. */
static void
put_name(const struct embed *embed, struct tb_buf *name)
{
	char digest[TB_DIGEST_LEN + 1];
	struct tb_buf glyphs = TB_BUF_INIT;
	size_t i;

	tb_buf_printf(&glyphs, "%zu %u ", embed->file->file.len, embed->file->index);
	for (i = 0; i < embed->ncodes; i++) {
		tb_buf_putint(&glyphs, embed->codes[i].glyph);
		tb_buf_putc(&glyphs, ' ');
	}
	tb_digest(glyphs.s, glyphs.len, digest);
	for (i = 0; i < TAG_LEN; i++) {
		char c = digest[i]; /* hexadecimal */

		tb_buf_putc(name, (char)(c >= 'a' ? 'A' + (c - 'a' + 10) : 'A' + (c - '0')));
	}
	tb_buf_putc(name, '+');
	fontfile_name(embed->file, name);
	tb_buf_release(&glyphs);
}

static void
write_descriptor(const struct embed *embed, const char *name, struct pdfout *o, unsigned number,
    unsigned outlines)
{
	const struct fontfile *file = embed->file;
	struct slice head = fontfile_table(file, "head"), hhea = fontfile_table(file, "hhea");
	struct slice os2 = fontfile_table(file, "OS/2"), post = fontfile_table(file, "post");
	int ascent = fontfile_milli(file, slice_i16(hhea, 4));
	int capitals = os2.len >= 90 ? fontfile_milli(file, slice_i16(os2, 88)) : 0;
	struct tb_buf *out = pdfout_begin(o, number);
	size_t i;

	tb_buf_printf(out, "<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[", name);
	for (i = 0; i < 4; i++)
		tb_buf_printf(out, " %d", fontfile_milli(file, slice_i16(head, 36 + 2 * i)));
	tb_buf_printf(out,
	    "]/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d/StemV 80/%s %u 0 R>>",
	    slice_i16(post, 4), ascent, fontfile_milli(file, slice_i16(hhea, 6)),
	    capitals > 0 ? capitals : ascent, file->cff.len > 0 ? "FontFile3" : "FontFile2",
	    outlines);
	pdfout_end(o);
}

/* Codes whose width is not that of an em, in runs that follow each other. */
static void
put_widths(const struct embed *embed, struct tb_buf *out)
{
	size_t code, before = embed->ncodes;

	tb_buf_puts(out, "/DW 1000/W[");
	for (code = 0; code < embed->ncodes; code++) {
		int advance = fontfile_advance(embed->file, embed->codes[code].glyph);

		if (advance == 1000)
			continue;
		if (before == embed->ncodes)
			tb_buf_printf(out, "%zu[", code);
		else if (before + 1 != code)
			tb_buf_printf(out, "]%zu[", code);
		else
			tb_buf_putc(out, ' ');
		tb_buf_putint(out, advance);
		before = code;
	}
	tb_buf_puts(out, before < embed->ncodes ? "]]" : "]");
}

static void
write_dictionaries(const struct embed *embed, const char *name, struct pdfout *o,
    unsigned descriptor, unsigned cids)
{
	unsigned unicode = write_unicode(embed, o), descendant = pdfout_number(o);
	struct tb_buf *out = pdfout_begin(o, embed->number);

	tb_buf_printf(out,
	    "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
	    "/DescendantFonts[%u 0 R]/ToUnicode %u 0 R>>",
	    name, descendant, unicode);
	pdfout_end(o);
	out = pdfout_begin(o, descendant);
	tb_buf_printf(out,
	    "<</Type/Font/Subtype/CIDFontType%d/BaseFont/%s"
	    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
	    "/FontDescriptor %u 0 R",
	    cids == 0 ? 0 : 2, name, descriptor);
	if (cids != 0)
		tb_buf_printf(out, "/CIDToGIDMap %u 0 R", cids);
	put_widths(embed, out);
	tb_buf_puts(out, ">>");
	pdfout_end(o);
}

int
embed_write(const struct embed *embed, const char *path, struct pdfout *o, struct tb_err *err)
{
	int is_cff = embed->file->cff.len > 0;
	unsigned outlines = pdfout_number(o), descriptor = pdfout_number(o);
	unsigned cids = is_cff ? 0 : pdfout_number(o);
	struct tb_buf name = TB_BUF_INIT;
	int rc;

	put_name(embed, &name);
	rc = is_cff ? write_cff(embed, name.s, o, outlines)
		    : write_truetype(embed, o, outlines, cids);
	if (rc == 0) {
		write_descriptor(embed, name.s, o, descriptor, outlines);
		write_dictionaries(embed, name.s, o, descriptor, cids);
	} else {
		tb_err_set(err, TB_MSG_FONT, path, 0, 0,
		    "the outlines of its face %u are damaged; put a whole copy there ('make fonts' "
		    "makes those of cache/ and free/), then set the pages again",
		    embed->file->index);
	}
	tb_buf_release(&name);
	return rc;
}
