/* What a person decided, row by row: see list-private.h. */
#include "../lib/decimal.h"
#include "../lib/field.h"
#include "list-private.h"
#include <stdio.h>
#include <string.h>

struct judge {
	struct list_judgement *j;
	const struct list_row *row;
	const char *words; /* of the decisions */
	const char *steps; /* of the ladder */
	char year[16], next[16];
};

/* --- where, what, what to do --------------------------------------------------------------- */

/* In place of a field: the day of the list; the list as a whole. */
enum { AT_DAY = LIST_FIELD_MAX, AT_LIST };

static void
put_place(const struct judge *judge, int field, struct tb_buf *out)
{
	const struct list_sheet *sheet = judge->j->sheet;
	int line = judge->row != NULL ? judge->row->line : sheet->line;
	int is_book = sheet->sheet[0] != '\0';
	struct tb_buf at = TB_BUF_INIT;

	if (!is_book)
		tb_buf_printf(&at, "%d", line);
	else if (field == AT_DAY)
		tb_buf_puts(&at, sheet->day_place);
	else if (field < LIST_FIELD_MAX && line > 0)
		tb_buf_printf(&at, "%s!%s%d", sheet->sheet, sheet->columns[field], line);
	else
		tb_buf_puts(&at, sheet->sheet);
	tb_slots_fill(out, judge->j->words->text[is_book ? TB_LIST_AT_CELL : TB_LIST_AT_LINE],
	    (const struct tb_slot[]){{"at", at.s}, {NULL, NULL}});
	tb_buf_release(&at);
}

/* The slots that a fault may have besides those of its row. */
struct about {
	const char *text, *to, *word, *attribute;
};

static void
fault(const struct judge *judge, enum tb_list_word word, int field, struct about about)
{
	const struct list_row *row = judge->row;
	struct tb_buf text = TB_BUF_INIT;

	put_place(judge, field, &text);
	tb_slots_fill(&text, judge->j->words->text[word],
	    (const struct tb_slot[]){{"code", row != NULL ? row->text[LIST_CODE] : ""},
		{"name", row != NULL ? row->text[LIST_NAME] : ""}, {"text", about.text},
		{"to", about.to}, {"word", about.word}, {"attribute", about.attribute},
		{"words", word == TB_LIST_NO_STEP || word == TB_LIST_NO_LEVEL ? judge->steps
									      : judge->words},
		{"year", judge->year}, {"next", judge->next},
		{"months", judge->j->proposals->figures.months}, {NULL, NULL}});
	tb_diag(TB_MSG_LIST, (struct tb_pos){judge->j->sheet->file, 0, 0}, "%s", text.s);
	tb_buf_release(&text);
}

/* "同意、不同意、另定级别" */
static const char *
joined(struct tb_arena *arena, const char *const *words)
{
	struct tb_buf text = TB_BUF_INIT;
	const char *all;

	for (; *words != NULL; words++)
		tb_buf_printf(&text, "%s“%s”", text.len > 0 ? "、" : "", *words);
	all = tb_arena_strdup(arena, text.s);
	tb_buf_release(&text);
	return all;
}

/* --- what is said of a row -------------------------------------------------------------------- */

static const char *
proposed(const struct judge *judge, const struct tb_proposal *proposal)
{
	return judge->j->words->text[TB_LIST_IN + proposal->kind];
}

/* The word of the field, or LIST_DECISION_MAX after a fault. */
static enum list_decision
decision_of(const struct judge *judge, const struct tb_proposal *proposal)
{
	const char *text = judge->row->text[LIST_DECISION];
	const char *const *words = tb_field_find("items", "item@decision")->words;
	int i;

	for (i = 0; words[i] != NULL; i++)
		if (strcmp(words[i], text) == 0)
			return (enum list_decision)i;
	if (text[0] == '\0' && proposal != NULL)
		fault(judge, TB_LIST_UNDECIDED, LIST_DECISION,
		    (struct about){.word = proposed(judge, proposal)});
	else
		fault(judge, text[0] == '\0' ? TB_LIST_ADDED_NOT : TB_LIST_NO_DECISION,
		    LIST_DECISION, (struct about){.text = text});
	return LIST_DECISION_MAX;
}

/* The level that goes with the decision; NULL after a fault. */
static const char *
level_of(const struct judge *judge, const struct list_verdict *verdict)
{
	const struct tb_proposal *proposal = verdict->proposal;
	const char *given = judge->row->text[LIST_LEVEL];
	const char *proposal_level = proposal != NULL ? proposal->level : "";

	if (given[0] != '\0' && tb_plan_step_called(judge->j->proposals->ladder, given) < 0) {
		fault(judge, TB_LIST_NO_STEP, LIST_LEVEL, (struct about){.text = given});
		return NULL;
	}
	if (verdict->decision == LIST_OTHER_LEVEL) {
		if (given[0] == '\0')
			fault(judge, TB_LIST_NO_LEVEL, LIST_LEVEL, (struct about){.text = ""});
		else if (strcmp(given, proposal_level) == 0)
			fault(judge, TB_LIST_SAME_LEVEL, LIST_LEVEL, (struct about){.text = given});
		else
			return given;
		return NULL;
	}
	if (given[0] != '\0') {
		fault(judge, TB_LIST_LEVEL_TOO, LIST_LEVEL,
		    (struct about){.text = given, .word = judge->row->text[LIST_DECISION]});
		return NULL;
	}
	return verdict->decision == LIST_AGREED ? proposal_level : proposal->before;
}

/* One that is added is in the list. */
static enum list_fate
fate_of(const struct list_verdict *verdict)
{
	enum tb_proposal_kind kind =
	    verdict->proposal != NULL ? verdict->proposal->kind : TB_PROPOSE_IN;

	switch (verdict->decision) {
	case LIST_AGREED:
		return kind == TB_PROPOSE_OUT ? LIST_LEAVES : LIST_LISTED;
	case LIST_REFUSED:
		if (kind == TB_PROPOSE_IN)
			return LIST_STAYS_OUT;
		return kind == TB_PROPOSE_VERIFY || kind == TB_PROPOSE_STAY ? LIST_LEAVES
									    : LIST_LISTED;
	default:
		return LIST_LISTED;
	}
}

/* Does the plan say of the year, and be it that it leaves it open (——)? */
static int
has_year(const struct tb_plan_path *path, int year)
{
	return path->first_year != 0 && year >= path->first_year &&
	       year < path->first_year + path->nyears;
}

/* The plan of the year, as the plan's files write it. */
static void
take_plan(const struct judge *judge, struct list_verdict *verdict)
{
	const char *text = judge->row->text[LIST_PLAN];
	int next = judge->j->proposals->year + 1;
	struct tb_plan_amount stands = tb_plan_path_value(&verdict->enterprise->path, next);
	char printed[TB_AMOUNT_SIZE], stated[TB_AMOUNT_SIZE];
	int listed = verdict->fate == LIST_LISTED;
	int64_t yuan;

	verdict->plan = "";
	verdict->is_open = listed && !has_year(&verdict->enterprise->path, next) && text[0] == '\0';
	if (text[0] == '\0')
		return;
	if (tb_amount_parse(text, TB_UNIT_YI, &yuan, NULL) != TB_DECIMAL_OK || yuan <= 0) {
		fault(judge, TB_LIST_NO_AMOUNT, LIST_PLAN, (struct about){.text = text});
		return;
	}
	tb_amount_format(yuan, TB_UNIT_YI, printed);
	if (!stands.none) { /* the workbook shows it there */
		tb_amount_format(stands.yuan, TB_UNIT_YI, stated);
		if (yuan != stands.yuan)
			fault(judge, TB_LIST_PLAN_STANDS, LIST_PLAN,
			    (struct about){.text = text, .to = stated});
	} else if (!listed) {
		fault(judge, TB_LIST_PLAN_OF_LEAVER, LIST_PLAN, (struct about){.text = text});
	} else {
		verdict->plan = tb_arena_strdup(judge->j->arena, printed);
	}
}

/* --- whom a row is about ---------------------------------------------------------------------- */

static const struct list_row *
row_before(const struct judge *judge)
{
	const struct list_row *at;

	for (at = judge->j->sheet->rows; at < judge->row; at++)
		if (strcmp(at->text[LIST_CODE], judge->row->text[LIST_CODE]) == 0)
			return at;
	return NULL;
}

/* The enterprise of the row, or NULL after a fault. */
static const struct tb_plan_enterprise *
subject_of(struct judge *judge)
{
	const struct list_row *row = judge->row, *before = row_before(judge);
	const struct tb_plan_enterprise *e =
	    tb_plan_enterprise(judge->j->plan, row->text[LIST_CODE]);
	struct tb_buf place = TB_BUF_INIT;

	if (e == NULL) {
		fault(judge, TB_LIST_UNKNOWN, LIST_CODE, (struct about){.text = ""});
	} else if (before != NULL) {
		judge->row = before;
		put_place(judge, LIST_CODE, &place);
		judge->row = row;
		fault(judge, TB_LIST_TWICE, LIST_CODE, (struct about){.to = place.s});
	} else if (e->parent[0] != '\0') {
		fault(judge, TB_LIST_PART, LIST_CODE, (struct about){.to = e->parent});
	} else if (strcmp(row->text[LIST_NAME], e->name) != 0) {
		fault(judge, TB_LIST_OTHER_NAME, LIST_NAME,
		    (struct about){.text = row->text[LIST_NAME], .to = e->name});
	} else {
		tb_buf_release(&place);
		return e;
	}
	tb_buf_release(&place);
	return NULL;
}

/* Is all that is only shown as it was printed? What was left out misleads nobody. */
static int
is_as_shown(const struct judge *judge, const struct tb_proposal *proposal)
{
	const struct list_judgement *j = judge->j;
	int shown, is_same = 1;

	for (shown = 0; shown < TB_SHOWN_MAX; shown++) {
		const char *text = judge->row->shown[shown], *printed = "";

		if (text != NULL && proposal != NULL)
			printed = tb_list_shown(
			    j->proposals, j->words, j->arena, proposal, (enum tb_list_shown)shown);
		if (text == NULL || strcmp(text, printed) == 0)
			continue;
		is_same = 0;
		fault(judge, TB_LIST_CHANGED, LIST_FIELD_MAX,
		    (struct about){.text = text,
			.to = printed,
			.word = tb_list_shown_head(
			    j->proposals, j->words, j->arena, (enum tb_list_shown)shown),
			.attribute = tb_list_shown_names[shown]});
	}
	return is_same;
}

static void
judge_row(struct judge *judge)
{
	struct list_judgement *j = judge->j;
	struct list_verdict verdict = {.enterprise = subject_of(judge)};

	if (verdict.enterprise == NULL)
		return;
	verdict.proposal = tb_proposal_find(j->proposals, verdict.enterprise->code);
	if (!is_as_shown(judge, verdict.proposal))
		return;
	verdict.decision = decision_of(judge, verdict.proposal);
	if (verdict.decision == LIST_DECISION_MAX)
		return;
	if (verdict.proposal == NULL && verdict.decision != LIST_OTHER_LEVEL) {
		fault(judge, TB_LIST_ADDED_NOT, LIST_DECISION, (struct about){.text = ""});
		return;
	}
	verdict.level = level_of(judge, &verdict);
	if (verdict.level == NULL)
		return;
	verdict.fate = fate_of(&verdict);
	verdict.note = judge->row->text[LIST_NOTE];
	take_plan(judge, &verdict);
	*(struct list_verdict *)tb_grow(&j->verdicts, j->n++, &j->cap, sizeof(verdict)) = verdict;
}

/* --- what the list has as a whole --------------------------------------------------------- */

static void
find_gone(struct judge *judge)
{
	const struct tb_proposals *proposals = judge->j->proposals;
	const struct list_sheet *sheet = judge->j->sheet;
	size_t i, k;

	for (i = 0; i < proposals->n; i++) {
		const struct tb_proposal *proposal = &proposals->rows[i];
		const struct list_row missing = {
		    .text = {proposal->code, proposal->name}, .line = sheet->line};

		for (k = 0; k < sheet->n; k++)
			if (strcmp(sheet->rows[k].text[LIST_CODE], proposal->code) == 0)
				break;
		if (k < sheet->n)
			continue;
		judge->row = &missing;
		fault(judge, TB_LIST_GONE, LIST_CODE,
		    (struct about){.word = proposed(judge, proposal)});
	}
}

/* Is it a list of this plan, of this year, and of the figures as they are now? */
static int
is_of_these(const struct judge *judge)
{
	const struct list_judgement *j = judge->j;
	const struct list_sheet *sheet = j->sheet;
	const char *now = j->proposals->digest;

	if (j->proposals->figures.months[0] != '\0' && !j->draft)
		fault(judge, TB_LIST_YEAR_PART, AT_LIST, (struct about){.text = ""});
	else if (strcmp(sheet->plan, j->plan->identity.id) != 0)
		fault(judge, TB_LIST_NOT_PLAN, AT_LIST,
		    (struct about){.text = sheet->plan, .to = j->plan->identity.id});
	else if (strcmp(sheet->year, judge->year) != 0)
		fault(judge, TB_LIST_NOT_YEAR, AT_LIST,
		    (struct about){.text = sheet->year, .to = judge->year});
	else if (strcmp(sheet->digest, now) != 0)
		fault(judge, TB_LIST_OTHER_FIGURES, AT_LIST,
		    (struct about){.text = sheet->digest, .to = now});
	else
		return 1;
	return 0;
}

static void
take_day(const struct judge *judge)
{
	struct list_judgement *j = judge->j;
	const char *given = j->sheet->in_force;
	struct tb_date day;

	j->in_force = tb_arena_printf(j->arena, "%s-01-01", judge->next);
	if (given[0] == '\0')
		return;
	if (tb_date_parse(given, &day) != 0 || day.year != j->proposals->year + 1)
		fault(judge, TB_LIST_NO_DAY, AT_DAY, (struct about){.text = given});
	else
		j->in_force = given;
}

static const char *
steps_of(struct list_judgement *j)
{
	const struct tb_plan_ladder *ladder = j->proposals->ladder;
	const char **words = tb_arena_alloc(j->arena, (ladder->nsteps + 1) * sizeof(*words));
	size_t i;

	for (i = 0; i < ladder->nsteps; i++)
		words[i] = ladder->steps[i].word;
	words[i] = NULL;
	return joined(j->arena, words);
}

void
list_judge(struct list_judgement *j)
{
	struct judge judge = {.j = j,
	    .words = joined(j->arena, tb_field_find("items", "item@decision")->words),
	    .steps = steps_of(j)};
	size_t i;

	snprintf(judge.year, sizeof(judge.year), "%d", j->proposals->year);
	snprintf(judge.next, sizeof(judge.next), "%d", j->proposals->year + 1);
	if (!is_of_these(&judge))
		return;
	take_day(&judge);
	for (i = 0; i < j->sheet->n; i++) {
		judge.row = &j->sheet->rows[i];
		judge_row(&judge);
	}
	find_gone(&judge);
}
