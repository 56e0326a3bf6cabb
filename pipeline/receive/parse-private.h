/*
 * What parse.c, which follows the events of the parser, and parse-faults.c,
 * which makes findings of what the schema says, share.
 */
#ifndef RECEIVE_PARSE_PRIVATE_H
#define RECEIVE_PARSE_PRIVATE_H

#include "../lib/buf.h"
#include "../lib/xmlread.h"
#include "parse.h"
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

/* What a tag can hold, whatever the plan allows (TB_LIMIT_ATTRIBUTES). */
enum { MAX_ATTRS = TB_LIMIT_ATTRIBUTES };

/* Where the parser is; findings of the schema are about this place. */
struct place {
	const char *section; /* NULL = the head */
	int row;
	char code[64];
	char element[32];
	int line;
};

struct parser {
	const struct parse_input *input;
	struct parsed *out;
	struct parse_sink *sink;
	struct tb_framer framer;
	xmlParserCtxtPtr ctxt;
	struct place place;
	struct tb_buf text, values;
	struct tb_xml_attr attrs[MAX_ATTRS + 1]; /* of the current element, in values */
	int depth;				 /* of the current element, -1 outside the root */
	int closing;				 /* the element at this depth has ended */
	int rows;				 /* elements below the root */
	int stopped;				 /* a fault after which nothing more is said */
	int well_formed;			 /* until proved otherwise */
	int foreign;				 /* the root is no submission */
	int ending; /* all bytes are in: what is wrong now is missing */
};

/* Line of the parser in the text. */
int parser_line(const struct parser *p);

/* For xmlSchemaSetValidStructuredErrors: user is the struct parser. */
void parser_schema_error(void *user, xmlErrorPtr error);

#endif
