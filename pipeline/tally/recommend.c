/* Lists of those the plan recommends: see recommend.h. */
#include "recommend.h"
#include "ranking.h"
#include "scope.h"
#include "subject.h"

/* Is the tag that begins at `tag` one of the tags? */
static int
has_one(const char *tags, const char *tag, size_t len)
{
	size_t n;

	for (; *tags != '\0'; tags += n, tags += strspn(tags, " ")) {
		n = strcspn(tags, " ");
		if (n == len && memcmp(tags, tag, len) == 0)
			return 1;
	}
	return 0;
}

/* All that are wanted are there. */
static int
has_all(const char *tags, const char *wanted)
{
	size_t len;

	for (; *wanted != '\0'; wanted += len, wanted += strspn(wanted, " ")) {
		len = strcspn(wanted, " ");
		if (len > 0 && !has_one(tags, wanted, len))
			return 0;
	}
	return 1;
}

static int
is_one_of(const char *words, const char *word)
{
	return words[0] == '\0' || tb_plan_has_tag(words, word);
}

static int
reaches(const struct tb_plan_amount *least, const struct tb_plan_amount *amount)
{
	return least->none || (!amount->none && amount->yuan >= least->yuan);
}

static int
project_fits(const struct tally *tally, const struct tb_plan_recommendation *row,
    const struct subject *subject)
{
	const struct tb_plan_project *project = subject->project;

	return has_all(project->tags, row->tags) && (!row->key || project->key) &&
	       reaches(&row->min_total, &project->total) &&
	       is_one_of(row->stages, subject->stage) &&
	       (!row->in_statistics || is_reached(subject, MILESTONE_STATISTICS, tally->period));
}

static int
fits(const struct tally *tally, const struct tb_plan_recommendation *row, const struct scope *scope)
{
	const struct subject *subject = scope_single(scope);
	const char *lamp = scope->lamp >= 0 ? tally->plan->lamps[scope->lamp].code : "";

	if (!is_one_of(row->lamps, lamp))
		return 0;
	if (subject->kind == TB_SUBJECT_PROJECT)
		return project_fits(tally, row, subject);
	return has_all(subject->enterprise->tags, row->tags) &&
	       reaches(&row->min_value, &subject->last_year);
}

/* The next that fits, from *i on, or NULL; *i is behind it then. */
static const struct scope *
next_fit(const struct tally *tally, const struct tb_plan_recommendation *row, size_t *i)
{
	enum scope_kind kind = scope_kind_of((enum tb_subject)row->subject);

	while (*i < tally->count[kind]) {
		const struct scope *scope = &tally->scopes[tally->first[kind] + (*i)++];

		if (fits(tally, row, scope))
			return scope;
	}
	return NULL;
}

void
recommended_write(struct tb_xmlw *w, const struct tally *tally)
{
	size_t i;

	for (i = 0; i < tally->plan->nrecommendations; i++) {
		const struct tb_plan_recommendation *row = &tally->plan->recommendations[i];
		const struct scope *scope;
		size_t at = 0;

		tb_xmlw_open(w, "recommended");
		tb_xmlw_attr(w, "of", row->id);
		tb_xmlw_attr(w, "name", row->name);
		while ((scope = next_fit(tally, row, &at)) != NULL) {
			ranking_open_item(w, "item", scope);
			tb_xmlw_close(w);
		}
		tb_xmlw_close(w);
	}
}

void
recommended_write_counts(struct tb_xmlw *w, const struct tally *tally)
{
	struct figure count;
	size_t i;

	figure_init(&count);
	for (i = 0; i < tally->plan->nrecommendations; i++) {
		const struct tb_plan_recommendation *row = &tally->plan->recommendations[i];
		int of_firms = row->subject == TB_SUBJECT_ENTERPRISE;
		struct figure_head head = {
		    .rule = "M18", .unit = of_firms ? UNIT_FIRMS : UNIT_PIECES};
		struct tb_buf id = TB_BUF_INIT;
		const struct scope *scope;
		size_t at = 0, n = 0;

		figure_start(&count);
		for (; (scope = next_fit(tally, row, &at)) != NULL; n++)
			figure_operand(&count, tally, scope->id, of_firms ? "rev" : "total",
			    of_firms ? "last-year" : "", tally->period.month);
		tb_buf_printf(&id, "recommended/%s", row->id);
		head.id = id.s;
		figure_write_count(w, tally, &head, n, &count);
		tb_buf_release(&id);
	}
	figure_release(&count);
}
