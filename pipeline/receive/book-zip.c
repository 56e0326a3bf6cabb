/* Members of a zip: see book-zip.h. */
#include "book-zip.h"
#include <zip.h>

enum {
	MEMBERS = 4096,
	MEMBER_MAX = 48 * 1024 * 1024, /* bytes of one member, unpacked */
	READ_MAX = 64 * 1024 * 1024,   /* of all that are read */
	ALL_MAX = 512 * 1024 * 1024,   /* of all there are */
	RATIO_MAX = 200,	       /* unpacked to packed, of what is larger than: */
	RATIO_FROM = 1024 * 1024,
	END_LEN = 22, /* of the directory's end, and the longest comment behind it */
	COMMENT_MAX = 65535
};

static const char end_mark[] = {'P', 'K', 5, 6};

int
book_zip_is(const char *bytes, size_t len)
{
	return len >= 4 && (memcmp(bytes, "PK\3\4", 4) == 0 || memcmp(bytes, end_mark, 4) == 0);
}

/* The central directory is at the end, or the file was cut. */
static int
has_end(const char *bytes, size_t len)
{
	size_t at, back = len < END_LEN + COMMENT_MAX ? len : END_LEN + COMMENT_MAX;

	for (at = END_LEN; at <= back; at++)
		if (memcmp(bytes + len - at, end_mark, sizeof(end_mark)) == 0)
			return 1;
	return 0;
}

static int
fault(struct book_zip *zip, enum finding_id id, const char *word, const char *member)
{
	finding_add(zip->findings,
	    &(struct finding){.id = id, .level = -1, .value = member, .detail = {word}});
	return -1;
}

/* A path that stays below its folder, in the way that zips write it. */
static int
is_sane_name(const char *name)
{
	size_t len = strlen(name);

	if (len == 0 || name[0] == '/' || strchr(name, '\\') != NULL || strchr(name, ':') != NULL)
		return 0;
	return strncmp(name, "../", 3) != 0 && strstr(name, "/../") == NULL &&
	       strcmp(name, "..") != 0 && (len < 3 || strcmp(name + len - 3, "/..") != 0);
}

static int
check_member(struct book_zip *zip, const zip_stat_t *st, unsigned long long *all)
{
	if ((st->valid & ZIP_STAT_NAME) == 0 || (st->valid & ZIP_STAT_SIZE) == 0)
		return fault(zip, FINDING_BOOK_DAMAGED, "@book.zip", NULL);
	if (!is_sane_name(st->name))
		return fault(zip, FINDING_BOOK_DAMAGED, "@book.names", st->name);
	if ((st->valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && st->encryption_method != ZIP_EM_NONE)
		return fault(zip, FINDING_BOOK_ENCRYPTED, NULL, st->name);
	*all += st->size;
	if (st->size > MEMBER_MAX || *all > ALL_MAX ||
	    (st->size > RATIO_FROM && st->size / RATIO_MAX > st->comp_size))
		return fault(zip, FINDING_LIMIT, "@limit.unpacked", st->name);
	return 0;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int
check_members(struct book_zip *zip)
{
	zip_int64_t n = zip_get_num_entries(zip->zip, 0), i;
	unsigned long long all = 0;
	const char **names;
	int rc = 0;

	if (n > MEMBERS)
		return fault(zip, FINDING_LIMIT, "@limit.members", NULL);
	names = tb_xcalloc((size_t)n + 1, sizeof(*names));
	for (i = 0; i < n && rc == 0; i++) {
		zip_stat_t st;

		zip_stat_init(&st);
		if (zip_stat_index(zip->zip, (zip_uint64_t)i, 0, &st) != 0)
			rc = fault(zip, FINDING_BOOK_DAMAGED, "@book.zip", NULL);
		else
			rc = check_member(zip, &st, &all);
		names[i] = rc == 0 ? st.name : NULL;
	}
	if (rc == 0 && n > 1)
		qsort(names, (size_t)n, sizeof(*names), by_name);
	for (i = 1; i < n && rc == 0; i++)
		if (strcmp(names[i - 1], names[i]) == 0)
			rc = fault(zip, FINDING_BOOK_DAMAGED, "@book.member-twice", names[i]);
	free(names);
	return rc;
}

int
book_zip_open(struct book_zip *zip, const char *bytes, size_t len, struct findings *findings)
{
	zip_error_t error;
	zip_source_t *source;

	*zip = (struct book_zip){.findings = findings};
	if (!has_end(bytes, len))
		return fault(zip, FINDING_BOOK_INCOMPLETE, NULL, NULL);
	zip_error_init(&error);
	source = zip_source_buffer_create(bytes, len, 0, &error);
	if (source != NULL)
		zip->zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
	if (zip->zip == NULL)
		zip_source_free(source);
	zip_error_fini(&error);
	if (zip->zip == NULL)
		return fault(zip, FINDING_BOOK_DAMAGED, "@book.zip", NULL);
	return check_members(zip);
}

void
book_zip_close(struct book_zip *zip)
{
	if (zip->zip != NULL)
		zip_discard(zip->zip);
	*zip = (struct book_zip){0};
}

int
book_zip_has(const struct book_zip *zip, const char *name)
{
	return zip_name_locate(zip->zip, name, ZIP_FL_ENC_RAW) >= 0;
}

int
book_zip_has_below(const struct book_zip *zip, const char *begin)
{
	zip_int64_t n = zip_get_num_entries(zip->zip, 0), i;
	size_t len = strlen(begin);

	for (i = 0; i < n; i++) {
		const char *name = zip_get_name(zip->zip, (zip_uint64_t)i, ZIP_FL_ENC_RAW);

		if (name != NULL && strncmp(name, begin, len) == 0)
			return 1;
	}
	return 0;
}

/* Exactly the bytes that the directory promises, and its checksum at the end. */
static int
read_all(zip_file_t *file, size_t size, struct tb_buf *out)
{
	char end;

	tb_buf_reserve(out, size + 1);
	while (size > 0) {
		zip_int64_t n = zip_fread(file, out->s + out->len, size);

		if (n <= 0)
			return -1;
		out->len += (size_t)n;
		size -= (size_t)n;
	}
	out->s[out->len] = '\0';
	return zip_fread(file, &end, 1) == 0 ? 0 : -1;
}

int
book_zip_read(struct book_zip *zip, const char *name, struct tb_buf *out)
{
	zip_int64_t index = zip_name_locate(zip->zip, name, ZIP_FL_ENC_RAW);
	zip_file_t *file;
	zip_stat_t st;
	int rc;

	if (index < 0)
		return 1;
	zip_stat_init(&st);
	if (zip_stat_index(zip->zip, (zip_uint64_t)index, 0, &st) != 0)
		return fault(zip, FINDING_BOOK_DAMAGED, "@book.zip", name);
	zip->read += st.size;
	if (zip->read > READ_MAX)
		return fault(zip, FINDING_LIMIT, "@limit.unpacked", name);
	file = zip_fopen_index(zip->zip, (zip_uint64_t)index, 0);
	rc = file != NULL ? read_all(file, (size_t)st.size, out) : -1;
	if (file != NULL && zip_fclose(file) != 0)
		rc = -1;
	return rc == 0 ? 0 : fault(zip, FINDING_BOOK_DAMAGED, "@book.packed", name);
}
