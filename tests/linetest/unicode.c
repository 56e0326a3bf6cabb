/*
 * Break opportunities in the form of LineBreakTest.txt: code points parted by
 * "×" (no break) and "÷" (a line may end here).
 */
#include "lib/file.h"
#include "lib/utf8.h"
#include "suite.h"
#include "type/break.h"

enum { MAX_BYTES = 64 << 20, MAX_CPS = 4096, DIVIDE = 0xF7, TIMES = 0xD7 };

struct unicode_case {
	uint32_t cps[MAX_CPS];
	uint8_t wanted[MAX_CPS]; /* 1: a line may end before it */
	size_t n;
};

static void
chop(char *s)
{
	size_t len = strcspn(s, "#");

	while (len > 0 && (s[len - 1] == ' ' || s[len - 1] == '\t'))
		len--;
	s[len] = '\0';
}

/* "÷ 0023 × 0023 ÷"; what stands before the first code point and behind the last
 * is not looked at. */
static void
read_case(const char *s, struct unicode_case *c)
{
	uint8_t sign = 0;

	for (c->n = 0; *s != '\0' && c->n < MAX_CPS;) {
		const char *next = s;
		unsigned cp = tb_utf8_next(&next);
		char *end;
		unsigned long value = strtoul(s, &end, 16);

		if (cp == DIVIDE || cp == TIMES) {
			sign = cp == DIVIDE;
		} else if (end > s) {
			c->wanted[c->n] = sign;
			c->cps[c->n++] = (uint32_t)value;
			next = end;
		}
		s = next;
	}
}

static int
case_passes(const struct unicode_case *c, uint8_t *before)
{
	enum tb_class *cls = tb_xcalloc(c->n + 1, sizeof *cls);
	int same = 1;

	for (size_t i = 0; i < c->n; i++)
		cls[i] = tb_class_of(c->cps[i]);
	tb_break_find(c->cps, cls, c->n, TB_LEVEL_UNICODE, before);
	for (size_t i = 1; i < c->n; i++)
		same &= ((before[i] & TB_BEFORE_BREAK) != 0) == c->wanted[i];
	free(cls);
	return same;
}

static void
show_case(const struct unicode_case *c, const uint8_t *before)
{
	printf("  actual   ");
	for (size_t i = 0; i < c->n; i++)
		printf("%s %04X ", (before[i] & TB_BEFORE_BREAK) != 0 ? "÷" : "×",
		    (unsigned)c->cps[i]);
	puts("÷");
}

static void
run_case(const char *place, char *line, struct score *score)
{
	static struct unicode_case c;
	static uint8_t before[MAX_CPS];

	chop(line);
	if (*line == '\0')
		return;
	read_case(line, &c);
	if (case_passes(&c, before)) {
		score->passed++;
		return;
	}
	score->failed++;
	printf("%s: breaks differ\n  expected %s\n", place, line);
	show_case(&c, before);
}

int
suite_unicode(const char *path, struct score *score, struct tb_err *err)
{
	struct tb_buf file = TB_BUF_INIT, place = TB_BUF_INIT;
	int number = 0, rc = tb_file_read(path, MAX_BYTES, &file, err);

	if (rc == 0) {
		char *at = file.s;

		for (char *line; (line = suite_line(&at)) != NULL;) {
			tb_buf_reset(&place);
			tb_buf_printf(&place, "%s:%d", path, ++number);
			run_case(place.s, line, score);
		}
	}
	tb_buf_release(&place);
	tb_buf_release(&file);
	return rc;
}
