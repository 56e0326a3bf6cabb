/* Between the files of the ledger module. */
#ifndef TB_LEDGER_PRIVATE_H
#define TB_LEDGER_PRIVATE_H

#include "ledger.h"
#include <string.h>

/* The kind of events that only the ledger itself names (ledger.c reads, ledger-append.c writes). */
#define KIND_ISSUE "issue-approved"

/* kind: TB_LEDGER_GIVEN and its like. */
static inline int
ledger_is_kind(const struct tb_ledger_event *event, const char *kind)
{
	return strcmp(event->kind, kind) == 0;
}

/* The event xml gets the name (a path below the ledger's folder, in one that is there) and the
 * audit log its row, at one instant; rows holds the row's fields, and gets the file. */
int ledger_record(const char *folder, const char *name, const struct tb_buf *xml,
    struct tb_buf *rows, struct tb_err *err) TB_MUST_CHECK;

#endif
