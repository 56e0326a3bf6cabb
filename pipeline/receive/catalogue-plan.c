/* A plan's own words for tables and fields go before the catalogue's: see catalogue.h. */
#include "../lib/field.h"
#include "catalogue.h"
#include <stdio.h>

/* The head of every field of that name, where its tables agree; NULL = they do not, or the
 * plan says nothing. */
static const char *
head_of(const struct tb_plan *plan, const char *name)
{
	const struct tb_field *field;
	const char *head = NULL;

	for (field = tb_fields; field->table != NULL; field++) {
		const char *other = strcmp(field->name, name) == 0
					? tb_field_head(plan, NULL, field->table, name)
					: NULL;

		if (head != NULL && other != NULL && strcmp(head, other) != 0)
			return NULL;
		head = other != NULL ? other : head;
	}
	return head;
}

static const char *
title_of(const struct tb_plan *plan, const char *table)
{
	size_t i;

	for (i = 0; i < plan->form.ntables; i++)
		if (strcmp(plan->form.tables[i].code, table) == 0)
			return plan->form.tables[i].title;
	return NULL;
}

void
catalogue_take_plan(struct catalogue *catalogue, const struct tb_plan *plan)
{
	static const char field[] = "field.", section[] = "section.";
	const char *text;
	size_t i;

	for (i = 0; i < catalogue->words.n; i++) {
		struct tb_word *word = &catalogue->words.list[i];

		text = NULL;
		if (strncmp(word->key, field, sizeof(field) - 1) == 0)
			text = head_of(plan, word->key + sizeof(field) - 1);
		else if (strncmp(word->key, section, sizeof(section) - 1) == 0)
			text = title_of(plan, word->key + sizeof(section) - 1);
		if (text != NULL)
			word->text = text;
	}
}
