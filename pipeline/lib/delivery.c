/* Events of deliveries: see delivery.h. */
#include "delivery.h"
#include "atomic.h"
#include "decimal.h"
#include "file.h"
#include "ledger-private.h"
#include "trail.h"
#include "xmlread.h"
#include "xmlwrite.h"

#define KIND_DELIVERY "delivery"

const char *const tb_delivery_states[] = {"queued", "sent", "unknown", "failed", "bounced", NULL};

/* --- reading ---------------------------------------------------------------------------- */

/* Text attributes, all of which must be there, though some may be empty. */
static const struct {
	const char *name;
	size_t offset;
} texts[] = {
    {"at", offsetof(struct tb_delivery, at)},
    {"recipient", offsetof(struct tb_delivery, recipient)},
    {"channel", offsetof(struct tb_delivery, channel)},
    {"edition", offsetof(struct tb_delivery, edition)},
    {"address", offsetof(struct tb_delivery, address)},
    {"sums", offsetof(struct tb_delivery, sums)},
    {"message", offsetof(struct tb_delivery, message)},
    {"reason", offsetof(struct tb_delivery, reason)},
};

static const struct {
	const char *name;
	size_t offset;
} numbers[] = {
    {"sequence", offsetof(struct tb_delivery, sequence)},
    {"issue", offsetof(struct tb_delivery, issue)},
    {"attempt", offsetof(struct tb_delivery, attempt)},
};

static int
read_state(struct tb_xml *xml, const struct tb_xml_attr *attrs, struct tb_delivery *event)
{
	const char *state = tb_xml_need(xml, "event", attrs, "state");
	const char *lasting = tb_xml_attr(attrs, "lasting");
	int i;

	if (state == NULL)
		return -1;
	event->lasting = lasting != NULL && strcmp(lasting, "yes") == 0;
	for (i = 0; i < TB_DELIVERY_STATES; i++)
		if (strcmp(tb_delivery_states[i], state) == 0) {
			event->state = (enum tb_delivery_state)i;
			return 0;
		}
	return tb_xml_fail(xml, TB_MSG_LEDGER, "state '%s' is not known", state);
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct tb_deliveries *deliveries = user;
	struct tb_delivery event = {0};
	const char *kind = depth == 0 ? tb_xml_attr(attrs, "kind") : NULL;
	size_t i;

	if (kind == NULL || strcmp(name, "event") != 0 || strcmp(kind, KIND_DELIVERY) != 0)
		return tb_xml_fail(xml, TB_MSG_LEDGER, "<%s> is not the event of a delivery", name);
	for (i = 0; i < TB_LEN(texts); i++) {
		const char *value = tb_xml_need(xml, "event", attrs, texts[i].name);

		if (value == NULL)
			return -1;
		*(const char **)(void *)((char *)&event + texts[i].offset) =
		    tb_arena_strdup(&deliveries->arena, value);
	}
	for (i = 0; i < TB_LEN(numbers); i++) {
		const char *value = tb_xml_need(xml, "event", attrs, numbers[i].name);

		if (value == NULL)
			return -1;
		if (tb_int_parse(value, 1, 999999,
			(long *)(void *)((char *)&event + numbers[i].offset)) != 0)
			return tb_xml_fail(xml, TB_MSG_LEDGER,
			    "<event %s=\"%s\">: a whole number is needed", numbers[i].name, value);
	}
	if (read_state(xml, attrs, &event) != 0)
		return -1;
	*(struct tb_delivery *)tb_grow(
	    &deliveries->list, deliveries->n++, &deliveries->cap, sizeof(event)) = event;
	return 0;
}

static const struct tb_xml_handler handler = {.ns = TB_LEDGER_NS, .start = on_start};

static char *
folder_of(const char *ledger, struct tb_term term)
{
	struct tb_buf path = TB_BUF_INIT;
	char period[8];

	tb_term_format(term, period);
	tb_buf_printf(&path, "%s/" TB_DELIVERIES "/%s", ledger, period);
	return tb_buf_take(&path);
}

int
tb_deliveries_load(
    const char *folder, struct tb_term term, struct tb_deliveries *deliveries, struct tb_err *err)
{
	char *of = folder_of(folder, term), **names = NULL, **at;
	int rc = 0;

	*deliveries = (struct tb_deliveries){.term = term};
	if (tb_file_exists(of) && (names = tb_folder_names(of, ".xml", err)) == NULL)
		rc = -1;
	for (at = names; rc == 0 && at != NULL && *at != NULL; at++) {
		char *path = tb_path_join(of, *at);

		rc = tb_xml_parse_file(path, &handler, deliveries, err);
		if (rc == 0 && deliveries->n > 1 &&
		    deliveries->list[deliveries->n - 1].sequence <=
			deliveries->list[deliveries->n - 2].sequence)
			rc = tb_err_set(err, TB_MSG_LEDGER, path, 0, 0,
			    "its sequence does not follow that of the file before");
		free(path);
	}
	tb_names_free(names);
	free(of);
	if (rc != 0)
		tb_deliveries_release(deliveries);
	return rc;
}

void
tb_deliveries_release(struct tb_deliveries *deliveries)
{
	free(deliveries->list);
	tb_arena_release(&deliveries->arena);
	*deliveries = (struct tb_deliveries){0};
}

/* --- writing ---------------------------------------------------------------------------- */

static void
write_event(struct tb_buf *out, const struct tb_delivery *event, const char *period)
{
	struct tb_xmlw w = tb_xmlw_start(out);
	size_t i;

	tb_xmlw_open(&w, "event");
	tb_xmlw_attr(&w, "xmlns", TB_LEDGER_NS);
	tb_xmlw_attr(&w, "kind", KIND_DELIVERY);
	tb_xmlw_attrf(&w, "sequence", "%ld", event->sequence);
	tb_xmlw_attrf(&w, "date", "%.10s", event->at);
	tb_xmlw_attr(&w, "period", period);
	tb_xmlw_attrf(&w, "issue", "%ld", event->issue);
	tb_xmlw_attr(&w, "state", tb_delivery_states[event->state]);
	tb_xmlw_attr(&w, "lasting", event->lasting ? "yes" : NULL);
	tb_xmlw_attrf(&w, "attempt", "%ld", event->attempt);
	for (i = 0; i < TB_LEN(texts); i++)
		tb_xmlw_attr(&w, texts[i].name,
		    *(const char *const *)(const void *)((const char *)event + texts[i].offset));
	tb_xmlw_finish(&w);
}

static void
put_row(struct tb_buf *rows, const struct tb_delivery *event, const char *period)
{
	char issue[24], day[11];

	snprintf(issue, sizeof(issue), "%ld", event->issue);
	snprintf(day, sizeof(day), "%.10s", event->at);
	tb_trail_begin(rows, day, TB_TRAIL_DELIVERY);
	tb_trail_field(rows, "state", tb_delivery_states[event->state]);
	tb_trail_field(rows, "period", period);
	tb_trail_field(rows, "edition", event->edition);
	tb_trail_field(rows, "issue", issue);
	tb_trail_field(rows, "recipient", event->recipient);
	tb_trail_field(rows, "channel", event->channel);
	tb_trail_field(rows, "sums", event->sums);
	tb_trail_field(rows, "reason", event->reason);
}

/* In the list as it will be read: with strings of its own. */
static void
keep(struct tb_deliveries *deliveries, const struct tb_delivery *event)
{
	struct tb_delivery copy = *event;
	size_t i;

	for (i = 0; i < TB_LEN(texts); i++) {
		const char **text = (const char **)(void *)((char *)&copy + texts[i].offset);

		*text = tb_arena_strdup(&deliveries->arena, *text);
	}
	*(struct tb_delivery *)tb_grow(
	    &deliveries->list, deliveries->n++, &deliveries->cap, sizeof(copy)) = copy;
}

/* The folder of the period, so that its names outlive a power cut. */
static int
make_folder(const char *folder, const char *of, struct tb_err *err)
{
	char *all = tb_path_join(folder, TB_DELIVERIES);
	int rc = 0;

	if (!tb_file_exists(of)) {
		rc = tb_folder_make(of, err);
		if (rc == 0)
			rc = tb_sync_folder(all, err);
		if (rc == 0)
			rc = tb_sync_folder(folder, err);
	}
	free(all);
	return rc;
}

int
tb_deliveries_append(const char *folder, struct tb_deliveries *deliveries,
    const struct tb_delivery *event, struct tb_err *err)
{
	char *of = folder_of(folder, deliveries->term), period[8];
	struct tb_buf xml = TB_BUF_INIT, rows = TB_BUF_INIT, name = TB_BUF_INIT;
	struct tb_delivery next = *event;
	int rc;

	next.sequence = deliveries->n > 0 ? deliveries->list[deliveries->n - 1].sequence + 1 : 1;
	tb_term_format(deliveries->term, period);
	write_event(&xml, &next, period);
	put_row(&rows, &next, period);
	tb_buf_printf(&name, "%s/%06ld-%s.xml", of, next.sequence, tb_delivery_states[next.state]);
	rc = make_folder(folder, of, err);
	if (rc == 0)
		rc = ledger_record(folder, name.s, &xml, &rows, err);
	if (rc == 0)
		keep(deliveries, &next);
	tb_buf_release(&xml);
	tb_buf_release(&rows);
	tb_buf_release(&name);
	free(of);
	return rc;
}
