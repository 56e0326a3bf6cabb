/* The kind of events that only the ledger itself names (ledger.c reads, ledger-append.c writes). */
#ifndef TB_LEDGER_PRIVATE_H
#define TB_LEDGER_PRIVATE_H

#include "ledger.h"

#define KIND_ISSUE "issue-approved"

#endif
