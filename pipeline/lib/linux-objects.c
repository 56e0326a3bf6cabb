/* The program and its libraries, as they are loaded: see linux.h. */
#define _GNU_SOURCE
#include "linux.h"
#include <link.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

enum { BUILD_MAX = 64 }; /* bytes of a build id; 20 are usual */

struct objects {
	void (*tell)(void *user, const char *path, const char *build);
	void *user;
	int n;
};

/* What the notes say of the build, in hexadecimal; "" = nothing. */
static void
read_build(const char *notes, size_t len, char build[2 * BUILD_MAX + 1])
{
	static const char digits[] = "0123456789abcdef";
	const char *end = notes + len, *what;
	size_t i;

	while (notes + sizeof(ElfW(Nhdr)) <= end) {
		const ElfW(Nhdr) *note = (const void *)notes;

		what = notes + sizeof(*note) + ((note->n_namesz + 3U) & ~3U);
		notes = what + ((note->n_descsz + 3U) & ~3U);
		if (notes > end)
			return;
		if (note->n_type != NT_GNU_BUILD_ID || note->n_namesz != 4 ||
		    memcmp(note + 1, "GNU", 4) != 0 || note->n_descsz > BUILD_MAX)
			continue;
		for (i = 0; i < note->n_descsz; i++) {
			build[2 * i] = digits[((unsigned char)what[i]) >> 4];
			build[2 * i + 1] = digits[((unsigned char)what[i]) & 15];
		}
		build[2 * i] = '\0';
		return;
	}
}

static int
on_object(struct dl_phdr_info *info, size_t size, void *user)
{
	struct objects *objects = user;
	char own[PATH_MAX] = "", build[2 * BUILD_MAX + 1] = "";
	const char *path = info->dlpi_name;
	size_t i;

	(void)size;
	if (objects->n++ == 0) { /* the program comes first, without a name */
		if (readlink("/proc/self/exe", own, sizeof(own) - 1) <= 0)
			return 0;
		path = own;
	}
	if (strchr(path, '/') == NULL) /* of the kernel, without a file */
		return 0;
	for (i = 0; i < info->dlpi_phnum && build[0] == '\0'; i++)
		if (info->dlpi_phdr[i].p_type == PT_NOTE)
			read_build((const char *)(info->dlpi_addr + info->dlpi_phdr[i].p_vaddr),
			    info->dlpi_phdr[i].p_filesz, build);
	objects->tell(objects->user, path, build);
	return 0;
}

void
tb_linux_objects(void (*tell)(void *user, const char *path, const char *build), void *user)
{
	struct objects objects = {tell, user, 0};

	dl_iterate_phdr(on_object, &objects);
}
