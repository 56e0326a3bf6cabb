/*
 * Elements of the figures by their name and their code, so that a template finds the project of a
 * row without going through all of them: its own keys (xsl:key) would be made anew for each
 * document, which costs as much as a sheet of one page does.
 */
#ifndef COMPOSE_SUBJECTS_H
#define COMPOSE_SUBJECTS_H

#include "../lib/index.h"
#include "../lib/mem.h"
#include <libxml/xpath.h>

struct subjects {
	struct tb_arena arena;
	struct tb_index names; /* "project P01" */
	xmlNodeSetPtr *sets;   /* by number of the name, in the order of the document */
	size_t cap;
};

/* All elements of the tree that have an attribute code; the tree
 * outlives them. NULL = there is none. */
void subjects_init(struct subjects *subjects, xmlDocPtr tree);
void subjects_release(struct subjects *subjects); /* accepts a zeroed one */

/* Adds those of that name and code to the set. */
void subjects_add(
    const struct subjects *subjects, const char *name, const char *code, xmlNodeSetPtr set);

#endif
