/*
 * The plan of a city and its registers (tongbao-plan.5): everything the
 * pipeline knows of a place.  All *.xml files of a folder are read in byte
 * order of their names; sections may be spread over files.
 *
 * A loaded plan is consistent: codes are unique in their kind, references
 * lead somewhere, ladders ascend, bands do not overlap.  All strings and
 * arrays stay good until tb_plan_release.  Amounts are whole yuan; an amount
 * that is '——' in the plan has `none` set.
 */
#ifndef TB_PLAN_H
#define TB_PLAN_H

#include "diag.h"
#include "mem.h"
#include "period.h"
#include <stdint.h>

#define TB_PLAN_NS "urn:tongbao:plan:1"
enum { TB_PLAN_YEARS = 16 };

struct tb_plan_amount {
	int64_t yuan;
	int none; /* 1 = '——', no value by design (R5); also: not given */
};

/* Where a record stands in the files. */
struct tb_plan_source {
	const char *file;
	int line;
};

/* Yearly values: of an industry or enterprise in yuan, of a count in pieces. */
struct tb_plan_path {
	int first_year; /* 0 = no path */
	int nyears;
	struct tb_plan_amount values[TB_PLAN_YEARS];
};

struct tb_plan_identity {
	const char *id, *version, *number, *in_force, *name;
	const char *programme; /* what the programme is called in a title */
	const char *issuer;    /* the office that signs */
	const char *mark;      /* 发文机关标志; "" = the issuer's name and 文件 */
	const char *region;    /* code of the root region */
	int base_year, target_year;
	int round_even; /* 1 = half to even, 0 = half away from zero (R2) */
	struct tb_plan_source source;
};

/* Names a thing was or is also known by; dates "" = open. */
struct tb_plan_alias {
	const char *name, *valid_from, *valid_to;
	struct tb_plan_source source;
};

struct tb_plan_region {
	const char *code, *name, *short_name, *level, *parent, *group;
	const char *valid_from, *valid_to; /* YYYY-MM-DD, "" = open */
	int order;			   /* canonical order; 0 = not a reporting unit */
	struct tb_plan_alias *aliases;
	size_t naliases;
	struct tb_plan_source source;
};

struct tb_plan_department {
	const char *code, *name, *short_name;
	int order;
	const char *role; /* issuer, domain (has a part in one), data (others need its data), "" */
	int expected;	  /* 1 = reports every month */
	struct tb_plan_alias *aliases;
	size_t naliases;
	struct tb_plan_source source;
};

/* A department that has a part in a domain without leading it. */
struct tb_plan_participant {
	const char *unit;
	struct tb_plan_source source;
};

struct tb_plan_domain {
	const char *code, *name, *short_name, *lead; /* lead "" = none named */
	int order;
	struct tb_plan_participant *participants;
	size_t nparticipants;
	struct tb_plan_alias *aliases;
	size_t naliases;
	struct tb_plan_source source;
};

struct tb_plan_sector {
	const char *code, *name, *domain, *industry; /* industry "" = none */
	struct tb_plan_alias *aliases;
	size_t naliases;
	struct tb_plan_source source;
};

enum tb_subject { TB_SUBJECT_INDUSTRY, TB_SUBJECT_ENTERPRISE, TB_SUBJECT_PROJECT, TB_SUBJECT_MAX };

struct tb_plan_indicator {
	const char *code, *name, *unit;
	const char *subjects; /* kinds it is reported of: "industry enterprise" */
	struct tb_plan_source source;
};

/* Who reports an indicator: of one subject, or of all subjects of a kind by region (R16). */
struct tb_plan_reporter_rule {
	const char *indicator, *subject, *kind, *unit, *by;
	struct tb_plan_source source;
};

struct tb_plan_industry {
	const char *code, *name, *short_name, *domain, *stated_growth;
	int order;
	struct tb_plan_path path;
	struct tb_plan_alias *aliases;
	size_t naliases;
	struct tb_plan_source source;
};

struct tb_plan_enterprise {
	const char *code, *name, *short_name, *sector, *region, *parent, *industry, *stated_growth;
	const char *domain; /* its sector's; filled by the loader */
	int order;
	int annex; /* 1 = a row of the plan's own list, 0 = of the register */
	struct tb_plan_path path;
	struct tb_plan_amount last_year; /* full last year, of the register's rows (R16) */
	struct tb_plan_alias *aliases;
	size_t naliases;
	struct tb_plan_source source;
};

struct tb_plan_milestone {
	const char *type, *planned; /* YYYY-MM */
	struct tb_plan_source source;
};

struct tb_plan_project {
	const char *code, *name, *region, *domain, *industry, *nature, *start, *finish;
	int key;
	int year;		     /* of the list it stands in */
	struct tb_plan_amount total; /* total investment */
	struct tb_plan_amount plan;  /* the year's */
	struct tb_plan_milestone *milestones;
	size_t nmilestones;
	int band; /* index into the plan's bands, -1 below all */
	struct tb_plan_source source;
};

struct tb_plan_count {
	const char *band, *name, *parent, *stated_growth;
	int order, total;
	struct tb_plan_path path; /* in pieces, not yuan */
	struct tb_plan_source source;
};

struct tb_plan_target {
	const char *id, *scope, *year, *kind, *threshold, *op, *value, *subjects, *clause;
	struct tb_plan_source source;
};

struct tb_plan_step {
	struct tb_plan_amount value;
	const char *word; /* the step as a phrase says it: 百亿 */
	struct tb_plan_source source;
};

struct tb_plan_ladder {
	const char *id, *subject_name;
	enum tb_subject subject;    /* filled by the loader from its name */
	int exclusive;		    /* 1 = the step itself does not reach it */
	struct tb_plan_step *steps; /* ascending */
	size_t nsteps;
	struct tb_plan_source source;
};

struct tb_plan_band {
	const char *code, *name;
	struct tb_plan_amount min, max; /* [min, max); max.none = open (F18) */
	struct tb_plan_source source;
};

struct tb_plan_lamp {
	const char *code, *mark, *name; /* mark = the letter that is printed beside the colour */
	int finished;			/* 1 = for what has met the year's plan */
	const char *min_text;		/* "" = no lower bound */
	int64_t min_milli; /* lead >= min, in 1/1000 percentage points; best lamp first (R14) */
	struct tb_plan_source source;
};

struct tb_plan_rule {
	const char *id; /* growth-max, growth-min, month-share-max, unchanged-months, unit-slip… */
	const char *level; /* 强制 核实 提示 */
	int64_t milli;	   /* threshold in 1/1000 */
	struct tb_plan_source source;
};

struct tb_plan_recipient {
	const char *kind; /* to = 主送, cc = one line of 抄送 */
	const char *text;
	struct tb_plan_source source;
};

struct tb_plan_holiday {
	const char *day, *name;
	int work; /* 1 = a weekend day that is worked (调休) */
	struct tb_plan_source source;
};

struct tb_plan_calendar {
	int deadline_day, bulletin_day;
	struct tb_plan_source source;
	struct tb_plan_holiday *holidays;
	size_t nholidays;
};

/* Records of one list in order of their codes, for look-ups; made by the loader.
 * Without it, in a plan made by hand, look-ups go through the list. */
struct tb_plan_index {
	const void **records;
	size_t n;
};

enum tb_plan_kind {
	TB_PLAN_REGION,
	TB_PLAN_DEPARTMENT,
	TB_PLAN_DOMAIN,
	TB_PLAN_SECTOR,
	TB_PLAN_INDUSTRY,
	TB_PLAN_ENTERPRISE,
	TB_PLAN_PROJECT,
	TB_PLAN_INDICATOR,
	TB_PLAN_RULE,
	TB_PLAN_KIND_MAX
};

struct tb_plan {
	struct tb_arena arena;
	struct tb_plan_index index[TB_PLAN_KIND_MAX];
	struct tb_plan_identity identity;
	const char *notice; /* printed on every page, "" = none */
	struct tb_plan_region *regions;
	size_t nregions;
	struct tb_plan_department *departments;
	size_t ndepartments;
	struct tb_plan_domain *domains;
	size_t ndomains;
	struct tb_plan_sector *sectors;
	size_t nsectors;
	struct tb_plan_indicator *indicators;
	size_t nindicators;
	struct tb_plan_reporter_rule *reporters;
	size_t nreporters;
	struct tb_plan_industry *industries;
	size_t nindustries;
	struct tb_plan_enterprise *enterprises;
	size_t nenterprises;
	struct tb_plan_project *projects;
	size_t nprojects;
	struct tb_plan_count *counts;
	size_t ncounts;
	struct tb_plan_target *targets;
	size_t ntargets;
	struct tb_plan_ladder *ladders;
	size_t nladders;
	struct tb_plan_band *bands;
	size_t nbands;
	struct tb_plan_lamp *lamps;
	size_t nlamps;
	struct tb_plan_rule *rules;
	size_t nrules;
	struct tb_plan_recipient *recipients;
	size_t nrecipients;
	struct tb_plan_calendar calendar;
};

/* Load all *.xml of a folder, in byte order, and check them against each
 * other. 0, or -1 with *err filled (file, line, what to mend) and *plan
 * released. */
int tb_plan_load(const char *folder, struct tb_plan *plan, struct tb_err *err) TB_MUST_CHECK;
void tb_plan_release(struct tb_plan *plan);

/* --- look-ups: NULL (or -1) when there is none; borrowed --------------------- */

const struct tb_plan_region *tb_plan_region(const struct tb_plan *plan, const char *code);
const struct tb_plan_department *tb_plan_department(const struct tb_plan *plan, const char *code);
const struct tb_plan_domain *tb_plan_domain(const struct tb_plan *plan, const char *code);
const struct tb_plan_sector *tb_plan_sector(const struct tb_plan *plan, const char *code);
const struct tb_plan_industry *tb_plan_industry(const struct tb_plan *plan, const char *code);
const struct tb_plan_enterprise *tb_plan_enterprise(const struct tb_plan *plan, const char *code);
const struct tb_plan_project *tb_plan_project(const struct tb_plan *plan, const char *code);
const struct tb_plan_indicator *tb_plan_indicator(const struct tb_plan *plan, const char *code);
const struct tb_plan_rule *tb_plan_rule(const struct tb_plan *plan, const char *id);
/* The ladder in use: the first of the subject's; the others keep the plan's own wording. */
const struct tb_plan_ladder *tb_plan_ladder(const struct tb_plan *plan, enum tb_subject subject);
/* What a subject's code stands for; TB_SUBJECT_MAX = nothing. */
enum tb_subject tb_plan_subject(const struct tb_plan *plan, const char *code);
/* industry, enterprise, project: as plan files write them. */
extern const char *const tb_subject_names[TB_SUBJECT_MAX];

/* The name a unit (county or department) is printed by; NULL = no such unit. */
const char *tb_plan_unit_name(const struct tb_plan *plan, const char *code);
/* 1 when the unit must report the period: a county with a place in the
 * canonical order that is valid at the period's end, or an expected department. */
int tb_plan_unit_expected(const struct tb_plan *plan, const char *code, struct tb_period period);

/* The one unit that reports the indicator of a subject (R16); NULL = nobody. */
const char *tb_plan_reporter(
    const struct tb_plan *plan, const char *indicator, const char *subject);

/* The value of a path in a year; none where the path does not reach. */
struct tb_plan_amount tb_plan_path_value(const struct tb_plan_path *path, int year);

/* Band of a total investment: index into plan->bands, -1 below all (F18). */
int tb_plan_band(const struct tb_plan *plan, int64_t total_yuan);
/* Highest step that the value reaches: index, -1 below all (F15). */
int tb_plan_step(const struct tb_plan_ladder *ladder, int64_t yuan);

/* The deadline of a period: the calendar's day of the month after it, moved to
 * the next working day when it is a weekend or a holiday. */
struct tb_date tb_plan_deadline(const struct tb_plan *plan, struct tb_period period);
/* The bulletin day, found in the same way. */
struct tb_date tb_plan_bulletin_day(const struct tb_plan *plan, struct tb_period period);

#endif
