"""Lamps with the rule that fired (R14), their runs, and the escalations by them."""
from fractions import Fraction

from exact import direction

CARRIERS = (("project", "inv"), ("industry", "rev"), ("enterprise", "rev"), ("county", "inv"))
BEHIND = ("county/inv-completion", "domain/inv-completion", "industry/rev-completion",
          "enterprise/rev-completion")


class Lamps:
    def __init__(self, p):
        self.p, self.lamps = p, p.plan.lamps
        finished = [l["code"] for l in self.lamps if l["finished"] == "yes"]
        others = [l["code"] for l in self.lamps if l["finished"] != "yes"]
        self.grade = {code: 0 for code in finished}
        self.grade.update({code: i + 1 for i, code in enumerate(others)})
        self.cache = {}

    def by_lead(self, series, s, k):
        """(lamp, rule), ('', '') without a completion."""
        completion, lead = series.completion(s, k), series.lead(s, k)
        if completion.known:
            for lamp in self.lamps:
                if lamp["finished"] == "yes":
                    if completion.value >= 1:
                        return lamp["code"], "finished"
                elif not lamp["min"] or lead.value * 100 >= Fraction(lamp["min"]):
                    return lamp["code"], "lead"
        return "", ""

    def at(self, series, s, k):
        if (s.id, k) not in self.cache:
            self.cache[s.id, k] = self.find(series, s, k)
        return self.cache[s.id, k]

    def find(self, series, s, k):
        """A milestone that is late makes it worse, never better."""
        lamp, rule = self.by_lead(series, s, k)
        if series.completion(s, k).state == "missing":
            lamp, rule = self.of_nothing(series, s, k), "silent"
        if series is self.p.by_project and s.id.startswith("project/"):
            row = self.p.plan.by_code[s.members[0]]
            for late in self.p.plan.lateness:
                n = self.p.months_late(row, late["milestone"], k)
                if n >= int(late["months"]) and self.grade[late["lamp"]] > self.grade.get(lamp, -1):
                    lamp, rule = late["lamp"], "late:" + late["milestone"]
        return lamp, rule

    def of_nothing(self, series, s, k):
        """Of one that never reported: as if nothing were done, so that silence does not pay."""
        lead = -series.due_total(s, k).value / series.plan_total(s).value
        return next(l["code"] for l in self.lamps if l["finished"] != "yes" and
                    (not l["min"] or lead * 100 >= Fraction(l["min"])))

    def run(self, series, s, lamp):
        """Months in a row, up to now, with this lamp or a worse one."""
        n, k = 0, self.p.month
        while lamp and k - n >= 2 and \
                self.grade.get(self.at(series, s, k - n)[0], -1) >= self.grade[lamp]:
            n += 1
        return n

    def attributes(self, series, s):
        lamp, rule = self.at(series, s, self.p.month)
        mark = next((l["mark"] for l in self.lamps if l["code"] == lamp), "")
        k = self.p.month
        while k > 2 and self.at(series, s, k - 1)[0] == lamp:
            k -= 1
        out = {"lamp": lamp, "lamp-mark": mark, "lamp-rule": rule,
               "lamp-since": self.p.label(k) if lamp else "",
               "lamp-before": self.at(series, s, k - 1)[0] if lamp and k > 2 else ""}
        if self.p.kind != "month":
            out["lamp-months"] = " ".join(self.at(series, s, k)[0] or "none"
                                          for k in range(2, self.p.month + 1))
        return out


def carriers(p):
    """(kind, series, scopes) of what is counted by lamp."""
    return [(kind, *({"project": (p.by_project, p.project)}.get(kind) or p.ranked(f"{kind}/{q}")))
            for kind, q in CARRIERS]


def write_lamps(p):
    for kind, series, scopes in carriers(p):
        seen = [p.lamps.at(series, s, p.month)[0] for s in scopes]
        for lamp in p.plan.lamps:
            p.book.count(f"lamps/{kind}/{lamp['code']}", seen.count(lamp["code"]),
                         "户" if kind == "enterprise" else "个")


def leads(p, id):
    series, scopes = p.ranked(id)
    return {s.id.split("/", 1)[1]: series.lead(s, p.month) for s in scopes}


def behind(p, id):
    """Those that are behind as printed: below zero once rounded to a tenth of a point."""
    lead = leads(p, id)
    return [code for code, _ in p.rankings[id].placed if lead[code].value < 0 and
            direction(lead[code].value * 100, 1, p.book.even) == "down"]


def write_behind(p):
    for id in BEHIND:
        p.book.count("behind/" + id, len(behind(p, id)),
                     "户" if id.startswith("enterprise") else "个")


# --- escalations ----------------------------------------------------------------------


def is_last(rank, code):
    """Nobody is worse, and somebody is better; those that never reported stand behind all (R8)."""
    places = [place for _, place in rank.placed]
    never = [c for c, why in rank.unplaced if why == "never"]
    if never:
        return code in never and places != []
    return code in rank.place and rank.place[code] == max(places) and max(places) > min(places)


def months_last(p, id, code):
    n = 0
    while p.month - n >= 2 and is_last(p.rank_at(id, p.month - n), code):
        n += 1
    return n


def running(p, escalation, series, s):
    if escalation["last-in"]:
        return months_last(p, escalation["last-in"], s.id.split("/", 1)[1])
    return p.lamps.run(series, s, escalation["lamp"])


def escalations(p):
    """{id: [(code, lamp, months running)]}; a subject stands in the severest alone."""
    fired, taken = {e["id"]: [] for e in p.plan.escalations}, set()
    by_kind = {kind: (series, scopes) for kind, series, scopes in carriers(p)}
    for e in reversed(p.plan.escalations):
        kind = e["last-in"].split("/")[0] or e["subject"]
        series, scopes = p.ranked(e["last-in"]) if e["last-in"] else by_kind[kind]
        for s in scopes:
            n = running(p, e, series, s)
            if n >= int(e["months"] or 1) and s.id not in taken:
                taken.add(s.id)
                lamp = p.lamps.at(series, s, p.month)[0] if kind != "domain" else ""
                fired[e["id"]].append((s.id.split("/", 1)[1], lamp, n))
    return fired


def write(p):
    write_lamps(p)
    write_behind(p)
    for id, items in escalations(p).items():
        p.book.count(f"escalations/{id}", len(items))
