/* Inboxes of levels above: see inbox.h. */
#include "inbox.h"
#include "../lib/atomic.h"
#include "../lib/decimal.h"
#include "../lib/file.h"
#include "../lib/record.h"
#include "../lib/slots.h"
#include "folder.h"
#include "sign.h"
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

enum { SUBMISSION_MAX = 64 * 1024 * 1024, VERSION_MAX = 9999 };

#define NAME_TAIL ".xml"
#define SIGNATURE ".p7s"

/* FOLDER/.NAME TAIL, which no inbox takes for a submission. */
static char *
hidden_path(const char *folder, const char *name, const char *tail)
{
	struct tb_buf path = TB_BUF_INIT;

	tb_buf_printf(&path, "%s/.%s%s", folder, name, tail);
	return tb_buf_take(&path);
}

static char *
plain_path(const char *folder, const char *name, const char *tail)
{
	struct tb_buf path = TB_BUF_INIT;

	tb_buf_printf(&path, "%s/%s%s", folder, name, tail);
	return tb_buf_take(&path);
}

/* From .NAME TAIL.part to its name. 0, or -1 with errno; a signature that is not laid ready is
 * none. */
static int
uncover(const char *folder, const char *name, const char *tail)
{
	struct tb_buf part_tail = TB_BUF_INIT;
	char *part, *target;
	int rc = 0;

	tb_buf_printf(&part_tail, "%s.part", tail);
	part = hidden_path(folder, name, part_tail.s);
	target = plain_path(folder, name, tail);
	if (tail[0] == '\0' || tb_path_taken(part))
		rc = rename(part, target);
	free(part);
	free(target);
	tb_buf_release(&part_tail);
	return rc;
}

/* --- what the ledger says -------------------------------------------------------------------- */

static int
is_of(const struct tb_delivery *event, const struct parcel *parcel)
{
	return strcmp(event->recipient, parcel->to->id) == 0 &&
	       strcmp(event->channel, tb_channel_names[TB_CHANNEL_INBOX]) == 0;
}

const struct tb_delivery *
inbox_cut_off(const struct tb_deliveries *deliveries, const struct parcel *parcel)
{
	size_t i;

	for (i = deliveries->n; i-- > 0;)
		if (is_of(&deliveries->list[i], parcel))
			return deliveries->list[i].state == TB_DELIVERY_QUEUED
				   ? &deliveries->list[i]
				   : NULL;
	return NULL;
}

int
inbox_resume(const struct tb_delivery *cut_off, struct tb_err *err)
{
	char *part = hidden_path(cut_off->address, cut_off->message, ".part");
	int placed = tb_folder_exists(cut_off->address) && !tb_path_taken(part);

	if (placed && uncover(cut_off->address, cut_off->message, SIGNATURE) != 0)
		placed = tb_err_sys(err, part, "cannot rename the signature beside it");
	if (placed > 0 && tb_sync_folder(cut_off->address, err) != 0)
		placed = -1;
	free(part);
	return placed;
}

/* Did the level above return it later? */
static int
came_back(const struct tb_deliveries *deliveries, const struct parcel *parcel, size_t sent)
{
	size_t i;

	for (i = sent + 1; i < deliveries->n; i++)
		if (is_of(&deliveries->list[i], parcel) &&
		    deliveries->list[i].state == TB_DELIVERY_BOUNCED &&
		    strcmp(deliveries->list[i].message, deliveries->list[sent].message) == 0)
			return 1;
	return 0;
}

/* The newest that the level above has, of whatever issue; NULL = none. */
static const struct tb_delivery *
find_sent(const struct tb_deliveries *deliveries, const struct parcel *parcel)
{
	size_t i;

	for (i = deliveries->n; i-- > 0;)
		if (is_of(&deliveries->list[i], parcel) &&
		    deliveries->list[i].state == TB_DELIVERY_SENT &&
		    !came_back(deliveries, parcel, i))
			return &deliveries->list[i];
	return NULL;
}

/* UNIT-PERIOD-rVERSION.xml: the number in it. */
static long
version_of(const struct tb_delivery *sent)
{
	const char *at = sent != NULL ? strrchr(sent->message, 'r') : NULL;
	char digits[8];
	long version = 0;

	if (at != NULL)
		snprintf(digits, sizeof(digits), "%.*s", (int)strcspn(at + 1, "."), at + 1);
	return at != NULL && tb_int_parse(digits, 1, VERSION_MAX, &version) == 0 ? version : 0;
}

/* --- the submission --------------------------------------------------------------------------- */

/* A record that no file holds: see tb_submission_write. */
static void
forget_lines(struct tb_record *record)
{
	size_t i;

	for (i = 0; i < record->nindustries; i++)
		record->industries[i].line = -1;
	for (i = 0; i < record->nenterprises; i++)
		record->enterprises[i].line = -1;
	for (i = 0; i < record->nprojects; i++)
		record->projects[i].line = -1;
	for (i = 0; i < record->nmilestones; i++)
		record->milestones[i].line = -1;
	for (i = 0; i < TB_LEN(record->section); i++)
		if (record->section[i].line != 0)
			record->section[i].line = -1;
	record->contact_line = -1;
	record->responsible_line = record->prepared != NULL ? -1 : 0;
}

/* Of what it says, whoever says it when and in which version. */
static void
digest_values(const struct tb_record *record, char digest[TB_DIGEST_LEN + 1])
{
	struct tb_record values = *record;
	struct tb_buf bytes = TB_BUF_INIT;

	values.version_text = values.date = NULL;
	values.contact_line = values.responsible_line = values.reason_line = 0;
	tb_submission_write(&bytes, &values);
	tb_digest(bytes.s, bytes.len, digest);
	tb_buf_release(&bytes);
}

/* The bytes of a version, from the second on with its reason. */
static void
write_version(const struct inbox_source *source, const struct parcel *parcel,
    const struct tb_record *record, long number, struct tb_buf *out)
{
	const struct tb_ledger_event *issue = parcel->release->issue;
	struct tb_record version = *record;
	struct tb_buf reason = TB_BUF_INIT;
	char digits[24], nth[24];

	snprintf(digits, sizeof(digits), "%ld", number);
	snprintf(nth, sizeof(nth), "%ld", issue->issue);
	version.version_text = digits;
	if (number > 1) {
		const struct tb_slot slots[] = {
		    {"issue", nth}, {"number", issue->number}, {NULL, NULL}};

		tb_slots_fill(&reason, source->words->texts[LETTER_CORRECTION], slots);
		version.reason = reason.s;
		version.reason_line = -1;
	}
	tb_submission_write(out, &version);
	tb_buf_release(&reason);
}

static void
name_of(const struct tb_record *record, long version, struct outcome *outcome)
{
	char *at;

	snprintf(outcome->message, sizeof(outcome->message), "%s-%s-r%ld" NAME_TAIL, record->unit,
	    record->period_text, version);
	for (at = outcome->message; *at != '\0'; at++)
		if (*at == '/' || (unsigned char)*at <= ' ')
			*at = '_';
}

static int
load(const struct inbox_source *source, const struct parcel *parcel, struct tb_record *record,
    struct outcome *outcome)
{
	struct tb_buf path = TB_BUF_INIT, bytes = TB_BUF_INIT;
	struct tb_err err = {0};
	char period[8];
	int rc;

	tb_term_format(tb_ledger_term(parcel->release->issue), period);
	tb_buf_printf(&path, "%s/%s/%s.xml", source->made != NULL ? source->made : "", period,
	    parcel->rollup->plan);
	rc = source->made != NULL && tb_file_exists(path.s)
		 ? tb_file_read(path.s, SUBMISSION_MAX, &bytes, &err)
		 : tb_err_set(&err, TB_MSG_NOTHING, NULL, 0, 0,
		       "its submission was not made; what was said of export tells why");
	if (rc == 0)
		rc = tb_record_parse(bytes.s, bytes.len, path.s, record, &err);
	if (rc != 0)
		outcome_set(outcome, OUTCOME_LATER, "%s", err.text);
	tb_buf_release(&path);
	tb_buf_release(&bytes);
	return rc;
}

static int
write_durable(const char *path, const struct tb_buf *bytes)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	int rc = fd < 0 ? -1 : tb_pwrite_all(fd, bytes->s, bytes->len, 0);

	if (rc == 0)
		rc = fsync(fd);
	if (fd >= 0 && close(fd) != 0)
		rc = -1;
	return rc;
}

/* As .NAME TAIL.part; while it is written by another name, which the next try has too, since
 * nobody else clears the folder. */
static int
lay_ready(const struct parcel *parcel, const char *tail, const struct tb_buf *bytes,
    struct outcome *outcome)
{
	struct tb_buf part_tail = TB_BUF_INIT, new_tail = TB_BUF_INIT;
	char *part, *fresh;
	int rc;

	tb_buf_printf(&part_tail, "%s.part", tail);
	tb_buf_printf(&new_tail, "%s.new", tail);
	part = hidden_path(parcel->to->address, outcome->message, part_tail.s);
	fresh = hidden_path(parcel->to->address, outcome->message, new_tail.s);
	rc = write_durable(fresh, bytes);
	if (rc == 0)
		rc = rename(fresh, part);
	if (rc != 0)
		outcome_set(outcome, OUTCOME_LATER, "%s: cannot write: %s", fresh, strerror(errno));
	free(part);
	free(fresh);
	tb_buf_release(&part_tail);
	tb_buf_release(&new_tail);
	return rc;
}

/* What an earlier try has laid ready and this one does not. */
static void
drop_signature(const struct parcel *parcel, const struct outcome *outcome)
{
	char *part = hidden_path(parcel->to->address, outcome->message, SIGNATURE ".part");

	(void)!unlink(part);
	free(part);
}

static int
lay_signature_ready(const struct inbox_source *source, const struct parcel *parcel,
    const struct tb_buf *bytes, struct outcome *outcome)
{
	struct tb_buf pem = TB_BUF_INIT, signature = TB_BUF_INIT;
	struct tb_err err = {0};
	int rc;

	drop_signature(parcel, outcome);
	if (parcel->rollup->key[0] == '\0')
		return 0;
	tb_buf_printf(&pem, "%s/%s.pem", source->keys, parcel->rollup->key);
	rc = sign_bytes(pem.s, bytes, &signature, &err);
	if (rc != 0)
		outcome_set(outcome, OUTCOME_LATER, "%s: %s", err.file, err.text);
	else
		rc = lay_ready(parcel, SIGNATURE, &signature, outcome);
	tb_buf_release(&pem);
	tb_buf_release(&signature);
	return rc;
}

/* A version of the record, with what belongs to it. */
static int
lay_version_ready(const struct inbox_source *source, const struct parcel *parcel,
    const struct tb_record *record, long version, struct outcome *outcome)
{
	struct tb_buf bytes = TB_BUF_INIT;
	struct tb_err err = {0};
	int rc;

	name_of(record, version, outcome);
	write_version(source, parcel, record, version, &bytes);
	rc = lay_signature_ready(source, parcel, &bytes, outcome);
	if (rc == 0)
		rc = lay_ready(parcel, "", &bytes, outcome);
	if (rc == 0 && (rc = tb_sync_folder(parcel->to->address, &err)) != 0)
		outcome_set(outcome, OUTCOME_LATER, "%s", err.text);
	tb_buf_release(&bytes);
	return rc;
}

int
inbox_stage(const struct inbox_source *source, struct parcel *parcel, struct outcome *outcome)
{
	const struct tb_delivery *sent = find_sent(source->deliveries, parcel);
	struct tb_record record = {0};
	int rc;

	if (!folder_is_there(parcel->to)) {
		outcome_set(outcome, OUTCOME_LATER, FOLDER_AWAITED);
		return 1;
	}
	if (load(source, parcel, &record, outcome) != 0)
		return 1;
	forget_lines(&record);
	digest_values(&record, parcel->sums);
	if (sent != NULL && strcmp(sent->sums, parcel->sums) == 0) {
		snprintf(outcome->message, sizeof(outcome->message), "%s", sent->message);
		outcome_set(outcome, OUTCOME_SENT, "it has these values as %s", sent->message);
		rc = 1;
	} else {
		rc = lay_version_ready(source, parcel, &record, version_of(sent) + 1, outcome) != 0;
	}
	tb_record_release(&record);
	return rc;
}

void
inbox_place(const struct parcel *parcel, struct outcome *outcome)
{
	const char *folder = parcel->to->address;
	char *target = tb_path_join(folder, outcome->message);
	struct tb_err err = {0};

	if (tb_path_taken(target))
		outcome_set(outcome, OUTCOME_LATER,
		    "a file of that name lies in the inbox already; the level above takes it in");
	else if (uncover(folder, outcome->message, "") != 0 ||
		 uncover(folder, outcome->message, SIGNATURE) != 0)
		outcome_set(
		    outcome, OUTCOME_LATER, "cannot rename into place: %s", strerror(errno));
	else if (tb_sync_folder(folder, &err) != 0)
		outcome_set(outcome, OUTCOME_LATER, "%s", err.text);
	else
		outcome_set(outcome, OUTCOME_SENT, "placed%s",
		    parcel->rollup->key[0] != '\0' ? ", signed" : "");
	free(target);
}
