/*
 * What a stranger drops, parsed in this process: no bytes make the parser stumble, what
 * it found comes whole through the pipe, and what it takes for a submission is the same
 * once it was written and read again.
 */
#include "../../pipeline/receive/sandbox.c"
#include "fuzz.h"

static struct work_file work = {.fd = -1};

/* The rows as they would be archived. */
static void
check_rows(struct parsed *parsed)
{
	struct tb_buf again = TB_BUF_INIT;
	struct tb_record record;
	struct tb_err err;
	char *once = NULL;
	size_t len = 0;
	FILE *file = open_memstream(&once, &len);

	require(file != NULL && rows_flush(&parsed->rows, 1, &err) == 0);
	rows_write(&parsed->rows, &parsed->record, file);
	fclose(file);
	require(tb_record_parse(once, len, "record", &record, &err) == 0);
	require(record.nenterprises == parsed->record.nenterprises);
	tb_record_write(&again, &record);
	require(again.len == len && memcmp(again.s, once, len) == 0);
	tb_record_release(&record);
	tb_buf_release(&again);
	free(once);
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
	require(work_file_open(&work, "/tmp", &err) == 0);
	free(schema);
	prepared = 1;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct parsed parsed;
	struct tb_buf said = TB_BUF_INIT;
	struct tb_err err = {0};
	struct answer answer = {.parsed = &parsed, .part = TB_BUF_INIT, .err = &err};
	char *bytes = fuzz_text(data, size);
	struct parse_input input = {{bytes, size, 0}, &tb_plan_default_limits, NULL, 0};

	prepare();
	pack(&input, &(struct parse_sink){&said, NULL});
	work.end = 0;
	tb_buf_reset(&work.rest);
	parsed_init(&parsed);
	rows_begin(&parsed.rows, &work);
	require(hear_parser(&answer, said.s, said.len) == 0 && answer.ended);
	require(unpack(&answer.part, &parsed) == 0);
	require(parsed.complete || parsed.findings.n > 0); /* silence is no answer */
	if (parsed.complete)
		check_rows(&parsed);
	parsed_release(&parsed);
	tb_buf_release(&answer.part);
	tb_buf_release(&said);
	free(bytes);
	return 0;
}
