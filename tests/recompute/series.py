"""One indicator over the months of the year: observations, sums, quantities, places
(F1-F12, F20; R5-R9)."""
from fractions import Fraction

from exact import MISSING, NONE, Num, absent, minus, num, plus, ratio, round_abs


class Obs:
    """What is known of a subject at the end of a month; month is that of its report."""

    def __init__(self, value, base=None, fresh=False, record=None, row=None):
        self.num, self.base, self.fresh, self.record, self.row = value, base, fresh, record, row
        self.month = record.month if record else None


class Scope:
    """Subjects that are added up, under one id."""

    def __init__(self, id, members):
        self.id, self.members = id, members


class Rank:
    """Places of a ranking: [(code, place)] best first, [(code, reason)] without one (R8, R9)."""

    def __init__(self, placed, unplaced, carried):
        self.placed, self.unplaced, self.carried = placed, unplaced, carried
        self.place = dict(placed)

    def number(self, code):
        """The place as a figure; it bears the mark of the value it rests on (R8)."""
        if code in self.place:
            return Num(self.place[code], "carried" if code in self.carried else "value")
        return MISSING if (code, "never") in self.unplaced else NONE


class Series:
    """One indicator over the months of the year (rev or inv)."""

    def __init__(self, plan, archive, year, subjects, indicator, plan_of):
        self.plan, self.archive, self.year = plan, archive, year
        self.even = plan.identity["half-to-even"] == "yes"
        self.indicator = indicator
        self.subjects = {s["code"]: s for s in subjects}
        self.plan_of = {s["code"]: plan_of(s) for s in subjects}
        self.unit_of = {s["code"]: plan.reporter(indicator, s) for s in subjects}
        self.full = {}  # last full years, where there are any: filled by the period
        self.cache = {}

    # --- observations ---------------------------------------------------------------

    def obs(self, code, k):
        if (code, k) not in self.cache:
            self.cache[code, k] = self.observe(code, k)
        return self.cache[code, k]

    def observe(self, code, k):
        told = [(j, *self.told(code, j)) for j in range(k, 1, -1) if self.told(code, j)]
        numbers = [t for t in told if t[2]["@value"][1] is not None]
        # —— takes no number back: where there is one in the year, it stands (R9, R11)
        for j, record, row in (numbers or told)[:1]:
            amount = row["@value"][1]
            state = "none" if amount is None else "value" if j == k else "carried"
            return Obs(Num(amount, state), row["@base"][1], j == k, record, row)
        return Obs(MISSING if self.owed(code) else NONE)

    def told(self, code, j):
        """(record, row) of month j, None where nothing is said, not even ——."""
        record = self.archive.chosen.get((self.unit_of[code], j))
        row = record.rows.get((self.indicator, code)) if record else None
        return (record, row) if row is not None and row["@value"][0] else None

    def owed(self, code):
        """A subject whose plan of the year is —— owes no report."""
        path = self.subjects[code]["@path"]
        return self.unit_of[code] is not None and not (path and path.get(self.year) is None)

    def rows(self, code, k):
        """All rows of the year that the reporter sent, oldest first."""
        records = [self.archive.chosen.get((self.unit_of[code], j)) for j in range(2, k + 1)]
        return [r.rows[self.indicator, code] for r in records
                if r and (self.indicator, code) in r.rows]

    def base_gone(self, code, k):
        """Reported, but without last year's value, which it had in an earlier month."""
        o = self.obs(code, k)
        seen = [self.obs(code, j) for j in range(2, k)]
        return o.fresh and o.num.known and o.base is None and \
            any(s.fresh and s.base is not None for s in seen)

    def months_missing(self, code, k):
        """Months in a row without a report of the subject, up to k."""
        n = 0
        while k - n >= 2 and not self.obs(code, k - n).fresh:
            n += 1
        return n

    # --- sums -----------------------------------------------------------------------

    def sum(self, members, k):
        seen = [self.obs(c, k).num for c in members]
        known = [n for n in seen if n.known]
        return num(sum(n.value for n in known), *known) if known else absent(*seen)

    def total(self, s, k):
        return self.sum(s.members, k)

    def month(self, s, k):
        """F1, over the subjects whose month exists: one that reports first in May, from
        January on, has no amount of May."""
        if k == 2:
            return self.total(s, k)
        both = [c for c in s.members if self.obs(c, k).num.known and self.obs(c, k - 1).num.known]
        if not both:
            return absent(*[self.obs(c, k).num for c in s.members])
        return minus(self.sum(both, k), self.sum(both, k - 1))

    def planned(self, s):
        """Those with a plan; a plan of nothing is none (R6)."""
        return [c for c in s.members if self.plan_of[c]]

    def plan_total(self, s):
        known = [self.plan_of[c] for c in s.members if self.plan_of[c] is not None]
        return Num(sum(known)) if known else NONE

    def growing_set(self, s, k):
        """Units present in both years (F4); those carried or missing are in neither (R9)."""
        return [c for c in s.members if k >= 2 and self.obs(c, k).fresh and
                self.obs(c, k).num.known and self.obs(c, k).base is not None]

    def base_of(self, members, k):
        return sum(self.obs(c, k).base for c in members)

    def value_of(self, members, k):
        return sum(self.obs(c, k).num.value for c in members)

    def growth_on(self, members, k):
        if not members or self.base_of(members, k) <= 0:
            return NONE
        return Num(self.value_of(members, k) / self.base_of(members, k) - 1)

    # --- quantities -----------------------------------------------------------------

    def base(self, s, k):
        members = self.growing_set(s, k)
        return Num(self.base_of(members, k)) if members else self.no_growth(s, k)

    def no_growth(self, s, *months):
        """未报 when a unit did not tell what growth is due from in one of the months (R5),
        else ——."""
        return MISSING if any(self.untold(s, k) for k in months) else NONE

    def completion(self, s, k):
        planned = self.planned(s)
        if not planned:
            return NONE
        return ratio(self.sum(planned, k), self.plan_total(s))

    def due_value(self, code, k):
        """What the plan wants by month k: on its curve, straight between two points of it, or
        an even twelfth a month (F3)."""
        curve = self.subjects[code]["@curves"].get(self.year)
        points = {0: 0, **curve} if curve else {0: 0, 12: self.plan_of[code]}
        before, after = max(j for j in points if j <= k), min(j for j in points if j >= k)
        if before == after:
            return Fraction(points[k])
        rise = Fraction(points[after] - points[before], after - before)
        return points[before] + rise * (k - before)

    def due_total(self, s, k):
        planned = self.planned(s)
        return Num(sum(self.due_value(c, k) for c in planned)) if planned else NONE

    def on_curve(self, s):
        """Does what is due hold a value of a planned curve?"""
        return any(self.subjects[c]["@curves"].get(self.year) for c in self.planned(s))

    def lead(self, s, k):
        """F3: (C - E) / P, which without curves is C / P - k / 12."""
        planned = self.planned(s)
        if not planned:
            return NONE
        return ratio(minus(self.sum(planned, k), self.due_total(s, k)), self.plan_total(s))

    def needed(self, s, k):
        if k == 12 or not self.planned(s):
            return NONE
        rest = minus(self.plan_total(s), self.sum(self.planned(s), k))
        if not rest.known:
            return rest
        return num(rest.value / (12 - k), rest) if rest.value > 0 else NONE

    def open(self, s, k):
        """What of the plan is not done."""
        rest = minus(self.plan_total(s), self.sum(self.planned(s), k)) if self.planned(s) else NONE
        return rest if not rest.known or rest.value > 0 else NONE

    def needed_growth(self, s, k):
        """F10 over the subjects with plan, value, last full year and base."""
        if k == 12:
            return NONE
        seen = {c: self.obs(c, k) for c in self.planned(s)}
        rows = [(c, o) for c, o in seen.items() if o.num.known and o.base is not None and
                self.full.get(c) is not None]
        if not rows:
            return absent(*[self.obs(c, k).num for c in s.members])
        rest = sum(self.plan_of[c] - o.num.value for c, o in rows)
        before = sum(self.full[c] - o.base for c, o in rows)
        if rest <= 0 or before <= 0:
            return NONE
        return num(rest / before - 1, *[o.num for _, o in rows])

    def rolling_of(self, code, k):
        o, full = self.obs(code, k), self.full.get(code)
        if not o.num.known:
            return o.num
        return NONE if full is None or o.base is None else num(full - o.base + o.num.value, o.num)

    def method_of(self, code, k):
        """A by last year's course, B by even months (F11)."""
        o, full = self.obs(code, k), self.full.get(code)
        if o.month == 12:
            return "B"  # the year is over
        return "A" if full is not None and full > 0 and o.base is not None and o.base > 0 else "B"

    def landing_of(self, code, k):
        o = self.obs(code, k)
        if not o.num.known:
            return o.num
        if self.method_of(code, k) == "A":
            return num(self.full[code] * o.num.value / o.base, o.num)
        return num(o.num.value * 12 / o.month, o.num)

    def rolling(self, s, k):
        """F12"""
        return plus(*[self.rolling_of(c, k) for c in s.members])

    def landing(self, s, k):
        """F11"""
        return plus(*[self.landing_of(c, k) for c in s.members])

    def landing_methods(self, s, k):
        return "".join(sorted({self.method_of(c, k) for c in s.members
                               if self.obs(c, k).num.known}))

    def growth(self, s, k):
        members = self.growing_set(s, k)
        return self.growth_on(members, k) if members else self.no_growth(s, k)

    def growth_change(self, s, k):
        if k == 2:
            return NONE
        both = [c for c in self.growing_set(s, k) if c in set(self.growing_set(s, k - 1))]
        if not both:
            return self.no_growth(s, k, k - 1)
        return minus(self.growth_on(both, k), self.growth_on(both, k - 1))

    def shown(self, n):
        """A ratio as it is printed, in tenths of a percent."""
        whole = round_abs(n.value * 100, 1, self.even)
        return whole if n.value > 0 else -whole

    def growth_change_apart(self, s, k):
        """Do the growths as printed tell another change than the printed one?"""
        change = self.growth_change(s, k)
        if not change.known:
            return False
        sets = self.growing_set(s, k), self.growing_set(s, k - 1)
        growths = [self.growth_on(m, j) for m, j in zip(sets, (k, k - 1))]
        if sets[0] == sets[1] or not all(g.known for g in growths):
            return False
        told, said = self.shown(growths[0]) - self.shown(growths[1]), self.shown(change)
        sign = lambda n: (n > 0) - (n < 0)
        return sign(told) != sign(said) or abs(told - said) > 1

    def mom(self, s, k):
        if k < 4:
            return NONE
        members = [c for c in s.members
                   if all(self.obs(c, j).fresh and self.obs(c, j).num.known
                          for j in (k, k - 1, k - 2))]
        if not members:
            late = any(self.missing(s, j) for j in (k, k - 1, k - 2))
            return MISSING if late else NONE
        now, before, first = (self.value_of(members, j) for j in (k, k - 1, k - 2))
        return Num((now - before) / (before - first) - 1) if before > first else NONE

    def share(self, s, k, whole):
        part = self.total(s, k)
        return ratio(part, self.total(whole, k)) if part.known else part

    def increment(self, s, k):
        members = self.growing_set(s, k)
        return self.value_of(members, k) - self.base_of(members, k) if members else None

    def grows_from(self, s, k):
        return self.base_of(self.growing_set(s, k), k) > 0

    def contribution(self, s, k, whole):
        part, all_ = self.increment(s, k), self.increment(whole, k)
        if part is None:
            return self.no_growth(s, k)
        return Num(part / all_) if all_ > 0 and self.grows_from(whole, k) else NONE

    def pull(self, s, k, whole):
        part = self.increment(s, k)
        if part is None:
            return self.no_growth(s, k)
        return Num(part / self.base_of(self.growing_set(whole, k), k)) \
            if self.grows_from(whole, k) else NONE

    def cr3(self, scopes, k, whole):
        shares = sorted((n.value for n in (self.total(s, k) for s in scopes) if n.known),
                        reverse=True)
        return ratio(num(sum(shares[:3]), self.total(whole, k)), self.total(whole, k))

    def hhi(self, scopes, k, whole):
        total = self.total(whole, k)
        if not total.known or total.value <= 0:
            return absent(total)
        return num(sum((100 * n.value / total.value)**2
                       for n in (self.total(s, k) for s in scopes) if n.known), total)

    # --- counts ---------------------------------------------------------------------

    def due(self, s, k):
        return [c for c in s.members if self.obs(c, k).num.state != "none"]

    def missing(self, s, k):
        return [c for c in s.members if self.obs(c, k).num.state in ("carried", "missing")]

    def untold(self, s, k):
        """Those whose growth is owed and not told: they or their base did not come (R9)."""
        return [c for c in s.members if self.base_gone(c, k) or
                self.obs(c, k).num.state in ("carried", "missing")]

    def without_plan(self, s, k):
        return [c for c in self.due(s, k) if not self.plan_of[c]]

    def rated(self, s, k):
        return [c for c in self.growing_set(s, k) if self.growth_on([c], k).known]

    def growing(self, s, k):
        return [c for c in self.rated(s, k) if self.shown(self.growth_on([c], k)) > 0]

    # --- rankings (F20) ---------------------------------------------------------------

    def rank(self, scopes, quantity, k):
        """scopes in canonical order."""
        placed, unplaced, carried = [], [], set()
        for s in scopes:
            code = s.id.split("/", 1)[1]
            value = (self.growth if quantity == "growth" else self.completion)(s, k)
            states = {self.obs(c, k).num.state for c in s.members} - {"none"}
            if quantity == "growth" and self.untold(s, k):
                unplaced.append((code, "never" if states == {"missing"} else "missing"))
            elif value.known:
                placed.append((code, value.value))
                if value.carried:
                    carried.add(code)
            else:
                unplaced.append((code, "never" if value.state == "missing" else "none"))
        values = [v for _, v in placed]
        places = [(c, 1 + sum(1 for w in values if w > v)) for c, v in placed]
        places.sort(key=lambda row: row[1])
        unplaced.sort(key=lambda row: row[1] != "none")
        return Rank(places, unplaced, carried)
