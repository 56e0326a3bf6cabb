/* A record of the archive: refused with an error, or the same when written and read again. */
#include "fuzz.h"
#include "lib/record.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tb_buf once = TB_BUF_INIT, twice = TB_BUF_INIT;
	struct tb_record record, again;
	struct tb_err err = {0};
	char *bytes = fuzz_text(data, size);

	if (tb_record_parse(bytes, size, "record", &record, &err) != 0) {
		require(err.text[0] != '\0');
	} else {
		tb_record_write(&once, &record);
		require(tb_record_parse(once.s, once.len, "again", &again, &err) == 0);
		tb_record_write(&twice, &again);
		require(once.len == twice.len && memcmp(once.s, twice.s, once.len) == 0);
		tb_record_release(&again);
		tb_record_release(&record);
	}
	tb_buf_release(&once);
	tb_buf_release(&twice);
	free(bytes);
	return 0;
}
