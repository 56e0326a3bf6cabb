/* Scoreboards, the writing: see score.h. */
#include "page.h"
#include "ranking.h"
#include "scope.h"
#include "score-item.h"

/* The medal of the board that a score wins, or NULL: a score of 0 wins none. */
static const struct tb_plan_medal *
medal_of(const struct tb_plan_scoreboard *board, const struct score *score)
{
	return score->place >= 1 && (size_t)score->place <= board->nmedals &&
		       tb_exact_sign(&score->figure.x) > 0
		   ? &board->medals[score->place - 1]
		   : NULL;
}

/* --- the tree -------------------------------------------------------------------------- */

/* What the method of an item goes by. */
static void
write_terms(struct tb_xmlw *w, const struct tb_plan_item *item)
{
	if (item->method != TB_SCORE_MARK)
		tb_xmlw_attr(w, "figure", item->figure);
	switch (item->method) {
	case TB_SCORE_COMPLETION:
	case TB_SCORE_MEAN:
		write_milli(w, "cap", item->cap);
		break;
	case TB_SCORE_PLACE:
		write_milli(w, "drop", item->drop);
		break;
	case TB_SCORE_STEP:
		write_milli(w, "every", item->every);
		write_milli(w, "gain", item->gain);
		write_milli(w, "most", item->most);
		break;
	case TB_SCORE_EFFICACY:
		write_milli(w, "low", item->low);
		write_milli(w, "high", item->high);
		write_milli(w, "cap", item->cap);
		break;
	default:
		break;
	}
}

static void
write_head(struct tb_xmlw *w, const struct tb_plan_scoreboard *board)
{
	size_t i;

	for (i = 0; i < board->nitems; i++) {
		const struct tb_plan_item *item = &board->items[i];

		tb_xmlw_open(w, "item");
		tb_xmlw_attr(w, "code", item->code);
		tb_xmlw_attr(w, "name", item->name);
		write_milli(w, "weight", item->weight);
		tb_xmlw_attr(w, "method", tb_score_method_names[item->method]);
		write_terms(w, item);
		tb_xmlw_close(w);
	}
	for (i = 0; i < board->nmedals; i++) {
		tb_xmlw_open(w, "medal");
		tb_xmlw_attrf(w, "place", "%d", board->medals[i].place);
		tb_xmlw_attr(w, "name", board->medals[i].name);
		tb_xmlw_close(w);
	}
	for (i = 0; i < board->nadditions; i++) {
		tb_xmlw_open(w, "addition");
		tb_xmlw_attr(w, "code", board->additions[i].code);
		tb_xmlw_attr(w, "name", board->additions[i].name);
		write_milli(w, "points", board->additions[i].points);
		tb_xmlw_close(w);
	}
}

/* What people gave a unit, in the order of the plan. */
static void
write_marks(struct tb_xmlw *w, const struct tally *tally, const struct tb_plan_scoreboard *board,
    const char *unit)
{
	const struct tb_plan_mark *mark = NULL;

	while ((mark = score_next_mark(tally, board, unit, mark)) != NULL) {
		tb_xmlw_open(w, "mark");
		tb_xmlw_attr(w, "unit", unit);
		if (mark->addition[0] != '\0') {
			tb_xmlw_attr(w, "addition", mark->addition);
			tb_xmlw_attri(w, "times", mark->times);
		} else {
			tb_xmlw_attr(w, "item", mark->item);
			write_milli(w, "value", mark->value);
		}
		if (mark->document[0] != '\0')
			tb_xmlw_attr(w, "document", mark->document);
		tb_xmlw_close(w);
	}
}

/* The units of one place, from the n-th of the order on; returns how many. */
static size_t
write_place(struct tb_xmlw *w, const struct scoreboard *board, long place)
{
	size_t i, n = 0;

	for (i = 0; i < board->n; i++)
		n += board->rows[i].total.place == place;
	if (n == 0)
		return 0;
	tb_xmlw_open(w, "place");
	tb_xmlw_attrf(w, "n", "%ld", place);
	tb_xmlw_attr(w, "tied", n > 1 ? "yes" : "no");
	for (i = 0; i < board->n; i++) {
		const struct score_row *row = &board->rows[i];

		if (row->total.place != place)
			continue;
		ranking_open_item(w, "item", row->scope);
		tb_xmlw_attrf(w, "figure", "score/%s/%s", board->plan->id, row->scope->code);
		tb_xmlw_attr(w, "carried", row->total.figure.carried ? "yes" : "no");
		tb_xmlw_close(w);
	}
	tb_xmlw_close(w);
	return n;
}

/* sum += or, with sign -1, -= the score as it is printed; nothing of one that has no number. */
static void
add_printed(struct tb_exact *sum, const struct tally *tally, const struct figure *figure, int sign)
{
	struct tb_exact_form form = figure_form(tally, UNIT_MARKS);
	struct tb_exact one;

	if (figure->state != STATE_VALUE)
		return;
	tb_exact_init(&one);
	tb_exact_round(&figure->x, &form, &one);
	if (sign > 0)
		tb_exact_add(sum, sum, &one);
	else
		tb_exact_sub(sum, sum, &one);
	tb_exact_release(&one);
}

/* Is there a unit whose printed scores do not add up to its printed total? (R3) */
static int
board_differs(const struct tally *tally, const struct scoreboard *board)
{
	struct tb_exact rest;
	size_t i, k;
	int differs = 0;

	tb_exact_init(&rest);
	for (i = 0; i < board->n && !differs; i++) {
		const struct score_row *row = &board->rows[i];

		tb_exact_set_int(&rest, 0);
		for (k = 0; k < board->plan->nitems; k++)
			add_printed(&rest, tally, &row->items[k].figure, 1);
		add_printed(&rest, tally, &row->additions.figure, 1);
		add_printed(&rest, tally, &row->total.figure, -1);
		differs = row->total.figure.state == STATE_VALUE && tb_exact_sign(&rest) != 0;
	}
	tb_exact_release(&rest);
	return differs;
}

static void
write_board(struct tb_xmlw *w, const struct tally *tally, const struct scoreboard *board)
{
	static const char *const whens[] = {"quarter", "year"};
	size_t i, done = 0;

	tb_xmlw_open(w, "scoreboard");
	tb_xmlw_attr(w, "id", board->plan->id);
	tb_xmlw_attr(w, "name", board->plan->name);
	tb_xmlw_attr(w, "when", whens[board->plan->when]);
	tb_xmlw_attr(w, "differs", board_differs(tally, board) ? "yes" : "no");
	if (board->plan->appeal_days > 0)
		tb_xmlw_attri(w, "appeal-days", board->plan->appeal_days);
	write_head(w, board->plan);
	for (i = 0; i < board->n; i++) {
		tb_xmlw_open(w, "unit");
		tb_xmlw_attr(w, "code", board->rows[i].scope->code);
		tb_xmlw_attr(w, "name", board->rows[i].scope->name);
		tb_xmlw_attr(w, "group", board->rows[i].group);
		tb_xmlw_close(w);
	}
	while (done < board->n)
		done += write_place(w, board, (long)done + 1);
	for (i = 0; i < board->n; i++)
		write_marks(w, tally, board->plan, board->rows[i].scope->code);
	tb_xmlw_close(w);
}

void
scores_write(struct tb_xmlw *w, const struct tally *tally, const struct scores *scores)
{
	size_t i;

	for (i = 0; i < scores->n; i++)
		write_board(w, tally, &scores->boards[i]);
}

/* --- figures ---------------------------------------------------------------------------- */

/* A place, which rests on the points at the base; 0 = none. */
static void
put_place(struct page *page, const char *name, long place, int carried)
{
	struct figure figure;

	figure_init(&figure);
	if (place > 0)
		figure_set_int(&figure, place);
	figure.carried = carried;
	tb_buf_puts(&figure.operands, page->base.s);
	page_put(page, name, (struct figure_head){.rule = "F20", .unit = UNIT_PLACES}, &figure);
	figure_release(&figure);
}

static void
put_score(struct page *page, const struct score *score)
{
	page_put(page, "", (struct figure_head){.rule = "2.9", .unit = UNIT_MARKS}, &score->figure);
	put_place(page, "/place", score->place, score->figure.carried);
}

/* How many medals of a place the unit won in the items. */
static void
put_medal_count(struct page *page, const struct scoreboard *board, const struct score_row *row,
    const struct tb_plan_medal *medal)
{
	struct tb_buf name = TB_BUF_INIT;
	struct figure figure;
	int64_t won = 0;
	size_t i;

	figure_init(&figure);
	for (i = 0; i < board->plan->nitems; i++) {
		won += medal_of(board->plan, &row->items[i]) == medal;
		tb_buf_printf(&figure.operands, "%sscore/%s/%s/%s/place", i > 0 ? " " : "",
		    board->plan->id, board->plan->items[i].code, row->scope->code);
	}
	figure_set_int(&figure, won);
	tb_buf_printf(&name, "/medals/%d", medal->place);
	page_put(page, name.s, (struct figure_head){.rule = "F20", .unit = UNIT_PIECES}, &figure);
	figure_release(&figure);
	tb_buf_release(&name);
}

/* The name of the medal for the total. */
static void
put_medal(struct page *page, const struct scoreboard *board, const struct score_row *row)
{
	const struct tb_plan_medal *medal = medal_of(board->plan, &row->total);
	struct figure figure;

	figure_init(&figure);
	figure.word = medal != NULL ? medal->name : NULL;
	figure.state = medal != NULL ? STATE_WORD : STATE_NONE;
	tb_buf_printf(&figure.operands, "%s/place", page->base.s);
	page_put(page, "/medal", (struct figure_head){.rule = "F20", .unit = UNIT_PLAIN}, &figure);
	figure_release(&figure);
}

static void
put_row(struct page *page, const struct scoreboard *board, const struct score_row *row)
{
	size_t i;

	page_turn(page, "score/%s/%s", board->plan->id, row->scope->code);
	page_put(page, "/additions",
	    (struct figure_head){.rule = "2.9", .unit = UNIT_MARKS, .directed = 1},
	    &row->additions.figure);
	put_score(page, &row->total);
	if (board->plan->groups)
		put_place(page, "/group-place", row->group_place, row->total.figure.carried);
	for (i = 0; i < board->plan->nmedals; i++)
		put_medal_count(page, board, row, &board->plan->medals[i]);
	if (board->plan->nmedals > 0)
		put_medal(page, board, row);
}

static void
put_board(struct page *page, const struct scoreboard *board)
{
	size_t i, k;

	for (i = 0; i < board->plan->nitems; i++)
		for (k = 0; k < board->n; k++) {
			page_turn(page, "score/%s/%s/%s", board->plan->id,
			    board->plan->items[i].code, board->rows[k].scope->code);
			put_score(page, &board->rows[k].items[i]);
		}
	for (k = 0; k < board->n; k++)
		put_row(page, board, &board->rows[k]);
}

void
scores_write_figures(struct tb_xmlw *w, const struct tally *tally, const struct scores *scores)
{
	struct page page = {w, tally, TB_BUF_INIT};
	size_t i;

	for (i = 0; i < scores->n; i++)
		put_board(&page, &scores->boards[i]);
	tb_buf_release(&page.base);
}
