/* Content streams: where glyphs stand when a reader adds up widths, spacing and numbers. */
#include "paint/content.h"
#include <criterion/criterion.h>
#include <unistd.h>

/* A font of three glyphs: tables with what fontfile reads, and no outlines that count.
 * Widths: 1000, 500, 333. */
static const unsigned char head[54] = {[18] = 0x03, [19] = 0xE8};
static const unsigned char hhea[36] = {[35] = 3};
static const unsigned char maxp[6] = {[5] = 3};
static const unsigned char hmtx[12] = {0x03, 0xE8, 0, 0, 0x01, 0xF4, 0, 0, 0x01, 0x4D, 0, 0};
static const unsigned char glyf[4] = {0}, loca[8] = {0};

static const struct {
	const char *tag;
	const unsigned char *bytes;
	unsigned char len;
} tables[] = {{"glyf", glyf, 4}, {"head", head, 54}, {"hhea", hhea, 36}, {"hmtx", hmtx, 12},
    {"loca", loca, 8}, {"maxp", maxp, 6}};

static void
make_font(struct fontfile *font)
{
	char path[] = "/tmp/tongbao-content.XXXXXX";
	struct tb_buf file = TB_BUF_INIT;
	struct tb_err err = {0};
	size_t at = 12 + 16 * TB_LEN(tables), i;
	int fd = mkstemp(path);

	tb_buf_put(&file, "\0\1\0\0\0\6\0\0\0\0\0\0", 12);
	for (i = 0; i < TB_LEN(tables); i++) {
		tb_buf_put(&file, tables[i].tag, 4);
		tb_buf_put(&file, "\0\0\0\0\0\0\0", 7);
		tb_buf_putc(&file, (char)at);
		tb_buf_put(&file, "\0\0\0", 3);
		tb_buf_putc(&file, (char)tables[i].len);
		at += tables[i].len;
	}
	for (i = 0; i < TB_LEN(tables); i++)
		tb_buf_put(&file, tables[i].bytes, tables[i].len);
	cr_assert_eq(write(fd, file.s, file.len), (ssize_t)file.len);
	close(fd);
	cr_assert_eq(fontfile_open(path, 0, font, &err), 0, "%s", err.text);
	unlink(path);
	tb_buf_release(&file);
}

enum { SIZE = 16 * 1024 };

static const struct {
	const char *name;
	struct tb_glyph glyphs[4];
	size_t nglyphs;
	const char *text, *out;
} rows[] = {
    {"natural width", {{0, SIZE, 0, 0, 1}, {0, SIZE, 0, 0, 1}}, 2, "甲乙",
	"BT\n/F0 16 Tf\n10 80 Td\n[(\1\2)]TJ\n"},
    {"one spacing for all",
	{{0, SIZE + 512, 0, 0, 1}, {1, SIZE / 2 + 512, 0, 0, 1}, {0, SIZE, 0, 0, 1}}, 3, "甲1乙",
	"BT\n/F0 16 Tf\n10 80 Td\n.5 Tc\n[(\1\2\3)]TJ\n"},
    {"one gap of a quarter em, which readers take for a blank",
	{{0, SIZE, 0, 0, 1}, {0, SIZE, 0, 0, 1}, {0, SIZE + SIZE / 4, 0, 0, 1}, {0, SIZE, 0, 0, 1}},
	4, "甲乙丙丁",
	"BT\n/Span<</ActualText <FEFF75324E594E194E01>>>BDC\n/F0 16 Tf\n10 80 Td\n"
	"[(\1\2\3)-250(\4)]TJ\nEMC\n"},
    {"a mark moved to the left", {{0, SIZE / 2, -SIZE / 2, 0, 1}, {0, SIZE, 0, 0, 1}}, 2, "（甲",
	"BT\n/F0 16 Tf\n10 80 Td\n[500(\1\2)]TJ\n"},
    {"raised", {{0, SIZE, 0, 0, 1}, {1, SIZE / 2, 0, -4096, 1}}, 2, "甲2",
	"BT\n/F0 16 Tf\n10 80 Td\n[(\1)]TJ\n4 Ts\n[(\2)]TJ\n0 Ts\n"},
    {"a glyph of two characters", {{0, 2 * SIZE, 0, 0, 2}}, 1, "——",
	"BT\n/F0 16 Tf\n10 80 Td\n[(\1)]TJ\n"},
};

/* Codes are of two bytes, the first 0 here; the expected text leaves it out. */
static void
drop_zeros(struct tb_buf *out)
{
	size_t i, n = 0;

	for (i = 0; i < out->len; i++)
		if (out->s[i] != '\0')
			out->s[n++] = out->s[i];
	out->s[n] = '\0';
}

Test(content, runs)
{
	struct fontfile font;

	make_font(&font);
	for (size_t i = 0; i < TB_LEN(rows); i++) {
		struct tb_buf file = TB_BUF_INIT;
		struct content content = {0};
		struct embed embed;
		struct pdfout out;
		struct tb_item run = {.kind = TB_ITEM_RUN,
		    .x = 10 * 1024,
		    .y = 20 * 1024,
		    .size_pu = SIZE,
		    .glyphs = rows[i].glyphs,
		    .nglyphs = rows[i].nglyphs,
		    .text = rows[i].text};

		pdfout_init(&out, &file, NULL);
		embed_init(&embed, &font, &out);
		content_start(&content, 100 * 1024);
		cr_assert_eq(content_run(&content, &run, &embed, 0), 0);
		drop_zeros(&content.out);
		cr_assert_str_eq(content.out.s, rows[i].out, "%s: %s", rows[i].name, content.out.s);
		content_release(&content);
		embed_release(&embed);
		pdfout_release(&out);
		tb_buf_release(&file);
	}
	fontfile_close(&font);
}

/* Advances that no whole number of thousandths makes: the error does not add up. */
Test(content, no_error_grows)
{
	struct tb_glyph glyphs[200];
	struct tb_buf file = TB_BUF_INIT, text = TB_BUF_INIT;
	struct content content = {0};
	struct fontfile font;
	struct embed embed;
	struct pdfout out;
	long long pen = 0, spacing, want = 0; /* 1/1024000 pt */
	char *at;

	for (size_t i = 0; i < TB_LEN(glyphs); i++) {
		glyphs[i] = (struct tb_glyph){2, 5461 + (int32_t)(i % 7) * 13, 0, 0, 1};
		tb_buf_putc(&text, 'x');
		if (i + 1 < TB_LEN(glyphs))
			want += glyphs[i].advance * 1000;
	}
	make_font(&font);
	pdfout_init(&out, &file, NULL);
	embed_init(&embed, &font, &out);
	content_start(&content, 1024);
	struct tb_item run = {.kind = TB_ITEM_RUN,
	    .size_pu = SIZE,
	    .glyphs = glyphs,
	    .nglyphs = TB_LEN(glyphs),
	    .text = text.s};
	cr_assert_eq(content_run(&content, &run, &embed, 0), 0);
	at = strstr(content.out.s, "Td\n") + 3;
	spacing = strstr(at, "Tc") != NULL ? (long long)(strtod(at, NULL) * 1000 + 0.5) * 1024 : 0;
	for (at = strchr(at, '['); *at != ']';) {
		if (*at == '(' || *at == '[' || *at == ')') {
			at++;
		} else if (*at == '\0' && at[1] == '\1') { /* the one code */
			pen += 333LL * SIZE + spacing;
			at += 2;
		} else {
			pen -= strtol(at, &at, 10) * (long long)SIZE;
		}
	}
	pen -= 333LL * SIZE + spacing; /* where the last glyph stands, not ends */
	cr_assert_leq(llabs(pen - want), SIZE / 2 + 1, "%lld instead of %lld", pen, want);
	content_release(&content);
	embed_release(&embed);
	pdfout_release(&out);
	fontfile_close(&font);
	tb_buf_release(&file);
	tb_buf_release(&text);
}
