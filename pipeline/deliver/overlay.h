/* The templates that a site has of its own (tongbao.1, FILES), for the manifest. */
#ifndef DELIVER_OVERLAY_H
#define DELIVER_OVERLAY_H

#include "../lib/diag.h"
#include "../lib/xmlwrite.h"

/* Write <templates> with a <template file digest> for each file under SITE/templates that the
 * installed ones do not have, or have otherwise, by name; nothing where there is none. -1: *err
 * filled. */
int overlay_write(struct tb_xmlw *w, const char *site, struct tb_err *err) TB_MUST_CHECK;

#endif
