/*
 * The office's sheet of an issue (tongbao-issue.5): its own file, or the
 * ledger event that keeps a copy of it.
 */
#ifndef COMPOSE_ISSUE_H
#define COMPOSE_ISSUE_H

#include "../lib/figures.h"
#include "tree.h"

#define ISSUE_NS "urn:tongbao:issue:1"

struct issue {
	xmlDocPtr doc;
	xmlNodePtr node; /* <issue> in it */
};

/* Load the sheet and check it: the schema, the figures' period and whom its letters are to. A 典型做法 that it
 * chooses and nobody reported is warned of and left out. -1: *err names file and line; *issue
 * is zeroed. */
int issue_load(const char *path, const struct tb_figures *figures, struct issue *issue,
    struct tb_err *err) TB_MUST_CHECK;
void issue_release(struct issue *issue); /* accepts zeroed ones */

#endif
