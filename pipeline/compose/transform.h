/*
 * Templates, each compiled once and applied to as many trees as there are.
 *
 * A template reads what stands in the templates folder and nothing else: every
 * load, of the template itself, of what it includes and of document(), goes
 * through one loader that refuses other places; writing, network and entities
 * are denied.  It has no clock and no random numbers: of EXSLT only common,
 * strings and sets.
 */
#ifndef COMPOSE_TRANSFORM_H
#define COMPOSE_TRANSFORM_H

#include "functions.h"

struct stylesheet;

/* Once before the first template. folder: of the templates. 0, or -1. */
int transform_start(const char *folder, struct tb_err *err) TB_MUST_CHECK;
/* Once after the last; releases libxslt's global state. */
void transform_end(void);

/* Compile FOLDER/name.xsl. NULL: the errors are printed. close accepts
 * NULL. */
struct stylesheet *stylesheet_open(const char *folder, const char *name);
void stylesheet_close(struct stylesheet *stylesheet);

/* The same compiled again, so that every element a template holds has its place as an attribute, in
 * the result too: it is made where a document is wrong, to tell where. NULL: errors are printed. */
#define TRANSFORM_MARK "tb-at"
struct stylesheet *stylesheet_marked(const struct stylesheet *stylesheet);
/* What such an attribute says; the file is the module's. -1: nothing that is known. */
int transform_place(const char *mark, struct tb_pos *pos);

/* Apply it to the tree of the library's figures. Errors are printed as they are
 * met; NULL when there was any, else the result, the caller's (xmlFreeDoc). */
xmlDocPtr stylesheet_apply(struct stylesheet *stylesheet, struct library *library);

#endif
