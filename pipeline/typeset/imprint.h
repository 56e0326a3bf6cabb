/* 版记 (7.4): at the lower edge of the last page. */
#ifndef TYPESET_IMPRINT_H
#define TYPESET_IMPRINT_H

#include "setter.h"

/* Its height, 0 where the document has none. */
int32_t imprint_height(struct setter *set);

/* Set it below what stands on the last page, or on a further page when there is
 * no room. Nothing where the document has none. -1: no page holds it, *err filled. */
int imprint_put(struct setter *set, struct tb_err *err) TB_MUST_CHECK;

#endif
