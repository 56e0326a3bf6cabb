/*
 * What a template made becomes a document (tongbao-document.5): white space
 * tidied (tidy.h, quotes.h), written in one way, then read back and checked.
 */
#ifndef COMPOSE_DOCUMENT_H
#define COMPOSE_DOCUMENT_H

#include "../lib/buf.h"
#include "tree.h"
#include "wording.h"
#include <libxml/xmlschemas.h>

#define DOCUMENT_NS "urn:tongbao:document:1"

/* Does the document give what others wrote, as its template says (received="yes" on the
 * root)? Then straight quotes stay, and wording is not ours to check. */
int document_is_received(const xmlDoc *result);

/* Append the result tree of a transformation as a document: containers with
 * one child a line, text with no white space that is not meant (tidy.h).
 * Attributes stand in the order in which the template gave them; that of
 * document_is_received is not written. */
void document_write(const xmlDoc *result, struct tb_buf *out);

/* A schema of the data folder (document.xsd), or NULL with *err filled. Release
 * with xmlSchemaFree. */
xmlSchemaPtr document_schema(const char *name, struct tb_err *err);

/* Check the bytes of a document: schema, ids and references, the cells of
 * tables, charts, empty texts. Wording that no bulletin may have is a warning,
 * for it may come from a unit's free text; wording NULL = any may stand.
 * marked: the same document with the marks of stylesheet_marked, by which what
 * is wrong is told with the line of its template (without marks with that of the
 * document); NULL = nothing is printed. 0; 1 when there were warnings alone; -1 when
 * there was an error. */
int document_check(const struct tb_buf *bytes, const struct tb_buf *marked, const char *name,
    xmlSchemaPtr schema, const struct wording *wording);

#endif
