/*
 * The database: see database.h.  It grows in memory and leaves as bytes, so that
 * there is one way to write a file; the bytes follow from the rows and the
 * version of the library alone.
 */
#include "database.h"
#include <sqlite3.h>
#include <string.h>

static const char before[] = "PRAGMA page_size = 4096;"
			     "PRAGMA encoding = 'UTF-8';"
			     "PRAGMA foreign_keys = OFF;"
			     "PRAGMA journal_mode = OFF;" /* nothing is rolled back */
			     "BEGIN;";

/* Views, for the questions that are asked most: tongbao-data.5 has examples. */
static const char behind[] =
    "CREATE INDEX figure_scope ON figure(scope, quantity, date);"
    "CREATE INDEX figure_quantity ON figure(quantity, date);"
    "CREATE INDEX operand_figure ON operand(figure);"
    "CREATE INDEX operand_operand ON operand(operand);"
    "CREATE INDEX observation_subject ON observation(subject, indicator, period);"
    "CREATE VIEW named_figure AS"
    " SELECT f.id, s.kind, s.code, s.name, s.place, f.quantity, q.name AS quantity_name, f.date,"
    " f.state, f.text, f.mark, f.unit, f.decimal, f.yuan, f.value, f.dir, f.rule"
    " FROM figure f JOIN scope s ON s.id = f.scope JOIN quantity q ON q.id = f.quantity;"
    "CREATE VIEW current_figure AS"
    " SELECT n.* FROM named_figure n JOIN period p ON n.date = p.period;"
    "CREATE VIEW own_observation AS"
    " SELECT o.*, s.name, s.domain, s.region, u.name AS unit_name FROM observation o"
    " LEFT JOIN scope s ON s.id = o.kind || '/' || o.subject LEFT JOIN unit u ON u.code = o.unit"
    " WHERE o.own = 1;"
    "CREATE VIEW month_observation AS"
    " SELECT o.kind, o.subject, o.indicator, o.period, o.yuan,"
    " o.yuan - coalesce(lag(o.yuan) OVER w, 0) AS month_yuan, lag(o.period) OVER w AS since"
    " FROM observation o WHERE o.own = 1 AND o.yuan IS NOT NULL"
    " WINDOW w AS (PARTITION BY o.kind, o.subject, o.indicator ORDER BY o.period);"
    "COMMIT;";

static int
fail(sqlite3 *db, struct tb_err *err)
{
	int full = (sqlite3_errcode(db) & 0xff) == SQLITE_NOMEM;

	return tb_err_set(
	    err, full ? TB_MSG_IO : TB_MSG_DATABASE, NULL, 0, 0, "%s", sqlite3_errmsg(db));
}

static int
execute(sqlite3 *db, const char *sql, struct tb_err *err)
{
	return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK ? 0 : fail(db, err);
}

/* --- a table ------------------------------------------------------------------------- */

static void
put_definition(struct tb_buf *sql, const struct table *table)
{
	static const char *const types[] = {
	    [COLUMN_TEXT] = "TEXT",
	    [COLUMN_MONTH] = "TEXT",
	    [COLUMN_INTEGER] = "INTEGER",
	    [COLUMN_REAL] = "REAL",
	};
	const char *separator = "";
	size_t i;

	tb_buf_printf(sql, "CREATE TABLE %s (", table->name);
	for (i = 0; i < table->ncolumns; i++) {
		const struct column *column = &table->columns[i];

		if (!(column->places & COLUMN_DB))
			continue;
		tb_buf_printf(sql, "%s%s %s%s%s", separator, column->name, types[column->type],
		    column->constraint[0] != '\0' ? " " : "", column->constraint);
		separator = ", ";
	}
	tb_buf_puts(sql, ");");
}

static void
put_insertion(struct tb_buf *sql, const struct table *table)
{
	const char *separator = "";
	size_t i;

	tb_buf_printf(sql, "INSERT INTO %s VALUES (", table->name);
	for (i = 0; i < table->ncolumns; i++)
		if (table->columns[i].places & COLUMN_DB) {
			tb_buf_printf(sql, "%s?", separator);
			separator = ", ";
		}
	tb_buf_puts(sql, ")");
}

/* A number is bound as its text: the column's type makes it one. */
static int
insert_row(sqlite3_stmt *insertion, const struct table *table, const char *const *cells)
{
	int at = 0;
	size_t i;

	for (i = 0; i < table->ncolumns; i++)
		if (table->columns[i].places & COLUMN_DB) {
			int rc = sqlite3_bind_text(insertion, ++at, cells[i], -1, SQLITE_STATIC);

			if (rc != SQLITE_OK)
				return -1;
		}
	return sqlite3_step(insertion) == SQLITE_DONE && sqlite3_reset(insertion) == SQLITE_OK ? 0
											       : -1;
}

static int
insert_table(sqlite3 *db, const struct table *table, struct tb_err *err)
{
	struct tb_buf sql = TB_BUF_INIT;
	sqlite3_stmt *insertion = NULL;
	size_t row;
	int rc;

	put_definition(&sql, table);
	rc = execute(db, sql.s, err);
	tb_buf_reset(&sql);
	put_insertion(&sql, table);
	if (rc == 0 && sqlite3_prepare_v2(db, sql.s, -1, &insertion, NULL) != SQLITE_OK)
		rc = fail(db, err);
	for (row = 0; rc == 0 && row < table->nrows; row++)
		if (insert_row(insertion, table, (const char *const *)table_row(table, row)) != 0)
			rc = fail(db, err);
	sqlite3_finalize(insertion);
	tb_buf_release(&sql);
	return rc;
}

/* --- the whole --------------------------------------------------------------------------- */

static int
fill(sqlite3 *db, const struct dataset *dataset, struct tb_err *err)
{
	char version[48];
	int i, rc = execute(db, before, err);

	snprintf(version, sizeof(version), "PRAGMA user_version = %d;", DATABASE_VERSION);
	if (rc == 0)
		rc = execute(db, version, err);
	for (i = 0; rc == 0 && i < TABLE_MAX; i++)
		rc = insert_table(db, &dataset->tables[i], err);
	return rc == 0 ? execute(db, behind, err) : rc;
}

static int
put_bytes(sqlite3 *db, struct tb_buf *out, struct tb_err *err)
{
	sqlite3_int64 len = 0;
	unsigned char *bytes = sqlite3_serialize(db, "main", &len, 0);

	if (bytes == NULL)
		return fail(db, err);
	tb_buf_put(out, bytes, (size_t)len);
	sqlite3_free(bytes);
	return 0;
}

int
database_make(const struct dataset *dataset, struct tb_buf *out, struct tb_err *err)
{
	sqlite3 *db = NULL;
	int rc;

	/* one thread, and nobody asks how much memory it has */
	(void)sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	(void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	if (sqlite3_open(":memory:", &db) != SQLITE_OK)
		rc = fail(db, err);
	else
		rc = fill(db, dataset, err);
	if (rc == 0)
		rc = put_bytes(db, out, err);
	sqlite3_close(db);
	sqlite3_shutdown();
	return rc;
}
