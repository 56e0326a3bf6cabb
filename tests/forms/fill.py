#!/usr/bin/env python3
"""Fill a form by hand, and write the submission that says the same.

usage: fill.py RECORD FORM OUT.xlsx OUT.xml

RECORD is an archived record (or a submission): what the clerk means to report.  OUT.xlsx
is FORM with that in its cells; OUT.xml is what a program would send in its place, in the
form's units and order.  Stops when something of the record has no place in the form."""
import datetime
import sys
import xml.etree.ElementTree as ET
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from workbook import Form

UNITS = {"元": Decimal(1), "万元": Decimal(10) ** 4, "亿元": Decimal(10) ** 8}
SECTIONS = (("industries", "row"), ("enterprises", "row"), ("projects", "project"))
AMOUNTS = ("value", "base", "plan", "cumulative")
DAYS = ("date", "actual", "opened", "due", "closed")
HEAD = (("submission", ("date",)), ("contact", ("name", "phone")),
        ("responsible", ("prepared", "reviewed", "approved")))
# in the order in which a record has them
ORDER = {"row": ("code", "value", "base", "note", "uscc"),
         "project": ("code", "plan", "cumulative", "stage", "note", "national"),
         "milestone": ("type", "planned", "actual"),
         "problem": ("id", "category", "source", "responsible", "due", "status", "opened", "closed"),
         "practice": ("title",)}


def local(element):
    return element.tag.split("}")[1]


def amount(text, unit, into):
    """Exactly the same in another unit, with no zeros behind."""
    if text == "——":
        return text
    value = (Decimal(text) * UNITS[unit] / UNITS[into]).normalize()
    return f"{value:f}"


def cell(name, text):
    if text == "" or text == "——":
        return text
    if name in AMOUNTS:
        return Decimal(text)
    if name in DAYS:
        day = datetime.date.fromisoformat(text)
        return (day - datetime.date(1899, 12, 30)).days
    return text


class Filler:
    def __init__(self, record, form):
        self.form = form
        self.root = ET.parse(record).getroot()
        self.sections = {local(e): e for e in self.root}
        self.out = []

    def put(self, table, element, row, attributes, text=""):
        """A row of the form and its element of the submission."""
        for name in ORDER[element]:
            field = f"{element}@{name}"
            if (table, field) != ("milestones", "project@code"):
                self.write(table, field, row, cell(name, attributes.get(name, "")))
        if text:
            self.write(table, element, row, text)

    def write(self, table, field, row, value):
        columns = self.form.tables[table].columns
        if field not in columns:
            assert value == "", f"no column for {field} of {table}: {value}"
            return
        if row in self.form.tables[table].keys and not self.form.is_unlocked(
                self.form.tables[table].sheet, self.form.place(table, field, row)):
            assert str(value) == self.form.read(table, field, row), (field, value)
            return
        self.form.write(table, field, value, row)

    def standing(self, table, field, row):
        text = self.form.read(table, field, row)
        if text and field.split("@")[-1] in DAYS:
            return (datetime.date(1899, 12, 30) + datetime.timedelta(int(text))).isoformat()
        return text

    def line(self, indent, element, attributes, text=None, close=True):
        words = "".join(f" {n}={quoteattr(attributes[n])}" for n in attributes if attributes[n] != "")
        end = f">{escape(text)}</{element}>" if text is not None else "/>" if close else ">"
        self.out.append(f"{' ' * indent}<{element}{words}{end}")

    # --- the head ---------------------------------------------------------------------

    def head(self):
        form, facts = self.form, self.form.facts
        attributes = {"xmlns": "urn:tongbao:submission:1", "plan": facts["plan"], "unit": facts["unit"],
                      "period": facts["period"], "version": form.read("head", "submission@version"),
                      "date": self.root.get("date")}
        assert (attributes["unit"], attributes["period"]) == (self.root.get("unit"), self.root.get("period"))
        self.line(0, "submission", attributes, close=False)
        for element, names in HEAD:
            given = self.root if element == "submission" else self.sections.get(element)
            values = {n: given.get(n) if given is not None else "" for n in names}
            for name in names:
                form.write("head", f"{element}@{name}", cell(name, values[name]))
            if element != "submission" and given is not None:
                self.line(1, element, values)
        reason = self.sections.get("reason")
        form.write("head", "reason", reason.text if reason is not None else "")
        if reason is not None:
            self.line(1, "reason", {}, reason.text)

    # --- rows of amounts ----------------------------------------------------------------

    def section(self, name, element):
        section = self.sections.get(name)
        if section is None:
            assert name not in self.form.tables or not self.form.tables[name].keys, f"nothing of {name}"
            return
        table = self.form.tables[name]
        assert section.get("indicator") == table.indicator
        rows = {e.get("code"): dict(e.attrib) for e in section}
        for row in rows.values():
            row.pop("line", None)
            row.update((n, amount(row[n], section.get("unit"), table.unit)) for n in AMOUNTS if n in row)
        stray = set(rows) - set(table.keys.values())
        assert not stray, f"{name}: the form does not ask for {stray}"
        self.line(1, name, {"indicator": table.indicator, "unit": table.unit}, close=False)
        for row, code in table.keys.items():
            self.put(name, element, row, rows.get(code, {"code": code}))
            if code not in rows:
                continue
            steps = self.steps.get(code, []) if name == "projects" else []
            attributes = {n: rows[code].get(n, "") for n in ORDER[element]}
            self.line(2, element, attributes, close=not steps)
            for step in steps:
                self.line(3, "milestone", step)
            if steps:
                self.out.append(f"  </{element}>")
        self.out.append(f" </{name}>")

    def milestones(self):
        """By project, in the order of the form's rows; those it does not know go behind."""
        self.steps = {}
        table = self.form.tables.get("milestones")
        if table is None:
            return
        wanted = {}
        for project in self.sections.get("projects", ()):
            for e in project:
                step = {n: e.get(n, "") for n in ORDER["milestone"]}
                wanted[f"{project.get('code')} {e.get('type')}"] = (project.get("code"), step)
        spare = iter(range(table.keyed + 1, table.last + 1))
        for row, key in table.keys.items():
            code, step = wanted.pop(key, (None, None))
            keys = key.split(" ")
            self.put("milestones", "milestone", row, step or {"type": keys[1]})
            if step:
                self.steps.setdefault(code, []).append(step)
        for code, step in wanted.values():
            row = next(spare)
            self.write("milestones", "project@code", row, code)
            self.put("milestones", "milestone", row, step)
            self.steps.setdefault(code, []).append(step)

    # --- problems and practices ------------------------------------------------------------

    def texts(self, name, element, key):
        table = self.form.tables[name]
        given = [(dict((n, e.get(n, "")) for n in ORDER[element]), e.text) for e in self.sections.get(name, ())]
        known = {attributes[key]: (attributes, text) for attributes, text in given}
        spare = iter(range(table.keyed + 1, table.last + 1))
        done = []
        for row, k in table.keys.items():
            if k in known:
                self.put(name, element, row, *known[k])
                done.append(known.pop(k))
            else:  # the clerk leaves it as it stands
                done.append((dict((n, self.standing(name, f"{element}@{n}", row)) for n in ORDER[element]),
                             self.standing(name, element, row)))
        for attributes, text in known.values():
            self.put(name, element, next(spare), attributes, text)
            done.append((attributes, text))
        if not done and name == "problems":  # asked for, and there is none
            self.out.append(f" <{name}/>")
        if done:
            self.out.append(f" <{name}>")
            for attributes, text in done:
                self.line(2, element, attributes, text)
            self.out.append(f" </{name}>")

    def run(self):
        self.out.append('<?xml version="1.0" encoding="UTF-8"?>')
        self.head()
        self.milestones()
        for name, element in SECTIONS:
            self.section(name, element)
        self.texts("problems", "problem", "id")
        self.texts("practices", "practice", "title")
        self.out.append("</submission>")


def main():
    record, form, book, submission = sys.argv[1:5]
    filler = Filler(record, Form(form))
    filler.run()
    filler.form.save(book)
    with open(submission, "w", encoding="utf-8") as f:
        f.write("\n".join(filler.out) + "\n")


if __name__ == "__main__":
    main()
