/* The account that letters are sent by (tongbao-mail.5): secrets, kept outside plan and site. */
#ifndef TB_ACCOUNT_H
#define TB_ACCOUNT_H

#include "diag.h"
#include "mem.h"

#define TB_ACCOUNT_FILE "/etc/tongbao/mail.xml"
/* NAME.pem: certificate and private key that submissions to the level above are signed with. */
#define TB_KEYS_FOLDER "/etc/tongbao/keys"

enum tb_account_security {
	TB_SECURITY_STARTTLS,
	TB_SECURITY_TLS,
	TB_SECURITY_NONE,
	TB_SECURITY_MAX
};

struct tb_account {
	struct tb_arena arena;
	const char *server; /* a host name or address */
	long port;
	enum tb_account_security security;
	const char *user, *password; /* "" = no login */
	const char *ca;		     /* file of certificates; "" = the system's */
};

/* The account with that name of the file; a name of "" is that of the only one. Refused (-1,
 * E085, *err filled): a file that others may read or write, or another user's; no TLS to another
 * machine; a password without TLS. */
int tb_account_load(
    const char *path, const char *name, struct tb_account *account, struct tb_err *err);
void tb_account_release(struct tb_account *account);

/* Of any file of secrets: nobody else may read it, or put other secrets in its place. -1: *err
 * filled with the message; a file that is missing is told with the manual page. */
int tb_secret_check(
    const char *path, enum tb_msg msg, const char *page, struct tb_err *err) TB_MUST_CHECK;

#endif
