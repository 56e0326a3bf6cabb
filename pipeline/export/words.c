/* Words: see words.h. */
#include "words.h"
#include "../lib/file.h"
#include <string.h>

#define NS "urn:tongbao:open-data:1"

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
	tb_wordlist_add(&words->list, name, head);
	tb_wordlist_add(&words->meanings, name, meaning);
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
	struct words *words = user;

	if (depth == 0)
		return 0;
	if (strcmp(name, "column") == 0)
		return take_column(xml, words, attrs);
	if (strcmp(name, "sheet") == 0)
		return take_sheet(xml, words, attrs);
	if (strcmp(name, "word") != 0)
		return tb_xml_fail(xml, TB_MSG_OPEN_DATA, "<%s> does not belong here", name);
	return tb_wordlist_open(&words->list, xml, attrs);
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct words *words = user;

	(void)xml, (void)depth;
	if (strcmp(name, "word") == 0)
		tb_wordlist_close(&words->list, text);
	return 0;
}

/* Every column has its words, and there is a sheet. */
static int
check(const struct words *words, const char *path, struct tb_err *err)
{
	size_t i, k;

	for (i = 0; i < TABLE_MAX; i++) {
		struct table table = table_make((enum table_id)i);

		for (k = 0; k < table.ncolumns; k++)
			if (tb_wordlist_find_in(
				&words->meanings, table.name, table.columns[k].name, NULL) == NULL)
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
	int rc;

	*words = (struct words){0};
	rc = tb_xml_parse_file(path, &handler, words, err);
	if (rc != 0 && !tb_file_exists(path))
		tb_err_set(err, TB_MSG_OPEN_DATA, path, 0, 0,
		    "there is no such file; copy it from the installed templates");
	else if (rc != 0 && err->msg != TB_MSG_IO)
		err->msg = TB_MSG_OPEN_DATA;
	if (rc == 0)
		rc = tb_wordlist_finish(&words->list, path, TB_MSG_OPEN_DATA, err);
	if (rc == 0)
		rc = tb_wordlist_finish(&words->meanings, path, TB_MSG_OPEN_DATA, err);
	if (rc == 0)
		rc = check(words, path, err);
	if (rc != 0)
		words_release(words);
	return rc;
}

void
words_release(struct words *words)
{
	tb_wordlist_release(&words->list);
	tb_wordlist_release(&words->meanings);
	free(words->sheets);
	tb_arena_release(&words->arena);
	*words = (struct words){0};
}

const char *
words_find(const struct words *words, const char *prefix, const char *key, const char *otherwise)
{
	return tb_wordlist_find_in(&words->list, prefix, key, otherwise);
}

const char *
words_head(const struct words *words, const struct table *table, const struct column *column)
{
	return tb_wordlist_find_in(&words->list, table->name, column->name, NULL);
}

const char *
words_meaning(const struct words *words, const struct table *table, const struct column *column)
{
	return tb_wordlist_find_in(&words->meanings, table->name, column->name, NULL);
}

/* What the words of its cells stand under; NULL = it has none. */
static const char *
prefix_of(const struct column *column)
{
	const char *part = strrchr(column->name, '_');

	return column->type != COLUMN_TEXT ? NULL : part != NULL ? part + 1 : column->name;
}

int
words_tell(const struct words *words, const struct column *column)
{
	const char *prefix = prefix_of(column);
	size_t len = prefix != NULL ? strlen(prefix) : 0, i;

	for (i = 0; prefix != NULL && i < words->list.n; i++)
		if (strncmp(words->list.list[i].key, prefix, len) == 0 &&
		    words->list.list[i].key[len] == '.')
			return 1;
	return 0;
}

const char *
words_cell(const struct words *words, const struct column *column, const char *cell)
{
	const char *prefix = prefix_of(column);

	return cell == NULL || prefix == NULL ? cell : words_find(words, prefix, cell, cell);
}
