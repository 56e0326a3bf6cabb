/* A plan of one file: refused with an error that names it, or loaded and checked. */
#include "fuzz.h"
#include "lib/plan.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tb_plan plan;
	struct tb_err err = {0};
	const char *path = fuzz_file("plan.xml", data, size);
	char *folder = strndup(path, (size_t)(strrchr(path, '/') - path));

	if (tb_plan_load(folder, &plan, &err) == 0)
		tb_plan_release(&plan);
	else
		require(err.text[0] != '\0');
	free(folder);
	return 0;
}
