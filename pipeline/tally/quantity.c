/* The quantities: see quantity.h. */
#include "quantity.h"
#include "ranking.h"
#include "crossing.h"
#include "outlook.h"
#include "scope.h"
#include <assert.h>

/* What is written beside the period's figure: earlier months as NAME@YYYY-MM. */
enum history {
	HISTORY_NONE,
	HISTORY_ONE,  /* the month before */
	HISTORY_TWO,  /* and the one before that */
	HISTORY_YEAR, /* of all that are ranked by investment every month so far, else one */
	HISTORY_SPAN, /* of a quarter and a year: every month so far; of a month none */
	HISTORY_PATH, /* of the city, and in a quarter and a year of projects: every month of the
			 year, not the period alone */
	HISTORY_YEARS /* not the period: this year to the target year, as NAME@YYYY */
};

/* For which scopes. */
#define ON(kind) (1U << SCOPE_##kind)
/* An enterprise that takes part in rankings; the kinds of scopes end below it. */
#define RANKED_FIRM   (1U << SCOPE_MAX)
/* An industry or enterprise in the last month of the year, which is a full year then. */
#define YEAR_OVER     (1U << (SCOPE_MAX + 1))
/* The same, or a project, or a county. */
#define PLAN_OVER     (1U << (SCOPE_MAX + 4))
/* A project of which a quarter's or a year's sheet tells amounts that are small in 亿元. */
#define FINE	      (1U << (SCOPE_MAX + 2))
#define FINE_OVER     (1U << (SCOPE_MAX + 3))
#define REV_RANKED    (ON(INDUSTRY) | RANKED_FIRM)
#define REGISTERS     (ON(DEPARTMENT) | ON(PARK) | ON(TAG))
#define REV_TOTALS    (ON(CITY) | ON(DOMAIN) | ON(GROUP) | ON(COUNTY) | ON(SECTOR) | REGISTERS)
#define REV_ALL	      (REV_TOTALS | ON(INDUSTRY) | ON(ENTERPRISE))
#define REV_PARTS     (ON(DOMAIN) | ON(INDUSTRY) | ON(ENTERPRISE) | ON(DEPARTMENT) | ON(SECTOR))
#define REV_SINGLE    (ON(INDUSTRY) | ON(ENTERPRISE))
#define REV_OUTLOOK   (ON(CITY) | ON(DOMAIN) | REV_SINGLE)
#define INV_TOTALS    (ON(CITY) | ON(DOMAIN) | ON(GROUP) | ON(BAND) | ON(COUNTY) | REGISTERS)
#define INV_ALL	      (INV_TOTALS | ON(PROJECT))
#define OF_INDUSTRIES (ON(CITY) | ON(DOMAIN) | ON(DEPARTMENT)) /* their revenue */
#define INV_PARTS     (ON(DOMAIN) | ON(BAND) | ON(COUNTY))
#define UNITS	      (ON(COUNTY) | ON(DEPARTMENT))
#define INV_RANKED    (ON(DOMAIN) | ON(COUNTY))
#define REV_PRINTED   (ON(CITY) | ON(DOMAIN) | ON(INDUSTRY) | ON(COUNTY))
#define INV_PRINTED   (ON(CITY) | ON(DOMAIN) | ON(COUNTY))

struct quantity {
	const char *name;
	enum series series;
	const char *rule;
	enum unit_kind unit;
	int directed;
	enum history history;
	unsigned scopes;
	void (*compute)(const struct cell *cell, struct figure *figure);
};

/* clang-format off */
static const struct quantity quantities[] = {
	{"rev", REV, "R9", UNIT_YI, 0, HISTORY_TWO, REV_ALL, measure_value},
	{"rev-printed", REV, "R10", UNIT_YI, 0, HISTORY_NONE, REV_PRINTED, printed_value},
	{"rev-revisions", REV, "R10", UNIT_YI, 1, HISTORY_NONE, REV_PRINTED, printed_value_change},
	{"rev-issued", REV, "R10", UNIT_YI, 0, HISTORY_NONE, REV_PRINTED, issued_value},
	{"rev-issued-revisions", REV, "R10", UNIT_YI, 1, HISTORY_NONE, REV_PRINTED, issued_value_change},
	{"rev-base", REV, "F4", UNIT_YI, 0, HISTORY_ONE, REV_ALL, revenue_base},
	{"rev-month", REV, "F1", UNIT_YI, 0, HISTORY_SPAN, REV_ALL, measure_month},
	{"rev-plan", REV, "R13", UNIT_YI, 0, HISTORY_NONE, REV_ALL, measure_plan},
	{"rev-completion", REV, "F2", UNIT_PERCENT, 0, HISTORY_ONE, REV_ALL, measure_completion},
	{"rev-due", REV, "F3", UNIT_YI, 0, HISTORY_NONE, REV_ALL, measure_due},
	{"rev-lead", REV, "F3", UNIT_POINTS, 1, HISTORY_NONE, REV_ALL, measure_lead},
	{"rev-growth", REV, "F4", UNIT_PERCENT, 1, HISTORY_ONE, REV_ALL, revenue_growth},
	{"rev-growth-change", REV, "F5", UNIT_POINTS, 1, HISTORY_NONE, REV_ALL, revenue_growth_change},
	{"rev-mom", REV, "F6", UNIT_PERCENT, 1, HISTORY_NONE, REV_ALL, revenue_mom},
	{"rev-needed", REV, "F9", UNIT_YI, 0, HISTORY_NONE, REV_ALL, measure_needed},
	{"rev-open", REV, "F9", UNIT_YI, 0, HISTORY_NONE, PLAN_OVER, measure_open},
	{"rev-share", REV, "F7", UNIT_PERCENT, 0, HISTORY_NONE, REV_PARTS, measure_share},
	{"rev-contribution", REV, "F8", UNIT_PERCENT, 1, HISTORY_NONE, REV_PARTS, revenue_contribution},
	{"rev-pull", REV, "F8", UNIT_POINTS, 1, HISTORY_NONE, REV_PARTS, revenue_pull},
	{"rev-rank-completion", REV, "F20", UNIT_PLACES, 0, HISTORY_NONE, REV_SINGLE, revenue_rank_completion},
	{"rev-rank-growth", REV, "F20", UNIT_PLACES, 0, HISTORY_NONE, REV_SINGLE | ON(COUNTY), revenue_rank_growth},
	{"rev-rank-completion-move", REV, "F20", UNIT_PLACES, 1, HISTORY_NONE, REV_SINGLE, revenue_move},
	{"rev-rank-completion-own", REV, "F20", UNIT_PLACES, 1, HISTORY_NONE, REV_RANKED, move_own},
	{"rev-rank-completion-others", REV, "F20", UNIT_PLACES, 1, HISTORY_NONE, REV_RANKED, move_others},
	{"rev-rank-completion-silent", REV, "F20", UNIT_PLACES, 1, HISTORY_NONE, REV_RANKED, move_silent},
	{"rev-rank-completion-entries", REV, "F20", UNIT_PLACES, 1, HISTORY_NONE, REV_RANKED, move_entries},
	{"rev-rank-completion-printed", REV, "F20", UNIT_PLACES, 0, HISTORY_NONE, REV_RANKED, printed_place},
	{"rev-rank-completion-revisions", REV, "F20", UNIT_PLACES, 1, HISTORY_NONE, REV_RANKED, printed_place_change},
	{"rev-rank-completion-issued", REV, "F20", UNIT_PLACES, 0, HISTORY_NONE, REV_RANKED, issued_place},
	{"rev-rank-completion-issued-revisions", REV, "F20", UNIT_PLACES, 1, HISTORY_NONE, REV_RANKED, issued_place_change},
	{"rev-last-year", REV, "R16", UNIT_YI, 0, HISTORY_NONE, REV_ALL, revenue_last_year},
	{"rev-tier", REV, "F15", UNIT_STEP, 0, HISTORY_NONE, REV_SINGLE, revenue_tier},
	{"rev-next-step", REV, "F15", UNIT_STEP, 0, HISTORY_NONE, REV_SINGLE, revenue_next_step},
	{"rev-gap", REV, "F15", UNIT_YI, 0, HISTORY_NONE, REV_SINGLE, revenue_gap},
	{"rev-reached-tier", REV, "F15", UNIT_STEP, 0, HISTORY_NONE, YEAR_OVER, revenue_reached_tier},
	{"rev-reached-next-step", REV, "F15", UNIT_STEP, 0, HISTORY_NONE, YEAR_OVER, revenue_reached_next_step},
	{"rev-reached-gap", REV, "F15", UNIT_YI, 0, HISTORY_NONE, YEAR_OVER, revenue_reached_gap},
	{"rev-rolling", REV, "F12", UNIT_YI, 0, HISTORY_NONE, REV_ALL, outlook_rolling},
	{"rev-landing", REV, "F11", UNIT_YI, 0, HISTORY_NONE, REV_ALL, outlook_landing},
	{"rev-landing-method", REV, "F11", UNIT_PLAIN, 0, HISTORY_NONE, REV_ALL, outlook_method},
	{"rev-needed-growth", REV, "F10", UNIT_PERCENT, 1, HISTORY_NONE, REV_ALL, outlook_needed_growth},
	{"rev-cagr", REV, "F13", UNIT_PERCENT, 1, HISTORY_NONE, REV_SINGLE, outlook_cagr},
	{"rev-margin", REV, "F19", UNIT_PERCENT, 0, HISTORY_NONE, REV_SINGLE, outlook_margin},
	{"rev-target-growth", REV, "F14", UNIT_PERCENT, 1, HISTORY_NONE, REV_SINGLE, outlook_target_growth},
	{"rev-crossing-step", REV, "F16", UNIT_STEP, 0, HISTORY_NONE, REV_SINGLE, crossing_step},
	{"rev-crossing", REV, "F16", UNIT_YEARS, 0, HISTORY_NONE, REV_SINGLE, crossing_year},
	{"rev-crossing-plan", REV, "F17", UNIT_YEARS, 0, HISTORY_NONE, REV_SINGLE, crossing_plan},
	{"rev-crossing-gap", REV, "F17", UNIT_YEARS, 1, HISTORY_NONE, REV_SINGLE, crossing_gap},
	{"rev-crossing2-step", REV, "F16", UNIT_STEP, 0, HISTORY_NONE, REV_SINGLE, crossing2_step},
	{"rev-crossing2", REV, "F16", UNIT_YEARS, 0, HISTORY_NONE, REV_SINGLE, crossing2_year},
	{"rev-crossing2-plan", REV, "F17", UNIT_YEARS, 0, HISTORY_NONE, REV_SINGLE, crossing2_plan},
	{"rev-crossing2-gap", REV, "F17", UNIT_YEARS, 1, HISTORY_NONE, REV_SINGLE, crossing2_gap},
	{"rev-fall", REV, "F16", UNIT_YEARS, 0, HISTORY_NONE, REV_SINGLE, crossing_fall},
	{"rev-outlook-plan", REV, "F16", UNIT_YI, 0, HISTORY_YEARS, REV_OUTLOOK, outlook_plan},
	{"rev-outlook-current", REV, "F16", UNIT_YI, 0, HISTORY_YEARS, REV_OUTLOOK, outlook_current},
	{"rev-outlook-gap", REV, "F16", UNIT_YI, 1, HISTORY_YEARS, REV_OUTLOOK, outlook_gap},
	{"rev-outlook-needed", REV, "F14", UNIT_YI, 0, HISTORY_YEARS, REV_SINGLE, outlook_needed},
	{"rev-cr3", REV, "F7", UNIT_PERCENT, 0, HISTORY_NONE, ON(CITY), revenue_cr3},
	{"rev-hhi", REV, "F7", UNIT_PLAIN, 0, HISTORY_NONE, ON(CITY), revenue_hhi},
	{"rev-units", REV, "R5", UNIT_MEMBERS, 0, HISTORY_NONE, REV_TOTALS, measure_units},
	{"rev-missing", REV, "R9", UNIT_MEMBERS, 0, HISTORY_NONE, REV_TOTALS, measure_missing},
	{"rev-noplan", REV, "R6", UNIT_MEMBERS, 0, HISTORY_NONE, REV_TOTALS, measure_noplan},
	{"rev-growing", REV, "F4", UNIT_MEMBERS, 0, HISTORY_NONE, REV_TOTALS, revenue_growing},
	{"rev-rated", REV, "F4", UNIT_MEMBERS, 0, HISTORY_NONE, REV_TOTALS, revenue_rated},
	{"rev-path", REV, "F3", UNIT_YI, 0, HISTORY_PATH, ON(CITY), measure_path},

	{"area", REV, "M12", UNIT_MU, 0, HISTORY_NONE, ON(PARK), park_area},
	{"rev-per-mu", REV, "M12", UNIT_PER_MU, 0, HISTORY_NONE, ON(PARK), park_density},
	{"rev-tier", REV, "F15", UNIT_STEP, 0, HISTORY_NONE, ON(PARK), park_tier},

	{"inv", INV, "R9", UNIT_YI, 0, HISTORY_YEAR, INV_ALL, measure_value},
	{"inv-printed", INV, "R10", UNIT_YI, 0, HISTORY_NONE, INV_PRINTED, printed_value},
	{"inv-revisions", INV, "R10", UNIT_YI, 1, HISTORY_NONE, INV_PRINTED, printed_value_change},
	{"inv-issued", INV, "R10", UNIT_YI, 0, HISTORY_NONE, INV_PRINTED, issued_value},
	{"inv-issued-revisions", INV, "R10", UNIT_YI, 1, HISTORY_NONE, INV_PRINTED, issued_value_change},
	{"inv-month", INV, "F1", UNIT_YI, 0, HISTORY_SPAN, INV_ALL, measure_month},
	{"inv-plan", INV, "R13", UNIT_YI, 0, HISTORY_NONE, INV_ALL, measure_plan},
	{"inv-completion", INV, "F2", UNIT_PERCENT, 0, HISTORY_YEAR, INV_ALL, measure_completion},
	{"inv-due", INV, "F3", UNIT_YI, 0, HISTORY_NONE, INV_ALL, measure_due},
	{"inv-lead", INV, "F3", UNIT_POINTS, 1, HISTORY_NONE, INV_ALL, measure_lead},
	{"inv-needed", INV, "F9", UNIT_YI, 0, HISTORY_NONE, INV_ALL, measure_needed},
	{"inv-open", INV, "F9", UNIT_YI, 0, HISTORY_NONE, PLAN_OVER, measure_open},
	{"inv-landing", INV, "F11", UNIT_YI, 0, HISTORY_NONE, INV_ALL, outlook_landing},
	{"inv-share", INV, "F7", UNIT_PERCENT, 0, HISTORY_NONE, INV_PARTS, measure_share},
	{"inv-rank-completion", INV, "F20", UNIT_PLACES, 0, HISTORY_YEAR, INV_RANKED, invest_rank},
	{"inv-rank-completion-move", INV, "F20", UNIT_PLACES, 1, HISTORY_NONE, INV_RANKED, invest_move},
	{"inv-rank-completion-own", INV, "F20", UNIT_PLACES, 1, HISTORY_NONE, INV_RANKED, move_own},
	{"inv-rank-completion-others", INV, "F20", UNIT_PLACES, 1, HISTORY_NONE, INV_RANKED, move_others},
	{"inv-rank-completion-silent", INV, "F20", UNIT_PLACES, 1, HISTORY_NONE, INV_RANKED, move_silent},
	{"inv-rank-completion-entries", INV, "F20", UNIT_PLACES, 1, HISTORY_NONE, INV_RANKED, move_entries},
	{"inv-rank-completion-printed", INV, "F20", UNIT_PLACES, 0, HISTORY_NONE, INV_RANKED, printed_place},
	{"inv-rank-completion-revisions", INV, "F20", UNIT_PLACES, 1, HISTORY_NONE, INV_RANKED, printed_place_change},
	{"inv-rank-completion-issued", INV, "F20", UNIT_PLACES, 0, HISTORY_NONE, INV_RANKED, issued_place},
	{"inv-rank-completion-issued-revisions", INV, "F20", UNIT_PLACES, 1, HISTORY_NONE, INV_RANKED, issued_place_change},
	{"projects", INV, "F18", UNIT_PIECES, 0, HISTORY_NONE, INV_TOTALS, invest_projects},
	{"packages", INV, "F18", UNIT_PIECES, 0, HISTORY_NONE, INV_TOTALS, invest_packages},
	{"inv-missing", INV, "R9", UNIT_PIECES, 0, HISTORY_NONE, INV_TOTALS, measure_missing},
	{"inv-noplan", INV, "R6", UNIT_PIECES, 0, HISTORY_NONE, INV_TOTALS, measure_noplan},
	{"starts-planned", INV, "F18", UNIT_PIECES, 0, HISTORY_NONE, INV_TOTALS, invest_starts_planned},
	{"starts-due", INV, "F18", UNIT_PIECES, 0, HISTORY_NONE, INV_TOTALS, invest_starts_due},
	{"started", INV, "F18", UNIT_PIECES, 0, HISTORY_NONE, INV_TOTALS, invest_started},
	{"start-rate", INV, "F2", UNIT_PERCENT, 0, HISTORY_NONE, INV_TOTALS, invest_start_rate},
	{"start-rate-due", INV, "F2", UNIT_PERCENT, 0, HISTORY_NONE, INV_TOTALS, invest_start_rate_due},
	{"finishes-planned", INV, "F18", UNIT_PIECES, 0, HISTORY_NONE, INV_TOTALS, invest_finishes_planned},
	{"finishes-due", INV, "F18", UNIT_PIECES, 0, HISTORY_NONE, INV_TOTALS, invest_finishes_due},
	{"finished", INV, "F18", UNIT_PIECES, 0, HISTORY_NONE, INV_TOTALS, invest_finished},
	{"finish-rate", INV, "F2", UNIT_PERCENT, 0, HISTORY_NONE, INV_TOTALS, invest_finish_rate},
	{"in-statistics", INV, "F18", UNIT_PIECES, 0, HISTORY_NONE, INV_TOTALS, invest_in_statistics},
	{"in-statistics-rate", INV, "F2", UNIT_PERCENT, 0, HISTORY_NONE, INV_TOTALS, invest_in_statistics_rate},
	{"planned-count", INV, "F18", UNIT_PIECES, 0, HISTORY_NONE, ON(BAND), invest_planned_count},
	{"count-gap", INV, "F18", UNIT_PIECES, 1, HISTORY_NONE, ON(BAND), invest_count_gap},
	{"total", INV, "R13", UNIT_YI, 0, HISTORY_NONE, ON(PROJECT), invest_total},
	{"inv-path", INV, "F3", UNIT_YI, 0, HISTORY_PATH, ON(CITY) | ON(PROJECT), measure_path},

	{"fine-inv", INV, "R9", UNIT_WAN_WHOLE, 0, HISTORY_YEAR, FINE, measure_value},
	{"fine-inv-month", INV, "F1", UNIT_WAN_WHOLE, 0, HISTORY_SPAN, FINE, measure_month},
	{"fine-inv-plan", INV, "R13", UNIT_WAN_WHOLE, 0, HISTORY_NONE, FINE, measure_plan},
	{"fine-inv-needed", INV, "F9", UNIT_WAN_WHOLE, 0, HISTORY_NONE, FINE, measure_needed},
	{"fine-inv-open", INV, "F9", UNIT_WAN_WHOLE, 0, HISTORY_NONE, FINE_OVER, measure_open},
	{"fine-inv-path", INV, "F3", UNIT_WAN_WHOLE, 0, HISTORY_PATH, FINE, measure_path},

	{"reports-missing-months", REPORTS, "R9", UNIT_PIECES, 0, HISTORY_NONE, UNITS, report_missing_months},
	{"reports-year-rate", REPORTS, "R9", UNIT_PERCENT, 0, HISTORY_NONE, UNITS, report_year_rate},
};
/* clang-format on */

static const char *const series_names[] = {"rev", "inv", "reports"};

struct cell
cell_make(const struct tally *tally, const struct scope *scope, enum series series, int month)
{
	return (struct cell){tally, scope, series == REV ? &scope->rev : &scope->inv,
	    series_names[series], month, tally->period.year};
}

static const struct quantity *
seek(const char *name, unsigned kinds)
{
	size_t i;

	for (i = 0; i < TB_LEN(quantities); i++)
		if ((quantities[i].scopes & kinds) && strcmp(quantities[i].name, name) == 0)
			return &quantities[i];
	return NULL;
}

/* The quantity of that name for one of the kinds of scopes. */
static const struct quantity *
find(const char *name, unsigned kinds)
{
	const struct quantity *quantity = seek(name, kinds);

	assert(quantity != NULL);
	return quantity;
}

void
quantity_compute(const struct tally *tally, const struct scope *scope, const char *name, int month,
    struct figure *figure)
{
	const struct quantity *quantity = find(name, 1U << scope->kind);
	struct cell cell = cell_make(tally, scope, quantity->series, month);

	figure_start(figure);
	quantity->compute(&cell, figure);
}

int
quantity_is_number(enum scope_kind kind, const char *name)
{
	const struct quantity *quantity = seek(name, 1U << kind);

	return quantity != NULL && quantity->compute != outlook_method &&
	       quantity->unit != UNIT_STEP && quantity->history < HISTORY_PATH;
}

int
quantity_is_growth(const char *name)
{
	static void (*const growths[])(const struct cell *cell, struct figure *figure) = {
	    revenue_growth, revenue_growth_change, revenue_mom, revenue_contribution, revenue_pull};
	const struct quantity *quantity = find(name, ~0U);
	size_t i;

	for (i = 0; i < TB_LEN(growths); i++)
		if (quantity->compute == growths[i])
			return 1;
	return 0;
}

struct tb_exact_form
quantity_form(const struct tally *tally, const char *name)
{
	return figure_form(tally, find(name, ~0U)->unit);
}

/* --- writing ------------------------------------------------------------------------- */

static enum unit_kind
unit_of(const struct quantity *quantity, const struct scope *scope)
{
	if (quantity->unit != UNIT_MEMBERS)
		return quantity->unit;
	return OF_INDUSTRIES & 1U << scope->kind ? UNIT_PIECES : UNIT_FIRMS;
}

/* What stands behind the id: of the period, of another month, of a year. */
enum stamp { STAMP_NONE, STAMP_MONTH, STAMP_YEAR };

/* What is written to, and what each figure uses again. */
struct sheet {
	struct tb_xmlw *w;
	struct figure figure;
	struct tb_buf id;  /* SCOPE/ and what follows */
	size_t prefix_len; /* of SCOPE/ */
};

static void
write_one(
    struct sheet *sheet, const struct quantity *quantity, const struct cell *cell, enum stamp stamp)
{
	struct figure_head head = {.rule = quantity->rule,
	    .unit = unit_of(quantity, cell->scope),
	    .directed = quantity->directed};

	sheet->id.len = sheet->prefix_len;
	tb_buf_puts(&sheet->id, quantity->name);
	if (stamp == STAMP_MONTH)
		figure_stamp(&sheet->id, cell->tally->period.year, cell->month);
	else if (stamp == STAMP_YEAR)
		figure_stamp(&sheet->id, cell->year, 0);
	head.id = sheet->id.s;
	figure_start(&sheet->figure);
	quantity->compute(cell, &sheet->figure);
	figure_write(sheet->w, cell->tally, &head, &sheet->figure);
}

void
quantity_publish(struct tb_xmlw *w, const struct tally *tally, const struct scope *scope,
    const char *name, int is_back, struct figure *figure)
{
	const struct quantity *quantity = find(name, 1U << scope->kind);
	struct figure_head head = {.rule = quantity->rule,
	    .unit = unit_of(quantity, scope),
	    .directed = quantity->directed};
	struct tb_buf id = TB_BUF_INIT;

	tb_buf_printf(&id, "%s/%s", scope->id, name);
	head.id = id.s;
	quantity_compute(tally, scope, name, tally->period.month, figure);
	figure_publish(w, tally, &head, figure, is_back);
	tb_buf_release(&id);
}

/* The year's curve is of the city; every month of the subjects it is the sum of
 * is written, so that each of its points can be walked back. */
static int
is_of_curve(const struct quantity *quantity, const struct scope *scope)
{
	return quantity->compute == measure_value &&
	       (scope->kind == SCOPE_CITY || scope->kind == SCOPE_INDUSTRY ||
		   scope->kind == SCOPE_PROJECT);
}

/* A quarter and a year tell every month of whom a sheet is made, and of counties what they
 * invest. */
static int
tells_months(const struct quantity *quantity, const struct cell *cell)
{
	if (cell->tally->span == TB_SPAN_MONTH)
		return 0;
	if (quantity->compute != measure_value && quantity->history != HISTORY_SPAN)
		return 0;
	return scope_is_single(cell->scope) ||
	       (cell->scope->kind == SCOPE_COUNTY && quantity->series == INV);
}

/* The standing of the whole and of those that are ranked. */
static int
tells_year(const struct quantity *quantity, const struct cell *cell)
{
	return quantity->history == HISTORY_YEAR &&
	       ((INV_RANKED | ON(CITY)) & 1U << cell->scope->kind) != 0;
}

/* The months that are written with a date: first..last. */
static void
history_of(const struct quantity *quantity, const struct cell *cell, int *first, int *last)
{
	int month = cell->tally->period.month;

	*first = month;
	*last = month - 1;
	if (quantity->history == HISTORY_NONE)
		return;
	if (quantity->history == HISTORY_PATH) {
		*first = 2;
		*last = 12;
	} else if (is_of_curve(quantity, cell->scope)) {
		*first = 2;
		*last = cell->scope->kind == SCOPE_CITY ? month : month - 1;
	} else if (tells_months(quantity, cell) || tells_year(quantity, cell)) {
		*first = 2;
	} else if (quantity->history != HISTORY_SPAN) {
		*first = month - (quantity->history == HISTORY_TWO ? 2 : 1);
	}
	if (*first < 2)
		*first = 2;
}

static void
write_years(struct sheet *sheet, const struct quantity *quantity, struct cell *cell)
{
	int now = cell->tally->period.year;

	for (; cell->year <= cell->tally->plan->identity.target_year; cell->year++)
		write_one(sheet, quantity, cell, STAMP_YEAR);
	cell->year = now;
}

static void
write_quantity(struct sheet *sheet, const struct quantity *quantity, struct cell *cell)
{
	int now = cell->tally->period.month, first, last;

	if (quantity->history == HISTORY_YEARS) {
		write_years(sheet, quantity, cell);
		return;
	}
	if (quantity->history != HISTORY_PATH)
		write_one(sheet, quantity, cell, STAMP_NONE);
	history_of(quantity, cell, &first, &last);
	for (; first <= last; first++) {
		cell->month = first;
		write_one(sheet, quantity, cell, STAMP_MONTH);
	}
	cell->month = now;
}

/* Of what an issue of the period itself told. */
static int
is_of_issue(const struct quantity *quantity)
{
	return quantity->compute == issued_value || quantity->compute == issued_value_change ||
	       quantity->compute == issued_place || quantity->compute == issued_place_change;
}

static int
has_quantity(const struct tally *tally, const struct scope *scope, const struct quantity *quantity)
{
	unsigned kinds = 1U << scope->kind;

	if (scope->kind == SCOPE_ENTERPRISE && ranking_takes_part(tally, scope))
		kinds |= RANKED_FIRM;
	if (tally->period.month == 12) {
		kinds |= kinds & REV_SINGLE ? YEAR_OVER : 0;
		kinds |= kinds & (REV_SINGLE | ON(PROJECT) | ON(COUNTY)) ? PLAN_OVER : 0;
	}
	if (scope_is_fine(tally, scope))
		kinds |= tally->period.month == 12 ? FINE | FINE_OVER : FINE;
	if (quantity->history == HISTORY_PATH && tally->span == TB_SPAN_MONTH)
		kinds &= ON(CITY);
	if (is_of_issue(quantity) && !tally->is_again)
		return 0;
	return (quantity->scopes & kinds) && (scope->series & 1U << quantity->series);
}

int
quantity_is_of(const struct tally *tally, const struct scope *scope, const char *name)
{
	return has_quantity(tally, scope, find(name, 1U << scope->kind));
}

static void
write_scope(struct sheet *sheet, const struct tally *tally, const struct scope *scope)
{
	size_t i;

	tb_buf_reset(&sheet->id);
	tb_buf_puts(&sheet->id, scope->id);
	tb_buf_putc(&sheet->id, '/');
	sheet->prefix_len = sheet->id.len;
	for (i = 0; i < TB_LEN(quantities); i++)
		if (has_quantity(tally, scope, &quantities[i])) {
			struct cell cell =
			    cell_make(tally, scope, quantities[i].series, tally->period.month);

			write_quantity(sheet, &quantities[i], &cell);
		}
}

void
quantities_write(struct tb_xmlw *w, const struct tally *tally)
{
	struct sheet sheet = {.w = w, .id = TB_BUF_INIT};
	size_t i;

	figure_init(&sheet.figure);
	for (i = 0; i < tally->nscopes; i++)
		write_scope(&sheet, tally, &tally->scopes[i]);
	figure_release(&sheet.figure);
	tb_buf_release(&sheet.id);
}
