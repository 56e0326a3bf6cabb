/* A receipt's text and the name of its file, from the XML that the archive keeps. */
#include "fuzz.h"
#include "receive/receipt.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct catalogue catalogue;
	struct tb_buf text = TB_BUF_INIT, name = TB_BUF_INIT;
	struct tb_err err = {0};
	char *bytes = fuzz_text(data, size);

	if (catalogue.labels[0] == NULL) {
		char *words = fuzz_data("templates/receipt-messages.xml");

		require(catalogue_load(words, &catalogue, &err) == 0);
		free(words);
	}
	if (receipt_text(bytes, size, "receipt", &catalogue, &text, &err) != 0)
		require(err.text[0] != '\0');
	else if (receipt_name(bytes, size, "receipt", &catalogue, &name, &err) == 0)
		require(name.len < 256 && memchr(name.s, '/', name.len) == NULL);
	tb_buf_release(&text);
	tb_buf_release(&name);
	free(bytes);
	return 0;
}
