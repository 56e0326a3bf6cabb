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
