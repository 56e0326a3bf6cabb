/* Who of the leaders looks after what: see liaison.h. */
#include "liaison.h"
#include "figure.h"
#include "scope.h"

enum care { CARE_HELD, CARE_VACANT, CARE_DOUBLE, CARE_MAX };

/* Of one subject at the period's end. */
struct watch {
	enum care care;
	const struct tb_plan_liaison *now;	/* the one that came last; NULL = vacant */
	const struct tb_plan_liaison *previous; /* the last that left before it came; NULL = none */
	int handed_over;			/* it came in the period */
};

/* --- looking ------------------------------------------------------------------------ */

static int
holds(const struct tb_plan_liaison *liaison, const char *day)
{
	return strcmp(liaison->from, day) <= 0 &&
	       (liaison->to[0] == '\0' || strcmp(liaison->to, day) >= 0);
}

/* The last that left before the day. */
static const struct tb_plan_liaison *
last_before(const struct tb_plan *plan, const char *subject, const char *day)
{
	const struct tb_plan_liaison *last = NULL;
	size_t i;

	for (i = 0; i < plan->nliaisons; i++) {
		const struct tb_plan_liaison *at = &plan->liaisons[i];

		if (strcmp(at->subject, subject) == 0 && at->to[0] != '\0' &&
		    strcmp(at->to, day) < 0 && (last == NULL || strcmp(at->to, last->to) > 0))
			last = at;
	}
	return last;
}

static struct watch
watch_of(const struct tally *tally, const char *subject)
{
	const struct tb_plan *plan = tally->plan;
	struct watch watch = {CARE_VACANT, NULL, NULL, 0};
	size_t i, n = 0;

	for (i = 0; i < plan->nliaisons; i++) {
		const struct tb_plan_liaison *at = &plan->liaisons[i];

		if (strcmp(at->subject, subject) != 0 || !holds(at, tally->end))
			continue;
		n++;
		if (watch.now == NULL || strcmp(at->from, watch.now->from) > 0)
			watch.now = at;
	}
	if (n > 0)
		watch.care = n == 1 ? CARE_HELD : CARE_DOUBLE;
	watch.handed_over = n > 0 && strcmp(watch.now->from, tally->previous_end) > 0;
	watch.previous = last_before(plan, subject, n > 0 ? watch.now->from : tally->end);
	return watch;
}

/* Does the plan name a liaison of any subject of the kind? */
static int
is_watched(const struct tb_plan *plan, enum tb_subject kind)
{
	size_t i;

	for (i = 0; i < plan->nliaisons; i++)
		if (tb_plan_subject(plan, plan->liaisons[i].subject) == kind)
			return 1;
	return 0;
}

/* --- writing -------------------------------------------------------------------------- */

/* From one day to another; a day that is not given is none. */
static long
days_between(const char *from, const char *to)
{
	struct tb_date a, b;

	if (tb_date_parse(from, &a) != 0 || tb_date_parse(to, &b) != 0)
		return -1;
	return tb_date_days(b) - tb_date_days(a);
}

static void
attr_days(struct tb_xmlw *w, const char *name, long days)
{
	if (days >= 0)
		tb_xmlw_attrf(w, name, "%ld", days);
}

static void
write_one(struct tb_xmlw *w, const struct tally *tally, const struct scope *scope)
{
	static const char *const states[CARE_MAX] = {"held", "vacant", "double"};
	struct watch watch = watch_of(tally, scope->code);
	const struct tb_plan_liaison *now = watch.now, *previous = watch.previous;

	tb_xmlw_open(w, "liaison");
	tb_xmlw_attr(w, "subject", scope->code);
	tb_xmlw_attr(w, "name", scope->name);
	tb_xmlw_attr(w, "state", states[watch.care]);
	tb_xmlw_attr(w, "leader", now != NULL ? now->leader : "");
	tb_xmlw_attr(w, "post", now != NULL ? now->post : "");
	tb_xmlw_attr(w, "from", now != NULL ? now->from : "");
	if (now != NULL)
		attr_days(w, "since-days", days_between(now->from, tally->end));
	tb_xmlw_attr(w, "previous", previous != NULL ? previous->leader : "");
	if (previous != NULL)
		attr_days(w, "gap-days",
		    now != NULL ? days_between(previous->to, now->from) - 1
				: days_between(previous->to, tally->end));
	if (watch.handed_over)
		tb_xmlw_attr(w, "handover", "yes");
	tb_xmlw_close(w);
}

void
liaisons_write(struct tb_xmlw *w, const struct tally *tally)
{
	size_t i;
	int kind;

	tb_xmlw_open(w, "liaisons");
	for (kind = 0; kind < TB_SUBJECT_MAX; kind++) {
		enum scope_kind scopes = scope_kind_of((enum tb_subject)kind);

		if (!is_watched(tally->plan, (enum tb_subject)kind))
			continue;
		for (i = 0; i < tally->count[scopes]; i++)
			write_one(w, tally, &tally->scopes[tally->first[scopes] + i]);
	}
	tb_xmlw_close(w);
}

void
liaisons_write_counts(struct tb_xmlw *w, const struct tally *tally)
{
	size_t n[CARE_MAX] = {0}, handovers = 0, i;

	if (tally->plan->nliaisons == 0)
		return;
	for (i = 0; i < tally->nsubjects; i++) {
		struct watch watch;

		if (!is_watched(tally->plan, tally->subjects[i].kind))
			continue;
		watch = watch_of(tally, tally->subjects[i].code);
		n[watch.care]++;
		handovers += (size_t)watch.handed_over;
	}
	figure_write_bare(w, tally, "liaisons/subjects", "M10", UNIT_PIECES,
	    n[CARE_HELD] + n[CARE_VACANT] + n[CARE_DOUBLE]);
	figure_write_bare(w, tally, "liaisons/held", "M10", UNIT_PIECES, n[CARE_HELD]);
	figure_write_bare(w, tally, "liaisons/vacant", "M10", UNIT_PIECES, n[CARE_VACANT]);
	figure_write_bare(w, tally, "liaisons/double", "M10", UNIT_PIECES, n[CARE_DOUBLE]);
	figure_write_bare(w, tally, "liaisons/handovers", "M10", UNIT_PIECES, handovers);
}
