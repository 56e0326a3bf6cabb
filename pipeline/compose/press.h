/*
 * One document or page: from a compiled template and a tree of data to its file in DIR.  A
 * document, DIR/NAME.xml, is written when the schema and the list of forbidden words have let it
 * pass.
 */
#ifndef COMPOSE_PRESS_H
#define COMPOSE_PRESS_H

#include "document.h"
#include "list.h"
#include "transform.h"

/* What is asked for. */
struct command {
	const char *templates, *phrases, *figures, *issue, *status, *output;
	int uses;     /* tell where each figure is printed */
	int absent;   /* tell which names no figure has */
	int of_data;  /* one template, and its data files */
	int web;      /* which makes pages of the web, with the figures and the status if given */
	char **names; /* of documents, or the template of data, NULL-ended */
	char **data;  /* NULL-ended, with of_data alone */
};

/* What every document of the call is made with and held against. */
struct press {
	const struct command *command;
	struct phrases phrases;
	struct wording wording;
	xmlSchemaPtr schema;
};

/* Read it, for the documents that are listed for such a period or named in the command. 0, or
 * -1 with *err filled; to be released in both cases. */
int press_open(const struct command *command, const struct list *list, const char *period_kind,
    struct press *press, struct tb_err *err) TB_MUST_CHECK;
void press_release(struct press *press);

/* How what a template made becomes a file: press_document, or press_page (page.h). `suffix` is
 * the file's, what is written is appended to out. 0, or -1: everything that is wrong with the
 * result has been printed, and there is no file. The stylesheet made the result, with the library. */
struct press_form {
	const char *suffix;
	int (*write)(const struct press *press, struct stylesheet *stylesheet,
	    struct library *library, xmlDocPtr result, struct tb_buf *out);
};
extern const struct press_form press_document;

/* Make the document or page `name`. 0, or -1: everything that is wrong with it has been
 * printed. */
int press_compose(const struct press *press, const struct press_form *form,
    struct stylesheet *stylesheet, const char *name, struct library *library);

/* bytes to DIR/NAME.SUFFIX; the folder is made. 0, or -1: the error has been printed. */
int press_write(
    const struct press *press, const char *name, const char *suffix, const struct tb_buf *bytes);

#endif
