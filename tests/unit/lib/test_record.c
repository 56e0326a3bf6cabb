/* Records: what is read is what is written, values by state, the archive's names. */
#include "lib/atomic.h"
#include "lib/file.h"
#include "lib/record.h"
#include <criterion/criterion.h>
#include <unistd.h>

static const char submission[] =
    "<submission xmlns='urn:tongbao:submission:1' plan='p' unit='430211' period='2022-07'\n"
    " version='2' date='2022-08-03'>\n"
    "<contact name='某某' phone='0731'/>\n"
    "<reason>　更正 &amp; 补报\n</reason>\n"
    "<industries indicator='rev' unit='亿元'>\n"
    "<row code='I01' value='812.35' base='——' note='a&quot;b'/>\n"
    "<row code='I02' value='8l2.35'/></industries>\n"
    "<projects indicator='inv' unit='万元'>\n"
    "<project code='P2022-001' plan='100' cumulative='0' stage='在建'>\n"
    "<milestone type='开工' planned='2022-03'/><milestone type='主体' planned='2022-09'/>\n"
    "</project><project code='P2022-002' plan='1.00005' cumulative='7'/></projects>\n"
    "<practices><practice title='t'>  做法　</practice></practices>\n"
    "</submission>";

static void
parse(const char *text, struct tb_record *record)
{
	struct tb_err err = {0};

	cr_assert_eq(tb_record_parse(text, strlen(text), "x.xml", record, &err), 0, "%s", err.text);
}

Test(record, reads_values_by_state)
{
	struct tb_record record;

	parse(submission, &record);
	cr_expect_eq(record.period.month, 7);
	cr_expect_eq(record.version, 2);
	cr_expect_str_eq(record.reason, "更正 & 补报");
	cr_assert_eq(record.nindustries, 2);
	cr_expect_eq(record.industries[0].value.state, TB_VALUE_AMOUNT);
	cr_expect_eq(record.industries[0].value.yuan, 81235000000);
	cr_expect_eq(record.industries[0].base.state, TB_VALUE_NONE);
	cr_expect_eq(record.industries[0].line, 7);
	cr_expect_eq(record.industries[1].value.state, TB_VALUE_BAD);
	cr_expect_eq(record.industries[1].base.state, TB_VALUE_ABSENT);
	cr_assert_eq(record.nprojects, 2);
	cr_expect_eq(record.projects[0].nmilestones, 2);
	cr_expect_str_eq(tb_record_milestones(&record, &record.projects[0])[1].type, "主体");
	cr_expect_eq(record.projects[0].cumulative.state, TB_VALUE_AMOUNT);
	cr_expect_eq(record.projects[0].cumulative.yuan, 0);
	cr_expect_eq(record.projects[1].plan.state, TB_VALUE_BAD, "five decimals of 万元");
	cr_expect_str_eq(record.practices[0].text, "做法");
	tb_record_release(&record);
}

Test(record, written_form_reads_back_the_same)
{
	struct tb_buf first = TB_BUF_INIT, second = TB_BUF_INIT;
	struct tb_record record, again;

	parse(submission, &record);
	tb_record_write(&first, &record);
	parse(first.s, &again);
	tb_record_write(&second, &again);
	cr_expect_str_eq(first.s, second.s);
	cr_expect_not_null(
	    strstr(first.s, "<row code=\"I02\" value=\"8l2.35\" line=\"8\"/>"), "%s", first.s);
	cr_expect_eq(again.projects[1].line, record.projects[1].line);
	tb_record_release(&record);
	tb_record_release(&again);
	tb_buf_release(&first);
	tb_buf_release(&second);
}

/* As a stage makes one: no file, no lines. */
Test(record, submission_made_by_hand)
{
	static const struct tb_xml_attr none[] = {{NULL, NULL}};
	static const struct tb_xml_attr root[] = {{"plan", "p"}, {"unit", "u"},
	    {"period", "2022-07"}, {"version", "2"}, {"date", "2022-08-01"}, {NULL, NULL}};
	static const struct tb_xml_attr section[] = {
	    {"indicator", "rev"}, {"unit", "元"}, {NULL, NULL}};
	static const struct tb_xml_attr row[] = {
	    {"code", "I01"}, {"value", "81235000001"}, {"base", "——"}, {NULL, NULL}};
	static const char want[] =
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<submission xmlns=\"urn:tongbao:submission:1\" plan=\"p\" unit=\"u\" "
	    "period=\"2022-07\" version=\"2\" date=\"2022-08-01\">\n"
	    " <reason>更正 &lt;1&gt;</reason>\n"
	    " <industries indicator=\"rev\" unit=\"元\">\n"
	    "  <row code=\"I01\" value=\"81235000001\" base=\"——\"/>\n"
	    " </industries>\n"
	    "</submission>\n";
	struct tb_buf bytes = TB_BUF_INIT;
	struct tb_record record;

	tb_record_init(&record);
	tb_record_start(&record, "submission", root, -1);
	tb_record_start(&record, "reason", none, -1);
	tb_record_end(&record, "reason", "更正 <1>");
	tb_record_start(&record, "industries", section, -1);
	tb_record_start(&record, "row", row, -1);
	cr_expect_eq(record.industries[0].value.yuan, 81235000001);
	cr_expect_eq(record.industries[0].base.state, TB_VALUE_NONE);
	tb_submission_write(&bytes, &record);
	cr_expect_str_eq(bytes.s, want, "%s", bytes.s);
	tb_record_release(&record);
	tb_buf_release(&bytes);
}

Test(record, archived_record_must_be_whole)
{
	static const char half[] = "<record xmlns='urn:tongbao:record:1' plan='p' unit='u' "
				   "period='2022-07' version='1'/>";
	char folder[] = "/tmp/tb-record.XXXXXX";
	struct tb_record record;
	struct tb_err err = {0};
	char *path;

	cr_assert_not_null(mkdtemp(folder));
	path = tb_path_join(folder, "x.xml");
	cr_assert_eq(tb_atomic_write(path, half, strlen(half), 1, &err), 0);
	cr_expect_eq(tb_record_load(path, &record, &err), -1);
	cr_expect_eq(err.msg, TB_MSG_RECORD);
	unlink(path);
	rmdir(folder);
	free(path);
}

static const char *const archive_names[] = {
    "2022/03/430211.r1.0123456789abcdef.xml",
    "2022/03/430211.r10.1123456789abcdef.xml",
    "2022/03/430211.r2.2123456789abcdef.xml",
    "2022/03/430200-GXJ.r1.3123456789abcdef.xml",
    "2022/02/430281.r1.4123456789abcdef.xml",
    "2022/02/430281.r1.4123456789abcdef.receipt.xml", /* not a record */
    "2022/02/.430281.r2.5123456789abcdef.xml",	      /* temporary */
    "2022/02/430281.r0.6123456789abcdef.xml",	      /* no such version */
    "2022/13/430281.r1.7123456789abcdef.xml",	      /* no such month */
    "refused/2022-08-01.8123456789abcdef.xml",
};

static const char *const archive_order[] = {
    "430281.r1", "430200-GXJ.r1", "430211.r1", "430211.r2", "430211.r10"};

Test(record, archive_lists_by_period_unit_version)
{
	char folder[] = "/tmp/tb-archive.XXXXXX", command[64];
	struct tb_archive archive;
	struct tb_err err = {0};
	size_t i;

	cr_assert_not_null(mkdtemp(folder));
	for (i = 0; i < TB_LEN(archive_names); i++) {
		char *path = tb_path_join(folder, archive_names[i]), *slash = strrchr(path, '/');

		*slash = '\0';
		cr_assert_eq(tb_folder_make(path, &err), 0);
		*slash = '/';
		cr_assert_eq(tb_atomic_write(path, "x", 1, 1, &err), 0);
		free(path);
	}
	cr_assert_eq(tb_archive_scan(folder, 0, &archive, &err), 0, "%s", err.text);
	cr_assert_eq(archive.nentries, TB_LEN(archive_order));
	for (i = 0; i < archive.nentries; i++) {
		snprintf(command, sizeof(command), "%s.r%ld", archive.entries[i].unit,
		    archive.entries[i].version);
		cr_expect_str_eq(command, archive_order[i]);
	}
	cr_expect_eq(tb_archive_find(&archive, (struct tb_period){2022, 3}, "430211")->version, 10);
	cr_expect_null(tb_archive_find(&archive, (struct tb_period){2022, 4}, "430211"));
	tb_archive_release(&archive);
	for (i = 0; i < TB_LEN(archive_names); i++) {
		char *path = tb_path_join(folder, archive_names[i]);

		unlink(path);
		*strrchr(path, '/') = '\0';
		rmdir(path);
		*strrchr(path, '/') = '\0';
		rmdir(path);
		rmdir(folder);
		free(path);
	}
}
