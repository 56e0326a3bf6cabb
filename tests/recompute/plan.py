"""The plan, as it is written in XML (tongbao-plan(5))."""
import calendar
import datetime
import os
import xml.etree.ElementTree as ET
import xml.parsers.expat
from fractions import Fraction

from exact import parse_amount

PLAN = "{urn:tongbao:plan:1}"


def last_day(year, month):
    return f"{year}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


class Row(dict):
    """An element's attributes; '' where there is none."""

    def __missing__(self, key):
        return ""

    def amount(self, key, unit="亿元"):
        """Whole yuan, None where there is none or ——."""
        return parse_amount(self[key], unit) if self[key] else None

    def decimal(self, key, default=None):
        return Fraction(self[key]) if self[key] else default

    def words(self, key):
        return self[key].split()

    def children(self, name):
        return self["@children"].get(name, [])


class Step(tuple):
    """(yuan, word) of a ladder, and where it stands."""

    def __new__(cls, row):
        step = super().__new__(cls, (parse_amount(row["value"], "亿元"), row["word"]))
        step.row = row
        return step


class Plan:
    LISTS = {"regions/region": "regions", "departments/department": "departments",
             "domains/domain": "domains", "sectors/sector": "sectors",
             "indicators/indicator": "indicators", "reporters/reporter": "reporters",
             "industries/industry": "industries", "enterprises/enterprise": "enterprises",
             "projects/project": "projects", "project-counts/count": "counts",
             "ladders/ladder": "ladders", "bands/band": "bands", "lamps/lamp": "lamps",
             "recipients/recipient": "recipients", "calendar/holiday": "holidays",
             "parks/park": "parks", "tags/tag": "tags", "liaisons/liaison": "liaisons",
             "materials/material": "materials", "materials/edition": "editions",
             "recommendations/recommendation": "recommendations", "targets/target": "targets",
             "scoreboards/scoreboard": "scoreboards", "marks/mark": "marks",
             "audited/value": "audited", "awards/award": "awards", "rules/rule": "rules",
             "escalations/escalation": "escalations", "lateness/late": "lateness",
             "mentions/mention": "mentions", "regions/outlines": "outlines",
             "plan/rollup": "rollups", "rolls/roll": "rolls"}

    def __init__(self, folder):
        self.identity, self.calendar, self.notice = Row(), Row(), ""
        self.assumptions = []  # (code, id or name of the element, reason)
        for name in self.LISTS.values():
            setattr(self, name, [])
        names = sorted(n for n in os.listdir(folder) if n.endswith(".xml") and n[0] != ".")
        for name in sorted(names, key=lambda n: n.encode()):
            self.read(os.path.join(folder, name), name)
        self.arrange()

    def read(self, path, name):
        root = ET.parse(path).getroot()
        lines = element_lines(path)
        order = {id(e): i for i, e in enumerate(root.iter())}
        for e in root.iter():
            if e.get("assumed"):
                name_of = e.get("code") or e.get("id") or e.get("band")
                self.assumptions.append((name_of or e.tag.replace(PLAN, ""), e.get("assumed")))
        for section in root:
            tag = section.tag.replace(PLAN, "")
            if tag == "rollup":  # outside sections
                place = lambda e: Row(e.attrib, **{"@file": name, "@line": lines[order[id(e)]]})
                self.rollups.append(place(section))
                self.children(self.rollups[-1], section, section, place)
            if tag == "notice":
                self.notice = section.text or ""
            elif tag in ("identity", "calendar"):
                setattr(self, tag, Row(section.attrib))
            for e in section:
                kind = self.LISTS.get(f"{tag}/{e.tag.replace(PLAN, '')}")
                if kind is not None:
                    place = lambda e: Row(e.attrib, **{"@file": name, "@line": lines[order[id(e)]]})
                    row = place(e)
                    self.children(row, e, section, place)
                    getattr(self, kind).append(row)

    def children(self, row, e, section, place):
        unit = section.get("unit", "亿元")
        row["@annex"] = section.get("source") is not None
        row["@section"] = Row(section.attrib)
        row["@year"] = int(section.get("year", 0))
        row["@children"] = {}
        for child in e:
            row["@children"].setdefault(child.tag.replace(PLAN, ""), []).append(place(child))
        row["@path"] = {int(p["year"]): parse_amount(p["value"], unit)
                        for p in row.children("path")}
        row["@steps"] = [Step(s) for s in row.children("step")]
        row["@milestones"] = row.children("milestone")
        row["@curves"] = {}
        for c in row.children("planned"):
            row["@curves"].setdefault(int(c["year"]), {})[int(c["month"])] = \
                parse_amount(c["value"], unit)

    def roll_of(self, end):
        """The list of the year (M4) that is in force on a day, or None: the plan's own."""
        return max((r for r in self.rolls if r["in-force"] <= end), key=lambda r: int(r["year"]), default=None)

    def member(self, roll, code):
        """What a list says of an enterprise: its row and whether it is in it, or None."""
        for kind in ("member", "leaver") if roll is not None else ():
            for row in roll.children(kind):
                if row["subject"] == code:
                    return row, kind == "member"
        return None

    def roll(self, year, end):
        """R13: who is in the list, and has which plan of the year, by the list in force."""
        roll = self.roll_of(end)
        for e in self.enterprises if roll is not None else ():
            row, listed = self.member(roll, e["parent"] or e["code"]) or (None, False)
            if e["@annex"] and not listed:
                e["@path"], e["@curves"] = {}, {}
            e["@annex"] = listed
            if listed and not e["parent"] and row["plan"] and int(roll["year"]) == year:
                if year not in e["@path"]:
                    e["@path"] = {}
                e["@path"][year] = row.amount("plan")
                e["@plan-at"] = row
        whole = lambda e: self.by_code[e["parent"]] if e["parent"] else e
        self.enterprises.sort(key=lambda e: -1 if e["@annex"] else self.region_place.get(whole(e)["region"], 99999))

    def arrange(self):
        """Canonical order, and what follows from other rows."""
        place = lambda row: int(row["order"] or 0) or 99999
        for name in ("regions", "departments", "domains", "industries", "counts", "parks"):
            getattr(self, name).sort(key=place)
        self.park = {row["code"]: row for row in self.parks}
        self.by_code = {row["code"]: row for name in
                        ("regions", "departments", "domains", "sectors", "industries",
                         "enterprises", "projects", "bands") for row in getattr(self, name)}
        self.counties = [r for r in self.regions if int(r["order"] or 0) > 0]
        self.units = [(r, "county") for r in self.counties] + \
            [(d, "department") for d in self.departments]
        self.unit_order = {row["code"]: i for i, (row, _) in enumerate(self.units)}
        region = self.region_place = {r["code"]: place(r) for r in self.regions}
        whole = lambda e: self.by_code[e["parent"]] if e["parent"] else e
        self.enterprises.sort(key=lambda e: (
            -1 if whole(e)["@annex"] else region.get(whole(e)["region"], 99999),
            place(whole(e)), e["parent"] != "", place(e)))
        self.projects.sort(key=lambda p: region.get(p["region"], 99999))
        for row in self.enterprises:
            row["@domain"] = self.by_code[row["sector"]]["domain"]
            row["@last"] = row.amount("last-year")
        for row in self.projects:
            row["@plan"], row["@total"] = row.amount("plan"), row.amount("total")
            row["@band"] = self.band(row["@total"])
        self.base_year = int(self.identity["base-year"])
        self.target_year = int(self.identity["target-year"])

    def turn_to(self, year):
        """Codes of projects are those of the year's list."""
        others = {c: row for c, row in self.by_code.items() if "nature" not in row}
        self.by_code = {**others, **{r["code"]: r for r in self.projects if r["@year"] == year}}

    def county_of(self, code):
        """The county that a region is or lies in."""
        while code and int(self.by_code[code]["order"] or 0) == 0:
            code = self.by_code[code]["parent"]
        return code

    def band(self, total):
        for row in self.bands:
            low, high = row.amount("min") or 0, row.amount("max")
            if total is not None and low <= total and (high is None or total < high):
                return row["code"]
        return ""

    def indicator(self, kind):
        """Code of the indicator that is reported of a kind of subjects."""
        return next((r["code"] for r in self.indicators if kind in r["subjects"].split()), None)

    def reporter(self, indicator, subject):
        """The one unit that reports (R16)."""
        for r in self.reporters:
            if r["indicator"] == indicator and r["subject"] == subject["code"]:
                return r["unit"]
        kind = "project" if "nature" in subject else "enterprise" if "sector" in subject else "industry"
        for r in self.reporters:
            if r["indicator"] == indicator and r["kind"] == kind and (r["unit"] or subject["region"]):
                return r["unit"] or subject["region"]
        return None

    def expected(self, row, kind, year, month):
        if kind == "department":
            return row["expected"] == "yes"
        end = last_day(year, month)
        return (not row["valid-from"] or row["valid-from"] <= end) and \
            (not row["valid-to"] or row["valid-to"] >= end)

    def deadline(self, year, month):
        return self.working_day("deadline-day", year, month)

    def working_day(self, name, year, month):
        """The calendar's day of the next month, moved to a working day."""
        day = datetime.date(year + month // 12, month % 12 + 1, int(self.calendar[name]))
        while not self.is_working(day):
            day += datetime.timedelta(days=1)
        return day.isoformat()

    def is_working(self, day):
        special = {h["day"]: h["work"] == "yes" for h in self.holidays}
        return special.get(day.isoformat(), day.weekday() < 5)

    def working_days_after(self, name, year, month, n):
        """The n-th working day after that day of the calendar."""
        day = datetime.date.fromisoformat(self.working_day(name, year, month))
        days = (day + datetime.timedelta(days=k) for k in range(1, 10 * n + 60))
        return [d for d in days if self.is_working(d)][n - 1].isoformat()

    def ladder(self, kind):
        return next((l for l in self.ladders if l["subject"] == kind), Row({"@steps": []}))


def element_lines(path):
    """Line of each start tag's end, in document order."""
    lines, parser = [], xml.parsers.expat.ParserCreate()
    parser.StartElementHandler = lambda name, attrs: lines.append(parser.CurrentLineNumber)
    with open(path, "rb") as f:
        parser.ParseFile(f)
    return lines


def reaches(ladder):
    """Does a value reach a step?  The step itself does, unless the ladder is exclusive (F15)."""
    if ladder["exclusive"] == "yes":
        return lambda value, step: value > step
    return lambda value, step: value >= step


def reached(ladder, value):
    """Highest step reached and the next above (F15)."""
    over = reaches(ladder)
    below = [s for s in ladder["@steps"] if over(value, s[0])]
    above = [s for s in ladder["@steps"] if not over(value, s[0])]
    return (below[-1] if below else None), (above[0] if above else None)
