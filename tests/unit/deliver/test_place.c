/* Folders of a run to their places, also by a call that was made before. */
#include "deliver/place.h"
#include "lib/atomic.h"
#include "lib/buf.h"
#include "lib/file.h"
#include <criterion/criterion.h>
#include <stdlib.h>
#include <unistd.h>

enum { PATHS = 4 };
static char folder[] = "/tmp/tongbao-place.XXXXXX";
static char *pairs[PATHS + 1];

static char *
path_of(const char *name)
{
	return tb_path_join(folder, name);
}

/* A folder with one file in it, which says what it is. */
static void
fill(const char *path, const char *text)
{
	char *file = tb_path_join(path, "a.txt");
	struct tb_err err;

	cr_assert_eq(tb_folder_make(path, &err), 0);
	cr_assert_eq(tb_atomic_write(file, text, strlen(text), 1, &err), 0);
	free(file);
}

static void
expect(const char *path, const char *text)
{
	char *file = tb_path_join(path, "a.txt");
	struct tb_buf bytes = TB_BUF_INIT;
	struct tb_err err;

	cr_assert_eq(tb_file_read(file, 100, &bytes, &err), 0, "%s", path);
	cr_expect_str_eq(bytes.s, text, "%s", path);
	tb_buf_release(&bytes);
	free(file);
}

static void
set_up(void)
{
	static const char *const names[PATHS] = {
	    "run/papers", "site/2022-07/papers", "run/forms", "site/2022-08/forms"};

	cr_assert_not_null(mkdtemp(folder));
	for (size_t i = 0; i < PATHS; i++)
		pairs[i] = path_of(names[i]);
	fill(pairs[0], "new papers");
	fill(pairs[1], "old papers");
	fill(pairs[2], "new forms");
}

static void
tear_down(void)
{
	static const char *const files[] = {"run/papers.before", "site/2022-07/papers",
	    "site/2022-08/forms", "run", "site/2022-07", "site/2022-08", "site", ""};
	struct tb_err err;

	for (size_t i = 0; i < TB_LEN(files); i++) {
		char *path = path_of(files[i]);

		cr_expect_eq(tb_folder_remove(path, &err), 0, "%s", path);
		free(path);
	}
	for (size_t i = 0; i < PATHS; i++)
		free(pairs[i]);
}

/* The second call finds nothing to do, and does not put the old back. */
Test(place, new_folders_stay_where_they_are_when_called_again, .init = set_up, .fini = tear_down)
{
	struct tb_err err;
	char *before = path_of("run/papers.before");

	for (int call = 0; call < 2; call++) {
		cr_assert_eq(place_folders(pairs, &err), 0);
		expect(pairs[1], "new papers");
		expect(pairs[3], "new forms");
		expect(before, "old papers");
		cr_expect(!tb_file_exists(pairs[0]) && !tb_file_exists(pairs[2]));
	}
	free(before);
}
