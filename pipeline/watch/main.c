/*
 * tongbao-watch: waits for files in a site's inbox and has the driver take them in.
 *
 *	an event, or every so often none   -> look, a moment later
 *	something there that is new        -> the driver's receive
 *	it could not (lock held, no space) -> again after a pause
 *
 * What is new is decided by look.h, everything else by receive.
 */
#include "../lib/await.h"
#include "../lib/decimal.h"
#include "../lib/file.h"
#include "../lib/option.h"
#include "../lib/period.h"
#include "call.h"
#include "look.h"
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <sys/select.h>
#include <time.h>
#include <unistd.h>

enum {
	SETTLE_MS = 100,	      /* what comes together is taken in together */
	LOOK_MS = 30 * 1000,	      /* without any event */
	LOCKED_MS = 500,	      /* another run is at work */
	RETRY_MS = 1000,	      /* after a failure, then twice as long each time */
	RETRY_MAX_MS = 30 * 1000,     /* up to this */
	REMAINDER_MS = 5 * 60 * 1000, /* what stays may have become old enough */
};

static const char usage[] =
    "usage: tongbao-watch -C SITE [-d DATE] [--look SECONDS] DRIVER\n"
    "Waits for files in SITE/input/inbox and its folders, and calls DRIVER -C SITE receive\n"
    "when they are finished. Ends on SIGTERM, SIGINT or SIGHUP.\n"
    "  -C, --site SITE       the site's folder\n"
    "  -d, --date DATE       today, YYYY-MM-DD (default: the clock's, day by day)\n"
    "      --look SECONDS    look so often at folders that send no events (30)\n"
    "  -h, --help            this text\n"
    "  -V, --version         version\n";

enum { OPT_LOOK };

static const struct option longs[] = {
    {"site", required_argument, NULL, 'C'},
    {"date", required_argument, NULL, 'd'},
    {"look", required_argument, NULL, OPT_LOOK},
    {NULL, 0, NULL, 0},
};

static const struct tb_option_spec spec = {usage, "C:d:", longs};

struct watcher {
	struct call call;
	struct look look;
	long look_ms;
	/* instants of the monotonic clock, in ms */
	int64_t look_at, settle_until, retry_at, began;
	int owed;	/* a run at retry_at, whatever is there: at the start, after a failure */
	long pause;	/* of the last failure; 0 = there was none */
	int waiting;	/* for the lock; that has been said */
	int blind;	/* that some folder sends no events has been said */
	size_t nbefore; /* files there when the run began */
};

/* --- what is said ------------------------------------------------------------------ */

/* On a terminal with the time; what reads it otherwise has its own clock. */
static void
say(const char *fmt, ...)
{
	va_list args;

	if (isatty(STDOUT_FILENO)) {
		struct tm tm;
		time_t now = time(NULL);
		char text[16] = "";

		if (localtime_r(&now, &tm) != NULL)
			strftime(text, sizeof(text), "%H:%M:%S ", &tm);
		fputs(text, stdout);
	}
	va_start(args, fmt);
	vprintf(fmt, args);
	va_end(args);
	putchar('\n');
	if (fflush(stdout) != 0)
		tb_die(TB_EXIT_IO, "standard output: cannot write: %s", strerror(errno));
}

static void
say_run(const struct watcher *w, int status)
{
	size_t left = w->look.nfiles, taken = w->nbefore > left ? w->nbefore - left : 0;

	say("receive: status %d, %zu taken in, %zu left, %.1f s", status, taken, left,
	    (double)(tb_clock_ms() - w->began) / 1000);
}

/* --- runs --------------------------------------------------------------------------- */

static void
put_off(struct watcher *w, int64_t now, int status)
{
	w->owed = 1;
	look_again(&w->look);
	if (status == TB_EXIT_LATER) {
		if (!w->waiting)
			say("another run is at work: waiting for it");
		w->waiting = 1;
		w->retry_at = now + LOCKED_MS;
		return;
	}
	w->pause = w->pause == 0 ? RETRY_MS : w->pause * 2;
	if (w->pause > RETRY_MAX_MS)
		w->pause = RETRY_MAX_MS;
	w->retry_at = now + w->pause;
}

static void
start_run(struct watcher *w, int64_t now)
{
	struct tb_err err = {0};

	w->began = now;
	w->nbefore = w->look.nfiles;
	look_tried(&w->look);
	if (call_start(&w->call, &err) == 0)
		return;
	tb_diag_err(&err);
	put_off(w, now, TB_EXIT_IO);
}

static void
end_run(struct watcher *w, int64_t now, int status)
{
	int done = status == TB_EXIT_DONE || status == TB_EXIT_FINDINGS;

	if (!done) {
		put_off(w, now, status);
	} else {
		w->owed = 0;
		w->pause = 0;
		w->waiting = 0;
		w->retry_at = INT64_MAX;
	}
	if (status != TB_EXIT_LATER) {
		look_now(&w->look);
		say_run(w, status);
	}
	w->look_at = now;
}

/* --- the loop ------------------------------------------------------------------------ */

/* Looks when it is time, and begins a run when there is something to do. */
static void
look(struct watcher *w, int64_t now)
{
	size_t fresh;

	if (w->call.pid != 0 || now < w->look_at || (w->owed && now < w->retry_at))
		return;
	if (now >= w->retry_at)
		look_again(&w->look);
	fresh = look_now(&w->look);
	if (w->look.blind && !w->blind)
		say("not every folder sends events: looking every %ld s", w->look_ms / 1000);
	w->blind = w->look.blind;
	w->look_at = now + w->look_ms;
	w->settle_until = 0;
	if (fresh > 0 || w->owed)
		start_run(w, now);
	else if (w->look.nfiles == 0)
		w->retry_at = INT64_MAX;
	else if (w->retry_at == INT64_MAX)
		w->retry_at = now + REMAINDER_MS;
}

/* An event: a look soon, and at the latest five times as long after the first. */
static void
note_events(struct watcher *w, int64_t now)
{
	if (!look_events(&w->look))
		return;
	if (w->settle_until == 0)
		w->settle_until = now + 5 * SETTLE_MS;
	w->look_at = now + SETTLE_MS < w->settle_until ? now + SETTLE_MS : w->settle_until;
}

static void
sleep_until_needed(const struct watcher *w, const sigset_t *open, int64_t now)
{
	struct timespec pause, *limit = NULL;
	int64_t until = w->look_at;
	fd_set events;

	if (w->owed && w->retry_at > until)
		until = w->retry_at;
	if (w->call.pid == 0) { /* else its end wakes us */
		if (until < now)
			until = now;
		pause.tv_sec = (time_t)((until - now) / 1000);
		pause.tv_nsec = (long)((until - now) % 1000 * 1000000);
		limit = &pause;
	}
	FD_ZERO(&events);
	if (w->look.fd >= 0)
		FD_SET(w->look.fd, &events);
	pselect(w->look.fd + 1, &events, NULL, NULL, limit, open);
}

/* The run at work ends by itself, or by a second signal. */
static void
let_run_end(struct watcher *w, const sigset_t *open)
{
	int status = 0, asked = 0;

	if (w->call.pid == 0)
		return;
	while (!call_ended(&w->call, &status)) {
		if (tb_stops > 1 && !asked++) /* a second signal: at once */
			call_stop(&w->call);
		pselect(0, NULL, NULL, NULL, NULL, open);
	}
	look_now(&w->look);
	say_run(w, status);
}

static void
watch(struct watcher *w, const sigset_t *open)
{
	int status;

	say("watching %s", w->look.inbox);
	while (tb_stops == 0) {
		int64_t now = tb_clock_ms();

		if (call_ended(&w->call, &status))
			end_run(w, now, status);
		note_events(w, now);
		look(w, now);
		sleep_until_needed(w, open, tb_clock_ms());
	}
	let_run_end(w, open);
	say("stopped");
}

/* --- start ---------------------------------------------------------------------------- */

static void
parse_command(int argc, char **argv, struct watcher *w)
{
	struct tb_date day;
	long seconds;
	int c;

	while ((c = tb_option_next(argc, argv, &spec)) != -1) {
		switch (c) {
		case 'C':
			w->call.site = optarg;
			break;
		case 'd':
			if (tb_date_parse(optarg, &day) != 0)
				tb_usage(&spec, "date '%s' is not a day YYYY-MM-DD", optarg);
			w->call.day = optarg;
			break;
		default:
			if (tb_int_parse(optarg, 1, 3600, &seconds) != 0)
				tb_usage(&spec, "--look '%s' is not 1 to 3600 seconds", optarg);
			w->look_ms = seconds * 1000;
			break;
		}
	}
	if (w->call.site == NULL)
		tb_usage(&spec, "-C SITE is needed");
	if (optind + 1 != argc)
		tb_usage(&spec, "one operand is needed, the driver's path");
	w->call.driver = argv[optind];
}

int
main(int argc, char **argv)
{
	struct watcher w = {.look_ms = LOOK_MS, .owed = 1};
	char *plan;
	sigset_t open;

	tb_diag_start(argv[0]);
	parse_command(argc, argv, &w);
	plan = tb_path_join(w.call.site, "input/plan");
	if (!tb_file_exists(plan))
		tb_die(TB_EXIT_UNFIT, "%s: not a site: there is no input/plan", w.call.site);
	free(plan);
	tb_signals_hold(&open);
	look_open(&w.look, w.call.site);
	watch(&w, &open);
	look_release(&w.look);
	call_release(&w.call);
	return tb_diag_finish(0);
}
