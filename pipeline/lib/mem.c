/* Memory: see mem.h. */
#include "mem.h"
#include "diag.h"
#if defined(__GLIBC__)
#include <malloc.h>
#endif
#include <stdint.h>

enum { MIB = 1024 * 1024 };

/* The first block is small, for most records are; each is twice the one before. */
enum { ARENA_FIRST_LEN = 2 * 1024, ARENA_BLOCK_LEN = 32 * 1024 };

struct tb_arena_block {
	struct tb_arena_block *older;
	size_t used, cap;
	max_align_t data[];
};

static void *
checked(void *p)
{
	if (p == NULL)
		tb_die(TB_EXIT_IO, "out of memory");
	return p;
}

void
tb_mem_keep(void)
{
#if defined(__GLIBC__)
	mallopt(M_MMAP_THRESHOLD, 32 * MIB);
	mallopt(M_TRIM_THRESHOLD, 256 * MIB);
	mallopt(M_TOP_PAD, 2 * MIB);
	mallopt(M_ARENA_MAX, 1);
#endif
}

void
tb_mem_large_pages(void)
{
	setenv("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1", 0);
}

void *
tb_xmalloc(size_t len)
{
	return checked(malloc(len > 0 ? len : 1));
}

void *
tb_xcalloc(size_t n, size_t size)
{
	return checked(calloc(n > 0 ? n : 1, size > 0 ? size : 1));
}

void *
tb_xrealloc(void *old, size_t n, size_t size)
{
	if (size > 0 && n > SIZE_MAX / size)
		tb_die(TB_EXIT_IO, "out of memory: %zu elements of %zu bytes", n, size);
	return checked(realloc(old, n * size > 0 ? n * size : 1));
}

char *
tb_xstrdup(const char *s)
{
	return tb_xstrndup(s, strlen(s));
}

char *
tb_xstrndup(const char *s, size_t len)
{
	char *copy = tb_xmalloc(len + 1);

	memcpy(copy, s, len);
	copy[len] = '\0';
	return copy;
}

void *
tb_grow(void *array_ptr, size_t n, size_t *cap, size_t size)
{
	void **array = array_ptr;
	char *place;

	if (n >= *cap) {
		*cap = *cap > 0 ? *cap * 2 : 16;
		*array = tb_xrealloc(*array, *cap, size);
	}
	place = (char *)*array + n * size;
	memset(place, 0, size);
	return place;
}

void
tb_arena_init(struct tb_arena *arena)
{
	arena->last = NULL;
}

void
tb_arena_release(struct tb_arena *arena)
{
	while (arena->last != NULL) {
		struct tb_arena_block *block = arena->last;

		arena->last = block->older;
		free(block);
	}
}

void *
tb_arena_alloc(struct tb_arena *arena, size_t len)
{
	struct tb_arena_block *block = arena->last;
	size_t unit = sizeof(max_align_t);
	size_t need = (len + unit - 1) / unit * unit;
	void *p;

	if (block == NULL || block->cap - block->used < need) {
		size_t cap = block == NULL ? ARENA_FIRST_LEN : 2 * block->cap;

		cap = cap < ARENA_BLOCK_LEN ? cap : ARENA_BLOCK_LEN;
		cap = need > cap ? need : cap;

		block = tb_xmalloc(sizeof(*block) + cap);
		block->older = arena->last;
		block->used = 0;
		block->cap = cap;
		arena->last = block;
	}
	p = (char *)block->data + block->used;
	block->used += need;
	return memset(p, 0, need);
}

char *
tb_arena_strdup(struct tb_arena *arena, const char *s)
{
	return tb_arena_strndup(arena, s, strlen(s));
}

char *
tb_arena_strndup(struct tb_arena *arena, const char *s, size_t len)
{
	char *copy = tb_arena_alloc(arena, len + 1);

	memcpy(copy, s, len);
	return copy;
}

char *
tb_arena_vprintf(struct tb_arena *arena, const char *fmt, va_list ap)
{
	va_list again;
	char *text;
	int len;

	va_copy(again, ap);
	len = vsnprintf(NULL, 0, fmt, ap);
	text = tb_arena_alloc(arena, len > 0 ? (size_t)len + 1 : 1);
	if (len > 0)
		vsnprintf(text, (size_t)len + 1, fmt, again);
	va_end(again);
	return text;
}

char *
tb_arena_printf(struct tb_arena *arena, const char *fmt, ...)
{
	va_list ap;
	char *text;

	va_start(ap, fmt);
	text = tb_arena_vprintf(arena, fmt, ap);
	va_end(ap);
	return text;
}
