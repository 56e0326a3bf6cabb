/*
 * The figures of a period (figures.xml, tongbao-figures.5), as everybody reads them who
 * does not make them: head, figures by id, submissions, and the tree for who walks it.
 *
 * Invariants: strings are never NULL ("" = not there), live as long as the figures, and
 * are valid UTF-8.  Nothing is computed here or later: a figure is printed as tally wrote
 * it.
 */
#ifndef TB_FIGURES_H
#define TB_FIGURES_H

#include "digest.h"
#include "index.h"
#include "xmlread.h"

#define TB_FIGURES_NS "urn:tongbao:figures:1"

/* As written in the file: numbers are text here. */
struct tb_figure {
	const char *id;
	const char *rule;
	const char *value; /* exact */
	const char *text;  /* as printed, without unit; a sign only where there is no dir */
	const char *unit;
	const char *state;    /* value none missing zero blank carried suppressed (R5) */
	const char *dir;      /* up down flat, as printed; "" = has none */
	const char *apart;    /* "yes" = a change that the printed growths do not tell */
	const char *curve;    /* "yes" = a lead over what a curve of the plan has due */
	const char *partial;  /* "yes" = a base of fewer subjects than have a value */
	const char *dec;      /* decimal with sign, for charts */
	const char *mark;     /* printed behind it */
	const char *operands; /* ids, with blanks between */
	/* where an observation was reported, where a value of the plan stands */
	const char *submission, *period, *version, *digest, *line;
	const char *plan_file, *plan_line;
	int at; /* line in figures.xml */
};

/* A submission that counts. */
struct tb_figures_submission {
	const char *unit, *period, *version, *digest;
	const char *arrived, *source, *pending, *is_signed;
	int at; /* line in figures.xml */
};

struct tb_figures {
	/* of the root */
	const char *edition; /* public, or "" */
	const char *period, *kind, *label, *year, *month;
	const char *months; /* of a quarter or year that is not over: how many it has; or "" */
	const char *plan, *plan_version, *plan_number, *inputs;
	char digest[TB_DIGEST_LEN + 1]; /* SHA-256 of the file */
	struct tb_figure *list;		/* as they stand */
	size_t n;
	struct tb_figures_submission *submissions;
	size_t nsubmissions;
	struct _xmlDoc *tree; /* all but the figures, or NULL */
	/* private */
	struct tb_arena arena;
	size_t cap, submissions_cap;
	struct tb_index ids; /* numbers are places in the list */
};

/* What a reader wants besides the head and the submissions. */
struct tb_figures_want {
	int list; /* the figures */
	int tree; /* a tree of all the rest; thousands of figures in it would cost more than all
		   * else */
	/* Elements below the root that are no figures, as in tb_xml_handler; NULL = not asked. */
	int (*start)(struct tb_xml *xml, void *user, const char *name,
	    const struct tb_xml_attr *attrs, int depth);
	int (*end)(struct tb_xml *xml, void *user, const char *name, const char *text, int depth);
	void *user;
};

/* Figures without anything: what documents of other data are made with. */
void tb_figures_init(struct tb_figures *figures);
/* Read figures.xml. -1: *err names file, line and what is wrong (E054; E001 where the file
 * cannot be read), nothing to release. */
int tb_figures_load(const char *path, const struct tb_figures_want *want,
    struct tb_figures *figures, struct tb_err *err) TB_MUST_CHECK;
void tb_figures_release(struct tb_figures *figures); /* accepts zeroed figures */

/* The figure of that id, or NULL; borrowed. */
const struct tb_figure *tb_figures_find(const struct tb_figures *figures, const char *id);

/* Its place in the file, from 0 on, and back; NULL = so many there are not. */
size_t tb_figures_index(const struct tb_figures *figures, const struct tb_figure *figure);
const struct tb_figure *tb_figures_at(const struct tb_figures *figures, size_t index);

/* Has it a number to print? True for value, zero and carried. */
int tb_figure_has_number(const struct tb_figure *figure);
/* The printed text without its sign. */
const char *tb_figure_unsigned_text(const struct tb_figure *figure);
/* Is the exact value below zero? Unlike dir, which speaks of the printed text. */
int tb_figure_is_negative(const struct tb_figure *figure);

#endif
