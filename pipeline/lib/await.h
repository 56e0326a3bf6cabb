/*
 * What a program that calls others and waits for them needs: a clock that is never set back,
 * and signals that come only while it waits.
 */
#ifndef TB_AWAIT_H
#define TB_AWAIT_H

#include "compat.h"
#include <signal.h>
#include <stdint.h>

/* Milliseconds of CLOCK_MONOTONIC. */
int64_t tb_clock_ms(void);

/* The last of SIGTERM, SIGINT and SIGHUP that came, 0 = none; and how many, up to 2. */
extern volatile sig_atomic_t tb_stop_signal, tb_stops;

/* Hold back these three and SIGCHLD, which does nothing but wake. They come, and are noted
 * above, under the mask *open: in pselect(2). A child that is started gets that mask too, by
 * sigprocmask(2). */
void tb_signals_hold(sigset_t *open);

#endif
