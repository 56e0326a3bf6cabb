/* Findings: see finding.h. */
#include "finding.h"
#include "../lib/decimal.h"
#include "../lib/utf8.h"

enum { VALUE_MAX = 200, PACKED_FIELDS = 11 + FINDING_DETAILS };

const char *const finding_codes[FINDING_MAX] = {
#define FINDING(name, id, rule) id,
#include "findings.h"
#undef FINDING
};

const char *const finding_rules[FINDING_MAX] = {
#define FINDING(name, id, rule) rule,
#include "findings.h"
#undef FINDING
};

void
findings_init(struct findings *findings)
{
	*findings = (struct findings){0};
}

void
findings_release(struct findings *findings)
{
	free(findings->list);
	tb_arena_release(&findings->arena);
	findings_init(findings);
}

/* What no XML may hold, what would break or turn a line, becomes question marks. */
static void
make_printable(char *s)
{
	while (*s != '\0') {
		const char *next = s;
		unsigned cp = tb_utf8_next(&next);

		if (cp == '\n' || cp == '\t' || cp == '\r')
			*s = ' ';
		else if (tb_utf8_hidden(cp) || cp == 0xfffe || cp == 0xffff)
			memset(s, '?', (size_t)(next - s));
		s += next - s;
	}
}

/* A copy of at most VALUE_MAX bytes, cut between characters, ‘…’ where cut. */
static const char *
short_copy(struct tb_arena *arena, const char *s)
{
	size_t len, cut;
	char *copy;

	if (s == NULL)
		return NULL;
	len = tb_utf8_valid(s, strlen(s)); /* it may have been cut by its maker */
	for (cut = len > VALUE_MAX ? VALUE_MAX : len;
	     cut > 0 && cut < len && ((unsigned char)s[cut] & 0xc0) == 0x80; cut--)
		;
	copy = tb_arena_alloc(arena, cut + 4);
	memcpy(copy, s, cut);
	copy[cut] = '\0';
	make_printable(copy);
	if (cut < len)
		memcpy(copy + cut, "…", 3);
	return copy;
}

const char *
findings_text(struct findings *findings, const char *s)
{
	return short_copy(&findings->arena, s);
}

static int
same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static int
same_place(const struct finding *a, const struct finding *b)
{
	return a->line == b->line && a->row == b->row && a->sheet == b->sheet &&
	       same_text(a->section, b->section) && same_text(a->field, b->field);
}

static int
is_known(const struct findings *findings, const struct finding *finding)
{
	size_t i = findings->n;

	/* a repeated fault comes soon after the first: look back a row's length */
	for (; i > 0 && findings->n - i < 64; i--) {
		const struct finding *other = &findings->list[i - 1];

		if (other->id == finding->id && same_place(other, finding) &&
		    same_text(other->detail[0], finding->detail[0]))
			return 1;
	}
	return 0;
}

static size_t
count_id(const struct findings *findings, enum finding_id id)
{
	size_t n = 0, i;

	for (i = 0; i < findings->n; i++)
		n += findings->list[i].id == id;
	return n;
}

int
findings_has(const struct findings *findings, enum finding_id id)
{
	return count_id(findings, id) > 0;
}

int
findings_omit(struct findings *findings, enum finding_id id, int line)
{
	if (findings->omitted[id] == 0 || findings->n == 0 ||
	    line <= findings->list[findings->n - 1].line)
		return 0;
	findings->omitted[id]++;
	return 1;
}

void
finding_add(struct findings *findings, const struct finding *finding)
{
	struct finding *copy;
	int i;

	if (findings_omit(findings, finding->id, finding->line) || is_known(findings, finding))
		return;
	if (findings->omitted[finding->id] > 0 || findings->n >= FINDING_CAP_ALL ||
	    count_id(findings, finding->id) >= FINDING_CAP_EACH) {
		findings->omitted[finding->id]++;
		return;
	}
	copy = tb_grow(&findings->list, findings->n++, &findings->cap, sizeof(*copy));
	*copy = *finding;
	copy->cell = short_copy(&findings->arena, finding->cell);
	copy->section = short_copy(&findings->arena, finding->section);
	copy->code = short_copy(&findings->arena, finding->code);
	copy->name = short_copy(&findings->arena, finding->name);
	copy->field = short_copy(&findings->arena, finding->field);
	copy->value = short_copy(&findings->arena, finding->value);
	copy->expected = short_copy(&findings->arena, finding->expected);
	for (i = 0; i < FINDING_DETAILS; i++)
		copy->detail[i] = short_copy(&findings->arena, finding->detail[i]);
}

void
findings_drop_from(struct findings *findings, int line)
{
	size_t i, kept = 0;

	for (i = 0; i < findings->n; i++)
		if (findings->list[i].line < line)
			findings->list[kept++] = findings->list[i];
	findings->n = kept;
}

static int
is_form(enum finding_id id)
{
	return id == FINDING_NOT_IN_LIST || id == FINDING_FORM || id == FINDING_LENGTH ||
	       id == FINDING_SCHEMA || id == FINDING_ATTR_MISSING;
}

/* Is there one of this id at the same place? */
static int
stands_with(const struct findings *findings, const struct finding *finding, enum finding_id id)
{
	size_t i;

	for (i = 0; i < findings->n; i++)
		if (findings->list[i].id == id && same_place(&findings->list[i], finding))
			return 1;
	return 0;
}

/* Does another, more particular finding judge the same field? */
static int
is_follow_on(const struct findings *findings, const struct finding *finding)
{
	size_t i;

	if (finding->id == FINDING_NUMBER_ROUNDED) /* 万元 where 亿元 was meant has such decimals */
		return stands_with(findings, finding, FINDING_UNIT_SLIP);
	if (!is_form(finding->id) || finding->field == NULL)
		return 0;
	for (i = 0; i < findings->n; i++)
		if (!is_form(findings->list[i].id) && same_place(&findings->list[i], finding))
			return 1;
	return 0;
}

/* Cells of one row: Z5 stands before AA5. */
static int
by_cell(const char *a, const char *b)
{
	size_t la = strlen(a), lb = strlen(b);

	return la != lb ? (la < lb ? -1 : 1) : strcmp(a, b);
}

static int
by_level_and_place(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;

	if (x->level != y->level)
		return x->level - y->level;
	if (x->sheet != y->sheet)
		return x->sheet - y->sheet;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	if (x->row != y->row)
		return x->row - y->row;
	if (x->id != y->id)
		return (int)x->id - (int)y->id;
	if (x->cell != NULL && y->cell != NULL && strcmp(x->cell, y->cell) != 0)
		return by_cell(x->cell, y->cell);
	return strcmp(x->field != NULL ? x->field : "", y->field != NULL ? y->field : "");
}

void
findings_settle(struct findings *findings, const enum level levels[FINDING_MAX])
{
	size_t i, kept = 0;

	for (i = 0; i < findings->n; i++)
		if (findings->list[i].level < 0)
			findings->list[i].level = (int)levels[findings->list[i].id];
	for (i = 0; i < findings->n; i++)
		if (is_follow_on(findings, &findings->list[i]))
			findings->list[i].line = -1;
	for (i = 0; i < findings->n; i++)
		if (findings->list[i].line >= 0)
			findings->list[kept++] = findings->list[i];
	findings->n = kept;
	if (kept > 1)
		qsort(findings->list, kept, sizeof(*findings->list), by_level_and_place);
}

size_t
findings_places(
    const struct findings *findings, enum level level, const enum level levels[FINDING_MAX])
{
	size_t n = 0, i;

	for (i = 0; i < findings->n; i++)
		n += findings->list[i].level == (int)level;
	for (i = 0; i < FINDING_MAX; i++)
		if (levels[i] == level)
			n += findings->omitted[i];
	return n;
}

size_t
findings_kinds(const struct findings *findings, enum level level)
{
	unsigned char seen[FINDING_MAX] = {0};
	size_t n = 0, i;

	for (i = 0; i < findings->n; i++) {
		const struct finding *finding = &findings->list[i];

		if (finding->level != (int)level || seen[finding->id])
			continue;
		seen[finding->id] = 1;
		n++;
	}
	return n;
}

static void
pack_field(struct tb_buf *out, const char *s)
{
	/* 1 before a text, 2 for none, so that "" and NULL stay apart */
	tb_buf_putc(out, s != NULL ? '\1' : '\2');
	if (s != NULL)
		tb_buf_puts(out, s);
	tb_buf_putc(out, '\0');
}

void
finding_pack(struct tb_buf *out, const struct finding *finding)
{
	char numbers[64];
	int i;

	snprintf(numbers, sizeof(numbers), "%d", (int)finding->id);
	pack_field(out, numbers);
	snprintf(numbers, sizeof(numbers), "%d", finding->line);
	pack_field(out, numbers);
	snprintf(numbers, sizeof(numbers), "%d", finding->row);
	pack_field(out, numbers);
	snprintf(numbers, sizeof(numbers), "%d", finding->sheet);
	pack_field(out, numbers);
	pack_field(out, finding->cell);
	pack_field(out, finding->section);
	pack_field(out, finding->code);
	pack_field(out, finding->name);
	pack_field(out, finding->field);
	pack_field(out, finding->value);
	pack_field(out, finding->expected);
	for (i = 0; i < FINDING_DETAILS; i++)
		pack_field(out, finding->detail[i]);
}

/* The fields of one packed finding into f[]; returns the bytes used or 0. */
static size_t
split_fields(const char *bytes, size_t len, const char *f[PACKED_FIELDS])
{
	size_t at = 0;
	int i;

	for (i = 0; i < PACKED_FIELDS; i++) {
		const char *end = at < len ? memchr(bytes + at, '\0', len - at) : NULL;

		if (end == NULL || (bytes[at] != '\1' && bytes[at] != '\2'))
			return 0;
		f[i] = bytes[at] == '\1' ? bytes + at + 1 : NULL;
		if (f[i] != NULL && tb_utf8_valid(f[i], strlen(f[i])) != strlen(f[i]))
			return 0;
		at = (size_t)(end - bytes) + 1;
	}
	return at;
}

size_t
finding_unpack(const char *bytes, size_t len, struct findings *findings)
{
	const char *f[PACKED_FIELDS];
	size_t used = split_fields(bytes, len, f);
	struct finding finding = {.level = -1};
	long id, line, row, sheet;
	int i;

	if (used == 0 || f[0] == NULL || f[1] == NULL || f[2] == NULL || f[3] == NULL ||
	    tb_int_parse(f[0], 0, FINDING_MAX - 1, &id) != 0 ||
	    tb_int_parse(f[1], 0, 2000000000, &line) != 0 ||
	    tb_int_parse(f[2], 0, 2000000000, &row) != 0 ||
	    tb_int_parse(f[3], 0, 2000000000, &sheet) != 0)
		return 0;
	finding.id = (enum finding_id)id;
	finding.line = (int)line;
	finding.row = (int)row;
	finding.sheet = (int)sheet;
	finding.cell = f[4];
	finding.section = f[5];
	finding.code = f[6];
	finding.name = f[7];
	finding.field = f[8];
	finding.value = f[9];
	finding.expected = f[10];
	for (i = 0; i < FINDING_DETAILS; i++)
		finding.detail[i] = f[11 + i];
	finding_add(findings, &finding);
	return used;
}
