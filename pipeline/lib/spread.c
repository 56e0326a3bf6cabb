/* Work spread over processors: see spread.h. */
#include "spread.h"
#include "atomic.h"
#include "buf.h"
#include "file.h"
#include "index.h"
#include "linux.h"
#include "mem.h"
#include <errno.h>
#include <stdatomic.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* What came of one thing. */
struct outcome {
	struct tb_diag_state said;
	off_t from, to; /* of the worker's messages */
	size_t worker;	/* counts from 1; 0 = nobody has taken it */
	int done;
};

/* What all workers see. */
struct board {
	atomic_size_t next;
	struct outcome outcomes[];
};

/* What is done with each thing, and which is begun first: order[0], or 0 where that is NULL. */
struct task {
	size_t n;
	const size_t *order;
	void (*work)(void *context, size_t i);
	void *context;
};

struct worker {
	pid_t pid;
	int messages;	    /* a memory file */
	int status;	    /* of waitpid */
	struct tb_buf said; /* the messages, read */
};

static void
work_on(struct board *board, size_t worker, const struct task *task)
{
	size_t next, i;

	while ((next = atomic_fetch_add(&board->next, 1)) < task->n) {
		struct outcome *outcome;

		i = task->order != NULL ? task->order[next] : next;
		outcome = &board->outcomes[i];

		outcome->from = lseek(STDERR_FILENO, 0, SEEK_CUR);
		outcome->worker = worker;
		tb_diag_take();
		task->work(task->context, i);
		outcome->said = tb_diag_take();
		outcome->to = lseek(STDERR_FILENO, 0, SEEK_CUR);
		outcome->done = 1;
	}
}

/* 0, or -1 when there is no process or memory for it. In the child it does not return. */
static int
start(struct worker *worker, struct board *board, size_t number, const struct task *task)
{
	pid_t parent = getpid();

	worker->messages = tb_linux_memory_file();
	if (worker->messages < 0)
		return -1;
	worker->pid = fork();
	if (worker->pid < 0) {
		close(worker->messages);
		return -1;
	}
	if (worker->pid > 0)
		return 0;
	tb_linux_end_with(parent);
	tb_diag_become_child();
	if (dup2(worker->messages, STDERR_FILENO) < 0)
		_exit(TB_EXIT_IO);
	work_on(board, number, task);
	_exit(TB_EXIT_DONE);
}

/* Until it has ended; then its messages are read. */
static void
await(struct worker *worker)
{
	char bytes[4096];
	off_t at = 0;
	ssize_t got;

	while (waitpid(worker->pid, &worker->status, 0) < 0 && errno == EINTR)
		continue;
	while ((got = pread(worker->messages, bytes, sizeof(bytes), at)) > 0) {
		tb_buf_put(&worker->said, bytes, (size_t)got);
		at += got;
	}
	close(worker->messages);
}

/* The lines from `from` up to `to`. What a process says once for all things, another says for
 * its own: here too it is said once. */
static void
say(const struct worker *worker, off_t from, off_t to, struct tb_index *lines)
{
	char *line = worker->said.s + from, *end = worker->said.s + to;

	while (line < end) {
		char *newline = memchr(line, '\n', (size_t)(end - line));
		size_t before = lines->n;

		if (newline == NULL) /* a process that was killed in the middle */
			return;
		*newline = '\0';
		tb_index_add(lines, line);
		if (lines->n > before)
			fprintf(stderr, "%s\n", line);
		line = newline + 1;
	}
}

/* The status with which a worker that left a thing unfinished ends all. */
static int
status_of(const struct worker *worker)
{
	if (WIFEXITED(worker->status))
		return WEXITSTATUS(worker->status);
	tb_diag(TB_MSG_WORKER, (struct tb_pos){NULL, 0, 0},
	    "the process that did a part of the work was ended by signal %d; run it again",
	    WTERMSIG(worker->status));
	return TB_EXIT_BUG;
}

/* Everything that was said, in the order of the things. */
static void
conclude(const struct board *board, size_t n, const struct worker *workers)
{
	struct tb_index lines = {0};
	int fatal = 0;

	for (size_t i = 0; i < n; i++) {
		const struct outcome *outcome = &board->outcomes[i];
		const struct worker *worker = &workers[outcome->worker - 1];

		if (outcome->worker == 0)
			continue; /* all had ended before */
		say(worker, outcome->from, outcome->done ? outcome->to : (off_t)worker->said.len,
		    &lines);
		tb_diag_add(&outcome->said);
		if (!outcome->done && fatal == 0)
			fatal = status_of(worker);
	}
	tb_index_release(&lines);
	if (fatal == 0)
		return;
	tb_atomic_abort_all();
	exit(fatal);
}

/* As many workers as there are processors; the number that could be started. */
static size_t
start_all(struct worker *workers, size_t wanted, struct board *board, const struct task *task)
{
	size_t started = 0;

	while (started < wanted && start(&workers[started], board, started + 1, task) == 0)
		started++;
	return started;
}

static void
spread(const struct task *task)
{
	size_t wanted = tb_linux_processors(), started = 0, n = task->n, i;
	size_t bytes = sizeof(struct board) + n * sizeof(struct outcome);
	struct worker *workers;
	struct board *board;

	if (wanted > n)
		wanted = n;
	workers = tb_xcalloc(wanted + 1, sizeof(*workers));
	board = wanted < 2 ? NULL : tb_linux_share(bytes);
	if (board != NULL)
		started = start_all(workers, wanted, board, task);
	for (i = 0; i < started; i++)
		await(&workers[i]);
	if (started > 0)
		conclude(board, n, workers);
	for (i = 0; i < started; i++)
		tb_buf_release(&workers[i].said);
	if (board != NULL)
		tb_linux_unshare(board, bytes);
	free(workers);
	for (i = 0; started == 0 && i < n; i++)
		task->work(task->context, i);
}

void
tb_spread(size_t n, void (*work)(void *context, size_t i), void *context)
{
	spread(&(const struct task){n, NULL, work, context});
}

/* A file and how much of it there is. */
struct size {
	size_t i;
	off_t bytes;
};

static int
by_size(const void *a, const void *b)
{
	const struct size *x = a, *y = b;

	return x->bytes != y->bytes ? (x->bytes < y->bytes ? 1 : -1) : (x->i > y->i) - (x->i < y->i);
}

void
tb_spread_files(char *const *files, void (*work)(void *context, size_t i), void *context)
{
	size_t n = tb_names_count(files), i;
	struct size *sizes = tb_xcalloc(n + 1, sizeof(*sizes));
	size_t *order = tb_xcalloc(n + 1, sizeof(*order));

	for (i = 0; i < n; i++) {
		struct stat st;

		sizes[i] = (struct size){i, stat(files[i], &st) == 0 ? st.st_size : 0};
	}
	qsort(sizes, n, sizeof(*sizes), by_size);
	for (i = 0; i < n; i++)
		order[i] = sizes[i].i;
	free(sizes);
	spread(&(const struct task){n, order, work, context});
	free(order);
}
