/* A table of contents: see contents.h. */
#include "contents.h"

/* The label of the page that has the destination. */
static const char *
find_page(const struct tb_pages *doc, const char *id)
{
	for (size_t i = 0; doc != NULL && i < doc->npages; i++)
		for (size_t k = 0; k < doc->pages[i].nitems; k++) {
			const struct tb_item *item = &doc->pages[i].items[k];

			if (item->kind == TB_ITEM_DEST && strcmp(item->text, id) == 0)
				return doc->pages[i].label;
		}
	return "0";
}

/* The heading's words, all of them leading to it. */
static struct words *
copy_words(struct setter *set, const struct block *heading)
{
	struct words *words = tb_arena_alloc(&set->arena, sizeof *words);
	struct span **tail = &words->first;

	*words = (struct words){.nspans = heading->words.nspans, .line = heading->words.line};
	for (const struct span *span = heading->words.first; span != NULL; span = span->next) {
		*tail = tb_arena_alloc(&set->arena, sizeof **tail);
		**tail = *span;
		(*tail)->to = heading->id;
		(*tail)->next = NULL;
		tail = &(*tail)->next;
	}
	return words;
}

static void
add_line(struct galley *galley, const struct block *heading)
{
	struct setter *set = galley->set;
	int32_t indent = (heading->level - 1) * 2 * set->style->pitch;
	/* clear of the numbers */
	int32_t measure = set->style->area_width - 3 * set->style->pitch;
	struct tb_para_style style = galley_grid_style(set, indent, indent + set->style->pitch);
	enum tb_role role = heading->level == 1 ? TB_ROLE_HEI : (enum tb_role)set->style->text_role;
	struct galley_text *text = galley_text(galley, "P", NULL);

	style.align = TB_ALIGN_LEFT;
	style.measure = measure;
	text->folio = tb_arena_strdup(&set->arena, find_page(set->rehearsed, heading->id));
	passage_make(set, &text->passage, copy_words(set, heading), role, &style);
	galley_add_text(galley, text, 0);
}

/* The first heading of these blocks that is listed, or NULL. */
static const struct block *
next_heading(const struct block *block, int levels)
{
	while (block != NULL && (block->kind != BLOCK_H || block->level > levels))
		block = block->next;
	return block;
}

void
contents_add(struct galley *galley, const struct block *contents)
{
	const struct block *heading = next_heading(contents, contents->level), *next;

	for (; heading != NULL; heading = next) {
		next = next_heading(heading->next, contents->level);
		add_line(galley, heading);
		/* a part keeps with the first of its own, not all parts with each other */
		if (next != NULL && next->level > heading->level)
			galley_keep_last(galley);
	}
	galley_add_gap(galley, 1); /* a heading right behind would read as one more line of it */
}
