/*
 * What a stranger drops, parsed in this process: no bytes make the parser stumble, what
 * it found comes whole through the pipe, and what is archived of it is the same once it
 * was read again.
 */
#include "hearing.h"

static void
write_again(const struct tb_record *record, struct tb_buf *out)
{
	tb_buf_reset(out);
	tb_record_write(out, record);
}

/* The archived form, as it is read by what comes later. */
static void
check_record(const struct parsed *parsed)
{
	struct tb_buf once = TB_BUF_INIT, twice = TB_BUF_INIT;
	struct tb_record record;
	struct tb_err err;
	char *text = NULL;
	size_t len = 0;
	FILE *file = open_memstream(&text, &len);

	require(file != NULL);
	rows_write(&parsed->rows, &parsed->record, file);
	require(fclose(file) == 0);
	require(tb_record_parse(text, len, "record", &record, &err) == 0);
	write_again(&record, &once);
	tb_record_release(&record);
	require(tb_record_parse(once.s, once.len, "again", &record, &err) == 0);
	write_again(&record, &twice);
	tb_record_release(&record);
	require(once.len == twice.len && memcmp(once.s, twice.s, once.len) == 0);
	tb_buf_release(&once);
	tb_buf_release(&twice);
	free(text);
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
	struct parse_input input = {
	    {(const char *)data, size, 0}, &tb_plan_default_limits, NULL, 0};
	struct tb_buf said = TB_BUF_INIT;
	struct parsed parsed;

	prepare();
	pack(&input, &(struct parse_sink){&said, NULL});
	require(hear_answer(said.s, said.len, 1000, &parsed) == 0);
	require(parsed.complete || parsed.findings.n > 0); /* silence is no answer */
	walk_all(&parsed);
	if (parsed.complete && parsed.findings.n == 0)
		check_record(&parsed);
	forget(&parsed);
	tb_buf_release(&said);
	return 0;
}
