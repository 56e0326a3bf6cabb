/* Class 4 of the plan audit: a part that is larger than the whole it belongs to. */
#include "audit-private.h"
#include "tally.h"

/* The enterprises that belong to one industry, by their own word or by their sector. */
struct family {
	struct audit *audit;
	const struct audit_row *industry;
	const struct tb_plan_sector *sector; /* NULL = by their own word */
	enum audit_rule rule;
};

static int
belongs(const struct family *family, const struct audit_row *row)
{
	if (row->kind != TB_SUBJECT_ENTERPRISE)
		return 0;
	return family->sector != NULL ? strcmp(row->sector, family->sector->code) == 0
				      : strcmp(row->industry, family->industry->code) == 0;
}

/* Counts in the sum: belongs to it, and is no part of one that does. */
static int
is_added(const struct family *family, const struct audit_row *row)
{
	const struct audit_row *parent;

	if (!belongs(family, row))
		return 0;
	parent = audit_row_of(family->audit, TB_SUBJECT_ENTERPRISE, row->parent);
	return parent == NULL || !belongs(family, parent);
}

static int
is_valued(const struct family *family, const struct audit_row *row, int year)
{
	return is_added(family, row) && !audit_at(row, year).none;
}

/* A single enterprise that names the industry itself is another rule's. */
static int
is_judged_apart(const struct family *family, size_t n, const struct audit_row *only)
{
	return n < 2 && (n == 0 || strcmp(only->industry, family->industry->code) == 0);
}

static void
report_sum(const struct family *family, int year, int64_t sum)
{
	struct audit *audit = family->audit;
	const struct tb_plan_sector *sector = family->sector;
	const struct audit_row *industry = family->industry;
	struct audit_finding *finding =
	    audit_find(audit, family->rule, sector != NULL ? sector->code : industry->code,
		sector != NULL ? sector->source : industry->source);
	size_t i;

	finding->year = year;
	finding->printed = audit_value(audit, industry, audit_at(industry, year));
	finding->recomputed = audit_yi(audit, sum);
	finding->exact = audit_format(audit, "%lld", (long long)sum);
	for (i = 0; i < audit->nrows; i++)
		if (is_valued(family, &audit->rows[i], year))
			audit_name(audit, finding,
			    &(struct audit_named){audit->rows[i].code, audit->rows[i].name,
				audit_value(
				    audit, &audit->rows[i], audit_at(&audit->rows[i], year))});
	audit_say(audit, finding, "industry", "%s", industry->name);
	audit_say(audit, finding, "sector", "%s", sector != NULL ? sector->name : "");
	audit_say(
	    audit, finding, "gap", "%s", audit_yi(audit, sum - audit_at(industry, year).yuan));
}

static void
check_sum(const struct family *family, int year)
{
	const struct audit *audit = family->audit;
	struct tb_plan_amount whole = audit_at(family->industry, year);
	const struct audit_row *last = NULL;
	int64_t sum = 0;
	size_t i, n = 0;

	for (i = 0; i < audit->nrows; i++)
		if (is_valued(family, &audit->rows[i], year)) {
			last = &audit->rows[i];
			sum = sum_add(sum, audit_at(last, year).yuan);
			n++;
		}
	if (!whole.none && sum > whole.yuan && !is_judged_apart(family, n, last))
		report_sum(family, year, sum);
}

static void
check_family(const struct family *family)
{
	const struct tb_plan_path *path = family->industry->path;
	int i;

	for (i = 0; i < path->nyears; i++)
		check_sum(family, path->first_year + i);
}

/* --- one enterprise -------------------------------------------------------------------------- */

static void
report_one(
    struct audit *audit, const struct audit_row *row, const struct audit_row *industry, int year)
{
	struct audit_finding *finding = audit_find(audit, A4_1, row->code, row->source);
	struct tb_plan_amount part = audit_at(row, year), whole = audit_at(industry, year);

	finding->year = year;
	finding->printed = audit_value(audit, row, part);
	finding->recomputed = audit_value(audit, industry, whole);
	finding->exact = audit_format(audit, "%lld", (long long)whole.yuan);
	audit_name(audit, finding, &(struct audit_named){row->code, row->name, ""});
	audit_name(audit, finding, &(struct audit_named){industry->code, industry->name, ""});
	audit_say(audit, finding, "name", "%s", row->name);
	audit_say(audit, finding, "industry", "%s", industry->name);
	audit_say(audit, finding, "gap", "%s", audit_yi(audit, part.yuan - whole.yuan));
}

static void
check_one(struct audit *audit, const struct audit_row *row)
{
	const struct audit_row *industry = audit_row_of(audit, TB_SUBJECT_INDUSTRY, row->industry);
	int i;

	for (i = 0; industry != NULL && i < row->path->nyears; i++) {
		int year = row->path->first_year + i;
		struct tb_plan_amount part = audit_at(row, year), whole = audit_at(industry, year);

		if (!part.none && !whole.none && part.yuan > whole.yuan)
			report_one(audit, row, industry, year);
	}
}

void
audit_parts(struct audit *audit)
{
	const struct tb_plan *plan = audit->plan;
	size_t i;

	for (i = 0; i < audit->nrows; i++) {
		const struct audit_row *row = &audit->rows[i];

		if (row->kind == TB_SUBJECT_ENTERPRISE)
			check_one(audit, row);
		else if (row->kind == TB_SUBJECT_INDUSTRY)
			check_family(&(struct family){audit, row, NULL, A4_2});
	}
	for (i = 0; i < plan->nsectors; i++) {
		const struct tb_plan_sector *sector = &plan->sectors[i];
		const struct audit_row *industry =
		    audit_row_of(audit, TB_SUBJECT_INDUSTRY, sector->industry);

		if (industry != NULL)
			check_family(&(struct family){audit, industry, sector, A4_3});
	}
}
