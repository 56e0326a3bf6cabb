/* The tree that templates walk: see tree.h. */
#include "tree.h"
#include "../lib/figures.h"
#include "behind.h"
#include "counts.h"
#include "crosscheck.h"
#include "liaison.h"
#include "movement.h"
#include "ranking.h"
#include "recommend.h"
#include "register.h"
#include "revision.h"
#include "rolling.h"
#include "scope-write.h"
#include "target.h"
#include "scope.h"
#include "upper.h"

/* --- root, plan ---------------------------------------------------------------------- */

static void
write_period(struct tb_xmlw *w, const struct tally *tally)
{
	static const char *const kinds[] = {"month", "quarter", "year"};
	struct tb_buf label = TB_BUF_INIT;
	char text[8];

	tb_term_format((struct tb_term){tally->span, tally->period}, text);
	tb_period_label(tally->period, &label);
	tb_xmlw_attr(w, "period", text);
	tb_xmlw_attr(w, "kind", kinds[tally->span]);
	tb_xmlw_attr(w, "label", label.s);
	tb_xmlw_attrf(w, "month-label", "%d月", tally->period.month);
	tb_xmlw_attri(w, "year", tally->period.year);
	tb_xmlw_attri(w, "month", tally->period.month);
	tb_xmlw_attri(w, "remaining", 12 - tally->period.month);
	tb_xmlw_attrf(w, "next", "%04d-%02d", tally->period.year + (tally->period.month == 12),
	    tally->period.month % 12 + 1);
	tb_xmlw_attri(w, "last-year", tally->period.year - 1);
	tb_xmlw_attri(w, "next-year", tally->period.year + 1);
	if (tally->previous.month != 0) {
		tb_buf_reset(&label);
		tb_period_format(tally->previous, text);
		tb_period_label(tally->previous, &label);
		tb_xmlw_attr(w, "previous", text);
		tb_xmlw_attr(w, "previous-label", label.s);
	}
	tb_buf_release(&label);
}

static void
write_root(struct tb_xmlw *w, const struct tally *tally)
{
	const struct tb_plan_identity *identity = &tally->plan->identity;

	tb_xmlw_open(w, "figures");
	tb_xmlw_attr(w, "xmlns", TB_FIGURES_NS);
	tb_xmlw_attr(w, "version", "1");
	write_period(w, tally);
	tb_xmlw_attr(w, "plan", identity->id);
	tb_xmlw_attr(w, "plan-version", identity->version);
	tb_xmlw_attr(w, "plan-number", identity->number);
}

/* This one to the target year: those that forecasts are told of. */
static void
write_years(struct tb_xmlw *w, const struct tally *tally)
{
	struct tb_buf years = TB_BUF_INIT;
	int year;

	for (year = tally->period.year; year <= tally->plan->identity.target_year; year++)
		tb_buf_printf(&years, "%s%d", years.len > 0 ? " " : "", year);
	tb_xmlw_attr(w, "years", years.s);
	tb_buf_release(&years);
}

static void
write_notice(struct tb_xmlw *w, const struct tb_plan *plan)
{
	if (plan->notice == NULL || plan->notice[0] == '\0')
		return;
	tb_xmlw_open(w, "notice");
	tb_xmlw_text(w, plan->notice);
	tb_xmlw_close(w);
}

static void
write_names(struct tb_xmlw *w, const struct tally *tally)
{
	const struct tb_plan *plan = tally->plan;

	tb_xmlw_open(w, "plan");
	tb_xmlw_attr(w, "name", plan->identity.name);
	tb_xmlw_attr(w, "programme", plan->identity.programme);
	tb_xmlw_attr(w, "issuer", plan->identity.issuer);
	tb_xmlw_attr(w, "mark", plan->identity.mark);
	tb_xmlw_attr(w, "region-name", tally->scopes[tally->first[SCOPE_CITY]].name);
	tb_xmlw_attr(w, "number", plan->identity.number);
	tb_xmlw_attr(w, "in-force", plan->identity.in_force);
	tb_xmlw_close(w);
	write_notice(w, plan);
}

/* Of a quarter and a year that are not over: the last month anything was reported of. */
static void
write_months(struct tb_xmlw *w, const struct tally *tally)
{
	int months = 0;
	size_t i;

	for (i = 0; i < tally->nsubmissions; i++) {
		struct tb_period of = tally->submissions[i]->record.period;

		if (of.year == tally->period.year && of.month > months)
			months = of.month;
	}
	if (tally->span != TB_SPAN_MONTH && months < tally->period.month)
		tb_xmlw_attri(w, "months", months);
}

static void
write_plan(struct tb_xmlw *w, const struct tally *tally)
{
	const struct tb_plan *plan = tally->plan;
	size_t i;

	write_names(w, tally);
	for (i = 0; i < plan->nrecipients; i++) {
		tb_xmlw_open(w, "recipient");
		tb_xmlw_attr(w, "kind", plan->recipients[i].kind);
		tb_xmlw_attr(w, "text", plan->recipients[i].text);
		tb_xmlw_close(w);
	}
}

/* --- what was sent ---------------------------------------------------------------------- */

static void
write_practices(struct tb_xmlw *w, const struct tally *tally)
{
	size_t i, j;

	tb_xmlw_open(w, "practices");
	for (i = 0; i < tally->nunits; i++) {
		const struct submission *from = tally->units[i].of_month[tally->period.month];

		for (j = 0; from != NULL && j < from->record.npractices; j++) {
			const struct tb_record_practice *practice = &from->record.practices[j];

			tb_xmlw_open(w, "practice");
			tb_xmlw_attr(w, "unit", tally->units[i].code);
			tb_xmlw_attr(w, "unit-name", tally->units[i].name);
			tb_xmlw_attri(w, "index", (long)j + 1);
			tb_xmlw_attr(w, "title", practice->title);
			tb_xmlw_text(w, practice->text != NULL ? practice->text : "");
			tb_xmlw_close(w);
		}
	}
	tb_xmlw_close(w);
}

static void
write_submissions(struct tb_xmlw *w, const struct tally *tally)
{
	size_t i;

	tb_xmlw_open(w, "submissions");
	for (i = 0; i < tally->nsubmissions; i++) {
		const struct tb_record *record = &tally->submissions[i]->record;

		tb_xmlw_open(w, "submission");
		tb_xmlw_attr(w, "unit", record->unit);
		tb_xmlw_attr(w, "period", record->period_text);
		tb_xmlw_attri(w, "version", record->version);
		tb_xmlw_attr(w, "digest", record->digest);
		tb_xmlw_attr(w, "arrived", record->arrived);
		tb_xmlw_attr(w, "source", record->source);
		tb_xmlw_attr(w, "pending", yes_no(strcmp(record->status, "pending") == 0));
		tb_xmlw_attr(w, "signed", record->is_signed);
		tb_xmlw_close(w);
	}
	tb_xmlw_close(w);
}

void
tree_write(struct tb_xmlw *w, const struct tree *tree)
{
	const struct tally *tally = tree->tally;

	write_root(w, tally);
	tb_xmlw_attr(w, "inputs", tally->inputs);
	write_years(w, tally);
	write_months(w, tally);
	write_plan(w, tally);
	registers_write(w, tally);
	scopes_write(w, tally);
	rankings_write(w, tally);
	movements_write(w, tally);
	behind_write(w, tally);
	firings_write(w, tally, tree->firings);
	liaisons_write(w, tally);
	recommended_write(w, tally);
	scores_write(w, tree->tally, tree->scores);
	awards_write(w, tree->awards);
	rolling_write(w, tally);
	targets_write_tree(w, tally);
	crosschecks_write(w, tally);
	problems_write(w, tree->problems);
	write_practices(w, tally);
	revisions_write(w, tally, tree->revisions);
	sums_write(w, tally);
	uppers_write(w, tally);
	write_submissions(w, tally);
}

/* --- the public edition ------------------------------------------------------------------- */

static void
write_public_scopes(
    struct tb_xmlw *w, const struct tally *tally, enum scope_kind kind, const char *list)
{
	size_t i, n = tally->count[kind];

	tb_xmlw_open(w, list);
	for (i = 0; i < n; i++) {
		const struct scope *scope = scope_at(tally, kind, i);

		if (scope->name[0] == '\0') /* band/all */
			continue;
		open_scope(w,
		    kind == SCOPE_BAND && i >= tally->plan->nbands ? "total"
								   : scope_kind_name(kind),
		    scope);
		if (kind != SCOPE_BAND)
			tb_xmlw_attr(w, "short", scope->short_name);
		if (kind == SCOPE_INDUSTRY)
			tb_xmlw_attr(w, "domain", scope->rev.items[0]->industry->domain);
		tb_xmlw_close(w);
	}
	tb_xmlw_close(w);
}

/* Not of what it was made: by a digest a guess of what a unit reported could be confirmed. */
void
tree_write_public(struct tb_xmlw *w, const struct tally *tally)
{
	write_root(w, tally);
	tb_xmlw_attr(w, "edition", "public");
	write_names(w, tally);
	tb_xmlw_open(w, "disclosure");
	tb_xmlw_attri(w, "threshold", tally->plan->disclosure.threshold);
	tb_xmlw_close(w);
	write_public_scopes(w, tally, SCOPE_DOMAIN, "domains");
	write_public_scopes(w, tally, SCOPE_INDUSTRY, "industries");
	write_public_scopes(w, tally, SCOPE_BAND, "bands");
	write_public_scopes(w, tally, SCOPE_COUNTY, "counties");
}
