/* A workbook of which a part is missing, or ends somewhere, is noticed. */
#include "export/unzip.h"
#include "lib/atomic.h"
#include "lib/buf.h"
#include "lib/file.h"
#include <criterion/criterion.h>
#include <unistd.h>
#include <zlib.h>

static void
put_number(struct tb_buf *out, size_t value, int bytes)
{
	for (; bytes > 0; bytes--, value >>= 8)
		tb_buf_putc(out, (char)(value & 0xff));
}

/* A .zip of one part, as short as PKWARE's APPNOTE 6.3 lets it be. */
static void
zip_of(const char *part, struct tb_buf *out)
{
	unsigned char packed[256];
	z_stream z = {0};
	size_t len = strlen(part), central;

	cr_assert_eq(deflateInit2(&z, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY), Z_OK);
	z.next_in = (unsigned char *)(size_t)part;
	z.avail_in = (unsigned)len;
	z.next_out = packed;
	z.avail_out = sizeof(packed);
	cr_assert_eq(deflate(&z, Z_FINISH), Z_STREAM_END);
	deflateEnd(&z);
	put_number(out, 0x04034b50, 4);
	put_number(out, 0, 22);
	put_number(out, 1, 2); /* length of the name */
	put_number(out, 0, 2);
	tb_buf_putc(out, 'a');
	tb_buf_put(out, packed, z.total_out);
	central = out->len;
	put_number(out, 0x02014b50, 4);
	put_number(out, 0, 16);
	put_number(out, z.total_out, 4);
	put_number(out, len, 4);
	put_number(out, 1, 2);
	put_number(out, 0, 16);
	tb_buf_putc(out, 'a');
	put_number(out, 0x06054b50, 4);
	put_number(out, 0, 6);
	put_number(out, 1, 2);
	put_number(out, out->len - central - 12, 4);
	put_number(out, central, 4);
	put_number(out, 0, 2);
}

static int
check(const struct tb_buf *bytes)
{
	char path[] = "/tmp/tongbao-unzip.XXXXXX";
	struct tb_err err;
	int fd = mkstemp(path), rc;

	cr_assert(fd >= 0 && close(fd) == 0);
	cr_assert_eq(tb_atomic_write(path, bytes->s, bytes->len, 1, &err), 0);
	rc = unzip_check(path, &err);
	unlink(path);
	return rc;
}

Test(unzip, whole)
{
	struct tb_buf bytes = TB_BUF_INIT;

	zip_of("<a><b/></a>", &bytes);
	cr_expect_eq(check(&bytes), 0);
	tb_buf_release(&bytes);
}

Test(unzip, part_that_ends_somewhere)
{
	struct tb_buf bytes = TB_BUF_INIT;

	zip_of("<a><b/>", &bytes);
	cr_expect_eq(check(&bytes), -1);
	tb_buf_reset(&bytes);
	zip_of("", &bytes);
	cr_expect_eq(check(&bytes), -1);
	tb_buf_release(&bytes);
}

Test(unzip, any_cut)
{
	struct tb_buf bytes = TB_BUF_INIT;

	zip_of("<a><b/></a>", &bytes);
	while (bytes.len > 0) {
		bytes.s[--bytes.len] = '\0';
		cr_expect_eq(check(&bytes), -1, "%zu bytes", bytes.len);
	}
	tb_buf_release(&bytes);
}

Test(unzip, any_flipped_byte_is_no_crash)
{
	struct tb_buf bytes = TB_BUF_INIT;
	size_t i;

	zip_of("<a><b/></a>", &bytes);
	for (i = 0; i < bytes.len; i++) {
		bytes.s[i] = (char)~bytes.s[i];
		(void)!check(&bytes);
		bytes.s[i] = (char)~bytes.s[i];
	}
	tb_buf_release(&bytes);
}
