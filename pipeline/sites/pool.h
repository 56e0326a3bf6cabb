/*
 * The driver, called for many sites, some at a time.
 *
 * A site waits for those that deliver into its inbox, whatever became of them; else the order is
 * that of the list.  What a call says is held in memory, up to a limit, and told in one piece when
 * it has ended, each line with the site's name in front.  Each call is a group of processes, which
 * a signal to this one ends; it is ended too when this one is.
 */
#ifndef SITES_POOL_H
#define SITES_POOL_H

#include "list.h"

enum {
	POOL_NOT_BEGUN = -1 /* when a signal ended it all */
};

struct pool_order {
	char *const *command; /* driver, verb and further arguments; NULL-ended */
	size_t jobs;	      /* at most so many at a time */
};

/* What became of one site. */
struct pool_result {
	int status; /* of the driver, 70 where a signal ended it, or POOL_NOT_BEGUN */
	long ms;
};

/* Call `DRIVER -C SITE VERB ARGUMENTS`, with --upward behind the verb `run` where the site has one
 * above it in the list. results has room for as many as the list has. Returns the signal that
 * ended it early, or 0. */
int pool_run(
    const struct site_list *list, const struct pool_order *order, struct pool_result *results);

#endif
