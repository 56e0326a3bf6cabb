"""The order in which files lie in the inbox does not matter: the same submissions under other
names, which are other places in every listing, give the same figures."""
import os
import re
import subprocess

import small
from dice import amount
from running import Figures

OF_RECORDS = re.compile(r' (?:source|digest|arrived|status)="[^"]*"')
LINES = re.compile(r' line="\d+"')
RULES = [{"id": "cumulative-falls", "level": "强制"}, {"id": "over-total", "level": "强制"},
         {"id": "growth-max", "level": "核实", "value": "100"},
         {"id": "unit-slip", "level": "强制", "value": "10000"}]


def complete(city, report):
    """With all that a submission must have and nothing but the unit's own subjects."""
    out = dict(report)
    own = lambda code: city.unit_of[code] == report["unit"]
    for kind in ("industries", "enterprises"):
        if out.get(kind):
            out[kind] = out[kind][0], [(c, v, b or "——") for c, v, b in out[kind][1] if own(c)]
    if out.get("projects"):
        unit, rows = out["projects"]
        out["projects"] = unit, [project(city, row, unit) for row in rows if own(row["code"])]
    return out


def project(city, row, unit):
    plan = city.plans[row["code"]]
    return {**row, "plan": "——" if plan is None else amount(plan, unit),
            "stage": row["stage"] or "在建",
            "@milestones": [m for m in row["@milestones"] if m[1]]}


def submission(city, report):
    text, _ = small.record_text(complete(city, report))
    declaration, head, body = text.split("\n", 2)
    head = OF_RECORDS.sub("", head).replace(":record:", ":submission:")
    text = "\n".join((declaration, head, LINES.sub("", body)))
    return text.replace("<record ", "<submission ").replace("</record>", "</submission>")


def site(run, city, names):
    where = run.place()
    small.write_plan(os.path.join(where, "input", "plan"), city.spec)
    for folder in ("input/inbox", "input/archive", "input/ledger", "output"):
        os.makedirs(os.path.join(where, folder))
    for name, report in zip(names, city.reports):
        path = os.path.join(where, "input", "inbox", name)
        with open(path, "w", encoding="utf-8") as f:
            f.write(submission(city, report))
    return where


def receive(run, where, city):
    """All of them on one day, after the last was sent."""
    program = os.path.join(os.path.dirname(run.program), "tongbao-receive")
    done = subprocess.run([program, "-C", where, "-d", f"{city.year + 1}-02-01"], check=False,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    return done.returncode, done.stderr


def check(run, seed, city):
    """Forwards, backwards and mixed."""
    city.spec["rules"] = RULES
    n = len(city.reports)
    seen = []
    for order in (range(n), range(n, 0, -1), [(i * 7919) % 10007 for i in range(n)]):
        where = site(run, city, [f"{i:05d}.xml" for i in order])
        status, said = receive(run, where, city)
        run.expect(status in (0, 2), seed, f"receive ended with {status}: {said[:300]}")
        if status not in (0, 2):
            return
        out = os.path.join(where, "figures.xml")
        run.expect(run.start(os.path.join(where, "input"), city.period, out).returncode in (0, 2),
                   seed, "no figures of what was received")
        taken = os.path.join(where, "input", "archive")
        seen.append((Figures(out).essence(), sum(len(f) for _, _, f in os.walk(taken))))
    run.expect(seen[0][1] > 0 or not city.reports, seed, "nothing was received")
    run.expect(seen[0] == seen[1] == seen[2], seed, "the order in the inbox matters")
