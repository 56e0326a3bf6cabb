"""What goes to the levels above (M15): rows of the plan's rollups, whether each can be sent, and
who stands on the steps of the level above (F15)."""
from fractions import Fraction

from exact import Num, parse_amount
from honours import plain
from node import node


def indicator_of(p, m):
    kind = {"project": "project", "enterprise": "enterprise"}.get(m["from"].split("/")[0], "industry")
    return m["indicator"] or p.plan.indicator(kind)


def kind_of(p, m):
    """As told; else that of the scope; else the first that the indicator is of."""
    subjects = next(i for i in p.plan.indicators if i["code"] == indicator_of(p, m))["subjects"].split()
    scope = m["from"].split("/")[0]
    own = scope if scope in ("enterprise", "project") else "industry"
    return m["kind"] or (own if own in subjects else
                         next(k for k in ("industry", "enterprise", "project") if k in subjects))


def members(p, m):
    """(series, codes) of what a row is of; None where the year has no such project."""
    scope = m["from"].split("/")[0]
    if kind_of(p, m) == "project":
        lists = {"city": [p.inv_city], "domain": p.inv_domain, "county": p.inv_county,
                 "project": p.project}[scope]
        series = p.by_project
    else:
        lists = {"city": [p.rev_city], "domain": p.rev_domain, "county": p.rev_county,
                 "industry": p.industry, "enterprise": p.enterprise}[scope]
        series = p.by_enterprise if scope in ("county", "enterprise") else p.by_industry
    found = next((s for s in lists if s.id == m["from"]), None)
    return found and (series, found.members)


def rest(p, m):
    """How many were reported in the month, stand from before, are missing."""
    series, codes = members(p, m)
    states = [series.obs(c, p.month).num.state for c in codes]
    return [states.count(s) for s in ("value", "carried", "missing")]


def name_here(p, m):
    code = m["from"].partition("/")[2] or p.plan.identity["region"]
    return p.plan.by_code[code]["name"]


def row(p, m):
    fresh, carried, missing = rest(p, m)
    indicator = indicator_of(p, m)
    return node("row", {
        "code": m["code"], "name": m["name"] or name_here(p, m), "here": name_here(p, m),
        "kind": kind_of(p, m), "figure": f"{m['from']}/{indicator}",
        "indicator": next(i for i in p.plan.indicators if i["code"] == indicator)["name"],
        "sent": "yes" if fresh else "no", "carried": carried, "missing": missing})


def tree(p):
    if not p.plan.rollups:
        return []
    out = []
    for r in p.plan.rollups:
        rows = [row(p, m) for m in r.children("map") if members(p, m)]
        rungs = [node("rung", {"subject": g["subject"], "word": g["word"],
                               "dec": plain(Fraction(parse_amount(g["value"], "亿元"), 10**8))})
                 for g in r.children("rung")]
        out.append(node("rollup", {"code": r["plan"], **{k: r[k] for k in (
            "name", "unit", "to", "contact", "phone")}}, rows + rungs))
    return [node("rollups", {}, out)]


def reached(p, rung):
    """(last, plan, of a year that is over reached, or total; codes that reach it; their state)"""
    value = parse_amount(rung["value"], "亿元")
    if rung["subject"] == "project":
        yield "total", [x["code"] for x in p.projects
                        if x["@total"] is not None and x["@total"] >= value], None
        return
    series, codes = (p.by_industry, p.by_industry.subjects) if rung["subject"] == "industry" else \
        (p.by_enterprise, p.group["annex"].members)
    for what, amounts in (("last", series.full), ("plan", series.plan_of)):
        yield what, [c for c in codes if amounts.get(c) is not None and amounts[c] >= value], None
    made = series.sum(codes, 12) if p.month == 12 else None
    if made is not None and made.known:
        values = {c: series.obs(c, 12).num.value for c in codes}
        yield "reached", [c for c in codes if values[c] is not None and values[c] >= value], \
            made.state


def counts(p):
    """(id, number, unit, operands)"""
    for r in p.plan.rollups:
        told = [rest(p, m) for m in r.children("map") if members(p, m)]
        start = f"rollup/{r['plan']}"
        sent = [t for t in told if t[0]]
        yield f"{start}/rows", len(told), "个", []
        yield f"{start}/sent", len(sent), "个", []
        yield f"{start}/unsent", len(told) - len(sent), "个", []
        yield f"{start}/carried", len([t for t in sent if t[1]]), "个", []
        for rung in r.children("rung"):
            for what, codes, state in reached(p, rung):
                of = {"last": "rev-last-year", "plan": "rev-plan", "reached": "rev"}.get(what)
                n = Num(len(codes), state) if state else len(codes)
                yield (f"{start}/{rung['subject']}/{rung['word']}/{what}", n,
                       "户" if rung["subject"] == "enterprise" else "个",
                       [f"{rung['subject']}/{c}/{of}" for c in codes] if of else [])


def write(p):
    for id, n, unit, _ in counts(p):
        p.book.count(id, n, unit)
