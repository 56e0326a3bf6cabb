/* Suites of linetest: one function a form of file. */
#ifndef LINETEST_SUITE_H
#define LINETEST_SUITE_H

#include "type/line.h"

struct score {
	int passed, failed;
};

/* Compose every row of the file and compare; what differs goes to stdout. A row
 * that cannot be read is a failed row. -1 when the file cannot be read. */
int suite_rows(struct tb_fonts *fonts, const char *path, struct score *score, struct tb_err *err);

/* Find the break opportunities of every case at TB_LEVEL_UNICODE. */
int suite_unicode(const char *path, struct score *score, struct tb_err *err);

/* The next line of *at, cut off in place, without its end (LF or CRLF); NULL at the end. */
char *suite_line(char **at);

#endif
