/* Delivery into a folder, local or of a mounted share: by one rename. */
#ifndef POST_FOLDER_H
#define POST_FOLDER_H

#include "../lib/diag.h"
#include "order.h"
#include "outcome.h"

/* Why nothing can be placed where there is no folder. */
#define FOLDER_AWAITED "the folder is not there; is its share mounted?"

/* Is the folder of the addressee there, where the channel is one, folder or inbox? */
int folder_is_there(const struct tb_plan_addressee *to);

/* The parcel as ADDRESS/<period>[-public]-issue-N/: its PDFs under their Chinese names, and
 * SHA256SUMS over them. One that is there with the same bytes is what was to be delivered.
 * reissue stands behind the names of a later issue's files. */
void folder_deliver(const struct parcel *parcel, const char *reissue, struct outcome *outcome);

#endif
