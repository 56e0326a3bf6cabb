/* 版头 (7.2) and the title (7.3.1), on the first page. */
#ifndef TYPESET_HEAD_H
#define TYPESET_HEAD_H

#include "setter.h"

/* Set them on the new first page; the setter's y is then the title's lower edge. */
void head_put(struct setter *set);

#endif
