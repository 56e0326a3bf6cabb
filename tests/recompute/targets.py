"""Promised numbers (T01-T34) against the plan's own rows and against the landing (F18, F19)."""
from fractions import Fraction

from exact import NONE, Num, absent, num, parse_amount


class Target:
    """A promise of a number: kind 产业, 企业, 项目, or parks."""

    def __init__(self, p, row):
        self.p, self.row, self.id = p, row, "target/" + row["id"]
        self.kind, self.scope = row["kind"], row["scope"]
        words = row["threshold"].split()
        self.least = parse_amount(words[0], "亿元") if words else None
        self.below = row.amount("below")
        ends = row["value"].split("-")
        self.low, self.high = int(ends[0]), int(ends[-1])
        self.year = int(row["year"]) if row["year"].isdigit() else None
        self.unit = "户" if self.kind == "企业" else "个"
        self.of_projects = self.kind == "项目"
        self.subject = {"产业": "industry", "企业": "enterprise"}.get(self.kind)

    def counts(self, value):
        """Does a value count?  —— does not."""
        if value is None or (self.below is not None and value >= self.below):
            return False
        return value > self.least if self.row["op"] == "over" else value >= self.least

    def rows(self):
        """Industries, or enterprises without parts, of the scope or as named."""
        plan = self.p.plan
        rows = plan.industries if self.kind == "产业" else \
            [e for e in plan.enterprises if not e["parent"]]
        named = self.row.words("subjects")
        if named:
            return [r for r in rows if r["code"] in named]
        domain = "domain" if self.kind == "产业" else "@domain"
        return [r for r in rows if self.scope == "city" or r[domain] == self.scope]

    # --- industries and enterprises ---------------------------------------------------

    def planned_rows(self, year):
        return [r for r in self.rows() if self.counts(r["@path"].get(year))]

    def equal_rows(self, year):
        """Those that stand at the threshold, be it one that has to be passed (F19)."""
        return [r for r in self.rows() if r["@path"].get(year) == self.least]

    def landing(self):
        seen = [self.p.outlook[r["code"]].landing for r in self.rows()]
        known = [n for n in seen if n.known]
        if not known:
            return absent(*seen)
        return num(sum(1 for n in known if self.counts(n.value)), *known)

    # --- projects ----------------------------------------------------------------------

    def planned_projects(self, year):
        """Of the bands that lie in the range, up to the year; the plan has them for the city."""
        if self.scope != "city":
            return NONE
        rows = [(c, self.p.plan.by_code[c["band"]]) for c in self.p.plan.counts
                if c["band"] in {b["code"] for b in self.p.plan.bands}]
        inside = [c for c, b in rows if (b.amount("min") or 0) >= self.least and
                  (self.below is None or (b["max"] and b.amount("max") <= self.below))]
        if not inside:
            return NONE
        return Num(sum(c["@path"].get(y) or 0 for c in inside
                       for y in range(self.p.plan.base_year + 1, year + 1)))

    def landed_projects(self):
        return [r for r in self.p.projects if self.counts(r["@total"]) and
                self.scope in ("city", r["domain"])]

    # --- parks ---------------------------------------------------------------------------

    def now(self):
        """Parks that came over the threshold, or to the level, since the base year."""
        p = self.p
        if self.row["level"]:
            return Num(sum(1 for r in p.plan.parks if r["level"] == self.row["level"] and
                           str(p.plan.base_year) < r["since"][:4] and
                           r["since"] <= p.label(p.month)))
        landings = [p.by_enterprise.landing(s, p.month) for s in p.rev_park]
        full = [sum(p.by_enterprise.full[c] or 0 for c in s.members) for s in p.rev_park]
        known = [(v, f) for v, f in zip(landings, full) if v.known]
        n = sum(1 for v, f in known if self.counts(v.value) and not self.counts(f))
        return num(n, *[v for v, _ in known])

    # --- writing -------------------------------------------------------------------------

    def put(self, q, n, unit=None):
        self.p.book.put(f"{self.id}/{q}", n, unit or self.unit)

    def write(self):
        if self.kind in ("产业", "企业", "项目"):
            for year in path_years(self.p):
                self.write_year(year)
            self.put("landing", Num(len(self.landed_projects())) if self.of_projects
                     else self.landing())
        else:
            self.put("now", self.now())
        self.put("low", Num(self.low))
        self.p.book.trace_plan(self.id + "/low", self.row)
        if self.row["op"] == "range":
            self.put("high", Num(self.high))
            self.p.book.trace_plan(self.id + "/high", self.row)

    def write_year(self, year):
        values = [] if self.of_projects else [r["@path"][year] for r in self.planned_rows(year)]
        planned = self.planned_projects(year) if self.of_projects else Num(len(values))
        self.put(f"plan@{year}", planned)
        self.p.book.trace_plan(f"{self.id}/plan@{year}", self.row)
        if self.year is None or self.year == year:
            short = Num(max(0, self.low - planned.value)) if planned.known else NONE
            self.put(f"short@{year}", short)
        if not self.of_projects:
            margin = Num(Fraction(min(values) - self.least, self.least)) if values else NONE
            self.p.book.put(f"{self.id}/margin@{year}", margin, "%")
            self.put(f"equal@{year}", Num(len(self.equal_rows(year))))


class Steps(Target):
    """A promised 梯队: who stands on a step, from a threshold up to the ladder's next."""

    def __init__(self, p, row):
        self.p, self.row, self.id = p, row, "target/" + row["id"]
        self.kind, self.scope = row["kind"][:2], row["scope"]
        self.subject = {"产业": "industry", "企业": "enterprise"}[self.kind]
        self.unit = "户" if self.kind == "企业" else "个"
        steps = [value for value, _ in p.plan.ladder(self.subject)["@steps"]]
        self.treads = []  # (word, from, below)
        for word in row["threshold"].split():
            low = parse_amount(word, "亿元")
            self.treads.append((word, low, min((v for v in steps if v > low), default=None)))

    def on(self, tread, value):
        _, low, high = tread
        return value is not None and low <= value and (high is None or value < high)

    def on_path(self, tread, year):
        return [r for r in self.rows() if self.on(tread, r["@path"].get(year))]

    def landed_on(self, tread):
        seen = [self.p.outlook[r["code"]].landing for r in self.rows()]
        known = [n for n in seen if n.known]
        if not known:
            return absent(*seen)
        return num(sum(1 for n in known if self.on(tread, n.value)), *known)

    def write(self):
        for tread in self.treads:
            for year in path_years(self.p):
                self.put(f"{tread[0]}/plan@{year}", Num(len(self.on_path(tread, year))))
                self.p.book.trace_plan(f"{self.id}/{tread[0]}/plan@{year}", self.row)
            self.put(f"{tread[0]}/landing", self.landed_on(tread))


def steps(p):
    domains = {d["code"] for d in p.plan.domains}
    return [Steps(p, row) for row in p.plan.targets if not is_number(row) and
            row["op"] in ("some", "formed") and row["kind"][:2] in ("产业", "企业") and
            row["threshold"] and (row["scope"] == "city" or row["scope"] in domains)]


def path_years(p):
    """Years from the base year on that some path holds."""
    return sorted({y for row in p.plan.industries + p.plan.enterprises for y in row["@path"]
                   if y >= p.plan.base_year})


def is_number(row):
    return row["value"][:1].isdigit()


def all_of(p):
    """Those with a number, of subjects or of parks."""
    return [Target(p, row) for row in p.plan.targets if is_number(row) and
            (row["kind"] in ("产业", "企业", "项目") or row["level"] or row["threshold"])]


def write(p):
    for target in all_of(p) + steps(p):
        target.write()
