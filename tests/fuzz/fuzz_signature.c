/*
 * A stranger's .p7s over fixed bytes, in this process.  No authority is trusted here, so
 * that whatever the bytes are, the signature is not good.
 */
#include "fuzz.h"
#include "receive/signature.h"
#include <openssl/err.h>
#include <openssl/x509_vfy.h>

static const char text[] = "<submission/>\n";

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct authority authority;
	char *p7s = fuzz_text(data, size);
	struct signing signing = {.authority = &authority,
	    .day = {2022, 5, 4},
	    .source = {text, sizeof(text) - 1, 0},
	    .p7s = p7s,
	    .p7s_len = size};
	struct signature signature = {.state = SIGNED_UNKNOWN};
	struct findings findings;

	if (authority.store == NULL)
		authority.store = X509_STORE_new();
	findings_init(&findings);
	if (size <= SIGNATURE_MAX_BYTES)
		signature_verify(&signing, &signature, &findings);
	require(size > SIGNATURE_MAX_BYTES || (signature.state == SIGNED_BAD && findings.n > 0));
	findings_release(&findings);
	ERR_clear_error();
	free(p7s);
	return 0;
}
