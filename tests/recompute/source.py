"""The plan and the archive, as they are written in XML."""
import calendar
import datetime
import glob
import os
import re
import xml.etree.ElementTree as ET
import xml.parsers.expat

from exact import parse_amount

PLAN, RECORD, LEDGER = "{urn:tongbao:plan:1}", "{urn:tongbao:record:1}", "{urn:tongbao:ledger:1}"


def last_day(year, month):
    return f"{year}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


class Row(dict):
    """An element's attributes; '' where there is none."""

    def __missing__(self, key):
        return ""


class Plan:
    LISTS = {"regions/region": "regions", "departments/department": "departments",
             "domains/domain": "domains", "sectors/sector": "sectors",
             "indicators/indicator": "indicators", "reporters/reporter": "reporters",
             "industries/industry": "industries", "enterprises/enterprise": "enterprises",
             "projects/project": "projects", "project-counts/count": "counts",
             "ladders/ladder": "ladders", "bands/band": "bands", "lamps/lamp": "lamps",
             "recipients/recipient": "recipients", "calendar/holiday": "holidays"}

    def __init__(self, folder):
        self.identity, self.calendar, self.notice = Row(), Row(), ""
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
        for section in root:
            tag = section.tag.replace(PLAN, "")
            if tag == "notice":
                self.notice = section.text or ""
            elif tag in ("identity", "calendar"):
                setattr(self, tag, Row(section.attrib))
            for e in section:
                kind = self.LISTS.get(f"{tag}/{e.tag.replace(PLAN, '')}")
                if kind is not None:
                    row = Row(e.attrib)
                    row["@file"], row["@line"] = name, lines[order[id(e)]]
                    self.children(row, e, section)
                    getattr(self, kind).append(row)

    def children(self, row, e, section):
        unit = section.get("unit", "亿元")
        row["@annex"] = section.get("source") is not None
        row["@year"] = int(section.get("year", 0))
        row["@path"] = {int(p.get("year")): parse_amount(p.get("value"), unit)
                        for p in e.findall(PLAN + "path")}
        row["@steps"] = [(parse_amount(s.get("value"), "亿元"), s.get("word"))
                         for s in e.findall(PLAN + "step")]
        row["@milestones"] = [Row(s.attrib) for s in e.findall(PLAN + "milestone")]

    def arrange(self):
        """Canonical order, and what follows from other rows."""
        place = lambda row: int(row["order"] or 0) or 99999
        for name in ("regions", "departments", "domains", "industries", "counts"):
            getattr(self, name).sort(key=place)
        self.by_code = {row["code"]: row for name in
                        ("regions", "departments", "domains", "sectors", "industries",
                         "enterprises", "projects", "bands") for row in getattr(self, name)}
        self.counties = [r for r in self.regions if int(r["order"] or 0) > 0]
        self.units = [(r, "county") for r in self.counties] + \
            [(d, "department") for d in self.departments]
        self.unit_order = {row["code"]: i for i, (row, _) in enumerate(self.units)}
        region = {r["code"]: place(r) for r in self.regions}
        whole = lambda e: self.by_code[e["parent"]] if e["parent"] else e
        self.enterprises.sort(key=lambda e: (
            -1 if whole(e)["@annex"] else region.get(whole(e)["region"], 99999),
            place(whole(e)), e["parent"] != "", place(e)))
        self.projects.sort(key=lambda p: region.get(p["region"], 99999))
        for row in self.enterprises:
            row["@domain"] = self.by_code[row["sector"]]["domain"]
            row["@last"] = parse_amount(row["last-year"], "亿元") if row["last-year"] else None
        for row in self.projects:
            row["@plan"] = parse_amount(row["plan"], "亿元") if row["plan"] else None
            row["@total"] = parse_amount(row["total"], "亿元") if row["total"] else None
            row["@band"] = self.band(row["@total"])

    def county_of(self, code):
        """The county that a region is or lies in."""
        while code and int(self.by_code[code]["order"] or 0) == 0:
            code = self.by_code[code]["parent"]
        return code

    def band(self, total):
        for row in self.bands:
            low = parse_amount(row["min"], "亿元") if row["min"] else 0
            high = parse_amount(row["max"], "亿元") if row["max"] else None
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
        special = {h["day"]: h["work"] == "yes" for h in self.holidays}
        while not special.get(day.isoformat(), day.weekday() < 5):
            day += datetime.timedelta(days=1)
        return day.isoformat()

    def ladder(self, kind):
        return next((l for l in self.ladders if l["subject"] == kind), Row({"@steps": []}))


def element_lines(path):
    """Line of each start tag's end, in document order."""
    lines, parser = [], xml.parsers.expat.ParserCreate()
    parser.StartElementHandler = lambda name, attrs: lines.append(parser.CurrentLineNumber)
    with open(path, "rb") as f:
        parser.ParseFile(f)
    return lines


class Record:
    """One accepted submission of the archive."""

    def __init__(self, path):
        root = ET.parse(path).getroot()
        self.path = path
        self.root = Row(root.attrib)
        self.unit, self.period = self.root["unit"], self.root["period"]
        self.version = int(self.root["version"])
        self.month = int(self.period[5:])
        self.rows, self.problems, self.practices = {}, [], []
        self.contact, self.reason = Row(), ""
        for section in root:
            tag = section.tag.replace(RECORD, "")
            if tag == "contact":
                self.contact = Row(section.attrib)
            elif tag == "reason":
                self.reason = section.text or ""
            elif tag in ("industries", "enterprises", "projects"):
                self.amounts(section)
            elif tag == "problems":
                self.problems = [(Row(e.attrib), e.text or "") for e in section]
            elif tag == "practices":
                self.practices = [(e.get("title"), e.text or "") for e in section]

    def amounts(self, section):
        """(indicator, code) -> row with @value and @base; absent rows are not reported."""
        for e in section:
            row = Row(e.attrib)
            for key, name in (("@value", "cumulative" if e.tag == RECORD + "project" else "value"),
                              ("@base", "base")):
                text = row[name]
                row[key] = (text != "", parse_amount(text, section.get("unit")) if text else None)
            row["@milestones"] = [Row(m.attrib) for m in e.findall(RECORD + "milestone")]
            self.rows[section.get("indicator"), row["code"]] = row


class Archive:
    """The records of a year that count, and all of them."""

    NAME = re.compile(r"(.+)\.r(\d+)\.([0-9a-f]{16})\.xml$")

    def __init__(self, folder, year, month, event=None, until="9999-12-31"):
        self.all = []
        for path in sorted(glob.glob(os.path.join(folder, str(year), "[01][0-9]", "*.xml"))):
            if self.NAME.match(os.path.basename(path)):
                record = Record(path)
                if record.month <= month and record.root["arrived"] <= until:
                    self.all.append(record)
        self.event = read_event(event) if event else None
        self.chosen = {}
        for r in sorted(self.all, key=lambda r: r.version):
            if self.counts(r):
                self.chosen[r.unit, r.month] = r

    def counts(self, r):
        if self.event is not None:
            return (r.unit, r.period, r.version, r.root["digest"]) in self.event
        return r.root["status"] != "late"

    def first(self, unit, month):
        """The first version of a report that is not late."""
        found = [r for r in self.all if (r.unit, r.month) == (unit, month) and
                 r.root["status"] != "late"]
        return min(found, key=lambda r: r.version) if found else None


def read_event(path):
    return {(e.get("unit"), e.get("period"), int(e.get("version")), e.get("digest"))
            for e in ET.parse(path).getroot().iter(LEDGER + "submission")}
