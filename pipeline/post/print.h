/* Delivery on paper, by lp(1) of CUPS. */
#ifndef POST_PRINT_H
#define POST_PRINT_H

#include "order.h"
#include "outcome.h"

/* The parcel's files as one job of the addressee's printer; outcome->message gets its id. */
void print_deliver(const struct parcel *parcel, struct outcome *outcome);

#endif
