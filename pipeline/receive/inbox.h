/*
 * The inbox (tongbao.7): what lies in it is the sender's until it is claimed
 * by a rename into input/inbox/.claim/, on the same file system.  Claims found
 * at the start are those of a run that did not end; they come first, and are
 * treated like the others.
 *
 * The inbox is flat, or holds one folder a unit, named by the unit's code, whose
 * claims stand in input/inbox/.claim/.<code>/: no file that is claimed is called so.
 *
 * A submission and its signature (name, and name with .p7s or .sm2) come as two files in
 * any order and make one claim when both are there.  One that waits for the other
 * stays claimed, and is found again by the next run.
 */
#ifndef RECEIVE_INBOX_H
#define RECEIVE_INBOX_H

#include "../lib/buf.h"
#include "../lib/diag.h"
#include "../lib/digest.h"
#include "../lib/plan.h"
#include <sys/types.h>
#include "signature.h"

struct claim {
	char *path;	 /* below .claim/ */
	char *name;	 /* the file's name as dropped: any bytes */
	char *folder;	 /* code of the unit whose folder it came in, NULL = none */
	char *signature; /* path of the claim that is its name and such a suffix, NULL = none */
	char *sum;	 /* path of the claim that is its name and .sha256, NULL = none */
};

/* Something that stays where it is, and why. */
enum leaving {
	LEAVING_BUSY,
	LEAVING_HALF,  /* its end is not there, and may still come */
	LEAVING_SUM,   /* a sum whose file is not there */
	LEAVING_TAKEN, /* a claim of that name waits still */
	LEAVING_FOLDER,
	LEAVING_UNSIGNED, /* a claim that waits for its signature */
	LEAVING_ALONE,	  /* a signature that waits for its submission */
	LEAVING_MAX
};
struct left {
	char *path, *name;
	enum leaving why;
	int told; /* in an earlier run, and nothing is new */
};

struct inbox {
	struct claim *claims;
	size_t nclaims, claims_cap;
	struct left *left;
	size_t nleft, left_cap;
};

/* Does the inbox lie on the file system of the archive, as everything that is decided at one
 * instant must? -1: *err filled (E005). */
int inbox_check_place(const char *folder, const char *archive, struct tb_err *err) TB_MUST_CHECK;
/* Claims what is there. -1: *err filled (E005 when a claim cannot be renamed);
 * *inbox then holds what was claimed before. */
int inbox_claim(const char *folder, const struct tb_plan *plan, struct inbox *inbox,
    struct tb_err *err) TB_MUST_CHECK;
void inbox_release(struct inbox *inbox);

/* What the names of signatures have behind those of their submissions, by form; as the archive
 * writes it, while that of an inbox may be in capitals. All are of one length. */
enum { INBOX_SUFFIX_LEN = 4 };
extern const char *const inbox_suffixes[];
/* Is it the name of a signature? Of which form is one? */
int inbox_is_signature(const char *name);
enum signature_form inbox_signature_form(const char *name);
/* How many minutes ago the claim got its name here, which no sender can set. */
long inbox_minutes(const struct claim *claim);
/* Does the claim's signature lie in the inbox and is not taken yet? */
int inbox_has_signature(const struct inbox *inbox, const struct claim *claim, const char *folder);
/* The claim stays for the next run. */
void inbox_leave(struct inbox *inbox, const struct claim *claim, enum leaving why);

/* A file NAME.sha256 beside NAME, as sha256sum writes it, says what NAME must be. */
enum { INBOX_SUM_LEN = 7 };
extern const char inbox_sum_suffix[];
int inbox_is_sum(const char *name);

/* Is a file still to be left alone, and why? One that a process of this machine has open for
 * writing; one without its end that is not yet 30 minutes old. */
int inbox_unready(const char *path, enum leaving *why);
int inbox_is_old(const char *path);
/* Is the end of the file there: the root's last tag, the directory of a zip? What begins as
 * neither XML nor a zip needs none; what is empty may still begin. */
int inbox_has_end(int fd, off_t size);

/* What a claim turned out to be. */
enum claim_kind {
	CLAIM_FILE,
	CLAIM_SYMLINK,
	CLAIM_FOLDER,
	CLAIM_SPECIAL,
	CLAIM_HARDLINK,
	CLAIM_UNREADABLE,
	CLAIM_LARGE,
	CLAIM_FAILED,	/* the machine's trouble, not the file's: errno tells */
	CLAIM_UNWRITTEN /* the same with the copy */
};

/* Copies the bytes of a file into *bytes, never following a link, never waiting
 * for a pipe. Everything but CLAIM_FILE leaves *bytes empty. links: 0 = how many
 * names the file has does not matter. */
enum claim_kind inbox_read(const char *path, size_t max, int links, struct tb_buf *bytes);

/* The same, open for reading: *fd, of CLAIM_FILE only. */
enum claim_kind inbox_open(const char *path, size_t max, int links, int *fd);
/* Copies the bytes of an open file into another, with their number and digest. */
enum claim_kind inbox_copy(int fd, size_t max, int to, size_t *len, char digest[TB_DIGEST_LEN + 1]);

/* A name of any bytes as one line of UTF-8: others as \xNN. The caller frees it. */
char *inbox_display(const char *name);

#endif
