#!/usr/bin/env python3
"""The public edition (R18, tongbao-figures(5)): which cells there are, what is told is the figure
as printed and no further, and what is of few units is kept back.  What is kept back beside that
is a choice: tests/public/attack looks whether it is enough.

usage: public.py PLAN ARCHIVE LEDGER PERIOD PUBLIC.XML [EVENT]"""
import glob
import os
import re
import sys
from fractions import Fraction

sys.dont_write_bytecode = True

ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
STEPS = 2 * 100 * 10  # halves of the last place of a rate, in 1
SUPPRESSED = {"id", "rule", "text", "unit", "state"}
SHOWN = ("text", "unit", "dir", "mark", "rule", "curve", "partial", "apart")


def disclosure(plan):
    """(threshold, width, dominance, few industries)"""
    for path in glob.glob(os.path.join(plan, "*.xml")):
        with open(path, encoding="utf-8") as f:
            for found in re.findall(r"<disclosure( [^>]*)/>", f.read()):
                row = dict(ATTRIBUTE.findall(found))
                return (int(row.get("threshold") or 3), int(row.get("width") or 10),
                        int(row.get("dominance") or 0), row.get("few", "").split())
    return 3, 10, 0, []


class Cell:
    """What is published of a scope by one indicator."""

    def __init__(self, scope, series, kind):
        self.scope, self.series, self.kind = scope, series, kind

    def names(self):
        """Figures of the sum itself, of the completion, of the growth."""
        if self.kind == "project":
            lead = ["inv-lead"] if self.scope.id == "city" else []
            return ["projects", "inv-plan", "inv"], ["inv-completion"] + lead, []
        if self.kind == "industry":
            lead = ["rev-lead"] if self.scope.id == "city" else []
            return ["rev"], ["rev-completion"] + lead, ["rev-growth"]
        return ["rev-units", "rev"], [], ["rev-growth"]


class Public:
    def __init__(self, result, rule):
        self.result = result
        self.threshold, self.width, self.dominance, self.few = rule
        self.package = {p["code"]: p["package"] for p in result.projects}

    def cells(self):
        r = self.result
        for scope in [r.inv_city] + r.inv_domain + r.band + [r.band_all] + r.inv_county:
            yield Cell(scope, r.by_project, "project")
        for scope in [r.rev_city] + r.rev_domain + r.industry:
            yield Cell(scope, r.by_industry, "industry")
        for scope in list(r.group.values()) + r.rev_county:
            yield Cell(scope, r.by_enterprise, "enterprise")

    def units(self, cell, members):
        """How many they are; an industry is of many."""
        if cell.kind == "industry" and any(c not in self.few for c in members):
            return self.threshold
        return len({self.package.get(c) or c for c in members} if cell.kind == "project" else set(members))

    def is_few(self, cell, members):
        return 0 < self.units(cell, members) < self.threshold

    def is_dominated(self, cell, amounts):
        parts = {}
        for c, v in amounts.items():
            owner = self.package.get(c) or c if cell.kind == "project" else c
            parts[owner] = parts.get(owner, 0) + v
        whole = sum(parts.values())
        return self.dominance > 0 and whole > 0 and self.units(cell, amounts) >= self.threshold and \
            -(-100 * max(parts.values()) // whole) > self.dominance

    def values(self, cell):
        seen = {c: cell.series.obs(c, self.result.month).num for c in cell.scope.members}
        return {c: n.value for c, n in seen.items() if n.known}

    def there(self, cell):
        """Projects; enterprises that owe a report or have one."""
        if cell.kind == "project":
            return cell.scope.members
        return [c for c in cell.scope.members
                if cell.series.obs(c, self.result.month).num.state != "none"]

    def plans(self, cell):
        """As stated, be they 0 (R6)."""
        return {c: cell.series.plan_of[c] for c in cell.scope.members
                if cell.series.plan_of[c] is not None}

    def is_back(self, cell):
        """For few units, by count, value or plan."""
        amounts = [self.values(cell)] + ([self.plans(cell)] if cell.kind == "project" else [])
        return self.is_few(cell, self.there(cell)) or \
            any(self.is_few(cell, a) or self.is_dominated(cell, a) for a in amounts)

    def is_rate_back(self, cell, growth):
        """For what it is of, or what it leaves out."""
        values = self.values(cell)
        if growth:
            k = self.result.month
            over = cell.series.growing_set(cell.scope, k)
            under = {c: cell.series.obs(c, k).base for c in over}
        else:
            over = [c for c in values if cell.series.plan_of[c]]
            under = self.plans(cell)
        left = {c: v for c, v in values.items() if c not in over}
        tight = self.is_few(cell, left) and \
            sum(under.values()) * 100 < sum(left.values()) * self.width * STEPS
        sides = ({c: values[c] for c in over}, under)
        return tight or any(self.is_few(cell, s) or self.is_dominated(cell, s) for s in sides)

    def expected(self):
        """id: is it kept back for few units?"""
        out = {}
        for cell in self.cells():
            if not cell.scope.members:
                continue
            main, completion, growth = cell.names()
            back = self.is_back(cell)
            out.update({f"{cell.scope.id}/{q}": back for q in main})
            for names, grows in ((completion, False), (growth, True)):
                out.update({f"{cell.scope.id}/{q}": back or self.is_rate_back(cell, grows) for q in names})
        return out


def read(path):
    with open(path, encoding="utf-8") as f:
        rows = [dict(ATTRIBUTE.findall(line)) for line in f if line.startswith(" <figure ")]
    return {row["id"]: row for row in rows}


def as_printed(row):
    """Is the value the printed number?"""
    times = {"亿元": Fraction(1, 10**8), "%": 100, "百分点": 100}.get(row["unit"], 1)
    return abs(Fraction(row["value"]) * times) == abs(Fraction(row["text"])) and \
        abs(Fraction(row["dec"])) == abs(Fraction(row["text"]))


def state_of(own):
    """What is printed as 0 is 0."""
    zero = own["state"] == "value" and Fraction(own["text"]) == 0
    return "zero" if zero else own["state"]


def compare(result, plan, path):
    """Lines of what is not as it should be; how many figures are kept back for few units."""
    got, lines = read(path), []
    wanted = Public(result, disclosure(plan)).expected()
    wanted["time/progress"] = False
    for id in sorted(set(got) ^ set(wanted)):
        lines.append(f"{id}: {'not to be published' if id in got else 'not published'}")
    for id in sorted(set(got) & set(wanted)):
        own, row = result.book.figures[id], got[id]
        if row["state"] == "suppressed":
            if set(row) != SUPPRESSED or row["text"] != "*":
                lines.append(f"{id}: kept back, and tells {row}")
        elif wanted[id] and own["state"] != "none":
            lines.append(f"{id}: is of few units and told")
        elif any(row.get(k) != own.get(k) for k in SHOWN) or row["state"] != state_of(own):
            lines.append(f"{id}: {row}, not {own}")
        elif "value" in own and not {"value", "dec"} <= set(row):
            lines.append(f"{id}: {row} tells no number")
        elif "value" in own and id != "time/progress" and not as_printed(row):
            lines.append(f"{id}: {row} tells more than its text")
        elif set(row) - set(SHOWN) - {"id", "value", "dec", "state"}:
            lines.append(f"{id}: {row} tells whence it comes")
    return lines, sum(wanted[id] for id in wanted if got.get(id, {}).get("state") == "suppressed")


def mutations(result, path):
    """The file with one thing wrong each: (what, path)."""
    with open(path, encoding="utf-8") as f:
        text = f.read()
    for id, row in read(path).items():
        own = result.book.figures[id]
        if row["state"] == "suppressed" and own.get("value") and own["unit"] == "亿元":
            told = f'<figure id="{id}" rule="{own["rule"]}" text="{own["text"]}" unit="{own["unit"]}" state="value"/>'
            break
    else:
        return
    hidden = re.search(f'<figure id="{id}"[^>]*/>', text).group()
    shown = re.search(r'<figure id="[^"]*" rule="[^"]*" value="[^"]*" text="[^"]*" unit="亿元"[^>]*/>', text)
    changes = [("a cell of few units that is told", hidden, told), ("a cell that is left out", hidden, ""),
               ("the value of what is kept back", hidden, hidden.replace("/>", ' value="1"/>'))]
    if shown:
        row = shown.group()
        changes += [("another number", row, re.sub(r'text="', 'text="9', row)),
                    ("an exact value", row, re.sub(r'value="(\d*)"', r'value="\g<1>1"', row)),
                    ("an operand", row, row.replace("/>", ' operands="city/inv"/>'))]
    for name, old, new in changes:
        with open(path + ".spoilt", "w", encoding="utf-8") as f:
            f.write(text.replace(old, new))
        yield name, path + ".spoilt"


def main():
    from recompute import recompute
    if not 6 <= len(sys.argv) <= 7:
        sys.exit(__doc__)
    plan, archive, ledger, period, path = sys.argv[1:6]
    result, _ = recompute(plan, archive, period, ledger, sys.argv[6] if len(sys.argv) > 6 else None)
    lines, back = compare(result, plan, path)
    print("\n".join(lines + [f"public {period}: {len(lines)} differences, {back} figures kept back for few units"]))
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
