/*
 * What lies in the inbox and its folders, and whether that is new.  A file that
 * stays where it is after a run has been answered and is not new, until it changes;
 * so nothing is tried again and again.
 *
 * inotify only says when to look.  What is there is seen by listing it, so that lost
 * events, replaced folders and file systems without events make a look later and
 * never wrong.
 */
#ifndef WATCH_LOOK_H
#define WATCH_LOOK_H

#include "../lib/buf.h"
#include "../lib/compat.h"

/* A sorted list of "path inode size times" of files that are finished, and of
 * "path inode" of folders. */
struct entries {
	char **list;
	size_t n, cap;
};

struct look {
	char *inbox;
	int fd;	       /* of inotify, to be polled; -1 = none could be had */
	int blind;     /* some folder could not be watched: only looks find what is in it */
	int absent;    /* the inbox is not there */
	size_t nfiles; /* finished ones found, claims among them; folders do not count */
	struct entries found, tried;
};

void look_open(struct look *look, const char *site);
void look_release(struct look *look);

/* Takes the events there are; 1 when it is time to look. */
int look_events(struct look *look);
/* Lists the inbox, watches what folders it has, and counts what has not been tried.
 * An inbox that is not there counts as one: a run makes it. */
size_t look_now(struct look *look);
/* A run begins: it sees all that was found last. */
void look_tried(struct look *look);
/* All that is there is to be tried again. */
void look_again(struct look *look);

#endif
