/* What only Linux has, behind plain functions. */
#ifndef TB_LINUX_H
#define TB_LINUX_H

#include "compat.h"
#include <stddef.h>

/* syncfs(2): everything of fd's file system is durable. 0, or -1 with errno. */
int tb_linux_syncfs(int fd);

/* 1 when some process has the open file fd open for writing, 0 when none has,
 * -1 when that cannot be known here (leases not supported: network file
 * systems, foreign owner). fd must be open read-only. */
int tb_linux_has_writer(int fd);

/* Watching folders by inotify(7), for files that are finished: closed by who wrote
 * them, renamed or linked in, given other rights; and for folders made in them. */
/* The descriptor to poll, to be closed by the caller; -1 with errno. */
int tb_linux_watch_open(void);
/* One more folder; one that is watched already is fine. 0, or -1 with errno. */
int tb_linux_watch_folder(int fd, const char *path);
/* Takes all that is there to read, and tells what it was. */
enum tb_linux_watched {
	TB_WATCHED_CHANGE = 1, /* something came */
	TB_WATCHED_GONE = 2    /* a watched folder went, or events were lost: watch anew */
};
int tb_linux_watch_take(int fd);

/* a gets the name b and b the name a, at one instant. 0, or -1 with errno. */
int tb_linux_exchange(const char *a, const char *b);

/* Gives the pages of a read-only mapped file back; read again, they come from the file.
 * bytes and len are whole pages. */
void tb_linux_forget(const void *bytes, size_t len);

/* Processors that this process may run on (sched_getaffinity), at least 1. */
unsigned tb_linux_processors(void);
/* The path of the program that runs, in so many bytes with the 0 behind it; -1: it cannot be told.
 */
int tb_linux_program(char *path, size_t size);
/* A file of memory alone, to be closed by the caller; -1 with errno. */
int tb_linux_memory_file(void);
/* Zeroed memory that this process and its later children share; NULL with errno. */
void *tb_linux_share(size_t bytes);
void tb_linux_unshare(void *memory, size_t bytes);
/* This process, a child of `parent`, ends when that does. */
void tb_linux_end_with(int parent);

/* Does some process hold the lock (flock(2)) of this file? 0 where it is not there or cannot
 * be opened. */
int tb_linux_is_locked(const char *path);
/* Does the kernel take the clock for one that is set by NTP? 0 also where it cannot be asked. */
int tb_linux_clock_is_set(void);

/* This program first, then each library that it has loaded: the path of its file, and the build
 * that its linker marked it with, in hexadecimal ("" = none). */
void tb_linux_objects(void (*tell)(void *user, const char *path, const char *build), void *user);

/* Bytes that nobody can foretell. */
void tb_linux_random(void *bytes, size_t len);

/* What this kernel cannot do of what tb_linux_confine does, as words for a message; NULL = it
 * can do all. */
const char *tb_linux_unconfined(void);

/* Gives away, for good, every right this process will not need to work on what
 * it already has in memory and on open descriptors: at most cpu_seconds of
 * processor time (then it ends by SIGXCPU; whoever withstands that by SIGKILL) and more_bytes of
 * memory beyond today's, no file may grow, no core, no new privileges; by Landlock no file can be
 * reached and by seccomp nothing but reading, writing, memory and exit is allowed (other calls fail
 * with EPERM) where the kernel offers them. 0, or -1 when a limit of the first
 * kind could not be set, or one that the kernel offers. */
int tb_linux_confine(unsigned cpu_seconds, size_t more_bytes);

#endif
