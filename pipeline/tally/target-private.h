/* Between the files of the plan's promises (target.h). */
#ifndef TALLY_TARGET_PRIVATE_H
#define TALLY_TARGET_PRIVATE_H

#include "figure.h"
#include "scope.h"

/* One promise, and what is being written of it. */
struct promise {
	struct tb_xmlw *w;
	const struct tally *tally;
	const struct tb_plan_target *target;
	enum tb_subject kind; /* TB_SUBJECT_MAX = parks */
	struct set members;   /* none of parks; whoever finds them frees the items */
	struct figure figure;
};

/* A step that somebody shall stand on: from .. below, in yuan. */
struct tread {
	int64_t from;
	struct tb_plan_amount below;
};
int tread_holds(const struct tread *tread, const struct tb_exact *x);

/* The rows that are meant, in the plan's order. */
void target_find_members(struct promise *promise);
/* Has an industry or enterprise of the plan a value of the year, be it ——? */
int target_is_path_year(const struct tb_plan *plan, int year);

/* Sets the figure to how many of the members' landings reach it; with a tread, stand on it. */
void target_count_landings(struct promise *promise, const struct tread *tread);
/* Names the subject's path in the year as an operand. */
void target_add_path(struct promise *promise, const struct subject *subject, int year);
/* Writes the figure target/ID/name, of the year unless that is 0, and starts the next. */
void target_put(struct promise *promise, const char *name, int year);

/* The figures of a promise of steps. */
void target_write_steps(struct promise *promise);

#endif
