/* All tables as one SQLite file (tongbao-data.5), made in memory. */
#ifndef EXPORT_DATABASE_H
#define EXPORT_DATABASE_H

#include "../lib/buf.h"
#include "dataset.h"

enum { DATABASE_VERSION = 1 }; /* PRAGMA user_version */

/* Append the bytes of the database. -1: *err filled. */
int database_make(
    const struct dataset *dataset, struct tb_buf *out, struct tb_err *err) TB_MUST_CHECK;

#endif
