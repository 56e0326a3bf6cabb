/*
 * The same work on many things, spread over the processors that this process may run on
 * (sched_getaffinity(2): `taskset -c 0` keeps it in one process).
 *
 * Each child takes the next thing when it is done with one.  What the work leaves is files
 * and messages, diag.h: nothing it changes in memory is seen by the caller, nor by the work on
 * another thing.  Messages come out in the order of the things and the exit status follows
 * from them, as if one process had done all; a line that two would say is said once.  A
 * process that has threads is not to be forked: what starts some (pango, fontconfig) is opened
 * by the work itself, in each process once.
 */
#ifndef TB_SPREAD_H
#define TB_SPREAD_H

#include <stddef.h>

/* work(context, i) for each i below n. It writes nothing to standard output. A child that
 * ends by itself, by tb_die say, ends this process with its status, once the others have ended
 * and all was printed; one that a signal ends makes it end with 70. */
void tb_spread(size_t n, void (*work)(void *context, size_t i), void *context);

/* The same for each of these files, NULL-ended; the largest are begun first, so that at the end
 * nobody waits for one of them. */
void tb_spread_files(char *const *files, void (*work)(void *context, size_t i), void *context);

#endif
