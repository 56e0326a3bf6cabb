/* 版头 (7.2, 10) and the title (7.3.1), on the first page. */
#ifndef TYPESET_HEAD_H
#define TYPESET_HEAD_H

#include "setter.h"

/* Heights that the first page is to show below the title's empty line. */
struct head_need {
	int32_t all;  /* 主送机关 and the first lines of the text (7.3.3) */
	int32_t text; /* the latter alone: 主送机关 may stand in the 版记 (7.3.2) */
};

/* Set them on the new first page; the setter's y is then the title's lower edge. The marks
 * of several issuers make room for what is needed as far as they can.
 * -1: they have no room on it, *err filled. */
int head_put(struct setter *set, const struct head_need *need, struct tb_err *err) TB_MUST_CHECK;

/* 份号, 密级, 紧急程度, one a line, flush left, from y on (7.2.1-7.2.3); their lower edge. */
int32_t head_put_corner(struct setter *set, int32_t y);

#endif
