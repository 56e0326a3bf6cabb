#!/usr/bin/env python3
"""Write the plan and the reports of an invented province whose units are cities.

usage: generate.py OUT [CITIES [ENTITIES [MONTHS]]]        (14 cities, 20 entities, 3 months)
       generate.py --inbox OUT ...

OUT/plan is the plan; the reports are records in OUT/archive, as receive would have written
them, or with --inbox the submissions themselves in OUT/submissions/YYYY-MM. ENTITIES are the
enterprises and projects of one city; MONTHS run from the January behind the base year (two
of them are one report, 1—2月). The same numbers give the same bytes on every machine; no
place, office, firm or project in them exists."""
import hashlib
import os
import re
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, os.pardir, "recompute"))

from dice import YI, Dice, amount, yi  # noqa: E402
from small import section, tag  # noqa: E402

BASE, TARGET = 2023, 2027
PLAN = "LC-2024"

# --- names ----------------------------------------------------------------------------

CITIES = "澜津 栖川 霁州 岫阳 芷江口 蘅水 汀原 皋陵 浔溪 棠城 槿安 淙河 峦州 朔渡".split()
FIRST = "澜栖霁岫芷蘅汀皋浔棠槿淙峦朔砚筠翎嘉墨屿瑾"
SECOND = "川津州陵阳水原溪城安河渡泉浦坪岭"
BRANDS = "远航 同辉 立新 恒岳 明澈 鼎元 众合 启明 金穗 宏图 博创 华锐 天工 星野 长风 瑞丰".split()

# code, name, short, domain, lead, 2023 and what is added a year (亿元), words of its firms
INDUSTRIES = (
    ("G1", "现代石化", "石化", "GY", "LC-GXT", 7800, 610, "炼化 化纤 新材料"),
    ("G2", "高端装备制造", "装备", "GY", "LC-GXT", 5300, 480, "重工 机电 传动"),
    ("G3", "电子信息", "电子", "SZ", "LC-SZJ", 3100, 520, "电子 光电 芯材"),
    ("G4", "有色精深加工", "有色", "GY", "LC-GXT", 2250, 187.5, "铜业 铝业 合金"),
    ("G5", "食品与粮油", "食品", "NW", "LC-NWT", 1880, 155, "食品 粮油 乳业"),
    ("G6", "文化旅游", "文旅", "NW", "LC-NWT", 940, None, "文旅 康养 传媒"),
    ("G7", "算力与软件", "算力", "SZ", "LC-SZJ", 410, 145, "数据 软件 云算"),
)
PROJECTS = "产业园 技改 扩建工程 生产基地 研发中心 物流中心".split()
DEPARTMENTS = (("LC-GXT", "省工业与信息厅", "工信厅"), ("LC-SZJ", "省数字经济局", "数字局"),
               ("LC-NWT", "省农业与文旅厅", "农文厅"))
PEOPLE = "江 岳 柏 温 闻 沈 陆 方 文 安 苏 卫 叶 白".split()


def city_name(i):
    """The first are chosen, the others composed."""
    if i < len(CITIES):
        return CITIES[i]
    i -= len(CITIES)
    return FIRST[i % len(FIRST)] + SECOND[i // len(FIRST) % len(SECOND)] + \
        ("" if i < len(FIRST) * len(SECOND) else str(i // (len(FIRST) * len(SECOND))))


def city_code(i):
    return f"LC-{i + 1:03d}"


# --- the plan -------------------------------------------------------------------------


class Province:
    def __init__(self, cities, entities, months):
        self.dice = Dice(cities * 1000003 + entities)
        self.cities, self.months = cities, months
        self.firms = max(1, entities * 6 // 10)
        self.projects = max(1, entities - self.firms)
        self.years = range(BASE + 1, BASE + 1 + (months + 11) // 12)
        self.enterprises = [self.firm(c, n) for c in range(cities) for n in range(self.firms)]
        self.works = {y: [self.project(y, c, n) for c in range(cities)
                          for n in range(self.projects)] for y in self.years}

    def firm(self, city, n):
        """One in twelve, and the first of each city, stand in the plan's own list."""
        d = self.dice
        industry = INDUSTRIES[d.draw(0, len(INDUSTRIES) - 1)]
        words = industry[7].split()
        name = city_name(city) + BRANDS[n % len(BRANDS)] + words[n // len(BRANDS) % len(words)]
        rounds = n // (len(BRANDS) * len(words))
        size = d.pick((9, 14, 30, 48, 75, 99, 180, 420, 760)) * YI + d.draw(0, 9999) * 10**4
        row = {"code": f"F{city + 1:03d}-{n + 1:04d}", "short": name + (str(rounds) if rounds else ""),
               "sector": industry[0] + "-S", "region": city_code(city),
               "order": 10000 + n, "@last": size}
        row["name"] = row["short"] + "有限公司"
        if n % 12 == 0:
            grow = d.pick((104, 108, 112, 120, 131))
            row["@path"] = [(BASE + k, yi(size * grow**k // 100**k)) for k in range(TARGET - BASE + 1)]
        else:
            row["last-year"] = yi(size)
        return row

    def project(self, year, city, n):
        d = self.dice
        total = d.pick((10, 12, 25, 40, 55, 88, 100, 160)) * YI
        industry = INDUSTRIES[d.draw(0, len(INDUSTRIES) - 1)]
        start = d.draw(1, 9)
        nature = d.pick(("新开工", "续建", "续建", "竣工"))
        begun = f"{year}-{start:02d}" if nature == "新开工" else f"{year - 1}-{start:02d}"
        finish = f"{year}-{start + 3:02d}" if nature == "竣工" else f"{year + 2}-{start + 2:02d}"
        name = city_name(city) + BRANDS[(n + 5) % len(BRANDS)] + industry[7].split()[n % 3]
        rounds = n // (len(BRANDS) * len(PROJECTS))
        marks = [("开工", begun)] + ([("竣工", finish)] if nature == "竣工" else [])
        return {"code": f"X{year % 100}-{city + 1:03d}-{n + 1:04d}",
                "name": name + PROJECTS[n % len(PROJECTS)] + (f"{rounds + 1}期" if rounds else ""),
                "region": city_code(city), "domain": industry[3], "industry": industry[0],
                "nature": nature, "total": yi(total), "plan": yi(total // d.pick((3, 4, 5, 8))),
                "start": begun, "finish": finish, "key": "yes" if n == 0 else None,
                "@milestones": marks}

    def head(self):
        return [" " + tag("identity", {
            "id": PLAN, "version": "1", "number": "澜政发〔2024〕1号", "in-force": f"{BASE}-12-20",
            "name": "澜川省“万千百”产业倍增计划（2024—2027年）", "programme": "“万千百”产业倍增",
            "issuer": "澜川省产业倍增工作专班", "mark": "澜川省产业倍增工作专班文件", "region": "LC",
            "base-year": BASE, "target-year": TARGET}),
            " <notice>澜川省为虚构，本通报所列地名、单位、企业、项目和数据均属虚构。</notice>"]

    def registers(self):
        regions = [{"code": "LC", "name": "澜川省", "short": "澜川", "level": "省"}]
        regions += [{"code": city_code(i), "name": city_name(i) + "市", "short": city_name(i),
                     "level": "市", "parent": "LC", "order": i + 1,
                     "group": ("第一方阵", "第二方阵", "第三方阵")[min(2, i * 3 // self.cities)]}
                    for i in range(self.cities)]
        departments = [{"code": c, "name": n, "short": s, "order": k, "role": "domain", "expected": "yes"}
                       for k, (c, n, s) in enumerate(DEPARTMENTS, 1)]
        departments.append({"code": "LC-ZB", "name": "澜川省产业倍增工作专班", "short": "专班",
                            "order": 9, "role": "issuer", "expected": "no"})
        domains = [{"code": c, "name": n, "short": s, "lead": lead, "order": k} for k, (c, n, s, lead) in
                   enumerate((("GY", "现代工业", "工业", "LC-GXT"), ("SZ", "数字产业", "数字", "LC-SZJ"),
                              ("NW", "农业文旅", "农文", "LC-NWT")), 1)]
        sectors = [{"code": i[0] + "-S", "name": i[1], "domain": i[3], "industry": i[0]} for i in INDUSTRIES]
        reporters = [{"indicator": "rev", "subject": i[0], "unit": i[4]} for i in INDUSTRIES]
        reporters += [{"indicator": "rev", "kind": "enterprise", "by": "region"},
                      {"indicator": "inv", "kind": "project", "by": "region"}]
        return section("regions", regions, "region") + section("departments", departments, "department") + \
            section("domains", domains, "domain") + section("sectors", sectors, "sector") + \
            section("indicators", [
                {"code": "rev", "name": "营业收入", "unit": "亿元", "subjects": "industry enterprise"},
                {"code": "inv", "name": "完成投资", "unit": "亿元", "subjects": "project"}], "indicator") + \
            section("reporters", reporters, "reporter")

    def rules(self):
        ladder = lambda subject, steps: {"id": subject, "subject": subject, "@steps": steps}
        lamps = [{"code": "green", "mark": "绿", "name": "绿灯", "min": "0"},
                 {"code": "yellow", "mark": "黄", "name": "黄灯", "min": "-8"},
                 {"code": "red", "mark": "红", "name": "红灯"}]
        return section("ladders", [
            ladder("industry", [(1000, "千亿"), (5000, "五千亿"), (10000, "万亿")]),
            ladder("enterprise", [(10, "十亿"), (100, "百亿"), (500, "五百亿"), (1000, "千亿")])], "ladder") + \
            section("bands", [{"code": "P10", "name": "10亿—50亿元", "min": "10", "max": "50"},
                              {"code": "P50", "name": "50亿—百亿元", "min": "50", "max": "100"},
                              {"code": "P100", "name": "百亿元以上", "min": "100"}], "band") + \
            section("lamps", lamps, "lamp") + \
            section("rules", [{"id": "cumulative-falls", "level": "强制"},
                              {"id": "unit-slip", "level": "强制", "value": 10000}], "rule") + \
            section("targets", [
                {"id": "W1", "scope": "city", "year": TARGET, "kind": "产业", "threshold": "10000",
                 "op": "at-least", "value": 1, "clause": "二"},
                {"id": "W2", "scope": "city", "year": TARGET, "kind": "企业", "threshold": "1000",
                 "op": "about", "value": 8, "clause": "二"}], "target") + \
            section("recipients", [
                {"kind": "to", "text": "各市人民政府，省直有关单位"},
                {"kind": "cc", "text": "省委办公厅，省人大常委会办公厅，省政协办公厅"}], "recipient") + \
            section("calendar", [], "holiday", **{"deadline-day": 10, "bulletin-day": 18})

    def industries(self):
        rows = []
        for k, (code, name, short, domain, lead, base, step, _) in enumerate(INDUSTRIES, 1):
            path = [(BASE + n, yi(int(base * YI + n * step * YI)) if step else "——")
                    for n in range(TARGET - BASE + 1)]
            rows.append({"code": code, "name": name, "short": short, "domain": domain, "lead": lead,
                         "order": k, "@path": path})
        return section("industries", rows, "industry", unit="亿元")

    def write_plan(self, folder):
        os.makedirs(folder, exist_ok=True)
        annex = [e for e in self.enterprises if "@path" in e]
        register = [e for e in self.enterprises if "@path" not in e]
        parts = {"plan": self.head(), "registers": self.registers(), "rules": self.rules(),
                 "paths": self.industries() +
                 section("enterprises", annex, "enterprise", source="附表", unit="亿元") +
                 section("enterprises", register, "enterprise", unit="亿元")}
        for year in self.years:
            parts[f"projects-{year}"] = section("projects", self.works[year], "project", year=year)
        for name, lines in parts.items():
            write(os.path.join(folder, name + ".xml"),
                  ['<plan xmlns="urn:tongbao:plan:1">'] + lines + ["</plan>"])

    # --- the reports ------------------------------------------------------------------

    def periods(self):
        return [(BASE + 1 + i // 12, i % 12 + 1) for i in range(1, self.months) if i % 12]

    def reports(self, year, month):
        """(unit, lines of the body) of one month; values grow with it, from the same start."""
        firms, works = {}, {}
        for e in self.enterprises:
            firms.setdefault(e["region"], []).append(e)
        for p in self.works[year]:
            works.setdefault(p["region"], []).append(p)
        for i in range(self.cities):
            yield city_code(i), self.city(firms[city_code(i)], works[city_code(i)], year, month)
        for code, _, _ in DEPARTMENTS:
            rows = [{"code": i[0], **self.grown(int(i[5] * YI), 10**4 + k * 77, year, month, "亿元")}
                    for k, i in enumerate(INDUSTRIES) if i[4] == code]
            yield code, rows_of("industries", "rev", "亿元", rows)

    @staticmethod
    def grown(last, chance, year, month, unit):
        """What a firm of that size last year has by the month: -4 % to 16 % more a year, in 万元."""
        base = last * month // 12 // 10**4 * 10**4
        for _ in range(year - BASE - 1):
            base = base * (960 + chance % 201) // 1000 // 10**4 * 10**4
        value = base * (960 + (chance + month * 3) % 201) // 1000 // 10**4 * 10**4
        return {"value": amount(value, unit), "base": amount(base, unit)}

    def city(self, firms, works, year, month):
        place = int(firms[0]["region"][3:])
        unit = ("万元", "亿元", "元")[place % 3]
        lines = rows_of("enterprises", "rev", unit, [
            {"code": e["code"], **self.grown(e["@last"], e["@last"] // 10**4, year, month, unit)}
            for k, e in enumerate(firms) if (k + 13 * place + month) % 61])  # some leave a row out
        lines.append(" " + tag("projects", {"indicator": "inv", "unit": "亿元"}, ">"))
        for k, p in enumerate(works):
            done = int(float(p["plan"]) * 10**4) * month // 12 * (70 + (k * 37) % 50) // 100
            begun = p["start"] <= f"{year}-{month:02d}"
            lines.append("  " + tag("project", {
                "code": p["code"], "plan": p["plan"], "cumulative": amount(done * 10**4 if begun else 0, "亿元"),
                "stage": "在建" if begun else "前期"}, ">"))
            for kind, planned in p["@milestones"]:
                reached = planned <= f"{year}-{month:02d}" and (kind == "开工" or k % 3)
                lines.append("   " + tag("milestone", {"type": kind, "planned": planned,
                                                       "actual": planned + "-20" if reached else None}))
            lines.append("  </project>")
        return lines + [" </projects>"]


def rows_of(name, indicator, unit, rows):
    return [" " + tag(name, {"indicator": indicator, "unit": unit}, ">")] + \
        ["  " + tag("row", row) for row in rows] + [f" </{name}>"]


# --- files ----------------------------------------------------------------------------


def write(path, lines):
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(['<?xml version="1.0" encoding="UTF-8"?>'] + lines + [""]))


LINED = re.compile(r"^( +<(?:row|project|milestone) [^>]*?)(/?>)$")


def write_record(folder, head, lines):
    """The record receive keeps of a submission: where it came from, and the lines it had."""
    text = "\n".join([tag("submission", head)] + lines)
    digest = hashlib.sha256(text.encode()).hexdigest()
    head = {**head, "xmlns": "urn:tongbao:record:1", "source": f"{head['unit']}.xml", "digest": digest,
            "arrived": head["date"], "status": "accepted"}
    out = [tag("record", head, ">")]
    out += [LINED.sub(rf'\1 line="{n}"\2', line) for n, line in enumerate(lines, 3)] + ["</record>"]
    folder = os.path.join(folder, *head["period"].split("-"))
    os.makedirs(folder, exist_ok=True)
    write(os.path.join(folder, f"{head['unit']}.r1.{digest[:16]}.xml"), out)


def write_submission(folder, head, lines):
    folder = os.path.join(folder, head["period"])
    os.makedirs(folder, exist_ok=True)
    write(os.path.join(folder, f"{head['unit']}.xml"),
          [tag("submission", head, ">")] + lines + ["</submission>"])


def main():
    arguments = [a for a in sys.argv[1:] if a != "--inbox"]
    if not 1 <= len(arguments) <= 4:
        sys.exit(__doc__)
    out, numbers = arguments[0], [14, 20, 3]
    numbers[:len(arguments) - 1] = [int(a) for a in arguments[1:]]
    province = Province(*numbers)
    province.write_plan(os.path.join(out, "plan"))
    for year, month in province.periods():
        day = f"{year + month // 12}-{month % 12 + 1:02d}-08"
        for n, (unit, lines) in enumerate(province.reports(year, month)):
            head = {"xmlns": "urn:tongbao:submission:1", "plan": PLAN, "unit": unit,
                    "period": f"{year}-{month:02d}", "version": 1, "date": day}
            name = PEOPLE[n % len(PEOPLE)] + "某"
            lines = [" " + tag("contact", {"name": name, "phone": f"0980-{8000000 + n:07d}"}),
                     " " + tag("responsible", {"prepared": name, "reviewed": "周某", "approved": "吴某"})] + lines
            if "--inbox" in sys.argv:
                write_submission(os.path.join(out, "submissions"), head, lines)
            else:
                write_record(os.path.join(out, "archive"), head, lines)


if __name__ == "__main__":
    main()
