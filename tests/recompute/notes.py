"""Lists that are drawn from plan and submissions: cross-checks (R16), liaisons (M10),
recommendations (M18)."""
import datetime

from plan import last_day

KINDS = ("industry", "enterprise", "project")


def rows_of(p, kind):
    return {"industry": p.plan.industries, "enterprise": p.plan.enterprises,
            "project": p.projects}[kind]


# --- cross-checks ---------------------------------------------------------------------


def crosschecks(p):
    """(kind, record, row, indicator, own observation) of what a unit sent beside its own subjects."""
    out = []
    series = [(kind, s) for kind, s in zip(KINDS, (p.by_industry, p.by_enterprise, p.by_project))]
    for unit, _ in sorted(p.archive.chosen, key=lambda u: p.plan.unit_order[u[0]]):
        record = p.archive.chosen.get((unit, p.month))
        if record is None or any(r is record for _, r, *_ in out):
            continue
        for (indicator, code), row in record.rows.items():
            for kind, s in series:
                if code in s.subjects and s.indicator == indicator and \
                        s.unit_of[code] != unit and row["@value"][1] is not None:
                    out.append((kind, record, row, indicator, s.obs(code, p.month)))
    return out


def differs(row, own):
    return own.fresh and own.num.known and own.num.value != row["@value"][1]


def write_crosschecks(p):
    found = crosschecks(p)
    p.book.count("crosschecks/all", len(found))
    p.book.count("crosschecks/differing", sum(1 for _, _, row, _, own in found if differs(row, own)))


# --- liaisons -------------------------------------------------------------------------


def days(a, b):
    return (datetime.date.fromisoformat(b) - datetime.date.fromisoformat(a)).days


def whole_day(text, last):
    """A day, or the first or last day of a month."""
    if len(text) != 7:
        return text
    return last_day(int(text[:4]), int(text[5:])) if last else text + "-01"


class Liaison:
    """Who looks after a subject at the period's end (M10)."""

    def __init__(self, p, code):
        spans = [(whole_day(l["from"], False) or "0001-01-01",
                  whole_day(l["to"], True) or "9999-12-31", l)
                 for l in p.plan.liaisons if l["subject"] == code]
        holding = [s for s in spans if s[0] <= p.end <= s[1]]
        self.state = ("vacant", "held")[len(holding)] if len(holding) < 2 else "double"
        self.row, self.begun, self.gap, self.handover = None, "", None, False
        if holding:
            self.begun = max(s[0] for s in holding)
            self.row = next(s[2] for s in holding if s[0] == self.begun)
            self.handover = p.before < self.begun <= p.end
        left = [s for s in spans if s[1] < (self.begun or p.end)]
        self.previous = max(left, key=lambda s: s[1]) if left else None
        if self.previous:
            self.gap = days(self.previous[1], self.begun) - 1 if holding \
                else days(self.previous[1], p.end)


def liaisons(p):
    """[(subject's row, Liaison)] of the kinds that have any."""
    out = []
    for kind in KINDS:
        rows = rows_of(p, kind)
        codes = {r["code"] for r in rows}
        if any(l["subject"] in codes for l in p.plan.liaisons):
            out += [(row, Liaison(p, row["code"])) for row in rows]
    return out


def write_liaisons(p):
    found = [l for _, l in liaisons(p)]
    for q, n in (("subjects", len(found)),
                 ("held", sum(1 for l in found if l.state == "held")),
                 ("vacant", sum(1 for l in found if l.state == "vacant")),
                 ("double", sum(1 for l in found if l.state == "double")),
                 ("handovers", sum(1 for l in found if l.handover))):
        p.book.count("liaisons/" + q, n)


# --- recommendations ------------------------------------------------------------------


def fits(p, r, row):
    """All criteria that are named (M18)."""
    project = r["subject"] == "project"
    series = p.by_project if project else p.by_enterprise
    scopes = p.project if project else p.enterprise
    code = row["code"]
    at_least = lambda least, value: least is None or (value is not None and value >= least)
    if not set(r.words("tags")) <= set(row.words("tags")):
        return False
    if r["key"] == "yes" and row["key"] != "yes":
        return False
    if not at_least(r.amount("min-total"), row.get("@total")) or \
            not at_least(r.amount("min-value"), series.full.get(code)):
        return False
    scope = next(s for s in scopes if s.members == [code])
    if r["lamps"] and p.lamps.at(series, scope, p.month)[0] not in r.words("lamps"):
        return False
    if r["stages"] and p.stage(code) not in r.words("stages"):
        return False
    return r["in-statistics"] != "yes" or p.actual_day(code, "入统") != ""


def recommended(p, r):
    return [row for row in rows_of(p, r["subject"]) if fits(p, r, row)]


def write(p):
    write_crosschecks(p)
    if p.plan.liaisons:
        write_liaisons(p)
    for r in p.plan.recommendations:
        p.book.count(f"recommended/{r['id']}", len(recommended(p, r)),
                     "户" if r["subject"] == "enterprise" else "个")
