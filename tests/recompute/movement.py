"""Why a unit moved (F20): own progress, others' progress, silence, who came and went."""
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
        self.x1 = {c: self.series.lead(s, k).value for c, s in self.both.items()}
        self.x0 = {c: self.series.lead(s, k - 1).value for c, s in self.both.items()}
        self.silent = {c for c, s in self.both.items() if self.series.completion(s, k).carried}
        self.told = self.same_order(k, self.x1) and self.same_order(k - 1, self.x0) \
            if self.old else False

    def same_order(self, k, lead):
        """Is the order by lead that by completion?  A curve may make it another."""
        done = {c: self.series.completion(s, k).value for c, s in self.both.items()}
        return all((done[a] > done[b]) == (lead[a] > lead[b]) for a in done for b in done)

    def place(self, code, new):
        """Its place when the units in `new` stand where they are now, the others as before."""
        lead = lambda c: self.x1[c] if c in new else self.x0[c]
        return 1 + sum(1 for c in self.both if lead(c) > lead(code))

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
        steps = e.steps(code) if code in e.both and e.told else {}
        put = lambda q, n, dir=True: p.book.put(f"{s.id}/{series}-rank-completion-{q}", n, "位",
                                                dir)
        for q in ("own", "others", "silent", "entries"):
            put(q, Num(steps[q], move.state) if steps else absent_as(move))
        was = printed.number(code) if printed and e.old else NONE
        put("printed", was, False)
        put("revisions", minus(was, e.old.number(code)) if e.old else NONE)


def absent_as(move):
    return NONE if move.known else move


def write(p):
    for id in EXPLAINED:
        write_ranking(p, id)
