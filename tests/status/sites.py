#!/usr/bin/env python3
"""Sites at the edge of what a status page may have to show, made with the tools of the made-up
cities (tests/documents/extreme_cities.py), and a release of thousands of documents.

usage: tests/status/sites.py BINDIR FOLDER      FOLDER/NAME is a site; its period and day are
                                                printed, a line each: NAME PERIOD DAY
"""
import os
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "documents"))

from extreme_cities import CASES  # noqa: E402
from site_of import Site, periods  # noqa: E402

NAMES = ("nobody", "counties-31", "projects-2000", "names-40")
SHEETS = 2000
LONG = "某某现代装备制造产业园区基础设施配套及标准化厂房建设工程第二期暨公共服务平台提升改造项目"[:40]


def many_sheets(site, period):
    """A draft of a quarter with a sheet of each project, names of 40 characters."""
    quarter = f"{period[:4]}-Q{(int(period[5:]) + 2) // 3}"
    folder = site.path("output", quarter, "draft-000000000000")
    os.makedirs(folder)
    names = [f"project-sheet-P{i:04d}" for i in range(SHEETS)]
    rows = [f'<document name="{n}" title="一项目一策：{LONG}" file="{n}.pdf" pages="1"/>' for n in names]
    rows.append(f'<bound name="project-sheet" title="一项目一策" file="project-sheet.pdf" documents="{SHEETS}"/>')
    with open(os.path.join(folder, "manifest.xml"), "w", encoding="utf-8") as f:
        f.write('<manifest xmlns="urn:tongbao:manifest:1">' + "".join(rows) + "</manifest>\n")
    for name in names + ["project-sheet"]:
        with open(os.path.join(folder, f"{name}.pdf"), "w", encoding="utf-8") as f:
            f.write("%PDF")


def sixty_months(site, period):
    """Five years of drafts in which nothing stands."""
    last = int(period[:4]) * 12 + int(period[5:]) - 1
    for n in range(last - 65, last):
        if n % 12 != 0:
            os.makedirs(site.path("output", f"{n // 12}-{n % 12 + 1:02d}", "draft-000000000000"))


def main(bindir, folder):
    for name in NAMES:
        city = CASES[name]()
        site = Site(bindir, os.path.join(folder, name))
        site.write(city)
        period = periods(city)[0]
        for path in (path for of, path in city.issues if of == period):
            os.remove(path)  # the digests in it are made up, and the month is run
        year, month = int(period[:4]), int(period[5:])
        if name == "projects-2000":
            many_sheets(site, period)
        if name == "nobody":
            sixty_months(site, period)
        print(name, period, f"{year + month // 12}-{month % 12 + 1:02d}-11")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
