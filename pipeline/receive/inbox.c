/* The inbox: see inbox.h. */
#define _XOPEN_SOURCE 700
#include "inbox.h"
#include "../lib/file.h"
#include <errno.h>
#include <limits.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- lists ---------------------------------------------------------------------------- */

static void
add_claim(struct inbox *inbox, const char *path, const char *name, const char *folder)
{
	struct claim *claim =
	    tb_grow(&inbox->claims, inbox->nclaims++, &inbox->claims_cap, sizeof(*claim));

	claim->path = tb_xstrdup(path);
	claim->name = tb_xstrdup(name);
	claim->folder = folder != NULL ? tb_xstrdup(folder) : NULL;
	claim->signature = NULL;
	claim->sum = NULL;
}

static void
add_left(struct inbox *inbox, const char *path, const char *name, enum leaving why)
{
	struct left *left = tb_grow(&inbox->left, inbox->nleft++, &inbox->left_cap, sizeof(*left));

	left->path = tb_xstrdup(path);
	left->name = tb_xstrdup(name);
	left->why = why;
	left->told = 0;
}

static int
is_folder(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* --- claims of a run that did not end -------------------------------------------------- */

static int
recover(const char *folder, const char *unit, struct inbox *inbox, struct tb_err *err)
{
	char **names = tb_folder_names(folder, NULL, err), **at;
	int rc = 0;

	if (names == NULL)
		return -1;
	for (at = names; rc == 0 && *at != NULL; at++) {
		char *path = tb_path_join(folder, *at);

		if (unit == NULL && is_folder(path))
			rc = recover(path, *at + (**at == '.'), inbox, err);
		else
			add_claim(inbox, path, *at, unit);
		free(path);
	}
	tb_names_free(names);
	return rc;
}

/* --- claiming ----------------------------------------------------------------------------- */

/* A file whose sum is being written waits for it; a sum waits for its file, but not for ever. */
static int
sum_unready(const char *path, const char *target, const char *name, enum leaving *why)
{
	struct tb_buf of = TB_BUF_INIT;
	int unready;

	if (inbox_is_sum(name)) {
		tb_buf_put(&of, target, strlen(target) - INBOX_SUM_LEN);
		unready = !tb_path_taken(of.s) && !inbox_is_old(path);
		*why = LEAVING_SUM;
	} else {
		tb_buf_printf(&of, "%s%s", path, inbox_sum_suffix);
		unready = tb_path_taken(of.s) && inbox_unready(of.s, why);
	}
	tb_buf_release(&of);
	return unready;
}

static int
claim_one(const char *path, const char *claims, const char *name, const char *unit,
    struct inbox *inbox, struct tb_err *err)
{
	char *target = tb_path_join(claims, name);
	enum leaving why;
	int rc = 0;

	if (inbox_unready(path, &why) || sum_unready(path, target, name, &why)) {
		add_left(inbox, path, name, why);
	} else if (tb_path_taken(target) && rmdir(target) != 0) {
		add_left(inbox, path, name, LEAVING_TAKEN);
	} else if (rename(path, target) == 0) {
		add_claim(inbox, target, name, unit);
	} else if (errno == EXDEV || errno == EACCES || errno == EPERM || errno == EROFS) {
		rc = tb_err_set(
		    err, TB_MSG_FOLDER, path, 0, 0, "cannot claim the file: %s", strerror(errno));
	} else if (errno != ENOENT) { /* gone: its owner took it back */
		rc = tb_err_sys(err, path, "cannot claim the file");
	}
	free(target);
	return rc;
}

static int scan(const char *folder, const char *claims, const char *unit,
    const struct tb_plan *plan, struct inbox *inbox, struct tb_err *err);

/* Claims of a unit's folder stand behind a dot: no file that is claimed has such a name. */
static int
scan_unit(const char *path, const char *claims, const char *unit, const struct tb_plan *plan,
    struct inbox *inbox, struct tb_err *err)
{
	struct tb_buf below = TB_BUF_INIT;
	int rc = 0;

	tb_buf_printf(&below, "%s/.%s", claims, unit);
	if (tb_path_taken(below.s) && !is_folder(below.s))
		add_left(inbox, path, unit, LEAVING_TAKEN);
	else
		rc = tb_folder_make(below.s, err);
	if (rc == 0 && is_folder(below.s))
		rc = scan(path, below.s, unit, plan, inbox, err);
	tb_buf_release(&below);
	return rc;
}

static int
scan(const char *folder, const char *claims, const char *unit, const struct tb_plan *plan,
    struct inbox *inbox, struct tb_err *err)
{
	char **names = tb_folder_names(folder, NULL, err), **at;
	int rc = 0;

	if (names == NULL)
		return -1;
	for (at = names; rc == 0 && *at != NULL; at++) {
		char *path = tb_path_join(folder, *at);

		if (tb_name_unfinished(*at)) {
			/* not ours yet */
		} else if (!is_folder(path)) {
			rc = claim_one(path, claims, *at, unit, inbox, err);
		} else if (unit == NULL && tb_plan_unit_name(plan, *at) != NULL) {
			rc = scan_unit(path, claims, *at, plan, inbox, err);
		} else {
			add_left(inbox, path, *at, LEAVING_FOLDER);
		}
		free(path);
	}
	tb_names_free(names);
	return rc;
}

/* --- a submission and its signature -------------------------------------------------------- */

const char inbox_sum_suffix[] = ".sha256";

int
inbox_is_sum(const char *name)
{
	size_t len = strlen(name);

	return len > INBOX_SUM_LEN && strcmp(name + len - INBOX_SUM_LEN, inbox_sum_suffix) == 0;
}

const char *const inbox_suffixes[] = {[SIGNATURE_CMS] = ".p7s", [SIGNATURE_SM2] = ".sm2", NULL};

static const char *const *
find_suffix(const char *name)
{
	const char *const *suffix;
	size_t len = strlen(name);

	for (suffix = inbox_suffixes; *suffix != NULL; suffix++)
		if (len > INBOX_SUFFIX_LEN &&
		    strcasecmp(name + len - INBOX_SUFFIX_LEN, *suffix) == 0)
			return suffix;
	return NULL;
}

int
inbox_is_signature(const char *name)
{
	return find_suffix(name) != NULL;
}

enum signature_form
inbox_signature_form(const char *name)
{
	const char *const *suffix = find_suffix(name);

	return suffix != NULL ? (enum signature_form)(suffix - inbox_suffixes) : SIGNATURE_CMS;
}

static int
by_path(const void *a, const void *b)
{
	return strcmp(((const struct claim *)a)->path, ((const struct claim *)b)->path);
}

/* The claim that this one, a signature or a sum, belongs to; NULL = it is not there. */
static struct claim *
find_whole(const struct inbox *inbox, const struct claim *part, size_t suffix_len)
{
	struct claim key = {.path = tb_xstrndup(part->path, strlen(part->path) - suffix_len)};
	struct claim *found =
	    bsearch(&key, inbox->claims, inbox->nclaims, sizeof(*inbox->claims), by_path);

	free(key.path);
	return found != NULL && !inbox_is_signature(found->name) && !inbox_is_sum(found->name)
		   ? found
		   : NULL;
}

/* Where the claim's path belongs: of its submission's signature or sum; NULL = it is alone. */
static char **
find_place(const struct inbox *inbox, const struct claim *claim)
{
	struct claim *whole = NULL;
	char **place = NULL;

	if (inbox_is_signature(claim->name)) {
		whole = find_whole(inbox, claim, INBOX_SUFFIX_LEN);
		place = whole != NULL ? &whole->signature : NULL;
	} else if (inbox_is_sum(claim->name)) {
		whole = find_whole(inbox, claim, INBOX_SUM_LEN);
		place = whole != NULL ? &whole->sum : NULL;
	}
	return place != NULL && *place == NULL ? place : NULL;
}

static void
release_claim(struct claim *claim)
{
	free(claim->path);
	free(claim->name);
	free(claim->folder);
	free(claim->signature);
	free(claim->sum);
}

/* Each signature and sum goes to its submission; what has none stays a claim of its own. */
static void
pair(struct inbox *inbox)
{
	char *paired = tb_xcalloc(inbox->nclaims + 1, 1);
	size_t i, kept = 0;

	if (inbox->nclaims > 1)
		qsort(inbox->claims, inbox->nclaims, sizeof(*inbox->claims), by_path);
	for (i = 0; i < inbox->nclaims; i++) {
		char **place = find_place(inbox, &inbox->claims[i]);

		if (place == NULL)
			continue;
		*place = tb_xstrdup(inbox->claims[i].path);
		paired[i] = 1;
	}
	for (i = 0; i < inbox->nclaims; i++) {
		if (paired[i])
			release_claim(&inbox->claims[i]);
		else
			inbox->claims[kept++] = inbox->claims[i];
	}
	inbox->nclaims = kept;
	free(paired);
}

long
inbox_minutes(const struct claim *claim)
{
	struct stat st;

	return lstat(claim->path, &st) == 0 ? (long)(time(NULL) - st.st_ctime) / 60 : LONG_MAX;
}

int
inbox_has_signature(const struct inbox *inbox, const struct claim *claim, const char *folder)
{
	struct tb_buf path = TB_BUF_INIT;
	size_t i;
	int found = 0;

	tb_buf_printf(&path, "%s/%s%s%s", folder, claim->folder != NULL ? claim->folder : "",
	    claim->folder != NULL ? "/" : "", claim->name);
	for (i = 0; i < inbox->nleft && !found; i++)
		found = strncmp(inbox->left[i].path, path.s, path.len) == 0 &&
			strlen(inbox->left[i].path) == path.len + INBOX_SUFFIX_LEN &&
			inbox_is_signature(inbox->left[i].path);
	tb_buf_release(&path);
	return found;
}

void
inbox_leave(struct inbox *inbox, const struct claim *claim, enum leaving why)
{
	add_left(inbox, claim->path, claim->name, why);
}

int
inbox_check_place(const char *folder, const char *archive, struct tb_err *err)
{
	struct stat here, home;

	if (stat(folder, &here) != 0 || stat(archive, &home) != 0 || here.st_dev == home.st_dev)
		return 0; /* what is not there is said elsewhere */
	return tb_err_set(err, TB_MSG_FOLDER, folder, 0, 0,
	    "not on the file system of %s, so nothing is taken from it; have both on one, and let "
	    "what comes from elsewhere be moved in",
	    archive);
}

int
inbox_claim(const char *folder, const struct tb_plan *plan, struct inbox *inbox, struct tb_err *err)
{
	char *claims = tb_path_join(folder, ".claim");
	int rc;

	*inbox = (struct inbox){0};
	rc = tb_folder_make(claims, err);
	if (rc == 0)
		rc = recover(claims, NULL, inbox, err);
	if (rc == 0)
		rc = scan(folder, claims, NULL, plan, inbox, err);
	if (rc == 0)
		pair(inbox);
	free(claims);
	return rc;
}

void
inbox_release(struct inbox *inbox)
{
	size_t i;

	for (i = 0; i < inbox->nclaims; i++)
		release_claim(&inbox->claims[i]);
	for (i = 0; i < inbox->nleft; i++) {
		free(inbox->left[i].path);
		free(inbox->left[i].name);
	}
	free(inbox->claims);
	free(inbox->left);
	*inbox = (struct inbox){0};
}
