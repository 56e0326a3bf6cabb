/* What pictures say in words, and their data tables: of every form, drawn yet or not. */
#include "chart/alt.h"
#include "chart/sheet.h"
#include "lib/file.h"
#include "../rows.h"
#include <criterion/criterion.h>

static const struct {
	const char *attrs, *body; /* of <chart> */
	const char *alt;	  /* behind the heading */
	const char *csv;	  /* lines parted by LF, without the mark of UTF-8 */
} cases[] = {
    {"form='ranked' unit='%'",
	"<mark value='58.33' label='序时进度58.33%'/>"
	"<row label='天元区' value='71.2' text='71.2%' lamp='green' rank='1'/>"
	"<row label='芦淞区' value='71.2' text='71.2' lamp='green' rank='1'/>"
	"<row label='渌口区' value='40' text='40.0%※' state='carried' lamp='red'/>"
	"<row label='炎陵县' text='未报' state='missing'/>",
	"共4项，天元区、芦淞区并列最高，均为71.2%；渌口区最低，40.0%※。"
	"各项依次为：天元区71.2%、芦淞区71.2%、渌口区40.0%※。"
	"对照序时进度58.33%，2项达到，1项未达到（渌口区）。"
	"红灯1项：渌口区；绿灯2项：天元区、芦淞区。"
	"按上期数计（※）的有：渌口区。未报的有：炎陵县。",
	"位次,名称,度量（%）,状态,灯号,对照值（%）\n1,天元区,71.2,,绿灯,58.33\n"
	"1,芦淞区,71.2,,绿灯,58.33\n,渌口区,40,※按上期数计,红灯,58.33\n"
	",炎陵县,,未报,,58.33\n"},
    {"form='bullet' unit='亿元'",
	"<row label='甲' value='3' text='3' target='2'/><row label='乙' value='1' text='1' "
	"target='2'/>",
	"共2项，甲最高，3亿元；乙最低，1亿元。各项依次为：甲3亿元（目标2亿元）、"
	"乙1亿元（目标2亿元）。对照各自目标，1项达到，1项未达到（乙）。",
	"名称,度量（亿元）,目标（亿元）\n甲,3,2\n乙,1,2\n"},
    {"form='cumulative' unit='亿元'",
	"<categories><category label='6月'/><category label='7月'/></categories>"
	"<series name='完成' part='actual'><point value='1' text='1.0'/><point "
	"state='none'/></series>"
	"<series name='计划' part='plan'><point value='2'/><point value='3'/></series>",
	"完成：6月1.0亿元；计划：6月2亿元、7月3亿元。",
	"类别,完成（亿元）,完成状态,计划（亿元）\n6月,1,,2\n7月,,无数据,3\n"},
    {"form='bars' unit='个' direction='vertical' arrange='stacked'",
	"<categories><category label='=1'/></categories>"
	"<series name='绿' part='other'><point value='7'/></series>",
	"=1，7个。绿：=1为7个。", "类别,绿（个）\n'=1,7\n"},
    {"form='lines' unit='%'",
	"<categories><category label='6月'/><category label='7月'/></categories>"
	"<series name='甲' part='actual'><point value='1.5'/><point value='-2'/></series>",
	"6月最高，1.5%；7月最低，-2%。甲：6月1.5%、7月-2%。", "类别,甲（%）\n6月,1.5\n7月,-2\n"},
    {"form='ladder' unit='亿元'",
	"<rung value='10' name='十亿'/><rung value='100' name='百亿'/>"
	"<categories><category label='2021年'/><category label='2022年'/></categories>"
	"<series name='甲公司' part='actual'><point value='9'/><point value='12'/></series>",
	"2022年最高，12亿元；2021年最低，9亿元。台阶：十亿、百亿。"
	"甲公司：2021年9亿元、2022年12亿元。",
	"类别,甲公司（亿元）\n2021年,9\n2022年,12\n"},
    {"form='slope' unit='%'",
	"<categories><category label='2021'/><category label='2022'/></categories>"
	"<series name='甲' part='other'><point value='1'/><point value='2'/></series>"
	"<series name='乙' part='other'><point value='1'/><point state='missing'/></series>",
	"甲2022最高，2%；甲2021、乙2021并列最低，均为1%。甲：2021为1%、2022为2%；乙：2021为1%。"
	"未报的有：乙2022。",
	"类别,甲（%）,乙（%）,乙状态\n2021,1,1,\n2022,2,,未报\n"},
    {"form='bump' unit='位'",
	"<categories><category label='6月'/><category label='7月'/></categories>"
	"<series name='甲' part='other'><point value='2'/><point value='1'/></series>"
	"<series name='乙' part='other'><point value='3'/><point value='3'/></series>",
	"甲由第2位到第1位；乙仍为第3位。", "类别,甲（位）,乙（位）\n6月,2,3\n7月,1,3\n"},
    {"form='dots' unit='%'",
	"<series name='2021年' part='other'/><series name='2022年' part='actual'/>"
	"<row label='甲区'><point value='1'/><point value='2'/></row>",
	"共2项，甲区2022年最高，2%；甲区2021年最低，1%。各项依次为：甲区2021年1%、甲区2022年2%。",
	"名称,2021年（%）,2022年（%）\n甲区,1,2\n"},
    {"form='waterfall' unit='点'",
	"<row label='去年' value='7' text='7.0' total='yes'/><row label='采矿' value='-1' "
	"text='-1.0'/>"
	"<row label='制造' value='2' text='2.0'/>",
	"共3项，制造拉动最大，2.0点；采矿下拉最大，-1.0点。各项依次为：去年7.0点、采矿-1."
	"0点、制造2.0点。",
	"名称,度量（点）,合计\n去年,7,是\n采矿,-1,\n制造,2,\n"},
    {"form='waterfall' unit='点'",
	"<row label='甲' value='2' text='2'/><row label='乙' value='1' text='1'/>"
	"<row label='丙' value='1' text='1'/>",
	"共3项，甲拉动最大，2点；乙、丙拉动最小，1点。各项依次为：甲2点、乙1点、丙1点。",
	"名称,度量（点）\n甲,2\n乙,1\n丙,1\n"},
    {"form='lines' unit='%'",
	"<categories><category label='5月'/><break/><category label='6月'/>"
	"<break label='改为新口径。'/><category label='7月'/></categories>"
	"<series name='甲' part='actual'><point value='1'/><point value='1'/><point "
	"value='1'/></series>",
	"3项均为1%。甲：5月1%、6月1%、7月1%。自6月起口径变化。自7月起改为新口径。",
	"类别,甲（%）\n5月,1\n6月,1\n7月,1\n"},
    {"form='treemap' unit='亿元'",
	"<row label='甲' group='工业' value='3' text='3'/><row label='乙' value='3' text='3'/>",
	"2项均为3亿元。各项依次为：甲3亿元、乙3亿元。",
	"分组,名称,度量（亿元）\n工业,甲,3\n,乙,3\n"},
    {"form='heat' unit='%'",
	"<categories><category label='6月'/><category label='7月'/></categories>"
	"<row label='甲区'><cell value='1' lamp='red'/><cell state='missing'/></row>",
	"甲区6月，1%。红灯1项：甲区6月。未报的有：甲区7月。",
	"名称,6月（%）,6月灯号,7月（%）,7月状态\n甲区,1,红灯,,未报\n"},
    {"form='multiples' unit='%'",
	"<panel title='轨道'><categories><category label='7月'/></categories>"
	"<series name='完成' part='actual'><point value='1'/></series></panel>"
	"<panel title='陶瓷'><categories><category label='7月'/></categories>"
	"<series name='完成' part='actual'><point value='2'/></series></panel>",
	"共2项，陶瓷7月最高，2%；轨道7月最低，1%。各项依次为：轨道7月1%、陶瓷7月2%。",
	"分图,系列,类别,数值（%）\n轨道,完成,7月,1\n陶瓷,完成,7月,2\n"},
    {"form='gantt' unit='' now='2022-07'",
	"<row label='甲项目'><stop type='开工' planned='2022-03' actual='2022-04-15'/>"
	"<stop type='竣工' planned='2022-07'/></row>",
	"1个项目共2个节点，已完成1个。各项依次为：甲项目开工计划2022年3月，实际2022年4月15日、"
	"甲项目竣工计划2022年7月，尚未完成。到期未完成的有：甲项目竣工。",
	"名称,节点,计划,实际\n甲项目,开工,'2022-03,'2022-04-15\n甲项目,竣工,'2022-07,\n"},
    {"form='donut' unit='%'", "<row label='甲' value='100' text='100%'/>", "甲，100%。",
	"名称,度量（%）\n甲,100\n"},
    {"form='tiles' unit='%'",
	"<tile code='430211' column='1' row='1'/>"
	"<row label='天元区' code='430211' value='0' text='0' lamp='blue'/>",
	"天元区，0%。蓝灯1项：天元区。", "名称,代码,度量（%）,灯号\n天元区,430211,0,蓝灯\n"},
};

/* A unit is said where it stands by itself, not inside a word. */
Test(alt, unit_said)
{
	cr_assert(chart_unit_said("收入（亿元）", "亿元"));
	cr_assert(chart_unit_said("累计投资，亿元", "亿元"));
	cr_assert(chart_unit_said("当月投资（亿元；1—2月合计）", "亿元"));
	cr_assert(chart_unit_said("得分（分）", "分"));
	cr_assert(chart_unit_said("名次", ""));
	cr_assert_not(chart_unit_said("得分", "分"));
	cr_assert_not(chart_unit_said("分县得分", "分"));
	cr_assert_not(chart_unit_said("收入（万亿元）", "亿元"));
	cr_assert_not(chart_unit_said("", "亿元"));
}

static struct style style;
static struct wording words;
static struct charts charts;

static void
load(const char *attrs, const char *body)
{
	struct tb_buf xml = TB_BUF_INIT;
	struct tb_err err = {0};
	char *templates = tb_path_join(tb_datadir(), "templates");

	cr_assert_eq(style_load(templates, &style, &err), 0, "%s", err.text);
	cr_assert_eq(wording_load(templates, &words, &err), 0, "%s", err.text);
	tb_buf_printf(&xml,
	    "<document xmlns='urn:tongbao:document:1' name='d'><chart id='c' width='full' "
	    "title='题。' subtitle='度量' caption='c' %s>%s</chart></document>",
	    attrs, body);
	cr_assert_eq(charts_parse(xml.s, xml.len, "d.xml", &charts, &err), 0, "%s", err.text);
	tb_buf_release(&xml);
	free(templates);
}

static void
unload(void)
{
	charts_release(&charts);
	wording_release(&words);
	style_release(&style);
}

ParameterizedTestParameters(alt, forms)
{
	return rows_of(TB_LEN(cases));
}

/* CRLF to LF, without the mark in front. */
static void
plain(struct tb_buf *csv)
{
	size_t n = 0;

	cr_assert_eq(memcmp(csv->s, "\xef\xbb\xbf", 3), 0);
	for (size_t i = 3; i < csv->len; i++)
		if (csv->s[i] != '\r')
			csv->s[n++] = csv->s[i];
	csv->s[n] = '\0';
}

ParameterizedTest(size_t *param, alt, forms)
{
	struct tb_buf text = TB_BUF_INIT;
	struct sheet sheet;
	const char *body;

	load(cases[*param].attrs, cases[*param].body);
	alt_write(&words, &style, &charts.charts[0], &text);
	body = strstr(text.s, "：题。度量");
	cr_assert_not_null(body, "%s", text.s);
	body = strstr(body + strlen("：题。"), "。") + strlen("。");
	cr_expect_str_eq(body, cases[*param].alt);
	tb_buf_reset(&text);
	sheet_make(&sheet, &words, &style, &charts.charts[0]);
	sheet_csv(&sheet, &text);
	plain(&text);
	cr_expect_str_eq(text.s, cases[*param].csv);
	sheet_release(&sheet);
	tb_buf_release(&text);
	unload();
}

/* 300 values are not listed, nor are 300 names. */
Test(alt, is_bounded)
{
	struct tb_buf body = TB_BUF_INIT, text = TB_BUF_INIT;

	tb_buf_puts(&body, "<mark value='50' label='序时'/>");
	for (int i = 0; i < 300; i++)
		tb_buf_printf(&body, "<row label='单位%d' value='%d' text='%d' lamp='red'/>", i,
		    i % 60, i % 60);
	load("form='ranked' unit='%'", body.s);
	alt_write(&words, &style, &charts.charts[0], &text);
	cr_expect_lt(text.len, 800, "%s", text.s);
	cr_expect_not_null(strstr(text.s, "单位59、单位119、单位179、单位239、单位299并列最高"));
	cr_expect_not_null(strstr(text.s, "50项达到，250项未达到（单位0、"));
	tb_buf_release(&body);
	tb_buf_release(&text);
	unload();
}

/* A document's own text goes before it, and nothing is added. */
Test(alt, of_the_document)
{
	struct tb_buf text = TB_BUF_INIT;

	load("form='donut' unit='%' alt='已有文字'", "<row label='甲' value='100' text='100%'/>");
	alt_write(&words, &style, &charts.charts[0], &text);
	cr_expect_str_eq(text.s, "已有文字");
	tb_buf_release(&text);
	unload();
}

/* A note that says by itself what it is does not say it twice, nor end twice. */
Test(alt, of_a_note)
{
	static const char *const notes[] = {"注：含省属。", "含省属"};
	char attrs[128];

	for (size_t i = 0; i < TB_LEN(notes); i++) {
		struct tb_buf text = TB_BUF_INIT;

		snprintf(attrs, sizeof attrs, "form='donut' unit='%%' note='%s'", notes[i]);
		load(attrs, "<row label='甲' value='100' text='100%'/>");
		alt_write(&words, &style, &charts.charts[0], &text);
		cr_expect_not_null(strstr(text.s, "附注：含省属。"), "%s", text.s);
		cr_expect_null(strstr(text.s, "。。"), "%s", text.s);
		tb_buf_release(&text);
		unload();
	}
}

/* The table as HTML, escaped. */
Test(alt, as_html)
{
	struct tb_buf text = TB_BUF_INIT;
	struct sheet sheet;

	load("form='donut' unit='%'", "<row label='甲&amp;乙' value='100' text='100%'/>");
	sheet_make(&sheet, &words, &style, &charts.charts[0]);
	sheet_html(&sheet, "题<", &text);
	cr_expect_str_eq(text.s,
	    "<table>\n<caption>题&lt;</caption>\n<thead><tr><th scope=\"col\">名称</th>"
	    "<th scope=\"col\">度量（%）</th></tr></thead>\n<tbody>\n<tr><th "
	    "scope=\"row\">甲&amp;乙</th>"
	    "<td class=\"number\">100</td></tr>\n</tbody>\n</table>\n");
	sheet_release(&sheet);
	tb_buf_release(&text);
	unload();
}
