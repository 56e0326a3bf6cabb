/* An event of the ledger: refused with an error, or read. */
#include "fuzz.h"
#include "lib/ledger.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tb_ledger ledger = {0};
	struct tb_err err = {0};

	if (tb_ledger_load_event(fuzz_file("0001.event.xml", data, size), &ledger, &err) == 0)
		tb_ledger_release(&ledger);
	else
		require(err.text[0] != '\0');
	return 0;
}
