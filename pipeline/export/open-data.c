/* The open data of a period: see open-data.h. */
#include "open-data.h"
#include "../lib/atomic.h"
#include "../lib/csv.h"
#include "../lib/file.h"
#include "../lib/spread.h"
#include "csv.h"
#include "database.h"
#include "dictionary.h"
#include "folder.h"
#include "workbook.h"

static int
write_bytes(const char *folder, const char *name, const struct tb_buf *bytes, struct tb_err *err)
{
	char *path = tb_path_join(folder, name);
	int rc = tb_atomic_write(path, bytes->s, bytes->len, 1, err);

	free(path);
	return rc;
}

static void
put_dictionary(void *user, const char *const cells[DICTIONARY_COLUMNS])
{
	tb_csv_row(user, cells, DICTIONARY_COLUMNS);
}

static int
write_tables(const struct dataset *dataset, const char *folder, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	int rc;

	csv_write(&bytes, &dataset->tables[TABLE_FIGURE], dataset->words);
	rc = write_bytes(folder, "figures.csv", &bytes, err);
	tb_buf_reset(&bytes);
	csv_write(&bytes, &dataset->tables[TABLE_OBSERVATION], dataset->words);
	if (rc == 0 && !dataset_is_public(dataset))
		rc = write_bytes(folder, "observations.csv", &bytes, err);
	tb_buf_reset(&bytes);
	tb_csv_start(&bytes);
	dictionary_each(dataset, put_dictionary, &bytes);
	if (rc == 0)
		rc = write_bytes(folder, "dictionary.csv", &bytes, err);
	tb_buf_release(&bytes);
	return rc;
}

static int
write_database(const struct dataset *dataset, const char *folder, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	int rc = database_make(dataset, &bytes, err);

	if (rc == 0)
		rc = write_bytes(folder, "tongbao.sqlite", &bytes, err);
	tb_buf_release(&bytes);
	return rc;
}

static int
write_workbook(const struct dataset *dataset, const char *folder, struct tb_err *err)
{
	return workbook_write(dataset, folder, "tongbao.xlsx", err);
}

/* Each of them takes about as long as the others. */
static int (*const parts[])(const struct dataset *, const char *folder, struct tb_err *) = {
    write_workbook, write_database, write_tables};
enum { PARTS = sizeof(parts) / sizeof(parts[0]) };

/* Where the parts are written to. */
struct shelf {
	const struct dataset *dataset;
	const char *folder;
};

static void
write_part(void *context, size_t i)
{
	const struct shelf *shelf = context;
	struct tb_err err = {0};

	if (parts[i](shelf->dataset, shelf->folder, &err) != 0)
		tb_diag_err(&err);
}

int
open_data_write(const struct dataset *dataset, const char *folder, struct tb_err *err)
{
	char *hidden = folder_open(folder, err);
	struct shelf shelf = {dataset, hidden};
	size_t errors = tb_diag_count(TB_ERROR);

	if (hidden == NULL)
		return -1;
	tb_spread(PARTS, write_part, &shelf);
	if (tb_diag_count(TB_ERROR) > errors) {
		folder_abort(hidden);
		return 0;
	}
	return folder_commit(hidden, folder, err);
}
