/*
 * Reading XML of the project's own formats (plan, records, figures, documents,
 * styles) by SAX: hardened, with the line of every element.
 *
 * The bytes are limited in size before parsing; no network, no entity other
 * than the five of XML, no DOCTYPE at all, no HUGE.  Submissions dropped by
 * strangers are read by receive with its own reader and schema; what stands
 * behind it comes through here.
 *
 * A handler returns 0 to go on, -1 after tb_xml_fail() to stop.
 */
#ifndef TB_XMLREAD_H
#define TB_XMLREAD_H

#include "buf.h"
#include "diag.h"
#include "mem.h"

struct tb_xml; /* the running parser */

struct tb_xml_attr {
	const char *name;  /* local name */
	const char *value; /* NUL-terminated UTF-8, good during the call; those of an element
			    * stand one behind the other */
};

struct tb_xml_handler {
	const char *ns; /* elements of other namespaces are an error; NULL = any */
	/* Element starts. depth is 0 for the root. Attributes end with {NULL, NULL}. */
	int (*start)(struct tb_xml *xml, void *user, const char *name,
	    const struct tb_xml_attr *attrs, int depth);
	/* Element ends; text = the character data that stood directly inside it
	 * before its end and behind its last child, not trimmed. NULL = not asked. */
	int (*end)(struct tb_xml *xml, void *user, const char *name, const char *text, int depth);
	/* Character data as it comes, for mixed content. NULL = not asked. */
	int (*text)(struct tb_xml *xml, void *user, const char *s, size_t len);
	/* As start, for elements of a further namespace; NULL = not allowed. */
	const char *ns2;
	/* Children of the root that are many, are empty and get into no tree: of bytes, those that stand
	 * alone in their line are read faster. The same is told of them, and no text of the root. NULL =
	 * there are none. */
	const char *plain;
};

/* Parse a file, or bytes under a name. 0, or -1 with *err filled (file, line). */
int tb_xml_parse_file(const char *path, const struct tb_xml_handler *handler, void *user,
    struct tb_err *err) TB_MUST_CHECK;
int tb_xml_parse(const char *bytes, size_t len, const char *name,
    const struct tb_xml_handler *handler, void *user, struct tb_err *err) TB_MUST_CHECK;
/* The same from bytes, and what they hold as a tree of libxml2, for XSLT: all elements but
 * those that start leaves out, and the text in them but for that directly in the root, which
 * is indentation. NULL: *err filled; the caller frees the tree with xmlFreeDoc(). */
struct _xmlDoc *tb_xml_parse_tree(const char *bytes, size_t len, const char *name,
    const struct tb_xml_handler *handler, void *user, struct tb_err *err) TB_MUST_CHECK;

/* For start: the current element, with all in it, does not get into the tree, if there is one. */
void tb_xml_leave_out(struct tb_xml *xml);

/* For handlers. */
int tb_xml_line(const struct tb_xml *xml);
const char *tb_xml_name(const struct tb_xml *xml); /* file name for messages */
const char *tb_xml_ns(const struct tb_xml *xml);   /* namespace of the current element */

/* Stop with an error at the current line; returns -1. */
int tb_xml_fail(struct tb_xml *xml, enum tb_msg msg, const char *fmt, ...) TB_PRINTF(3, 4);

/* Value of an attribute, or NULL. */
const char *tb_xml_attr(const struct tb_xml_attr *attrs, const char *name);
/* Value of an attribute that must stand there: else fails the parse and returns NULL. */
const char *tb_xml_need(
    struct tb_xml *xml, const char *element, const struct tb_xml_attr *attrs, const char *name);
/* -1 (failed) when an attribute is there that is not in the NULL-ended list. */
int tb_xml_only(struct tb_xml *xml, const char *element, const struct tb_xml_attr *attrs,
    const char *const *names);

/* Append one attribute value as a SAX2 handler gets it. Without entity
 * substitution it leaves an ampersand of the value as the character reference
 * "&#38;", the only one it leaves. For receive, which has its own parser. */
void tb_xml_put_value(struct tb_buf *out, const char *from, const char *end);

/* libxml2's global state, once before the end of main. */
void tb_xml_cleanup(void);

#endif
