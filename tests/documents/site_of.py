"""From a made-up city to its documents: receive, tally, compose, and for some typeset and
paint, as the driver calls them."""
import glob
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(HERE, "..", "recompute"))

import inbox  # noqa: E402
import small  # noqa: E402


def periods(city):
    """The month, and the quarter and the year that end with it; both of an early city, which
    asks for them before they are over."""
    quarter, year = f"{city.year}-Q{(city.month + 2) // 3}", str(city.year)
    early = getattr(city, "early", False)
    return [city.period] + ([quarter] if early or city.month % 3 == 0 else []) + \
        ([year] if early or city.month == 12 else [])


class Stopped(Exception):
    """A program ended otherwise than done (0, 2)."""


class Site:
    """A folder with input/ and output/; every program's words are kept in said."""

    def __init__(self, bindir, folder):
        self.bin, self.folder = os.path.abspath(bindir), folder
        self.said = []
        shutil.rmtree(folder, ignore_errors=True)

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def run(self, program, *arguments):
        """Standard output; what it says on the other is kept."""
        done = subprocess.run([os.path.join(self.bin, f"tongbao-{program}"), *arguments],
                              check=False, capture_output=True, text=True, errors="replace")
        self.said += [line for line in done.stderr.splitlines() if line]
        if done.returncode not in (0, 2):
            raise Stopped(f"{program} ended with {done.returncode}: {done.stderr[:400]}")
        return done.stdout

    # --- what comes in ---

    def write(self, city):
        """Plan, archive and ledger as they would be after months of receiving."""
        city.write(self.path("input"))
        for name in ("inbox", "issue"):
            os.makedirs(self.path("input", name), exist_ok=True)
        os.makedirs(self.path("output"), exist_ok=True)

    def receive(self, city):
        """Plan; and all reports through the inbox, each on the day it was sent."""
        city.spec["rules"] = inbox.RULES
        small.write_plan(self.path("input", "plan"), city.spec)
        for name in ("inbox", "archive", "ledger", "issue"):
            os.makedirs(self.path("input", name), exist_ok=True)
        os.makedirs(self.path("output"), exist_ok=True)
        for day in sorted({r["arrived"] for r in city.reports}):
            for n, report in enumerate(r for r in city.reports if r["arrived"] == day):
                with open(self.path("input", "inbox", f"{n:05d}.xml"), "w", encoding="utf-8") as f:
                    f.write(inbox.submission(city, report))
            self.run("receive", "-C", self.folder, "-d", day)
        self.said = []  # what is wrong in a report is its sender's business

    # --- what is made ---

    def figures(self, period):
        out = self.path(f"{period}.xml")
        self.run("tally", "-P", self.path("input", "plan"), "-A", self.path("input", "archive"),
                 "-L", self.path("input", "ledger"), "-p", period, "-o", out)
        return out

    def compose(self, period, figures):
        """All documents of the period, working papers among them; their paths."""
        out = self.path(f"documents-{period}")
        self.run("compose", "-t", os.path.join(TOP, "templates"), "-f", figures, "-o", out)
        if len(period) == 7 and period[5] != "Q":
            status = self.path("status.xml")
            year, month = int(period[:4]), int(period[5:])
            day = f"{year + month // 12}-{month % 12 + 1:02d}-10"
            with open(status, "w", encoding="utf-8") as f:
                f.write(self.run("receive", "-C", self.folder, "-d", day, "--status", "--xml",
                                 "-p", period))
            self.run("compose", "-t", os.path.join(TOP, "templates"), "-f", figures, "-s", status,
                     "-o", out)
        return sorted(glob.glob(os.path.join(out, "*.xml")))

    def print(self, period, documents):
        """Charts, pages and PDFs of the documents; the folder of the PDFs."""
        templates, fonts = os.path.join(TOP, "templates"), os.path.join(TOP, "fonts")
        charts, pages, paint = (self.path(f"{n}-{period}") for n in ("charts", "pages", "paint"))
        self.run("chart", "-t", templates, "-F", fonts, "-m", self.path("input", "plan"), "-o", charts,
                 *documents)
        self.run("typeset", "-t", templates, "-F", fonts, "-c", charts, "-o", pages, *documents)
        self.run("paint", "-F", fonts, "-T", "pdf", "-o", paint,
                 *sorted(glob.glob(os.path.join(pages, "*.pages"))))
        return paint
