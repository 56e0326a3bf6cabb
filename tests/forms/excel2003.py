#!/usr/bin/env python3
"""Write forms as XML Spreadsheet 2003, as Excel saves it: empty cells and rows left out,
places by ss:Index where something was, days as DateTime.

usage: excel2003.py FOLDER FORM.xlsx..."""
import datetime
import os
import re
import sys
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

from workbook import Form, number_of, parts_of, tag

LAST_DAY = 2958466  # what is later no program shows as a day

HEAD = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:x="urn:schemas-microsoft-com:office:excel"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:html="http://www.w3.org/TR/REC-html40">
 <CustomDocumentProperties xmlns="urn:schemas-microsoft-com:office:office">
  <form-id dt:dt="string" xmlns:dt="uuid:C2F41010-65B3-11d1-A29F-00AA00C14882">%s</form-id>
 </CustomDocumentProperties>
"""


def day_styles(form):
    """Indexes of cell formats that show days."""
    styles = ET.fromstring(form.parts["xl/styles.xml"])
    days = {n.get("numFmtId") for n in styles.iter(tag("numFmt")) if "yyyy" in n.get("formatCode")}
    return {str(i) for i, x in enumerate(styles.find(tag("cellXfs"))) if x.get("numFmtId") in days}


def data(form, sheet, cell, days):
    value = cell.find(tag("v"))
    if cell.get("t") == "inlineStr":
        return "String", "".join(t.text or "" for t in cell.iter(tag("t")))
    if value is None:
        return None
    if cell.get("t") == "e":
        return "Error", value.text
    if cell.get("t") == "s":
        return "String", form.strings[int(value.text)]
    if cell.get("s") in days and int(value.text) < LAST_DAY:
        day = datetime.date(1899, 12, 30) + datetime.timedelta(int(value.text))
        return "DateTime", day.isoformat() + "T00:00:00.000"
    return "Number", value.text


def merges(form, sheet):
    """First cell of each merge: how many more it covers."""
    found = {}
    for merge in form.tree(sheet).iter(tag("mergeCell")):
        first, last = merge.get("ref").split(":")
        (c1, r1), (c2, r2) = parts_of(first), parts_of(last)
        found[first] = f' ss:MergeAcross="{number_of(c2) - number_of(c1)}" ss:MergeDown="{r2 - r1}"'
    return found


def write_sheet(form, sheet, days, out):
    out.append(f" <Worksheet ss:Name={quoteattr(sheet)}>\n  <Table>")
    last_row, merged = 0, merges(form, sheet)
    for row in form.tree(sheet).iter(tag("row")):
        cells, last = [], 0
        for cell in row.iter(tag("c")):
            found = data(form, sheet, cell, days)
            formula = cell.find(tag("f"))
            if found is None and formula is None and cell.get("r") not in merged:
                continue
            column = number_of(parts_of(cell.get("r"))[0])
            index = f' ss:Index="{column}"' if column != last + 1 else ""
            more = merged.get(cell.get("r"), "")
            more += f" ss:Formula={quoteattr('=' + formula.text)}" if formula is not None else ""
            text = f'<Data ss:Type="{found[0]}">{escape(found[1])}</Data>' if found else ""
            cells.append(f"    <Cell{index}{more}>{text}</Cell>")
            across = re.search('MergeAcross="([0-9]+)"', more)
            last = column + (int(across.group(1)) if across else 0)
        if not cells:
            continue
        index = f' ss:Index="{row.get("r")}"' if int(row.get("r")) != last_row + 1 else ""
        out.append(f"   <Row{index}>\n" + "\n".join(cells) + "\n   </Row>")
        last_row = int(row.get("r"))
    out.append("  </Table>\n </Worksheet>")


def main():
    folder, forms = sys.argv[1], sys.argv[2:]
    for path in forms:
        form = Form(path)
        properties = ET.fromstring(form.parts["docProps/custom.xml"])
        out = [HEAD % "".join(properties.itertext()).strip()]
        days = day_styles(form)
        for sheet in form.sheets:
            write_sheet(form, sheet, days, out)
        out.append("</Workbook>")
        name = os.path.splitext(os.path.basename(path))[0] + ".xml"
        with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
            f.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
