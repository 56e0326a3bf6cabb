/*
 * Bytes as received to UTF-8 text (tongbao-submission.5): empty files, byte
 * order marks, the XML declaration, the encodings that offices produce.  GB2312,
 * GBK and CP936 are read as GB18030, which holds them.
 *
 * libxml2 sees only what comes out of here, so that it never converts anything:
 * where bytes are not of their encoding the line is known.
 */
#ifndef RECEIVE_DECODE_H
#define RECEIVE_DECODE_H

#include "finding.h"

struct decoded {
	struct tb_buf own; /* the converted text, when it had to be converted */
	const char *text;  /* UTF-8 without a byte order mark; in own or in the bytes */
	size_t len;
	int cut; /* the last character is cut: the file ends too early */
};

/* Opens the converters once, so that a process without files can convert. */
void decode_prepare(void);
void decode_cleanup(void);

/* 0, or -1 with findings: the bytes cannot be read as text. */
int decode(const char *bytes, size_t len, struct decoded *decoded, struct findings *findings);
void decoded_release(struct decoded *decoded);

#endif
