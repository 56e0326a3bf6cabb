/*
 * What comes out of the process that parsed: it may have been taken over, so that it may
 * say anything.
 */
#include "../../pipeline/receive/sandbox.c"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tb_buf answer = TB_BUF_INIT, packed = TB_BUF_INIT;
	struct parsed parsed;
	size_t i;

	parsed = (struct parsed){0};
	start_over(&parsed);
	tb_buf_put(&answer, data, size);
	if (unpack(&answer, "answer", &parsed) == 0)
		for (i = 0; i < parsed.findings.n; i++)
			finding_pack(&packed, &parsed.findings.list[i]);
	parsed_release(&parsed);
	tb_buf_release(&answer);
	tb_buf_release(&packed);
	return 0;
}
