/*
 * A published issue (tongbao-manifest.5), as it is to be delivered: only what the audit log says
 * was published. Nothing that lies in output/ is believed without that.
 */
#ifndef POST_RELEASE_H
#define POST_RELEASE_H

#include "../lib/digest.h"
#include "../lib/ledger.h"
#include "../lib/mem.h"

struct release_file {
	const char *name;  /* "monthly-bulletin" */
	const char *title; /* in Chinese */
	const char *file;  /* in the folder */
	const char *digest;
	const char *count; /* of its pages; of a bound one of its documents */
	int bound;
};

struct release {
	struct tb_arena arena;
	const struct tb_ledger_event *issue; /* its approval */
	const char *edition;		     /* public, or "" */
	char *folder;
	char sums[TB_DIGEST_LEN + 1]; /* of its SHA256SUMS */
	struct release_file *files;   /* in the order of the manifest */
	size_t nfiles, cap;
};

/* Open the issue's edition. 0: done; 1: it is approved and not published yet, or has no such
 * edition; -1: *err filled (E086: it is not what was published). *release is then released. */
int release_open(const char *site, const struct tb_ledger_event *issue, const char *edition,
    struct release *release, struct tb_err *err);
void release_close(struct release *release);

/* Append the bytes of a file, which has the digest the manifest says, to *bytes. */
int release_read(const struct release *release, const struct release_file *file,
    struct tb_buf *bytes, struct tb_err *err);

/* Every file of it has the digest that the manifest says. */
int release_check(const struct release *release, struct tb_err *err);

/* The Chinese name of its PDF: of a later issue with that behind it, apart from those of others. */
void release_file_name(const struct release *release, const struct release_file *file,
    const char *reissue, struct tb_buf *name);

#endif
