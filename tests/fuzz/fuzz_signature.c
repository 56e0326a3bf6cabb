/*
 * A stranger's signature over fixed bytes, in this process, as either form.  No authority
 * is trusted here, so that whatever the bytes are, it is not good.
 */
#include "fuzz.h"
#include "receive/signature.h"
#include <openssl/err.h>
#include <openssl/x509_vfy.h>

static const char text[] = "<submission/>\n";

static void
check_as(enum signature_form form, const char *bytes, size_t len)
{
	static struct authority authority;
	struct signing signing = {.authority = &authority,
	    .day = {2022, 5, 4},
	    .source = {text, sizeof(text) - 1, 0},
	    .p7s = bytes,
	    .p7s_len = len,
	    .form = form};
	struct signature signature = {.state = SIGNED_UNKNOWN};
	struct findings findings;

	if (authority.store == NULL)
		authority.store = X509_STORE_new();
	findings_init(&findings);
	signature_verify(&signing, &signature, &findings);
	require(signature.state == SIGNED_BAD && findings.n > 0);
	findings_release(&findings);
	ERR_clear_error();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *bytes = fuzz_text(data, size);

	if (size <= SIGNATURE_MAX_BYTES) {
		check_as(SIGNATURE_CMS, bytes, size);
		check_as(SIGNATURE_SM2, bytes, size);
	}
	free(bytes);
	return 0;
}
