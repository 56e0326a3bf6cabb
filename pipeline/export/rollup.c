/* The roll-up: see rollup.h. */
#include "rollup.h"
#include "../lib/field.h"
#include <string.h>

enum { ID_MAX = 160 };

struct roller {
	const struct rollup_source *source;
	struct tb_record record;
	size_t nrows;
};

static const char *
word(const struct roller *roller, const char *key)
{
	return words_find(roller->source->dataset->words, "rollup", key, "");
}

/* --- figures -------------------------------------------------------------------------- */

/* SCOPE/indicator, SCOPE/indicator-what. */
static const char *const *
find_figure(const struct roller *roller, const struct tb_plan_map *map, const char *what)
{
	char id[ID_MAX];

	snprintf(id, sizeof(id), "%s/%s%s", map->from, map->indicator, what);
	return dataset_figure(roller->source->dataset, id);
}

/* The figure of the id [from, from + len) of a list of operands, or NULL. */
static const char *const *
operand(const struct roller *roller, const char *from, size_t len)
{
	char id[ID_MAX];

	if (len >= sizeof(id))
		return NULL;
	memcpy(id, from, len);
	id[len] = '\0';
	return dataset_figure(roller->source->dataset, id);
}

static int
has_number(const char *const *figure)
{
	return figure != NULL && figure[FIGURE_YUAN] != NULL;
}

static int
is_in_state(const char *const *figure, const char *state)
{
	return strcmp(figure[FIGURE_STATE], state) == 0;
}

/* What a sum rests on. */
struct rest {
	size_t fresh, carried, missing; /* operands reported now, before, never */
};

static struct rest
rest_of(const struct roller *roller, const char *const *figure)
{
	struct rest rest = {0};
	const char *at = figure[FIGURE_OPERANDS];
	size_t len;

	if (at == NULL) { /* an observation, or nothing */
		rest.fresh = figure[FIGURE_SUBMISSION] != NULL && !is_in_state(figure, "carried");
		return rest;
	}
	for (; *at != '\0'; at += len, at += *at == ' ') {
		const char *const *part = operand(roller, at, len = strcspn(at, " "));

		if (part == NULL || is_in_state(part, "none"))
			continue;
		if (is_in_state(part, "missing"))
			rest.missing++;
		else if (is_in_state(part, "carried"))
			rest.carried++;
		else
			rest.fresh++;
	}
	return rest;
}

/* The base is compared with the value, so it has to be of the same subjects: where one of a
 * sum has none, none is sent, and the note says so. */
static int
base_is_of_all(const char *const *figure, const char *const *base)
{
	return has_number(base) ? base[FIGURE_PARTIAL] == NULL : figure[FIGURE_OPERANDS] == NULL;
}

/* --- elements --------------------------------------------------------------------------- */

/* Feeds the record one element; line -1: it comes from no file. An attribute that may be
 * missing comes last. */
static void
element(struct roller *roller, const char *name, const struct tb_xml_attr *attrs)
{
	tb_record_start(&roller->record, name, attrs, -1);
}

static const char *
amount(const char *const *figure)
{
	return has_number(figure) ? figure[FIGURE_YUAN] : "——";
}

/* "含沿用上期累计数的2项。未报3项。", or NULL. */
static const char *
note_of(struct roller *roller, const struct rest *rest, int sends_base)
{
	struct tb_buf note = TB_BUF_INIT;
	const char *kept = NULL;

	if (rest->carried > 0)
		tb_buf_printf(&note, "%s%zu%s", word(roller, "carried"), rest->carried,
		    word(roller, "items"));
	if (rest->missing > 0)
		tb_buf_printf(&note, "%s%zu%s", word(roller, "missing"), rest->missing,
		    word(roller, "items"));
	if (!sends_base)
		tb_buf_puts(&note, word(roller, "base"));
	if (note.len > 0)
		kept = tb_arena_strdup(&roller->record.arena, note.s);
	tb_buf_release(&note);
	return kept;
}

static void
add_row(struct roller *roller, const struct tb_plan_map *map, const char *const *figure,
    const struct rest *rest, const char *const *base)
{
	int sends_base = base_is_of_all(figure, base);
	const char *note = note_of(roller, rest, sends_base);
	const struct tb_xml_attr attrs[] = {
	    {"code", map->code},
	    {"value", amount(figure)},
	    {"base", sends_base ? amount(base) : "——"},
	    {note != NULL ? "note" : NULL, note},
	    {NULL, NULL},
	};

	element(roller, "row", attrs);
	roller->nrows++;
}

/* --- projects ------------------------------------------------------------------------------ */

/* What is last known of a project that goes up as one: stage, and milestones by type. */
struct progress {
	const char *stage;
	const struct tb_record_milestone *milestones[16];
	size_t n;
};

static void
learn_milestones(struct progress *progress, const struct tb_record *record,
    const struct tb_record_project *project)
{
	const struct tb_record_milestone *milestone = tb_record_milestones(record, project);
	size_t i, k;

	for (i = 0; i < project->nmilestones; i++, milestone++) {
		for (k = 0; k < progress->n; k++)
			if (strcmp(progress->milestones[k]->type, milestone->type) == 0)
				break;
		if (k == TB_LEN(progress->milestones))
			continue;
		progress->milestones[k] = milestone;
		if (k == progress->n)
			progress->n++;
	}
}

static int
year_of(const struct dataset *dataset)
{
	struct tb_period period = {0, 0};

	return tb_period_parse(dataset_period(dataset)[PERIOD_MONTH_ID], &period) == 0 ? period.year
										       : 0;
}

/* Records stand by unit and, in each, by period: the last word is the newest. */
static void
learn(const struct roller *roller, const struct tb_plan_map *map, struct progress *progress)
{
	const struct rollup_source *source = roller->source;
	const char *unit = tb_plan_reporter(
	    source->dataset->plan, map->indicator, map->subject, year_of(source->dataset));
	size_t i, k;

	for (i = 0; unit != NULL && i < source->observed->n; i++) {
		const struct tb_record *record = &source->observed->records[i];

		for (k = 0; strcmp(record->unit, unit) == 0 && k < record->nprojects; k++)
			if (strcmp(record->projects[k].code, map->subject) == 0) {
				progress->stage = record->projects[k].stage;
				learn_milestones(progress, record, &record->projects[k]);
			}
	}
}

static void
add_project(struct roller *roller, const struct tb_plan_map *map, const char *const *figure,
    const struct rest *rest)
{
	const char *const *plan = find_figure(roller, map, "-plan");
	const char *note = note_of(roller, rest, 1);
	struct progress progress = {.stage = word(roller, "stage")};
	size_t i;

	if (map->scope == TB_SCOPE_PROJECT)
		learn(roller, map, &progress);
	element(roller, "project",
	    (const struct tb_xml_attr[]){
		{"code", map->code},
		{"plan", amount(plan)},
		{"cumulative", amount(figure)},
		{"stage", progress.stage},
		{note != NULL ? "note" : NULL, note},
		{NULL, NULL},
	    });
	for (i = 0; i < progress.n; i++) {
		const char *actual = progress.milestones[i]->actual;

		element(roller, "milestone",
		    (const struct tb_xml_attr[]){
			{"type", progress.milestones[i]->type},
			{"planned", progress.milestones[i]->planned},
			{actual != NULL ? "actual" : NULL, actual},
			{NULL, NULL},
		    });
	}
	roller->nrows++;
}

/* --- sections -------------------------------------------------------------------------------- */

static int
add_map(
    struct roller *roller, const struct tb_plan_map *map, enum tb_subject kind, struct tb_err *err)
{
	const char *const *figure = find_figure(roller, map, "");
	const char *const *base = find_figure(roller, map, "-base");
	struct rest rest;

	if (figure == NULL)
		return tb_err_set(err, TB_MSG_NO_FIGURE, map->source.file, map->source.line, 0,
		    "<map code=\"%s\">: there is no figure %s/%s; correct from or indicator",
		    map->code, map->from, map->indicator);
	rest = rest_of(roller, figure);
	if (rest.fresh == 0)
		return 0;
	if (kind == TB_SUBJECT_PROJECT)
		add_project(roller, map, figure, &rest);
	else
		add_row(roller, map, figure, &rest, base);
	return 0;
}

/* One section holds the rows of one indicator, the first that is mapped to its kind. */
static int
add_section(struct roller *roller, enum tb_subject kind, struct tb_err *err)
{
	const struct tb_plan_rollup *rollup = roller->source->rollup;
	const char *indicator = NULL;
	size_t i, before = roller->nrows;
	int rc = 0;

	for (i = 0; rc == 0 && i < rollup->nmaps; i++) {
		const struct tb_plan_map *map = &rollup->maps[i];

		if (strcmp(map->kind, tb_subject_names[kind]) != 0)
			continue;
		if (indicator == NULL) {
			indicator = map->indicator;
			element(roller, tb_subject_tables[kind],
			    (const struct tb_xml_attr[]){
				{"indicator", indicator}, {"unit", "元"}, {NULL, NULL}});
		}
		if (strcmp(indicator, map->indicator) != 0)
			return tb_err_set(err, TB_MSG_PLAN, map->source.file, map->source.line, 0,
			    "<map code=\"%s\">: a submission has one table of %s, which holds '%s' "
			    "already; leave one of the two indicators out",
			    map->code, tb_subject_tables[kind], indicator);
		rc = add_map(roller, map, kind, err);
	}
	if (roller->nrows == before)
		roller->record.section[kind].line = 0; /* an empty table is none */
	return rc;
}

static void
add_head(struct roller *roller)
{
	const struct rollup_source *source = roller->source;
	const struct rollup_head *head = source->head;

	element(roller, "submission",
	    (const struct tb_xml_attr[]){
		{"plan", source->rollup->plan},
		{"unit", source->rollup->unit},
		{"period", dataset_period(source->dataset)[PERIOD_PERIOD]},
		{"version", head->version},
		{"date", head->date},
		{NULL, NULL},
	    });
	element(roller, "contact",
	    (const struct tb_xml_attr[]){
		{"name", head->contact}, {"phone", head->phone}, {NULL, NULL}});
	if (head->prepared != NULL)
		element(roller, "responsible",
		    (const struct tb_xml_attr[]){
			{"prepared", head->prepared},
			{"reviewed", head->reviewed},
			{"approved", head->approved},
			{NULL, NULL},
		    });
	if (head->reason != NULL) {
		element(roller, "reason", (const struct tb_xml_attr[]){{NULL, NULL}});
		tb_record_end(&roller->record, "reason", head->reason);
	}
}

int
rollup_make(const struct rollup_source *source, struct tb_buf *out, struct tb_err *err)
{
	struct roller roller = {.source = source};
	enum tb_subject kind;
	int rc = 0;

	tb_record_init(&roller.record);
	add_head(&roller);
	for (kind = 0; rc == 0 && kind < TB_SUBJECT_MAX; kind++)
		rc = add_section(&roller, kind, err);
	if (rc == 0 && roller.nrows == 0)
		rc = tb_err_set(err, TB_MSG_NOTHING, source->rollup->source.file,
		    source->rollup->source.line, 0,
		    "nothing that is mapped to '%s' was reported for %s; there is nothing to send",
		    source->rollup->plan, dataset_period(source->dataset)[PERIOD_PERIOD]);
	if (rc == 0)
		tb_submission_write(out, &roller.record);
	tb_record_release(&roller.record);
	return rc;
}
