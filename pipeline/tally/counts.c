/* Figures that belong to no scope: see counts.h. */
#include "counts.h"
#include "lamp.h"
#include "quantity.h"
#include "report.h"
#include "scope.h"
#include "subject.h"

/* Writes one figure after the other into the same buffers. */
struct writer {
	struct tb_xmlw *w;
	const struct tally *tally;
	struct figure figure;
};

static void
write_figure(struct writer *writer, const char *id, const char *rule, enum unit_kind unit)
{
	struct figure_head head = {.id = id, .rule = rule, .unit = unit};

	figure_write(writer->w, writer->tally, &head, &writer->figure);
	figure_start(&writer->figure);
}

static void
write_count(struct writer *writer, const char *id, const char *rule, enum unit_kind unit, size_t n)
{
	figure_set_int(&writer->figure, (int64_t)n);
	write_figure(writer, id, rule, unit);
}

/* n / all of two figures named in operands; none when there is nothing to divide by. */
static void
write_rate(struct writer *writer, const char *id, size_t n, size_t all, const char *operands)
{
	if (all > 0)
		figure_set_ratio(&writer->figure, (int64_t)n, (int64_t)all);
	tb_buf_puts(&writer->figure.operands, operands);
	write_figure(writer, id, "F2", UNIT_PERCENT);
}

/* --- lamps (R14) -------------------------------------------------------------------- */

static void
write_lamps(struct writer *writer, enum scope_kind kind, enum unit_kind unit)
{
	const struct tally *tally = writer->tally;
	char id[96];
	size_t i, lamp;

	for (lamp = 0; lamp < tally->plan->nlamps; lamp++) {
		size_t n = 0;

		for (i = 0; i < tally->count[kind]; i++) {
			const struct scope *scope = &tally->scopes[tally->first[kind] + i];

			if (scope->lamp != (int)lamp || !lamp_is_counted(tally, scope))
				continue;
			n++;
			figure_operand(&writer->figure, tally, scope->id, lamp_lead(kind), "",
			    tally->period.month);
		}
		snprintf(id, sizeof(id), "lamps/%s/%s", scope_kind_name(kind),
		    tally->plan->lamps[lamp].code);
		write_count(writer, id, "R14", unit, n);
	}
}

/* --- reports (P12) -------------------------------------------------------------------- */

/* Of a unit that is expected. */
typedef int (*unit_test)(const struct tally *tally, const struct unit *unit);

static int
is_expected(const struct tally *tally, const struct unit *unit)
{
	(void)tally;
	return unit->expected;
}

static int
is_received(const struct tally *tally, const struct unit *unit)
{
	return unit->of_month[tally->period.month] != NULL;
}

static int
is_missing(const struct tally *tally, const struct unit *unit)
{
	return !is_received(tally, unit);
}

static int
came_in_time(const struct tally *tally, const struct unit *unit)
{
	return is_received(tally, unit) && is_on_time(tally, unit);
}

static int
is_pending(const struct tally *tally, const struct unit *unit)
{
	return is_received(tally, unit) &&
	       strcmp(unit->of_month[tally->period.month]->record.status, "pending") == 0;
}

/* Writes how many of the expected units pass, and returns it. */
static size_t
write_units(struct writer *writer, const char *id, const char *rule, unit_test test)
{
	const struct tally *tally = writer->tally;
	size_t i, n = 0;

	for (i = 0; i < tally->nunits; i++) {
		const struct unit *unit = &tally->units[i];

		if (!unit->expected || !test(tally, unit))
			continue;
		n++;
		figure_operand(&writer->figure, tally,
		    scope_find(tally, unit->is_county ? SCOPE_COUNTY : SCOPE_DEPARTMENT, unit->code)
			->id,
		    "reports", "missing-months", tally->period.month);
	}
	write_count(writer, id, rule, UNIT_PIECES, n);
	return n;
}

static void
write_reports(struct writer *writer)
{
	size_t expected = write_units(writer, "reports/expected", "P12", is_expected);
	size_t received = write_units(writer, "reports/received", "P12", is_received);
	size_t on_time;

	write_units(writer, "reports/missing", "P12", is_missing);
	write_rate(writer, "reports/rate", received, expected, "reports/received reports/expected");
	on_time = write_units(writer, "reports/on-time", "P12", came_in_time);
	write_rate(
	    writer, "reports/on-time-rate", on_time, expected, "reports/on-time reports/expected");
	write_units(writer, "reports/pending", "R17", is_pending);
}

/* --- problems (P11) --------------------------------------------------------------------- */

static void
write_problem_counts(struct writer *writer, const struct problems *problems)
{
	write_count(writer, "problems/opening", "P11", UNIT_PIECES, problems->opening);
	write_count(writer, "problems/new", "P11", UNIT_PIECES, problems->opened);
	write_count(writer, "problems/closed", "P11", UNIT_PIECES, problems->closed);
	write_count(writer, "problems/open", "P11", UNIT_PIECES, problems->open);
	write_count(writer, "problems/overdue", "P11", UNIT_PIECES, problems->overdue);
	write_rate(writer, "problems/rate", problems->closed, problems->opening + problems->opened,
	    "problems/closed problems/opening problems/new");
}

/* --- steps (F15) -------------------------------------------------------------------------- */

static int
reaches(const struct tb_plan_ladder *ladder, size_t step, const struct tb_plan_amount *amount)
{
	return !amount->none && tb_plan_step(ladder, amount->yuan) >= (int)step;
}

enum by { BY_LAST, BY_PLAN };

/* How many reached the step last year, or are to by the year's plan. */
static void
write_step(
    struct writer *writer, enum tb_subject kind, const struct set *set, size_t step, enum by by)
{
	static const char *const names[] = {"last", "plan"}, *const of[] = {"last-year", "plan"};
	const struct tb_plan_ladder *ladder = tb_plan_ladder(writer->tally->plan, kind);
	struct tb_buf id = TB_BUF_INIT;
	size_t i, n = 0;

	for (i = 0; i < set->n; i++) {
		const struct subject *subject = set->items[i];

		if (!reaches(ladder, step, by == BY_LAST ? &subject->last_year : &subject->plan))
			continue;
		n++;
		figure_operand(&writer->figure, writer->tally, subject->id, "rev", of[by],
		    writer->tally->period.month);
	}
	tb_buf_printf(&id, "steps/%s/%s/%s", scope_kind_name(scope_kind_of(kind)),
	    ladder->steps[step].word, names[by]);
	write_count(
	    writer, id.s, "F15", kind == TB_SUBJECT_ENTERPRISE ? UNIT_FIRMS : UNIT_PIECES, n);
	tb_buf_release(&id);
}

/* How many reached it by what the year made. */
static void
write_step_reached(struct writer *writer, enum tb_subject kind, const struct set *set, size_t step)
{
	const struct tally *tally = writer->tally;
	const struct tb_plan_ladder *ladder = tb_plan_ladder(tally->plan, kind);
	struct tb_buf id = TB_BUF_INIT;
	int known;
	size_t n = count_reached(tally, set, ladder->steps[step].value.yuan + ladder->exclusive,
	    &known, &writer->figure);

	tb_buf_printf(&id, "steps/%s/%s/reached", scope_kind_name(scope_kind_of(kind)),
	    ladder->steps[step].word);
	if (known)
		figure_set_int(&writer->figure, (int64_t)n);
	else
		set_absent(&writer->figure, count_state(set, tally->period.month, POINT_MISSING));
	write_figure(writer, id.s, "F15", kind == TB_SUBJECT_ENTERPRISE ? UNIT_FIRMS : UNIT_PIECES);
	tb_buf_release(&id);
}

static void
write_steps(struct writer *writer, enum tb_subject kind, const struct set *set)
{
	const struct tb_plan_ladder *ladder = tb_plan_ladder(writer->tally->plan, kind);
	size_t step;

	for (step = 0; ladder != NULL && step < ladder->nsteps; step++) {
		write_step(writer, kind, set, step, BY_LAST);
		write_step(writer, kind, set, step, BY_PLAN);
		if (writer->tally->period.month == 12)
			write_step_reached(writer, kind, set, step);
	}
}

/* --- all ------------------------------------------------------------------------------------ */

void
counts_write_time(struct tb_xmlw *w, const struct tally *tally)
{
	struct writer writer = {.w = w, .tally = tally};

	figure_init(&writer.figure);
	tb_exact_set(&writer.figure.x, &tally->progress);
	writer.figure.state = STATE_VALUE;
	write_figure(&writer, "time/progress", "F3", UNIT_PERCENT);
	figure_release(&writer.figure);
}

/* m/12 of the months before. */
static void
write_earlier_time(struct writer *writer)
{
	struct tb_buf id = TB_BUF_INIT;
	int month;

	for (month = 2; month < writer->tally->period.month; month++) {
		tb_buf_reset(&id);
		tb_buf_puts(&id, "time/progress");
		figure_stamp(&id, writer->tally->period.year, month);
		figure_start(&writer->figure);
		figure_set_ratio(&writer->figure, month, 12);
		write_figure(writer, id.s, "F3", UNIT_PERCENT);
	}
	tb_buf_release(&id);
}

void
counts_write(struct tb_xmlw *w, const struct tally *tally, const struct problems *problems)
{
	struct writer writer = {.w = w, .tally = tally};

	counts_write_time(w, tally);
	figure_init(&writer.figure);
	write_earlier_time(&writer);
	write_lamps(&writer, SCOPE_PROJECT, UNIT_PIECES);
	write_lamps(&writer, SCOPE_INDUSTRY, UNIT_PIECES);
	write_lamps(&writer, SCOPE_ENTERPRISE, UNIT_FIRMS);
	write_lamps(&writer, SCOPE_COUNTY, UNIT_PIECES);
	write_reports(&writer);
	write_problem_counts(&writer, problems);
	write_steps(&writer, TB_SUBJECT_INDUSTRY, &tally->scopes[tally->first[SCOPE_CITY]].rev);
	write_steps(&writer, TB_SUBJECT_ENTERPRISE, &tally->scopes[tally->first[SCOPE_GROUP]].rev);
	figure_release(&writer.figure);
}

/* --- printed sums (R3) ---------------------------------------------------------------------- */

struct printed_sum {
	const char *id, *quantity;
	enum scope_kind parts, whole;
	const char *whole_code; /* NULL = the first of its kind */
};

static const struct printed_sum sums[] = {
    {"industries/rev", "rev", SCOPE_INDUSTRY, SCOPE_CITY, NULL},
    {"industries/rev-plan", "rev-plan", SCOPE_INDUSTRY, SCOPE_CITY, NULL},
    {"annex/rev", "rev", SCOPE_ENTERPRISE, SCOPE_GROUP, GROUP_ANNEX},
    {"counties/inv", "inv", SCOPE_COUNTY, SCOPE_CITY, NULL},
    {"counties/inv-plan", "inv-plan", SCOPE_COUNTY, SCOPE_CITY, NULL},
    {"bands/inv", "inv", SCOPE_BAND, SCOPE_BAND, BAND_ALL},
    {"bands/inv-plan", "inv-plan", SCOPE_BAND, SCOPE_BAND, BAND_ALL},
    {"domains/inv", "inv", SCOPE_DOMAIN, SCOPE_CITY, NULL},
    {"domains/rev", "rev", SCOPE_DOMAIN, SCOPE_CITY, NULL},
};

static int
is_part(const struct tally *tally, const struct printed_sum *sum, const struct scope *scope,
    const struct scope *whole)
{
	if (scope->kind == SCOPE_ENTERPRISE)
		return scope->whole == whole;
	if (scope->kind == SCOPE_BAND) /* the plan's own bands, not sums of them */
		return (size_t)(scope - &tally->scopes[tally->first[sum->parts]]) <
		       tally->plan->nbands;
	return 1;
}

/* Does the sum of the printed parts print as the total does? */
static int
sum_differs(const struct tally *tally, const struct printed_sum *sum)
{
	const struct scope *whole = sum->whole_code != NULL
					? scope_find(tally, sum->whole, sum->whole_code)
					: &tally->scopes[tally->first[sum->whole]];
	struct tb_exact_form form = quantity_form(tally, sum->quantity);
	struct tb_exact all, one;
	struct figure figure;
	size_t i;
	int differs;

	figure_init(&figure);
	tb_exact_init(&all);
	tb_exact_init(&one);
	for (i = 0; i < tally->count[sum->parts]; i++) {
		const struct scope *scope = &tally->scopes[tally->first[sum->parts] + i];

		if (!is_part(tally, sum, scope, whole))
			continue;
		quantity_compute(tally, scope, sum->quantity, tally->period.month, &figure);
		if (figure.state != STATE_VALUE)
			continue;
		tb_exact_round(&figure.x, &form, &one);
		tb_exact_add(&all, &all, &one);
	}
	quantity_compute(tally, whole, sum->quantity, tally->period.month, &figure);
	tb_exact_set_int(&one, 0);
	if (figure.state == STATE_VALUE)
		tb_exact_round(&figure.x, &form, &one);
	differs = tb_exact_compare(&all, &one) != 0;
	tb_exact_release(&all);
	tb_exact_release(&one);
	figure_release(&figure);
	return differs;
}

/* Leads that a reader recomputes from the completion and the time progress beside them. */
static const struct printed_gap {
	struct printed_sum lead;
	const char *completion;
} gaps[] = {
    {{"industries/rev-lead", "rev-lead", SCOPE_INDUSTRY, SCOPE_CITY, NULL}, "rev-completion"},
    {{"annex/rev-lead", "rev-lead", SCOPE_ENTERPRISE, SCOPE_GROUP, GROUP_ANNEX}, "rev-completion"},
    {{"counties/inv-lead", "inv-lead", SCOPE_COUNTY, SCOPE_CITY, NULL}, "inv-completion"},
    {{"projects/inv-lead", "inv-lead", SCOPE_PROJECT, SCOPE_CITY, NULL}, "inv-completion"},
};

/* Does its printed lead differ from its printed completion less the printed progress? One that goes
 * by a curve has no such progress. */
static int
gap_differs(const struct tally *tally, const struct printed_gap *gap, const struct scope *scope)
{
	struct tb_exact_form lead_form = quantity_form(tally, gap->lead.quantity);
	struct tb_exact_form share_form = quantity_form(tally, gap->completion);
	struct tb_exact lead, share, progress;
	struct figure figure;
	int differs = 0;

	figure_init(&figure);
	tb_exact_init(&lead);
	tb_exact_init(&share);
	tb_exact_init(&progress);
	quantity_compute(tally, scope, gap->lead.quantity, tally->period.month, &figure);
	if (figure.state == STATE_VALUE && !figure.curve) {
		tb_exact_round(&figure.x, &lead_form, &lead);
		quantity_compute(tally, scope, gap->completion, tally->period.month, &figure);
		tb_exact_round(&figure.x, &share_form, &share);
		tb_exact_set_ratio(&figure.x, tally->period.month, 12);
		tb_exact_round(&figure.x, &share_form, &progress);
		tb_exact_sub(&share, &share, &progress);
		differs = tb_exact_compare(&share, &lead) != 0;
	}
	tb_exact_release(&lead);
	tb_exact_release(&share);
	tb_exact_release(&progress);
	figure_release(&figure);
	return differs;
}

static int
gaps_differ(const struct tally *tally, const struct printed_gap *gap)
{
	const struct scope *whole = gap->lead.whole_code != NULL
					? scope_find(tally, gap->lead.whole, gap->lead.whole_code)
					: &tally->scopes[tally->first[gap->lead.whole]];
	size_t i;

	if (gap_differs(tally, gap, whole))
		return 1;
	for (i = 0; i < tally->count[gap->lead.parts]; i++) {
		const struct scope *scope = &tally->scopes[tally->first[gap->lead.parts] + i];

		if (is_part(tally, &gap->lead, scope, whole) && gap_differs(tally, gap, scope))
			return 1;
	}
	return 0;
}

void
sums_write(struct tb_xmlw *w, const struct tally *tally)
{
	size_t i;

	tb_xmlw_open(w, "sums");
	for (i = 0; i < TB_LEN(sums); i++) {
		tb_xmlw_open(w, "sum");
		tb_xmlw_attr(w, "id", sums[i].id);
		tb_xmlw_attr(w, "differs", sum_differs(tally, &sums[i]) ? "yes" : "no");
		tb_xmlw_close(w);
	}
	for (i = 0; i < TB_LEN(gaps); i++) {
		tb_xmlw_open(w, "sum");
		tb_xmlw_attr(w, "id", gaps[i].lead.id);
		tb_xmlw_attr(w, "differs", gaps_differ(tally, &gaps[i]) ? "yes" : "no");
		tb_xmlw_close(w);
	}
	tb_xmlw_close(w);
}
