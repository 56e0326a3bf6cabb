/* 信函 (10.1): its head and the double rules. */
#ifndef TYPESET_LETTER_H
#define TYPESET_LETTER_H

#include "setter.h"

/* The mark, both double rules, what stands below the first; the lower edge of that. */
int32_t letter_put_head(struct setter *set);

#endif
