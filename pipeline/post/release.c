/* Published issues: see release.h. */
#include "release.h"
#include "../lib/file.h"
#include "../lib/trail.h"
#include "../lib/xmlread.h"

#define MANIFEST_NS "urn:tongbao:manifest:1"

enum { FILE_BYTES_MAX = 512 * 1024 * 1024 };

/* --- the log ---------------------------------------------------------------------------- */

struct search {
	const char *period, *edition, *issue;
	char *sums;
};

static int
is_value(const struct tb_trail_row *row, const char *name, const char *wanted)
{
	const char *value = tb_trail_value(row, name);

	return strcmp(value != NULL ? value : "", wanted) == 0;
}

/* The newest row holds: an issue may have been made again after a library changed. */
static int
find_publication(void *user, const struct tb_trail_row *row, struct tb_err *err)
{
	struct search *search = user;
	const char *sums = tb_trail_value(row, "sums");

	(void)err;
	if (strcmp(row->kind, TB_TRAIL_PUBLICATION) == 0 && sums != NULL &&
	    strlen(sums) == TB_DIGEST_LEN && is_value(row, "period", search->period) &&
	    is_value(row, "edition", search->edition) && is_value(row, "issue", search->issue))
		memcpy(search->sums, sums, TB_DIGEST_LEN + 1);
	return 0;
}

/* What the log says it was published as; "" = it was not. */
static int
find_published(const char *site, const struct release *release, const char *period,
    char sums[TB_DIGEST_LEN + 1], struct tb_err *err)
{
	char head[TB_DIGEST_LEN + 1], issue[24], *base = tb_path_join(site, "input");
	struct search search = {period, release->edition, issue, sums};
	int rc;

	sums[0] = '\0';
	snprintf(issue, sizeof(issue), "%ld", release->issue->issue);
	rc = tb_trail_read(base, find_publication, &search, head, err);
	free(base);
	return rc;
}

/* --- the manifest ------------------------------------------------------------------------ */

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct release *release = user;
	int bound = strcmp(name, "bound") == 0;
	struct release_file *file;

	if (depth != 1 || (!bound && strcmp(name, "document") != 0))
		return 0;
	file = tb_grow(&release->files, release->nfiles++, &release->cap, sizeof(*file));
	file->name = tb_xml_need(xml, name, attrs, "name");
	file->title = tb_xml_need(xml, name, attrs, "title");
	file->file = tb_xml_need(xml, name, attrs, "file");
	file->digest = tb_xml_need(xml, name, attrs, "digest");
	file->count = tb_xml_need(xml, name, attrs, bound ? "documents" : "pages");
	file->bound = bound;
	if (file->name == NULL || file->title == NULL || file->file == NULL ||
	    file->digest == NULL || file->count == NULL)
		return -1;
	file->name = tb_arena_strdup(&release->arena, file->name);
	file->title = tb_arena_strdup(&release->arena, file->title);
	file->file = tb_arena_strdup(&release->arena, file->file);
	file->digest = tb_arena_strdup(&release->arena, file->digest);
	file->count = tb_arena_strdup(&release->arena, file->count);
	return 0;
}

static const struct tb_xml_handler handler = {.ns = MANIFEST_NS, .start = on_start};

/* The manifest is one of the files that SHA256SUMS tells of. */
static int
read_manifest(struct release *release, const char *sums_path, struct tb_err *err)
{
	char *path = tb_path_join(release->folder, "manifest.xml"), digest[TB_DIGEST_LEN + 1];
	struct tb_buf sums = TB_BUF_INIT, line = TB_BUF_INIT;
	int rc = tb_file_read(sums_path, FILE_BYTES_MAX, &sums, err);

	if (rc == 0)
		rc = tb_digest_file(path, digest, err);
	if (rc == 0) {
		tb_buf_printf(&line, "%s  manifest.xml\n", digest);
		if (strstr(sums.s, line.s) == NULL)
			rc = tb_err_set(err, TB_MSG_RELEASE, path, 0, 0,
			    "it is not what SHA256SUMS says; remove the folder and run again");
	}
	if (rc == 0)
		rc = tb_xml_parse_file(path, &handler, release, err);
	tb_buf_release(&sums);
	tb_buf_release(&line);
	free(path);
	return rc;
}

/* --- life cycle -------------------------------------------------------------------------- */

static int
check_published(const char *site, struct release *release, const char *period,
    const char *sums_path, struct tb_err *err)
{
	char published[TB_DIGEST_LEN + 1];
	int rc = find_published(site, release, period, published, err);

	if (rc != 0)
		return -1;
	if (!tb_file_exists(sums_path)) {
		if (published[0] == '\0')
			return 1;
		return tb_err_set(err, TB_MSG_RELEASE, release->folder, 0, 0,
		    "it was published, and is gone; tongbao run %s makes it again", period);
	}
	if (tb_digest_file(sums_path, release->sums, err) != 0)
		return -1;
	if (strcmp(release->sums, published) != 0)
		return tb_err_set(err, TB_MSG_RELEASE, sums_path, 0, 0,
		    "it is not what the audit log says was published; remove the folder, and run "
		    "%s again",
		    period);
	return 0;
}

int
release_open(const char *site, const struct tb_ledger_event *issue, const char *edition,
    struct release *release, struct tb_err *err)
{
	struct tb_buf folder = TB_BUF_INIT;
	char period[8], *sums_path;
	int rc;

	*release = (struct release){.issue = issue, .edition = edition};
	tb_term_format(tb_ledger_term(issue), period);
	tb_buf_printf(&folder, "%s/output/%s%s%s/issue-%ld", site, period,
	    edition[0] != '\0' ? "/" : "", edition, issue->issue);
	release->folder = tb_buf_take(&folder);
	sums_path = tb_path_join(release->folder, "SHA256SUMS");
	rc = check_published(site, release, period, sums_path, err);
	if (rc == 0)
		rc = read_manifest(release, sums_path, err);
	free(sums_path);
	if (rc != 0)
		release_close(release);
	return rc;
}

void
release_close(struct release *release)
{
	free(release->folder);
	free(release->files);
	tb_arena_release(&release->arena);
	*release = (struct release){0};
}

int
release_read(const struct release *release, const struct release_file *file, struct tb_buf *bytes,
    struct tb_err *err)
{
	char *path = tb_path_join(release->folder, file->file), digest[TB_DIGEST_LEN + 1];
	size_t before = bytes->len;
	int rc = tb_file_read(path, FILE_BYTES_MAX, bytes, err);

	if (rc == 0)
		tb_digest(bytes->s + before, bytes->len - before, digest);
	if (rc == 0 && strcmp(digest, file->digest) != 0)
		rc = tb_err_set(err, TB_MSG_RELEASE, path, 0, 0,
		    "it is not what manifest.xml says; remove the folder and run again");
	free(path);
	return rc;
}

int
release_check(const struct release *release, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	size_t i;
	int rc = 0;

	for (i = 0; rc == 0 && i < release->nfiles; i++) {
		tb_buf_reset(&bytes);
		rc = release_read(release, &release->files[i], &bytes, err);
	}
	tb_buf_release(&bytes);
	return rc;
}

/* Has one before it the same title? */
static int
is_title_taken(const struct release *release, const struct release_file *file)
{
	const struct release_file *at;

	for (at = release->files; at < file; at++)
		if (strcmp(at->title, file->title) == 0)
			return 1;
	return 0;
}

void
release_file_name(const struct release *release, const struct release_file *file,
    const char *reissue, struct tb_buf *name)
{
	const char *at;

	for (at = file->title; *at != '\0'; at++)
		tb_buf_putc(
		    name, (unsigned char)*at < 0x20 || strchr("/\\:*?\"<>|", *at) ? '_' : *at);
	tb_buf_puts(name, reissue);
	if (is_title_taken(release, file))
		tb_buf_printf(name, "-%s", file->name);
	tb_buf_puts(name, ".pdf");
}
