/* Tables: see table.h. */
#include "table.h"
#include <string.h>

#define TABLE(id, name) static const struct column columns_of_##name[] = {
#define COLUMN(table, id, type, name, constraint, places)                                          \
	{#name, COLUMN_##type, constraint, COLUMN_##places},
#define END                                                                                        \
	}                                                                                          \
	;
#include "columns.h"
#undef TABLE
#undef COLUMN
#undef END

static const struct table forms[TABLE_MAX] = {
#define TABLE(id, name)                                                                            \
	[TABLE_##id] = {#name, columns_of_##name, TB_LEN(columns_of_##name), NULL, 0, 0},
#define COLUMN(table, id, type, name, constraint, places)
#define END
#include "columns.h"
#undef TABLE
#undef COLUMN
#undef END
};

struct table
table_make(enum table_id id)
{
	return forms[id];
}

void
table_release(struct table *table)
{
	free(table->cells);
	table->cells = NULL;
	table->nrows = table->cap = 0;
}

const char **
table_row(const struct table *table, size_t row)
{
	return table->cells + row * table->ncolumns;
}

size_t
table_place(const struct table *table, const char *const *row)
{
	return (size_t)((const char **)row - table->cells) / table->ncolumns;
}

const char **
table_add(struct table *table)
{
	return tb_grow(
	    &table->cells, table->nrows++, &table->cap, table->ncolumns * sizeof(*table->cells));
}

/* "plan-file" is plan_file. */
static int
is_called(const char *attr, const char *column)
{
	for (; *attr != '\0' && (*attr == *column || (*attr == '-' && *column == '_')); attr++)
		column++;
	return *attr == '\0' && *column == '\0';
}

const char **
table_take(struct table *table, struct tb_arena *arena, const struct tb_xml_attr *attrs)
{
	const char **row = table_add(table);
	size_t i;

	for (; attrs->name != NULL; attrs++)
		for (i = 0; i < table->ncolumns; i++) {
			const struct column *column = &table->columns[i];

			if (!is_called(attrs->name, column->name))
				continue;
			if (attrs->value[0] != '\0' || strncmp(column->constraint, "NOT", 3) == 0)
				row[i] = tb_arena_strdup(arena, attrs->value);
			break;
		}
	return row;
}
