/* Class 2 of the plan audit: years and rows against the sums that the plan prints. */
#include "audit-private.h"
#include "tally.h"

/* --- counts: years against their total ---------------------------------------------------- */

/* 0 = a year has no value. */
static int
sum_years(const struct tb_plan_path *path, int64_t *sum)
{
	int i;

	*sum = 0;
	for (i = 0; i < path->nyears; i++) {
		if (path->values[i].none)
			return 0;
		*sum = sum_add(*sum, path->values[i].yuan);
	}
	return path->nyears > 0;
}

static const char *
join_years(struct audit *audit, const struct tb_plan_path *path)
{
	const char *text = "";
	int i;

	for (i = 0; i < path->nyears; i++)
		text = audit_format(
		    audit, "%s%s%lld", text, i > 0 ? "+" : "", (long long)path->values[i].yuan);
	return text;
}

static void
check_total(struct audit *audit, const struct tb_plan_count *count)
{
	const struct audit_named named = {count->band, count->name, ""};
	struct audit_finding *finding;
	int64_t sum;

	if (count->total == 0 || !sum_years(&count->path, &sum) || sum == count->total)
		return;
	finding = audit_find(audit, A2_1, count->band, count->source);
	finding->printed = audit_format(audit, "%d", count->total);
	finding->recomputed = finding->exact = audit_format(audit, "%lld", (long long)sum);
	audit_name(audit, finding, &named);
	audit_say(audit, finding, "years", "%s", join_years(audit, &count->path));
}

/* --- rows against the row they are parts of --------------------------------------------------- */

/* Parts of a row, in a year or in total. */
struct parts {
	struct audit *audit;
	enum tb_subject kind;
	const char *parent;
	int year; /* 0 = the total */
	int64_t sum;
	size_t n, without; /* of them without a value */
};

static struct tb_plan_amount
total_of(const struct audit *audit, const char *band)
{
	const struct tb_plan *plan = audit->plan;
	size_t i;

	for (i = 0; i < plan->ncounts; i++)
		if (strcmp(plan->counts[i].band, band) == 0)
			return (struct tb_plan_amount){
			    plan->counts[i].total, plan->counts[i].total == 0};
	return (struct tb_plan_amount){0, 1};
}

static struct tb_plan_amount
amount_of(const struct parts *parts, const struct audit_row *row)
{
	return parts->year != 0 ? audit_at(row, parts->year) : total_of(parts->audit, row->code);
}

static int
is_part(const struct parts *parts, const struct audit_row *row)
{
	return row->kind == parts->kind && strcmp(row->parent, parts->parent) == 0;
}

static void
sum_parts(struct parts *parts)
{
	const struct audit *audit = parts->audit;
	size_t i;

	for (i = 0; i < audit->nrows; i++) {
		struct tb_plan_amount amount;

		if (!is_part(parts, &audit->rows[i]))
			continue;
		amount = amount_of(parts, &audit->rows[i]);
		parts->n++;
		parts->without += (size_t)amount.none;
		parts->sum = sum_add(parts->sum, amount.none ? 0 : amount.yuan);
	}
}

static void
report_parts(const struct parts *parts, const struct audit_row *parent, enum audit_rule rule,
    enum tb_severity severity)
{
	struct audit *audit = parts->audit;
	struct audit_finding *finding = audit_find(audit, rule, parent->code, parent->source);
	struct tb_plan_amount printed = amount_of(parts, parent), sum = {parts->sum, 0};
	int64_t gap = parts->sum - printed.yuan;
	size_t i;

	finding->severity = severity;
	finding->year = parts->year;
	finding->printed = audit_value(audit, parent, printed);
	finding->recomputed = audit_value(audit, parent, sum);
	finding->exact = audit_format(audit, "%lld", (long long)parts->sum);
	for (i = 0; i < audit->nrows; i++)
		if (is_part(parts, &audit->rows[i]))
			audit_name(audit, finding,
			    &(struct audit_named){audit->rows[i].code, audit->rows[i].name,
				audit_value(audit, parent, amount_of(parts, &audit->rows[i]))});
	audit_say(audit, finding, "name", "%s", parent->name);
	audit_say(audit, finding, gap > 0 ? "above" : "below", "%s",
	    audit_value(audit, parent, (struct tb_plan_amount){gap > 0 ? gap : -gap, 0}));
}

/* A row of counts is the sum of its parts; an enterprise's parts need not be all of it. */
static void
check_parts(struct audit *audit, const struct audit_row *parent, int year)
{
	struct parts parts = {audit, parent->kind, parent->code, year, 0, 0, 0};
	struct tb_plan_amount printed = amount_of(&parts, parent);

	sum_parts(&parts);
	if (printed.none || parts.n == 0 || parts.without > 0 || parts.sum == printed.yuan)
		return;
	if (parent->kind == TB_SUBJECT_PROJECT)
		report_parts(&parts, parent, A2_2, TB_ERROR);
	else
		report_parts(&parts, parent, A2_3, parts.sum > printed.yuan ? TB_ERROR : TB_NOTE);
}

void
audit_sums(struct audit *audit)
{
	size_t i;
	int k;

	for (i = 0; i < audit->plan->ncounts; i++)
		check_total(audit, &audit->plan->counts[i]);
	for (i = 0; i < audit->nrows; i++) {
		const struct audit_row *row = &audit->rows[i];

		if (row->kind == TB_SUBJECT_INDUSTRY)
			continue;
		for (k = 0; k < row->path->nyears; k++)
			check_parts(audit, row, row->path->first_year + k);
		if (row->kind == TB_SUBJECT_PROJECT)
			check_parts(audit, row, 0);
	}
}
