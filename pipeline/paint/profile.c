/* Colour profiles (ICC.1): see profile.h. */
#include "profile.h"
#include "../lib/file.h"

enum { MAX_PROFILE = 4 * 1024 * 1024, HEADER = 128, AT_SPACE = 16, AT_SIGNATURE = 36 };

int
profile_read(const char *path, struct tb_buf *out, struct tb_err *err)
{
	size_t from = out->len;
	const char *bytes;

	if (tb_file_read(path, MAX_PROFILE, out, err) != 0)
		return tb_file_absent(path, TB_MSG_PROFILE,
		    "install the package icc-profiles-free, or name an sRGB profile with -c", err);
	bytes = out->s + from;
	if (out->len - from < HEADER || memcmp(bytes + AT_SIGNATURE, "acsp", 4) != 0 ||
	    memcmp(bytes + AT_SPACE, "RGB ", 4) != 0)
		return tb_err_set(err, TB_MSG_PROFILE, path, 0, 0, "not a profile of RGB colour");
	return 0;
}
