"""The sections of figures.xml before the figures: names and registers; the lists behind
them are in lists.py and honours.py."""
import hashlib
from fractions import Fraction

import status
import upper
from exact import signed
from honours import Honours, plain
from lists import Lists
from node import label, node, yes
from plan import reaches
from quantities import is_small


def slower(outlook, year):
    """Does today's growth come to less in the year than the path? (F14)"""
    planned, current = outlook.plan_at(year), outlook.current_at(year)
    return planned.known and current.known and current.value < planned.value


class Tree(Lists, Honours):
    """All that stands before the figures."""

    def __init__(self, period):
        self.p, self.plan, self.archive = period, period.plan, period.archive
        self.month, self.year = period.month, period.year

    def root(self):
        identity = self.plan.identity
        attributes = {
            "version": 1, "period": self.period_text(), "label": label(self.month),
            "kind": self.p.kind,
            "month-label": f"{self.month}月", "year": self.year, "month": self.month,
            "remaining": 12 - self.month,
            "next": f"{self.year + 1}-01" if self.month == 12
            else f"{self.year}-{self.month + 1:02}",
            "last-year": self.year - 1, "next-year": self.year + 1,
            "years": " ".join(map(str, range(self.year, self.plan.target_year + 1))), "plan": identity["id"],
            "plan-version": identity["version"], "plan-number": identity["number"],
            "inputs": self.inputs()}
        months = max((month for _, month in self.archive.chosen), default=0)
        if self.p.kind != "month" and months < self.month:
            attributes["months"] = months
        if self.month > 2:
            attributes["previous"] = self.p.label(self.month - 1)
            attributes["previous-label"] = label(self.month - 1)
        return node("figures", attributes, self.identity() + [
            self.units(), self.departments(), self.domains(), self.sectors(), self.parks(),
            self.tags(), self.industries(),
            self.enterprises("annex"), self.enterprises("register"), self.bands(),
            self.steps("industry"), self.steps("enterprise"), self.counties(), self.projects(),
            self.rankings()] + self.movements() + self.behind() + [self.alerts()] +
            [self.escalations(), self.liaisons()] + self.recommended() + self.honours() +
            [self.targets(), self.crosschecks(), self.problems(), self.practices(), self.revisions(),
             self.sums()] + upper.tree(self.p) + [self.submissions()])

    def period_text(self):
        return {"month": self.p.label(self.month), "year": str(self.year),
                "quarter": f"{self.year}-Q{self.month // 3}"}[self.p.kind]

    def inputs(self):
        lines = sorted(f"{r.unit} {r.period} {r.version} {r.root['digest']}\n"
                       for r in self.counted())
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def counted(self):
        """What counts of this year, and of last December where the last full year is its."""
        return self.p.december() + list(self.archive.chosen.values())

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
                        "deadline": "met" if status.on_time(self.p, code) else "late"})
        out["missing-months"] = self.p.missing_months(code) if expected else 0
        out["missing-before"] = self.p.missing_months(code, self.month - 1) if expected else 0
        return node("unit", out)

    def units(self):
        return node("units", {"deadline": self.p.plan.deadline(self.p.year, self.p.month)}, [
            self.unit(row, kind) for row, kind in self.plan.units
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

    def departments(self):
        return node("departments", {}, [node("department", self.named(d))
                                        for d in self.plan.departments])

    def sectors(self):
        return node("sectors", {}, [node("sector", {**self.named(s), "domain": s["domain"]})
                                    for s in self.plan.sectors])

    def parks(self):
        return node("parks", {}, [node("park", {
            **self.named(r), "level": r["level"], "region": r["region"], "since": r["since"],
            "area": r["area"]}) for r in self.plan.parks])

    def tags(self):
        return node("tags", {}, [node("tag", {**self.named(t), "subject": t["subject"]})
                                 for t in self.plan.tags])

    def named(self, row):
        return {"code": row["code"], "name": row["name"], "short": row["short"] or row["name"]}

    def subject(self, row, series, scope):
        """What industries, enterprises and projects have in common."""
        obs = series.obs(row["code"], self.month)
        out = {"code": row["code"], "name": row["name"], "carried": yes(obs.num.carried)}
        out.update(self.p.lamps.attributes(series, scope))
        n = series.months_missing(row["code"], self.month)
        out["missing-months"] = n if obs.num.state != "none" else 0
        out["months-differ"] = "yes" if self.months_differ(row["code"], series, scope) else ""
        return out

    def months_differ(self, code, series, scope):
        """A month's printed amount and the printed cumulative one before it do not make the next."""
        small = series is self.p.by_project and is_small(self.p, scope)
        unit = 10**4 if small else 10**6
        seen = {k: series.obs(code, k).num for k in range(2, self.month + 1)}
        show = lambda value: Fraction(signed(Fraction(value, unit), 0, self.p.book.even))
        return self.p.kind != "month" and any(
            seen[k].known and seen[k - 1].known and show(seen[k - 1].value) +
            show(seen[k].value - seen[k - 1].value) != show(seen[k].value)
            for k in range(3, self.month + 1))

    def industries(self):
        out = []
        for row, scope in zip(self.plan.industries, self.p.industry):
            a = self.subject(row, self.p.by_industry, scope)
            a.update({"short": row["short"] or row["name"], "domain": row["domain"],
                      "path": yes(row["@path"].get(self.year))})
            a.update(self.reporter(self.p.by_industry, row))
            out.append(node("industry", a,
                            self.materials(row) if self.p.kind != "month" else []))
        return node("industries", {}, out)

    def reporter(self, series, row):
        unit = series.unit_of[row["code"]]
        return {"reporter": unit, "reporter-name": self.name(unit) if unit else None}

    def materials(self, row):
        """M5: of each the newest edition up to the period's end; stale when it is older than
        its months."""
        out = []
        for m in self.plan.materials:
            made = [e for e in self.plan.editions if e["material"] == m["code"] and
                    e["industry"] == row["code"] and e["date"] <= self.p.end]
            a = {"code": m["code"], "name": m["name"], "state": "absent",
                 "months": int(m["months"] or 0) or None}
            if made:
                e = max(reversed(made), key=lambda e: e["date"])
                age = (self.year - int(e["date"][:4])) * 12 + self.month - int(e["date"][5:7])
                old = 0 < int(m["months"] or 0) < age
                a.update({"state": "stale" if old else "fresh", "date": e["date"],
                          "age-months": age})
                if e["label"]:
                    a["label"] = e["label"]
            out.append(node("material", a))
        return out

    def enterprises(self, group):
        rows = [e for e in self.plan.enterprises if e["@annex"] == (group == "annex")]
        if group == "register":
            rows.sort(key=lambda e: self.plan.unit_order.get(self.plan.county_of(e["region"]), 999))
        return node("enterprises", {"group": group}, [self.enterprise(e) for e in rows])

    def enterprise(self, row):
        scope = next(s for s in self.p.enterprise if s.members == [row["code"]])
        a = self.subject(row, self.p.by_enterprise, scope)
        a.update({"short": row["short"] or row["name"], "sector": row["sector"],
                  "sector-name": self.name(row["sector"]), "domain": row["@domain"],
                  "region": row["region"], "region-name": self.name(row["region"]),
                  "industry": row["industry"], "parent": row["parent"],
                  "child": yes(row["parent"])})
        a.update(self.reporter(self.p.by_enterprise, row))
        return node("enterprise", a)

    def bands(self):
        return node("bands", {}, [node("band", {"code": b["code"], "name": b["name"]})
                                  for b in self.plan.bands] +
                    [node("total", {"code": code, "name": name})
                     for code, name, _ in self.p.band_sums()])

    def steps(self, kind):
        ladder = self.plan.ladder(kind)
        a, rows = {"subject": kind}, self.climbers(kind) if self.p.kind != "month" else None
        if rows is not None:
            a["slower"] = " ".join(c for c, o, _ in rows if slower(o, self.plan.target_year))
        return node("steps", a, [node("step", {
            "word": w, "value": v, "dec": plain(Fraction(v, 10 ** 8)),
            **(self.reached_by(rows, ladder, v) if rows is not None else {})})
            for v, w in ladder["@steps"]])

    def climbers(self, kind):
        """(code, outlook, all its values) of industries, or of enterprises without parts."""
        rows = self.plan.industries if kind == "industry" else \
            [e for e in self.plan.enterprises if not e["parent"]]
        codes = [r["code"] for r in rows]
        return [(c, self.p.outlook[c], self.values_of(c)) for c in codes]

    def values_of(self, code):
        o, last = self.p.outlook[code], self.p.outlook[code].full
        found = [f(y) for y in range(self.year, self.plan.target_year + 1)
                 for f in (o.plan_at, o.current_at)]
        return [last] * (last is not None) + [n.value for n in found if n.known]

    def reached_by(self, rows, ladder, step):
        """Codes of those that reach a step, by each way (F15, F16)."""
        over, year = reaches(ladder), self.plan.target_year
        at = lambda n: n.known and over(n.value, step)
        last = lambda o: o.full is not None and over(o.full, step)
        codes = lambda test: " ".join(c for c, o, v in rows if test(o, v))
        return {"last": codes(lambda o, v: last(o)),
                "plan": codes(lambda o, v: at(o.plan_at(year))),
                "current": codes(lambda o, v: at(o.current_at(year))),
                **({"reached": codes(lambda o, v: at(o.made))}
                   if self.month == 12 else {}),
                "above": codes(lambda o, v: any(over(x, step) for x in v)),
                "below": codes(lambda o, v: not all(over(x, step) for x in v))}

    def counties(self):
        out = []
        for row, s in zip(self.p.counties, self.p.inv_county):
            a = {"code": row["code"], "name": row["name"], "short": row["short"] or row["name"],
                 "group": row["group"], "column": row["column"], "row": row["row"],
                 "projects": len(s.members), "subjects": yes(s.members),
                 "carried": yes(self.p.by_project.total(s, self.month).carried),
                 "missing-months": self.p.missing_months(row["code"]) if self.plan.expected(
                     row, "county", self.year, self.month) else 0}
            a.update(self.p.lamps.attributes(self.p.by_project, s))
            out.append(node("county", a))
        return node("counties", {name: o[at] for o in self.plan.outlines
                                 for name, at in (("outlines", "file"), ("property", "property"))}, out)

    # --- projects ----------------------------------------------------------------------

    def project(self, row, scope):
        a = self.subject(row, self.p.by_project, scope)
        a.update({k: row[k] for k in ("region", "domain", "industry", "nature", "start", "finish")})
        a.update({"region-name": self.name(row["region"]), "domain-name": self.name(row["domain"]),
                  "band": row["@band"], "key": yes(row["key"] == "yes"),
                  "stage": self.p.stage(row["code"]), "noplan": yes(not row["@plan"]),
                  "note": self.p.note(row["code"]), "fine": "yes" if is_small(self.p, scope) else "",
                  "start-late": self.p.months_late(row, "开工") or "",
                  "finish-late": self.p.months_late(row, "竣工") or "",
                  "start-due": "yes" if self.p.is_due(row, "开工") else "",
                  "finish-due": "yes" if self.p.is_due(row, "竣工") else ""})
        return node("project", a, self.milestones(row) if self.p.kind != "month" else [])

    def milestones(self, row):
        """What is planned or was reached, with the days as last said up to now."""
        out = []
        for type in ("开工", "主体", "竣工", "投产", "入库", "入统"):
            planned, code = self.p.planned_month(row, type), row["code"]
            day = self.p.day_as_said(code, type)
            if planned or day:
                a = {"type": type, "reached": yes(self.p.reached(code, type)),
                     "due": "yes" if self.p.is_due(row, type) else "",
                     "late": self.p.months_late(row, type) or "",
                     "delay": self.p.months_delayed(row, type) or ""}
                a.update({k: v for k, v in (("planned", planned), ("actual", day)) if v})
                out.append(node("milestone", a))
        return out

    def projects(self):
        return node("projects", {}, [self.project(row, s)
                                     for row, s in zip(self.p.projects, self.p.project)])
