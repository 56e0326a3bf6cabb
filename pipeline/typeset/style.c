/* Reading a style: see style.h. */
#include "style.h"
#include "../lib/file.h"
#include "../lib/xmlread.h"
#include "../type/fonts.h"

enum kind { LENGTH, RATIO, COUNT, COLOR, SWITCH };

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
    {"imprint-size", LENGTH, AT(imprint_size)},
    {"imprint-pitch", LENGTH, AT(imprint_pitch)},
    {"imprint-indent", RATIO, AT(imprint_indent_em)},
    {"imprint-rule-outer", LENGTH, AT(imprint_rule_outer)},
    {"imprint-rule-inner", LENGTH, AT(imprint_rule_inner)},
    {"imprint-even", SWITCH, AT(imprint_even)},
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

struct reader {
	struct style *style;
	unsigned char seen[TB_LEN(settings)];
	size_t words, words_cap;
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

static int
parse_value(const char *value, enum kind kind, int32_t *out)
{
	char *end;

	switch (kind) {
	case COLOR:
		if (value[0] != '#' || strspn(value + 1, "0123456789ABCDEFabcdef") != 6 ||
		    value[7] != '\0')
			return -1;
		*out = (int32_t)strtol(value + 1, &end, 16);
		return 0;
	case SWITCH:
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
    [SWITCH] = "yes or no",
};

static int
read_set(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const allowed[] = {"name", "value", "clause", NULL};
	const char *name = tb_xml_need(xml, "set", attrs, "name");
	const char *value = tb_xml_need(xml, "set", attrs, "value");

	if (name == NULL || value == NULL || tb_xml_only(xml, "set", attrs, allowed) != 0)
		return -1;
	for (size_t i = 0; i < TB_LEN(settings); i++) {
		const struct setting *s = &settings[i];

		if (strcmp(s->name, name) != 0)
			continue;
		reader->seen[i] = 1;
		if (parse_value(value, s->kind, (int32_t *)((char *)reader->style + s->at)) != 0)
			return tb_xml_fail(xml, TB_MSG_STYLE, "%s is '%s', but %s is wanted", name,
			    value, kind_wants[s->kind]);
		return 0;
	}
	return tb_xml_fail(xml, TB_MSG_STYLE, "no setting is called '%s'", name);
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	if (depth == 0 && strcmp(name, "style") == 0)
		return 0;
	if (depth == 1 && strcmp(name, "set") == 0)
		return read_set(xml, user, attrs);
	if (depth == 1 && strcmp(name, "words") == 0)
		return 0;
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
		const char **slot =
		    tb_grow(&reader->style->words, reader->words, &reader->words_cap, sizeof *slot);

		*slot = tb_arena_strndup(&reader->style->arena, text, len);
		reader->words++;
		text += len;
	}
	return 0;
}

static int
check(const struct reader *reader, const char *path, struct tb_err *err)
{
	const struct style *style = reader->style;

	for (size_t i = 0; i < TB_LEN(settings); i++)
		if (!reader->seen[i])
			return tb_err_set(err, TB_MSG_STYLE, path, 0, 0, "setting '%s' is missing",
			    settings[i].name);
	if (style->lines < 4 || style->columns < 8)
		return tb_err_set(err, TB_MSG_STYLE, path, 0, 0,
		    "a page of %d lines of %d characters cannot be set", (int)style->lines,
		    (int)style->columns);
	if (style->break_level < 1 || style->break_level > 3)
		return tb_err_set(err, TB_MSG_STYLE, path, 0, 0, "break-level is 1, 2 or 3");
	return 0;
}

int
style_load(const char *folder, const char *name, struct style *style, struct tb_err *err)
{
	static const struct tb_xml_handler handler = {
	    .ns = "urn:tongbao:style:1", .start = on_start, .end = on_end};
	struct reader reader = {.style = style};
	struct tb_buf path = TB_BUF_INIT;
	int rc = -1;

	*style = (struct style){0};
	tb_buf_printf(&path, "%s/style/%s.xml", folder, name);
	if (!tb_file_exists(path.s))
		tb_err_set(err, TB_MSG_STYLE, path.s, 0, 0, "there is no style '%s'", name);
	else if (tb_xml_parse_file(path.s, &handler, &reader, err) == 0)
		rc = check(&reader, path.s, err);
	tb_grow(&style->words, reader.words, &reader.words_cap, sizeof *style->words);
	tb_buf_release(&path);
	if (rc != 0) {
		style_release(style);
		return -1;
	}
	/* the 22nd line's em box ends on the lower edge of the area (3.2, 5.2.3) */
	style->pitch = style->area_width / style->columns;
	style->line_pitch = (style->area_height - style->text_size) / (style->lines - 1);
	return 0;
}

void
style_release(struct style *style)
{
	free(style->words);
	tb_arena_release(&style->arena);
	*style = (struct style){0};
}
