#!/usr/bin/env python3
"""The plan audit, recomputed: which findings a plan must yield (DOMAIN classes 1 to 7), as
(rule, subject, year), with what is printed and what comes out.

usage: audit.py PLAN [AUDIT.XML]     prints the findings, or the differences from a file"""
import os
import sys
import xml.etree.ElementTree as ET

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import audit_paths  # noqa: E402
import audit_words  # noqa: E402
from plan import Plan  # noqa: E402

NS = "{urn:tongbao:audit:1}"
KEYS = ("rule", "subject", "year")


def findings(plan):
    """[{rule, severity, subject, year, printed, recomputed}] by class."""
    out = []
    for module in (audit_paths, audit_words):
        for check in module.CHECKS:
            out += check(plan)
    return sorted(out, key=lambda f: f["rule"][:2])


def read(path):
    return [{k: e.get(k, "") for k in KEYS + ("severity", "printed", "recomputed")}
            for e in ET.parse(path).getroot().iter(NS + "finding")]


def compare(got, wanted):
    """Lines of what differs: findings that are missing or surplus, and their numbers."""
    key = lambda f: tuple(f[k] for k in KEYS)
    out, keys = [], [[key(f) for f in rows] for rows in (got, wanted)]
    for f in wanted:
        if keys[0].count(key(f)) < keys[1].count(key(f)):
            out.append(f"missing {key(f)}: {f['printed']} / {f['recomputed']}")
    for f in got:
        if keys[0].count(key(f)) > keys[1].count(key(f)):
            out.append(f"surplus {key(f)}: {f['printed']} / {f['recomputed']}")
    for k in dict.fromkeys(keys[1]):
        for f, g in zip([f for f in wanted if key(f) == k], [g for g in got if key(g) == k]):
            out += [f"{k}: {name}: got {g[name]!r}, expected {f[name]!r}"
                    for name in ("severity", "printed", "recomputed")
                    if f[name] and g[name] != f[name]]
    return out


def main():
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    wanted = findings(Plan(sys.argv[1]))
    if len(sys.argv) == 2:
        for f in wanted:
            print("\t".join(str(f[k]) for k in ("rule", "severity", "subject", "year",
                                                "printed", "recomputed")))
        return 0
    lines = compare(read(sys.argv[2]), wanted)
    print("\n".join(lines + [f"{len(wanted)} findings, {len(lines)} differences"]))
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
