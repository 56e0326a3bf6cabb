"""Amounts up to 10^9 亿元 are computed exactly, also the sum of very many (more than 64 bits
hold); what is beyond is refused.  So is a period before the plan is in force."""
import copy
import glob
import os

import inbox
from cities import City
from compare import compare
from recompute import recompute

MOST = "1000000000"
MANY = 120  # 10^19 yuan and more
BEYOND = ("1000000000.00000001", "9223372036854775807", "92233720368.54775808")


def grow(text):
    """An amount of a made-up city, at most some hundred 亿元, near the limit."""
    return MOST if text != "0" else text


def huge_city(seed, more=0):
    """All amounts are 10^9 亿元 but those that are nothing; with more industries like the first."""
    city = City(seed, wild=False, tiny=True)
    add_industries(city, more)
    for row in city.spec["industries"] + city.spec["annex"]:
        row["@path"] = [(year, grow(v) if v != "——" else v) for year, v in row["@path"]]
        row.pop("@children", None)
    for row in city.spec["register"]:
        row["last-year"] = grow(row["last-year"])
    for row in city.spec["projects"]:
        row.pop("@children", None)
        row["total"] = MOST
        row["plan"] = MOST
    city.reports = [huge_report(r) for r in city.reports]
    return city


def add_industries(city, more):
    """Which the unit of the first reports with the same numbers."""
    first = city.spec["industries"][0]
    names = [f"N{n}" for n in range(more)]
    city.spec["industries"] += [{**first, "code": n, "name": n, "short": None, "order": i}
                                for i, n in enumerate(names, 100)]
    unit = city.unit_of[first["code"]]
    city.spec["reporters"][:0] = [{"indicator": "rev", "subject": n, "unit": unit} for n in names]
    for report in city.reports:
        if report.get("industries"):
            amount_unit, rows = report["industries"]
            rows = rows + [(n, *row[1:]) for row in rows if row[0] == first["code"] for n in names]
            report["industries"] = amount_unit, rows


def huge_report(report):
    """What was reported, as 10^9 亿元."""
    out = copy.deepcopy(report)
    for kind in ("industries", "enterprises"):
        if out.get(kind):
            big = lambda v: MOST if v not in (None, "——") else v
            out[kind] = "亿元", [(c, big(v), big(b)) for c, v, b in out[kind][1]]
    if out.get("projects"):
        out["projects"] = "亿元", [{**row, "cumulative": MOST} for row in out["projects"][1]]
    return out


def check(run, seed):
    for more in (0, MANY):
        huge_is_exact(run, seed, huge_city(seed, more))
    for amount in (MOST,) + BEYOND:
        is_taken_in(run, seed, amount)
    for amount in BEYOND:
        beyond_is_refused(run, seed, huge_city(seed), amount)
    plan_is_in_force(run, seed)


def huge_is_exact(run, seed, city):
    where = city.write(run.place())
    figures = run.tally(where, city.period)
    result, tree = recompute(os.path.join(where, "plan"), os.path.join(where, "archive"),
                             city.period)
    report, _ = compare(figures, tree, result.book.figures)
    run.expect(report.found == 0, seed, "\n  ".join(["amounts of 10^9 亿元"] + report.lines[:8]))


def plan_is_in_force(run, seed):
    """From the day that it says: no figures of a period that ends before."""
    for day, wanted in (("01-01", True), ("12-31", False)):
        city = City(seed, wild=False, tiny=True)
        city.spec["identity"]["in-force"] = f"{city.year}-{day}"
        where = city.write(run.place())
        out = os.path.join(where, "figures.xml")
        done = run.start(where, city.period, out)
        run.expect(os.path.exists(out) == wanted and (wanted or "E040" in done.stderr), seed,
                   f"in force from {day}: tally ends with {done.returncode}: {done.stderr[:200]}")


def beyond_is_refused(run, seed, city, amount):
    """In a plan: no figures, and a message that shows the amount."""
    city.spec["register"][0]["last-year"] = amount
    where = city.write(run.place())
    out = os.path.join(where, "figures.xml")
    done = run.start(where, city.period, out)
    run.expect(done.returncode == 69 and not os.path.exists(out) and amount in done.stderr, seed,
               f"a plan with {amount}亿元 ends with {done.returncode}: {done.stderr[:200]}")


def is_taken_in(run, seed, amount):
    """A submission that says so is taken up to 10^9 亿元 and sent back beyond."""
    city = City(seed, wild=False, tiny=True)
    report = next((r for r in city.reports if r.get("industries") and r["version"] == 1), None)
    if report is None:
        return
    own = [row for row in report["industries"][1] if city.unit_of[row[0]] == report["unit"]]
    city.reports = [{**report, "problems": None,
                     "industries": ("亿元", [(code, amount, "1") for code, _, _ in own])}]
    where = inbox.site(run, city, ["a.xml"])
    status, _ = inbox.receive(run, where, city)
    taken = glob.glob(os.path.join(where, "input", "archive", "2*", "*", "*.r1.????????????????.xml"))
    run.expect((status, len(taken)) == ((0, 1) if amount == MOST else (2, 0)), seed,
               f"a submission with {amount}亿元 ends with {status}, {len(taken)} taken")
