/*
 * Subjects: each industry, enterprise and project of the year, as the plan has it
 * and as it was reported (series.h).
 */
#ifndef TALLY_SUBJECT_H
#define TALLY_SUBJECT_H

#include "figure.h"

/* Fill subjects from plan and submissions. Values of subjects that the plan
 * does not have are reported as warnings and left out. */
void subjects_load(struct tally *tally);
void subjects_release(struct tally *tally);

/* The subject, or NULL; borrowed. */
struct subject *subject_find(const struct tally *tally, enum tb_subject kind, const char *code);

/* The first indicator of the plan that is reported of the kind; NULL = none. */
const char *subject_indicator(const struct tb_plan *plan, enum tb_subject kind);

static inline int
point_has_number(const struct point *point)
{
	return point->state == POINT_REPORTED || point->state == POINT_CARRIED;
}

/* The milestone of that name, MILESTONE_MAX = none. */
enum milestone milestone_of(const char *type);
/* Was it reached by the end of the period: by its day, as far as is known now, or, a start
 * or finish, by the stage last reported until then? */
int is_reached(const struct subject *subject, enum milestone milestone, struct tb_period at);
/* Months by which its planned month has passed at the period's end without the
 * day; 0 = it has not, or the thing is done. */
int months_late(const struct subject *subject, enum milestone milestone, struct tb_period at);

/* What a subject made in the tally's year, into a started figure: as audited, else as reported
 * in December itself, for no earlier month is the year. Returns what is audited of it, or
 * NULL. */
const struct tb_plan_audited *full_year_of(
    const struct tally *tally, const struct subject *subject, struct figure *figure);

#endif
