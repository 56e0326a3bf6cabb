/* What a board's units are scored by: see score-item.h. */
#include "score-item.h"
#include "quantity.h"
#include "ranking.h"
#include "scope.h"
#include "score-method.h"

/* --- what people gave ------------------------------------------------------------------ */

const struct tb_plan_mark *
score_next_mark(const struct tally *tally, const struct tb_plan_scoreboard *board, const char *unit,
    const struct tb_plan_mark *mark)
{
	const struct tb_plan_mark *end = tally->plan->marks + tally->plan->nmarks;
	char span[8];

	tb_term_format((struct tb_term){tally->span, tally->period}, span);
	for (mark = mark == NULL ? tally->plan->marks : mark + 1; mark < end; mark++)
		if (strcmp(mark->scoreboard, board->id) == 0 && strcmp(mark->unit, unit) == 0 &&
		    strcmp(mark->period, span) == 0)
			return mark;
	return NULL;
}

/* Add milli / 1000 times n points that rest on the mark. */
static void
add_points(struct figure *figure, const struct tb_plan_mark *mark, int64_t milli, int n)
{
	struct tb_exact points, times;

	tb_exact_init(&points);
	tb_exact_init(&times);
	score_set_milli(&points, milli);
	tb_exact_set_int(&times, n);
	tb_exact_mul(&points, &points, &times);
	tb_exact_add(&figure->x, &figure->x, &points);
	if (figure->plan_source == NULL)
		figure->plan_source = &mark->source;
	tb_exact_release(&points);
	tb_exact_release(&times);
}

/* The points of an item of the method mark, within its weight; returns how many marks. */
static size_t
score_marks(const struct tally *tally, const struct tb_plan_scoreboard *board,
    const struct tb_plan_item *item, const struct score_row *row, struct figure *figure)
{
	const struct tb_plan_mark *mark = NULL;
	size_t n = 0;

	figure_set_int(figure, 0);
	while ((mark = score_next_mark(tally, board, row->scope->code, mark)) != NULL)
		if (strcmp(mark->item, item->code) == 0) {
			add_points(figure, mark, mark->value, 1);
			n++;
		}
	score_limit(&figure->x, 0, item->weight);
	return n;
}

int
score_is_marked(const struct tally *tally, const struct tb_plan_scoreboard *board, const char *unit)
{
	return score_next_mark(tally, board, unit, NULL) != NULL;
}

static int64_t
addition_points(const struct tb_plan_scoreboard *board, const char *code)
{
	size_t i;

	for (i = 0; i < board->nadditions; i++)
		if (strcmp(board->additions[i].code, code) == 0)
			return board->additions[i].points;
	return 0;
}

void
score_additions(
    const struct tally *tally, const struct tb_plan_scoreboard *board, struct score_row *row)
{
	struct figure *figure = &row->additions.figure;
	const struct tb_plan_mark *mark = NULL;

	figure_set_int(figure, 0);
	while ((mark = score_next_mark(tally, board, row->scope->code, mark)) != NULL)
		if (mark->addition[0] != '\0')
			add_points(
			    figure, mark, addition_points(board, mark->addition), mark->times);
}

/* --- items -------------------------------------------------------------------------------- */

/* The item is not judged: nobody has anything to be judged by. */
static void
leave_unjudged(struct scoreboard *board, size_t column)
{
	size_t i;

	for (i = 0; i < board->n; i++)
		board->rows[i].items[column].figure.state = STATE_NONE;
}

static void
score_by_marks(const struct tally *tally, struct scoreboard *board, size_t column)
{
	size_t i, marks = 0;

	for (i = 0; i < board->n; i++)
		marks += score_marks(tally, board->plan, &board->plan->items[column],
		    &board->rows[i], &board->rows[i].items[column].figure);
	if (marks == 0)
		leave_unjudged(board, column);
}

/* One figure of all units of a board. */
struct column {
	struct figure *figures;
	const struct tb_exact **values; /* NULL = the unit has no number, or takes no part */
	size_t n;
	const struct tb_exact *best; /* NULL = nobody has one */
	struct tb_exact mean;
};

static void
column_measure(struct column *numbers)
{
	struct tb_exact count;
	int64_t known = 0;
	size_t i;

	for (i = 0; i < numbers->n; i++) {
		const struct tb_exact *x = numbers->values[i];

		if (x == NULL)
			continue;
		known++;
		tb_exact_add(&numbers->mean, &numbers->mean, x);
		if (numbers->best == NULL || tb_exact_compare(x, numbers->best) > 0)
			numbers->best = x;
	}
	if (known == 0)
		return;
	tb_exact_init(&count);
	tb_exact_set_int(&count, known);
	tb_exact_div(&numbers->mean, &numbers->mean, &count);
	tb_exact_release(&count);
}

/* R9: growth, told of those that reported alone, is nothing to judge a unit by that has
 * members which did not. */
static int
is_told_of_all(
    const struct tally *tally, const struct tb_plan_item *item, const struct scope *scope)
{
	return !quantity_is_growth(item->figure) ||
	       count_untold(&scope->rev, tally->period.month) == 0;
}

static void
column_make(const struct tally *tally, const struct scoreboard *board,
    const struct tb_plan_item *item, struct column *numbers)
{
	size_t i;

	*numbers = (struct column){.n = board->n};
	numbers->figures = tb_xcalloc(board->n + 1, sizeof(*numbers->figures));
	numbers->values = tb_xcalloc(board->n + 1, sizeof(*numbers->values));
	tb_exact_init(&numbers->mean);
	for (i = 0; i < board->n; i++) {
		const struct scope *scope = board->rows[i].scope;
		struct figure *figure = &numbers->figures[i];

		figure_init(figure);
		if (quantity_is_of(tally, scope, item->figure))
			quantity_compute(tally, scope, item->figure, tally->period.month, figure);
		if (figure->state == STATE_VALUE && is_told_of_all(tally, item, scope))
			numbers->values[i] = &figure->x;
	}
	column_measure(numbers);
}

static void
column_release(struct column *numbers)
{
	size_t i;

	for (i = 0; i < numbers->n; i++)
		figure_release(&numbers->figures[i]);
	free(numbers->figures);
	free(numbers->values);
	tb_exact_release(&numbers->mean);
}

/* What a score rests on: the unit's own figure, and for a method that compares, everyone's. */
static void
add_score_operands(struct figure *score, const struct tally *tally, const struct scoreboard *board,
    const struct tb_plan_item *item, size_t row)
{
	int compares = item->method == TB_SCORE_PLACE || item->method == TB_SCORE_PROPORTIONAL ||
		       item->method == TB_SCORE_MEAN;
	size_t i;

	for (i = 0; i < board->n; i++) {
		const struct scope *scope = board->rows[i].scope;

		if ((i == row || compares) && quantity_is_of(tally, scope, item->figure))
			figure_operand(
			    score, tally, scope->id, item->figure, "", tally->period.month);
	}
}

static void
score_by_figures(const struct tally *tally, struct scoreboard *board, size_t column)
{
	const struct tb_plan_item *item = &board->plan->items[column];
	struct score_case c = {.item = item, .form = quantity_form(tally, item->figure)};
	struct column numbers;
	size_t i;

	column_make(tally, board, item, &numbers);
	c.best = numbers.best;
	c.mean = &numbers.mean;
	for (i = 0; i < board->n; i++) {
		struct figure *score = &board->rows[i].items[column].figure;

		figure_set_int(score, 0);
		add_score_operands(score, tally, board, item, i);
		c.x = numbers.values[i];
		c.place = ranking_place(numbers.values, numbers.n, i);
		if (c.x == NULL)
			continue;
		score->carried = numbers.figures[i].carried;
		score_by_method(&c, &score->x);
	}
	if (numbers.best == NULL)
		leave_unjudged(board, column);
	column_release(&numbers);
}

void
score_item(const struct tally *tally, struct scoreboard *board, size_t column)
{
	if (board->plan->items[column].method == TB_SCORE_MARK)
		score_by_marks(tally, board, column);
	else
		score_by_figures(tally, board, column);
}
