/* Who stands on which step: see climb.h. */
#include "climb.h"
#include "measure.h"
#include "outlook.h"
#include "quantity.h"
#include "scope.h"

/* What is known of a subject: the full last year, then each year by the path and by growth. */
enum way { BY_PLAN, BY_GROWTH, WAYS };

struct climber {
	const struct scope *scope;
	struct tb_plan_amount last;
	struct figure made; /* by this year's last month; before that month none */
	struct figure by[WAYS][TB_PLAN_YEARS]; /* from this year on */
};

struct climbers {
	struct climber *items;
	size_t n;
	size_t nyears; /* this one to the target year, which is the last of them */
	int is_over;   /* this year has ended */
};

static void
climber_see(
    const struct tally *tally, const struct scope *scope, size_t nyears, struct climber *climber)
{
	static void (*const ways[WAYS])(const struct cell *cell, struct figure *figure) = {
	    outlook_plan, outlook_current};
	struct cell cell = cell_make(tally, scope, REV, tally->period.month);
	size_t way, i;

	climber->scope = scope;
	climber->last = scope_single(scope)->last_year;
	figure_init(&climber->made);
	if (tally->period.month == 12)
		measure_value(&cell, &climber->made);
	for (way = 0; way < WAYS; way++)
		for (i = 0; i < nyears; i++) {
			cell.year = tally->period.year + (int)i;
			figure_init(&climber->by[way][i]);
			ways[way](&cell, &climber->by[way][i]);
		}
}

static struct climbers
climbers_find(const struct tally *tally, enum tb_subject kind)
{
	enum scope_kind scopes = scope_kind_of(kind);
	struct climbers climbers = {
	    .nyears = (size_t)(tally->plan->identity.target_year - tally->period.year + 1),
	    .is_over = tally->period.month == 12};
	size_t i;

	climbers.items = tb_xcalloc(tally->count[scopes] + 1, sizeof(*climbers.items));
	for (i = 0; i < tally->count[scopes]; i++) {
		const struct scope *scope = &tally->scopes[tally->first[scopes] + i];

		if (!scope->is_child)
			climber_see(tally, scope, climbers.nyears, &climbers.items[climbers.n++]);
	}
	return climbers;
}

static void
climbers_release(struct climbers *climbers)
{
	size_t i, way, year;

	for (i = 0; i < climbers->n; i++) {
		figure_release(&climbers->items[i].made);
		for (way = 0; way < WAYS; way++)
			for (year = 0; year < climbers->nyears; year++)
				figure_release(&climbers->items[i].by[way][year]);
	}
	free(climbers->items);
}

/* --- which of them ------------------------------------------------------------------------ */

struct rung {
	const struct tb_plan_ladder *ladder;
	size_t step, nyears;
	struct tb_exact height;
};

/* 1 = it reaches the step, 0 = it does not, -1 = there is no number. */
static int
reaches(const struct rung *rung, const struct figure *figure)
{
	int order;

	if (figure->state != STATE_VALUE)
		return -1;
	order = tb_exact_compare(&figure->x, &rung->height);
	return rung->ladder->exclusive ? order > 0 : order >= 0;
}

static int
last_reaches(const struct rung *rung, const struct climber *climber)
{
	int64_t step = rung->ladder->steps[rung->step].value.yuan;

	if (climber->last.none)
		return -1;
	return rung->ladder->exclusive ? climber->last.yuan > step : climber->last.yuan >= step;
}

static int
is_last(const struct rung *rung, const struct climber *climber)
{
	return last_reaches(rung, climber) == 1;
}

static int
is_made(const struct rung *rung, const struct climber *climber)
{
	return reaches(rung, &climber->made) == 1;
}

static int
is_planned(const struct rung *rung, const struct climber *climber)
{
	return reaches(rung, &climber->by[BY_PLAN][rung->nyears - 1]) == 1;
}

static int
is_growing(const struct rung *rung, const struct climber *climber)
{
	return reaches(rung, &climber->by[BY_GROWTH][rung->nyears - 1]) == 1;
}

/* Is there a value on this side of the step, in any of the years? */
static int
is_ever(const struct rung *rung, const struct climber *climber, int side)
{
	size_t way, i;
	int found = last_reaches(rung, climber) == side;

	for (way = 0; way < WAYS; way++)
		for (i = 0; i < rung->nyears; i++)
			found |= reaches(rung, &climber->by[way][i]) == side;
	return found;
}

static int
is_above(const struct rung *rung, const struct climber *climber)
{
	return is_ever(rung, climber, 1);
}

static int
is_below(const struct rung *rung, const struct climber *climber)
{
	return is_ever(rung, climber, 0);
}

/* By today's growth it comes to less in the target year than the path has. */
static int
is_slower(const struct rung *rung, const struct climber *climber)
{
	const struct figure *plan = &climber->by[BY_PLAN][rung->nyears - 1];
	const struct figure *growth = &climber->by[BY_GROWTH][rung->nyears - 1];

	return plan->state == STATE_VALUE && growth->state == STATE_VALUE &&
	       tb_exact_compare(&growth->x, &plan->x) < 0;
}

typedef int (*climber_test)(const struct rung *rung, const struct climber *climber);

static void
write_codes(struct tb_xmlw *w, const char *name, const struct climbers *climbers,
    const struct rung *rung, climber_test test)
{
	struct tb_buf codes = TB_BUF_INIT;
	size_t i;

	for (i = 0; i < climbers->n; i++)
		if (test(rung, &climbers->items[i]))
			tb_buf_printf(&codes, "%s%s", codes.len > 0 ? " " : "",
			    climbers->items[i].scope->code);
	tb_xmlw_attr(w, name, codes.len > 0 ? codes.s : "");
	tb_buf_release(&codes);
}

/* --- writing --------------------------------------------------------------------------------- */

static void
write_reached(struct tb_xmlw *w, const struct climbers *climbers, const struct rung *rung)
{
	static const struct {
		const char *name;
		climber_test test;
	} lists[] = {{"last", is_last}, {"plan", is_planned}, {"current", is_growing},
	    {"above", is_above}, {"below", is_below}};
	size_t i;

	for (i = 0; i < TB_LEN(lists); i++)
		write_codes(w, lists[i].name, climbers, rung, lists[i].test);
	if (climbers->is_over)
		write_codes(w, "reached", climbers, rung, is_made);
}

static void
write_step(struct tb_xmlw *w, const struct climbers *climbers, const struct tb_plan_ladder *ladder,
    size_t i)
{
	struct rung rung = {.ladder = ladder, .step = i, .nyears = climbers->nyears};
	int64_t yuan = ladder->steps[i].value.yuan;

	tb_exact_init(&rung.height);
	tb_exact_set_int(&rung.height, yuan);
	tb_xmlw_open(w, "step");
	tb_xmlw_attr(w, "word", ladder->steps[i].word);
	tb_xmlw_attri(w, "value", (long)yuan);
	write_amount(w, "dec", yuan, UNIT_YI);
	if (climbers->items != NULL)
		write_reached(w, climbers, &rung);
	tb_xmlw_close(w);
	tb_exact_release(&rung.height);
}

void
climb_write(struct tb_xmlw *w, const struct tally *tally, enum tb_subject kind)
{
	const struct tb_plan_ladder *ladder = tb_plan_ladder(tally->plan, kind);
	struct climbers climbers = {NULL, 0, 0, 0};
	struct rung any = {.ladder = ladder};
	size_t i;

	tb_xmlw_open(w, "steps");
	tb_xmlw_attr(w, "subject", scope_kind_name(scope_kind_of(kind)));
	if (tally->span != TB_SPAN_MONTH) {
		climbers = climbers_find(tally, kind);
		any.nyears = climbers.nyears;
		write_codes(w, "slower", &climbers, &any, is_slower);
	}
	for (i = 0; ladder != NULL && i < ladder->nsteps; i++)
		write_step(w, &climbers, ladder, i);
	tb_xmlw_close(w);
	climbers_release(&climbers);
}
