/*
 * Publication: a staging folder is filled, synced, and renamed; then the
 * `current` link is switched by a rename.  A published issue never changes.
 *
 *	output/<period>/issue-N/      a published issue: PDFs, figures.xml, manifest.xml, SHA256SUMS
 *	output/<period>/draft-<id>/   the newest draft, marked on every page; older ones are removed
 *	output/<period>/current       link to the newest issue; to the draft while there is no issue
 *	output/<period>/public/       the same of the public edition, which tells of no submission
 */
#ifndef DELIVER_PUBLISH_H
#define DELIVER_PUBLISH_H

#include "run.h"

#define PUBLISH_PUBLIC "public" /* the edition that anybody may read */

struct publication {
	const char *site;
	struct tb_term term;
	const struct tb_ledger_event *issue;  /* NULL = draft */
	const struct tb_ledger_event *newest; /* approval of the period; NULL = none */
	const struct run *beside;	      /* the public edition's, made with it; NULL = none */
	int keeps_drafts;		      /* beside the newest issue: one follows */
};

/* Publish the run. Of an issue whose approval is older than its public edition there is none:
 * *folder stays empty. An earlier issue, or a draft beside an issue, leaves
 * `current` at the newest issue. *folder receives the path of the published folder. The same
 * run again changes nothing. A run that is not what was approved, or an issue
 * whose bytes differ from those published, is refused: -1, *err filled. */
int publish(const struct publication *publication, const struct run *run, struct tb_buf *folder,
    struct tb_err *err);

/* Is the run what the person approved: figures and every document? 0, or -1 with *err filled. */
int publish_check(
    const struct publication *publication, const struct run *run, struct tb_err *err) TB_MUST_CHECK;

/* Where releases of the period stand; the caller frees it. edition: "" = the internal one. */
char *publish_folder(const char *site, struct tb_term term, const char *edition);
/* Where the issue stands, or would; the caller frees it. */
char *publish_issue_folder(
    const struct tb_ledger_event *issue, const char *site, const char *edition);
/* The draft of the edition that stands; *draft NULL = there is none. The caller frees it. 0, or -1
 * with *err filled. */
int publish_find_draft(const char *site, struct tb_term term, const char *edition, char **draft,
    struct tb_err *err) TB_MUST_CHECK;
/* Did the approval tell of the edition? */
int publish_tells_of(const struct tb_ledger_event *issue, const char *edition);
/* A file's name in an approval without its edition; NULL = it is of another one. */
const char *publish_own_name(const char *edition, const char *name);

#endif
