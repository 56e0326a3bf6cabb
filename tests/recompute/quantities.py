"""What is written of each scope: revenue (REV_TOTALS) and investment (INV_TOTALS)."""
from exact import NONE, Num, minus, plus, ratio
from plan import reached

ONE = ("industry/", "enterprise/", "project/")  # scopes of one subject


def putter(p, s):
    return lambda q, *rest, **more: p.book.put(f"{s.id}/{q}", *rest, **more)


def revenue(p, s, series, whole, many=False):
    k, put = p.month, putter(p, s)
    put("rev", series.total(s, k), "亿元")
    base(p, s, series, k, "rev-base")
    put("rev-last-year", last_years(s, series), "亿元")
    put("rev-month", series.month(s, k), "亿元")
    put("rev-plan", series.plan_total(s), "亿元")
    trace(p, s, "rev", series)
    put("rev-completion", series.completion(s, k), "%")
    put("rev-due", series.due_total(s, k), "亿元")
    lead(p, s, "rev", series)
    growth(p, s, series, put)
    put("rev-needed", series.needed(s, k), "亿元")
    if k == 12 and s.id.startswith(("industry/", "enterprise/", "county/")):
        put("rev-open", series.open(s, k), "亿元")
    put("rev-needed-growth", series.needed_growth(s, k), "%", True)
    put("rev-rolling", series.rolling(s, k), "亿元")
    landing(p, s, series, put)
    if whole is not None:
        parts(s, series, whole, k, put)
    places(p, s, "rev", ("completion", "growth"))
    standing(p, s)
    if many:
        counts(p, s, series)
    history(p, s, "rev", series, k if s.id == "city" else k - 1,
            2 if s.id.startswith(("city", "industry")) or is_sheet(p, s) else k - 2)


def is_sheet(p, s):
    """Of a quarter and a year: is every month told of the single subject?"""
    return p.kind != "month" and s.id.startswith(ONE)


def months(p, s, prefix, series):
    """Of a quarter and a year: the amounts of earlier months."""
    for k in range(2, p.month):
        p.book.put(f"{s.id}/{prefix}-month@{p.label(k)}", series.month(s, k), "亿元")


def lead(p, s, prefix, series):
    n = series.lead(s, p.month)
    p.book.put(f"{s.id}/{prefix}-lead", n, "百分点", True)
    if is_sheet(p, s) or (prefix == "inv" and p.kind != "month" and s.id.startswith("county/")):
        months(p, s, prefix, series)
    if n.known and series.on_curve(s):
        p.book.figures[f"{s.id}/{prefix}-lead"]["curve"] = "yes"


def growth(p, s, series, put):
    k = p.month
    put("rev-growth", series.growth(s, k), "%", True)
    put("rev-growth-change", series.growth_change(s, k), "百分点", True)
    if series.growth_change_apart(s, k):
        p.book.figures[f"{s.id}/rev-growth-change"]["apart"] = "yes"
    put("rev-mom", series.mom(s, k), "%", True)
    if k > 2:
        put(f"rev-growth@{p.label(k - 1)}", series.growth(s, k - 1), "%", True)
        put(f"rev-completion@{p.label(k - 1)}", series.completion(s, k - 1), "%")
        base(p, s, series, k - 1, f"rev-base@{p.label(k - 1)}")


def landing(p, s, series, put):
    n = series.landing(s, p.month)
    put("rev-landing", n, "亿元")
    methods = series.landing_methods(s, p.month)
    p.book.text(f"{s.id}/rev-landing-method", methods if n.known else "",
                "value" if n.known else n.state)


def parts(s, series, whole, k, put):
    """Of a whole; 其中 rows are no part of one (R7)."""
    part = all(c in whole.members for c in s.members)
    put("rev-share", series.share(s, k, whole) if part else NONE, "%")
    put("rev-contribution", series.contribution(s, k, whole) if part else NONE, "%", True)
    put("rev-pull", series.pull(s, k, whole) if part else NONE, "百分点", True)


def counts(p, s, series):
    unit, k = "户" if series is p.by_enterprise else "个", p.month
    for q, members in (("units", series.due), ("missing", series.missing),
                       ("noplan", series.without_plan), ("growing", series.growing),
                       ("rated", series.rated)):
        p.book.count(f"{s.id}/rev-{q}", len(members(s, k)), unit)


def history(p, s, prefix, series, last, first):
    """The cumulative values of earlier months."""
    for k in range(max(first, 2), last + 1):
        id = f"{s.id}/{prefix}@{p.label(k)}"
        p.book.put(id, series.total(s, k), "亿元")
        if s.id.startswith(ONE):
            p.book.trace(id, series.obs(s.members[0], k))


def trace(p, s, prefix, series):
    """Observations of one subject lead to submission and line, plans to file and line."""
    if s.id.startswith(ONE):
        code = s.members[0]
        row = series.subjects[code]
        p.book.trace(f"{s.id}/{prefix}", series.obs(code, p.month))
        p.book.trace_plan(f"{s.id}/{prefix}-plan", row.get("@plan-at", row))
        if prefix == "rev":
            trace_revenue(p, s.id, series, row)


def trace_revenue(p, id, series, row):
    """The base stands in the submission, the last full year in that of December or the plan."""
    record, audit = p.december_of(series, row), p.audit_of_last(row)
    if audit is not None:
        p.book.trace_plan(f"{id}/rev-last-year", audit)
    elif record is not None:
        p.book.trace_row(f"{id}/rev-last-year", record, record.rows[series.indicator, row["code"]])
    else:
        p.book.trace_plan(f"{id}/rev-last-year", row)


def base(p, s, series, k, name):
    """Partial when not all that have a value are in it."""
    n, id = series.base(s, k), f"{s.id}/{name}"
    p.book.put(id, n, "亿元")
    known = [c for c in s.members if series.obs(c, k).num.known]
    if n.known and known != series.growing_set(s, k):
        p.book.figures[id]["partial"] = "yes"
    if n.known and s.id.startswith(ONE):
        p.book.trace(id, series.obs(s.members[0], k))


def places(p, s, prefix, quantities):
    """Places and moves in the rankings that hold the scope."""
    kind, code = (s.id + "/").split("/")[:2]
    for q in quantities:
        id = f"{kind}/{prefix}-{q}"
        rank = p.rankings.get(id)
        if rank is None:
            continue
        n = rank.number(code)
        p.book.put(f"{s.id}/{prefix}-rank-{q}", n, "位")
        if q == "completion":
            old = p.previous.get(id)
            move = minus(old.number(code), n) if old else NONE
            p.book.put(f"{s.id}/{prefix}-rank-{q}-move", move, "位", True)
        for j in range(2, p.month) if prefix == "inv" else ():
            p.book.put(f"{s.id}/{prefix}-rank-{q}@{p.label(j)}",
                       p.rank_at(id, j).number(code), "位")


def is_small(p, s):
    plan, done = p.by_project.plan_total(s), p.by_project.total(s, p.month)
    both = [n.value for n in (plan, done) if n.known]
    return p.kind != "month" and both and max(both) < 50000000


def restate_small(p):
    """In a quarter and a year the projects whose plan and amount are below 0.5亿元, in whole 万元."""
    for s in p.project:
        if is_small(p, s):
            names = [id for id in p.book.figures if id.startswith(s.id + "/inv")]
            for id in names:
                quantity = id[len(s.id) + 1:].split("@")[0]
                if quantity in ("inv", "inv-month", "inv-plan", "inv-needed", "inv-open", "inv-path"):
                    p.book.restate(id, f"{s.id}/fine-{id[len(s.id) + 1:]}")


def last_years(s, series):
    known = [series.full[c] for c in s.members if series.full[c] is not None]
    return Num(sum(known)) if known else NONE


def standing(p, s):
    """Step reached, next step, gap (F15)."""
    kind, code = (s.id + "/").split("/")[:2]
    if kind not in ("industry", "enterprise"):
        return
    series = p.by_industry if kind == "industry" else p.by_enterprise
    value = series.full[code]
    step, following = reached(p.plan.ladder(kind), value) if value is not None else (None, None)
    p.book.word(f"{s.id}/rev-tier", step)
    p.book.word(f"{s.id}/rev-next-step", following)
    p.book.put(f"{s.id}/rev-gap", Num(following[0] - value) if following else NONE, "亿元")
    if p.month == 12:
        standing_made(p, s, p.plan.ladder(kind), series.total(s, 12))


def standing_made(p, s, ladder, made):
    """The same by what the year made, of which December tells."""
    step, following = reached(ladder, made.value) if made.known else (None, None)
    p.book.word(f"{s.id}/rev-reached-tier", step, of=made)
    p.book.word(f"{s.id}/rev-reached-next-step", following, of=made)
    gap = minus(Num(following[0]), made) if following else NONE if made.known else made
    p.book.put(f"{s.id}/rev-reached-gap", gap, "亿元")


# --- investment -----------------------------------------------------------------------


def investment(p, s, kind):
    series, k, put = p.by_project, p.month, putter(p, s)
    put("inv", series.total(s, k), "亿元")
    put("inv-month", series.month(s, k), "亿元")
    put("inv-plan", series.plan_total(s), "亿元")
    trace(p, s, "inv", series)
    put("inv-completion", series.completion(s, k), "%")
    put("inv-due", series.due_total(s, k), "亿元")
    lead(p, s, "inv", series)
    put("inv-needed", series.needed(s, k), "亿元")
    put("inv-landing", plus(*[p.landing_of_project(c) for c in s.members]), "亿元")
    if kind in ("domain", "band", "county"):
        put("inv-share", series.share(s, k, p.inv_city), "%")
    if kind in ("county", "domain"):
        places(p, s, "inv", ("completion",))
    for j in range(2 if kind in ("city", "domain", "county") else max(k - 1, 2), k):
        put(f"inv-completion@{p.label(j)}", series.completion(s, j), "%")
    history(p, s, "inv", series, k if kind == "city" else k - 1,
            2 if kind in ("city", "project", "domain", "county") else k - 1)
    if kind in ("project", "county") and k == 12:
        put("inv-open", series.open(s, k), "亿元")
    if kind == "project":
        if p.kind != "month":
            path(p, s, "inv", series)
        row = p.plan.by_code[s.members[0]]
        put("total", NONE if row["@total"] is None else Num(row["@total"]), "亿元")
        p.book.trace_plan(s.id + "/total", row)
        return
    project_counts(p, s)
    stages(p, s)
    if kind == "band":
        planned_count(p, s)


def project_counts(p, s):
    series, k = p.by_project, p.month
    rows = [p.plan.by_code[c] for c in s.members]
    packages = {r["package"] for r in rows if r["package"]}
    p.book.count(s.id + "/projects", len(rows))
    p.book.count(s.id + "/packages", len(packages) + sum(1 for r in rows if not r["package"]))
    p.book.count(s.id + "/inv-missing", len(series.missing(s, k)))
    p.book.count(s.id + "/inv-noplan", len(series.without_plan(s, k)))


def stage_counts(p, s, milestone):
    """Planned in the year, by the period's end, and reached of the first."""
    month = {c: p.planned_month(p.plan.by_code[c], milestone) for c in s.members}
    year = [c for c in s.members if month[c][:4] == str(p.year)]
    return len(year), len([c for c in year if month[c] <= p.label(p.month)]), \
        len([c for c in year if p.reached(c, milestone)])


def stages(p, s):
    count = lambda q, n: p.book.count(f"{s.id}/{q}", n)
    rate = lambda q, a, b: p.book.put(f"{s.id}/{q}", ratio(Num(a), Num(b)), "%")
    planned, due, done = stage_counts(p, s, "开工")
    count("starts-planned", planned)
    count("starts-due", due)
    count("started", done)
    rate("start-rate", done, planned)
    rate("start-rate-due", done, due)
    planned, due, done = stage_counts(p, s, "竣工")
    count("finishes-planned", planned)
    count("finishes-due", due)
    count("finished", done)
    rate("finish-rate", done, planned)
    inside = [c for c in s.members if p.actual_day(c, "入统")]
    running = [c for c in s.members if p.stage(c) not in ("", "前期")]
    count("in-statistics", len(inside))
    rate("in-statistics-rate", len(inside), len(running))


def planned_count(p, s):
    code = s.id.split("/")[1]
    row = next((c for c in p.plan.counts if c["band"] == code), None)
    n = row["@path"].get(p.year) if row else None
    p.book.count(s.id + "/planned-count", NONE if n is None else n)
    if n is not None:
        p.book.trace_plan(s.id + "/planned-count", row)
    gap = NONE if n is None else Num(len(s.members) - n)
    p.book.put(s.id + "/count-gap", gap, "个", True)


# --- the city's own -------------------------------------------------------------------


def city(p):
    revenue(p, p.rev_city, p.by_industry, None, many=True)
    put, k = p.book.put, p.month
    put("city/rev-cr3", p.by_industry.cr3(p.industry, k, p.rev_city), "%")
    put("city/rev-hhi", p.by_industry.hhi(p.industry, k, p.rev_city), "")
    investment(p, p.inv_city, "city")
    path(p, p.rev_city, "rev", p.by_industry)
    path(p, p.inv_city, "inv", p.by_project)


def path(p, s, prefix, series):
    for j in range(2, 13):
        p.book.put(f"{s.id}/{prefix}-path@{p.label(j)}", series.due_total(s, j), "亿元")


def parks(p):
    """M12: revenue a 亩, and the step by the ladder of industries on the landing."""
    for row, rev, inv in zip(p.plan.parks, p.rev_park, p.inv_park):
        revenue(p, rev, p.by_enterprise, None, many=True)
        investment(p, inv, "park")
        area = Num(row.decimal("area")) if row["area"] else NONE
        p.book.put(f"{rev.id}/area", area, "亩")
        p.book.trace_plan(f"{rev.id}/area", row)
        total = p.by_enterprise.total(rev, p.month)
        p.book.put(f"{rev.id}/rev-per-mu", ratio(total, area), "万元/亩")
        land = p.by_enterprise.landing(rev, p.month)
        tier = reached(p.plan.ladder("industry"), land.value)[0] if land.known else None
        p.book.word(f"{rev.id}/rev-tier", tier, of=land)


def departments(p):
    for rev, inv in zip(p.rev_department, p.inv_department):
        if rev.members or inv.members:
            revenue(p, rev, p.by_industry, p.rev_city, many=True)
            investment(p, inv, "department")


def other_scopes(p):
    """Departments, sectors, parks and tags."""
    departments(p)
    for s in p.rev_sector:
        revenue(p, s, p.by_enterprise, p.group["all"], many=True)
    parks(p)
    for s in p.rev_tag:
        revenue(p, s, p.by_enterprise, None, many=True)
    for s in p.inv_tag:
        investment(p, s, "tag")


def write(p):
    city(p)
    for s in p.rev_domain:
        revenue(p, s, p.by_industry, p.rev_city, many=True)
    for s in p.inv_domain:
        investment(p, s, "domain")
    for s in p.industry:
        revenue(p, s, p.by_industry, p.rev_city)
    for s in p.group.values():
        revenue(p, s, p.by_enterprise, None, many=True)
    if p.inv_key.members:
        investment(p, p.inv_key, "group")
    for row, s in zip(p.plan.enterprises, p.enterprise):
        revenue(p, s, p.by_enterprise, p.group["annex" if row["@annex"] else "register"])
    for s in p.band + [p.band_all]:
        investment(p, s, "band")
    for s in p.rev_county:
        revenue(p, s, p.by_enterprise, None, many=True)
    for s in p.inv_county:
        investment(p, s, "county")
    other_scopes(p)
    for s in p.project:
        investment(p, s, "project")
