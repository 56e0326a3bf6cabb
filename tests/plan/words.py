#!/usr/bin/env python3
"""No name, code or word of a plan stands in the code.

usage: words.py SOURCE-FOLDER PLAN-FOLDER...

Looks for them in every *.c and *.h, in the driver and its completion, comments too; prints each
place; exit status 1 when there is one.  A string that is a choice of
submission.xsd is a word of that format.
"""
import os
import re
import sys
import xml.etree.ElementTree as ET

NS = "{urn:tongbao:plan:1}"
NAMES = ("name", "short", "word", "text", "number", "programme", "issuer", "mark", "group")
# Whose codes are a city's own; ids of rules, lamps and indicators are the format's.
CODED = ("region", "department", "domain", "sector", "industry", "enterprise", "project", "band",
         "count")
# Words of the language that a plan uses too, each with its reason.
ALLOWED = {
    "亿元",  # the unit of amounts
    "十亿", "百亿", "千亿", "万亿",  # number words
}


def words_of(folder):
    names, codes = {}, {}
    for file in sorted(f for f in os.listdir(folder) if f.endswith(".xml")):
        for e in ET.parse(os.path.join(folder, file)).getroot().iter():
            for attribute in NAMES:
                value = e.get(attribute, "")
                if len(re.findall("[一-鿿]", value)) >= 2 and value not in ALLOWED:
                    names[value] = f"{file}: {attribute}"
            code = e.get("band" if e.tag == NS + "count" else "code", "")
            if e.tag.removeprefix(NS) in CODED and code:
                codes[code] = file
            if e.tag == NS + "identity":
                codes[e.get("id")] = file
    return names, codes


def choices():
    top = os.path.join(os.path.dirname(__file__), "../..")
    schema = ET.parse(os.path.join(top, "pipeline/schema/submission.xsd"))
    return [f'"{e.get("value")}"'
            for e in schema.iter("{http://www.w3.org/2001/XMLSchema}enumeration")]


def sources(folder):
    for top, _, files in os.walk(folder):
        for name in sorted(files):
            if name.endswith((".c", ".h", ".sh")) or name == "tongbao":
                yield os.path.join(top, name)


def pattern(codes):
    """A code of three and more characters as a word of its own, a shorter one in quotes."""
    long = sorted((c for c in codes if len(c) > 2), key=len, reverse=True)
    short = [c for c in codes if len(c) <= 2]
    edge = "[0-9A-Za-z_.-]"
    parts = [f"(?<!{edge})(?:{'|'.join(map(re.escape, long))})(?!{edge})"] if long else []
    parts += [f"\"(?:{'|'.join(map(re.escape, short))})\""] if short else []
    return re.compile("|".join(parts)) if parts else None


def main():
    names, codes, bad = {}, {}, 0
    for folder in sys.argv[2:]:
        some, more = words_of(folder)
        names.update(some)
        codes.update(more)
    coded, of_format = pattern(codes), choices()
    for path in sources(sys.argv[1]):
        with open(path, encoding="utf-8") as f:
            for number, line in enumerate(f, 1):
                for word in of_format:
                    line = line.replace(word, "")
                hits = [n for n in names if n in line]
                hits += [m.group() for m in coded.finditer(line)] if coded else []
                for hit in hits:
                    print(f"{path}:{number}: '{hit}' is of a plan")
                    bad += 1
    print(f"{len(names)} names, {len(codes)} codes: {bad} found in the code")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
