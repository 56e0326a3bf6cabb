"""Candidates for step awards (2.10) and the rolling list of enterprises (M4)."""
from fractions import Fraction

from exact import NONE, Num
from plan import reached, reaches

WAN = 10**4


def audited(p, code):
    return next((v for v in p.plan.audited if v["subject"] == code and v["@year"] == p.year), None)


def is_audited(p, code):
    v = audited(p, code)
    return v is not None and v["rev"] != ""


def full_year(p, code):
    """The audited revenue, else that of December, if December itself was reported."""
    if is_audited(p, code):
        return Num(audited(p, code).amount("rev"))
    december = p.by_enterprise.obs(code, p.month)
    return december.num if december.fresh else NONE


class Award:
    """One scheme of the year."""

    def __init__(self, p, row):
        self.p, self.row, self.id = p, row, row["id"]
        self.figures = f"award/{self.id}"
        self.ladder = next(l for l in p.plan.ladders if l["id"] == row["ladder"])
        self.rows = {z["step"]: z for z in row.children("prize")}
        self.prizes = {word: Fraction(z["money"]) * WAN for word, z in self.rows.items()}
        self.words = [w for _, w in self.ladder["@steps"]]
        self.candidates, self.excluded = [], []
        for e in p.plan.enterprises:
            step = self.crossed(e["code"])
            if step is None:
                continue
            reason = "part" if e["parent"] else self.reason(e, step)
            if reason:
                self.excluded.append((e, step, reason))
            else:
                self.candidates.append((e, step))

    def audited(self, code):
        return audited(self.p, code)

    def basis(self, code):
        return full_year(self.p, code)

    def given(self, code):
        """(step, year) of earlier awards of this scheme."""
        return [(step, int(year)) for who, award, step, year in self.p.awards_given
                if (who, award) == (code, self.id) and step in self.words]

    def crossed(self, code):
        """The highest step with a prize that the year reached and the last full year did not."""
        basis, last = self.basis(code), self.p.by_enterprise.full[code]
        if not basis.known or last is None:
            return None
        over = reaches(self.ladder)
        return next((s for s in reversed(self.ladder["@steps"]) if s[1] in self.prizes and
                     over(basis.value, s[0]) and not over(last, s[0])), None)

    def reason(self, e, step):
        """Why it is none; the first that holds."""
        code, order = e["code"], self.words.index
        if not is_audited(self.p, code):
            return "unaudited"
        had = [year for w, year in self.given(code) if order(w) >= order(step[1])]
        if had:
            return "awarded" if max(had) >= self.p.year else "fell-back"
        return self.tax_reason(self.audited(code))

    def tax_reason(self, v):
        tax, last = v.amount("tax"), v.amount("tax-last")
        least, rising = self.row.amount("min-tax"), self.row["tax-not-falling"] == "yes"
        if (least is not None or rising) and tax is None or rising and last is None:
            return "no-tax"
        if least is not None and tax < least:
            return "tax-low"
        return "tax-fell" if rising and tax < last else ""

    def money(self, e, step):
        """Yuan: the prize of the step, less what was paid for a lower one, within the cap."""
        prize = self.prizes[step[1]]
        if self.row["pay"] == "difference":
            prize -= max([self.prizes.get(w, 0) for w, _ in self.given(e["code"])], default=0)
        if self.row["cap-share"]:
            limit = self.limit(e)
            if not limit.known:
                return NONE
            prize = min(prize, limit.value)
        return Num(max(prize, 0))

    def limit(self, e):
        v = self.audited(e["code"])
        return Num(self.row.decimal("cap-share") / 100 * v.amount("local-tax")) \
            if v and v["local-tax"] else NONE

    def write(self):
        put, id = self.p.book.put, self.figures
        for e, step in self.candidates:
            self.write_one(e, step, f"{id}/{e['code']}")
            if self.row["cap-share"]:
                put(f"{id}/{e['code']}/limit", self.limit(e), "万元")
            put(f"{id}/{e['code']}/money", self.money(e, step), "万元")
            self.p.book.trace_plan(f"{id}/{e['code']}/money", self.rows[step[1]])
        for e, step, _ in self.excluded:
            self.write_one(e, step, f"{id}/{e['code']}")
            if self.row["cap-share"]:
                put(f"{id}/{e['code']}/limit", NONE, "万元")
            put(f"{id}/{e['code']}/money", NONE, "万元")
        put(f"{id}/candidates", Num(len(self.candidates)), "户")
        put(f"{id}/excluded", Num(len(self.excluded)), "户")
        total = [m.value for m in (self.money(*c) for c in self.candidates) if m.known]
        put(f"{id}/money", Num(sum(total)), "万元")

    def write_one(self, e, step, id):
        put, v = self.p.book.put, self.audited(e["code"])
        self.p.book.word(f"{id}/step", step, of=self.basis(e["code"]))
        put(f"{id}/basis", self.basis(e["code"]), "亿元")
        if is_audited(self.p, e["code"]):
            self.p.book.trace_plan(f"{id}/basis", v)
        put(f"{id}/basis-last", Num(self.p.by_enterprise.full[e["code"]]), "亿元")
        for q in ("tax", "tax-last", "local-tax"):
            put(f"{id}/{q}", Num(v.amount(q)) if v and v[q] else NONE, "亿元")
            if v and v[q]:
                self.p.book.trace_plan(f"{id}/{q}", v)


def awards(p):
    if not hasattr(p, "awards"):
        p.awards = [Award(p, row) for row in p.plan.awards
                    if int(row["year"] or 0) in (0, p.year)]
    return p.awards


# --- the rolling list -----------------------------------------------------------------


def rolling(p):
    """(ladder, [(row, state, value, step)]): who comes in, stays, goes out; whose full year
    nobody knows does not go, but is looked into."""
    ladder = next((l for l in p.plan.ladders if l["rolling"] == "yes"), None)
    if ladder is None:
        return None, []
    out = []
    for e in p.plan.enterprises:
        if e["parent"]:
            continue
        value = rolling_value(p, e["code"])
        step = reached(ladder, value.value)[0] if value.known else None
        if e["@annex"] or step:
            small = "out" if full_year(p, e["code"]).known else "verify"
            state = small if not step else "stay" if e["@annex"] else "in"
            out.append((e, state, value, step))
    return ladder, out


def standing(p, ladder, e, state, step):
    """The step it stood on, by the list in force, else by the last full year; of one that stays,
    whether that is a higher one now, or a lower one."""
    words = [""] + [s[1] for s in ladder["@steps"]]
    last = p.by_enterprise.full[e["code"]]
    member = p.plan.member(p.plan.roll_of(p.end), e["code"])
    if not e["@annex"]:
        return {"before": "", "proposal": state}
    if member is not None and member[1]:
        before = member[0]["level"]
    elif last is None:
        return {"before": "", "proposal": state}
    else:
        step_before = reached(ladder, last)[0]
        before = step_before[1] if step_before else ""
    now = step[1] if step else ""
    if state != "stay" or now == before:
        return {"before": before, "proposal": state}
    return {"before": before, "proposal": "up" if words.index(now) > words.index(before) else "down"}


def rolling_value(p, code):
    """The full year, else the landing."""
    full = full_year(p, code)
    return full if full.known else p.by_enterprise.landing_of(code, p.month)


def write(p):
    for award in awards(p):
        award.write()
    ladder, items = rolling(p)
    if ladder is not None:
        for state in ("in", "out", "stay", "verify"):
            p.book.count(f"rolling/{state}", sum(1 for i in items if i[1] == state), "户")
        for e, _, value, _ in items:
            p.book.put(f"rolling/{e['code']}/value", value, "亿元")
            if is_audited(p, e["code"]):
                p.book.trace_plan(f"rolling/{e['code']}/value", audited(p, e["code"]))
