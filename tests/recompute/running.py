"""Running tally on made-up cities, and reading what it wrote as fast as can be."""
import os
import re
import subprocess
import sys
from fractions import Fraction

FIGURE = re.compile(r'<figure id="([^"]*)" rule="[^"]*"(?: value="([^"]*)")? text="([^"]*)" '
                    r'unit="[^"]*" state="([^"]*)"')
LAMP = re.compile(r'<(industry|enterprise|county|project) code="([^"]*)"[^>]* lamp="([^"]*)"')
# What a first report and a correction of it may differ in: where it came from, when, and
# what is told of corrections.
SOURCES = re.compile(r'<(units|revisions|submissions)(?: [^>]*)?(?<!/)>.*?</\1>|<(units|revisions|submissions)(?: [^>]*)?/>|'
                     r' (?:submission|period|version|digest|line|inputs)="[^"]*"|'
                     r'<figure id="reports/on-time[^>]*>|'
                     r'\s*<figure id="(?:revision/[^"]*|[^"]*-(?:printed|issued|revisions))"[^>]*>', re.S)


def content(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


class Figures:
    """A figures.xml: values and states by id, lamps by kind and code."""

    def __init__(self, path):
        self.text = content(path)
        rows = FIGURE.findall(self.text)
        self.values = {id: value for id, value, _, _ in rows}
        self.states = {id: state for id, _, _, state in rows}

    def value(self, id):
        """Exact; None where there is none.  Roots are no business of the properties."""
        text = self.values.get(id, "")
        return Fraction(text) if text and text[0] != "(" else None

    def lamps(self):
        return {(kind, code): lamp for kind, code, lamp in LAMP.findall(self.text)}

    def essence(self):
        return SOURCES.sub("", self.text)


class Runner:
    """Runs tally in folders under one; counts what was checked and prints what was not so."""

    def __init__(self, bindir, folder):
        self.program = os.path.join(os.path.abspath(bindir), "tongbao-tally")
        self.folder, self.failures, self.checks, self.n = folder, 0, 0, 0

    def place(self):
        self.n += 1
        return os.path.join(self.folder, str(self.n))

    def start(self, where, period, out, ledger=None, event=None, edition="internal"):
        arguments = [self.program, "-P", os.path.join(where, "plan"), "-A",
                     os.path.join(where, "archive"), "-p", period, "-o", out, "-e", edition]
        arguments += (["-L", ledger] if ledger else []) + (["-l", event] if event else [])
        return subprocess.run(arguments, check=False,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def tally(self, where, period, name="figures.xml", ledger=None, event=None, edition="internal"):
        out = os.path.join(where, name)
        done = self.start(where, period, out, ledger, event, edition)
        if done.returncode not in (0, 2):
            sys.exit(f"tally ended with {done.returncode} for {where}: {done.stderr}")
        return out

    def audit(self, plan):
        """The plan's audit; tally ends with 2 when it finds something."""
        out = self.place() + ".audit.xml"
        done = subprocess.run([self.program, "--audit", "-P", plan, "-o", out], check=False,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if done.returncode not in (0, 2):
            sys.exit(f"the audit ended with {done.returncode} for {plan}: {done.stderr}")
        return out, done.returncode

    def expect(self, ok, seed, text):
        self.checks += 1
        if not ok:
            self.failures += 1
            if self.failures <= 10:
                print(f"city {seed}: {text}", flush=True)
