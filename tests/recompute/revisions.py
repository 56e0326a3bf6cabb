"""Corrections that no issue has told of (R10): which submissions, and each value that is another
one than was counted before."""
from fractions import Fraction

from exact import MISSING, NONE, Num, minus, round_abs
from node import label, node, yes


class Revision:
    """A submission that counts, and the one of its unit and month that was told (None: none)."""

    def __init__(self, record, told):
        self.record, self.told = record, told

    def values(self, p):
        """(kind, row, of, old, new): each a (record, row of it, Num), in the plan's order."""
        for kind, series, rows in (("industry", p.by_industry, p.plan.industries),
                                   ("enterprise", p.by_enterprise, p.plan.enterprises),
                                   ("project", p.by_project, p.projects)):
            for row in rows:
                if series.unit_of[row["code"]] == self.record.unit:
                    yield from self.of_subject(kind, series.indicator, row)

    def of_subject(self, kind, indicator, row):
        for of in ("value", "base"):
            old, new = (said(r, (indicator, row["code"]), of) for r in (self.told, self.record))
            if (old[2].state, old[2].value) != (new[2].state, new[2].value):
                yield kind, row, of, old, new


def said(record, key, of):
    """What a record says of a value or its base."""
    row = record.rows.get(key) if record else None
    if row is None or not row["@value"][0]:
        return None, None, MISSING if of == "value" else NONE
    n = row["@" + of][1]
    return record, row, NONE if n is None else Num(n)


class Revisions:
    """told, told_same: digests that the newest issues of an earlier month and of the period
    itself count, None where there is no issue."""

    def __init__(self, p, told, told_same):
        self.p, self.told, self.told_same = p, told, told_same
        counted = sorted(p.archive.chosen.values(),
                         key=lambda r: (p.plan.unit_order[r.unit], r.month))
        self.items = [Revision(r, self.before(r)) for r in counted if self.is_new(r)]

    def bulletin_day(self):
        return self.p.plan.working_day("bulletin-day", self.p.year, self.p.month - 1)

    def is_new(self, r):
        if r.month == self.p.month:
            return self.told_same is not None and r.root["digest"] not in self.told_same
        return not self.was_told(r) and (r.version > 1 or any(
            self.was_told(o) for o in self.p.archive.chosen.values() if o.month == r.month))

    def was_told(self, r):
        if self.told is not None:
            return r.root["digest"] in self.told
        return r.root["arrived"] <= self.bulletin_day()

    def before(self, r):
        """The version that was told; without an issue the newest that had come by the day."""
        told = self.told_same if r.month == self.p.month else self.told
        found = [o for o in self.p.archive.all if (o.unit, o.month) == (r.unit, r.month) and
                 (o.root["digest"] in told if told is not None else
                  o.root["status"] != "late" and o.root["arrived"] <= self.bulletin_day())]
        return max(found, key=lambda o: o.version) if found else None

    def nodes(self, name):
        return [node("revision", {
            "unit": i.record.unit, "unit-name": name(i.record.unit), "period": i.record.period,
            "label": label(i.record.month), "version": i.record.version,
            **({} if i.told else {"late": yes(True)}),
            "date": i.record.root["date"], "reason": i.record.reason},
            [node("value", {"kind": kind, "code": row["code"], "name": row["name"], "of": of,
                            "short": row["short"] or row["name"],
                            "figures": self.id(i, kind, row, of)})
             for kind, row, of, _, _ in i.values(self.p)]) for i in self.items]

    @staticmethod
    def id(item, kind, row, of):
        series = "inv" if kind == "project" else "rev"
        return f"revision/{item.record.unit}/{item.record.period}/{kind}/{row['code']}/" \
            f"{series}{'-base' if of == 'base' else ''}"

    def write(self):
        for i in self.items:
            for kind, row, of, old, new in i.values(self.p):
                self.write_value(self.id(i, kind, row, of), old, new)

    def write_value(self, id, old, new):
        book = self.p.book
        for name, (record, row, n) in (("before", old), ("after", new)):
            book.put(f"{id}/{name}", n, "亿元")
            if record is not None:
                book.trace_row(f"{id}/{name}", record, row)
        change = minus(new[2], old[2])
        book.put(f"{id}/change", change if change.known else NONE, "亿元", True)
        if change.known:
            mark_apart(self.p, f"{id}/change", old[2], new[2])
            book.figures[f"{id}/change"]["operands"] = [f"{id}/before", f"{id}/after"]


def totals(p):
    """What was printed of the month before, and of this one where it was, and what corrections
    made of it since."""
    for prefix, series, name in (
            ("rev", "by_industry", "rev_city"), ("rev", "by_industry", "rev_domain"),
            ("rev", "by_industry", "industry"), ("rev", "by_enterprise", "rev_county"),
            ("inv", "by_project", "inv_city"), ("inv", "by_project", "inv_domain"),
            ("inv", "by_project", "inv_county")):
        for s in one_or_more(getattr(p, name)):
            total_of(p, p.told, p.month - 1, series, name, s, f"{s.id}/{prefix}-printed",
                     f"{s.id}/{prefix}-revisions")
            if p.issued is not None:
                total_of(p, p.issued, p.month, series, name, s, f"{s.id}/{prefix}-issued",
                         f"{s.id}/{prefix}-issued-revisions")


def total_of(p, printed, month, series, name, s, id, change):
    then = {o.id: o for o in one_or_more(getattr(printed, name))} if printed else {}
    was = getattr(printed, series).total(then[s.id], month) if s.id in then else NONE
    p.book.put(id, was, "亿元")
    now = getattr(p, series).total(s, month) if printed else NONE
    p.book.put(change, minus(now, was), "亿元", True)
    mark_apart(p, change, was, now)


def mark_apart(p, id, was, now):
    """A change is marked that prints otherwise than the difference of what it lies between (R4)."""
    if was.known and now.known:
        cents = lambda x: round_abs(Fraction(x, 10**8), 2, p.book.even) * (-1 if x < 0 else 1)
        if cents(now.value) - cents(was.value) != cents(now.value - was.value):
            p.book.figures[id]["apart"] = "yes"


def one_or_more(scopes):
    return scopes if isinstance(scopes, list) else [scopes]


def write(p):
    totals(p)
    p.revisions.write()
