/* See outcome.h. */
#include "outcome.h"
#include "../lib/utf8.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* What servers say is bytes of any kind, and goes into the ledger: one line of UTF-8. */
static void
make_plain(char *s)
{
	int is_utf8 = tb_utf8_valid(s, strlen(s)) == strlen(s);
	char *at;

	for (at = s; *at != '\0'; at++)
		if ((unsigned char)*at < 0x20 || *at == 0x7f)
			*at = ' ';
		else if ((unsigned char)*at >= 0x80 && !is_utf8)
			*at = '?';
	while (at > s && at[-1] == ' ')
		*--at = '\0';
}

struct outcome *
outcome_set(struct outcome *outcome, enum outcome_kind kind, const char *fmt, ...)
{
	va_list ap;

	outcome->kind = kind;
	va_start(ap, fmt);
	vsnprintf(outcome->reason, sizeof(outcome->reason), fmt, ap);
	va_end(ap);
	make_plain(outcome->reason);
	return outcome;
}
