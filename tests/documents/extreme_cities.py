"""Months at the edge of what an office may see, made with the tools of the made-up cities: all
of them orderly, so that what is odd of a case is that case's oddity alone."""
import naming
from cities import YEAR, City
from dice import YI, yi

PLACES = [a + b for b in "岭河山湖江溪" for a in "东西南北中"] + ["新城"]


class Extreme(City):
    """counties, industries, firms, projects: how many; the rest by a case's own class."""
    counties_n, industries_n, firms_n, projects_n, month_n, long_names = 6, 8, 8, 24, 7, False

    def __init__(self, seed=3):
        super().__init__(seed, wild=False)
        naming.rename(self, self.long_names)
        for i, row in enumerate(r for r in self.spec["counties"] if r["code"] != "TOWN"):
            row["name"] = PLACES[i] + "县市区"[i % 3]

    def some(self, low, high, make):
        """Told by what City asks for: projects 4 to 12, register 1 to 5, else industries, annex."""
        if (low, high) == (4, 12):
            n = self.projects_n
        elif (low, high) == (1, 5):
            n = 3
        else:
            n = self.firms_n if make(1)["code"] == "E1" else self.industries_n
        return [make(i) for i in range(1, n + 1)]

    def make_plan(self):
        self.month = self.month_n
        self.counties = [f"90{i:04d}" for i in range(1, self.counties_n + 1)]
        self.departments, self.domains = ["D1", "D2", "D3"], ["K1", "K2", "K3"]
        self.plans, self.spec = {}, {"identity": {"base-year": YEAR - 1}}
        self.base_year = YEAR - 1
        self.make_units()
        for row in self.spec["counties"]:
            row.pop("valid-to", None)
        self.make_steps()
        self.make_subjects()
        self.make_reporters()

    def make_reports(self):
        """Everybody, every month, on time."""
        self.reports = [self.report(unit, k, 1, "accepted")
                        for unit in self.counties + self.departments
                        for k in range(2, self.month + 1)]

    def talks(self):
        """A talk is proposed for whoever burns red."""
        self.spec["escalations"] += [
            {"id": f"T{i}", "name": "约谈建议", "subject": kind, "lamp": "red", "months": 1}
            for i, kind in enumerate(("project", "county", "industry"))]

    def path(self, code):
        """Always a plan, growing."""
        plan = 10 * YI * self.dice.draw(1, 30)
        self.plans[code] = plan
        return [(YEAR - 1, yi(plan * 9 // 10))] + [
            (YEAR + n, yi(plan * (10 + n) // 10)) for n in range(4)]


class Nobody(Extreme):
    """Nobody has ever reported."""

    def __init__(self, seed=3):
        super().__init__(seed)
        self.talks()

    def make_reports(self):
        self.reports = []


class Silent(Extreme):
    """Nobody reports this month."""

    def __init__(self, seed=3):
        super().__init__(seed)
        self.talks()

    def make_reports(self):
        super().make_reports()
        self.reports = [r for r in self.reports if r["period"] != self.period]


class OneReports(Extreme):
    """One county alone reports this month."""

    def __init__(self, seed=3):
        super().__init__(seed)
        self.talks()

    def make_reports(self):
        super().make_reports()
        self.reports = [r for r in self.reports
                        if r["period"] != self.period or r["unit"] == self.counties[0]]


class OneUnit(Extreme):
    """One county reports, and nobody else ever did."""

    def __init__(self, seed=3):
        super().__init__(seed)
        self.talks()

    def make_reports(self):
        super().make_reports()
        self.reports = [r for r in self.reports if r["unit"] == self.counties[0]]


class Finished(Extreme):
    """All is done, and no problem is left."""
    month_n = 9

    def make_values(self):
        super().make_values()
        for code, plan in self.plans.items():
            plan = plan or 20 * YI
            for k in range(2, 13):
                self.value[code, k] = plan * min(k, 9) // 9
                self.base[code, k] = plan * min(k, 9) // 10

    def actual(self, code, kind):
        return 1

    def problems(self, unit, k):
        return []


class Tied(Extreme):
    """All have the same plan, the same values."""
    month_n = 6

    def path(self, code):
        self.plans[code] = 100 * YI
        return [(YEAR - 1, "90")] + [(YEAR + n, str(100 + 10 * n)) for n in range(4)]

    def project(self, i):
        row = super().project(i)
        self.plans[row["code"]] = 12 * YI
        return {**row, "total": "24", "plan": "12", "start": f"{YEAR}-01", "finish": f"{YEAR}-12"}

    def make_values(self):
        super().make_values()
        for code, plan in self.plans.items():
            for k in range(2, 13):
                self.value[code, k] = (plan or 12 * YI) * k // 15
                self.base[code, k] = (plan or 12 * YI) * k // 16


class Counties31(Extreme):
    counties_n, projects_n, month_n = 31, 93, 6


class Projects2000(Extreme):
    """Of projects no 督办单 each: a thousand of one page are no other than one."""
    counties_n, projects_n, month_n = 10, 2000, 8

    def __init__(self, seed=3):
        super().__init__(seed)
        self.spec["escalations"] = [x for x in self.spec["escalations"] if x.get("subject") != "project"]


class Names40(Extreme):
    long_names, month_n = True, 9


class OneCounty(Extreme):
    counties_n, industries_n, firms_n, projects_n, month_n = 1, 1, 1, 1, 6


class ZeroPlan(Extreme):
    """No subject has a plan but nought."""

    def path(self, code):
        super().path(code)
        self.plans[code] = 0
        return [(YEAR - 1, "0")] + [(YEAR + n, "0") for n in range(4)]

    def project(self, i):
        row = super().project(i)
        self.plans[row["code"]] = 0
        return {**row, "plan": "0"}


class Revised(Extreme):
    """Everybody corrects the month before."""
    month_n = 9

    def make_reports(self):
        super().make_reports()
        before = self.day_text(self.month - 1)
        units = self.counties + self.departments
        self.reports += [self.report(unit, self.month - 1, 2, "accepted") for unit in units]
        for r in self.reports:
            if r["period"] == before and r["version"] == 1:
                r.update(self.report(r["unit"], self.month - 1, 1, "accepted", 10**8))


class Early(Extreme):
    """Quarter and year are asked for before they are over."""
    early = True


class December(Extreme):
    month_n = 12


class NobodyAllYear(Nobody):
    month_n = 12


class SilentDecember(Silent):
    month_n = 12


class OneInDecember(OneReports):
    month_n = 12


class February(Extreme):
    month_n = 2


CASES = {"nobody": Nobody, "silent": Silent, "one-reports": OneReports, "one-unit": OneUnit,
         "finished": Finished, "tied": Tied, "counties-31": Counties31, "projects-2000": Projects2000, "names-40": Names40,
         "one-county": OneCounty, "zero-plan": ZeroPlan, "revised": Revised, "december": December,
         "february": February, "early": Early, "nobody-all-year": NobodyAllYear}
# made when they are named
FURTHER = {"silent-december": SilentDecember, "one-in-december": OneInDecember}
