/* Publication: see publish.h. */
#include "publish.h"
#include "../lib/atomic.h"
#include "../lib/file.h"
#include "../lib/digest.h"
#include "manifest.h"
#include "release.h"
#include "trail.h"
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MAX = 512 * 1024 * 1024 };

const char *
publish_own_name(const char *edition, const char *name)
{
	size_t len = strlen(edition);

	if (len == 0)
		return strchr(name, '/') == NULL ? name : NULL;
	return strncmp(name, edition, len) == 0 && name[len] == '/' ? name + len + 1 : NULL;
}

int
publish_tells_of(const struct tb_ledger_event *issue, const char *edition)
{
	size_t i;

	for (i = 0; i < issue->nfiles; i++)
		if (publish_own_name(edition, issue->files[i].name) != NULL)
			return 1;
	return edition[0] == '\0';
}

int
publish_check(const struct publication *publication, const struct run *run, struct tb_err *err)
{
	const struct tb_ledger_event *issue = publication->issue;
	size_t i;

	for (i = 0; i < issue->nfiles; i++) {
		const char *name = publish_own_name(run->edition, issue->files[i].name), *digest;

		if (name == NULL)
			continue;
		digest = run_digest(run, name);
		if (digest == NULL || strcmp(digest, issue->files[i].digest) != 0)
			return tb_err_set(err, TB_MSG_APPROVAL, issue->path, issue->line, 0,
			    "'%s' is no longer what was approved (%.12s, now %.12s): %s has "
			    "changed; put it back%s",
			    issue->files[i].name, issue->files[i].digest,
			    digest != NULL ? digest : "absent",
			    strcmp(name, "figures") == 0
				? "a record in input/archive, the plan or the program"
				: "a template or the program",
			    issue == publication->newest ? ", or approve again" : "");
	}
	return 0;
}

static int
copy_file(const char *from, const char *to, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	int rc = tb_file_read(from, FILE_MAX, &bytes, err);

	if (rc == 0)
		rc = tb_atomic_write(to, bytes.s, bytes.len, 1, err);
	tb_buf_release(&bytes);
	return rc;
}

/* As a second name of the same file, which the work folder soon gives up, or where the file system
 * has no such names as a copy. */
static int
copy_into(const char *from_folder, const char *name, const char *to_folder, struct tb_err *err)
{
	char *from = tb_path_join(from_folder, name), *to = tb_path_join(to_folder, name);
	int rc = link(from, to) == 0 ? 0 : copy_file(from, to, err);

	free(from);
	free(to);
	return rc;
}

/* Everything a reader is given, into the staging folder. */
static int
fill(const struct publication *publication, const struct run *run, const char *staging,
    struct tb_err *err)
{
	char *painted = tb_path_join(run->work, run->ink);
	char **names = tb_folder_names(painted, NULL, err), **at;
	int rc = names != NULL ? 0 : -1;

	for (at = names; rc == 0 && *at != NULL; at++)
		rc = copy_into(painted, *at, staging, err);
	if (rc == 0)
		rc = copy_into(run->work, "figures.xml", staging, err);
	if (rc == 0)
		rc = manifest_write(publication, run, staging, err);
	if (rc == 0)
		rc = manifest_sums(staging, err);
	tb_names_free(names);
	free(painted);
	return rc;
}

/* issue-N, or draft- and the first digits of the digest of what it holds. */
static int
release_name(const struct publication *publication, const char *staging, struct tb_buf *name,
    struct tb_err *err)
{
	struct tb_buf sums = TB_BUF_INIT;
	char digest[TB_DIGEST_LEN + 1];
	int rc = 0;

	if (publication->issue != NULL)
		tb_buf_printf(name, "issue-%ld", publication->issue->issue);
	else if (release_sums(staging, &sums) != 0)
		rc = tb_err_sys(err, staging, "cannot read SHA256SUMS");
	else {
		tb_digest(sums.s, sums.len, digest);
		tb_buf_printf(name, "draft-%.12s", digest);
	}
	tb_buf_release(&sums);
	return rc;
}

/* `current` -> name, by the rename of a new link. */
static int
switch_link(const char *folder, const char *name, struct tb_err *err)
{
	char *link = tb_path_join(folder, "current"), *fresh = tb_path_join(folder, ".current.tmp");
	int rc = 0;

	unlink(fresh);
	if (symlink(name, fresh) != 0 || rename(fresh, link) != 0)
		rc = tb_err_sys(err, link, "cannot switch the link");
	free(link);
	free(fresh);
	return rc != 0 ? rc : tb_sync_folder(folder, err);
}

/* Drafts other than `keep` (which may be an issue) have had their day. */
static int
remove_old_drafts(const char *folder, const char *keep, struct tb_err *err)
{
	char **names = tb_folder_names(folder, NULL, err), **at;
	int rc = 0;

	if (names == NULL)
		return -1;
	for (at = names; rc == 0 && *at != NULL; at++) {
		char *path;

		if (strncmp(*at, "draft-", 6) != 0 || strcmp(*at, keep) == 0)
			continue;
		path = tb_path_join(folder, *at);
		rc = tb_folder_remove(path, err);
		free(path);
	}
	tb_names_free(names);
	return rc;
}

/* The staging folder under its final name; an equal release already there wins.
 * A draft that is not equal to its name is what was left of its removal. */
static int
place(const struct publication *publication, const char *staging, const char *target,
    struct tb_err *err)
{
	if (publication->issue == NULL && tb_file_exists(target) &&
	    !release_same(staging, target) && tb_folder_remove(target, err) != 0)
		return -1;
	if (tb_file_exists(target)) {
		if (!release_same(staging, target))
			return tb_err_set(err, TB_MSG_IMMUTABLE, target, 0, 0,
			    "the published issue %ld has other bytes than this run (fonts, "
			    "libraries or the program "
			    "changed?); it stays as it is",
			    publication->issue->issue);
		return tb_folder_remove(staging, err);
	}
	if (tb_sync_fs(staging, err) != 0)
		return -1;
	if (rename(staging, target) != 0)
		return tb_err_sys(err, target, "cannot rename into place");
	return 0;
}

/* An earlier issue says nothing about drafts, nor does an issue that one follows. */
static int
ends_drafts(const struct publication *publication)
{
	return publication->issue == NULL ||
	       (publication->issue == publication->newest && !publication->keeps_drafts);
}

static int
publish_in(const struct publication *publication, const struct run *run, const char *folder,
    struct tb_buf *target, struct tb_err *err)
{
	char *staging = tb_path_join(folder, ".staging");
	struct tb_buf name = TB_BUF_INIT;
	int rc;

	rc = tb_folder_remove(staging, err); /* of a run that was cut off */
	if (rc == 0)
		rc = tb_folder_make(staging, err);
	if (rc == 0)
		rc = fill(publication, run, staging, err);
	if (rc == 0)
		rc = release_name(publication, staging, &name, err);
	if (rc == 0) {
		tb_buf_printf(target, "%s/%s", folder, name.s);
		rc = place(publication, staging, target->s, err);
	}
	if (rc == 0 && publication->issue != NULL)
		rc = trail_publication(publication, run->edition, target->s, err);
	if (rc == 0 && publication->issue == publication->newest)
		rc = switch_link(folder, name.s, err);
	if (rc == 0 && ends_drafts(publication))
		rc = remove_old_drafts(folder, name.s, err);
	if (rc != 0) {
		struct tb_err ignored;

		(void)!tb_folder_remove(staging, &ignored); /* the next run does it again */
	}
	tb_buf_release(&name);
	free(staging);
	return rc;
}

char *
publish_folder(const char *site, struct tb_term term, const char *edition)
{
	struct tb_buf folder = TB_BUF_INIT;
	char period[8];

	tb_term_format(term, period);
	tb_buf_printf(
	    &folder, "%s/output/%s%s%s", site, period, edition[0] != '\0' ? "/" : "", edition);
	return tb_buf_take(&folder);
}

char *
publish_issue_folder(const struct tb_ledger_event *issue, const char *site, const char *edition)
{
	char *folder = publish_folder(site, tb_ledger_term(issue), edition);
	struct tb_buf path = TB_BUF_INIT;

	tb_buf_printf(&path, "%s/issue-%ld", folder, issue->issue);
	free(folder);
	return tb_buf_take(&path);
}

int
publish_find_draft(
    const char *site, struct tb_term term, const char *edition, char **draft, struct tb_err *err)
{
	char *folder = publish_folder(site, term, edition);
	char **names = tb_folder_names(folder, NULL, err), **at;
	int rc = names == NULL && tb_file_exists(folder) ? -1 : 0;

	*draft = NULL;
	for (at = names; at != NULL && *at != NULL && *draft == NULL; at++)
		if (strncmp(*at, "draft-", 6) == 0)
			*draft = tb_path_join(folder, *at);
	tb_names_free(names);
	free(folder);
	return rc;
}

int
publish(const struct publication *publication, const struct run *run, struct tb_buf *target,
    struct tb_err *err)
{
	char *folder = publish_folder(publication->site, publication->term, run->edition);
	char period[8];
	int rc = 0;

	tb_term_format(publication->term, period);
	if (strcmp(run->period, period) != 0)
		rc = tb_err_set(err, TB_MSG_APPROVAL, run->work, 0, 0,
		    "the run is of %s, not of %s", run->period, period);
	if (rc == 0 && publication->issue != NULL)
		rc = publish_check(publication, run, err);
	if (rc == 0 &&
	    (publication->issue == NULL || publish_tells_of(publication->issue, run->edition)))
		rc = publish_in(publication, run, folder, target, err);
	free(folder);
	return rc;
}
