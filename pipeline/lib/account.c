/* The mail account: see account.h. */
#include "account.h"
#include "decimal.h"
#include "xmlread.h"
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#define ACCOUNT_NS "urn:tongbao:mail:1"

enum { PORT_STARTTLS = 587, PORT_TLS = 465, PORT_NONE = 25, PORT_MAX = 65535 };

static const char *const security_names[] = {"starttls", "tls", "none", NULL};
static const long usual_ports[] = {PORT_STARTTLS, PORT_TLS, PORT_NONE};

struct search {
	const char *name;
	struct tb_account *account;
	size_t n; /* found */
};

static int
is_this_machine(const char *server)
{
	return strcmp(server, "localhost") == 0 || strncmp(server, "127.", 4) == 0 ||
	       strcmp(server, "::1") == 0 || strcmp(server, "[::1]") == 0;
}

static const char *
text_of(struct search *search, const struct tb_xml_attr *attrs, const char *name)
{
	const char *value = tb_xml_attr(attrs, name);

	return tb_arena_strdup(&search->account->arena, value != NULL ? value : "");
}

static int
read_security(struct tb_xml *xml, struct tb_account *account, const struct tb_xml_attr *attrs)
{
	const char *word = tb_xml_attr(attrs, "security"), *port = tb_xml_attr(attrs, "port");
	int i;

	for (i = 0; word != NULL && i < TB_SECURITY_MAX && strcmp(word, security_names[i]) != 0;)
		i++;
	if (i == TB_SECURITY_MAX)
		return tb_xml_fail(
		    xml, TB_MSG_MAIL, "security=\"%s\": starttls, tls or none is needed", word);
	account->security = word != NULL ? (enum tb_account_security)i : TB_SECURITY_STARTTLS;
	account->port = usual_ports[account->security];
	if (port != NULL && tb_int_parse(port, 1, PORT_MAX, &account->port) != 0)
		return tb_xml_fail(
		    xml, TB_MSG_MAIL, "port=\"%s\": a number from 1 to 65535 is needed", port);
	return 0;
}

static int
start_account(struct tb_xml *xml, struct search *search, const struct tb_xml_attr *attrs)
{
	static const char *const known[] = {
	    "name", "server", "port", "security", "user", "password", "ca", NULL};
	const char *name = tb_xml_need(xml, "account", attrs, "name");
	struct tb_account *account = search->account;

	if (name == NULL || tb_xml_only(xml, "account", attrs, known) != 0)
		return -1;
	if (search->name[0] != '\0' && strcmp(search->name, name) != 0)
		return 0;
	search->n++;
	if (tb_xml_need(xml, "account", attrs, "server") == NULL ||
	    read_security(xml, account, attrs) != 0)
		return -1;
	account->server = text_of(search, attrs, "server");
	account->user = text_of(search, attrs, "user");
	account->password = text_of(search, attrs, "password");
	account->ca = text_of(search, attrs, "ca");
	if (account->security == TB_SECURITY_NONE &&
	    (account->user[0] != '\0' || !is_this_machine(account->server)))
		return tb_xml_fail(xml, TB_MSG_MAIL,
		    "security=\"none\" is for a server on this machine that asks for no login "
		    "alone");
	return 0;
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	if (depth == 0 && strcmp(name, "mail") == 0)
		return 0;
	if (depth == 1 && strcmp(name, "account") == 0)
		return start_account(xml, user, attrs);
	return tb_xml_fail(xml, TB_MSG_MAIL, "<%s> is not known here", name);
}

int
tb_secret_check(const char *path, enum tb_msg msg, const char *page, struct tb_err *err)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return tb_err_set(err, msg, path, 0, 0, "%s; see %s",
		    errno == ENOENT ? "the file is missing" : strerror(errno), page);
	if (st.st_uid != 0 && st.st_uid != geteuid())
		return tb_err_set(
		    err, msg, path, 0, 0, "it belongs to another user; chown root it");
	if ((st.st_mode & (S_IWGRP | S_IRWXO)) != 0)
		return tb_err_set(err, msg, path, 0, 0,
		    "its mode is %03o: others may read or change it; chmod 640 or 600 it",
		    (unsigned)(st.st_mode & 0777));
	return 0;
}

int
tb_account_load(const char *path, const char *name, struct tb_account *account, struct tb_err *err)
{
	static const struct tb_xml_handler handler = {.ns = ACCOUNT_NS, .start = on_start};
	struct search search = {name, account, 0};
	int rc;

	*account = (struct tb_account){.server = ""};
	rc = tb_secret_check(path, TB_MSG_MAIL, "tongbao-mail(5)", err);
	if (rc == 0)
		rc = tb_xml_parse_file(path, &handler, &search, err);
	if (rc != 0)
		err->msg = TB_MSG_MAIL;
	else if (search.n == 0)
		rc = tb_err_set(err, TB_MSG_MAIL, path, 0, 0, "it has no account '%s'", name);
	else if (search.n > 1)
		rc = tb_err_set(err, TB_MSG_MAIL, path, 0, 0,
		    "it has several accounts of that name; name one as <distribution account=…>");
	if (rc != 0)
		tb_account_release(account);
	return rc;
}

void
tb_account_release(struct tb_account *account)
{
	tb_arena_release(&account->arena);
	*account = (struct tb_account){.server = ""};
}
