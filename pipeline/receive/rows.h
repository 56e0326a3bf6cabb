/*
 * The rows of submissions, in a work file of the run instead of memory: frames
 * (record.h) as the parsing process said them.  They are judged and archived by
 * walking over them, as often as need be.
 *
 * The file has no name: it is gone with the program.
 */
#ifndef RECEIVE_ROWS_H
#define RECEIVE_ROWS_H

#include "../lib/record.h"
#include <sys/types.h>

struct work_file {
	int fd;		    /* -1 = none is open */
	const char *folder; /* where it is, without a name; the caller's */
	off_t end;	    /* of what was added */
	struct tb_buf rest; /* of it, what is not written yet */
	int failed;	    /* errno of a reading that failed, 0 = none did */
};

/* In a folder, where the program may write, and whose string outlives the file. -1: *err filled. */
int work_file_open(struct work_file *file, const char *folder, struct tb_err *err) TB_MUST_CHECK;
void work_file_close(struct work_file *file); /* accepts a zeroed or closed one */
/* -1 with *err filled when reading rows failed; what was judged is void. */
int work_file_trouble(const struct work_file *file, struct tb_err *err) TB_MUST_CHECK;

/* The rows of one submission. */
struct rows {
	struct work_file *file; /* NULL = there are none */
	off_t begin, end;
	off_t section;		  /* where the open section begins */
	off_t first[TB_ROW_MAX];  /* of each kind, its section's begin; -1 = there is none */
	off_t behind[TB_ROW_MAX]; /* the last of each kind */
};

/* Rows begin at the end of the file. */
void rows_begin(struct rows *rows, struct work_file *file);
/* Add one frame; what it holds of the head goes to *head. -1: the bytes are no frame. */
int rows_add(struct rows *rows, struct tb_record *head, const char *frame, size_t len);
/* Write out what gathered, when it is much or `all`. -1: *err filled. */
int rows_flush(struct rows *rows, int all, struct tb_err *err) TB_MUST_CHECK;
/* Take back what was added. */
void rows_drop(struct rows *rows);

/*
 *	struct walk walk;
 *	for (walk_begin(&walk, rows, TB_ROW_PROJECT); (row = walk_next(&walk)) != NULL;) ...
 *	walk_end(&walk);
 *
 * Rows of one kind, in the order of the submission; projects with their milestones.
 * A row and its strings are good until the next call.
 */
struct walk {
	const struct rows *rows;
	enum tb_row_kind kind;
	off_t at, end; /* in the file: behind the window, of the kind */
	struct tb_buf window;
	size_t next; /* frame in the window */
	struct tb_record section;
	struct tb_row row;
};
void walk_begin(struct walk *walk, const struct rows *rows, enum tb_row_kind kind);
const struct tb_row *walk_next(struct walk *walk);
void walk_end(struct walk *walk);

/* The archived form to a file: the head and all rows. A failed write shows in ferror. */
void rows_write(const struct rows *rows, const struct tb_record *head, FILE *file);

#endif
