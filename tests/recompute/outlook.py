"""Steps and outlook (F13-F17, F19) of every industry and enterprise."""
from fractions import Fraction

from exact import NONE, Num, absent, minus, num, plus, root
from plan import reached, reaches

HORIZON = 2040


class Outlook:
    """F, V, T, g of one subject and what follows from them."""

    def __init__(self, p, series, s, kind):
        self.p, self.s, self.series = p, s, series
        self.row = series.subjects[s.members[0]]
        self.ladder = p.plan.ladder(kind)
        self.full = series.full[s.members[0]]
        self.landing = series.landing(s, p.month)
        self.growth = series.growth(s, p.month)
        self.path = self.row["@path"]
        self.target = self.path.get(p.plan.target_year)
        self.left = p.plan.target_year - p.year

    @property
    def made(self):
        return self.series.total(self.s, self.p.month)

    # --- growth (F13, F14, F19) ----------------------------------------------------

    def cagr(self):
        first, n = self.path.get(self.p.plan.base_year), \
            self.p.plan.target_year - self.p.plan.base_year
        if not first or not self.target or first <= 0 or self.target <= 0 or n <= 0:
            return NONE
        return Num(power(Fraction(self.target, first), n, 1))

    def margin(self):
        step = reached(self.ladder, self.target)[0] if self.target is not None else None
        return Num(Fraction(self.target - step[0], step[0])) if step else NONE

    def target_growth(self):
        if self.left <= 0 or not self.target or self.target <= 0:
            return NONE
        v = self.landing
        if not v.known:
            return absent(v)
        return num(power(self.target / v.value, self.left, 1), v) if v.value > 0 else NONE

    # --- crossing (F16, F17) ---------------------------------------------------------

    def steps(self):
        """The lowest step above the last full year, or else above where this one ends, and the
        one after it, None where not."""
        stands = self.full
        if stands is None and self.landing.known:
            stands = self.landing.value
        if stands is None:
            return [None, None]
        above = [s for s in self.ladder["@steps"] if not reaches(self.ladder)(stands, s[0])]
        return (above + [None, None])[:2]

    def crossing(self, step):
        over, v, g = reaches(self.ladder), self.landing, self.growth
        if step is None:
            return NONE
        if not v.known:
            return absent(v)
        if over(v.value, step[0]):
            return num(self.p.year, v)
        if not g.known:
            return absent(g)
        value, year = v.value, self.p.year
        while g.value > 0 and year < HORIZON:
            value, year = value * (1 + g.value), year + 1
            if over(value, step[0]):
                return num(year, v, g)
        return NONE

    def fall(self):
        """The first year below the step of the last full year."""
        over, step = reaches(self.ladder), None
        if self.full is not None:
            step = reached(self.ladder, self.full)[0]
        if step is None:
            return NONE
        now = self.landing
        if not now.known:
            return absent(now)
        if not over(now.value, step[0]):
            return num(self.p.year, now)
        for year in years(self.p):
            value = self.current_at(year)
            if not value.known:
                return value
            if not over(value.value, step[0]):
                return num(year, now, self.growth)
        return NONE

    def plan_crossing(self, step):
        over = reaches(self.ladder)
        years = [y for y, v in sorted(self.path.items())
                 if step and v is not None and y > self.p.plan.base_year and over(v, step[0])]
        return Num(years[0]) if years else NONE

    def write_crossing(self, name, step):
        id, put = f"{self.s.id}/{name}", self.p.book.put
        found, planned = self.crossing(step), self.plan_crossing(step)
        self.p.book.word(f"{id}-step", step)
        put(id, found, "年")
        put(f"{id}-plan", planned, "年")
        if planned.known:
            self.trace(name + "-plan")
        put(f"{id}-gap", minus(found, planned) if planned.known else NONE, "年", True)
        return found

    # --- scenarios ---------------------------------------------------------------------

    def plan_at(self, year):
        value = self.path.get(year)
        return NONE if value is None else Num(value)

    def current_at(self, year):
        v, g = self.landing, self.growth
        if not v.known:
            return absent(v)
        if not g.known:
            return absent(g)
        return num(v.value * (1 + g.value)**(year - self.p.year), v, g)

    def needed_at(self, year):
        v, k, j = self.landing, self.left, year - self.p.year
        if k == 0:
            return v
        if not self.target or self.target <= 0:
            return NONE
        if not v.known:
            return absent(v)
        if v.value <= 0:
            return NONE
        return num(power(v.value**(k - j) * Fraction(self.target)**j, k), v)

    def trace(self, name):
        self.p.book.trace_plan(f"{self.s.id}/{name}", self.row.get("@plan-at", self.row))

    def write(self):
        put = lambda q, *rest, **more: self.p.book.put(f"{self.s.id}/{q}", *rest, **more)
        put("rev-cagr", self.cagr(), "%", True)
        self.trace("rev-cagr")
        put("rev-margin", self.margin(), "%")
        if self.margin().known:
            self.p.book.trace_plan(f"{self.s.id}/rev-margin",
                                   reached(self.ladder, self.target)[0].row)
        put("rev-target-growth", self.target_growth(), "%", True)
        first, second = self.steps()
        found = self.write_crossing("rev-crossing", first)
        at_once = found.known and found.value == self.p.year
        self.write_crossing("rev-crossing2", second if at_once else None)
        put("rev-fall", self.fall(), "年")
        for year in years(self.p):
            put(f"rev-outlook-plan@{year}", self.plan_at(year), "亿元")
            self.trace(f"rev-outlook-plan@{year}")
            put(f"rev-outlook-current@{year}", self.current_at(year), "亿元")
            put(f"rev-outlook-gap@{year}", minus(self.current_at(year), self.plan_at(year)),
                "亿元", True)
            put(f"rev-outlook-needed@{year}", self.needed_at(year), "亿元")


def power(radicand, k, less=0):
    return root(radicand, k, less) if k > 1 else radicand - less


def years(p):
    return range(p.year, p.plan.target_year + 1)


def beside_plan(p, members, year):
    """Whom the plan counts in the year; all where it counts nobody."""
    return [c for c in members if p.outlook[c].plan_at(year).known] or members


def write_total(p, id, members):
    for year in years(p):
        for name, value, of in (("plan", Outlook.plan_at, members),
                                ("current", Outlook.current_at, beside_plan(p, members, year))):
            p.book.put(f"{id}/rev-outlook-{name}@{year}",
                       plus(*[value(p.outlook[c], year) for c in of]), "亿元")
        gap = minus(p.book.number(f"{id}/rev-outlook-current@{year}"),
                    p.book.number(f"{id}/rev-outlook-plan@{year}"))
        p.book.put(f"{id}/rev-outlook-gap@{year}", gap, "亿元", True)


def write(p):
    p.outlook = {s.members[0]: Outlook(p, p.by_industry, s, "industry") for s in p.industry}
    p.outlook.update({s.members[0]: Outlook(p, p.by_enterprise, s, "enterprise")
                      for s in p.enterprise})
    for s in [p.rev_city] + p.rev_domain:
        write_total(p, s.id, s.members)
    for outlook in p.outlook.values():
        outlook.write()
