/* The audit log, of publications and verified: see trail.h. */
#include "trail.h"
#include "../lib/delivery.h"
#include "../lib/file.h"
#include "../lib/journal.h"
#include "../lib/mem.h"
#include "../lib/trail.h"
#include "release.h"

static char *
base_of(const char *site)
{
	return tb_path_join(site, "input");
}

static int
is_value(const struct tb_trail_row *row, const char *name, const char *wanted)
{
	const char *value = tb_trail_value(row, name);

	return value != NULL && strcmp(value, wanted) == 0;
}

static int
is_number(const struct tb_trail_row *row, const char *name, long wanted)
{
	char digits[24];

	snprintf(digits, sizeof(digits), "%ld", wanted);
	return is_value(row, name, digits);
}

/* --- the approval ------------------------------------------------------------------------ */

struct approval_search {
	long sequence;
	char *hash;
};

static int
find_approval(void *user, const struct tb_trail_row *row, struct tb_err *err)
{
	struct approval_search *search = user;

	(void)err;
	if (strcmp(row->kind, TB_TRAIL_EVENT) == 0 && is_number(row, "sequence", search->sequence))
		memcpy(search->hash, row->hash, sizeof(row->hash));
	return 0;
}

int
trail_of_approval(const char *site, const struct tb_ledger_event *issue,
    char hash[TB_DIGEST_LEN + 1], struct tb_err *err)
{
	struct approval_search search = {issue->sequence, hash};
	char head[TB_DIGEST_LEN + 1], *base = base_of(site);
	int rc;

	hash[0] = '\0';
	rc = tb_trail_read(base, find_approval, &search, head, err);
	free(base);
	return rc;
}

/* --- publications ------------------------------------------------------------------------- */

struct publication_search {
	const char *period, *edition;
	long issue;
	char sums[TB_DIGEST_LEN + 1]; /* of the newest row of it; "" = there is none */
};

/* Rows of the internal edition name none. */
static int
is_of_edition(const struct tb_trail_row *row, const char *edition)
{
	const char *value = tb_trail_value(row, "edition");

	return strcmp(value != NULL ? value : "", edition) == 0;
}

static int
find_publication(void *user, const struct tb_trail_row *row, struct tb_err *err)
{
	struct publication_search *search = user;

	(void)err;
	if (strcmp(row->kind, TB_TRAIL_PUBLICATION) != 0 ||
	    !is_value(row, "period", search->period) || !is_number(row, "issue", search->issue) ||
	    !is_of_edition(row, search->edition) || tb_trail_value(row, "sums") == NULL)
		return 0;
	snprintf(search->sums, sizeof(search->sums), "%s", tb_trail_value(row, "sums"));
	return 0;
}

int
trail_of_publication(const char *site, const struct tb_ledger_event *issue, const char *edition,
    char sums[TB_DIGEST_LEN + 1], struct tb_err *err)
{
	char head[TB_DIGEST_LEN + 1], period[8], *base = base_of(site);
	struct publication_search search = {period, edition, issue->issue, ""};
	int rc;

	tb_term_format(tb_ledger_term(issue), period);
	rc = tb_trail_read(base, find_publication, &search, head, err);
	memcpy(sums, search.sums, sizeof(search.sums));
	free(base);
	return rc;
}

static int
record(const struct publication *publication, const char *edition, const char *sums,
    struct tb_err *err)
{
	char *base = base_of(publication->site), period[8];
	char issue[24], sequence[24];
	struct tb_buf rows = TB_BUF_INIT, list = TB_BUF_INIT;
	char *journal = tb_journal_of_ledger(base);
	int rc;

	tb_term_format(publication->term, period);
	snprintf(issue, sizeof(issue), "%ld", publication->issue->issue);
	snprintf(sequence, sizeof(sequence), "%ld", publication->issue->sequence);
	tb_trail_begin(&rows, publication->issue->date, TB_TRAIL_PUBLICATION);
	tb_trail_field(&rows, "period", period);
	tb_trail_field(&rows, "edition", edition);
	tb_trail_field(&rows, "issue", issue);
	tb_trail_field(&rows, "event", sequence);
	tb_trail_field(&rows, "sums", sums);
	tb_trail_end(&rows);
	rc = tb_trail_append(base, &rows, &list, err);
	if (rc == 0)
		rc = tb_journal_write(journal, &list, err);
	if (rc == 0)
		rc = tb_journal_finish(journal, base, err);
	tb_buf_release(&rows);
	tb_buf_release(&list);
	free(journal);
	free(base);
	return rc;
}

int
trail_publication(const struct publication *publication, const char *edition, const char *folder,
    struct tb_err *err)
{
	char sums[TB_DIGEST_LEN + 1], told[TB_DIGEST_LEN + 1];
	char *path = tb_path_join(folder, RELEASE_SUMS);
	int rc = tb_digest_file(path, sums, err);

	free(path);
	if (rc == 0)
		rc =
		    trail_of_publication(publication->site, publication->issue, edition, told, err);
	if (rc == 0 && told[0] != '\0' && strcmp(told, sums) != 0)
		tb_diag(TB_MSG_REPUBLISHED, (struct tb_pos){folder, 0, 0}, NULL);
	if (rc == 0 && strcmp(told, sums) != 0)
		rc = record(publication, edition, sums, err);
	return rc;
}

/* --- verified ------------------------------------------------------------------------------ */

/* A file that a row tells of. */
struct told {
	char *name; /* its path below input/ */
	char digest[TB_DIGEST_LEN + 1];
	int line; /* of the log */
};

struct verification {
	const char *base, *expected;
	int found; /* the row that was expected */
	long nrows;
	struct told *told;
	size_t ntold, cap;
};

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct told *)a)->name, ((const struct told *)b)->name);
}

static int
by_name_and_line(const void *a, const void *b)
{
	const struct told *x = a, *y = b;
	int order = by_name(x, y);

	return order != 0 ? order : x->line - y->line;
}

/* "<64 hex>  <path>" */
static int
add_told(struct verification *verification, const struct tb_trail_row *row, const char *value,
    struct tb_err *err)
{
	struct told *told;

	if (strlen(value) < TB_DIGEST_LEN + 3)
		return tb_err_set(err, TB_MSG_TRAIL, "audit.log", row->line, 0,
		    "'%s' is no digest and path", value);
	told =
	    tb_grow(&verification->told, verification->ntold++, &verification->cap, sizeof(*told));
	memcpy(told->digest, value, TB_DIGEST_LEN);
	told->name = tb_xstrdup(value + TB_DIGEST_LEN + 2);
	told->line = row->line;
	return 0;
}

static int
verify_row(void *user, const struct tb_trail_row *row, struct tb_err *err)
{
	struct verification *verification = user;
	size_t i;
	int rc = 0;

	verification->nrows++;
	if (verification->expected != NULL && strcmp(row->hash, verification->expected) == 0)
		verification->found = 1;
	for (i = 0; rc == 0 && i < row->nfields; i++)
		if (strcmp(row->names[i], "file") == 0)
			rc = add_told(verification, row, row->values[i], err);
	return rc;
}

/* Is the file still what it was? */
static int
check_file(const struct told *told, const char *base, struct tb_err *err)
{
	char digest[TB_DIGEST_LEN + 1], *path = tb_path_join(base, told->name);
	int rc = 0;

	if (!tb_file_exists(path))
		tb_diag(TB_MSG_TRAIL_STATE, (struct tb_pos){path, 0, 0},
		    "gone; line %d of the audit log tells of it: put it back from a backup",
		    told->line);
	else if ((rc = tb_digest_file(path, digest, err)) == 0 && strcmp(digest, told->digest) != 0)
		tb_diag(TB_MSG_TRAIL_STATE, (struct tb_pos){path, 0, 0},
		    "changed since line %d of the audit log (%.12s, now %.12s): put it back from a "
		    "backup",
		    told->line, told->digest, digest);
	free(path);
	return rc;
}

/* A receipt of the same file, name and day may have been written anew: the last row holds. */
static int
check_files(struct verification *verification, struct tb_err *err)
{
	struct told *told = verification->told;
	size_t i, n = verification->ntold;
	int rc = 0;

	if (n > 0)
		qsort(told, n, sizeof(*told), by_name_and_line);
	for (i = 0; rc == 0 && i < n; i++)
		if (i + 1 == n || by_name(&told[i], &told[i + 1]) != 0)
			rc = check_file(&told[i], verification->base, err);
	return rc;
}

static int
is_told(const struct verification *verification, char *name)
{
	struct told key = {.name = name};

	return verification->ntold > 0 &&
	       bsearch(&key, verification->told, verification->ntold, sizeof(key), by_name) != NULL;
}

/* Has each file of a folder below input/ that counts for figures its row? */
static int
find_untold(const struct verification *verification, const char *folder, struct tb_err *err)
{
	char *path = tb_path_join(verification->base, folder);
	char **names = tb_file_exists(path) ? tb_folder_names(path, ".xml", err) : NULL, **at;
	int rc = names != NULL || !tb_file_exists(path) ? 0 : -1;

	for (at = names; at != NULL && *at != NULL; at++) {
		char *name = tb_path_join(folder, *at), *file = tb_path_join(path, *at);

		if ((*at)[0] != '.' && !is_told(verification, name))
			tb_diag(TB_MSG_TRAIL_UNKNOWN, (struct tb_pos){file, 0, 0},
			    "no row tells of it: it is older than the audit log, or was put there "
			    "by another hand");
		free(name);
		free(file);
	}
	tb_names_free(names);
	free(path);
	return rc;
}

static int
find_untold_deliveries(const struct verification *verification, struct tb_err *err)
{
	char *path = tb_path_join(verification->base, "ledger/" TB_DELIVERIES);
	char **names = tb_file_exists(path) ? tb_folder_names(path, NULL, err) : NULL, **at;
	int rc = names != NULL || !tb_file_exists(path) ? 0 : -1;

	for (at = names; rc == 0 && at != NULL && *at != NULL; at++) {
		char *folder = tb_path_join("ledger/" TB_DELIVERIES, *at);

		rc = find_untold(verification, folder, err);
		free(folder);
	}
	tb_names_free(names);
	free(path);
	return rc;
}

/* Of the ledger, and of archive/YYYY/MM of every year and month there is. */
static int
find_all_untold(const struct verification *verification, struct tb_err *err)
{
	char folder[32];
	int year, month, rc = find_untold(verification, "ledger", err);

	if (rc == 0)
		rc = find_untold_deliveries(verification, err);

	for (year = 2000; rc == 0 && year < 2100; year++)
		for (month = 1; rc == 0 && month <= 12; month++) {
			snprintf(folder, sizeof(folder), "archive/%04d/%02d", year, month);
			rc = find_untold(verification, folder, err);
		}
	return rc;
}

static void
forget(struct verification *verification)
{
	while (verification->ntold > 0)
		free(verification->told[--verification->ntold].name);
	free(verification->told);
}

static int
check_head(const struct verification *verification, const char *head, struct tb_err *err)
{
	char *path = tb_trail_path(verification->base);
	int rc = 0;

	if (head[0] == '\0')
		rc = tb_err_set(err, TB_MSG_TRAIL, path, 0, 0,
		    "there is no audit log; it is state like archive and ledger: put it back from "
		    "a backup");
	else if (verification->expected != NULL && !verification->found)
		rc = tb_err_set(err, TB_MSG_TRAIL, path, 0, 0,
		    "no row has the hash %.12s: the log was cut, or made anew, since that was its "
		    "head",
		    verification->expected);
	free(path);
	return rc;
}

static int
verify(struct verification *verification, char head[TB_DIGEST_LEN + 1], struct tb_err *err)
{
	int rc = tb_trail_read(verification->base, verify_row, verification, head, err);

	if (rc == 0)
		rc = check_head(verification, head, err);
	if (rc == 0)
		rc = check_files(verification, err);
	if (rc == 0)
		rc = find_all_untold(verification, err);
	forget(verification);
	return rc;
}

int
trail_verify(const char *site, const char *expected, struct tb_err *err)
{
	char head[TB_DIGEST_LEN + 1], *base = base_of(site);
	struct verification verification = {.base = base, .expected = expected};
	int rc = verify(&verification, head, err);

	if (rc == 0)
		printf("%ld rows, head %s\n", verification.nrows, head);
	free(base);
	return rc;
}

int
trail_compare_told(const char *site, struct tb_err *err)
{
	char head[TB_DIGEST_LEN + 1], *base = base_of(site);
	struct verification verification = {.base = base};
	int rc = tb_trail_read(base, verify_row, &verification, head, err);

	if (rc == 0)
		rc = check_files(&verification, err);
	forget(&verification);
	free(base);
	return rc;
}

int
trail_compare(const char *site, struct tb_err *err)
{
	char head[TB_DIGEST_LEN + 1], *base = base_of(site);
	struct verification verification = {.base = base};
	int rc = verify(&verification, head, err);

	free(base);
	return rc;
}
