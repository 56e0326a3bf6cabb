/* Is a file in the inbox all there? */
#include "receive/inbox.h"
#include <criterion/criterion.h>
#include <unistd.h>

static int
has_end(const char *bytes, size_t len)
{
	char path[] = "/tmp/tongbao-inbox.XXXXXX";
	int fd = mkstemp(path), found;

	cr_assert_geq(fd, 0);
	unlink(path);
	cr_assert_eq(write(fd, bytes, len), (ssize_t)len);
	found = inbox_has_end(fd, (off_t)len);
	close(fd);
	return found;
}

#define ENDS(s) has_end(s, sizeof(s) - 1)
#define END18	"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"

Test(inbox, xml_ends_with_a_tag)
{
	cr_expect(ENDS("<submission></submission>\n\r\n "));
	cr_expect(ENDS("<\0s:submission\0/\0>\0\n\0"));
	cr_expect(ENDS("<submission b='/>'></submission><!-- end -->"));
	cr_expect(ENDS("\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <x> --> <Workbook\tb='1'/>"));
	cr_expect(!ENDS("<submission b='/>'><c/>"));
	cr_expect(!ENDS("<?xml version='1.0'?><office:document><b></b>"));
	cr_expect(!ENDS("<?xml version='1.0'?>\n"));
	cr_expect(!ENDS("<submission><b"));
	cr_expect(!ENDS("<submission>text"));
	cr_expect(!ENDS("<sub"), "its name may go on");
	cr_expect(!ENDS(""));
}

Test(inbox, what_can_be_no_report_needs_no_end)
{
	cr_expect(ENDS("<?xml version='1.0'?><a><b></b>"));
	cr_expect(ENDS("<a>text"));
	cr_expect(ENDS("<a/>junk"));
	cr_expect(ENDS("<submissions>"));
	cr_expect(!ENDS("<x:submission>"));
}

Test(inbox, a_zip_ends_with_its_directory)
{
	cr_expect(ENDS("PK\3\4 member PK\1\2 entry PK\5\6" END18));
	cr_expect(ENDS("PK\3\4 member PK\5\6" END18 "a comment"));
	cr_expect(!ENDS("PK\3\4 member PK\1\2 entry"));
	cr_expect(!ENDS("PK\3\4 member PK\5\6 cut in its end"));
	cr_expect(!ENDS("PK\3\4 <office>"), "a tag is no end of a zip");
	cr_expect(!ENDS("PK"));
}

Test(inbox, what_is_neither_needs_no_end)
{
	cr_expect(ENDS("code,value\nE01,1\n"));
	cr_expect(ENDS("\0\0\0\0"));
	cr_expect(ENDS("\320\317\021\340\241\261\032\341"));
	cr_expect(!ENDS(" \n \n"), "it may still begin");
}
