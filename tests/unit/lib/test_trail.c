/* The audit log: rows are chained, and what was changed is found where it was changed. */
#include "lib/atomic.h"
#include "lib/file.h"
#include "lib/journal.h"
#include "lib/trail.h"
#include <criterion/criterion.h>
#include <unistd.h>

static char base[] = "/tmp/tongbao-trail.XXXXXX";

static void
make_base(void)
{
	cr_assert_not_null(mkdtemp(base));
}

static void
remove_base(void)
{
	static const char *const folders[] = {"ledger", ""};
	struct tb_err err;
	size_t i;

	for (i = 0; i < TB_LEN(folders); i++) {
		char *path = tb_path_join(base, folders[i]);

		cr_expect_eq(tb_folder_remove(path, &err), 0);
		free(path);
	}
}

TestSuite(trail, .init = make_base, .fini = remove_base);

/* One decision with n rows whose name is `name`. */
static int
decide(const char *name, int n)
{
	struct tb_buf rows = TB_BUF_INIT, list = TB_BUF_INIT;
	char *journal = tb_journal_of_ledger(base);
	struct tb_err err = {0};
	int rc;

	while (n-- > 0) {
		tb_trail_begin(&rows, "2022-05-04", TB_TRAIL_SUBMISSION);
		tb_trail_field(&rows, "name", name);
		tb_trail_field(&rows, "empty", "");
		tb_trail_end(&rows);
	}
	rc = tb_trail_append(base, &rows, &list, &err);
	if (rc == 0)
		rc = tb_journal_write(journal, &list, &err);
	if (rc == 0)
		rc = tb_journal_finish(journal, base, &err);
	tb_buf_release(&rows);
	tb_buf_release(&list);
	free(journal);
	return rc;
}

static int
count_rows(void *user, const struct tb_trail_row *row, struct tb_err *err)
{
	(void)err;
	cr_assert_not_null(tb_trail_value(row, "name"));
	cr_assert_null(tb_trail_value(row, "empty"));
	++*(int *)user;
	return 0;
}

static void
read_log(struct tb_buf *bytes)
{
	char *path = tb_trail_path(base);
	struct tb_err err;

	cr_assert_eq(tb_file_read(path, 1 << 20, bytes, &err), 0);
	free(path);
}

static void
write_log(const char *bytes, size_t len)
{
	char *path = tb_trail_path(base);
	struct tb_err err;

	cr_assert_eq(tb_atomic_write(path, bytes, len, 1, &err), 0);
	free(path);
}

/* 0, or the line at which the log is broken. */
static int
broken_at(void)
{
	char head[TB_DIGEST_LEN + 1];
	struct tb_err err = {0};
	int n = 0;

	return tb_trail_read(base, count_rows, &n, head, &err) == 0 ? 0 : err.line;
}

Test(trail, no_log_is_no_rows)
{
	char head[TB_DIGEST_LEN + 1];
	struct tb_err err;
	int n = 0;

	cr_assert_eq(tb_trail_read(base, count_rows, &n, head, &err), 0);
	cr_assert_str_eq(head, "");
	cr_assert_eq(n, 0);
}

Test(trail, rows_of_two_decisions_are_one_chain)
{
	char head[TB_DIGEST_LEN + 1];
	struct tb_buf bytes = TB_BUF_INIT;
	struct tb_err err;
	int n = 0;

	cr_assert_eq(decide("甲\n乙\t", 2), 0);
	cr_assert_eq(decide("丙", 1), 0);
	cr_assert_eq(tb_trail_read(base, count_rows, &n, head, &err), 0);
	cr_assert_eq(n, 3);
	read_log(&bytes);
	cr_assert_not_null(strstr(bytes.s, "\t1\t2022-05-04\tsubmission\tname=甲\\x0a乙\\x09\n"));
	cr_assert_not_null(strstr(bytes.s, head));
	tb_buf_release(&bytes);
}

/* printf '%s%s' 000…0 "$rest" | sha256sum */
Test(trail, anyone_can_compute_a_hash)
{
	struct tb_buf bytes = TB_BUF_INIT, text = TB_BUF_INIT;
	char digest[TB_DIGEST_LEN + 1];

	cr_assert_eq(decide("x", 1), 0);
	read_log(&bytes);
	tb_buf_printf(&text, "%064d1\t2022-05-04\tsubmission\tname=x", 0);
	tb_digest(text.s, text.len, digest);
	cr_assert_eq(strncmp(bytes.s, digest, TB_DIGEST_LEN), 0);
	tb_buf_release(&bytes);
	tb_buf_release(&text);
}

/* A journal that is found again, before or behind its end, changes nothing. */
Test(trail, appending_twice_is_appending_once)
{
	struct tb_buf list = TB_BUF_INIT, twice = TB_BUF_INIT;
	char *journal = tb_journal_of_ledger(base), *path = tb_trail_path(base);
	struct tb_err err;
	size_t cut;

	cr_assert_eq(decide("a", 1), 0);
	tb_journal_append(&list, base, path, 0, "0123456789");
	for (cut = 0; cut <= 10; cut++) {
		tb_buf_reset(&twice);
		write_log("0123456789", cut); /* as far as a run came that was cut off */
		cr_assert_eq(tb_journal_write(journal, &list, &err), 0);
		cr_assert_eq(tb_journal_finish(journal, base, &err), 0);
		read_log(&twice);
		cr_assert_str_eq(twice.s, "0123456789");
	}
	tb_buf_release(&list);
	tb_buf_release(&twice);
	free(journal);
	free(path);
}

Test(trail, a_log_shorter_than_decided_is_refused)
{
	struct tb_buf list = TB_BUF_INIT;
	char *journal = tb_journal_of_ledger(base), *path = tb_trail_path(base);
	struct tb_err err;

	cr_assert_eq(decide("a", 1), 0);
	write_log("0123", 4);
	tb_journal_append(&list, base, path, 5, "rest");
	cr_assert_eq(tb_journal_write(journal, &list, &err), 0);
	cr_assert_eq(tb_journal_finish(journal, base, &err), -1);
	cr_assert_eq(err.msg, TB_MSG_FOLDER);
	cr_assert_eq(unlink(journal), 0);
	tb_buf_release(&list);
	free(journal);
	free(path);
}

/* Any byte of any row. */
Test(trail, each_changed_byte_is_found_in_its_line)
{
	struct tb_buf bytes = TB_BUF_INIT;
	size_t i;
	int line = 1;

	cr_assert_eq(decide("名称", 3), 0);
	read_log(&bytes);
	for (i = 0; i < bytes.len; i++) {
		char was = bytes.s[i];
		int found;

		bytes.s[i] = was == 'b' ? 'c' : 'b';
		write_log(bytes.s, bytes.len);
		found = broken_at();
		cr_assert_eq(found, line, "byte %zu: line %d, found %d", i, line, found);
		bytes.s[i] = was;
		line += was == '\n';
	}
	tb_buf_release(&bytes);
}

Test(trail, a_row_left_out_or_put_in_is_found)
{
	struct tb_buf bytes = TB_BUF_INIT;
	char *second, *third;

	cr_assert_eq(decide("a", 3), 0);
	read_log(&bytes);
	second = strchr(bytes.s, '\n') + 1;
	third = strchr(second, '\n') + 1;
	write_log(second, strlen(second));
	cr_assert_eq(broken_at(), 1);
	memmove(second, third, strlen(third) + 1);
	write_log(bytes.s, strlen(bytes.s));
	cr_assert_eq(broken_at(), 2);
	tb_buf_release(&bytes);
}

Test(trail, nothing_is_recorded_behind_half_a_row)
{
	struct tb_buf bytes = TB_BUF_INIT;

	cr_assert_eq(decide("a", 2), 0);
	read_log(&bytes);
	write_log(bytes.s, bytes.len - 1);
	cr_assert_eq(decide("b", 1), -1);
	cr_assert_eq(broken_at(), 2);
	write_log("nonsense\n", 9);
	cr_assert_eq(decide("b", 1), -1);
	cr_assert_eq(broken_at(), 1);
	tb_buf_release(&bytes);
}
