/*
 * Who takes part in the making of a release, and what is read for it beside state: programs, the
 * libraries they have loaded, templates.  Where the environment's TONGBAO_MADE names a file that is
 * there, each program that makes bytes of it appends to it; tongbao-deliver reads it, and the
 *manifest tells of it (tongbao-manifest.5).  Elsewhere nothing is written.
 *
 *	KIND TAB NAME TAB VALUE TAB . NEWLINE
 *
 * A line that was cut off does not end so, and is none.
 */
#ifndef TB_MADE_H
#define TB_MADE_H

#include "diag.h"

#define TB_MADE_PROGRAM	 "program"  /* path, build */
#define TB_MADE_LIBRARY	 "library"  /* path as loaded, build */
#define TB_MADE_TEMPLATE "template" /* name below templates/, path */

/* This program and its libraries; called early in main. Where the file cannot be written the
 * program ends (74). */
void tb_made_program(void);
/* A template that is read: the file of that name below a folder of templates. As above. */
void tb_made_template(const char *name, const char *path);

/* Each line of the file, again and again what was told again and again; all strings for the time
 * of the call. A file that is not there has none. -1: *err filled. */
int tb_made_read(const char *path,
    void (*line)(void *user, const char *kind, const char *name, const char *value), void *user,
    struct tb_err *err) TB_MUST_CHECK;

#endif
