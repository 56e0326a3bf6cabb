/* The rows of a table in a form: which count, and which are not as they were printed. */
#include "book-form.h"
#include "book-private.h"

enum { FREE = -1 }; /* a row of no printed key */

/* A row whose key is not printed, or that has another's. */
struct free_row {
	int row;
	const char *key;
};

struct matching {
	const struct book_table *table;
	struct findings *findings;
	unsigned char *seen;	      /* by printed key */
	int *rows_of;		      /* of those that were seen, their rows */
	const struct book_key **keys; /* by key, then as printed */
	struct tb_buf key;	      /* of the row being looked at */
	int *rows;
	size_t nrows, cap;
	struct free_row *free_rows;
	size_t nfree, free_cap;
};

void
book_put_key(const struct book_table *table, int row, struct tb_buf *out)
{
	size_t i, before = out->len;

	for (i = 0; i < table->nfields; i++) {
		const struct book_field *field = &table->fields[i];
		size_t at = out->len;

		if (field->row > 0 || field->field->place != TB_FIELD_KEY)
			continue;
		book_put_trimmed(book_cell(table->sheet, row, field->column), out);
		if (out->len > at && at > before) { /* a blank between, not at the ends */
			tb_buf_putc(out, ' ');
			memmove(out->s + at + 1, out->s + at, out->len - 1 - at);
			out->s[at] = ' ';
		}
	}
}

/* Does anything stand in the row's fields? inputs: of those a unit fills in, codes of
 * other registers apart, which come printed as often as not. */
static int
holds_something(const struct book_table *table, int row, int inputs)
{
	struct tb_buf text = TB_BUF_INIT;
	size_t i, len = 0;

	for (i = 0; i < table->nfields && len == 0; i++) {
		const struct book_field *field = &table->fields[i];
		const struct book_cell *cell;

		if (field->row > 0 || (inputs && (field->field->place == TB_FIELD_KEY ||
						     field->field->kind == TB_FIELD_CODE)))
			continue;
		cell = book_cell(table->sheet, row, field->column);
		book_put_trimmed(cell, &text);
		len = text.len + (cell != NULL && cell->kind == CELL_UNCOMPUTED);
	}
	tb_buf_release(&text);
	return len > 0;
}

static int
by_key(const void *a, const void *b)
{
	const struct book_key *x = *(const struct book_key *const *)a,
			      *y = *(const struct book_key *const *)b;
	int order = strcmp(x->key, y->key);

	return order != 0 ? order : (x < y ? -1 : x > y);
}

static void
sort_keys(struct matching *m)
{
	size_t i, n = m->table->nkeys;

	m->keys = tb_xcalloc(n + 1, sizeof(const struct book_key *));
	for (i = 0; i < n; i++)
		m->keys[i] = &m->table->keys[i];
	if (n > 1)
		qsort(m->keys, n, sizeof(const struct book_key *), by_key);
}

/* The place among the printed keys of the row's key; of one that is printed twice the
 * first that has not been seen. */
static int
match_key(const struct matching *m)
{
	size_t low = 0, high = m->table->nkeys, at;
	int found = FREE;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(m->keys[middle]->key, m->key.s) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (at = low; at < m->table->nkeys && strcmp(m->keys[at]->key, m->key.s) == 0; at++) {
		found = (int)(m->keys[at] - m->table->keys);
		if (!m->seen[found])
			break;
	}
	return found;
}

static void
add_row(struct matching *m, int row)
{
	*(int *)tb_grow(&m->rows, m->nrows++, &m->cap, sizeof(*m->rows)) = row;
}

static int
key_column(const struct book_table *table)
{
	size_t i;

	for (i = 0; i < table->nfields; i++)
		if (table->fields[i].row == 0 && table->fields[i].field->place == TB_FIELD_KEY)
			return table->fields[i].column;
	return 1;
}

/* The subject's code alone: what stands before the first blank. */
static void
add_finding(struct matching *m, enum finding_id id, int row, const char *key, const char *expected,
    const char *detail)
{
	char place[160], code[64];
	struct finding finding = book_finding(id, m->table, NULL, row, key_column(m->table), place);

	snprintf(code, sizeof(code), "%.*s", (int)strcspn(key, " "), key);
	finding.code = code[0] != '\0' ? code : NULL;
	finding.value = id == FINDING_ROW_ADDED && key[0] != '\0' ? key : NULL;
	if (id == FINDING_HEAD_CHANGED)
		finding.value = key;
	finding.expected = expected;
	finding.detail[0] = detail;
	finding_add(m->findings, &finding);
}

static int
takes_new_rows(const struct book_table *table)
{
	return table->last > table->last_keyed;
}

/* A row whose key is not printed: of a table that takes new rows it counts. */
static void
take_free(struct matching *m, int row)
{
	if (takes_new_rows(m->table))
		add_row(m, row);
	*(struct free_row *)tb_grow(
	    &m->free_rows, m->nfree++, &m->free_cap, sizeof(*m->free_rows)) =
	    (struct free_row){row, tb_arena_strdup(&m->findings->arena, m->key.s)};
}

/* When all rows are known: where the key that was printed in such a row has gone, it was
 * written over, which is one fault and not two; else the row is new. */
static void
judge_free(struct matching *m)
{
	const struct book_table *table = m->table;
	size_t i, k = 0;

	for (i = 0; i < m->nfree; i++) {
		const struct free_row *row = &m->free_rows[i];

		while (k < table->nkeys && table->keys[k].row < row->row)
			k++;
		if (k < table->nkeys && table->keys[k].row == row->row && !m->seen[k]) {
			m->seen[k] = 1;
			add_finding(
			    m, FINDING_HEAD_CHANGED, row->row, row->key, table->keys[k].key, NULL);
		} else if (!takes_new_rows(table)) {
			add_finding(m, FINDING_ROW_ADDED, row->row, row->key, NULL, NULL);
		}
	}
}

/* A problem is reported until it is closed, and of a list everybody is asked for; other rows
 * without inputs are not reported. */
static void
take_keyed(struct matching *m, int row)
{
	if (strcmp(m->table->code, "problems") == 0 || m->table->nshown > 0 ||
	    holds_something(m->table, row, 1))
		add_row(m, row);
}

/* The key comes behind others that were printed behind it: from the first of those on the
 * order is another. */
static void
tell_moved(struct matching *m, int key)
{
	const struct book_table *table = m->table;
	int first = -1, i;

	for (i = key + 1; i < (int)table->nkeys; i++)
		if (m->seen[i] && (first < 0 || m->rows_of[i] < m->rows_of[first]))
			first = i;
	if (first >= 0)
		add_finding(
		    m, FINDING_ROW_MOVED, m->rows_of[first], table->keys[first].key, NULL, NULL);
}

/* What is printed in the row of a key stands there still. */
static void
compare_shown(const struct matching *m, int row, const struct book_key *key)
{
	const struct book_table *table = m->table;
	size_t i;

	if (key->name_column > 0)
		(void)book_compare(table, NULL, row, key->name_column, key->name, m->findings);
	for (i = 0; i < table->nshown; i++)
		if (table->shown[i].row == key->row)
			(void)book_compare(table, NULL, row, table->shown[i].column,
			    table->shown[i].text, m->findings);
}

static void
match_rows(struct matching *m)
{
	const struct book_table *table = m->table;
	int last = book_last_row(table->sheet), next = 0, moved = 0, row, at;

	for (row = table->first; row <= last; row++) {
		if (!holds_something(table, row, 0))
			continue;
		tb_buf_reset(&m->key);
		book_put_key(table, row, &m->key);
		at = match_key(m);
		if (at == FREE || m->seen[at]) { /* a key that comes twice is printed once */
			take_free(m, row);
			continue;
		}
		take_keyed(m, row);
		compare_shown(m, row, &table->keys[at]);
		if (at < next && !moved++)
			tell_moved(m, at);
		next = at >= next ? at + 1 : next;
		m->seen[at] = 1;
		m->rows_of[at] = row;
	}
}

static void
find_deleted(struct matching *m)
{
	const struct book_table *table = m->table;
	char row[16];
	size_t i;

	for (i = 0; i < table->nkeys; i++) {
		if (m->seen[i])
			continue;
		snprintf(row, sizeof(row), "%d", table->keys[i].row);
		add_finding(m, FINDING_ROW_DELETED, table->keys[i].row, table->keys[i].key,
		    table->keys[i].key, row);
	}
}

size_t
book_table_rows(const struct book_table *table, int **rows, struct findings *findings)
{
	struct matching m = {.table = table,
	    .findings = findings,
	    .seen = tb_xcalloc(table->nkeys + 1, 1),
	    .rows_of = tb_xcalloc(table->nkeys + 1, sizeof(int)),
	    .key = TB_BUF_INIT};

	sort_keys(&m);
	match_rows(&m);
	judge_free(&m);
	find_deleted(&m);
	free(m.seen);
	free(m.rows_of);
	free(m.keys);
	free(m.free_rows);
	tb_buf_release(&m.key);
	*rows = m.rows;
	return m.nrows;
}
