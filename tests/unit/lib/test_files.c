/* Whole-or-absent files, folders, digests, the ledger. */
#include "lib/atomic.h"
#include "lib/digest.h"
#include "lib/file.h"
#include "lib/ledger.h"
#include "lib/linux.h"
#include <criterion/criterion.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/tongbao-unit-XXXXXX";

static void
set_up(void)
{
	cr_assert_not_null(mkdtemp(folder));
}

static void
tear_down(void)
{
	char command[64];

	snprintf(command, sizeof(command), "rm -rf %s", folder);
	cr_assert_eq(system(command), 0);
}

static size_t
names_in_folder(void)
{
	struct tb_err err;
	char **names = tb_folder_names(folder, NULL, &err);
	size_t n = 0;

	cr_assert_not_null(names);
	while (names[n] != NULL)
		n++;
	tb_names_free(names);
	return n;
}

Test(atomic, commit_makes_the_whole_file, .init = set_up, .fini = tear_down)
{
	char *path = tb_path_join(folder, "a.txt");
	struct tb_buf back = TB_BUF_INIT;
	struct tb_err err;
	struct tb_atomic *out = tb_atomic_open(path, &err);

	cr_assert_not_null(out);
	fputs("全部", tb_atomic_file(out));
	cr_assert(!tb_file_exists(path), "visible before commit");
	cr_assert_eq(tb_atomic_commit(out, &err), 0);
	cr_assert_eq(tb_file_read(path, 100, &back, &err), 0);
	cr_assert_str_eq(back.s, "全部");
	cr_assert_eq(names_in_folder(), 1);
	tb_buf_release(&back);
	free(path);
}

Test(atomic, abort_leaves_nothing, .init = set_up, .fini = tear_down)
{
	char *path = tb_path_join(folder, "a.txt");
	struct tb_err err;
	struct tb_atomic *out = tb_atomic_open(path, &err);

	fputs("half", tb_atomic_file(out));
	tb_atomic_abort(out);
	cr_assert_eq(names_in_folder(), 0);
	free(path);
}

/* A new folder takes the place of an old one at one instant, and the old one goes. */
Test(folder, exchanged_and_removed, .init = set_up, .fini = tear_down)
{
	char *old = tb_path_join(folder, "data"), *new = tb_path_join(folder, "new");
	char *a = tb_path_join(old, "a"), *b = tb_path_join(new, "b");
	char *moved_a = tb_path_join(new, "a"), *moved_b = tb_path_join(old, "b");
	struct tb_err err;

	cr_assert_eq(tb_folder_make(old, &err), 0);
	cr_assert_eq(tb_folder_make(new, &err), 0);
	cr_assert_eq(tb_atomic_write(a, "1", 1, 1, &err), 0);
	cr_assert_eq(tb_atomic_write(b, "2", 1, 1, &err), 0);
	cr_assert_eq(tb_linux_exchange(old, new), 0);
	cr_expect(tb_file_exists(moved_a) && tb_file_exists(moved_b) && !tb_file_exists(a));
	cr_expect_eq(tb_folder_remove(new, &err), 0);
	cr_expect_eq(tb_folder_remove(new, &err), 0, "one that is not there");
	cr_expect_eq(names_in_folder(), 1);
	cr_expect_eq(tb_linux_exchange(old, new), -1);
	cr_expect_eq(tb_folder_remove(folder, &err), -1, "it holds a folder");
	cr_expect_eq(err.msg, TB_MSG_IO);
	free(old);
	free(new);
	free(a);
	free(b);
	free(moved_a);
	free(moved_b);
}

Test(atomic, a_folder_that_is_not_there_is_an_error)
{
	struct tb_err err;

	cr_assert_null(tb_atomic_open("/nowhere/at/all", &err));
	cr_assert_eq(err.msg, TB_MSG_IO);
	cr_assert_str_eq(err.file, "/nowhere/at/all");
}

Test(digest, known_answers)
{
	char hex[TB_DIGEST_LEN + 1];

	tb_digest("", 0, hex);
	cr_assert_str_eq(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	tb_digest("abc", 3, hex); /* FIPS 180-4 */
	cr_assert_str_eq(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

Test(path, parts)
{
	char c[] = "c.xml", ab[] = "a/b.xml", b[] = "b", xc[] = "x/c.xml";
	char *const paths[] = {c, ab, b, xc, ab, NULL};
	char *stem = tb_path_stem("/a/b.c/报表.v2.xml");

	cr_assert_str_eq(stem, "报表.v2");
	cr_assert_str_eq(tb_path_base("/a/b/"), "");
	free(stem);
	cr_assert_str_eq(tb_path_same_stem(paths), "b");
	cr_assert_null(tb_path_same_stem(paths + 3));
}

Test(ledger, events_are_appended_in_sequence_and_read_back, .init = set_up, .fini = tear_down)
{
	struct tb_ledger_input input = {"430211", "2022-07", "abc", 1};
	struct tb_ledger_file file = {"figures", "def"};
	struct tb_ledger_event event = {.kind = "issue-approved",
	    .period = {2022, 7},
	    .issue = 1,
	    .date = "2022-08-10",
	    .inputs = &input,
	    .ninputs = 1,
	    .files = &file,
	    .nfiles = 1};
	const char *sheet = "<issue xmlns=\"urn:tongbao:issue:1\" period=\"2022-07\"/>";
	const struct tb_ledger_event *back;
	struct tb_ledger ledger;
	char *events = tb_path_join(folder, "ledger");
	struct tb_err err;
	int round;

	for (round = 1; round <= 2; round++) {
		cr_assert_eq(tb_ledger_load(events, &ledger, &err), 0, "%s", err.text);
		event.issue = round;
		cr_assert_eq(tb_ledger_append_issue(events, &ledger, &event, sheet, NULL, NULL, &err), 0,
		    "%s", err.text);
		tb_ledger_release(&ledger);
	}
	cr_assert_eq(tb_ledger_load(events, &ledger, &err), 0, "%s", err.text);
	cr_assert_eq(ledger.nevents, 2);
	back = tb_ledger_issue(&ledger, (struct tb_term){TB_SPAN_MONTH, {2022, 7}});
	cr_assert_not_null(back);
	cr_assert_eq(back->issue, 2);
	cr_assert_eq(back->sequence, 2);
	cr_assert(tb_ledger_counts(back, "abc"));
	cr_assert(!tb_ledger_counts(back, "abd"));
	cr_assert_null(tb_ledger_issue(&ledger, (struct tb_term){TB_SPAN_MONTH, {2022, 6}}));
	tb_ledger_release(&ledger);
	cr_assert_eq(tb_folder_remove(events, &err), 0);
	free(events);
}

/* --- the digest beside a file ---------------------------------------------------- */

static void
put_file(const char *path, const char *text, time_t day)
{
	struct timespec times[2] = {{.tv_sec = day}, {.tv_sec = day}};
	FILE *file = fopen(path, "w");

	cr_assert_not_null(file);
	cr_assert_geq(fputs(text, file), 0);
	cr_assert_eq(fclose(file), 0);
	cr_assert_eq(utimensat(AT_FDCWD, path, times, 0), 0);
}

Test(digest, the_one_beside_is_taken_when_it_is_not_older, .init = set_up, .fini = tear_down)
{
	static const char hex[] =
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
	char *path = tb_path_join(folder, "face"), *side = tb_path_join(folder, "face.sha256");
	char digest[TB_DIGEST_LEN + 1], line[TB_DIGEST_LEN + 16];

	snprintf(line, sizeof(line), "%s  face\n", hex);
	put_file(path, "abc", 2000);
	cr_expect_eq(tb_digest_beside(path, digest), -1, "there is none");
	put_file(side, line, 2000);
	cr_assert_eq(tb_digest_beside(path, digest), 0);
	cr_expect_str_eq(digest, hex);
	put_file(side, line, 1999);
	cr_expect_eq(tb_digest_beside(path, digest), -1, "it is older than the file");
	put_file(side, "ba7816bf no digest\n", 2000);
	cr_expect_eq(tb_digest_beside(path, digest), -1, "it is none");
	free(path);
	free(side);
}
