#!/usr/bin/env python3
"""Do a province's figures equal what its cities' own submissions add up to?

usage: add.py FIGURES UNIT=FOLDER... PERIOD

FOLDER holds a city's submissions, YYYY-MM/*.xml, in 元.  The newest value of each
subject up to PERIOD counts.  Prints each pair; fails where one differs by a yuan, or
where nothing was compared."""
import glob
import os
import sys
import xml.etree.ElementTree as ET

FIGURES, SUBMISSION = "{urn:tongbao:figures:1}", "{urn:tongbao:submission:1}"


def newest(folder, period):
    """(subject, attribute) -> yuan, of the newest version of each month up to the period."""
    values = {}
    for month in sorted(m for m in os.listdir(folder) if m[:2] == "20" and m <= period):
        roots = [ET.parse(p).getroot() for p in glob.glob(os.path.join(folder, month, "*.xml"))]
        for root in sorted(roots, key=lambda r: int(r.get("version"))):
            for row in root.iter(f"{SUBMISSION}row"):
                values[row.get("code"), "rev"] = int(row.get("value"))
                values[row.get("code"), "rev-base"] = int(row.get("base"))
            for row in root.iter(f"{SUBMISSION}project"):
                values[row.get("code"), "inv"] = int(row.get("cumulative"))
                values[row.get("code"), "inv-plan"] = int(row.get("plan"))
    return values


def main():
    figures, cities, period = sys.argv[1], sys.argv[2:-1], sys.argv[-1]
    all_figures = list(ET.parse(figures).getroot().iter(f"{FIGURES}figure"))
    got = {f.get("id"): f.get("value") for f in all_figures}
    carried = {f.get("id") for f in all_figures if f.get("state") == "carried"}
    city_rev = city_inv = compared = 0
    wrong = 0
    for city in cities:
        prefix, folder = city.split("=")
        values = newest(folder, period)
        investment = sum(v for (_, what), v in values.items() if what == "inv")
        pairs = [(f"industry/{prefix}-{code}/rev", v) for (code, what), v in values.items() if what == "rev"]
        pairs += [(f"industry/{prefix}-{code}/rev-base", v) for (code, what), v in values.items()
                  if what == "rev-base" and f"industry/{prefix}-{code}/rev" not in carried]
        pairs.append((f"project/{prefix}-INV/inv", investment))
        city_inv += investment
        city_rev += sum(v for (_, what), v in values.items() if what == "rev")
        for figure, want in pairs:
            compared += 1
            if got.get(figure) != str(want):
                wrong += 1
                print(f"{figure}: {got.get(figure)}, the submissions add up to {want}")
    for figure, want in (("city/rev", city_rev), ("city/inv", city_inv)):
        print(f"{figure}: {got.get(figure)} 元, the submissions add up to {want}")
        wrong += got.get(figure) != str(want)
    return 1 if wrong or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
