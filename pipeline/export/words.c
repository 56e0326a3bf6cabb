/* Words: see words.h. */
#include "words.h"
#include "../lib/file.h"
#include <string.h>

#define NS "urn:tongbao:open-data:1"

/* A key and what it says; a column has a meaning besides its head. */
struct words_word {
	const char *key, *text, *meaning;
};

struct reader {
	struct words *words;
	const char *key;
};

static int
by_key(const void *a, const void *b)
{
	const struct words_word *x = a, *y = b;

	return strcmp(x->key, y->key);
}

static void
add(struct words *words, const char *key, const char *text, const char *meaning)
{
	struct words_word *word = tb_grow(&words->list, words->n++, &words->cap, sizeof(*word));

	*word = (struct words_word){key, text, meaning};
}

static int
take_column(struct tb_xml *xml, struct words *words, const struct tb_xml_attr *attrs)
{
	static const char *const names[] = {"name", "head", "meaning", NULL};
	const char *name = tb_xml_need(xml, "column", attrs, "name");
	const char *head = tb_xml_need(xml, "column", attrs, "head");
	const char *meaning = tb_xml_need(xml, "column", attrs, "meaning");

	if (name == NULL || head == NULL || meaning == NULL ||
	    tb_xml_only(xml, "column", attrs, names) != 0)
		return -1;
	add(words, tb_arena_strdup(&words->arena, name), tb_arena_strdup(&words->arena, head),
	    tb_arena_strdup(&words->arena, meaning));
	return 0;
}

static int
take_sheet(struct tb_xml *xml, struct words *words, const struct tb_xml_attr *attrs)
{
	static const char *const names[] = {"name", "holds", "kinds", NULL};
	const char *name = tb_xml_need(xml, "sheet", attrs, "name");
	const char *holds = tb_xml_need(xml, "sheet", attrs, "holds");
	const char *kinds = tb_xml_attr(attrs, "kinds");
	struct words_sheet *sheet;

	if (name == NULL || holds == NULL || tb_xml_only(xml, "sheet", attrs, names) != 0)
		return -1;
	if (strcmp(holds, "scopes") != 0 && strcmp(holds, "figures") != 0 &&
	    strcmp(holds, "units") != 0 && strcmp(holds, "dictionary") != 0)
		return tb_xml_fail(xml, TB_MSG_OPEN_DATA,
		    "holds=\"%s\": scopes, figures, units or dictionary is needed", holds);
	sheet = tb_grow(&words->sheets, words->nsheets++, &words->sheets_cap, sizeof(*sheet));
	sheet->name = tb_arena_strdup(&words->arena, name);
	sheet->holds = tb_arena_strdup(&words->arena, holds);
	sheet->kinds = tb_arena_strdup(&words->arena, kinds != NULL ? kinds : "");
	return 0;
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct reader *reader = user;
	const char *key;

	if (depth == 0)
		return 0;
	if (strcmp(name, "column") == 0)
		return take_column(xml, reader->words, attrs);
	if (strcmp(name, "sheet") == 0)
		return take_sheet(xml, reader->words, attrs);
	if (strcmp(name, "word") != 0)
		return tb_xml_fail(xml, TB_MSG_OPEN_DATA, "<%s> does not belong here", name);
	key = tb_xml_need(xml, name, attrs, "key");
	if (key == NULL)
		return -1;
	reader->key = tb_arena_strdup(&reader->words->arena, key);
	return 0;
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct reader *reader = user;
	struct words *words = reader->words;

	(void)xml, (void)depth;
	if (strcmp(name, "word") == 0)
		add(words, reader->key, tb_arena_strdup(&words->arena, text), "");
	return 0;
}

static const struct words_word *
find(const struct words *words, const char *prefix, const char *key)
{
	char whole[160];
	struct words_word wanted = {whole, NULL, NULL};

	snprintf(whole, sizeof(whole), "%s.%s", prefix, key);
	return words->n == 0
		   ? NULL
		   : bsearch(&wanted, words->list, words->n, sizeof(*words->list), by_key);
}

/* Every column has its words, each key is there once, and there is a sheet. */
static int
check(const struct words *words, const char *path, struct tb_err *err)
{
	size_t i, k;

	for (i = 1; i < words->n; i++)
		if (strcmp(words->list[i - 1].key, words->list[i].key) == 0)
			return tb_err_set(err, TB_MSG_OPEN_DATA, path, 0, 0,
			    "'%s' stands there twice; remove one", words->list[i].key);
	for (i = 0; i < TABLE_MAX; i++) {
		struct table table = table_make((enum table_id)i);

		for (k = 0; k < table.ncolumns; k++)
			if (find(words, table.name, table.columns[k].name) == NULL)
				return tb_err_set(err, TB_MSG_OPEN_DATA, path, 0, 0,
				    "there is no <column name=\"%s.%s\">; add it", table.name,
				    table.columns[k].name);
	}
	if (words->nsheets == 0)
		return tb_err_set(
		    err, TB_MSG_OPEN_DATA, path, 0, 0, "there is no <sheet>; add one or more");
	return 0;
}

int
words_load(const char *path, struct words *words, struct tb_err *err)
{
	static const struct tb_xml_handler handler = {.ns = NS, .start = on_start, .end = on_end};
	struct reader reader = {.words = words};
	int rc;

	*words = (struct words){0};
	rc = tb_xml_parse_file(path, &handler, &reader, err);
	if (rc != 0 && !tb_file_exists(path))
		tb_err_set(err, TB_MSG_OPEN_DATA, path, 0, 0,
		    "there is no such file; copy it from the installed templates");
	else if (rc != 0 && err->msg != TB_MSG_IO)
		err->msg = TB_MSG_OPEN_DATA;
	if (rc == 0 && words->n > 0)
		qsort(words->list, words->n, sizeof(*words->list), by_key);
	if (rc == 0)
		rc = check(words, path, err);
	if (rc != 0)
		words_release(words);
	return rc;
}

void
words_release(struct words *words)
{
	free(words->list);
	free(words->sheets);
	tb_arena_release(&words->arena);
	*words = (struct words){0};
}

const char *
words_find(const struct words *words, const char *prefix, const char *key, const char *otherwise)
{
	const struct words_word *word = find(words, prefix, key);

	return word != NULL ? word->text : otherwise;
}

const char *
words_head(const struct words *words, const struct table *table, const struct column *column)
{
	return find(words, table->name, column->name)->text;
}

const char *
words_meaning(const struct words *words, const struct table *table, const struct column *column)
{
	return find(words, table->name, column->name)->meaning;
}

const char *
words_cell(const struct words *words, const struct column *column, const char *cell)
{
	const char *part = strrchr(column->name, '_');

	if (cell == NULL || column->type != COLUMN_TEXT)
		return cell;
	return words_find(words, part != NULL ? part + 1 : column->name, cell, cell);
}
