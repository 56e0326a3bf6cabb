/* Folders watched by inotify(7): see linux.h. */
#include "linux.h"
#include <errno.h>
#include <stdint.h>
#include <sys/inotify.h>
#include <unistd.h>

enum { EVENTS_BYTES = 16 * 1024 };

/* IN_MODIFY is left out: a file that is being written wakes nobody. */
static const uint32_t watched = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_ATTRIB |
				IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

int
tb_linux_watch_open(void)
{
	return inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
}

int
tb_linux_watch_folder(int fd, const char *path)
{
	return inotify_add_watch(fd, path, watched) >= 0 ? 0 : -1;
}

static int
kind_of(uint32_t mask)
{
	if ((mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_Q_OVERFLOW)) != 0)
		return TB_WATCHED_CHANGE | TB_WATCHED_GONE;
	return (mask & IN_IGNORED) == 0 ? TB_WATCHED_CHANGE : 0;
}

int
tb_linux_watch_take(int fd)
{
	_Alignas(struct inotify_event) char events[EVENTS_BYTES];
	int kinds = 0;

	for (;;) {
		ssize_t n = read(fd, events, sizeof(events)), at = 0;

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return kinds;
		while (at < n) {
			struct inotify_event event;

			memcpy(&event, events + at, sizeof(event));
			kinds |= kind_of(event.mask);
			at += (ssize_t)(sizeof(event) + event.len);
		}
	}
}
