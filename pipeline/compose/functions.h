/*
 * The functions that a template calls, namespace urn:tongbao:xslt, prefix tb:
 *
 *	tb:figure(id)   printed text, without unit      tb:state(id)  its state
 *	tb:print(id)    the same, marked (marks.h)
 *	tb:dir(id)      up, down, flat or ''            tb:dec(id)    decimal, for charts
 *	tb:mark(id)     mark behind it, or ''           tb:unit(id)   unit
 *	tb:has(id)      is there such a figure?         tb:maybe(id)  the id if there is, else ''
 *	tb:phrase(id, slot, value, ...)                 see phrases.h
 *	tb:if(test, text, other)                        text where the test is true, else other, or ''
 *	tb:issue()      the office's sheet: <issue>, or the empty node-set
 *	tb:status()     who has reported: <status>, or the empty node-set
 *	tb:figures()    of a page of the web, whose input is other data: <figures>, or the
 *	                empty node-set
 *	tb:scope()      whom the document is of: the element that the list of documents
 *	                selects (list.h), or the empty node-set
 *	tb:subject(name, code)  the elements of the figures that are called so and have that
 *	                code, or one of these (subjects.h): tb:subject('project', @code)
 *	tb:name()       the document's name
 *	tb:day(date)    2022-08-10 as 2022年8月10日       tb:digest()   SHA-256 of the figures
 *
 * A name that does not exist is an error with the template's file and line,
 * said once for each place; the transformation runs on, so that all of them are
 * found at once, but its result is not to be used.  Of tb:has and tb:maybe none need exist;
 * library.absent has W106 said of what no figure at all is called.
 */
#ifndef COMPOSE_FUNCTIONS_H
#define COMPOSE_FUNCTIONS_H

#include "../lib/figures.h"
#include "phrases.h"
#include "subjects.h"
#include <libxslt/xsltInternals.h>

#define XSLT_FUNCTIONS_NS "urn:tongbao:xslt"

/* What the functions read; one per run, reachable from a transformation's
 * _private. */
struct library {
	const struct tb_figures *figures;
	const struct phrases *phrases;
	xmlNodePtr issue;  /* <issue>, or NULL */
	xmlNodePtr status; /* <status>, or NULL */
	xmlNodePtr root;   /* <figures> of a page of the web, or NULL */
	xmlNodePtr scope;  /* whom the document is of, or NULL */
	const struct subjects *subjects; /* of the figures, or NULL */
	const char *name;  /* of the document */
	int absent;	   /* say which names that may be left empty no figure has */
	size_t errors;	   /* met so far */
	size_t printed;	   /* of them, or left out as too many */
	struct tb_buf
	    said; /* what was wrong where, a line each; released by who made the library */
};

/* Make the functions known to one transformation. */
void functions_register(xsltTransformContextPtr transform, struct library *library);

#endif
