/* The line of a terminal: see progress.h. */
#include "../lib/compat.h"
#include "progress.h"
#include <poll.h>
#include <unistd.h>

enum { TICK_MS = 1000 };

/* To the line's beginning, and nothing to its right (ECMA-48, EL). */
#define CLEAR "\r\033[K"

static struct {
	int on, seconds;
	const char *name;
	size_t files;
} line;

static int
is_file(const char *argument)
{
	static const char *const suffixes[] = {".xml", ".pages", ".uses", ".bind"};
	size_t len = strlen(argument);

	for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++) {
		size_t n = strlen(suffixes[i]);

		if (len > n && argument[0] != '-' && strcmp(argument + len - n, suffixes[i]) == 0)
			return 1;
	}
	return 0;
}

static size_t
count_files(char *const *arguments)
{
	size_t n = 0, files = 0;

	while (arguments[n] != NULL)
		n++;
	while (n > 0 && is_file(arguments[--n]))
		files++;
	return files;
}

static void
draw(void)
{
	fprintf(stderr, CLEAR "%s", line.name);
	if (line.files > 1)
		fprintf(stderr, ": %zu files", line.files);
	if (line.seconds > 0)
		fprintf(stderr, ", %d s", line.seconds);
	fflush(stderr);
}

void
progress_begin(const char *name, char *const *arguments)
{
	const char *terminal = getenv("TERM");

	line.on = isatty(STDERR_FILENO) && terminal != NULL && strcmp(terminal, "dumb") != 0;
	line.name = name;
	line.files = count_files(arguments);
	line.seconds = 0;
	if (line.on)
		draw();
}

void
progress_wait(int fd)
{
	struct pollfd waited = {.fd = fd, .events = POLLIN};

	while (line.on && poll(&waited, 1, TICK_MS) == 0) {
		line.seconds++;
		draw();
	}
}

void
progress_end(void)
{
	if (line.on)
		fputs(CLEAR, stderr);
	line.on = 0;
}
