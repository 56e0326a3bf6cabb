/* Messages and exit status: see diag.h. */
#include "diag.h"
#include "atomic.h"
#include <errno.h>
#include <stdarg.h>
#include <unistd.h>

struct message {
	const char *code;
	enum tb_severity severity;
	int status;
	const char *text;
};

static const struct message messages[] = {
#define TB_MESSAGE(name, code, severity, status, text) {code, severity, status, text},
#include "messages.h"
#undef TB_MESSAGE
};

static const char *const severity_words[] = {"note", "warning", "error"};

static const char *program_name = "tongbao";
static struct tb_diag_state state;
static void (*leave)(int status) = exit;

void
tb_diag_start(const char *program)
{
	const char *slash = strrchr(program, '/');

	program_name = slash != NULL ? slash + 1 : program;
}

const char *
tb_diag_program(void)
{
	return program_name;
}

static void
print_place(const char *file, int line, int col)
{
	if (file == NULL || file[0] == '\0')
		return;
	fprintf(stderr, "%s:", file);
	if (line > 0)
		fprintf(stderr, "%d:", line);
	if (line > 0 && col > 0)
		fprintf(stderr, "%d:", col);
	fputc(' ', stderr);
}

static void
print_message(enum tb_msg msg, const char *file, int line, int col, const char *text)
{
	const struct message *m = &messages[msg];

	state.counts[m->severity]++;
	if (m->severity == TB_ERROR && state.error_status == 0)
		state.error_status = m->status;
	fprintf(stderr, "%s: %s: ", program_name, severity_words[m->severity]);
	print_place(file, line, col);
	fprintf(stderr, "%s [%s]\n", text[0] != '\0' ? text : m->text, m->code);
}

void
tb_diag(enum tb_msg msg, struct tb_pos pos, const char *fmt, ...)
{
	char text[1024] = "";
	va_list ap;

	if (fmt != NULL) {
		va_start(ap, fmt);
		vsnprintf(text, sizeof(text), fmt, ap);
		va_end(ap);
	}
	print_message(msg, pos.file, pos.line, pos.col, text);
}

void
tb_diag_err(const struct tb_err *err)
{
	print_message(err->msg, err->file, err->line, err->col, err->text);
}

int
tb_diag_status(void)
{
	if (state.error_status != 0)
		return state.error_status;
	return state.counts[TB_WARNING] > 0 ? TB_EXIT_FINDINGS : TB_EXIT_DONE;
}

size_t
tb_diag_count(enum tb_severity at_least)
{
	size_t n = 0;
	int s;

	for (s = (int)at_least; s <= TB_ERROR; s++)
		n += state.counts[s];
	return n;
}

struct tb_diag_state
tb_diag_take(void)
{
	struct tb_diag_state before = state;

	state = (struct tb_diag_state){{0}, 0};
	return before;
}

void
tb_diag_add(const struct tb_diag_state *more)
{
	for (int s = 0; s <= TB_ERROR; s++)
		state.counts[s] += more->counts[s];
	if (state.error_status == 0)
		state.error_status = more->error_status;
}

static void
err_place(struct tb_err *err, enum tb_msg msg, const char *file, int line, int col)
{
	err->msg = msg;
	snprintf(err->file, sizeof(err->file), "%s", file != NULL ? file : "");
	err->line = line;
	err->col = col;
}

int
tb_err_set(
    struct tb_err *err, enum tb_msg msg, const char *file, int line, int col, const char *fmt, ...)
{
	va_list ap;

	err_place(err, msg, file, line, col);
	va_start(ap, fmt);
	vsnprintf(err->text, sizeof(err->text), fmt, ap);
	va_end(ap);
	return -1;
}

int
tb_err_sys(struct tb_err *err, const char *file, const char *what)
{
	int number = errno;

	err_place(err, TB_MSG_IO, file, 0, 0);
	snprintf(err->text, sizeof(err->text), "%s: %s", what, strerror(number));
	return -1;
}

void
tb_die(enum tb_exit status, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "%s: fatal: ", program_name);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	tb_atomic_abort_all();
	leave((int)status);
	abort(); /* it never returns */
}

void
tb_die_err(const struct tb_err *err)
{
	tb_diag_err(err);
	tb_atomic_abort_all();
	leave(messages[err->msg].status != 0 ? messages[err->msg].status : TB_EXIT_BUG);
	abort(); /* it never returns */
}

void
tb_diag_become_child(void)
{
	leave = _exit;
}

static int
looks_for_leaks(void)
{
#if defined(__SANITIZE_ADDRESS__)
	return 1;
#else
	return getenv("TONGBAO_GIVE_BACK") != NULL;
#endif
}

void
tb_diag_leave(int status)
{
	if (looks_for_leaks())
		return;
	tb_atomic_abort_all();
	_exit(tb_diag_finish(status));
}

int
tb_diag_finish(int status)
{
	int bad = ferror(stdout);

	if (fclose(stdout) != 0 || bad) {
		fprintf(stderr, "%s: fatal: standard output: %s\n", program_name, strerror(errno));
		return TB_EXIT_IO;
	}
	return status != 0 ? status : tb_diag_status();
}
