/*
 * Blanks that hold together what stands beside them: between the thousands of a
 * number and before its unit (GB/T 15835-2011), behind the letters of a standard's
 * number.  Typed as plain blanks, they are set like no-break ones.
 */
#include "break.h"

static int
is_digit(const enum tb_class *cls, size_t n, size_t i)
{
	return i < n && cls[i] == TB_CLASS_DIGIT;
}

/* 1| 234: one to three digits before the blank, three and no more behind it. */
static int
parts_thousands(const enum tb_class *cls, size_t n, size_t i)
{
	size_t before = 0, behind = 0;

	while (before < i && is_digit(cls, n, i - 1 - before))
		before++;
	while (is_digit(cls, n, i + 1 + behind))
		behind++;
	return behind == 3 && before >= 1 && before <= 3;
}

/* 100| km, 30| 亿元: a unit, and no longer word that begins like it. */
static int
leads_unit(const uint32_t *cps, const enum tb_class *cls, size_t n, size_t i)
{
	size_t unit = tb_class_unit(cps + i + 1, n - i - 1), end = i + 1 + unit;

	if (!is_digit(cls, n, i - 1) || unit == 0)
		return 0;
	return cls[i + 1] != TB_CLASS_LETTER || end == n || cls[end] != TB_CLASS_LETTER;
}

/* GB/T| 9704, ISO| 9001, DB43/T| 1234: capitals, solidi and digits that a capital begins. */
static int
ends_code(const uint32_t *cps, const enum tb_class *cls, size_t n, size_t i)
{
	size_t from = i;
	int capitals = 0;

	while (from > 0 && ((cps[from - 1] >= 'A' && cps[from - 1] <= 'Z') ||
			       cps[from - 1] == '/' || is_digit(cls, n, from - 1)))
		capitals += cls[--from] == TB_CLASS_LETTER;
	return capitals > 1 && cls[from] == TB_CLASS_LETTER && is_digit(cls, n, i + 1) &&
	       (from == 0 || cls[from - 1] != TB_CLASS_LETTER);
}

void
tb_break_glue(const uint32_t *cps, enum tb_class *cls, size_t n)
{
	for (size_t i = 1; i + 1 < n; i++)
		if (cps[i] == ' ' && (parts_thousands(cls, n, i) || leads_unit(cps, cls, n, i) ||
					 ends_code(cps, cls, n, i)))
			cls[i] = TB_CLASS_GLUE;
}
