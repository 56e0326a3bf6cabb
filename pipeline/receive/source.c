/* Mapped bytes: see source.h. */
#include "source.h"
#include "../lib/linux.h"
#include <stdint.h>
#include <sys/mman.h>

int
source_map(int fd, size_t len, const char *name, struct source *source, struct tb_err *err)
{
	void *bytes;

	*source = (struct source){"", 0, 0};
	if (len == 0)
		return 0;
	bytes = mmap(NULL, len, PROT_READ, MAP_PRIVATE, fd, 0);
	if (bytes == MAP_FAILED)
		return tb_err_sys(err, name, "cannot map");
	*source = (struct source){bytes, len, 1};
	return 0;
}

void
source_unmap(struct source *source)
{
	if (source->mapped)
		munmap((void *)(uintptr_t)source->bytes, source->len);
	*source = (struct source){"", 0, 0};
}

void
source_passed(const struct source *source, size_t at)
{
	size_t step = at / SOURCE_STEP;

	/* once a step: the reader comes by in smaller ones */
	if (source->mapped && step > 0 && at % SOURCE_STEP < SOURCE_STEP / 8)
		tb_linux_forget(source->bytes + (step - 1) * SOURCE_STEP, SOURCE_STEP);
}
