#!/usr/bin/env python3
"""Reads what tongbao explains of all figures and does its arithmetic again.

usage: derive.py FIGURES INPUT <EXPLANATIONS   (one of each figure, in the file's order)
"""
import re
import sys
import xml.etree.ElementTree as ET
from fractions import Fraction

FIGURE = "{urn:tongbao:figures:1}figure"
UNITS = {"亿元": 10 ** 8, "万元": 10 ** 4, "元": 1}
LEVEL = re.compile(r"^(?:│ |  )*(?:├ |└ )?")


def fail(text):
    print(text)
    fail.count += 1


fail.count = 0


def sums_agree(fig, of):
    """Rules whose arithmetic is a sum or a quotient of sums of the operands."""
    quantity = fig.get("id").rsplit("/", 1)[-1].split("@")[0]
    value = fig.get("value")
    if value is None or "^" in value:
        return False
    numbers = [(o, Fraction(of[o].get("value"))) for o in fig.get("operands", "").split()
               if of[o].get("value") and "^" not in of[o].get("value")]
    plans = sum(v for o, v in numbers if re.search(r"-plan(@|$)", o))
    others = sum(v for o, v in numbers if not re.search(r"-plan(@|$)", o))
    if fig.get("rule") == "R9" and quantity in ("rev", "inv") and numbers:
        expected = others
    elif fig.get("rule") == "F2" and quantity in ("rev-completion", "inv-completion"):
        expected = others / plans
    elif fig.get("rule") == "F1" and len(numbers) == 2:
        expected = numbers[0][1] - numbers[1][1]
    else:
        return False
    if expected != Fraction(value):
        fail(f"{fig.get('id')}: {value}, by its operands {expected}")
    return True


def leaf_agrees(fig, line):
    """The line of the submission holds the number, in the unit of its section."""
    shown = re.search(r'\b(?:value|cumulative)="([^"]*)"', line)
    if not shown or not re.fullmatch(r"[0-9.]+", shown.group(1)):
        return False
    number = Fraction(shown.group(1))
    if not any(number * unit == Fraction(fig.get("value")) for unit in UNITS.values()):
        fail(f"{fig.get('id')}: {fig.get('value')}, but sent was {line}")
    return True


def main():
    figures = [f for f in ET.parse(sys.argv[1]).getroot().iter(FIGURE)]
    of = {f.get("id"): f for f in figures}
    pieces = sys.stdin.read().rstrip("\n").split("\n\n")
    if len(pieces) != len(figures):
        fail(f"{len(figures)} figures, {len(pieces)} explanations")
    sums = leaves = 0
    for fig, piece in zip(figures, pieces):
        lines = piece.split("\n")
        if lines[0].split("  ")[0] != fig.get("id"):
            fail(f"{fig.get('id')}: explained is {lines[0]}")
        named = {LEVEL.sub("", line).split("  ")[0] for line in lines}
        for operand in fig.get("operands", "").split():
            if operand not in named:
                fail(f"{fig.get('id')}: nothing is said of {operand}")
        if not re.search(r"规则 %s \S" % re.escape(fig.get("rule")), lines[1]):
            fail(f"{fig.get('id')}: no words of the rule: {lines[1]}")
        if fig.get("text") not in lines[0]:
            fail(f"{fig.get('id')}: {fig.get('text')} is not in {lines[0]}")
        if fig.get("submission"):
            kept = next((s for s in lines if "存于" in s), "")
            if sys.argv[2] + "/archive/" not in kept:
                fail(f"{fig.get('id')}: no line of the archive")
            elif fig.get("value") and re.search(r"/(rev|inv)(@|$|/(before|after)$)", fig.get("id")):
                leaves += leaf_agrees(fig, kept)
        if fig.get("plan-file") and sys.argv[2] + "/plan/" not in piece:
            fail(f"{fig.get('id')}: no line of the plan")
        sums += sums_agree(fig, of)
    if sums < 100 or leaves < 100:
        fail(f"only {sums} sums and {leaves} observations were seen")
    print(f"{len(figures)} figures, {sums} sums, {leaves} observations, {fail.count} differences")
    return 1 if fail.count else 0


sys.exit(main())
