/*
 * What a promise of the plan counts (F18): of which kind, which rows, from which
 * value on.  Figures (target.c) and the plan audit count by it.
 */
#ifndef TALLY_PROMISE_H
#define TALLY_PROMISE_H

#include "../lib/exact.h"
#include "../lib/plan.h"

/* What it promises a number of: 产业, 企业, 项目; TB_SUBJECT_MAX = something else. */
enum tb_subject promise_subject(const struct tb_plan_target *target);
/* The same of what only begins with such a word: 产业梯队. */
enum tb_subject promise_steps_of(const struct tb_plan_target *target);

int promise_is_of_city(const struct tb_plan_target *target);

/* Is a row of its subject meant: named, or else of its scope, and no part of another? */
int promise_includes(
    const struct tb_plan_target *target, const char *code, const char *domain, const char *parent);

/* Does it promise that somebody stands on steps (梯队, op some or formed)? Of the plan's own
 * industries or enterprises: counties have plans of their own, projects no steps. */
int promise_is_of_steps(const struct tb_plan *plan, const struct tb_plan_target *target);
/* The step of the ladder above its i-th threshold; none = there is none. Who stands on it has
 * a value from the threshold on and below this. */
struct tb_plan_amount promise_step_above(
    const struct tb_plan *plan, const struct tb_plan_target *target, size_t i);

/* Does the value count: from the first threshold on, or only above it (op over), and below
 * the upper end. */
int promise_reached(const struct tb_plan_target *target, const struct tb_exact *value);
/* The same of an amount; ‘——’ never counts. */
int promise_reached_by(const struct tb_plan_target *target, struct tb_plan_amount amount);

/* Of projects: does the row of counts lie wholly in what is promised? Only the city's. */
int promise_counts(const struct tb_plan *plan, const struct tb_plan_target *target,
    const struct tb_plan_count *count);
/* A row's projects from the first year after the base year up to the year. */
int64_t promise_planned(const struct tb_plan *plan, const struct tb_plan_count *count, int year);
/* Those of all rows that count; -1 = there is no such row. */
int64_t promise_planned_projects(
    const struct tb_plan *plan, const struct tb_plan_target *target, int year);

#endif
