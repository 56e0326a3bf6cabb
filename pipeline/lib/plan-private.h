/* Between the files of the plan module. */
#ifndef TB_PLAN_PRIVATE_H
#define TB_PLAN_PRIVATE_H

#include "plan.h"
#include <stdio.h>

/* Capacities of the growing arrays, alive while files are read. */
struct plan_caps {
	size_t regions, aliases, departments, domains, participants, sectors, indicators, reporters,
	    industries, enterprises, projects, milestones, counts, targets, ladders, steps, bands,
	    lamps, rules, recipients, holidays, parks, tags, materials, editions, liaisons, audited,
	    mentions, assumptions, planned, recommendations, escalations, lateness, scoreboards,
	    items, medals, additions, marks, awards, prizes, rollups, maps, rungs, signers,
	    unsigned_units, fields, guides, tables, columns, addressees, rolls, members;
};

/* Append one file's sections to the plan. 0, or -1 with *err filled. */
int plan_read_file(
    const char *path, struct tb_plan *plan, struct plan_caps *caps, struct tb_err *err);

/* What the records say of each other. Also puts lists into canonical order and
 * fills what is derived (band, domain of an enterprise). 0, or -1 with *err. */
int plan_check(struct tb_plan *plan, const char *folder, struct tb_err *err);

/* Its parts. What each record says of itself: ladders, bands, lamps, calendar, projects. */
int plan_check_values(struct tb_plan *plan, struct tb_err *err);
/* Registers beside the plan's text; promises and what follows from the figures; scores. */
int plan_check_registers(const struct tb_plan *plan, struct tb_err *err);
int plan_check_rules(struct tb_plan *plan, struct tb_err *err);
int plan_check_reporters(const struct tb_plan *plan, struct tb_err *err);
int plan_check_calendar(const struct tb_plan_calendar *calendar, struct tb_err *err);
int plan_check_signers(const struct tb_plan *plan, struct tb_err *err);
int plan_check_limits(const struct tb_plan *plan, struct tb_err *err);
int plan_check_disclosure(const struct tb_plan *plan, struct tb_err *err);
int plan_check_distribution(const struct tb_plan *plan, struct tb_err *err);
int plan_check_form(const struct tb_plan *plan, struct tb_err *err);
int plan_check_rolls(const struct tb_plan *plan, struct tb_err *err);
int plan_check_scores(const struct tb_plan *plan, struct tb_err *err);
/* Canonical order of every list that has one; references must be good. */
void plan_sort(struct tb_plan *plan);
/* Make the index of every list anew: after reading, and again after sorting. */
void plan_index(struct tb_plan *plan);
/* Fill *err with the record's place and say what to mend; returns -1. */
int plan_fail(struct tb_err *err, struct tb_plan_source source, const char *fmt, ...)
    TB_PRINTF(3, 4);

/* Is the word one of those, ended by NULL? */
int plan_is_one_of(const char *const *words, const char *word);
/* A span of days that does not end before it begins. */
int plan_check_span(const char *from, const char *to, struct tb_plan_source source,
    const char *name, struct tb_err *err);
/* A number that a record may set, and what is sane; where it stands in the record's struct. */
struct plan_bound {
	const char *name; /* of the attribute */
	size_t offset;	  /* of an int */
	int least, most;
};
/* Each of the record's n numbers is within its bounds. */
int plan_check_bounds(const void *record, const struct plan_bound *bounds, size_t n,
    const char *element, struct tb_plan_source source, struct tb_err *err);
/* Every code of the tags is a tag for such a subject. */
int plan_check_tags(const struct tb_plan *plan, const char *tags, int subject, const char *element,
    struct tb_plan_source source, struct tb_err *err);
/* The next of words with blanks between; *at moves behind it. 0 = there is none. */
enum { PLAN_WORD_SIZE = 80 };
int plan_next_word(const char **at, char word[PLAN_WORD_SIZE]);

#endif
