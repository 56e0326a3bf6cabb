#!/usr/bin/env python3
"""The sample year: invented submissions of all units, February to December 2022.

Everything it writes is invented and says so (sample-notice.xml is printed on
every page).  Names of enterprises are titles of old poems.  What the plan says
(annexes, regions, sectors, reporters) is read from the plan; what clerks would
know (projects, enterprises, parks, liaisons, problems, practices) from
source/*.tsv beside this file; the rest follows from a seed.  Amounts are whole yuan in Python integers;
there is no floating point and no clock, so the same seed gives the same bytes.

usage: generate.py [--plan DIR] [--out DIR] [--seed N] [--size K] [--check]

	--check   write nothing; say whether the files in --out are the generator's
	--size K  K times the enterprises and projects, for tests of size
"""
import argparse
import datetime
import hashlib
import os
import sys
import xml.etree.ElementTree as ET

HERE = os.path.dirname(os.path.abspath(__file__))
NS = "{urn:tongbao:plan:1}"
YEAR = 2022
MONTHS = range(2, 13)
NONE = "——"
YUAN = {"元": 1, "万元": 10**4, "亿元": 10**8}
PLACES = {"元": 0, "万元": 4, "亿元": 8}
YI = 10**8

COUNTIES = ["430211", "430203", "430202", "430204", "430212", "430281", "430223", "430224",
            "430225", "430200-JKQ"]
DEPARTMENTS = ["430200-" + d for d in
               ("NYJ", "GXJ", "FGW", "KJJ", "ZJJ", "JTJ", "SWJ", "WLJ", "JRB")]
SERVICE = "FW"  # domain of projects that belong to no industry

# --- how the year went ------------------------------------------------------------

# Cumulative share of the year by the end of February, March ... December, in 1/10000.
CURVES = {
    "even": (1480, 2420, 3240, 4080, 5010, 5830, 6640, 7480, 8310, 9140, 10000),
    "late": (1330, 2200, 2990, 3800, 4740, 5510, 6290, 7170, 8010, 8900, 10000),
    "build": (1190, 2060, 2900, 3760, 4730, 5600, 6460, 7360, 8230, 9100, 10000),
    "food": (1560, 2460, 3300, 4140, 5060, 5900, 6740, 7640, 8500, 9260, 10000),
    "wear": (1620, 2530, 3370, 4220, 5120, 5960, 6760, 7560, 8380, 9190, 10000),
    "tour": (1500, 2320, 3050, 3860, 4700, 5680, 6740, 7480, 8480, 9220, 10000),
}
INVEST = (146, 102, 98, 98, 108, 86, 82, 80, 76, 66, 58)  # weight of each month

# industry: year against the plan in 1/1000, curve, comparable base against annex 2021
INDUSTRIES = {
    "I01": (977, "late", 998), "I02": (1021, "even", 1000), "I03": (968, "even", 994),
    "I04": (1014, "even", 1003), "I05": (1032, "even", 996), "I06": (906, "even", 1000),
    "I07": (1009, "food", 1005), "I08": (868, "wear", 992), "I09": (1024, "food", 1000),
    "I10": (936, "even", 997), "I12": (985, "build", 1000), "I13": (862, "tour", 990),
}
# An industry the plan leaves open: last year and this year in 亿元, first month that reports it.
OPEN_INDUSTRIES = {"I11": (268, 311, "even", 5)}
ENTERPRISES = {
    "E01.1": (1018, "even"), "E01.2": (934, "late"), "E02": (962, "late"), "E03": (986, "food"),
    "E04": (1011, "build"), "E05": (1023, "even"), "E06": (996, "build"), "E07": (951, "late"),
    "E08": (904, "even"), "E09": (1034, "late"), "E10": (876, "even"), "E11": (1045, "even"),
    "E12": (969, "late"), "E13": (833, "even"),
}
CURVE_OF = {"I01": "late", "I02": "late", "I08": "wear", "I09": "food", "I12": "build",
            "I13": "tour"}
# How well a county's projects do, in 1/1000 of their plan.
PACE = {"430211": 1040, "430203": 985, "430202": 965, "430204": 1010, "430212": 905,
        "430281": 1075, "430223": 1015, "430224": 890, "430225": 975, "430200-JKQ": 1030}

# --- who reports how, and what goes wrong -----------------------------------------

# unit: file name of a month, unit of enterprises or industries, unit of projects
CLERKS = {
    "430211": ("天元区{m}月报表", "万元", "万元"),
    "430203": ("芦淞区“千百十”工程{m}月调度表", "亿元", "万元"),
    "430202": ("荷塘区-2022年{m}月", "万元", "万元"),
    "430204": ("石峰区 {m}月报送", "亿元", "亿元"),
    "430212": ("渌口区{m}月报表", "万元", "万元"),
    "430281": ("醴陵市千百十{m}月", "万元", "万元"),
    "430223": ("攸县{m}月", "亿元", "亿元"),
    "430224": ("茶陵县报送2022.{m}", "万元", "万元"),
    "430225": ("炎陵{m}月数据", "元", "万元"),
    "430200-JKQ": ("经开区{m}月报表（定稿）", "元", "元"),
    "430200-NYJ": ("农业农村局{m}月", "万元", ""),
    "430200-GXJ": ("工信局{m}月产业数据", "亿元", ""),
    "430200-FGW": ("发改委{m}月报送", "亿元", ""),
    "430200-KJJ": ("科技局千百十{m}月", "", ""),
    "430200-ZJJ": ("住建局{m}月建筑业", "万元", ""),
    "430200-JTJ": ("交通局{m}月", "", ""),
    "430200-SWJ": ("商务和粮食局{m}月情况", "", ""),
    "430200-WLJ": ("文旅广体局{m}月", "亿元", ""),
    "430200-JRB": ("金融办{m}月报送", "", ""),
}
ENCODING = {"430224": "GB18030"}  # what an older office suite saves
WINDOWS = {"430200-JKQ"}          # byte order mark and CR LF
PEOPLE = "谭易文欧阳陈刘贺罗龙凌彭周颜邓唐段尹钟肖"
GIVEN = ("志远", "晓岚", "建平", "立新", "雨桐", "国良", "思齐", "海清", "明哲", "书宁")

# First and last day of the reporting days of a period.
WINDOW = {2: ("2022-03-01", "2022-03-07"), 3: ("2022-04-01", "2022-04-06"),
          4: ("2022-05-05", "2022-05-05"), 5: ("2022-06-01", "2022-06-06"),
          6: ("2022-07-01", "2022-07-05"), 7: ("2022-08-01", "2022-08-05"),
          8: ("2022-09-01", "2022-09-05"), 9: ("2022-10-08", "2022-10-08"),
          10: ("2022-11-01", "2022-11-07"), 11: ("2022-12-01", "2022-12-05"),
          12: ("2023-01-03", "2023-01-05")}
MISSING = {("430224", 6), ("430200-WLJ", 7), ("430200-KJJ", 6), ("430200-KJJ", 7)}
# After the deadline; the one of May even after the bulletin, so it lies with June's files.
LATE = {("430204", 3): "2022-04-08", ("430225", 4): "2022-05-07", ("430225", 5): "2022-06-13",
        ("430212", 7): "2022-08-08", ("430200-ZJJ", 7): "2022-08-09",
        ("430200-JKQ", 8): "2022-09-07", ("430200-KJJ", 9): "2022-10-10",
        ("430224", 10): "2022-11-09", ("430202", 11): "2022-12-07",
        ("430200-WLJ", 12): "2023-01-06"}
FOLDER = {("430225", 5): 6}
# (unit, period): folder, date of version 2, reason, subjects that were too high in version 1
CORRECTED = {
    ("430223", 3): (3, "2022-04-06", "攸县黍苗粮油有限公司把集团内部往来计入主营业务收入，予以核减；同时更正豆制品产业园的投资完成额。"),
    ("430202", 4): (6, "2022-07-04", "经现场核查，精密刀具产业园4月把设备预付款提前计入完成投资，予以更正。"),
    ("430281", 6): (7, "2022-07-28", "醴陵琼琚玻璃有限公司6月误将外地基地收入计入，光伏玻璃生产线按监理确认量核减完成投资。"),
    ("430223", 7): (8, "2022-08-15", "按审核意见补充绿色建材产业园当月投资较大的说明，数据不变。"),
    ("430200-GXJ", 9): (10, "2022-11-03", "电力新能源与装备制造产业9月有两户企业重复填报，予以核减。"),
}
OVERSTATED = {("430223", 3): ("攸县黍苗粮油有限公司", "豆制品产业园"),
              ("430202", 4): ("精密刀具产业园",),
              ("430281", 6): ("醴陵琼琚玻璃有限公司", "光伏玻璃生产线"),
              ("430200-GXJ", 9): ("I05",)}
# More than half of the year's plan in one month: month, the word that explains it.
BURSTS = {"绿色建材产业园": (7, "成套生产线7月集中到货并安装，一次性计入设备投资"),
          "生物制剂研发中心": (5, "进口设备5月集中到货")}
# More than double last year, explained in every report: growth in 1/1000, the word.
SURGES = {"株洲蒹葭数据科技有限公司": (1236, "新建数据中心上年10月投用，上年同期基数低")}
# Sent without its explanation at first: accepted on condition, explained by version 2.
UNEXPLAINED = {("绿色建材产业园", 7)}
# A first file that is refused; the right one follows a day later.
REFUSED_FIRST = {("430212", 5): "unit", ("430203", 7): "code", ("430223", 10): "falls"}

# Projects the year was not kind to: months the start slips (99 = not this year), first month of
# a standstill, months the finish slips.
TROUBLE = {
    "锂电负极材料生产线": (99, 0, 0), "航空零部件表面处理中心": (0, 7, 99),
    "绿色矿山石材加工": (0, 6, 0), "磁浮装备试验线": (2, 0, 0), "高端医疗器械产业园": (1, 0, 0),
    "湘赣边商贸物流园": (3, 0, 0), "乡村民宿集群开发": (2, 0, 0), "跨境电商物流园": (1, 0, 0),
    "青少年文体中心": (99, 0, 0), "陶瓷三维打印中心": (1, 0, 0), "矿山机械智能化改造": (0, 0, 2),
    "油料加工技术改造": (0, 0, 1), "新型墙材生产线": (99, 0, 0),
}
# Months in which a start is certain, because other files speak of what was built by then.
STARTS = {"储能电池模组生产线": 2, "精密刀具产业园": 2, "光伏玻璃生产线": 3}
# Preparatory projects without a plan for the year; the second spends a little all the same.
PLANLESS = ("通航小镇文旅综合体", "建筑产业园")
# Whom the office would recommend: attributes of <recommendation>.
RECOMMENDED = (
    (("id", "provincial-funds"), ("name", "申报省级专项资金项目"), ("subject", "project"),
     ("tags", "provincial"), ("lamps", "blue green"), ("stages", "在建"),
     ("in-statistics", "yes")),
    (("id", "key-projects"), ("name", "申报国家重点工程项目"), ("subject", "project"),
     ("key", "yes"), ("min-total", "50")),
    (("id", "fine-enterprises"), ("name", "申报试点示范企业"), ("subject", "enterprise"),
     ("tags", "fine"), ("min-value", "5")),
)
# What a unit was praised for or not: period, unit, addition, document.
# What the year's mark for the four quarterly reviews is: by their places in them.
REVIEWED = {"430204": "15", "430211": "14.5", "430202": "14.5", "430200-JKQ": "13.5", "430281": "13", "430203": "13",
            "430223": "12", "430225": "11.5", "430224": "10.5", "430212": "10"}
NOTICES = (("2022-Q2", "430281", "praised", "株高地指办评〔2022〕2号"),
           ("2022-Q3", "430224", "criticised", "株高地指办评〔2022〕3号"),
           ("2022-Q4", "430212", "snail", "株高地指办评〔2022〕4号"),
           ("2022", "430281", "praised", "株高地指办评〔2023〕1号"))


class Plan:
    """What the generator needs of the plan."""

    def __init__(self, folder):
        self.industries, self.enterprises, self.sectors, self.reporters = {}, {}, [], {}
        self.id = None
        self.boards, self.materials = [], []
        for name in sorted(n for n in os.listdir(folder) if n.endswith(".xml")):
            root = ET.parse(os.path.join(folder, name)).getroot()
            for e in root.iter(NS + "identity"):
                self.id = e.get("id")
            self.boards += root.iter(NS + "scoreboard")
            self.materials += [e.get("code") for e in root.iter(NS + "material")]
            for e in root.iter(NS + "sector"):
                self.sectors.append(e.attrib)
            for e in root.iter(NS + "reporter"):
                if e.get("subject") is not None:
                    self.reporters[e.get("subject")] = e.get("unit")
            for kind, table in (("industry", self.industries), ("enterprise", self.enterprises)):
                for e in root.iter(NS + kind):
                    row = dict(e.attrib)
                    row["path"] = {int(p.get("year")): p.get("value")
                                   for p in e.findall(NS + "path")}
                    table[row["code"]] = row

    def sector(self, industry):
        """Code of the first sector that leads to the industry."""
        for row in self.sectors:
            if row.get("industry") == industry:
                return row["code"]
        sys.exit(f"generate.py: the plan has no sector of industry {industry}")

    def yuan(self, row, year):
        """A year's value of a path; None where it is '——'."""
        value = row["path"].get(year, NONE)
        return None if value == NONE else yuan_of(value, "亿元")


def yuan_of(text, unit):
    whole, _, rest = text.partition(".")
    return int(whole + rest.ljust(PLACES[unit], "0"))


def text_of(yuan, unit):
    """Exact decimal text; trailing zeros dropped as clerks do."""
    places = PLACES[unit]
    digits = str(yuan).rjust(places + 1, "0")
    if places == 0:
        return digits
    return (digits[:-places] + "." + digits[-places:].rstrip("0")).rstrip(".")


def rows_of(name):
    with open(os.path.join(HERE, "source", name), encoding="utf-8") as f:
        return [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")]


class Dice:
    """Draws that depend on the seed and their own name alone, not on order."""

    def __init__(self, seed):
        self.seed = seed

    def draw(self, low, high, *key):
        text = "/".join(str(k) for k in (self.seed,) + key)
        number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
        return low + number % (high - low + 1)

    def pick(self, choices, *key):
        return choices[self.draw(0, len(choices) - 1, *key)]


def spread(total, weights, grain):
    """Cumulative amounts over the months: total by weights, in steps of grain."""
    whole, done, out = sum(weights), 0, {}
    for month, weight in zip(MONTHS, weights):
        done += weight
        out[month] = total * done // whole // grain * grain if done < whole else total
    return out


def increments(curve):
    return [b - a for a, b in zip((0,) + curve[:-1], curve)]


def noisy(dice, weights, size, *key):
    return [w * dice.draw(1000 - size, 1000 + size, *key, i) for i, w in enumerate(weights)]


# --- the register -------------------------------------------------------------------


class Enterprise:
    pass


class Project:
    pass


def places():
    """Name of an enterprise or project -> its attributes park, tags, package."""
    return {name: (("park", park), ("tags", tags), ("package", package))
            for name, park, tags, package in rows_of("places.tsv")}


def make_enterprises(plan, dice, size):
    out = []
    for copy in range(size):
        for row in rows_of("enterprises.tsv"):
            e = Enterprise()
            e.county, e.short, e.name, e.industry, last = row
            if copy:
                e.name = e.name.replace("有限公司", f"第{copy}有限公司")
                e.short += f"第{copy}"
            e.last_text, e.last = last, yuan_of(last, "亿元")
            e.code = f"E{101 + len(out)}" if size == 1 else f"E{1001 + len(out)}"
            e.sector = plan.sector(e.industry)
            out.append(e)
    return out


def month_text(month):
    """1 = January 2022."""
    year, month = YEAR + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year}-{month:02d}"


TOTALS = {"3": (104, 176), "2": (51, 92), "1": (10, 31), "0": (1, 9)}
SHARE = {"3": (95, 150), "2": (130, 190), "1": (220, 340), "0": (340, 520)}
FIRST_OF_BAND = {"长株潭先进硬质材料园": 100, "清水塘口岸物流园": 50, "云阳山康养文旅区": 10}


def plan_project(dice, p):
    """Total, the year's plan, start, finish and milestones."""
    low, high = TOTALS[p.band]
    p.total = (dice.draw(low * 10, high * 10, p.name, "total")) * YI // 10
    if p.name in FIRST_OF_BAND:  # just on the lower bound, which belongs to the band
        p.total = FIRST_OF_BAND[p.name] * YI
    share = dice.draw(*SHARE[p.band], p.name, "share")
    first = STARTS.get(p.name, dice.draw(2, 7, p.name, "start"))
    if p.nature == "新开工":  # what is left of the year
        share = share * (14 - first) // 12
    if p.nature == "预备":
        share = 12
    p.plan = max(p.total * share // 1000 // (YI // 20), 1) * (YI // 20)
    if p.name in PLANLESS:
        p.plan = None
    if p.nature == "续建":
        p.start = dice.draw(-19, -1, p.name, "start")
        p.finish = dice.draw(13, 30, p.name, "finish")
        p.milestones = [("开工", p.start), ("入统", p.start + 2),
                        ("主体", dice.draw(3, 12, p.name, "body"))]
    elif p.nature == "竣工":
        p.start = dice.draw(-22, -9, p.name, "start")
        p.finish = dice.draw(5, 11, p.name, "finish")
        p.milestones = [("开工", p.start), ("入统", p.start + 2), ("主体", p.finish - 3),
                        ("竣工", p.finish), ("投产", p.finish + 1)]
    elif p.nature == "新开工":
        p.start = first
        p.finish = p.start + dice.draw(14, 26, p.name, "finish")
        p.milestones = [("开工", p.start), ("入统", p.start + 1), ("主体", p.start + 9)]
    else:
        p.start = dice.draw(14, 20, p.name, "start")
        p.finish = p.start + 24
        p.milestones = [("开工", p.start)]


def make_projects(plan, dice, size):
    out = []
    for copy in range(size):
        for county, name, industry, band, nature, key in rows_of("projects.tsv"):
            p = Project()
            p.county, p.band, p.nature, p.key = county, band, nature, key == "key"
            p.name = name if copy == 0 else f"{name}{copy + 1}期"
            p.industry = "" if industry == SERVICE else industry
            p.domain = plan.industries[industry]["domain"] if p.industry else SERVICE
            p.code = f"P2022-{len(out) + 1:03d}"
            plan_project(dice, p)
            out.append(p)
    return out


# --- what happened --------------------------------------------------------------------


def run_project(dice, p):
    """Cumulative amounts and actual days of the year."""
    slip, halt, late = TROUBLE.get(p.name, (0, 0, 0))
    if p.nature == "新开工" and slip == 0 and dice.draw(1, 8, p.name, "slip") == 1:
        slip = 1
    first = max(p.start + slip, 2) if p.nature != "预备" else 99
    last = 12
    if p.nature == "竣工":
        last = min(p.finish + late, 12)
    p.first, p.last, p.halt = first, last, halt
    p.done = {m: 0 for m in MONTHS}
    if p.name in PLANLESS:
        p.done = {m: None for m in MONTHS}
        if p.name == PLANLESS[1]:
            p.done = {m: max(m - 5, 0) * 80 * 10**4 for m in MONTHS}
    elif p.nature == "预备":
        p.done = spread(p.plan * 9 // 10, [i + 1 for i in range(11)], 10**4)
    elif first <= 12:
        weights = [0 if m < first or m > last or (halt and m >= halt) else w
                   for m, w in zip(MONTHS, INVEST)]
        weights = [w * dice.draw(820, 1180, p.county, "pace", i) for i, w in enumerate(weights)]
        weights = noisy(dice, weights, 150, p.name, "flow")
        if p.name in BURSTS:  # as much again as all other months, and half of it
            i = BURSTS[p.name][0] - 2
            weights[i] = (sum(weights) - weights[i]) * 3 // 2
        total = p.plan * PACE[p.county] // 1000 * dice.draw(880, 1110, p.name, "year") // 1000
        if p.nature == "新开工":  # a late start is not made good within the year
            total = total * max(13 - first, 1) // (13 - max(p.start, 2))
        if halt:
            total = total * sum(INVEST[:halt - 2]) // sum(INVEST)
        p.done = spread(total // 10**4 * 10**4, weights, 10**4)
    p.actual = {}
    for kind, planned in p.milestones:
        when = planned
        if kind in ("开工", "入统"):
            when = planned + slip if p.nature == "新开工" else planned
        elif kind in ("竣工", "投产"):
            when = planned + late
        else:
            when = planned + (99 if halt else dice.pick((0, 0, 0, 1, 1, 2), p.name, kind))
        if when <= 12 and slip < 99:
            p.actual[kind] = (when, f"{month_text(when)}-{dice.draw(3, 27, p.name, kind, 'day'):02d}")


def stage_of(p, month):
    reached = {kind for kind, (when, _) in p.actual.items() if when <= month}
    if "投产" in reached:
        return "投产"
    if "竣工" in reached:
        return "竣工"
    if "开工" not in reached:
        return "前期"
    return "停工" if p.halt and month >= p.halt else "在建"


def note_of(p, month, version):
    """A word where the amount stands still or leaps; everybody who reads it asks why."""
    if p.name in BURSTS and BURSTS[p.name][0] == month:
        return "" if version == 1 and (p.name, month) in UNEXPLAINED else BURSTS[p.name][1]
    if month == 2 or p.done[month] is None or p.done[month] != p.done[month - 1]:
        return ""
    return {"前期": "正在办理前期手续，尚未开工", "停工": "因要素保障问题暂停施工，正在协调",
            "竣工": "建设内容已完成，年内不再安排投资",
            "投产": "建设内容已完成，年内不再安排投资"}.get(stage_of(p, month), "本月以设备安装调试为主，未发生投资")


def path_of(dice, total, curve, grain, *key):
    return spread(total // grain * grain, noisy(dice, increments(CURVES[curve]), 70, *key), grain)


def industry_series(plan, dice):
    """industry code -> (value by month, base by month); None = '——'."""
    out = {}
    for code, row in plan.industries.items():
        if code in OPEN_INDUSTRIES:
            last, this, curve, first = OPEN_INDUSTRIES[code]
            value = path_of(dice, this * YI, curve, 10**4, code, "value")
            base = path_of(dice, last * YI, curve, 10**4, code, "base")
            out[code] = ({m: value[m] if m >= first else None for m in MONTHS},
                         {m: base[m] if m >= first else None for m in MONTHS})
            continue
        ratio, curve, comparable = INDUSTRIES[code]
        out[code] = (
            path_of(dice, plan.yuan(row, 2022) * ratio // 1000, curve, 10**4, code, "value"),
            path_of(dice, plan.yuan(row, 2021) * comparable // 1000, curve, 10**4, code, "base"))
    return out


def enterprise_series(plan, dice, register):
    out = {}
    nothing = {m: None for m in MONTHS}
    for code, row in plan.enterprises.items():
        if code in ENTERPRISES:
            ratio, curve = ENTERPRISES[code]
            out[code] = (path_of(dice, plan.yuan(row, 2022) * ratio // 1000, curve, 100, code, "v"),
                         path_of(dice, plan.yuan(row, 2021), curve, 100, code, "b"))
        else:
            out[code] = (nothing, nothing)
    for code, row in plan.enterprises.items():  # a parent is the sum of its parts
        parts = [c for c, r in plan.enterprises.items() if r.get("parent") == code]
        if parts:
            out[code] = tuple({m: sum(out[c][i][m] for c in parts) for m in MONTHS}
                              for i in (0, 1))
    for e in register:
        curve = CURVE_OF.get(e.industry, "even")
        growth = dice.draw(-150, 290, e.name, "growth")
        growth = SURGES.get(e.name, (growth,))[0]
        out[e.code] = (path_of(dice, e.last * (1000 + growth) // 1000, curve, 100, e.name, "v"),
                       path_of(dice, e.last, curve, 100, e.name, "b"))
    return out


# --- files ------------------------------------------------------------------------------


def escape(text):
    return (text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            .replace('"', "&quot;"))


def tag(name, *attributes, text=None, empty=True):
    inside = "".join(f' {n}="{escape(v)}"' for n, v in attributes if v is not None and v != "")
    if text is not None:
        return f"<{name}{inside}>{escape(text)}</{name}>"
    return f"<{name}{inside}/>" if empty else f"<{name}{inside}>"


def amount(yuan, unit):
    return NONE if yuan is None else text_of(yuan, unit)


class World:
    """The year as it was, and as it was told."""

    def __init__(self, plan, dice, size):
        self.plan, self.dice = plan, dice
        self.register = make_enterprises(plan, dice, size)
        self.projects = make_projects(plan, dice, size)
        for p in self.projects:
            run_project(dice, p)
        self.industry = industry_series(plan, dice)
        self.enterprise = enterprise_series(plan, dice, self.register)
        self.problems = {u: sorted((r for r in rows_of("problems.tsv") if r[0] == u),
                                   key=lambda r: r[4]) for u in CLERKS}
        self.practices = rows_of("practices.tsv")

    # A value of version 1 that will be corrected: half of the next month too much.
    def told(self, series, month, names, wrong):
        value = series[month]
        if wrong and wrong & set(names):
            value += (series[month + 1] - value) // 2 // 100 * 100
        return value

    def industries(self, unit, month, wrong):
        clerk = CLERKS[unit][1]
        lines = []
        for code in self.plan.industries:
            if self.plan.reporters.get(code) != unit:
                continue
            value, base = self.industry[code]
            lines.append("  " + tag("row", ("code", code),
                                    ("value", amount(self.told(value, month, (code,), wrong), clerk)),
                                    ("base", amount(base[month], clerk))))
        if not lines:
            return []
        return ([" " + tag("industries", ("indicator", "rev"), ("unit", clerk), empty=False)]
                + lines + [" </industries>"])

    def enterprises(self, unit, month, wrong, slip):
        clerk = CLERKS[unit][1]
        rows = [(c, r["name"]) for c, r in self.plan.enterprises.items() if r.get("region") == unit]
        rows += [(e.code, e.name) for e in self.register if e.county == unit]
        if not rows:
            return []
        shown = "亿元" if slip else clerk
        out = [" " + tag("enterprises", ("indicator", "rev"), ("unit", shown), empty=False)]
        for code, name in rows:
            value, base = self.enterprise[code]
            out.append("  " + tag("row", ("code", code),
                                  ("value", amount(self.told(value, month, (name,), wrong), clerk)),
                                  ("base", amount(base[month], clerk)),
                                  ("note", SURGES.get(name, ("", ""))[1])))
        return out + [" </enterprises>"]

    def project_lines(self, p, month, clerk, done, code, version):
        head = (("code", code), ("plan", amount(p.plan, clerk)), ("cumulative", amount(done, clerk)),
                ("stage", stage_of(p, month)), ("note", note_of(p, month, version)))
        out = ["  " + tag("project", *head, empty=False)]
        for kind, planned in p.milestones:
            when, day = p.actual.get(kind, (99, None))
            out.append("   " + tag("milestone", ("type", kind), ("planned", month_text(planned)),
                                   ("actual", day if when <= month else None)))
        return out + ["  </project>"]

    def project_section(self, unit, month, wrong, fault, version):
        clerk = CLERKS[unit][2]
        mine = [p for p in self.projects if p.county == unit]
        if not mine:
            return []
        out = [" " + tag("projects", ("indicator", "inv"), ("unit", clerk), empty=False)]
        for i, p in enumerate(mine):
            done, code = self.told(p.done, month, (p.name,), wrong), p.code
            if fault == "code" and i == 4:
                code = code.replace("2022", "2O22")  # the letter O
            if fault == "falls" and i == 0:
                done = p.done[month - 3]
            out += self.project_lines(p, month, clerk, done, code, version)
        return out + [" </projects>"]

    def problem_section(self, unit, month):
        this, out = f"{YEAR}-{month:02d}", []
        for i, row in enumerate(self.problems[unit]):
            _, category, source, responsible, opened, due, closed, text = row
            closed = None if closed == "-" else closed
            since = max(opened[:7], f"{YEAR}-02")
            if since > this or (closed and closed[:7] < this):
                continue
            status = "新增" if since == this else "推进"
            if closed and closed[:7] == this:
                status = "销号"
            out.append("  " + tag(
                "problem", ("id", f"{unit}-{YEAR}-{i + 1:03d}"), ("category", category),
                ("source", source), ("responsible", responsible), ("due", due),
                ("status", status), ("opened", opened),
                ("closed", closed if status == "销号" else None), text=text))
        return [" <problems>"] + out + [" </problems>"] if out else []

    def practice_section(self, unit, month):
        out = ["  " + tag("practice", ("title", t), text=x)
               for u, m, t, x in self.practices if u == unit and int(m) == month]
        return [" <practices>"] + out + [" </practices>"] if out else []

    def people(self, unit):
        name = [self.dice.pick(PEOPLE, unit, i) + self.dice.pick(GIVEN, unit, i, "g")
                for i in range(3)]
        phone = f"0731-0000{self.dice.draw(1000, 9999, unit, 'phone')}"  # no such exchange
        return [" " + tag("contact", ("name", name[0]), ("phone", phone)),
                " " + tag("responsible", ("prepared", name[0]), ("reviewed", name[1]),
                          ("approved", name[2]))]

    def submission(self, unit, month, version, date, reason=None, wrong=None, fault=None,
                   period=None):
        head = tag("submission", ("xmlns", "urn:tongbao:submission:1"), ("plan", self.plan.id),
                   ("unit", unit), ("period", period or f"{YEAR}-{month:02d}"),
                   ("version", str(version)), ("date", date), empty=False)
        encoding = ENCODING.get(unit, "UTF-8")
        lines = [f'<?xml version="1.0" encoding="{encoding}"?>', head] + self.people(unit)
        if reason:
            lines.append(" " + tag("reason", text=reason))
        wrong = set(wrong or ())
        lines += self.industries(unit, month, wrong)
        if unit in COUNTIES:
            lines += self.enterprises(unit, month, wrong, fault == "unit")
            lines += self.project_section(unit, month, wrong, fault, version)
        lines += self.problem_section(unit, month) + self.practice_section(unit, month)
        text = "\n".join(lines + ["</submission>"]) + "\n"
        if unit in WINDOWS:
            return ("\ufeff" + text.replace("\n", "\r\n")).encode()
        return text.encode(encoding)

    def day(self, unit, month):
        """A working day of the reporting days."""
        if (unit, month) in LATE:
            return LATE[unit, month]
        first, last = (datetime.date.fromisoformat(d) for d in WINDOW[month])
        days = [first + datetime.timedelta(n) for n in range((last - first).days + 1)]
        days = [d for d in days if d.weekday() < 5 or d == last]
        return self.dice.pick(days, unit, month, "day").isoformat()

    def month_files(self, unit, month):
        """(folder's month, name, bytes) of everything a unit sends for a month."""
        if (unit, month) in MISSING:
            return
        name = CLERKS[unit][0].format(m="1-2" if month == 2 else month)
        day, folder = self.day(unit, month), FOLDER.get((unit, month), month)
        correction = CORRECTED.get((unit, month))
        wrong = OVERSTATED.get((unit, month))
        if (unit, month) in REFUSED_FIRST:
            yield folder, name, self.submission(unit, month, 1, day,
                                                fault=REFUSED_FIRST[unit, month])
            day = (datetime.date.fromisoformat(day) + datetime.timedelta(1)).isoformat()
            name += "（改）"
        if correction and correction[0] == month:
            day = WINDOW[month][0]
        yield folder, name, self.submission(unit, month, 1, day, wrong=wrong)
        if correction:
            folder, day, reason = correction
            yield folder, name + "（更正）", self.submission(unit, month, 2, day, reason)


def park_lines():
    names = ("code", "name", "short", "level", "region", "area", "since")
    for order, row in enumerate(rows_of("parks.tsv"), 1):
        yield tag("park", *zip(names, row), ("order", str(order)))


def liaison_lines():
    for row in rows_of("liaisons.tsv"):
        yield tag("liaison", *zip(("subject", "leader", "post", "from", "to"), row))


def edition_lines(plan):
    """Invented: industry after industry the eight are made, later ones not yet."""
    for i, industry in enumerate(plan.industries):
        for j, material in enumerate(plan.materials):
            month = 1 + (3 * i + 5 * j) % 8
            if month <= 6:
                yield tag("edition", ("material", material), ("industry", industry),
                          ("date", f"{YEAR}-{month:02d}-{10 + (i + 2 * j) % 18}"),
                          ("label", "第二版" if (i + j) % 3 == 0 else "第一版"))


def mark_lines(plan, dice):
    """Of each board and item that people mark, in each period: half points, 60 to 100 %."""
    for board in plan.boards:
        year = board.get("when") == "year"
        for period in (str(YEAR),) if year else [f"{YEAR}-Q{q}" for q in (1, 2, 3, 4)]:
            head = (("period", period), ("scoreboard", board.get("id")))
            for item in board.iter(NS + "item"):
                most = 2 * int(item.get("weight"))
                for unit in COUNTIES if item.get("method") == "mark" else ():
                    points = dice.draw(most * 6 // 10, most, period, item.get("code"), unit)
                    value = f"{points // 2}.5" if points % 2 else str(points // 2)
                    if item.get("code") == "quarters":
                        value = REVIEWED[unit]
                    yield tag("mark", *head, ("item", item.get("code")), ("unit", unit), ("value", value))
            for when, unit, addition, document in NOTICES:
                if when == period:
                    yield tag("mark", *head, ("addition", addition), ("unit", unit),
                              ("document", document))


def audited_lines(world):
    """Whole enterprises with a December value, of the register the larger ones."""
    codes = [c for c, r in world.plan.enterprises.items() if not r.get("parent")]
    for code in codes + [e.code for e in world.register if e.last >= 5 * YI]:
        december = world.enterprise[code][0][12]
        if december is None:
            continue

        def part(of, low, high, what):
            """So many thousandths of it, in whole 万元."""
            return of * world.dice.draw(low, high, code, what) // 10**7 * 10**4

        rev = part(december, 988, 1012, "audited")
        tax = part(rev, 18, 52, "tax")
        last, local = part(tax, 860, 1080, "tax-last"), part(tax, 280, 420, "local-tax")
        yield tag("value", ("subject", code), ("rev", text_of(rev, "亿元")),
                  ("tax", text_of(tax, "亿元")), ("tax-last", text_of(last, "亿元")),
                  ("local-tax", text_of(local, "亿元")))


def section(name, records, *attributes):
    head = tag(name, *attributes, ("note", "虚构样例"), empty=False)
    return f" {head}\n" + "".join(f"  {r}\n" for r in records) + f" </{name}>\n"


def plan_files(world):
    where = places()
    enterprises = [tag("enterprise", ("code", e.code), ("name", e.name), ("short", e.short),
                       ("order", e.code[1:]), ("sector", e.sector), ("region", e.county),
                       ("industry", e.industry), ("last-year", e.last_text),
                       *where.get(e.short, ()))
                   for e in world.register]
    projects = []
    for p in world.projects:
        projects.append("  " + tag(
            "project", ("code", p.code), ("name", p.name), ("region", p.county),
            ("domain", p.domain), ("industry", p.industry), ("nature", p.nature),
            ("total", text_of(p.total, "亿元")), ("plan", amount(p.plan, "亿元")),
            ("start", month_text(p.start)), ("finish", month_text(p.finish)),
            ("key", "yes" if p.key else ""), *where.get(p.name, ()), empty=False))
        projects += ["   " + tag("milestone", ("type", k), ("planned", month_text(m)))
                     for k, m in p.milestones]
        projects.append("  </project>")
    top = '<?xml version="1.0" encoding="UTF-8"?>\n<plan xmlns="urn:tongbao:plan:1">\n'
    return {
        "sample-notice.xml": top + " <notice>企业、项目名册中的部分单位和全部完成数据为虚构样例，"
                             "不代表任何单位的真实情况。</notice>\n</plan>\n",
        "sample-rollup.xml": top + ROLLUP + "</plan>\n",
        "sample-enterprises.xml": top + " <enterprises>\n" + "".join(
            f"  {e}\n" for e in enterprises) + " </enterprises>\n</plan>\n",
        "sample-projects.xml": top + f' <projects year="{YEAR}" version="1">\n' + "".join(
            f"{p}\n" for p in projects) + " </projects>\n</plan>\n",
        "sample-registers.xml": top + section("parks", park_lines())
        + section("materials", edition_lines(world.plan))
        + section("liaisons", liaison_lines())
        + section("recommendations", [tag("recommendation", *r) for r in RECOMMENDED])
        + "</plan>\n",
        "sample-marks.xml": top + section("marks", mark_lines(world.plan, world.dice))
        + section("audited", audited_lines(world), ("year", str(YEAR))) + "</plan>\n",
    }


# What goes to the level above: its codes, its office and whom it may ask are invented.
ROLLUP = """ <rollup plan="430000-wqb" unit="430200" name="湖南省产业建设“万千百”工程"
   to="省产业建设“万千百”工程工作专班" contact="文某" phone="0731-00000000" note="虚构样例">
  <rung subject="industry" value="10000" word="万亿"/>
  <rung subject="industry" value="1000" word="千亿"/>
  <rung subject="enterprise" value="1000" word="千亿"/>
  <rung subject="enterprise" value="100" word="百亿"/>
  <rung subject="project" value="100" word="百亿"/>
  <map code="HN-I03" name="轨道交通装备" from="industry/I01"/>
  <map code="HN-I07" name="航空动力" from="industry/I02"/>
  <map code="HN-I11" name="先进陶瓷材料" from="industry/I03"/>
  <map code="HN-I02" name="电子信息" from="industry/I04"/>
  <map code="HN-I04" name="新能源与汽车" from="industry/I05"/>
  <map code="HN-I09" name="先进硬质材料" from="industry/I06"/>
  <map code="HN-I06" name="生物医药" from="industry/I07"/>
  <map code="HN-I10" name="纺织服装" from="industry/I08"/>
  <map code="HN-I05" name="食品加工" from="industry/I09"/>
  <map code="HN-E01" from="enterprise/E01"/>
  <map code="HN-E02" from="enterprise/E02"/>
  <map code="HN-E03" from="enterprise/E03"/>
  <map code="HN-P01" name="重点项目投资" from="city" indicator="inv"/>
 </rollup>
"""


# --- wrong input: each file has one fault, its name says which ---------------------------


def wrong_files(world):
    good = world.submission("430211", 7, 2, "2022-08-09", reason="更正7月数据。").decode()
    row = next(line for line in good.split("\n") if "<row " in line)
    value = row.split(' value="')[1].split('"')[0]

    def with_value(new):
        return good.replace(row, row.replace(f'value="{value}"', f'value="{new}"')).encode()

    def wide(text):
        return text.translate({ord("0") + i: ord("０") + i for i in range(10)})

    whole = value.split(".")[0]
    return {
        "不是XML.xml": "天元区7月报表\n单位：万元\n企业名称,本年累计,上年同期\n".encode(),
        "只有一半.xml": good.encode()[:len(good.encode()) // 2],
        "GB18030字节标成UTF-8.xml": good.encode("gb18030"),
        "外部实体.xml": good.replace(
            "?>\n", '?>\n<!DOCTYPE submission [<!ENTITY reason SYSTEM "file:///etc/hostname">]>\n',
            1).replace("更正7月数据。", "更正7月数据。&reason;").encode(),
        "单位写成百万元.xml": good.replace('<enterprises indicator="rev" unit="万元">',
                                    '<enterprises indicator="rev" unit="百万元">').encode(),
        "数字里有字母.xml": with_value(whole[:-1] + "O"),
        "小数点写成逗号.xml": with_value(whole + ",5"),
        "千分位逗号.xml": with_value(f"{whole[:-3]},{whole[-3:]}"),
        "全角数字.xml": with_value(wide(whole)),
        "小数过细.xml": with_value(whole + ".12345"),
        "部门代码不存在.xml": good.replace('unit="430211"', 'unit="430299"', 1).encode(),
        "产业代码不存在.xml": good.replace(
            " <enterprises ", ' <industries indicator="rev" unit="亿元">\n'
            '  <row code="I99" value="10" base="9"/>\n </industries>\n <enterprises ', 1).encode(),
        "一月没有报表.xml": good.replace('period="2022-07" version="2"',
                                   'period="2022-01" version="1"', 1).encode(),
        "空文件.xml": b"",
    }


# --- the office's sheets -------------------------------------------------------------------

ISSUE_DAY = {2: "2022-03-10", 3: "2022-04-11", 4: "2022-05-10", 5: "2022-06-10", 6: "2022-07-11",
             7: "2022-08-10", 8: "2022-09-13", 9: "2022-10-10", 10: "2022-11-10",
             11: "2022-12-12", 12: "2023-01-10"}
PARAGRAPHS = {
    7: [("summary", "7月以来持续高温，用电负荷多次刷新历史纪录，各级各部门统筹抓好电力保供与重点企业生产，"
         "产业运行总体平稳。"),
        ("outlook", "8月下旬召开“千百十”工程调度会，请进度低于序时的县市区和领域牵头单位作好发言准备。")],
    12: [("outlook", "请各单位于1月底前完成年度数据核实，作为年度考核依据。")],
}


def issue_files(world):
    out = {}
    for month, day in ISSUE_DAY.items():
        number = f"株高地指办通〔{day[:4]}〕{month if month < 12 else 1}号"
        lines = [tag("issue", ("xmlns", "urn:tongbao:issue:1"), ("period", f"{YEAR}-{month:02d}"),
                     ("number", number), ("serial", str(month)), ("date", day),
                     ("signer", "文立新"), empty=False)]
        # What came after the issue cannot be chosen for it.
        chosen = [u for u, m, _, _ in world.practices
                  if int(m) == month and FOLDER.get((u, month), month) == month]
        lines += [" " + tag("letter", ("to", "430000-wqb"), ("number", number.replace("办通", "办函")))]
        lines += [" " + tag("practice", ("unit", u), ("index", "1")) for u in chosen[:3]]
        lines += [" " + tag("paragraph", ("at", at), text=text)
                  for at, text in PARAGRAPHS.get(month, [])]
        out[f"{YEAR}-{month:02d}.xml"] = ('<?xml version="1.0" encoding="UTF-8"?>\n'
                                          + "\n".join(lines + ["</issue>"]) + "\n")
    return out


# --- all of it ---------------------------------------------------------------------------------


def build(plan, seed, size):
    """path below --out -> bytes"""
    world, files = World(plan, Dice(seed), size), {}
    for name, text in plan_files(world).items():
        files["plan/" + name] = text.encode()
    for name, text in issue_files(world).items():
        files["issue/" + name] = text.encode()
    for name, data in wrong_files(world).items():
        files["wrong/" + name] = data
    for unit in COUNTIES + DEPARTMENTS:
        for month in MONTHS:
            for folder, name, data in world.month_files(unit, month):
                path = f"submissions/{YEAR}-{folder:02d}/{name}.xml"
                assert path not in files, path
                files[path] = data
    return files


FOLDERS = ("plan", "issue", "wrong", "submissions")


def present(out):
    for top in FOLDERS:
        for folder, _, names in os.walk(os.path.join(out, top)):
            for name in names:
                yield os.path.relpath(os.path.join(folder, name), out)


def check(files, out):
    bad = 0
    for path in sorted(set(files) | set(present(out))):
        try:
            with open(os.path.join(out, path), "rb") as f:
                data = f.read()
        except FileNotFoundError:
            data = None
        if path not in files:
            print(f"{path}: not the generator's")
        elif data is None:
            print(f"{path}: missing")
        elif data != files[path]:
            print(f"{path}: differs from what the generator makes")
        else:
            continue
        bad += 1
    print(f"{len(files)} files, {bad} different")
    return 1 if bad else 0


def write(files, out):
    for path in set(present(out)) - set(files):
        os.remove(os.path.join(out, path))
    for path, data in files.items():
        full = os.path.join(out, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "wb") as f:
            f.write(data)
    print(f"{len(files)} files, {sum(len(d) for d in files.values())} bytes")
    return 0


def main():
    parser = argparse.ArgumentParser(description="write the invented sample year")
    parser.add_argument("--plan", default=os.path.join(HERE, "..", "plan"))
    parser.add_argument("--out", default=HERE)
    parser.add_argument("--seed", type=int, default=2022)
    parser.add_argument("--size", type=int, default=1)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    files = build(Plan(options.plan), options.seed, options.size)
    return (check if options.check else write)(files, options.out)


if __name__ == "__main__":
    sys.exit(main())
