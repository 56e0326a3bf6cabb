/* What stands before and behind the findings of a receipt: whose file it is, the verdict, what was
 * applied. See receipt-private.h. */
#include "receipt-private.h"

static const struct tb_record *
record_of(const struct submission *submission)
{
	return submission->first != NULL ? submission->first : &submission->parsed.record;
}

static void
write_period(struct writer *w, const struct tb_record *record)
{
	const struct rules *rules = w->grounds->rules;
	struct tb_buf label = TB_BUF_INIT;
	struct tb_date deadline;

	if (record->period.month < 2)
		return;
	tb_buf_printf(&label, "%d年", record->period.year);
	tb_period_label(record->period, &label);
	tb_xmlw_attr(&w->xml, "period-label", label.s);
	tb_buf_release(&label);
	if (record->version > 1 || w->submission->first != NULL)
		return; /* a correction is never late, nor is what came before */
	deadline = tb_plan_deadline(rules->plan, record->period);
	tb_xmlw_attr_date(&w->xml, "deadline", deadline);
	tb_xmlw_attr(&w->xml, "timeliness",
	    tb_date_days(rules->arrived) <= tb_date_days(deadline) ? "met" : "late");
}

void
receipt_head(struct writer *w)
{
	const struct submission *submission = w->submission;
	const struct tb_record *record = record_of(submission);

	tb_xmlw_attr(&w->xml, "xmlns", RECEIPT_NS);
	tb_xmlw_attr(&w->xml, "outcome", outcome_codes[submission->outcome]);
	tb_xmlw_attr(&w->xml, "source", submission->source);
	tb_xmlw_attr(&w->xml, "digest", submission->digest);
	if (!submission->unread)
		tb_xmlw_attrf(&w->xml, "size", "%zu", submission->size);
	tb_xmlw_attr(&w->xml, "arrived", submission->arrived);
	tb_xmlw_attr(&w->xml, "signed", signed_codes[submission->signature.state]);
	tb_xmlw_attr(&w->xml, "signer", submission->signature.holder);
	if (submission->signature.digest[0] != '\0')
		tb_xmlw_attr(&w->xml, "signature-digest", submission->signature.digest);
	tb_xmlw_attr(&w->xml, "unit", record->unit);
	tb_xmlw_attr(&w->xml, "unit-name",
	    record->unit != NULL ? tb_plan_unit_name(w->grounds->rules->plan, record->unit) : NULL);
	tb_xmlw_attr(&w->xml, "period", record->period_text);
	write_period(w, record);
	tb_xmlw_attr(&w->xml, "version", record->version_text);
	if (submission->expected_version > 0)
		tb_xmlw_attrf(&w->xml, "next-version", "%ld", submission->expected_version);
	tb_xmlw_attr(&w->xml, "issuer", w->grounds->rules->plan->identity.issuer);
}

static enum label
verdict_label(const struct submission *submission)
{
	if (submission->outcome == OUTCOME_REFUSED && submission->expected_version == 0)
		return LABEL_VERDICT_UNREAD;
	return (enum label)(LABEL_VERDICT_ACCEPTED + (int)submission->outcome);
}

/* Where it counts: a correction of what is closed, in the issue that comes next. */
static const char *
counted(const struct writer *w)
{
	return w->grounds->catalogue
	    ->labels[findings_has(&w->submission->parsed.findings, FINDING_CORRECTS_CLOSED)
			 ? LABEL_COUNTED_NEXT
			 : LABEL_COUNTED];
}

void
receipt_verdict(struct writer *w)
{
	const struct submission *submission = w->submission;
	const struct catalogue *catalogue = w->grounds->catalogue;
	const struct tb_record *first = submission->first;
	struct tb_buf text = TB_BUF_INIT;
	const char *then = NULL;
	char expected[24];
	int i;

	snprintf(expected, sizeof(expected), "%ld", submission->expected_version);
	for (i = 0; first != NULL && i < OUTCOME_MAX; i++)
		if (strcmp(first->status, outcome_codes[i]) == 0)
			then = catalogue->labels[LABEL_OUTCOME_ACCEPTED + i];
	tb_slots_fill(&text, catalogue->labels[verdict_label(submission)],
	    (const struct tb_slot[]){{"expected", expected}, {"value", then},
		{"counted", counted(w)}, {"1", first != NULL ? first->arrived : NULL},
		{"2", first != NULL ? first->source : NULL}, {NULL, NULL}});
	tb_xmlw_open(&w->xml, "verdict");
	tb_xmlw_attr(
	    &w->xml, "name", catalogue->labels[LABEL_OUTCOME_ACCEPTED + (int)submission->outcome]);
	tb_xmlw_text(&w->xml, text.s);
	tb_xmlw_close(&w->xml);
	tb_buf_release(&text);
}

static size_t
count_units(const struct tb_plan *plan)
{
	size_t n = plan->ndepartments, i;

	for (i = 0; i < plan->nregions; i++)
		n += plan->regions[i].order > 0;
	return n;
}

/* A part (其中) is a code of its own, and no enterprise. */
static size_t
count_parts(const struct tb_plan *plan)
{
	size_t n = 0, i;

	for (i = 0; i < plan->nenterprises; i++)
		n += plan->enterprises[i].parent[0] != '\0';
	return n;
}

/* Which rules and code lists were applied (C17). */
void
receipt_grounds(struct writer *w)
{
	const struct tb_plan *plan = w->grounds->rules->plan;
	const struct catalogue *catalogue = w->grounds->catalogue;
	size_t parts = count_parts(plan);

	tb_xmlw_open(&w->xml, "checked");
	tb_xmlw_attr(&w->xml, "schema", w->grounds->schema_digest);
	tb_xmlw_attr(&w->xml, "plan", plan->identity.id);
	tb_xmlw_attr(&w->xml, "plan-number", plan->identity.number);
	tb_xmlw_attr(&w->xml, "plan-version", plan->identity.version);
	tb_xmlw_attr(&w->xml, "plan-digest", w->grounds->plan_digest);
	tb_xmlw_attr(&w->xml, "messages", catalogue->digest);
	if (w->grounds->authority->store != NULL) {
		tb_xmlw_attr(&w->xml, "authority", w->grounds->authority->ca_digest);
		tb_xmlw_attr(&w->xml, "revocations", w->grounds->authority->crl_digest);
	}
	tb_xmlw_attrf(&w->xml, "industries", "%zu", plan->nindustries);
	tb_xmlw_attrf(&w->xml, "enterprises", "%zu", plan->nenterprises - parts);
	if (parts > 0)
		tb_xmlw_attrf(&w->xml, "parts", "%zu", parts);
	tb_xmlw_attrf(&w->xml, "projects", "%zu", plan->nprojects);
	tb_xmlw_attrf(&w->xml, "units", "%zu", count_units(plan));
	tb_xmlw_attrf(&w->xml, "rules", "%zu", plan->nrules);
	tb_xmlw_close(&w->xml);
}
