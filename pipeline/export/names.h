/* What figures call by an id alone gets its name here: from the plan, and from the words. */
#ifndef EXPORT_NAMES_H
#define EXPORT_NAMES_H

#include "dataset.h"

/* Of a quantity: an indicator's, the plan's or the words'; else the id itself. */
const char *names_quantity(struct dataset *dataset, const char *quantity);

/* Of a scope that the tree of the figures does not hold: the words' of it, or its parts' one
 * by one, 台阶 产业/百亿. */
const char *names_scope(struct dataset *dataset, const char *id);

/* Of a part of an id: a kind of scope, a unit, a lamp, a list of the plan; else the part. */
const char *names_part(struct dataset *dataset, const char *part);

#endif
