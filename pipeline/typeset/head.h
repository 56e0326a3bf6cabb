/* 版头 (7.2) and the title (7.3.1), on the first page. */
#ifndef TYPESET_HEAD_H
#define TYPESET_HEAD_H

#include "setter.h"

/* Set them on the new first page; the setter's y is then the title's lower edge.
 * -1: they have no room on it, *err filled. */
int head_put(struct setter *set, struct tb_err *err) TB_MUST_CHECK;

#endif
