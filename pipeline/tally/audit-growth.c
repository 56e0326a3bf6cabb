/* Class 1 of the plan audit: stated growth, and years that break an even path. */
#include "../lib/rate.h"
#include "audit-private.h"

/* First and last value of a row, and the years between them. */
struct ends {
	int first_year, last_year;
	struct tb_plan_amount first, last;
	int64_t first_unit, last_unit; /* one in the last place that is printed */
};

/* One unit of the last printed place, in what the value is counted in: how far a true
 * value may lie around; a count is whole, and has no room. */
static int64_t
unit_of(const struct audit_row *row, int year)
{
	int64_t unit = 100000000;
	int i;

	if (row->kind == TB_SUBJECT_PROJECT)
		return 0;
	for (i = 0; i < row->path->decimals[year - row->path->first_year] && unit > 1; i++)
		unit /= 10;
	return unit;
}

/* From the base year, of counts from their first year on; 0 = an end is missing. */
static int
find_ends(const struct audit *audit, const struct audit_row *row, struct ends *ends)
{
	const struct tb_plan_identity *identity = &audit->plan->identity;

	ends->first_year =
	    row->kind == TB_SUBJECT_PROJECT ? row->path->first_year : identity->base_year;
	ends->last_year = identity->target_year;
	ends->first = audit_at(row, ends->first_year);
	ends->last = audit_at(row, ends->last_year);
	if (ends->first.none || ends->last.none || ends->first.yuan <= 0 || ends->last.yuan <= 0 ||
	    ends->last_year <= ends->first_year)
		return 0;
	ends->first_unit = unit_of(row, ends->first_year);
	ends->last_unit = unit_of(row, ends->last_year);
	return 1;
}

/* Yearly growth from n to d over the years of the ends; n, d > 0. */
static void
set_growth(struct tb_exact *x, int64_t n, int64_t d, const struct ends *ends)
{
	struct tb_exact ratio;

	tb_exact_init(&ratio);
	tb_exact_set_ratio(&ratio, n, d);
	tb_exact_root(x, &ratio, (unsigned long)(ends->last_year - ends->first_year), 1);
	tb_exact_release(&ratio);
}

/* <0, 0, >0: the growth, rounded as the stated one is, against it. */
static int
compare_rounded(
    const struct audit *audit, const struct tb_exact *growth, const struct tb_rate *stated)
{
	struct tb_exact_form form = {100, 1, stated->decimals, audit->rounding, 1};
	struct tb_exact rounded;
	int order;

	tb_exact_init(&rounded);
	tb_exact_round(growth, &form, &rounded);
	order = tb_exact_compare_ratio(&rounded, stated->units, 1);
	tb_exact_release(&rounded);
	return order;
}

/* Do some ends that print as these do, half a unit up or down, give the stated rate? In
 * half units, so that all is whole. */
static int
agrees_when_rounded(
    const struct audit *audit, const struct ends *ends, const struct tb_rate *stated)
{
	struct tb_exact growth;
	int low, high;

	tb_exact_init(&growth);
	set_growth(&growth, 2 * ends->last.yuan - ends->last_unit,
	    2 * ends->first.yuan + ends->first_unit, ends);
	low = compare_rounded(audit, &growth, stated);
	set_growth(&growth, 2 * ends->last.yuan + ends->last_unit,
	    2 * ends->first.yuan - ends->first_unit, ends);
	high = compare_rounded(audit, &growth, stated);
	tb_exact_release(&growth);
	return low <= 0 && high >= 0;
}

static void
report_stated(struct audit *audit, const struct audit_row *row, const struct ends *ends,
    const struct tb_exact *growth, int soft)
{
	struct audit_finding *finding =
	    audit_find(audit, soft ? A1_2 : A1_1, row->code, row->source);
	const struct audit_named named = {row->code, row->name, ""};

	finding->printed = row->stated;
	finding->recomputed = audit_format(audit, "%s%%", audit_hundredths(audit, growth, 2));
	finding->exact = audit_written(audit, growth);
	audit_name(audit, finding, &named);
	audit_say(audit, finding, "first-year", "%d", ends->first_year);
	audit_say(audit, finding, "last-year", "%d", ends->last_year);
	audit_say(audit, finding, "first", "%s", audit_value(audit, row, ends->first));
	audit_say(audit, finding, "last", "%s", audit_value(audit, row, ends->last));
	audit_say(audit, finding, "unit", "%s", audit_unit(audit, row->kind));
}

/* What is no rate is ——, or nothing: all else the plan's reader refuses. */
static void
check_stated(struct audit *audit, const struct audit_row *row, const struct ends *ends,
    const struct tb_exact *growth)
{
	struct tb_rate stated;

	if (tb_rate_parse(row->stated, &stated) == 0 &&
	    compare_rounded(audit, growth, &stated) != 0)
		report_stated(audit, row, ends, growth, agrees_when_rounded(audit, ends, &stated));
}

/* --- one year apart from the others ----------------------------------------------------------- */

/* How far "far" and "near" are, in thousandths of a point (or of a per cent). */
struct bounds {
	int64_t far, near;
};

/* Is the year's growth within so many thousandths of a point of the mean? */
static int
is_near(const struct tb_exact *growth, const struct tb_exact *mean, int64_t milli)
{
	struct tb_exact bound, gap;
	int near;

	tb_exact_init(&bound);
	tb_exact_init(&gap);
	tb_exact_set_ratio(&gap, milli, 100000);
	tb_exact_add(&bound, growth, &gap);
	near = tb_exact_compare(&bound, mean) >= 0;
	tb_exact_sub(&bound, growth, &gap);
	near = near && tb_exact_compare(&bound, mean) <= 0;
	tb_exact_release(&bound);
	tb_exact_release(&gap);
	return near;
}

/* "2024年" of a row, and what it prints. */
static struct audit_finding *
report_year(struct audit *audit, const struct audit_row *row, int year)
{
	struct audit_finding *finding = audit_find(audit, A1_3, row->code, row->source);

	finding->year = year;
	finding->printed = audit_value(audit, row, audit_at(row, year));
	audit_name(audit, finding, &(struct audit_named){row->code, row->name, ""});
	audit_say(audit, finding, "unit", "%s", audit_unit(audit, row->kind));
	return finding;
}

/* x = (v / u * v / w)^(1/2) - 1: how far v is above the geometric mean of u and w. */
static void
set_excess(struct tb_exact *x, int64_t v, int64_t u, int64_t w)
{
	struct tb_exact a, b;

	tb_exact_init(&a);
	tb_exact_init(&b);
	tb_exact_set_ratio(&a, v, u);
	tb_exact_set_ratio(&b, v, w);
	tb_exact_mul(&a, &a, &b);
	tb_exact_root(x, &a, 2, 1);
	tb_exact_release(&a);
	tb_exact_release(&b);
}

/* The value stands away from its neighbours even where it was rounded half a unit of its
 * last place towards them. In half units, so that all is whole. */
static int
is_apart(const struct audit_row *row, int year, int64_t milli)
{
	int64_t u = 2 * audit_at(row, year - 1).yuan, w = 2 * audit_at(row, year + 1).yuan;
	int64_t v = 2 * audit_at(row, year).yuan, unit = unit_of(row, year);
	struct tb_exact excess;
	int apart;

	tb_exact_init(&excess);
	set_excess(&excess, v + unit, u, w);
	apart = tb_exact_compare_ratio(&excess, -milli, 100000) < 0;
	if (v > unit) {
		set_excess(&excess, v - unit, u, w);
		apart = apart || tb_exact_compare_ratio(&excess, milli, 100000) > 0;
	}
	tb_exact_release(&excess);
	return apart;
}

/* Does every growth that the year has no part in lie near that of its neighbours? */
static int
is_even_without(const struct audit_row *row, const struct ends *ends, int year, int64_t milli)
{
	struct tb_exact mean, growth;
	int other, even = 1;

	tb_exact_init(&mean);
	tb_exact_init(&growth);
	tb_exact_set_ratio(&growth, audit_at(row, year + 1).yuan, audit_at(row, year - 1).yuan);
	tb_exact_root(&mean, &growth, 2, 1);
	for (other = ends->first_year + 1; even && other <= ends->last_year; other++)
		if (other != year && other != year + 1) {
			(void)audit_growth(row, other, &growth);
			even = is_near(&growth, &mean, milli);
		}
	tb_exact_release(&mean);
	tb_exact_release(&growth);
	return even;
}

/* The geometric mean of the neighbours, 亿元, and a text of it with as many decimals as
 * the year's value has. */
static void
say_between(
    struct audit *audit, struct audit_finding *finding, const struct audit_row *row, int year)
{
	struct tb_exact_form form = {
	    1, 100000000, row->path->decimals[year - row->path->first_year], audit->rounding, 0};
	struct tb_buf text = TB_BUF_INIT;
	struct tb_exact product, mean;

	tb_exact_init(&product);
	tb_exact_init(&mean);
	tb_exact_set_int(&product, audit_at(row, year - 1).yuan);
	tb_exact_set_int(&mean, audit_at(row, year + 1).yuan);
	tb_exact_mul(&product, &product, &mean);
	tb_exact_root(&mean, &product, 2, 0);
	(void)tb_exact_print(&mean, &form, &text);
	finding->recomputed = audit_format(audit, "%s", text.s);
	finding->exact = audit_written(audit, &mean);
	audit_say(audit, finding, "before", "%s", audit_value(audit, row, audit_at(row, year - 1)));
	audit_say(audit, finding, "after", "%s", audit_value(audit, row, audit_at(row, year + 1)));
	tb_buf_release(&text);
	tb_exact_release(&product);
	tb_exact_release(&mean);
}

/* A wrong value breaks two growths; what its neighbours give shows it. Counts are of each
 * year's new projects, and no path. */
static int
check_values(struct audit *audit, const struct audit_row *row, const struct ends *ends,
    const struct bounds *bounds)
{
	int year, found = 0;

	if (row->kind == TB_SUBJECT_PROJECT)
		return 0;
	for (year = ends->first_year + 1; year < ends->last_year; year++)
		if (is_apart(row, year, bounds->far) &&
		    is_even_without(row, ends, year, bounds->near)) {
			say_between(audit, report_year(audit, row, year), row, year);
			found = 1;
		}
	return found;
}

/* The one year whose growth is far from the row's while all others are near; 0 = none. */
static int
find_uneven(const struct audit_row *row, const struct ends *ends, const struct tb_exact *mean,
    const struct bounds *bounds)
{
	int year, uneven = 0, nuneven = 0, nnear = 0;
	struct tb_exact growth;

	tb_exact_init(&growth);
	for (year = ends->first_year + 1; year <= ends->last_year; year++) {
		(void)audit_growth(row, year, &growth);
		nnear += is_near(&growth, mean, bounds->near);
		if (!is_near(&growth, mean, bounds->far)) {
			uneven = year;
			nuneven++;
		}
	}
	tb_exact_release(&growth);
	return nuneven == 1 && nnear == ends->last_year - ends->first_year - 1 ? uneven : 0;
}

static void
report_growth(
    struct audit *audit, const struct audit_row *row, const struct tb_exact *mean, int year)
{
	struct audit_finding *finding = report_year(audit, row, year);
	struct tb_exact growth;

	tb_exact_init(&growth);
	(void)audit_growth(row, year, &growth);
	finding->recomputed = audit_format(audit, "%s%%", audit_hundredths(audit, &growth, 2));
	finding->exact = audit_written(audit, &growth);
	audit_say(audit, finding, "mean", "%s%%", audit_hundredths(audit, mean, 2));
	tb_exact_release(&growth);
}

enum { LEAST_GROWTHS = 3 };

static int
has_every_growth(const struct audit_row *row, const struct ends *ends)
{
	struct tb_exact growth;
	int year = ends->first_year + 1;

	tb_exact_init(&growth);
	while (year <= ends->last_year && audit_growth(row, year, &growth))
		year++;
	tb_exact_release(&growth);
	return year > ends->last_year && ends->last_year - ends->first_year >= LEAST_GROWTHS;
}

static void
check_even(struct audit *audit, const struct audit_row *row, const struct ends *ends,
    const struct tb_exact *mean)
{
	const struct bounds bounds = {audit_threshold(audit, "audit-uneven", 2000),
	    audit_threshold(audit, "audit-even", 1000)};
	int year;

	if (!has_every_growth(row, ends) || check_values(audit, row, ends, &bounds))
		return;
	year = find_uneven(row, ends, mean, &bounds);
	if (year != 0)
		report_growth(audit, row, mean, year);
}

void
audit_growths(struct audit *audit)
{
	struct tb_exact growth;
	struct ends ends;
	size_t i;

	tb_exact_init(&growth);
	for (i = 0; i < audit->nrows; i++) {
		const struct audit_row *row = &audit->rows[i];

		if (!find_ends(audit, row, &ends))
			continue;
		set_growth(&growth, ends.last.yuan, ends.first.yuan, &ends);
		check_stated(audit, row, &ends, &growth);
		check_even(audit, row, &ends, &growth);
	}
	tb_exact_release(&growth);
}
