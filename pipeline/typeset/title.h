/* Titles: broken by meaning into lines whose lengths make a trapezoid or a
 * diamond (7.3.1), where the author has set no line ends. */
#ifndef TYPESET_TITLE_H
#define TYPESET_TITLE_H

#include "setter.h"

/* The text with "\n" where its lines end, for lines of at most `measure`, set
 * in the title's role at `size`; in the setter's arena. */
const char *title_break(struct setter *set, const char *text, int32_t size, int32_t measure);

/* A title composed for its lines to be put, centred on the 版心. */
void title_make(struct setter *set, struct passage *passage, const struct words *words);
/* Its lines from y on, tagged as a heading of the first level; its lower edge. */
int32_t title_put(struct setter *set, const struct passage *passage, int32_t y);

#endif
