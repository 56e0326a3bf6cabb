/* Who got which issue of a term: see shelf-private.h. */
#include "../lib/delivery.h"
#include "shelf-private.h"

/* One who was to get an edition of an issue by a channel. */
static int
is_same(const struct tb_delivery *a, const struct tb_delivery *b)
{
	return a->issue == b->issue && strcmp(a->recipient, b->recipient) == 0 &&
	       strcmp(a->channel, b->channel) == 0 && strcmp(a->edition, b->edition) == 0;
}

static const struct tb_plan_addressee *
find_addressee(const struct tb_plan *plan, const char *id)
{
	size_t i;

	for (i = 0; i < plan->distribution.naddressees; i++)
		if (strcmp(plan->distribution.addressees[i].id, id) == 0)
			return &plan->distribution.addressees[i];
	return NULL;
}

/* What became of it with one of them. */
struct history {
	const struct tb_delivery *first, *last; /* of the address it had last */
	const char *reason;			/* of the last try */
	long tries;
};

static void
follow(struct history *history, const struct tb_delivery *event)
{
	if (history->last == NULL || strcmp(history->last->address, event->address) != 0)
		*history = (struct history){.first = event, .reason = ""};
	if (event->state == TB_DELIVERY_QUEUED)
		history->tries++;
	/* what follows no try gives up, for the reason that there was */
	if (history->last == NULL || history->last->state == TB_DELIVERY_QUEUED ||
	    event->state == TB_DELIVERY_BOUNCED)
		history->reason = event->reason;
	history->last = event;
}

/* When it is tried again; NULL = it is not. */
static const char *
next_try(
    const struct tb_plan *plan, const struct history *history, char next[static TB_MOMENT_SIZE])
{
	const struct tb_delivery *last = history->last;
	int waits = last->state == TB_DELIVERY_UNKNOWN ||
		    (last->state == TB_DELIVERY_FAILED && !last->lasting);

	return waits && tb_delivery_next_try(&plan->distribution, history->first, last, next) == 0
		   ? next
		   : NULL;
}

static void
write_delivery(struct tb_xmlw *w, const struct tb_plan *plan, const struct history *history)
{
	const struct tb_delivery *last = history->last;
	const struct tb_plan_addressee *to = find_addressee(plan, last->recipient);
	char next[TB_MOMENT_SIZE];

	tb_xmlw_open(w, "delivery");
	tb_xmlw_attr(w, "recipient", last->recipient);
	tb_xmlw_attr(w, "name", to != NULL ? to->name : last->recipient);
	tb_xmlw_attr(w, "role", to != NULL ? tb_addressee_roles[to->role] : NULL);
	tb_xmlw_attr(w, "channel", last->channel);
	tb_xmlw_attr(w, "edition", last->edition);
	tb_xmlw_attri(w, "issue", last->issue);
	tb_xmlw_attr(w, "state", tb_delivery_states[last->state]);
	tb_xmlw_attr(w, "at", last->at);
	tb_xmlw_attri(w, "tries", history->tries);
	tb_xmlw_attr(w, "next", next_try(plan, history, next));
	if (last->state != TB_DELIVERY_SENT && history->reason[0] != '\0')
		tb_xmlw_attr(w, "reason", history->reason);
	tb_xmlw_close(w);
}

int
shelf_deliveries(struct tb_xmlw *w, const struct tb_plan *plan, const char *ledger,
    struct tb_term term, struct tb_err *err)
{
	struct tb_deliveries deliveries;
	size_t i, k;

	if (tb_deliveries_load(ledger, term, &deliveries, err) != 0)
		return -1;
	for (i = 0; i < deliveries.n; i++) {
		struct history history = {0};

		for (k = 0; k < i && !is_same(&deliveries.list[k], &deliveries.list[i]); k++)
			continue;
		if (k < i)
			continue; /* told */
		for (; k < deliveries.n; k++)
			if (is_same(&deliveries.list[k], &deliveries.list[i]))
				follow(&history, &deliveries.list[k]);
		write_delivery(w, plan, &history);
	}
	tb_deliveries_release(&deliveries);
	return 0;
}
