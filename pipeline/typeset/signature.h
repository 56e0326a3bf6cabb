/* What closes the text: 出席, 请假, 列席 (10.3), 署名, 印章 or 签名章, 成文日期 (7.3.5). */
#ifndef TYPESET_SIGNATURE_H
#define TYPESET_SIGNATURE_H

#include "galley.h"

void signature_add_attendance(struct galley *galley);
/* -1: a seal cannot be used, *err filled. */
int signature_add(struct galley *galley, struct tb_err *err) TB_MUST_CHECK;
/* Empty lines behind 成文日期 where the remark's lines would stand under seals: so many
 * that it stands below them. */
void signature_clear_seals(struct galley *galley, const struct tb_para *remark);
/* Behind `lines` further lines: the seal stands on the page with its lower edge too. */
void signature_add_room(struct galley *galley, size_t lines);

#endif
