#!/usr/bin/env python3
"""Do the open data say what the figures and the archive say?

usage: compare.py DATA FIGURES ARCHIVE [FODS]

DATA is the folder that was exported, FIGURES figures.xml, ARCHIVE the records of the
year.  Every figure must stand in figures.csv and in the database with every attribute,
every reported value in observations.csv and in the database, every figure of the period
on a sheet of the workbook, as a number that rounds to what is printed.  FODS:
the workbook as LibreOffice saved it, whose shown text must be what is printed."""
import csv
import glob
import os
import re
import sqlite3
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter, defaultdict
from decimal import Decimal

FIGURES, RECORD = "{urn:tongbao:figures:1}", "{urn:tongbao:record:1}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PLAIN = re.compile(r"\d+(\.\d+)?$")
failures = []


def expect(where, got, want):
    if got != want:
        failures.append(f"{where}: {got!r}, expected {want!r}")


def read_csv(path):
    """Rows by head.  The bytes are checked too: a BOM, and CR LF at every end."""
    with open(path, "rb") as f:
        raw = f.read()
    expect(f"{path}: BOM", raw[:3], b"\xef\xbb\xbf")
    expect(f"{path}: bare LF", len(re.findall(rb"(?<!\r)\n", raw)), 0)
    return list(csv.DictReader(raw.decode("utf-8-sig").splitlines(keepends=True)))


def bare(cell):
    """What a reader does with the apostrophe that keeps a text from being taken for else."""
    return cell[1:] if cell.startswith("'") else cell


# attribute of a figure -> head in figures.csv, column of the database
ATTRIBUTES = {"text": ("印刷值", "text"), "mark": ("标记", "mark"), "unit": ("单位", "unit"),
              "value": ("准确值", "value"), "rule": ("计算规则", "rule"),
              "submission": ("报送单位", "submission"), "period": ("报送期间", "period"),
              "version": ("版本", "version"), "digest": ("文件摘要", "digest"), "line": ("行号", "line"),
              "plan-file": ("方案文件", "plan_file"), "plan-line": ("方案行号", "plan_line")}


def check_figures(data, figures, db):
    table = {bare(r["数据编号"]): r for r in read_csv(os.path.join(data, "figures.csv"))}
    db.row_factory = sqlite3.Row
    rows = {r["id"]: r for r in db.execute("select * from figure")}
    expect("figures.csv: rows", len(table), len(figures))
    expect("figure: rows", len(rows), len(figures))
    for figure in figures:
        id_ = figure.get("id")
        cells, row = table.get(id_), rows.get(id_)
        if cells is None or row is None:
            failures.append(f"{id_} is missing")
            continue
        for name, (head, column) in ATTRIBUTES.items():
            expect(f"{id_} {head}", bare(cells[head]), figure.get(name, ""))
            expect(f"{id_} {column}", "" if row[column] is None else str(row[column]), figure.get(name, ""))
        expect(f"{id_} 数值", cells["数值"], figure.get("dec", ""))
        expect(f"{id_} decimal", row["decimal"], float(figure.get("dec")) if figure.get("dec") else None)
        expect(f"{id_} state", row["state"], figure.get("state"))
        expect(f"{id_} operands", bare(cells["由何算出"]), figure.get("operands", ""))
        value = figure.get("value", "")
        yuan = int(value) if figure.get("unit") in ("亿元", "万元") and re.fullmatch(r"-?\d+", value) else None
        if yuan is not None and abs(yuan) >= 2**63:
            yuan = None
        expect(f"{id_} yuan", row["yuan"], yuan)
        guard = "'" if yuan is not None and abs(yuan) >= 10**15 else ""
        expect(f"{id_} 金额（元）", cells["金额（元）"], "" if yuan is None else guard + str(yuan))
        scope, rest = id_.rsplit("/", 1)
        expect(f"{id_} scope", row["scope"], scope)
        expect(f"{id_} quantity", row["quantity"], rest.split("@")[0])
    expect("operands", db.execute("select count(*) from operand").fetchone()[0],
           sum(len(f.get("operands", "").split()) for f in figures))
    expect("foreign keys", [tuple(r) for r in db.execute("pragma foreign_key_check")], [])
    expect("integrity", db.execute("pragma integrity_check").fetchone()[0], "ok")
    expect("states apart", len({r["状态"] for r in table.values()}), len({f.get("state") for f in figures}))


def check_observations(data, counting, archive, db):
    """counting: digests of what counts."""
    want = set()
    unit = {"元": 1, "万元": 10**4, "亿元": 10**8}

    def yuan(text, section):
        if text in (None, "——"):
            return None
        whole, _, part = text.partition(".")
        sign = -1 if whole.startswith("-") else 1
        size = unit[section.get("unit")]
        return int(whole) * size + sign * int((part + "0" * 8)[:8]) * size // 10**8

    for path in glob.glob(os.path.join(archive, "20??", "??", "*.xml")):
        root = ET.parse(path).getroot()
        if root.tag != f"{RECORD}record" or root.get("digest") not in counting:
            continue
        for section in list(root):
            for row in list(section):
                if row.tag == f"{RECORD}row":
                    want.add((root.get("unit"), root.get("period"), row.get("code"), section.get("indicator"),
                              yuan(row.get("value"), section), yuan(row.get("base"), section), None,
                              int(row.get("line")), root.get("digest")))
                elif row.tag == f"{RECORD}project":
                    want.add((root.get("unit"), root.get("period"), row.get("code"), section.get("indicator"),
                              yuan(row.get("cumulative"), section), None, yuan(row.get("plan"), section),
                              int(row.get("line")), root.get("digest")))
    got = {tuple(r) for r in db.execute("select unit, period, subject, indicator, yuan, base_yuan, plan_yuan,"
                                        " line, digest from observation")}
    expect("observations of the archive that are missing", sorted(want - got, key=str)[:3], [])
    expect("observations that nobody sent", sorted(got - want, key=str)[:3], [])

    def number(cell):
        return int(cell) if cell else None

    table = {(bare(r["报送单位"]), r["期间"], bare(r["对象代码"]), r["指标"], number(r["累计（元）"]),
              number(r["上年同期（元）"]), number(r["年度计划（元）"]), int(r["行号"]), bare(r["文件摘要"]))
             for r in read_csv(os.path.join(data, "observations.csv"))}
    expect("observations.csv", table == want, True)
    return len(want)


def plain(raw):
    """Spreadsheets show a number by its first 15 digits: 68.84999999999999 is 68.85."""
    return f"{Decimal(f'{float(raw):.15g}'):f}"


def shown(number, code):
    """A number as the format 0.00"※" shows it: halves away from zero, by its decimals."""
    match = re.fullmatch(r'0(?:\.(0+))?(?:"(.*)")?', code)
    places = len(match[1] or "")
    sign, _, digits = number.rpartition("-")
    whole, _, part = digits.partition(".")
    scaled = int(whole + (part + "0" * 12)[:12])
    rounded = str((scaled * 2 + 10 ** (12 - places)) // (2 * 10 ** (12 - places))).rjust(places + 1, "0")
    text = rounded if places == 0 else f"{rounded[:-places]}.{rounded[-places:]}"
    return sign, text, match[2] or ""


def workbook(path):
    """sheet -> {(row, column): (kind, raw, format)}"""
    with zipfile.ZipFile(path) as z:
        strings = ["".join(t.text or "" for t in si.iter(f"{SHEET}t"))
                   for si in ET.fromstring(z.read("xl/sharedStrings.xml"))]
        styles = ET.fromstring(z.read("xl/styles.xml"))
        codes = {f.get("numFmtId"): f.get("formatCode") for f in styles.iter(f"{SHEET}numFmt")}
        formats = [codes.get(x.get("numFmtId")) for x in styles.find(f"{SHEET}cellXfs")]
        names = [s.get("name") for s in ET.fromstring(z.read("xl/workbook.xml")).iter(f"{SHEET}sheet")]
        sheets = {}
        for i, name in enumerate(names):
            root = ET.fromstring(z.read(f"xl/worksheets/sheet{i + 1}.xml"))
            expect(f"{name}: frozen", root.find(f".//{SHEET}pane") is not None, True)
            expect(f"{name}: formulas", root.find(f".//{SHEET}f"), None)
            cells = {}
            for c in root.iter(f"{SHEET}c"):
                column, row = re.fullmatch(r"([A-Z]+)(\d+)", c.get("r")).groups()
                v = c.find(f"{SHEET}v")
                if v is None:
                    continue
                text = strings[int(v.text)] if c.get("t") == "s" else v.text
                cells[int(row), column] = (c.get("t", "n"), text, formats[int(c.get("s", 0))])
            sheets[name] = cells
    return sheets


def check_cell(where, cell, figure):
    kind, raw, code = cell
    text, dec = figure.get("text"), figure.get("dec")
    if dec is None or not PLAIN.match(text):
        expect(where, (kind, raw), ("s", text))
        return
    expect(f"{where}: a number", kind, "n")
    _, printed, mark = shown(plain(raw), code)
    expect(f"{where}: shown", printed + mark, text + figure.get("mark", ""))
    if abs(float(raw) - float(dec)) > max(1e-9, 1e-15 * abs(float(dec))):
        expect(f"{where}: rounded by itself", float(raw), float(("-" if dec[0] == "-" else "") + text))


def check_workbook(data, figures, db):
    """Grids hold the period's figures by scope and head; the list of the rest holds them by id."""
    names = {r["id"]: r["name"] for r in db.execute("select id, name from quantity")}
    period = db.execute("select period from period").fetchone()[0]
    by_cell, listed, seen, compared = defaultdict(list), defaultdict(list), set(), 0
    for f in figures:
        scope, quantity = f.get("id").rsplit("/", 1)
        quantity, _, date = quantity.partition("@")
        head = names[quantity] + (f"（{f.get('unit')}）" if f.get("unit") else "")
        if not date:
            by_cell[scope.partition("/")[2], head].append(f)
        listed[scope, names[quantity], date or period, f.get("unit")].append(f)
    kinds = {r["id"]: r["kind"] for r in db.execute("select id, kind from scope")}
    sheets = workbook(os.path.join(data, "tongbao.xlsx"))
    for name, cells in sheets.items():
        heads = {column: text for (row, column), (_, text, _) in cells.items() if row == 1}
        column_of = {text: column for column, text in heads.items()}
        for (row, column), cell in cells.items():
            if row == 1:
                continue
            if "印刷值" in column_of and heads[column] == "印刷值":
                key = tuple(cells.get((row, column_of[h]), ("", "", ""))[1]
                            for h in ("范围编号", "指标名称", "所属期", "单位"))
                for f in listed[key]:  # city/rev and city/rev@2022-07 are one number
                    check_cell(f"{name} {key}", cell, f)
                    seen.add(f.get("id"))
                compared += 1
            elif "代码" in column_of and (heads[column].endswith("）") or heads[column] in names.values()):
                code = cells[row, column_of["代码"]][1]
                found = by_cell[code, heads[column]]
                if len(found) == 1:
                    check_cell(f"{name} {code} {heads[column]}", cell, found[0])
                    compared += 1
                seen.update(f.get("id") for f in found)  # several: two scopes of one code
    expect("figures of the period that no sheet has",
           sorted({f.get("id") for f in figures if "@" not in f.get("id")} - seen)[:3], [])
    expect("kinds of scopes", None in kinds.values(), False)
    return compared


def check_shown(fods, data):
    """What LibreOffice shows of a number is what its format says."""
    ns = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
    office, table, text = ns % "office", ns % "table", ns % "text"
    got = []
    for cell in ET.parse(fods).getroot().iter(f"{table}table-cell"):
        if cell.get(f"{office}value-type") == "float":
            got += ["".join(p.itertext()) for p in cell.iter(f"{text}p")] * int(
                cell.get(f"{table}number-columns-repeated", 1))
    want = []
    for cells in workbook(os.path.join(data, "tongbao.xlsx")).values():
        for kind, raw, code in cells.values():
            if kind == "n":
                want.append("".join(shown(plain(raw), code)))
    difference = Counter(g.lstrip("-") for g in got)
    difference.subtract(w.lstrip("-") for w in want)
    expect("shown by LibreOffice, but not so", {k: n for k, n in difference.items() if n}, {})
    return len(got)


def main():
    data, path, archive = sys.argv[1:4]
    root = ET.parse(path).getroot()
    figures = list(root.iter(f"{FIGURES}figure"))
    counting = {s.get("digest") for s in root.find(f"{FIGURES}submissions")}
    db = sqlite3.connect(f"file:{os.path.join(data, 'tongbao.sqlite')}?mode=ro", uri=True)
    check_figures(data, figures, db)
    observations = check_observations(data, counting, archive, db)
    cells = check_workbook(data, figures, db)
    print(f"{len(figures)} figures, {observations} observations, {cells} cells of the workbook")
    if len(sys.argv) > 4:
        print(f"{check_shown(sys.argv[4], data)} numbers shown by LibreOffice")
    print("\n".join(f[:300] for f in failures[:20]))
    return 1 if failures or not figures or not observations else 0


if __name__ == "__main__":
    sys.exit(main())
