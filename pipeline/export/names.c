/* Names: see names.h. */
#include "names.h"
#include <string.h>

static const char *
join(struct dataset *dataset, const char *name, const char *what)
{
	return tb_arena_printf(&dataset->arena, "%s·%s", name, what);
}

/* What figures call the series of a kind of subject (tongbao-figures.5). */
static const char *const series[TB_SUBJECT_MAX] = {
    [TB_SUBJECT_INDUSTRY] = "rev",
    [TB_SUBJECT_ENTERPRISE] = "rev",
    [TB_SUBJECT_PROJECT] = "inv",
};

/* "rev", "rev-growth": the name of the plan's indicator, whatever its code, with the words'
 * growth. */
static const char *
name_by_indicator(struct dataset *dataset, const char *quantity)
{
	const struct tb_plan_indicator *indicator;
	const char *rest;
	size_t i, len;

	for (i = 0; i < TB_LEN(series); i++) {
		indicator = tb_plan_indicator_of(dataset->plan, (enum tb_subject)i);
		len = strlen(series[i]);
		if (indicator == NULL || strncmp(quantity, series[i], len) != 0)
			continue;
		if (quantity[len] == '\0')
			return indicator->name;
		if (quantity[len] != '-')
			continue;
		rest = quantity + len + 1;
		return join(dataset, indicator->name, words_find(dataset->words, "of", rest, rest));
	}
	return NULL;
}

/* "county/inv-completion": what a ranking ranks, and by what. */
static const char *
name_of_ranking(struct dataset *dataset, const char *ranking)
{
	const char *slash = strchr(ranking, '/');
	const char *kind =
	    slash == NULL ? ranking
			  : tb_arena_strndup(&dataset->arena, ranking, (size_t)(slash - ranking));
	const char *name = words_find(dataset->words, "kind", kind, kind);

	return slash != NULL ? join(dataset, name, names_quantity(dataset, slash + 1)) : name;
}

/* Its name and what it looks at, a lamp or a ranking, parted by points. */
static const char *
name_of_escalation(struct dataset *dataset, const struct tb_plan_escalation *escalation)
{
	const struct tb_plan_lamp *lamp = tb_plan_lamp(dataset->plan, escalation->lamp);
	const char *of = escalation->subject >= 0 ? words_find(dataset->words, "kind",
							tb_scope_names[escalation->subject],
							tb_scope_names[escalation->subject])
						  : name_of_ranking(dataset, escalation->last_in);
	const char *name = join(dataset, escalation->name, of);

	return lamp != NULL ? join(dataset, name, lamp->name) : name;
}

static const char *
name_on_boards(const struct tb_plan *plan, const char *code)
{
	size_t i, k;

	for (i = 0; i < plan->nscoreboards; i++) {
		const struct tb_plan_scoreboard *board = &plan->scoreboards[i];

		if (strcmp(board->id, code) == 0)
			return board->name;
		for (k = 0; k < board->nitems; k++)
			if (strcmp(board->items[k].code, code) == 0)
				return board->items[k].name;
	}
	return NULL;
}

/* What the plan calls what no index leads to. */
static const char *
name_in_lists(struct dataset *dataset, const char *code)
{
	const struct tb_plan *plan = dataset->plan;
	size_t i;

	for (i = 0; i < plan->nrecommendations; i++)
		if (strcmp(plan->recommendations[i].id, code) == 0)
			return plan->recommendations[i].name;
	for (i = 0; i < plan->nescalations; i++)
		if (strcmp(plan->escalations[i].id, code) == 0)
			return name_of_escalation(dataset, &plan->escalations[i]);
	for (i = 0; i < plan->nawards; i++)
		if (strcmp(plan->awards[i].id, code) == 0)
			return plan->awards[i].name;
	return name_on_boards(plan, code);
}

/* What the plan calls what the code stands for: a unit, a lamp, a list and so on. */
static const char *
name_by_plan(struct dataset *dataset, const char *code)
{
	const struct tb_plan *plan = dataset->plan;
	const char *name = tb_plan_unit_name(plan, code);

	if (name == NULL && tb_plan_enterprise(plan, code) != NULL)
		name = tb_plan_enterprise(plan, code)->name;
	if (name == NULL && tb_plan_domain(plan, code) != NULL)
		name = tb_plan_domain(plan, code)->name;
	if (name == NULL && tb_plan_lamp(plan, code) != NULL)
		name = tb_plan_lamp(plan, code)->name;
	return name != NULL ? name : name_in_lists(dataset, code);
}

/* The plan's register may be told by the figures alone. */
static const char *
name_of_project(const struct dataset *dataset, const char *code)
{
	struct tb_buf id = TB_BUF_INIT;
	const char *const *scope;

	tb_buf_printf(&id, "project/%s", code);
	scope = dataset_scope(dataset, id.s);
	tb_buf_release(&id);
	return scope != NULL ? scope[SCOPE_NAME] : NULL;
}

const char *
names_part(struct dataset *dataset, const char *part)
{
	const char *name = words_find(dataset->words, "kind", part, NULL);

	if (name == NULL)
		name = name_by_plan(dataset, part);
	if (name == NULL)
		name = name_of_project(dataset, part);
	if (name == NULL)
		name = name_by_indicator(dataset, part);
	return name != NULL ? name : part;
}

const char *
names_quantity(struct dataset *dataset, const char *quantity)
{
	const char *name = words_find(dataset->words, "quantity-name", quantity, NULL);

	if (name == NULL)
		name = name_by_indicator(dataset, quantity);
	if (name == NULL)
		name = name_by_plan(dataset, quantity);
	return name != NULL ? name : quantity;
}

const char *
names_scope(struct dataset *dataset, const char *id)
{
	const char *whole = words_find(dataset->words, "scope-name", id, NULL), *separator = "";
	struct tb_buf name = TB_BUF_INIT;
	size_t len, n;

	if (whole != NULL)
		return whole;
	for (n = 0; *id != '\0'; id += len, id += *id == '/', n++) {
		len = strcspn(id, "/");
		tb_buf_puts(&name, separator);
		tb_buf_puts(&name, names_part(dataset, tb_arena_strndup(&dataset->arena, id, len)));
		separator = n == 0 ? " " : "/";
	}
	whole = tb_arena_strdup(&dataset->arena, name.s);
	tb_buf_release(&name);
	return whole;
}
