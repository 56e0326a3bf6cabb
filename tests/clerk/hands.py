"""What a clerk does to a form in WPS: cells, rows, sheets, and saving as something else."""
import os
import re
import sys
import xml.etree.ElementTree as ET

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../forms"))
from workbook import Form, letters, number_of, parts_of, tag  # noqa: E402


class Hands(Form):
    # --- rows -----------------------------------------------------------------------

    def data(self, sheet):
        return self.tree(sheet).find(tag("sheetData"))

    def row(self, sheet, number):
        return next(r for r in self.data(sheet) if int(r.get("r")) == number)

    @staticmethod
    def renumber(row, number):
        row.set("r", str(number))
        for cell in row:
            cell.set("r", f"{parts_of(cell.get('r'))[0]}{number}")

    def shift(self, sheet, start, by):
        """Rows from `start` on move, and what is merged in them with them."""
        for row in self.data(sheet):
            if int(row.get("r")) >= start:
                self.renumber(row, int(row.get("r")) + by)
        for merge in self.tree(sheet).iter(tag("mergeCell")):
            ends = [parts_of(p) for p in merge.get("ref").split(":")]
            merge.set("ref", ":".join(f"{c}{r + by if r >= start else r}" for c, r in ends))

    def delete_row(self, sheet, number):
        self.data(sheet).remove(self.row(sheet, number))
        self.shift(sheet, number, -1)

    def insert_row(self, sheet, number, values):
        """values: letter -> value."""
        self.shift(sheet, number, 1)
        row = ET.Element(tag("row"))
        for letter in sorted(values, key=number_of):
            ET.SubElement(row, tag("c"), {"r": f"{letter}{number}"})
        row.set("r", str(number))
        rows = self.data(sheet)
        rows.insert(sum(int(r.get("r")) < number for r in rows), row)
        for letter, value in values.items():
            self.put(sheet, f"{letter}{number}", value)

    def values(self, sheet, number):
        """Letter -> what stands in the row, as insert_row takes it."""
        found = {}
        for cell in self.row(sheet, number):
            text = self.text(sheet, cell.get("r"))
            if text:
                is_text = cell.get("t") in ("s", "inlineStr")
                found[parts_of(cell.get("r"))[0]] = text if is_text else Number(text)
        return found

    def sort_rows(self, sheet, first, last, key):
        """Largest first, by the numbers in a column."""
        rows = [self.row(sheet, n) for n in range(first, last + 1)]
        at = list(self.data(sheet)).index(rows[0])
        rows.sort(key=lambda r: -float(self.text(sheet, f"{key}{r.get('r')}") or 0))
        for row in rows:
            self.data(sheet).remove(row)
        for i, row in enumerate(rows):
            self.renumber(row, first + i)
            self.data(sheet).insert(at + i, row)

    # --- cells ----------------------------------------------------------------------

    def put(self, sheet, place, value):
        super().put(sheet, place, str(value) if isinstance(value, (int, Number)) else value)
        if isinstance(value, (int, Number)):
            cell = self.cell(sheet, place)
            cell.attrib.pop("t")
            for child in list(cell):
                cell.remove(child)
            ET.SubElement(cell, tag("v")).text = str(value)

    def text(self, sheet, place):
        cell = self.cell(sheet, place)
        inline = cell.find(tag("is")) if cell is not None else None
        if inline is not None:
            return "".join(t.text or "" for t in inline.iter(tag("t")))
        return super().text(sheet, place)

    def formula(self, sheet, place, formula, kind, value):
        """value None: the program that wrote the file did not compute it."""
        self.put(sheet, place, "")
        cell = self.cell(sheet, place)
        ET.SubElement(cell, tag("f")).text = formula
        if value is not None:
            cell.set("t", kind)
            ET.SubElement(cell, tag("v")).text = value

    def copy_cell(self, other, sheet, place):
        """As it stands in another form."""
        mine, theirs = self.cell(sheet, place), other.cell(sheet, place)
        text = other.text(sheet, place)
        is_text = theirs.get("t") in ("s", "inlineStr")
        self.put(sheet, place, text if is_text or not text else Number(text))
        if theirs.get("s") is not None:
            mine.set("s", theirs.get("s"))

    def merge(self, sheet, where):
        """The first value stays, as in every program."""
        (c1, r1), (c2, r2) = [parts_of(p) for p in where.split(":")]
        for r in range(r1, r2 + 1):
            for c in range(number_of(c1), number_of(c2) + 1):
                if (r, letters(c)) != (r1, c1) and self.cell(sheet, f"{letters(c)}{r}") is not None:
                    self.put(sheet, f"{letters(c)}{r}", "")
        tree = self.tree(sheet)
        merges = tree.find(tag("mergeCells"))
        if merges is None:
            merges = ET.Element(tag("mergeCells"))
            after = [i for i, e in enumerate(tree) if e.tag in (tag("sheetData"), tag("sheetProtection"))]
            tree.insert(max(after) + 1, merges)
        ET.SubElement(merges, tag("mergeCell"), {"ref": where})

    def unmerge(self, sheet, where):
        merges = self.tree(sheet).find(tag("mergeCells"))
        for merge in [m for m in merges if m.get("ref") == where]:
            merges.remove(merge)

    # --- sheets -----------------------------------------------------------------------

    def book(self, change):
        text = change(self.parts["xl/workbook.xml"].decode())
        assert text != self.parts["xl/workbook.xml"].decode()
        self.parts["xl/workbook.xml"] = text.encode()

    def rename_sheet(self, old, new):
        self.book(lambda text: text.replace(f'name="{old}"', f'name="{new}"'))
        self.sheets[new] = self.sheets.pop(old)

    def delete_sheet(self, name):
        self.book(lambda text: re.sub(f'<sheet name="{name}"[^>]*/>', "",
                                      re.sub("<definedNames>.*</definedNames>", "", text)))
        self.trees.pop(self.sheets.pop(name))


class Number(str):
    """A number as a cell has it."""
