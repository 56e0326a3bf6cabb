/* Scoreboards, the making: see score.h. */
#include "score.h"
#include "quantity.h"
#include "ranking.h"
#include "scope.h"
#include "score-item.h"

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
			board->rows[i].items[column].place = ranking_place(values, board->n, i);
	}
	for (i = 0; i < board->n; i++)
		values[i] = points_of(&board->rows[i].total);
	for (i = 0; i < board->n; i++)
		board->rows[i].total.place = ranking_place(values, board->n, i);
	for (i = 0; i < board->n; i++) {
		const char *group = board->rows[i].group;

		for (k = 0; k < board->n; k++)
			values[k] = group[0] != '\0' && strcmp(board->rows[k].group, group) == 0
					? points_of(&board->rows[k].total)
					: NULL;
		board->rows[i].group_place = ranking_place(values, board->n, i);
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
	return scope->rev.n > 0 || scope->inv.n > 0 || score_is_marked(tally, board, scope->code);
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
		score_item(tally, board, column);
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
