#!/usr/bin/env python3
"""The plan files against tables typed by hand, and the tables against the plan's text.

usage: compare.py PLAN-FOLDER TABLE-FOLDER [TEXT]

Prints each difference; exit status 1 when there is one.
"""
import datetime
import os
import re
import sys
import xml.etree.ElementTree as ET

NS = "{urn:tongbao:plan:1}"
bad = 0


def differ(what, typed, found):
    global bad
    if typed != found:
        print(f"{what}: typed {typed}, found {found}")
        bad += 1


def table(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as f:
        return [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")]


def plan(folder):
    """element name -> its elements, in the order of the files"""
    out = {}
    for name in sorted(n for n in os.listdir(folder) if n.endswith(".xml")):
        for e in ET.parse(os.path.join(folder, name)).getroot().iter():
            out.setdefault(e.tag.removeprefix(NS), []).append(e)
    return out


def values(element, years):
    path = {p.get("year"): p.get("value") for p in element.findall(NS + "path")}
    differ(f"years of {element.get('name')}", [str(y) for y in years], sorted(path))
    return [path.get(str(y), "") for y in years]


# --- plan files against tables ------------------------------------------------------


def annex_rows(found):
    """Rows as typed: annex, row, name, sector, five values, growth."""
    sectors = {e.get("code"): e.get("name") for e in found["sector"]}
    for e in sorted(found["industry"], key=lambda e: int(e.get("order"))):
        yield ["1", str(int(e.get("code")[1:])), e.get("name"), "",
               *values(e, range(2021, 2026)), e.get("stated-growth", "")]
    for e in sorted(found["enterprise"], key=lambda e: int(e.get("order"))):
        whole, _, part = e.get("code")[1:].partition(".")
        differ(f"parent of {e.get('code')}", f"E{whole}" if part else None, e.get("parent"))
        yield ["2", str(int(whole)) + ("." + part if part else ""), e.get("name"),
               sectors[e.get("sector")], *values(e, range(2021, 2026)),
               e.get("stated-growth", "")]
    part = 0
    top = found["count"][0]
    for e in sorted(found["count"], key=lambda e: int(e.get("order"))):
        differ(f"parent of {e.get('name')}", top.get("band") if part else None, e.get("parent"))
        yield ["3", f"1.{part}" if part else "1", e.get("name"), "", e.get("total"),
               *values(e, range(2022, 2026)), e.get("stated-growth", "")]
        part += 1


def compare_rows(typed, found):
    for a, b in zip(typed, found):
        differ("row", a, b)
    differ("number of rows", len(typed), len(found))


def compare_targets(typed, found):
    names = ("id", "scope", "year", "kind", "threshold", "op", "value", "below")
    rows = [[e.get(n, "") for n in names] for e in found["target"]]
    compare_rows([row[:7] + row[8:] for row in typed], rows)
    for e in found["target"]:
        if not e.get("clause"):
            differ(e.get("id"), "a clause", None)


def compare_registers(typed, found):
    departments = {e.get("code"): e.get("name") for e in found["department"]}
    differ("counties", [r[1:] for r in typed if r[0] == "county"],
           [[e.get("order"), e.get("code"), e.get("name")] for e in
            sorted(found["region"], key=lambda e: int(e.get("order", 0))) if e.get("order")])
    differ("departments", [r[1:] for r in typed if r[0] == "department"],
           [[e.get("order"), e.get("name")] for e in found["department"]
            if e.get("expected") == "yes"])
    rows = [["domain", e.get("code"), e.get("name"), departments.get(e.get("lead"), ""),
             "、".join(departments[p.get("unit")] for p in e.findall(NS + "participant"))]
            for e in found["domain"]]
    compare_rows([r for r in typed if r[0] == "domain"], rows)


def compare_calendar(typed, found):
    calendar = found["calendar"][0]
    worked = {e.get("day"): e.get("work") == "yes" for e in found["holiday"]}

    def day_after(period, attribute):
        year, month = (int(part) for part in period.split("-"))
        day = datetime.date(year + month // 12, month % 12 + 1, int(calendar.get(attribute)))
        while not worked.get(day.isoformat(), day.weekday() < 5):
            day += datetime.timedelta(1)
        return day.isoformat()

    for period, deadline, bulletin in typed:
        differ(f"deadline of {period}", deadline, day_after(period, "deadline-day"))
        differ(f"bulletin of {period}", bulletin, day_after(period, "bulletin-day"))


# --- tables against the text ----------------------------------------------------------


def plain(text):
    """Without blanks; brackets as printed in the annexes; commas of one kind."""
    return re.sub(r"\s", "", text).translate(str.maketrans("()，", "（）,"))


def text_rows(text):
    """Rows of the annexes in the text, in the form of the typed table."""
    part = whole = ""
    for line in text.split("\n"):
        cells = [plain(c) for c in line.split("\t")]
        if len(cells) not in (8, 9) or cells[0] not in ("",) and not cells[0].isdigit():
            continue
        annex = "2" if len(cells) == 9 else "3" if "亿元" in cells[1] else "1"
        if len(cells) == 8:
            cells.insert(2, "")
        if cells[0]:
            whole, part = cells[0], 0
        else:
            part += 1
        name = re.sub(r"^(其中：)?(\d）)?", "", cells[1])
        yield [annex, f"{whole}.{part}" if part else whole, name, *cells[2:]]


def compare_text(path, annexes, targets, found):
    with open(path, encoding="utf-8") as f:
        text = f.read()
    compare_rows([[plain(c) for c in row] for row in annexes], list(text_rows(text)))
    body = plain(text)
    identity = found["identity"][0]
    words = [(row[0], row[7]) for row in targets]
    words += [("recipient", r.get("text")) for r in found["recipient"]]
    words += [(f"mention in {m.get('clause')}", m.get("name")) for m in found["mention"]]
    words += [(n, identity.get(n)) for n in ("number", "name", "issuer", "programme")]
    for what, word in words:
        if plain(word) not in body:
            differ(what, word, "no such words in the text")
    day = identity.get("in-force").split("-")
    differ("in force", True, f"{day[0]}年{int(day[1])}月{int(day[2])}日" in body)


def main():
    found = plan(sys.argv[1])
    annexes, targets, registers, calendar = (
        table(sys.argv[2], n + ".tsv") for n in ("annexes", "targets", "registers", "calendar"))
    compare_rows(annexes, list(annex_rows(found)))
    compare_targets(targets, found)
    compare_registers(registers, found)
    compare_calendar(calendar, found)
    if len(sys.argv) > 3:
        compare_text(sys.argv[3], annexes, targets, found)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
