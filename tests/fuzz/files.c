/* Bytes where a target wants text or a file: see fuzz.h. */
#include "fuzz.h"
#include "lib/file.h"
#include "lib/mem.h"
#include <unistd.h>

static char folder[64], path[128];

char *
fuzz_text(const uint8_t *data, size_t size)
{
	char *text = tb_xcalloc(size + 1, 1);

	if (size > 0)
		memcpy(text, data, size);
	return text;
}

static void
clear(void)
{
	unlink(path);
	rmdir(folder);
}

const char *
fuzz_file(const char *name, const uint8_t *data, size_t size)
{
	FILE *file;

	if (folder[0] == '\0') {
		snprintf(folder, sizeof(folder), "%s/tongbao-fuzz.XXXXXX",
		    access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
		require(mkdtemp(folder) != NULL);
		snprintf(path, sizeof(path), "%s/%s", folder, name);
		atexit(clear);
	}
	file = fopen(path, "w");
	require(file != NULL);
	require(fwrite(data, 1, size, file) == size);
	require(fclose(file) == 0);
	return path;
}

char *
fuzz_data(const char *name)
{
	return tb_path_join(tb_datadir(), name);
}
