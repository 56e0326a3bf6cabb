/* Lengths as text: exact, rounded to the nearest 1/10000 pt, no needless digits. */
#include "paint/length.h"
#include <criterion/criterion.h>

static const struct {
	int64_t pu;
	const char *text;
} rows[] = {
    {0, "0"},
    {1024, "1"},
    {-1024, "-1"},
    {512, "0.5"},
    {-512, "-0.5"},
    {1, "0.001"},
    {-1, "-0.001"},
    {1025, "1.001"},
    {3, "0.0029"},
    {609562, "595.2754"},
    {862095, "841.8896"},
    {10240, "10"},
    {2147483647, "2097151.999"},
    {-2147483647, "-2097151.999"},
};

Test(length, rows)
{
	for (size_t i = 0; i < TB_LEN(rows); i++) {
		struct tb_buf out = TB_BUF_INIT;

		length_put(&out, rows[i].pu);
		cr_assert_str_eq(out.s, rows[i].text, "%lld: %s", (long long)rows[i].pu, out.s);
		tb_buf_release(&out);
	}
}
