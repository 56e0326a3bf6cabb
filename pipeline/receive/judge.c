/* One submission, from bytes to outcome: see judge.h. */
#include "judge.h"
#include "sandbox.h"
#include <stdint.h>

void
submission_init(struct submission *submission, const char *path, const char *name,
    const char *folder, struct tb_date day)
{
	*submission = (struct submission){.source = inbox_display(name),
	    .folder = folder != NULL ? tb_xstrdup(folder) : NULL,
	    .claim = tb_xstrdup(path)};
	tb_date_format(day, submission->arrived);
	findings_init(&submission->parsed.findings);
	tb_record_init(&submission->parsed.record);
}

void
submission_release(struct submission *submission)
{
	free(submission->source);
	free(submission->folder);
	free(submission->claim);
	free(submission->p7s);
	tb_buf_release(&submission->p7s_bytes);
	parsed_release(&submission->parsed);
	*submission = (struct submission){0};
}

/* --- reading ------------------------------------------------------------------------ */

static const char *const kinds[] = {
    [CLAIM_SYMLINK] = "@kind.symlink",
    [CLAIM_FOLDER] = "@kind.folder",
    [CLAIM_SPECIAL] = "@kind.special",
    [CLAIM_HARDLINK] = "@kind.hardlink",
    [CLAIM_UNREADABLE] = "@kind.unreadable",
    [CLAIM_LARGE] = "@limit.size",
};

static void
add_unread(struct submission *submission, enum claim_kind kind)
{
	struct finding finding = {
	    .id = kind == CLAIM_LARGE ? FINDING_TOO_LARGE : FINDING_NOT_A_FILE,
	    .level = -1,
	    .detail = {kinds[kind]}};

	submission->unread = 1;
	tb_digest(submission->source, strlen(submission->source), submission->digest);
	finding_add(&submission->parsed.findings, &finding);
}

/* A signature that is no file, or too large to be one. */
static void
add_no_signature(struct submission *submission, enum claim_kind kind)
{
	int large = kind == CLAIM_LARGE;

	submission->signature.state = SIGNED_BAD;
	finding_add(&submission->parsed.findings,
	    &(struct finding){.id = large ? FINDING_SIGNATURE_FORM : FINDING_SIGNATURE_FILE,
		.level = -1,
		.detail = {large ? "@cms.large" : kinds[kind]}});
}

static int
read_signature(struct submission *submission, const struct site *site, int links,
    const struct tb_buf *bytes, struct tb_err *err)
{
	struct tb_buf *p7s = &submission->p7s_bytes;
	enum claim_kind kind = inbox_read(submission->p7s, SIGNATURE_MAX_BYTES, links, p7s);
	struct signing signing = {
	    &site->authority, site->rules.arrived, bytes->s, p7s->s, bytes->len, p7s->len,
	    inbox_signature_form(submission->p7s)};
	int crashed = 0, rc;

	if (kind == CLAIM_FAILED)
		return tb_err_sys(err, submission->p7s, "cannot read");
	if (kind != CLAIM_FILE) {
		add_no_signature(submission, kind);
		return 0;
	}
	if (site->authority.store == NULL) { /* nobody asks for it; it is kept */
		tb_digest(p7s->s, p7s->len, submission->signature.digest);
		return 0;
	}
	rc = signature_check(&signing, submission->source, &submission->signature,
	    &submission->parsed.findings, &crashed, err);
	submission->crashed |= crashed;
	return rc;
}

int
submission_read(struct submission *submission, const struct site *site, int links,
    struct tb_buf *bytes, struct tb_err *err)
{
	enum claim_kind kind = inbox_read(submission->claim, PARSE_MAX_BYTES, links, bytes);
	struct history_entry *same;
	int rc;

	if (kind == CLAIM_FAILED)
		return tb_err_sys(err, submission->claim, "cannot read");
	if (kind != CLAIM_FILE) {
		add_unread(submission, kind);
		return 0;
	}
	submission->size = bytes->len;
	tb_digest(bytes->s, bytes->len, submission->digest);
	same = history_digest((struct history *)(uintptr_t)&site->history, submission->digest);
	if (same != NULL && history_record(same) != NULL) {
		submission->known = 1;
		return 0;
	}
	if (inbox_is_signature(submission->source)) {
		finding_add(&submission->parsed.findings,
		    &(struct finding){.id = FINDING_SIGNATURE_ALONE, .level = -1});
		return 0;
	}
	parsed_release(&submission->parsed);
	rc = sandbox_parse(bytes->s, bytes->len, submission->source, &submission->parsed,
	    &submission->crashed, err);
	if (rc == 0 && submission->p7s != NULL)
		rc = read_signature(submission, site, links, bytes, err);
	return rc;
}

/* --- outcome ----------------------------------------------------------------------------- */

static size_t
count(const struct submission *submission, const struct site *site, enum level level)
{
	return findings_places(&submission->parsed.findings, level, site->catalogue.levels);
}

static int
has(const struct submission *submission, enum finding_id id)
{
	size_t i;

	for (i = 0; i < submission->parsed.findings.n; i++)
		if (submission->parsed.findings.list[i].id == id)
			return 1;
	return 0;
}

static enum outcome
outcome_of(const struct submission *submission, struct site *site)
{
	if (submission->crashed || has(submission, FINDING_NOT_A_FILE) ||
	    has(submission, FINDING_SIGNATURE_FILE))
		return OUTCOME_QUARANTINED;
	if (count(submission, site, LEVEL_MUST) > 0)
		return OUTCOME_REFUSED;
	if (has(submission, FINDING_PERIOD_CLOSED)) /* R17 */
		return OUTCOME_LATE;
	return count(submission, site, LEVEL_QUERY) > 0 ? OUTCOME_PENDING : OUTCOME_ACCEPTED;
}

static long
next_version(const struct submission *submission, struct site *site)
{
	const struct tb_record *record =
	    submission->first != NULL ? submission->first : &submission->parsed.record;
	long version;

	if (record->unit == NULL || record->period.month < 2 ||
	    tb_plan_unit_name(&site->plan, record->unit) == NULL)
		return 0;
	version = history_version(&site->history, record->unit, record->period);
	if (submission->outcome != OUTCOME_REFUSED && submission->first == NULL)
		version++; /* this one */
	return version + 1;
}

static void
judge_signature(struct submission *submission, struct site *site)
{
	const char *unit = submission->parsed.record.unit;

	if (submission->unread || inbox_is_signature(submission->source))
		return; /* nothing is there that could have been signed */
	if (unit != NULL && tb_plan_unit_name(&site->plan, unit) == NULL)
		unit = NULL;
	signature_judge(&site->plan, site->rules.arrived, unit, &submission->signature,
	    &submission->parsed.findings);
}

void
submission_judge(struct submission *submission, struct site *site)
{
	struct parsed *parsed = &submission->parsed;
	struct history_entry *same =
	    submission->unread ? NULL : history_digest(&site->history, submission->digest);

	submission->first = same != NULL ? history_record(same) : NULL;
	if (submission->first != NULL) {
		submission->outcome = OUTCOME_DUPLICATE;
		submission->signature = (struct signature){0}; /* it is of no matter */
		parsed_release(parsed);
	} else {
		judge_signature(submission, site); /* first: the list of findings has an end */
		if (parsed->complete)
			rules_judge(&site->rules, parsed, submission->folder);
		book_map_place(&parsed->map, &parsed->findings);
		findings_settle(&parsed->findings, site->catalogue.levels);
		submission->outcome = outcome_of(submission, site);
	}
	submission->expected_version = next_version(submission, site);
}

const struct tb_record *
submission_before(const struct submission *submission, struct site *site)
{
	const struct tb_record *record = &submission->parsed.record;
	struct history_entry *entry;

	if (!submission->parsed.complete || record->version < 2 || record->unit == NULL ||
	    submission->outcome == OUTCOME_REFUSED)
		return NULL;
	entry = history_find(&site->history, record->unit, record->period, record->version - 1);
	return entry != NULL ? history_record(entry) : NULL;
}

void
submission_record(struct submission *submission, struct tb_buf *out)
{
	struct tb_record *record = &submission->parsed.record;

	record->source = tb_arena_strdup(&record->arena, submission->source);
	record->digest = tb_arena_strdup(&record->arena, submission->digest);
	record->arrived = tb_arena_strdup(&record->arena, submission->arrived);
	record->status = outcome_codes[submission->outcome];
	record->is_signed = signed_codes[submission->signature.state];
	tb_record_write(out, record);
}
