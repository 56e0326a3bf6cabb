/* See pool.h. */
#include "pool.h"
#include "../lib/await.h"
#include "../lib/buf.h"
#include "../lib/linux.h"
#include "../lib/mem.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { OUT, ERR, STREAMS };
enum { SAID_MAX = 256 * 1024, GRACE_MS = 10 * 1000 };

/* What is said on one of the two streams. */
struct stream {
	int fd; /* -1 = its end came */
	struct tb_buf said;
	size_t more; /* bytes beyond the limit, not kept */
};

struct call {
	pid_t pid; /* and of its group; 0 = none */
	size_t site;
	int64_t began;
	struct stream streams[STREAMS];
};

struct pool {
	const struct site_list *list;
	const struct pool_order *order;
	struct pool_result *results;
	char *begun, *ended; /* by site */
	struct call *calls;
	size_t running, nended;
	int64_t stopped_at; /* 0 = nobody asked for an end */
	sigset_t open;	    /* signals come only while nothing is done */
};

/* --- telling -------------------------------------------------------------------------------- */

static void
tell_stream(const struct site *site, struct stream *stream, FILE *to)
{
	const char *at = stream->said.s, *end = at + stream->said.len;

	while (at < end) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		int len = (int)((newline != NULL ? newline : end) - at);

		fprintf(to, "%s: %.*s\n", site->name, len, at);
		at += len + 1;
	}
	if (stream->more > 0)
		fprintf(to, "%s: ... and %zu bytes more; see %s/output/logs\n", site->name,
		    stream->more, site->path);
	if (fflush(to) != 0 && to == stdout)
		tb_die(TB_EXIT_IO, "standard output: cannot write: %s", strerror(errno));
}

/* A line of the terminal, gone before anything else is said. */
static void
show(const struct pool *pool, int on)
{
	static int shown;
	size_t i;

	if (!isatty(STDERR_FILENO))
		return;
	if (shown)
		fputs("\r\033[K", stderr);
	shown = on;
	if (on) {
		fprintf(stderr, "%zu of %zu", pool->nended, pool->list->n);
		for (i = 0; i < pool->order->jobs; i++)
			if (pool->calls[i].pid != 0)
				fprintf(
				    stderr, ", %s", pool->list->sites[pool->calls[i].site].name);
	}
	fflush(stderr);
}

/* --- calls ------------------------------------------------------------------------------------ */

/* DRIVER -C SITE VERB [--upward] ARGUMENTS; the caller frees the list alone. */
static const char **
arguments_of(const struct pool *pool, const struct site *site)
{
	char *const *command = pool->order->command;
	const char **args;
	size_t n = 0, i;

	while (command[n] != NULL)
		n++;
	args = tb_xcalloc(n + 4, sizeof(*args));
	args[0] = command[0];
	args[1] = "-C";
	args[2] = site->path;
	args[3] = command[1];
	n = 4;
	if (site->has_upper && strcmp(command[1], "run") == 0)
		args[n++] = "--upward";
	for (i = 2; command[i] != NULL; i++)
		args[n++] = command[i];
	return args;
}

/* In the child: does not return. */
static void
become(const struct pool *pool, const char **args, int ends[STREAMS][2], pid_t parent)
{
	int null = open("/dev/null", O_RDONLY);

	setpgid(0, 0);
	if (pool->order->jobs > 1)
		setenv("TONGBAO_PROCESSORS", "1", 0);
	tb_linux_end_with(parent);
	sigprocmask(SIG_SETMASK, &pool->open, NULL);
	if (null < 0 || dup2(null, STDIN_FILENO) < 0 || dup2(ends[OUT][1], STDOUT_FILENO) < 0 ||
	    dup2(ends[ERR][1], STDERR_FILENO) < 0)
		_exit(TB_EXIT_LATER);
	execv(args[0], (char *const *)args);
	_exit(TB_EXIT_UNFIT);
}

static int
open_pipes(int ends[STREAMS][2])
{
	if (pipe(ends[OUT]) != 0)
		return -1;
	if (pipe(ends[ERR]) == 0) {
		for (int s = 0; s < STREAMS; s++) {
			fcntl(ends[s][0], F_SETFD, FD_CLOEXEC);
			fcntl(ends[s][1], F_SETFD, FD_CLOEXEC);
			fcntl(ends[s][0], F_SETFL, O_NONBLOCK);
		}
		return 0;
	}
	close(ends[OUT][0]);
	close(ends[OUT][1]);
	return -1;
}

/* 0, or -1 when there is no process for it. */
static int
start(struct pool *pool, struct call *call, size_t i)
{
	const char **args = arguments_of(pool, &pool->list->sites[i]);
	pid_t parent = getpid();
	int ends[STREAMS][2], s;

	*call = (struct call){.site = i, .began = tb_clock_ms()};
	call->pid = open_pipes(ends) == 0 ? fork() : -1;
	if (call->pid == 0)
		become(pool, args, ends, parent);
	free(args);
	if (call->pid < 0) {
		call->pid = 0;
		return -1;
	}
	setpgid(call->pid, call->pid); /* whoever of the two comes first */
	for (s = 0; s < STREAMS; s++) {
		close(ends[s][1]);
		call->streams[s] = (struct stream){.fd = ends[s][0], .said = TB_BUF_INIT};
	}
	pool->begun[i] = 1;
	pool->running++;
	return 0;
}

/* All that is there now. */
static void
read_stream(struct stream *stream)
{
	char bytes[8192];
	ssize_t got;

	while (stream->fd >= 0) {
		got = read(stream->fd, bytes, sizeof(bytes));
		if (got > 0) {
			size_t room = SAID_MAX - stream->said.len, len = (size_t)got;

			tb_buf_put(&stream->said, bytes, len < room ? len : room);
			stream->more += len > room ? len - room : 0;
		} else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
			close(stream->fd);
			stream->fd = -1;
		} else if (errno == EAGAIN) {
			return;
		}
	}
}

static void
end(struct pool *pool, struct call *call, int how)
{
	const struct site *site = &pool->list->sites[call->site];
	struct pool_result *result = &pool->results[call->site];

	result->status = WIFEXITED(how)		 ? WEXITSTATUS(how)
			 : pool->stopped_at != 0 ? TB_EXIT_LATER
						 : TB_EXIT_BUG;
	result->ms = (long)(tb_clock_ms() - call->began);
	pool->ended[call->site] = 1;
	pool->nended++;
	pool->running--;
	call->pid = 0;
	show(pool, 0);
	for (int s = 0; s < STREAMS; s++) {
		struct stream *stream = &call->streams[s];

		read_stream(stream);
		if (stream->fd >= 0) /* somebody else holds it still */
			close(stream->fd);
		tell_stream(site, stream, s == OUT ? stdout : stderr);
		tb_buf_release(&stream->said);
	}
}

/* --- the pool ----------------------------------------------------------------------------------
 */

static int
is_ready(const struct pool *pool, size_t i)
{
	const struct site *site = &pool->list->sites[i];
	size_t k;

	if (pool->begun[i])
		return 0;
	for (k = 0; k < site->nlower; k++)
		if (!pool->ended[site->lower[k]])
			return 0;
	return 1;
}

/* The next to be called; list->n = none. Where each waits for another the first is called. */
static size_t
next_site(const struct pool *pool)
{
	size_t i, first = pool->list->n;

	for (i = pool->list->n; i-- > 0;)
		if (!pool->begun[i])
			first = i;
	for (i = first; i < pool->list->n; i++)
		if (is_ready(pool, i))
			return i;
	if (pool->running > 0 || first == pool->list->n)
		return pool->list->n;
	tb_diag(TB_MSG_SITES, (struct tb_pos){NULL, 0, 0},
	    "%s: it delivers to itself over others; correct the address of an inbox",
	    pool->list->sites[first].name);
	return first;
}

static void
start_some(struct pool *pool)
{
	size_t i, c;

	for (c = 0; c < pool->order->jobs && pool->stopped_at == 0; c++) {
		if (pool->calls[c].pid != 0)
			continue;
		i = next_site(pool);
		if (i == pool->list->n)
			return;
		if (start(pool, &pool->calls[c], i) != 0) {
			if (pool->running > 0)
				return; /* again when one has ended */
			tb_die(TB_EXIT_LATER, "no process for %s: %s", pool->list->sites[i].name,
			    strerror(errno));
		}
		show(pool, 1);
	}
}

/* Until something is said, a call ends or a signal comes. */
static void
await(struct pool *pool)
{
	struct timespec second = {1, 0};
	fd_set said;
	int top = -1, s;
	size_t c;

	FD_ZERO(&said);
	for (c = 0; c < pool->order->jobs; c++)
		for (s = 0; pool->calls[c].pid != 0 && s < STREAMS; s++) {
			int fd = pool->calls[c].streams[s].fd;

			if (fd >= 0)
				FD_SET(fd, &said);
			if (fd > top)
				top = fd;
		}
	pselect(top + 1, &said, NULL, NULL, pool->stopped_at != 0 ? &second : NULL, &pool->open);
}

static void
end_some(struct pool *pool)
{
	size_t c;
	int how;

	for (c = 0; c < pool->order->jobs; c++) {
		struct call *call = &pool->calls[c];

		if (call->pid == 0)
			continue;
		read_stream(&call->streams[OUT]);
		read_stream(&call->streams[ERR]);
		if (waitpid(call->pid, &how, WNOHANG) == call->pid)
			end(pool, call, how);
	}
}

/* First they are asked to end, then they are ended. */
static void
stop_some(struct pool *pool)
{
	int64_t now = tb_clock_ms();
	size_t c;
	int late;

	if (tb_stop_signal == 0 || (pool->stopped_at != 0 && now - pool->stopped_at < GRACE_MS))
		return;
	late = pool->stopped_at != 0;
	pool->stopped_at = now;
	for (c = 0; c < pool->order->jobs; c++)
		if (pool->calls[c].pid != 0)
			kill(-pool->calls[c].pid, late ? SIGKILL : SIGTERM);
}

int
pool_run(const struct site_list *list, const struct pool_order *order, struct pool_result *results)
{
	struct pool pool = {.list = list, .order = order, .results = results};
	size_t i;

	pool.begun = tb_xcalloc(list->n, 1);
	pool.ended = tb_xcalloc(list->n, 1);
	pool.calls = tb_xcalloc(order->jobs, sizeof(*pool.calls));
	tb_signals_hold(&pool.open);
	for (i = 0; i < list->n; i++) {
		int is_site = list->sites[i].is_site;

		results[i] = (struct pool_result){is_site ? POOL_NOT_BEGUN : TB_EXIT_UNFIT, 0};
		pool.begun[i] = pool.ended[i] = (char)!is_site;
		pool.nended += !is_site;
	}
	start_some(&pool);
	while (pool.running > 0) {
		await(&pool);
		stop_some(&pool);
		end_some(&pool);
		start_some(&pool);
	}
	show(&pool, 0);
	free(pool.begun);
	free(pool.ended);
	free(pool.calls);
	return tb_stop_signal;
}
