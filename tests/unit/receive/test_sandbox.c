/* The child that parses: what it finds comes back, and its death is a finding. */
#include "lib/file.h"
#include "lib/linux.h"
#include "receive/inbox.h"
#include "receive/sandbox.h"
#include "../rows.h"
#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static const char good[] =
    "<submission xmlns='urn:tongbao:submission:1' plan='p' unit='1' period='2022-04' version='1' "
    "date='2022-05-03'><contact name='a' phone='b'/>"
    "<enterprises indicator='rev' unit='万元'><row code='E1' value='8l' base='1'/></enterprises>"
    "</submission>";

static struct work_file work;

static void
run(const char *text, struct parsed *parsed, int *crashed)
{
	struct tb_err err = {0};
	struct source source = {text, strlen(text), 0};

	cr_assert_eq(work_file_open(&work, "/tmp", &err), 0, "%s", err.text);
	cr_assert_eq(
	    sandbox_parse(&source, &tb_plan_default_limits, "x.xml", &work, parsed, crashed, &err),
	    0);
}

static void
release(struct parsed *parsed)
{
	parsed_release(parsed);
	work_file_close(&work);
}

static void
prepare(void)
{
	char *schema = tb_path_join(tb_datadir(), "schema/submission.xsd");
	struct tb_err err = {0};

	cr_assert_eq(parse_prepare(schema, &err), 0, "%s", err.text);
	free(schema);
}

Test(sandbox, brings_back_record_and_findings)
{
	struct parsed parsed;
	const struct tb_row *row;
	struct walk walk;
	int crashed;

	prepare();
	run(good, &parsed, &crashed);
	cr_expect_eq(crashed, 0);
	cr_expect_eq(parsed.complete, 1);
	cr_assert_eq(parsed.record.nenterprises, 1);
	walk_begin(&walk, &parsed.rows, TB_ROW_ENTERPRISE);
	row = walk_next(&walk);
	cr_assert_not_null(row);
	cr_expect_str_eq(row->amounts.value.text, "8l");
	cr_expect_eq(row->amounts.line, 1);
	cr_expect_null(walk_next(&walk));
	walk_end(&walk);
	cr_assert_eq(parsed.findings.n, 1);
	cr_expect_eq(parsed.findings.list[0].id, FINDING_FORM);
	cr_expect_str_eq(parsed.findings.list[0].field, "row@value");
	cr_expect_eq(parsed.findings.list[0].row, 1);
	release(&parsed);
	parse_cleanup();
}

Test(sandbox, a_child_that_dies_is_a_finding)
{
	struct parsed parsed;
	int crashed;

	/* no schema: the child gives up at its first step */
	run(good, &parsed, &crashed);
	cr_expect_eq(crashed, 1);
	cr_assert_eq(parsed.findings.n, 1);
	cr_expect_eq(parsed.findings.list[0].id, FINDING_CRASH);
	release(&parsed);
}

/* A million rows, none of them wrong, in less time than they take. */
Test(sandbox, whoever_needs_too_long_is_told_so)
{
	static const char row[] = "<row code='E1' value='8' base='1'/>";
	struct tb_plan_limits limits = tb_plan_default_limits;
	struct tb_buf text = TB_BUF_INIT;
	struct tb_err err = {0};
	struct parsed parsed;
	int crashed, i;

	prepare();
	tb_buf_put(&text, good, (size_t)(strstr(good, "<row") - good));
	for (i = 0; i < 1000000; i++)
		tb_buf_put(&text, row, strlen(row));
	tb_buf_puts(&text, strstr(good, "</enterprises"));
	limits.seconds = 0; /* which counts as one */
	cr_assert_eq(work_file_open(&work, "/tmp", &err), 0, "%s", err.text);
	cr_assert_eq(sandbox_parse(&(struct source){text.s, text.len, 0}, &limits, "x.xml", &work,
			 &parsed, &crashed, &err),
	    0);
	cr_expect_eq(crashed, 0);
	cr_expect_eq(parsed.complete, 0);
	cr_assert_eq(parsed.findings.n, 1);
	cr_expect_eq(parsed.findings.list[0].id, FINDING_LIMIT);
	cr_expect_str_eq(parsed.findings.list[0].detail[0], "@limit.time");
	release(&parsed);
	tb_buf_release(&text);
	parse_cleanup();
}

/* What a confined process gets for the call: 0 = it worked, else errno. */
static int
confined(int (*call)(void))
{
	pid_t child = fork();
	int status;

	if (child == 0)
		_exit(tb_linux_confine(5, 64 * 1024 * 1024) == 0 ? call() : 99);
	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 98;
}

static int
open_file(void)
{
	return open("/etc/passwd", O_RDONLY) < 0 ? errno : 0;
}

static int
make_socket(void)
{
	return socket(AF_UNIX, SOCK_STREAM, 0) < 0 ? errno : 0;
}

static int
execute(void)
{
	char *const args[] = {(char *)"/bin/true", NULL};

	execv(args[0], args);
	return errno;
}

static int
make_process(void)
{
	pid_t child = fork();

	if (child == 0)
		_exit(0);
	return child < 0 ? errno : 0;
}

static int
kill_parent(void)
{
	return kill(getppid(), 0) != 0 ? errno : 0;
}

Test(sandbox, has_no_rights)
{
	cr_expect_neq(confined(open_file), 0);
	cr_expect_neq(confined(make_socket), 0);
	cr_expect_neq(confined(execute), 0);
	cr_expect_neq(confined(make_process), 0);
	cr_expect_neq(confined(kill_parent), 0);
}

Test(inbox, shows_names_of_any_bytes_on_one_line)
{
	static const struct {
		const char *name, *shown;
	} rows[] = {{"天元区.xml", "天元区.xml"}, {"a\xff.xml", "a\\xff.xml"}, {"a\nb", "a\\x0ab"},
	    {"a\342\200\256lmx.xml", "a\\xe2\\x80\\xaelmx.xml"},
	    {"\357\273\277a", "\\xef\\xbb\\xbfa"}, {"\302\205", "\\xc2\\x85"},
	    {"a\343\200\200b", "a\343\200\200b"}, {"\xe4\xb8", "\\xe4\\xb8"}, {"", ""}};
	size_t i;

	for (i = 0; i < TB_LEN(rows); i++) {
		char *shown = inbox_display(rows[i].name);

		cr_expect_str_eq(shown, rows[i].shown);
		free(shown);
	}
}

/* Documents beyond a limit, made of one part repeated. */
static const struct {
	const char *part;
	int n;
	enum finding_id finding;
} beyond[] = {
    {"<enterprises indicator='rev' unit='元'><row code='E' value='1' base='1'/>", 1,
	FINDING_INCOMPLETE},
    {"<x/>", 900009, FINDING_LIMIT},
    {"<row code='E' value='1' base='1'/>", 900007, FINDING_LIMIT},
    {"<a>", 16, FINDING_LIMIT},
    {"<a b='c'>", 200, FINDING_LIMIT},
    {"长", 12000, FINDING_LIMIT},
    {"&lt;", 40000, FINDING_LIMIT},
};

ParameterizedTestParameters(sandbox, a_limit_is_a_finding)
{
	return rows_of(TB_LEN(beyond));
}

ParameterizedTest(size_t *row, sandbox, a_limit_is_a_finding)
{
	struct tb_buf text = TB_BUF_INIT;
	struct parsed parsed;
	int crashed, i, found = 0;

	prepare();
	tb_buf_puts(&text, "<submission xmlns='urn:tongbao:submission:1' plan='p' unit='1' "
			   "period='2022-04' version='1' date='2022-05-03'>"
			   "<contact name='a' phone='b'/><enterprises indicator='rev' unit='元'>");
	for (i = 0; i < beyond[*row].n; i++)
		tb_buf_puts(&text, beyond[*row].part);
	run(text.s, &parsed, &crashed);
	cr_expect_eq(crashed, 0);
	cr_expect_eq(parsed.complete, 0);
	for (i = 0; i < (int)parsed.findings.n; i++)
		found |= parsed.findings.list[i].id == beyond[*row].finding;
	cr_expect_eq(found, 1, "'%s' %d times", beyond[*row].part, beyond[*row].n);
	release(&parsed);
	parse_cleanup();
	tb_buf_release(&text);
}
