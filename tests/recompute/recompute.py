#!/usr/bin/env python3
"""Recompute every figure of a period from the plan and the archive, in exact
fractions and apart from the programs, and compare with a figures.xml.

usage: recompute.py --plan DIR --archive DIR [--ledger DIR] [--event FILE]
                    [--until DAY] --period YYYY-MM (--figures FILE | --print)
       recompute.py --selftest

prints each difference (up to 50) and `N figures, M differences`; exits 1 when
there is one.  --event counts what that issue counted, --until what had arrived
by the day, so that figures of a past run can be recomputed.
--print writes its own figures as tab-separated lines."""
import argparse
import glob
import os
import sys
import xml.etree.ElementTree as ET

sys.dont_write_bytecode = True

from compare import compare  # noqa: E402
from figures import Period  # noqa: E402
from source import Archive, Plan, read_event  # noqa: E402
from tree import Tree  # noqa: E402


def cut_offs(folder, period, event=None):
    """Digests that the newest issue of an earlier period counts, and those that the newest
    issue of the period itself counts; None where there is none.  When an issue is rendered
    again, what was decided after it is not looked at."""
    sequence = lambda path: int(ET.parse(path).getroot().get("sequence"))
    before = sequence(event) if event else None
    newest, found = "", {}
    for path in sorted(glob.glob(os.path.join(folder, "*.xml"))):
        root = ET.parse(path).getroot()
        if root.get("kind") == "issue-approved" and root.get("period") <= period and \
                (before is None or sequence(path) < before):
            own = root.get("period") == period
            if own or root.get("period") >= newest:
                found[own] = {digest for _, _, _, digest in read_event(path)}
            if not own:
                newest = max(newest, root.get("period"))
    return found.get(False), found.get(True)


def recompute(plan, archive, period, ledger=None, event=None, until="9999-12-31"):
    year, month = int(period[:4]), int(period[5:])
    result = Period(Plan(plan), Archive(archive, year, month, event, until), year, month)
    told = cut_offs(ledger, period, event) if ledger else (None, None)
    return result, Tree(result, *told).root()


def show(figures):
    keys = ("id", "value", "text", "unit", "dir", "dec", "state", "mark")
    for fig in figures.values():
        print("\t".join(fig.get(k, "") for k in keys))
    return 0


def main():
    parser = argparse.ArgumentParser(description="recompute the figures of a period")
    for name in ("plan", "archive", "ledger", "event", "period", "figures"):
        parser.add_argument("--" + name)
    parser.add_argument("--until", default="9999-12-31")
    parser.add_argument("--print", action="store_true")
    parser.add_argument("--selftest", action="store_true")
    options = parser.parse_args()
    if options.selftest:
        import selftest
        return selftest.main()
    if not (options.plan and options.archive and options.period and
            (options.figures or options.print)):
        parser.error("--plan, --archive, --period and --figures or --print are needed")
    result, tree = recompute(options.plan, options.archive, options.period, options.ledger,
                             options.event, options.until)
    if options.print:
        return show(result.book.figures)
    report, n = compare(options.figures, tree, result.book.figures)
    print("\n".join(report.lines + [f"{n} figures, {report.found} differences"]))
    return 1 if report.found else 0


if __name__ == "__main__":
    sys.exit(main())
