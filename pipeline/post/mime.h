/*
 * Pieces of a letter as the standards want them: words of a header (RFC 2047), names of files
 * (RFC 2231, and RFC 2047 for the programs that read nothing else), base64 in lines (RFC 2045).
 * Lines end in CR LF and are at most 78 letters long. Texts are UTF-8.
 */
#ifndef POST_MIME_H
#define POST_MIME_H

#include "../lib/buf.h"

/* "Name: text", folded; what is not ASCII, or could be taken for something else, as encoded
 * words. */
void mime_header(struct tb_buf *out, const char *name, const char *text);
/* "Name: text <address>"; without text the address alone. */
void mime_mailbox(struct tb_buf *out, const char *name, const char *text, const char *address);
/* A parameter of a header that is open, on lines of its own: name*0*=UTF-8''%E6%9C%88; … */
void mime_parameter(struct tb_buf *out, const char *name, const char *value);
/* The same as one quoted string of encoded words, which no standard allows and old programs read.
 */
void mime_old_parameter(struct tb_buf *out, const char *name, const char *value);
void mime_base64(struct tb_buf *out, const void *bytes, size_t len);

#endif
