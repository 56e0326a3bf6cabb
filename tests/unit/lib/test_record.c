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

/* The whole of a record by way of frames: what is read back is written alike. */
static void
put_frames(struct tb_buf *frames)
{
	static const struct tb_xml_attr root[] = {{"plan", "p"}, {"unit", "1"},
	    {"period", "2022-04"}, {"version", "1"}, {"date", "2022-05-03"}, {"odd", "x"},
	    {NULL, NULL}};
	static const struct tb_xml_attr section[] = {
	    {"indicator", "inv"}, {"unit", "万元"}, {NULL, NULL}};
	static const struct tb_xml_attr project[] = {
	    {"code", "P1"}, {"plan", "——"}, {"cumulative", "2.5"}, {NULL, NULL}};
	static const struct tb_xml_attr practice[] = {{"title", "经验"}, {NULL, NULL}};
	struct tb_framer framer = TB_FRAMER_INIT;

	tb_frame_start(&framer, frames, "submission", root, 2);
	tb_frame_start(&framer, frames, "row", project, 3); /* outside of a section */
	tb_frame_start(&framer, frames, "projects", section, 4);
	tb_frame_start(&framer, frames, "project", project, 5);
	tb_frame_start(&framer, frames, "nothing", root, 5);
	tb_frame_end(&framer, frames, "project", "");
	tb_frame_end(&framer, frames, "projects", "");
	tb_frame_start(&framer, frames, "practices", root + 6, 6);
	tb_frame_start(&framer, frames, "practice", practice, 7);
	tb_frame_end(&framer, frames, "practice", " 　一条\n");
}

Test(record, comes_back_from_frames)
{
	static const char expected[] =
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<record xmlns=\"urn:tongbao:record:1\" plan=\"p\" unit=\"1\" period=\"2022-04\" "
	    "version=\"1\" date=\"2022-05-03\">\n"
	    " <projects indicator=\"inv\" unit=\"万元\" line=\"4\">\n"
	    "  <project code=\"P1\" plan=\"——\" cumulative=\"2.5\" line=\"5\"/>\n"
	    " </projects>\n"
	    " <practices>\n"
	    "  <practice title=\"经验\" line=\"7\">一条</practice>\n"
	    " </practices>\n"
	    "</record>\n";
	struct tb_buf frames = TB_BUF_INIT, out = TB_BUF_INIT;
	struct tb_record record;
	struct tb_frame frame;
	size_t at, len;

	put_frames(&frames);
	tb_record_init(&record);
	for (at = 0; at < frames.len; at += len) {
		len = tb_frame_len(frames.s + at);
		cr_assert_eq(tb_frame_read(frames.s + at, len, &frame), 0);
		if (frame.ends)
			tb_record_end(&record, frame.name, frame.text);
		else
			tb_record_start(&record, frame.name, frame.attrs, frame.line);
	}
	cr_assert_eq(record.nprojects, 1);
	cr_expect_eq(record.projects[0].cumulative.yuan, 25000);
	tb_record_write(&out, &record);
	cr_expect_str_eq(out.s, expected);
	tb_record_release(&record);
	tb_buf_release(&out);
	tb_buf_release(&frames);
}

/* Each byte of a frame changed, each end cut: it is read or refused, and nothing else. */
Test(record, trusts_no_frame)
{
	struct tb_buf frames = TB_BUF_INIT;
	struct tb_frame frame;
	size_t i, refused = 0, len;

	put_frames(&frames);
	len = tb_frame_len(frames.s);
	for (i = 0; i < len; i++) {
		char *copy = tb_xmalloc(len);

		memcpy(copy, frames.s, len);
		copy[i] = (char)0xff;
		refused += tb_frame_read(copy, len, &frame) != 0;
		free(copy);
		copy = tb_xmalloc(i + 1);
		memcpy(copy, frames.s, i);
		cr_expect_eq(tb_frame_read(copy, i, &frame), -1);
		free(copy);
	}
	cr_expect_gt(refused, len / 2);
	tb_buf_release(&frames);
}

static void
count_row(void *user, const struct tb_row *row)
{
	(*(size_t *)user) += row->kind == TB_ROW_INDUSTRY;
}

Test(record, an_archived_one_is_read_row_by_row)
{
	static const char text[] =
	    "<record xmlns='urn:tongbao:record:1' plan='p' unit='1' period='2022-04' version='1' "
	    "date='2022-05-03' source='a' digest='d' arrived='2022-05-04' status='accepted'>"
	    "<industries indicator='rev' unit='元'><row code='I1' value='1' base='2'/>"
	    "<row code='I2' value='";
	static const char rest[] = "' base='2'/></industries></record>";
	static const char *const values[] = {"3", "3x"};
	char *path = tb_xstrdup("/tmp/tongbao-record-XXXXXX");
	int fd = mkstemp(path), i;

	cr_assert_geq(fd, 0);
	close(fd);
	for (i = 0; i < 2; i++) {
		struct tb_record record;
		struct tb_err err = {0};
		FILE *file = fopen(path, "w");
		size_t rows = 0;

		fprintf(file, "%s%s%s", text, values[i], rest);
		fclose(file);
		cr_expect_eq(tb_record_load_rows(path, count_row, &rows, &record, &err), -i);
		if (i == 0) {
			cr_expect_eq(rows, 2);
			cr_expect_eq(record.nindustries, 2);
			cr_expect_null(record.industries);
			cr_expect_str_eq(record.digest, "d");
		} else {
			cr_expect_not_null(strstr(err.text, "amount that is none"), "%s", err.text);
		}
		tb_record_release(&record);
	}
	unlink(path);
	free(path);
}
