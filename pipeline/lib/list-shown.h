/*
 * What the list (tongbao-rolling.5) only shows of an enterprise, beside what a person fills in:
 * whoever writes the list and whoever takes it back have it from here.
 */
#ifndef TB_LIST_SHOWN_H
#define TB_LIST_SHOWN_H

#include "list-words.h"
#include "proposal.h"

enum tb_list_shown {
	TB_SHOWN_REGION,
	TB_SHOWN_SECTOR,
	TB_SHOWN_BEFORE,
	TB_SHOWN_LAST,
	TB_SHOWN_VALUE,
	TB_SHOWN_PROPOSAL,
	TB_SHOWN_TIER,
	TB_SHOWN_REASON,
	TB_SHOWN_PLANNED,
	TB_SHOWN_OUTLOOK,
	TB_SHOWN_MAX
};
/* By it: the attribute of the XML. */
extern const char *const tb_list_shown_names[TB_SHOWN_MAX];

/* What stands above it in the workbook, on the arena. */
const char *tb_list_shown_head(const struct tb_proposals *proposals,
    const struct tb_list_words *words, struct tb_arena *arena, enum tb_list_shown shown);

/* Its text in the row, of the proposals or on the arena; "" = there is none. */
const char *tb_list_shown(const struct tb_proposals *proposals, const struct tb_list_words *words,
    struct tb_arena *arena, const struct tb_proposal *row, enum tb_list_shown shown);

#endif
