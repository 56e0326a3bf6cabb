/* Printers: see print.h. */
#include "print.h"
#include "../lib/file.h"
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

#define REQUEST "request id is "

enum { ARGS_BEFORE = 10, SAID_MAX = 4096 };

/* Runs it, with what it says on both outputs in `said`. The status, or -1 with errno. */
static int
run(char *const *argv, char said[SAID_MAX])
{
	posix_spawn_file_actions_t actions;
	int ends[2], status = -1, error;
	size_t len = 0;
	ssize_t got;
	pid_t child;

	if (pipe(ends) != 0)
		return -1;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
	posix_spawn_file_actions_adddup2(&actions, ends[1], 2);
	posix_spawn_file_actions_addclose(&actions, ends[0]);
	posix_spawn_file_actions_addclose(&actions, ends[1]);
	error = posix_spawnp(&child, argv[0], &actions, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	close(ends[1]);
	while (error == 0 && (got = read(ends[0], said + len, SAID_MAX - 1 - len)) > 0)
		len += (size_t)got;
	said[len] = '\0';
	close(ends[0]);
	if (error == 0 && waitpid(child, &status, 0) < 0)
		error = errno;
	errno = error;
	return error == 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* "request id is OFFICE-12 (1 file(s))" */
static void
take_id(const char *said, struct outcome *outcome)
{
	const char *at = strstr(said, REQUEST);

	if (at != NULL)
		at += strlen(REQUEST);
	else
		at = "";
	snprintf(outcome->message, sizeof(outcome->message), "%.*s", (int)strcspn(at, " \n"), at);
}

/* lp reads the files itself: they are what was published. */
static int
check_files(const struct parcel *parcel, struct outcome *outcome)
{
	struct tb_buf bytes = TB_BUF_INIT;
	struct tb_err err = {0};
	int rc = 0;
	size_t i;

	for (i = 0; rc == 0 && i < parcel->nfiles; i++) {
		tb_buf_reset(&bytes);
		rc = release_read(parcel->release, parcel->files[i], &bytes, &err);
	}
	if (rc != 0)
		outcome_set(outcome, OUTCOME_LATER, "%s", err.text);
	tb_buf_release(&bytes);
	return rc;
}

void
print_deliver(const struct parcel *parcel, struct outcome *outcome)
{
	char **argv = tb_xcalloc(ARGS_BEFORE + parcel->nfiles + 1, sizeof(*argv));
	char copies[16], said[SAID_MAX] = "";
	size_t i, n = 0;
	int rc;

	if (check_files(parcel, outcome) != 0) {
		free(argv);
		return;
	}
	snprintf(copies, sizeof(copies), "%d", parcel->to->copies);
	argv[n++] = tb_xstrdup("lp");
	argv[n++] = tb_xstrdup("-d");
	argv[n++] = tb_xstrdup(parcel->to->address);
	argv[n++] = tb_xstrdup("-n");
	argv[n++] = tb_xstrdup(copies);
	argv[n++] = tb_xstrdup("-o");
	argv[n++] = tb_xstrdup("media=A4");
	argv[n++] = tb_xstrdup("-t");
	argv[n++] = tb_xstrdup(parcel->files[0]->title);
	argv[n++] = tb_xstrdup("--");
	for (i = 0; i < parcel->nfiles; i++)
		argv[n++] = tb_path_join(parcel->release->folder, parcel->files[i]->file);
	rc = run(argv, said);
	if (rc == 0) {
		take_id(said, outcome);
		outcome_set(outcome, OUTCOME_SENT, "%s", said);
	} else if (rc < 0 || rc == 127) {
		outcome_set(outcome, OUTCOME_CHANNEL, "lp cannot be run (%s); install cups-client",
		    rc < 0 ? strerror(errno) : "not found");
	} else {
		outcome_set(outcome, OUTCOME_LATER, "lp ended with %d: %s", rc, said);
	}
	while (n > 0)
		free(argv[--n]);
	free(argv);
}
