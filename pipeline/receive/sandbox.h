/*
 * Parsing in a process of its own that has no rights (tongbao-receive.1): the
 * bytes of a stranger meet libxml2 only there.  What it found comes back
 * through a pipe: a line of counts, the findings packed, the record in
 * canonical form.  A process that ends in any other way is a finding (R012).
 */
#ifndef RECEIVE_SANDBOX_H
#define RECEIVE_SANDBOX_H

#include "parse.h"

/* parse() in a child; parse_prepare() was called. *crashed tells that the child
 * did not end well: parsed then holds that one finding. 0, or -1 with *err
 * filled when no child could be started. */
int sandbox_parse(const char *bytes, size_t len, const char *name, struct parsed *parsed,
    int *crashed, struct tb_err *err) TB_MUST_CHECK;

#endif
