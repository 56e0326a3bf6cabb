/* What takes part in a release tells so, and lines that were cut off are none. */
#include "lib/file.h"
#include "lib/made.h"
#include <criterion/criterion.h>
#include <unistd.h>

static char path[] = "/tmp/tongbao-made.XXXXXX";

static void
make_file(void)
{
	int fd = mkstemp(path);

	cr_assert_geq(fd, 0);
	close(fd);
	setenv("TONGBAO_MADE", path, 1);
}

static void
remove_file(void)
{
	unlink(path);
}

TestSuite(made, .init = make_file, .fini = remove_file);

struct seen {
	int programs, libraries, templates, others;
	char first[512], build[160], template[64];
};

static void
see(void *user, const char *kind, const char *name, const char *value)
{
	struct seen *seen = user;

	if (strcmp(kind, TB_MADE_PROGRAM) == 0 && seen->programs++ == 0) {
		snprintf(seen->first, sizeof(seen->first), "%s", name);
		snprintf(seen->build, sizeof(seen->build), "%s", value);
	} else if (strcmp(kind, TB_MADE_LIBRARY) == 0)
		seen->libraries += strchr(name, '/') != NULL;
	else if (strcmp(kind, TB_MADE_TEMPLATE) == 0 && seen->templates++ >= 0)
		snprintf(seen->template, sizeof(seen->template), "%s=%s", name, value);
	else if (strcmp(kind, TB_MADE_PROGRAM) != 0)
		seen->others++;
}

static struct seen
look(void)
{
	struct seen seen = {0};
	struct tb_err err;

	cr_assert_eq(tb_made_read(path, see, &seen, &err), 0);
	return seen;
}

Test(made, a_program_tells_of_itself_and_its_libraries)
{
	struct seen seen;
	char own[512];
	ssize_t n = readlink("/proc/self/exe", own, sizeof(own) - 1);

	cr_assert_gt(n, 0);
	own[n] = '\0';
	tb_made_program();
	seen = look();
	cr_expect_eq(seen.programs, 1);
	cr_expect_str_eq(seen.first, own);
	cr_expect_geq(seen.libraries, 2);
	cr_expect_eq(strspn(seen.build, "0123456789abcdef"), strlen(seen.build));
	cr_expect_geq(strlen(seen.build), 16);
}

Test(made, a_line_that_was_cut_off_is_none)
{
	FILE *f = fopen(path, "a");
	struct seen seen;

	cr_assert_not_null(f);
	fprintf(f, "template\tb.xsl\t/etc/b"); /* and then the disk was full */
	fclose(f);
	tb_made_program();
	tb_made_template("a.xsl", "/etc/a.xsl");
	seen = look();
	cr_expect_eq(seen.programs, 1);
	cr_expect_eq(seen.templates, 1);
	cr_expect_eq(seen.others, 0);
	cr_expect_str_eq(seen.template, "a.xsl=/etc/a.xsl");
}

Test(made, nothing_is_written_where_nobody_asks)
{
	struct seen seen;

	unsetenv("TONGBAO_MADE");
	tb_made_program();
	setenv("TONGBAO_MADE", "/nowhere/made", 1);
	tb_made_program();
	seen = look();
	cr_expect_eq(seen.programs, 0);
	cr_expect_neq(tb_file_exists("/nowhere"), 1);
}
