"""Every figure of a period, by its id, from the plan and the archive."""
from fractions import Fraction

from exact import (CARRIED_MARK, MISSING_TEXT, NONE, NONE_TEXT, UNITS, YI, Num, direction,
                   exact_text, minus, num, printed, ratio, signed)
from series import Scope, Series
from source import last_day


class Book:
    """The figures by id."""

    def __init__(self, even=False):
        self.even, self.figures = even, {}

    def put(self, id, n, unit, dir=False, rule=""):
        factor, decimals = UNITS[unit]
        fig = {"id": id, "unit": unit, "state": n.state, "rule": rule}
        if n.known:
            shown = n.value * factor
            fig["value"] = exact_text(n.value)
            fig["text"] = printed(shown, decimals, self.even)
            fig["dec"] = signed(shown, 8)
            if n.carried:
                fig["mark"] = CARRIED_MARK
            elif n.value == 0:
                fig["state"] = "zero"
            if dir:
                fig["dir"] = direction(shown, decimals, self.even)
        else:
            fig["text"] = MISSING_TEXT if n.state == "missing" else NONE_TEXT
        assert id not in self.figures, id
        self.figures[id] = fig

    def trace(self, id, obs):
        """Where an observation was reported (R15)."""
        if obs.record is not None:
            root = obs.record.root
            self.figures[id].update(submission=obs.record.unit, period=obs.record.period,
                                    version=root["version"], digest=root["digest"][:16],
                                    line=obs.row["line"])

    def trace_plan(self, id, row):
        self.figures[id].update({"plan-file": row["@file"], "plan-line": str(row["@line"])})

    def count(self, id, n, unit="个"):
        self.put(id, n if isinstance(n, Num) else Num(n), unit)

    def word(self, id, step):
        """A step of a ladder: (yuan, word), or None."""
        self.figures[id] = {"id": id, "unit": "", "state": "value" if step else "none",
                            "text": step[1] if step else NONE_TEXT}
        if step:
            self.figures[id].update(value=str(step[0]), dec=signed(Fraction(step[0], YI), 8))


class Period:
    """Everything of one period; `book` holds the figures, the tree is made from it."""

    def __init__(self, plan, archive, year, month):
        self.plan, self.archive, self.year, self.month = plan, archive, year, month
        self.end = last_day(year, month)
        self.before = last_day(year, month - 1) if month > 2 else f"{year - 1}-12-31"
        self.book = Book(plan.identity["half-to-even"] == "yes")
        self.make_series()
        self.counties = [r for r in plan.counties if self.is_shown(r)]
        self.make_scopes()
        self.make_rankings()
        self.write()

    def make_series(self):
        plan, year = self.plan, self.year
        path = lambda row: row["@path"].get(year)
        rev, inv = plan.indicator("industry"), plan.indicator("project")
        self.projects = [p for p in plan.projects if p["@year"] == year]
        self.by_industry = Series(plan, self.archive, year, plan.industries, rev, path)
        self.by_enterprise = Series(plan, self.archive, year, plan.enterprises,
                                    plan.indicator("enterprise"), path)
        self.by_project = Series(plan, self.archive, year, self.projects, inv,
                                 lambda row: row["@plan"])

    def is_shown(self, region):
        """A county that was valid at some period of the year, or has subjects."""
        return any(self.plan.expected(region, "county", self.year, k)
                   for k in range(2, self.month + 1)) or any(
            self.plan.county_of(row["region"]) == region["code"]
            for row in self.plan.enterprises + self.projects)

    def make_scopes(self):
        plan = self.plan
        codes = lambda rows, test: [r["code"] for r in rows if test(r)]
        any_ = lambda row: True
        county = lambda row: plan.county_of(row["region"])
        parents = [e for e in plan.enterprises if not e["parent"]]
        self.industry = [Scope("industry/" + c, [c]) for c in codes(plan.industries, any_)]
        self.rev_city = Scope("city", codes(plan.industries, any_))
        self.rev_domain = [Scope("domain/" + d["code"],
                                 codes(plan.industries, lambda i: i["domain"] == d["code"]))
                           for d in plan.domains]
        self.group = {g: Scope("group/" + g, codes(parents, lambda e: e["@annex"] == annex))
                      for g, annex in (("annex", True), ("register", False))}
        self.annex = [Scope("enterprise/" + c, [c]) for c in self.group["annex"].members]
        self.rev_county = [Scope("county/" + r["code"],
                                 codes(parents, lambda e: county(e) == r["code"]))
                           for r in self.counties]
        self.inv_city = Scope("city", codes(self.projects, any_))
        self.inv_domain = [Scope("domain/" + d["code"],
                                 codes(self.projects, lambda p: p["domain"] == d["code"]))
                           for d in plan.domains]
        self.band = [Scope("band/" + b["code"],
                           codes(self.projects, lambda p: p["@band"] == b["code"]))
                     for b in plan.bands]
        self.band += [Scope("band/" + code, codes(self.projects, lambda p: p["@band"] in bands))
                      for code, _, bands in self.band_sums()]
        self.band_all = Scope("band/all", codes(self.projects, lambda p: p["@band"] != ""))
        self.inv_county = [Scope("county/" + r["code"],
                                 codes(self.projects, lambda p: county(p) == r["code"]))
                           for r in self.counties]
        self.project = [Scope("project/" + p["code"], [p["code"]]) for p in self.projects]

    def band_sums(self):
        """(code, name, bands): rows of counts that are the sum of others."""
        for row in self.plan.counts:
            bands = {c["band"] for c in self.plan.counts if c["parent"] == row["band"]}
            if bands:
                yield row["band"], row["name"], bands

    def make_rankings(self):
        table = {"county/inv-completion": (self.by_project, self.inv_county),
                 "county/rev-growth": (self.by_enterprise, self.rev_county),
                 "domain/inv-completion": (self.by_project, self.inv_domain),
                 "industry/rev-completion": (self.by_industry, self.industry),
                 "industry/rev-growth": (self.by_industry, self.industry),
                 "enterprise/rev-completion": (self.by_enterprise, self.annex),
                 "enterprise/rev-growth": (self.by_enterprise, self.annex)}
        self.rankings, self.previous = {}, {}
        for id, (series, scopes) in table.items():
            quantity = id.rsplit("-", 1)[1]
            self.rankings[id] = series.rank(scopes, quantity, self.month)
            if self.month > 2:
                self.previous[id] = series.rank(scopes, quantity, self.month - 1)

    # --- writing ---------------------------------------------------------------------

    def write(self):
        self.write_city()
        for s in self.rev_domain:
            self.revenue(s, self.by_industry, self.rev_city, many=True)
        for s in self.inv_domain:
            self.investment(s, "domain")
        for s in self.industry:
            self.revenue(s, self.by_industry, self.rev_city)
        for s in self.group.values():
            self.revenue(s, self.by_enterprise, None, many=True)
        for e in self.plan.enterprises:
            group = self.group["annex" if e["@annex"] else "register"]
            self.revenue(Scope("enterprise/" + e["code"], [e["code"]]), self.by_enterprise, group)
        for s in self.band + [self.band_all]:
            self.investment(s, "band")
        for s in self.rev_county:
            self.revenue(s, self.by_enterprise, None, many=True)
        for s in self.inv_county:
            self.investment(s, "county")
        for s in self.project:
            self.investment(s, "project")
        self.write_steps()
        self.write_lamps()
        self.write_behind()
        self.write_reports()
        self.write_problems()
        self.book.put("time/progress", Num(Fraction(self.month, 12)), "%")

    def write_city(self):
        self.revenue(self.rev_city, self.by_industry, None, many=True)
        put, k = self.book.put, self.month
        put("city/rev-cr3", self.by_industry.cr3(self.industry, k, self.rev_city), "%")
        put("city/rev-hhi", self.by_industry.hhi(self.industry, k, self.rev_city), "")
        self.investment(self.inv_city, "city")
        for id, series, s in (("rev", self.by_industry, self.rev_city),
                              ("inv", self.by_project, self.inv_city)):
            whole = series.plan_total(s)
            for j in range(2, 13):
                put(f"city/{id}-path@{self.label(j)}",
                    num(whole.value * j / 12) if whole.known else whole, "亿元")

    def label(self, k):
        return f"{self.year}-{k:02d}"

    def revenue(self, s, series, whole, many=False):
        k, put = self.month, lambda q, *rest: self.book.put(f"{s.id}/{q}", *rest)
        put("rev", series.total(s, k), "亿元")
        put("rev-base", series.base(s, k), "亿元")
        put("rev-last-year", self.last_years(s, series), "亿元")
        put("rev-month", series.month(s, k), "亿元")
        put("rev-plan", series.plan_total(s), "亿元")
        self.trace(s, "rev", series)
        put("rev-completion", series.completion(s, k), "%")
        put("rev-lead", series.lead(s, k), "百分点", True)
        put("rev-growth", series.growth(s, k), "%", True)
        put("rev-growth-change", series.growth_change(s, k), "百分点", True)
        if series.growth_change_apart(s, k):
            self.book.figures[f"{s.id}/rev-growth-change"]["apart"] = "yes"
        put("rev-mom", series.mom(s, k), "%", True)
        put("rev-needed", series.needed(s, k), "亿元")
        if whole is not None:
            part = all(c in whole.members for c in s.members)  # 其中 rows are none (R7)
            put("rev-share", series.share(s, k, whole) if part else NONE, "%")
            put("rev-contribution", series.contribution(s, k, whole) if part else NONE, "%", True)
            put("rev-pull", series.pull(s, k, whole) if part else NONE, "百分点", True)
        self.places(s, "rev", ("completion", "growth"))
        self.standing(s)
        if many:
            unit = "户" if series is self.by_enterprise else "个"
            count = lambda q, members: self.book.count(f"{s.id}/rev-{q}", len(members), unit)
            count("units", series.due(s, k))
            count("missing", series.missing(s, k))
            count("noplan", series.without_plan(s, k))
            count("growing", series.growing(s, k))
            count("rated", series.rated(s, k))
        if k > 2:
            put(f"rev-growth@{self.label(k - 1)}", series.growth(s, k - 1), "%", True)
            put(f"rev-completion@{self.label(k - 1)}", series.completion(s, k - 1), "%")
            put(f"rev-base@{self.label(k - 1)}", series.base(s, k - 1), "亿元")
        self.history(s, "rev", series, k if s.id == "city" else k - 1,
                     2 if s.id.startswith(("city", "industry")) else k - 2)

    def history(self, s, prefix, series, last, first):
        """The cumulative values of earlier months."""
        for k in range(max(first, 2), last + 1):
            id = f"{s.id}/{prefix}@{self.label(k)}"
            self.book.put(id, series.total(s, k), "亿元")
            if s.id.startswith(("industry", "enterprise", "project")):
                self.book.trace(id, series.obs(s.members[0], k))

    def trace(self, s, prefix, series):
        """Observations of one subject lead to submission and line, plans to file and line."""
        if s.id.startswith(("industry", "enterprise", "project")):
            code = s.members[0]
            self.book.trace(f"{s.id}/{prefix}", series.obs(code, self.month))
            if series.plan_of[code] is not None:
                self.book.trace_plan(f"{s.id}/{prefix}-plan", series.subjects[code])

    def places(self, s, prefix, quantities):
        """Places and moves in the rankings that hold the scope."""
        kind, code = (s.id + "/").split("/")[:2]
        for q in quantities:
            rank = self.rankings.get(f"{kind}/{prefix}-{q}")
            if rank is None:
                continue
            n = rank.number(code)
            self.book.put(f"{s.id}/{prefix}-rank-{q}", n, "位")
            if q == "completion" and (kind, prefix) != ("county", "rev"):
                old = self.previous.get(f"{kind}/{prefix}-{q}")
                move = minus(old.number(code), n) if old else NONE
                self.book.put(f"{s.id}/{prefix}-rank-{q}-move", move, "位", True)

    def last_year(self, row):
        """The last full year: the register, or the plan's path (R16)."""
        if row.get("@last") is not None:
            return row["@last"]
        base = int(self.plan.identity["base-year"])
        return row["@path"].get(base) if base == self.year - 1 else None

    def last_years(self, s, series):
        known = [v for v in (self.last_year(series.subjects[c]) for c in s.members)
                 if v is not None]
        return Num(sum(known)) if known else NONE

    def reaches(self, kind):
        """Does a value reach a step?  The step itself does, unless the ladder is exclusive."""
        if self.plan.ladder(kind)["exclusive"] == "yes":
            return lambda value, step: value > step
        return lambda value, step: value >= step

    def reached(self, kind, value):
        """Highest step reached and the next above (F15)."""
        over, steps = self.reaches(kind), self.plan.ladder(kind)["@steps"]
        below = [s for s in steps if over(value, s[0])]
        above = [s for s in steps if not over(value, s[0])]
        return (below[-1] if below else None), (above[0] if above else None)

    def standing(self, s):
        kind, code = (s.id + "/").split("/")[:2]
        if kind not in ("industry", "enterprise"):
            return
        value = self.last_year(self.plan.by_code[code])
        step, following = self.reached(kind, value) if value is not None else (None, None)
        put = self.book.put
        self.book.word(f"{s.id}/rev-tier", step)
        self.book.word(f"{s.id}/rev-next-step", following)
        put(f"{s.id}/rev-gap", Num(following[0] - value) if following else NONE, "亿元")

    # --- investment -------------------------------------------------------------------

    def investment(self, s, kind):
        series, k, put = self.by_project, self.month, \
            lambda q, *rest: self.book.put(f"{s.id}/{q}", *rest)
        put("inv", series.total(s, k), "亿元")
        put("inv-month", series.month(s, k), "亿元")
        put("inv-plan", series.plan_total(s), "亿元")
        self.trace(s, "inv", series)
        put("inv-completion", series.completion(s, k), "%")
        put("inv-lead", series.lead(s, k), "百分点", True)
        put("inv-needed", series.needed(s, k), "亿元")
        if kind not in ("project", "city"):
            put("inv-share", series.share(s, k, self.inv_city), "%")
        if kind in ("county", "domain"):
            self.places(s, "inv", ("completion",))
        if k > 2:
            put(f"inv-completion@{self.label(k - 1)}", series.completion(s, k - 1), "%")
        self.history(s, "inv", series, k if kind == "city" else k - 1,
                     2 if kind in ("city", "project") else k - 1)
        if kind == "project":
            total = self.plan.by_code[s.members[0]]["@total"]
            put("total", NONE if total is None else Num(total), "亿元")
            return
        self.book.count(s.id + "/projects", len(s.members))
        self.book.count(s.id + "/inv-missing", len(series.missing(s, k)))
        self.book.count(s.id + "/inv-noplan", len(series.without_plan(s, k)))
        self.stages(s)
        if kind == "band":
            self.planned_count(s)

    def planned_day(self, p, milestone, attribute):
        """YYYY-MM the plan names."""
        return next((m["planned"] for m in p["@milestones"] if m["type"] == milestone and
                     m["planned"]), p[attribute])

    def actual_day(self, code, milestone):
        """The day it was reached, as last said; '' when not by the period's end."""
        day = ""
        for row in self.by_project.rows(code, self.month):
            for m in row["@milestones"]:
                if m["type"] == milestone:
                    day = m["actual"]
        return day if day <= self.end else ""

    def stage(self, code):
        """As last said."""
        said = [row["stage"] for row in self.by_project.rows(code, self.month) if row["stage"]]
        return said[-1] if said else ""

    def note(self, code):
        rows = self.by_project.rows(code, self.month)
        return rows[-1]["note"] if rows else ""

    def stages(self, s):
        count, put = lambda q, n: self.book.count(f"{s.id}/{q}", n), \
            lambda q, a, b: self.book.put(f"{s.id}/{q}", ratio(Num(a), Num(b)), "%")
        n = {}
        for what, milestone, attribute in (("start", "开工", "start"), ("finish", "竣工", "finish")):
            month = {c: self.planned_day(self.plan.by_code[c], milestone, attribute)
                     for c in s.members}
            year = [c for c in s.members if month[c][:4] == str(self.year)]
            n[what] = len(year), len([c for c in year if month[c] <= self.label(self.month)]), \
                len([c for c in year if self.actual_day(c, milestone)])
        count("starts-planned", n["start"][0])
        count("starts-due", n["start"][1])
        count("started", n["start"][2])
        put("start-rate", n["start"][2], n["start"][0])
        put("start-rate-due", n["start"][2], n["start"][1])
        count("finishes-planned", n["finish"][0])
        count("finishes-due", n["finish"][1])
        count("finished", n["finish"][2])
        put("finish-rate", n["finish"][2], n["finish"][0])
        inside = [c for c in s.members if self.actual_day(c, "入统")]
        running = [c for c in s.members if self.stage(c) not in ("", "前期")]
        count("in-statistics", len(inside))
        put("in-statistics-rate", len(inside), len(running))

    def planned_count(self, s):
        code = s.id.split("/")[1]
        row = next((c for c in self.plan.counts if c["band"] == code), None)
        n = row["@path"].get(self.year) if row else None
        self.book.count(s.id + "/planned-count", NONE if n is None else n)
        gap = NONE if n is None else Num(len(s.members) - n)
        self.book.put(s.id + "/count-gap", gap, "个", True)

    # --- counts of the whole -------------------------------------------------------------

    def lamp(self, series, s):
        """Code of the lamp (R14), '' without a completion."""
        completion, lead = series.completion(s, self.month), series.lead(s, self.month)
        if not completion.known:
            return ""
        for lamp in self.plan.lamps:
            if lamp["finished"] == "yes":
                if completion.value >= 1:
                    return lamp["code"]
            elif not lamp["min"] or lead.value * 100 >= Fraction(lamp["min"]):
                return lamp["code"]
        return ""

    def write_lamps(self):
        for kind, series, scopes in (("project", self.by_project, self.project),
                                     ("industry", self.by_industry, self.industry),
                                     ("enterprise", self.by_enterprise, self.annex),
                                     ("county", self.by_project, self.inv_county)):
            seen = [self.lamp(series, s) for s in scopes]
            for lamp in self.plan.lamps:
                self.book.count(f"lamps/{kind}/{lamp['code']}", seen.count(lamp["code"]),
                                "户" if kind == "enterprise" else "个")

    BEHIND = ("county/inv-completion", "domain/inv-completion", "industry/rev-completion",
              "enterprise/rev-completion")

    def leads(self, id):
        """Lead by code of those that a ranking ranks."""
        series, scopes = {"county": (self.by_project, self.inv_county),
                          "domain": (self.by_project, self.inv_domain),
                          "industry": (self.by_industry, self.industry),
                          "enterprise": (self.by_enterprise, self.annex)}[id.split("/")[0]]
        return {s.id.split("/", 1)[1]: series.lead(s, self.month) for s in scopes}

    def write_behind(self):
        """How many are behind as printed: below zero once rounded to a tenth of a point."""
        for id in self.BEHIND:
            leads = self.leads(id)
            n = sum(1 for code, _ in self.rankings[id].placed if leads[code].value < 0 and
                    direction(leads[code].value * 100, 1, self.book.even) == "down")
            self.book.count("behind/" + id, n, "户" if id.startswith("enterprise") else "个")

    def write_steps(self):
        tables = {"industry": self.plan.industries,
                  "enterprise": [self.plan.by_code[c] for c in self.group["annex"].members]}
        for kind, rows in tables.items():
            over = self.reaches(kind)
            for step, word in self.plan.ladder(kind)["@steps"]:
                for what, value in (("last", self.last_year),
                                    ("plan", lambda r: r["@path"].get(self.year))):
                    n = sum(1 for r in rows if value(r) is not None and over(value(r), step))
                    self.book.count(f"steps/{kind}/{word}/{what}", n,
                                    "户" if kind == "enterprise" else "个")

    def expected(self):
        return [row["code"] for row, kind in self.plan.units
                if self.plan.expected(row, kind, self.year, self.month)]

    def on_time(self, unit):
        first = self.archive.first(unit, self.month)
        return first is not None and first.root["arrived"] <= \
            self.plan.deadline(self.year, self.month)

    def write_reports(self):
        units = self.expected()
        got = [u for u in units if (u, self.month) in self.archive.chosen]
        on_time = [u for u in got if self.on_time(u)]
        pending = [u for u in got
                   if self.archive.chosen[u, self.month].root["status"] == "pending"]
        count = lambda q, n: self.book.count("reports/" + q, n)
        count("expected", len(units))
        count("received", len(got))
        count("missing", len(units) - len(got))
        self.book.put("reports/rate", ratio(Num(len(got)), Num(len(units))), "%")
        count("on-time", len(on_time))
        self.book.put("reports/on-time-rate", ratio(Num(len(on_time)), Num(len(units))), "%")
        count("pending", len(pending))

    # --- problems --------------------------------------------------------------------------

    def all_problems(self):
        """(unit, id) -> (attributes, text) as last reported."""
        found = {}
        for (unit, _), record in sorted(self.archive.chosen.items(), key=lambda i: i[0][1]):
            for row, text in record.problems:
                found[unit, row["id"]] = row, text
        return found

    def open_at(self, row, day):
        return row["opened"] <= day and (not row["closed"] or row["closed"] > day)

    def write_problems(self):
        rows = [row for row, _ in self.all_problems().values()]
        opening = [r for r in rows if self.open_at(r, self.before)]
        new = [r for r in rows if self.before < r["opened"] <= self.end]
        closed = [r for r in rows if r["closed"] and self.before < r["closed"] <= self.end]
        still = [r for r in rows if self.open_at(r, self.end)]
        overdue = [r for r in still if r["due"] < self.end]
        for q, members in (("opening", opening), ("new", new), ("closed", closed),
                           ("open", still), ("overdue", overdue)):
            self.book.count("problems/" + q, len(members))
        self.book.put("problems/rate", ratio(Num(len(closed)), Num(len(opening) + len(new))), "%")
