/* Words by key: found when they are there, refused when a key stands twice. */
#include "lib/wordlist.h"
#include <criterion/criterion.h>

Test(wordlist, finds_what_was_added)
{
	static const char *const rows[][2] = {{"b", "2"}, {"", "0"}, {"a.c", "1"}, {"c", ""}};
	struct tb_wordlist words = {0};
	struct tb_err err;
	size_t i;

	cr_expect_null(tb_wordlist_find(&words, "a", NULL), "an empty list");
	for (i = 0; i < TB_LEN(rows); i++)
		tb_wordlist_add(&words, rows[i][0], rows[i][1]);
	cr_assert_eq(tb_wordlist_finish(&words, "w.xml", TB_MSG_OPEN_DATA, &err), 0);
	for (i = 0; i < TB_LEN(rows); i++)
		cr_expect_str_eq(tb_wordlist_find(&words, rows[i][0], "no"), rows[i][1]);
	cr_expect_str_eq(tb_wordlist_find(&words, "a", "no"), "no");
	tb_wordlist_release(&words);
	cr_expect_eq(words.n, 0);
}

/* "a" < "a b.c" < "a.c" < "ab.c" < "b": the point is a byte like others. */
Test(wordlist, finds_by_group_and_key)
{
	static const char *const rows[][2] = {{"b", "x"}, {"ab", "c"}, {"a", "c"}, {"a b", "c"},
	    {"a.b", "c"}, {"a", ""}, {"a", "百"}, {"主营", "c"}, {"", "c"}, {"a-b", "c"}};
	struct tb_wordlist words = {0};
	char key[32], text[TB_LEN(rows)][8];
	struct tb_err err;
	size_t i;

	cr_expect_null(tb_wordlist_find_in(&words, "a", "c", NULL), "an empty list");
	tb_wordlist_add(&words, "a", "no group");
	for (i = 0; i < TB_LEN(rows); i++) {
		snprintf(key, sizeof(key), "%s.%s", rows[i][0], rows[i][1]);
		snprintf(text[i], sizeof(text[i]), "%zu", i);
		tb_wordlist_add(&words, key, text[i]);
	}
	cr_assert_eq(tb_wordlist_finish(&words, "w.xml", TB_MSG_OPEN_DATA, &err), 0);
	for (i = 0; i < TB_LEN(rows); i++)
		cr_expect_str_eq(
		    tb_wordlist_find_in(&words, rows[i][0], rows[i][1], "no"), text[i]);
	cr_expect_str_eq(tb_wordlist_find_in(&words, "a", "b.c", "no"), text[4]);
	cr_expect_str_eq(tb_wordlist_find_in(&words, "b", "", "no"), "no");
	cr_expect_str_eq(tb_wordlist_find_in(&words, "a", "cc", "no"), "no");
	cr_expect_str_eq(tb_wordlist_find_in(&words, "abc", "c", "no"), "no");
	tb_wordlist_release(&words);
}

Test(wordlist, a_key_twice_is_refused)
{
	struct tb_wordlist words = {0};
	struct tb_err err;

	tb_wordlist_add(&words, "k", "1");
	tb_wordlist_add(&words, "l", "1");
	tb_wordlist_add(&words, "k", "2");
	cr_assert_eq(tb_wordlist_finish(&words, "w.xml", TB_MSG_OPEN_DATA, &err), -1);
	cr_expect_eq(err.msg, TB_MSG_OPEN_DATA);
	cr_expect_str_eq(err.file, "w.xml");
	cr_expect_not_null(strstr(err.text, "'k' stands there twice"));
	tb_wordlist_release(&words);
}
