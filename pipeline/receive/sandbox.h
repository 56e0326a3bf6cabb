/*
 * Work on a stranger's bytes in a process of its own that has no rights
 * (tongbao-receive.1).  What it found comes back through a pipe.  The process may
 * have been taken over: nothing it says is trusted to be of any form, and one
 * that ends in any other way than it should is a finding (R012).
 *
 * XML and signatures are looked at in different processes: whoever takes over
 * the one cannot answer for the other.
 */
#ifndef RECEIVE_SANDBOX_H
#define RECEIVE_SANDBOX_H

#include "parse.h"

/* Do the work in a child and get what it put into the answer. Who has much to say calls
 * sandbox_say now and then, in the child, which takes what is there on its way. */
typedef void (*sandbox_work)(const void *task, struct tb_buf *answer);
void sandbox_say(struct tb_buf *answer);

/* What the child may use: processor time, and memory beyond what there is when it starts. */
struct sandbox_bounds {
	unsigned cpu_seconds;
	size_t memory;
};

/* Where the answer goes, as it comes. -1: it is none, or cannot be taken; the child is
 * ended. */
struct sandbox_ear {
	int (*hear)(void *user, const char *bytes, size_t len);
	void *user;
};

/* How a child ended. Unless it is well, nothing that it said counts. */
enum {
	SANDBOX_WELL,
	SANDBOX_CRASHED, /* it did not end well, or said what was refused */
	SANDBOX_SPENT	 /* the processor time given to it */
};

/* *crashed tells how the child ended. name is for messages. 0, or -1 with *err filled when no child
 * could be started. */
int sandbox_run(sandbox_work work, const void *task, const char *name,
    const struct sandbox_bounds *bounds, const struct sandbox_ear *ear, int *crashed,
    struct tb_err *err) TB_MUST_CHECK;

/* The same, with the answer whole; empty when it crashed. */
int sandbox_ask(sandbox_work work, const void *task, const char *name, struct tb_buf *answer,
    int *crashed, struct tb_err *err) TB_MUST_CHECK;

/* parse() in a child; parse_prepare() was called. A crash, and a file that
 * needs too long (which is no crash), leave that one finding in *parsed. Rows go to the work file.
 */
int sandbox_parse(const struct source *source, const struct tb_plan_limits *limits,
    const char *name, struct work_file *file, struct parsed *parsed, int *crashed,
    struct tb_err *err) TB_MUST_CHECK;

#endif
