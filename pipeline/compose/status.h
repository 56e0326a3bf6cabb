/*
 * Who has reported the period, and what was asked of them: what tongbao-receive --status
 * --xml says (status.xsd). Working papers of the office are made with it.
 */
#ifndef COMPOSE_STATUS_H
#define COMPOSE_STATUS_H

#include "../lib/figures.h"
#include "tree.h"

#define STATUS_NS "urn:tongbao:status:1"

struct status {
	xmlDocPtr doc;
	xmlNodePtr node; /* <status>, its root */
};

/* Load it and check it: the schema, and the figures' period (NULL = whatever it is of). -1: *err
 * names file and line; *status is zeroed. */
int status_load(const char *path, const struct tb_figures *figures, struct status *status,
    struct tb_err *err) TB_MUST_CHECK;
void status_release(struct status *status); /* accepts zeroed ones */

#endif
