/* See plan_file.h. */
#include "plan_file.h"
#include <criterion/criterion.h>
#include <stdio.h>
#include <unistd.h>

void
plan_file_write(char folder[40], struct plan_lines plan, int line, const char *instead)
{
	char path[64];
	FILE *out;
	size_t i;

	(void)snprintf(folder, 40, "/tmp/tongbao-plan.XXXXXX");
	cr_assert_not_null(mkdtemp(folder));
	(void)snprintf(path, sizeof(path), "%s/plan.xml", folder);
	out = fopen(path, "w");
	cr_assert_not_null(out);
	for (i = 0; i < plan.n; i++)
		cr_assert(fprintf(out, "%s\n", (int)i + 1 == line ? instead : plan.lines[i]) > 0);
	cr_assert_eq(fclose(out), 0);
}

void
plan_file_remove(const char *folder)
{
	char path[64];

	(void)snprintf(path, sizeof(path), "%s/plan.xml", folder);
	(void)unlink(path);
	(void)snprintf(path, sizeof(path), "%s/second.xml", folder);
	(void)unlink(path);
	(void)rmdir(folder);
}

void
plan_file_load(struct plan_lines lines, struct tb_plan *plan)
{
	char folder[40];
	struct tb_err err = {0};
	int rc;

	plan_file_write(folder, lines, 0, NULL);
	rc = tb_plan_load(folder, plan, &err);
	plan_file_remove(folder);
	cr_assert_eq(rc, 0, "%s:%d: %s", err.file, err.line, err.text);
}

void
plan_file_refused(struct plan_lines lines, const struct plan_fault *fault)
{
	char folder[40], path[64];
	struct tb_plan plan;
	struct tb_err err = {0};
	int rc;

	plan_file_write(folder, lines, fault->line, fault->instead);
	rc = tb_plan_load(folder, &plan, &err);
	plan_file_remove(folder);
	cr_assert_eq(rc, -1, "line %d: %s", fault->line, fault->instead);
	cr_assert_not_null(strstr(err.text, fault->says), "line %d, %s: '%s' lacks '%s'",
	    fault->line, fault->instead, err.text, fault->says);
	cr_assert_eq(err.msg, TB_MSG_PLAN, "line %d: %s", fault->line, err.text);
	cr_assert_eq(err.line, fault->at, "line %d: line %d: %s", fault->line, err.line, err.text);
	(void)snprintf(path, sizeof(path), "%s%s", folder, err.line > 0 ? "/plan.xml" : "");
	cr_assert_str_eq(err.file, path);
	cr_assert_null(plan.regions, "nothing is left of a plan that was refused");
}
