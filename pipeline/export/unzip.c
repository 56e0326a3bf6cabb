/* Reading back: see unzip.h.  PKWARE's APPNOTE 6.3: 4.3.12 central directory, 4.3.16 its end. */
#include "unzip.h"
#include "../lib/file.h"
#include "../lib/mem.h"
#include "../lib/xmlread.h"
#include <zlib.h>

enum { FILE_MAX = 1024 * 1024 * 1024, END_LEN = 22, ENTRY_LEN = 46, LOCAL_LEN = 30 };

struct archive {
	const unsigned char *s;
	size_t len;
};

/* Little-endian; 0 beyond the end. */
static size_t
number_at(const struct archive *archive, size_t at, size_t bytes)
{
	size_t value = 0, i;

	for (i = bytes; i-- > 0;)
		value = value << 8 | (at + i < archive->len ? archive->s[at + i] : 0U);
	return value;
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	(void)xml, (void)user, (void)name, (void)attrs, (void)depth;
	return 0;
}

static int
is_well_formed(const char *bytes, size_t len)
{
	static const struct tb_xml_handler handler = {.start = on_start};
	struct tb_err ignored;

	return tb_xml_parse(bytes, len, "part", &handler, NULL, &ignored) == 0;
}

/* The part whose entry stands at `at` of the central directory. */
static int
is_whole(const struct archive *archive, size_t at)
{
	size_t packed = number_at(archive, at + 20, 4), len = number_at(archive, at + 24, 4);
	size_t local = number_at(archive, at + 42, 4);
	size_t from = local + LOCAL_LEN + number_at(archive, local + 26, 2) +
		      number_at(archive, local + 28, 2);
	z_stream z = {0};
	char *bytes;
	int whole = 0;

	if (from + packed > archive->len || len > FILE_MAX)
		return 0;
	bytes = tb_xmalloc(len + 1);
	z.next_in = (unsigned char *)archive->s + from;
	z.avail_in = (unsigned)packed;
	z.next_out = (unsigned char *)bytes;
	z.avail_out = (unsigned)len + 1;
	if (inflateInit2(&z, -MAX_WBITS) == Z_OK) {
		whole = inflate(&z, Z_FINISH) == Z_STREAM_END && z.total_out == len &&
			is_well_formed(bytes, len);
		inflateEnd(&z);
	}
	free(bytes);
	return whole;
}

static int
all_are_whole(const struct archive *archive)
{
	size_t end = archive->len < END_LEN ? 0 : archive->len - END_LEN, n, at;

	if (number_at(archive, end, 4) != 0x06054b50)
		return 0;
	at = number_at(archive, end + 16, 4);
	for (n = number_at(archive, end + 10, 2); n > 0; n--) {
		if (number_at(archive, at, 4) != 0x02014b50 || !is_whole(archive, at))
			return 0;
		at += ENTRY_LEN + number_at(archive, at + 28, 2) + number_at(archive, at + 30, 2) +
		      number_at(archive, at + 32, 2);
	}
	return at > 0;
}

int
unzip_check(const char *path, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	int rc = tb_file_read(path, FILE_MAX, &bytes, err);

	if (rc == 0) {
		struct archive archive = {(const unsigned char *)bytes.s, bytes.len};

		if (!all_are_whole(&archive))
			rc = tb_err_set(err, TB_MSG_IO, path, 0, 0,
			    "the workbook is not whole; is the disk full?");
	}
	tb_buf_release(&bytes);
	return rc;
}
