"""The figures by id, as they are printed (R2-R5, R15)."""
from fractions import Fraction

from exact import (CARRIED_MARK, MISSING_TEXT, NONE, NONE_TEXT, UNITS, YI, Num, direction,
                   exact_text, printed, signed)
from rules import rule_of


class Book:
    def __init__(self, even=False):
        self.even, self.figures, self.numbers = even, {}, {}

    def put(self, id, n, unit, dir=False):
        factor, decimals = UNITS[unit]
        fig = {"id": id, "unit": unit, "state": n.state, "rule": rule_of(id)}
        if n.known:
            shown = n.value * factor
            fig["value"] = exact_text(n.value)
            fig["text"] = (printed if dir else signed)(shown, decimals, self.even)
            fig["dec"] = signed(shown, 8)
            if n.carried:
                fig["mark"] = CARRIED_MARK
            elif n.value == 0:
                fig["state"] = "zero"
            if dir:
                fig["dir"] = direction(shown, decimals, self.even)
        else:
            fig["text"] = MISSING_TEXT if n.state == "missing" else NONE_TEXT
        assert id not in self.figures, id
        self.figures[id], self.numbers[id] = fig, n

    def restate(self, id, as_id):
        """The same number with the same operands, in whole 万元."""
        n, fig = self.numbers[id], dict(self.figures[id], id=as_id, unit="万元")
        if n.known:
            shown = n.value / 10000
            fig.update(text=signed(shown, 0, self.even), dec=signed(shown, 8))
        self.figures[as_id], self.numbers[as_id] = fig, n

    def number(self, id):
        return self.numbers.get(id, NONE)

    def trace(self, id, obs):
        """Where an observation was reported (R15)."""
        if obs.record is not None:
            self.trace_row(id, obs.record, obs.row)

    def trace_row(self, id, record, row):
        self.figures[id].update(submission=record.unit, period=record.period,
                                version=record.root["version"], line=row["line"],
                                digest=record.root["digest"][:16])

    def trace_plan(self, id, row):
        self.figures[id].update({"plan-file": row["@file"], "plan-line": str(row["@line"])})

    def count(self, id, n, unit="个"):
        self.put(id, n if isinstance(n, Num) else Num(n), unit)

    def word(self, id, step, of=None):
        """A step of a ladder: (yuan, word), or None; of: the number that reached it."""
        state = "carried" if step and of is not None and of.carried else \
            "value" if step else "missing" if of is not None and of.state == "missing" else "none"
        self.text(id, step[1] if step else "", state)
        if step:
            self.figures[id].update(value=str(step[0]), dec=signed(Fraction(step[0], YI), 8))
            self.trace_plan(id, step.row)
        if state == "carried":
            self.figures[id]["mark"] = CARRIED_MARK

    def text(self, id, text, state):
        """A word that is no amount."""
        self.figures[id] = {"id": id, "unit": "", "rule": rule_of(id), "state": state, "text": text or (
            MISSING_TEXT if state == "missing" else NONE_TEXT)}
