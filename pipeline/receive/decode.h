/*
 * Bytes as received to UTF-8 text (tongbao-submission.5): empty files, byte
 * order marks, the XML declaration, the encodings that offices produce.  GB2312,
 * GBK and CP936 are read as GB18030, which holds them.
 *
 * libxml2 sees only what comes out of here, so that it never converts anything:
 * where bytes are not of their encoding the line is known.  All bytes are looked at
 * once before any of them is parsed; text is never in memory whole.
 */
#ifndef RECEIVE_DECODE_H
#define RECEIVE_DECODE_H

#include "finding.h"
#include "source.h"

enum { DECODE_PIECE = 64 * 1024 };

struct decoded {
	struct source source;
	size_t begin;	   /* of the text in the bytes: behind a byte order mark */
	size_t end;	   /* of what can be read of it */
	int charset;	   /* private */
	size_t at;	   /* what was given so far */
	struct tb_buf own; /* the piece that was given, when it had to be converted */
	int cut;	   /* the last character is cut: the file ends too early */
};

/* Opens the converters once, so that a process without files can convert. */
void decode_prepare(void);
void decode_cleanup(void);

/* Looks at all of the bytes. 0, or -1 with findings: they cannot be read as text. */
int decode(const struct source *source, struct decoded *decoded, struct findings *findings);
void decoded_release(struct decoded *decoded);

/* The text from its beginning, piece by piece: UTF-8 without a byte order mark, good until
 * the next call; a piece may end within a character. 0 = there is no more. */
void decode_rewind(struct decoded *decoded);
int decode_next(struct decoded *decoded, const char **text, size_t *len);
/* All of it. */
void decode_whole(struct decoded *decoded, struct tb_buf *text);

#endif
