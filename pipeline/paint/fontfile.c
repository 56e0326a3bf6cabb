/* A font file mapped into memory: see fontfile.h. */
#include "../lib/compat.h"
#include "../lib/file.h"
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "outlines.h"

enum { DIR_ENTRY = 16, NAME_POSTSCRIPT = 6, MAX_NAME = 63 };

static int
map_file(const char *path, struct slice *file)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	void *p = MAP_FAILED;

	if (fd < 0)
		return -1;
	if (fstat(fd, &st) == 0 && st.st_size == 0) {
		close(fd);
		return 0; /* no font, but read */
	}
	if (fstat(fd, &st) == 0)
		p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	close(fd);
	if (p == MAP_FAILED)
		return -1;
	*file = (struct slice){p, (size_t)st.st_size};
	return 0;
}

/* Where the face's table directory starts; 0 with *ok 0 when there is none. */
static size_t
find_directory(struct slice file, unsigned index, int *ok)
{
	uint32_t tag = slice_u32(file, 0);
	size_t at = 0;

	*ok = 1;
	if (tag == 0x74746366) { /* ttcf */
		*ok = index < slice_u32(file, 8);
		at = slice_u32(file, 12 + 4 * (size_t)index);
		tag = slice_u32(file, at);
	} else if (index != 0) {
		*ok = 0;
	}
	/* 1.0, OTTO, true */
	*ok = *ok && (tag == 0x00010000 || tag == 0x4F54544F || tag == 0x74727565);
	return at;
}

struct slice
fontfile_table(const struct fontfile *font, const char *tag)
{
	unsigned n = slice_u16(font->file, font->tables + 4), i;

	for (i = 0; i < n; i++) {
		size_t entry = font->tables + 12 + DIR_ENTRY * (size_t)i;
		struct slice name = slice_part(font->file, entry, 4);

		if (name.len == 4 && memcmp(name.p, tag, 4) == 0)
			return slice_part(font->file, slice_u32(font->file, entry + 8),
			    slice_u32(font->file, entry + 12));
	}
	return (struct slice){NULL, 0};
}

int
fontfile_open(const char *path, unsigned index, struct fontfile *font, struct tb_err *err)
{
	int ok;

	*font = (struct fontfile){.index = index};
	if (map_file(path, &font->file) != 0) {
		tb_err_sys(err, path, "cannot read");
		return tb_file_absent(path, TB_MSG_FONT, "run 'make fonts'", err);
	}
	font->tables = find_directory(font->file, index, &ok);
	if (ok) {
		font->cff = fontfile_table(font, "CFF ");
		font->hmtx = fontfile_table(font, "hmtx");
		font->nglyphs = slice_u16(fontfile_table(font, "maxp"), 4);
		font->nhmetrics = slice_u16(fontfile_table(font, "hhea"), 34);
		font->units = slice_u16(fontfile_table(font, "head"), 18);
		ok = font->nglyphs > 0 && font->nhmetrics > 0 && font->units > 0 &&
		     (font->cff.len > 0 || (fontfile_table(font, "glyf").len > 0 &&
					       fontfile_table(font, "loca").len > 0));
	}
	if (ok) {
		font->freed = freed_new();
		return 0;
	}
	fontfile_close(font);
	return tb_err_set(err, TB_MSG_FONT, path, 0, 0,
	    "not a font of outlines with a face %u; run 'make fonts'", index);
}

void
fontfile_close(struct fontfile *font)
{
	if (font->file.p != NULL)
		munmap((void *)(uintptr_t)font->file.p, font->file.len);
	freed_free(font->freed);
	*font = (struct fontfile){0};
}

int
fontfile_milli(const struct fontfile *font, int units)
{
	int half = (int)font->units / 2, product = units * 1000;

	return (product + (product < 0 ? -half : half)) / (int)font->units;
}

int
fontfile_advance(const struct fontfile *font, unsigned glyph)
{
	unsigned row = glyph < font->nhmetrics ? glyph : font->nhmetrics - 1;

	return fontfile_milli(font, (int)slice_u16(font->hmtx, 4 * (size_t)row));
}

void
fontfile_name(const struct fontfile *font, struct tb_buf *out)
{
	struct slice name = fontfile_table(font, "name"), text = {NULL, 0};
	size_t strings = slice_u16(name, 4), from = out->len, i;
	unsigned n = slice_u16(name, 2), k, two = 0;

	for (k = 0; k < n && text.len == 0; k++) {
		size_t row = 6 + 12 * (size_t)k;

		if (slice_u16(name, row + 6) != NAME_POSTSCRIPT)
			continue;
		two = slice_u16(name, row) != 1; /* not Macintosh: UTF-16 */
		text =
		    slice_part(name, strings + slice_u16(name, row + 10), slice_u16(name, row + 8));
	}
	for (i = two; i < text.len && out->len - from < MAX_NAME; i += 1 + two) {
		unsigned char c = text.p[i];

		if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
		    c == '-')
			tb_buf_putc(out, (char)c);
	}
	if (out->len == from)
		tb_buf_puts(out, "Font");
}
