/* Reading the look of charts: see style.h.  What must hold between settings is
 * style-checks.c. */
#include "style.h"
#include "../lib/file.h"
#include "../lib/xmlread.h"
#include "../type/text.h"
#include <math.h>

enum kind { LENGTH, RATIO, COUNT, COLOR, ROLE, WORD };

struct setting {
	const char *name;
	enum kind kind;
	size_t at; /* offset of its member in struct style */
};

#define AT(member) offsetof(struct style, member)
#define TYPE(name, member)                                                                         \
	{name "-role", ROLE, AT(member.role)}, {name "-size", LENGTH, AT(member.size)},            \
	{                                                                                          \
		name "-ink", COLOR, AT(member.ink)                                                 \
	}
#define LAMP(name, lamp)                                                                           \
	{"lamp-" name "-color", COLOR, AT(lamps[lamp].color)},                                     \
	    {"lamp-" name "-ink", COLOR, AT(lamps[lamp].ink)},                                     \
	    {"lamp-" name "-tint", COLOR, AT(lamps[lamp].tint)},                                   \
	{                                                                                          \
		"lamp-" name "-mark", WORD, AT(lamps[lamp].mark)                                   \
	}

#define INK(name, member)                                                                          \
	{name "-color", COLOR, AT(member.color)},                                                  \
	{                                                                                          \
		name "-ink", COLOR, AT(member.ink)                                                 \
	}

#define TINT(n)                                                                                    \
	{"rise-" #n "-color", COLOR, AT(rise[n - 1])},                                             \
	    {"fall-" #n "-color", COLOR, AT(fall[n - 1])},                                         \
	{                                                                                          \
		"area-" #n "-color", COLOR, AT(area[n - 1])                                        \
	}

static const struct setting settings[] = {
    {"width", LENGTH, AT(width)},
    {"column-width", LENGTH, AT(column_width)},
    {"height-most", LENGTH, AT(height_most)},
    {"leading", RATIO, AT(leading)},
    {"type-least", LENGTH, AT(type_least)},
    {"block-gap", LENGTH, AT(block_gap)},
    {"column-gap", LENGTH, AT(column_gap)},
    TYPE("title", title),
    TYPE("subtitle", subtitle),
    TYPE("label", label),
    TYPE("rank", rank),
    TYPE("value", value),
    TYPE("axis", axis),
    TYPE("mark", mark),
    TYPE("note", note),
    TYPE("direct", direct),
    TYPE("tile", tile),
    {"rule-weight", LENGTH, AT(rule_weight)},
    {"rule-ink", COLOR, AT(rule_ink)},
    {"grid-weight", LENGTH, AT(grid_weight)},
    {"grid-ink", COLOR, AT(grid_ink)},
    {"axis-weight", LENGTH, AT(axis_weight)},
    {"axis-line-ink", COLOR, AT(axis_ink)},
    {"mark-weight", LENGTH, AT(mark_weight)},
    {"mark-line-ink", COLOR, AT(mark_ink)},
    {"target-weight", LENGTH, AT(target_weight)},
    {"ticks-most", COUNT, AT(ticks_most)},
    {"tick-digits-most", COUNT, AT(tick_digits_most)},
    {"tick-digits-valued", COUNT, AT(tick_digits_valued)},
    {"row-pitch", LENGTH, AT(row_pitch)},
    {"row-pitch-least", LENGTH, AT(row_pitch_least)},
    {"label-width-most", LENGTH, AT(label_width_most)},
    {"value-width-most", LENGTH, AT(value_width_most)},
    {"axis-least", COUNT, AT(axis_least)},
    {"bullet-height", LENGTH, AT(bullet_height)},
    {"track-height", LENGTH, AT(track_height)},
    {"track-color", COLOR, AT(track_color)},
    {"bar-height", LENGTH, AT(bar_height)},
    {"ahead-color", COLOR, AT(ahead_color)},
    {"behind-color", COLOR, AT(behind_color)},
    {"key-side", LENGTH, AT(key_side)},
    {"lamp-diameter", LENGTH, AT(lamp_diameter)},
    {"lamp-role", ROLE, AT(lamp_role)},
    {"lamp-size", LENGTH, AT(lamp_size)},
    LAMP("green", LAMP_GREEN),
    LAMP("yellow", LAMP_YELLOW),
    LAMP("red", LAMP_RED),
    LAMP("blue", LAMP_BLUE),
    INK("series-1", series[0]),
    INK("series-2", series[1]),
    INK("series-3", series[2]),
    INK("series-4", series[3]),
    INK("series-5", series[4]),
    INK("series-6", series[5]),
    INK("earlier-1", earlier[0]),
    INK("earlier-2", earlier[1]),
    TINT(1),
    TINT(2),
    TINT(3),
    TINT(4),
    TINT(5),
    TINT(6),
    {"fall-color", COLOR, AT(fall_color)},
    {"bar-width-least", LENGTH, AT(bar_width_least)},
    {"bar-width-most", LENGTH, AT(bar_width_most)},
    {"dot-diameter", LENGTH, AT(dot_diameter)},
    {"ring-diameter", LENGTH, AT(ring_diameter)},
    {"ring-weight", LENGTH, AT(ring_weight)},
    {"ring-1-color", COLOR, AT(ring[0])},
    {"ring-2-color", COLOR, AT(ring[1])},
    {"ring-3-color", COLOR, AT(ring[2])},
    {"ring-4-color", COLOR, AT(ring[3])},
    {"ring-5-color", COLOR, AT(ring[4])},
    {"tile-side", LENGTH, AT(tile_side)},
    {"page-tile-side", LENGTH, AT(page_tile_side)},
    {"tile-gap", LENGTH, AT(tile_gap)},
    {"tile-pad", LENGTH, AT(tile_pad)},
    {"outline-height", LENGTH, AT(outline_height)},
    {"outline-detail", LENGTH, AT(outline_detail)},
    {"league-bars", LENGTH, AT(league_bars)},
    {"path-weight", LENGTH, AT(path_weight)},
    {"casing-weight", LENGTH, AT(casing_weight)},
    {"rest-color", COLOR, AT(rest_color)},
    {"stress-from", COUNT, AT(stress_from)},
    {"stress-most", COUNT, AT(stress_most)},
    {"slope-spread", COUNT, AT(slope_spread)},
    {"place-pitch", LENGTH, AT(place_pitch)},
    {"plot-height", LENGTH, AT(plot_height)},
    {"low-plot-height", LENGTH, AT(low_plot_height)},
    {"high-plot-height", LENGTH, AT(high_plot_height)},
    {"tall-plot-height", LENGTH, AT(tall_plot_height)},
    {"page-plot-height", LENGTH, AT(page_plot_height)},
    {"area-height", LENGTH, AT(area_height)},
    {"cell-pad", LENGTH, AT(cell_pad)},
    {"direct-width-most", LENGTH, AT(direct_width_most)},
    {"fill-color", COLOR, AT(fill_color)},
    {"actual-color", COLOR, AT(actual_color)},
    {"actual-weight", LENGTH, AT(actual_weight)},
    {"point-diameter", LENGTH, AT(point_diameter)},
    {"plan-color", COLOR, AT(plan_color)},
    {"outlook-color", COLOR, AT(outlook_color)},
    {"panel-width", LENGTH, AT(panel_width)},
    {"panel-width-least", LENGTH, AT(panel_width_least)},
    {"panel-height", LENGTH, AT(panel_height)},
    {"panel-height-least", LENGTH, AT(panel_height_least)},
    {"panel-width-valued", LENGTH, AT(panel_width_valued)},
    {"panel-height-valued", LENGTH, AT(panel_height_valued)},
    {"panel-mark-weight", LENGTH, AT(panel_mark_weight)},
    {"panel-mark-line-ink", COLOR, AT(panel_mark_ink)},
    {"line-weight", LENGTH, AT(line_weight)},
    {"context-color", COLOR, AT(context_color)},
    {"context-ink", COLOR, AT(context_ink)},
    {"break-weight", LENGTH, AT(break_weight)},
    {"break-dash", LENGTH, AT(break_dash)},
    {"break-line-ink", COLOR, AT(break_ink)},
    {"break-word", WORD, AT(break_word)},
    {"rate-units", WORD, AT(rate_units)},
    {"plan-weight", LENGTH, AT(plan_weight)},
    {"plan-dash", LENGTH, AT(plan_dash)},
    {"leader-weight", LENGTH, AT(leader_weight)},
    {"leader-ink", COLOR, AT(leader_ink)},
    {"rung-weight", LENGTH, AT(rung_weight)},
    {"rung-color", COLOR, AT(rung_color)},
    {"crossing-diameter", LENGTH, AT(crossing_diameter)},
    {"alt-values-most", COUNT, AT(alt_values_most)},
    {"alt-names-most", COUNT, AT(alt_names_most)},
    {"carried-mark", WORD, AT(carried_mark)},
    {"carried-list", WORD, AT(carried)},
    {"unit-suffix", WORD, AT(unit_suffix)},
    {"unit-prefixes", WORD, AT(unit_prefixes)},
    {"list-mark", WORD, AT(list_mark)},
    {"list-most", COUNT, AT(list_most)},
    {"list-more", WORD, AT(list_more)},
    {"list-count", WORD, AT(list_count)},
    {"list-stop", WORD, AT(list_stop)},
    {"colon", WORD, AT(colon)},
    {"unmarked", WORD, AT(unmarked)},
    {"notes", WORD, AT(notes)},
    {"no-data", WORD, AT(no_data)},
    {"some-data", WORD, AT(some_data)},
    {"no-value", WORD, AT(no_value)},
    {"missing", WORD, AT(missing)},
    {"key-ahead", WORD, AT(ahead)},
    {"key-behind", WORD, AT(behind)},
    {"key-plan", WORD, AT(plan)},
    {"key-target", WORD, AT(target)},
    {"key-rose", WORD, AT(rose)},
    {"key-fell", WORD, AT(fell)},
    {"key-same", WORD, AT(same)},
    {"part-actual", WORD, AT(parts[PART_ACTUAL])},
    {"part-plan", WORD, AT(parts[PART_PLAN])},
    {"part-outlook", WORD, AT(parts[PART_OUTLOOK])},
    {"crossing", WORD, AT(crossing)},
    {"crossing-before", WORD, AT(crossing_before)},
    {"crossing-behind", WORD, AT(crossing_behind)},
    {"crossing-missed", WORD, AT(crossing_missed)},
    {"crossing-unmet", WORD, AT(crossing_unmet)},
    {"crossing-then", WORD, AT(crossing_then)},
    {"ladder-note", WORD, AT(ladder_note)},
    {"ladder-marks", WORD, AT(ladder_marks)},
    {"milestone-diameter", LENGTH, AT(milestone_diameter)},
    {"year", WORD, AT(year)},
    {"month", WORD, AT(month)},
    {"now", WORD, AT(now)},
    {"overdue", WORD, AT(overdue)},
    {"months-late", WORD, AT(months_late)},
    {"month-part", WORD, AT(month_part)},
};

static const char *const kind_wants[] = {
    [LENGTH] = "a length such as 9pt or 4mm",
    [RATIO] = "a ratio such as 1.3em",
    [COUNT] = "a whole number",
    [COLOR] = "a colour such as #1F4E79",
    [ROLE] = "a role: title, fang, kai, hei, song, latin or mono",
    [WORD] = "a word",
};

struct reader {
	struct style *style;
	unsigned char seen[TB_LEN(settings)];
};

/* "156mm", "9pt" to pu; "1.3em" to 1/65536; "6" as it is. */
static int
parse_number(const char *value, enum kind kind, int32_t *out)
{
	char *end;
	double number = strtod(value, &end);
	double factor;

	if (end == value || !(number >= 0 && number <= 10000))
		return -1;
	if (kind == LENGTH && strcmp(end, "mm") == 0)
		factor = 72.0 / 25.4 * TB_PU_PER_PT;
	else if (kind == LENGTH && strcmp(end, "pt") == 0)
		factor = TB_PU_PER_PT;
	else if (kind == RATIO && strcmp(end, "em") == 0)
		factor = 1 << 16;
	else if (kind == COUNT && *end == '\0' && number == floor(number))
		factor = 1;
	else
		return -1;
	*out = (int32_t)(number * factor + 0.5);
	return 0;
}

static int
parse_color(const char *value, int32_t *out)
{
	if (value[0] != '#' || strspn(value + 1, "0123456789ABCDEFabcdef") != 6 || value[7] != '\0')
		return -1;
	*out = (int32_t)strtol(value + 1, NULL, 16);
	return 0;
}

static int
parse_value(struct style *style, const struct setting *setting, const char *value)
{
	void *member = (char *)style + setting->at;

	switch (setting->kind) {
	case COLOR:
		return parse_color(value, member);
	case ROLE:
		return tb_role_find(value, member);
	case WORD:
		*(const char **)member = tb_arena_strdup(&style->arena, value);
		return *value != '\0' ? 0 : -1;
	default:
		return parse_number(value, setting->kind, member);
	}
}

static int
read_set(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	static const char *const known[] = {"name", "value", "clause", NULL};
	const char *name = tb_xml_need(xml, "set", attrs, "name");
	const char *value = tb_xml_need(xml, "set", attrs, "value");

	if (name == NULL || value == NULL || tb_xml_only(xml, "set", attrs, known) != 0)
		return -1;
	for (size_t i = 0; i < TB_LEN(settings); i++) {
		if (strcmp(settings[i].name, name) != 0)
			continue;
		reader->seen[i] = 1;
		if (parse_value(reader->style, &settings[i], value) != 0)
			return tb_xml_fail(xml, TB_MSG_STYLE, "%s is '%s', but %s is wanted", name,
			    value, kind_wants[settings[i].kind]);
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
	return tb_xml_fail(xml, TB_MSG_STYLE, "element <%s> has no place here", name);
}

/* One rule of print for each setting: size of type, weight of lines, contrast. */
static int
check_setting(
    const struct style *style, const struct setting *s, const char *path, struct tb_err *err)
{
	static const int32_t type_least = 7 * TB_PU_PER_PT, line_least = TB_PU_PER_PT / 4;
	static const double contrast_least = 4.5;
	const int32_t *member = (const int32_t *)(const void *)((const char *)style + s->at);
	const char *dash = strrchr(s->name, '-');

	if (dash == NULL || (s->kind != LENGTH && s->kind != COLOR))
		return 0;
	if (strcmp(dash, "-size") == 0 && *member < type_least)
		return tb_err_set(err, TB_MSG_STYLE, path, 0, 0,
		    "%s is below 7pt, which print does not hold; make it larger", s->name);
	if (strcmp(dash, "-weight") == 0 && *member < line_least)
		return tb_err_set(err, TB_MSG_STYLE, path, 0, 0,
		    "%s is below 0.25pt, which print does not hold; make it stronger", s->name);
	if (strcmp(dash, "-ink") == 0 && strstr(s->name, "-line-ink") == NULL &&
	    strncmp(s->name, "lamp-", 5) != 0 && strcmp(s->name, "grid-ink") != 0 &&
	    strcmp(s->name, "leader-ink") != 0 && style_contrast(*member, PAPER) < contrast_least)
		return tb_err_set(err, TB_MSG_STYLE, path, 0, 0,
		    "%s has a contrast below 4.5:1 on white; make it darker", s->name);
	return 0;
}

static int
check(const struct reader *reader, const char *path, struct tb_err *err)
{
	const struct style *style = reader->style;

	for (size_t i = 0; i < TB_LEN(settings); i++) {
		if (!reader->seen[i])
			return tb_err_set(err, TB_MSG_STYLE, path, 0, 0, "setting '%s' is missing",
			    settings[i].name);
		if (check_setting(style, &settings[i], path, err) != 0)
			return -1;
	}
	return style_check(style, path, err);
}

int
style_load(const char *folder, struct style *style, struct tb_err *err)
{
	static const struct tb_xml_handler handler = {
	    .ns = "urn:tongbao:style:1", .start = on_start};
	struct reader reader = {.style = style};
	char *path = tb_template_path(folder, "style/chart.xml");
	int rc = -1;

	*style = (struct style){0};
	if (!tb_file_exists(path))
		tb_err_set(err, TB_MSG_STYLE, path, 0, 0, "there is no such file");
	else if (tb_xml_parse_file(path, &handler, &reader, err) == 0)
		rc = check(&reader, path, err);
	free(path);
	if (rc != 0)
		style_release(style);
	return rc;
}

void
style_release(struct style *style)
{
	tb_arena_release(&style->arena);
	*style = (struct style){0};
}
