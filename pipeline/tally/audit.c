/* The plan audit: see audit.h. The rules, the rows, and what finding needs. */
#include "audit.h"
#include "../lib/atomic.h"
#include "audit-private.h"
#include "promise.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

const struct audit_rule_form audit_rules[AUDIT_RULE_MAX] = {
    [A1_1] = {"A1.1", TB_ERROR},
    [A1_2] = {"A1.2", TB_NOTE},
    [A1_3] = {"A1.3", TB_WARNING},
    [A2_1] = {"A2.1", TB_ERROR},
    [A2_2] = {"A2.2", TB_ERROR},
    [A2_3] = {"A2.3", TB_ERROR},
    [A3_1] = {"A3.1", TB_ERROR},
    [A3_2] = {"A3.2", TB_NOTE},
    [A3_3] = {"A3.3", TB_WARNING},
    [A3_4] = {"A3.4", TB_NOTE},
    [A3_5] = {"A3.5", TB_WARNING},
    [A3_6] = {"A3.6", TB_WARNING},
    [A3_7] = {"A3.7", TB_WARNING},
    [A3_8] = {"A3.8", TB_WARNING},
    [A4_1] = {"A4.1", TB_ERROR},
    [A4_2] = {"A4.2", TB_ERROR},
    [A4_3] = {"A4.3", TB_ERROR},
    [A5_1] = {"A5.1", TB_WARNING},
    [A5_2] = {"A5.2", TB_WARNING},
    [A5_3] = {"A5.3", TB_WARNING},
    [A6_1] = {"A6.1", TB_WARNING},
    [A6_2] = {"A6.2", TB_WARNING},
    [A6_3] = {"A6.3", TB_WARNING},
    [A7_1] = {"A7.1", TB_WARNING},
    [A7_2] = {"A7.2", TB_WARNING},
    [A7_3] = {"A7.3", TB_WARNING},
    [A7_4] = {"A7.4", TB_NOTE},
    [A7_5] = {"A7.5", TB_WARNING},
    [A7_6] = {"A7.6", TB_NOTE},
};

static void (*const classes[])(struct audit *) = {audit_growths, audit_sums, audit_terms,
    audit_promises, audit_parts, audit_ladders, audit_paths, audit_names};

/* --- texts ------------------------------------------------------------------------------ */

static const char *
keep(struct audit *audit, struct tb_buf *text)
{
	const char *copy = tb_arena_strndup(&audit->arena, text->s, text->len);

	tb_buf_release(text);
	return copy;
}

const char *
audit_format(struct audit *audit, const char *fmt, ...)
{
	const char *text;
	va_list ap;

	va_start(ap, fmt);
	text = tb_arena_vprintf(&audit->arena, fmt, ap);
	va_end(ap);
	return text;
}

const char *
audit_yi(struct audit *audit, int64_t yuan)
{
	struct tb_exact_form form = {1, 100000000, 8, audit->rounding, 1};
	struct tb_buf text = TB_BUF_INIT;
	struct tb_exact x;

	tb_exact_init(&x);
	tb_exact_set_int(&x, yuan);
	(void)tb_exact_print(&x, &form, &text);
	tb_exact_release(&x);
	while (text.s[text.len - 1] == '0')
		text.s[--text.len] = '\0';
	if (text.s[text.len - 1] == '.')
		text.s[--text.len] = '\0';
	return keep(audit, &text);
}

const char *
audit_value(struct audit *audit, const struct audit_row *row, struct tb_plan_amount amount)
{
	if (amount.none)
		return "——";
	return row->kind == TB_SUBJECT_PROJECT ? audit_format(audit, "%lld", (long long)amount.yuan)
					       : audit_yi(audit, amount.yuan);
}

const char *
audit_hundredths(struct audit *audit, const struct tb_exact *ratio, int decimals)
{
	struct tb_exact_form form = {100, 1, decimals, audit->rounding, 1};
	struct tb_buf text = TB_BUF_INIT;

	(void)tb_exact_print(ratio, &form, &text);
	return keep(audit, &text);
}

const char *
audit_written(struct audit *audit, const struct tb_exact *x)
{
	struct tb_buf text = TB_BUF_INIT;

	tb_exact_write(x, &text);
	return keep(audit, &text);
}

const char *
audit_fill(struct audit *audit, const char *key, const struct tb_slot *slots)
{
	struct tb_buf text = TB_BUF_INIT;

	tb_slots_fill(&text, audit_word(&audit->words, key), slots);
	return keep(audit, &text);
}

const char *
audit_unit(const struct audit *audit, enum tb_subject kind)
{
	static const char *const units[TB_SUBJECT_MAX] = {
	    "amount.industry", "amount.enterprise", "amount.project"};

	return audit_word(&audit->words, units[kind]);
}

/* --- findings ------------------------------------------------------------------------------ */

struct audit_finding *
audit_find(
    struct audit *audit, enum audit_rule rule, const char *subject, struct tb_plan_source source)
{
	struct audit_finding *finding = tb_grow(
	    &audit->findings, audit->nfindings, &audit->findings_cap, sizeof(*audit->findings));

	*finding = (struct audit_finding){.rule = rule,
	    .severity = audit_rules[rule].severity,
	    .subject = subject,
	    .printed = "",
	    .recomputed = "",
	    .exact = "",
	    .source = source,
	    .order = audit->nfindings++};
	return finding;
}

void
audit_name(struct audit *audit, struct audit_finding *finding, const struct audit_named *named)
{
	(void)audit;
	*(struct audit_named *)tb_grow(
	    &finding->rows, finding->nrows++, &finding->rows_cap, sizeof(*named)) = *named;
}

void
audit_say(
    struct audit *audit, struct audit_finding *finding, const char *slot, const char *fmt, ...)
{
	struct tb_buf text = TB_BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	tb_buf_vprintf(&text, fmt, ap);
	va_end(ap);
	if (finding->nslots == AUDIT_SLOTS - 1)
		tb_die(TB_EXIT_BUG, "a finding of %s has too many slots",
		    audit_rules[finding->rule].id);
	finding->slots[finding->nslots++] = (struct tb_slot){slot, keep(audit, &text)};
}

/* By class and rule; of one rule in the order of the plan, in which they were found. */
static int
by_rule(const void *a, const void *b)
{
	const struct audit_finding *x = a, *y = b;

	if (x->rule != y->rule)
		return x->rule < y->rule ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

/* --- rows and years ------------------------------------------------------------------------- */

static struct audit_row
row_of_industry(const struct tb_plan_industry *industry)
{
	return (struct audit_row){TB_SUBJECT_INDUSTRY, industry->code, industry->name,
	    industry->stated_growth, industry->domain, "", "", "", &industry->path, 1,
	    industry->source};
}

static struct audit_row
row_of_enterprise(const struct tb_plan_enterprise *e)
{
	return (struct audit_row){TB_SUBJECT_ENTERPRISE, e->code, e->name, e->stated_growth,
	    e->domain, e->parent, e->industry, e->sector, &e->path, e->annex, e->source};
}

static struct audit_row
row_of_count(const struct tb_plan_count *count)
{
	return (struct audit_row){TB_SUBJECT_PROJECT, count->band, count->name,
	    count->stated_growth, "", count->parent, "", "", &count->path, 1, count->source};
}

static void
make_rows(struct audit *audit)
{
	const struct tb_plan *plan = audit->plan;
	struct audit_row *row;
	size_t i;

	audit->nrows = plan->nindustries + plan->nenterprises + plan->ncounts;
	row = audit->rows = tb_xcalloc(audit->nrows + 1, sizeof(*audit->rows));
	for (i = 0; i < plan->nindustries; i++)
		*row++ = row_of_industry(&plan->industries[i]);
	for (i = 0; i < plan->nenterprises; i++)
		*row++ = row_of_enterprise(&plan->enterprises[i]);
	for (i = 0; i < plan->ncounts; i++)
		*row++ = row_of_count(&plan->counts[i]);
}

struct tb_plan_amount
audit_at(const struct audit_row *row, int year)
{
	return tb_plan_path_value(row->path, year);
}

int
audit_growth(const struct audit_row *row, int year, struct tb_exact *growth)
{
	struct tb_plan_amount now = audit_at(row, year), before = audit_at(row, year - 1);

	if (now.none || before.none || now.yuan <= 0 || before.yuan <= 0)
		return 0;
	tb_exact_set_ratio(growth, now.yuan - before.yuan, before.yuan);
	return 1;
}

const struct audit_row *
audit_row_of(const struct audit *audit, enum tb_subject kind, const char *code)
{
	size_t i;

	for (i = 0; i < audit->nrows; i++)
		if (audit->rows[i].kind == kind && strcmp(audit->rows[i].code, code) == 0)
			return &audit->rows[i];
	return NULL;
}

int64_t
audit_threshold(const struct audit *audit, const char *id, int64_t otherwise)
{
	const struct tb_plan_rule *rule = tb_plan_rule(audit->plan, id);

	return rule != NULL ? rule->milli : otherwise;
}

void
audit_interim(const struct audit *audit, int *first, int *last)
{
	*first = audit->plan->identity.base_year + 2;
	*last = audit->plan->identity.base_year + 4;
}

/* --- all ---------------------------------------------------------------------------------- */

static void
find_all(struct audit *audit)
{
	size_t i;

	make_rows(audit);
	for (i = 0; i < TB_LEN(classes); i++)
		classes[i](audit);
	if (audit->nfindings > 0)
		qsort(audit->findings, audit->nfindings, sizeof(*audit->findings), by_rule);
}

static void
release(struct audit *audit)
{
	size_t i;

	for (i = 0; i < audit->nfindings; i++)
		free(audit->findings[i].rows);
	free(audit->findings);
	free(audit->rows);
	tb_arena_release(&audit->arena);
	audit_words_release(&audit->words);
}

int
audit_plan(const struct tb_plan *plan, const char *words, const char *output, size_t *found,
    struct tb_err *err)
{
	struct audit audit = {.plan = plan,
	    .rounding = plan->identity.round_even ? TB_ROUND_HALF_EVEN : TB_ROUND_HALF_AWAY};
	struct tb_buf bytes = TB_BUF_INIT, list = TB_BUF_INIT;
	int rc = audit_words_load(words, &audit.words, err);

	if (rc == 0) {
		find_all(&audit);
		audit_write_xml(&audit, &bytes);
		audit_write_list(&audit, &list);
		rc = tb_atomic_write(output, bytes.s, bytes.len, 1, err);
	}
	if (rc == 0 && fwrite(list.s, 1, list.len, stdout) != list.len)
		rc = tb_err_sys(err, "stdout", "cannot write");
	*found = audit.nfindings;
	release(&audit);
	tb_buf_release(&bytes);
	tb_buf_release(&list);
	return rc;
}
