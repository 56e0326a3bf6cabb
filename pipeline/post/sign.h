/* Signatures of what is submitted: detached CMS over the exact bytes (tongbao-receive.1). */
#ifndef POST_SIGN_H
#define POST_SIGN_H

#include "../lib/buf.h"
#include "../lib/diag.h"

/* Append the signature by the certificate and the private key of a PEM file, which nobody else may
 * read. -1: *err filled (E079). */
int sign_bytes(const char *pem, const struct tb_buf *bytes, struct tb_buf *signature,
    struct tb_err *err) TB_MUST_CHECK;

#endif
