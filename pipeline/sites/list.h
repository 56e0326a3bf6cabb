/*
 * The sites of a call (tongbao-sites.5): a file with the folder of one a line, and which of them
 * delivers into the inbox of which, by their plans.
 */
#ifndef SITES_LIST_H
#define SITES_LIST_H

#include "../lib/diag.h"
#include <sys/types.h>

/* Which folder it is, whatever path leads there; a zeroed one is none. */
struct folder_id {
	dev_t device;
	ino_t inode;
};

struct site {
	char *name;  /* as the file has it */
	char *path;  /* of the folder: from the root on, or from the file's folder */
	int line;    /* of the file */
	int is_site; /* there is a plan */
	struct folder_id folder, inbox;
	size_t *lower; /* those of the list that deliver into its inbox */
	size_t nlower, cap;
	int has_upper; /* it delivers into the inbox of one of the list */
};

struct site_list {
	struct site *sites; /* in the order of the file, each folder once */
	size_t n;
	size_t cap; /* private */
};

/* Read the file. A folder that is no site (E078) or stands twice (E077) is said, with file and
 * line: the first stays in the list, the second is left out. -1: *err
 * filled (the file cannot be read, or names nothing), *list released. */
int site_list_load(const char *path, struct site_list *list, struct tb_err *err) TB_MUST_CHECK;
/* Find out who delivers to whom. A plan that cannot be read tells nothing here: whatever is done
 * with its site says what is wrong. */
void site_list_relate(struct site_list *list);
void site_list_release(struct site_list *list);

#endif
