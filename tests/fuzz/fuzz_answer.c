/*
 * What comes out of the process that parsed: it may have been taken over, so that it may
 * say anything.
 */
#include "../../pipeline/receive/sandbox.c"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct work_file work = {.fd = -1, .rest = TB_BUF_INIT}; /* nothing is flushed */
	struct tb_buf packed = TB_BUF_INIT;
	struct parsed parsed;
	struct tb_err err = {0};
	struct answer answer = {.parsed = &parsed, .part = TB_BUF_INIT, .err = &err};
	size_t i;

	parsed_init(&parsed);
	rows_begin(&parsed.rows, &work);
	if (hear_parser(&answer, (const char *)data, size) == 0 && answer.ended &&
	    unpack(&answer.part, &parsed) == 0)
		for (i = 0; i < parsed.findings.n; i++)
			finding_pack(&packed, &parsed.findings.list[i]);
	parsed_release(&parsed);
	work_file_close(&work);
	tb_buf_release(&answer.part);
	tb_buf_release(&packed);
	return 0;
}
