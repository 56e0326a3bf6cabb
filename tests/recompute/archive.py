"""The archive: accepted submissions, which of them count, and the ledger's issues."""
import glob
import os
import re
import xml.etree.ElementTree as ET

from exact import parse_amount
from plan import Row

RECORD, LEDGER = "{urn:tongbao:record:1}", "{urn:tongbao:ledger:1}"


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

    def digests(self):
        return {r.root["digest"] for r in self.chosen.values()}

    def first(self, unit, month):
        """The first version of a report that is not late."""
        found = [r for r in self.all if (r.unit, r.month) == (unit, month) and
                 r.root["status"] != "late"]
        return min(found, key=lambda r: r.version) if found else None


def awards_given(folder):
    """(enterprise, award, step, year) of earlier awards (2.10), oldest first."""
    found = []
    for path in sorted(glob.glob(os.path.join(folder, "*.xml"))) if folder else []:
        for e in ET.parse(path).getroot().iter():
            if e.get("kind") == "award-given" or e.tag == LEDGER + "award-given":
                found.append(tuple(e.get(k, "") for k in ("enterprise", "award", "step", "year")))
    return found


def read_event(path):
    return {(e.get("unit"), e.get("period"), int(e.get("version")), e.get("digest"))
            for e in ET.parse(path).getroot().iter(LEDGER + "submission")}
