/*
 * What is said of the fonts: characters that a role's own face lacks, roles set
 * from another face than the standard's, faces that are damaged.
 */
#include <pango/pangofc-font.h>

#include "../lib/utf8.h"
#include "fonts-private.h"

void
tb_fonts_source(struct tb_fonts *fonts, const char *file, int line)
{
	fonts->file = file;
	fonts->line = line;
}

void
tb_fonts_record(struct tb_fonts *fonts, int state, enum tb_role role, unsigned cp, unsigned face)
{
	struct record *r;

	for (size_t i = 0; i < fonts->nrecords; i++) {
		r = &fonts->records[i];
		if (r->cp == cp && r->role == role && r->file == fonts->file)
			return;
	}
	r = tb_grow(&fonts->records, fonts->nrecords, &fonts->records_cap, sizeof *fonts->records);
	*r = (struct record){state, role, cp, face, fonts->file, fonts->line};
	fonts->nrecords++;
}

/* The families that fonts.conf names for a role above GW Free, and whether the
 * face in use is one of them. */
static int
is_standard(const struct tb_fonts *fonts, enum tb_role role, struct tb_buf *wanted)
{
	FcPattern *pattern = FcPatternCreate();
	PangoFont *font = fonts->faces[fonts->roles[role].first_face].pango;
	FcPattern *used = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
	FcChar8 *family, *name;
	int found = 0;

	FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)fonts->roles[role].family);
	FcConfigSubstitute(fonts->config, pattern, FcMatchPattern);
	for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &family) == FcResultMatch; i++) {
		if (strcmp((const char *)family, "GW Free") == 0)
			break;
		tb_buf_printf(wanted, "%s%s", i > 0 ? ", " : "", (const char *)family);
		for (int k = 0; FcPatternGetString(used, FC_FAMILY, k, &name) == FcResultMatch; k++)
			found |= FcStrCmpIgnoreCase(family, name) == 0;
	}
	FcPatternDestroy(pattern);
	return found;
}

void
tb_fonts_role_face(const struct tb_fonts *fonts, enum tb_role role, struct tb_role_face *face,
    struct tb_buf *wanted)
{
	*face = (struct tb_role_face){fonts->roles[role].name,
	    fonts->faces[fonts->roles[role].first_face].name.path,
	    is_standard(fonts, role, wanted)};
}

int
tb_fonts_require_standard(const struct tb_fonts *fonts)
{
	struct tb_pos pos = {NULL, 0, 0};
	struct tb_role_face face;
	int rc = 0;

	for (int i = 0; i < TB_ROLE_MAX; i++) {
		struct tb_buf wanted = TB_BUF_INIT;

		tb_fonts_role_face(fonts, (enum tb_role)i, &face, &wanted);
		if (!face.is_standard) {
			tb_diag(TB_MSG_FONT, pos,
			    "%s would be set from %s; put one of these families into fonts/site: "
			    "%s",
			    face.role, face.path, wanted.s);
			rc = -1;
		}
		tb_buf_release(&wanted);
	}
	return rc;
}

static void
report_role(const struct tb_fonts *fonts, enum tb_role role)
{
	struct tb_buf wanted = TB_BUF_INIT;
	struct tb_role_face face;

	tb_fonts_role_face(fonts, role, &face, &wanted);
	fprintf(stderr, "%s: note: %s is %s%s%s\n", tb_diag_program(), face.role, face.path,
	    face.is_standard ? "" : ", in place of ", face.is_standard ? "" : wanted.s);
	tb_buf_release(&wanted);
}

void
tb_fonts_report_roles(const struct tb_fonts *fonts)
{
	for (int i = 0; i < TB_ROLE_MAX; i++)
		report_role(fonts, (enum tb_role)i);
}

/* fontconfig's cache says what a face has; the file may say otherwise. */
static void
report_damage(struct tb_fonts *fonts, enum tb_role role)
{
	struct face *face = &fonts->faces[fonts->roles[role].first_face];
	struct tb_pos pos = {face->name.path, 0, 0};

	if (face->without_hanzi)
		tb_diag(TB_MSG_FONT, pos, "damaged: the face of %s has no hanzi; run 'make fonts'",
		    fonts->roles[role].name);
}

static void
report_character(const struct tb_fonts *fonts, const struct record *r, int verbose)
{
	struct tb_pos pos = {r->file, r->line, 0};
	char utf8[5] = {0};

	tb_utf8_encode(r->cp, utf8);
	if (r->state == SORT_MISSING)
		tb_diag(TB_MSG_GLYPH_MISSING, pos,
		    "no font has the character %s (U+%04X); add a face that has it to "
		    "fonts/site, or change the text",
		    utf8, r->cp);
	else if (verbose)
		fprintf(stderr, "%s: note: %s U+%04X in %s taken from %s\n", tb_diag_program(),
		    utf8, r->cp, fonts->roles[r->role].name, fonts->faces[r->face].name.path);
}

void
tb_fonts_report(struct tb_fonts *fonts, int verbose)
{
	for (int i = 0; i < TB_ROLE_MAX; i++)
		report_damage(fonts, (enum tb_role)i);
	for (size_t i = 0; i < TB_ROLE_MAX; i++) /* each face is said once */
		fonts->faces[fonts->roles[i].first_face].without_hanzi = 0;
	for (size_t i = 0; i < fonts->nrecords; i++)
		report_character(fonts, &fonts->records[i], verbose);
	fonts->nrecords = 0;
}
