/*
 * tongbao-stage: runs one program of a run under a time limit, again where it may come right
 * by itself, and tells the log.  Its messages are held in memory until it has ended: a full
 * disk must not silence it.
 */
#include "../lib/compat.h"
#include "../lib/await.h"
#include "../lib/buf.h"
#include "../lib/diag.h"
#include "../lib/linux.h"
#include "../lib/mem.h"
#include "../lib/option.h"
#include "progress.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The program's own statuses are passed on; these stand for what became of it. */
enum {
	EXIT_LOG = 73,	   /* the log cannot be written; said */
	EXIT_TIME = 124,   /* the time limit, as timeout(1) has it */
	EXIT_ABSENT = 127, /* it cannot be run, as a shell has it */
	BY_SIGNAL = 128	   /* and the signal's number */
};
enum { TRIES = 4, PAUSE_GROWTH = 3, GRACE = 5, MAX_SECONDS = 1000000 };

static const char usage[] =
    "usage: tongbao-stage -l LOG [-s SECONDS] [-p PAUSE] [-q KINDS] -- PROGRAM [ARGUMENT...]\n"
    "  -l, --log FILE        gets every message, and a line with status and time\n"
    "  -s, --seconds N       time limit; default 600\n"
    "  -p, --pause N         seconds before the second try after 74 or 75, then three times as\n"
    "                        many, and nine; default 1\n"
    "  -q, --quiet KINDS     kinds of messages for the log alone, note or note|warning\n"
    "  -h, --help            this text\n"
    "  -V, --version         version\n";

static const struct option longs[] = {
    {"log", required_argument, NULL, 'l'},
    {"seconds", required_argument, NULL, 's'},
    {"pause", required_argument, NULL, 'p'},
    {"quiet", required_argument, NULL, 'q'},
    {NULL, 0, NULL, 0},
};

static const struct tb_option_spec spec = {usage, "l:s:p:q:", longs};

struct command {
	const char *log, *quiet;
	unsigned seconds, pause;
	char **program; /* with its arguments, NULL-ended */
};

/* What became of one try. */
struct outcome {
	struct tb_buf said;
	struct tb_buf before; /* what the tries before it said, each line between two newlines */
	int status;
	long ms;
};

static unsigned
parse_number(const char *text)
{
	char *end;
	unsigned long n = strtoul(text, &end, 10);

	if (text[0] < '0' || text[0] > '9' || *end != '\0' || n > MAX_SECONDS)
		tb_usage(&spec, "'%s' is not a number of seconds", text);
	return (unsigned)n;
}

static void
parse_command(int argc, char **argv, struct command *command)
{
	int c;

	while ((c = tb_option_next(argc, argv, &spec)) != -1) {
		switch (c) {
		case 'l':
			command->log = optarg;
			break;
		case 's':
			command->seconds = parse_number(optarg);
			break;
		case 'p':
			command->pause = parse_number(optarg);
			break;
		default:
			command->quiet = optarg;
			break;
		}
	}
	command->program = argv + optind;
	if (command->log == NULL || command->program[0] == NULL)
		tb_usage(&spec, "-l and a program are needed");
}

/* "tongbao-compose" is told as compose. */
static const char *
name_of(const char *program)
{
	const char *slash = strrchr(program, '/');
	const char *name = slash != NULL ? slash + 1 : program;
	const char *dash = strchr(name, '-');

	return dash != NULL ? dash + 1 : name;
}

/* --- running ------------------------------------------------------------------------------ */

static volatile pid_t child;
static volatile sig_atomic_t late;

/* First it is asked to end, then it is ended. */
static void
on_alarm(int signal_number)
{
	(void)signal_number;
	kill(child, late ? SIGKILL : SIGTERM);
	late = 1;
	alarm(GRACE);
}

static void
read_all(int fd, struct tb_buf *out)
{
	char bytes[4096];
	ssize_t got;

	do {
		progress_wait(fd);
		got = read(fd, bytes, sizeof(bytes));
		if (got > 0)
			tb_buf_put(out, bytes, (size_t)got);
	} while (got > 0 || (got < 0 && errno == EINTR));
}

/* In the child: does not return. */
static void
become(char **program, const int ends[2], pid_t parent)
{
	tb_linux_end_with(parent);
	close(ends[0]);
	if (dup2(ends[1], STDERR_FILENO) < 0)
		_exit(EXIT_ABSENT);
	close(ends[1]);
	tb_mem_large_pages();
	execv(program[0], program);
	_exit(EXIT_ABSENT);
}

static int
status_of(int waited)
{
	if (late)
		return EXIT_TIME;
	return WIFEXITED(waited) ? WEXITSTATUS(waited) : BY_SIGNAL + WTERMSIG(waited);
}

/* 0, or -1 with errno. */
static int
run_once(const struct command *command, struct outcome *outcome)
{
	int64_t began = tb_clock_ms();
	pid_t parent = getpid();
	int ends[2], waited = 0;

	if (pipe(ends) != 0)
		return -1;
	late = 0;
	child = fork();
	if (child == 0)
		become(command->program, ends, parent);
	close(ends[1]);
	if (child < 0) {
		close(ends[0]);
		return -1;
	}
	alarm(command->seconds);
	progress_begin(name_of(command->program[0]), command->program + 1);
	read_all(ends[0], &outcome->said);
	close(ends[0]);
	while (waitpid(child, &waited, 0) < 0 && errno == EINTR)
		continue;
	alarm(0);
	progress_end();
	outcome->status = status_of(waited);
	outcome->ms = (long)(tb_clock_ms() - began);
	return 0;
}

/* --- telling -------------------------------------------------------------------------------- */

/* Is it a line "program: KIND: " of one of the kinds, parted by bars? */
static int
is_quiet(const char *line, size_t len, const char *kinds)
{
	const char *kind = memchr(line, ':', len);

	if (kind == NULL || (size_t)(kind + 2 - line) >= len)
		return 0;
	for (kind += 2; kinds != NULL && *kinds != '\0'; kinds += kinds[0] == '|') {
		size_t n = strcspn(kinds, "|");

		if ((size_t)(line + len - kind) > n && strncmp(kind, kinds, n) == 0 &&
		    kind[n] == ':')
			return 1;
		kinds += n;
	}
	return 0;
}

static int
was_said(const struct tb_buf *before, const char *line, size_t len)
{
	struct tb_buf whole = TB_BUF_INIT;
	int found;

	tb_buf_printf(&whole, "\n%.*s\n", (int)len, line);
	found = before->len > 0 && strstr(before->s, whole.s) != NULL;
	tb_buf_release(&whole);
	return found;
}

/* Each line of what was said: indented to the log, and to standard error, where what an earlier try
 * said is not said again. */
static void
tell_lines(const struct command *command, const struct outcome *outcome, struct tb_buf *log)
{
	const char *line = outcome->said.s, *end = outcome->said.s + outcome->said.len;

	while (line < end) {
		const char *newline = memchr(line, '\n', (size_t)(end - line));
		size_t len = newline != NULL ? (size_t)(newline - line) : (size_t)(end - line);

		if (!is_quiet(line, len, command->quiet) && !was_said(&outcome->before, line, len))
			fprintf(stderr, "%.*s\n", (int)len, line);
		tb_buf_printf(log, "  %.*s\n", (int)len, line);
		line += len + 1;
	}
}

static void
tell_status(const struct command *command, const struct outcome *outcome, struct tb_buf *log)
{
	time_t now = time(NULL);
	struct tm local;
	char stamp[32];

	localtime_r(&now, &local);
	strftime(stamp, sizeof(stamp), "%Y-%m-%dT%H:%M:%S", &local);
	tb_buf_printf(log, "%s %s: status %d, %ld ms\n", stamp, name_of(command->program[0]),
	    outcome->status, outcome->ms);
}

/* 0, or -1 with errno: a part of it may have been written. */
static int
append(const char *path, const struct tb_buf *bytes)
{
	int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
	size_t at = 0;
	int rc = fd < 0 ? -1 : 0;

	while (rc == 0 && at < bytes->len) {
		ssize_t n = write(fd, bytes->s + at, bytes->len - at);

		if (n < 0 && errno != EINTR)
			rc = -1;
		at += n > 0 ? (size_t)n : 0;
	}
	if (fd >= 0 && close(fd) != 0)
		rc = -1;
	return rc;
}

/* 0, or -1, when that has been said. */
static int
tell(const struct command *command, const struct outcome *outcome)
{
	struct tb_buf log = TB_BUF_INIT;
	int rc;

	tell_lines(command, outcome, &log);
	tell_status(command, outcome, &log);
	rc = append(command->log, &log);
	tb_buf_release(&log);
	if (rc != 0)
		fprintf(stderr, "tongbao: error: %s: cannot write: %s\n", command->log,
		    strerror(errno));
	return rc;
}

int
main(int argc, char **argv)
{
	struct command command = {.seconds = 600, .pause = 1};
	struct sigaction act = {.sa_handler = on_alarm};
	struct outcome outcome = {.said = TB_BUF_INIT, .before = TB_BUF_INIT};
	int tries = 0, rc = 0;

	tb_diag_start(argv[0]);
	parse_command(argc, argv, &command);
	sigaction(SIGALRM, &act, NULL);
	do {
		if (tries > 0)
			sleep(command.pause);
		command.pause *= tries > 0 ? PAUSE_GROWTH : 1;
		tb_buf_reset(&outcome.said);
		if (run_once(&command, &outcome) != 0)
			tb_die(TB_EXIT_LATER, "no process for %s: %s", command.program[0],
			    strerror(errno));
		rc = tell(&command, &outcome);
		tb_buf_printf(&outcome.before, "\n%s", outcome.said.s);
		tries++;
	} while (rc == 0 && tries < TRIES &&
		 (outcome.status == TB_EXIT_IO || outcome.status == TB_EXIT_LATER));
	tb_buf_release(&outcome.said);
	tb_buf_release(&outcome.before);
	return rc == 0 ? outcome.status : EXIT_LOG;
}
