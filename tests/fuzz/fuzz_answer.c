/*
 * What comes out of the process that parsed: it may have been taken over, so that it may
 * say anything.
 */
#include "hearing.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tb_buf packed = TB_BUF_INIT;
	struct parsed parsed;
	size_t i;

	if (hear_answer((const char *)data, size, 1 + size / 3, &parsed) == 0)
		for (i = 0; i < parsed.findings.n; i++)
			finding_pack(&packed, &parsed.findings.list[i]);
	walk_all(&parsed);
	forget(&parsed);
	tb_buf_release(&packed);
	return 0;
}
