"""Audit classes 1, 2, 4 and 6: growth, sums, parts and wholes, missing paths."""
import unicodedata
from fractions import Fraction

from exact import YI, printed, root, round_abs


def finding(rule, severity, subject, year="", shown="", recomputed=""):
    return {"rule": rule, "severity": severity, "subject": subject, "year": str(year),
            "printed": str(shown), "recomputed": str(recomputed)}


def paths(plan):
    """Rows of the plan with a path and how big their unit is: (row, yuan or pieces)."""
    return [(r, YI) for r in plan.industries + plan.enterprises] + [(r, 1) for r in plan.counts]


def code_of(row):
    return row["code"] or row["band"]


def shown(value, unit):
    """All decimals that there are."""
    return printed(Fraction(value, unit), 8).rstrip("0").rstrip(".")


def half_even(plan):
    return plan.identity["half-to-even"] == "yes"


def percent(plan, value):
    """With its sign, two decimals."""
    text = printed(value * 100, 2, half_even(plan))
    return ("-" if value < 0 and text.strip("0.") else "") + text + "%"


def cagr(a, b, n):
    return root(Fraction(b, a), n, 1) if n > 1 else Fraction(b, a) - 1


# --- class 1 --------------------------------------------------------------------------


def half_place(row, year, unit):
    """Half a unit of the last printed place of a path's value in yuan; a count is not rounded."""
    if unit == 1:
        return Fraction(0)
    text = next(p["value"] for p in row.children("path") if int(p["year"]) == year)
    places = len(text.partition(".")[2])
    return Fraction(unit, 2 * 10**places)


def ends(plan, row):
    """(first year, last year) of a row's stated growth, None where there is no path."""
    first = plan.base_year if plan.base_year in row["@path"] else min(row["@path"], default=None)
    a, b = row["@path"].get(first), row["@path"].get(plan.target_year)
    return (first, plan.target_year) if a and b and a > 0 and b > 0 else None


def rate(text):
    """The figures of a printed rate, None where it is none; full-width forms are the same."""
    text = unicodedata.normalize("NFKC", text).replace("\N{MINUS SIGN}", "-").strip()
    return text[:-1].strip() if text.endswith("%") else None


def stated_growth(plan):
    out = []
    for row, unit in paths(plan):
        years = ends(plan, row)
        text = rate(row["stated-growth"])
        if text is None or not years or years[0] >= years[1]:
            continue
        n, places = years[1] - years[0], len(text.partition(".")[2])
        a, b = (row["@path"][y] for y in years)
        rounded = lambda a, b: round_signed(cagr(a, b, n) * 100, places, half_even(plan))
        wanted = int(Fraction(text) * 10**places)
        if rounded(a, b) == wanted:
            continue
        ha, hb = half_place(row, years[0], unit), half_place(row, years[1], unit)
        soft = rounded(a + ha, b - hb) <= wanted <= rounded(a - ha, b + hb)
        out.append(finding("A1.2" if soft else "A1.1", "note" if soft else "error",
                           code_of(row), "", row["stated-growth"], percent(plan, cagr(a, b, n))))
    return out


def round_signed(value, places, even):
    whole = round_abs(value, places, even)
    return whole if value > 0 else -whole


def threshold(plan, name, default):
    """Points, as a ratio."""
    rule = next((r for r in plan.rules if r["id"] == name), None)
    return (Fraction(rule["value"]) if rule else Fraction(default)) / 100


def uneven_year(plan):
    """A year that breaks an even path: its value, or its growth where each value is even."""
    far, near = threshold(plan, "audit-uneven", 2), threshold(plan, "audit-even", 1)
    out = []
    for row, unit in paths(plan):
        years = sorted(y for y in row["@path"] if plan.base_year <= y <= plan.target_year)
        values = [row["@path"][y] for y in years]
        if len(years) < 4 or any(not v or v <= 0 for v in values):
            continue
        odd = [i for i in range(1, len(years) - 1) if unit != 1 and
               is_odd(values, i, half_place(row, years[i], unit), far, near)]
        for i in odd:
            out.append(finding("A1.3", "warning", code_of(row), years[i], "",
                               between(plan, row, years[i], unit)))
        year = None if odd else odd_growth(years, values, far, near)
        if year is not None:
            growth = Fraction(row["@path"][year], row["@path"][year - 1]) - 1
            out.append(finding("A1.3", "warning", code_of(row), year, "", percent(plan, growth)))
    return out


def is_odd(values, i, half, far, near):
    """Is v, rounded as it may be, far from the geometric mean of its neighbours, and the path
    even without it?"""
    u, v, w = values[i - 1:i + 2]
    rest = [Fraction(values[k + 1], values[k]) - 1 for k in range(len(values) - 1)
            if k not in (i - 1, i)]
    if any(distance(g, cagr(u, w, 2)) > near for g in rest):
        return False
    low, high = v - half, v + half
    return low * low > (1 + far) ** 2 * u * w or high * high < (1 - far) ** 2 * u * w


def between(plan, row, year, unit):
    """The geometric mean of the neighbours, with the decimals that the year's value has."""
    u, w = row["@path"][year - 1], row["@path"][year + 1]
    text = next(p["value"] for p in row.children("path") if int(p["year"]) == year)
    return printed(root(Fraction(u * w, unit * unit), 2, 0), len(text.partition(".")[2]),
                   half_even(plan))


def odd_growth(years, values, far, near):
    """The one year whose growth differs from the row's, None when it is not one."""
    mean = cagr(values[0], values[-1], len(years) - 1)
    growths = {y: Fraction(b, a) - 1 for y, a, b in zip(years[1:], values, values[1:])}
    off = {y: distance(g, mean) for y, g in growths.items()}
    wide = [y for y in off if off[y] > far]
    one = len(wide) == 1 and all(off[y] <= near for y in off if y != wide[0])
    return wide[0] if one else None


class distance:
    """|g - mean|, where the mean may be a root: compared without computing it."""

    def __init__(self, g, mean):
        self.g, self.mean = g, mean

    def __gt__(self, x):
        return self.mean < self.g - x or self.mean > self.g + x

    def __le__(self, x):
        return not self > x


# --- class 2 --------------------------------------------------------------------------


def count_sums(plan):
    out = []
    for row in plan.counts:
        total = row.amount("total", "个") if row["total"] else None
        years = list(row["@path"].values())
        if total is not None and None not in years and sum(years) != total:
            out.append(finding("A2.1", "error", row["band"], "", total, sum(years)))
    for row in plan.counts:
        parts = [c for c in plan.counts if c["parent"] == row["band"]]
        if parts:
            out += band_sums(row, parts)
    return out


def band_sums(row, parts):
    out = []
    for year, value in sorted(row["@path"].items()):
        below = [p["@path"].get(year) for p in parts]
        if value is not None and None not in below and value != sum(below):
            out.append(finding("A2.2", "error", row["band"], year, value, sum(below)))
    if row["total"] and all(p["total"] for p in parts):
        below = sum(p.amount("total", "个") for p in parts)
        if row.amount("total", "个") != below:
            out.append(finding("A2.2", "error", row["band"], "", row["total"], below))
    return out


def parent_sums(plan):
    out = []
    for row in plan.enterprises:
        parts = [e for e in plan.enterprises if e["parent"] == row["code"]]
        for year, value in sorted(row["@path"].items()):
            seen = [e["@path"].get(year) for e in parts]
            if parts and value is not None and None not in seen and sum(seen) != value:
                out.append(finding("A2.3", "error" if sum(seen) > value else "note", row["code"],
                                   year, shown(value, YI), shown(sum(seen), YI)))
    return out


# --- class 4 --------------------------------------------------------------------------


def larger_than_whole(plan):
    out = []
    for e in plan.enterprises:
        whole = plan.by_code[e["industry"]]["@path"] if e["industry"] else {}
        for year, value in sorted(e["@path"].items()):
            if value is not None and whole.get(year) is not None and value > whole[year]:
                out.append(finding("A4.1", "error", e["code"], year, shown(value, YI),
                                   shown(whole[year], YI)))
    for i in plan.industries:
        out += sum_above("A4.2", i["code"], i, own_rows(plan, "industry", i["code"]))
    for s in plan.sectors:
        if s["industry"]:
            out += sum_above("A4.3", s["code"], plan.by_code[s["industry"]],
                             own_rows(plan, "sector", s["code"]))
    return out


def own_rows(plan, key, code):
    """Enterprises of an industry or sector, without parts of one of them."""
    rows = [e for e in plan.enterprises if e[key] == code]
    inside = {e["code"] for e in rows}
    return [e for e in rows if e["parent"] not in inside]


def sum_above(rule, subject, whole, rows):
    """Of one enterprise of the industry A4.1 says it already."""
    out = []
    for year, value in sorted(whole["@path"].items()):
        seen = [e for e in rows if e["@path"].get(year) is not None]
        total = sum(e["@path"][year] for e in seen)
        alone = len(seen) == 1 and seen[0]["industry"] == whole["code"]
        if value is not None and total > value and not alone:
            out.append(finding(rule, "error", subject, year, shown(value, YI), shown(total, YI)))
    return out


# --- class 6 --------------------------------------------------------------------------


def no_path(plan):
    """Years of a row without a value: each stretch of them is one finding."""
    out = []
    span = range(plan.base_year, plan.target_year + 1)
    for rows in (plan.industries, plan.enterprises):
        listed = [r for r in rows if in_list(r)]
        valued = any(r["@path"].get(y) is not None for r in listed for y in span)
        for row in rows:
            if not row["@path"] and not (valued and in_list(row)):
                continue
            has = {y: row["@path"].get(y) is not None for y in span}
            if not any(has.values()):
                out.append(finding("A6.1", "warning", row["code"], "", "——"))
                continue
            # the total moves where a value comes after a hole, and where values end for good
            last = max(y for y in span if has[y])
            moves = [y for y in span if y > span[0] and has[y] and not has[y - 1]]
            for y in moves + [last + 1] * (last < span[-1]):
                out.append(finding("A6.1", "warning", row["code"], y, "——", jump(plan, row, y)))
    return out


def in_list(row):
    return "sector" not in row or row["@annex"]


def jump(plan, row, year):
    """Growth of the list's total in the year; of a part there is none."""
    rows = plan.enterprises if "sector" in row else plan.industries
    rows = [r for r in rows if not r["parent"] and in_list(r)]
    total = lambda y, but=None: sum(r["@path"].get(y) or 0 for r in rows if r is not but)
    if not any(r is row for r in rows) or total(year - 1, row) <= 0:
        return ""
    return percent(plan, Fraction(total(year), total(year - 1)) - 1)


def unseen_growth(plan):
    """A year that wants 5 points more than any year before it."""
    out = []
    for row in plan.industries + plan.enterprises:
        years = sorted(y for y, v in row["@path"].items() if v is not None and v > 0)
        seen = []
        for a, b in zip(years, years[1:]):
            if b != a + 1:
                continue
            growth = Fraction(row["@path"][b], row["@path"][a]) - 1
            if seen and growth > max(seen) + threshold(plan, "audit-leap", 5):
                out.append(finding("A6.3", "warning", row["code"], b, "", percent(plan, growth)))
            seen.append(growth)
    return out


CHECKS = (stated_growth, uneven_year, count_sums, parent_sums, larger_than_whole, no_path,
          unseen_growth)
