#!/usr/bin/env python3
"""Do the schema, the plan's table of words, forms and the words of receipts agree?

usage: drift.py TOP PLAN-DIR FORM.xlsx...

Every element and attribute that submission.xsd lets a table have is worded once in the
plan's <form> or <indicators>, and nothing else; the heads of a form are those words, in
the plan's order; where a receipt has words of its own for a field, it has one for each."""
import os
import sys
import xml.etree.ElementTree as ET

from workbook import Form

XS = "{http://www.w3.org/2001/XMLSchema}"
PLAN = "{urn:tongbao:plan:1}"
TABLES = ("industries", "enterprises", "projects", "problems", "practices")
TOTALS = ("@rows", "@sum", "@base-sum", "@plan-sum")
bad = []


def fault(text):
    bad.append(text)


# --- the schema -------------------------------------------------------------------------

class Schema:
    def __init__(self, path):
        self.root = ET.parse(path).getroot()
        self.types = {t.get("name"): t for t in self.root.findall(XS + "complexType")}

    def attributes(self, shape):
        names = [a.get("name") for a in shape.iter(XS + "attribute") if a in self.own(shape)]
        for extension in shape.iter(XS + "extension"):
            base = self.types.get(extension.get("base"))
            names += self.attributes(base) if base is not None else []
        return names

    def own(self, shape):
        """Attributes of the shape itself, not those of elements inside it."""
        inner = {a for e in shape.iter(XS + "element") for a in e.iter(XS + "attribute")}
        return {a for a in shape.iter(XS + "attribute")} - inner

    def shape(self, element):
        return self.types.get(element.get("type"), element.find(XS + "complexType"))

    def children(self, shape):
        return [e for s in shape.findall(XS + "sequence") for e in s.findall(XS + "element")]

    def fields(self):
        """By table: what each can hold, named as element@attribute or element."""
        found = {"head": set(), "milestones": {"project@code"}}
        root = self.root.find(XS + "element")
        shape = self.shape(root)
        found["head"] |= {f"submission@{a}" for a in self.attributes(shape)}
        for element in self.children(shape):
            name = element.get("name")
            section = self.shape(element)
            if name in TABLES:
                found[name] = {f"{name}@{a}" for a in self.attributes(section)}
                for row in self.children(section):
                    self.row(found, name, row)
            elif section is None:
                found["head"].add(name)
            else:
                found["head"] |= {f"{name}@{a}" for a in self.attributes(section)}
        return found

    def row(self, found, table, row):
        name, shape = row.get("name"), self.shape(row)
        found[table] |= {f"{name}@{a}" for a in self.attributes(shape)}
        if shape.find(XS + "simpleContent") is not None:
            found[table].add(name)
        for child in self.children(shape):
            found["milestones"] |= {f"{child.get('name')}@{a}" for a in self.attributes(self.shape(child))}


# --- the plan ---------------------------------------------------------------------------

class Words:
    def __init__(self, folder):
        self.indicators, self.tables, self.names = {}, {}, {}
        for name in sorted(f for f in os.listdir(folder) if f.endswith(".xml")):
            root = ET.parse(os.path.join(folder, name)).getroot()
            for e in root.iter(PLAN + "indicator"):
                self.indicators[e.get("code")] = {f.get("name"): f.get("head") for f in e}
                self.names[e.get("code")] = e.get("name")
            for e in root.iter(PLAN + "table"):
                self.tables[e.get("code")] = e

    def head(self, table, column):
        field = column.get("field")
        return column.get("head") or self.indicators[table.indicator][field]


def compare_schema(fields, words, whole):
    for table in sorted(fields.keys() | words.tables.keys()):
        worded = [c.get("field") for c in words.tables[table] if c.get("field")] if table in words.tables else []
        for field in sorted(set(worded) - fields.get(table, set())):
            fault(f"{table}: the plan words {field}, which no submission has")
        for field in sorted(fields.get(table, set()) - set(worded)):
            if whole or not field.endswith(TOTALS):
                fault(f"{table}: the plan has no word for {field}")
        for field in sorted({f for f in worded if worded.count(f) > 1}):
            fault(f"{table}: {field} is worded {worded.count(field)} times")


def compare_form(path, words):
    form = Form(path)
    for code, table in form.tables.items():
        source = words.tables[code]
        if table.sheet != source.get("title"):
            fault(f"{path}: the sheet {table.sheet} is {source.get('title')} in the plan")
        for field, (cell, label, at) in table.once.items():
            wanted = next(c.get("head") for c in source if c.get("field") == field)
            if not label == form.text(table.sheet, at) == wanted:
                fault(f"{path}: {field} is called {label}, and {wanted} in the plan")
        columns = [c for c in source if c.get("show") or c.get("field") in table.columns]
        for column, letter in zip(columns, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"):
            compare_head(path, form, table, column, letter, words)
        if code != "head" and set(table.columns) != {c.get("field") for c in source if c.get("field")
                                                     and not c.get("field").startswith(code + "@")}:
            fault(f"{path}: {code} has other columns than the plan: {sorted(table.columns)}")


def compare_head(path, form, table, column, letter, words):
    field = column.get("field")
    wanted = words.head(table, column)
    amount = not column.get("head") or column.get("show") in ("total", "plan", "last", "year-ago")
    if amount:
        wanted += f"（{table.unit}）"
    row = table.first - 1
    found = form.text(table.sheet, f"{letter}{row}")
    noted = table.columns[field] if field else (letter, wanted, f"{letter}{row}")
    if not noted == (letter, wanted, f"{letter}{row}") or found != wanted:
        fault(f"{path}: {table.sheet}!{letter}{row} is {found}, in _meta {noted}, and {wanted} in the plan")


def compare_receipts(path, fields):
    """A catalogue's words are for places that have none: there must be one for each field."""
    keys = {w.get("key") for w in ET.parse(path).getroot().iter("{urn:tongbao:receipt-messages:1}word")}
    for table in fields:
        for field in sorted(fields[table]):
            if "field." + field not in keys:
                fault(f"{path}: no word for {field}")
    for key in sorted(k for k in keys if k.startswith("field.")):
        if not any(key[6:] in fields[table] for table in fields):
            fault(f"{path}: a word for {key}, which no submission has")


def main():
    top, plan, forms = sys.argv[1], sys.argv[2], sys.argv[3:]
    fields = Schema(f"{top}/pipeline/schema/submission.xsd").fields()
    words = Words(plan)
    compare_schema(fields, words, plan.endswith("sample/input/plan"))
    compare_receipts(f"{top}/templates/receipt-messages.xml", fields)
    for path in forms:
        compare_form(path, words)
    print("\n".join(bad))
    print(f"{sum(map(len, fields.values()))} fields, {len(forms)} forms, {len(bad)} faults")
    return 1 if bad or not forms else 0


if __name__ == "__main__":
    sys.exit(main())
