#!/usr/bin/env python3
"""Is a rule book complete?  usage: book.py TOP SITE TEXT-OF-THE-PDF

Compares SITE/output/rules/rules.xml with what it is made from, read here anew: findings.h,
submission.xsd and the plan; and the book's text with rules.xml."""
import collections
import glob
import re
import sys
import xml.etree.ElementTree as ET

top, site, text_file = sys.argv[1:4]
R = "{urn:tongbao:rules:1}"
P = "{urn:tongbao:plan:1}"
XS = "{http://www.w3.org/2001/XMLSchema}"
LEVELS = {"强制": "must", "核实": "query", "提示": "note"}
bad = 0


def expect(good, what):
    global bad
    if not good:
        print(what)
        bad += 1


def once(found, wanted, what):
    """Each of wanted stands once in found, and nothing else does."""
    counts = collections.Counter(found)
    for name in wanted:
        expect(counts[name] == 1, f"{what} {name}: stands {counts[name]} times")
    for name in set(counts) - set(wanted):
        expect(False, f"{what} {name}: is none")


def flat(text):
    """Without white space: a cell is broken into lines anywhere."""
    return re.sub(r"\s", "", text)


book = ET.parse(f"{site}/output/rules/rules.xml").getroot()
plan = [e for f in sorted(glob.glob(f"{site}/input/plan/*.xml")) for e in ET.parse(f).getroot().iter()]
rules = book.findall(f"{R}rule")

# --- every finding, with the plan's level and threshold ---------------------------------
source = open(f"{top}/pipeline/receive/findings.h", encoding="utf-8").read()
findings = re.findall(r'^FINDING\((\w+),\s*"(R\d+)",\s*(?:"([\w-]+)"|NULL)\)', source, re.M)
once([r.get("id") for r in rules], [f[1] for f in findings], "finding")
given = {e.get("id"): e for e in plan if e.tag == f"{P}rule"}
for name, id, by in findings:
    rule = next(r for r in rules if r.get("id") == id)
    expect(rule.get("by") == (by or None), f"{id}: by {rule.get('by')}")
    expect(rule.get("applied") == ("yes" if not by or by in given else "no"), f"{id}: applied")
    if by in given:
        level = LEVELS[given[by].get("level")] if name != "FALLS_EXPLAINED" else "note"
        expect(rule.get("level") == level, f"{id}: level {rule.get('level')}")
        value = given[by].get("value")
        expect((value is None) == (rule.get("threshold") is None), f"{id}: threshold")
        expect(value is None or float(value) == float(rule.get("threshold")), f"{id}: threshold")
    for part in rule:
        expect(not re.search(r"[{}@]|“”", part.text), f"{id}: {part.text}")

# --- every attribute and text of a submission ---------------------------------------------
schema = ET.parse(f"{top}/pipeline/schema/submission.xsd").getroot()
types = {e.get("name"): e for e in schema if e.tag == f"{XS}complexType"}
groups = {e.get("name"): e for e in schema if e.tag == f"{XS}attributeGroup"}
fields = set()


def attributes(node):
    for e in node:
        if e.tag == f"{XS}attribute":
            yield e.get("name")
        elif e.tag == f"{XS}attributeGroup" and e.get("ref"):
            yield from attributes(groups[e.get("ref")])
        elif e.tag != f"{XS}element":
            yield from attributes(e)


for element in schema.iter(f"{XS}element"):
    name = element.get("name")
    shape = types.get(element.get("type"))
    if shape is None:
        shape = element.find(f"{XS}complexType")
    if shape is None:
        fields.add(name)
        continue
    fields.update(f"{name}@{a}" for a in attributes(shape))
    if shape.find(f"{XS}simpleContent") is not None or shape.get("mixed") == "true":
        fields.add(name)
told = {f.get("name") for f in book.findall(f"{R}table/{R}field")}
once(told, fields, "field")
for table in book.findall(f"{R}table"):
    names = [f.get("name") for f in table]
    once(names, set(names), f"{table.get('code')}: field")

# --- indicators and codes --------------------------------------------------------------------
once([e.get("code") for e in book.findall(f"{R}indicator")],
     [e.get("code") for e in plan if e.tag == f"{P}indicator"], "indicator")
for kind in ("industry", "enterprise", "sector"):
    once([e.get("code") for e in book.findall(R + kind)],
         [e.get("code") for e in plan if e.tag == P + kind], kind)
year = book.get("year")
once([e.get("code") for e in book.findall(f"{R}project")],
     [p.get("code") for e in plan if e.tag == f"{P}projects" and e.get("year") == year
      for p in e.iter(f"{P}project")], "project")

# --- what is printed ---------------------------------------------------------------------------
text = open(text_file, encoding="utf-8").read()
for rule in rules:
    rows = re.findall(rf"^ *{rule.get('id')}\b", text, re.M)
    expect(rows, f"{rule.get('id')} is not in the book")
printed = set(re.findall(r"\bR\d{3}\b", text))
expect(printed == {f[1] for f in findings}, f"not rules: {printed - {f[1] for f in findings}}")
words = flat(text)
for e in book.iter():
    for name in ("title", "definition") if e.tag != f"{R}rules" else ():
        if e.get(name) and e.tag == f"{R}rule":
            expect(flat(e.get(name))[:12] in words, f"not printed: {e.get(name)}")
    if e.tag in (f"{R}industry", f"{R}project", f"{R}unit", f"{R}enterprise", f"{R}indicator"):
        expect(e.get("code") in words, f"not printed: {e.get('code')}")
sys.exit(bad > 0)
