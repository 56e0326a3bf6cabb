/* Scoreboards, the making: see score.h. */
#include "score.h"
#include "quantity.h"
#include "ranking.h"
#include "scope.h"
#include "score-method.h"

static const enum scope_kind kinds[] = {
    [TB_BOARD_COUNTY] = SCOPE_COUNTY,
    [TB_BOARD_DEPARTMENT] = SCOPE_DEPARTMENT,
    [TB_BOARD_DOMAIN] = SCOPE_DOMAIN,
};

static int
check_board(const struct tb_plan_scoreboard *board, struct tb_err *err)
{
	enum scope_kind kind = kinds[board->units];
	size_t i;

	for (i = 0; i < board->nitems; i++) {
		const struct tb_plan_item *item = &board->items[i];

		if (item->method != TB_SCORE_MARK && !quantity_is_number(kind, item->figure))
			return tb_err_set(err, TB_MSG_PLAN, item->source.file, item->source.line, 0,
			    "<item code=\"%s\" figure=\"%s\">: a %s has no such number; name one "
			    "of tongbao-figures(5), such as inv-completion",
			    item->code, item->figure, scope_kind_name(kind));
	}
	return 0;
}

int
scores_check(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < plan->nscoreboards; i++)
		if (check_board(&plan->scoreboards[i], err) != 0)
			return -1;
	return 0;
}

/* --- places ------------------------------------------------------------------------- */

/* F20: the place of the i-th value among the n; NULL takes no part. */
static long
place_among(const struct tb_exact *const *values, size_t n, size_t i)
{
	long place = 1;
	size_t k;

	if (values[i] == NULL)
		return 0;
	for (k = 0; k < n; k++)
		place += values[k] != NULL && tb_exact_compare(values[k], values[i]) > 0;
	return place;
}

/* --- what people gave ------------------------------------------------------------------ */

/* The next mark of the unit on the board in the tally's span, behind this one (NULL = the
 * first), or NULL. */
static const struct tb_plan_mark *
next_mark(const struct tally *tally, const struct tb_plan_scoreboard *board, const char *unit,
    const struct tb_plan_mark *mark)
{
	const struct tb_plan_mark *end = tally->plan->marks + tally->plan->nmarks;
	char span[8];

	tb_span_format(tally->span, tally->period, span);
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
	while ((mark = next_mark(tally, board, row->scope->code, mark)) != NULL)
		if (strcmp(mark->item, item->code) == 0) {
			add_points(figure, mark, mark->value, 1);
			n++;
		}
	score_limit(&figure->x, 0, item->weight);
	return n;
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

static void
score_additions(
    const struct tally *tally, const struct tb_plan_scoreboard *board, struct score_row *row)
{
	struct figure *figure = &row->additions.figure;
	const struct tb_plan_mark *mark = NULL;

	figure_set_int(figure, 0);
	while ((mark = next_mark(tally, board, row->scope->code, mark)) != NULL)
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

/* R9: growth gives no place to a unit with members that did not report. */
static int
takes_place(const struct tally *tally, const struct tb_plan_item *item, const struct scope *scope)
{
	return item->method != TB_SCORE_PLACE || !quantity_is_growth(item->figure) ||
	       count_unreported(&scope->rev, tally->period.month) == 0;
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
		if (figure->state == STATE_VALUE && takes_place(tally, item, scope))
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
		c.place = place_among(numbers.values, numbers.n, i);
		if (c.x == NULL)
			continue;
		score->carried = numbers.figures[i].carried;
		score_by_method(&c, &score->x);
	}
	if (numbers.best == NULL)
		leave_unjudged(board, column);
	column_release(&numbers);
}

/* --- totals ------------------------------------------------------------------------------- */

static void
add_total(struct figure *total, const struct score *score)
{
	if (score->figure.state != STATE_VALUE)
		return;
	tb_exact_add(&total->x, &total->x, &score->figure.x);
	total->carried |= score->figure.carried;
}

static void
score_total(const struct tally *tally, const struct scoreboard *board, struct score_row *row)
{
	struct figure *total = &row->total.figure;
	struct tb_buf id = TB_BUF_INIT;
	size_t i;

	figure_set_int(total, 0);
	for (i = 0; i < board->plan->nitems; i++) {
		tb_buf_reset(&id);
		tb_buf_printf(&id, "score/%s/%s", board->plan->id, board->plan->items[i].code);
		figure_operand(total, tally, id.s, row->scope->code, "", tally->period.month);
		add_total(total, &row->items[i]);
	}
	tb_buf_reset(&id);
	tb_buf_printf(&id, "score/%s/%s", board->plan->id, row->scope->code);
	figure_operand(total, tally, id.s, "additions", "", tally->period.month);
	add_total(total, &row->additions);
	tb_buf_release(&id);
}

/* What a score is ranked by; NULL = it is none. */
static const struct tb_exact *
points_of(const struct score *score)
{
	return score->figure.state == STATE_VALUE ? &score->figure.x : NULL;
}

static void
assign_places(struct scoreboard *board)
{
	const struct tb_exact **values = tb_xcalloc(board->n + 1, sizeof(*values));
	size_t i, k, column;

	for (column = 0; column < board->plan->nitems; column++) {
		for (i = 0; i < board->n; i++)
			values[i] = points_of(&board->rows[i].items[column]);
		for (i = 0; i < board->n; i++)
			board->rows[i].items[column].place = place_among(values, board->n, i);
	}
	for (i = 0; i < board->n; i++)
		values[i] = points_of(&board->rows[i].total);
	for (i = 0; i < board->n; i++)
		board->rows[i].total.place = place_among(values, board->n, i);
	for (i = 0; i < board->n; i++) {
		const char *group = board->rows[i].group;

		for (k = 0; k < board->n; k++)
			values[k] = group[0] != '\0' && strcmp(board->rows[k].group, group) == 0
					? points_of(&board->rows[k].total)
					: NULL;
		board->rows[i].group_place = place_among(values, board->n, i);
	}
	free(values);
}

/* --- boards ------------------------------------------------------------------------------- */

/* Scored is who reports in the period and has something, if only a mark. */
static int
takes_part(
    const struct tally *tally, const struct tb_plan_scoreboard *board, const struct scope *scope)
{
	if (scope->unit != NULL && !scope->unit->expected)
		return 0;
	return scope->rev.n > 0 || scope->inv.n > 0 ||
	       next_mark(tally, board, scope->code, NULL) != NULL;
}

static void
add_row(const struct tally *tally, struct scoreboard *board, const struct scope *scope)
{
	const struct tb_plan_region *region = tb_plan_region(tally->plan, scope->code);
	struct score_row *row = &board->rows[board->n++];
	size_t i;

	*row = (struct score_row){.scope = scope, .group = region != NULL ? region->group : ""};
	row->items = tb_xcalloc(board->plan->nitems, sizeof(*row->items));
	for (i = 0; i < board->plan->nitems; i++)
		figure_init(&row->items[i].figure);
	figure_init(&row->additions.figure);
	figure_init(&row->total.figure);
}

static void
board_make(const struct tally *tally, struct scoreboard *board)
{
	enum scope_kind kind = kinds[board->plan->units];
	size_t i, column;

	board->rows = tb_xcalloc(tally->count[kind] + 1, sizeof(*board->rows));
	for (i = 0; i < tally->count[kind]; i++) {
		const struct scope *scope = &tally->scopes[tally->first[kind] + i];

		if (takes_part(tally, board->plan, scope))
			add_row(tally, board, scope);
	}
	for (column = 0; column < board->plan->nitems; column++)
		if (board->plan->items[column].method == TB_SCORE_MARK)
			score_by_marks(tally, board, column);
		else
			score_by_figures(tally, board, column);
	for (i = 0; i < board->n; i++) {
		score_additions(tally, board->plan, &board->rows[i]);
		score_total(tally, board, &board->rows[i]);
	}
	assign_places(board);
}

void
scores_make(const struct tally *tally, struct scores *scores)
{
	static const enum tb_span spans[] = {
	    [TB_BOARD_QUARTER] = TB_SPAN_QUARTER, [TB_BOARD_YEAR] = TB_SPAN_YEAR};
	const struct tb_plan *plan = tally->plan;
	size_t i;

	*scores =
	    (struct scores){.boards = tb_xcalloc(plan->nscoreboards + 1, sizeof(*scores->boards))};
	for (i = 0; i < plan->nscoreboards; i++) {
		if (spans[plan->scoreboards[i].when] != tally->span)
			continue;
		scores->boards[scores->n].plan = &plan->scoreboards[i];
		board_make(tally, &scores->boards[scores->n++]);
	}
}

static void
row_release(const struct scoreboard *board, struct score_row *row)
{
	size_t i;

	for (i = 0; i < board->plan->nitems; i++)
		figure_release(&row->items[i].figure);
	free(row->items);
	figure_release(&row->additions.figure);
	figure_release(&row->total.figure);
}

void
scores_release(struct scores *scores)
{
	size_t i, k;

	for (i = 0; i < scores->n; i++) {
		for (k = 0; k < scores->boards[i].n; k++)
			row_release(&scores->boards[i], &scores->boards[i].rows[k]);
		free(scores->boards[i].rows);
	}
	free(scores->boards);
}
