"""What is drawn from rules and registers, as the tree holds it: escalations, liaisons,
recommendations, cross-checks; scoreboards, awards and the rolling list."""
from fractions import Fraction

import award
import board
import lamps
import notes
import targets
from exact import YI, exact_text
from node import node, yes


# What a method goes by, with what it is where the plan does not say.
TERMS = {"completion": {"cap": "1"}, "mean": {"cap": "1"}, "place": {"drop": "5"},
         "step": {"every": "0", "gain": "0", "most": "0"},
         "efficacy": {"low": "0", "high": "0", "cap": "1"}}


def terms(row):
    own = {k: plain(Fraction(row[k] or absent))
           for k, absent in TERMS.get(row["method"], {}).items()}
    return own if row["method"] == "mark" else {"figure": row["figure"], **own}


def plain(value):
    """A decimal with the places it has."""
    if value is None:
        return None
    places = next(n for n in range(20) if (value * 10 ** n).denominator == 1)
    whole = str(abs(value.numerator * 10 ** places // value.denominator)).zfill(places + 1)
    return "-" * (value < 0) + whole[:len(whole) - places] + ("." + whole[-places:] if places else "")


class Honours:
    """Part of Tree."""

    def escalations(self):
        fired, out = lamps.escalations(self.p), []
        for e in self.plan.escalations:
            items = [self.item(c, lamp=lamp, running=n, since=self.p.label(self.month - n + 1))
                     for c, lamp, n in fired[e["id"]]]
            kind = e["last-in"].split("/")[0] or e["subject"]
            lamp = next((row for row in self.plan.lamps if row["code"] == e["lamp"]), None)
            out.append(node("escalation", {
                "id": e["id"], "name": e["name"], "subject": kind, "months": e["months"],
                "lamp": e["lamp"], "lamp-name": lamp["name"] if lamp else None,
                "last-in": e["last-in"], "due": self.due(int(e["days"] or 0))}, items))
        return node("escalations", {}, out)

    def due(self, days):
        """So many working days behind the bulletin day; none where they are none."""
        return self.plan.working_days_after("bulletin-day", self.year, self.month, days) \
            if days else None

    def liaisons(self):
        return node("liaisons", {}, [self.liaison(row, l) for row, l in notes.liaisons(self.p)])

    def liaison(self, row, l):
        held = l.row is not None
        return node("liaison", {
            "subject": row["code"], "name": row["name"], "state": l.state,
            "leader": l.row["leader"] if held else "", "post": l.row["post"] if held else "",
            "from": l.begun, "since-days": notes.days(l.begun, self.p.end) if held else "",
            "previous": l.previous[2]["leader"] if l.previous else "",
            "gap-days": "" if l.gap is None else l.gap, "handover": "yes" if l.handover else ""})

    def recommended(self):
        return [node("recommended", {"of": r["id"], "name": r["name"]},
                     [self.item(row["code"]) for row in notes.recommended(self.p, r)])
                for r in self.plan.recommendations]

    def targets(self):
        """Promises with a number."""
        out = []
        for t in targets.all_of(self.p):
            a = {k: t.row[k] for k in ("id", "scope", "kind", "year", "op")}
            a["subject"] = {"项目": "project"}.get(t.kind, t.subject or "park")
            if t.least is not None:
                a["threshold"] = plain(Fraction(t.least, YI))
                if t.subject:
                    a["word"] = next((w for v, w in self.plan.ladder(t.subject)["@steps"]
                                      if v == t.least), "")
            if t.below is not None:
                a["below"] = plain(Fraction(t.below, YI))
            out.append(node("target", a))
        return node("targets", {}, out)

    def crosschecks(self):
        out = []
        for _, record, row, indicator, own in notes.crosschecks(self.p):
            if notes.differs(row, own):
                value = row["@value"][1]
                out.append(node("crosscheck", {
                    "subject": row["code"], "indicator": indicator, "unit": record.unit,
                    "reporter": own.record.unit, "value": value,
                    "own": exact_text(own.num.value),
                    "difference": exact_text(value - own.num.value),
                    "submission": record.unit, "period": record.period,
                    "version": record.version, "digest": record.root["digest"][:16],
                    "line": row["line"]}))
        return node("crosschecks", {}, out)

    # --- quarter and year ---------------------------------------------------------------

    def honours(self):
        p = self.p
        out = [self.scoreboard(b) for b in board.boards(p)] if p.kind != "month" else []
        if p.kind == "year":
            out += [self.award(a) for a in award.awards(p)] + self.rolling()
        return out

    def scoreboard(self, b):
        items = [node("item", {k: i.row[k] for k in ("code", "name", "weight", "method")} |
                      terms(i.row)) for i in b.items]
        medals = [node("medal", {"place": n, "name": name}) for n, name in b.medals]
        medals += [node("addition", {"code": a["code"], "name": a["name"],
                                     "points": plain(a.decimal("points"))})
                   for a in b.row.children("addition")]
        units = [node("unit", {"code": u, "name": self.name(u), "group": b.group_of(u)})
                 for u in b.units]
        return node("scoreboard", {"id": b.id, "name": b.row["name"], "when": b.row["when"],
                                   "differs": yes(any(self.board_differs(b, u) for u in b.units)),
                                   "appeal-days": b.row["appeal-days"]},
                    items + medals + units + self.places_of(b) +
                    [self.mark(m) for u in b.units for m in b.own_marks(u)])

    def board_differs(self, b, u):
        """Do the unit's printed scores add up to something else than its printed total?"""
        total = self.signed_cents(f"score/{b.id}/{u}")
        parts = [f"score/{b.id}/{i.row['code']}/{u}" for i in b.items]
        return total is not None and total != sum(
            self.signed_cents(part) or 0 for part in parts + [f"score/{b.id}/{u}/additions"])

    def signed_cents(self, id):
        cents = self.cents(id)
        return -abs(cents) if cents is not None and self.shown(id)[1] else cents

    def mark(self, m):
        what = {"addition": m["addition"], "times": m["times"] or "1"} if m["addition"] else \
            {"item": m["item"], "value": plain(m.decimal("value"))}
        return node("mark", {"unit": m["unit"], "document": m["document"], **what})

    def places_of(self, b):
        places = {u: int(board.place(b.total, u).value) for u in b.units}
        out = []
        for n in sorted(set(places.values())):
            units = [u for u in b.units if places[u] == n]
            out.append(node("place", {"n": n, "tied": yes(len(units) > 1)},
                            [self.item(u, figure=f"score/{b.id}/{u}",
                                       carried=yes(b.total[u].carried)) for u in units]))
        return out

    def award(self, a):
        row, tax = a.row, a.row.amount("min-tax")
        return node("awards", {
            "id": a.id, "name": row["name"], "pay": row["pay"] or "highest",
            "cap-share": plain(row.decimal("cap-share")), "tax-not-falling": row["tax-not-falling"],
            "min-tax": None if tax is None else plain(Fraction(tax, 10 ** 8))}, [
            node("prize", {"step": w, "money": plain(m / award.WAN)})
            for w, m in a.prizes.items()] + [
            node("candidate", {"code": e["code"], "name": e["name"], "step": step[1]},
                 self.given(a, e)) for e, step in a.candidates] + [
            node("excluded", {"code": e["code"], "name": e["name"], "step": step[1],
                              "reason": why}, self.given(a, e)) for e, step, why in a.excluded])

    def given(self, a, e):
        return [node("given", {"step": step, "year": year}) for step, year in a.given(e["code"])]

    def rolling(self):
        ladder, items = award.rolling(self.p)
        if ladder is None:
            return []
        return [node("rolling", {"ladder": ladder["id"]}, [node("item", {
            "code": e["code"], "name": e["name"], "state": state,
            "value-figure": f"rolling/{e['code']}/value", "tier": step[1] if step else "",
            **award.standing(self.p, ladder, e, state, step)}) for e, state, _, step in items])]
