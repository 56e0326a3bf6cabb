"""Laws that figures obey, from the figures alone."""

TOTALS = ("rev", "rev-plan", "rev-due", "rev-landing", "rev-rolling", "rev-last-year", "rev-base",
          "rev-month", "rev-units", "rev-missing", "rev-noplan", "rev-growing", "rev-rated")
INV_TOTALS = ("inv", "inv-plan", "inv-due", "inv-landing", "inv-month", "projects", "inv-missing",
              "inv-noplan", "starts-planned", "starts-due", "started", "finishes-planned",
              "finished", "in-statistics")
LAMPS = ("blue", "green", "yellow", "red")


def codes(rows):
    return [r["code"] for r in rows]


class Law:
    """One city's figures under check."""

    def __init__(self, run, seed, city, figures):
        self.run, self.seed, self.f = run, seed, figures
        spec = city.spec
        self.industries, self.domains = codes(spec["industries"]), codes(spec["domains"])
        self.sectors = codes(spec["sectors"])
        self.annex = [e["code"] for e in spec["annex"] if "parent" not in e]
        self.register = codes(spec["register"])
        self.projects = codes(spec["projects"])
        shown = {id.split("/")[1] for id in figures.values if id.startswith("county/")}
        self.counties = [c for c in codes(spec["counties"]) if c in shown]
        self.bands = ("B1", "B10")

    def expect(self, ok, text):
        self.run.expect(ok, self.seed, text)

    def known(self, ids):
        return [v for v in map(self.f.value, ids) if v is not None]

    def total(self, whole, parts, quantity, where=None):
        """A whole is the sum of its parts that have a value."""
        seen = self.known([f"{p}/{quantity}" for p in parts])
        value = self.f.value(f"{whole}/{quantity}")
        self.expect(sum(seen) == (value or 0),
                    f"{quantity} of {where or whole}: {value}, its parts are {sum(seen)}")

    # --- parts and wholes ----------------------------------------------------------------

    def revenue(self):
        scope = lambda kind, names: [f"{kind}/{n}" for n in names]
        for q in TOTALS:
            self.total("city", scope("domain", self.domains), q)
            self.total("group/all", ["group/annex", "group/register"], q)
            self.total("group/all", scope("sector", self.sectors), q, "all sectors")
            self.total("group/all", scope("county", self.counties), q, "all counties")
        for q in ("rev", "rev-plan", "rev-due", "rev-landing", "rev-rolling"):
            self.total("city", scope("industry", self.industries), q, "all industries")
            self.total("group/annex", scope("enterprise", self.annex), q)
            self.total("group/register", scope("enterprise", self.register), q)

    def investment(self):
        scope = lambda kind, names: [f"{kind}/{n}" for n in names]
        for q in INV_TOTALS:
            self.total("city", scope("domain", self.domains), q)
            self.total("city", scope("county", self.counties), q, "all counties")
            self.total("band/all", scope("band", self.bands), q)
        for q in ("inv", "inv-plan", "inv-due", "inv-landing"):
            self.total("city", scope("project", self.projects), q, "all projects")

    def shares(self):
        """To 1, pulls to the growth of the whole, contributions to 1."""
        for kind, names, whole in (("industry", self.industries, "city"),
                                   ("domain", self.domains, "city"),
                                   ("sector", self.sectors, "group/all"),
                                   ("enterprise", self.annex, "group/annex"),
                                   ("enterprise", self.register, "group/register")):
            for q, wanted in (("rev-share", 1), ("rev-contribution", 1),
                              ("rev-pull", self.f.value(f"{whole}/rev-growth"))):
                seen = self.known([f"{kind}/{n}/{q}" for n in names])
                self.expect(not seen or sum(seen) == wanted,
                            f"{q} of each {kind} of {whole}: {sum(seen)}, not {wanted}")
        seen = self.known([f"county/{c}/inv-share" for c in self.counties])
        self.expect(not seen or sum(seen) == 1, f"inv-share of counties: {sum(seen)}")

    def counts(self):
        n = lambda id: self.f.value(id) or 0
        self.expect(n("problems/opening") + n("problems/new") - n("problems/closed") ==
                    n("problems/open"), "problems do not add up")
        self.expect(n("reports/received") + n("reports/missing") == n("reports/expected"),
                    "reports do not add up")
        lit = self.f.lamps()
        for kind, names in (("industry", self.industries), ("project", self.projects),
                            ("county", self.counties), ("enterprise", self.annex)):
            for lamp in LAMPS:
                burning = sum(1 for name in names if lit.get((kind, name)) == lamp)
                self.expect(n(f"lamps/{kind}/{lamp}") == burning,
                            f"lamps/{kind}/{lamp} is not the number of those that burn")

    # --- rankings --------------------------------------------------------------------------

    def places(self):
        for kind, names, q in (("industry", self.industries, "rev-completion"),
                               ("industry", self.industries, "rev-growth"),
                               ("enterprise", self.annex, "rev-completion"),
                               ("enterprise", self.annex, "rev-growth"),
                               ("county", self.counties, "inv-completion"),
                               ("county", self.counties, "rev-growth"),
                               ("domain", self.domains, "inv-completion")):
            self.ranking(kind, names, *q.split("-"))

    def ranking(self, kind, names, series, q):
        place = {c: self.f.value(f"{kind}/{c}/{series}-rank-{q}") for c in names}
        value = {c: self.f.value(f"{kind}/{c}/{series}-{q}") for c in names}
        placed = [c for c in names if place[c] is not None]
        for c in placed:
            better = sum(1 for d in placed if value[d] > value[c])
            self.expect(place[c] == 1 + better, f"{kind}/{c} stands {place[c]} by {q}")
            if q == "completion":
                self.move(f"{kind}/{c}/{series}-rank-completion-")

    def move(self, id):
        """own + others + silent + entries = move, where it is explained."""
        move = self.f.value(id + "move")
        steps = self.known([id + w for w in ("own", "others", "silent", "entries")])
        self.expect(not steps or (len(steps) == 4 and sum(steps) == move),
                    f"{id}move is {move}, its causes {steps}")


def check(run, seed, city, figures):
    law = Law(run, seed, city, figures)
    law.revenue()
    law.investment()
    law.shares()
    law.counts()
    law.places()


class Silent:
    """A runner that only counts."""

    failures = 0

    def expect(self, ok, seed, text):
        self.failures += not ok


def notice(run, seed, city, figures):
    """The laws themselves: a right file with one number changed breaks one."""
    first = lambda rows: rows[0]["code"]
    county, industry = first(city.spec["counties"]), first(city.spec["industries"])
    for id in ("city/rev", "city/inv-plan", f"industry/{industry}/rev-share", "group/all/rev-due",
               f"industry/{industry}/rev-rank-completion", "problems/new", "reports/missing",
               f"county/{county}/inv-landing", f"industry/{industry}/rev-rank-completion-own",
               "lamps/project/red", f"sector/{first(city.spec['sectors'])}/rev-noplan"):
        right = figures.values.get(id)
        if not right:
            continue
        counter = Silent()
        figures.values[id] = str(figures.value(id) + 1)
        check(counter, seed, city, figures)
        figures.values[id] = right
        run.expect(counter.failures > 0, seed, f"no law notices another {id}")


# --- numbers taken back ---------------------------------------------------------------------


def rows_of(report):
    """(section, code, value) of what a report has."""
    for section in ("industries", "enterprises"):
        for code, value, _ in report.get(section, (None, ()))[1]:
            yield section, code, value
    for row in report.get("projects", (None, ()))[1]:
        yield "projects", row["code"], row["cumulative"]


def taken_back(reports, unit, period):
    """The reports, but that the unit's of the period has —— where it once sent a number."""
    had = {(section, code) for r in reports
           if r["unit"] == unit and period[:4] <= r["period"] < period and
           r["status"] != "late"
           for section, code, value in rows_of(r) if value != "——"}
    return [without_numbers(r, had) if (r["unit"], r["period"]) == (unit, period) else r
            for r in reports]


def without_numbers(report, had):
    report = dict(report)
    for section in [s for s in ("industries", "enterprises") if report.get(s)]:
        unit, rows = report[section]
        report[section] = unit, [(c, "——" if (section, c) in had else v, b) for c, v, b in rows]
    if report.get("projects"):
        unit, rows = report["projects"]
        report["projects"] = unit, [
            {**r, "cumulative": "——" if ("projects", r["code"]) in had else r["cumulative"]}
            for r in rows]
    return report


def taking_back(run, seed, city, unit, pair):
    """pair: figures with the unit's numbers and with —— for them (R9, R11)."""
    get_no_better(run, seed, unit, pair)
    lamps_get_no_better(run, seed, unit, pair)
    places_get_no_better(run, seed, city, unit, pair)


# --- not reporting ----------------------------------------------------------------------


def silence(run, seed, city, unit, pair):
    """pair: figures with the unit's report and without it (R9)."""
    get_no_better(run, seed, unit, pair)
    lamps_get_no_better(run, seed, unit, pair)
    places_get_no_better(run, seed, city, unit, pair)
    no_place_by_growth(run, seed, city, unit, pair[1])
    no_score_by_growth(run, seed, city, unit, pair[1])


def get_no_better(run, seed, unit, pair):
    with_it, without = pair
    for id in with_it.values:
        if id.endswith(("-completion", "-lead")) and not id.startswith("behind/") and \
                "-rank-" not in id:
            a, b = with_it.value(id), without.value(id)
            run.expect(without.states[id] != "none" if b is None and a is not None
                       else b is None or b <= a, seed,
                       f"{unit} keeps silent and {id} goes from {a} to {b}")


def lamps_get_no_better(run, seed, unit, pair):
    before, after = (f.lamps() for f in pair)
    for key, lamp in before.items():
        if lamp:
            run.expect(after[key] and LAMPS.index(after[key]) >= LAMPS.index(lamp), seed,
                       f"{unit} keeps silent and {key} goes from {lamp} to {after[key]}")


def places_get_no_better(run, seed, city, unit, pair):
    """Of a scope that the unit alone reports: those of others that are better stay better."""
    annex = [e["code"] for e in city.spec["annex"] if "parent" not in e]
    for kind, names, q in (("industry", codes(city.spec["industries"]), "rev-completion"),
                           ("enterprise", annex, "rev-completion"),
                           ("county", city.counties, "inv-completion")):
        owner = lambda c: c if kind == "county" else city.unit_of[c]
        for c in [n for n in names if owner(n) == unit]:
            better = []
            for f in pair:
                own = f.value(f"{kind}/{c}/{q}")
                others = [f.value(f"{kind}/{d}/{q}") for d in names if owner(d) != unit]
                better.append(None if own is None else
                              sum(1 for v in others if v is not None and v > own))
            run.expect(better[1] is None or (better[0] is not None and better[1] >= better[0]),
                       seed, f"{unit} keeps silent and {kind}/{c} passes others by {q}")


def no_score_by_growth(run, seed, city, unit, without):
    """By whatever method: a county with an unreported subject has 0 for growth."""
    if (without.value(f"county/{unit}/rev-missing") or 0) > 0:
        for id, text in without.values.items():
            if id.startswith("score/B-quarter-growth/J") and id.endswith("/" + unit):
                run.expect(text in ("", "0"), seed, f"{unit} keeps silent and {id} is {text}")


def no_place_by_growth(run, seed, city, unit, without):
    """A scope with a subject that owes a report and did not give it has none."""
    register = codes(city.spec["register"])
    owed = lambda c: c in register or city.plans[c] is not None
    late = [c for c in city.unit_of if city.unit_of[c] == unit and owed(c) and
            city.kind_of[c] != "projects" and "." not in c]
    scopes = {("industry/" if city.kind_of[c] == "industries" else "enterprise/") + c for c in late}
    if any(city.kind_of[c] == "enterprises" for c in late):
        scopes.add("county/" + unit)
    for scope in scopes:
        run.expect(without.value(scope + "/rev-rank-growth") is None, seed,
                   f"{unit} keeps silent and {scope} keeps a place by growth")
