/* The plan's rules, the findings by them, and what the manual and the shipped plan say of them
 * are of one piece. */
#include "lib/file.h"
#include "lib/plan.h"
#include "receive/finding.h"
#include <criterion/criterion.h>
#include <stdio.h>

/* Rules of the plan audit are another program's, and a rule may only narrow another. */
static int
is_of_findings(const char *rule)
{
	return strncmp(rule, "audit-", 6) != 0 && strcmp(rule, "outlier-least") != 0;
}

static int
has_finding(const char *rule)
{
	int id;

	for (id = 0; id < FINDING_MAX; id++)
		if (finding_rules[id] != NULL && strcmp(finding_rules[id], rule) == 0)
			return 1;
	return 0;
}

static int
is_form(const char *rule)
{
	const struct tb_plan_rule_form *form = tb_plan_rule_forms;

	while (form->id != NULL && strcmp(form->id, rule) != 0)
		form++;
	return form->id != NULL;
}

/* A file of the checkout, named from the folder of tests. */
static void
read_file(const char *name, struct tb_buf *bytes)
{
	char path[512];
	struct tb_err err = {0};

	(void)snprintf(path, sizeof(path), "%s/../%s", getenv("TESTDIR"), name);
	cr_assert_eq(tb_file_read(path, 4 * 1024 * 1024, bytes, &err), 0, "%s", err.text);
}

Test(rules, every_rule_has_a_finding)
{
	const struct tb_plan_rule_form *form;

	for (form = tb_plan_rule_forms; form->id != NULL; form++)
		cr_expect_eq(has_finding(form->id), is_of_findings(form->id), "%s", form->id);
}

Test(rules, every_rule_of_a_finding_is_one)
{
	int id;

	for (id = 0; id < FINDING_MAX; id++)
		cr_expect(finding_rules[id] == NULL || is_form(finding_rules[id]), "%s: %s",
		    finding_codes[id], finding_rules[id]);
}

Test(rules, ids_are_used_once)
{
	int id, other;

	for (id = 0; id < FINDING_MAX; id++)
		for (other = 0; other < id; other++)
			cr_expect_neq(strcmp(finding_codes[id], finding_codes[other]), 0, "%s",
			    finding_codes[id]);
}

Test(rules, the_manual_tells_of_each)
{
	const struct tb_plan_rule_form *form;
	struct tb_buf manual = TB_BUF_INIT;
	char name[64];

	read_file("pipeline/man/tongbao-plan.5", &manual);
	for (form = tb_plan_rule_forms; form->id != NULL; form++) {
		(void)snprintf(name, sizeof(name), ".Li %s", form->id);
		cr_expect_not_null(strstr(manual.s, name), "%s", form->id);
	}
	tb_buf_release(&manual);
}

Test(rules, the_shipped_plan_applies_each)
{
	const struct tb_plan_rule_form *form;
	struct tb_buf plan = TB_BUF_INIT;
	char name[64];

	read_file("input/plan/reporting.xml", &plan);
	for (form = tb_plan_rule_forms; form->id != NULL; form++) {
		(void)snprintf(name, sizeof(name), "<rule id=\"%s\"", form->id);
		cr_expect(strncmp(form->id, "audit-", 6) == 0 || strstr(plan.s, name) != NULL, "%s",
		    form->id);
	}
	tb_buf_release(&plan);
}
