/* What submissions reported: the table of observations, from the archive's records. */
#ifndef EXPORT_OBSERVE_H
#define EXPORT_OBSERVE_H

#include "../lib/record.h"
#include "dataset.h"

/* The records of the submissions that count (table SUBMISSION), in its order. */
struct observed {
	struct tb_record *records;
	size_t n;
};

/* -1: *err filled; nothing to release. */
int observed_load(const char *archive, const struct dataset *dataset, struct observed *observed,
    struct tb_err *err) TB_MUST_CHECK;
void observed_release(struct observed *observed);

/* A row of the table for each value reported; cells borrow from the records. */
void observed_tabulate(const struct observed *observed, struct dataset *dataset);

#endif
