"""Audit classes 3, 5 and 7: promised counts, ladders and bands, what is left unnamed."""
import re
from fractions import Fraction

from audit_paths import finding
from exact import parse_amount
from plan import Row
from targets import Target


class Promise(Target):
    """A target's counts by the plan, without a period."""

    def __init__(self, plan, row):
        super().__init__(Row(), row)
        self.p = type("P", (), {"plan": plan})
        self.project = self.kind == "项目"

    def planned(self, year):
        """(number that counts, of them exactly at the threshold), None where there is none."""
        if self.project:
            n = self.planned_projects(year)
            return (int(n.value), 0) if n.known else None
        equal = 0 if self.row["op"] == "over" else self.equal_rows(year)
        return len(self.planned_rows(year)), equal

    def equal_rows(self, year):
        return sum(1 for r in self.rows() if r["@path"].get(year) == self.least)

    def tolerance(self, n):
        """左右 may be a tenth off, rounded up, where anything counts at all."""
        return -(-self.low // 10) if self.row["op"] == "about" and n > 0 else 0

    def short(self, n):
        return n < self.low - self.tolerance(n)

    def fits(self, n):
        top = {"range": self.high, "exactly": self.low, "about": self.low + self.tolerance(n)}
        return not self.short(n) and n <= top.get(self.row["op"], n)


def promises(plan):
    kinds = ("产业", "企业", "项目")
    return [Promise(plan, t) for t in plan.targets
            if t["kind"] in kinds and t["scope"] != "county" and t["value"][:1].isdigit()]


def promised_counts(plan):
    out = []
    for t in promises(plan):
        if t.year is not None and not plan.base_year <= t.year <= plan.target_year:
            continue
        if t.year is not None:
            counted = t.planned(t.year)
            out += count_findings(t, t.year, *counted) if counted else []
        else:
            out += interim(plan, t)
    return out + no_common_year(plan)


def count_findings(t, year, n, equal):
    make = lambda rule, severity: [finding(rule, severity, t.row["id"], year, t.row["value"],
                                           n)]
    if n < t.low:
        if t.row["op"] == "over" and n + t.equal_rows(year) >= t.low:
            return make("A3.3", "warning")
        return make("A3.1", "error") if t.short(n) else make("A3.2", "note")
    if equal and n - equal < t.low:
        out = make("A3.3", "warning")
    else:
        out = []
    if t.row["op"] == "exactly" and n > t.low:
        out += make("A3.4", "note")
    return out


def interim(plan, t):
    """A promise without a year: some year of the middle must give it."""
    years = fitting(plan, t)
    if years is None or years:
        return []
    return [finding("A3.5", "warning", t.row["id"], "", t.row["value"], "")]


def fitting(plan, t):
    """Years of the middle that keep the promise, None where nothing can be counted."""
    counts = {y: t.planned(y) for y in range(plan.base_year + 2, plan.base_year + 5)}
    if not any(counts.values()):
        return None
    return [y for y, c in counts.items() if c and t.fits(c[0])]


def no_common_year(plan):
    """A3.6: promises of the city for the same free year, each kept by a year, by no year all."""
    groups = {}
    for t in promises(plan):
        years = fitting(plan, t) if t.year is None and t.scope == "city" else None
        if years:
            groups.setdefault(t.row["year"], []).append((t.row["id"], set(years)))
    return [finding("A3.6", "warning", group[0][0], "", text,
                    "；".join(f"{code} {'、'.join(map(str, sorted(ys)))}" for code, ys in group))
            for text, group in groups.items()
            if not set.intersection(*(ys for _, ys in group))]


def no_such_year(plan):
    """A3.7: a promise for a year of which no list can have a value."""
    return [finding("A3.7", "warning", row["id"], row["year"], row["year"], "")
            for row in plan.targets if row["year"].isdigit() and
            not plan.base_year <= int(row["year"]) <= plan.target_year]


def no_such_kind(plan):
    """A3.8: of nothing that the plan has rows of."""
    rows = re.compile("产业|企业|项目|.*[园区]")
    return [finding("A3.8", "warning", row["id"], row["year"] if row["year"].isdigit() else "",
                    row["kind"], "")
            for row in plan.targets if not rows.match(row["kind"])]


def late_crossings(plan):
    """A6.2: of those that come to the highest promised threshold, how many in the last year."""
    out = []
    for kind in ("产业", "企业"):
        mine = [t for t in promises(plan) if t.kind == kind and t.scope == "city"]
        if not mine:
            continue
        top = max(mine, key=lambda t: t.least)
        first = [next((y for y, v in sorted(r["@path"].items()) if top.counts(v)), None)
                 for r in top.rows()]
        crossing = [y for y in first if y is not None and y > plan.base_year]
        last = crossing.count(plan.target_year)
        if 2 * last > len(crossing):
            out.append(finding("A6.2", "warning", top.row["id"], plan.target_year,
                               top.row["value"], f"{last}/{len(crossing)}"))
    return out


# --- class 5 --------------------------------------------------------------------------


def ladders(plan):
    out, first = [], {}
    for ladder in plan.ladders:
        steps = [v for v, _ in ladder["@steps"]]
        if first.setdefault(ladder["subject"], steps) != steps:
            out.append(finding("A5.1", "warning", ladder["id"]))
    return out


def empty_steps(plan):
    """A promised 梯队 that nobody stands in."""
    out = []
    for t in plan.targets:
        kind = {"产业": "industry", "企业": "enterprise"}.get(t["kind"][:2])
        if t["op"] not in ("some", "formed") or t["scope"] == "county" or kind is None:
            continue
        years = [int(t["year"])] if t["year"].isdigit() else \
            range(plan.base_year + 2, plan.base_year + 5)
        if not plan.base_year <= years[0] <= plan.target_year and t["year"].isdigit():
            continue
        for word in t["threshold"].split():
            low = parse_amount(word, "亿元")
            high = next((v for v, _ in plan.ladder(kind)["@steps"] if v > low), None)
            if not any(low <= v and (high is None or v < high)
                       for y in years for v in values(plan, kind, t["scope"], y)):
                year = t["year"] if t["year"].isdigit() else ""
                out.append(finding("A5.2", "warning", t["id"], year, word, "0"))
    return out


def values(plan, kind, scope, year):
    rows = plan.industries if kind == "industry" else \
        [e for e in plan.enterprises if not e["parent"]]
    return [r["@path"][year] for r in rows if r["@path"].get(year) is not None and
            scope in ("city", r["domain"] or r["@domain"])]


def bands(plan):
    out = []
    for a, b in zip(plan.bands, plan.bands[1:]):
        if a["max"] and b["min"] and Fraction(a["max"]) != Fraction(b["min"]):
            out.append(finding("A5.3", "warning", a["code"], "", a["max"], b["min"]))
    known = {b["code"] for b in plan.bands} | {c["parent"] for c in plan.counts}
    return out + [finding("A5.3", "warning", c["band"]) for c in plan.counts
                  if c["band"] not in known]


# --- class 7 --------------------------------------------------------------------------


def unnamed(plan):
    out = [finding("A7.1", "warning", i["code"]) for i in plan.indicators if i["assumed"]]
    out += [finding("A7.2", "warning", d["code"]) for d in plan.domains if not d["lead"]]
    for m in plan.mentions:
        same = [x for x in plan.mentions
                if (x["kind"], x["clause"]) == (m["kind"], m["clause"]) and not x["count"]]
        if m["count"]:
            if int(m["count"]) > len(same):
                out.append(finding("A7.5", "warning", m["name"], "", m["count"], len(same)))
        elif not m["refers"]:
            out.append(finding("A7.3", "warning", m["name"]))
        if m["refers"] and m["name"] not in names(plan, m):
            out.append(finding("A7.4", "note", m["name"]))
    return out + [finding("A7.6", "note", name, "", reason) for name, reason in plan.assumptions]


def names(plan, mention):
    row = plan.by_code.get(mention["refers"]) or plan.park.get(mention["refers"]) or Row()
    aliases = row["@children"].get("alias", []) if row["@children"] else []
    return {row["name"], row["short"] or row["name"]} | {a["name"] for a in aliases}


CHECKS = (promised_counts, no_such_year, no_such_kind, late_crossings, ladders, empty_steps, bands,
          unnamed)
