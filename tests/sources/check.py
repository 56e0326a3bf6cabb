#!/usr/bin/env python3
"""Is every figure that a PDF prints in the table of sources in it, and the other way round?
And does each number of its text that one of its tables prints lead to that row?

The table is the attachment 数据出处表.csv, unpacked by poppler, as is the text.  What is printed
twice needs two rows; of a chart a row may be drawn and not be written, and its axes have
numbers without a row: what its picture says (charts/NAME.ID.pages) is left out.  A number of
the text counts where it has decimals or a unit of money or of a rate; what is none of the
period's figures is told by what stands around it: NOT_FIGURES.

usage: check.py [--public] FOLDER
  FOLDER     documents/, of tongbao-compose -u, charts/ and paint/, as a run has them
  --public   of the public edition: nothing of R18 may stand in the tables
"""
import collections
import csv
import glob
import io
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

NAME = "数据出处表.csv"
DOCUMENT = "{urn:tongbao:document:1}"
NUMBER = re.compile(r"\d+(?:\.\d+)?")
COUNTED = re.compile(r"\d+\.\d+|\d+(?=[亿万]元|%|个百分点)")
NOT_FIGURES = [re.compile(pattern) for pattern in (
    r"20\d\d\.[01]\d",                     # 2021.05—2023.08
    r"\d+—\d+亿元|\d+亿元以上",            # bands of the plan
    r"\d+(?:\.\d+)?分(?= \d)",            # points that people gave
    r"不低于\d+(?:\.\d+)?亿元|的\d+%|\d+%(?=，计\d)|每次[加扣]?-?\d+(?:\.\d+)?分",  # rules of the plan
    r"标准\d+万元|超过\d+亿元的",
    r"0\.0即恰好达到",                      # a note says what it means
    r"相差0\.0?1|^0\.0?1(?=。)",             # a note says by how much roundings differ
)]
# Beside figures these print who has reported as of a day, which tongbao-receive says.
OF_STATUS = ("data-quality", "reminders", "queries")
SECRET = ("准确值", "由何算出", "所用数据编号", "最终来源", "报送单位", "文件摘要")


def run(*command):
    return subprocess.run(command, check=True, capture_output=True).stdout


def read_table(path):
    """Rows by head; None where the PDF has no such file."""
    names = re.findall(r"^(\d+): (.*)$", run("pdfdetach", "-list", path).decode(), re.M)
    number = next((n for n, name in names if name == NAME), None)
    if number is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "table.csv")
        run("pdfdetach", "-save", number, "-o", file, path)
        with open(file, encoding="utf-8", newline="") as f:
            text = f.read()
    if not text.startswith("\ufeff"):
        raise SystemExit(f"{path}: the table does not begin with the mark of UTF-8")
    rows = list(csv.DictReader(io.StringIO(text[1:])))
    return [{k: v[1:] if v.startswith("'") else v for k, v in row.items()} for row in rows]


def read_pictures(folder, name):
    """The runs of text in the pictures of a document."""
    texts = []
    for path in glob.glob(os.path.join(folder, "charts", glob.escape(name) + ".*.pages")):
        with open(path, encoding="utf-8") as lines:
            texts += [line.rstrip("\n").split(" ", 7)[7] for line in lines if line[:2] in ("t ", "T ")]
    return texts


def without_others(text):
    for pattern in NOT_FIGURES:
        text = pattern.sub(" ", text)
    return text


def check_bags(path, pictures, rows):
    """Faults, and how many numbers were compared."""
    texts = run("pdftotext", "-raw", path, "-").decode().split("\n")
    rows = [row for row in rows if row["印在"] != "图"]
    told = collections.Counter(n for row in rows for n in NUMBER.findall(row["印刷值"]))
    drawn = collections.Counter(n for text in pictures for n in NUMBER.findall(text))
    printed = collections.Counter(n for text in texts for n in NUMBER.findall(text)) - drawn
    counted = collections.Counter(n for text in texts for n in COUNTED.findall(without_others(text)))
    counted -= drawn
    faults = [f"'{n}' is told {told[n]} times and printed {printed[n]}" for n in sorted(told - printed)]
    if os.path.basename(path)[:-len(".pdf")] not in OF_STATUS:
        faults += [f"'{n}' is printed {counted[n]} times and told {told[n]}" for n in sorted(counted - told)]
    whole = "\n".join(texts)
    words = {row["印刷值"] for row in rows if not NUMBER.search(row["印刷值"])}
    faults += [f"'{word}' is told and not printed" for word in sorted(words) if word not in whole]
    return faults, sum((counted & told).values())


def check_rows(rows, public):
    """Each row tells where, by what rule and from what."""
    faults = []
    for at, row in enumerate(rows, 2):
        lacks = [head for head in ("文件", "印在", "印刷值", "数据名称", "状态", "计算规则", "规则含义", "数据编号")
                 if not row[head]]
        if not public and row["状态"] in ("有值", "零", "沿用上期") and not row["准确值"]:
            lacks += ["准确值"] if not re.search(r"-(crossing|crossing2|landing-method|tier|next)", row["数据编号"]) else []
        if not public and row["报送单位"] and not re.search(r"第\d+版（[0-9a-f]{16}）第\d", row["最终来源"]):
            lacks.append("最终来源")
        if not public and row["由何算出"] and not row["所用数据编号"]:
            lacks.append("所用数据编号")
        faults += [f"row {at} ({row['数据编号']}) lacks {head}" for head in lacks]
    if public and rows:
        faults += [f"the public edition has the column {head}" for head in SECRET if head in rows[0]]
    return faults


def check_links(folder, name):
    """Numbers of the text that a table prints and that lead nowhere; how many lead."""
    with open(os.path.join(folder, name + ".uses"), encoding="utf-8") as lines:
        uses = [line.rstrip("\n").split("\t") for line in lines]
    tabled = {use[0] for use in uses if use[2] == "row"}
    want = collections.Counter(use[1] for use in uses if use[2] in ("p", "note", "indicator") and
                               use[0] in tabled and NUMBER.search(use[1]))
    have = collections.Counter()
    root = ElementTree.parse(os.path.join(folder, name + ".xml")).getroot()
    for ref in root.iter(DOCUMENT + "ref"):
        have["".join(ref.itertext())] += 1
    for indicator in root.iter(DOCUMENT + "indicator"):
        have[indicator.get("value")] += "to" in indicator.attrib
    return [f"{n} of '{text}' lead to no row" for text, n in (want - have).items()], sum(want.values())


def main():
    public = sys.argv[1] == "--public"
    (folder,) = sys.argv[1 + public:]
    paths = sorted(glob.glob(os.path.join(folder, "paint", "*.pdf")))
    tables = numbers = links = bad = 0
    for path in paths:
        rows = read_table(path)
        name = os.path.basename(path)[:-len(".pdf")]
        faults = []
        if rows is not None:
            faults, n = check_bags(path, read_pictures(folder, name), rows)
            faults += check_rows(rows, public)
            tables, numbers = tables + 1, numbers + n
        if os.path.exists(os.path.join(folder, "documents", name + ".uses")):
            wrong, n = check_links(os.path.join(folder, "documents"), name)
            faults, links = faults + wrong, links + n
        for fault in faults[:20]:
            print(f"{path}: {fault}")
        bad += len(faults)
    print(f"{len(paths)} PDFs, {tables} with a table, {numbers} numbers, {links} links, {bad} faults")
    return 1 if bad or tables == 0 or numbers == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
