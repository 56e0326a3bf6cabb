"""Which figures a figure was computed from (R15): the ids of what its rule names, as far as
they stand in the file.  A sum over all that its scope holds is the scope's own figure; one
over some of them is named by theirs."""
import award
import board
import lamps
import notes
import outlook
import status
import targets
import upper
from quantities import ONE

# Own figures of the scope; @ is the month before.
OWN = {
    "rev-landing-method": "rev-landing",
    "{}-rank-completion": "{}-completion", "rev-rank-growth": "rev-growth",
    "{}-rank-completion-move": "{}-completion {}-completion@",
    "{}-rank-completion-own": "{}-completion {}-completion@",
    "{}-rank-completion-others": "{}-completion {}-completion@",
    "{}-rank-completion-silent": "{}-completion {}-completion@",
    "{}-rank-completion-entries": "{}-completion {}-completion@",
    "{}-rank-completion-revisions": "{}-rank-completion-printed {}-completion@",
    "{}-rank-completion-issued-revisions": "{}-rank-completion-issued {}-completion",
    "{}-revisions": "{}-printed {}@", "{}-issued-revisions": "{}-issued {}",
    "rev-tier": "rev-last-year", "rev-next-step": "rev-last-year",
    "rev-gap": "rev-next-step rev-last-year",
    "rev-reached-tier": "rev", "rev-reached-next-step": "rev",
    "rev-reached-gap": "rev-reached-next-step rev",
    "rev-crossing-step": "rev-last-year", "rev-crossing2-step": "rev-last-year rev-crossing",
    "rev-crossing-plan": "rev-crossing-step", "rev-crossing2-plan": "rev-crossing2-step",
    "rev-crossing-gap": "rev-crossing rev-crossing-plan",
    "rev-crossing2-gap": "rev-crossing2 rev-crossing2-plan",
    "rev-per-mu": "rev area", "start-rate": "started starts-planned",
    "start-rate-due": "started starts-due", "finish-rate": "finished finishes-planned",
    "in-statistics-rate": "in-statistics", "count-gap": "projects planned-count"}


class Operands:
    always = False  # also of figures without a value

    def __init__(self, p):
        self.p, self.book, self.k = p, p.book, p.month

    def put(self, id, *lists, always=False):
        """Of a figure that is there."""
        fig = self.book.figures.get(id)
        if fig is None or (fig["state"] in ("none", "missing") and not (always or self.always)):
            return
        ids = [one for some in lists for one in ([some] if isinstance(some, str) else some)]
        fig["operands"] = [i for i in dict.fromkeys(ids) if i in self.book.figures]

    def at(self, k):
        return "" if k == self.k else "@" + self.p.label(k)


def kind_of(p, series):
    return {id(p.by_industry): "industry", id(p.by_enterprise): "enterprise"}.get(
        id(series), "project")


class OfScope(Operands):
    """Of one scope and one indicator."""

    def __init__(self, p, s, series, prefix, whole=None):
        super().__init__(p)
        self.s, self.series, self.prefix, self.whole = s, series, prefix, whole
        self.kind = kind_of(p, series)
        self.single = s.id == f"{self.kind}/{s.members[0]}" if s.members else False

    def own(self, name):
        return f"{self.s.id}/{name}"

    def members(self, codes, name):
        return [f"{self.kind}/{c}/{name}" for c in codes]

    def known(self, codes, k):
        return [c for c in codes if self.series.obs(c, k).num.known]

    def values(self, codes, k):
        """A sum of cumulative values."""
        name, some = self.prefix + self.at(k), self.known(codes, k)
        if some == self.known(self.s.members, k):
            return [self.own(name)]
        return self.members(some, name)

    def bases(self, codes, k):
        name = "rev-base" + self.at(k)
        if list(codes) == self.series.growing_set(self.s, k):
            return [self.own(name)]
        return self.members(codes, name)

    def fill(self):
        for name, operands in OWN.items():
            operands = operands.replace("@", "@" + self.p.label(self.k - 1)).split()
            self.put(self.own(name.format(self.prefix)),
                     [self.own(o.format(self.prefix)) for o in operands])
        self.sums()
        self.to_plan()
        if self.prefix == "rev":
            self.growth()
            self.landing()
            self.counts()
        else:
            self.projects()

    def sums(self):
        s, k, prefix = self.s, self.k, self.prefix
        for j in range(2, k + 1):
            if not self.single:
                parts = self.members(self.known(s.members, j), prefix + self.at(j))
                for name in {prefix + self.at(j), f"{prefix}@{self.p.label(j)}"}:
                    self.put(self.own(name), parts)
        for j in range(2, k + 1):
            both = [c for c in self.known(s.members, j)
                    if j == 2 or c in self.known(s.members, j - 1)]
            months = (j,) if j == 2 else (j, j - 1)
            self.put(self.own(prefix + "-month" + self.at(j)),
                     *[self.values(both, i) for i in months])
        self.put(self.own(prefix + "-share"), self.own(prefix), f"{self.whole}/{prefix}")
        if not self.single:
            self.put(self.own(prefix + "-plan"), self.members(
                [c for c in s.members if self.series.plan_of[c] is not None], prefix + "-plan"))
            self.total("-landing")

    def total(self, name):
        """A sum over the members that have one."""
        ids = self.members(self.s.members, self.prefix + name)
        self.put(self.own(self.prefix + name), [i for i in ids if self.book.number(i).known])

    def to_plan(self):
        """What is measured by the plan."""
        prefix, planned = self.prefix, self.series.planned(self.s)
        plan = self.own(prefix + "-plan")
        for j in range(2, self.k + 1):
            self.put(self.own(prefix + "-rank-completion" + self.at(j)),
                     self.own(prefix + "-completion" + self.at(j)))
            self.put(self.own(prefix + "-completion" + self.at(j)), self.values(planned, j), plan)
        even = [self.own(prefix + "-completion"), "time/progress"]
        curve = [self.own(prefix + q) for q in ("-completion", "-due", "-plan")]
        self.put(self.own(prefix + "-lead"), curve if self.series.on_curve(self.s) else even)
        for name in ("-needed", "-open"):
            self.put(self.own(prefix + name), self.values(planned, self.k), plan)
        due = self.members(planned, prefix + "-due")
        self.put(self.own(prefix + "-due"),
                 due if self.series.on_curve(self.s) and not self.single else plan)
        for j in range(2, 13):
            self.put(self.own(f"{prefix}-path@{self.p.label(j)}"), plan)

    # --- revenue -----------------------------------------------------------------------

    def growth(self):
        s, k, series = self.s, self.k, self.series
        for j in (k, k - 1):
            members = series.growing_set(s, j)
            self.put(self.own("rev-growth" + self.at(j)), self.values(members, j),
                     self.bases(members, j))
            if not self.single:
                self.put(self.own("rev-base" + self.at(j)),
                         self.members(members, "rev-base" + self.at(j)))
        both = [c for c in series.growing_set(s, k) if c in series.growing_set(s, k - 1)]
        self.put(self.own("rev-growth-change"), *[part(both, j) for j in (k, k - 1)
                                                  for part in (self.values, self.bases)])
        if k > 3:
            fresh = [c for c in s.members if all(
                series.obs(c, j).fresh and series.obs(c, j).num.known for j in (k, k - 1, k - 2))]
            self.put(self.own("rev-mom"), *[self.values(fresh, j) for j in (k, k - 1, k - 2)])
        if self.whole:
            self.of_whole(series.growing_set(s, k))

    def of_whole(self, growing):
        """F8.  The increase of a whole of which some are out is told by its growth and base."""
        whole = OfScope(self.p, self.p.scope_of[self.whole], self.series, "rev")
        values = whole.values(self.series.growing_set(whole.s, self.k), self.k)
        if values != [whole.own("rev")]:
            values = [whole.own("rev-growth")]
        for q in ("rev-contribution", "rev-pull"):
            self.put(self.own(q), self.values(growing, self.k), self.bases(growing, self.k),
                     values, whole.own("rev-base"))

    def landing(self):
        """F10-F12: what was to come of last year rests on it and on the base."""
        own, series, s, k = self.own, self.series, self.s, self.k
        before = [own("rev-last-year"), own("rev-base")]
        rows = [c for c in series.planned(s) if series.full.get(c) is not None and
                series.obs(c, k).num.known and series.obs(c, k).base is not None]
        self.put(own("rev-needed-growth"), self.values(rows, k), own("rev-plan"), before)
        if self.single:
            month = self.series.obs(s.members[0], k).month
            before = [own("rev-last-year"), own("rev-base" + self.at(month or k))]
            before = [i for i in before if self.book.number(i).known]
            self.put(own("rev-needed-growth"), own("rev"), own("rev-plan"), before)
            self.put(own("rev-landing"), own("rev"), before if (month or k) != 12 else [])
            self.put(own("rev-rolling"), own("rev"), before)
            return
        self.total("-rolling")
        self.total("-last-year")

    def counts(self):
        s, k, series = self.s, self.k, self.series
        for q, of, counted in (("units", "rev", series.due), ("missing", "rev", series.missing),
                               ("noplan", "rev-plan", series.without_plan),
                               ("growing", "rev-growth", series.growing),
                               ("rated", "rev-growth", series.rated)):
            self.put(self.own("rev-" + q), self.members(counted(s, k), of))

    # --- investment ----------------------------------------------------------------------

    def projects(self):
        p, s, k = self.p, self.s, self.k
        totals = lambda codes: self.members(codes, "total")
        if self.single:
            self.put(self.own("inv-landing"), self.own("inv"))
            return
        for q in ("projects", "packages"):
            self.put(self.own(q), totals(s.members))
        self.put(self.own("inv-missing"), self.members(self.series.missing(s, k), "inv"))
        self.put(self.own("inv-noplan"), self.members(self.series.without_plan(s, k), "inv-plan"))
        for name, done, milestone in (("starts", "started", "开工"),
                                      ("finishes", "finished", "竣工")):
            planned = {c: p.planned_month(p.plan.by_code[c], milestone) for c in s.members}
            year = [c for c in s.members if planned[c][:4] == str(p.year)]
            self.put(self.own(name + "-planned"), totals(year))
            self.put(self.own(name + "-due"), totals([c for c in year if planned[c] <= p.label(k)]))
            self.put(self.own(done), totals([c for c in year if p.reached(c, milestone)]))
        self.put(self.own("in-statistics"),
                 totals([c for c in s.members if p.actual_day(c, "入统")]))


class OfCity(Operands):
    """Of the city's own and of what stands behind the scopes."""

    def fill(self):
        self.concentration()
        self.steps()
        self.upper()
        self.by_lamp()
        self.reports()
        self.lists()
        self.outlook()

    def concentration(self):
        """F7"""
        p = self.p
        known = sorted([s.id + "/rev" for s in p.industry if self.book.number(s.id + "/rev").known],
                       key=lambda id: -self.book.number(id).value)
        self.put("city/rev-cr3", known[:3], "city/rev")
        self.put("city/rev-hhi", known, "city/rev")

    def steps(self):
        for kind, word, what, counted in status.steps_reached(self.p):
            of = {"last": "rev-last-year", "plan": "rev-plan", "reached": "rev"}[what]
            self.put(f"steps/{kind}/{word}/{what}", [f"{kind}/{c}/{of}" for c in counted])
        for park in self.p.rev_park:
            self.put(park.id + "/rev-tier", park.id + "/rev-landing")

    def upper(self):
        for id, _, _, operands in upper.counts(self.p):
            self.put(id, operands)

    def by_lamp(self):
        p = self.p
        for (kind, series, scopes), (_, of) in zip(lamps.carriers(p), lamps.CARRIERS):
            for lamp in p.plan.lamps:
                self.put(f"lamps/{kind}/{lamp['code']}", [
                    f"{s.id}/{of}-lead" for s in scopes
                    if p.lamps.at(series, s, self.k)[0] == lamp["code"]])
        for id in lamps.BEHIND:
            kind, quantity = id.split("/")
            self.put("behind/" + id, [f"{kind}/{c}/{quantity[:3]}-lead"
                                      for c in lamps.behind(p, id)])
        for id, items in lamps.escalations(p).items():
            e = next(e for e in p.plan.escalations if e["id"] == id)
            kind = e["last-in"].split("/")[0] or e["subject"]
            of = dict(lamps.CARRIERS, domain="inv")[kind] + "-lead"
            of = "rev-growth" if e["last-in"].endswith("growth") else of
            self.put(f"escalations/{id}", [f"{kind}/{c}/{of}" for c, _, _ in items])

    def reports(self):
        kinds = {row["code"]: kind for row, kind in self.p.plan.units}
        for q, units in status.reporters(self.p).items():
            self.put("reports/" + q, [f"{kinds[u]}/{u}/reports-missing-months" for u in units])
        for q in ("", "on-time-"):
            self.put(f"reports/{q}rate", f"reports/{q[:-1] or 'received'}", "reports/expected")
        self.put("problems/rate", "problems/closed", "problems/opening", "problems/new",
                 always=True)

    def lists(self):
        p = self.p
        for r in p.plan.recommendations:
            of = "total" if r["subject"] == "project" else "rev-last-year"
            self.put(f"recommended/{r['id']}", [f"{r['subject']}/{row['code']}/{of}"
                                                for row in notes.recommended(p, r)])
        own = lambda found: [f"{kind}/{row['code']}/{'inv' if kind == 'project' else 'rev'}"
                             for kind, row in found]
        found = notes.crosschecks(p)
        self.put("crosschecks/all", own((kind, row) for kind, _, row, _, _ in found))
        self.put("crosschecks/differing", own((kind, row) for kind, _, row, _, o in found
                                              if notes.differs(row, o)))

    # --- outlook ---------------------------------------------------------------------------

    def outlook(self):
        p, last = self.p, self.p.plan.target_year
        for s in [p.rev_city] + p.rev_domain:
            for year in range(p.year, last + 1):
                for q, members in (("plan", s.members),
                                   ("current", outlook.beside_plan(p, s.members, year))):
                    ids = [f"industry/{c}/rev-outlook-{q}@{year}" for c in members]
                    self.put(f"{s.id}/rev-outlook-{q}@{year}",
                             [i for i in ids if self.book.number(i).known])
                self.gap_of(s.id + "/", year)
        for of in p.outlook.values():
            self.of_subject(of, of.s.id + "/", last)

    def gap_of(self, id, year):
        self.put(f"{id}rev-outlook-gap@{year}", f"{id}rev-outlook-current@{year}",
                 f"{id}rev-outlook-plan@{year}")

    def of_subject(self, outlook, id, last):
        target, landing = f"{id}rev-outlook-plan@{last}", id + "rev-landing"
        if outlook.full is None:
            self.put(id + "rev-crossing-step", landing)
        self.put(id + "rev-margin", target)
        self.put(id + "rev-target-growth", landing, target)
        for name in ("rev-crossing", "rev-crossing2"):
            found = self.book.number(id + name)
            growth = [id + "rev-growth"] if found.known and found.value > self.p.year else []
            self.put(id + name, landing, growth, f"{id}{name}-step")
        falls = self.book.number(id + "rev-fall")
        self.put(id + "rev-fall", landing,
                 [id + "rev-growth"] if falls.known and falls.value > self.p.year else [], id + "rev-tier")
        for year in range(self.p.year, last + 1):
            self.put(f"{id}rev-outlook-current@{year}", landing, id + "rev-growth")
            self.put(f"{id}rev-outlook-needed@{year}", landing, target)
            self.gap_of(id, year)


class OfTargets(Operands):
    """F18, F19: the path's values that are counted, where a figure holds them; all landings,
    for a carried one makes the count carried."""

    def fill(self):
        for t in targets.steps(self.p):
            self.of_steps(t)
        for t in targets.all_of(self.p):
            for year in targets.path_years(self.p):
                self.put(f"{t.id}/short@{year}", t.id + "/low", f"{t.id}/plan@{year}")
            if t.of_projects:
                self.put(t.id + "/landing", [f"project/{r['code']}/total"
                                             for r in t.landed_projects()])
            elif t.subject:
                self.of_rows(t)
            elif not t.row["level"]:
                self.put(t.id + "/now", [f"{s.id}/{q}" for s in self.p.rev_park
                                         for q in ("rev-landing", "rev-last-year")])

    def of_steps(self, t):
        for tread in t.treads:
            for year in targets.path_years(self.p):
                self.put(f"{t.id}/{tread[0]}/plan@{year}",
                         [f"{t.subject}/{r['code']}/rev-outlook-plan@{year}"
                          for r in t.on_path(tread, year)])
            ids = [f"{t.subject}/{r['code']}/rev-landing" for r in t.rows()]
            self.put(f"{t.id}/{tread[0]}/landing",
                     [i for i in ids if self.book.number(i).known])

    def of_rows(self, t):
        for year in targets.path_years(self.p):
            name = lambda r: f"{t.subject}/{r['code']}/rev-outlook-plan@{year}"
            counted = t.planned_rows(year)
            for q in ("plan", "margin"):
                self.put(f"{t.id}/{q}@{year}", [name(r) for r in counted])
            self.put(f"{t.id}/equal@{year}", [name(r) for r in t.equal_rows(year)])
        ids = [f"{t.subject}/{r['code']}/rev-landing" for r in t.rows()]
        self.put(t.id + "/landing", [i for i in ids if self.book.number(i).known])


class OfHonours(Operands):
    """Of scoreboards, awards and the rolling list."""

    always = True

    def fill(self):
        for b in board.boards(self.p):
            self.board(b)
        if self.p.kind == "year":
            self.year()

    def board(self, b):
        for u in b.units:
            id, items = f"score/{b.id}/{u}", [f"score/{b.id}/{i.code}/{u}" for i in b.items]
            for item, own in zip(b.items, items):
                self.item(b, item, u, own)
                self.put(own + "/place", own)
            self.put(id, items, id + "/additions")
            self.put(id + "/place", id)
            self.put(id + "/group-place", id)
            self.put(id + "/medal", id + "/place")
            for n, _ in b.medals:
                self.put(f"{id}/medals/{n}", [i + "/place" for i in items])

    def item(self, b, item, unit, id):
        """Its own number, and those of all that it is compared with."""
        if item.method != "mark":
            among = b.units if item.method in board.COMPARED else [unit]
            self.put(id, [f"{b.kind}/{u}/{item.row['figure']}" for u in among])

    def year(self):
        for a in award.awards(self.p):
            self.put(a.figures + "/money",
                     [f"{a.figures}/{e['code']}/money" for e, _ in a.candidates])
            for e, *_ in a.candidates + a.excluded:
                self.award(a, e, f"{a.figures}/{e['code']}")
        for e, _, _, _ in award.rolling(self.p)[1]:
            known = award.full_year(self.p, e["code"]).known
            if not award.is_audited(self.p, e["code"]):
                self.put(f"rolling/{e['code']}/value",
                         f"enterprise/{e['code']}/{'rev' if known else 'rev-landing'}")

    def award(self, a, e, id):
        code = f"enterprise/{e['code']}/"
        self.put(id + "/step", id + "/basis", id + "/basis-last")
        if not award.is_audited(self.p, e["code"]):
            self.put(id + "/basis", code + "rev")
        self.put(id + "/basis-last", code + "rev-last-year")
        if a.row["cap-share"]:
            self.put(id + "/limit", id + "/local-tax")
        self.put(id + "/money", id + "/step", [id + "/local-tax"] if a.row["cap-share"] else [])


def scopes(p):
    """(scope, series, prefix, whole) of all that is written."""
    one = [(s, p.by_enterprise, "rev", "group/annex" if row["@annex"] else "group/register")
           for row, s in zip(p.plan.enterprises, p.enterprise)]
    rev = [(p.rev_city, p.by_industry, None)]
    rev += [(s, p.by_industry, "city") for s in p.rev_domain + p.industry + p.rev_department]
    rev += [(s, p.by_enterprise, "group/all") for s in p.rev_sector]
    rev += [(s, p.by_enterprise, None) for s in list(p.group.values()) + p.rev_county +
            p.rev_park + p.rev_tag]
    inv = [p.inv_city, p.inv_key, p.band_all] + p.inv_domain + p.band + p.inv_county + \
        p.inv_department + p.inv_park + p.inv_tag + p.project
    return one + [(s, series, "rev", whole) for s, series, whole in rev] + \
        [(s, p.by_project, "inv", "city") for s in inv]


def fill(p):
    found = scopes(p)
    p.scope_of = {s.id: s for s, _, prefix, _ in found if prefix == "rev"}
    for s, series, prefix, whole in found:
        OfScope(p, s, series, prefix, whole).fill()
    OfCity(p).fill()
    OfTargets(p).fill()
    OfHonours(p).fill()
