"""Rankings, movements, what is behind, problems, revisions and sums, as the tree holds them."""
import datetime

import lamps
import status
from movement import Explanation
from node import label, node, yes


class Lists:
    """Part of Tree."""

    # --- rankings ------------------------------------------------------------------------

    def item(self, code, **more):
        a = {"code": code, "name": self.name(code), "short": self.name(code, "short")}
        a.update(more)
        return node("item", a)

    def figure(self, id):
        return self.p.book.figures[id]

    def shown(self, id):
        """What a reader sees of it: the text, and below zero or not."""
        fig = self.figure(id)
        return fig["text"], fig["value"][0] == "-" and fig["text"].strip("0.") != ""

    def ranking(self, id):
        rank, (kind, quantity) = self.p.rankings[id], id.split("/")
        by_place = {}
        for code, place in rank.placed:
            by_place.setdefault(place, []).append(code)
        shown = lambda code: self.shown(f"{kind}/{code}/{quantity}")
        first = [codes[0] for codes in by_place.values()]
        tied = any(shown(a) == shown(b) for a, b in zip(first, first[1:]))
        out = []
        for place, codes in by_place.items():
            items = [self.item(c, figure=f"{kind}/{c}/{quantity}", carried=yes(
                self.figure(f"{kind}/{c}/{quantity}")["state"] == "carried")) for c in codes]
            out.append(node("place", {"n": place, "tied": yes(len(codes) > 1)}, items))
        if rank.unplaced:
            out.append(node("unplaced", {}, [self.item(c, reason=why) for c, why in rank.unplaced]))
        return node("ranking", {"id": id, "scope": kind, "quantity": quantity,
                                "tied-text": yes(tied)}, out)

    def rankings(self):
        return node("rankings", {}, [self.ranking(id) for id in self.p.RANKINGS])

    def movements(self):
        if self.month == 2:
            return []
        out = []
        for id in ("county/inv-completion", "industry/rev-completion"):
            kind = id.split("/")[0]
            rows = self.p.counties if kind == "county" else self.plan.industries
            new, old = self.p.rankings[id].place, self.p.previous[id].place
            both = [r["code"] for r in rows if r["code"] in new and r["code"] in old]
            why = Explanation(self.p, id)
            moves = [(c, old[c] - new[c]) for c in both]
            rows = sorted([m for m in moves if m[1] > 0], key=lambda m: -m[1]) + \
                sorted([m for m in moves if m[1] < 0], key=lambda m: m[1])
            out.append(node("movements", {
                "ranking": id, "unchanged": sum(1 for m in moves if m[1] == 0)},
                [self.move(why, c, n) for c, n in rows]))
        return out

    def move(self, why, code, n):
        by, passed = why.passers(code)
        return node("move", {"code": code, "name": self.name(code), "by": " ".join(by),
                             "short": self.name(code, "short"), "passed": " ".join(passed),
                             "dir": "up" if n > 0 else "down", "n": abs(n)})

    def behind(self):
        out = []
        for id in lamps.BEHIND:
            kind, quantity = id.split("/")
            lead = lamps.leads(self.p, id)
            slow = [c for c, _ in self.p.rankings[id].placed if lead[c].value < 0]
            out.append(node("behind", {"of": id}, [self.item(
                c, figure=f"{kind}/{c}/{quantity}",
                lead=f"{kind}/{c}/{quantity.split('-')[0]}-lead") for c in slow]))
        return out

    def alerts(self):
        bad = [l["code"] for l in self.plan.lamps if l["finished"] != "yes"][1:]
        rows = []
        for row, s in zip(self.p.projects, self.p.project):
            lamp = self.p.lamps.at(self.p.by_project, s, self.month)[0]
            if lamp in bad:
                rows.append((self.p.by_project.lead(s, self.month).value, row, lamp))
        rows.sort(key=lambda r: (r[0] is None, r[0]))
        return node("alerts", {"of": "project"}, [node("item", {
            "code": row["code"], "name": row["name"], "short": row["name"],
            "region-name": self.name(row["region"]),
            "lamp": lamp, "figure": f"project/{row['code']}/inv-completion",
            "lead": f"project/{row['code']}/inv-lead"}) for _, row, lamp in rows])

    # --- lists -----------------------------------------------------------------------------

    def status(self, row, new):
        """At the period's end; a unit that keeps silent cannot keep a problem new."""
        if row["closed"] and row["closed"] <= self.p.end:
            return "销号"
        return "新增" if new else "推进"

    def problems(self):
        p, out = self.p, []
        for (unit, id), (row, text) in sorted(
                status.all_problems(p).items(), key=lambda i: (self.plan.unit_order[i[0][0]], i[0][1])):
            new = p.before < row["opened"] <= p.end
            if not new and not status.open_at(row, p.before):
                continue
            a = {k: row[k] for k in ("id", "category", "source", "responsible", "due", "opened")}
            closed = row["closed"] and p.before < row["closed"] <= p.end
            overdue = status.open_at(row, p.end) and row["due"] < p.end
            day = datetime.date.fromisoformat
            a.update({"text": text, "status": self.status(row, new)})
            a.update({"unit": unit, "unit-name": self.name(unit), "new": yes(new),
                      "closed-now": yes(closed), "closed": row["closed"] if closed else "", "overdue": yes(overdue)})
            if overdue:
                a["overdue-days"] = (day(p.end) - day(row["due"])).days
            out.append(node("problem", a))
        return node("problems", {}, out)

    def chosen(self, key):
        return sorted(self.archive.chosen.values(), key=key)

    def practices(self):
        out = []
        for r in self.chosen(lambda r: self.plan.unit_order[r.unit]):
            if r.month == self.month:
                out += [node("practice", {"unit": r.unit, "unit-name": self.name(r.unit),
                                          "index": i + 1, "title": title}, text=text)
                        for i, (title, text) in enumerate(r.practices)]
        return node("practices", {}, out)

    def revisions(self):
        return node("revisions", {"again": yes(True)} if self.p.issued else {}, self.p.revisions.nodes(self.name))

    def sums(self):
        p = self.p
        industries = [s.id for s in p.industry]
        counties = [s.id for s in p.inv_county]
        bands = ["band/" + b["code"] for b in self.plan.bands]
        domains = [s.id for s in p.rev_domain]
        annex = [s.id for s in p.annex]
        table = (("industries/rev", industries, "rev", "city"),
                 ("industries/rev-plan", industries, "rev-plan", "city"),
                 ("annex/rev", annex, "rev", "group/annex"),
                 ("counties/inv", counties, "inv", "city"),
                 ("counties/inv-plan", counties, "inv-plan", "city"),
                 ("bands/inv", bands, "inv", "band/all"),
                 ("bands/inv-plan", bands, "inv-plan", "band/all"),
                 ("domains/inv", domains, "inv", "city"), ("domains/rev", domains, "rev", "city"))
        leads = (("industries/rev-lead", industries + ["city"], "rev"), ("annex/rev-lead", annex + ["group/annex"], "rev"),
                 ("counties/inv-lead", counties + ["city"], "inv"),
                 ("projects/inv-lead", [s.id for s in p.project] + ["city"], "inv"))
        return node("sums", {}, [node("sum", {"id": id, "differs": yes(self.differs(parts, q, of))})
                                 for id, parts, q, of in table] +
                    [node("sum", {"id": id, "differs": yes(any(self.gap_differs(s, q) for s in of))})
                     for id, of, q in leads])

    def gap_differs(self, scope, series):
        """A printed lead is another one than the completion and the progress beside it give (R4)."""
        lead = self.figure(f"{scope}/{series}-lead")
        if "value" not in lead or lead.get("curve"):
            return False
        signed = lambda f: abs(int(f["text"].replace(".", ""))) * (-1 if f["value"][0] == "-" else 1)
        return signed(self.figure(f"{scope}/{series}-completion")) - \
            signed(self.figure("time/progress")) != signed(lead)

    def cents(self, id):
        fig = self.figure(id)
        if "value" not in fig:
            return None
        return int(fig["text"].replace(".", ""))

    def differs(self, parts, quantity, of):
        total = self.cents(f"{of}/{quantity}")
        return total is not None and \
            total != sum(self.cents(f"{s}/{quantity}") or 0 for s in parts)

    def submissions(self):
        return node("submissions", {}, [node("submission", {
            "unit": r.unit, "period": r.period, "version": r.version, "digest": r.root["digest"],
            "arrived": r.root["arrived"], "source": r.root["source"],
            "pending": yes(r.root["status"] == "pending")})
            for r in sorted(self.counted(), key=lambda r: (self.plan.unit_order[r.unit],
                                                           r.period))])
