#!/usr/bin/env python3
"""Does a reader of the PDF get every line in the order in which it was set?

Runs of FILE.pages that stand side by side on one baseline are a line; its text,
without blanks, must stand in one piece in what pdftotext and MuPDF read of that page.

usage: check-order.py FILE.pages FILE.pdf
"""
import re
import subprocess
import sys

RUN = re.compile(r"t (\d+) (\d+) (-?\d+) (-?\d+) [0-9a-f]{6} (\S+) (.*)$")


def unescape(text):
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "s": " "}.get(m.group(1), m.group(1)), text)


def lines_of(path):
    """(page, text) of every line."""
    page, line, end, last = 0, "", None, None
    with open(path, encoding="utf-8") as rows:
        for row in rows:
            if row.startswith("page "):
                if line:
                    yield page, line
                page, line, end, last = page + 1, "", None, None
                continue
            match = RUN.match(row.rstrip("\n"))
            if not match:
                continue
            size, x, y = (int(match.group(k)) for k in (2, 3, 4))
            width = sum(int(g.split(":")[1].split("*")[0]) for g in match.group(5).split(","))
            # faces share a baseline to within the shift that centres them
            if last is None or abs(y - last) > size // 5 or abs(x - end) > size // 50:
                if line:
                    yield page, line
                line = ""
            line += unescape(match.group(6))
            end, last = x + width, y
    if line:
        yield page, line


READERS = {"pdftotext": ["pdftotext", "{}", "-"], "mutool": ["mutool", "draw", "-q", "-F", "txt", "{}"]}


def read_by(name, pdf):
    """The text of every page, without blanks."""
    command = [word.format(pdf) for word in READERS[name]]
    text = subprocess.run(command, check=True, capture_output=True).stdout
    return ["".join(t.split()) for t in text.decode().split("\f")]


def main():
    pages, pdf = sys.argv[1:]
    read = {name: read_by(name, pdf) for name in READERS}
    bad = count = 0
    for page, line in lines_of(pages):
        count += 1
        for part in line.split("\u3000"):  # a blank of an em may part columns
            for name in READERS:
                if "".join(part.split()) not in read[name][page - 1]:
                    print(f"{pdf}: page {page}: out of order for {name}: {line}")
                    bad += 1
    if count == 0:
        print(f"{pages}: no lines")
        bad = 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
