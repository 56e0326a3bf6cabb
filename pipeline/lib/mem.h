/*
 * Memory: allocation that cannot fail (a short program has no better answer
 * than to stop), sizes that cannot overflow, and the arena in which a parsed
 * document lives until it is released as a whole.
 */
#ifndef TB_MEM_H
#define TB_MEM_H

#include "compat.h"
#include <stdarg.h>
#include <stddef.h>

/* Like malloc(len), calloc(n, size), realloc(n * size), strdup and strndup,
 * but out of memory (or an overflowing n * size) ends the program with 74.
 * The caller owns the result and releases it with free(). */
void *tb_xmalloc(size_t len);
void *tb_xcalloc(size_t n, size_t size);
void *tb_xrealloc(void *old, size_t n, size_t size);
char *tb_xstrdup(const char *s);
char *tb_xstrndup(const char *s, size_t len);

/* From now on what is released is kept for what is asked for next, and the heap grows by large
 * steps: for a program that makes many documents, one like the other. Fetched from the system
 * anew each time, memory costs it a twentieth to a tenth of its time. The thread that a library starts
 * (pango, to load fontconfig) gets no heap of its own. */
void tb_mem_keep(void);

/* What this process starts from now on has its heap in large pages where the system gives them to
 * whom asks (Linux: transparent_hugepage "madvise"; glibc, from 2.35, reads it in the environment): half
 * as many page faults, a thirtieth of the time of all stages, at most 4 MB more of a process. Nothing
 * is changed where the user has set GLIBC_TUNABLES. */
void tb_mem_large_pages(void);

/* Room for one more element: grows *array (elements of `size` bytes, `n` used,
 * *cap allocated) by doubling, and returns the address of element n, zeroed. */
void *tb_grow(void *array_ptr, size_t n, size_t *cap, size_t size);

/* An arena: many small allocations, released at once. */
struct tb_arena_block;
struct tb_arena {
	struct tb_arena_block *last; /* newest block, NULL when empty */
};

void tb_arena_init(struct tb_arena *arena);
void tb_arena_release(struct tb_arena *arena); /* accepts a zeroed arena */

/* Zeroed memory of the arena, aligned for any type; borrowed. */
void *tb_arena_alloc(struct tb_arena *arena, size_t len);
char *tb_arena_strdup(struct tb_arena *arena, const char *s);
char *tb_arena_strndup(struct tb_arena *arena, const char *s, size_t len);
char *tb_arena_printf(struct tb_arena *arena, const char *fmt, ...) TB_PRINTF(2, 3);
char *tb_arena_vprintf(struct tb_arena *arena, const char *fmt, va_list ap);

#endif
