/* Between decode.c, which converts, and decode-head.c, which sees what is to be converted. */
#ifndef RECEIVE_DECODE_PRIVATE_H
#define RECEIVE_DECODE_PRIVATE_H

#include "decode.h"

enum charset {
	CHARSET_UTF8,
	CHARSET_ASCII,
	CHARSET_UTF16LE,
	CHARSET_UTF16BE,
	CHARSET_GB18030,
	CHARSET_BIG5
};
enum { CHARSETS = CHARSET_BIG5 + 1, DECODE_UNKNOWN = -1 };

/* As iconv and people call them. */
extern const char *const decode_charsets[CHARSETS];

/* What the first bytes say. */
struct decode_head {
	int bom;	   /* enum charset, DECODE_UNKNOWN = there is none */
	size_t skip;	   /* bytes of the byte order mark */
	int family;	   /* CHARSET_UTF8 for every encoding that holds ASCII, or a UTF-16 */
	char declared[40]; /* encoding as it stands there, "" = none */
	char version[16];  /* of XML, "" = no declaration */
	int blank;	   /* blanks before the declaration */
};

void decode_read_head(const char *bytes, size_t len, struct decode_head *head);
/* The charset to read with, or DECODE_UNKNOWN after a finding. */
int decode_choose(const struct decode_head *head, struct findings *findings);
/* The declaration's own faults; 0 = none. */
int decode_check_head(const struct decode_head *head, struct findings *findings);

#endif
