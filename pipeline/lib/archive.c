/*
 * The archive's list of records, by their names alone: see record.h.  A name
 * says period (its folders), unit, version and digest, so that a month is
 * found without opening a year.
 */
#include "file.h"
#include "record.h"

/* "<unit>.r<version>.<16 hex>.xml" into *entry; 0, or -1 when it is another name. */
static int
parse_name(const char *name, struct tb_archive_entry *entry)
{
	const char *r = strstr(name, ".r"), *dot, *hex = "0123456789abcdef";
	char number[8];
	size_t len;

	if (r == NULL || r == name || name[0] == '.' || (size_t)(r - name) >= sizeof(entry->unit))
		return -1;
	dot = strchr(r + 2, '.');
	len = dot != NULL ? (size_t)(dot - r - 2) : 0;
	if (len == 0 || len >= sizeof(number))
		return -1;
	memcpy(number, r + 2, len);
	number[len] = '\0';
	if (tb_int_parse(number, 1, 9999, &entry->version) != 0 || strspn(dot + 1, hex) != 16 ||
	    strcmp(dot + 17, ".xml") != 0)
		return -1;
	memcpy(entry->unit, name, (size_t)(r - name));
	memcpy(entry->digest, dot + 1, 16);
	return 0;
}

static int
scan_month(
    struct tb_archive *archive, const char *folder, struct tb_period period, struct tb_err *err)
{
	char **names = tb_folder_names(folder, ".xml", err), **at;

	if (names == NULL)
		return -1;
	for (at = names; *at != NULL; at++) {
		struct tb_archive_entry entry = {.period = period};

		if (parse_name(*at, &entry) != 0)
			continue;
		entry.path = tb_path_join(folder, *at);
		*(struct tb_archive_entry *)tb_grow(
		    &archive->entries, archive->nentries++, &archive->cap, sizeof(entry)) = entry;
	}
	tb_names_free(names);
	return 0;
}

static int
scan_year(struct tb_archive *archive, const char *folder, int year, struct tb_err *err)
{
	char **names = tb_folder_names(folder, NULL, err), **at;
	int rc = 0;

	if (names == NULL)
		return -1;
	for (at = names; rc == 0 && *at != NULL; at++) {
		struct tb_period period = {year, 0};
		char *path = tb_path_join(folder, *at);
		long month;

		if (strlen(*at) == 2 && tb_int_parse(*at, 1, 12, &month) == 0) {
			period.month = (int)month;
			rc = scan_month(archive, path, period, err);
		}
		free(path);
	}
	tb_names_free(names);
	return rc;
}

static int
by_key(const void *a, const void *b)
{
	const struct tb_archive_entry *x = a, *y = b;
	int order = tb_period_compare(x->period, y->period);

	if (order == 0)
		order = strcmp(x->unit, y->unit);
	if (order == 0)
		order = x->version < y->version ? -1 : x->version > y->version;
	return order != 0 ? order : strcmp(x->digest, y->digest);
}

int
tb_archive_scan(const char *folder, int year, struct tb_archive *archive, struct tb_err *err)
{
	char **names, **at;
	int rc = 0;

	*archive = (struct tb_archive){0};
	if (!tb_file_exists(folder))
		return 0;
	names = tb_folder_names(folder, NULL, err);
	if (names == NULL)
		return -1;
	for (at = names; rc == 0 && *at != NULL; at++) {
		char *path = tb_path_join(folder, *at);
		long number;

		if (strlen(*at) == 4 && tb_int_parse(*at, 2000, 2099, &number) == 0 &&
		    (year == 0 || number == year))
			rc = scan_year(archive, path, (int)number, err);
		free(path);
	}
	tb_names_free(names);
	if (archive->nentries > 0)
		qsort(archive->entries, archive->nentries, sizeof(*archive->entries), by_key);
	if (rc != 0)
		tb_archive_release(archive);
	return rc;
}

void
tb_archive_release(struct tb_archive *archive)
{
	size_t i;

	for (i = 0; i < archive->nentries; i++)
		free(archive->entries[i].path);
	free(archive->entries);
	*archive = (struct tb_archive){0};
}

const struct tb_archive_entry *
tb_archive_find(const struct tb_archive *archive, struct tb_period period, const char *unit)
{
	const struct tb_archive_entry *found = NULL;
	size_t i;

	for (i = 0; i < archive->nentries; i++) {
		const struct tb_archive_entry *entry = &archive->entries[i];

		if (tb_period_compare(entry->period, period) == 0 && strcmp(entry->unit, unit) == 0)
			found = entry;
	}
	return found;
}
