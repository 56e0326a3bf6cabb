#!/usr/bin/env python3
"""Recompute every figure of a period from the plan and the archive, in exact
fractions and apart from the programs, and compare with a figures.xml.

usage: recompute.py --plan DIR --archive DIR [--ledger DIR] [--event FILE]
                    [--until DAY] --period PERIOD (--figures FILE | --print)
       recompute.py --selftest

prints each difference (up to 50) and `N figures, M differences`; exits 1 when
there is one.  --event counts what that issue counted, --until what had arrived
by the day, so that figures of a past run can be recomputed.
PERIOD is YYYY-MM, YYYY-Qn or YYYY.
--print writes its own figures as tab-separated lines."""
import argparse
import glob
import os
import re
import sys
import xml.etree.ElementTree as ET

sys.dont_write_bytecode = True

from archive import Archive, awards_given, read_event  # noqa: E402
from compare import compare  # noqa: E402
from plan import last_day  # noqa: E402
from period import Period  # noqa: E402
from plan import Plan  # noqa: E402
from revisions import Revisions  # noqa: E402
from tree import Tree  # noqa: E402


class Ledger:
    """Issues of the ledger; with an event only what was decided before it (R10)."""

    def __init__(self, folder, event=None):
        sequence = lambda path: int(ET.parse(path).getroot().get("sequence"))
        before = sequence(event) if event else None
        self.issues = []  # (period, path), oldest first
        for path in sorted(glob.glob(os.path.join(folder, "*.xml"))) if folder else []:
            root = ET.parse(path).getroot()
            if root.get("kind") == "issue-approved" and \
                    (before is None or sequence(path) < before):
                self.issues.append((root.get("period"), path))

    def newest(self, period):
        """The newest issue of a period, None where there is none."""
        return next((path for p, path in reversed(self.issues) if p == period), None)

    def digests(self, path):
        return {digest for _, _, _, digest in read_event(path)} if path else None

    def cut_offs(self, period, last):
        """Digests that the newest issue of an earlier month counts, and those that the newest
        issue of the period itself counts, of a quarter or a year without one that of its last
        month; None where there is none."""
        months = [p for p, _ in self.issues if re.fullmatch(r"\d{4}-\d\d", p)]
        before = max((p for p in months if p < last), default=None)
        return self.digests(self.newest(before)), self.digests(self.of(period, last))

    def of(self, period, last):
        """The newest issue that told of the period: its own, else that of its last month."""
        return self.newest(period) or self.newest(last)


def parse_period(text):
    """(year, month, kind)"""
    if "Q" in text:
        return int(text[:4]), 3 * int(text[6]), "quarter"
    return (int(text[:4]), int(text[5:]), "month") if "-" in text else (int(text), 12, "year")


def printed_before(plan, archive, ledger, year, month, until):
    """The period before as its newest issue counted it, else as it stood on its bulletin day."""
    if month == 2:
        return None
    issue = ledger.newest(f"{year}-{month - 1:02d}")
    day = "9999-12-31" if issue else plan.working_day("bulletin-day", year, month - 1)
    return Period(plan, Archive(archive, year, month - 1, issue, min(day, until)), year, month - 1)


def issued_before(plan, archive, ledger, period, until, now):
    """The period itself as the issue before counted it; None where there is none, or where it
    counted what counts now."""
    year, month, kind = parse_period(period)
    issue = ledger.of(period, f"{year}-{month:02d}")
    then = Archive(archive, year, month, issue, until) if issue else now
    return Period(plan, then, year, month, kind) if then.digests() != now.digests() else None


def recompute(plan, archive, period, ledger=None, event=None, until="9999-12-31"):
    year, month, kind = parse_period(period)
    plan, issues = Plan(plan), Ledger(ledger, event)
    plan.roll(year, last_day(year, month))
    counted = Archive(archive, year, month, event, until)
    result = Period(plan, counted, year, month, kind,
                    Archive(archive, year - 1, 12, event, until),
                    printed_before(plan, archive, issues, year, month, until),
                    issued_before(plan, archive, issues, period, until, counted))
    result.awards_given = awards_given(ledger)
    result.revisions = Revisions(result, *issues.cut_offs(period, f"{year}-{month:02d}"))
    result.write()
    return result, Tree(result).root()


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
