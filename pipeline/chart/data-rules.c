/*
 * What each form of charts takes, needs and refuses, as a table; what must hold
 * beyond that is data-checks.c.
 */
#include "data-private.h"

#define TABLE	   (AS(CATEGORIES) | AS(CATEGORY) | AS(SERIES) | AS(POINT))
#define PART(part) (1U << PART_##part)
#define ALL_PARTS  ((1U << PART_MAX) - 1)
#define ANY_NUMBER (SIZE_MAX)

/* Numbers are the least and the most: categories, series, rows. */
const struct form_rule form_rules[FORM_MAX] = {
    [FORM_BULLET] = {.name = "bullet",
	.options = OPTION_TARGET,
	.takes = AS(MARK) | AS(ROW),
	.rows = {1, ANY_NUMBER}},
    [FORM_RANKED] = {.name = "ranked", .takes = AS(MARK) | AS(ROW), .rows = {1, ANY_NUMBER}},
    [FORM_CUMULATIVE] = {.name = "cumulative",
	.takes = TABLE | AS(BREAK),
	.parts = PART(ACTUAL) | PART(PLAN) | PART(LOW) | PART(HIGH) | PART(OUTLOOK),
	.single = PART(ACTUAL) | PART(PLAN) | PART(LOW) | PART(HIGH),
	.categories = {1, ANY_NUMBER},
	.series = {1, 8},
	.better = "divide the chart",
	.check = data_check_ends},
    [FORM_BARS] = {.name = "bars",
	.takes = AS(MARK) | TABLE | AS(BREAK),
	.parts = ALL_PARTS,
	.options = OPTION_DIRECTION | OPTION_ARRANGE,
	.categories = {1, ANY_NUMBER},
	.series = {1, 6},
	.negative = 1,
	.better = "six inks are told apart at most: join the smallest, or divide the chart",
	.check = data_check_bars},
    [FORM_LINES] = {.name = "lines",
	.takes = AS(MARK) | TABLE | AS(BREAK),
	.parts = ALL_PARTS,
	.categories = {1, ANY_NUMBER},
	.series = {1, 12},
	.negative = 1,
	.better = "lines become a tangle: use multiples"},
    [FORM_LADDER] = {.name = "ladder",
	.takes = AS(RUNG) | TABLE,
	.parts = PART(ACTUAL) | PART(PLAN) | PART(OUTLOOK),
	.categories = {1, ANY_NUMBER},
	.series = {1, 18},
	.better = "divide the chart",
	.check = data_check_rungs},
    [FORM_SLOPE] = {.name = "slope",
	.options = OPTION_COURSE,
	.takes = TABLE,
	.parts = ALL_PARTS,
	.categories = {2, 2},
	.series = {1, 40},
	.negative = 1,
	.better = "a slope has two categories, and 40 series have room: divide the chart"},
    [FORM_BUMP] = {.name = "bump",
	.options = OPTION_COURSE,
	.takes = TABLE,
	.parts = ALL_PARTS,
	.categories = {2, ANY_NUMBER},
	.series = {1, 40},
	.better = "40 series have room: divide the chart",
	.check = data_check_ranks},
    [FORM_DOTS] = {.name = "dots",
	.takes = AS(MARK) | AS(SERIES) | AS(ROW) | AS(DOT),
	.parts = ALL_PARTS,
	.series = {1, 6},
	.rows = {1, ANY_NUMBER},
	.negative = 1,
	.better = "six inks are told apart at most: divide the chart"},
    [FORM_WATERFALL] = {.name = "waterfall",
	.options = OPTION_TOTAL,
	.takes = AS(ROW),
	.rows = {1, ANY_NUMBER},
	.negative = 1,
	.check = data_check_running},
    [FORM_TREEMAP] = {.name = "treemap",
	.takes = AS(ROW),
	.rows = {1, ANY_NUMBER},
	.check = data_check_whole},
    [FORM_HEAT] = {.name = "heat",
	.takes = AS(CATEGORIES) | AS(CATEGORY) | AS(ROW) | AS(CELL),
	.categories = {1, ANY_NUMBER},
	.rows = {1, ANY_NUMBER},
	.negative = 1},
    [FORM_MULTIPLES] = {.name = "multiples",
	.takes = AS(MARK) | AS(PANEL) | AS(ROW) | TABLE | AS(BREAK),
	.parts = ALL_PARTS,
	.negative = 1,
	.check = data_check_panels},
    [FORM_GANTT] = {.name = "gantt",
	.takes = AS(ROW) | AS(STOP),
	.options = OPTION_TIME,
	.rows = {1, ANY_NUMBER},
	.check = data_check_stops},
    [FORM_DONUT] = {.name = "donut",
	.takes = AS(ROW),
	.rows = {1, 5},
	.whole = 1,
	.better = "more than five parts of a ring cannot be compared; use bars or treemap",
	.check = data_check_whole},
    [FORM_TILES] = {.name = "tiles",
	.options = OPTION_OUTLINES,
	.takes = AS(MARK) | AS(TILE) | AS(ROW),
	.rows = {1, ANY_NUMBER},
	.negative = 1,
	.check = data_check_tiles},
};

/* What parts a unit from the words beside it. */
static const char *const parting[] = {
    "（", "）", "，", "、", "；", "：", "。", "(", ")", ",", ";", ":", " "};

/* Does a part of the text begin behind its first len bytes? */
static int
begins_at(const char *text, size_t len)
{
	for (size_t i = 0; i < TB_LEN(parting); i++) {
		size_t n = strlen(parting[i]);

		if (len >= n && memcmp(text + len - n, parting[i], n) == 0)
			return 1;
	}
	return len == 0;
}

/* Does a part of a text end before this rest of it? */
static int
ends_before(const char *rest)
{
	for (size_t i = 0; i < TB_LEN(parting); i++)
		if (strncmp(rest, parting[i], strlen(parting[i])) == 0)
			return 1;
	return rest[0] == '\0';
}

int
chart_unit_said(const char *text, const char *unit)
{
	size_t n = strlen(unit);

	if (n == 0)
		return 1;
	for (const char *at = strstr(text, unit); at != NULL; at = strstr(at + n, unit))
		if (begins_at(text, (size_t)(at - text)) && ends_before(at + n))
			return 1;
	return 0;
}

const char *
form_name(enum form form)
{
	return form_rules[form].name;
}

int
form_find(const char *name)
{
	for (int k = 0; k < FORM_MAX; k++)
		if (strcmp(form_rules[k].name, name) == 0)
			return k;
	return -1;
}
