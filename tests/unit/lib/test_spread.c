/* Work over several processes: what is left, what is said, how it ends. */
#include "lib/atomic.h"
#include "lib/diag.h"
#include "lib/file.h"
#include "lib/linux.h"
#include "lib/mem.h"
#include "lib/spread.h"
#include <criterion/criterion.h>
#include <criterion/redirect.h>
#include <signal.h>
#include <unistd.h>

enum { THINGS = 40, BAD = 7 };

static char folder[64];

static void
make_folder(void)
{
	snprintf(folder, sizeof(folder), "/tmp/tongbao-spread.XXXXXX");
	cr_assert_not_null(mkdtemp(folder));
}

static void
remove_folder(void)
{
	struct tb_err err;
	char **names = tb_folder_names(folder, NULL, &err);

	for (char **name = names; name != NULL && *name != NULL; name++) {
		char *path = tb_path_join(folder, *name);

		unlink(path);
		free(path);
	}
	tb_names_free(names);
	rmdir(folder);
}

TestSuite(spread, .init = make_folder, .fini = remove_folder);

/* A file for each thing, and a message of each seventh. */
static void
leave_file(void *context, size_t i)
{
	char path[96], pid[24];
	struct tb_err err;

	(void)context;
	snprintf(path, sizeof(path), "%s/%zu", folder, i);
	snprintf(pid, sizeof(pid), "%ld", (long)getpid());
	cr_assert_eq(tb_atomic_write(path, pid, strlen(pid), 1, &err), 0);
	if (i % BAD == 0)
		tb_diag(i == 0 ? TB_MSG_CUT : TB_MSG_FONT, (struct tb_pos){"f", (int)i, 0}, "x");
	fprintf(stderr, "for all\n");
}

static size_t
count_files(void)
{
	struct tb_err err;
	char **names = tb_folder_names(folder, NULL, &err);
	size_t n;

	cr_assert_not_null(names);
	n = tb_names_count(names);
	tb_names_free(names);
	return n;
}

static const char said[] = "tongbao: warning: f: x [W065]\n"
			   "for all\n"
			   "tongbao: error: f:7: x [E008]\n"
			   "tongbao: error: f:14: x [E008]\n"
			   "tongbao: error: f:21: x [E008]\n"
			   "tongbao: error: f:28: x [E008]\n"
			   "tongbao: error: f:35: x [E008]\n";

Test(spread, messages_stand_in_the_order_of_the_things)
{
	if (tb_linux_processors() < 2)
		cr_skip("one processor");
	cr_redirect_stderr();
	tb_spread(THINGS, leave_file, NULL);
	cr_assert_eq(count_files(), THINGS);
	cr_assert_eq(tb_diag_count(TB_ERROR), 5);
	cr_assert_eq(tb_diag_count(TB_WARNING), 6);
	cr_assert_eq(tb_diag_status(), TB_EXIT_UNFIT);
	cr_assert_stderr_eq_str(said);
}

static void
make_file(const char *path, size_t bytes)
{
	FILE *file = fopen(path, "w");

	cr_assert_not_null(file);
	while (bytes-- > 0)
		putc('x', file);
	fclose(file);
}

/* The number of the thing behind those that were begun before. */
static void
sign(void *context, size_t i)
{
	FILE *list = fopen(context, "a");

	fprintf(list, "%zu\n", i);
	fclose(list);
	leave_file(NULL, i);
}

/* Of files that grow the last two are begun first, and what is said stands in their order. */
Test(spread, the_largest_files_are_begun_first)
{
	char paths[THINGS][96], list[96], *files[THINGS + 1] = {0};
	size_t i, first;
	FILE *signed_first;

	if (tb_linux_processors() < 2)
		cr_skip("one processor");
	for (i = 0; i < THINGS; i++) {
		snprintf(paths[i], sizeof(paths[i]), "%s/%zu", folder, i);
		make_file(paths[i], i);
		files[i] = paths[i];
	}
	snprintf(list, sizeof(list), "%s/list", folder);
	cr_redirect_stderr();
	tb_spread_files(files, sign, list);
	cr_assert_stderr_eq_str(said);
	signed_first = fopen(list, "r");
	cr_assert_eq(fscanf(signed_first, "%zu", &first), 1);
	fclose(signed_first);
	cr_assert_geq(first, THINGS - 2, "%zu was begun first", first);
}

Test(spread, nothing_is_to_be_done)
{
	tb_spread(0, leave_file, NULL);
	cr_assert_eq(count_files(), 0);
}

/* What it changes in memory the caller sees of one thing alone, done in this process. */
static void
count_up(void *context, size_t i)
{
	(void)i;
	++*(int *)context;
}

Test(spread, one_thing_needs_no_other_process)
{
	int n = 0;

	tb_spread(1, count_up, &n);
	cr_assert_eq(n, 1);
}

static void
give_up(void *context, size_t i)
{
	leave_file(context, i);
	if (i == BAD)
		tb_die(TB_EXIT_IO, "no memory for %zu", i);
}

Test(spread, a_worker_that_gives_up_ends_all, .exit_code = TB_EXIT_IO)
{
	tb_spread(THINGS, give_up, NULL);
	cr_assert_fail("it went on");
}

static void
crash(void *context, size_t i)
{
	leave_file(context, i);
	if (i == BAD)
		raise(SIGKILL);
}

Test(spread, a_worker_that_is_killed_is_a_fault, .exit_code = TB_EXIT_BUG)
{
	if (tb_linux_processors() < 2)
		exit(TB_EXIT_BUG); /* it would be this process */
	tb_spread(THINGS, crash, NULL);
	cr_assert_fail("it went on");
}
