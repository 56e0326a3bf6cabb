/*
 * From what a release was made, beside submissions: the plan's files, the templates that were read,
 * programs and libraries that took part, the faces of its letters (tongbao-manifest.5).
 */
#ifndef DELIVER_MAKING_H
#define DELIVER_MAKING_H

#include "../lib/xmlwrite.h"
#include "run.h"

enum making_kind { MAKING_PLAN, MAKING_TEMPLATE, MAKING_PROGRAM, MAKING_LIBRARY, MAKING_FONT };

struct making_part {
	enum making_kind kind;
	const char *name;   /* of its kind: what it is called */
	const char *file;   /* of a library: its file, which tells the version; "" in others */
	const char *digest; /* of a program or a library its build */
	int own;	    /* a template that the site has otherwise than the installed one */
};

struct making {
	struct tb_arena arena;
	struct making_part *parts; /* by kind and name */
	int partial; /* the run was cut off: what is not told may be there all the same */
	size_t n, cap;
};

/* What made the runs (two of one release at most, the second may be NULL), as their work folders
 * and the site's plan tell. 0, or -1 with *err filled and *making released. */
int making_gather(const char *site, const struct run *run, const struct run *published,
    struct making *making, struct tb_err *err) TB_MUST_CHECK;
/* What a manifest, or the event of an approval, tells of it. As above. */
int making_load(const char *path, struct making *making, struct tb_err *err) TB_MUST_CHECK;
void making_release(struct making *making);

/* The elements <plan>, <templates> and <making>; those of which nothing is told are left out. */
void making_write(struct tb_xmlw *w, const struct making *making);

/* Calls tell() with a few words for each part that is other now: "template phrases.xml changed
 * (1f0c2ab94d7e, now 8d2c41e07b55)". tell may be NULL. Returns how many. */
size_t making_compare(const struct making *was, const struct making *now,
    void (*tell)(void *user, const char *words), void *user);

#endif
