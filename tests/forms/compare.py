#!/usr/bin/env python3
"""Compare what two sites archived: one was sent submissions, the other filled forms.

usage: compare.py ARCHIVE ARCHIVE [some]

Records are equal byte for byte apart from what says whence a thing came: source, digest,
signature, line.  Their receipts find the same, at other places.  With `some` only part of
what was sent came as forms.  Prints how many."""
import os
import re
import sys
import xml.etree.ElementTree as ET

PLACE = (r' (?:source|digest|line)="[^"]*"', "")


def entries(archive):
    """Record and receipt by period, unit and version."""
    found = {}
    for top, _, names in os.walk(archive):
        for name in names:
            match = re.fullmatch(r"(.+\.r[0-9]+)\.[0-9a-f]{16}(\.receipt)?\.xml", name)
            if match:
                key = os.path.relpath(top, archive) + "/" + match.group(1)
                found.setdefault(key, {})[bool(match.group(2))] = os.path.join(top, name)
    return found


def record(path):
    with open(path, encoding="utf-8") as f:
        return re.sub(*PLACE, f.read())


def findings(path):
    root = ET.parse(path).getroot()
    ns = root.tag.split("}")[0] + "}"
    return sorted((g.get("id"), g.get("level"), p.get("code"), p.get("field"), p.get("value"), p.get("expected"))
                  for g in root.iter(ns + "group") for p in g.iter(ns + "place"))


def main():
    sent, filled = entries(sys.argv[1]), entries(sys.argv[2])
    bad = 0
    if sys.argv[3:] == ["some"]:
        sent = {key: sent[key] for key in sent if key in filled}
    for key in sorted(sent.keys() ^ filled.keys()):
        print(f"{key}: only {'as a submission' if key in sent else 'as a form'}")
        bad += 1
    for key in sorted(sent.keys() & filled.keys()):
        a, b = sent[key], filled[key]
        if record(a[False]) != record(b[False]):
            print(f"{key}: the records differ: {a[False]} {b[False]}")
            bad += 1
        if findings(a[True]) != findings(b[True]):
            print(f"{key}: the receipts differ: {findings(a[True])} {findings(b[True])}")
            bad += 1
    print(f"{len(sent)} reports compared, {bad} differ")
    return 1 if bad or not sent else 0


if __name__ == "__main__":
    sys.exit(main())
