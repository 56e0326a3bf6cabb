/*
 * How units are scored and enterprises rewarded: scoreboards, the marks that
 * people give for them, step awards.
 */
#include "plan-private.h"
#include "decimal.h"

enum { WHOLE = 100 * 1000 }; /* weights of a scoreboard, in thousandths */

/* --- scoreboards ---------------------------------------------------------------------- */

static int
check_method(const struct tb_plan_item *item, struct tb_err *err)
{
	int is_mark = item->method == TB_SCORE_MARK;

	if (is_mark != (item->figure[0] == '\0'))
		return plan_fail(err, item->source,
		    "<item code=\"%s\">: every method but mark needs a figure, and mark takes none",
		    item->code);
	if (item->method == TB_SCORE_STEP &&
	    (item->every <= 0 || item->gain <= 0 || item->most <= 0))
		return plan_fail(err, item->source,
		    "<item code=\"%s\">: the method step needs every, gain and most above 0",
		    item->code);
	if (item->method == TB_SCORE_EFFICACY && item->low == item->high)
		return plan_fail(err, item->source,
		    "<item code=\"%s\">: the method efficacy needs a low and a high that differ",
		    item->code);
	if (item->weight <= 0 || item->cap <= 0 || item->drop < 0)
		return plan_fail(err, item->source,
		    "<item code=\"%s\">: a weight and a cap above 0 are needed, and a drop not "
		    "below 0",
		    item->code);
	return 0;
}

static int
check_items(const struct tb_plan_scoreboard *board, struct tb_err *err)
{
	int64_t sum = 0;
	size_t i, k;

	for (i = 0; i < board->nitems; i++) {
		const struct tb_plan_item *item = &board->items[i];

		if (check_method(item, err) != 0)
			return -1;
		for (k = 0; k < i; k++)
			if (strcmp(board->items[k].code, item->code) == 0)
				return plan_fail(err, item->source,
				    "<item code=\"%s\"> stands twice in '%s'; remove one",
				    item->code, board->id);
		if (tb_add(sum, item->weight, &sum) != 0)
			sum = INT64_MAX;
	}
	if (sum != WHOLE)
		return plan_fail(err, board->source,
		    "<scoreboard id=\"%s\">: weights not 100: its items make %lld.%03lld; correct "
		    "them",
		    board->id, (long long)(sum / 1000), (long long)(sum % 1000));
	return 0;
}

/* Medals for the places from 1 on, additions each once and of some points. */
static int
check_medals(const struct tb_plan_scoreboard *board, struct tb_err *err)
{
	size_t i, k;

	for (i = 0; i < board->nmedals; i++)
		if (board->medals[i].place != (int)i + 1)
			return plan_fail(err, board->medals[i].source,
			    "<medal name=\"%s\">: medals go by place, 1, 2, 3; place %d is due",
			    board->medals[i].name, (int)i + 1);
	for (i = 0; i < board->nadditions; i++) {
		const struct tb_plan_addition *addition = &board->additions[i];

		if (addition->points == 0)
			return plan_fail(err, addition->source,
			    "<addition code=\"%s\">: points other than 0 are needed",
			    addition->code);
		for (k = 0; k < i; k++)
			if (strcmp(board->additions[k].code, addition->code) == 0)
				return plan_fail(err, addition->source,
				    "<addition code=\"%s\"> stands twice in '%s'; remove one",
				    addition->code, board->id);
	}
	return 0;
}

static int
check_scoreboards(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < plan->nscoreboards; i++) {
		const struct tb_plan_scoreboard *board = &plan->scoreboards[i];

		if (board->groups && board->units != TB_BOARD_COUNTY)
			return plan_fail(err, board->source,
			    "<scoreboard id=\"%s\" groups=\"yes\">: only counties have groups; "
			    "remove it",
			    board->id);
		if (check_items(board, err) != 0 || check_medals(board, err) != 0)
			return -1;
	}
	return 0;
}

/* --- marks ------------------------------------------------------------------------------ */

static int
is_period(const char *s, int when)
{
	struct tb_term term;

	return tb_term_parse(s, &term) == 0 &&
	       term.span == (when == TB_BOARD_YEAR ? TB_SPAN_YEAR : TB_SPAN_QUARTER);
}

static int
is_unit(const struct tb_plan *plan, int units, const char *code)
{
	const struct tb_plan_region *region;

	switch (units) {
	case TB_BOARD_COUNTY:
		region = tb_plan_region(plan, code);
		return region != NULL && region->order > 0;
	case TB_BOARD_DEPARTMENT:
		return tb_plan_department(plan, code) != NULL;
	default:
		return tb_plan_domain(plan, code) != NULL;
	}
}

static const struct tb_plan_item *
find_item(const struct tb_plan_scoreboard *board, const char *code)
{
	size_t i;

	for (i = 0; i < board->nitems; i++)
		if (strcmp(board->items[i].code, code) == 0)
			return &board->items[i];
	return NULL;
}

static const struct tb_plan_addition *
find_addition(const struct tb_plan_scoreboard *board, const char *code)
{
	size_t i;

	for (i = 0; i < board->nadditions; i++)
		if (strcmp(board->additions[i].code, code) == 0)
			return &board->additions[i];
	return NULL;
}

/* A mark beyond what the item can give is a slip, and would count as full marks. */
static int
check_mark_value(
    const struct tb_plan_mark *mark, const struct tb_plan_item *item, struct tb_err *err)
{
	const char *sign = mark->value < 0 ? "-" : "";
	long long value = llabs(mark->value), weight = item->weight;

	if (mark->times != 1)
		return plan_fail(err, mark->source,
		    "<mark item=\"%s\">: times is for additions; remove it", mark->item);
	if (mark->value < 0 || mark->value > item->weight)
		return plan_fail(err, mark->source,
		    "<mark item=\"%s\" unit=\"%s\" value=\"%s%lld.%03lld\">: a mark is from 0 to "
		    "the item's weight, %lld.%03lld; correct the value, or take points away by an "
		    "addition",
		    mark->item, mark->unit, sign, value / 1000, value % 1000, weight / 1000,
		    weight % 1000);
	return 0;
}

/* What the mark is of: one item of the method mark, or an addition that rests on a document. */
static int
check_mark_object(
    const struct tb_plan_mark *mark, const struct tb_plan_scoreboard *board, struct tb_err *err)
{
	const struct tb_plan_item *item = find_item(board, mark->item);

	if ((mark->item[0] == '\0') == (mark->addition[0] == '\0'))
		return plan_fail(err, mark->source,
		    "<mark>: give either an item or an addition of '%s'", board->id);
	if (mark->item[0] != '\0' && (item == NULL || item->method != TB_SCORE_MARK))
		return plan_fail(err, mark->source,
		    "<mark item=\"%s\">: '%s' has no such item of the method mark; correct the "
		    "code",
		    mark->item, board->id);
	if (mark->item[0] != '\0')
		return check_mark_value(mark, item, err);
	if (find_addition(board, mark->addition) == NULL)
		return plan_fail(err, mark->source,
		    "<mark addition=\"%s\">: '%s' has no such addition; correct the code",
		    mark->addition, board->id);
	if (mark->document[0] == '\0' || mark->times < 1 || mark->value != 0)
		return plan_fail(err, mark->source,
		    "<mark addition=\"%s\">: the document it rests on is needed, times of 1 and "
		    "more, and no value",
		    mark->addition);
	return 0;
}

static int
check_mark(const struct tb_plan *plan, size_t i, struct tb_err *err)
{
	const struct tb_plan_mark *mark = &plan->marks[i];
	const struct tb_plan_scoreboard *board = tb_plan_scoreboard(plan, mark->scoreboard);

	if (!is_period(mark->period, board->when))
		return plan_fail(err, mark->source,
		    "<mark period=\"%s\">: '%s' is kept by the %s; %s is needed", mark->period,
		    board->id, board->when == TB_BOARD_YEAR ? "year" : "quarter",
		    board->when == TB_BOARD_YEAR ? "2022" : "2022-Q2");
	if (!is_unit(plan, board->units, mark->unit))
		return plan_fail(err, mark->source,
		    "<mark unit=\"%s\">: no such unit is scored by '%s'; correct the code",
		    mark->unit, board->id);
	return check_mark_object(mark, board, err);
}

/* The order of what a mark is of; 0 = they are of the same. */
static int
compare_marks(const struct tb_plan_mark *a, const struct tb_plan_mark *b)
{
	const char *const pairs[][2] = {{a->unit, b->unit}, {a->period, b->period},
	    {a->scoreboard, b->scoreboard}, {a->item, b->item}, {a->addition, b->addition},
	    {a->document, b->document}};
	int order = 0;
	size_t i;

	for (i = 0; order == 0 && i < TB_LEN(pairs); i++)
		order = strcmp(pairs[i][0], pairs[i][1]);
	return order;
}

static int
by_object(const void *a, const void *b)
{
	const struct tb_plan_mark *x = *(const struct tb_plan_mark *const *)a;
	const struct tb_plan_mark *y = *(const struct tb_plan_mark *const *)b;
	int order = compare_marks(x, y);

	return order != 0 ? order : (x > y) - (x < y);
}

static int
check_marks_once(const struct tb_plan *plan, struct tb_err *err)
{
	const struct tb_plan_mark **marks = tb_xcalloc(plan->nmarks + 1, sizeof(*marks));
	size_t i;
	int rc = 0;

	for (i = 0; i < plan->nmarks; i++)
		marks[i] = &plan->marks[i];
	qsort(marks, plan->nmarks, sizeof(*marks), by_object);
	for (i = 1; rc == 0 && i < plan->nmarks; i++)
		if (compare_marks(marks[i - 1], marks[i]) == 0)
			rc = plan_fail(err, marks[i]->source,
			    "<mark unit=\"%s\" period=\"%s\">: it stands twice, first in %s line "
			    "%d; remove one, or name the other document",
			    marks[i]->unit, marks[i]->period, marks[i - 1]->source.file,
			    marks[i - 1]->source.line);
	free(marks);
	return rc;
}

static int
check_marks(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < plan->nmarks; i++)
		if (check_mark(plan, i, err) != 0)
			return -1;
	return check_marks_once(plan, err);
}

/* --- awards -------------------------------------------------------------------------------- */

/* Who climbs would get less than who stays below; the difference to be paid would be below 0. */
static int
falling_prize(const struct tb_plan_prize *prize, struct tb_err *err)
{
	char money[TB_AMOUNT_SIZE], before[TB_AMOUNT_SIZE];

	tb_amount_format(prize->money.yuan, TB_UNIT_WAN, money);
	tb_amount_format(prize[-1].money.yuan, TB_UNIT_WAN, before);
	return plan_fail(err, prize->source,
	    "<prize step=\"%s\">: %s 万元 is less than the %s of '%s' below it; correct one",
	    prize->step, money, before, prize[-1].step);
}

/* Prizes go up the ladder, each by a step that it has. */
static int
check_prizes(
    const struct tb_plan_award *award, const struct tb_plan_ladder *ladder, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < award->nprizes; i++) {
		struct tb_plan_prize *prize = &award->prizes[i];

		prize->place = tb_plan_step_called(ladder, prize->step);
		if (prize->place < 0)
			return plan_fail(err, prize->source,
			    "<prize step=\"%s\">: the ladder '%s' has no such step; correct the "
			    "word",
			    prize->step, ladder->id);
		if (i > 0 && prize->place <= prize[-1].place)
			return plan_fail(err, prize->source,
			    "<prize step=\"%s\"> is not above the one before it; put the prizes in "
			    "ascending order",
			    prize->step);
		if (prize->money.none || prize->money.yuan <= 0)
			return plan_fail(err, prize->source,
			    "<prize step=\"%s\">: an amount of money above 0 is needed",
			    prize->step);
		if (i > 0 && prize->money.yuan < prize[-1].money.yuan)
			return falling_prize(prize, err);
	}
	return 0;
}

static int
check_award(const struct tb_plan *plan, const struct tb_plan_award *award, struct tb_err *err)
{
	const struct tb_plan_ladder *ladder = tb_plan_ladder_by_id(plan, award->ladder);

	if (ladder->subject != TB_SUBJECT_ENTERPRISE)
		return plan_fail(err, award->source,
		    "<award ladder=\"%s\">: a ladder of enterprises is needed", award->ladder);
	if (award->year != 0 && award->year < 2000)
		return plan_fail(err, award->source,
		    "<award id=\"%s\" year=\"%d\">: a year is needed, or none for every year",
		    award->id, award->year);
	if (award->cap_share < -1 || award->cap_share > WHOLE)
		return plan_fail(err, award->source,
		    "<award id=\"%s\">: cap-share is a share from 0 to 100; correct it", award->id);
	if (!award->min_tax.none && award->min_tax.yuan < 0)
		return plan_fail(err, award->source,
		    "<award id=\"%s\">: a min-tax of 0 or more is needed", award->id);
	if (award->nprizes == 0)
		return plan_fail(
		    err, award->source, "<award id=\"%s\"> has no prize; add one", award->id);
	return check_prizes(award, ladder, err);
}

static int
check_awards(const struct tb_plan *plan, struct tb_err *err)
{
	size_t i;

	for (i = 0; i < plan->nawards; i++)
		if (check_award(plan, &plan->awards[i], err) != 0)
			return -1;
	return 0;
}

int
plan_check_scores(const struct tb_plan *plan, struct tb_err *err)
{
	if (check_scoreboards(plan, err) != 0 || check_marks(plan, err) != 0)
		return -1;
	return check_awards(plan, err);
}
