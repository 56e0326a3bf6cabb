"""What goes wrong in a clerk's day: each case spoils a report that would be accepted.

A case of a form takes the form as it was filled in and returns nothing, or the bytes of
the file that is sent in its place; a case of XML takes the text and returns another."""
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../books"))
import golden  # noqa: E402
from hands import Number  # noqa: E402

E, P, M, Q, HEAD = "企业表", "项目表", "项目节点表", "问题清单", "报表封面"
BAD, SAME, FINE, LEFT = "退回", "重复", "受理", "未接收"


class Case:
    def __init__(self, name, spoil, outcome=BAD, **how):
        self.name, self.spoil, self.outcome = name, spoil, outcome
        self.month = how.get("month", "07")      # whose form or submission is filled in
        self.file = how.get("file")              # its name, where that matters
        self.folder = how.get("folder")          # of the inbox
        self.before = how.get("before", False)   # the month was accepted already
        self.signers = how.get("signers", False)
        self.lies = how.get("lies", 0)           # minutes that the file has lain there


def wide(text):
    return "".join(chr(ord(c) + 0xfee0) for c in text)


def times(text, tens):
    """Ten thousand times as much, or a ten-thousandth, as one would type it."""
    whole, _, part = text.partition(".")
    if tens > 0:
        return (whole + (part + "0" * tens)[:tens]).lstrip("0") or "0"
    whole = whole.rjust(1 - tens, "0")
    return f"{whole[:tens]}.{whole[tens:]}{part}"[:12]


# --- forms -----------------------------------------------------------------------------

def change(sheet, place, to):
    return lambda book: book.put(sheet, place, to(book.text(sheet, place)) if callable(to) else to)


def column(sheet, letter, first, last, to):
    def spoil(book):
        for row in range(first, last + 1):
            place = f"{letter}{row}"
            book.put(sheet, place, Number(to(book.text(sheet, place))))
    return spoil


def empty(book):
    """As it was made: nobody filled it in."""
    for table in book.tables.values():
        for row in table.keys:
            for field, (letter, _, _) in table.columns.items():
                if field in ("row@value", "row@base", "project@cumulative"):
                    book.put(table.sheet, f"{letter}{row}", "")
    book.put(HEAD, "B9", "")


def names_missing(book):
    for place in ("B12", "B13", "B14"):
        book.put(HEAD, place, "")


def names_swapped(book):
    first, second = book.text(E, "B6"), book.text(E, "B7")
    book.put(E, "B6", second)
    book.put(E, "B7", first)


def cleared(book):
    for letter in "BCDE":
        book.put(Q, f"{letter}5", "")


def rows_left_empty(book):
    for row in (9, 10):
        for letter in "FG":
            book.put(E, f"{letter}{row}", "")


def insert(book):
    book.insert_row(E, 9, {"A": "E09", "B": "新厂", "F": Number("5000"), "G": Number("4000")})


def as_csv(book):
    rows = [",".join((row + [""] * 8)[:8]) for row in book.rows(E)]
    return ("\r\n".join(rows) + "\r\n").encode("gb18030")


def half(book):
    data = book.bytes()
    return data[:len(data) * 3 // 5]


FORMS = [
    # the ten of every day
    Case("wide-digits", change(E, "F6", wide)),
    Case("times-10000", change(E, "F6", lambda t: Number(times(t, 4)))),
    Case("column-in-yi", column(E, "F", 6, 18, lambda t: times(t, -4))),
    Case("thousands", change(E, "F6", lambda t: f"{float(t):,.2f}")),
    Case("period-january", change(HEAD, "B7", "2022-01"), month="02"),
    Case("row-deleted", lambda book: book.delete_row(E, 9)),
    Case("last-month-again", lambda book: book.last_month(), SAME, file="天元区报表.xlsx"),
    Case("below-last-month", change(E, "F6", lambda t: Number("1201437.25"))),
    Case("unit-of-measure", change(E, "F5", "本年累计（亿元）")),
    Case("unit-line", change(E, "A3", lambda t: t.replace("万元", "亿元"))),
    Case("names-swapped", names_swapped),
    Case("unit-code", change(HEAD, "B6", "430212")),
    Case("name-missing", change(HEAD, "B13", "")),
    Case("names-missing", names_missing),
    Case("signature-missing", lambda book: None, signers=True),
    Case("project-deleted", lambda book: book.delete_row(P, 9)),
    Case("merged", lambda book: book.merge(E, "F6:F7")),
    # and of those who live in a spreadsheet
    Case("empty", empty),
    Case("date-slashes", change(HEAD, "B9", "2022/8/5"), FINE),
    Case("date-words", change(HEAD, "B9", "2022年8月5日"), FINE),
    Case("date-digits", change(HEAD, "B9", Number("20220805")), FINE),
    Case("month-words", change(M, "D7", "2022年7月"), FINE),
    Case("date-short", change(HEAD, "B9", "8/5/22")),
    Case("number-as-text", change(E, "F6", str), FINE),
    Case("percent", change(E, "F6", lambda t: t + "%")),
    Case("zero", change(E, "F6", Number("0"))),
    Case("slash-for-none", change(E, "F6", "/")),
    Case("cells-cleared", cleared),
    Case("rows-left-empty", rows_left_empty, FINE),
    Case("code-written-over", change(E, "A7", "E03")),
    Case("row-copied", lambda book: book.insert_row(E, 10, book.values(E, 9))),
    Case("formula-sum", lambda book: book.formula(E, "F6", "SUM(E6,187177.71)", "n", None)),
    Case("formula-error", lambda book: book.formula(E, "F6", "#REF!+1", "e", "#REF!")),
    Case("row-inserted", insert),
    Case("row-inserted-blank", lambda book: book.insert_row(E, 9, {}), FINE),
    Case("rows-sorted", lambda book: book.sort_rows(E, 6, 18, "F")),
    Case("sheet-renamed", lambda book: book.rename_sheet(P, "Sheet2")),
    Case("sheet-deleted", lambda book: book.delete_sheet(M)),
    Case("other-unit", lambda book: book.neighbour(), folder="430211", file="荷塘区7月报表.xlsx"),
    Case("other-period", lambda book: book.in_last_form()),
    Case("no-reason", lambda book: book.again(2), before=True),
    Case("same-version", lambda book: book.again(1), before=True),
    Case("version-gap", lambda book: book.again(3), before=True),
    Case("saved-as-xls", lambda book: golden.ole("Workbook"), file="天元区7月报表.xls"),
    Case("saved-as-et", lambda book: golden.ole("Book", "\x05SummaryInformation"), file="天元区7月报表.et"),
    Case("saved-as-csv", as_csv, file="天元区7月报表.csv"),
    Case("encrypted", lambda book: golden.ole("EncryptionInfo", "EncryptedPackage")),
    Case("half-copied", half, LEFT),
    Case("half-copied-for-long", half, lies=40),
]

# --- XML ---------------------------------------------------------------------------------

VALUE = r'(code="E03"[^>]* value=")([^"]*)'


def value(to):
    return lambda text: re.sub(VALUE, lambda m: m.group(1) + to(m.group(2)), text, count=1)


def swap(old, new):
    def spoil(text):
        assert old in text, old
        return text.replace(old, new, 1)
    return spoil


def drop(pattern):
    def spoil(text):
        done, n = re.subn(pattern, "", text, count=1)
        assert n == 1, pattern
        return done
    return spoil


def section_in_yi(text):
    def smaller(m):
        return m.group(1) + times(m.group(2), -4)
    return re.sub(r'(<row [^>]* value=")([^"]*)', smaller, text)


XML = [
    Case("wide-digits", value(wide)),
    Case("times-10000", value(lambda t: times(t, 4))),
    Case("column-in-yi", section_in_yi),
    Case("thousands", value(lambda t: f"{float(t):,.2f}")),
    Case("period-january", swap('period="2022-02"', 'period="2022-01"'), month="02"),
    Case("row-deleted", drop(r' *<row code="E10"[^>]*/>\n'), FINE),
    Case("last-month-again", lambda text: text, SAME, month="06", file="天元区报表.xml"),
    Case("below-last-month", value(lambda t: "1201437.25")),
    Case("unit-of-measure", swap('indicator="rev" unit="万元"', 'indicator="rev" unit="千元"')),
    Case("unit-code", swap('unit="430211"', 'unit="430212"')),
    Case("name-missing", drop(' reviewed="[^"]*"')),
    Case("signature-missing", lambda text: text, signers=True),
    Case("value-empty", value(lambda t: "")),
]
