"""Forms as a test fills and changes them: cells of an .xlsx file, by the file's own parts.

A second reading of tongbao-form(5): nothing here is of the programs that are tested."""
import re
import xml.etree.ElementTree as ET
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ET.register_namespace("", MAIN)
ET.register_namespace("r", REL)


def tag(name):
    return f"{{{MAIN}}}{name}"


def letters(number):
    """1 is A."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


def number_of(text):
    """A is 1."""
    number = 0
    for letter in text:
        number = number * 26 + ord(letter) - 64
    return number


class Workbook:
    """The cells of an .xlsx; all else is kept as it is."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as z:
            self.parts = {i.filename: z.read(i) for i in z.infolist()}
        strings = ET.fromstring(self.parts["xl/sharedStrings.xml"])
        self.strings = ["".join(t.text or "" for t in s.iter(tag("t"))) for s in strings]
        targets = {r.get("Id"): "xl/" + r.get("Target")
                   for r in ET.fromstring(self.parts["xl/_rels/workbook.xml.rels"])}
        book = ET.fromstring(self.parts["xl/workbook.xml"])
        self.sheets = {s.get("name"): targets[s.get(f"{{{REL}}}id")] for s in book.iter(tag("sheet"))}
        self.trees = {part: ET.fromstring(self.parts[part]) for part in self.sheets.values()}

    def tree(self, sheet):
        return self.trees[self.sheets[sheet]]

    def cell(self, sheet, place):
        return next((c for c in self.tree(sheet).iter(tag("c")) if c.get("r") == place), None)

    def text(self, sheet, place):
        cell = self.cell(sheet, place)
        value = cell.find(tag("v")) if cell is not None else None
        if value is None:
            return ""
        return self.strings[int(value.text)] if cell.get("t") == "s" else value.text

    def rows(self, sheet):
        """Texts of each row, in order."""
        for row in self.tree(sheet).iter(tag("row")):
            yield [self.text(sheet, c.get("r")) for c in row.iter(tag("c"))]

    def put(self, sheet, place, value):
        """A number (int, Decimal) or a text; "" empties the cell."""
        cell = self.cell(sheet, place)
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        if value == "":
            return
        if isinstance(value, str):
            cell.set("t", "inlineStr")
            text = ET.SubElement(ET.SubElement(cell, tag("is")), tag("t"))
            text.text = value
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        else:
            ET.SubElement(cell, tag("v")).text = str(value)

    def is_unlocked(self, sheet, place):
        styles = ET.fromstring(self.parts["xl/styles.xml"])
        formats = styles.find(tag("cellXfs"))
        style = formats[int(self.cell(sheet, place).get("s", "0"))]
        protection = style.find(tag("protection"))
        return protection is not None and protection.get("locked") == "0"

    def save(self, path):
        for part, tree in self.trees.items():
            self.parts[part] = ET.tostring(tree, encoding="utf-8", xml_declaration=True)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
            for name, data in self.parts.items():
                z.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


class Table:
    """A table record of _meta, with its columns and keys."""

    def __init__(self, words):
        self.code, self.sheet, self.indicator, self.unit = words[1:5]
        self.first, self.keyed, self.last = map(int, words[5:8])
        self.columns = {}  # field: (letter, head, cell of the head)
        self.once = {}     # field: (cell, label, cell of the label)
        self.keys = {}     # row: key


class Form(Workbook):
    def __init__(self, path):
        super().__init__(path)
        self.facts, self.tables = {}, {}
        for words in self.rows("_meta"):
            if words[0] == "table":
                self.tables[words[1]] = Table(words)
            elif words[0] == "once":
                self.tables[words[1]].once[words[2]] = tuple(words[3:6])
            elif words[0] == "column":
                self.tables[words[1]].columns[words[2]] = tuple(words[3:6])
            elif words[0] == "key":
                self.tables[words[1]].keys[int(words[2])] = words[3]
            else:
                self.facts[words[0]] = words[1]

    def place(self, table, field, row=None):
        t = self.tables[table]
        return t.once[field][0] if row is None else f"{t.columns[field][0]}{row}"

    def read(self, table, field, row=None):
        t = self.tables[table]
        return self.text(t.sheet, self.place(table, field, row))

    def write(self, table, field, value, row=None):
        self.put(self.tables[table].sheet, self.place(table, field, row), value)


def parts_of(place):
    """"C7" is ("C", 7)."""
    letter, row = re.fullmatch("([A-Z]+)([0-9]+)", place).groups()
    return letter, int(row)
