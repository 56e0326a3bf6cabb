/*
 * The plan audit (计划一致性审计): where a plan contradicts itself, found from the plan
 * alone and said to the office that wrote it (tongbao-audit.5).  It corrects nothing.
 *
 * The way: audit-growth.c … audit-names.c, one a class, find; audit-words.c has the
 * words, templates/audit-messages.xml; audit-write.c writes both forms.
 */
#ifndef TALLY_AUDIT_H
#define TALLY_AUDIT_H

#include "../lib/plan.h"

/* Audit the plan: the findings as XML to the file `output`, as a list to stdout. words:
 * the file of messages. 0 and *found = how many, or -1 with *err filled. */
int audit_plan(const struct tb_plan *plan, const char *words, const char *output, size_t *found,
    struct tb_err *err) TB_MUST_CHECK;

#endif
