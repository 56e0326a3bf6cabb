/*
 * Everything that can take part in the making of a release, looked at without being read: names,
 * sizes, times and places on the disk of all files, in one digest. Where two are the same, so is
 * every byte of it. Names that begin with a dot are left out: nothing reads them but what keeps
 * caches there.
 */
#ifndef DELIVER_SURVEY_H
#define DELIVER_SURVEY_H

#include "../lib/digest.h"
#include "../lib/ledger.h"
#include <time.h>

struct survey {
	struct tb_hash *hash;
	struct timespec settled; /* what changed later is too new for its times to tell a change */
	void (*fresh)(void *user, const char *path); /* called with each that is; NULL = not asked */
	void *user;
	size_t nfresh;
	int untold; /* something could not be looked at */
};

/* `now`: by the clock of the disk, of which what was just written there tells. */
void survey_start(struct survey *survey, struct timespec now);
void survey_end(struct survey *survey, char digest[TB_DIGEST_LEN + 1]);

/* A file, or a folder with all below it; that it is not there, too. */
void survey_add(struct survey *survey, const char *path);
/* All of it: the site's inputs and the sheet of the term, templates, schemas and fonts, the site's
 * and those installed, the programs, what the dynamic linker reads, and what the environment says
 * to any of them. 0, or -1: it cannot be told. */
int survey_all(struct survey *survey, const char *site, struct tb_term term) TB_MUST_CHECK;

#endif
