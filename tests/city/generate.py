#!/usr/bin/env python3
"""Write the submissions of the invented city for two months.

usage: generate.py PLAN-DIR OUT-DIR

What is reported stands in the tables below, so that each case that the test asks
for is there by intent: a tie, values that lie half-way between two printed ones, a
unit that does not report, a row that is left out, a correction of the month before,
a growth that only this city's rules ask about.  Last year's values, which nothing
hangs on, come from a generator with a fixed seed."""
import os
import sys
import xml.etree.ElementTree as ET
from decimal import Decimal
from xml.sax.saxutils import quoteattr

PLAN, SUB = "{urn:tongbao:plan:1}", "urn:tongbao:submission:1"

# Revenue up to February and March, 亿元.  None: not reported that month.
REVENUE = {
    "C1": ("98.31", "158.2"),
    "C2": ("18.06", "29.4"),      # of 240: 12.25 %, printed 12.2
    "C3": ("36.42", "61.705"),    # printed 61.70
    "C4": ("11.9", "19.215"),     # printed 19.22
    "C5": ("8.84", "14.5"),
    "C6": ("5.06", "7.125"),      # printed 7.12
    "K1": ("16.4", "27.1"), "K1.1": ("9.1", "15.3"), "K1.2": ("7.3", "11.8"),
    "K2": ("7.82", "11.96"), "K3": ("11.3", "20.52"), "K4": ("3.64", "6.6"),
    "K5": ("1.71", "2.86"), "K6": ("2.05", "3.31"),
    "R1": ("1.02", None),         # left out in March: carried
    "R2": ("0.58", "0.93"),
}
GROWTH = {"K4": Decimal("0.72"), "K2": Decimal("-0.08"), "C2": Decimal("-0.031")}  # 0.72: above this city's bound

# Investment up to February and March, 亿元, and the stage in March.
INVESTMENT = {
    "W24-01": ("0.92", "2.31", "在建"), "W24-02": ("1.7", "3.42", "在建"),
    "W24-03": ("0.15", "0.88", "在建"), "W24-04": ("0", "0.21", "在建"),
    "W24-05": ("0.4", "0.9", "竣工"),
    "W24-06": ("0.61", "1.04", "在建"), "W24-07": ("0.2", "0.335", "在建"),
    "W24-08": ("0", "0", "前期"), "W24-09": ("0.34", "0.57", "在建"),
    # 临溪县: 1.2 of 8, 北渡区: 1.8 of 12: both 15 %
    "W24-10": ("0.3", "0.7", "在建"), "W24-11": ("0.05", "0.2", "在建"),
    "W24-12": ("0.16", "0.3", "在建"), "W24-13": ("0", "0", "前期"),
    "W24-14": ("0.8", "1.25", "在建"), "W24-15": ("0.3", "0.55", "在建"),
    "W24-16": ("0", "0", "前期"),
    "W24-17": ("0.44", None, "在建"), "W24-18": ("1.1", None, "在建"),
    "W24-19": ("——", None, "前期"), "W24-20": ("0.03", None, "在建"),
}
STARTED = {"W24-03": "2024-02-26", "W24-04": "2024-03-11", "W24-11": "2024-02-18", "W24-20": "2024-02-21"}
STARTED_BEFORE = {"W24-05": ("竣工", "2024-03-28")}

PEOPLE = {"WC-GXQ": "陆望舒", "WC-LZS": "白鹿鸣", "WC-LXX": "溪亭暮", "WC-BDQ": "津北客",
          "WC-QLX": "岚青晓", "WC-JXW": "纪新维", "WC-NWW": "农稼生"}
MISSING = {("2024-03", "WC-QLX")}
LATE = {("2024-03", "WC-BDQ"): "2024-04-10"}
DATES = {"2024-02": "2024-03-06", "2024-03": "2024-04-03"}

PROBLEMS = {
    ("2024-02", "WC-LZS"): [("LZS-01", "生产要素", "项目", "望川电力公司", "2024-03-20", "新增", "2024-02-22", None,
                             "水表检测中心10千伏专线未接入，设备无法进场。")],
    ("2024-03", "WC-LZS"): [("LZS-01", "生产要素", "项目", "望川电力公司", "2024-03-20", "推进", "2024-02-22", None,
                             "水表检测中心10千伏专线未接入，设备无法进场。")],
    ("2024-03", "WC-GXQ"): [("GXQ-01", "审批服务", "企业", "望川高新区行政审批处", "2024-04-20", "新增", "2024-03-15", None,
                             "澜光面板二期纯水站环评变更尚未批复。")],
}
PRACTICES = {
    ("2024-03", "WC-GXQ"): [("“机床诊所”上门把脉", "高新区组织退休老师傅成立“机床诊所”，逐户上门诊断设备故障，为中小企业缩短停机时间。")],
}


class Seeded:
    """A small generator of our own: the same numbers with every Python."""
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) % (1 << 31)
        return (self.state >> 8) % n


def base_of(code, value, chance):
    growth = GROWTH.get(code)
    if growth is None:
        growth = Decimal(chance.below(240) - 40) / 1000
    return (Decimal(value) / (1 + growth)).quantize(Decimal("0.0001"))


def read_plan(folder):
    roots = [ET.parse(os.path.join(folder, f)).getroot() for f in sorted(os.listdir(folder)) if f.endswith(".xml")]
    every = lambda tag: [e for root in roots for e in root.iter(PLAN + tag)]
    return every("identity")[0].get("id"), every


def attributes(**pairs):
    return "".join(" %s=%s" % (k, quoteattr(v)) for k, v in pairs.items() if v is not None)


def plain(number):
    return format(number.normalize(), "f")


def rows(element, codes, month, chance, factor, unit):
    found = []
    for code in codes:
        value = REVENUE[code][month]
        if value is None:
            continue
        base = base_of(code, value, chance)
        found.append("  <row%s/>" % attributes(code=code, value=plain(Decimal(value) * factor),
                                                base=plain(base * factor)))
    if not found:
        return []
    return [" <%s%s>" % (element, attributes(indicator="yysr", unit=unit))] + found + [" </%s>" % element]


def milestones(project, period):
    lines = []
    for m in project.iter(PLAN + "milestone"):
        kind, planned, actual = m.get("type"), m.get("planned"), None
        if kind == "开工":
            actual = STARTED.get(project.get("code")) or (planned + "-16" if planned < "2024-01" else None)
        elif kind == "入统":
            actual = planned + "-25"
        elif project.get("code") in STARTED_BEFORE:
            actual = STARTED_BEFORE[project.get("code")][1]
        if actual and actual[:7] > period:
            actual = None
        lines.append("   <milestone%s/>" % attributes(type=kind, planned=planned, actual=actual))
    return lines


def project_lines(projects, period, month, changed):
    lines = [' <projects%s>' % attributes(indicator="gdzc", unit="亿元")]
    for p in projects:
        code = p.get("code")
        stage = INVESTMENT[code][2]
        marks = milestones(p, period)
        if p.get("nature") == "新开工" and not any("actual" in m for m in marks):
            stage = "前期"
        if stage == "竣工" and period < "2024-03":
            stage = "在建"
        cumulative = changed.get(code, INVESTMENT[code][month])
        lines += ["  <project%s>" % attributes(code=code, plan=p.get("plan"), cumulative=cumulative, stage=stage)]
        lines += marks + ["  </project>"]
    return lines + [" </projects>"]


def problem_lines(key):
    if key not in PROBLEMS:
        return []
    lines = [" <problems>"]
    for ident, category, source, responsible, due, status, opened, closed, text in PROBLEMS[key]:
        lines.append("  <problem%s>%s</problem>" % (attributes(
            id=ident, category=category, source=source, responsible=responsible, due=due, status=status,
            opened=opened, closed=closed), text))
    return lines + [" </problems>"]


def practice_lines(key):
    if key not in PRACTICES:
        return []
    return [" <practices>"] + ["  <practice title=%s>%s</practice>" % (quoteattr(t), x) for t, x in PRACTICES[key]] + \
        [" </practices>"]


class Writer:
    def __init__(self, plan_folder, out):
        self.plan, every = read_plan(plan_folder)
        self.out = out
        self.units = [r.get("code") for r in every("region") if r.get("parent")] + \
            [d.get("code") for d in every("department") if d.get("expected") == "yes"]
        self.projects = {u: [p for p in every("project") if p.get("region") == u] for u in self.units}
        self.chance = Seeded(2024)

    def write(self, unit, period, version=1, folder=None, date=None, reason=None, changed=None):
        month = {"2024-02": 0, "2024-03": 1}[period]
        key = (period, unit)
        name = PEOPLE[unit]
        lines = ['<?xml version="1.0" encoding="UTF-8"?>',
                 "<submission xmlns=%s%s>" % (quoteattr(SUB), attributes(
                     plan=self.plan, unit=unit, period=period, version=str(version),
                     date=date or LATE.get(key, DATES[period]))),
                 " <contact%s/>" % attributes(name=name, phone="099-%07d" % (1000 + self.units.index(unit))),
                 " <responsible%s/>" % attributes(prepared=name, reviewed="方圆", approved="江澄")]
        if reason:
            lines.append(" <reason>%s</reason>" % reason)
        if unit == "WC-JXW":
            lines += rows("industries", ["C1", "C2", "C3", "C4"], month, self.chance, 1, "亿元")
            lines += rows("enterprises", ["K1", "K1.1", "K1.2", "K2", "K3", "K4", "K6", "R1", "R2"], month,
                          self.chance, 10000, "万元")
        elif unit == "WC-NWW":
            lines += rows("industries", ["C5", "C6"], month, self.chance, 10000, "万元")
            lines += rows("enterprises", ["K5"], month, self.chance, 1, "亿元")
        else:
            lines += project_lines(self.projects[unit], period, month, changed or {})
        lines += problem_lines(key) + practice_lines(key) + ["</submission>"]
        folder = os.path.join(self.out, folder or period)
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "%s-v%d-%s.xml" % (unit, version, period)), "w", encoding="utf-8") as f:
            f.write("\n".join(lines) + "\n")


def main():
    writer = Writer(sys.argv[1], sys.argv[2])
    for unit in writer.units:
        writer.write(unit, "2024-02")
    for unit in writer.units:
        if ("2024-03", unit) not in MISSING:
            writer.write(unit, "2024-03")
    # 鹿泽市 corrects February when March is taken in.
    writer.write("WC-LZS", "2024-02", 2, "2024-03", "2024-03-25", "古渡口街区改造2月误报征拆资金，予以核减。",
                 {"W24-09": "0.29"})


if __name__ == "__main__":
    main()
