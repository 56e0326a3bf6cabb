/*
 * The list of documents, templates/documents.xml (tongbao-compose.1): what is made of a
 * period's figures, and of whom each: one document of all, or one of every county, say.
 */
#ifndef COMPOSE_LIST_H
#define COMPOSE_LIST_H

#include "../lib/figures.h"
#include "tree.h"

/* A kind of document. Strings are never NULL. */
struct listed {
	const char *name;	   /* of its file, without suffix */
	const char *template_name; /* of its template; the same unless the list says otherwise */
	const char *of;		   /* month, quarter, year: the kind of the figures; "" = of any */
	const char *each;	   /* XPath from <figures>, prefix f; "" = one document of all */
	const char *key;	   /* attribute of such an element that tells its documents apart */
	const char *edition;	   /* of the figures it is made of: public, or "" */
	int web;		   /* its charts stand on the status page */
	int working;		   /* a paper of the office, made with the status alone */
	const char *bind;	   /* title of the one file of them all; "" = none is bound */
	int line;
};

struct list {
	struct tb_arena arena;
	char *path;    /* of the file */
	xmlDocPtr doc; /* which the items' strings are of */
	struct listed *items;
	size_t n, cap;
};

/* Read FOLDER/documents.xml, the installed one where the folder has none. -1: *err filled,
 * nothing to release. */
int list_load(const char *folder, struct list *list, struct tb_err *err);
void list_release(struct list *list); /* accepts a zeroed one */

/* The kind with that name of `len` bytes, or NULL. */
const struct listed *list_find(const struct list *list, const char *name, size_t len);

/* Of whom the documents of a kind are. */
struct scope {
	xmlNodePtr node; /* of the figures' tree */
	const char *key; /* no two are the same, and all are fit for names of files */
};
struct scopes {
	struct tb_arena arena;
	struct scope *scopes; /* in the order of the tree */
	size_t n, cap;
};

/* Find them. -1: *err names the list's line; *scopes is empty. */
int scopes_find(const struct list *list, const struct listed *listed,
    const struct tb_figures *figures, struct scopes *scopes, struct tb_err *err);
void scopes_release(struct scopes *scopes); /* accepts a zeroed one */

#endif
