/* Outlines taken out of a font file by hb-subset: see outlines.h. */
#include "outlines.h"
#include "../lib/mem.h"
#include <harfbuzz/hb-subset.h>

/* More glyphs than a short document has; with many more, freeing them anew for each
 * document that needs another one would cost more than freeing its own. */
enum { MAX_KEPT = 4096 };

struct freed {
	hb_set_t *glyphs; /* that the table has */
	hb_blob_t *table; /* NULL = none yet */
};

struct freed *
freed_new(void)
{
	struct freed *freed = tb_xcalloc(1, sizeof(*freed));

	freed->glyphs = hb_set_create();
	return freed;
}

void
freed_free(struct freed *freed)
{
	if (freed == NULL)
		return;
	hb_set_destroy(freed->glyphs);
	hb_blob_destroy(freed->table);
	free(freed);
}

static hb_face_t *
take_out(const struct fontfile *file, const hb_set_t *glyphs, unsigned flags, hb_map_t **map)
{
	hb_blob_t *blob = hb_blob_create((const char *)file->file.p, (unsigned)file->file.len,
	    HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *whole = hb_face_create(blob, file->index), *part = NULL;
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
	static const char *const unused[] = {"cmap", "name", "post", "OS/2", "GSUB", "GPOS", "GDEF",
	    "kern", "BASE", "VORG", "vhea", "vmtx", "DSIG", "gasp", "morx", "hdmx", "VDMX", "LTSH"};
	hb_subset_plan_t *plan;

	for (size_t i = 0; i < TB_LEN(unused); i++)
		hb_set_add(dropped, hb_tag_from_string(unused[i], 4));
	hb_set_union(hb_subset_input_glyph_set(input), glyphs);
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | flags);
	plan = hb_subset_plan_create_or_fail(whole, input);
	if (plan != NULL) {
		part = hb_subset_plan_execute_or_fail(plan);
		if (map != NULL)
			*map = hb_map_copy(hb_subset_plan_old_to_new_glyph_mapping(plan));
	}
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(input);
	hb_face_destroy(whole);
	hb_blob_destroy(blob);
	return part != NULL ? part : hb_face_get_empty();
}

static void
add_all(hb_set_t *set, const unsigned *glyphs, size_t n)
{
	for (size_t i = 0; i < n; i++)
		hb_set_add(set, glyphs[i]);
}

hb_face_t *
outlines_renumbered(const struct fontfile *file, const unsigned *glyphs, size_t n, hb_map_t **map)
{
	hb_set_t *set = hb_set_create();
	hb_face_t *part;

	add_all(set, glyphs, n);
	part = take_out(file, set, HB_SUBSET_FLAGS_DEFAULT, map);
	hb_set_destroy(set);
	return part;
}

static int
has_all(const hb_set_t *set, const unsigned *glyphs, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!hb_set_has(set, glyphs[i]))
			return 0;
	return 1;
}

static void
free_more(const struct fontfile *file, const unsigned *glyphs, size_t n)
{
	struct freed *freed = file->freed;
	hb_face_t *part;

	if (hb_set_get_population(freed->glyphs) + n > MAX_KEPT)
		hb_set_clear(freed->glyphs);
	add_all(freed->glyphs, glyphs, n);
	part = take_out(file, freed->glyphs,
	    HB_SUBSET_FLAGS_DESUBROUTINIZE | HB_SUBSET_FLAGS_RETAIN_GIDS, NULL);
	hb_blob_destroy(freed->table);
	freed->table = hb_face_reference_table(part, HB_TAG('C', 'F', 'F', ' '));
	hb_face_destroy(part);
	if (hb_blob_get_length(freed->table) == 0) /* a damaged glyph is one document's alone */
		hb_set_clear(freed->glyphs);
}

struct slice
outlines_freed(const struct fontfile *file, const unsigned *glyphs, size_t n)
{
	const char *bytes;
	unsigned len;

	if (file->freed->table == NULL || !has_all(file->freed->glyphs, glyphs, n))
		free_more(file, glyphs, n);
	bytes = hb_blob_get_data(file->freed->table, &len);
	return (struct slice){(const unsigned char *)bytes, len};
}
