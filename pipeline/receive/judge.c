/* One submission, from bytes to outcome: see judge.h. */
#include "judge.h"
#include "../lib/file.h"
#include "sandbox.h"
#include <ctype.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

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
	free(submission->sum);
	free(submission->copy);
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
};

enum {
	DIGEST_TIMES = 8, /* files up to so many times the limit of size have a digest */
	SUM_MAX = 4096
};

/* Bytes that are kept unread go by their own digest. Those that cannot be had, or are too many
 * to go through, by name, size and time; what has no bytes by its name. */
static void
identify(struct submission *submission, const struct site *site, enum claim_kind kind)
{
	off_t most = (off_t)site->plan.limits.size_mib * 1024 * 1024 * DIGEST_TIMES;
	struct tb_buf known = TB_BUF_INIT;
	struct stat st;
	struct tb_err err;

	tb_buf_puts(&known, submission->source);
	if (lstat(submission->claim, &st) == 0 && S_ISREG(st.st_mode)) {
		submission->digested =
		    kind == CLAIM_LARGE && st.st_size <= most &&
		    tb_digest_file(submission->claim, submission->digest, &err) == 0;
		tb_buf_printf(&known, "/%jd/%jd.%09ld", (intmax_t)st.st_size,
		    (intmax_t)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
	}
	if (!submission->digested)
		tb_digest(known.s, known.len, submission->digest);
	tb_buf_release(&known);
}

static void
add_unread(struct submission *submission, const struct site *site, enum claim_kind kind)
{
	struct finding finding = {.id = FINDING_NOT_A_FILE, .level = -1};
	char size[32];

	if (kind == CLAIM_LARGE) {
		finding.id = FINDING_TOO_LARGE;
		snprintf(size, sizeof(size), "@limit.size:%d", site->plan.limits.size_mib);
		finding.detail[0] = size;
	} else {
		finding.detail[0] = kinds[kind];
	}
	submission->unread = 1;
	identify(submission, site, kind);
	finding_add(&submission->parsed.findings, &finding);
}

void
submission_unfinished(struct submission *submission)
{
	submission->unread = 1;
	tb_digest(submission->source, strlen(submission->source), submission->digest);
	finding_add(
	    &submission->parsed.findings, &(struct finding){.id = FINDING_UNFINISHED, .level = -1});
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
    const struct source *source, struct tb_err *err)
{
	struct tb_buf *p7s = &submission->p7s_bytes;
	enum claim_kind kind = inbox_read(submission->p7s, SIGNATURE_MAX_BYTES, links, p7s);
	struct signing signing = {&site->authority, site->rules.arrived, *source, p7s->s, p7s->len,
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

/* 1 = the sum beside the file is another than that of its bytes: that is its fault then. */
static int
sum_differs(struct submission *submission, int links, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	struct finding finding = {
	    .id = FINDING_SUM_OTHER, .level = -1, .detail = {submission->digest}};
	char wanted[TB_DIGEST_LEN + 1] = "";
	enum claim_kind kind;
	size_t i, len = 0;

	if (submission->sum == NULL)
		return 0;
	kind = inbox_read(submission->sum, SUM_MAX, links, &bytes);
	if (kind == CLAIM_FAILED)
		return tb_err_sys(err, submission->sum, "cannot read");
	for (i = 0; i < bytes.len && len < TB_DIGEST_LEN; i++) {
		unsigned char c = (unsigned char)bytes.s[i];

		if (c < 0x80 && isxdigit(c))
			wanted[len++] = (char)tolower(c);
		else
			len = 0;
	}
	wanted[len] = '\0';
	tb_buf_release(&bytes);
	if (strcmp(wanted, submission->digest) == 0)
		return 0;
	finding.expected = len == TB_DIGEST_LEN ? wanted : NULL;
	finding_add(&submission->parsed.findings, &finding);
	return 1;
}

/* Parses what is mapped, unless it is known already. */
static int
read_source(struct submission *submission, struct site *site, int links,
    const struct source *source, struct tb_err *err)
{
	struct history_entry *same = history_digest(&site->history, submission->digest);
	int rc;

	if (same != NULL && history_record(same) != NULL) {
		submission->known = 1;
		return 0;
	}
	if (inbox_is_signature(submission->source)) {
		finding_add(&submission->parsed.findings,
		    &(struct finding){.id = FINDING_SIGNATURE_ALONE, .level = -1});
		return 0;
	}
	if (inbox_is_sum(submission->source)) {
		finding_add(&submission->parsed.findings,
		    &(struct finding){.id = FINDING_SUM_ALONE, .level = -1});
		return 0;
	}
	rc = sum_differs(submission, links, err);
	if (rc != 0)
		return rc > 0 ? 0 : rc;
	parsed_release(&submission->parsed);
	rc = sandbox_parse(source, &site->plan.limits, submission->source, &site->rows,
	    &submission->parsed, &submission->crashed, err);
	if (rc == 0 && submission->p7s != NULL)
		rc = read_signature(submission, site, links, source, err);
	return rc;
}

/* The copy, open; *path is where it stands, and the caller's (heap). */
static int
make_copy(struct site *site, char **path, struct tb_err *err)
{
	char name[32];
	int fd;

	snprintf(name, sizeof(name), "%06zu.raw", ++site->ncopies);
	*path = tb_path_join(site->work, name);
	fd = open(*path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
	if (fd < 0)
		tb_err_sys(err, *path, "cannot create");
	else if (site->is_trial)
		(void)unlink(*path);
	return fd;
}

/* From the open claim to the copy, and from there. */
static int
take(struct submission *submission, struct site *site, int links, int claim, struct tb_err *err)
{
	size_t max = (size_t)site->plan.limits.size_mib * 1024 * 1024;
	struct source source = {"", 0, 0};
	enum claim_kind kind;
	char *path;
	int copy = make_copy(site, &path, err), rc = copy < 0 ? -1 : 0;

	if (rc != 0) {
		free(path);
		return -1;
	}
	kind = inbox_copy(claim, max, copy, &submission->size, submission->digest);
	if (kind == CLAIM_FAILED || kind == CLAIM_UNWRITTEN)
		rc = tb_err_sys(err, kind == CLAIM_FAILED ? submission->claim : path,
		    kind == CLAIM_FAILED ? "cannot read" : "cannot write");
	else if (kind != CLAIM_FILE)
		add_unread(submission, site, kind);
	else
		rc = source_map(copy, submission->size, path, &source, err);
	if (rc == 0 && kind == CLAIM_FILE)
		rc = read_source(submission, site, links, &source, err);
	source_unmap(&source);
	if (close(copy) != 0 && rc == 0)
		rc = tb_err_sys(err, path, "cannot write");
	if (rc == 0 && kind == CLAIM_FILE && !site->is_trial) {
		submission->copy = path;
		return 0;
	}
	if (!site->is_trial)
		(void)unlink(path);
	free(path);
	return rc;
}

int
submission_read(struct submission *submission, struct site *site, int links, struct tb_err *err)
{
	size_t max = (size_t)site->plan.limits.size_mib * 1024 * 1024;
	int claim, rc;
	enum claim_kind kind = inbox_open(submission->claim, max, links, &claim);

	if (kind == CLAIM_FAILED)
		return tb_err_sys(err, submission->claim, "cannot read");
	if (kind != CLAIM_FILE) {
		add_unread(submission, site, kind);
		return 0;
	}
	rc = take(submission, site, links, claim, err);
	close(claim);
	return rc;
}

/* --- outcome ----------------------------------------------------------------------------- */

static size_t
count(const struct submission *submission, const struct site *site, enum level level)
{
	return findings_places(&submission->parsed.findings, level, site->catalogue.levels);
}

static enum outcome
outcome_of(const struct submission *submission, struct site *site)
{
	if (submission->crashed || findings_has(&submission->parsed.findings, FINDING_NOT_A_FILE) ||
	    findings_has(&submission->parsed.findings, FINDING_SIGNATURE_FILE))
		return OUTCOME_QUARANTINED;
	if (count(submission, site, LEVEL_MUST) > 0)
		return OUTCOME_REFUSED;
	if (findings_has(&submission->parsed.findings, FINDING_PERIOD_CLOSED)) /* R17 */
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
	    tb_plan_unit_name(&site->plan, record->unit) == NULL ||
	    (submission->first == NULL &&
		rules_is_foreign(&submission->parsed, submission->folder)))
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

	if (submission->unread || inbox_is_signature(submission->source) ||
	    inbox_is_sum(submission->source) ||
	    findings_has(&submission->parsed.findings, FINDING_SUM_OTHER))
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

	history_trim(&site->history);
	submission->first = same != NULL ? history_record(same) : NULL;
	if (submission->first != NULL) {
		submission->outcome = OUTCOME_DUPLICATE;
		submission->signature = (struct signature){0}; /* it is of no matter */
		parsed_release(parsed);
	} else {
		judge_signature(submission, site); /* first: the list of findings has an end */
		if (parsed->complete)
			submission->compared =
			    rules_judge(&site->rules, parsed, submission->folder) == 0;
		rules_rounded(&site->rules, &parsed->findings);
		book_map_place(&parsed->map, &parsed->findings);
		findings_settle(&parsed->findings, site->catalogue.levels);
		submission->outcome = outcome_of(submission, site);
	}
	submission->expected_version = next_version(submission, site);
}

static struct history_entry *
version_before(const struct submission *submission, struct site *site)
{
	const struct tb_record *record = &submission->parsed.record;
	struct history_entry *entry;

	if (!submission->parsed.complete || record->version < 2 || record->unit == NULL ||
	    submission->outcome == OUTCOME_REFUSED)
		return NULL;
	entry = history_find(&site->history, record->unit, record->period, record->version - 1);
	return entry != NULL && history_record(entry) != NULL ? entry : NULL;
}

static struct history_entry *
period_before(const struct submission *submission, struct site *site)
{
	const struct tb_record *record = &submission->parsed.record;
	struct tb_period period = record->period;
	struct history_entry *entry = NULL;

	/* what is refused is to be mended first: the same faults are not told twice */
	if (submission->compared && !submission->crashed && submission->outcome != OUTCOME_REFUSED)
		while (entry == NULL && --period.month >= 2)
			entry = history_newest_entry(&site->history, record->unit, period);
	return entry;
}

struct earlier
submission_earlier(const struct submission *submission, struct site *site)
{
	return (struct earlier){version_before(submission, site), period_before(submission, site)};
}

void
submission_record(struct submission *submission)
{
	struct tb_record *record = &submission->parsed.record;

	record->source = tb_arena_strdup(&record->arena, submission->source);
	record->digest = tb_arena_strdup(&record->arena, submission->digest);
	record->arrived = tb_arena_strdup(&record->arena, submission->arrived);
	record->status = outcome_codes[submission->outcome];
	record->is_signed = signed_codes[submission->signature.state];
}
