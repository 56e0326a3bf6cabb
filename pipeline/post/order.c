/* Who gets what: see order.h. */
#include "order.h"
#include <fnmatch.h>
#include <stdarg.h>

enum { WORD_SIZE = 80, DAY_SECONDS = 24 * 60 * 60 };

static int
next_word(const char **at, char word[WORD_SIZE])
{
	size_t len;

	*at += strspn(*at, " ");
	len = strcspn(*at, " ");
	snprintf(word, WORD_SIZE, "%.*s", (int)(len < WORD_SIZE ? len : WORD_SIZE - 1), *at);
	*at += len;
	return len > 0;
}

/* --- verdicts ------------------------------------------------------------------------------ */

static void set(struct parcel *parcel, enum verdict verdict, const char *fmt, ...) TB_PRINTF(3, 4);

static void
set(struct parcel *parcel, enum verdict verdict, const char *fmt, ...)
{
	va_list ap;

	parcel->verdict = verdict;
	va_start(ap, fmt);
	vsnprintf(parcel->why, sizeof(parcel->why), fmt, ap);
	va_end(ap);
}

static int
is_public(const struct tb_plan_addressee *to)
{
	return to->edition == TB_EDITION_PUBLIC;
}

/* A unit of the plan may have what is internal; anybody else only where the plan says so. */
static int
may_have_internal(const struct tb_plan_addressee *to)
{
	return to->may >= 0 ? to->may == TB_EDITION_INTERNAL : to->unit[0] != '\0';
}

/* local@domain, of what needs no quoting anywhere. */
static int
is_mail_address(const char *s)
{
	static const char letters[] =
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
	size_t local = strcspn(s, "@"), i;
	const char *domain = s + local + (s[local] == '@');

	if (local == 0 || s[0] == '.' || s[0] == '-' || domain[0] == '\0' || domain[0] == '.' ||
	    strlen(s) > 254 || strstr(s, "..") != NULL)
		return 0;
	for (i = 0; i < local; i++)
		if (strchr(letters, s[i]) == NULL && strchr(".!#$%&'*+/=?^_`{|}~-", s[i]) == NULL)
			return 0;
	for (; *domain != '\0'; domain++)
		if (strchr(letters, *domain) == NULL && *domain != '-' && *domain != '.')
			return 0;
	return 1;
}

static int
is_address(const struct tb_plan_addressee *to)
{
	switch (to->channel) {
	case TB_CHANNEL_MAIL:
		return is_mail_address(to->address);
	case TB_CHANNEL_FOLDER:
	case TB_CHANNEL_INBOX:
		return to->address[0] == '/';
	default:
		return to->address[0] != '\0' && to->address[0] != '-';
	}
}

static void
refuse(struct parcel *parcel, enum tb_msg finding, const char *why)
{
	set(parcel, VERDICT_REFUSED, "%s", why);
	parcel->finding = finding;
}

/* Is it refused, whatever the day? */
static int
judge_right(const struct order_request *request, struct parcel *parcel)
{
	static const char *const addresses[TB_CHANNEL_MAX] = {
	    [TB_CHANNEL_FOLDER] = "the path of a folder, from the root on",
	    [TB_CHANNEL_MAIL] = "a mail address NAME@DOMAIN",
	    [TB_CHANNEL_PRINT] = "the name of a printer",
	    [TB_CHANNEL_INBOX] = "the path of an inbox, from the root on"};
	const struct tb_plan_addressee *to = parcel->to;

	if (parcel->rollup == NULL && !is_public(to) && !may_have_internal(to)) {
		refuse(parcel, TB_MSG_NOT_FOR,
		    "the internal edition is not for it: it is no unit of the plan, or its "
		    "may=\"public\"; give edition=\"public\"");
	} else if (request->issue->secrecy[0] != '\0' && to->channel == TB_CHANNEL_MAIL) {
		refuse(parcel, TB_MSG_NOT_FOR,
		    "the issue has a 密级 and goes into no mail; print it, or hand it over");
	} else if (!is_address(to)) {
		set(parcel, VERDICT_REFUSED, "address=\"%s\" is not %s", to->address,
		    addresses[to->channel]);
		parcel->finding = TB_MSG_NO_ADDRESS;
	} else if (parcel->release == NULL) {
		refuse(parcel, TB_MSG_NOTHING_FOR, "the issue has no public edition");
	} else if (parcel->nfiles == 0 && parcel->rollup == NULL) {
		refuse(parcel, TB_MSG_NOTHING_FOR, "none of its documents is in the issue");
	} else if (to->channel == TB_CHANNEL_MAIL &&
		   !is_mail_address(request->plan->distribution.sender)) {
		refuse(
		    parcel, TB_MSG_NO_ADDRESS, "<distribution> has no mail address as its sender");
	} else {
		return 0;
	}
	return 1;
}

static int
judge_embargo(const struct order_request *request, struct parcel *parcel)
{
	const struct tb_plan_addressee *to = parcel->to;
	char end[TB_MOMENT_SIZE];
	struct tb_date day;

	if ((to->embargo_days == 0 && to->embargo_time[0] == '\0') ||
	    tb_date_parse(request->issue->date, &day) != 0)
		return 0;
	tb_moment_format((tb_date_days(day) + to->embargo_days) * DAY_SECONDS, end);
	if (to->embargo_time[0] != '\0')
		memcpy(end + 11, to->embargo_time, 5);
	if (strcmp(request->now, end) >= 0)
		return 0;
	set(parcel, VERDICT_WAITS, "embargo until %s", end);
	return 1;
}

/* What the ledger calls it: a submission to the level above is of no edition. */
static const char *
edition_of(const struct tb_plan_addressee *to)
{
	if (to->channel == TB_CHANNEL_INBOX)
		return "rollup";
	return is_public(to) ? tb_edition_names[TB_EDITION_PUBLIC] : "";
}

/* What the ledger says of it. */
struct past {
	const struct tb_delivery *first, *last; /* of the address it has now; NULL = none */
	const struct tb_delivery *sent;		/* to whatever address; NULL = it was not */
};

static struct past
find_past(const struct order_request *request, const struct tb_plan_addressee *to)
{
	const char *edition = edition_of(to);
	struct past past = {NULL, NULL, NULL};
	size_t i;

	for (i = 0; i < request->deliveries->n; i++) {
		const struct tb_delivery *at = &request->deliveries->list[i];

		if (at->issue != request->issue->issue || strcmp(at->recipient, to->id) != 0 ||
		    strcmp(at->channel, tb_channel_names[to->channel]) != 0 ||
		    strcmp(at->edition, edition) != 0)
			continue;
		if (at->state == TB_DELIVERY_SENT)
			past.sent = at;
		else if (at->state == TB_DELIVERY_BOUNCED)
			past.sent = NULL;
		if (strcmp(at->address, to->address) != 0)
			continue;
		if (past.first == NULL)
			past.first = at;
		past.last = at;
	}
	return past;
}

static void
judge_failed(const struct order_request *request, const struct past *past, struct parcel *parcel)
{
	const struct tb_plan_distribution *distribution = &request->plan->distribution;
	char next[TB_MOMENT_SIZE];

	if (tb_delivery_next_try(distribution, past->first, past->last, next) != 0) {
		set(parcel, VERDICT_GIVE_UP, "given up after %ld tries in %d hours: %s",
		    parcel->attempt - 1, distribution->hours, past->last->reason);
	} else if (strcmp(request->now, next) >= 0 ||
		   strcmp(request->now, past->last->at) < 0) { /* or the clock was set back */
		set(parcel, VERDICT_SEND, "try %ld", parcel->attempt);
	} else {
		set(parcel, VERDICT_WAITS, "next try at %s: %s", next, past->last->reason);
	}
}

static void
judge_past(const struct order_request *request, struct parcel *parcel)
{
	struct past past = find_past(request, parcel->to);

	parcel->attempt = past.last != NULL ? past.last->attempt + 1 : 1;
	if (past.sent != NULL) {
		set(parcel, VERDICT_DONE, "sent %s", past.sent->at);
	} else if (past.last == NULL) {
		set(parcel, VERDICT_SEND, "first try");
	} else if (past.last->state == TB_DELIVERY_QUEUED) {
		set(parcel, VERDICT_AGAIN, "the try of %s was cut off", past.last->at);
	} else if (past.last->state == TB_DELIVERY_BOUNCED && parcel->rollup != NULL) {
		set(parcel, VERDICT_SEND, "it was returned: %s", past.last->reason);
	} else if (past.last->state == TB_DELIVERY_BOUNCED || past.last->lasting) {
		set(parcel, VERDICT_FAILED, "%s %s: %s", tb_delivery_states[past.last->state],
		    past.last->at, past.last->reason);
	} else {
		judge_failed(request, &past, parcel);
	}
}

/* --- what it gets -------------------------------------------------------------------------- */

static int
is_chosen(const struct parcel *parcel, const struct release_file *file)
{
	size_t i;

	for (i = 0; i < parcel->nfiles; i++)
		if (parcel->files[i] == file)
			return 1;
	return 0;
}

/* In the order in which the plan names them; of a pattern in that of the manifest. */
static void
choose_files(struct order *order, struct parcel *parcel)
{
	const struct release *release = parcel->release;
	const char *at = parcel->to->documents;
	char word[WORD_SIZE];
	size_t i;

	if (release == NULL)
		return;
	parcel->files =
	    tb_arena_alloc(&order->arena, (release->nfiles + 1) * sizeof(*parcel->files));
	while (next_word(&at, word))
		for (i = 0; i < release->nfiles; i++)
			if (fnmatch(word, release->files[i].name, 0) == 0 &&
			    !is_chosen(parcel, &release->files[i]))
				parcel->files[parcel->nfiles++] = &release->files[i];
}

static int
is_of_term(const struct tb_plan_addressee *to, enum tb_span span)
{
	static const char *const names[] = {
	    [TB_SPAN_MONTH] = "month", [TB_SPAN_QUARTER] = "quarter", [TB_SPAN_YEAR] = "year"};
	const char *at = to->of;
	char word[WORD_SIZE];

	while (next_word(&at, word))
		if (strcmp(word, names[span]) == 0)
			return 1;
	return to->of[0] == '\0';
}

/* Is it asked for, and of such a term? A submission is of a month. */
static int
is_wanted(const struct order_request *request, const struct tb_plan_addressee *to)
{
	if (request->channel >= 0 && to->channel != request->channel)
		return 0;
	if (to->channel == TB_CHANNEL_INBOX && request->issue->span != TB_SPAN_MONTH)
		return 0;
	return is_of_term(to, request->issue->span);
}

/* Was it on the list when the issue was approved, and still is? */
static int
is_valid(const struct tb_plan_addressee *to, const char *approved, const char *now)
{
	return (to->from[0] == '\0' || strncmp(approved, to->from, 10) >= 0) &&
	       (to->until[0] == '\0' || strncmp(now, to->until, 10) <= 0);
}

void
order_make(const struct order_request *request, struct order *order)
{
	const struct tb_plan_distribution *distribution = &request->plan->distribution;
	size_t i;

	*order = (struct order){0};
	for (i = 0; i < distribution->naddressees; i++) {
		const struct tb_plan_addressee *to = &distribution->addressees[i];
		struct parcel *parcel;

		if (!is_valid(to, request->issue->date, request->now) || !is_wanted(request, to))
			continue;
		parcel = tb_grow(&order->parcels, order->n++, &order->cap, sizeof(*parcel));
		*parcel = (struct parcel){.to = to,
		    .release = request->releases[is_public(to)],
		    .rollup = tb_plan_submission(request->plan, to),
		    .edition = edition_of(to)};
		if (parcel->release != NULL)
			memcpy(parcel->sums, parcel->release->sums, sizeof(parcel->sums));
		choose_files(order, parcel);
		if (!judge_right(request, parcel) && !judge_embargo(request, parcel))
			judge_past(request, parcel);
	}
}

void
order_release(struct order *order)
{
	free(order->parcels);
	tb_arena_release(&order->arena);
	*order = (struct order){0};
}
