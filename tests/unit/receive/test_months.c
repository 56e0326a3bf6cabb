/* Of many rows those are kept whose month stands out. */
#include "receive/months.h"
#include <criterion/criterion.h>

static struct tb_value
amount(int64_t yuan)
{
	return (struct tb_value){.state = TB_VALUE_AMOUNT, .yuan = yuan};
}

static void
add(struct months *months, int row, struct tb_value from, struct tb_value to)
{
	char code[16];

	snprintf(code, sizeof(code), "E%02d", row);
	months_add(
	    months, &(struct month){.table = 1, .row = row, .code = code, .from = from, .to = to});
}

/* 600 in six months, then about 100 more: as ordinary as can be. */
static void
add_ordinary(struct months *months, int first, int n)
{
	int i;

	for (i = first; i < first + n; i++)
		add(months, i, amount(600), amount(701));
}

static int
has_row(const struct months *months, int row)
{
	size_t i;

	for (i = 0; i < months->n; i++)
		if (months->kept[i].row == row)
			return 1;
	return 0;
}

Test(months, all_are_kept_when_they_are_few)
{
	struct months months = {.before = 6};

	add_ordinary(&months, 1, MONTHS_KEPT);
	cr_expect_eq(months.n, MONTHS_KEPT);
	cr_expect_eq(months.passed[1], 0);
	cr_expect_str_eq(months.kept[0].code, "E01");
	cr_expect_eq(month_yuan(&months.kept[0]), 101);
	months_release(&months);
}

Test(months, those_that_stand_out_are_kept)
{
	static const struct {
		int64_t from, to;
	} odd[] = {
	    {600, 1300},				  /* seven months in one */
	    {600, 590},					  /* it fell */
	    {600, 600},					  /* nothing came */
	    {0, 5},					  /* there was nothing before */
	    {100000000, 100000000 * INT64_C(1000000000)}, /* ten thousand times and more */
	};
	struct months months = {.before = 6};
	size_t i;

	add_ordinary(&months, 1, 40);
	for (i = 0; i < TB_LEN(odd); i++)
		add(&months, 50 + (int)i, amount(odd[i].from), amount(odd[i].to));
	add(&months, 60, amount(600), (struct tb_value){.state = TB_VALUE_NONE});
	add(&months, 61, (struct tb_value){.state = TB_VALUE_BAD}, amount(600));
	add_ordinary(&months, 70, 40);
	months_sort(&months);
	cr_expect_eq(months.n, MONTHS_KEPT);
	cr_expect_eq(months.passed[1], 80 + TB_LEN(odd) + 2 - MONTHS_KEPT);
	for (i = 0; i < TB_LEN(odd); i++)
		cr_expect(has_row(&months, 50 + (int)i), "row %zu", 50 + i);
	cr_expect(has_row(&months, 60) && has_row(&months, 61));
	for (i = 1; i < months.n; i++)
		cr_expect_lt(months.kept[i - 1].row, months.kept[i].row);
	months_release(&months);
}

Test(months, rows_without_amounts_are_of_no_interest)
{
	struct months months = {.before = 6};

	add(&months, 1, (struct tb_value){.state = TB_VALUE_NONE},
	    (struct tb_value){.state = TB_VALUE_NONE});
	cr_expect_eq(months.n, 0);
	cr_expect_eq(months.passed[1], 0);
	months_release(&months);
}

/* Tables and rows in their order, whatever came first. */
Test(months, the_order_is_that_of_the_submission)
{
	struct months months = {.before = 2};
	struct month month = {.code = "A", .from = amount(1), .to = amount(2)};

	for (month.table = 2; month.table >= 0; month.table--)
		for (month.row = 1; month.row <= 2; month.row++)
			months_add(&months, &month);
	months_sort(&months);
	cr_expect_eq(months.kept[0].table, 0);
	cr_expect_eq(months.kept[5].table, 2);
	cr_expect_eq(months.kept[5].row, 2);
	months_release(&months);
}
