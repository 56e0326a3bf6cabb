/* Files of workbooks: see book.h.  The library's headers name functions that ours forbid. */
#include <xlsxwriter.h>

#include "book.h"
#include "../lib/file.h"
#include "unzip.h"

int
book_write(const char *folder, const char *name, book_fill *fill, void *user, struct tb_err *err)
{
	lxw_workbook_options options = {.tmpdir = (char *)folder};
	char *path = tb_path_join(folder, name);
	lxw_workbook *workbook = workbook_new_opt(path, &options);
	lxw_error error;
	int rc;

	if (workbook == NULL)
		tb_die(TB_EXIT_IO, "out of memory");
	rc = fill(workbook, user, err);
	error = workbook_close(workbook);
	if (rc == 0 && error != LXW_NO_ERROR)
		rc = tb_err_set(err, TB_MSG_IO, path, 0, 0, "%s", lxw_strerror(error));
	if (rc == 0)
		rc = unzip_check(path, err);
	free(path);
	return rc;
}
