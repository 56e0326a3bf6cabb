/*
 * What a program says to the person who runs it, and its exit status.
 *
 * One grammar on stderr (tongbao.7):  program: error: FILE:LINE:COL: text [CODE]
 * Every code stands once in the table of messages.h; codes are never re-used.
 * Stages print; library functions fill a struct tb_err and return -1 or NULL.
 */
#ifndef TB_DIAG_H
#define TB_DIAG_H

#include "compat.h"
#include <stddef.h>

/* Exit status, an interface: tongbao.7. */
enum tb_exit {
	TB_EXIT_DONE = 0,
	TB_EXIT_FINDINGS = 2, /* done, with findings */
	TB_EXIT_USAGE = 64,
	TB_EXIT_DATA = 65,  /* unusable data */
	TB_EXIT_UNFIT = 69, /* plan, template, font or folder not fit */
	TB_EXIT_BUG = 70,
	TB_EXIT_IO = 74,   /* I/O error, disk full among them */
	TB_EXIT_LATER = 75 /* try again later: lock held */
};

enum tb_severity { TB_NOTE, TB_WARNING, TB_ERROR };

/* Codes: TB_MSG_<name>; the table is messages.h. */
enum tb_msg {
#define TB_MESSAGE(name, code, severity, status, text) TB_MSG_##name,
#include "messages.h"
#undef TB_MESSAGE
	TB_MSG_MAX
};

/* Where in a source: line and column count from 1, 0 = not known. */
struct tb_pos {
	const char *file; /* borrowed; NULL = none */
	int line, col;
};

/* An error of a library function: filled by it, printed by the stage. */
struct tb_err {
	enum tb_msg msg;
	char file[512];
	int line, col;
	char text[768];
};

/* First call of main: name for messages, C locale, umask left alone. */
void tb_diag_start(const char *program);
const char *tb_diag_program(void);

/* Print one message; the worst severity so far decides tb_diag_status().
 * `fmt` is the particular text; when NULL the table's text stands alone. */
void tb_diag(enum tb_msg msg, struct tb_pos pos, const char *fmt, ...) TB_PRINTF(3, 4);
void tb_diag_err(const struct tb_err *err);

/* 0, or the exit status of the worst message printed so far: that of the
 * first error; TB_EXIT_FINDINGS when only warnings were printed. */
int tb_diag_status(void);
size_t tb_diag_count(enum tb_severity at_least);

/* What has been printed so far, as far as the exit status depends on it. */
struct tb_diag_state {
	size_t counts[TB_ERROR + 1];
	int error_status; /* of the first error; 0 = none */
};
/* Begin anew, as if nothing had been printed; returns what had been. */
struct tb_diag_state tb_diag_take(void);
/* Count what another process has printed behind what this one has. */
void tb_diag_add(const struct tb_diag_state *more);

/* Fill *err; always returns -1, so that a caller may `return tb_err_set(...)`. */
int tb_err_set(struct tb_err *err, enum tb_msg msg, const char *file, int line, int col,
    const char *fmt, ...) TB_PRINTF(6, 7);
/* The same with errno's text appended, code I/O. */
int tb_err_sys(struct tb_err *err, const char *file, const char *what);

/* Print "program: fatal: text" and exit(status); open tb_atomic files are removed. */
void tb_die(enum tb_exit status, const char *fmt, ...) TB_PRINTF(2, 3) TB_NORETURN;
/* Print the error and exit with its message's status. */
void tb_die_err(const struct tb_err *err) TB_NORETURN;

/* This process is a child that works for its parent: from now on tb_die leaves the exit handlers,
 * which are the parent's, alone. */
void tb_diag_become_child(void);

/* The end of a program's work: everything is written that it was started for. What it holds in memory goes
 * with the process: given back piece by piece it takes up to a twentieth of a program's time, more where
 * children shared its pages. So the program ends here, with the status of tb_diag_finish(status), and
 * runs no exit handlers of libraries. But where leaks are looked for, in a build with a sanitizer or with
 * TONGBAO_GIVE_BACK in the environment (valgrind), it returns: what follows up to the end of main gives
 * everything back, so that what is lost shows. */
void tb_diag_leave(int status);

/* Last call of main: flushes and closes stdout, which must not fail (74), and
 * returns the status to return from main: `status` if not 0, else tb_diag_status(). */
int tb_diag_finish(int status);

#endif
