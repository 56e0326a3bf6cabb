/* Publication: see publish.h. */
#include "publish.h"
#include "../lib/atomic.h"
#include "../lib/file.h"
#include "manifest.h"
#include "trail.h"
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MAX = 512 * 1024 * 1024 };

/* What the approval calls it, without the edition; NULL = it is of another edition. */
static const char *
own_name(const struct publication *publication, const char *name)
{
	size_t len = strlen(publication->edition);

	if (len == 0)
		return strchr(name, '/') == NULL ? name : NULL;
	return strncmp(name, publication->edition, len) == 0 && name[len] == '/' ? name + len + 1
										 : NULL;
}

/* Did the approval tell of the edition? */
static int
is_of_edition(const struct publication *publication)
{
	const struct tb_ledger_event *issue = publication->issue;
	size_t i;

	for (i = 0; issue != NULL && i < issue->nfiles; i++)
		if (own_name(publication, issue->files[i].name) != NULL)
			return 1;
	return issue == NULL || publication->edition[0] == '\0';
}

static const char *
digest_of(const struct run *run, const char *name)
{
	size_t i;

	if (strcmp(name, "figures") == 0)
		return run->figures.digest;
	for (i = 0; i < run->ndocuments; i++)
		if (strcmp(name, run->documents[i].name) == 0)
			return run->documents[i].document_digest;
	return NULL;
}

/* The run is what the person approved: figures and every document. */
static int
check_approved(const struct publication *publication, const struct run *run, struct tb_err *err)
{
	const struct tb_ledger_event *issue = publication->issue;
	size_t i;

	for (i = 0; i < issue->nfiles; i++) {
		const char *name = own_name(publication, issue->files[i].name), *digest;

		if (name == NULL)
			continue;
		digest = digest_of(run, name);
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

static int
copy_into(const char *from_folder, const char *name, const char *to_folder, struct tb_err *err)
{
	char *from = tb_path_join(from_folder, name), *to = tb_path_join(to_folder, name);
	int rc = copy_file(from, to, err);

	free(from);
	free(to);
	return rc;
}

/* Everything a reader is given, into the staging folder. */
static int
fill(const struct publication *publication, const struct run *run, const char *staging,
    struct tb_err *err)
{
	char *painted = tb_path_join(run->work, "paint");
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

/* The SHA256SUMS of a release without the line of the manifest, which tells also of what has left
 * no trace in the documents: a newer library, a template that is of another period. */
static int
read_sums(const char *folder, struct tb_buf *sums)
{
	static const char manifest[] = "  manifest.xml\n";
	char *path = tb_path_join(folder, "SHA256SUMS");
	struct tb_err ignored;
	int rc = tb_file_read(path, FILE_MAX, sums, &ignored);
	char *end = rc == 0 ? strstr(sums->s, manifest) : NULL, *line = end;

	while (line != NULL && line > sums->s && line[-1] != '\n')
		line--;
	if (end != NULL)
		memmove(line, end + strlen(manifest), strlen(end + strlen(manifest)) + 1);
	free(path);
	return rc;
}

/* Do the two folders hold the same documents and figures, by their SHA256SUMS? */
static int
same_release(const char *a, const char *b)
{
	struct tb_buf sums_a = TB_BUF_INIT, sums_b = TB_BUF_INIT;
	int same = read_sums(a, &sums_a) == 0 && read_sums(b, &sums_b) == 0 &&
		   strcmp(sums_a.s, sums_b.s) == 0;

	tb_buf_release(&sums_a);
	tb_buf_release(&sums_b);
	return same;
}

/* issue-N, or draft- and the first digits of its SHA256SUMS' digest. */
static int
release_name(const struct publication *publication, const char *staging, struct tb_buf *name,
    struct tb_err *err)
{
	char *sums = tb_path_join(staging, "SHA256SUMS");
	char digest[TB_DIGEST_LEN + 1];
	int rc = tb_digest_file(sums, digest, err);

	free(sums);
	if (rc != 0)
		return -1;
	if (publication->issue != NULL)
		tb_buf_printf(name, "issue-%ld", publication->issue->issue);
	else
		tb_buf_printf(name, "draft-%.12s", digest);
	return 0;
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
	    !same_release(staging, target) && tb_folder_remove(target, err) != 0)
		return -1;
	if (tb_file_exists(target)) {
		if (!same_release(staging, target))
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
		rc = trail_publication(publication, target->s, err);
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

int
publish(const struct publication *publication, const struct run *run, struct tb_buf *target,
    struct tb_err *err)
{
	struct tb_buf folder = TB_BUF_INIT;
	char period[8];
	int rc = 0;

	tb_term_format(publication->term, period);
	tb_buf_printf(&folder, "%s/output/%s%s%s", publication->site, period,
	    publication->edition[0] != '\0' ? "/" : "", publication->edition);
	if (strcmp(run->period, period) != 0)
		rc = tb_err_set(err, TB_MSG_APPROVAL, run->work, 0, 0,
		    "the run is of %s, not of %s", run->period, period);
	if (rc == 0 && publication->issue != NULL)
		rc = check_approved(publication, run, err);
	if (rc == 0 && is_of_edition(publication))
		rc = publish_in(publication, run, folder.s, target, err);
	tb_buf_release(&folder);
	return rc;
}
