/* The dictionary: see dictionary.h. */
#include "dictionary.h"

static const char *
type_name(enum column_type type)
{
	static const char *const names[] = {
	    [COLUMN_TEXT] = "TEXT",
	    [COLUMN_MONTH] = "TEXT",
	    [COLUMN_INTEGER] = "INTEGER",
	    [COLUMN_REAL] = "REAL",
	};

	return names[type];
}

void
dictionary_each(const struct dataset *dataset,
    void (*put)(void *user, const char *const cells[DICTIONARY_COLUMNS]), void *user)
{
	const struct words *words = dataset->words;
	const struct table *quantities = &dataset->tables[TABLE_QUANTITY];
	const char *cells[DICTIONARY_COLUMNS] = {
	    words_find(words, "dictionary", "table", "table"),
	    words_find(words, "dictionary", "column", "column"),
	    words_find(words, "dictionary", "type", "type"),
	    words_find(words, "dictionary", "head", "head"),
	    words_find(words, "dictionary", "meaning", "meaning"),
	};
	size_t t, i;

	put(user, cells);
	for (t = 0; t < TABLE_MAX; t++) {
		const struct table *table = &dataset->tables[t];

		cells[0] = table->name;
		for (i = 0; i < table->ncolumns; i++) {
			cells[1] = table->columns[i].name;
			cells[2] = type_name(table->columns[i].type);
			cells[3] = words_head(words, table, &table->columns[i]);
			cells[4] = words_meaning(words, table, &table->columns[i]);
			put(user, cells);
		}
	}
	cells[0] = quantities->name;
	cells[2] = "";
	cells[4] = "";
	for (i = 0; i < quantities->nrows; i++) {
		cells[1] = table_row(quantities, i)[QUANTITY_ID];
		cells[3] = table_row(quantities, i)[QUANTITY_NAME];
		put(user, cells);
	}
}
