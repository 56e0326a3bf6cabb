/* Class 5 of the plan audit: ladders, promised 梯队, and bands. */
#include "../lib/file.h"
#include "audit-private.h"
#include "promise.h"

/* --- ladders of one subject ---------------------------------------------------------------- */

static int
has_step(const struct tb_plan_ladder *ladder, int64_t yuan)
{
	size_t i;

	for (i = 0; i < ladder->nsteps; i++)
		if (ladder->steps[i].value.yuan == yuan)
			return 1;
	return 0;
}

/* The steps that one has and the other has not. */
static const char *
steps_missing(
    struct audit *audit, const struct tb_plan_ladder *from, const struct tb_plan_ladder *in)
{
	const char *text = "";
	size_t i;

	for (i = 0; i < from->nsteps; i++)
		if (!has_step(in, from->steps[i].value.yuan))
			text = audit_format(audit, "%s%s%s", text, text[0] != '\0' ? "、" : "",
			    audit_yi(audit, from->steps[i].value.yuan));
	return text;
}

static const char *
steps_of(struct audit *audit, const struct tb_plan_ladder *ladder)
{
	static const struct tb_plan_ladder none;

	return steps_missing(audit, ladder, &none);
}

/* Where it stands in the plan, else whose it is and where in the file. */
static const char *
place_of(struct audit *audit, const struct tb_plan_ladder *ladder)
{
	static const char *const kinds[TB_SUBJECT_MAX] = {
	    "kind.industry", "kind.enterprise", "kind.project"};

	if (ladder->clause[0] != '\0')
		return ladder->clause;
	return audit_fill(audit, "ladder",
	    (const struct tb_slot[]){{"kind", audit_word(&audit->words, kinds[ladder->subject])},
		{"file", tb_path_base(ladder->source.file)},
		{"line", audit_format(audit, "%d", ladder->source.line)}, {NULL, NULL}});
}

static void
check_ladder(
    struct audit *audit, const struct tb_plan_ladder *ladder, const struct tb_plan_ladder *first)
{
	const char *lacks = steps_missing(audit, first, ladder);
	const char *has = steps_missing(audit, ladder, first);
	struct audit_finding *finding;

	if (lacks[0] == '\0' && has[0] == '\0')
		return;
	finding = audit_find(audit, A5_1, ladder->id, ladder->source);
	finding->printed = steps_of(audit, ladder);
	finding->recomputed = steps_of(audit, first);
	audit_name(audit, finding, &(struct audit_named){ladder->id, place_of(audit, ladder), ""});
	audit_name(audit, finding, &(struct audit_named){first->id, place_of(audit, first), ""});
	audit_say(audit, finding, "place", "%s", place_of(audit, ladder));
	audit_say(audit, finding, "first", "%s", place_of(audit, first));
	audit_say(audit, finding, "lacks", "%s", lacks);
	audit_say(audit, finding, "has", "%s", has);
	audit_say(audit, finding,
	    lacks[0] == '\0' ? "only-has"
	    : has[0] == '\0' ? "only-lacks"
			     : "both",
	    "yes");
}

/* --- promised 梯队 ---------------------------------------------------------------------------- */

/* A part of the ladder that somebody shall stand on. */
struct rung {
	const struct tb_plan_target *target;
	enum tb_subject kind;
	int64_t from;
	struct tb_plan_amount below;
};

static int
is_on(const struct rung *rung, const struct audit_row *row, int year)
{
	struct tb_plan_amount value = audit_at(row, year);

	return row->kind == rung->kind && audit_is_promised(row, rung->target) && !value.none &&
	       value.yuan >= rung->from && (rung->below.none || value.yuan < rung->below.yuan);
}

static int
is_empty(const struct audit *audit, const struct rung *rung, int first, int last)
{
	size_t i;
	int year;

	for (i = 0; i < audit->nrows; i++)
		for (year = first; year <= last; year++)
			if (is_on(rung, &audit->rows[i], year))
				return 0;
	return 1;
}

static void
report_rung(struct audit *audit, const struct rung *rung, int first, int last)
{
	const struct tb_plan_target *target = rung->target;
	struct audit_finding *finding = audit_find(audit, A5_2, target->id, target->source);

	finding->year = first == last ? first : 0;
	finding->printed = audit_yi(audit, rung->from);
	finding->recomputed = finding->exact = "0";
	audit_say_promise(audit, finding, target);
	audit_say(audit, finding, "rung", "%s",
	    audit_range(audit, "range.from", finding->printed, rung->below));
	if (first != last) {
		audit_say(audit, finding, "first-year", "%d", first);
		audit_say(audit, finding, "last-year", "%d", last);
	}
}

static void
check_rungs(struct audit *audit, const struct tb_plan_target *target)
{
	enum tb_subject kind = promise_steps_of(target);
	int first = target->year_number, last = first;
	size_t i;

	if (first == 0)
		audit_interim(audit, &first, &last);
	for (i = 0; i < target->nthresholds; i++) {
		int64_t from = target->thresholds[i];
		struct rung rung = {target, kind, from, promise_step_above(audit->plan, target, i)};

		if (is_empty(audit, &rung, first, last))
			report_rung(audit, &rung, first, last);
	}
}

/* --- bands -------------------------------------------------------------------------------- */

/* Bands ascend and never overlap: what is left is a hole. */
static void
check_bands(struct audit *audit)
{
	const struct tb_plan *plan = audit->plan;
	size_t i;

	for (i = 1; i < plan->nbands; i++) {
		const struct tb_plan_band *band = &plan->bands[i - 1], *next = &plan->bands[i];
		struct audit_finding *finding;

		if (band->max.yuan == next->min.yuan)
			continue;
		finding = audit_find(audit, A5_3, band->code, band->source);
		finding->printed = audit_yi(audit, band->max.yuan);
		finding->recomputed = audit_yi(audit, next->min.yuan);
		audit_name(audit, finding, &(struct audit_named){band->code, band->name, ""});
		audit_name(audit, finding, &(struct audit_named){next->code, next->name, ""});
		audit_say(audit, finding, "name", "%s", band->name);
		audit_say(audit, finding, "next", "%s", next->name);
	}
}

void
audit_ladders(struct audit *audit)
{
	const struct tb_plan *plan = audit->plan;
	size_t i;

	for (i = 0; i < plan->nladders; i++) {
		const struct tb_plan_ladder *first = tb_plan_ladder(plan, plan->ladders[i].subject);

		if (first != &plan->ladders[i])
			check_ladder(audit, &plan->ladders[i], first);
	}
	for (i = 0; i < plan->ntargets; i++)
		if (promise_is_of_steps(plan, &plan->targets[i]) &&
		    !audit_is_out_of_plan(audit, &plan->targets[i]))
			check_rungs(audit, &plan->targets[i]);
	check_bands(audit);
}
