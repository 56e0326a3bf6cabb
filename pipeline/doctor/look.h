/*
 * What the doctor looks at, an area a function.  Each prints its findings (finding.h) and
 * changes nothing; what an area needs and another has found wrong it passes over.
 */
#ifndef DOCTOR_LOOK_H
#define DOCTOR_LOOK_H

#include "../lib/period.h"

struct tb_plan;

struct look {
	const char *site;
	struct tb_date today;
	const char *fonts;    /* the folder of fonts.conf that runs use */
	const char *accounts; /* file of the mail accounts */
	const char *keys;     /* folder of the keys of signatures */
	const char *programs; /* LIBEXECDIR; NULL = not looked at */
};

/* Owners, rights, and that what is renamed stays on one file system. */
void look_at_folders(const struct look *look);
/* What lies in the site that a run which was cut off, or nobody's run, has left. */
void look_at_leftovers(const struct look *look);
/* Room on the disk. */
void look_at_disk(const struct look *look);
/* Addresses, folders, the mail account and the printer's program, where issues are delivered. */
void look_at_delivery(const struct look *look, const struct tb_plan *plan);
/* The plan loads, and what it says of delivery; what is still to be filled in; holidays of the next
 * sixty days. */
void look_at_plan(const struct look *look);
/* The ledger is not ahead of the clock; who sets the clock; the zone. */
void look_at_clock(const struct look *look);
/* Each role of fonts.conf has a face, and whether it is the standard's. */
void look_at_fonts(const struct look *look);
/* What the site's own templates lack of the installed ones. */
void look_at_templates(const struct look *look);
/* Which files of the site's folder of templates, that are not installed, nothing asks for. */
void look_at_unused(const char *site, const char *installed);
/* Programs and schemas are installed. */
void look_at_installation(const struct look *look);

#endif
