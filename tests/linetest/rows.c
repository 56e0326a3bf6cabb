/*
 * Rows of LEVEL, MEASURE, TEXT, LINES [, NAME [, OPTIONS]], parted by tabs: see
 * README.md.
 */
#include "lib/file.h"
#include "lib/utf8.h"
#include "suite.h"
#include <ctype.h>
#include <strings.h>

enum { PITCH = 16 * 1024, MAX_BYTES = 64 << 20, NCELLS = 6 };
enum { LEVEL, MEASURE, TEXT, LINES, NAME, OPTIONS };

/* Cells of a row; NULL where the row has none. */
struct row {
	const char *path;
	int line;
	char *cells[NCELLS];
	struct tb_para_style style;
};

/* A "|" that is meant as a character, until the lines are compared. */
static const char BAR = '\x01';

char *
suite_line(char **at)
{
	char *line = *at, *end;

	if (line == NULL || *line == '\0')
		return NULL;
	end = strchr(line, '\n');
	*at = end != NULL ? end + 1 : line + strlen(line);
	if (end == NULL)
		end = *at;
	else
		*end = '\0';
	if (end > line && end[-1] == '\r')
		end[-1] = '\0';
	return line;
}

static char *
trim(char *s)
{
	size_t len;

	while (*s == ' ')
		s++;
	len = strlen(s);
	while (len > 0 && s[len - 1] == ' ')
		s[--len] = '\0';
	return s;
}

static const struct {
	const char *name;
	enum tb_level level;
} levels[] = {
    {"none", TB_LEVEL_NONE},
    {"basic", TB_LEVEL_BASIC},
    {"gb", TB_LEVEL_GB},
    {"strict", TB_LEVEL_STRICT},
    {"uax14", TB_LEVEL_UNICODE},
    {"unicode", TB_LEVEL_UNICODE},
};

static int
read_level(const char *s, enum tb_level *level)
{
	for (size_t i = 0; i < TB_LEN(levels); i++)
		if (strcasecmp(s, levels[i].name) == 0) {
			*level = levels[i].level;
			return 0;
		}
	return -1;
}

/* A decimal number of ems, "6.17" or "6.17em", to parts of `unit`. */
static int
read_ems(const char *s, int32_t unit, int32_t *out)
{
	int64_t value = 0, scale = 1;
	int digits = 0;

	for (; isdigit((unsigned char)*s) && value < 100000; s++, digits++)
		value = value * 10 + (*s - '0');
	if (*s == '.')
		for (s++; isdigit((unsigned char)*s); s++, digits++)
			if (scale < 100000) {
				value = value * 10 + (*s - '0');
				scale *= 10;
			}
	if (strcasecmp(s, "em") == 0)
		s += 2;
	if (digits == 0 || *s != '\0' || value / scale > 100000)
		return -1;
	*out = (int32_t)((value * unit + scale / 2) / scale);
	return 0;
}

/* Options of a row, behind its name: key=value, parted by blanks. */
static int
read_option(struct tb_para_style *style, const char *key, const char *value)
{
	static const char *const aligns[] = {"justify", "left", "centre", "right", "spread"};

	if (strcmp(key, "indent") == 0)
		return read_ems(value, PITCH, &style->indent_first);
	if (strcmp(key, "turnover") == 0)
		return read_ems(value, PITCH, &style->indent_rest);
	if (strcmp(key, "autospace") == 0)
		return read_ems(value, TB_EM, &style->autospace_em);
	if (strcmp(key, "all-gaps") == 0)
		return read_ems(value, TB_EM, &style->all_gaps_em);
	if (strcmp(key, "single-gap") == 0)
		return read_ems(value, TB_EM, &style->single_gap_em);
	if (strcmp(key, "flag") == 0 && strcmp(value, "marks-solid") == 0)
		return style->marks_solid = 1, 0;
	if (strcmp(key, "flag") == 0 && strcmp(value, "trim-indented") == 0)
		return style->trim_indented = 1, 0;
	if (strcmp(key, "flag") == 0 && strcmp(value, "hang") == 0)
		return style->hang = 1, 0;
	if (strcmp(key, "align") != 0)
		return -1;
	for (size_t i = 0; i < TB_LEN(aligns); i++)
		if (strcmp(value, aligns[i]) == 0) {
			style->align = (enum tb_align)i;
			return 0;
		}
	return -1;
}

static int
read_options(struct tb_para_style *style, char *s)
{
	char *rest;

	for (char *word = strtok_r(s, " ", &rest); word != NULL;
	     word = strtok_r(NULL, " ", &rest)) {
		char *equals = strchr(word, '=');

		if (equals == NULL)
			return -1;
		*equals = '\0';
		if (read_option(style, word, equals + 1) != 0)
			return -1;
	}
	return 0;
}

static int
hex(const char *s, int n)
{
	int value = 0;

	for (int i = 0; i < n; i++) {
		if (!isxdigit((unsigned char)s[i]))
			return -1;
		value = value * 16 +
			(isdigit((unsigned char)s[i]) ? s[i] - '0' : (s[i] | 32) - 'a' + 10);
	}
	return value;
}

/* \t \n \\ \| \xHH \uHHHH \UHHHHHH; a backslash before anything else stands for itself. */
static void
unescape(const char *s, struct tb_buf *out)
{
	for (; *s != '\0'; s++) {
		int n = s[1] == 'x' ? 2 : s[1] == 'u' ? 4 : s[1] == 'U' ? 6 : 0;
		int cp = *s == '\\' && n > 0 ? hex(s + 2, n) : -1;

		if (cp > 0) {
			tb_buf_putcp(out, (unsigned)cp);
			s += 1 + n;
		} else if (*s != '\\' || s[1] == '\0' || strchr("tnr\\|", s[1]) == NULL) {
			tb_buf_putc(out, *s);
		} else {
			s++;
			tb_buf_putc(out, *s == 't'   ? '\t'
					 : *s == 'n' ? '\n'
					 : *s == 'r' ? '\r'
					 : *s == '|' ? BAR
						     : '\\');
		}
	}
}

/* Add a line without the blanks at its end, which no line shows. */
static void
put_line(struct tb_buf *out, const char *s, size_t len)
{
	while (len > 0 && (s[len - 1] == ' ' || s[len - 1] == '\n' || s[len - 1] == '\r'))
		len--;
	tb_buf_put(out, s, len);
}

/* The lines as expected, blanks before "|" left out. */
static void
expected_lines(const char *cell, struct tb_buf *out)
{
	struct tb_buf text = TB_BUF_INIT;
	const char *at;

	unescape(cell, &text);
	at = text.s;
	for (const char *bar; (bar = strchr(at, '|')) != NULL; at = bar + 1) {
		put_line(out, at, (size_t)(bar - at));
		tb_buf_putc(out, '|');
	}
	put_line(out, at, strlen(at));
	tb_buf_release(&text);
}

static void
composed_lines(const struct tb_para *para, struct tb_buf *out)
{
	const struct tb_row *row = &para->row;

	for (size_t i = 0; i < para->nlines; i++) {
		const struct tb_line *line = &para->lines[i];

		if (i > 0)
			tb_buf_putc(out, '|');
		if (line->from == line->to)
			continue;

		const struct tb_cluster *first = &row->clusters[line->from];
		const struct tb_cluster *last = &row->clusters[line->to - 1];

		put_line(out, row->text + first->at, last->at + last->len - first->at);
	}
}

static void
show(const char *label, const char *lines)
{
	printf("  %s ", label);
	for (; *lines != '\0'; lines++) {
		if (*lines == BAR)
			fputs("\\|", stdout);
		else if (*lines == '\n')
			fputs("\\n", stdout);
		else
			putchar(*lines);
	}
	putchar('\n');
}

static void
fail(const struct row *row, struct score *score, const char *what)
{
	score->failed++;
	printf("%s:%d: %s%s%s\n", row->path, row->line, what, row->cells[NAME] != NULL ? ": " : "",
	    row->cells[NAME] != NULL ? row->cells[NAME] : "");
}

static void
compare(struct tb_fonts *fonts, const struct row *row, struct score *score)
{
	struct tb_buf text = TB_BUF_INIT, got = TB_BUF_INIT, wanted = TB_BUF_INIT;
	struct tb_para para;

	unescape(row->cells[TEXT], &text);
	for (char *s = text.s; *s != '\0'; s++)
		if (*s == BAR)
			*s = '|';
	/* a "|" of the text is not the end of a line */
	struct tb_piece piece = {.s = text.s, .len = text.len, .role = TB_ROLE_FANG};

	tb_para_compose(&para, fonts, &piece, text.len > 0, &row->style);
	for (char *s = para.row.text; *s != '\0'; s++)
		if (*s == '|')
			*s = BAR;
	composed_lines(&para, &got);
	tb_para_release(&para);
	if (row->cells[LINES] == NULL) {
		printf("%s:%d: lines\n", row->path, row->line);
		show("  lines", got.s);
	} else {
		expected_lines(row->cells[LINES], &wanted);
		if (strcmp(got.s, wanted.s) == 0) {
			score->passed++;
		} else {
			fail(row, score, "lines differ");
			show("expected", wanted.s);
			show("  actual", got.s);
		}
	}
	tb_buf_release(&text);
	tb_buf_release(&got);
	tb_buf_release(&wanted);
}

/* Cells to style; what is wrong with them, NULL = nothing. */
static const char *
read_row(struct row *row)
{
	row->style = (struct tb_para_style){.size = PITCH, .pitch = PITCH};
	if (row->cells[TEXT] == NULL)
		return "not a row of level, measure, text and lines";
	if (read_level(trim(row->cells[LEVEL]), &row->style.level) != 0)
		return "no such level";
	if (read_ems(trim(row->cells[MEASURE]), PITCH, &row->style.measure) != 0)
		return "no measure in em";
	if (row->cells[OPTIONS] != NULL && read_options(&row->style, row->cells[OPTIONS]) != 0)
		return "no such option";
	return NULL;
}

static void
split_cells(struct row *row, char *line)
{
	for (int i = 0; i < NCELLS; i++) {
		row->cells[i] = line;
		line = line != NULL ? strchr(line, '\t') : NULL;
		if (line != NULL)
			*line++ = '\0';
	}
}

static void
run_row(struct tb_fonts *fonts, struct row *row, char *line, struct score *score)
{
	const char *wrong;

	if (*line == '#' || *trim(line) == '\0')
		return;
	split_cells(row, line);
	/* a head of columns */
	if (row->line == 1 && strcasecmp(trim(row->cells[LEVEL]), "level") == 0)
		return;
	wrong = read_row(row);
	if (wrong != NULL)
		fail(row, score, wrong);
	else
		compare(fonts, row, score);
}

int
suite_rows(struct tb_fonts *fonts, const char *path, struct score *score, struct tb_err *err)
{
	struct tb_buf file = TB_BUF_INIT;
	struct row row = {.path = path};
	int rc = tb_file_read(path, MAX_BYTES, &file, err);

	if (rc == 0 && tb_utf8_valid(file.s, file.len) != file.len)
		rc = tb_err_set(err, TB_MSG_IO, path, 0, 0, "not valid UTF-8");
	if (rc == 0) {
		char *at = file.s + (strncmp(file.s, "\xef\xbb\xbf", 3) == 0 ? 3 : 0);

		for (char *line; (line = suite_line(&at)) != NULL;) {
			row.line++;
			run_row(fonts, &row, line, score);
		}
	}
	tb_buf_release(&file);
	return rc;
}
