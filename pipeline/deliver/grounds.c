/* What a draft was made of: see grounds.h. */
#define _XOPEN_SOURCE 700 /* st_ctim */
#include "grounds.h"
#include "../lib/atomic.h"
#include "../lib/file.h"
#include "../lib/made.h"
#include "making.h"
#include "release.h"
#include "survey.h"
#include <sys/stat.h>
#include <unistd.h>

enum { GROUNDS_MAX = 16 * 1024 * 1024, EDITIONS = GROUNDS_EDITIONS };

#define FOLDER	 "output/.grounds"
#define SEEN	 "seen"
#define FRESH	 "fresh"
#define OBJECTS	 "objects"
#define EDITION	 "edition"
#define DOCUMENT "document"

static void
put(struct tb_buf *lines, const char *kind, const char *name, const char *value)
{
	tb_buf_printf(lines, "%s\t%s\t%s\t.\n", kind, name, value);
}

/* --- looked at -------------------------------------------------------------------------------- */

struct looking {
	struct tb_buf lines;
	int rc; /* -1: something cannot be told */
};

static void
note_fresh(void *user, const char *path)
{
	struct looking *looking = user;
	char digest[TB_DIGEST_LEN + 1];
	struct tb_err unread;

	if (strpbrk(path, "\t\n") != NULL || tb_digest_file(path, digest, &unread) != 0)
		looking->rc = -1;
	else
		put(&looking->lines, FRESH, path, digest);
}

int
grounds_look(const char *site, struct tb_term term, const char *file, struct tb_err *err)
{
	struct looking looking = {TB_BUF_INIT, 0};
	char digest[TB_DIGEST_LEN + 1];
	struct survey survey;
	struct stat st;

	/* for the time of the disk */
	if (tb_atomic_write(file, "", 0, 1, err) != 0)
		return -1;
	if (stat(file, &st) != 0)
		return tb_err_sys(err, file, "cannot be looked at");
	survey_start(&survey, st.st_ctim);
	survey.fresh = note_fresh;
	survey.user = &looking;
	if (survey_all(&survey, site, term) != 0)
		looking.rc = -1;
	survey_end(&survey, digest);
	put(&looking.lines, SEEN, digest, "");
	if (looking.rc != 0)
		tb_buf_reset(&looking.lines);
	looking.rc = tb_atomic_write(file, looking.lines.s, looking.lines.len, 1, err);
	tb_buf_release(&looking.lines);
	return looking.rc;
}

/* --- kept ------------------------------------------------------------------------------------- */

static char *
kept_path(const char *site, struct tb_term term)
{
	char *folder = tb_path_join(site, FOLDER), period[8], *path;

	tb_term_format(term, period);
	path = tb_path_join(folder, period);
	free(folder);
	return path;
}

/* In the folder, of which what a program that was killed had begun is cleared away. */
static int
write_kept(const char *site, const char *path, const struct tb_buf *lines, struct tb_err *err)
{
	char *folder = tb_path_join(site, FOLDER);
	int rc = tb_folder_make(folder, err);

	if (rc == 0)
		rc = tb_atomic_clear(folder, err);
	if (rc == 0)
		rc = tb_atomic_write(path, lines->s, lines->len, 1, err);
	free(folder);
	return rc;
}

struct keeping {
	struct tb_buf *lines;
	struct survey objects;
};

/* Each line once. */
static void
keep_line(void *user, const char *kind, const char *name, const char *value)
{
	struct keeping *keeping = user;
	struct tb_buf line = TB_BUF_INIT;

	tb_buf_puts(&line, "\n");
	put(&line, kind, name, value);
	if (strstr(keeping->lines->s, line.s) == NULL) {
		tb_buf_puts(keeping->lines, line.s + 1);
		if (strcmp(kind, TB_MADE_TEMPLATE) != 0)
			survey_add(&keeping->objects, name);
	}
	tb_buf_release(&line);
}

/* What it holds, its documents, its faces, and what its programs told. */
static int
keep_edition(const struct run *run, struct keeping *keeping, struct tb_err *err)
{
	char *told = tb_path_join(run->work, "made"), digest[TB_DIGEST_LEN + 1];
	struct tb_buf sums = TB_BUF_INIT;
	int rc = release_sums_of(run, &sums, err);
	size_t i;

	tb_digest(sums.s, sums.len, digest);
	put(keeping->lines, EDITION, run->edition, digest);
	for (i = 0; i < run->ndocuments; i++)
		tb_buf_printf(keeping->lines, DOCUMENT "\t%s/%s\t%s\t.\n", run->edition,
		    run->documents[i].name, run->documents[i].document_digest);
	for (i = 0; i < run->nfaces; i++)
		put(keeping->lines, MAKING_FACE, run->faces[i].path, run->faces[i].digest);
	if (rc == 0)
		rc = tb_made_read(told, keep_line, keeping, err);
	tb_buf_release(&sums);
	free(told);
	return rc;
}

int
grounds_keep(const char *file, const struct publication *publication, const struct run *run,
    struct tb_err *err)
{
	const struct run *runs[] = {run, publication->beside};
	struct tb_buf lines = TB_BUF_INIT;
	struct keeping keeping = {.lines = &lines};
	char *path = kept_path(publication->site, publication->term);
	char digest[TB_DIGEST_LEN + 1];
	struct stat st;
	size_t i;
	int rc = 0;

	if (stat(file, &st) == 0 && st.st_size > 0) {
		survey_start(&keeping.objects, st.st_ctim);
		rc = tb_file_read(file, GROUNDS_MAX, &lines, err);
		for (i = 0; rc == 0 && i < TB_LEN(runs) && runs[i] != NULL; i++)
			rc = keep_edition(runs[i], &keeping, err);
		survey_end(&keeping.objects, digest);
		put(&lines, OBJECTS, digest, "");
		if (rc == 0 && keeping.objects.nfresh == 0 && !keeping.objects.untold)
			rc = write_kept(publication->site, path, &lines, err);
	}
	tb_buf_release(&lines);
	free(path);
	return rc;
}

void
grounds_drop(const char *site, struct tb_term term)
{
	char *path = kept_path(site, term);

	(void)unlink(path);
	free(path);
}

/* --- looked at again -------------------------------------------------------------------------- */

struct holding {
	const char *site;
	struct tb_term term;
	struct run *runs;
	char seen[TB_DIGEST_LEN + 1], objects[TB_DIGEST_LEN + 1]; /* as they were */
	struct survey now;
	size_t neditions;
	int holds;
	struct tb_err *err; /* why something could not be read, which nobody asks */
};

static void
take_digest(char to[TB_DIGEST_LEN + 1], const char *digest)
{
	snprintf(to, TB_DIGEST_LEN + 1, "%s", digest);
}

/* Does the draft of the edition hold what was made? Its figures are loaded. */
static int
hold_edition(struct holding *holding, const char *edition, const char *digest)
{
	struct tb_buf told = TB_BUF_INIT, there = TB_BUF_INIT;
	struct run *run = &holding->runs[holding->neditions];
	char now[TB_DIGEST_LEN + 1];
	char *draft = NULL;
	int holds = publish_find_draft(
			holding->site, holding->term, edition, &draft, holding->err) == 0 &&
		    draft != NULL && release_read(draft, &told, holding->err) == 0 &&
		    release_list(draft, &there, holding->err) == 0 &&
		    strcmp(told.s, there.s) == 0;

	release_drop_manifest(&told);
	tb_digest(told.s, told.len, now);
	if (holds && strcmp(now, digest) == 0 && run_load_figures(draft, run, holding->err) == 0) {
		run->work = tb_arena_strdup(&run->arena, draft);
		holds = strcmp(run->edition, edition) == 0;
		holding->neditions++;
	} else
		holds = 0;
	tb_buf_release(&told);
	tb_buf_release(&there);
	free(draft);
	return holds;
}

static int
hold_document(struct holding *holding, const char *name, const char *digest)
{
	struct run *run = &holding->runs[holding->neditions - 1];
	const char *own = strchr(name, '/');

	if (own == NULL || strncmp(name, run->edition, (size_t)(own - name)) != 0)
		return 0;
	take_digest(run_add_document(run, own + 1)->document_digest, digest);
	return 1;
}

static int
is_as_it_was(const char *path, const char *digest)
{
	char now[TB_DIGEST_LEN + 1];
	struct tb_err unread;

	return tb_digest_file(path, now, &unread) == 0 && strcmp(now, digest) == 0;
}

static void
hold_line(void *user, const char *kind, const char *name, const char *value)
{
	struct holding *holding = user;

	if (!holding->holds)
		return;
	if (strcmp(kind, SEEN) == 0)
		take_digest(holding->seen, name);
	else if (strcmp(kind, OBJECTS) == 0)
		take_digest(holding->objects, name);
	else if (strcmp(kind, FRESH) == 0)
		holding->holds = is_as_it_was(name, value);
	else if (strcmp(kind, EDITION) == 0)
		holding->holds = holding->neditions < EDITIONS &&
				 hold_edition(holding, name, value);
	else if (strcmp(kind, DOCUMENT) == 0)
		holding->holds = holding->neditions > 0 && hold_document(holding, name, value);
	else if (strcmp(kind, TB_MADE_PROGRAM) == 0 || strcmp(kind, TB_MADE_LIBRARY) == 0 ||
		 strcmp(kind, TB_MADE_FILE) == 0)
		survey_add(&holding->now, name);
}

/* Is everything that takes part as it was? */
static int
is_all_as_it_was(const struct holding *holding)
{
	static const struct timespec whenever = {0};
	char digest[TB_DIGEST_LEN + 1];
	struct survey survey;
	int known;

	survey_start(&survey, whenever);
	known = survey_all(&survey, holding->site, holding->term) == 0;
	survey_end(&survey, digest);
	return known && strcmp(digest, holding->seen) == 0;
}

int
grounds_hold(const char *site, struct tb_term term, struct run runs[static EDITIONS],
    const struct run **published)
{
	static const struct timespec whenever = {0};
	struct tb_err unread;
	char *path = kept_path(site, term), digest[TB_DIGEST_LEN + 1];
	struct holding holding = {.site = site,
	    .term = term,
	    .runs = runs,
	    .holds = tb_file_exists(path),
	    .err = &unread};

	runs[0] = runs[1] = (struct run){0};
	survey_start(&holding.now, whenever);
	if (holding.holds && tb_made_read(path, hold_line, &holding, &unread) != 0)
		holding.holds = 0;
	survey_end(&holding.now, digest);
	holding.holds = holding.holds && strcmp(digest, holding.objects) == 0 &&
			holding.neditions > 0 && runs[0].edition[0] == '\0' &&
			is_all_as_it_was(&holding);
	*published = holding.neditions > 1 ? &runs[1] : NULL;
	for (size_t i = 0; i < holding.neditions; i++)
		runs[i].told = tb_arena_strdup(&runs[i].arena, path);
	free(path);
	return holding.holds;
}
