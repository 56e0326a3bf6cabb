/* Pages drawn by cairo, in tongbao-paint-cairo: see drawn.h. */
#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>

#include "../lib/mem.h"
#include "drawn.h"
#include "faces.h"
#include "finish.h"
#include "pdf.h"
#include "png.h"

/* One face of one file. */
struct drawn_face {
	char *path; /* as pages name it */
	int index;
	FT_Face ft;
	cairo_font_face_t *cairo;
};

struct cairo {
	struct drawn devices; /* first: what is handed out */
	const char *folder;
	FT_Library library;
	struct drawn_face *list;
	size_t n, cap;
};

/* cairo keeps glyph caches by face: they go before the FreeType faces do. */
static void
close_fonts(struct drawn *drawn)
{
	struct cairo *cairo = (struct cairo *)drawn;
	size_t i;

	for (i = 0; i < cairo->n; i++)
		cairo_font_face_destroy(cairo->list[i].cairo);
	cairo_debug_reset_static_data();
	for (i = 0; i < cairo->n; i++) {
		FT_Done_Face(cairo->list[i].ft);
		free(cairo->list[i].path);
	}
	FT_Done_FreeType(cairo->library);
	FcFini();
	free(cairo->list);
	free(cairo);
}

static int
open_face(
    struct cairo *cairo, const struct tb_face *wanted, struct drawn_face *face, struct tb_err *err)
{
	char *path = faces_path(cairo->folder, wanted->path);
	int rc = 0;

	*face = (struct drawn_face){.index = wanted->index};
	if (FT_New_Face(cairo->library, path, face->index, &face->ft) != 0) {
		rc = tb_err_set(err, TB_MSG_FONT, path, 0, 0,
		    "not a font that FreeType reads, face %d; run 'make fonts'", face->index);
	} else {
		face->cairo = cairo_ft_font_face_create_for_ft_face(
		    face->ft, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
		if (cairo_font_face_status(face->cairo) != CAIRO_STATUS_SUCCESS)
			tb_die(TB_EXIT_BUG, "cairo refuses the face %s", path);
	}
	free(path);
	return rc;
}

static cairo_font_face_t *
find_face(struct cairo *cairo, const struct tb_face *wanted, struct tb_err *err)
{
	struct drawn_face face;
	size_t i;

	for (i = 0; i < cairo->n; i++)
		if (cairo->list[i].index == wanted->index &&
		    strcmp(cairo->list[i].path, wanted->path) == 0)
			return cairo->list[i].cairo;
	if (open_face(cairo, wanted, &face, err) != 0)
		return NULL;
	face.path = tb_xstrdup(wanted->path);
	*(struct drawn_face *)tb_grow(&cairo->list, cairo->n++, &cairo->cap, sizeof(face)) = face;
	return face.cairo;
}

/* Of doc->faces, in their order; to be freed. NULL: *err filled. */
static cairo_font_face_t **
find_faces(struct cairo *cairo, const struct tb_pages *doc, struct tb_err *err)
{
	cairo_font_face_t **faces = tb_xcalloc(doc->nfaces + 1, sizeof(*faces));
	size_t i;

	for (i = 0; i < doc->nfaces; i++) {
		faces[i] = find_face(cairo, &doc->faces[i], err);
		if (faces[i] == NULL) {
			free(faces);
			return NULL;
		}
	}
	return faces;
}

static int
draw_pdf(struct drawn *drawn, const struct direct_job *job, struct tb_buf *out, struct tb_err *err)
{
	cairo_font_face_t **faces = find_faces((struct cairo *)drawn, job->doc, err);
	struct drawing drawing = {.plain = job->plain};
	int rc = -1;

	if (faces != NULL)
		rc = pdf_draw(job->doc, job->name, faces, &drawing, err);
	if (rc == 0 && drawing.plain)
		tb_buf_put(out, drawing.bytes.s, drawing.bytes.len);
	else if (rc == 0)
		rc = finish_pdf(job->doc, &drawing, job->profile, out, err);
	pdf_release(&drawing);
	free(faces);
	return rc;
}

static int
draw_png(struct drawn *drawn, const struct direct_job *job, size_t index, int dpi, const char *path,
    struct tb_err *err)
{
	cairo_font_face_t **faces = find_faces((struct cairo *)drawn, job->doc, err);
	int rc = faces != NULL ? png_write(job->doc, index, faces, dpi, path, err) : -1;

	free(faces);
	return rc;
}

struct drawn *
drawn_new(const char *folder, char **argv)
{
	struct cairo *cairo = tb_xcalloc(1, sizeof(*cairo));

	(void)argv;
	cairo->devices = (struct drawn){draw_pdf, draw_png, close_fonts};
	cairo->folder = folder;
	if (FT_Init_FreeType(&cairo->library) != 0)
		tb_die(TB_EXIT_BUG, "FreeType does not start");
	return &cairo->devices;
}
