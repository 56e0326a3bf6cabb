#!/usr/bin/env python3
"""The rows that the figures tell of are those of the submission, value by value.

usage: rows.py FIGURES SUBMISSION"""
import sys
import xml.etree.ElementTree as ET

F, S = "{urn:tongbao:figures:1}", "{urn:tongbao:submission:1}"


def main():
    figures, sent = (ET.parse(path).getroot() for path in sys.argv[1:])
    values = {f.get("id"): f.get("value") for f in figures.iter(F + "figure")}
    told = {r.get("code"): values[r.get("figure")] for r in figures.iter(F + "row")
            if r.get("sent") == "yes"}
    rows = {r.get("code"): r.get("value") or r.get("cumulative")
            for tag in ("row", "project") for r in sent.iter(S + tag)}
    count = values[f"rollup/{sent.get('plan')}/sent"]
    if told != rows or int(count) != len(rows):
        sys.exit(f"figures tell of {told} ({count}), sent is {rows}")


if __name__ == "__main__":
    main()
