/* The office's sheet: see issue.h. */
#include "issue.h"
#include "valid.h"
#include <libxml/parser.h>

static int
is_element(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static xmlNodePtr
next_element(xmlNodePtr node, const char *name)
{
	while (node != NULL && !is_element(node, name))
		node = node->next;
	return node;
}

/* The sheet itself, or the first one inside an event. */
static xmlNodePtr
find_issue(xmlNodePtr node)
{
	xmlNodePtr found = NULL;

	for (; found == NULL && node != NULL; node = node->next) {
		if (is_element(node, "issue") && node->ns != NULL &&
		    strcmp((const char *)node->ns->href, ISSUE_NS) == 0)
			return node;
		found = find_issue(node->type == XML_ELEMENT_NODE ? node->children : NULL);
	}
	return found;
}

/* --- checks ------------------------------------------------------------------- */

static int
was_reported(const struct tb_figures *figures, struct tb_arena *arena, xmlNodePtr chosen)
{
	const char *unit = node_attr(arena, chosen, "unit");
	const char *index = node_attr(arena, chosen, "index");
	xmlNodePtr list = xmlDocGetRootElement(figures->tree)->children, node;

	list = next_element(list, "practices");
	for (node = list != NULL ? list->children : NULL;
	     (node = next_element(node, "practice")) != NULL; node = node->next)
		if (strcmp(node_attr(arena, node, "unit"), unit) == 0 &&
		    strcmp(node_attr(arena, node, "index"), index) == 0)
			return 1;
	return 0;
}

/* What a unit that is late was to tell does not stop the month. */
static void
drop_unreported(const char *path, const struct issue *issue, const struct tb_figures *figures,
    struct tb_arena *arena)
{
	xmlNodePtr node = issue->node->children, next;

	for (; (node = next_element(node, "practice")) != NULL; node = next) {
		next = node->next;
		if (was_reported(figures, arena, node))
			continue;
		tb_diag(TB_MSG_PRACTICE, (struct tb_pos){path, (int)xmlGetLineNo(node), 0},
		    "unit '%s' reported no practice with index '%s' in %s; it is left out",
		    node_attr(arena, node, "unit"), node_attr(arena, node, "index"),
		    figures->period);
		xmlUnlinkNode(node);
		xmlFreeNode(node);
	}
}

/* Is each letter to a level above that the plan reports to? */
static int
check_letters(const char *path, const struct issue *issue, const struct tb_figures *figures,
    struct tb_arena *arena, struct tb_err *err)
{
	xmlNodePtr letter = issue->node->children, list, node;

	for (; (letter = next_element(letter, "letter")) != NULL; letter = letter->next) {
		const char *to = node_attr(arena, letter, "to");

		list = next_element(xmlDocGetRootElement(figures->tree)->children, "rollups");
		node = list != NULL ? next_element(list->children, "rollup") : NULL;
		while (node != NULL && strcmp(node_attr(arena, node, "code"), to) != 0)
			node = next_element(node->next, "rollup");
		if (node == NULL)
			return tb_err_set(err, TB_MSG_SHEET, path, (int)xmlGetLineNo(letter), 0,
			    "to=\"%s\" is no plan that is reported to; write the plan=\"...\" of "
			    "a <rollup> of the plan, or take the letter away",
			    to);
	}
	return 0;
}

static int
check_period(const char *path, const struct issue *issue, const struct tb_figures *figures,
    struct tb_arena *arena, struct tb_err *err)
{
	const char *period = node_attr(arena, issue->node, "period");

	if (strcmp(period, figures->period) == 0)
		return 0;
	return tb_err_set(err, TB_MSG_SHEET, path, (int)xmlGetLineNo(issue->node), 0,
	    "the sheet is of the period '%s', the figures are of %s", period, figures->period);
}

/* --- loading ------------------------------------------------------------------- */

int
issue_load(
    const char *path, const struct tb_figures *figures, struct issue *issue, struct tb_err *err)
{
	struct tb_arena arena = {0};
	int rc = 0;

	*issue = (struct issue){.doc = tree_load(path, TB_MSG_SHEET, NULL, err)};
	if (issue->doc == NULL)
		return -1;
	issue->node = find_issue(xmlDocGetRootElement(issue->doc));
	if (issue->node == NULL)
		rc = tb_err_set(err, TB_MSG_SHEET, path, 1, 0,
		    "there is no <issue xmlns=\"%s\"> in it", ISSUE_NS);
	if (rc == 0)
		rc = node_check(path, issue->node, "issue.xsd", TB_MSG_SHEET, err);
	if (rc == 0)
		rc = check_period(path, issue, figures, &arena, err);
	if (rc == 0 && figures->edition[0] == '\0')
		rc = check_letters(path, issue, figures, &arena, err);
	if (rc == 0 && figures->edition[0] == '\0') /* the public edition has none of them */
		drop_unreported(path, issue, figures, &arena);
	tb_arena_release(&arena);
	if (rc != 0)
		issue_release(issue);
	return rc;
}

void
issue_release(struct issue *issue)
{
	xmlFreeDoc(issue->doc);
	*issue = (struct issue){0};
}
