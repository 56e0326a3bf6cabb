/* A workbook in place of XML: what parse() is for the one, this is for the other. */
#ifndef RECEIVE_BOOK_PARSE_H
#define RECEIVE_BOOK_PARSE_H

#include "parse.h"

/* 0 when the bytes are nothing that is known here: they are parse()'s. Else 1, with *parsed
 * filled as by parse(): a form that was filled in, or findings that say what else it is. */
int book_parse(const struct parse_input *input, struct parse_sink *sink, struct parsed *parsed);

#endif
