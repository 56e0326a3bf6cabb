/* What goes to the levels above: see upper.h. */
#include "upper.h"
#include "measure.h"
#include "scope.h"
#include "subject.h"

/* --- rows ---------------------------------------------------------------------------- */

/* What a row rests on: a row of which nothing was reported in the month is not sent. */
struct rest {
	size_t fresh, carried, missing;
};

static const struct scope *
scope_of(const struct tally *tally, const struct tb_plan_map *map)
{
	static const enum scope_kind kinds[] = {
	    [TB_SCOPE_CITY] = SCOPE_CITY,
	    [TB_SCOPE_DOMAIN] = SCOPE_DOMAIN,
	    [TB_SCOPE_COUNTY] = SCOPE_COUNTY,
	    [TB_SCOPE_INDUSTRY] = SCOPE_INDUSTRY,
	    [TB_SCOPE_ENTERPRISE] = SCOPE_ENTERPRISE,
	    [TB_SCOPE_PROJECT] = SCOPE_PROJECT,
	};

	if (map->scope == TB_SCOPE_CITY)
		return &tally->scopes[tally->first[SCOPE_CITY]];
	return scope_find(tally, kinds[map->scope], map->subject);
}

static int
is_of_projects(const struct tb_plan_map *map)
{
	return strcmp(map->kind, tb_subject_names[TB_SUBJECT_PROJECT]) == 0;
}

static struct rest
rest_of(const struct tally *tally, const struct tb_plan_map *map, const struct scope *scope)
{
	const struct set *set = is_of_projects(map) ? &scope->inv : &scope->rev;
	struct rest rest = {0};
	size_t i;

	for (i = 0; i < set->n; i++) {
		enum point_state state = set->items[i]->at[tally->period.month].state;

		rest.fresh += state == POINT_REPORTED;
		rest.carried += state == POINT_CARRIED;
		rest.missing += state == POINT_MISSING;
	}
	return rest;
}

static void
write_row(struct tb_xmlw *w, const struct tally *tally, const struct tb_plan_map *map)
{
	const struct scope *scope = scope_of(tally, map);
	struct rest rest;

	if (scope == NULL) /* of another year */
		return;
	rest = rest_of(tally, map, scope);
	tb_xmlw_open(w, "row");
	tb_xmlw_attr(w, "code", map->code);
	tb_xmlw_attr(w, "name", map->name[0] != '\0' ? map->name : scope->name);
	tb_xmlw_attr(w, "here", scope->name);
	tb_xmlw_attr(w, "kind", map->kind);
	tb_xmlw_attrf(w, "figure", "%s/%s", map->from, map->indicator);
	tb_xmlw_attr(w, "indicator", tb_plan_indicator(tally->plan, map->indicator)->name);
	tb_xmlw_attr(w, "sent", rest.fresh > 0 ? "yes" : "no");
	tb_xmlw_attri(w, "carried", (long)rest.carried);
	tb_xmlw_attri(w, "missing", (long)rest.missing);
	tb_xmlw_close(w);
}

void
uppers_write(struct tb_xmlw *w, const struct tally *tally)
{
	const struct tb_plan *plan = tally->plan;
	size_t i, k;

	if (plan->nrollups == 0)
		return;
	tb_xmlw_open(w, "rollups");
	for (i = 0; i < plan->nrollups; i++) {
		const struct tb_plan_rollup *rollup = &plan->rollups[i];

		tb_xmlw_open(w, "rollup");
		tb_xmlw_attr(w, "code", rollup->plan);
		tb_xmlw_attr(w, "name", rollup->name);
		tb_xmlw_attr(w, "unit", rollup->unit);
		tb_xmlw_attr(w, "to", rollup->to);
		tb_xmlw_attr(w, "contact", rollup->contact);
		tb_xmlw_attr(w, "phone", rollup->phone);
		for (k = 0; k < rollup->nmaps; k++)
			write_row(w, tally, &rollup->maps[k]);
		for (k = 0; k < rollup->nrungs; k++) {
			tb_xmlw_open(w, "rung");
			tb_xmlw_attr(w, "subject", rollup->rungs[k].subject);
			tb_xmlw_attr(w, "word", rollup->rungs[k].word);
			write_amount(w, "dec", rollup->rungs[k].value.yuan, UNIT_YI);
			tb_xmlw_close(w);
		}
		tb_xmlw_close(w);
	}
	tb_xmlw_close(w);
}

/* --- figures -------------------------------------------------------------------------- */

/* One figure after the other into the same buffers. */
struct writer {
	struct tb_xmlw *w;
	const struct tally *tally;
	const struct tb_plan_rollup *rollup;
	struct figure figure;
};

static void
write_count(
    struct writer *writer, const char *path, const char *rule, enum unit_kind unit, size_t n)
{
	struct tb_buf id = TB_BUF_INIT;
	struct figure_head head = {.rule = rule, .unit = unit};

	tb_buf_printf(&id, "rollup/%s/%s", writer->rollup->plan, path);
	head.id = id.s;
	figure_write_count(writer->w, writer->tally, &head, n, &writer->figure);
	figure_start(&writer->figure);
	tb_buf_release(&id);
}

/* Who reaches the step: by last year, by the year's plan; a project by its total. */
enum by { BY_LAST, BY_PLAN, BY_TOTAL };

static const struct tb_plan_amount *
amount_of(const struct subject *subject, enum by by)
{
	return by == BY_LAST   ? &subject->last_year
	       : by == BY_PLAN ? &subject->plan
			       : &subject->project->total;
}

static enum unit_kind
rung_unit(const struct tb_plan_rung *rung)
{
	int firms = strcmp(rung->subject, tb_subject_names[TB_SUBJECT_ENTERPRISE]) == 0;

	return firms ? UNIT_FIRMS : UNIT_PIECES;
}

static void
write_rung(
    struct writer *writer, const struct tb_plan_rung *rung, const struct set *set, enum by by)
{
	static const char *const names[] = {"last", "plan", "total"};
	static const char *const operands[] = {"last-year", "plan", NULL};
	struct tb_buf path = TB_BUF_INIT;
	size_t i, n = 0;

	for (i = 0; i < set->n; i++) {
		const struct tb_plan_amount *amount = amount_of(set->items[i], by);

		if (amount->none || amount->yuan < rung->value.yuan)
			continue;
		n++;
		if (operands[by] != NULL)
			figure_operand(&writer->figure, writer->tally, set->items[i]->id, "rev",
			    operands[by], writer->tally->period.month);
	}
	tb_buf_printf(&path, "%s/%s/%s", rung->subject, rung->word, names[by]);
	write_count(writer, path.s, "F15", rung_unit(rung), n);
	tb_buf_release(&path);
}

/* Who reached it by what the year made; nothing where nothing of it is known. */
static void
write_rung_reached(struct writer *writer, const struct tb_plan_rung *rung, const struct set *set)
{
	struct tb_buf path = TB_BUF_INIT;
	int known;
	size_t n = count_reached(writer->tally, set, rung->value.yuan, &known, &writer->figure);

	tb_buf_printf(&path, "%s/%s/reached", rung->subject, rung->word);
	if (known)
		write_count(writer, path.s, "F15", rung_unit(rung), n);
	tb_buf_release(&path);
}

static void
write_rungs(struct writer *writer)
{
	const struct tally *tally = writer->tally;
	const struct scope *city = &tally->scopes[tally->first[SCOPE_CITY]];
	const struct scope *annex = &tally->scopes[tally->first[SCOPE_GROUP]];
	size_t i;

	for (i = 0; i < writer->rollup->nrungs; i++) {
		const struct tb_plan_rung *rung = &writer->rollup->rungs[i];
		const char *industry = tb_subject_names[TB_SUBJECT_INDUSTRY];

		if (strcmp(rung->subject, tb_subject_names[TB_SUBJECT_PROJECT]) == 0) {
			write_rung(writer, rung, &city->inv, BY_TOTAL);
		} else {
			const struct set *set =
			    strcmp(rung->subject, industry) == 0 ? &city->rev : &annex->rev;

			write_rung(writer, rung, set, BY_LAST);
			write_rung(writer, rung, set, BY_PLAN);
			if (tally->period.month == 12)
				write_rung_reached(writer, rung, set);
		}
	}
}

void
uppers_write_figures(struct tb_xmlw *w, const struct tally *tally)
{
	struct writer writer = {.w = w, .tally = tally};
	size_t i, k;

	figure_init(&writer.figure);
	for (i = 0; i < tally->plan->nrollups; i++) {
		size_t rows = 0, sent = 0, carried = 0;

		writer.rollup = &tally->plan->rollups[i];
		for (k = 0; k < writer.rollup->nmaps; k++) {
			const struct tb_plan_map *map = &writer.rollup->maps[k];
			const struct scope *scope = scope_of(tally, map);
			struct rest rest;

			if (scope == NULL)
				continue;
			rest = rest_of(tally, map, scope);
			rows++;
			sent += rest.fresh > 0;
			carried += rest.fresh > 0 && rest.carried > 0;
		}
		write_count(&writer, "rows", "M15", UNIT_PIECES, rows);
		write_count(&writer, "sent", "M15", UNIT_PIECES, sent);
		write_count(&writer, "unsent", "M15", UNIT_PIECES, rows - sent);
		write_count(&writer, "carried", "R9", UNIT_PIECES, carried);
		write_rungs(&writer);
	}
	figure_release(&writer.figure);
}
