/* Which figures are meant: by id, by name, or by what is printed. */
#ifndef EXPORT_FIND_H
#define EXPORT_FIND_H

#include "dataset.h"

/* Rows of the table of figures, in its order; the caller frees *rows. Of the three readings the
 * first that finds something holds: the id; the printed text, with its unit or without, a
 * sign in front passed over; a name, as lists have it, or else one whose words, parted by blanks or '·', all stand in the
 * figure's own "范围·指标", but those alone whose name is no more than they, where there are
 * such. Of several, those that have a value, where one has. */
size_t find_figures(const struct dataset *dataset, const char *asked, size_t **rows);

/* The ids that differ from the text in the fewest bytes, at most n of them, nearest first; how
 * many. */
size_t find_near(const struct dataset *dataset, const char *asked, const char **ids, size_t n);

#endif
