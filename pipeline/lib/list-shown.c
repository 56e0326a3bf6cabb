/* What a list shows: see list-shown.h. */
#include "list-shown.h"
#include <stdio.h>

const char *const tb_list_shown_names[TB_SHOWN_MAX] = {"region", "sector", "before", "last",
    "value", "proposal", "tier", "reason", "planned", "outlook"};

static const enum tb_list_word heads[TB_SHOWN_MAX] = {TB_LIST_HEAD_REGION, TB_LIST_HEAD_SECTOR,
    TB_LIST_HEAD_BEFORE, TB_LIST_HEAD_LAST, TB_LIST_HEAD_VALUE, TB_LIST_HEAD_PROPOSAL,
    TB_LIST_HEAD_TIER, TB_LIST_HEAD_REASON, TB_LIST_HEAD_PLANNED, TB_LIST_HEAD_OUTLOOK};

struct years {
	char last[16], year[16], next[16];
};

static struct years
years_of(const struct tb_proposals *proposals)
{
	struct years years;

	snprintf(years.last, sizeof(years.last), "%d", proposals->year - 1);
	snprintf(years.year, sizeof(years.year), "%d", proposals->year);
	snprintf(years.next, sizeof(years.next), "%d", proposals->year + 1);
	return years;
}

const char *
tb_list_shown_head(const struct tb_proposals *proposals, const struct tb_list_words *words,
    struct tb_arena *arena, enum tb_list_shown shown)
{
	struct years years = years_of(proposals);

	return tb_list_say(words, arena, heads[shown],
	    (const struct tb_slot[]){
		{"last", years.last}, {"year", years.year}, {"next", years.next}, {NULL, NULL}});
}

static const char *
reason(const struct tb_proposals *proposals, const struct tb_list_words *words,
    struct tb_arena *arena, const struct tb_proposal *row)
{
	static const enum tb_list_word whys[TB_PROPOSE_MAX] = {
	    [TB_PROPOSE_IN] = TB_LIST_WHY_IN,
	    [TB_PROPOSE_OUT] = TB_LIST_WHY_OUT,
	    [TB_PROPOSE_VERIFY] = TB_LIST_WHY_VERIFY,
	    [TB_PROPOSE_UP] = TB_LIST_WHY_UP,
	    [TB_PROPOSE_DOWN] = TB_LIST_WHY_DOWN,
	    [TB_PROPOSE_STAY] = TB_LIST_WHY_STAY,
	};
	const struct tb_plan_ladder *ladder = proposals->ladder;
	struct years years = years_of(proposals);

	return tb_list_say(words, arena, whys[row->kind],
	    (const struct tb_slot[]){{"last", years.last}, {"year", years.year},
		{"value", row->value}, {"before-value", row->last}, {"level", row->level},
		{"lowest", ladder->nsteps > 0 ? ladder->steps[0].word : NULL}, {"rule", row->rule},
		{NULL, NULL}});
}

const char *
tb_list_shown(const struct tb_proposals *proposals, const struct tb_list_words *words,
    struct tb_arena *arena, const struct tb_proposal *row, enum tb_list_shown shown)
{
	const char *const plain[TB_SHOWN_MAX] = {
	    [TB_SHOWN_REGION] = row->region,
	    [TB_SHOWN_SECTOR] = row->sector,
	    [TB_SHOWN_BEFORE] = row->before,
	    [TB_SHOWN_LAST] = row->last,
	    [TB_SHOWN_VALUE] = row->value,
	    [TB_SHOWN_PROPOSAL] = words->text[TB_LIST_IN + row->kind],
	    [TB_SHOWN_TIER] = row->level,
	    [TB_SHOWN_PLANNED] = row->planned,
	    [TB_SHOWN_OUTLOOK] = row->outlook,
	};

	return shown == TB_SHOWN_REASON ? reason(proposals, words, arena, row) : plain[shown];
}
