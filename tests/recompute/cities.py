"""Small made-up cities with odd figures: a plan and the reports of a year.

Every city of a seed is the same on every machine."""
import os

import extras
import small
from dice import YI, Dice, amount, hash_of, yi

YEAR = 2030


# --- a city ---------------------------------------------------------------------------


class City:
    """A plan and the reports of a year; values by subject and month.  An orderly city is not
    wild: its totals only grow.  A tiny one is quick to compute."""

    def __init__(self, seed, wild=True, tiny=False):
        self.dice, self.wild, self.tiny, self.year = Dice(seed), wild, tiny, YEAR
        self.month = self.dice.draw(2, 5 if tiny else 12)
        self.base_year = self.dice.pick((YEAR - 1, YEAR - 1, YEAR - 2))
        self.make_plan()
        self.extras = extras.Extras(self, seed)
        self.make_values()
        self.make_reports()

    def some(self, low, high, make):
        high = min(high, low + 1) if self.tiny else high
        return [make(i) for i in range(1, self.dice.draw(low, high) + 1)]

    # plan

    def make_plan(self):
        d = self.dice
        self.counties = [f"90{i:04d}" for i in range(1, d.draw(2, 5) + 1)]
        self.departments = [f"D{i}" for i in range(1, d.draw(1, 3) + 1)]
        self.domains = [f"K{i}" for i in range(1, d.draw(1, 3) + 1)]
        self.plans, self.spec = {}, {"identity": {
            "half-to-even": "yes" if d.chance(25) else None, "base-year": self.base_year}}
        self.make_units()
        self.make_steps()
        self.make_subjects()
        self.make_reporters()

    def make_units(self):
        d = self.dice
        self.spec["counties"] = [
            {"code": c, "name": f"县{c[-1]}", "level": "县", "parent": "900000",
             "order": len(self.counties) - i, "group": d.pick((None, "一类")),
             "valid-to": f"{YEAR}-06-30" if i > 2 and d.chance(20) else None}
            for i, c in enumerate(self.counties)]
        self.spec["counties"].append(
            {"code": "TOWN", "name": "镇", "level": "镇", "parent": self.counties[0]})
        self.spec["departments"] = [
            {"code": c, "name": f"局{c}", "order": i + 1, "expected": "yes"}
            for i, c in enumerate(self.departments)]
        self.spec["departments"].append(
            {"code": "DX", "name": "不报局", "order": 9, "expected": "no"})
        self.spec["domains"] = [
            {"code": c, "name": f"领域{c}", "order": i + 1,
             "lead": d.pick([None] + self.departments)} for i, c in enumerate(self.domains)]

    def make_steps(self):
        d = self.dice
        bands = ("B1", "B10")[d.draw(0, 1):]
        self.spec["counts"] = [{"band": "ALL", "name": "合计", "order": 1, "@path": [(YEAR, 9)]}]
        self.spec["counts"] += [{"band": b, "name": b, "order": 2, "parent": "ALL", "total": 9,
                                 "@path": [(YEAR, d.draw(0, 9))]} for b in bands]
        self.spec["ladders"] = [{**ladder, "exclusive": d.pick((None, "yes"))}
                                for ladder in small.LADDERS]

    def make_subjects(self):
        d = self.dice
        industries = self.some(2, 5, lambda i: {
            "code": f"I{i}", "name": f"产业{i}", "short": d.pick((None, f"产{i}")),
            "domain": d.pick(self.domains), "order": i, "@path": self.path(f"I{i}")})
        sectors = [{"code": f"S{i}", "name": f"行业{i}", "domain": d.pick(self.domains),
                    "industry": d.pick([None] + [x["code"] for x in industries])}
                   for i in range(1, 4)]
        enterprise = lambda i: {"code": f"E{i}", "name": f"企业{i}", "order": i,
                                "sector": d.pick(sectors)["code"],
                                "region": d.pick(self.counties)}
        annex = self.some(2, 5, lambda i: {**enterprise(i), "@path": self.path(f"E{i}")})
        if d.chance(50):
            annex += [{**enterprise(f"1.{i}"), "order": 20 + i, "parent": "E1",
                       "region": annex[0]["region"], "@path": self.path(f"E1.{i}")} for i in (1, 2)]
        register = self.some(1, 5, lambda i: {
            **enterprise(i + 100), "last-year": yi(self.size()),
            "last-year-of": d.pick((None, None, YEAR - 1))})
        self.plans.update({e["code"]: None for e in register})
        register[0]["region"] = "TOWN"  # in the first county, which reports it
        old = [{"code": code, "name": "上年项目", "region": self.counties[-1], "nature": "续建",
                "domain": self.domains[0], "total": "5", "plan": "5", "finish": f"{YEAR}-01"}
               for code in ("P0", "P1")]  # P1 stands in this year's list too
        self.spec.update({"industries": industries, "sectors": sectors, "annex": annex,
                          "register": register, "projects": self.some(4, 12, self.project),
                          "old-projects": old})

    def make_reporters(self):
        spec = self.spec
        self.unit_of, self.kind_of = {}, {}
        for kind, name in (("industries", "industries"), ("annex", "enterprises"),
                           ("register", "enterprises"), ("projects", "projects")):
            for x in spec[kind]:
                code = x["code"]
                self.kind_of[code] = name
                self.unit_of[code] = x["region"] if "region" in x else self.owner(code)
        self.unit_of["E101"] = self.counties[0]
        self.planned = {p["code"]: dict(p["@milestones"]) for p in spec["projects"]}
        named = [x["code"] for x in spec["industries"]] + ["E101"]
        spec["reporters"] = [{"indicator": "rev", "subject": c, "unit": self.unit_of[c]}
                             for c in named]
        spec["reporters"] += [{"indicator": "rev", "kind": "enterprise", "by": "region"},
                              {"indicator": "inv", "kind": "project", "by": "region"}]

    def owner(self, code):
        return self.departments[int(code[1:]) % len(self.departments)]

    def size(self):
        d = self.dice
        return d.pick((0, 1, 8, 10, 20, 40, 99, 100, 200)) * YI + \
            d.pick((0, 0, 0, 5 * 10**5, 10**6, 99999999, 1))

    def path(self, code):
        d = self.dice
        plan = None if d.chance(15) else max(self.size(), d.pick((0, YI, YI)))
        self.plans[code] = plan
        last = None if d.chance(15) else self.size()
        path = [(YEAR - 1, yi(last)), (YEAR, yi(plan))]
        if self.base_year == YEAR - 2:
            path.insert(0, (YEAR - 2, yi(None if d.chance(15) else self.size())))
        if d.chance(60):
            value = plan or 0
            for year in range(YEAR + 1, 2034):
                value += d.pick((0, value // 10, YI, 20 * YI + 1))
                path.append((year, yi(None if year < 2033 and d.chance(15) else value)))
            if plan is None and d.chance(40):
                path[:-1] = [(year, "——") for year, _ in path[:-1]]
        return path

    def day_text(self, month):
        """1 = January of the year."""
        return f"{YEAR + (month - 1) // 12}-{(month - 1) % 12 + 1:02d}"

    def project(self, i):
        d = self.dice
        total = d.pick((1, 5, 10, 10, 40)) * YI - d.pick((0, 0, 1))
        plan = d.pick((None, 0, total // 2, total // 4, total // 5, total))
        self.plans[f"P{i}"] = plan
        start = d.draw(-8, 15)
        milestones = [("开工", self.day_text(start + d.draw(0, 2)))] if d.chance(60) else []
        milestones += [("竣工", self.day_text(start + 9))] if d.chance(40) else []
        milestones += [("入统", self.day_text(start + 4))] if d.chance(30) else []
        return {"code": f"P{i}", "name": f"项目{i}", "region": d.pick(self.counties),
                "domain": d.pick(self.domains), "nature": d.pick(("新开工", "续建", "竣工", "预备")),
                "total": yi(total), "plan": yi(plan) if plan is not None else d.pick((None, "——")),
                "start": self.day_text(start), "finish": self.day_text(start + d.draw(3, 12)),
                "key": d.pick((None, "yes", "no")), "@milestones": milestones}

    # what happened

    def make_values(self):
        """Cumulative values: exact halves of a printed place, ties, zeros, and the like."""
        d = self.dice
        self.value, self.base = {}, {}
        for code, plan in self.plans.items():
            done, base = 0, 0
            whole = plan or d.pick((8, 20, 40)) * YI
            grow = d.pick((0, 1000, 1000, 1005, 1500, 5000))
            for k in range(2, 13):
                step = d.pick((0, 50, 83, 125, 160, 167, 200)) + d.pick((0, 0, 1))
                done += whole * step // 2000 + d.pick((0, 0, 0, 1, 5 * 10**5))
                if self.wild and d.chance(3):
                    done -= d.pick((10**6, 10**6, whole // 8, whole))  # a correction
                base += whole * step // 2000 * 1000 // grow if grow else 0
                none = self.wild and (d.chance(4) or (code == "I2" and k < 5))
                self.value[code, k] = None if none else done
                self.base[code, k] = None if none or d.chance(5) else base
        odd = Dice(hash_of(f"odd {self.plans}"))
        self.put_on_bounds(odd)
        self.make_ties(odd)

    def put_on_bounds(self, odd):
        """Some subjects stand, from a month on, exactly where a lamp begins: on time, or ten
        points behind."""
        for code, plan in self.plans.items():
            if not plan or not odd.chance(25):
                continue
            for k in range(2, 13):
                behind = plan * (5 * k - odd.pick((0, 0, 6)))
                before = self.value.get((code, k - 1)) or 0
                if odd.chance(60) and behind % 60 == 0 and self.value[code, k] is not None:
                    self.value[code, k] = max(behind // 60, before)
                elif self.value[code, k] is not None and not self.wild:
                    self.value[code, k] = max(self.value[code, k], before)

    def make_ties(self, odd):
        """Some have done of their plan what the first of their kind has."""
        for kind in ("industries", "annex"):
            first, *others = [x["code"] for x in self.spec[kind] if "parent" not in x]
            for code in others:
                plan, whole = self.plans[code], self.plans[first]
                if not plan or not whole or not odd.chance(30):
                    continue
                for k in range(2, 13):
                    done, before = self.value[first, k], self.value.get((code, k - 1)) or 0
                    if done is not None and done * plan % whole == 0:
                        self.value[code, k] = done * plan // whole
                    if self.value[code, k] is not None and not self.wild:
                        self.value[code, k] = max(self.value[code, k], before)

    def row(self, code, k, unit, error):
        value, base = self.value[code, k], self.base[code, k]
        if value is not None:
            value += error
        text = lambda v: "——" if v is None else amount(v, unit)
        if self.kind_of[code] != "projects":
            return code, text(value), text(base) if base is not None else self.no_base(k, code)
        milestones = []
        for kind in ("开工", "竣工", "入统"):
            actual = self.actual(code, kind)
            planned = self.planned[code].get(kind)
            left_out = self.wild and (k + len(code) + len(milestones)) % 3 == 0
            if not left_out and (planned or (actual and actual <= k)):
                milestones.append((kind, planned, f"{self.day_text(actual)}-15"
                                   if actual and actual <= k else None))
        stage = "前期" if (self.actual(code, "开工") or 99) > k else "在建"
        if self.wild:
            stage = self.odd_stage(code, k, stage)
        return {"code": code, "cumulative": text(value), "stage": stage,
                "note": f"{k}月" if k % 3 == 0 else None, "@milestones": milestones}

    def odd_stage(self, code, k, stage):
        """Not said in some months, and of some projects another than the days tell."""
        said = ("停工", "竣工", "投产", "前期")[hash_of(code) % 4]
        return None if k % 5 == 0 else said if k % 7 == 0 and len(code) % 2 == 0 else stage

    def no_base(self, k, code):
        return (None, "——")[(k + len(code)) % 2]

    def actual(self, code, kind):
        """Month in which it was reached, or None: fixed for the city."""
        n = (int(code[1:]) * 7 + len(kind) + {"开工": 0, "竣工": 5, "入统": 2}[kind]) % 16
        return n if n < 13 else None

    def make_reports(self):
        self.reports = [self.december(unit) for unit in self.counties + self.departments
                        if self.base_year < YEAR - 1 and self.dice.chance(70)]
        for unit in self.counties + self.departments:
            for k in range(2, self.month + 1):
                if not self.dice.chance(15):
                    self.reports += self.versions(unit, k)

    def december(self, unit):
        """The report of last December: the year's full values (R16)."""
        out = {"unit": unit, "period": f"{YEAR - 1}-12", "version": 1,
               "arrived": f"{YEAR}-01-03", "status": self.dice.pick(("accepted", "late", "pending"))}
        for kind in ("industries", "enterprises"):
            codes = [c for c in self.kind_of if self.kind_of[c] == kind and
                     self.unit_of[c] == unit and self.dice.chance(80)]
            if codes:
                out[kind] = "元", [(c, amount(self.size(), "元") if self.dice.chance(90) else "——",
                                   None) for c in codes]
        return out

    def versions(self, unit, k):
        d = self.dice
        if not d.chance(15):
            return [self.report(unit, k, 1, "late" if d.chance(4) else None)]
        wrong = d.pick((1, 10**6, 10**8))
        return [self.report(unit, k, 1, None, wrong), self.report(unit, k, 2)]

    def report(self, unit, k, version, status=None, error=0):
        """The same whatever else there is: what it draws depends on unit and month."""
        d = Dice(hash_of(f"{unit} {k} {self.plans}"))
        following = self.day_text(k + 1)
        arrived = f"{following}-{d.pick(('03', '05', '06', '09')) if version == 1 else '20'}"
        out = {"unit": unit, "period": self.day_text(k), "version": version, "arrived": arrived,
               "status": status or d.pick(("accepted", "accepted", "pending"))}
        for kind in ("industries", "enterprises", "projects"):
            name = d.pick(("元", "万元", "亿元"))
            codes = [c for c in self.kind_of if self.kind_of[c] == kind and
                     self.unit_of[c] == unit and not (self.wild and d.chance(5))]
            if name == "万元":  # four places only
                name = "元" if any((self.value[c, k] or 0) % 1 for c in codes) else name
            # cross-checks, never counted (R16)
            others = [c for c in self.kind_of if self.kind_of[c] == kind and
                      self.unit_of[c] != unit and d.chance(10)]
            if codes:
                out[kind] = name, [self.row(c, k, name, error) for c in others + codes]
        out["problems"] = self.problems(unit, k)
        return out

    def problems(self, unit, k):
        """One a unit, opened and closed by its code."""
        n = hash_of(unit) % 12 + 1
        opened, closed = n, n + hash_of(unit + "!") % 6
        if k < opened:
            return []
        shut = k >= closed
        if k > max(closed, 2):
            return []
        return [{"id": f"{unit}-1", "category": "其他", "source": "企业", "responsible": "某局",
                 "due": f"{self.day_text(opened + 1)}-10", "opened": f"{self.day_text(opened)}-02",
                 "status": "销号" if shut else "推进",
                 "closed": f"{self.day_text(closed)}-20" if shut else None, "@text": "问题"}]

    def write(self, folder, reports=None, backwards=False):
        small.write_plan(os.path.join(folder, "plan"), self.spec)
        reports = self.reports if reports is None else reports
        os.makedirs(os.path.join(folder, "archive"), exist_ok=True)
        written = [(r, small.write_record(os.path.join(folder, "archive"), r))
                   for r in (reversed(reports) if backwards else reports)]
        self.write_ledger(os.path.join(folder, "ledger"), written)
        return folder

    def write_ledger(self, folder, written):
        """Awards that were given; for some cities an issue of the month before, for some one of
        the month itself that counted its first versions.  self.issues: [(period, path)]."""
        os.makedirs(folder, exist_ok=True)
        for n, (who, award, step, year) in enumerate(self.extras.given, 1):
            small.write_event(folder, n, "award-given", {
                "date": f"{YEAR}-02-01", "enterprise": who, "award": award, "step": step,
                "year": year})
        chance, last = hash_of(str(self.plans)), self.day_text(self.month - 1)
        taken = [w for w in written if w[0]["status"] != "late"]
        self.issues = []
        if self.month > 2 and chance % 2:
            self.write_issue(folder, last, [w for w in taken
                                            if w[0]["arrived"] <= f"{self.period}-10"])
        if chance % 3:
            self.write_issue(folder, self.period, [w for w in taken if w[0]["version"] == 1 or
                                                   w[0]["period"] < self.period])

    def write_issue(self, folder, period, written):
        in_order = sorted(written, key=lambda w: (w[0]["unit"], w[0]["period"], w[0]["version"]))
        counted = {(r["unit"], r["period"]): (r, d) for r, d in in_order if r["period"] <= period}
        n = len(self.extras.given) + len(self.issues) + 1
        self.issues.append((period, small.write_event(folder, n, "issue-approved", {
            "date": f"{self.period}-10", "period": period, "issue": 1}, counted.values())))

    @property
    def period(self):
        return self.day_text(self.month)
