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

/* Do the work in a child and get what it put into the answer. *crashed tells that
 * the child did not end well; *answer is then empty. name is for messages. 0, or -1
 * with *err filled when no child could be started. */
typedef void (*sandbox_work)(const void *task, struct tb_buf *answer);
int sandbox_run(sandbox_work work, const void *task, const char *name, struct tb_buf *answer,
    int *crashed, struct tb_err *err) TB_MUST_CHECK;

/* parse() in a child; parse_prepare() was called. A crash leaves that one finding
 * in *parsed. */
int sandbox_parse(const char *bytes, size_t len, const char *name, struct parsed *parsed,
    int *crashed, struct tb_err *err) TB_MUST_CHECK;

#endif
