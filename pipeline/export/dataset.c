/* What is exported: see dataset.h. */
#include "dataset.h"
#include "names.h"
#include <string.h>

/* What stands below the root and holds records, and the table these go to. */
static const struct container {
	const char *name;
	enum table_id table;
} containers[] = {
    {"units", TABLE_UNIT},
    {"departments", TABLE_SCOPE},
    {"domains", TABLE_SCOPE},
    {"sectors", TABLE_SCOPE},
    {"parks", TABLE_SCOPE},
    {"tags", TABLE_SCOPE},
    {"industries", TABLE_SCOPE},
    {"enterprises", TABLE_SCOPE},
    {"bands", TABLE_SCOPE},
    {"counties", TABLE_SCOPE},
    {"projects", TABLE_SCOPE},
};

struct reader {
	struct dataset *dataset;
	const char *container; /* name of the element below the root, where it holds records */
	enum table_id table;   /* where its records go */
	const char *grouping;  /* its group attribute, or NULL */
};

static struct table *
table_of(const struct dataset *dataset, enum table_id id)
{
	return (struct table *)&dataset->tables[id];
}

/* The last row of the table gets into the index; both count alike. */
static void
index_row(struct tb_index *index, const struct table *table)
{
	const char *id = table_row(table, table->nrows - 1)[0];

	if (tb_index_add(index, id) != table->nrows - 1)
		tb_die(TB_EXIT_BUG, "'%s' stands twice in a table of the open data", id);
}

/* --- scopes ----------------------------------------------------------------------- */

/* A number as a cell. */
static const char *
cell_of(struct dataset *dataset, size_t n)
{
	char digits[24];

	snprintf(digits, sizeof(digits), "%zu", n);
	return tb_arena_strdup(&dataset->arena, digits);
}

static void
finish_scope(struct dataset *dataset, const char **row, const char *id)
{
	struct table *scopes = table_of(dataset, TABLE_SCOPE);

	row[SCOPE_ID] = id;
	row[SCOPE_PLACE] = cell_of(dataset, scopes->nrows);
	index_row(&dataset->scopes, scopes);
}

/* "band" for <total> too. */
static void
take_scope(struct reader *reader, const char *name, const struct tb_xml_attr *attrs)
{
	struct dataset *dataset = reader->dataset;
	const char **row = table_take(table_of(dataset, TABLE_SCOPE), &dataset->arena, attrs);
	const char *group = tb_xml_attr(attrs, "group"), *key = tb_xml_attr(attrs, "key");

	if (group == NULL)
		group = reader->grouping;
	if (group != NULL && group[0] != '\0')
		row[SCOPE_GROUPING] = tb_arena_strdup(&dataset->arena, group);
	if (key != NULL)
		row[SCOPE_KEY] = tb_arena_strdup(&dataset->arena, key);
	if (row[SCOPE_LAMP] != NULL)
		row[SCOPE_LAMP_NAME] = names_part(dataset, row[SCOPE_LAMP]);
	row[SCOPE_KIND] =
	    tb_arena_strdup(&dataset->arena, strcmp(name, "total") == 0 ? "band" : name);
	finish_scope(dataset, row,
	    tb_arena_printf(&dataset->arena, "%s/%s", row[SCOPE_KIND], row[SCOPE_CODE]));
}

/* The scope's row, made where the tree has none: city, group/annex, time, target/T01. */
static const char *
need_scope(struct dataset *dataset, const char *id)
{
	struct table *scopes = table_of(dataset, TABLE_SCOPE);
	long found = tb_index_find(&dataset->scopes, id);
	const char *slash = strchr(id, '/'), **row;

	if (found >= 0)
		return table_row(scopes, (size_t)found)[SCOPE_ID];
	row = table_add(scopes);
	row[SCOPE_KIND] = tb_arena_strndup(
	    &dataset->arena, id, slash != NULL ? (size_t)(slash - id) : strlen(id));
	row[SCOPE_CODE] = slash != NULL ? tb_arena_strdup(&dataset->arena, slash + 1) : "";
	row[SCOPE_NAME] = names_scope(dataset, id);
	if (strcmp(id, "city") == 0)
		row[SCOPE_NAME] = dataset_period(dataset)[PERIOD_REGION_NAME];
	id = tb_arena_strdup(&dataset->arena, id);
	finish_scope(dataset, row, id);
	return id;
}

/* --- quantities ---------------------------------------------------------------------- */

static const char **
need_quantity(struct dataset *dataset, const char *quantity)
{
	struct table *quantities = table_of(dataset, TABLE_QUANTITY);
	long found = tb_index_find(&dataset->quantities, quantity);
	const char **row;

	if (found >= 0)
		return table_row(quantities, (size_t)found);
	row = table_add(quantities);
	row[QUANTITY_ID] = quantity;
	row[QUANTITY_NAME] = names_quantity(dataset, quantity);
	index_row(&dataset->quantities, quantities);
	return row;
}

/* --- figures --------------------------------------------------------------------------- */

/* A whole number that a database has as one: 64 bits. */
static int
is_integer(const char *value)
{
	static const char most[] = "9223372036854775807";
	const char *digits = value + (value[0] == '-');
	size_t len = strspn(digits, "0123456789");

	if (len == 0 || digits[len] != '\0' || len > sizeof(most) - 1)
		return 0;
	return len < sizeof(most) - 1 || strcmp(digits, most) <= 0;
}

/* Whole yuan: what is printed in 亿元 or 万元, where it is no fraction and fits. */
static const char *
yuan_of(const char **row)
{
	const char *unit = row[FIGURE_UNIT], *value = row[FIGURE_VALUE];

	if (value == NULL || (strcmp(unit, "亿元") != 0 && strcmp(unit, "万元") != 0))
		return NULL;
	return is_integer(value) ? value : NULL;
}

/* The place as a cell: the same for each figure. */
static const char *
place_of(struct dataset *dataset, size_t place)
{
	if (place > dataset->nplaces)
		*(const char **)tb_grow(&dataset->places, dataset->nplaces++, &dataset->places_cap,
		    sizeof(*dataset->places)) = cell_of(dataset, place);
	return dataset->places[place - 1];
}

static void
take_operands(struct dataset *dataset, const char *figure, const char *operands)
{
	struct table *table = table_of(dataset, TABLE_OPERAND);
	size_t place = 0, len;

	for (; *operands != '\0'; operands += len) {
		const char **row;

		operands += strspn(operands, " ");
		len = strcspn(operands, " ");
		if (len == 0)
			break;
		row = table_add(table);
		row[OPERAND_FIGURE] = figure;
		row[OPERAND_PLACE] = place_of(dataset, ++place);
		row[OPERAND_OPERAND] = tb_arena_strndup(&dataset->arena, operands, len);
	}
}

/* The parts of an id: scope/quantity, or scope/quantity@date; -1: it has not both. */
static int
split_id(struct dataset *dataset, const char **row)
{
	const char *id = row[FIGURE_ID], *slash = strrchr(id, '/'), *at, *quantity;
	const char **quantity_row;

	if (slash == NULL || slash == id || slash[1] == '\0')
		return -1;
	at = strchr(slash + 1, '@');
	row[FIGURE_DATE] =
	    at != NULL ? at + 1 : (const char *)dataset_period(dataset)[PERIOD_PERIOD];
	quantity = tb_arena_strndup(
	    &dataset->arena, slash + 1, at != NULL ? (size_t)(at - slash - 1) : strlen(slash + 1));
	quantity_row = need_quantity(dataset, quantity);
	row[FIGURE_QUANTITY] = quantity_row[QUANTITY_ID];
	row[FIGURE_QUANTITY_NAME] = quantity_row[QUANTITY_NAME];
	row[FIGURE_SCOPE] =
	    need_scope(dataset, tb_arena_strndup(&dataset->arena, id, (size_t)(slash - id)));
	return 0;
}

/* A cell; nothing where the figures have nothing. */
static const char *
cell(const char *s)
{
	return s[0] != '\0' ? s : NULL;
}

static void
fill_figure(const char **row, const struct tb_figure *figure)
{
	row[FIGURE_ID] = figure->id;
	row[FIGURE_STATE] = figure->state;
	row[FIGURE_TEXT] = figure->text;
	row[FIGURE_MARK] = cell(figure->mark);
	row[FIGURE_UNIT] = figure->unit;
	row[FIGURE_DEC] = cell(figure->dec);
	row[FIGURE_VALUE] = cell(figure->value);
	row[FIGURE_DIR] = cell(figure->dir);
	row[FIGURE_APART] = cell(figure->apart);
	row[FIGURE_CURVE] = cell(figure->curve);
	row[FIGURE_PARTIAL] = cell(figure->partial);
	row[FIGURE_RULE] = figure->rule;
	row[FIGURE_OPERANDS] = cell(figure->operands);
	row[FIGURE_SUBMISSION] = cell(figure->submission);
	row[FIGURE_PERIOD] = cell(figure->period);
	row[FIGURE_VERSION] = cell(figure->version);
	row[FIGURE_DIGEST] = cell(figure->digest);
	row[FIGURE_LINE] = cell(figure->line);
	row[FIGURE_PLAN_FILE] = cell(figure->plan_file);
	row[FIGURE_PLAN_LINE] = cell(figure->plan_line);
	row[FIGURE_YUAN] = yuan_of(row);
}

static int
take_figure(struct dataset *dataset, const struct tb_figure *figure)
{
	const char **row = table_add(table_of(dataset, TABLE_FIGURE));
	const char *const *scope;

	fill_figure(row, figure);
	if (split_id(dataset, row) != 0)
		return -1;
	scope = dataset_scope(dataset, row[FIGURE_SCOPE]);
	row[FIGURE_KIND] = scope[SCOPE_KIND];
	row[FIGURE_NAME] = scope[SCOPE_NAME];
	return 0;
}

static int
take_figures(struct dataset *dataset, const char *path, struct tb_err *err)
{
	const struct tb_figures *figures = &dataset->figures;
	size_t i;

	for (i = 0; i < figures->n; i++)
		if (take_figure(dataset, &figures->list[i]) != 0)
			return tb_err_set(err, TB_MSG_FIGURES, path, figures->list[i].at, 0,
			    "<figure id=\"%s\"> is not a scope, a slash and a quantity",
			    figures->list[i].id);
	return 0;
}

/* --- submissions ------------------------------------------------------------------------ */

static void
take_submissions(struct dataset *dataset)
{
	const struct tb_figures *figures = &dataset->figures;
	size_t i;

	for (i = 0; i < figures->nsubmissions; i++) {
		const struct tb_figures_submission *submission = &figures->submissions[i];
		const char **row = table_add(table_of(dataset, TABLE_SUBMISSION));

		row[SUBMISSION_UNIT] = submission->unit;
		row[SUBMISSION_PERIOD] = submission->period;
		row[SUBMISSION_VERSION] = submission->version;
		row[SUBMISSION_DIGEST] = submission->digest;
		row[SUBMISSION_ARRIVED] = submission->arrived;
		row[SUBMISSION_SOURCE] = submission->source;
		row[SUBMISSION_PENDING] = submission->pending;
		row[SUBMISSION_SIGNED] = cell(submission->is_signed);
	}
}

/* --- the period ------------------------------------------------------------------------- */

static int
take_head(struct dataset *dataset, const struct dataset_source *source, struct tb_err *err)
{
	const struct tb_figures *figures = &dataset->figures;
	const char **row = table_row(table_of(dataset, TABLE_PERIOD), 0);
	char last[12];

	if (figures->period[0] == '\0' || figures->year[0] == '\0' || figures->month[0] == '\0')
		return tb_err_set(err, TB_MSG_FIGURES, source->figures, 0, 0,
		    "<figures> lacks 'period', 'year' or 'month'");
	row[PERIOD_PERIOD] = figures->period;
	row[PERIOD_KIND] = figures->kind;
	row[PERIOD_LABEL] = figures->label;
	row[PERIOD_YEAR] = figures->year;
	row[PERIOD_MONTH] = figures->month;
	row[PERIOD_PLAN] = figures->plan;
	row[PERIOD_PLAN_VERSION] = figures->plan_version;
	row[PERIOD_PLAN_NUMBER] = figures->plan_number;
	row[PERIOD_INPUTS] = figures->inputs;
	snprintf(last, sizeof(last), "%.4s-%02d", figures->year,
	    (unsigned char)strtol(figures->month, NULL, 10));
	row[PERIOD_MONTH_ID] = tb_arena_strdup(&dataset->arena, last);
	row[PERIOD_DRAFT] = source->draft ? "1" : "0";
	return 0;
}

/* --- the tree --------------------------------------------------------------------------- */

static void
take_plan(struct dataset *dataset, const struct tb_xml_attr *attrs)
{
	const char **row = table_row(table_of(dataset, TABLE_PERIOD), 0);
	const char *name = tb_xml_attr(attrs, "name"), *region = tb_xml_attr(attrs, "region-name");

	if (name != NULL)
		row[PERIOD_PLAN_NAME] = tb_arena_strdup(&dataset->arena, name);
	if (region != NULL)
		row[PERIOD_REGION_NAME] = tb_arena_strdup(&dataset->arena, region);
}

static void
enter(struct reader *reader, const char *name, const struct tb_xml_attr *attrs)
{
	const char *group = tb_xml_attr(attrs, "group");
	size_t i;

	reader->container = NULL;
	reader->grouping = group != NULL ? tb_arena_strdup(&reader->dataset->arena, group) : NULL;
	for (i = 0; i < TB_LEN(containers); i++)
		if (strcmp(containers[i].name, name) == 0) {
			reader->container = containers[i].name;
			reader->table = containers[i].table;
		}
}

static void
take_record(struct reader *reader, const char *name, const struct tb_xml_attr *attrs)
{
	struct dataset *dataset = reader->dataset;
	const char **row, *place;

	if (reader->table == TABLE_SCOPE) {
		take_scope(reader, name, attrs);
		return;
	}
	row = table_take(table_of(dataset, reader->table), &dataset->arena, attrs);
	place = tb_xml_attr(attrs, "order");
	if (reader->table == TABLE_UNIT && place != NULL)
		row[UNIT_PLACE] = tb_arena_strdup(&dataset->arena, place);
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct reader *reader = user;

	(void)xml;
	if (depth == 1 && strcmp(name, "plan") == 0)
		take_plan(reader->dataset, attrs);
	if (depth == 1)
		enter(reader, name, attrs);
	else if (depth == 2 && reader->container != NULL)
		take_record(reader, name, attrs);
	return 0;
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct reader *reader = user;
	struct dataset *dataset = reader->dataset;

	(void)xml;
	if (depth == 1 && strcmp(name, "notice") == 0)
		table_row(table_of(dataset, TABLE_PERIOD), 0)[PERIOD_NOTICE] =
		    tb_arena_strdup(&dataset->arena, text);
	return 0;
}

int
dataset_load(struct dataset *dataset, const struct dataset_source *source, struct tb_err *err)
{
	struct reader reader = {.dataset = dataset};
	const struct tb_figures_want want = {
	    .list = 1, .start = on_start, .end = on_end, .user = &reader};
	int i;

	*dataset = (struct dataset){.plan = source->plan, .words = source->words};
	for (i = 0; i < TABLE_MAX; i++)
		dataset->tables[i] = table_make((enum table_id)i);
	table_add(&dataset->tables[TABLE_PERIOD]);
	if (tb_figures_load(source->figures, &want, &dataset->figures, err) != 0 ||
	    take_head(dataset, source, err) != 0)
		return -1;
	take_submissions(dataset);
	return take_figures(dataset, source->figures, err);
}

void
dataset_tabulate_operands(struct dataset *dataset)
{
	const struct tb_figures *figures = &dataset->figures;
	size_t i;

	for (i = 0; i < figures->n; i++)
		take_operands(dataset, figures->list[i].id, figures->list[i].operands);
}

void
dataset_release(struct dataset *dataset)
{
	int i;

	for (i = 0; i < TABLE_MAX; i++)
		table_release(&dataset->tables[i]);
	free(dataset->places);
	tb_index_release(&dataset->scopes);
	tb_index_release(&dataset->quantities);
	tb_figures_release(&dataset->figures);
	tb_arena_release(&dataset->arena);
	*dataset = (struct dataset){0};
}

/* --- look-ups ------------------------------------------------------------------------------ */

int
dataset_is_public(const struct dataset *dataset)
{
	return dataset->figures.edition[0] != '\0';
}

const char *const *
dataset_period(const struct dataset *dataset)
{
	return (const char *const *)table_row(&dataset->tables[TABLE_PERIOD], 0);
}

static const char *const *
find_row(const struct table *table, const struct tb_index *index, const char *id)
{
	long row = tb_index_find(index, id);

	return row < 0 ? NULL : (const char *const *)table_row(table, (size_t)row);
}

const char *const *
dataset_figure(const struct dataset *dataset, const char *id)
{
	const struct tb_figure *figure = tb_figures_find(&dataset->figures, id);

	return figure == NULL ? NULL
			      : (const char *const *)table_row(&dataset->tables[TABLE_FIGURE],
				    tb_figures_index(&dataset->figures, figure));
}

const char *const *
dataset_scope(const struct dataset *dataset, const char *id)
{
	return find_row(&dataset->tables[TABLE_SCOPE], &dataset->scopes, id);
}
