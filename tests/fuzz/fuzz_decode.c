/*
 * Bytes to text: what is read is UTF-8, the same in pieces as at once, and what is not
 * read has a finding.
 */
#include "fuzz.h"
#include "lib/utf8.h"
#include "receive/decode.h"

static void
check_text(struct decoded *decoded)
{
	struct tb_buf whole = TB_BUF_INIT, pieces = TB_BUF_INIT;
	const char *text;
	size_t len;

	decode_whole(decoded, &whole);
	require(whole.len > 0 && tb_utf8_valid(whole.s, whole.len) == whole.len);
	decode_rewind(decoded);
	while (decode_next(decoded, &text, &len))
		tb_buf_put(&pieces, text, len);
	require(whole.len == pieces.len && memcmp(whole.s, pieces.s, whole.len) == 0);
	tb_buf_release(&whole);
	tb_buf_release(&pieces);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct source source = {(const char *)data, size, 0};
	struct findings findings;
	struct decoded decoded;

	decode_prepare();
	findings_init(&findings);
	if (decode(&source, &decoded, &findings) == 0)
		check_text(&decoded);
	else
		require(findings.n > 0);
	decoded_release(&decoded);
	findings_release(&findings);
	return 0;
}
