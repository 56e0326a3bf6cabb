"""Scoreboards of a quarter or a year, by their methods (2.9), medals and additions."""
from fractions import Fraction

from exact import NONE, UNITS, Num, num, plus


def trunc(x):
    return x.numerator // x.denominator if x >= 0 else -(-x.numerator // x.denominator)


def clip(x, low, high):
    return max(low, min(x, high))


def place_of(values, code):
    """1 + number of strictly better (F20)."""
    return 1 + sum(1 for v in values.values() if v > values[code])


def place(scores, code):
    """Likewise, as a figure that is carried when the score is; none for what is not judged."""
    if not scores[code].known:
        return NONE
    return num(place_of({u: n.value for u, n in scores.items() if n.known}, code), scores[code])


def medal_place(scores, code):
    """The place that may win a medal: of a score above 0, else None."""
    return place(scores, code).value if scores[code].known and scores[code].value > 0 else None


# --- methods: (item, {unit: exact value, only those that have one}, unit) -> score ------------


def completion(item, x, u):
    return item.weight * clip(x[u], 0, item.cap)


def target_met(item, x, u):
    return item.weight if x[u] >= 1 else 0


def by_place(item, x, u):
    return item.weight * max(0, 1 - item.drop / 100 * (place_of(x, u) - 1))


def step(item, x, u):
    """Whole steps of `every` points above or below the full mark."""
    steps = trunc(100 * (x[u] - 1) / item.every)
    return max(0, item.weight + clip(item.gain * steps, -item.most, item.most))


def efficacy(item, x, u):
    """功效系数: 60 at low, 100 at high, in the printed unit of the figure."""
    d = 60 + 40 * (x[u] * item.factor - item.low) / (item.high - item.low)
    return clip(item.weight * d / 100, 0, item.weight * item.cap)


def proportional(item, x, u):
    best = max(x.values())
    return item.weight * max(0, x[u]) / best if best > 0 else 0


def mean(item, x, u):
    middle = sum(x.values()) / len(x)
    return item.weight * max(0, min(item.cap, x[u] / middle)) if middle > 0 else 0


METHODS = {"completion": completion, "target-met": target_met, "place": by_place, "step": step,
           "efficacy": efficacy, "proportional": proportional, "mean": mean}

COMPARED = {"place", "proportional", "mean"}  # by the other units' numbers

# Told of those that reported alone; a unit with members that did not is not judged by it (R9).
GROWTHS = {"rev-growth", "rev-growth-change", "rev-mom", "rev-contribution", "rev-pull"}


class Item:
    def __init__(self, row):
        self.row, self.code, self.method = row, row["code"], row["method"]
        self.weight = row.decimal("weight")
        for name, default in (("cap", Fraction(1)), ("drop", Fraction(5)), ("every", None),
                              ("gain", None), ("most", None), ("low", None), ("high", None)):
            setattr(self, name, row.decimal(name, default))
        self.factor = Fraction(1)

    def scores(self, board):
        """{unit: score}, carried when the value is; a unit without a value has 0 where another
        has one; where nobody has, the item is not judged."""
        if self.method == "mark":
            marks = {u: board.marks(u, self.code) for u in board.units}
            return {u: Num(clip(sum(own), 0, self.weight)) if any(marks.values()) else NONE
                    for u, own in marks.items()}
        ids = {u: f"{board.kind}/{u}/{self.row['figure']}" for u in board.units}
        numbers = {u: board.p.book.number(id) for u, id in ids.items()}
        x = {u: n.value for u, n in numbers.items() if n.known and not self.shut_out(board, u)}
        if not x:
            return dict.fromkeys(board.units, NONE)
        self.factor = UNITS[board.p.book.figures[ids[next(iter(x))]]["unit"]][0]
        return {u: num(METHODS[self.method](self, x, u), numbers[u]) if u in x else Num(0)
                for u in board.units}

    def shut_out(self, board, unit):
        """From what is told of growth are those with members of which it is not told."""
        series, scope = board.revenue(unit)
        return self.row["figure"] in GROWTHS and series.untold(scope, board.p.month) != []


class Board:
    def __init__(self, p, row):
        self.p, self.row, self.id, self.kind = p, row, row["id"], row["units"]
        self.items = [Item(i) for i in row.children("item")]
        self.medals = [(int(m["place"]), m["name"]) for m in row.children("medal")]
        self.points = {a["code"]: a.decimal("points") for a in row.children("addition")}
        self.period = period_text(p)
        self.units = [r["code"] for r in self.rows() if self.takes_part(r)]
        self.item_scores = {i.code: i.scores(self) for i in self.items}
        self.additions = {u: self.added(u) for u in self.units}
        self.total = {u: plus(Num(self.additions[u]), *[s[u] for s in self.item_scores.values()])
                      for u in self.units}

    def rows(self):
        return {"county": self.p.counties, "department": self.p.plan.departments,
                "domain": self.p.plan.domains}[self.kind]

    def revenue(self, unit):
        """(series, scope) of its revenue."""
        p = self.p
        series = p.by_enterprise if self.kind == "county" else p.by_industry
        scopes = {"county": p.rev_county, "domain": p.rev_domain, "department": p.rev_department}
        return series, next(s for s in scopes[self.kind] if s.id == f"{self.kind}/{unit}")

    def own_marks(self, unit=None):
        return [m for m in self.p.plan.marks if m["scoreboard"] == self.id and
                m["period"] == self.period and unit in (None, m["unit"])]

    def takes_part(self, row):
        """Expected in the period, and with a subject or a mark."""
        p, code = self.p, row["code"]
        scopes = {"county": p.rev_county + p.inv_county, "domain": p.rev_domain + p.inv_domain,
                  "department": p.rev_department + p.inv_department}[self.kind]
        has = any(s.members for s in scopes if s.id == f"{self.kind}/{code}")
        expected = self.kind == "domain" or p.plan.expected(row, self.kind, p.year, p.month)
        return expected and (has or bool(self.own_marks(code)))

    def marks(self, unit, item):
        return [m.decimal("value") for m in self.own_marks(unit) if m["item"] == item]

    def added(self, unit):
        return Fraction(sum(self.points[m["addition"]] * m.decimal("times", Fraction(1))
                            for m in self.own_marks(unit) if m["addition"]))

    def group_of(self, unit):
        return self.p.plan.by_code[unit]["group"]

    def medal(self, place):
        return next((name for n, name in self.medals if n == place), "")

    def write(self):
        put = self.p.book.put
        for code, scores in self.item_scores.items():
            for u in self.units:
                id = f"score/{self.id}/{code}/{u}"
                put(id, scores[u], "分")
                self.trace(id, [m for m in self.own_marks(u) if m["item"] == code])
                put(f"{id}/place", place(scores, u), "位")
        for u in self.units:
            self.write_unit(u, f"score/{self.id}/{u}")

    def trace(self, id, marks):
        """To the first of its marks."""
        if marks:
            self.p.book.trace_plan(id, marks[0])

    def write_unit(self, u, id):
        put = self.p.book.put
        put(id, self.total[u], "分")
        own = place(self.total, u)
        put(f"{id}/place", own, "位")
        put(f"{id}/additions", Num(self.additions[u]), "分", True)
        self.trace(f"{id}/additions", [m for m in self.own_marks(u) if m["addition"]])
        if self.row["groups"] == "yes":
            put(f"{id}/group-place", self.group_place(u), "位")
        for n, _ in self.medals:
            won = sum(1 for s in self.item_scores.values() if medal_place(s, u) == n)
            put(f"{id}/medals/{n}", Num(won), "个")
        if self.medals:
            medal = self.medal(medal_place(self.total, u))
            self.p.book.text(f"{id}/medal", medal, "value" if medal else "none")

    def group_place(self, u):
        if not self.group_of(u):
            return NONE
        return place({v: t for v, t in self.total.items()
                      if self.group_of(v) == self.group_of(u)}, u)


def period_text(p):
    return str(p.year) if p.kind == "year" else f"{p.year}-Q{p.month // 3}"


def boards(p):
    if not hasattr(p, "boards"):
        p.boards = [Board(p, row) for row in p.plan.scoreboards if row["when"] == p.kind]
    return p.boards


def write(p):
    for board in boards(p):
        board.write()
