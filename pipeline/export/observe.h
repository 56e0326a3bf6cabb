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
/* Behind them those of versions that figures tell of and that count no longer, as the old value
 * of a correction. -1: *err filled; *observed is to be released in both cases. */
int observed_load_replaced(const char *archive, const struct dataset *dataset,
    struct observed *observed, struct tb_err *err) TB_MUST_CHECK;
void observed_release(struct observed *observed);

/* The record that a row of the table of figures was reported in, or NULL. */
const struct tb_record *observed_find(const struct observed *observed, const char *const *figure);

/* A row of the table for each value reported; cells borrow from the records. */
void observed_tabulate(const struct observed *observed, struct dataset *dataset);

#endif
