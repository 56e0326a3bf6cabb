/*
 * Files of the project as trees of libxml2: templates, sheets, data other than figures.
 */
#ifndef COMPOSE_TREE_H
#define COMPOSE_TREE_H

#include "../lib/diag.h"
#include "../lib/mem.h"
#include <libxml/tree.h>

/* Parse a file of the project: no DOCTYPE, no network, size capped. NULL: *err
 * filled with `msg`. digest may be NULL, else 65 bytes. */
xmlDocPtr tree_load(const char *path, enum tb_msg msg, char *digest, struct tb_err *err);

/* After a file of the templates was not read: one that is not there is a folder
 * that is not fit, of `msg`, no failing disk. */
void tree_absent(const char *path, enum tb_msg msg, struct tb_err *err);

/* Value of an attribute without namespace, borrowed from the node or copied
 * into the arena; "" when it is not there. */
const char *node_attr(struct tb_arena *arena, const xmlNode *node, const char *name);

#endif
