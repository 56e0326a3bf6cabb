"""The sections of figures.xml before the figures: names, orders, rankings, lists.

Each section is a nested tuple (element, attributes, children, text)."""
import datetime
import hashlib

from series import Scope


def node(name, attributes=None, children=(), text=""):
    clean = {k: str(v) for k, v in (attributes or {}).items() if v not in (None, "")}
    return name, clean, list(children), text


def yes(flag):
    return "yes" if flag else "no"


def label(month):
    return f"1—{month}月"


class Tree:
    def __init__(self, period, told=None, told_same=None):
        self.told, self.told_same = told, told_same
        self.p, self.plan, self.archive = period, period.plan, period.archive
        self.month, self.year = period.month, period.year

    def root(self):
        identity = self.plan.identity
        attributes = {
            "version": 1, "period": self.p.label(self.month), "label": label(self.month),
            "month-label": f"{self.month}月", "year": self.year, "month": self.month,
            "remaining": 12 - self.month, "plan": identity["id"],
            "plan-version": identity["version"], "plan-number": identity["number"],
            "inputs": self.inputs()}
        if self.month > 2:
            attributes["previous"] = self.p.label(self.month - 1)
            attributes["previous-label"] = label(self.month - 1)
        return node("figures", attributes, self.identity() + [
            self.units(), self.domains(), self.industries(),
            self.enterprises("annex"), self.enterprises("register"), self.bands(),
            self.steps("industry"), self.steps("enterprise"), self.counties(), self.projects(),
            self.rankings()] + self.movements() + self.behind() + [self.alerts()] +
            [self.problems(), self.practices(), self.revisions(), self.sums(),
             self.submissions()])

    def inputs(self):
        lines = sorted(f"{r.unit} {r.period} {r.version} {r.root['digest']}\n"
                       for r in self.archive.chosen.values())
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def identity(self):
        i = self.plan.identity
        out = [node("plan", {"name": i["name"], "programme": i["programme"], "issuer": i["issuer"],
                             "mark": i["mark"], "number": i["number"], "in-force": i["in-force"],
                             "region-name": self.plan.by_code[i["region"]]["name"]})]
        if self.plan.notice:
            out.append(node("notice", text=self.plan.notice))
        return out + [node("recipient", {"kind": r["kind"], "text": r["text"]})
                      for r in self.plan.recipients]

    # --- registers -------------------------------------------------------------------

    def missing_months(self, unit):
        n = 0
        while self.month - n >= 2 and (unit, self.month - n) not in self.archive.chosen:
            n += 1
        return n

    def contact(self, unit):
        """Of the unit's last report."""
        for k in range(self.month, 1, -1):
            if (unit, k) in self.archive.chosen:
                return self.archive.chosen[unit, k].contact
        return {}

    def unit(self, row, kind):
        code = row["code"]
        expected = self.plan.expected(row, kind, self.year, self.month)
        record = self.archive.chosen.get((code, self.month))
        contact = self.contact(code)
        out = {"code": code, "name": row["name"], "short": row["short"] or row["name"],
               "kind": kind, "order": row["order"], "expected": yes(expected),
               "status": "received" if record else "missing" if expected else "none",
               "pending": yes(record and record.root["status"] == "pending"),
               "contact-name": contact.get("name"), "contact-phone": contact.get("phone")}
        if record:
            out.update({"version": record.version, "date": record.root["date"],
                        "arrived": record.root["arrived"],
                        "deadline": "met" if self.p.on_time(code) else "late"})
        if expected and not record:
            out["missing-months"] = self.missing_months(code)
        return node("unit", out)

    def units(self):
        return node("units", {}, [self.unit(row, kind) for row, kind in self.plan.units
                                  if kind != "county" or row in self.p.counties])

    def name(self, code, attribute="name"):
        row = self.plan.by_code.get(code)
        return (row[attribute] or row["name"]) if row else ""

    def domains(self):
        return node("domains", {}, [node("domain", {
            "code": d["code"], "name": d["name"], "short": d["short"] or d["name"],
            "lead": d["lead"], "lead-name": self.name(d["lead"]),
            "industries": sum(1 for i in self.plan.industries if i["domain"] == d["code"]),
            "projects": sum(1 for p in self.p.projects if p["domain"] == d["code"])})
            for d in self.plan.domains])

    def lamp(self, series, s):
        code = self.p.lamp(series, s)
        mark = next((l["mark"] for l in self.plan.lamps if l["code"] == code), "")
        return {"lamp": code, "lamp-mark": mark}

    def subject(self, row, series, scope):
        """What industries, enterprises and projects have in common."""
        obs = series.obs(row["code"], self.month)
        out = {"code": row["code"], "name": row["name"], "carried": yes(obs.num.carried)}
        out.update(self.lamp(series, scope))
        n = series.months_missing(row["code"], self.month)
        out["missing-months"] = n if obs.num.state != "none" else 0
        return out

    def industries(self):
        out = []
        for row, scope in zip(self.plan.industries, self.p.industry):
            a = self.subject(row, self.p.by_industry, scope)
            a.update({"short": row["short"] or row["name"], "domain": row["domain"],
                      "path": yes(row["@path"].get(self.year))})
            out.append(node("industry", a))
        return node("industries", {}, out)

    def enterprises(self, group):
        rows = [e for e in self.plan.enterprises if e["@annex"] == (group == "annex")]
        if group == "register":
            rows.sort(key=lambda e: self.plan.unit_order.get(self.plan.county_of(e["region"]), 999))
        return node("enterprises", {"group": group}, [self.enterprise(e) for e in rows])

    def enterprise(self, row):
        scope = Scope("enterprise/" + row["code"], [row["code"]])
        a = self.subject(row, self.p.by_enterprise, scope)
        a.update({"short": row["short"] or row["name"], "sector": row["sector"],
                  "sector-name": self.name(row["sector"]), "domain": row["@domain"],
                  "region": row["region"], "region-name": self.name(row["region"]),
                  "industry": row["industry"], "parent": row["parent"],
                  "child": yes(row["parent"])})
        return node("enterprise", a)

    def bands(self):
        return node("bands", {}, [node("band", {"code": b["code"], "name": b["name"]})
                                  for b in self.plan.bands] +
                    [node("total", {"code": code, "name": name})
                     for code, name, _ in self.p.band_sums()])

    def steps(self, kind):
        return node("steps", {"subject": kind}, [node("step", {"word": w, "value": v})
                                                 for v, w in self.plan.ladder(kind)["@steps"]])

    def counties(self):
        out = []
        for row, s in zip(self.p.counties, self.p.inv_county):
            a = {"code": row["code"], "name": row["name"], "short": row["short"] or row["name"],
                 "group": row["group"], "projects": len(s.members), "subjects": yes(s.members),
                 "carried": yes(self.p.by_project.total(s, self.month).carried),
                 "missing-months": self.missing_months(row["code"]) if self.plan.expected(
                     row, "county", self.year, self.month) else 0}
            a.update(self.lamp(self.p.by_project, s))
            out.append(node("county", a))
        return node("counties", {}, out)

    # --- projects ----------------------------------------------------------------------

    def late(self, row, milestone, attribute):
        """Months by which a planned start or finish has passed without an actual day."""
        planned = self.p.planned_day(row, milestone, attribute)
        if not planned or self.p.actual_day(row["code"], milestone):
            return 0
        return max(0, (self.year - int(planned[:4])) * 12 + self.month - int(planned[5:]))

    def project(self, row, scope):
        a = self.subject(row, self.p.by_project, scope)
        a.update({k: row[k] for k in ("region", "domain", "industry", "nature", "start", "finish")})
        a.update({"region-name": self.name(row["region"]), "domain-name": self.name(row["domain"]),
                  "band": row["@band"], "key": yes(row["key"] == "yes"),
                  "stage": self.p.stage(row["code"]), "noplan": yes(not row["@plan"]),
                  "note": self.p.note(row["code"]),
                  "start-late": self.late(row, "开工", "start"),
                  "finish-late": self.late(row, "竣工", "finish")})
        return node("project", a)

    def projects(self):
        return node("projects", {}, [self.project(row, s)
                                     for row, s in zip(self.p.projects, self.p.project)])

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

    RANKINGS = ("county/inv-completion", "county/rev-growth", "domain/inv-completion",
                "industry/rev-completion", "industry/rev-growth", "enterprise/rev-completion",
                "enterprise/rev-growth")

    def rankings(self):
        return node("rankings", {}, [self.ranking(id) for id in self.RANKINGS])

    def movements(self):
        if self.month == 2:
            return []
        out = []
        for id in ("county/inv-completion", "industry/rev-completion"):
            kind = id.split("/")[0]
            rows = self.p.counties if kind == "county" else self.plan.industries
            new, old = self.p.rankings[id].place, self.p.previous[id].place
            both = [r["code"] for r in rows if r["code"] in new and r["code"] in old]
            moves = [(c, old[c] - new[c]) for c in both]
            rows = sorted([m for m in moves if m[1] > 0], key=lambda m: -m[1]) + \
                sorted([m for m in moves if m[1] < 0], key=lambda m: m[1])
            out.append(node("movements", {
                "ranking": id, "unchanged": sum(1 for m in moves if m[1] == 0)},
                [node("move", {"code": c, "name": self.name(c), "short": self.name(c, "short"),
                               "dir": "up" if n > 0 else "down", "n": abs(n)}) for c, n in rows]))
        return out

    def behind(self):
        out = []
        for id in self.p.BEHIND:
            kind, quantity = id.split("/")
            lead = self.p.leads(id)
            slow = [c for c, _ in self.p.rankings[id].placed if lead[c].value < 0]
            out.append(node("behind", {"of": id}, [self.item(
                c, figure=f"{kind}/{c}/{quantity}",
                lead=f"{kind}/{c}/{quantity.split('-')[0]}-lead") for c in slow]))
        return out

    def alerts(self):
        bad = [l["code"] for l in self.plan.lamps if l["finished"] != "yes"][1:]
        rows = []
        for row, s in zip(self.p.projects, self.p.project):
            lamp = self.p.lamp(self.p.by_project, s)
            if lamp in bad:
                rows.append((self.p.by_project.lead(s, self.month).value, row, lamp))
        rows.sort(key=lambda r: r[0])
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
                p.all_problems().items(), key=lambda i: (self.plan.unit_order[i[0][0]], i[0][1])):
            new = p.before < row["opened"] <= p.end
            if not new and not p.open_at(row, p.before):
                continue
            a = {k: row[k] for k in ("id", "category", "source", "responsible", "due", "opened")}
            closed = row["closed"] and p.before < row["closed"] <= p.end
            overdue = p.open_at(row, p.end) and row["due"] < p.end
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
        """New versions of earlier months that came after the last issue, and what an earlier
        issue of the period itself did not count (R10)."""
        out = []
        for r in self.chosen(lambda r: (self.plan.unit_order[r.unit], r.month)):
            if not self.is_new(r):
                continue
            out.append(node("revision", {
                "unit": r.unit, "unit-name": self.name(r.unit), "period": r.period,
                "label": label(r.month), "version": r.version, "date": r.root["date"],
                "reason": r.reason}))
        return node("revisions", {}, out)

    def is_new(self, r):
        if r.month == self.month:
            return self.told_same is not None and r.root["digest"] not in self.told_same
        if self.told is not None:
            return r.version > 1 and r.root["digest"] not in self.told
        return r.version > 1 and \
            r.root["arrived"] > self.plan.working_day("bulletin-day", self.year, self.month - 1)

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
        return node("sums", {}, [node("sum", {"id": id, "differs": yes(self.differs(parts, q, of))})
                                 for id, parts, q, of in table])

    def cents(self, id):
        fig = self.figure(id)
        if "value" not in fig:
            return None
        whole = int(fig["text"].replace(".", ""))
        return -whole if fig["value"].startswith("-") else whole

    def differs(self, parts, quantity, of):
        total = self.cents(f"{of}/{quantity}")
        return total is not None and \
            total != sum(self.cents(f"{s}/{quantity}") or 0 for s in parts)

    def submissions(self):
        return node("submissions", {}, [node("submission", {
            "unit": r.unit, "period": r.period, "version": r.version, "digest": r.root["digest"],
            "arrived": r.root["arrived"], "source": r.root["source"],
            "pending": yes(r.root["status"] == "pending")})
            for r in self.chosen(lambda r: (self.plan.unit_order[r.unit], r.month))])
