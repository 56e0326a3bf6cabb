/* Lengths in points as text: see length.h. */
#include "length.h"
#include "../type/pages.h"

void
length_put(struct tb_buf *out, int64_t pu)
{
	int64_t size = pu < 0 ? -pu : pu;
	int64_t parts = (size * 10000 + TB_PU_PER_PT / 2) / TB_PU_PER_PT;
	int64_t rest = parts % 10000;
	int divisor;

	if (pu < 0 && parts > 0)
		tb_buf_putc(out, '-');
	tb_buf_putint(out, parts / 10000);
	if (rest == 0)
		return;
	tb_buf_putc(out, '.');
	for (divisor = 1000; rest > 0; divisor /= 10) {
		tb_buf_putc(out, (char)('0' + rest / divisor));
		rest %= divisor;
	}
}
