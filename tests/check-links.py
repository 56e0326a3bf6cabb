#!/usr/bin/env python3
"""Does every figure in the text of a PDF lead to the row that prints it?

The links and where they lead are read from FILE.pdf, by qpdf, and so are, by MuPDF,
the characters under each link; what stands in the row that begins there, cell by cell,
from FILE.pages.  That number must be one of the numbers of the row, whatever sign or
mark stands beside it.  To be sure that the check would notice, each link is then led to
the next row: most of them must be found wrong.

usage: check-links.py FILE.pages FILE.pdf
"""
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

PU = 1024  # to a point
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def run(*command):
    return subprocess.run(command, check=True, capture_output=True).stdout


class Pdf:
    """Objects of the file as qpdf shows them."""

    def __init__(self, path):
        data = json.loads(run("qpdf", "--json=2", path))
        self.objects = data["qpdf"][1]
        self.pages = [page["object"] for page in data["pages"]]
        self.root = self.get(self.objects["trailer"]["value"]["/Root"])

    def get(self, value):
        if isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            entry = self.objects["obj:" + value]
            return entry["value"] if "value" in entry else entry["stream"]["dict"]
        return value

    def string(self, value):
        return bytes.fromhex(value[2:]).decode() if value.startswith("b:") else value[2:]

    def places(self):
        """name: (page from 0, x, y), y from the bottom."""
        tree = self.get(self.get(self.root.get("/Names", {})).get("/Dests", {}))
        names = self.get(tree.get("/Names", []))
        found = {}
        for name, place in zip(names[::2], names[1::2]):
            page, _, x, y, _ = self.get(place)
            found[self.string(name)] = (self.pages.index(page), x, y)
        return found

    def links(self):
        """(page from 0, box, name, annotation) of each."""
        for index, page in enumerate(self.pages):
            for annotation in map(self.get, self.get(self.get(page).get("/Annots", []))):
                if "/Dest" in annotation:
                    yield index, annotation["/Rect"], self.string(annotation["/Dest"]), annotation


def read_characters(path):
    """Of each page its height and (x, y, character), y from the top.

    x is where the character starts: a mark that is set closer ends before its box does.
    """
    pages = []
    for page in ElementTree.fromstring(run("mutool", "draw", "-q", "-F", "stext", "-o", "-", path)):
        characters = [(float(c.get("x")), float(c.get("y")), c.get("c")) for c in page.iter("char")]
        pages.append((float(page.get("height")), characters))
    return pages


def text_in(page, box):
    """The characters that start in the box, a point's play at either end."""
    height, characters = page
    left, low, right, high = box
    return "".join(c for x, y, c in characters if left - 1 < x < right - 1 and low < height - y < high)


def read_rows(path):
    """name: (page from 0, x, y, texts of the cells) of each row with a name."""
    rows, page, height, waiting, row, depth = {}, -1, 0, None, None, 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            words = line.rstrip("\n").split(" ")
            if words[0] == "page":
                page, height = page + 1, int(words[2])
            elif words[0] == "d":
                waiting = (words[3], page, int(words[1]) / PU, (height - int(words[2])) / PU)
            elif words[0] == "(" and words[1] == "TR" and waiting:
                row, waiting, depth = rows.setdefault(waiting[0], (*waiting[1:], [])), None, 0
            elif words[0] == "(":
                waiting = None
                if row:
                    depth += 1
                    row[3].append("")
            elif words[0] == ")" and row:
                depth -= 1
                row = None if depth < 0 else row
            elif words[0] == "t" and row:
                row[3][-1] += " ".join(words[7:])
    return rows


def find_fault(text, row):
    """What is wrong with a link on this text to this row; None: nothing."""
    if text in row[3]:  # a word, as the name of a step is
        return None
    if not NUMBER.fullmatch(text):
        return f"'{text}' is no number"
    if not any(text in NUMBER.findall(cell) for cell in row[3]):
        return f"'{text}' is none of {' | '.join(row[3])}"
    return None


def main():
    pages, path = sys.argv[1:]
    pdf = Pdf(path)
    places, rows, characters = pdf.places(), read_rows(pages), read_characters(path)
    names = sorted(rows)
    faults, led, noticed = [], [], 0
    for page, box, name, annotation in pdf.links():
        at = f"{path}: page {page + 1}: link to {name}:"
        if annotation.get("/F") != 4 or annotation.get("/Border") != [0, 0, 0]:
            faults.append(f"{at} is not printed, or has a border")
        if name not in rows:
            continue
        row, place = rows[name], places[name]
        if place[0] != row[0] or abs(place[1] - row[1]) > 0.01 or abs(place[2] - row[2]) > 0.01:
            faults.append(f"{at} leads to {place}, the row is at {row[:3]}")
        text = text_in(characters[page], box)
        fault = find_fault(text, row)
        if fault:
            faults.append(f"{at} {fault}")
        led.append(name)
        noticed += find_fault(text, rows[names[(names.index(name) + 1) % len(names)]]) is not None
    print("\n".join(faults + [f"{path}: {len(led)} links to {len(set(led))} rows"]))
    if not led or noticed * 2 < len(led):
        print(f"{path}: {noticed} of {len(led)} links to wrong rows would be noticed")
        return 1
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
