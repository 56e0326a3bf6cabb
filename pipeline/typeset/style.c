/* Reading a style: see style.h. */
#include "style.h"
#include "../lib/file.h"
#include "../lib/xmlread.h"
#include "../type/fonts.h"

/* The last two need not be given: none and no then. */
enum kind { LENGTH, RATIO, COUNT, COLOR, FACE, SWITCH, SHADE, OPTION };

struct setting {
	const char *name;
	enum kind kind;
	size_t at; /* offset of its int32_t in struct style */
};

#define AT(member) offsetof(struct style, member)
static const struct setting settings[] = {
    {"paper-width", LENGTH, AT(paper_width)},
    {"paper-height", LENGTH, AT(paper_height)},
    {"area-left", LENGTH, AT(area_left)},
    {"area-top", LENGTH, AT(area_top)},
    {"area-width", LENGTH, AT(area_width)},
    {"area-height", LENGTH, AT(area_height)},
    {"lines", COUNT, AT(lines)},
    {"columns", COUNT, AT(columns)},
    {"text-size", LENGTH, AT(text_size)},
    {"ink", COLOR, AT(ink)},
    {"red", COLOR, AT(red)},
    {"mark-top", LENGTH, AT(mark_top)},
    {"mark-size", LENGTH, AT(mark_size)},
    {"mark-size-least", LENGTH, AT(mark_size_least)},
    {"mark-spacing", RATIO, AT(mark_spacing_em)},
    {"number-gap-lines", COUNT, AT(number_gap_lines)},
    {"head-indent", RATIO, AT(head_indent_em)},
    {"head-rule-gap", LENGTH, AT(head_rule_gap)},
    {"head-rule-weight", LENGTH, AT(head_rule_weight)},
    {"title-gap-lines", COUNT, AT(title_gap_lines)},
    {"title-size", LENGTH, AT(title_size)},
    {"title-pitch", LENGTH, AT(title_pitch)},
    {"title-columns", COUNT, AT(title_columns)},
    {"title-after-lines", COUNT, AT(title_after_lines)},
    {"indent", RATIO, AT(indent_em)},
    {"annex-note-gap-lines", COUNT, AT(annex_note_gap_lines)},
    {"signature-gap-lines", COUNT, AT(signature_gap_lines)},
    {"signature-right", RATIO, AT(signature_right_em)},
    {"signature-shift", RATIO, AT(signature_shift_em)},
    {"annex-title-line", COUNT, AT(annex_title_line)},
    {"annex-odd", OPTION, AT(annex_odd)},
    {"imprint-size", LENGTH, AT(imprint_size)},
    {"imprint-pitch", LENGTH, AT(imprint_pitch)},
    {"imprint-indent", RATIO, AT(imprint_indent_em)},
    {"imprint-rule-outer", LENGTH, AT(imprint_rule_outer)},
    {"imprint-rule-inner", LENGTH, AT(imprint_rule_inner)},
    {"imprint-even", SWITCH, AT(imprint_even)},
    {"imprint-turned", OPTION, AT(imprint_turned)},
    {"folio-size", LENGTH, AT(folio_size)},
    {"folio-gap", LENGTH, AT(folio_gap)},
    {"folio-indent", RATIO, AT(folio_indent_em)},
    {"break-level", COUNT, AT(break_level)},
    {"autospace", RATIO, AT(autospace_em)},
    {"single-gap", RATIO, AT(single_gap_em)},
    {"all-gaps", RATIO, AT(all_gaps_em)},
    {"table-size", LENGTH, AT(table_size)},
    {"table-size-small", LENGTH, AT(table_size_small)},
    {"table-size-least", LENGTH, AT(table_size_least)},
    {"table-leading", RATIO, AT(table_leading_em)},
    {"table-pad-x", RATIO, AT(table_pad_x_em)},
    {"table-pad-y", RATIO, AT(table_pad_y_em)},
    {"table-pad-y-least", RATIO, AT(table_pad_y_least_em)},
    {"table-rule-outer", LENGTH, AT(table_rule_outer)},
    {"table-rule-head", LENGTH, AT(table_rule_head)},
    {"table-rule-inner", LENGTH, AT(table_rule_inner)},
    {"table-zebra", SHADE, AT(table_zebra)},
    {"table-notes-page", OPTION, AT(table_notes_page)},
    {"table-flows", OPTION, AT(table_flows)},
    {"caption-size", LENGTH, AT(caption_size)},
    {"unit-size", LENGTH, AT(unit_size)},
    {"note-size", LENGTH, AT(note_size)},
    {"block-gap", LENGTH, AT(block_gap)},
    {"notice-size", LENGTH, AT(notice_size)},
    {"notice-top", LENGTH, AT(notice_top)},
    {"notice-ink", COLOR, AT(notice_ink)},
    {"draft-size", LENGTH, AT(draft_size)},
    {"draft-top", LENGTH, AT(draft_top)},
};

/* Settings that a style may leave out: it then has the value beside them. */
static const struct usual {
	struct setting setting;
	const char *value;
} usuals[] = {
    {{"mark-stack-height", LENGTH, AT(mark_stack_height)}, "60mm"},
    {{"mark-stack-leading", RATIO, AT(mark_stack_leading_em)}, "1.3em"},
    {{"mark-tail-gap", RATIO, AT(mark_tail_gap_em)}, "0.5em"},
    {{"seal-gap", LENGTH, AT(seal_gap)}, "3mm"},
    {{"seal-right", RATIO, AT(seal_right_em)}, "4em"},
    {{"stamp-gap-lines", COUNT, AT(stamp_gap_lines)}, "2"},
    {{"letter-mark-top", LENGTH, AT(letter_mark_top)}, "30mm"},
    {{"letter-rule-gap", LENGTH, AT(letter_rule_gap)}, "4mm"},
    {{"letter-foot", LENGTH, AT(letter_foot)}, "20mm"},
    {{"letter-width", LENGTH, AT(letter_width)}, "170mm"},
    {{"letter-thick", LENGTH, AT(letter_thick)}, "0.9mm"},
    {{"letter-thin", LENGTH, AT(letter_thin)}, "0.35mm"},
    {{"letter-between", LENGTH, AT(letter_between)}, "0.6mm"},
    {{"letter-gap", RATIO, AT(letter_gap_em)}, "0.875em"},
    {{"order-mark-top", LENGTH, AT(order_mark_top)}, "20mm"},
    {{"order-gap-lines", COUNT, AT(order_gap_lines)}, "2"},
    {{"minutes-mark-top", LENGTH, AT(minutes_mark_top)}, "35mm"},
    {{"attendance-gap-lines", COUNT, AT(attendance_gap_lines)}, "1"},
    {{"bulletin-mark-top", LENGTH, AT(bulletin_mark_top)}, "35mm"},
    {{"bulletin-gap-lines", COUNT, AT(bulletin_gap_lines)}, "1"},
    {{"bulletin-line-gap-lines", COUNT, AT(bulletin_line_gap_lines)}, "0"},
    {{"indicator-rule-weight", LENGTH, AT(indicator_rule_weight)}, "1.2pt"},
    {{"indicator-rule-gap", LENGTH, AT(indicator_rule_gap)}, "4pt"},
    {{"indicator-name-size", LENGTH, AT(indicator_name_size)}, "10.5pt"},
    {{"indicator-value-size", LENGTH, AT(indicator_value_size)}, "24pt"},
    {{"indicator-value-least", LENGTH, AT(indicator_value_least)}, "12pt"},
    {{"indicator-unit-size", LENGTH, AT(indicator_unit_size)}, "9pt"},
    {{"indicator-text-size", LENGTH, AT(indicator_text_size)}, "9pt"},
    {{"indicator-gap", LENGTH, AT(indicator_gap)}, "12pt"},
    {{"indicator-accent", COLOR, AT(indicator_accent)}, "#A63D1E"},
    {{"listing-size", LENGTH, AT(listing_size)}, "9pt"},
    {{"listing-leading", RATIO, AT(listing_leading_em)}, "1.4em"},
    {{"listing-tint", COLOR, AT(listing_tint)}, "#F3F3EF"},
    {{"listing-new-tint", COLOR, AT(listing_new_tint)}, "#DCE8DC"},
    {{"listing-ink", COLOR, AT(listing_ink)}, "#404040"},
    {{"table-begin-rows", COUNT, AT(table_begin_rows)}, "1"},
    {{"foot-lines", COUNT, AT(foot_lines)}, "2"},
    {{"lines-more", COUNT, AT(lines_more)}, "0"},
    {{"lines-fewer", COUNT, AT(lines_fewer)}, "0"},
    {{"end-lines", COUNT, AT(end_lines)}, "0"},
    {{"text-role", FACE, AT(text_role)}, "fang"},
    {{"text-ragged", SWITCH, AT(text_ragged)}, "no"},
    {{"text-flush-first", SWITCH, AT(text_flush_first)}, "no"},
    {{"heading-1-role", FACE, AT(heading_role[0])}, "hei"},
    {{"heading-2-role", FACE, AT(heading_role[1])}, "kai"},
    {{"heading-3-role", FACE, AT(heading_role[2])}, "fang"},
    {{"heading-4-role", FACE, AT(heading_role[3])}, "fang"},
    {{"heading-1-size", LENGTH, AT(heading_size[0])}, "0pt"},
    {{"heading-2-size", LENGTH, AT(heading_size[1])}, "0pt"},
    {{"heading-3-size", LENGTH, AT(heading_size[2])}, "0pt"},
    {{"heading-1-gap-lines", COUNT, AT(heading_gap_lines[0])}, "0"},
    {{"heading-2-gap-lines", COUNT, AT(heading_gap_lines[1])}, "0"},
    {{"heading-3-gap-lines", COUNT, AT(heading_gap_lines[2])}, "0"},
    {{"heading-flush", SWITCH, AT(heading_flush)}, "no"},
    {{"book-title-top", LENGTH, AT(book_title_top)}, "60mm"},
    {{"line-pitch", LENGTH, AT(line_pitch_wanted)}, "0pt"},
    {{"first-line", LENGTH, AT(first_line)}, "0pt"},
};

struct reader {
	struct style *style;
	const char *folder; /* the paths of seals start there */
	int bases;	    /* styles that the one being read is built on, so far */
	struct style_seal **seal_end;
	unsigned char seen[TB_LEN(settings)];
	enum title_words list; /* the words being read */
	size_t nwords[TITLE_WORDS_MAX], words_cap[TITLE_WORDS_MAX];
};

/* "156mm", "16pt", "0.35mm" to pu; "2em" to em units; "22" as it is. */
static int
parse_number(const char *value, enum kind kind, int32_t *out)
{
	char *end;
	double number = strtod(value, &end);
	double factor;

	if (end == value || number < 0 || number > 10000)
		return -1;
	if (kind == LENGTH && strcmp(end, "mm") == 0)
		factor = 72.0 / 25.4 * TB_PU_PER_PT;
	else if (kind == LENGTH && strcmp(end, "pt") == 0)
		factor = TB_PU_PER_PT;
	else if (kind == RATIO && strcmp(end, "em") == 0)
		factor = TB_EM;
	else if (kind == COUNT && *end == '\0')
		factor = 1;
	else
		return -1;
	*out = (int32_t)(number * factor + 0.5);
	return 0;
}

/* The roles that text and headings are set in: those with the hanzi of running text. */
static int
parse_face(const char *value, int32_t *out)
{
	int32_t role;

	if (tb_role_find(value, &role) != 0 || role == TB_ROLE_LATIN || role == TB_ROLE_MONO)
		return -1;
	*out = role;
	return 0;
}

static int
parse_value(const char *value, enum kind kind, int32_t *out)
{
	char *end;

	switch (kind) {
	case SHADE:
		if (strcmp(value, "none") == 0) {
			*out = 0;
			return 0;
		}
		return parse_value(value, COLOR, out);
	case COLOR:
		if (value[0] != '#' || strspn(value + 1, "0123456789ABCDEFabcdef") != 6 ||
		    value[7] != '\0')
			return -1;
		*out = (int32_t)strtol(value + 1, &end, 16);
		return 0;
	case FACE:
		return parse_face(value, out);
	case SWITCH:
	case OPTION:
		*out = strcmp(value, "yes") == 0;
		return *out || strcmp(value, "no") == 0 ? 0 : -1;
	default:
		return parse_number(value, kind, out);
	}
}

static const char *const kind_wants[] = {
    [LENGTH] = "a length such as 16pt or 4mm",
    [RATIO] = "a ratio such as 0.5em",
    [COUNT] = "a number",
    [COLOR] = "a colour such as #FF3333",
    [FACE] = "fang, kai, hei, song or title",
    [SWITCH] = "yes or no",
    [OPTION] = "yes or no",
    [SHADE] = "none or a colour such as #F2F2F2",
};

static const struct setting *
find_setting(struct reader *reader, const char *name)
{
	for (size_t i = 0; i < TB_LEN(settings); i++)
		if (strcmp(settings[i].name, name) == 0) {
			reader->seen[i] = 1;
			return &settings[i];
		}
	for (size_t i = 0; i < TB_LEN(usuals); i++)
		if (strcmp(usuals[i].setting.name, name) == 0)
			return &usuals[i].setting;
	return NULL;
}

static int
read_set(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const allowed[] = {"name", "value", "clause", NULL};
	const char *name = tb_xml_need(xml, "set", attrs, "name");
	const char *value = tb_xml_need(xml, "set", attrs, "value");
	const struct setting *s;

	if (name == NULL || value == NULL || tb_xml_only(xml, "set", attrs, allowed) != 0)
		return -1;
	s = find_setting(reader, name);
	if (s == NULL)
		return tb_xml_fail(xml, TB_MSG_STYLE, "no setting is called '%s'", name);
	if (parse_value(value, s->kind, (int32_t *)(void *)((char *)reader->style + s->at)) != 0)
		return tb_xml_fail(xml, TB_MSG_STYLE, "%s is '%s', but %s is wanted", name, value,
		    kind_wants[s->kind]);
	return 0;
}

/* <seal name file width?>: the file's path starts at the templates folder. */
static int
read_seal(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const allowed[] = {"name", "file", "width", NULL};
	const char *name = tb_xml_need(xml, "seal", attrs, "name");
	const char *file = name ? tb_xml_need(xml, "seal", attrs, "file") : NULL;
	const char *width = tb_xml_attr(attrs, "width");
	struct style_seal *seal = tb_arena_alloc(&reader->style->arena, sizeof *seal);
	char *path;

	if (file == NULL || tb_xml_only(xml, "seal", attrs, allowed) != 0)
		return -1;
	if (width != NULL && parse_number(width, LENGTH, &seal->width) != 0)
		return tb_xml_fail(xml, TB_MSG_STYLE, "width is '%s', but %s is wanted", width,
		    kind_wants[LENGTH]);
	path = tb_template_path(reader->folder, file);
	seal->name = tb_arena_strdup(&reader->style->arena, name);
	seal->path = tb_arena_strdup(&reader->style->arena, path);
	seal->line = tb_xml_line(xml);
	free(path);
	*reader->seal_end = seal;
	reader->seal_end = &seal->next;
	return 0;
}

static int
read_words(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const lists[TITLE_WORDS_MAX] = {
	    [TITLE_WORDS_WHOLE] = "whole",
	    [TITLE_WORDS_NO_START] = "never-start",
	    [TITLE_WORDS_NO_END] = "never-end",
	};
	const char *at = tb_xml_attr(attrs, "at");

	for (int i = 0; i < TITLE_WORDS_MAX; i++)
		if (strcmp(at != NULL ? at : lists[TITLE_WORDS_WHOLE], lists[i]) == 0) {
			reader->list = (enum title_words)i;
			return 0;
		}
	return tb_xml_fail(
	    xml, TB_MSG_STYLE, "at of <words> is '%s', not whole, never-start or never-end", at);
}

/* Grows a list of words to hold one more, or the NULL at its end. */
static const char **
next_word(struct reader *reader, enum title_words list)
{
	return tb_grow(&reader->style->words[list], reader->nwords[list], &reader->words_cap[list],
	    sizeof *reader->style->words[list]);
}

static void
put_path(struct tb_buf *path, const char *folder, const char *name)
{
	struct tb_buf file = TB_BUF_INIT;
	char *whole;

	tb_buf_printf(&file, "style/%s.xml", name);
	whole = tb_template_path(folder, file.s);
	tb_buf_puts(path, whole);
	free(whole);
	tb_buf_release(&file);
}

static int read_base(struct tb_xml *xml, struct reader *reader, const char *base);

static int
read_root(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const allowed[] = {"name", "base", NULL};
	const char *base = tb_xml_attr(attrs, "base");

	if (tb_xml_only(xml, "style", attrs, allowed) != 0)
		return -1;
	return base != NULL ? read_base(xml, reader, base) : 0;
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	if (depth == 0 && strcmp(name, "style") == 0)
		return read_root(xml, user, attrs);
	if (depth == 1 && strcmp(name, "set") == 0)
		return read_set(xml, user, attrs);
	if (depth == 1 && strcmp(name, "words") == 0)
		return read_words(xml, user, attrs);
	if (depth == 1 && strcmp(name, "seal") == 0)
		return read_seal(xml, user, attrs);
	return tb_xml_fail(xml, TB_MSG_STYLE, "element <%s> has no place here", name);
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct reader *reader = user;
	static const char blanks[] = " \t\r\n";

	(void)xml;
	if (depth != 1 || strcmp(name, "words") != 0)
		return 0;
	for (text += strspn(text, blanks); *text != '\0'; text += strspn(text, blanks)) {
		size_t len = strcspn(text, blanks);

		*next_word(reader, reader->list) =
		    tb_arena_strndup(&reader->style->arena, text, len);
		reader->nwords[reader->list]++;
		text += len;
	}
	return 0;
}

static int
check(const struct reader *reader, const char *path, struct tb_err *err)
{
	const struct style *style = reader->style;

	for (size_t i = 0; i < TB_LEN(settings); i++)
		if (!reader->seen[i] && settings[i].kind < SHADE)
			return tb_err_set(err, TB_MSG_STYLE, path, 0, 0, "setting '%s' is missing",
			    settings[i].name);
	if (style->lines < 4 || style->columns < 8)
		return tb_err_set(err, TB_MSG_STYLE, path, 0, 0,
		    "a page of %d lines of %d characters cannot be set", (int)style->lines,
		    (int)style->columns);
	if (style->break_level < 1 || style->break_level > 3)
		return tb_err_set(err, TB_MSG_STYLE, path, 0, 0, "break-level is 1, 2 or 3");
	if (style->foot_lines < 1 || style->foot_lines > 2)
		return tb_err_set(err, TB_MSG_STYLE, path, 0, 0, "foot-lines is 1 or 2");
	if (style->first_line + (style->lines - 1) * style->line_pitch_wanted + style->text_size >
	    style->area_height)
		return tb_err_set(err, TB_MSG_STYLE, path, 0, 0,
		    "%d lines of line-pitch are higher than area-height", (int)style->lines);
	return 0;
}

/* The last line's em box ends on the lower edge of the area (3.2, 5.2.3). */
static void
space_lines(struct style *style)
{
	style->line_pitch = (style->area_height - style->text_size) / (style->lines - 1);
	if (style->line_pitch_wanted > 0)
		style->line_pitch = style->line_pitch_wanted;
}

int
style_exists(const char *folder, const char *name)
{
	struct tb_buf path = TB_BUF_INIT;
	int there;

	put_path(&path, folder, name);
	there = tb_file_exists(path.s);
	tb_buf_release(&path);
	return there;
}

static const struct tb_xml_handler handler = {
    .ns = "urn:tongbao:style:1", .start = on_start, .end = on_end};

/* What the base says is as if it stood at the head of the style. */
static int
read_base(struct tb_xml *xml, struct reader *reader, const char *base)
{
	enum { BASES_MOST = 4 };
	static const char in_base[] = "in its base";
	struct tb_buf path = TB_BUF_INIT;
	struct tb_err err = {0};
	int rc = 0;

	put_path(&path, reader->folder, base);
	if (++reader->bases > BASES_MOST)
		rc = tb_xml_fail(xml, TB_MSG_STYLE,
		    "%s: '%s' has a base in its turn, and so on for more than %d; is it its own?",
		    in_base, base, BASES_MOST);
	else if (!tb_file_exists(path.s))
		rc = tb_xml_fail(
		    xml, TB_MSG_STYLE, "its base '%s' is not there; there is no %s", base, path.s);
	else if (tb_xml_parse_file(path.s, &handler, reader, &err) != 0)
		rc = strstr(err.text, in_base) != NULL ? tb_xml_fail(xml, err.msg, "%s", err.text)
						       : tb_xml_fail(xml, err.msg, "%s %s:%d: %s",
							     in_base, err.file, err.line, err.text);
	tb_buf_release(&path);
	return rc;
}

int
style_load(const char *folder, const char *name, struct style *style, struct tb_err *err)
{
	struct reader reader = {.style = style, .folder = folder, .seal_end = &style->seals};
	struct tb_buf path = TB_BUF_INIT;
	int rc = -1;

	*style = (struct style){0};
	for (size_t i = 0; i < TB_LEN(usuals); i++)
		parse_value(usuals[i].value, usuals[i].setting.kind,
		    (int32_t *)(void *)((char *)style + usuals[i].setting.at));
	put_path(&path, folder, "title-words");
	if (!tb_file_exists(path.s) || tb_xml_parse_file(path.s, &handler, &reader, err) == 0) {
		tb_buf_reset(&path);
		put_path(&path, folder, name);
		if (tb_xml_parse_file(path.s, &handler, &reader, err) == 0)
			rc = check(&reader, path.s, err);
	}
	for (int i = 0; i < TITLE_WORDS_MAX; i++)
		next_word(&reader, (enum title_words)i);
	tb_buf_release(&path);
	if (rc != 0) {
		style_release(style);
		return -1;
	}
	style->pitch = style->area_width / style->columns;
	space_lines(style);
	return 0;
}

int
style_space(struct style *spaced, const struct style *style, int32_t lines)
{
	if (lines < 2 || lines == style->lines)
		return -1;
	*spaced = *style;
	spaced->lines = lines;
	spaced->line_pitch_wanted = 0;
	space_lines(spaced);
	return 0;
}

const struct style_seal *
style_find_seal(const struct style *style, const char *name)
{
	const struct style_seal *seal = style->seals;

	while (seal != NULL && strcmp(seal->name, name) != 0)
		seal = seal->next;
	return seal;
}

void
style_release(struct style *style)
{
	for (int i = 0; i < TITLE_WORDS_MAX; i++)
		free(style->words[i]);
	tb_arena_release(&style->arena);
	*style = (struct style){0};
}
