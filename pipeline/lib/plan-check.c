/*
 * What the records of a plan say of each other: every code once, every
 * reference leads somewhere, ladders ascend, bands do not overlap, calendars
 * exist.  Here also lists are put into canonical order and what is derived is
 * filled in.
 */
#include "file.h"
#include "plan-private.h"


static int
fail(struct tb_err *err, struct tb_plan_source source, const char *fmt, const char *a,
    const char *b)
{
	char text[600];
	int n = snprintf(text, sizeof(text), "%s: %s", a, fmt);

	(void)n;
	return tb_err_set(err, TB_MSG_PLAN, source.file, source.line, 0, "%s%s%s", text,
	    b != NULL && b[0] != '\0' ? ": " : "", b != NULL ? b : "");
}

/* --- codes ---------------------------------------------------------------------- */

struct coded {
	const char *code;
	struct tb_plan_source source;
};

static int
by_code(const void *a, const void *b)
{
	return strcmp(((const struct coded *)a)->code, ((const struct coded *)b)->code);
}

/* No code twice in the list. `source` is the offset of the record's source. */
static int
unique(const void *list, size_t n, size_t size, size_t source, struct tb_err *err)
{
	struct coded *codes = tb_xcalloc(n, sizeof(*codes));
	const char *at = list;
	int rc = 0;
	size_t i;

	for (i = 0; i < n; i++, at += size) {
		codes[i].code = *(const char *const *)(const void *)at;
		codes[i].source = *(const struct tb_plan_source *)(const void *)(at + source);
	}
	qsort(codes, n, sizeof(*codes), by_code);
	for (i = 1; rc == 0 && i < n; i++)
		if (strcmp(codes[i - 1].code, codes[i].code) == 0)
			rc = fail(err, codes[i].source, "the code stands twice; remove one", codes[i].code, NULL);
	free(codes);
	return rc;
}

#define UNIQUE(plan, list, n, err)                                                                 \
	unique((plan)->list, (plan)->n, sizeof(*(plan)->list),                                         \
	    offsetof(__typeof__(*(plan)->list), source), err)
