/* The rule book of a site, and help from it; see rulebook.h. */
#include "rulebook.h"
#include "../lib/atomic.h"

static int
write_book(struct rulebook *book, const char *output, struct tb_err *err)
{
	struct tb_buf out = TB_BUF_INIT;
	int rc = rulebook_write(book, &out, err);

	if (rc == 0 && output != NULL)
		rc = tb_atomic_write(output, out.s, out.len, 0, err);
	else if (rc == 0)
		fwrite(out.s, 1, out.len, stdout);
	tb_buf_release(&out);
	return rc;
}

/* Help on each, a blank line between two. */
static int
explain(struct rulebook *book, char *const *what, struct tb_err *err)
{
	struct tb_buf out = TB_BUF_INIT;
	int rc = 0;

	for (; rc == 0 && *what != NULL; what++) {
		if (out.len > 0)
			tb_buf_putc(&out, '\n');
		rc = rulebook_explain(book, *what, &out, err);
		if (rc == 1)
			rc = tb_err_set(err, TB_MSG_VALUE, NULL, 0, 0,
			    "'%s' is no rule, indicator or field; give a rule's number from a "
			    "receipt (R084), an indicator's code, or a field as the form calls it",
			    *what);
	}
	if (rc == 0)
		fwrite(out.s, 1, out.len, stdout);
	tb_buf_release(&out);
	return rc;
}

int
rulebook_run(const struct rulebook_command *command, struct tb_err *err)
{
	struct site site;
	struct rulebook book;
	int rc = site_open(command->site, command->day, &site, err);

	if (rc == 0)
		rc = site_open_catalogue(command->site, &site, err);
	if (rc == 0)
		rc = site_open_grounds(&site, err);
	if (rc == 0) {
		rulebook_init(&book, &site, command->day);
		rc = command->what[0] != NULL ? explain(&book, command->what, err)
					      : write_book(&book, command->output, err);
		rulebook_release(&book);
	}
	site_close(&site);
	return rc;
}
