/*
 * Files of the project as trees of libxml2: templates, sheets, figures.
 */
#ifndef COMPOSE_TREE_H
#define COMPOSE_TREE_H

#include "../lib/diag.h"
#include "../lib/mem.h"
#include <libxml/tree.h>

/* Elements `name` directly below the root that are given to take() and never
 * become part of the tree, for a tree of thousands of them costs more than all
 * else.  raw: attributes as SAX2 gives them, five pointers each. */
struct tree_taker {
	const char *name;
	void (*take)(void *user, int line, int nattrs, const xmlChar **raw);
	void *user;
};

/* Parse a file of the project: no DOCTYPE, no network, size capped. NULL: *err
 * filled with `msg`. digest may be NULL, else 65 bytes; taker may be NULL. */
xmlDocPtr tree_load(const char *path, enum tb_msg msg, char *digest, const struct tree_taker *taker,
    struct tb_err *err);

/* After a file of the templates was not read: one that is not there is a folder
 * that is not fit, of `msg`, no failing disk. */
void tree_absent(const char *path, enum tb_msg msg, struct tb_err *err);

/* Value of an attribute without namespace, borrowed from the node or copied
 * into the arena; "" when it is not there. */
const char *node_attr(struct tb_arena *arena, const xmlNode *node, const char *name);

#endif
