/*
 * The editions of a release, published together: the internal one, and of a month what anybody may
 * read.  Neither is published without the other.
 */
#ifndef DELIVER_EDITIONS_H
#define DELIVER_EDITIONS_H

#include "publish.h"

/* Publish the run, and the public one (NULL = none); publication->issue as there. Prints the folder
 * of each edition.
 *
 * An issue that stands is never changed: where the runs would make it otherwise now, W089 says in
 * one line what and why, and it is left as it is; nothing that has changed of what its manifest
 * tells is an error, -1 and *err filled. Where it does not stand and is not what was approved,
 * nothing is published, as well: -1. In all three cases, of the newest issue, prints "draft": one
 * is to be made, of the next issue, to look at. */
int editions_publish(const struct publication *publication, const struct run *run,
    const struct run *published, struct tb_err *err) TB_MUST_CHECK;

/* Why are releases different: the first thing that made the one, as its manifest or its approval
 * tells, and is other in the runs, in words, and how many more. "" = nothing that is told, or it
 * cannot be read. */
void editions_cause(const char *told, const char *site, const struct run *run,
    const struct run *published, struct tb_buf *words);

#endif
