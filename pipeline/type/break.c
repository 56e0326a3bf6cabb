/*
 * Break opportunities: first by pairs of classes, then spans that stay
 * together whatever the pairs say (units of two marks, numbers with their
 * units, document numbers, dates).
 */
#include "break.h"
#include "../lib/mem.h"
#include <stdlib.h>

static int
never_starts(enum tb_class cls, enum tb_level level)
{
	switch (cls) {
	case TB_CLASS_CLOSE:
	case TB_CLASS_COMMA:
	case TB_CLASS_STOP:
	case TB_CLASS_CONNECTOR:
	case TB_CLASS_DOT:
	case TB_CLASS_HYPHEN:
	case TB_CLASS_LCLOSE:
	case TB_CLASS_NUMSIGN:
	case TB_CLASS_ITERATION:
		return level >= TB_LEVEL_BASIC;
	case TB_CLASS_SUFFIX:
	case TB_CLASS_SPACE:
	case TB_CLASS_GLUE:
	case TB_CLASS_ZWSPACE:
	case TB_CLASS_SOFT:
	case TB_CLASS_MARK:
	case TB_CLASS_NEWLINE:
		return 1;
	case TB_CLASS_SOLIDUS:
		return level >= TB_LEVEL_GB;
	case TB_CLASS_TWODASH:
	case TB_CLASS_ELLIPSIS:
	case TB_CLASS_KANA:
		return level >= TB_LEVEL_STRICT;
	default:
		return 0;
	}
}

static int
never_ends(enum tb_class cls, enum tb_level level)
{
	if (cls == TB_CLASS_OPEN || cls == TB_CLASS_LOPEN)
		return level >= TB_LEVEL_BASIC;
	if (cls == TB_CLASS_SOLIDUS)
		return level >= TB_LEVEL_GB;
	return cls == TB_CLASS_PREFIX || cls == TB_CLASS_GLUE;
}

/* Belongs to a number or a Western word (U3). */
static int
western(enum tb_class cls)
{
	switch (cls) {
	case TB_CLASS_DIGIT:
	case TB_CLASS_NUMSIGN:
	case TB_CLASS_PREFIX:
	case TB_CLASS_SUFFIX:
	case TB_CLASS_LETTER:
	case TB_CLASS_HYPHEN:
	case TB_CLASS_LOPEN:
	case TB_CLASS_LCLOSE:
		return 1;
	default:
		return 0;
	}
}

static int
connector(enum tb_class cls)
{
	return cls == TB_CLASS_CONNECTOR || cls == TB_CLASS_SOLIDUS || cls == TB_CLASS_HYPHEN;
}

/* No gap is opened inside words and numbers, nor beside connectors (J3). */
static int
stretches(enum tb_class a, enum tb_class b)
{
	if (connector(a) || connector(b) || (western(a) && western(b)))
		return 0;
	if (a == TB_CLASS_SPACE || b == TB_CLASS_SPACE || a == TB_CLASS_SOFT || b == TB_CLASS_SOFT)
		return 0;
	return a != TB_CLASS_GLUE && b != TB_CLASS_GLUE && b != TB_CLASS_MARK &&
	       b != TB_CLASS_NEWLINE && b != TB_CLASS_ZWSPACE;
}

static uint8_t
pair(enum tb_class a, enum tb_class b, enum tb_level level)
{
	uint8_t gap = stretches(a, b) ? TB_BEFORE_GAP : 0;

	if (a == TB_CLASS_NEWLINE)
		return TB_BEFORE_MUST | TB_BEFORE_BREAK;
	if (a == TB_CLASS_ZWSPACE)
		return gap | TB_BEFORE_BREAK;
	if (never_starts(b, level) || never_ends(a, level))
		return gap;
	if (a == TB_CLASS_SOFT)
		return TB_BEFORE_BREAK | TB_BEFORE_POOR;
	if (a == TB_CLASS_HYPHEN && (b == TB_CLASS_LETTER || b == TB_CLASS_HAN))
		return gap | TB_BEFORE_BREAK | TB_BEFORE_POOR;
	if (western(a) && western(b))
		return gap;
	return gap | TB_BEFORE_BREAK;
}

/* Two …… together stand for what is left out: a line of their own (GB/T 15834 5.1.5). */
static void
set_apart(const enum tb_class *cls, size_t n, size_t i, enum tb_level level, uint8_t *before)
{
	const uint8_t ends = TB_BEFORE_MUST | TB_BEFORE_BREAK;

	before[i + 2] = 0;
	if (i > 0 && !never_ends(cls[i - 1], level))
		before[i] |= ends;
	if (i + 4 < n && !never_starts(cls[i + 4], level))
		before[i + 4] |= ends;
}

/* Runs of — and …: two and two are one unit; a single — is a connector (U1, K1). */
static void
bind_runs(const enum tb_class *cls, size_t n, enum tb_level level, uint8_t *before)
{
	size_t run;

	for (size_t i = 0; i < n; i += run) {
		for (run = 1; i + run < n && cls[i + run] == cls[i];)
			run++;
		if (cls[i] != TB_CLASS_DASH && cls[i] != TB_CLASS_ELLIPSIS)
			continue;
		for (size_t k = 1; k < run; k++)
			before[i + k] = k % 2 == 1		  ? 0
					: level < TB_LEVEL_STRICT ? TB_BEFORE_BREAK
								  : TB_BEFORE_WAIVED;
		if (i > 0 && cls[i] == TB_CLASS_DASH &&
		    (level >= TB_LEVEL_STRICT || (run == 1 && level >= TB_LEVEL_BASIC)))
			before[i] &= (uint8_t)~TB_BEFORE_BREAK;
		if (run == 4 && cls[i] == TB_CLASS_ELLIPSIS && level >= TB_LEVEL_BASIC)
			set_apart(cls, n, i, level, before);
		if (run > 1 || cls[i] != TB_CLASS_DASH)
			continue;
		before[i] &= (uint8_t)~TB_BEFORE_GAP;
		if (i + 1 < n) {
			before[i + 1] &= (uint8_t)~TB_BEFORE_GAP;
			/* a range of numbers stays whole */
			if (i > 0 && cls[i - 1] == TB_CLASS_DIGIT && cls[i + 1] == TB_CLASS_DIGIT)
				before[i + 1] &= (uint8_t)~TB_BEFORE_BREAK;
		}
	}
}

static size_t
digits(const enum tb_class *cls, size_t n, size_t at)
{
	size_t k = 0;

	while (at + k < n && cls[at + k] == TB_CLASS_DIGIT)
		k++;
	return k;
}

static void
unbreak(uint8_t *before, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		before[i] &= (uint8_t) ~(TB_BEFORE_BREAK | TB_BEFORE_POOR);
}

/* The same where two parts join, each of which is whole: 2022年|8月, 63%～|68%. */
static void
bind(uint8_t *before, size_t i)
{
	if ((before[i] & TB_BEFORE_BREAK) != 0)
		before[i] |= TB_BEFORE_BOUND;
	unbreak(before, i, i + 1);
}

/* 〔2022〕4号: nothing inside is broken, nor the agency's word cut off before it. */
static void
bind_document_number(
    const uint32_t *cps, const enum tb_class *cls, size_t n, size_t i, uint8_t *before)
{
	size_t year = digits(cls, n, i + 1);
	size_t close = i + 1 + year;

	if (year == 0 || close >= n || cps[close] != 0x3015)
		return;
	bind(before, i);
	unbreak(before, i + 1, close + 1);
	if (digits(cls, n, close + 1) > 0)
		bind(before, close + 1);
}

/* The rest of a date behind 2022年 or 7月: digits (or a range) and 月 or 日. */
static void
bind_date(const uint32_t *cps, const enum tb_class *cls, size_t n, size_t i, uint8_t *before)
{
	size_t k = i;

	while (k < n && (cls[k] == TB_CLASS_DIGIT || cls[k] == TB_CLASS_DASH ||
			    cls[k] == TB_CLASS_CONNECTOR))
		k++;
	if (k > i && k < n && (cps[k] == 0x6708 || cps[k] == 0x65E5)) { /* 月 日 */
		bind(before, i);
		unbreak(before, i + 1, k + 1);
	}
}

/* Where a number and its unit of two or more characters part when they must: before 亿元,
 * but behind the 个 of 个百分点. A unit of one character never leaves its number. */
static void
mark_unit(const uint32_t *cps, size_t i, size_t unit, uint8_t *before)
{
	if (unit > 1 && cps[i] >= 0x2E80)
		before[cps[i] == 0x4E2A ? i + 1 : i] |= TB_BEFORE_UNIT; /* 个 */
}

/* Belongs to the number behind it: 第3条, ≥100亿元. */
static int
leads_number(uint32_t cp)
{
	switch (cp) {
	case 0x7B2C: /* 第 */
	case 0x2248: /* ≈ */
	case 0x2264: /* ≤ */
	case 0x2265: /* ≥ */
	case 0x2266: /* ≦ */
	case 0x2267: /* ≧ */
	case 0xFF1C: /* ＜ */
	case 0xFF1E: /* ＞ */
		return 1;
	default:
		return 0;
	}
}

static void
bind_numbers(const uint32_t *cps, const enum tb_class *cls, size_t n, uint8_t *before)
{
	for (size_t i = 1; i < n; i++) {
		if (cps[i] == 0x3014)
			bind_document_number(cps, cls, n, i, before);
		if (cls[i] == TB_CLASS_DIGIT && leads_number(cps[i - 1]))
			unbreak(before, i, i + 1);
		/* signs that stand for what is not told: 2868××××, 李×× */
		if (cps[i] == 0xD7 && (cps[i - 1] == 0xD7 || cls[i - 1] == TB_CLASS_DIGIT))
			unbreak(before, i, i + 1);
		/* a range: 3～4 */
		if (cls[i] == TB_CLASS_DIGIT && cls[i - 1] == TB_CLASS_CONNECTOR)
			bind(before, i);
		if (cls[i - 1] != TB_CLASS_DIGIT || cls[i] == TB_CLASS_DIGIT)
			continue;

		size_t blank = cls[i] == TB_CLASS_GLUE && i + 1 < n;
		size_t unit = tb_class_unit(cps + i + blank, n - i - blank);

		unbreak(before, i, i + blank + unit);
		if (!blank)
			mark_unit(cps, i, unit, before);
		if (unit == 1 && (cps[i] == 0x5E74 || cps[i] == 0x6708)) /* 年 月 */
			bind_date(cps, cls, n, i + 1, before);
	}
}

static int
is_mark(enum tb_class cls)
{
	return cls == TB_CLASS_OPEN || cls == TB_CLASS_CLOSE || cls == TB_CLASS_COMMA ||
	       cls == TB_CLASS_STOP;
}

/* Three marks in a row: where nothing else helps, a line ends inside them (K5). */
static void
waive(const enum tb_class *cls, size_t n, uint8_t *before)
{
	for (size_t i = 2; i < n; i++)
		if (is_mark(cls[i - 2]) && is_mark(cls[i - 1]) && is_mark(cls[i]))
			for (size_t k = i - 1; k <= i; k++)
				if ((before[k] & TB_BEFORE_BREAK) == 0)
					before[k] |= TB_BEFORE_WAIVED;
}

/* Scripts whose breaks the table knows nothing about. */
static int
foreign(uint32_t cp, enum tb_class cls)
{
	if (cls == TB_CLASS_LETTER || cls == TB_CLASS_MARK)
		return cp >= 0x250;
	return cls == TB_CLASS_HAN &&
	       ((cp >= 0x1F000 && cp < 0x20000) || (cp >= 0xA4D0 && cp < 0xE000) ||
		   (cp >= 0xFB00 && cp < 0xFE00));
}

/* Part of a run that is given to pango when there is something foreign in it. */
static int
non_chinese(uint32_t cp, enum tb_class cls)
{
	return western(cls) || cls == TB_CLASS_MARK || cls == TB_CLASS_SPACE || foreign(cp, cls);
}

/* Thai, emoji and whatever else is not Chinese: UAX 14 says where it breaks. */
static void
break_foreign(const uint32_t *cps, const enum tb_class *cls, size_t n, uint8_t *before)
{
	size_t end;

	for (size_t i = 0; i < n; i = end + 1) {
		int found = 0;

		for (end = i; end < n && non_chinese(cps[end], cls[end]); end++)
			found |= foreign(cps[end], cls[end]);
		if (!found)
			continue;

		uint8_t *own = tb_xcalloc(end - i, sizeof *own);

		tb_break_unicode(cps + i, end - i, 1, own);
		for (size_t k = 1; k < end - i; k++)
			before[i + k] = (uint8_t)((before[i + k] & TB_BEFORE_GAP) | own[k]);
		free(own);
	}
}

void
tb_break_find(
    const uint32_t *cps, const enum tb_class *cls, size_t n, enum tb_level level, uint8_t *before)
{
	if (n == 0)
		return;
	before[0] = 0;
	for (size_t i = 1; i < n; i++)
		before[i] = pair(cls[i - 1], cls[i], level);
	if (level == TB_LEVEL_UNICODE) {
		uint8_t *own = tb_xcalloc(n, sizeof *own);

		tb_break_unicode(cps, n, 0, own);
		for (size_t i = 1; i < n; i++)
			before[i] = (uint8_t)((before[i] & TB_BEFORE_GAP) | own[i]);
		free(own);
		return;
	}
	break_foreign(cps, cls, n, before);
	bind_runs(cls, n, level, before);
	bind_numbers(cps, cls, n, before);
	tb_break_addresses(cps, n, before);
	if (level >= TB_LEVEL_BASIC)
		waive(cls, n, before);
	/* a forced end of line is never unbound */
	for (size_t i = 1; i < n; i++)
		if (cls[i - 1] == TB_CLASS_NEWLINE)
			before[i] = TB_BEFORE_MUST | TB_BEFORE_BREAK;
}
