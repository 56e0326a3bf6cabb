/* The rolling list: see rolling.h. */
#include "rolling.h"
#include "outlook.h"
#include "ranking.h"
#include "scope.h"
#include "subject.h"

enum list { LIST_OFF, LIST_IN, LIST_OUT, LIST_STAY, LIST_VERIFY, LIST_MAX };

enum { NOT_KNOWN = -2 }; /* in place of a step */

static const char *const names[LIST_MAX] = {"", "in", "out", "stay", "verify"};

/* The ladder that rolls, or NULL: lists are of years. */
static const struct tb_plan_ladder *
ladder_of(const struct tally *tally)
{
	return tally->span == TB_SPAN_YEAR ? tb_plan_rolling_ladder(tally->plan) : NULL;
}

/* Where an enterprise stands by what it made in the year or, while that is neither audited nor
 * reported in December, by where it lands; that takes nobody off the list. */
struct standing {
	enum list state;
	int step;   /* index into the ladder, -1 = none */
	int before; /* likewise, until the year, of who is in the list; NOT_KNOWN = nobody knows */
	struct figure figure;
};

/* The step that the list in force says, else that of the last full year. */
static int
step_before(
    const struct tally *tally, const struct tb_plan_ladder *ladder, const struct scope *scope)
{
	const struct tb_plan_member *member =
	    tb_plan_member(tb_plan_roll_of(tally->plan, tally->period), scope->code);
	const struct tb_plan_amount *last = &scope_single(scope)->last_year;

	if (member == NULL || member->leaves)
		return last->none ? NOT_KNOWN : tb_plan_step(ladder, last->yuan);
	return tb_plan_step_called(ladder, member->level);
}

static void
stand(const struct tally *tally, const struct tb_plan_ladder *ladder, const struct scope *scope,
    struct standing *standing)
{
	struct figure *figure = &standing->figure;
	int month = tally->period.month, listed, whole;

	figure_start(figure);
	standing->state = LIST_OFF;
	standing->step = -1;
	standing->before = NOT_KNOWN;
	if (scope->is_child)
		return;
	full_year_of(tally, scope_single(scope), figure);
	whole = figure->state == STATE_VALUE;
	if (!whole) {
		landing_of(&scope->rev, month, figure);
		figure_operand(figure, tally, scope->id, "rev", "landing", month);
	}
	if (figure->state == STATE_VALUE)
		standing->step = step_reached(ladder, &figure->x);
	listed = ranking_takes_part(tally, scope);
	if (listed)
		standing->before = step_before(tally, ladder, scope);
	if (standing->step >= 0)
		standing->state = listed ? LIST_STAY : LIST_IN;
	else if (listed)
		standing->state = whole ? LIST_OUT : LIST_VERIFY;
}

/* Each enterprise on the list, through `each`. */
struct walk {
	struct tb_xmlw *w;
	const struct tally *tally;
	const struct tb_plan_ladder *ladder;
	size_t count[LIST_MAX];
};

static void
walk_list(struct walk *walk,
    void (*each)(struct walk *walk, const struct scope *scope, const struct standing *standing))
{
	const struct tally *tally = walk->tally;
	struct standing standing;
	size_t i;

	figure_init(&standing.figure);
	for (i = 0; i < tally->count[SCOPE_ENTERPRISE]; i++) {
		const struct scope *scope = &tally->scopes[tally->first[SCOPE_ENTERPRISE] + i];

		stand(tally, walk->ladder, scope, &standing);
		walk->count[standing.state]++;
		if (standing.state != LIST_OFF)
			each(walk, scope, &standing);
	}
	figure_release(&standing.figure);
}

/* Of one that stays, whether it goes up or down. */
static const char *
proposal_of(const struct standing *standing)
{
	if (standing->state != LIST_STAY || standing->before == NOT_KNOWN ||
	    standing->before == standing->step)
		return names[standing->state];
	return standing->step > standing->before ? "up" : "down";
}

static const char *
word_of(const struct tb_plan_ladder *ladder, int step)
{
	return step >= 0 ? ladder->steps[step].word : "";
}

static void
write_item(struct walk *walk, const struct scope *scope, const struct standing *standing)
{
	struct tb_xmlw *w = walk->w;

	tb_xmlw_open(w, "item");
	tb_xmlw_attr(w, "code", scope->code);
	tb_xmlw_attr(w, "name", scope->name);
	tb_xmlw_attr(w, "state", names[standing->state]);
	tb_xmlw_attrf(w, "value-figure", "rolling/%s/value", scope->code);
	tb_xmlw_attr(w, "tier", word_of(walk->ladder, standing->step));
	tb_xmlw_attr(w, "before", word_of(walk->ladder, standing->before));
	tb_xmlw_attr(w, "proposal", proposal_of(standing));
	tb_xmlw_close(w);
}

void
rolling_write(struct tb_xmlw *w, const struct tally *tally)
{
	struct walk walk = {.w = w, .tally = tally, .ladder = ladder_of(tally)};

	if (walk.ladder == NULL)
		return;
	tb_xmlw_open(w, "rolling");
	tb_xmlw_attr(w, "ladder", walk.ladder->id);
	walk_list(&walk, write_item);
	tb_xmlw_close(w);
}

static void
write_value(struct walk *walk, const struct scope *scope, const struct standing *standing)
{
	struct tb_buf id = TB_BUF_INIT;
	struct figure_head head = {.rule = "M4", .unit = UNIT_YI};

	tb_buf_printf(&id, "rolling/%s/value", scope->code);
	head.id = id.s;
	figure_write(walk->w, walk->tally, &head, &standing->figure);
	tb_buf_release(&id);
}

void
rolling_write_figures(struct tb_xmlw *w, const struct tally *tally)
{
	struct walk walk = {.w = w, .tally = tally, .ladder = ladder_of(tally)};
	struct tb_buf id = TB_BUF_INIT;
	int state;

	if (walk.ladder == NULL)
		return;
	walk_list(&walk, write_value);
	for (state = LIST_OFF + 1; state < LIST_MAX; state++) {
		tb_buf_reset(&id);
		tb_buf_printf(&id, "rolling/%s", names[state]);
		figure_write_bare(w, tally, id.s, "M4", UNIT_FIRMS, walk.count[state]);
	}
	tb_buf_release(&id);
}
