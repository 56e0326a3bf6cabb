/*
 * Exact numbers against a slow second definition: the identities of arithmetic,
 * and for every rounding that no other decimal of that length is nearer.  The
 * bytes choose the numbers; what is halfway and what collapses to a rational is
 * made on purpose, for chance seldom finds it.
 */
#include "fuzz.h"
#include "lib/exact.h"
#include <string.h>

/* --- choices out of the bytes ------------------------------------------------------ */

struct bytes {
	const uint8_t *at;
	size_t left;
};

static unsigned
choose(struct bytes *bytes, unsigned below)
{
	if (bytes->left == 0)
		return 0;
	bytes->left--;
	return *bytes->at++ % below;
}

/* Up to 2^62, short numbers as often as long ones. */
static int64_t
choose_int(struct bytes *bytes)
{
	unsigned len = choose(bytes, 9), i;
	uint64_t value = 0;

	for (i = 0; i < len; i++)
		value = value << 8 | choose(bytes, 256);
	return (int64_t)(value >> 2);
}

static void
choose_ratio(struct bytes *bytes, struct tb_exact *x, int positive)
{
	int64_t n = choose_int(bytes) + positive, d = choose_int(bytes) + 1;

	tb_exact_set_ratio(x, !positive && choose(bytes, 2) ? -n : n, d);
}

static struct tb_exact_form
choose_form(struct bytes *bytes)
{
	static const int64_t scales[] = {1, 100, 10000, 100000000, 3, 7};
	struct tb_exact_form form = {0};

	form.times = scales[choose(bytes, TB_LEN(scales))];
	form.over = scales[choose(bytes, TB_LEN(scales))];
	form.decimals = (int)choose(bytes, 19);
	form.rounding = choose(bytes, 2) ? TB_ROUND_HALF_EVEN : TB_ROUND_HALF_AWAY;
	form.with_sign = 1;
	return form;
}

/* --- the slow definition ------------------------------------------------------------- */

/* x = n/2 units of the form's last place. */
static void
set_halves(struct tb_exact *x, const struct tb_exact *halves, const struct tb_exact_form *form)
{
	struct tb_exact part;
	int i;

	tb_exact_init(&part);
	tb_exact_set_ratio(&part, form->over, 2);
	tb_exact_mul(x, halves, &part);
	tb_exact_set_int(&part, form->times);
	tb_exact_div(x, x, &part);
	tb_exact_set_int(&part, 10);
	for (i = 0; i < form->decimals; i++)
		tb_exact_div(x, x, &part);
	tb_exact_release(&part);
}

/* x against 2r - 1 or 2r + 1 halves of a unit, or 2r of them. */
static int
against(const struct tb_exact *x, const struct tb_exact *rounded, int halves,
    const struct tb_exact_form *form)
{
	struct tb_exact edge, part;
	int order;

	tb_exact_init(&edge);
	tb_exact_init(&part);
	tb_exact_add(&edge, rounded, rounded);
	tb_exact_set_int(&part, halves);
	tb_exact_add(&edge, &edge, &part);
	set_halves(&edge, &edge, form);
	order = tb_exact_compare(x, &edge);
	tb_exact_release(&edge);
	tb_exact_release(&part);
	return order;
}

static int
is_even(const struct tb_exact *whole)
{
	struct tb_buf text = TB_BUF_INIT;
	int even;

	tb_exact_write(whole, &text);
	even = (text.s[text.len - 1] - '0') % 2 == 0;
	tb_buf_release(&text);
	return even;
}

/* On a half: away from zero, or to the even one. */
static int
half_is_right(const struct tb_exact *x, const struct tb_exact *rounded, int is_above,
    const struct tb_exact_form *form)
{
	if (form->rounding == TB_ROUND_HALF_EVEN)
		return is_even(rounded);
	return is_above == (tb_exact_sign(x) > 0);
}

static void
check_rounding(const struct tb_exact *x, const struct tb_exact_form *form)
{
	struct tb_exact rounded;
	int low, high;

	tb_exact_init(&rounded);
	tb_exact_round(x, form, &rounded);
	low = against(x, &rounded, -1, form);
	high = against(x, &rounded, 1, form);
	require(low >= 0 && high <= 0);
	require(low != 0 || half_is_right(x, &rounded, 1, form));
	require(high != 0 || half_is_right(x, &rounded, 0, form));
	tb_exact_release(&rounded);
}

/* What is printed, without the point, is what is rounded. */
static void
check_print(const struct tb_exact *x, const struct tb_exact_form *form)
{
	struct tb_buf printed = TB_BUF_INIT, whole = TB_BUF_INIT;
	struct tb_exact rounded;
	size_t decimals = (size_t)form->decimals, at;
	int sign;

	tb_exact_init(&rounded);
	tb_exact_round(x, form, &rounded);
	sign = tb_exact_print(x, form, &printed);
	require(sign == tb_exact_sign(&rounded));
	if (decimals > 0) {
		at = printed.len - decimals - 1;
		require(printed.s[at] == '.');
		memmove(printed.s + at, printed.s + at + 1, decimals + 1);
	}
	tb_exact_write(&rounded, &whole);
	at = sign < 0;
	require((printed.s[0] == '-') == (sign < 0));
	while (printed.s[at] == '0' && printed.s[at + 1] != '\0')
		at++;
	require(strcmp(printed.s + at, whole.s + (sign < 0)) == 0);
	tb_buf_release(&printed);
	tb_buf_release(&whole);
	tb_exact_release(&rounded);
}

static void
check_number(const struct tb_exact *x, const struct tb_exact_form *form)
{
	check_rounding(x, form);
	check_print(x, form);
}

/* --- what is checked -------------------------------------------------------------------- */

static void
check_arithmetic(const struct tb_exact *a, const struct tb_exact *b)
{
	const struct tb_exact terms[] = {*a, *b, *b}; /* borrowed */
	struct tb_exact x, y;

	tb_exact_init(&x);
	tb_exact_init(&y);
	tb_exact_add(&x, a, b);
	tb_exact_sub(&x, &x, b);
	require(tb_exact_compare(&x, a) == 0);
	tb_exact_mul(&x, a, b);
	if (tb_exact_sign(b) != 0) {
		tb_exact_div(&x, &x, b);
		require(tb_exact_compare(&x, a) == 0);
	}
	tb_exact_sub(&x, a, b);
	require(tb_exact_sign(&x) == tb_exact_compare(a, b));
	require(tb_exact_compare(a, b) == -tb_exact_compare(b, a));
	tb_exact_add(&x, a, b);
	tb_exact_add(&x, &x, b);
	tb_exact_sum(&y, terms, TB_LEN(terms));
	require(tb_exact_compare(&x, &y) == 0);
	tb_exact_release(&x);
	tb_exact_release(&y);
}

/* (a^k)^(1/k) is a; a number k times multiplied is its power. */
static void
check_collapse(const struct tb_exact *a, unsigned long degree)
{
	struct tb_exact x, power;
	unsigned long i;

	tb_exact_init(&x);
	tb_exact_init(&power);
	tb_exact_set_int(&power, 1);
	for (i = 0; i < degree; i++)
		tb_exact_mul(&power, &power, a);
	tb_exact_power(&x, a, degree);
	require(tb_exact_compare(&x, &power) == 0);
	tb_exact_root(&x, &power, degree, 0);
	require(tb_exact_compare(&x, a) == 0);
	tb_exact_set_int(&power, 1);
	tb_exact_add(&x, &x, &power); /* arithmetic: it is a rational */
	tb_exact_release(&x);
	tb_exact_release(&power);
}

/* A root against a rational r: q against r^k, multiplied out. */
static void
check_root_order(
    const struct tb_exact *q, const struct tb_exact *r, unsigned long degree, int less_one)
{
	struct tb_exact root, shifted, power;
	unsigned long i;

	tb_exact_init(&root);
	tb_exact_init(&shifted);
	tb_exact_init(&power);
	tb_exact_root(&root, q, degree, less_one);
	tb_exact_set_int(&power, less_one);
	tb_exact_add(&shifted, r, &power);
	if (tb_exact_sign(&shifted) <= 0) {
		require(tb_exact_compare(&root, r) > 0);
	} else {
		tb_exact_set_int(&power, 1);
		for (i = 0; i < degree; i++)
			tb_exact_mul(&power, &power, &shifted);
		require(tb_exact_compare(&root, r) == tb_exact_compare(q, &power));
	}
	require(tb_exact_compare(r, &root) == -tb_exact_compare(&root, r));
	tb_exact_set_int(&shifted, 0);
	require(tb_exact_sign(&root) == tb_exact_compare(&root, &shifted));
	tb_exact_release(&root);
	tb_exact_release(&shifted);
	tb_exact_release(&power);
}

/* Two roots of one degree stand as what they are of; q^(1/2) as q^(2/4). */
static void
check_roots(const struct tb_exact *p, const struct tb_exact *q, unsigned long degree, int less_one)
{
	struct tb_exact x, y;

	tb_exact_init(&x);
	tb_exact_init(&y);
	tb_exact_root(&x, p, degree, less_one);
	tb_exact_root(&y, q, degree, less_one);
	require(tb_exact_compare(&x, &y) == tb_exact_compare(p, q));
	tb_exact_mul(&y, p, p);
	tb_exact_root(&y, &y, 2 * degree, less_one);
	require(tb_exact_compare(&x, &y) == 0);
	tb_exact_release(&x);
	tb_exact_release(&y);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes bytes = {data, size};
	struct tb_exact_form form = choose_form(&bytes);
	unsigned long degree = 1 + choose(&bytes, 9);
	int less_one = (int)choose(&bytes, 2);
	struct tb_exact a, p, q, x;

	tb_exact_init(&a);
	tb_exact_init(&p);
	tb_exact_init(&q);
	tb_exact_init(&x);
	choose_ratio(&bytes, &p, 1);
	choose_ratio(&bytes, &q, 1);
	choose_ratio(&bytes, &a, 0);
	check_arithmetic(&a, &p);
	check_number(&a, &form);
	tb_exact_set_int(&x, choose_int(&bytes) - choose_int(&bytes));
	set_halves(&x, &x, &form);
	check_number(&x, &form); /* half the time on a half */
	check_collapse(&p, degree);
	check_root_order(&p, &a, degree, less_one);
	check_roots(&p, &q, degree, less_one);
	tb_exact_root(&x, &p, degree, less_one);
	check_number(&x, &form);
	tb_exact_release(&a);
	tb_exact_release(&p);
	tb_exact_release(&q);
	tb_exact_release(&x);
	return 0;
}
