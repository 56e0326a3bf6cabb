/*
 * Is an element of a file that stands beside the figures what its schema says?
 */
#ifndef COMPOSE_VALID_H
#define COMPOSE_VALID_H

#include "tree.h"

/* Check the element, with all in it, by a schema of the data folder (issue.xsd). -1: *err has
 * `msg` and the first fault, with the line in the file of that path. */
int node_check(const char *path, xmlNodePtr node, const char *schema_name, enum tb_msg msg,
    struct tb_err *err) TB_MUST_CHECK;

#endif
