/* Names get numbers as they come, keep them, and are found again. */
#include "lib/buf.h"
#include "lib/index.h"
#include "lib/mem.h"
#include <criterion/criterion.h>

enum { MANY = 5000 };

Test(index, an_empty_one_has_no_name)
{
	struct tb_index index = {0};

	cr_assert_eq(tb_index_find(&index, "a"), -1);
	tb_index_release(&index);
}

Test(index, names_keep_their_numbers_while_it_widens)
{
	struct tb_index index = {0};
	struct tb_arena arena = {0};
	size_t i;

	for (i = 0; i < MANY; i++)
		cr_assert_eq(
		    tb_index_add(&index, tb_arena_printf(&arena, "subject/%zu/value", i)), i);
	cr_assert_eq(index.n, MANY);
	for (i = 0; i < MANY; i++) {
		const char *name = tb_arena_printf(&arena, "subject/%zu/value", i);

		cr_assert_eq(tb_index_find(&index, name), (long)i);
		cr_assert_eq(tb_index_add(&index, name), i);
		cr_assert_str_eq(index.names[i], name);
	}
	cr_assert_eq(index.n, MANY);
	cr_assert_eq(tb_index_find(&index, "subject/5000/value"), -1);
	tb_index_release(&index);
	tb_arena_release(&arena);
}
