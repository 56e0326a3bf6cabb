/* The account that letters are sent by (tongbao-mail.5): secrets, kept outside plan and site. */
#ifndef POST_ACCOUNT_H
#define POST_ACCOUNT_H

#include "../lib/diag.h"
#include "../lib/mem.h"

#define ACCOUNT_FILE "/etc/tongbao/mail.xml"

enum account_security { SECURITY_STARTTLS, SECURITY_TLS, SECURITY_NONE, SECURITY_MAX };

struct account {
	struct tb_arena arena;
	const char *server; /* a host name or address */
	long port;
	enum account_security security;
	const char *user, *password; /* "" = no login */
	const char *ca;		     /* file of certificates; "" = the system's */
};

/* The account with that name of the file; a name of "" is that of the only one. Refused (-1,
 * E085, *err filled): a file that others may read or write, or another user's; no TLS to another
 * machine; a password without TLS. */
int account_load(const char *path, const char *name, struct account *account, struct tb_err *err);
void account_release(struct account *account);

#endif
