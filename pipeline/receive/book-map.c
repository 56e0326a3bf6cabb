/* Where fields stand in a workbook: see book-map.h. */
#include "book-map.h"
#include "../lib/decimal.h"
#include "../lib/utf8.h"
#include "book.h"

enum { ENTRIES = 256, PACKED = 6 };

void
book_map_release(struct book_map *map)
{
	free(map->entries);
	tb_arena_release(&map->arena);
	*map = (struct book_map){0};
}

void
book_map_add(struct book_map *map, const struct book_map_entry *entry)
{
	struct book_map_entry *copy =
	    tb_grow(&map->entries, map->n++, &map->cap, sizeof(*map->entries));

	*copy = *entry;
	copy->section =
	    entry->section != NULL ? tb_arena_strdup(&map->arena, entry->section) : NULL;
	copy->field = tb_arena_strdup(&map->arena, entry->field);
	copy->sheet = tb_arena_strdup(&map->arena, entry->sheet);
}

static const struct book_map_entry *
find(const struct book_map *map, const char *section, const char *field)
{
	size_t i;

	for (i = 0; i < map->n; i++) {
		const struct book_map_entry *entry = &map->entries[i];

		if ((section == NULL) == (entry->section == NULL) &&
		    (section == NULL || strcmp(section, entry->section) == 0) &&
		    strcmp(field, entry->field) == 0)
			return entry;
	}
	return NULL;
}

void
book_map_place(const struct book_map *map, struct findings *findings)
{
	size_t i;

	for (i = 0; i < findings->n && map->n > 0; i++) {
		struct finding *finding = &findings->list[i];
		const struct book_map_entry *entry = NULL;
		char name[8], cell[160];
		int row;

		if (finding->cell != NULL)
			continue;
		if (finding->field != NULL)
			entry = find(map, finding->section, finding->field);
		if (entry == NULL)
			entry = find(map, finding->section, "");
		row = entry == NULL ? 0 : entry->row > 0 ? entry->row : finding->line;
		if (row <= 0)
			continue;
		book_column_name(entry->column, name);
		if (finding->field == NULL && finding->row == 0) /* of the table as a whole */
			snprintf(cell, sizeof(cell), "%.120s", entry->sheet);
		else
			snprintf(cell, sizeof(cell), "%.120s!%s%d", entry->sheet, name, row);
		finding->cell = findings_text(findings, cell);
		finding->line = row;
		finding->sheet = entry->number;
	}
}

void
book_map_pack(const struct book_map *map, struct tb_buf *out)
{
	size_t i;

	tb_buf_printf(out, "%zu", map->n);
	tb_buf_putc(out, '\0');
	for (i = 0; i < map->n; i++) {
		const struct book_map_entry *entry = &map->entries[i];

		tb_buf_printf(out, "%s%c%s%c%s%c%d%c%d%c%d",
		    entry->section != NULL ? entry->section : "", 0, entry->field, 0, entry->sheet,
		    0, entry->number, 0, entry->row, 0, entry->column);
		tb_buf_putc(out, '\0');
	}
}

/* The next text that ends with NUL, NULL = there is none, or it is no UTF-8. */
static const char *
next(const char **at, const char *end)
{
	const char *s = *at, *stop = s < end ? memchr(s, '\0', (size_t)(end - s)) : NULL;

	if (stop == NULL || tb_utf8_valid(s, (size_t)(stop - s)) != (size_t)(stop - s))
		return NULL;
	*at = stop + 1;
	return s;
}

size_t
book_map_unpack(const char *bytes, size_t len, struct book_map *map)
{
	const char *at = bytes, *end = bytes + len, *f[PACKED], *count = next(&at, end);
	long n, number, row, column, i;
	int k;

	if (count == NULL || tb_int_parse(count, 0, ENTRIES, &n) != 0)
		return 0;
	for (i = 0; i < n; i++) {
		for (k = 0; k < PACKED; k++)
			if ((f[k] = next(&at, end)) == NULL)
				return 0;
		if (tb_int_parse(f[3], 1, 65535, &number) != 0 ||
		    tb_int_parse(f[4], 0, 2000000000, &row) != 0 ||
		    tb_int_parse(f[5], 1, 65535, &column) != 0)
			return 0;
		book_map_add(map, &(struct book_map_entry){f[0][0] != '\0' ? f[0] : NULL, f[1],
				      f[2], (int)number, (int)row, (int)column});
	}
	return (size_t)(at - bytes);
}
