/* 主体 (7.3) on the galley: text, 附件说明, 署名, 附注, annexes. */
#ifndef TYPESET_BODY_H
#define TYPESET_BODY_H

#include "galley.h"

/* 主送机关 and the blank line above it, without a page break behind. */
void body_add_addressee(struct galley *galley);
/* Everything from the first block to the last annex. -1: *err filled. */
int body_add(struct galley *galley, struct tb_err *err) TB_MUST_CHECK;

#endif
