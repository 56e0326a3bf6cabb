/*
 * Says in a .pages file which glyphs stand there in words that hold for every cut of a face: the
 * number of a glyph follows each character that plan and templates gain.
 *
 *	glyphs FONTS <FILE.pages
 *
 * In runs of text (tongbao-pages.5) the number becomes = where the glyph is the one that the face
 * has for the character it stands for, else ~ and a hash of its outline, as of a mark that
 * is drawn half as wide, or of two dashes in one.  The digests of faces become @DIGEST@.
 */
#include "lib/buf.h"
#include "lib/diag.h"
#include "lib/digest.h"
#include "lib/file.h"
#include "lib/mem.h"
#include "lib/utf8.h"
#include <hb.h>
#include <string.h>

enum { FACES = 32, HEAD_FIELDS = 6 };

static struct {
	hb_font_t *fonts[FACES];
	size_t n;
} faces;

/* FNV-1a over the steps of an outline, in units of the face. */
static void
mix(uint32_t *hash, char step, int n, const float *at)
{
	*hash = (*hash ^ (unsigned char)step) * 16777619u;
	for (int i = 0; i < n; i++)
		*hash = (*hash ^ (uint32_t)(int32_t)at[i]) * 16777619u;
}

static void
on_move(hb_draw_funcs_t *f, void *hash, hb_draw_state_t *s, float x, float y, void *user)
{
	(void)f, (void)s, (void)user;
	mix(hash, 'M', 2, (const float[]){x, y});
}

static void
on_line(hb_draw_funcs_t *f, void *hash, hb_draw_state_t *s, float x, float y, void *user)
{
	(void)f, (void)s, (void)user;
	mix(hash, 'L', 2, (const float[]){x, y});
}

static void
on_cubic(hb_draw_funcs_t *f, void *hash, hb_draw_state_t *s, float ax, float ay, float bx, float by,
    float x, float y, void *user)
{
	(void)f, (void)s, (void)user;
	mix(hash, 'C', 6, (const float[]){ax, ay, bx, by, x, y});
}

static uint32_t
outline_hash(hb_font_t *font, hb_codepoint_t glyph)
{
	static hb_draw_funcs_t *steps;
	uint32_t hash = 2166136261u;

	if (steps == NULL) {
		steps = hb_draw_funcs_create();
		hb_draw_funcs_set_move_to_func(steps, on_move, NULL, NULL);
		hb_draw_funcs_set_line_to_func(steps, on_line, NULL, NULL);
		hb_draw_funcs_set_cubic_to_func(steps, on_cubic, NULL, NULL);
	}
	hb_font_get_glyph_shape(font, glyph, steps, &hash);
	return hash;
}

/* Is it the file that the digest's first digits are of? */
static int
is_meant(const char *path, const char *digest)
{
	char whole[TB_DIGEST_LEN + 1];
	struct tb_err err;

	return tb_digest_file(path, whole, &err) == 0 &&
	       strncmp(whole, digest, strlen(digest)) == 0;
}

/* "face ROLE INDEX DIGEST PATH"; one that is not there, or another, keeps its numbers. */
static void
read_face(const char *line, const char *folder, struct tb_buf *out)
{
	char role[32], digest[32], path[512];
	unsigned index;
	char *joined;
	hb_blob_t *blob;

	if (sscanf(line, "face %31s %u %31s %511[^\n]", role, &index, digest, path) != 4 ||
	    faces.n == FACES)
		tb_die(TB_EXIT_DATA, "face not understood: %s", line);
	joined = path[0] == '/' ? tb_xstrdup(path) : tb_path_join(folder, path);
	blob = hb_blob_create_from_file(joined);
	faces.fonts[faces.n] = NULL;
	if (is_meant(joined, digest)) {
		hb_face_t *face = hb_face_create(blob, index);

		faces.fonts[faces.n] = hb_font_create(face);
		hb_face_destroy(face);
	}
	faces.n++;
	hb_blob_destroy(blob);
	free(joined);
	tb_buf_printf(out, "face %s %u @DIGEST@ %s\n", role, index, path);
}

/* The next character of a run's text, in which \n, \r and \\ stand for one. */
static unsigned
next_character(const char **text)
{
	unsigned cp = tb_utf8_next(text);

	if (cp == '\\')
		(void)tb_utf8_next(text);
	return cp;
}

/* "id:advance[:dx:dy][*n]" */
static void
put_glyph(hb_font_t *font, const char *glyph, size_t len, const char **text, struct tb_buf *out)
{
	const char *colon = memchr(glyph, ':', len), *star = memchr(glyph, '*', len);
	hb_codepoint_t id = (hb_codepoint_t)strtoul(glyph, NULL, 10), nominal = 0;
	unsigned long n = star != NULL ? strtoul(star + 1, NULL, 10) : 1;
	unsigned cp = next_character(text);

	while (n-- > 1)
		(void)next_character(text);
	if (colon == NULL)
		tb_die(TB_EXIT_DATA, "glyph not understood: %.*s", (int)len, glyph);
	if (star == NULL && hb_font_get_nominal_glyph(font, cp, &nominal) && nominal == id)
		tb_buf_putc(out, '=');
	else
		tb_buf_printf(out, "~%08x", (unsigned)outline_hash(font, id));
	tb_buf_put(out, colon, (size_t)(glyph + len - colon));
}

/* "t face size x y colour glyphs text" */
static void
read_run(const char *line, struct tb_buf *out)
{
	size_t face = strtoul(line + 2, NULL, 10);
	const char *glyphs = line, *text;
	int i;

	for (i = 0; i < HEAD_FIELDS && glyphs != NULL; i++)
		glyphs = strchr(glyphs + 1, ' ');
	text = glyphs != NULL ? strchr(glyphs + 1, ' ') : NULL;
	if (text == NULL || face >= faces.n || faces.fonts[face] == NULL) {
		tb_buf_puts(out, line);
		return;
	}
	tb_buf_put(out, line, (size_t)(glyphs + 1 - line));
	for (const char *at = glyphs + 1, *from = ++text; at < from;) {
		size_t len = strcspn(at, ", ");

		put_glyph(faces.fonts[face], at, len, &text, out);
		tb_buf_putc(out, at[len]);
		at += len + 1;
		if (at[-1] == ' ') {
			tb_buf_puts(out, from);
			break;
		}
	}
}

int
main(int argc, char **argv)
{
	struct tb_buf line = TB_BUF_INIT, out = TB_BUF_INIT;
	int c;

	tb_diag_start(argv[0]);
	if (argc != 2)
		tb_die(TB_EXIT_USAGE, "usage: glyphs FONTS <FILE.pages");
	while ((c = getchar()) != EOF) {
		tb_buf_putc(&line, (char)c);
		if (c != '\n')
			continue;
		if (strncmp(line.s, "face ", 5) == 0)
			read_face(line.s, argv[1], &out);
		else if (strchr("tTmM", line.s[0]) != NULL && line.s[1] == ' ')
			read_run(line.s, &out);
		else
			tb_buf_puts(&out, line.s);
		tb_buf_reset(&line);
	}
	fwrite(out.s, 1, out.len, stdout);
	tb_buf_release(&line);
	tb_buf_release(&out);
	while (faces.n > 0)
		hb_font_destroy(faces.fonts[--faces.n]);
	return tb_diag_finish(0);
}
