/* The running parser: xmlread.c and xmlplain.c. */
#ifndef TB_XML_PRIVATE_H
#define TB_XML_PRIVATE_H

#include "xmlread.h"
#include <libxml/parser.h>

enum { TB_XML_MAX_ATTRS = 64 };

struct tb_xml {
	const struct tb_xml_handler *handler;
	void *user;
	const char *name;
	const char *ns;
	xmlParserCtxtPtr ctxt;
	struct tb_err *err;
	struct tb_buf text;   /* character data since the last tag */
	struct tb_buf values; /* values of the current element's attributes */
	int depth;	      /* of the current element; -1 outside the root */
	int failed;
	int builds;   /* a tree of what it reads */
	int left_out; /* depth of the open element that does not get into it, 0 = none */
	int ahead;    /* lines that the parser was not told of yet */
	char *root_ns; /* that of children without a prefix, or NULL */
};

/* The last of some bytes ends the document. */
void tb_xml_feed(struct tb_xml *xml, const char *bytes, size_t len, int last);

/* All bytes of a document whose handler has plain elements: those that stand alone in their line are
 * read here, everything else is fed to the parser. */
void tb_xml_feed_plain(struct tb_xml *xml, const char *bytes, size_t len);

#endif
