/*
 * All documents of a period that are made in one call: those that the list has for it, or those
 * named in the command; where one is of each subject, of each.  They are spread over the
 * processors.
 */
#ifndef COMPOSE_BATCH_H
#define COMPOSE_BATCH_H

#include "press.h"

/* What is wrong is printed, and the other documents are made; then the program leaves. */
void batch_compose(const struct press *press, struct library *library, const struct list *list);

#endif
