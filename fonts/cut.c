/*
 * Cuts the face of each role to the characters that documents use, once, into
 * the font cache: shaping and painting a 25 MB collection costs more than all
 * the rest of a bulletin.
 *
 *	cut FACES CHARACTERS CACHE [TEXT...]
 *
 * FACES lists the cuts, one a line: name of the cut, index in the collection,
 * path of the source (relative to the folder of FACES, or absolute).
 * CHARACTERS and the TEXTs are UTF-8 files; every character in them is kept
 * where the face has it.  CACHE/<name>.otf is the cut, <name>.otf.sha256 its
 * digest, <name>.otf.stamp what it was made from; a cut whose stamp and digest
 * are still true is left alone.  Prints the name of each cut made.
 *
 * A cut keeps the shaping that Chinese documents need and nothing of the other
 * languages of a pan-CJK face: only the language system ZHS of GSUB stays,
 * else the glyphs of Japan, Korea and Taiwan double the file.  CFF outlines
 * are freed of subroutines, so that a subset copies them as they are, and of
 * hints, a sixth of Noto's outlines and of no use to print.
 */
#include <harfbuzz/hb-subset.h>
#include <harfbuzz/hb.h>
#include <sys/stat.h>

#include "../pipeline/lib/atomic.h"
#include "../pipeline/lib/buf.h"
#include "../pipeline/lib/digest.h"
#include "../pipeline/lib/file.h"
#include "../pipeline/lib/mem.h"
#include "../pipeline/lib/utf8.h"

/* Part of each stamp: raise it when the cut itself changes. */
#define CUT_VERSION "2"

enum { TEXT_MAX = 64 << 20, FONT_MAX = 256 << 20 };

static const hb_tag_t features[] = {HB_TAG('c', 'c', 'm', 'p'), HB_TAG('l', 'i', 'g', 'a'),
    HB_TAG('c', 'a', 'l', 't'), HB_TAG('l', 'o', 'c', 'l'), HB_TAG('k', 'e', 'r', 'n'),
    HB_TAG('m', 'a', 'r', 'k'), HB_TAG('h', 'a', 'l', 't'), HB_TAG('h', 'w', 'i', 'd'),
    HB_TAG('f', 'w', 'i', 'd'), HB_TAG('v', 'e', 'r', 't')};

/* Vertical metrics and a signature that no longer fits. */
static const hb_tag_t dropped[] = {HB_TAG('V', 'O', 'R', 'G'), HB_TAG('v', 'h', 'e', 'a'),
    HB_TAG('v', 'm', 't', 'x'), HB_TAG('D', 'S', 'I', 'G'), HB_TAG('B', 'A', 'S', 'E')};

struct cut {
	char name[128], source[512];
	unsigned index;
	char out[1024];
};

/* --- characters --------------------------------------------------------------- */

static void
add_characters(hb_set_t *set, const char *path)
{
	struct tb_buf text = TB_BUF_INIT;
	struct tb_err err;
	const char *p;
	unsigned cp;

	if (tb_file_read(path, TEXT_MAX, &text, &err) != 0)
		tb_die_err(&err);
	/* an office's sheet may be in another encoding: what is not UTF-8 adds nothing */
	text.s[tb_utf8_valid(text.s, text.len)] = '\0';
	p = text.s;
	while ((cp = tb_utf8_next(&p)) != 0)
		if (cp >= 0x20)
			hb_set_add(set, cp);
	tb_buf_release(&text);
}

static void
set_digest(const hb_set_t *set, char digest[TB_DIGEST_LEN + 1])
{
	struct tb_buf list = TB_BUF_INIT;
	hb_codepoint_t cp = HB_SET_VALUE_INVALID;

	while (hb_set_next(set, &cp))
		tb_buf_putcp(&list, cp);
	tb_digest(list.s, list.len, digest);
	tb_buf_release(&list);
}

/* --- GSUB: only ZHS stays --------------------------------------------------------- */

static unsigned
be16(const unsigned char *p)
{
	return (unsigned)(p[0] << 8 | p[1]);
}

/* Script table: defaultLangSys, count, then records of tag and offset. All
 * records but ZHS go; without ZHS the default alone stays. */
static void
trim_script(unsigned char *script, size_t room)
{
	unsigned n, i;

	if (room < 4)
		return;
	n = be16(script + 2);
	if (room < 4 + 6 * (size_t)n)
		return;
	for (i = 0; i < n; i++)
		if (memcmp(script + 4 + 6 * i, "ZHS ", 4) == 0)
			break;
	script[2] = 0;
	script[3] = i < n;
	if (i < n)
		memmove(script + 4, script + 4 + 6 * i, 6);
}

static void
trim_languages(unsigned char *gsub, size_t len)
{
	size_t list, i, n;

	if (len < 10)
		return;
	list = be16(gsub + 4);
	if (list + 2 > len)
		return;
	n = be16(gsub + list);
	for (i = 0; i < n && list + 2 + 6 * (i + 1) <= len; i++) {
		size_t at = list + be16(gsub + list + 2 + 6 * i + 4);

		if (at < len)
			trim_script(gsub + at, len - at);
	}
}

/* The source face with its GSUB trimmed, as a face of its own. */
static hb_face_t *
trimmed_face(hb_face_t *face)
{
	hb_face_t *builder = hb_face_builder_create(), *result;
	unsigned n = hb_face_get_table_tags(face, 0, NULL, NULL), i;
	hb_tag_t *tags = tb_xcalloc(n + 1, sizeof(*tags));
	hb_blob_t *whole;

	hb_face_get_table_tags(face, 0, &n, tags);
	for (i = 0; i < n; i++) {
		hb_blob_t *table = hb_face_reference_table(face, tags[i]);

		if (tags[i] == HB_TAG('G', 'S', 'U', 'B')) {
			hb_blob_t *copy = hb_blob_copy_writable_or_fail(table);
			unsigned len;
			char *bytes = copy ? hb_blob_get_data_writable(copy, &len) : NULL;

			if (bytes == NULL)
				tb_die(TB_EXIT_UNFIT, "GSUB cannot be read");
			trim_languages((unsigned char *)bytes, len);
			hb_blob_destroy(table);
			table = copy;
		}
		hb_face_builder_add_table(builder, tags[i], table);
		hb_blob_destroy(table);
	}
	free(tags);
	whole = hb_face_reference_blob(builder);
	result = hb_face_create(whole, 0);
	hb_blob_destroy(whole);
	hb_face_destroy(builder);
	return result;
}

/* --- one cut ------------------------------------------------------------------- */

static hb_face_t *
subset(hb_face_t *face, const hb_set_t *characters)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_set_t *set;
	hb_face_t *result;
	size_t i;

	if (input == NULL)
		tb_die(TB_EXIT_IO, "out of memory");
	hb_set_union(hb_subset_input_unicode_set(input), characters);
	set = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
	hb_set_clear(set);
	for (i = 0; i < TB_LEN(features); i++)
		hb_set_add(set, features[i]);
	set = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
	for (i = 0; i < TB_LEN(dropped); i++)
		hb_set_add(set, dropped[i]);
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_DESUBROUTINIZE |
					     HB_SUBSET_FLAGS_NO_HINTING |
					     HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
	result = hb_subset_or_fail(face, input);
	hb_subset_input_destroy(input);
	return result;
}

/* What the cut is made from; compared with the stamp beside it. */
static void
make_stamp(const struct cut *cut, const char *set, struct tb_buf *stamp)
{
	struct stat st;

	if (stat(cut->source, &st) != 0)
		tb_die(TB_EXIT_UNFIT, "%s: no such font; run 'make deps' and 'make fonts'",
		    cut->source);
	tb_buf_printf(stamp, "cut %s harfbuzz %s\n%s %u\nsize %lld mtime %lld.%09ld\n%s\n",
	    CUT_VERSION, HB_VERSION_STRING, cut->source, cut->index, (long long)st.st_size,
	    (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec, set);
}

/* Is the cut the file that was written, and not what an accident left of it? */
static int
is_whole(const struct cut *cut)
{
	struct tb_buf bytes = TB_BUF_INIT, told = TB_BUF_INIT, path = TB_BUF_INIT;
	char digest[TB_DIGEST_LEN + 1];
	struct tb_err err;
	int same = 0;

	tb_buf_printf(&path, "%s.sha256", cut->out);
	if (tb_file_exists(cut->out) && tb_file_read(cut->out, FONT_MAX, &bytes, &err) == 0 &&
	    tb_file_exists(path.s) && tb_file_read(path.s, 4096, &told, &err) == 0) {
		tb_digest(bytes.s, bytes.len, digest);
		same = strncmp(told.s, digest, TB_DIGEST_LEN) == 0;
	}
	tb_buf_release(&path);
	tb_buf_release(&told);
	tb_buf_release(&bytes);
	return same;
}

static int
still_true(const struct cut *cut, const char *stamp_path, const struct tb_buf *stamp)
{
	struct tb_buf old = TB_BUF_INIT;
	struct tb_err err;
	int same;

	same = tb_file_exists(stamp_path) && tb_file_read(stamp_path, 4096, &old, &err) == 0 &&
	       old.len == stamp->len && memcmp(old.s, stamp->s, old.len) == 0 && is_whole(cut);
	tb_buf_release(&old);
	return same;
}

static void
write_beside(const char *path, const char *suffix, const void *bytes, size_t len)
{
	struct tb_buf name = TB_BUF_INIT;
	struct tb_err err;

	tb_buf_printf(&name, "%s%s", path, suffix);
	if (tb_atomic_write(name.s, bytes, len, 1, &err) != 0)
		tb_die_err(&err);
	tb_buf_release(&name);
}

static void
write_cut(const struct cut *cut, hb_face_t *face, const struct tb_buf *stamp)
{
	hb_blob_t *blob = hb_face_reference_blob(face);
	unsigned len;
	const char *bytes = hb_blob_get_data(blob, &len);
	char digest[TB_DIGEST_LEN + 2];

	tb_digest(bytes, len, digest);
	digest[TB_DIGEST_LEN] = '\n';
	write_beside(cut->out, "", bytes, len);
	write_beside(cut->out, ".sha256", digest, TB_DIGEST_LEN + 1);
	write_beside(cut->out, ".stamp", stamp->s, stamp->len);
	hb_blob_destroy(blob);
}

static void
make_cut(const struct cut *cut, const hb_set_t *characters, const char *set)
{
	struct tb_buf stamp = TB_BUF_INIT, stamp_path = TB_BUF_INIT;
	hb_blob_t *blob;
	hb_face_t *whole, *trimmed, *small;

	make_stamp(cut, set, &stamp);
	tb_buf_printf(&stamp_path, "%s.stamp", cut->out);
	if (!still_true(cut, stamp_path.s, &stamp)) {
		blob = hb_blob_create_from_file_or_fail(cut->source);
		whole = hb_face_create(blob, cut->index);
		trimmed = trimmed_face(whole);
		small = subset(trimmed, characters);
		if (blob == NULL || small == NULL || hb_face_get_glyph_count(small) < 2)
			tb_die(TB_EXIT_UNFIT, "%s: the face cannot be cut", cut->source);
		write_cut(cut, small, &stamp);
		hb_face_destroy(small);
		hb_face_destroy(trimmed);
		hb_face_destroy(whole);
		hb_blob_destroy(blob);
		puts(cut->name);
	}
	tb_buf_release(&stamp_path);
	tb_buf_release(&stamp);
}

/* --- the list -------------------------------------------------------------------- */

int
main(int argc, char **argv)
{
	hb_set_t *characters = hb_set_create();
	char digest[TB_DIGEST_LEN + 1], line[1024];
	FILE *faces;
	int i;

	tb_diag_start("cut");
	if (argc < 4)
		tb_die(TB_EXIT_USAGE, "usage: cut FACES CHARACTERS CACHE [TEXT...]");
	add_characters(characters, argv[2]);
	for (i = 4; i < argc; i++)
		add_characters(characters, argv[i]);
	set_digest(characters, digest);
	faces = fopen(argv[1], "r");
	if (faces == NULL)
		tb_die(TB_EXIT_IO, "%s: cannot open", argv[1]);
	while (fgets(line, sizeof(line), faces) != NULL) {
		struct cut cut = {.index = 0};

		if (line[0] == '#' || line[0] == '\n')
			continue;
		if (sscanf(line, "%127s %u %511s", cut.name, &cut.index, cut.source) != 3)
			tb_die(TB_EXIT_UNFIT, "%s: not a face: %s", argv[1], line);
		snprintf(cut.out, sizeof(cut.out), "%s/%s.otf", argv[3], cut.name);
		make_cut(&cut, characters, digest);
	}
	fclose(faces);
	hb_set_destroy(characters);
	return tb_diag_finish(0);
}
