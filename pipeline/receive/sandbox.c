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
	CPU_SECONDS = 10,
	WALL_MS = 60 * 1000,
	MEMORY = 512 * 1024 * 1024,
	ANSWER_MAX = 512 * 1024 * 1024
};

static const char ending[] = "\nend";

/* --- the child ------------------------------------------------------------------ */

static void
write_all(int fd, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, bytes, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		bytes += n;
		len -= (size_t)n;
	}
}

/* Confined, at work, and gone. */
static void
run_child(int fd, sandbox_work work, const void *task)
{
	struct tb_buf answer = TB_BUF_INIT;
	int rc = tb_linux_confine(CPU_SECONDS, MEMORY);

	if (rc == 0) {
		work(task, &answer);
		tb_buf_put(&answer, ending, sizeof(ending));
		write_all(fd, answer.s, answer.len);
		tb_buf_release(&answer);
	}
	_exit(rc == 0 ? 0 : 1);
}

/* --- the parent ------------------------------------------------------------------- */

/* Everything the child says until it closes the pipe; -1 when it takes too long
 * or says too much. */
static int
listen_to(int fd, struct tb_buf *answer)
{
	struct pollfd poll_fd = {.fd = fd, .events = POLLIN};

	for (;;) {
		int ready = poll(&poll_fd, 1, WALL_MS);
		ssize_t n;

		if (ready < 0 && errno == EINTR)
			continue;
		if (ready <= 0 || answer->len > ANSWER_MAX)
			return -1;
		tb_buf_reserve(answer, 64 * 1024);
		n = read(fd, answer->s + answer->len, 64 * 1024);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		if (n == 0)
			return 0;
		answer->len += (size_t)n;
		answer->s[answer->len] = '\0';
	}
}

/* Cuts the ending off; -1 when it is not there: the child did not say all. */
static int
cut_ending(struct tb_buf *answer)
{
	if (answer->len < sizeof(ending) ||
	    memcmp(answer->s + answer->len - sizeof(ending), ending, sizeof(ending)) != 0)
		return -1;
	answer->len -= sizeof(ending);
	answer->s[answer->len] = '\0';
	return 0;
}

int
sandbox_run(sandbox_work work, const void *task, const char *name, struct tb_buf *answer,
    int *crashed, struct tb_err *err)
{
	int ends[2], status = 0, rc;
	pid_t child;

	if (pipe(ends) != 0)
		return tb_err_sys(err, name, "cannot make a pipe");
	fflush(NULL);
	child = fork();
	if (child == 0) {
		close(ends[0]);
		run_child(ends[1], work, task);
	}
	close(ends[1]);
	if (child < 0) {
		close(ends[0]);
		return tb_err_sys(err, name, "cannot start a process");
	}
	rc = listen_to(ends[0], answer);
	close(ends[0]);
	if (rc != 0)
		kill(child, SIGKILL);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	*crashed = rc != 0 || status != 0 || cut_ending(answer) != 0;
	if (*crashed)
		tb_buf_reset(answer);
	return 0;
}

/* --- parsing: a line of counts, the findings packed, the record in canonical form --- */

struct parse_task {
	const char *bytes;
	size_t len;
};

static void
parse_and_pack(const void *user, struct tb_buf *out)
{
	const struct parse_task *task = user;
	struct parsed parsed;
	size_t i;

	if (!book_parse(task->bytes, task->len, &parsed))
		parse(task->bytes, task->len, &parsed);
	tb_buf_printf(out, "%d %zu", parsed.complete, parsed.findings.n);
	for (i = 0; i < FINDING_MAX; i++)
		tb_buf_printf(out, " %zu", parsed.findings.omitted[i]);
	tb_buf_putc(out, '\n');
	for (i = 0; i < parsed.findings.n; i++)
		finding_pack(out, &parsed.findings.list[i]);
	book_map_pack(&parsed.map, out);
	tb_record_write(out, &parsed.record); /* of what is no submission: empty */
	parsed_release(&parsed);
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

/* The child's answer as *parsed; -1 when it is not one. */
static int
unpack(const struct tb_buf *answer, const char *name, struct parsed *parsed)
{
	const char *at = answer->s, *end = answer->s + answer->len;
	struct tb_err ignored;
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
	i = book_map_unpack(at, (size_t)(end - at), &parsed->map);
	if (i == 0)
		return -1;
	at += i;
	if (tb_record_parse(at, (size_t)(end - at), name, &parsed->record, &ignored) != 0)
		return -1;
	parsed->complete = complete != 0;
	return 0;
}

static void
start_over(struct parsed *parsed)
{
	parsed_release(parsed);
	parsed_init(parsed);
}

int
sandbox_parse(const char *bytes, size_t len, const char *name, struct parsed *parsed, int *crashed,
    struct tb_err *err)
{
	struct parse_task task = {bytes, len};
	struct tb_buf answer = TB_BUF_INIT;
	int rc;

	*parsed = (struct parsed){0};
	start_over(parsed);
	rc = sandbox_run(parse_and_pack, &task, name, &answer, crashed, err);
	if (rc == 0 && !*crashed)
		*crashed = unpack(&answer, name, parsed) != 0;
	if (rc == 0 && *crashed) {
		start_over(parsed);
		finding_add(&parsed->findings, &(struct finding){.id = FINDING_CRASH, .level = -1});
	}
	tb_buf_release(&answer);
	return rc;
}
