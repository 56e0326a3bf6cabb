/* The public edition: see edition.h. */
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

/* --- sums -------------------------------------------------------------------------------- */

/* What sums are of. */
enum sum_of { OF_VALUE, OF_PLAN, OF_COUNT, OF_PLANNED, OF_GROWN, OF_BASE };

/* The pieces of a package are one; an industry is of many, unless the plan says so. */
static size_t
column_of(struct secrets *secrets, const struct tally *tally, const struct subject *subject,
    const char *key, enum secret_kind kind, int64_t value)
{
	const char *package = subject->project != NULL ? subject->project->package : "";
	struct tb_buf owner = TB_BUF_INIT;
	int weight = subject->industry != NULL &&
			     !tb_plan_has_tag(tally->plan->disclosure.few, subject->code)
			 ? secrets->threshold
			 : 1;
	size_t column;

	if (package[0] != '\0')
		tb_buf_printf(&owner, "package/%s", package);
	else
		tb_buf_puts(&owner, subject->id);
	column = secret_column(secrets, key, owner.s, weight, kind, value);
	tb_buf_release(&owner);
	return column;
}

/* A value is the same unknown as long as it is that of the same report: carried or not. */
static void
put(struct secrets *secrets, const struct tally *tally, const struct subject *subject,
    enum sum_of what, struct secret_sum *sum)
{
	static const char letters[] = {'v', 'p', 'k', 'v', 'v', 'b'};
	const struct point *point = &subject->at[tally->period.month];
	int64_t value = what == OF_PLAN	   ? (subject->plan.none ? 0 : subject->plan.yuan)
			: what == OF_COUNT ? 1
			: what == OF_BASE  ? point->base
					   : point->value;
	struct tb_buf key = TB_BUF_INIT;

	tb_buf_printf(&key, "%s %c", subject->id, letters[what]);
	if (what != OF_PLAN && what != OF_COUNT)
		tb_buf_printf(&key, " %s", point->from != NULL ? point->from->record.digest : "");
	secret_sum_put(sum, column_of(secrets, tally, subject, key.s,
				what == OF_COUNT ? SECRET_COUNT : SECRET_VALUE, value));
	tb_buf_release(&key);
}

/* One of 0 is printed, though it is no plan (R6): who has it is told of. */
static int
has_plan(const struct subject *subject, int month)
{
	(void)month;
	return !subject->stated_plan.none;
}

static int
is_there(const struct subject *subject, int month)
{
	return subject->project != NULL || is_due(subject, month);
}

static struct secret_sum
sum_of(struct secrets *secrets, const struct tally *tally, const struct set *set, enum sum_of what)
{
	static const point_test tests[] = {
	    has_number, has_plan, is_there, has_number_and_plan, has_growth, has_growth};
	struct secret_sum sum = {0};
	size_t i;

	for (i = 0; i < set->n; i++)
		if (tests[what](set->items[i], tally->period.month))
			put(secrets, tally, set->items[i], what, &sum);
	secret_sum_close(&sum);
	return sum;
}

/* How many units the sum is of, and of those that have any at all the fewest so far. */
static size_t
count_units(struct secrets *secrets, const struct tally *tally, const struct set *set,
    enum sum_of what, size_t *fewest)
{
	struct secret_sum sum = sum_of(secrets, tally, set, what);
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
	struct secret_sum sum = sum_of(secrets, tally, set, what);

	secret_row(secrets, item, &sum);
	sum = sum_of(secrets, tally, set, what);
	secret_target(secrets, item, &sum);
}

/* Of a rate: who has both sums has it. It is no secret of its own, being of enough units. */
static void
add_rate(struct secrets *secrets, const struct tally *tally, const struct set *set, long item,
    enum sum_of over, enum sum_of under)
{
	struct secret_sum sum = sum_of(secrets, tally, set, over);

	secret_row(secrets, item, &sum);
	if (under != OF_BASE)
		return;
	sum = sum_of(secrets, tally, set, under);
	secret_row(secrets, item, &sum);
}

/* What is known of the sum that a rate is over, when it is over fewer subjects than the value:
 * those it leaves out can be had by subtraction. */
enum gap { GAP_NONE, GAP_WIDE, GAP_TIGHT, GAP_MANY };

/* The rate is printed rounded: its sum is known up to half of the last place times what it is a
 * rate of.  Where that is as much as has to stay open of what is left out, it tells nothing. */
static enum gap
gap_of(struct secrets *secrets, const struct tally *tally, const struct set *set, enum sum_of over,
    enum sum_of under, const char *rate)
{
	struct tb_exact_form form = quantity_form(tally, rate);
	struct secret_sum value = sum_of(secrets, tally, set, OF_VALUE), part, whole, left = {0};
	tb_wide steps = 2 * form.times;
	size_t i, k = 0, units;
	int decimals, wide;

	part = sum_of(secrets, tally, set, over);
	whole = sum_of(secrets, tally, set, under);
	for (i = 0; i < value.n; i++) {
		while (k < part.n && part.columns[k] < value.columns[i])
			k++;
		if (k == part.n || part.columns[k] != value.columns[i])
			secret_sum_put(&left, value.columns[i]);
	}
	for (decimals = 0; decimals < form.decimals; decimals++)
		steps *= 10;
	units = secret_units(secrets, &left);
	wide = secret_value(secrets, &whole) * 100 * form.over >=
	       secret_value(secrets, &left) * secrets->width * steps;
	secret_sum_release(&value);
	secret_sum_release(&part);
	secret_sum_release(&whole);
	secret_sum_release(&left);
	if (units == 0)
		return GAP_NONE;
	return units >= (size_t)secrets->threshold ? GAP_MANY : wide ? GAP_WIDE : GAP_TIGHT;
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
	static const struct {
		enum sum_of over, under;
		const char *rates[2]; /* of revenue, of projects */
	} rates[ITEM_MAX] = {
	    [ITEM_COMPLETION] = {OF_PLANNED, OF_PLAN, {"rev-completion", "inv-completion"}},
	    [ITEM_GROWTH] = {OF_GROWN, OF_BASE, {"rev-growth", NULL}},
	};
	enum sum_of over = rates[item].over, under = rates[item].under;
	size_t fewest = SIZE_MAX, units = count_units(secrets, tally, set, over, &fewest);
	enum gap gap = gap_of(
	    secrets, tally, set, over, under, rates[item].rates[cell->part == EDITION_PROJECTS]);

	(void)count_units(secrets, tally, set, under, &fewest);
	if (gap == GAP_TIGHT)
		fewest = 0;
	cell->items[item] = add_item(secrets, cell, units, fewest);
	if (gap != GAP_WIDE)
		add_rate(secrets, tally, set, cell->items[item], over, under);
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

/* All cells of the tally, and which of them are kept back. */
static void
edition_choose(struct edition *edition, const struct tally *tally)
{
	size_t i;
	int part;

	edition->ncells = 0;
	for (i = 0; i < tally->nscopes; i++)
		for (part = 0; part < EDITION_PARTS; part++)
			if ((scopes_of((enum edition_part)part) & 1U << tally->scopes[i].kind) &&
			    set_of(&tally->scopes[i], (enum edition_part)part)->n > 0)
				add_cell(
				    edition, tally, &tally->scopes[i], (enum edition_part)part);
	for (part = 0; part < EDITION_PARTS; part++)
		secret_choose(&edition->of[part]);
}

/* --- what was told before ------------------------------------------------------------------ */

/* A later month too, where it was issued before an earlier one again. */
static int
is_told(const struct tb_ledger_event *at, const struct tally *tally,
    const struct tb_ledger_event *event)
{
	return tb_ledger_is_monthly(at) && at->period.year == tally->period.year &&
	       (event == NULL || at->sequence < event->sequence);
}

/* The edition of an issue, as it was. */
static int
tell(struct edition *edition, const struct tb_ledger_event *issue, struct shelf *shelf,
    const struct tb_ledger *ledger, struct tb_err *err)
{
	const struct tally *tally = edition->tally;
	struct input_rule rule = {
	    .shelf = shelf, .ledger = ledger, .event = issue, .lender = tally};
	struct tally printed;
	int part, rc;

	tally_start(&printed, tally->plan, issue->period);
	rc = inputs_load(&printed, &rule, err);
	if (rc == 0) {
		subjects_load(&printed);
		scopes_make(&printed);
		edition_choose(edition, &printed);
		for (part = 0; part < EDITION_PARTS; part++)
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
	size_t i;
	int part, rc = 0;

	*edition = (struct edition){.tally = tally};
	for (part = 0; part < EDITION_PARTS; part++)
		secrets_init(&edition->of[part], rule->threshold, rule->width);
	for (i = 0; rc == 0 && i < ledger->nevents; i++)
		if (is_told(&ledger->events[i], tally, event))
			rc = tell(edition, &ledger->events[i], shelf, ledger, err);
	if (rc == 0)
		edition_choose(edition, tally);
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
