/* Font files that pages name: see faces.h. */
#include "../lib/digest.h"
#include "../lib/file.h"
#include "faces.h"

/* One face of one file. */
struct open_face {
	char *path; /* as pages name it */
	char digest[TB_DIGEST_LEN + 1];
	int index;
	struct fontfile *file;
};

struct faces {
	const char *folder;
	struct open_face *list;
	size_t n, cap;
};

struct faces *
faces_new(const char *folder)
{
	struct faces *faces = tb_xcalloc(1, sizeof(*faces));

	faces->folder = folder;
	return faces;
}

void
faces_free(struct faces *faces)
{
	size_t i;

	if (faces == NULL)
		return;
	for (i = 0; i < faces->n; i++) {
		fontfile_close(faces->list[i].file);
		free(faces->list[i].file);
		free(faces->list[i].path);
	}
	free(faces->list);
	free(faces);
}

static int
check_digest(
    const char *path, const struct tb_face *wanted, struct open_face *face, struct tb_err *err)
{
	struct tb_err why;

	if (tb_digest_beside(path, face->digest) != 0 &&
	    tb_digest_file(path, face->digest, &why) != 0)
		return tb_err_set(err, TB_MSG_FONT, path, 0, 0,
		    "%s; run 'make fonts', then set the pages again", why.text);
	if (strncmp(wanted->digest, face->digest, TB_DIGEST_SHORT) != 0)
		return tb_err_set(err, TB_MSG_FONT, path, 0, 0,
		    "its digest is %.16s, the pages were set with %.16s; set them again",
		    face->digest, wanted->digest);
	return 0;
}

/* The open face of a name, or -1 when it is not open yet. */
static long
find(const struct faces *faces, const struct tb_face *wanted)
{
	size_t i;

	for (i = 0; i < faces->n; i++)
		if (faces->list[i].index == wanted->index &&
		    strcmp(faces->list[i].path, wanted->path) == 0)
			return (long)i;
	return -1;
}

char *
faces_path(const char *folder, const char *named)
{
	return named[0] == '/' ? tb_xstrdup(named) : tb_path_join(folder, named);
}

static const struct fontfile *
open_face(struct faces *faces, const struct tb_face *wanted, struct tb_err *err)
{
	struct open_face face = {.index = wanted->index};
	char *path = faces_path(faces->folder, wanted->path);

	face.file = tb_xcalloc(1, sizeof(*face.file));
	if (check_digest(path, wanted, &face, err) == 0 &&
	    fontfile_open(path, (unsigned)wanted->index, face.file, err) == 0) {
		face.path = tb_xstrdup(wanted->path);
		*(struct open_face *)tb_grow(&faces->list, faces->n, &faces->cap, sizeof(face)) =
		    face;
		faces->n++;
	} else {
		free(face.file);
		face.file = NULL;
	}
	free(path);
	return face.file;
}

/* A glyph that is in no face would be left out without a word. */
static int
check_glyphs(const struct tb_pages *doc, const char *name, const struct fontfile *const *files,
    struct tb_err *err)
{
	size_t i, k, n;

	for (i = 0; i < doc->npages; i++)
		for (k = 0; k < doc->pages[i].nitems; k++) {
			const struct tb_item *run = &doc->pages[i].items[k];

			if (run->kind != TB_ITEM_RUN)
				continue;
			for (n = 0; n < run->nglyphs; n++)
				if (run->glyphs[n].id >= files[run->face]->nglyphs)
					return tb_err_set(err, TB_MSG_PAGES, name, 0, 0,
					    "page %zu: %s has no glyph %u", i + 1,
					    doc->faces[run->face].path,
					    (unsigned)run->glyphs[n].id);
		}
	return 0;
}

int
faces_resolve(struct faces *faces, const struct tb_pages *doc, const char *name,
    const struct fontfile **out, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < doc->nfaces; i++) {
		const struct tb_face *wanted = &doc->faces[i];
		long at = find(faces, wanted);

		if (at >= 0 &&
		    strncmp(wanted->digest, faces->list[at].digest, TB_DIGEST_SHORT) != 0)
			return tb_err_set(err, TB_MSG_FONT, wanted->path, 0, 0,
			    "its digest is %.16s, the pages were set with %.16s; set them again",
			    faces->list[at].digest, wanted->digest);
		out[i] = at >= 0 ? faces->list[at].file : open_face(faces, wanted, err);
		if (out[i] == NULL)
			return -1;
	}
	return check_glyphs(doc, name, out, err);
}
