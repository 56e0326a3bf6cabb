/* Taking in, in parts: intake.c (a run, and checking only), intake-left.c (what stays in the
 * inbox). */
#ifndef RECEIVE_INTAKE_PRIVATE_H
#define RECEIVE_INTAKE_PRIVATE_H

#include "inbox.h"
#include "intake.h"
#include "site.h"

/* A line on stderr of each file and folder that stays, and why. */
void intake_say_left(const struct inbox *inbox);

/* The sender of what waits for its signature is told that it is here, and no more. */
int intake_tell_waiting(
    struct submission *submission, struct site *site, struct tb_err *err) TB_MUST_CHECK;

/* The answers to those that have one: `told` is set in what was answered before. -1: *err filled.
 */
int intake_answer_left(struct inbox *inbox, struct site *site, struct tb_err *err) TB_MUST_CHECK;

#endif
