/* The driver, called: see call.h. */
#include "call.h"
#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static int
spawn(struct call *call, char *const *argv)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	sigset_t none;
	int rc;

	sigemptyset(&none);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, fileno(call->errors), STDERR_FILENO);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setsigmask(&attr, &none);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK);
	rc = posix_spawn(&call->pid, call->driver, &files, &attr, argv, environ);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&files);
	return rc;
}

int
call_start(struct call *call, struct tb_err *err)
{
	const char *argv[] = {call->driver, "-C", call->site, "receive",
	    call->day != NULL ? "-d" : NULL, call->day, NULL};

	call->errors = tmpfile();
	if (call->errors == NULL)
		return tb_err_sys(err, "standard error", "cannot make a temporary file for it");
	errno = spawn(call, (char *const *)argv);
	if (errno == 0)
		return 0;
	call->pid = 0;
	fclose(call->errors);
	return tb_err_sys(err, call->driver, "cannot be run");
}

/* What it said, unless the last one said the same. */
static void
pass_on(struct call *call, int status)
{
	struct tb_buf said = TB_BUF_INIT;
	size_t n;

	rewind(call->errors);
	do {
		tb_buf_reserve(&said, 4096);
		n = fread(said.s + said.len, 1, 4096, call->errors);
		said.len += n;
		said.s[said.len] = '\0';
	} while (n > 0);
	if (status == TB_EXIT_LATER) {
		tb_buf_release(&said);
		return;
	}
	if (said.len != call->said.len ||
	    (said.len > 0 && memcmp(said.s, call->said.s, said.len) != 0))
		fwrite(said.s, 1, said.len, stderr);
	tb_buf_release(&call->said);
	call->said = said;
}

int
call_ended(struct call *call, int *status)
{
	int how;
	pid_t pid;

	if (call->pid == 0)
		return 0;
	do
		pid = waitpid(call->pid, &how, WNOHANG);
	while (pid < 0 && errno == EINTR);
	if (pid == 0)
		return 0;
	*status = pid > 0 && WIFEXITED(how) ? WEXITSTATUS(how) : TB_EXIT_BUG;
	call->pid = 0;
	pass_on(call, *status);
	fclose(call->errors);
	return 1;
}

void
call_stop(const struct call *call)
{
	if (call->pid != 0)
		kill(call->pid, SIGTERM);
}

void
call_release(struct call *call)
{
	tb_buf_release(&call->said);
}
