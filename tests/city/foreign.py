#!/usr/bin/env python3
"""Print each name of one city that stands in the text of another's.

usage: foreign.py PLAN-DIR OWN-PLAN-DIR FILE...

Names are what PLAN-DIR calls its places, offices, domains, sectors, industries,
enterprises, steps, bands, parks, tags and honours, and how it identifies itself; a word that the own plan
uses too is nobody's, and so is a band called by its bounds where the own plan has the same numbers.
Exits 1 when there is one."""
import os
import re
import sys
import xml.etree.ElementTree as ET

PLAN = "{urn:tongbao:plan:1}"
KINDS = ("identity", "region", "department", "domain", "sector", "industry", "enterprise",
         "step", "band", "count", "recipient", "alias", "park", "tag", "award", "scoreboard", "medal")
AMOUNT = re.compile(r"([0-9]+)(?:—([0-9]+))?亿元(?:以上)?")  # a band that is called by its bounds
BOUNDS = ("min", "max", "threshold", "below", "value")
NAMES = ("name", "short", "word", "text", "issuer", "mark", "programme", "number", "code", "id")


def files(folder):
    return [os.path.join(folder, f) for f in sorted(os.listdir(folder)) if f.endswith(".xml")]


def names(folder):
    found = set()
    for path in files(folder):
        for element in ET.parse(path).getroot().iter():
            if element.tag.removeprefix(PLAN) in KINDS:
                found |= {element.get(a) for a in NAMES if element.get(a)}
    return {name for name in found if len(name) >= (4 if name.isascii() else 2)}


def numbers(folder):
    """The bounds of the plan's bands and targets, and its steps."""
    return {element.get(a) for path in files(folder) for element in ET.parse(path).getroot().iter()
            if element.tag.removeprefix(PLAN) in ("band", "target", "step") for a in BOUNDS if element.get(a)}


def is_amount(name, told):
    """A band of numbers that are told in the own plan, too."""
    bounds = AMOUNT.fullmatch(name)
    return bounds and all(bound in told for bound in bounds.groups() if bound)


def stands(name, text):
    """A name that begins or ends with a digit is not part of a longer number, nor of an amount."""
    before = r"(?<![0-9.])" if name[0].isdigit() else ""
    return name in text and re.search(before + re.escape(name) + ("(?!元)" if before else ""), text)


def read(path):
    with open(path, encoding="utf-8") as f:
        return "".join(f.read().split())


def main():
    others, own = names(sys.argv[1]), "".join(read(path) for path in files(sys.argv[2]))
    told = numbers(sys.argv[2])
    others = {name for name in others if "".join(name.split()) not in own and not is_amount(name, told)}
    bad = 0
    for path in sys.argv[3:]:
        text = read(path)
        for name in sorted(others):
            if stands("".join(name.split()), text):
                print("%s: %s" % (path, name))
                bad = 1
    print("%d names looked for" % len(others))
    return bad or len(others) < 50


if __name__ == "__main__":
    sys.exit(main())
