/* What the two files of tongbao explain share: the tree of one figure, explain.c, and the list of
 * several that are meant, explain-several.c. */
#ifndef EXPORT_EXPLAIN_PRIVATE_H
#define EXPORT_EXPLAIN_PRIVATE_H

#include "explain.h"
#include "printed.h"

#define EXPLAIN_GAP "  " /* a line of its own, below that of a figure */

/* A file that lines are shown of, read once; no bytes where it is not XML. */
struct shown_file {
	char *path;
	struct tb_buf bytes;
};

struct explain {
	const struct explain_order *order;
	struct shown_file *files;
	size_t nfiles, files_cap;
	struct tb_buf *out;
	unsigned char *told; /* by row of the table of figures */
	struct tb_buf stem;  /* what stands in front of each line */
};

const char *explain_word(const struct explain *explain, const char *key);

/* Id, name, and what is printed. */
void explain_put_figure(const struct explain *explain, const char *const *figure);

/* Of a use: is it in a row of a table; where in its document, such as 表“附件1”第3行. */
int explain_in_row(char *const *fields);
void explain_put_spot(const struct explain *explain, char *const *fields, struct tb_buf *out);

/* Each use of the file, with the title of its document. -1: *err filled. */
int explain_each_use(const char *path,
    void (*take)(void *user, const char *title, char *const *fields), void *user,
    struct tb_err *err) TB_MUST_CHECK;

/* Several are meant: a line of each, those that are printed first and below each where; W096
 * is told. rows: of the table of figures. -1: *err filled. */
int explain_several(struct explain *explain, const char *asked, const size_t *rows, size_t n,
    struct tb_err *err) TB_MUST_CHECK;

#endif
