/* Elements by name and code: see subjects.h. */
#include "subjects.h"
#include "../lib/buf.h"
#include "tree.h"
#include <libxml/xpathInternals.h>

static void
add(struct subjects *subjects, xmlNodePtr node, const char *code)
{
	const char *name =
	    tb_arena_printf(&subjects->arena, "%s %s", (const char *)node->name, code);
	size_t before = subjects->names.n, at = tb_index_add(&subjects->names, name);

	if (at == before)
		*(xmlNodeSetPtr *)tb_grow(
		    &subjects->sets, at, &subjects->cap, sizeof(xmlNodeSetPtr)) =
		    xmlXPathNodeSetCreate(NULL);
	xmlXPathNodeSetAddUnique(subjects->sets[at], node);
}

static void
walk(struct subjects *subjects, xmlNodePtr node)
{
	for (; node != NULL; node = node->next) {
		const char *code;

		if (node->type != XML_ELEMENT_NODE)
			continue;
		code = node_attr(&subjects->arena, node, "code");
		if (code[0] != '\0')
			add(subjects, node, code);
		walk(subjects, node->children);
	}
}

void
subjects_init(struct subjects *subjects, xmlDocPtr tree)
{
	*subjects = (struct subjects){0};
	if (tree != NULL)
		walk(subjects, xmlDocGetRootElement(tree));
}

void
subjects_release(struct subjects *subjects)
{
	size_t i;

	for (i = 0; i < subjects->names.n; i++)
		xmlXPathFreeNodeSet(subjects->sets[i]);
	free(subjects->sets);
	tb_index_release(&subjects->names);
	tb_arena_release(&subjects->arena);
	*subjects = (struct subjects){0};
}

void
subjects_add(
    const struct subjects *subjects, const char *name, const char *code, xmlNodeSetPtr set)
{
	struct tb_buf key = TB_BUF_INIT;
	long at;
	int i;

	tb_buf_printf(&key, "%s %s", name, code);
	at = tb_index_find(&subjects->names, key.s);
	for (i = 0; at >= 0 && i < subjects->sets[at]->nodeNr; i++)
		xmlXPathNodeSetAdd(set, subjects->sets[at]->nodeTab[i]);
	tb_buf_release(&key);
}
