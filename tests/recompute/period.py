"""A period: its series, what is added up in it, and its rankings."""
from book import Book
from exact import Num
from plan import last_day
from series import Scope, Series

STAGES_AFTER = {"开工": ("在建", "竣工", "投产", "停工"), "竣工": ("竣工", "投产")}


class Period:
    """Everything of one period.  `book` holds the figures once write() was called."""

    def __init__(self, plan, archive, year, month, kind="month", before=None, told=None,
                 issued=None):
        """before: the archive of the year before; told, issued: the period before and this one as
        they were printed, None where they were not."""
        self.plan, self.archive, self.year, self.month = plan, archive, year, month
        self.kind, self.year_before, self.told, self.issued = kind, before, told, issued
        plan.turn_to(year)
        self.end = last_day(year, month)
        self.before = last_day(year, month - 1) if month > 2 else f"{year - 1}-12-31"
        self.book = Book(plan.identity["half-to-even"] == "yes")
        self.make_series()
        self.counties = [r for r in plan.counties if self.is_shown(r)]
        self.make_scopes()
        self.make_rankings()

    def write(self):
        import writer
        writer.write(self)
        return self

    def label(self, k):
        return f"{self.year}-{k:02d}"

    # --- series ------------------------------------------------------------------------

    def make_series(self):
        plan, year = self.plan, self.year
        path = lambda row: row["@path"].get(year)
        self.projects = [p for p in plan.projects if p["@year"] == year]
        self.by_industry = Series(plan, self.archive, year, plan.industries,
                                  plan.indicator("industry"), path)
        self.by_enterprise = Series(plan, self.archive, year, plan.enterprises,
                                    plan.indicator("enterprise"), path)
        self.by_project = Series(plan, self.archive, year, self.projects,
                                 plan.indicator("project"), lambda row: row["@plan"])
        for series in (self.by_industry, self.by_enterprise):
            for code, row in series.subjects.items():
                series.full[code] = self.last_year(series, row)

    def last_year(self, series, row):
        """The last full year F(y-1): as audited (2.10); else (R16) of the year after the base
        year by the plan, later by December's own report of that year, else by the register."""
        last, plan = self.year - 1, self.plan
        if self.audit_of_last(row) is not None:
            return self.audit_of_last(row).amount("rev")
        record = self.december_of(series, row)
        if record is not None:
            return record.rows[series.indicator, row["code"]]["@value"][1]
        if row.get("@last") is not None and int(row["last-year-of"] or plan.base_year) == last:
            return row["@last"]
        return row["@path"].get(last) if last == plan.base_year else None

    def audit_of_last(self, row):
        """What the plan says was audited of the year before."""
        return next((v for v in self.plan.audited if v["@year"] == self.year - 1 and
                     "sector" in row and v["subject"] == row["code"] and v["rev"]), None)

    def december_of(self, series, row):
        """The record of last December that says it."""
        unit, asked = series.unit_of[row["code"]], (series.indicator, row["code"])
        return next((r for r in self.december() if r.unit == unit and asked in r.rows and
                     r.rows[asked]["@value"][1] is not None), None)

    def december(self):
        """Reports of last December, unless the plan itself has that year."""
        if self.year_before is None or self.year - 1 == self.plan.base_year:
            return []
        return [r for r in self.year_before.chosen.values() if r.month == 12]

    def is_shown(self, region):
        """A county that was valid at some period of the year, or has subjects."""
        return any(self.plan.expected(region, "county", self.year, k)
                   for k in range(2, self.month + 1)) or any(
            self.plan.county_of(row["region"]) == region["code"]
            for row in self.plan.enterprises + self.projects)

    # --- scopes ------------------------------------------------------------------------

    def make_scopes(self):
        self.make_revenue_scopes()
        self.make_investment_scopes()

    def make_revenue_scopes(self):
        plan = self.plan
        every = lambda row: True
        parents = [e for e in plan.enterprises if not e["parent"]]
        scope = lambda id, rows, test: Scope(id, [r["code"] for r in rows if test(r)])
        self.industry = [Scope("industry/" + i["code"], [i["code"]]) for i in plan.industries]
        self.rev_city = scope("city", plan.industries, every)
        self.rev_domain = [scope("domain/" + d["code"], plan.industries,
                                 lambda i: i["domain"] == d["code"]) for d in plan.domains]
        self.group = {"annex": scope("group/annex", parents, lambda e: e["@annex"]),
                      "register": scope("group/register", parents, lambda e: not e["@annex"]),
                      "all": scope("group/all", parents, every)}
        self.annex = [Scope("enterprise/" + c, [c]) for c in self.group["annex"].members]
        self.enterprise = [Scope("enterprise/" + e["code"], [e["code"]])
                           for e in plan.enterprises]
        self.rev_county = [scope("county/" + r["code"], parents,
                                 lambda e: plan.county_of(e["region"]) == r["code"])
                           for r in self.counties]
        self.rev_sector = [scope("sector/" + s["code"], parents,
                                 lambda e: e["sector"] == s["code"]) for s in plan.sectors]
        self.rev_park = [scope("park/" + p["code"], parents, lambda e: e["park"] == p["code"])
                         for p in plan.parks]
        self.rev_tag = [scope("tag/" + t["code"], parents, lambda e: t["code"] in e.words("tags"))
                        for t in plan.tags if t["subject"] == "enterprise"]
        reporter = self.by_industry.unit_of
        self.rev_department = [scope("department/" + d["code"], plan.industries,
                                     lambda i: reporter[i["code"]] == d["code"])
                               for d in plan.departments]

    def make_investment_scopes(self):
        plan = self.plan
        scope = lambda id, test: Scope(id, [p["code"] for p in self.projects if test(p)])
        self.inv_city = scope("city", lambda p: True)
        self.inv_domain = [scope("domain/" + d["code"], lambda p: p["domain"] == d["code"])
                           for d in plan.domains]
        self.inv_key = scope("group/key", lambda p: p["key"] == "yes")
        self.band = [scope("band/" + b["code"], lambda p: p["@band"] == b["code"])
                     for b in plan.bands]
        self.band += [scope("band/" + code, lambda p: p["@band"] in bands)
                      for code, _, bands in self.band_sums()]
        self.band_all = scope("band/all", lambda p: p["@band"] != "")
        self.inv_county = [scope("county/" + r["code"],
                                 lambda p: plan.county_of(p["region"]) == r["code"])
                           for r in self.counties]
        led = {d["code"]: {k["code"] for k in plan.domains if k["lead"] == d["code"]}
               for d in plan.departments}
        self.inv_department = [scope("department/" + c, lambda p: p["domain"] in led[c])
                               for c in led]
        self.inv_park = [scope("park/" + r["code"], lambda p: p["park"] == r["code"])
                         for r in plan.parks]
        self.inv_tag = [scope("tag/" + t["code"], lambda p: t["code"] in p.words("tags"))
                        for t in plan.tags if t["subject"] == "project"]
        self.project = [Scope("project/" + p["code"], [p["code"]]) for p in self.projects]

    def band_sums(self):
        """(code, name, bands): rows of counts that are the sum of others."""
        for row in self.plan.counts:
            bands = {c["band"] for c in self.plan.counts if c["parent"] == row["band"]}
            if bands:
                yield row["band"], row["name"], bands

    # --- rankings ----------------------------------------------------------------------

    def ranked(self, id):
        """Series and scopes of a ranking; those of what carries lamps too."""
        return {"county/inv": (self.by_project, self.inv_county),
                "county/rev": (self.by_enterprise, self.rev_county),
                "domain/inv": (self.by_project, self.inv_domain),
                "industry/rev": (self.by_industry, self.industry),
                "enterprise/rev": (self.by_enterprise, self.annex)}[id.split("-")[0]]

    RANKINGS = ("county/inv-completion", "county/rev-growth", "domain/inv-completion",
                "industry/rev-completion", "industry/rev-growth", "enterprise/rev-completion",
                "enterprise/rev-growth")

    def rank_at(self, id, k):
        series, scopes = self.ranked(id)
        return series.rank(scopes, id.rsplit("-", 1)[1], k)

    def make_rankings(self):
        self.rankings = {id: self.rank_at(id, self.month) for id in self.RANKINGS}
        self.previous = {id: self.rank_at(id, self.month - 1) for id in self.RANKINGS} \
            if self.month > 2 else {}

    # --- projects ----------------------------------------------------------------------

    def planned_month(self, row, milestone):
        """YYYY-MM the plan names."""
        default = {"开工": row["start"], "竣工": row["finish"]}.get(milestone, "")
        return next((m["planned"] for m in row["@milestones"] if m["type"] == milestone and
                     m["planned"]), default)

    def day_as_said(self, code, milestone):
        """The day it was reached, as last said up to now; '' = none."""
        day = ""
        for row in self.by_project.rows(code, self.month):
            for m in row["@milestones"]:
                if m["type"] == milestone:
                    day = m["actual"]
        return day

    def actual_day(self, code, milestone, k=None):
        """That day; '' when it is not by the end of month k."""
        day = self.day_as_said(code, milestone)
        return day if day <= last_day(self.year, k or self.month) else ""

    def months_late(self, row, milestone, k=None):
        """Months by which a planned month has passed without an actual day."""
        k = k or self.month
        planned = self.planned_month(row, milestone)
        if not planned or self.reached(row["code"], milestone, k):
            return 0
        return max(0, (self.year - int(planned[:4])) * 12 + k - int(planned[5:]))

    def months_delayed(self, row, milestone):
        """From the planned month to that of its day, where it was reached."""
        planned, day = self.planned_month(row, milestone), self.day_as_said(row["code"], milestone)
        if not (planned and day and self.reached(row["code"], milestone)):
            return 0
        number = lambda text: 12 * int(text[:4]) + int(text[5:7])
        return max(0, number(day) - number(planned))

    def is_due(self, row, milestone):
        """Planned for a month that has ended, and not reached."""
        planned = self.planned_month(row, milestone)
        return "" < planned <= self.label(self.month) and not self.reached(row["code"], milestone)

    def stage(self, code, k=None):
        """As last said by month k."""
        said = [row["stage"] for row in self.by_project.rows(code, k or self.month)
                if row["stage"]]
        return said[-1] if said else ""

    def reached(self, code, milestone, k=None):
        """By the day, or by a stage that comes after it."""
        return self.actual_day(code, milestone, k) != "" or \
            self.stage(code, k) in STAGES_AFTER.get(milestone, ())

    def note(self, code):
        rows = self.by_project.rows(code, self.month)
        return rows[-1]["note"] if rows else ""

    def missing_months(self, unit, month=None):
        """Months in a row without a report of the unit, up to the month or now (R9)."""
        n, month = 0, month or self.month
        while month - n >= 2 and (unit, month - n) not in self.archive.chosen:
            n += 1
        return n

    def landing_of_project(self, code):
        """F11, method B only."""
        o = self.by_project.obs(code, self.month)
        return Num(o.num.value * 12 / o.month, o.num.state) if o.num.known else o.num
