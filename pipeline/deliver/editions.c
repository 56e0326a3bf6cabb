/* Editions, published: see editions.h. */
#include "editions.h"
#include "../lib/file.h"
#include "making.h"
#include "release.h"

enum { EDITIONS = 2 };

enum verdict {
	VERDICT_FIT,	/* to be published; what stands is the same */
	VERDICT_STANDS, /* it stands, and is otherwise */
	VERDICT_CANNOT	/* it does not stand, and is not what was approved */
};

struct judged {
	const struct run *run;
	enum verdict verdict;
	struct tb_buf folder, what; /* of the issue; what differs */
	int is_approved;
	struct tb_err why; /* else: what is not */
};

static void
release_judged(struct judged judged[static EDITIONS])
{
	size_t i;

	for (i = 0; i < EDITIONS; i++) {
		tb_buf_release(&judged[i].folder);
		tb_buf_release(&judged[i].what);
	}
}

/* What stands beside what the run makes. */
static int
differ(struct judged *judged, struct tb_err *err)
{
	struct tb_buf was = TB_BUF_INIT, now = TB_BUF_INIT;
	int rc = release_sums_of(judged->run, &now, err);

	if (rc == 0) /* of none all differs */
		rc = release_sums_if_there(judged->folder.s, &was, err);
	if (rc == 0)
		release_differ(was.s, now.s, &judged->what);
	tb_buf_release(&was);
	tb_buf_release(&now);
	return rc;
}

static int
judge(const struct publication *publication, struct judged *judged, struct tb_err *err)
{
	char *folder =
	    publish_issue_folder(publication->issue, publication->site, judged->run->edition);
	int rc = 0;

	tb_buf_puts(&judged->folder, folder);
	free(folder);
	if (!publish_tells_of(publication->issue, judged->run->edition))
		return 0; /* it has none */
	judged->is_approved = publish_check(publication, judged->run, &judged->why) == 0;
	if (!tb_file_exists(judged->folder.s))
		judged->verdict = judged->is_approved ? VERDICT_FIT : VERDICT_CANNOT;
	else if ((rc = differ(judged, err)) == 0)
		judged->verdict =
		    judged->is_approved && judged->what.len == 0 ? VERDICT_FIT : VERDICT_STANDS;
	return rc;
}

struct cause {
	struct tb_buf *words;
	size_t n;
};

static void
note_cause(void *user, const char *words)
{
	struct cause *cause = user;

	if (cause->n++ == 0)
		tb_buf_puts(cause->words, words);
}

void
editions_cause(const char *told, const char *site, const struct run *run,
    const struct run *published, struct tb_buf *words)
{
	struct making was = {0}, now = {0};
	struct cause cause = {words, 0};
	struct tb_err unread;

	if (making_load(told, &was, &unread) == 0 && was.n > 0 &&
	    making_gather(site, run, published, &now, &unread) == 0)
		making_compare(&was, &now, note_cause, &cause);
	if (cause.n > 1)
		tb_buf_printf(words, " and %zu more", cause.n - 1);
	making_release(&was);
	making_release(&now);
}

/* The issue would be made otherwise now. Where that has a cause, it is told; where nothing has
 * changed of what its manifest tells, something is wrong: -1, *err says so. */
static int
tell_standing(const struct publication *publication, const struct run *internal,
    const struct run *published, const struct judged *judged, struct tb_err *err)
{
	struct tb_buf cause = TB_BUF_INIT;
	char period[8];
	long next = publication->issue->issue + 1;
	int rc = 0;

	tb_term_format(publication->term, period);
	editions_cause(publication->issue->path, publication->site, internal, published, &cause);
	if (cause.len > 0)
		tb_diag(TB_MSG_REMADE, (struct tb_pos){judged->folder.s, 0, 0},
		    "it stays as it is, and made now would be otherwise in %s: %s; tongbao run "
		    "makes a draft of issue %ld beside it: to send that out look at it, write "
		    "reissue=\"%ld\" in the sheet and approve %s again",
		    judged->what.len > 0 ? judged->what.s : "what its pages do not show", cause.s,
		    next, next, period);
	else if (!judged->is_approved) {
		*err = judged->why;
		rc = -1;
	} else
		rc = tb_err_set(err, TB_MSG_IMMUTABLE, judged->folder.s, 0, 0,
		    "the published issue %ld has other bytes than this run in %s, and nothing has "
		    "changed of what its approval tells; it stays as it is: tongbao verify %s "
		    "looks "
		    "closer",
		    publication->issue->issue, judged->what.s, period);
	tb_buf_release(&cause);
	return rc;
}

/* Where it stands, and the first digits of the digest of its figures. */
static int
tell_release(const char *folder, struct tb_err *err)
{
	char *figures = tb_path_join(folder, "figures.xml"), digest[TB_DIGEST_LEN + 1];
	int rc = release_digest(figures, digest, err);

	if (rc == 0)
		printf("%s figures %.12s\n", folder, digest);
	free(figures);
	return rc;
}

static int
publish_one(const struct publication *publication, const struct judged *judged, struct tb_err *err)
{
	struct tb_buf target = TB_BUF_INIT;
	int rc = 0;

	if (judged->verdict == VERDICT_STANDS)
		tb_buf_puts(&target, judged->folder.s);
	else
		rc = publish(publication, judged->run, &target, err);
	if (rc == 0 && target.len > 0)
		rc = tell_release(target.s, err);
	tb_buf_release(&target);
	return rc;
}

int
editions_publish(const struct publication *publication, const struct run *run,
    const struct run *published, struct tb_err *err)
{
	struct judged judged[EDITIONS] = {{.run = run}, {.run = published}};
	const struct judged *other = NULL; /* the first that is not to be published */
	size_t i, n = published != NULL ? EDITIONS : 1;
	int rc = 0;

	for (i = 0; rc == 0 && publication->issue != NULL && i < n; i++) {
		rc = judge(publication, &judged[i], err);
		if (judged[i].verdict == VERDICT_CANNOT ||
		    (judged[i].verdict == VERDICT_STANDS && other == NULL))
			other = &judged[i];
	}
	if (rc == 0 && other != NULL && other->verdict == VERDICT_CANNOT) {
		*err = other->why;
		rc = -1;
	}
	for (i = 0; rc == 0 && i < n; i++)
		rc = publish_one(publication, &judged[i], err);
	if (rc == 0 && other != NULL)
		rc = tell_standing(publication, run, published, other, err);
	if (other != NULL && publication->issue == publication->newest)
		printf("draft\n");
	release_judged(judged);
	return rc;
}
