/*
 * The plan of a city and its registers (tongbao-plan.5): everything the
 * pipeline knows of a place.  All *.xml files of a folder are read in byte
 * order of their names; sections may be spread over files.
 *
 * A loaded plan is consistent: codes are unique in their kind, references
 * lead somewhere, ladders ascend, bands do not overlap.  All strings and
 * arrays stay good until tb_plan_release.  Amounts are whole yuan; an amount
 * that is '——' in the plan has `none` set.
 *
 * The header is long because it lists all that a plan may say, a struct for each
 * element; plan-*.c have each its part of that.
 */
#ifndef TB_PLAN_H
#define TB_PLAN_H

#include "diag.h"
#include "mem.h"
#include "period.h"
#include <stdint.h>

#define TB_PLAN_NS "urn:tongbao:plan:1"
enum { TB_PLAN_YEARS = 16, TB_PLAN_THRESHOLDS = 3 };

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
	unsigned char decimals[TB_PLAN_YEARS]; /* places that the plan prints of each value */
};

/* One month of a planned curve: what is to be reached by its end. */
struct tb_plan_planned {
	int year, month;
	struct tb_plan_amount value;
	struct tb_plan_source source;
};

/* Planned cumulative values; by year and month, rising, each year up to its plan. */
struct tb_plan_curve {
	struct tb_plan_planned *points;
	size_t npoints;
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
	int column, row;		   /* place in maps, from 1; 0 = none */
	struct tb_plan_alias *aliases;
	size_t naliases;
	struct tb_plan_source source;
};

struct tb_plan_department {
	const char *code, *name, *short_name;
	const char *valid_from, *valid_to; /* as of a region */
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
	const char *valid_from, *valid_to;	     /* as of a region */
	struct tb_plan_alias *aliases;
	size_t naliases;
	struct tb_plan_source source;
};

enum tb_subject { TB_SUBJECT_INDUSTRY, TB_SUBJECT_ENTERPRISE, TB_SUBJECT_PROJECT, TB_SUBJECT_MAX };

/* How a value of an indicator is called where it is asked for; names are those of form.h. */
struct tb_plan_indicator_field {
	const char *name; /* row@value, project@cumulative … */
	const char *head, *help;
	struct tb_plan_source source;
};

struct tb_plan_indicator {
	const char *code, *name, *unit;
	const char *subjects;	/* kinds it is reported of: "industry enterprise" */
	const char *definition; /* 指标解释, "" = none given */
	struct tb_plan_indicator_field *fields;
	size_t nfields;
	struct tb_plan_source source;
};

/* Who reports an indicator: of one subject, or of all subjects of a kind by region (R16). */
struct tb_plan_reporter_rule {
	const char *indicator, *subject, *kind, *unit, *by;
	struct tb_plan_source source;
};

struct tb_plan_industry {
	const char *code, *name, *short_name, *domain, *stated_growth;
	const char *lead; /* unit that leads it, "" = none named */
	int order;
	struct tb_plan_path path;
	struct tb_plan_curve curve;
	struct tb_plan_alias *aliases;
	size_t naliases;
	struct tb_plan_source source;
};

struct tb_plan_enterprise {
	const char *code, *name, *short_name, *sector, *region, *parent, *industry, *stated_growth;
	const char *domain;	 /* its sector's; filled by the loader */
	const char *park, *tags; /* "" = none; tags: codes with blanks between */
	const char *uscc;	 /* unified social credit code, "" = not known */
	int order;
	int complete; /* 1 = its parts (其中) make up the whole (R7) */
	int annex;    /* 1 = a row of the plan's own list, 0 = of the register */
	struct tb_plan_path path;
	const struct tb_plan_source *path_source; /* where it stands otherwise; NULL = here */
	struct tb_plan_curve curve;
	struct tb_plan_amount last_year; /* full last year, of the register's rows (R16) */
	int last_year_of;		 /* the year that is; base year when not given */
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
	const char *park, *tags; /* "" = none; tags: codes with blanks between */
	const char *national;	 /* its code in the national register, "" = not known */
	const char *package;	 /* what it is a piece of: pieces of one count once; "" = none */
	int key;
	int year;		     /* of the list it stands in */
	struct tb_plan_amount total; /* total investment */
	struct tb_plan_amount plan;  /* the year's */
	struct tb_plan_curve curve;
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

/* A promise. The words are the plan's, the numbers are filled by the loader. */
struct tb_plan_target {
	const char *id, *scope, *year, *kind, *threshold, *op, *value, *subjects, *clause;
	const char *level;			/* of a park that counts, "" = any */
	int64_t thresholds[TB_PLAN_THRESHOLDS]; /* yuan, in the order of the text */
	size_t nthresholds;
	struct tb_plan_amount below; /* what reaches a threshold counts below this; none = open */
	int low, high;		     /* the number promised; equal but for a range; -1 = none */
	int year_number;	     /* 0 = the year is a text */
	struct tb_plan_source source;
};

struct tb_plan_step {
	struct tb_plan_amount value;
	const char *word; /* the step as a phrase says it: 百亿 */
	struct tb_plan_source source;
};

struct tb_plan_ladder {
	const char *id, *subject_name, *clause;
	enum tb_subject subject;    /* filled by the loader from its name */
	int exclusive;		    /* 1 = the step itself does not reach it */
	int rolling;		    /* 1 = the yearly list of who comes in and goes out is by it */
	struct tb_plan_step *steps; /* ascending */
	size_t nsteps;
	struct tb_plan_source source;
};

/* An enterprise of a year's list, or one that leaves it. */
struct tb_plan_member {
	const char *subject;
	const char *level;	    /* word of a step of the list's ladder; "" = on none yet */
	struct tb_plan_amount plan; /* of the year, where the plan's own list has none */
	int leaves;
	struct tb_plan_source source;
};

/* The list of a year (梯队名单), whole; of the years before the first one it is the plan's own. */
struct tb_plan_roll {
	int year;
	const char *ladder, *in_force, *number, *by; /* number and by "" = not known yet */
	struct tb_plan_member *members;
	size_t nmembers;
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

/* A rule that a program applies; a plan has no other. */
struct tb_plan_rule_form {
	const char *id;
	int64_t min, max; /* of the threshold, in 1/1000; both 0 = it has none */
};
extern const struct tb_plan_rule_form tb_plan_rule_forms[]; /* ended by an id of NULL */

/* --- registers beside the plan's text --------------------------------------- */

struct tb_plan_park {
	const char *code, *name, *short_name, *level, *region;
	const char *since; /* month from which it has the level; "" = before the base year */
	int order;
	int64_t area_milli; /* 1/1000 亩, 0 = not known */
	struct tb_plan_alias *aliases;
	size_t naliases;
	struct tb_plan_source source;
};

/* A mark that enterprises or projects bear. */
struct tb_plan_tag {
	const char *code, *name;
	int subject; /* enum tb_subject: enterprise or project */
	struct tb_plan_source source;
};

/* What is kept of each industry: 两图两库两池两报告, and for how many months an edition is good. */
struct tb_plan_material {
	const char *code, *name;
	int months; /* 0 = it does not age */
	struct tb_plan_source source;
};

/* An edition of one of an industry's. */
struct tb_plan_edition {
	const char *material, *industry, *date, *label;
	struct tb_plan_source source;
};

/* Who of the leaders looks after a subject, and from when to when ("" = open). */
struct tb_plan_liaison {
	const char *subject, *leader, *post, *from, *to;
	struct tb_plan_source source;
};

/* Who may sign a unit's submissions: the SHA-256 of the key in a certificate. */
struct tb_plan_signer {
	const char *unit;
	const char *digest;		   /* of the SubjectPublicKeyInfo, 64 hex digits */
	const char *valid_from, *valid_to; /* first and last day; valid_to "" = open */
	struct tb_plan_source source;
};

/* What a unit may do that others may not, or the other way round. */
struct tb_plan_unsigned {
	const char *unit;
	int rule; /* enum tb_plan_unsigned_rule */
	struct tb_plan_source source;
};

enum tb_plan_unsigned_rule { TB_UNSIGNED_REFUSED, TB_UNSIGNED_ALLOWED };

/* The true outlines of the regions (<outlines>). */
struct tb_plan_outlines {
	const char *file;     /* GeoJSON in the plan's folder; "" = there is none */
	const char *property; /* of its features: the region's code */
	struct tb_plan_source source;
};

/* What a submission may be at most (<limits>; tongbao-plan.5 has the defaults). */
struct tb_plan_limits {
	int size_mib;	/* the file */
	int rows;	/* of all its tables */
	int depth;	/* of elements */
	int attributes; /* of an element */
	int text;	/* characters of a text or a value */
	int seconds;	/* of processor time, for each 16 MiB begun */
	struct tb_plan_source source;
};
enum { TB_LIMIT_ATTRIBUTES = 256 };
extern const struct tb_plan_limits tb_plan_default_limits;

/* What the public edition keeps back (<disclosure>, R18; tongbao-plan.5 has the defaults). */
struct tb_plan_disclosure {
	int threshold;	 /* a cell of fewer units is kept back */
	int width;	 /* %: what is kept back stays open by so much, up and down */
	int dominance;	 /* %: so is one of which a unit has more; 0 = not looked at */
	const char *few; /* industries that rest on fewer units: codes with blanks between */
	struct tb_plan_source source;
};
extern const struct tb_plan_disclosure tb_plan_default_disclosure;

/* Signatures of submissions; source.file NULL = this place has none. */
struct tb_plan_signing {
	int rule;	  /* for units without one of their own: enum tb_plan_unsigned_rule */
	int wait_minutes; /* how long a submission waits for its signature */
	struct tb_plan_source source;
	struct tb_plan_signer *signers;
	struct tb_plan_unsigned *units;
	size_t nsigners, nunits;
};

/* A full year's value as audited; of one enterprise and year once. */
struct tb_plan_audited {
	const char *subject;
	int year;
	struct tb_plan_amount revenue, tax, tax_last, local_tax;
	struct tb_plan_source source;
};

/* What the plan's text names. */
struct tb_plan_mention {
	const char *name, *clause;
	const char *refers; /* code of the record meant; "" = no row has it */
	int kind;	    /* enum tb_plan_mention_kind */
	int count;	    /* how many the text announces; 0 = it announces none */
	struct tb_plan_source source;
};

/* What whoever wrote the file has chosen where the plan leaves it open. */
struct tb_plan_assumption {
	const char *element; /* record or section */
	const char *code;    /* code or id of the record, "" = it has none */
	const char *about;   /* its name; of one without a code its subject; "" = neither */
	const char *reason;
	struct tb_plan_source source;
};

enum tb_plan_mention_kind {
	TB_MENTION_INDUSTRY,
	TB_MENTION_ENTERPRISE,
	TB_MENTION_PROJECT,
	TB_MENTION_DEPARTMENT,
	TB_MENTION_DOMAIN,
	TB_MENTION_PARK,
	TB_MENTION_OTHER,
	TB_MENTION_KIND_MAX
};

/* --- rules of what follows from the figures ---------------------------------- */

/* A filter and nothing else (M18): every criterion that is given must hold. */
struct tb_plan_recommendation {
	const char *id, *name;
	int subject;	    /* enum tb_subject: project or enterprise */
	const char *tags;   /* all of them, "" = any */
	const char *lamps;  /* one of them, "" = any */
	const char *stages; /* one of them, "" = any; of a project */
	int key, in_statistics;
	struct tb_plan_amount min_total; /* of a project */
	struct tb_plan_amount min_value; /* last full year, of an enterprise */
	struct tb_plan_source source;
};

/* What an escalation or a rollup speaks of. */
enum tb_plan_scope {
	TB_SCOPE_CITY,
	TB_SCOPE_DOMAIN,
	TB_SCOPE_COUNTY,
	TB_SCOPE_INDUSTRY,
	TB_SCOPE_ENTERPRISE,
	TB_SCOPE_PROJECT,
	TB_SCOPE_MAX
};

/* One rung of the ladder of severity; either a lamp or a ranking. */
struct tb_plan_escalation {
	const char *id, *name;
	const char *lamp;    /* this or a worse one burns; "" = by ranking */
	const char *last_in; /* id of the ranking it is last in; "" = by lamp */
	int subject;	     /* enum tb_plan_scope, project county industry enterprise; -1 */
	int months;	     /* running, 1 = now */
	int days; /* working days to do what is asked, from the bulletin day; 0 = unsaid */
	struct tb_plan_source source;
};

/* A project late by at least `months` with such a milestone burns at least the lamp. */
struct tb_plan_late {
	const char *milestone, *lamp;
	int months;
	struct tb_plan_source source;
};

enum tb_score_method {
	TB_SCORE_COMPLETION,
	TB_SCORE_TARGET_MET,
	TB_SCORE_PLACE,
	TB_SCORE_STEP,
	TB_SCORE_EFFICACY,
	TB_SCORE_PROPORTIONAL,
	TB_SCORE_MEAN,
	TB_SCORE_MARK,
	TB_SCORE_MAX
};

/* One column of a scoreboard; decimals in thousandths. */
struct tb_plan_item {
	const char *code, *name;
	const char *figure; /* name of a quantity of the unit's scope; "" for a mark */
	int method;	    /* enum tb_score_method */
	int64_t weight, cap, every, gain, most, low, high, drop;
	struct tb_plan_source source;
};

struct tb_plan_medal {
	const char *name;
	int place;
	struct tb_plan_source source;
};

/* Points beside the items, for a fact with a document. */
struct tb_plan_addition {
	const char *code, *name;
	int64_t points; /* thousandths, below 0 to take off */
	struct tb_plan_source source;
};

enum tb_board_when { TB_BOARD_QUARTER, TB_BOARD_YEAR };
enum tb_board_units { TB_BOARD_COUNTY, TB_BOARD_DEPARTMENT, TB_BOARD_DOMAIN };

struct tb_plan_scoreboard {
	const char *id, *name;
	int when;   /* enum tb_board_when */
	int units;  /* enum tb_board_units */
	int groups; /* 1 = ranked inside the regions' groups too */
	int appeal_days; /* working days in which a unit may appeal, 0 = not said */
	struct tb_plan_item *items;
	size_t nitems;
	struct tb_plan_medal *medals;
	size_t nmedals;
	struct tb_plan_addition *additions;
	size_t nadditions;
	struct tb_plan_source source;
};

/* What people gave a unit: points of an item of the method mark, or an addition. */
struct tb_plan_mark {
	const char *period; /* "2022-Q2" or "2022", as the scoreboard's `when` */
	const char *scoreboard, *item, *addition, *unit;
	const char *document; /* 文号 or name, "" = none */
	int64_t value;	      /* of an item, thousandths */
	int times;	      /* of an addition, 1 and more */
	struct tb_plan_source source;
};

struct tb_plan_prize {
	const char *step; /* word of a step of the scheme's ladder */
	int place;	  /* index of that step; filled by the loader */
	struct tb_plan_amount money;
	struct tb_plan_source source;
};

enum tb_award_pay { TB_PAY_HIGHEST, TB_PAY_DIFFERENCE };

/* A scheme of step awards. */
struct tb_plan_award {
	const char *id, *name, *ladder;
	int year;		       /* 0 = every year */
	int pay;		       /* enum tb_award_pay */
	int64_t cap_share;	       /* % of the local tax, thousandths; -1 = no cap */
	struct tb_plan_amount min_tax; /* none = no such condition */
	int tax_not_falling;
	struct tb_plan_prize *prizes; /* by step, rising */
	size_t nprizes;
	struct tb_plan_source source;
};

/* One row of the submission to the level above. */
struct tb_plan_map {
	const char *code;      /* of the subject in the upper plan */
	const char *name;      /* its name there; "" = as here */
	const char *from;      /* "city", "domain/NY" …: a scope here */
	const char *indicator; /* filled by the loader when not given */
	const char *kind;      /* of that subject: industry, enterprise, project; filled likewise */
	int scope;	       /* enum tb_plan_scope; filled by the loader */
	const char *subject;   /* code of the scope, "" for the city; filled by the loader */
	struct tb_plan_source source;
};

/* A step of the level above, whose own ladder is not this plan's. */
struct tb_plan_rung {
	const char *subject; /* industry, enterprise, project (by its total) */
	struct tb_plan_amount value;
	const char *word; /* as the level above says it: 万亿 */
	struct tb_plan_source source;
};

struct tb_plan_rollup {
	const char *plan, *unit;     /* id of the upper plan, and who this place is in it */
	const char *name;	     /* of the upper plan, as a text says it; "" = not known */
	const char *to;		     /* whom the report is addressed to; "" = not known */
	const char *contact, *phone; /* whom they can ask; "" = said elsewhere */
	const char *prepared, *reviewed, *approved; /* who answers for it; "" = said elsewhere */
	const char *key; /* that it is signed with, a name; "" = it is not */
	struct tb_plan_rung *rungs;
	size_t nrungs;
	struct tb_plan_map *maps;
	size_t nmaps;
	struct tb_plan_source source;
};

struct tb_plan_recipient {
	const char *kind; /* to = 主送, cc = one line of 抄送 */
	const char *text;
	struct tb_plan_source source;
};

/* To whom issues go, how (<distribution>); what is printed as 主送 and 抄送 are recipients. */
enum tb_addressee_role { TB_ADDRESSEE_TO, TB_ADDRESSEE_CC, TB_ADDRESSEE_COPY, TB_ADDRESSEE_MAX };
enum tb_channel {
	TB_CHANNEL_FOLDER,
	TB_CHANNEL_MAIL,
	TB_CHANNEL_PRINT,
	TB_CHANNEL_INBOX, /* of the level above, for the submission to it */
	TB_CHANNEL_MAX
};
enum tb_edition { TB_EDITION_INTERNAL, TB_EDITION_PUBLIC, TB_EDITION_MAX };
/* Their words in the plan: to, cc, copy; folder, mail, print, inbox; internal, public. Ended by
 * NULL. */
extern const char *const tb_addressee_roles[], *const tb_channel_names[], *const tb_edition_names[];

struct tb_plan_addressee {
	const char *id, *name;
	const char *unit;      /* of the plan; "" = none of it */
	int role;	       /* enum tb_addressee_role */
	int channel;	       /* enum tb_channel */
	const char *address;   /* folder, mail address, printer, inbox; "" = not known yet */
	const char *documents; /* names, or patterns with '*', with blanks between; of an inbox
				* submission-PLAN, see tb_plan_submission */
	int edition;	       /* enum tb_edition; -1 = internal */
	int may; /* the most it may have; -1 = internal for a unit of the plan, else public */
	const char *of;		  /* month, quarter, year with blanks between; "" = all */
	const char *from, *until; /* first and last day; "" = no bound */
	int embargo_days;	  /* after the approval */
	const char *embargo_time; /* HH:MM of that day; "" = from its beginning */
	int copies;		  /* to print */
	struct tb_plan_source source;
};

struct tb_plan_distribution {
	const char *sender, *name; /* address and name that letters are from */
	const char *account;	   /* of tongbao-mail(5) */
	const char *link;	   /* where what is too large can be fetched; "" = nowhere */
	int limit_mib;		   /* of the attachments of a letter */
	const char *retry; /* minutes after the first, second ... failure; the last for ever */
	int hours;	   /* after the first try no more is made */
	struct tb_plan_addressee *addressees;
	size_t naddressees;
	struct tb_plan_source source; /* .file NULL = the plan has none */
};

struct tb_plan_holiday {
	const char *day, *name;
	int work; /* 1 = a weekend day that is worked (调休) */
	struct tb_plan_source source;
};

struct tb_plan_calendar {
	int deadline_day, bulletin_day;
	/* of the month after the period; 0 = call-up sheets, reminders, quarters are not run */
	int forms_day, first_reminder_day, second_reminder_day;
	int quarter_day;
	int year_month, year_day; /* of the year after a year; day 0 = years are not run */
	struct tb_plan_source source;
	struct tb_plan_holiday *holidays;
	size_t nholidays;
};

/* A column of a form's table: a field that is filled in, or something that is only shown. */
struct tb_plan_column {
	const char *field; /* name in form.h, "" = only shown */
	const char *show;  /* word in tb_show_names, "" = a field */
	const char *head;  /* "" for an amount: the indicator's */
	const char *help;  /* "" = none */
	struct tb_plan_source source;
};

/* A table of the form, on a sheet of its own. */
struct tb_plan_table {
	const char *code;  /* element of the submission, or head, milestones: form.h */
	const char *title; /* of the sheet */
	const char *unit;  /* of its amounts: 元, 万元, 亿元; "" = it has none */
	const char *help;
	int spare; /* empty rows for what is new */
	struct tb_plan_column *columns;
	size_t ncolumns;
	struct tb_plan_source source;
};

/* A paragraph of the form's instructions. */
struct tb_plan_guide {
	const char *text;
	struct tb_plan_source source;
};

/* How the monthly form is laid out and worded; source.file NULL = this place makes none. */
struct tb_plan_form {
	const char *title;
	const char *contact, *phone; /* whom to ask */
	struct tb_plan_source source;
	struct tb_plan_guide *guides;
	struct tb_plan_table *tables;
	size_t nguides, ntables;
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
	TB_PLAN_PARK,
	TB_PLAN_TAG,
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
	int projects_year; /* of the newest list of projects, and be it empty; 0 = there is none */
	struct tb_plan_count *counts;
	size_t ncounts;
	struct tb_plan_target *targets;
	size_t ntargets;
	struct tb_plan_ladder *ladders;
	size_t nladders;
	struct tb_plan_roll *rolls;
	size_t nrolls;
	struct tb_plan_band *bands;
	size_t nbands;
	struct tb_plan_lamp *lamps;
	size_t nlamps;
	struct tb_plan_rule *rules;
	size_t nrules;
	struct tb_plan_recipient *recipients;
	size_t nrecipients;
	struct tb_plan_park *parks;
	size_t nparks;
	struct tb_plan_tag *tags;
	size_t ntags;
	struct tb_plan_material *materials;
	size_t nmaterials;
	struct tb_plan_edition *editions;
	size_t neditions;
	struct tb_plan_liaison *liaisons;
	size_t nliaisons;
	struct tb_plan_audited *audited;
	size_t naudited;
	struct tb_plan_mention *mentions;
	size_t nmentions;
	struct tb_plan_assumption *assumptions; /* in the order of files and lines */
	size_t nassumptions;
	struct tb_plan_recommendation *recommendations;
	size_t nrecommendations;
	struct tb_plan_escalation *escalations; /* severity rises */
	size_t nescalations;
	struct tb_plan_late *lateness;
	size_t nlateness;
	struct tb_plan_scoreboard *scoreboards;
	size_t nscoreboards;
	struct tb_plan_mark *marks;
	size_t nmarks;
	struct tb_plan_award *awards;
	size_t nawards;
	struct tb_plan_rollup *rollups;
	size_t nrollups;
	struct tb_plan_calendar calendar;
	struct tb_plan_signing signing;
	struct tb_plan_limits limits;
	struct tb_plan_outlines outlines;
	struct tb_plan_disclosure disclosure;
	struct tb_plan_form form;
	struct tb_plan_distribution distribution;
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
/* A code may stand once in the list of each year; year 0 = of any. */
const struct tb_plan_project *tb_plan_project(
    const struct tb_plan *plan, const char *code, int year);
const struct tb_plan_indicator *tb_plan_indicator(const struct tb_plan *plan, const char *code);
/* The first indicator of subjects of the kind, the one whose series are figures. */
const struct tb_plan_indicator *tb_plan_indicator_of(
    const struct tb_plan *plan, enum tb_subject kind);
const struct tb_plan_rule *tb_plan_rule(const struct tb_plan *plan, const char *id);
const struct tb_plan_park *tb_plan_park(const struct tb_plan *plan, const char *code);
const struct tb_plan_tag *tb_plan_tag(const struct tb_plan *plan, const char *code);
/* 1 when the code is one of the tags: codes with blanks between. Serves lamps and stages too. */
int tb_plan_has_tag(const char *tags, const char *code);
const struct tb_plan_lamp *tb_plan_lamp(const struct tb_plan *plan, const char *code);
const struct tb_plan_ladder *tb_plan_ladder_by_id(const struct tb_plan *plan, const char *id);
const struct tb_plan_scoreboard *tb_plan_scoreboard(const struct tb_plan *plan, const char *id);
/* The audited values of an enterprise in a year. */
const struct tb_plan_audited *tb_plan_audited(
    const struct tb_plan *plan, const char *enterprise, int year);
const struct tb_plan_rollup *tb_plan_rollup(const struct tb_plan *plan, const char *upper);
/* The rollup whose submission the addressee's inbox gets; NULL = it is of another channel. */
const struct tb_plan_rollup *tb_plan_submission(
    const struct tb_plan *plan, const struct tb_plan_addressee *addressee);
/* The ladder in use: the first of the subject's; the others keep the plan's own wording. */
const struct tb_plan_ladder *tb_plan_ladder(const struct tb_plan *plan, enum tb_subject subject);
/* The one that rolls (rolling="yes"), NULL = none does. */
const struct tb_plan_ladder *tb_plan_rolling_ladder(const struct tb_plan *plan);
/* The list in force at the period's end: of the newest year; NULL = the plan's own. */
const struct tb_plan_roll *tb_plan_roll_of(const struct tb_plan *plan, struct tb_period period);
/* What a list says of an enterprise, NULL = nothing; the list may be NULL. */
const struct tb_plan_member *tb_plan_member(
    const struct tb_plan_roll *roll, const char *enterprise);
/* From now on enterprises stand in the list, and have the plans, of the period (R13): for what is
 * of one period. Until it is called they are as the plan was issued. */
void tb_plan_roll(struct tb_plan *plan, struct tb_period period);
/* What a subject's code stands for; TB_SUBJECT_MAX = nothing. */
enum tb_subject tb_plan_subject(const struct tb_plan *plan, const char *code);
/* industry, enterprise, project: as plan files write them; ended by NULL. */
extern const char *const tb_subject_names[TB_SUBJECT_MAX + 1];
/* city, domain, county, industry, enterprise, project; ended by NULL. */
extern const char *const tb_scope_names[TB_SCOPE_MAX + 1];
/* 开工 主体 竣工 投产 入库 入统: of projects, as submissions write them too; ended by NULL. */
extern const char *const tb_milestone_names[];
/* 前期 在建 竣工 投产 停工; ended by NULL. */
extern const char *const tb_stage_names[];
/* completion … mark; ended by NULL. */
extern const char *const tb_score_method_names[TB_SCORE_MAX + 1];

/* The name a unit (county or department) is printed by; NULL = no such unit. */
const char *tb_plan_unit_name(const struct tb_plan *plan, const char *code);
/* 1 when the unit must report the period: a county with a place in the canonical order or
 * an expected department, valid at the period's end. */
int tb_plan_unit_expected(const struct tb_plan *plan, const char *code, struct tb_period period);

/* Does the period's end lie in the days from the one to the other ("" = open)? */
int tb_plan_is_valid(const char *valid_from, const char *valid_to, struct tb_period period);

/* What keeps a subject from being reported at the period's end: its sector or its region
 * (of an enterprise or a project) was closed or is not open yet. */
struct tb_plan_closing {
	int by_sector; /* 1 = its sector, 0 = its region */
	const char *name, *valid_from, *valid_to;
};
/* 1 and *closing filled, or 0: nothing does. */
int tb_plan_closing(const struct tb_plan *plan, enum tb_subject subject, const char *code,
    struct tb_period period, struct tb_plan_closing *closing);

/* Are submissions signed at all here? Then: who signs for the unit on a day (the newest
 * signer whose days have begun; a reissue voids the one before; NULL = nobody), whose key
 * that is (the newest record), and whether the unit may do without. */
int tb_plan_has_signing(const struct tb_plan *plan);
const struct tb_plan_signer *tb_plan_signer(
    const struct tb_plan *plan, const char *unit, struct tb_date day);
const struct tb_plan_signer *tb_plan_signer_of_key(const struct tb_plan *plan, const char *digest);
int tb_plan_unsigned_allowed(const struct tb_plan *plan, const char *unit);

/* The one unit that reports the indicator of a subject in a year (R16; of a project by that
 * year's list, 0 = by any); NULL = nobody. */
const char *tb_plan_reporter(
    const struct tb_plan *plan, const char *indicator, const char *subject, int year);

/* The value of a path in a year; none where the path does not reach. */
struct tb_plan_amount tb_plan_path_value(const struct tb_plan_path *path, int year);

/* What the curve plans for the end of a month (1-12), in yuan, as the exact ratio *n / *d
 * with *d > 0. A month without an entry lies on the straight line between its neighbours;
 * the year begins with 0. 0 and nothing set: the year has no curve; else 1. */
int tb_plan_curve_value(
    const struct tb_plan_curve *curve, int year, int month, int64_t *n, int64_t *d);

/* Band of a total investment: index into plan->bands, -1 below all (F18). */
int tb_plan_band(const struct tb_plan *plan, int64_t total_yuan);
/* Highest step that the value reaches: index, -1 below all (F15). */
int tb_plan_step(const struct tb_plan_ladder *ladder, int64_t yuan);
/* The step of that word: index, -1 = it has none such. */
int tb_plan_step_called(const struct tb_plan_ladder *ladder, const char *word);

/* The year, today's or that of TB_PLAN_DAYS_AHEAD days later, of which the calendar knows no
 * holiday; 0 = there is none. Its days would be moved by weekends alone. How that is said: the
 * year, then the days. */
enum { TB_PLAN_DAYS_AHEAD = 60 };
#define TB_PLAN_YEAR_UNKNOWN                                                                       \
	"no holiday of %d is known, and the next %d days are in it: put those that the State "     \
	"Council's office announced into <calendar>, tongbao-plan(5)"
int tb_plan_year_unknown(const struct tb_plan *plan, struct tb_date today);
/* The year of which a plan with lists of projects has none and should: today's, or that of its
 * newest <roll>; 0 = it lacks none. */
int tb_plan_year_without_projects(const struct tb_plan *plan, struct tb_date today);
/* The deadline of a period: the calendar's day of the month after it, moved to
 * the next working day when it is a weekend or a holiday. */
struct tb_date tb_plan_deadline(const struct tb_plan *plan, struct tb_period period);
/* The bulletin day, found in the same way. */
struct tb_date tb_plan_bulletin_day(const struct tb_plan *plan, struct tb_period period);
/* The day on which the call-up sheets of a month go out: the calendar's, or the working day before
 * it, so that nobody has less time. 0, or -1 where the calendar has none. */
int tb_plan_forms_day(
    const struct tb_plan *plan, struct tb_period period, struct tb_date *day) TB_MUST_CHECK;
/* Whom to ask first: the calendar's day moved to the next working day, behind the deadline. 0, or
 * -1 where the calendar has none or the second one's day has come by then. */
int tb_plan_first_reminder(
    const struct tb_plan *plan, struct tb_period period, struct tb_date *day) TB_MUST_CHECK;
/* Whom to ask again: likewise, behind the first, but no later than the last working day before the
 * bulletin: who is asked then can still be in it. Where the calendar has no day, that last one; the
 * deadline where no working day lies between. */
struct tb_date tb_plan_second_reminder(const struct tb_plan *plan, struct tb_period period);
/* The day on which the documents of a month, a quarter or a year go out. 0, or -1 where the
 * calendar has none for such a span. */
int tb_plan_term_day(
    const struct tb_plan *plan, struct tb_term term, struct tb_date *day) TB_MUST_CHECK;
/* The n-th working day after a day, n >= 0. */
struct tb_date tb_plan_working_days(const struct tb_plan *plan, struct tb_date from, int n);

#endif
