/* See run.h. */
#include "run.h"
#include "../lib/file.h"
#include "folder.h"
#include "inbox.h"
#include "mail.h"
#include "print.h"

/* One issue on its way. */
struct journey {
	const struct delivery_run *run;
	const struct tb_ledger_event *issue;
	char *ledger; /* folder */
	struct tb_deliveries deliveries;
	struct release releases[TB_EDITION_MAX];
	struct order order;
	struct letter_words words;
	struct tb_buf reissue;
	struct tb_account account;
	struct mailer *mailer;
	int closed[TB_CHANNEL_MAX]; /* of no use to the rest */
};

/* --- time ---------------------------------------------------------------------------------- */

static void
take_moment(const struct delivery_run *run, char now[TB_MOMENT_SIZE])
{
	time_t clock = time(NULL);
	struct tm tm;

	if (run->time != NULL || localtime_r(&clock, &tm) == NULL)
		snprintf(now, TB_MOMENT_SIZE, "%.10sT%.8s", run->date,
		    run->time != NULL ? run->time : "00:00:00");
	else
		snprintf(now, TB_MOMENT_SIZE, "%.10sT%02u:%02u:%02u", run->date,
		    (unsigned)tm.tm_hour % 24U, (unsigned)tm.tm_min % 60U,
		    (unsigned)tm.tm_sec % 60U);
}

/* The Date of a letter, RFC 5322: of the clock. */
static void
format_date(char out[64])
{
	time_t clock = time(NULL);
	struct tm tm;

	out[0] = '\0';
	if (localtime_r(&clock, &tm) != NULL)
		(void)!strftime(out, 64, "%a, %d %b %Y %H:%M:%S %z", &tm);
}

/* --- the ledger ---------------------------------------------------------------------------- */

static int
record(struct journey *journey, const struct parcel *parcel, enum tb_delivery_state state,
    const struct outcome *outcome, struct tb_err *err)
{
	char now[TB_MOMENT_SIZE];

	take_moment(journey->run, now);
	return tb_deliveries_append(journey->ledger, &journey->deliveries,
	    &(struct tb_delivery){.state = state,
		.at = now,
		.recipient = parcel->to->id,
		.channel = tb_channel_names[parcel->to->channel],
		.edition = parcel->edition,
		.address = parcel->to->address,
		.issue = journey->issue->issue,
		.attempt = parcel->attempt,
		.lasting = outcome->kind == OUTCOME_NEVER,
		.sums = parcel->sums,
		.message = outcome->message,
		.reason = outcome->reason},
	    err);
}

/* --- saying -------------------------------------------------------------------------------- */

static int
is_due(const struct parcel *parcel)
{
	return parcel->verdict == VERDICT_SEND || parcel->verdict == VERDICT_AGAIN;
}

/* What happened to a parcel, a line: for who called, and the log. */
static void
print_parcel(
    const struct journey *journey, const struct parcel *parcel, const char *word, const char *why)
{
	char period[8];
	size_t i;

	tb_term_format(tb_ledger_term(journey->issue), period);
	printf("%-9s %-6s %-4s %s %s <%s>, issue %ld of %s", word,
	    tb_channel_names[parcel->to->channel], tb_addressee_roles[parcel->to->role],
	    parcel->to->id, parcel->to->name, parcel->to->address, journey->issue->issue, period);
	for (i = 0; i < parcel->nfiles; i++)
		printf("%s%s", i == 0 ? ": " : ", ", parcel->files[i]->name);
	if (parcel->rollup != NULL)
		printf(": %s", parcel->to->documents);
	printf("%s%s\n", why[0] != '\0' ? "; " : "", why);
}

static void
find(enum tb_msg msg, const struct parcel *parcel, const char *why)
{
	tb_diag(msg, (struct tb_pos){parcel->to->source.file, parcel->to->source.line, 0},
	    "%s, %s: %s", parcel->to->id, parcel->to->name, why);
}

/* Before anything goes out. */
static void
say_findings(const struct journey *journey)
{
	size_t i;

	for (i = 0; i < journey->order.n; i++) {
		const struct parcel *parcel = &journey->order.parcels[i];

		if (parcel->verdict == VERDICT_REFUSED)
			find(parcel->finding, parcel, parcel->why);
		else if (parcel->verdict == VERDICT_FAILED || parcel->verdict == VERDICT_GIVE_UP)
			find(TB_MSG_UNDELIVERED, parcel, parcel->why);
	}
}

static void
print_order(const struct journey *journey)
{
	static const char *const words[] = {[VERDICT_SEND] = "send",
	    [VERDICT_AGAIN] = "again",
	    [VERDICT_DONE] = "has it",
	    [VERDICT_WAITS] = "waits",
	    [VERDICT_GIVE_UP] = "give up",
	    [VERDICT_FAILED] = "failed",
	    [VERDICT_REFUSED] = "refused"};
	size_t i;

	for (i = 0; i < journey->order.n; i++) {
		const struct parcel *parcel = &journey->order.parcels[i];
		int awaited = is_due(parcel) && !folder_is_there(parcel->to);

		print_parcel(journey, parcel, awaited ? "later" : words[parcel->verdict],
		    awaited ? FOLDER_AWAITED : parcel->why);
		if (awaited)
			find(TB_MSG_DEFERRED, parcel, FOLDER_AWAITED);
	}
}

/* The submissions that are due, a line each: month, plan above, day of the approval, its event. */
static void
print_wanted(const struct journey *journey)
{
	char period[8];
	size_t i;

	tb_term_format(tb_ledger_term(journey->issue), period);
	for (i = 0; i < journey->order.n; i++) {
		const struct parcel *parcel = &journey->order.parcels[i];

		if (parcel->rollup != NULL && is_due(parcel))
			printf("%s %s %s %s\n", period, parcel->rollup->plan, journey->issue->date,
			    journey->issue->path);
	}
}

/* --- sending ------------------------------------------------------------------------------- */

static void
close_channel(struct journey *journey, int channel, const char *why)
{
	journey->closed[channel] = 1;
	tb_diag(TB_MSG_CHANNEL, (struct tb_pos){tb_channel_names[channel], 0, 0}, "%s", why);
}

/* The mailer of this run, connected when the first letter is due. */
static int
need_mailer(struct journey *journey)
{
	struct outcome outcome = {OUTCOME_LATER, "", ""};

	if (journey->mailer == NULL) {
		journey->mailer =
		    mailer_open(&journey->account, journey->run->letter_seconds, &outcome);
		if (journey->mailer == NULL)
			close_channel(journey, TB_CHANNEL_MAIL, outcome.reason);
	}
	return journey->mailer != NULL;
}

static void
hand_over(struct journey *journey, const struct parcel *parcel, const struct tb_buf *letter,
    struct outcome *outcome)
{
	switch (parcel->to->channel) {
	case TB_CHANNEL_MAIL:
		mailer_send(journey->mailer, journey->run->plan->distribution.sender,
		    parcel->to->address, letter, outcome);
		break;
	case TB_CHANNEL_FOLDER:
		folder_deliver(parcel, journey->reissue.s, outcome);
		break;
	default:
		print_deliver(parcel, outcome);
		break;
	}
}

static int
settle(struct journey *journey, const struct parcel *parcel, const struct outcome *outcome,
    struct tb_err *err)
{
	static const struct {
		enum tb_delivery_state state;
		const char *word;
		enum tb_msg finding;
	} ends[] = {
	    [OUTCOME_SENT] = {TB_DELIVERY_SENT, "sent", TB_MSG_MAX},
	    [OUTCOME_LATER] = {TB_DELIVERY_FAILED, "later", TB_MSG_DEFERRED},
	    [OUTCOME_NEVER] = {TB_DELIVERY_FAILED, "failed", TB_MSG_UNDELIVERED},
	    [OUTCOME_UNKNOWN] = {TB_DELIVERY_UNKNOWN, "unknown", TB_MSG_DEFERRED},
	    [OUTCOME_CHANNEL] = {TB_DELIVERY_FAILED, "later", TB_MSG_DEFERRED},
	};

	if (record(journey, parcel, ends[outcome->kind].state, outcome, err) != 0)
		return -1;
	print_parcel(journey, parcel, ends[outcome->kind].word, outcome->reason);
	if (ends[outcome->kind].finding != TB_MSG_MAX)
		find(ends[outcome->kind].finding, parcel, outcome->reason);
	if (outcome->kind == OUTCOME_CHANNEL)
		close_channel(journey, parcel->to->channel, outcome->reason);
	return 0;
}

/* A letter that cannot be made is a finding of its recipient. */
static int
make_letter(struct journey *journey, const struct parcel *parcel, struct tb_buf *letter)
{
	struct tb_err err = {0};
	char date[64];

	if (parcel->to->channel != TB_CHANNEL_MAIL)
		return 0;
	format_date(date);
	if (letter_make(journey->run->plan, &journey->words, parcel, date, letter, &err) == 0)
		return 0;
	tb_diag_err(&err);
	return -1;
}

static int
deliver(struct journey *journey, const struct parcel *parcel, struct tb_err *err)
{
	struct outcome outcome = {OUTCOME_LATER, "", ""};
	struct tb_buf letter = TB_BUF_INIT, id = TB_BUF_INIT;
	int rc = 0;

	if (parcel->to->channel == TB_CHANNEL_MAIL && !need_mailer(journey))
		return 0;
	if (parcel->verdict == VERDICT_AGAIN)
		find(TB_MSG_PERHAPS, parcel, parcel->why);
	if (make_letter(journey, parcel, &letter) == 0) {
		if (parcel->to->channel == TB_CHANNEL_MAIL) {
			letter_message_id(journey->run->plan, parcel, &id);
			snprintf(outcome.message, sizeof(outcome.message), "%s", id.s);
		}
		rc = record(journey, parcel, TB_DELIVERY_QUEUED, &outcome, err);
		if (rc == 0) {
			hand_over(journey, parcel, &letter, &outcome);
			rc = settle(journey, parcel, &outcome, err);
		}
	}
	tb_buf_release(&letter);
	tb_buf_release(&id);
	return rc;
}

/* What a run that was cut off left: where its file was placed, that is recorded now. 1: it was
 * that of this issue, and there is nothing left to do. */
static int
resume_upward(struct journey *journey, const struct parcel *parcel, struct tb_err *err)
{
	const struct tb_delivery *cut_off = inbox_cut_off(&journey->deliveries, parcel);
	char now[TB_MOMENT_SIZE];
	struct tb_delivery sent;
	int rc = cut_off != NULL ? inbox_resume(cut_off, err) : 0;

	if (rc <= 0)
		return rc;
	take_moment(journey->run, now);
	sent = *cut_off;
	sent.state = TB_DELIVERY_SENT;
	sent.at = now;
	sent.reason = "placed before the run was cut off";
	if (tb_deliveries_append(journey->ledger, &journey->deliveries, &sent, err) != 0)
		return -1;
	if (sent.issue != journey->issue->issue)
		return 0;
	print_parcel(journey, parcel, "sent", sent.reason);
	return 1;
}

static int
deliver_upward(struct journey *journey, struct parcel *parcel, struct tb_err *err)
{
	const struct inbox_source source = {
	    &journey->deliveries, &journey->words, journey->run->made, journey->run->keys};
	struct outcome outcome = {OUTCOME_LATER, "", ""};
	int rc = resume_upward(journey, parcel, err);

	if (rc != 0)
		return rc > 0 ? 0 : -1;
	if (inbox_stage(&source, parcel, &outcome) == 0) {
		if (record(journey, parcel, TB_DELIVERY_QUEUED, &outcome, err) != 0)
			return -1;
		inbox_place(parcel, &outcome);
	}
	return settle(journey, parcel, &outcome, err);
}

static int
deliver_all(struct journey *journey, struct tb_err *err)
{
	size_t i, left = 0;
	int rc = 0;

	for (i = 0; rc == 0 && i < journey->order.n; i++) {
		struct parcel *parcel = &journey->order.parcels[i];
		struct outcome given_up = {OUTCOME_NEVER, "", ""};

		if (parcel->verdict == VERDICT_GIVE_UP) {
			outcome_set(&given_up, OUTCOME_NEVER, "%s", parcel->why);
			rc = record(journey, parcel, TB_DELIVERY_FAILED, &given_up, err);
		} else if (parcel->verdict == VERDICT_WAITS && !journey->run->quiet) {
			print_parcel(journey, parcel, "waits", parcel->why);
		} else if (is_due(parcel) && journey->closed[parcel->to->channel]) {
			continue;
		} else if (is_due(parcel) &&
			   time(NULL) - journey->run->began >= journey->run->seconds) {
			left++;
		} else if (is_due(parcel)) {
			rc = parcel->rollup != NULL ? deliver_upward(journey, parcel, err)
						    : deliver(journey, parcel, err);
		}
	}
	if (left > 0)
		tb_diag(TB_MSG_DEFERRED, (struct tb_pos){journey->ledger, 0, 0},
		    "%zu wait for the next run: this one took %ld s", left, journey->run->seconds);
	return rc;
}

/* --- an issue ------------------------------------------------------------------------------ */

/* Is anything due by mail, and so the account needed? */
static int
needs_mail(const struct journey *journey)
{
	size_t i;

	for (i = 0; i < journey->order.n; i++)
		if (is_due(&journey->order.parcels[i]) &&
		    journey->order.parcels[i].to->channel == TB_CHANNEL_MAIL)
			return 1;
	return 0;
}

/* So that who is called every five minutes says what is wrong once. */
static int
has_work(const struct journey *journey)
{
	size_t i;

	for (i = 0; i < journey->order.n; i++)
		if (is_due(&journey->order.parcels[i]) ||
		    journey->order.parcels[i].verdict == VERDICT_GIVE_UP)
			return 1;
	return 0;
}

static void
end_journey(struct journey *journey)
{
	int i;

	mailer_close(journey->mailer);
	tb_account_release(&journey->account);
	letter_words_release(&journey->words);
	order_release(&journey->order);
	for (i = 0; i < TB_EDITION_MAX; i++)
		release_close(&journey->releases[i]);
	tb_deliveries_release(&journey->deliveries);
	tb_buf_release(&journey->reissue);
	free(journey->ledger);
}

static int
begin_journey(struct journey *journey, struct tb_err *err)
{
	const struct delivery_run *run = journey->run;
	struct order_request request = {.plan = run->plan,
	    .deliveries = &journey->deliveries,
	    .issue = journey->issue,
	    .channel = run->channel};
	char now[TB_MOMENT_SIZE];
	int i, rc;

	take_moment(run, now);
	request.now = now;
	rc = tb_deliveries_load(
	    journey->ledger, tb_ledger_term(journey->issue), &journey->deliveries, err);
	for (i = 0; rc == 0 && i < TB_EDITION_MAX; i++) {
		const char *edition = i == TB_EDITION_PUBLIC ? tb_edition_names[i] : "";

		rc = release_open(run->site, journey->issue, edition, &journey->releases[i], err);
		if (rc == 0)
			request.releases[i] = &journey->releases[i];
		else if (rc == 1 && i == TB_EDITION_PUBLIC)
			rc = 0; /* there need not be one */
	}
	if (rc == 0)
		rc = letter_words_load(run->templates, &journey->words, err);
	if (rc != 0)
		return rc;
	letter_reissue(&journey->words, journey->issue->issue, &journey->reissue);
	order_make(&request, &journey->order);
	for (i = 0; has_work(journey) && i < TB_EDITION_MAX; i++)
		if (request.releases[i] != NULL && release_check(request.releases[i], err) != 0)
			return -1;
	if (!run->wanted && needs_mail(journey))
		rc = tb_account_load(
		    run->accounts, run->plan->distribution.account, &journey->account, err);
	if (rc != 0) { /* folders and printers go on */
		tb_diag_err(err);
		journey->closed[TB_CHANNEL_MAIL] = 1;
	}
	return 0;
}

int
run_issue(const struct delivery_run *run, const struct tb_ledger_event *issue, struct tb_err *err)
{
	struct journey journey = {.run = run, .issue = issue, .reissue = TB_BUF_INIT};
	int rc;

	journey.account.server = "";
	journey.ledger = tb_path_join(run->site, "input/ledger");
	rc = begin_journey(&journey, err);
	if (rc == 0 && run->wanted) {
		print_wanted(&journey);
	} else if (rc == 0) {
		if (!run->quiet || has_work(&journey))
			say_findings(&journey);
		if (run->dry)
			print_order(&journey);
		else
			rc = deliver_all(&journey, err);
	}
	end_journey(&journey);
	return rc;
}

int
run_bounced(const struct delivery_run *run, const struct tb_ledger_event *issue,
    const char *recipient, const char *reason, struct tb_err *err)
{
	char *ledger = tb_path_join(run->site, "input/ledger"), now[TB_MOMENT_SIZE];
	const struct tb_delivery *sent = NULL;
	struct tb_deliveries deliveries;
	struct tb_delivery event;
	size_t i;
	int rc = tb_deliveries_load(ledger, tb_ledger_term(issue), &deliveries, err);

	for (i = 0; rc == 0 && i < deliveries.n; i++) {
		const struct tb_delivery *at = &deliveries.list[i];

		if (at->issue == issue->issue && strcmp(at->recipient, recipient) == 0 &&
		    (strcmp(at->channel, tb_channel_names[TB_CHANNEL_MAIL]) == 0 ||
			strcmp(at->channel, tb_channel_names[TB_CHANNEL_INBOX]) == 0))
			sent = at->state == TB_DELIVERY_SENT ? at : NULL;
	}
	if (rc == 0 && sent == NULL)
		rc = tb_err_set(err, TB_MSG_VALUE, recipient, 0, 0,
		    "the ledger has no letter and no submission of this issue that '%s' was sent",
		    recipient);
	if (rc == 0) {
		take_moment(run, now);
		event = *sent;
		event.state = TB_DELIVERY_BOUNCED;
		event.at = now;
		event.reason = reason;
		rc = tb_deliveries_append(ledger, &deliveries, &event, err);
	}
	tb_deliveries_release(&deliveries);
	free(ledger);
	return rc;
}
