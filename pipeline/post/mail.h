/*
 * Letters to a mail server, by libcurl: one connection for all of a run, one envelope for each
 * letter, TLS and login as the account says.
 */
#ifndef POST_MAIL_H
#define POST_MAIL_H

#include "../lib/buf.h"
#include "../lib/account.h"
#include "outcome.h"

struct mailer;

/* Connects and logs in. NULL: *outcome says why, and nothing was sent. seconds: for one letter
 * at the most. */
struct mailer *mailer_open(const struct tb_account *account, long seconds, struct outcome *outcome);
/* A 5xx answer to the letter or its recipient is OUTCOME_NEVER, 4xx or no answer LATER, a
 * connection lost behind the end of the letter UNKNOWN; what concerns the account CHANNEL. */
void mailer_send(struct mailer *mailer, const char *from, const char *to,
    const struct tb_buf *letter, struct outcome *outcome);
void mailer_close(struct mailer *mailer); /* accepts NULL */

#endif
