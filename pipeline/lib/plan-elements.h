/*
 * The elements of a plan file as tables: where an element stands, which record
 * it makes, how each attribute becomes a member of it.  plan-read.c reads by
 * them; a new element is a new row.
 */
#ifndef TB_PLAN_ELEMENTS_H
#define TB_PLAN_ELEMENTS_H

#include "decimal.h"
#include "plan-private.h"
#include "xmlread.h"
#include <stddef.h>

enum plan_field_type {
	FIELD_CODE,   /* text that must be there */
	FIELD_TEXT,   /* text, "" when absent */
	FIELD_INT,    /* whole number 0-9999 */
	FIELD_FLAG,   /* yes or no, 0 when absent */
	FIELD_YI,     /* amount in 亿元, or ——; none when absent */
	FIELD_WAN,    /* likewise in 万元 */
	FIELD_MILLI,  /* decimal with up to 3 places, in thousandths */
	FIELD_DATE,   /* YYYY-MM-DD, "" when absent */
	FIELD_MONTH,  /* YYYY-MM, "" when absent */
	FIELD_RATE,   /* rate as printed, or ——; "" when absent */
	FIELD_WORD,   /* one of the words, which must be there, as its index */
	FIELD_CHOICE, /* likewise, -1 when absent */
};

struct plan_field {
	const char *name;
	enum plan_field_type type;
	size_t offset;
	int64_t absent;		  /* FIELD_INT, FIELD_MILLI: when the attribute is absent */
	const char *const *words; /* ended by NULL */
};

struct plan_element {
	const char *parent, *name;
	const struct plan_field *fields; /* ended by END */
	void *(*add)(struct tb_plan *plan, struct plan_caps *caps);
	size_t source; /* offset of the record's struct tb_plan_source */
};

/* Ended by a row without a name: the plan and the registers; rules and what follows from them. */
extern const struct plan_element plan_register_elements[], plan_rule_elements[];

/* --- attributes; all that fail fill xml's error and return -1 --- */

/* Every member of the record, also of attributes that are absent; texts go into the plan's arena.
 */
int plan_fill(struct tb_xml *xml, struct tb_plan *plan, const struct plan_element *element,
    const struct tb_xml_attr *attrs, char *record);
/* Attributes that the element does not have, and that are no remarks, are refused. */
int plan_check_known(
    struct tb_xml *xml, const struct plan_element *element, const struct tb_xml_attr *attrs);
int plan_unknown_attribute(struct tb_xml *xml, const char *element, const char *attribute);
/* Attributes that say where a value comes from, allowed everywhere and kept for people only. */
int plan_is_remark(const char *name);
/* An amount in the unit, or ——. -1 = it is none; no error is filled. */
int plan_parse_amount(const char *s, enum tb_unit unit, struct tb_plan_amount *amount);
/* "<element attribute="value">: … is needed". */
int plan_bad_value(struct tb_xml *xml, const char *element, const char *attribute,
    const char *value, const char *expected);
/* The same of what is no amount in the unit: of one that is too big, how big it may be. */
int plan_bad_amount(struct tb_xml *xml, const char *element, const char *attribute,
    const char *value, enum tb_unit unit, const char *expected);

/* clang-format off */
#define END {NULL, FIELD_TEXT, 0, 0, NULL}
#define F(type, record, attribute, member)                                                         \
	{attribute, type, offsetof(struct record, member), 0, NULL}
#define F_ABSENT(type, record, attribute, member, absent)                                          \
	{attribute, type, offsetof(struct record, member), absent, NULL}
#define F_WORD(type, record, attribute, member, words)                                             \
	{attribute, type, offsetof(struct record, member), 0, words}
#define E(parent, name, record)                                                                    \
	{parent, #name, name##_fields, add_##name, offsetof(struct record, source)}
#define ALIAS(parent)                                                                              \
	{#parent, "alias", alias_fields, add_##parent##_alias, offsetof(struct tb_plan_alias, source)}
#define PLANNED(parent)                                                                            \
	{#parent, "planned", planned_fields, add_##parent##_planned,                               \
	    offsetof(struct tb_plan_planned, source)}
/* clang-format on */

#define LIST_ADD(function, list, n, capacity)                                                      \
	static void *function(struct tb_plan *plan, struct plan_caps *caps)                        \
	{                                                                                          \
		void *record =                                                                     \
		    tb_grow(&plan->list, plan->n, &caps->capacity, sizeof(*plan->list));           \
                                                                                                   \
		plan->n++;                                                                         \
		return record;                                                                     \
	}

/* Children of the last record of a list: each list of children belongs to one record. */
#define CHILD_ADD(function, list, n, children, nchildren, capacity)                                \
	static void *function(struct tb_plan *plan, struct plan_caps *caps)                        \
	{                                                                                          \
		__typeof__(plan->list) parent = &plan->list[plan->n - 1];                          \
                                                                                                   \
		if (parent->nchildren == 0)                                                        \
			caps->capacity = 0;                                                        \
		return tb_grow(&parent->children, parent->nchildren++, &caps->capacity,            \
		    sizeof(*parent->children));                                                    \
	}

#endif
