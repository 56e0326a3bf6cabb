/* Lists of those the plan recommends: see recommend.h. */
#include "recommend.h"
#include "ranking.h"
#include "scope.h"
#include "subject.h"

/* All that are wanted are there. */
static int
has_all(const char *tags, const char *wanted)
{
	char tag[128];

	for (; *wanted != '\0'; wanted += strspn(wanted, " ")) {
		size_t len = strcspn(wanted, " ");

		snprintf(tag, sizeof(tag), "%.*s", (int)len, wanted);
		if (len > 0 && !tb_plan_has_tag(tags, tag))
			return 0;
		wanted += len;
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

/* Writes the items where w is given; returns their number. */
static size_t
list(struct tb_xmlw *w, const struct tally *tally, const struct tb_plan_recommendation *row)
{
	enum scope_kind kind = scope_kind_of((enum tb_subject)row->subject);
	size_t i, n = 0;

	for (i = 0; i < tally->count[kind]; i++) {
		const struct scope *scope = &tally->scopes[tally->first[kind] + i];

		if (!fits(tally, row, scope))
			continue;
		n++;
		if (w == NULL)
			continue;
		ranking_open_item(w, "item", scope);
		tb_xmlw_close(w);
	}
	return n;
}

void
recommended_write(struct tb_xmlw *w, const struct tally *tally)
{
	size_t i;

	for (i = 0; i < tally->plan->nrecommendations; i++) {
		const struct tb_plan_recommendation *row = &tally->plan->recommendations[i];

		tb_xmlw_open(w, "recommended");
		tb_xmlw_attr(w, "of", row->id);
		tb_xmlw_attr(w, "name", row->name);
		list(w, tally, row);
		tb_xmlw_close(w);
	}
}

void
recommended_write_counts(struct tb_xmlw *w, const struct tally *tally)
{
	size_t i;

	for (i = 0; i < tally->plan->nrecommendations; i++) {
		const struct tb_plan_recommendation *row = &tally->plan->recommendations[i];
		struct tb_buf id = TB_BUF_INIT;

		tb_buf_printf(&id, "recommended/%s", row->id);
		figure_write_count(w, tally, id.s, "M18",
		    row->subject == TB_SUBJECT_ENTERPRISE ? UNIT_FIRMS : UNIT_PIECES,
		    list(NULL, tally, row));
		tb_buf_release(&id);
	}
}
