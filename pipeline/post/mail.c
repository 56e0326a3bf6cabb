/* Letters by SMTP: see mail.h. */
#include "mail.h"
#include "../lib/mem.h"
#include <curl/curl.h>

enum {
	CONNECT_SECONDS = 30,
	REPLY_MAX = 400,
	REFUSAL = 400,
	REFUSAL_FOR_GOOD = 500,
	TOO_LARGE = 552
};

/* How far the talk has come. */
enum phase { PHASE_CONNECT, PHASE_SENDER, PHASE_RECIPIENT, PHASE_LETTER, PHASE_BYE };

struct mailer {
	const struct tb_account *account;
	long seconds; /* for one letter */
	CURL *curl;   /* made anew after a failure, whose connection may owe an answer; NULL until
			 then */
	char url[300];
	char error[CURL_ERROR_SIZE];
	enum phase phase;
	int hushed;	       /* it said QUIT: what follows is no answer to the letter */
	char reply[REPLY_MAX]; /* the server's last line */
	const struct tb_buf *letter;
	size_t at; /* bytes of the letter that were given away */
};

/* --- listening ----------------------------------------------------------------------------- */

static void
hear_command(struct mailer *mailer, const char *line, size_t len)
{
	static const struct {
		const char *verb;
		enum phase phase;
	} verbs[] = {{"MAIL FROM", PHASE_SENDER}, {"RCPT TO", PHASE_RECIPIENT},
	    {"DATA", PHASE_LETTER}, {"QUIT", PHASE_BYE}};
	size_t i;

	for (i = 0; i < TB_LEN(verbs); i++)
		if (len >= strlen(verbs[i].verb) &&
		    strncmp(line, verbs[i].verb, strlen(verbs[i].verb)) == 0) {
			mailer->hushed = verbs[i].phase == PHASE_BYE;
			if (!mailer->hushed)
				mailer->phase = verbs[i].phase;
		}
}

static int
hear(CURL *curl, curl_infotype type, char *data, size_t len, void *user)
{
	struct mailer *mailer = user;

	(void)curl;
	if (type == CURLINFO_HEADER_OUT) {
		hear_command(mailer, data, len);
	} else if (type == CURLINFO_HEADER_IN && !mailer->hushed) {
		while (len > 0 && (data[len - 1] == '\n' || data[len - 1] == '\r'))
			len--;
		snprintf(mailer->reply, sizeof(mailer->reply), "%.*s", (int)len, data);
	}
	return 0;
}

static size_t
give(char *to, size_t size, size_t n, void *user)
{
	struct mailer *mailer = user;
	size_t room = size * n, left = mailer->letter->len - mailer->at;
	size_t len = left < room ? left : room;

	memcpy(to, mailer->letter->s + mailer->at, len);
	mailer->at += len;
	return len;
}

/* What a server prints in answer to NOOP. */
static size_t
ignore(char *data, size_t size, size_t n, void *user)
{
	(void)data;
	(void)user;
	return size * n;
}

/* --- judging ------------------------------------------------------------------------------- */

/* What the server said, or what went wrong before it could. */
static const char *
reason_of(const struct mailer *mailer, long code, CURLcode rc)
{
	if (code >= REFUSAL && mailer->reply[0] != '\0')
		return mailer->reply;
	return mailer->error[0] != '\0' ? mailer->error : curl_easy_strerror(rc);
}

static void
judge(struct mailer *mailer, CURLcode rc, struct outcome *outcome)
{
	long code = 0;

	curl_easy_getinfo(mailer->curl, CURLINFO_RESPONSE_CODE, &code);
	if (rc == CURLE_OK)
		outcome_set(outcome, OUTCOME_SENT, "%s", mailer->reply);
	else if (mailer->phase == PHASE_CONNECT ||
		 (mailer->phase == PHASE_SENDER && code >= REFUSAL_FOR_GOOD && code != TOO_LARGE))
		outcome_set(outcome, OUTCOME_CHANNEL, "%s", reason_of(mailer, code, rc));
	else if (code >= REFUSAL_FOR_GOOD)
		outcome_set(outcome, OUTCOME_NEVER, "%s", reason_of(mailer, code, rc));
	else if (mailer->phase == PHASE_LETTER && mailer->at == mailer->letter->len &&
		 code < REFUSAL)
		outcome_set(outcome, OUTCOME_UNKNOWN, "no answer behind the end of the letter: %s",
		    reason_of(mailer, code, rc));
	else
		outcome_set(outcome, OUTCOME_LATER, "%s", reason_of(mailer, code, rc));
}

/* --- life cycle ---------------------------------------------------------------------------- */

static void
set_account(struct mailer *mailer)
{
	const struct tb_account *account = mailer->account;
	CURL *curl = mailer->curl;

	snprintf(mailer->url, sizeof(mailer->url), "%s://%s:%ld",
	    account->security == TB_SECURITY_TLS ? "smtps" : "smtp", account->server,
	    account->port);
	curl_easy_setopt(curl, CURLOPT_URL, mailer->url);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(curl, CURLOPT_PROXY, "");
	if (account->security == TB_SECURITY_STARTTLS)
		curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
	curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	if (account->ca[0] != '\0')
		curl_easy_setopt(curl, CURLOPT_CAINFO, account->ca);
	if (account->user[0] != '\0') {
		curl_easy_setopt(curl, CURLOPT_USERNAME, account->user);
		curl_easy_setopt(curl, CURLOPT_PASSWORD, account->password);
	}
}

static void
set_talk(struct mailer *mailer)
{
	CURL *curl = mailer->curl;

	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT,
	    mailer->seconds < CONNECT_SECONDS ? mailer->seconds : (long)CONNECT_SECONDS);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, mailer->seconds);
	curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, mailer->error);
	curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
	curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, hear);
	curl_easy_setopt(curl, CURLOPT_DEBUGDATA, mailer);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, ignore);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
	curl_easy_setopt(curl, CURLOPT_READDATA, mailer);
}

static CURLcode
talk(struct mailer *mailer)
{
	if (mailer->curl == NULL)
		return CURLE_FAILED_INIT;
	mailer->phase = PHASE_CONNECT;
	mailer->hushed = 0;
	mailer->reply[0] = mailer->error[0] = '\0';
	mailer->at = 0;
	return curl_easy_perform(mailer->curl);
}

static void
need_handle(struct mailer *mailer)
{
	if (mailer->curl != NULL)
		return;
	mailer->curl = curl_easy_init();
	if (mailer->curl == NULL)
		return;
	set_account(mailer);
	set_talk(mailer);
}

static void
drop_handle(struct mailer *mailer)
{
	curl_easy_cleanup(mailer->curl);
	mailer->curl = NULL;
}

struct mailer *
mailer_open(const struct tb_account *account, long seconds, struct outcome *outcome)
{
	struct mailer *mailer = tb_xcalloc(1, sizeof(*mailer));
	CURLcode rc = CURLE_FAILED_INIT;

	mailer->account = account;
	mailer->seconds = seconds;
	if (curl_global_init(CURL_GLOBAL_DEFAULT) == 0)
		need_handle(mailer);
	if (mailer->curl != NULL) {
		/* a connection that stays open, so that a letter is begun only where it can be sent
		 */
		curl_easy_setopt(mailer->curl, CURLOPT_CUSTOMREQUEST, "NOOP");
		curl_easy_setopt(mailer->curl, CURLOPT_NOBODY, 1L);
		rc = talk(mailer);
	}
	if (rc == CURLE_OK)
		return mailer;
	outcome_set(outcome, OUTCOME_CHANNEL, "%s: %s", mailer->url,
	    reason_of(mailer, mailer->reply[0] >= '4' ? REFUSAL : 0, rc));
	mailer_close(mailer);
	return NULL;
}

static CURLcode
send_letter(struct mailer *mailer, const char *from, struct curl_slist *recipients)
{
	CURL *curl = mailer->curl;

	curl_easy_setopt(curl, CURLOPT_NOBODY, 0L);
	curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, NULL);
	curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)mailer->letter->len);
	curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from);
	curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
	return talk(mailer);
}

void
mailer_send(struct mailer *mailer, const char *from, const char *to, const struct tb_buf *letter,
    struct outcome *outcome)
{
	struct curl_slist *recipients = curl_slist_append(NULL, to);
	long connects = 0;
	CURLcode rc;

	mailer->letter = letter;
	need_handle(mailer);
	rc = send_letter(mailer, from, recipients);
	curl_easy_getinfo(mailer->curl, CURLINFO_NUM_CONNECTS, &connects);
	/* the connection had been left by the server meanwhile */
	if (rc != CURLE_OK && connects == 0 && mailer->phase < PHASE_LETTER &&
	    mailer->reply[0] == '\0') {
		drop_handle(mailer);
		need_handle(mailer);
		rc = send_letter(mailer, from, recipients);
	}
	judge(mailer, rc, outcome);
	if (rc != CURLE_OK)
		drop_handle(mailer);
	else
		curl_easy_setopt(mailer->curl, CURLOPT_MAIL_RCPT, NULL);
	curl_slist_free_all(recipients);
}

void
mailer_close(struct mailer *mailer)
{
	if (mailer == NULL)
		return;
	drop_handle(mailer);
	curl_global_cleanup();
	free(mailer);
}
