/* Bytes to text: what is read is UTF-8, and what is not read has a finding. */
#include "fuzz.h"
#include "lib/utf8.h"
#include "receive/decode.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct findings findings;
	struct decoded decoded;
	char *bytes = fuzz_text(data, size);

	decode_prepare();
	findings_init(&findings);
	if (decode(&(struct source){bytes, size, 0}, &decoded, &findings) == 0) {
		struct tb_buf text = TB_BUF_INIT;

		decode_whole(&decoded, &text);
		require(tb_utf8_valid(text.s, text.len) == text.len);
		require(text.len > 0 && findings.n == 0);
		tb_buf_release(&text);
	} else {
		require(findings.n > 0);
	}
	decoded_release(&decoded);
	findings_release(&findings);
	free(bytes);
	return 0;
}
