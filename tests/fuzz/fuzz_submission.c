/*
 * What a stranger drops, parsed in this process: no bytes make the parser stumble, what
 * it found comes whole through the pipe, and what it takes for a submission is the same
 * once it was written and read again.
 */
#include "../../pipeline/receive/sandbox.c"
#include "fuzz.h"

static void
check_record(const struct tb_record *record)
{
	struct tb_buf once = TB_BUF_INIT, twice = TB_BUF_INIT;
	struct tb_record again;
	struct tb_err err;

	tb_record_write(&once, record);
	require(tb_record_parse(once.s, once.len, "record", &again, &err) == 0);
	tb_record_write(&twice, &again);
	require(once.len == twice.len && memcmp(once.s, twice.s, once.len) == 0);
	tb_record_release(&again);
	tb_buf_release(&once);
	tb_buf_release(&twice);
}

static void
prepare(void)
{
	static int prepared;
	struct tb_err err;
	char *schema;

	if (prepared)
		return;
	schema = fuzz_data("schema/submission.xsd");
	require(parse_prepare(schema, &err) == 0);
	free(schema);
	prepared = 1;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct parsed parsed = {0};
	struct tb_buf answer = TB_BUF_INIT;
	char *bytes = fuzz_text(data, size);
	struct parse_task task = {bytes, size};

	prepare();
	start_over(&parsed);
	parse_and_pack(&task, &answer);
	require(unpack(&answer, "answer", &parsed) == 0);
	require(parsed.complete || parsed.findings.n > 0); /* silence is no answer */
	if (parsed.complete)
		check_record(&parsed.record);
	parsed_release(&parsed);
	tb_buf_release(&answer);
	free(bytes);
	return 0;
}
