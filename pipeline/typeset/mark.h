/* 发文机关标志 (7.2.4): one issuer's on a line, or on two where it is too long;
 * several issuers' below each other, 文件 at the right in the middle of them. */
#ifndef TYPESET_MARK_H
#define TYPESET_MARK_H

#include "setter.h"

/* Set it, in red, the upper edge of its ink at y `top`, several issuers' in the height `room` as
 * far as that can be; the lower edge of its ink. */
int32_t mark_put(struct setter *set, int32_t top, int32_t room);
/* Height of several issuers' at the least size; 0 = there is one. */
int32_t mark_least_height(const struct setter *set);

#endif
