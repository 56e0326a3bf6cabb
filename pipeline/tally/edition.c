/* The public edition: see edition.h. */
#include "edition-sum.h"
#include "edition.h"
#include "quantity.h"
#include "scope.h"
#include "subject.h"
#include <string.h>

/* What is kept back together: the sums themselves with all that is told of them, or one of two
 * that are over fewer subjects. */
enum item { ITEM_MAIN, ITEM_COMPLETION, ITEM_GROWTH, ITEM_MAX };

struct edition_cell {
	const struct scope *scope;
	enum edition_part part;
	long items[ITEM_MAX]; /* of the part's secrets */
};

/* --- what is published ------------------------------------------------------------------- */

#define ON(kind) (1U << SCOPE_##kind)

/* A new figure of the public edition is a row here, and a line in tongbao-figures.5. */
static const struct {
	enum edition_part part;
	unsigned scopes;
	const char *name;
	enum item item;
} published[] = {
    {EDITION_INDUSTRIES, ON(CITY) | ON(DOMAIN) | ON(INDUSTRY), "rev", ITEM_MAIN},
    {EDITION_INDUSTRIES, ON(CITY) | ON(DOMAIN) | ON(INDUSTRY), "rev-completion", ITEM_COMPLETION},
    {EDITION_INDUSTRIES, ON(CITY), "rev-lead", ITEM_COMPLETION},
    {EDITION_INDUSTRIES, ON(CITY) | ON(DOMAIN) | ON(INDUSTRY), "rev-growth", ITEM_GROWTH},
    {EDITION_ENTERPRISES, ON(GROUP) | ON(COUNTY), "rev-units", ITEM_MAIN},
    {EDITION_ENTERPRISES, ON(GROUP) | ON(COUNTY), "rev", ITEM_MAIN},
    {EDITION_ENTERPRISES, ON(GROUP) | ON(COUNTY), "rev-growth", ITEM_GROWTH},
    {EDITION_PROJECTS, ON(CITY) | ON(DOMAIN) | ON(BAND) | ON(COUNTY), "projects", ITEM_MAIN},
    {EDITION_PROJECTS, ON(CITY) | ON(DOMAIN) | ON(BAND) | ON(COUNTY), "inv-plan", ITEM_MAIN},
    {EDITION_PROJECTS, ON(CITY) | ON(DOMAIN) | ON(BAND) | ON(COUNTY), "inv", ITEM_MAIN},
    {EDITION_PROJECTS, ON(CITY) | ON(DOMAIN) | ON(BAND) | ON(COUNTY), "inv-completion",
	ITEM_COMPLETION},
    {EDITION_PROJECTS, ON(CITY), "inv-lead", ITEM_COMPLETION},
};

/* The kinds of scopes that have figures of the part. */
static unsigned
scopes_of(enum edition_part part)
{
	unsigned scopes = 0;
	size_t i;

	for (i = 0; i < TB_LEN(published); i++)
		if (published[i].part == part)
			scopes |= published[i].scopes;
	return scopes;
}

static const struct set *
set_of(const struct scope *scope, enum edition_part part)
{
	return part == EDITION_PROJECTS ? &scope->inv : &scope->rev;
}

/* --- units ------------------------------------------------------------------------------- */

/* How many units the sum is of, and of those that have any at all the fewest so far. */
static size_t
count_units(struct secrets *secrets, const struct tally *tally, const struct set *set,
    enum sum_of what, size_t *fewest)
{
	struct secret_sum sum = edition_sum(secrets, tally, set, what);
	int dominance = tally->plan->disclosure.dominance;
	size_t units = secret_units(secrets, &sum);

	if (dominance > 0 && what != OF_COUNT && secret_greatest(secrets, &sum) > dominance &&
	    units >= (size_t)secrets->threshold)
		*fewest = 1;
	if (units > 0 && units < *fewest)
		*fewest = units;
	secret_sum_release(&sum);
	return units;
}

/* --- cells ------------------------------------------------------------------------------- */

static void
add_sum(struct secrets *secrets, const struct tally *tally, const struct set *set, long item,
    enum sum_of what)
{
	struct secret_sum sum = edition_sum(secrets, tally, set, what);

	secret_row(secrets, item, 0, &sum);
	sum = edition_sum(secrets, tally, set, what);
	secret_target(secrets, item, &sum);
}

/* A rate of the cell, and what is known of the sum that it is over. */
struct rate {
	const char *name;
	enum sum_of over, under;
	/* where it is over fewer subjects than the value, those it leaves out can be had by
	 * subtraction */
	enum gap { GAP_NONE, GAP_WIDE, GAP_TIGHT, GAP_MANY } gap;
	tb_wide left; /* their value */
};

/* So many halves of the last place are a rate of 1. */
static tb_wide
steps_of(const struct tally *tally, const struct rate *rate, int64_t *over)
{
	struct tb_exact_form form = quantity_form(tally, rate->name);
	tb_wide steps = 2 * form.times;
	int decimals;

	for (decimals = 0; decimals < form.decimals; decimals++)
		steps *= 10;
	*over = form.over;
	return steps;
}

/* A growth tells its base up to half of the last place times base / value of it, and as much
 * more as the value is not known. Of no value, or one below 0, it tells none. */
static tb_wide
slack_of_base(struct secrets *secrets, const struct tally *tally, const struct set *set,
    const struct rate *rate)
{
	tb_wide value = edition_value(secrets, tally, set, rate->over), base, steps, unit;
	int64_t over;

	base = edition_value(secrets, tally, set, rate->under);
	steps = steps_of(tally, rate, &over);
	if (value <= 0 || base <= 0)
		return -1;
	unit = base / value + 1; /* base * base would not always be held */
	if (base < INT64_MAX)
		return (base * base / value * over / steps) + 1 +
		       (rate->gap == GAP_WIDE ? rate->left * unit : 0);
	return base * unit / steps * over + rate->left * unit;
}

/* Of a rate: who has both sums has it. It is no secret of its own, being of enough units. What a
 * completion is a rate of is printed. */
static void
add_rate(struct secrets *secrets, const struct tally *tally, const struct set *set, long item,
    const struct rate *rate)
{
	tb_wide slack = rate->under == OF_BASE ? slack_of_base(secrets, tally, set, rate) : -1;
	struct secret_sum sum;

	if (rate->gap != GAP_WIDE) {
		sum = edition_sum(secrets, tally, set, rate->over);
		secret_row(secrets, item, 0, &sum);
	}
	if (slack >= 0) {
		sum = edition_sum(secrets, tally, set, rate->under);
		secret_row(secrets, item, slack, &sum);
	}
}

/* The rate is printed rounded: its sum is known up to half of the last place times what it is a
 * rate of.  Where that is as much as has to stay open of what is left out, it tells nothing. */
static void
find_gap(
    struct secrets *secrets, const struct tally *tally, const struct set *set, struct rate *rate)
{
	struct secret_sum value = edition_sum(secrets, tally, set, OF_VALUE), part, left = {0};
	tb_wide steps;
	int64_t over;
	size_t i, k = 0, units;
	int wide;

	part = edition_sum(secrets, tally, set, rate->over);
	for (i = 0; i < value.n; i++) {
		while (k < part.n && part.columns[k] < value.columns[i])
			k++;
		if (k == part.n || part.columns[k] != value.columns[i])
			secret_sum_put(&left, value.columns[i]);
	}
	units = secret_units(secrets, &left);
	rate->left = secret_value(secrets, &left);
	steps = steps_of(tally, rate, &over);
	wide = edition_value(secrets, tally, set, rate->under) * 100 * over >=
	       rate->left * secrets->width * steps;
	secret_sum_release(&value);
	secret_sum_release(&part);
	secret_sum_release(&left);
	rate->gap = units == 0				  ? GAP_NONE
		    : units >= (size_t)secrets->threshold ? GAP_MANY
		    : wide				  ? GAP_WIDE
							  : GAP_TIGHT;
}

/* An item of the cell, kept back when it is of too few units. */
static long
add_item(struct secrets *secrets, const struct edition_cell *cell, size_t units, size_t fewest)
{
	return secret_item(
	    secrets, cell->items[ITEM_MAIN], units, fewest < (size_t)secrets->threshold);
}

static void
add_main(struct secrets *secrets, const struct tally *tally, const struct set *set,
    struct edition_cell *cell)
{
	size_t fewest = SIZE_MAX, units;

	units = count_units(secrets, tally, set, OF_COUNT, &fewest);
	(void)count_units(secrets, tally, set, OF_VALUE, &fewest);
	if (cell->part == EDITION_PROJECTS)
		(void)count_units(secrets, tally, set, OF_PLAN, &fewest);
	cell->items[ITEM_MAIN] = -1;
	cell->items[ITEM_MAIN] = add_item(secrets, cell, units, fewest);
	add_sum(secrets, tally, set, cell->items[ITEM_MAIN], OF_VALUE);
	if (cell->part != EDITION_INDUSTRIES)
		add_sum(secrets, tally, set, cell->items[ITEM_MAIN], OF_COUNT);
	if (cell->part == EDITION_PROJECTS)
		add_sum(secrets, tally, set, cell->items[ITEM_MAIN], OF_PLAN);
}

/* A rate, which is kept back by itself when it is of too few, or leaves out too few. */
static void
add_rate_item(struct secrets *secrets, const struct tally *tally, const struct set *set,
    struct edition_cell *cell, enum item item)
{
	struct rate rate = item == ITEM_GROWTH
			       ? (struct rate){"rev-growth", OF_GROWN, OF_BASE, GAP_NONE, 0}
			       : (struct rate){"rev-completion", OF_PLANNED, OF_PLAN, GAP_NONE, 0};
	size_t fewest = SIZE_MAX, units = count_units(secrets, tally, set, rate.over, &fewest);

	if (cell->part == EDITION_PROJECTS)
		rate.name = "inv-completion";
	find_gap(secrets, tally, set, &rate);
	(void)count_units(secrets, tally, set, rate.under, &fewest);
	if (rate.gap == GAP_TIGHT)
		fewest = 0;
	cell->items[item] = add_item(secrets, cell, units, fewest);
	add_rate(secrets, tally, set, cell->items[item], &rate);
}

static void
add_rates(struct secrets *secrets, const struct tally *tally, const struct set *set,
    struct edition_cell *cell)
{
	if (cell->part != EDITION_ENTERPRISES)
		add_rate_item(secrets, tally, set, cell, ITEM_COMPLETION);
	if (cell->part != EDITION_PROJECTS)
		add_rate_item(secrets, tally, set, cell, ITEM_GROWTH);
}

static void
add_cell(struct edition *edition, const struct tally *tally, const struct scope *scope,
    enum edition_part part)
{
	struct secrets *secrets = &edition->of[part];
	const struct set *set = set_of(scope, part);
	struct edition_cell *cell =
	    tb_grow(&edition->cells, edition->ncells++, &edition->cells_cap, sizeof(*cell));

	*cell = (struct edition_cell){.scope = scope, .part = part, .items = {-1, -1, -1}};
	add_main(secrets, tally, set, cell);
	add_rates(secrets, tally, set, cell);
}

/* All cells of the tally in the parts from `first`, and which of them are kept back. */
static void
edition_choose(struct edition *edition, const struct tally *tally, int first)
{
	size_t i;
	int part;

	edition->ncells = 0;
	for (i = 0; i < tally->nscopes; i++)
		for (part = first; part < EDITION_PARTS; part++)
			if ((scopes_of((enum edition_part)part) & 1U << tally->scopes[i].kind) &&
			    set_of(&tally->scopes[i], (enum edition_part)part)->n > 0)
				add_cell(
				    edition, tally, &tally->scopes[i], (enum edition_part)part);
	for (part = first; part < EDITION_PARTS; part++)
		secret_choose(&edition->of[part]);
}

/* --- what was told before ------------------------------------------------------------------ */

/* A later month too, where it was issued before an earlier one again. */
static int
is_told(const struct tb_ledger_event *at, const struct tally *tally,
    const struct tb_ledger_event *event)
{
	const struct tb_plan_identity *plan = &tally->plan->identity;

	return tb_ledger_is_monthly(at) && at->period.year > plan->base_year &&
	       at->period.year <= plan->target_year &&
	       (event == NULL || at->sequence < event->sequence);
}

/* The shelf of the year: the tally's, or the other one, turned to it. */
static struct shelf *
turn_to(int year, struct shelf *shelf, struct shelf *other)
{
	if (shelf->year == year)
		return shelf;
	if (other->year != year) {
		shelf_release(other);
		*other = (struct shelf){.folder = shelf->folder, .year = year};
	}
	return other;
}

/* The edition of an issue, as it was. Years have the bases of growths in common: nothing of
 * projects. */
static int
tell(struct edition *edition, const struct tb_ledger_event *issue, struct shelf *shelf,
    const struct tb_ledger *ledger, struct tb_err *err)
{
	const struct tally *tally = edition->tally;
	struct input_rule rule = {
	    .shelf = shelf, .ledger = ledger, .event = issue, .lender = tally};
	int first =
	    issue->period.year == tally->period.year ? EDITION_PROJECTS : EDITION_PROJECTS + 1;
	struct tally printed;
	int part, rc;

	tally_start(&printed, tally->plan, issue->period);
	rc = inputs_load(&printed, &rule, err);
	if (rc == 0) {
		subjects_load(&printed);
		scopes_make(&printed);
		edition_choose(edition, &printed, first);
		for (part = first; part < EDITION_PARTS; part++)
			secret_publish(&edition->of[part]);
	}
	tally_release(&printed);
	return rc;
}

int
edition_make(struct edition *edition, const struct tally *tally, struct shelf *shelf,
    const struct tb_ledger *ledger, const struct tb_ledger_event *event, struct tb_err *err)
{
	const struct tb_plan_disclosure *rule = &tally->plan->disclosure;
	struct shelf other = {0};
	size_t i;
	int part, rc = 0;

	*edition = (struct edition){.tally = tally};
	for (part = 0; part < EDITION_PARTS; part++)
		secrets_init(&edition->of[part], rule->threshold, rule->width);
	for (i = 0; rc == 0 && i < ledger->nevents; i++)
		if (is_told(&ledger->events[i], tally, event))
			rc = tell(edition, &ledger->events[i],
			    turn_to(ledger->events[i].period.year, shelf, &other), ledger, err);
	shelf_release(&other);
	if (rc == 0)
		edition_choose(edition, tally, EDITION_PROJECTS);
	return rc;
}

void
edition_release(struct edition *edition)
{
	int part;

	for (part = 0; part < EDITION_PARTS; part++)
		secrets_release(&edition->of[part]);
	free(edition->cells);
}

/* --- writing ------------------------------------------------------------------------------- */

static const struct edition_cell *
cell_at_scope(const struct edition *edition, const struct scope *scope, enum edition_part part)
{
	size_t i;

	for (i = 0; i < edition->ncells; i++)
		if (edition->cells[i].scope == scope && edition->cells[i].part == part)
			return &edition->cells[i];
	return NULL;
}

static void
write_scope(struct tb_xmlw *w, const struct edition *edition, const struct scope *scope)
{
	struct figure figure;
	size_t i;

	figure_init(&figure);
	for (i = 0; i < TB_LEN(published); i++) {
		const struct edition_cell *cell = cell_at_scope(edition, scope, published[i].part);

		if (cell == NULL || !(published[i].scopes & 1U << scope->kind))
			continue;
		quantity_publish(w, edition->tally, scope, published[i].name,
		    edition->of[cell->part].items[cell->items[published[i].item]].is_back, &figure);
	}
	figure_release(&figure);
}

void
edition_write(struct tb_xmlw *w, const struct edition *edition)
{
	size_t i;

	for (i = 0; i < edition->tally->nscopes; i++)
		write_scope(w, edition, &edition->tally->scopes[i]);
}
