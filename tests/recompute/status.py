"""Counts beside the scopes: steps, reports, problems."""
from exact import NONE, Num, ratio
from plan import reaches


def steps_reached(p):
    """(kind, word, last, plan or, of a year that is over, reached, codes of those that do)"""
    for kind, series, codes in climbers(p):
        over = reaches(p.plan.ladder(kind))
        ways = [("last", series.full.get), ("plan", series.plan_of.get)]
        if p.month == 12:
            ways.append(("reached", lambda c, of=series: of.obs(c, 12).num.value))
        for step, word in p.plan.ladder(kind)["@steps"]:
            for what, value in ways:
                yield kind, word, what, [c for c in codes if value(c) is not None and
                                         over(value(c), step)]


def climbers(p):
    return (("industry", p.by_industry, p.by_industry.subjects),
            ("enterprise", p.by_enterprise, p.group["annex"].members))


def write_steps(p):
    made = {kind: series.sum(codes, 12) for kind, series, codes in climbers(p)} \
        if p.month == 12 else {}
    for kind, word, what, codes in steps_reached(p):
        n = Num(len(codes))
        if what == "reached":
            n = Num(len(codes), made[kind].state) if made[kind].known else made[kind]
        p.book.count(f"steps/{kind}/{word}/{what}", n, "户" if kind == "enterprise" else "个")


# --- reports --------------------------------------------------------------------------


def on_time(p, unit):
    first = p.archive.first(unit, p.month)
    return first is not None and first.root["arrived"] <= p.plan.deadline(p.year, p.month)


def reporters(p):
    """Units by what is counted of them."""
    units = [row["code"] for row, kind in p.plan.units
             if p.plan.expected(row, kind, p.year, p.month)]
    got = [u for u in units if (u, p.month) in p.archive.chosen]
    punctual = [u for u in got if on_time(p, u)]
    pending = [u for u in got if p.archive.chosen[u, p.month].root["status"] == "pending"]
    return {"expected": units, "received": got, "missing": [u for u in units if u not in got],
            "on-time": punctual, "pending": pending}


def write_reports(p):
    units = reporters(p)
    for q, counted in units.items():
        p.book.count("reports/" + q, len(counted))
    for q, counted in (("rate", units["received"]), ("on-time-rate", units["on-time"])):
        p.book.put("reports/" + q, ratio(Num(len(counted)), Num(len(units["expected"]))), "%")
    for row, kind in p.plan.units:
        if kind == "department" or row in p.counties:
            unit_reports(p, row, kind)


def unit_reports(p, row, kind):
    """R9: months running without a report, and how many of those due came in."""
    due = [k for k in range(2, p.month + 1) if p.plan.expected(row, kind, p.year, k)]
    came = [k for k in due if (row["code"], k) in p.archive.chosen]
    expected = p.plan.expected(row, kind, p.year, p.month)
    id = f"{kind}/{row['code']}/reports-"
    p.book.count(id + "missing-months", p.missing_months(row["code"]) if expected else NONE)
    p.book.put(id + "year-rate", ratio(Num(len(came)), Num(len(due))), "%")


# --- problems -------------------------------------------------------------------------


def all_problems(p):
    """(unit, id) -> (attributes, text) as last reported."""
    found = {}
    for (unit, _), record in sorted(p.archive.chosen.items(), key=lambda i: i[0][1]):
        for row, text in record.problems:
            found[unit, row["id"]] = row, text
    return found


def open_at(row, day):
    return row["opened"] <= day and (not row["closed"] or row["closed"] > day)


def write_problems(p):
    rows = [row for row, _ in all_problems(p).values()]
    opening = [r for r in rows if open_at(r, p.before)]
    new = [r for r in rows if p.before < r["opened"] <= p.end]
    closed = [r for r in rows if r["closed"] and p.before < r["closed"] <= p.end]
    still = [r for r in rows if open_at(r, p.end)]
    overdue = [r for r in still if r["due"] < p.end]
    for q, members in (("opening", opening), ("new", new), ("closed", closed),
                       ("open", still), ("overdue", overdue)):
        p.book.count("problems/" + q, len(members))
    p.book.put("problems/rate", ratio(Num(len(closed)), Num(len(opening) + len(new))), "%")


def write(p):
    write_steps(p)
    write_reports(p)
    write_problems(p)
    p.book.put("time/progress", ratio(Num(p.month), Num(12)), "%")
    for k in range(2, p.month):
        p.book.put(f"time/progress@{p.label(k)}", ratio(Num(k), Num(12)), "%")
