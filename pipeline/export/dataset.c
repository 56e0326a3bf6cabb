/* What is exported: see dataset.h. */
#include "dataset.h"
#include "names.h"
#include <string.h>

#define FIGURES_NS "urn:tongbao:figures:1"

/* What stands below the root and holds records of scopes, and the kind these are of
 * where it is not that of their name. */
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
    {"submissions", TABLE_SUBMISSION},
};

struct reader {
	struct dataset *dataset;
	const char *container; /* name of the element below the root, where it holds records */
	enum table_id table;   /* where its records go */
	const char *grouping;  /* its group attribute, or NULL */
	int draft;
};

static struct table *
table_of(const struct dataset *dataset, enum table_id id)
{
	return (struct table *)&dataset->tables[id];
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
	index_add(&dataset->scopes, scopes);
}

/* "band" for <total> too. */
static void
take_scope(struct reader *reader, const char *name, const struct tb_xml_attr *attrs)
{
	struct dataset *dataset = reader->dataset;
	const char **row = table_take(table_of(dataset, TABLE_SCOPE), &dataset->arena, attrs);
	const char *group = tb_xml_attr(attrs, "group"), *key = tb_xml_attr(attrs, "key");
	struct tb_buf id = TB_BUF_INIT;

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
	tb_buf_printf(&id, "%s/%s", row[SCOPE_KIND], row[SCOPE_CODE]);
	finish_scope(dataset, row, tb_arena_strdup(&dataset->arena, id.s));
	tb_buf_release(&id);
}

/* The scope's row, made where the tree has none: city, group/annex, time, target/T01. */
static const char *
need_scope(struct dataset *dataset, const char *id)
{
	struct table *scopes = table_of(dataset, TABLE_SCOPE);
	long found = index_find(&dataset->scopes, scopes, id);
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
	long found = index_find(&dataset->quantities, quantities, quantity);
	const char **row;

	if (found >= 0)
		return table_row(quantities, (size_t)found);
	row = table_add(quantities);
	row[QUANTITY_ID] = quantity;
	row[QUANTITY_NAME] = names_quantity(dataset, quantity);
	index_add(&dataset->quantities, quantities);
	return row;
}

/* --- figures --------------------------------------------------------------------------- */

/* Whole yuan: what is printed in 亿元 or 万元, where it is no fraction. */
static const char *
yuan_of(const char **row)
{
	const char *unit = row[FIGURE_UNIT], *value = row[FIGURE_VALUE];

	if (value == NULL || (strcmp(unit, "亿元") != 0 && strcmp(unit, "万元") != 0))
		return NULL;
	return value[strspn(value, "-0123456789")] == '\0' ? value : NULL;
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
		row[OPERAND_PLACE] = cell_of(dataset, ++place);
		row[OPERAND_OPERAND] = tb_arena_strndup(&dataset->arena, operands, len);
	}
}

/* The parts of an id: scope/quantity, or scope/quantity@date. */
static int
split_id(struct tb_xml *xml, struct dataset *dataset, const char **row)
{
	const char *id = row[FIGURE_ID], *slash = strrchr(id, '/'), *at, *quantity;
	const char **quantity_row;

	if (slash == NULL || slash == id || slash[1] == '\0')
		return tb_xml_fail(xml, TB_MSG_FIGURES,
		    "<figure id=\"%s\"> is not a scope, a slash and a quantity", id);
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

static int
take_figure(struct tb_xml *xml, struct dataset *dataset, const struct tb_xml_attr *attrs)
{
	struct table *figures = table_of(dataset, TABLE_FIGURE);
	const char **row, *const *scope;

	if (tb_xml_need(xml, "figure", attrs, "id") == NULL ||
	    tb_xml_need(xml, "figure", attrs, "state") == NULL)
		return -1;
	if (index_find(&dataset->figures, figures, tb_xml_attr(attrs, "id")) >= 0)
		return tb_xml_fail(xml, TB_MSG_FIGURES, "the figure '%s' stands there twice",
		    tb_xml_attr(attrs, "id"));
	row = table_take(figures, &dataset->arena, attrs);
	index_add(&dataset->figures, figures);
	row[FIGURE_DEC] = tb_xml_attr(attrs, "dec");
	if (row[FIGURE_DEC] != NULL)
		row[FIGURE_DEC] = tb_arena_strdup(&dataset->arena, row[FIGURE_DEC]);
	if (split_id(xml, dataset, row) != 0)
		return -1;
	scope = dataset_scope(dataset, row[FIGURE_SCOPE]);
	row[FIGURE_KIND] = scope[SCOPE_KIND];
	row[FIGURE_NAME] = scope[SCOPE_NAME];
	row[FIGURE_YUAN] = yuan_of(row);
	if (row[FIGURE_OPERANDS] != NULL)
		take_operands(dataset, row[FIGURE_ID], row[FIGURE_OPERANDS]);
	return 0;
}

/* --- the tree --------------------------------------------------------------------------- */

static int
take_root(
    struct tb_xml *xml, struct reader *reader, const char *name, const struct tb_xml_attr *attrs)
{
	struct dataset *dataset = reader->dataset;
	const char *version = tb_xml_attr(attrs, "version"), **row;
	char last[12];

	if (strcmp(name, "figures") != 0 || version == NULL || strcmp(version, "1") != 0)
		return tb_xml_fail(xml, TB_MSG_FIGURES,
		    "the root is not <figures version=\"1\">; run tally again");
	row = table_take(table_of(dataset, TABLE_PERIOD), &dataset->arena, attrs);
	if (row[PERIOD_PERIOD] == NULL || row[PERIOD_YEAR] == NULL || row[PERIOD_MONTH] == NULL)
		return tb_xml_fail(
		    xml, TB_MSG_FIGURES, "<figures> lacks 'period', 'year' or 'month'");
	snprintf(last, sizeof(last), "%.4s-%02d", row[PERIOD_YEAR],
	    (unsigned char)strtol(row[PERIOD_MONTH], NULL, 10));
	row[PERIOD_MONTH_ID] = tb_arena_strdup(&dataset->arena, last);
	row[PERIOD_DRAFT] = reader->draft ? "1" : "0";
	return 0;
}

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

	if (depth == 0)
		return take_root(xml, reader, name, attrs);
	if (depth == 1 && strcmp(name, "figure") == 0)
		return take_figure(xml, reader->dataset, attrs);
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
	static const struct tb_xml_handler handler = {
	    .ns = FIGURES_NS, .start = on_start, .end = on_end};
	struct reader reader = {.dataset = dataset, .draft = source->draft};
	int i, rc;

	*dataset = (struct dataset){.plan = source->plan, .words = source->words};
	for (i = 0; i < TABLE_MAX; i++)
		dataset->tables[i] = table_make((enum table_id)i);
	rc = tb_xml_parse_file(source->figures, &handler, &reader, err);
	if (rc != 0 && err->msg != TB_MSG_IO)
		err->msg = TB_MSG_FIGURES;
	return rc;
}

void
dataset_release(struct dataset *dataset)
{
	int i;

	for (i = 0; i < TABLE_MAX; i++)
		table_release(&dataset->tables[i]);
	index_release(&dataset->scopes);
	index_release(&dataset->quantities);
	index_release(&dataset->figures);
	tb_arena_release(&dataset->arena);
	*dataset = (struct dataset){0};
}

/* --- look-ups ------------------------------------------------------------------------------ */

const char *const *
dataset_period(const struct dataset *dataset)
{
	return (const char *const *)table_row(&dataset->tables[TABLE_PERIOD], 0);
}

static const char *const *
find_row(const struct table *table, const struct row_index *index, const char *id)
{
	long row = index_find(index, table, id);

	return row < 0 ? NULL : (const char *const *)table_row(table, (size_t)row);
}

const char *const *
dataset_figure(const struct dataset *dataset, const char *id)
{
	return find_row(&dataset->tables[TABLE_FIGURE], &dataset->figures, id);
}

const char *const *
dataset_scope(const struct dataset *dataset, const char *id)
{
	return find_row(&dataset->tables[TABLE_SCOPE], &dataset->scopes, id);
}
