/* 版头 (7.2, 10) and the title (7.3.1), on the first page. */
#ifndef TYPESET_HEAD_H
#define TYPESET_HEAD_H

#include "setter.h"

/* Set them on the new first page; the setter's y is then the title's lower edge.
 * -1: they have no room on it, *err filled. */
int head_put(struct setter *set, struct tb_err *err) TB_MUST_CHECK;

/* 份号, 密级, 紧急程度, one a line, flush left, from y on (7.2.1-7.2.3); their lower edge. */
int32_t head_put_corner(struct setter *set, int32_t y);

#endif
