#!/usr/bin/env python3
"""Write a province that two cities report to: three small plans, and the cities'
submissions of two months.  None of the places exists.

usage: generate.py OUT [CITY...]

OUT/province/plan, OUT/north/plan, OUT/south/plan; OUT/north/2030-02/*.xml and so on.
CITY names others than the two, each with another first letter.
Each city has its own industries, firms and projects; its plan's <rollup> maps them to
the province's.  Amounts are of awkward sizes, to the yuan."""
import os
import random
import sys
from xml.sax.saxutils import quoteattr

PLAN, SUBMISSION = "urn:tongbao:plan:1", "urn:tongbao:submission:1"
CITIES = {"north": "910000", "south": "920000"}
MONTHS = ("2030-02", "2030-03")
INDUSTRIES, FIRMS, PROJECTS = 3, 2, 4


def tag(element, tail="/>", /, **attributes):
    shown = "".join(f" {k.replace('_', '-')}={quoteattr(str(v))}"
                    for k, v in attributes.items() if v is not None)
    return f"<{element}{shown}{tail}"


def yi(yuan):
    return f"{yuan // 10**8}.{yuan % 10**8:08d}"


def path(value):
    return tag("path", year=2029, value=value) + tag("path", year=2030, value=value)


def common(region, name, units, ident):
    return [tag("identity", id=ident, version=1, number=f"{name}〔2030〕1号", in_force="2029-12-01",
                name=f"{name}方案", programme="试验", issuer=f"{name}办", region=region,
                base_year=2029, target_year=2033),
            '<calendar deadline-day="5" bulletin-day="10"/>',
            "<regions>", tag("region", code=region, name=name, level="市"),
            *(tag("region", code=c, name=n, short=n, level="县", parent=region, order=i + 1)
              for i, (c, n) in enumerate(units)), "</regions>",
            "<departments/>",
            '<domains><domain code="A" name="甲领域" short="甲" order="1"/></domains>',
            "<sectors/>",
            '<indicators><indicator code="rev" name="营业收入" unit="亿元" subjects="industry enterprise"/>'
            '<indicator code="inv" name="完成投资" unit="亿元" subjects="project"/></indicators>',
            "<project-counts unit=\"个\"/>",
            '<ladders><ladder id="i" subject="industry"><step value="10" word="十亿"/></ladder>'
            '<ladder id="e" subject="enterprise"><step value="10" word="十亿"/></ladder></ladders>',
            '<bands><band code="B1" name="1亿元以上" min="1"/></bands>',
            '<lamps><lamp code="green" mark="绿" name="绿灯" min="0"/>'
            '<lamp code="red" mark="红" name="红灯"/></lamps>',
            '<recipients><recipient kind="to" text="各单位"/></recipients>']


def industry(code, order, value):
    return (tag("industry", ">", code=code, name=f"产业{code}", short=code, domain="A", order=order) +
            path(value) + "</industry>")


def enterprise(code, order, region, value):
    return (tag("enterprise", ">", code=code, name=f"企业{code}", short=code, sector="", region=region,
                order=order) + path(value) + "</enterprise>")


def project(code, region):
    return tag("project", ">", code=code, name=f"项目{code}", region=region, domain="A", nature="续建",
               total=9, plan=3, start="2029-01", finish="2031-12") + "</project>"


def write_plan(folder, lines):
    os.makedirs(folder)
    with open(os.path.join(folder, "plan.xml"), "w", encoding="utf-8") as f:
        f.write("\n".join(['<?xml version="1.0" encoding="UTF-8"?>', f'<plan xmlns="{PLAN}">',
                           *lines, "</plan>", ""]))


def upper(city, what):
    """The province's code of what a city sends: N-I1, S-INV."""
    return f"{city[0].upper()}-{what}"


def province_plan(folder):
    lines = common("900000", "测试省", [(c, n) for n, c in CITIES.items()], "upper")
    reporters, industries, projects = [], [], []
    for city, unit in CITIES.items():
        for k in range(INDUSTRIES):
            code = upper(city, f"I{k + 1}")
            industries.append(industry(code, len(industries) + 1, 500))
            reporters.append(tag("reporter", indicator="rev", subject=code, unit=unit))
        projects.append(project(upper(city, "INV"), unit))
    reporters.append(tag("reporter", indicator="inv", kind="project", by="region"))
    reporters.append(tag("reporter", indicator="rev", kind="enterprise", by="region"))
    write_plan(folder, lines + ["<reporters>", *reporters, "</reporters>",
                                '<industries unit="亿元">', *industries, "</industries>",
                                '<projects year="2030">', *projects, "</projects>"])


def city_plan(folder, city):
    counties = [(f"{CITIES[city]}{n}"[1:], f"{city}县{n}") for n in (1, 2)]
    lines = common(CITIES[city], city, counties, city)
    reporters = [tag("reporter", indicator="rev", subject=f"I{k + 1}", unit=counties[k % 2][0])
                 for k in range(INDUSTRIES)]
    reporters += [tag("reporter", indicator="inv", kind="project", by="region"),
                  tag("reporter", indicator="rev", kind="enterprise", by="region")]
    maps = [tag("map", code=upper(city, f"I{k + 1}"), **{"from": f"industry/I{k + 1}"})
            for k in range(INDUSTRIES)]
    maps.append(tag("map", code=upper(city, "INV"), indicator="inv", **{"from": "city"}))
    write_plan(folder, lines + [
        "<reporters>", *reporters, "</reporters>",
        '<industries unit="亿元">', *(industry(f"I{k + 1}", k + 1, 500) for k in range(INDUSTRIES)),
        "</industries>",
        '<projects year="2030">',
        *(project(f"P{k + 1}", counties[k % 2][0]) for k in range(PROJECTS)), "</projects>",
        tag("rollup", ">", plan="upper", unit=CITIES[city]), *maps, "</rollup>"])
    return [c for c, _ in counties]


def submission(city, unit, county, period, dice):
    month = int(period[-2:])
    lines = ['<?xml version="1.0" encoding="UTF-8"?>',
             tag("submission", ">", xmlns=SUBMISSION, plan=city, unit=unit, period=period, version=1,
                 date=f"2030-{month + 1:02d}-02"),
             ' <contact name="甲" phone="1"/>',
             ' <responsible prepared="甲" reviewed="乙" approved="丙"/>', ' <industries indicator="rev" unit="元">']
    for k in range(county, INDUSTRIES, 2):
        base = 3_000_000_000 * month + dice.randrange(10**8)
        lines.append("  " + tag("row", code=f"I{k + 1}", value=base + dice.randrange(10**8), base=base))
    lines += [" </industries>", ' <projects indicator="inv" unit="元">']
    for k in range(county, PROJECTS, 2):
        lines.append("  " + tag("project", code=f"P{k + 1}", plan=300_000_000,
                                cumulative=20_000_000 * month + dice.randrange(10**6), stage="在建"))
    return "\n".join(lines + [" </projects>", "</submission>", ""])


def main():
    out, cities = sys.argv[1], sys.argv[2:]
    if cities:
        CITIES.clear()
        CITIES.update((city, f"9{n}0000") for n, city in enumerate(cities, 1))
    dice = random.Random(20300331)
    province_plan(os.path.join(out, "province", "plan"))
    for city in CITIES:
        units = city_plan(os.path.join(out, city, "plan"), city)
        for period in MONTHS:
            folder = os.path.join(out, city, period)
            os.makedirs(folder)
            for county, unit in enumerate(units):
                with open(os.path.join(folder, f"{unit}.xml"), "w", encoding="utf-8") as f:
                    f.write(submission(city, unit, county, period, dice))


if __name__ == "__main__":
    main()
