/* The child that parses: see sandbox.h. */
#include "sandbox.h"
#include "../lib/linux.h"
#include "book-parse.h"
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	CPU_STEP = 16 * 1024 * 1024, /* bytes for which the plan's seconds of processor time are */
	CPU_SECONDS = 10,
	WALL_MS = 60 * 1000,
	MEMORY = 512 * 1024 * 1024, /* of addresses; a sanitizer needs most of it */
	PIECE = 64 * 1024,
	ANSWER_MAX = 64 * 1024 * 1024,
	FRAME_MAX = 16 * 1024 * 1024
};

/* After these bytes the child has said all. */
static const char ending[] = "\nend";

/* --- the child ------------------------------------------------------------------ */

static int answer_fd; /* of this child */

void
sandbox_say(struct tb_buf *answer)
{
	const char *bytes = answer->s;
	size_t len = answer->len;

	while (len > 0) {
		ssize_t n = write(answer_fd, bytes, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			_exit(1); /* nobody listens any more */
		bytes += n;
		len -= (size_t)n;
	}
	tb_buf_reset(answer);
}

/* Confined, at work, and gone. */
static void
run_child(int fd, sandbox_work work, const void *task, const struct sandbox_bounds *bounds)
{
	struct tb_buf answer = TB_BUF_INIT;
	int rc = tb_linux_confine(bounds->cpu_seconds, bounds->memory);

	answer_fd = fd;
	if (rc == 0) {
		work(task, &answer);
		tb_buf_put(&answer, ending, sizeof(ending));
		sandbox_say(&answer);
		tb_buf_release(&answer);
	}
	_exit(rc == 0 ? 0 : 1);
}

/* --- the parent ------------------------------------------------------------------- */

/* What was heard last: the ending, or bytes of it that may be one. */
struct tail {
	char bytes[sizeof(ending)];
	size_t len;
};

/* Passes on all but what may be the ending. */
static int
pass_on(struct tail *tail, const char *bytes, size_t len, const struct sandbox_ear *ear)
{
	size_t keep = len < sizeof(ending) ? len : sizeof(ending);
	size_t drop = tail->len + keep > sizeof(ending) ? tail->len + keep - sizeof(ending) : 0;

	if ((drop > 0 && ear->hear(ear->user, tail->bytes, drop) != 0) ||
	    (len > keep && ear->hear(ear->user, bytes, len - keep) != 0))
		return -1;
	memmove(tail->bytes, tail->bytes + drop, tail->len - drop);
	tail->len -= drop;
	memcpy(tail->bytes + tail->len, bytes + len - keep, keep);
	tail->len += keep;
	return 0;
}

/* Everything the child says until it closes the pipe; -1 when it takes too long, does not
 * say all, or says what is refused. */
static int
listen_to(int fd, const struct sandbox_ear *ear)
{
	struct pollfd poll_fd = {.fd = fd, .events = POLLIN};
	struct tail tail = {.len = 0};
	char piece[PIECE];

	for (;;) {
		int ready = poll(&poll_fd, 1, WALL_MS);
		ssize_t n;

		if (ready < 0 && errno == EINTR)
			continue;
		if (ready <= 0)
			return -1;
		n = read(fd, piece, sizeof(piece));
		if (n < 0 && errno == EINTR)
			continue;
		if (n == 0)
			return tail.len == sizeof(ending) &&
				       memcmp(tail.bytes, ending, sizeof(ending)) == 0
				   ? 0
				   : -1;
		if (n < 0 || pass_on(&tail, piece, (size_t)n, ear) != 0)
			return -1;
	}
}

int
sandbox_run(sandbox_work work, const void *task, const char *name,
    const struct sandbox_bounds *bounds, const struct sandbox_ear *ear, int *crashed,
    struct tb_err *err)
{
	int ends[2], status = 0, rc;
	pid_t child;

	if (pipe(ends) != 0)
		return tb_err_sys(err, name, "cannot make a pipe");
	fflush(NULL);
	child = fork();
	if (child == 0) {
		close(ends[0]);
		run_child(ends[1], work, task, bounds);
	}
	close(ends[1]);
	if (child < 0) {
		close(ends[0]);
		return tb_err_sys(err, name, "cannot start a process");
	}
	rc = listen_to(ends[0], ear);
	close(ends[0]);
	if (rc != 0)
		kill(child, SIGKILL);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	*crashed = rc == 0 && status == 0				? SANDBOX_WELL
		   : WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU ? SANDBOX_SPENT
									: SANDBOX_CRASHED;
	return 0;
}

static int
gather(void *user, const char *bytes, size_t len)
{
	struct tb_buf *answer = user;

	tb_buf_put(answer, bytes, len);
	return answer->len <= ANSWER_MAX ? 0 : -1;
}

int
sandbox_ask(sandbox_work work, const void *task, const char *name, struct tb_buf *answer,
    int *crashed, struct tb_err *err)
{
	static const struct sandbox_bounds bounds = {CPU_SECONDS, MEMORY};
	int rc = sandbox_run(
	    work, task, name, &bounds, &(struct sandbox_ear){gather, answer}, crashed, err);

	if (*crashed)
		tb_buf_reset(answer);
	return rc;
}

/* --- parsing: frames of the elements, a byte that is none, a line of counts, the findings */

enum { NO_FRAME = 0x7f };

static void
pack(const struct parse_input *input, struct parse_sink *sink)
{
	struct tb_buf *out = sink->frames;
	struct parsed parsed;
	size_t i;

	if (!book_parse(input, sink, &parsed))
		parse(input, sink, &parsed);
	tb_buf_putc(out, NO_FRAME);
	tb_buf_printf(out, "%d %zu", parsed.complete, parsed.findings.n);
	for (i = 0; i < FINDING_MAX; i++)
		tb_buf_printf(out, " %zu", parsed.findings.omitted[i]);
	tb_buf_putc(out, '\n');
	for (i = 0; i < parsed.findings.n; i++)
		finding_pack(out, &parsed.findings.list[i]);
	book_map_pack(&parsed.map, out);
	parsed_release(&parsed);
}

static void
parse_and_pack(const void *user, struct tb_buf *out)
{
	pack(user, &(struct parse_sink){out, sandbox_say});
}

/* The parent's side: frames go to the rows at once, what is behind them is kept. */
struct answer {
	struct parsed *parsed;
	struct tb_buf part; /* of a frame; then all that is behind frames */
	int ended;	    /* there are no more frames */
	int rc;		    /* of writing rows */
	struct tb_err *err;
};

/* Takes whole frames from the begin of the part; returns the bytes used, or -1. */
static ssize_t
take_frames(struct answer *answer)
{
	struct parsed *parsed = answer->parsed;
	struct tb_buf *part = &answer->part;
	size_t at = 0, len;

	while (!answer->ended && at < part->len) {
		if (part->s[at] == NO_FRAME) {
			answer->ended = 1;
			at++;
			break;
		}
		if (part->len - at < TB_FRAME_HEAD)
			break;
		len = tb_frame_len(part->s + at);
		if (len > FRAME_MAX)
			return -1;
		if (part->len - at < len)
			break;
		if (rows_add(&parsed->rows, &parsed->record, part->s + at, len) != 0)
			return -1;
		at += len;
	}
	return (ssize_t)at;
}

static int
hear_parser(void *user, const char *bytes, size_t len)
{
	struct answer *answer = user;
	ssize_t used;

	tb_buf_put(&answer->part, bytes, len);
	if (answer->ended)
		return answer->part.len <= ANSWER_MAX ? 0 : -1;
	used = take_frames(answer);
	if (used < 0)
		return -1;
	answer->part.len -= (size_t)used;
	memmove(answer->part.s, answer->part.s + used, answer->part.len + 1);
	answer->rc = rows_flush(&answer->parsed->rows, 0, answer->err);
	return answer->rc;
}

/* One decimal number; moves *at behind it. -1 when there is none. */
static int
number(const char **at, size_t *value)
{
	char digits[24];
	size_t n = strspn(*at, "0123456789");
	long parsed_value;

	if (n == 0 || n >= sizeof(digits))
		return -1;
	memcpy(digits, *at, n);
	digits[n] = '\0';
	if (tb_int_parse(digits, 0, 2000000000, &parsed_value) != 0)
		return -1;
	*value = (size_t)parsed_value;
	*at += n;
	*at += **at == ' ' || **at == '\n';
	return 0;
}

/* What stands behind the frames; -1 when it is of no form. */
static int
unpack(const struct tb_buf *part, struct parsed *parsed)
{
	const char *at = part->s, *end = part->s + part->len;
	size_t complete, n, i;

	if (number(&at, &complete) != 0 || number(&at, &n) != 0)
		return -1;
	for (i = 0; i < FINDING_MAX; i++)
		if (number(&at, &parsed->findings.omitted[i]) != 0)
			return -1;
	for (i = 0; i < n; i++) {
		size_t used = finding_unpack(at, (size_t)(end - at), &parsed->findings);

		if (used == 0)
			return -1;
		at += used;
	}
	parsed->complete = complete != 0;
	return book_map_unpack(at, (size_t)(end - at), &parsed->map) == (size_t)(end - at) ? 0 : -1;
}

/* The one finding that is left. */
static void
add_only(struct parsed *parsed, const struct finding *finding)
{
	struct work_file *file = parsed->rows.file;

	rows_drop(&parsed->rows);
	parsed_release(parsed);
	parsed_init(parsed);
	rows_begin(&parsed->rows, file);
	finding_add(&parsed->findings, finding);
}

int
sandbox_parse(const struct source *source, const struct tb_plan_limits *limits, const char *name,
    struct work_file *file, struct parsed *parsed, int *crashed, struct tb_err *err)
{
	struct parse_input input = {*source, limits, NULL, 0};
	struct answer answer = {.parsed = parsed, .part = TB_BUF_INIT, .err = err};
	/* a large file is no hanging one */
	struct sandbox_bounds bounds = {
	    (unsigned)limits->seconds * (unsigned)(1 + source->len / CPU_STEP), MEMORY};
	int rc;

	parsed_init(parsed);
	rows_begin(&parsed->rows, file);
	rc = sandbox_run(parse_and_pack, &input, name, &bounds,
	    &(struct sandbox_ear){hear_parser, &answer}, crashed, err);
	if (rc == 0)
		rc = answer.rc;
	if (rc == 0 && !*crashed)
		*crashed = !answer.ended || unpack(&answer.part, parsed) != 0;
	if (rc == 0 && *crashed == SANDBOX_SPENT) {
		add_only(parsed,
		    &(struct finding){.id = FINDING_LIMIT, .level = -1, .detail = {"@limit.time"}});
		*crashed = 0;
	} else if (rc == 0 && *crashed) {
		add_only(parsed, &(struct finding){.id = FINDING_CRASH, .level = -1});
	}
	if (rc == 0)
		rc = rows_flush(&parsed->rows, 1, err);
	tb_buf_release(&answer.part);
	return rc;
}
