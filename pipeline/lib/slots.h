/*
 * Texts of a message file with slots: "{name}" stands for a value.  What is around
 * them is the clerk's; what they are filled with, the program's.
 */
#ifndef TB_SLOTS_H
#define TB_SLOTS_H

#include "buf.h"

/* A value for {name}. */
struct tb_slot {
	const char *name, *value;
};

/* Append the text with its slots filled; a slot that is not in the list (ended by a
 * NULL name), or whose value is NULL, becomes nothing. */
void tb_slots_fill(struct tb_buf *out, const char *text, const struct tb_slot *slots);

#endif
