/*
 * What one call of tally works on: the plan, the period, who reports, what was
 * reported and the sets of subjects ("scopes") that figures are made of.
 *
 * The way: inputs.c takes the submissions that count out of the archive,
 * subject.c makes of them one series a subject (with the last value carried
 * where a month is missing, R9), scope.c groups the subjects, quantity.c and its
 * tables compute, ranking.c ranks, tree.c and figure.c write.
 *
 * Months are 2-12: month 2 is 1—2月.  Amounts are whole yuan in 64 bits and sums
 * of them in 128, which none leaves (R1); all else is a struct tb_exact.
 */
#ifndef TALLY_TALLY_H
#define TALLY_TALLY_H

#include "../lib/digest.h"
#include "../lib/exact.h"
#include "../lib/ledger.h"
#include "../lib/plan.h"
#include "../lib/record.h"

struct unit_index;
struct subject_index;

enum { MONTHS = 13 }; /* an array indexed by month */

struct submission {
	struct tb_record record;
	size_t unit;			  /* index into units */
	char first_arrived[11];		  /* of version 1: what punctuality is judged by */
	char digest[TB_DIGEST_SHORT + 1]; /* first digits, as printed with figures */
	int borrowed;			  /* the record is another tally's */
};

/* Who reports: a county or a department. */
struct unit {
	const char *code, *name, *short_name;
	int is_county, order;
	int expected; /* has to report the period */
	const struct submission *of_month[MONTHS];
};

enum point_state {
	POINT_NONE,	/* ‘——’: no value by design, or not due */
	POINT_MISSING,	/* due, and never reported in the year */
	POINT_REPORTED, /* in the month itself */
	POINT_CARRIED	/* from the last report before */
};

/* A subject's value at the end of a month. */
struct point {
	enum point_state state;
	int observed; /* 1 = the month itself was reported, be it ‘——’ where no number was before */
	int64_t value;
	int has_base;
	int64_t base;  /* comparable value of last year */
	int base_gone; /* reported without one, though an earlier month of the year had one */
	const struct submission *from;
	int line;
};

/* The milestones of a project that submissions tell of, as in tb_milestone_names. */
enum milestone {
	MILESTONE_START,      /* 开工 */
	MILESTONE_FRAME,      /* 主体 */
	MILESTONE_FINISH,     /* 竣工 */
	MILESTONE_PRODUCTION, /* 投产 */
	MILESTONE_STOCK,      /* 入库 */
	MILESTONE_STATISTICS, /* 入统 */
	MILESTONE_MAX
};

/* An industry, enterprise or project; every subject has one reporting unit (R16). */
struct subject {
	enum tb_subject kind;
	const char *code;
	const char *id;			   /* of its scope: kind/code; NULL = it has none */
	size_t scope;			   /* index of that */
	const char *reporter;		   /* unit, NULL = nobody */
	int due;			   /* a value is expected */
	struct tb_plan_amount plan;	   /* of the year; none also where it is not above 0 (R6) */
	struct tb_plan_amount stated_plan; /* as the plan has it */
	struct tb_plan_amount last_year;   /* full last year */
	const struct tb_plan_audited *audited_last; /* what that is by audit; NULL = not audited */
	const struct tb_plan_source *plan_source;
	const struct tb_plan_curve
	    *curve; /* of what is planned by month; NULL = none of the year */
	struct point at[MONTHS];
	struct point last_december;		 /* of the year before; from NULL = not reported */
	int missing_months;			 /* in a row up to the period */
	const struct tb_plan_industry *industry; /* one of the three is set */
	const struct tb_plan_enterprise *enterprise;
	const struct tb_plan_project *project;
	struct subject *parts, *next_part; /* its 其中 rows, and the next of the same whole */
	long county;			   /* index into units, -1 = in none */
	/* of a project, as last reported */
	const char *stages[MONTHS];	/* by each month's end, NULL = never */
	const char *stage, *note;	/* stage: by the period's end */
	const char *day[MILESTONE_MAX]; /* when it was reached, "" = not yet */
	int planned[MILESTONE_MAX];	/* 12 * year + month, 0 = none */
};

/* A unit's value of a subject that another one reports (R16). */
struct crosscheck {
	const struct subject *subject;
	const struct submission *from;
	int64_t value;
	int line;
};

struct set {
	struct subject **items;
	size_t n, cap;
};

enum scope_kind {
	SCOPE_CITY,
	SCOPE_DOMAIN,
	SCOPE_INDUSTRY,
	SCOPE_GROUP, /* of enterprises: annex, register, all; of projects: key */
	SCOPE_ENTERPRISE,
	SCOPE_BAND,
	SCOPE_COUNTY,
	SCOPE_DEPARTMENT,
	SCOPE_SECTOR,
	SCOPE_PARK,
	SCOPE_TAG,
	SCOPE_PROJECT,
	SCOPE_MAX
};

/* What figures go by; a scope has figures of some (HAS_...). */
enum series { REV, INV, REPORTS };
enum { HAS_REV = 1 << REV, HAS_INV = 1 << INV, HAS_REPORTS = 1 << REPORTS };

enum rank { RANK_REV_COMPLETION, RANK_REV_GROWTH, RANK_INV_COMPLETION, RANK_MAX };
enum no_place { PLACE_NONE = 0, PLACE_NEVER = -1 }; /* nothing to rank; never reported (R8) */

/* A lamp that burns at a month's end. */
enum lamp_cause { LAMP_OF_LEAD, LAMP_OF_SILENCE, LAMP_OF_LATENESS };

struct lamp {
	int index; /* into the plan's lamps, -1 = none */
	enum lamp_cause why;
	const char *late; /* the milestone whose lateness made it worse; NULL = none */
};

/* Why a unit's place by completion is another one than before (movement.h). */
enum cause { CAUSE_OWN, CAUSE_OTHERS, CAUSE_SILENT, CAUSE_ENTRIES, CAUSE_MAX };

/* That told of a period: the newest of the one before, or the newest of the period itself. */
enum issue { ISSUE_PREVIOUS, ISSUE_OWN, ISSUE_MAX };

/* A cumulative value at the end of the issue's period. */
struct printed_value {
	int known, missing; /* missing: a subject was due and unreported */
	int carried;
	tb_wide yuan;
};

/* What an issue printed of a scope (printed.h). */
struct printed {
	struct printed_value value[2]; /* by REV, INV */
	long place;		       /* by completion, or enum no_place */
	int place_carried;
};

/* What figures are made of: a set of revenue subjects, a set of projects, or both. */
struct scope {
	enum scope_kind kind;
	const char *code, *name, *short_name;
	char *id;
	unsigned series; /* HAS_... */
	struct set rev, inv;
	const struct scope *whole; /* what shares are of; NULL = none */
	struct totals *totals;	   /* of a whole (measure.h) */
	const struct unit *unit;   /* of a county, a department */
	const struct tb_plan_park *park;
	int is_child;	   /* 其中 */
	int planned_count; /* band: number of projects by the plan; -1 = none */
	const struct tb_plan_source *count_source;
	struct lamp lamps[MONTHS];
	int lamp;		     /* that of the period: index, -1 = none */
	int place[RANK_MAX][MONTHS]; /* by each month's end, or one of enum no_place (ranking.h) */
	char place_carried[RANK_MAX][MONTHS]; /* rests on a carried value */
	struct printed printed[ISSUE_MAX];
	long why[CAUSE_MAX];
};

struct tally {
	const struct tb_plan *plan;
	enum tb_span span;		/* what the figures are for, up to the period */
	struct tb_period period;	/* its last month */
	struct tb_period previous;	/* month 0 = none */
	int is_again;			/* an issue of it counted other submissions (R10) */
	char end[11], previous_end[11]; /* last day of the period and of the one before */
	enum tb_rounding rounding;
	struct tb_exact progress; /* m/12 */
	struct unit *units;
	size_t nunits, units_cap;
	struct unit_index *unit_index;	 /* units by code (units.c) */
	struct submission **submissions; /* those that count, by unit order and period */
	size_t nsubmissions, submissions_cap;
	char inputs[TB_DIGEST_LEN + 1];
	struct subject *subjects; /* industries, enterprises, projects; each in plan order */
	size_t nsubjects;
	struct subject_index *subject_index; /* subjects by code (subject.c) */
	struct crosscheck *crosschecks;	     /* of the period, by unit and line */
	size_t ncrosschecks, crosschecks_cap;
	struct scope *scopes; /* in the order figures are written */
	size_t nscopes, scopes_cap;
	size_t first[SCOPE_MAX], count[SCOPE_MAX]; /* of each kind */
};

/* Empty but for units. plan is borrowed; tally_release it. */
void tally_start(struct tally *tally, const struct tb_plan *plan, struct tb_period period);
void tally_release(struct tally *tally);

/* a + b of what an audit adds up; a sum beyond 64 bits ends the program (E042). */
int64_t sum_add(int64_t a, int64_t b);

/* The last day of the period's month, YYYY-MM-DD; prints into out[11]. */
void period_last_day(struct tb_period period, char out[11]);

#endif
