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
	if (decode(bytes, size, &decoded, &findings) == 0) {
		require(tb_utf8_valid(decoded.text, decoded.len) == decoded.len);
		require(decoded.len > 0 && findings.n == 0);
	} else {
		require(findings.n > 0);
	}
	decoded_release(&decoded);
	findings_release(&findings);
	free(bytes);
	return 0;
}
