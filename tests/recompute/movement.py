"""Why a unit moved (F20): own progress, others' progress, silence, who came and went."""
from fractions import Fraction

from exact import NONE, Num, minus

EXPLAINED = ("county/inv-completion", "domain/inv-completion", "industry/rev-completion",
             "enterprise/rev-completion")


class Explanation:
    """Of one ranking, among the units that had a place before and have one now."""

    def __init__(self, p, id):
        self.p, self.id = p, id
        self.series, self.scopes = p.ranked(id)
        self.now, self.old = p.rankings[id], p.previous.get(id)
        code = lambda s: s.id.split("/", 1)[1]
        self.both = {code(s): s for s in self.scopes if self.old and
                     code(s) in self.now.place and code(s) in self.old.place}
        k = p.month
        self.x1 = {c: self.beyond(s, k) for c, s in self.both.items()}
        self.x0 = {c: self.beyond(s, k - 1) for c, s in self.both.items()}
        self.silent = {c for c, s in self.both.items() if self.series.completion(s, k).carried}

    def beyond(self, s, k):
        """Completion beyond the twelfths that have gone: the places are by completion (F20),
        and so is what explains them, whatever a curve wants."""
        return self.series.completion(s, k).value - Fraction(k, 12)

    def place(self, code, new):
        """Its place when the units in `new` stand where they are now, the others as before."""
        x = lambda c: self.x1[c] if c in new else self.x0[c]
        return 1 + sum(1 for c in self.both if x(c) > x(code))

    def steps(self, code):
        """own, others, silent, entries; they add up to the move."""
        everybody = set(self.both)
        loud = everybody - self.silent
        r1, r2 = self.place(code, set()), self.place(code, {code})
        r3, r4 = self.place(code, loud | {code}), self.place(code, everybody)
        own, silent = r1 - r2, r3 - r4
        if code in self.silent:
            own, silent = 0, silent + own
        entries = (self.old.place[code] - r1) - (self.now.place[code] - r4)
        return {"own": own, "others": r2 - r3, "silent": silent, "entries": entries}

    def passers(self, code):
        """(those that passed it, those it passed), in canonical order."""
        was, is_ = self.old.place, self.now.place
        by = [c for c in self.both if was[c] > was[code] and is_[c] < is_[code]]
        passed = [c for c in self.both if was[c] < was[code] and is_[c] > is_[code]]
        return by, passed


def write_ranking(p, id):
    kind, quantity = id.split("/")
    series = quantity.split("-")[0]
    e = Explanation(p, id)
    printed = p.told.rankings[id] if p.told is not None else None
    for s in e.scopes:
        code = s.id.split("/", 1)[1]
        move = minus(e.old.number(code), e.now.number(code)) if e.old else NONE
        steps = e.steps(code) if code in e.both else {}
        put = lambda q, n, dir=True: p.book.put(f"{s.id}/{series}-rank-completion-{q}", n, "位",
                                                dir)
        for q in ("own", "others", "silent", "entries"):
            put(q, Num(steps[q], move.state) if steps else absent_as(move))
        was = printed.number(code) if printed and e.old else NONE
        put("printed", was, False)
        put("revisions", minus(was, e.old.number(code)) if e.old else NONE)
        if p.issued is not None:
            was = p.issued.rankings[id].number(code)
            put("issued", was, False)
            put("issued-revisions", minus(was, e.now.number(code)))


def absent_as(move):
    return NONE if move.known else move


def write(p):
    for id in EXPLAINED:
        write_ranking(p, id)
