/*
 * What the units of a board are scored by, item by item: their figures, or the
 * marks that people gave them; and the additions, which people gave too.
 */
#ifndef TALLY_SCORE_ITEM_H
#define TALLY_SCORE_ITEM_H

#include "score.h"

/* Score all units by the item of that index; places come later. */
void score_item(const struct tally *tally, struct scoreboard *board, size_t column);
void score_additions(
    const struct tally *tally, const struct tb_plan_scoreboard *board, struct score_row *row);
/* The next mark of the unit on the board in the tally's span, behind this one (NULL = the
 * first), or NULL. */
const struct tb_plan_mark *score_next_mark(const struct tally *tally,
    const struct tb_plan_scoreboard *board, const char *unit, const struct tb_plan_mark *mark);
/* Has the unit a mark or an addition of the board in the tally's span? */
int score_is_marked(
    const struct tally *tally, const struct tb_plan_scoreboard *board, const char *unit);

#endif
