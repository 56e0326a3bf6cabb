/* See await.h. */
#include "await.h"
#include "mem.h"
#include <time.h>

volatile sig_atomic_t tb_stop_signal, tb_stops;

int64_t
tb_clock_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
on_stop(int signal_number)
{
	tb_stop_signal = signal_number;
	if (tb_stops < 2)
		tb_stops++;
}

static void
on_child(int signal_number)
{
	(void)signal_number; /* only wakes who waits */
}

void
tb_signals_hold(sigset_t *open)
{
	static const int stops[] = {SIGTERM, SIGINT, SIGHUP};
	struct sigaction stop = {.sa_handler = on_stop}, child = {.sa_handler = on_child};
	sigset_t closed;
	size_t i;

	sigemptyset(&closed);
	sigaddset(&closed, SIGCHLD);
	sigaction(SIGCHLD, &child, NULL);
	for (i = 0; i < TB_LEN(stops); i++) {
		sigaddset(&closed, stops[i]);
		sigaction(stops[i], &stop, NULL);
	}
	sigprocmask(SIG_BLOCK, &closed, open);
}
