"""Fixed vectors, computed by hand: rounding, and a city of three counties."""
import os
import tempfile
from fractions import Fraction

import audit_vectors
import small
import vectors
import yearly
from exact import direction, exact_text, printed, signed
from recompute import recompute

F = Fraction
# value, decimals, half away from zero, half to even, with sign
ROUNDING = [
    (F(1, 20), 1, "0.1", "0.0", "0.1"), (F(-1, 20), 1, "0.1", "0.0", "-0.1"),
    (F(3, 20), 1, "0.2", "0.2", "0.2"), (F(1, 4), 1, "0.3", "0.2", "0.3"),
    (F(-1, 4), 1, "0.3", "0.2", "-0.3"), (F(-4, 100), 1, "0.0", "0.0", "0.0"),
    (F(49999, 10**6), 1, "0.0", "0.0", "0.0"), (F(1, 2), 0, "1", "0", "1"),
    (F(-5, 2), 0, "3", "2", "-3"), (F(9995, 1000), 2, "10.00", "10.00", "10.00"),
    (F(10300, 142), 2, "72.54", "72.54", "72.54"), (F(8000, 142), 2, "56.34", "56.34", "56.34"),
    (F(1400, 23), 1, "60.9", "60.9", "60.9"), (F(0), 1, "0.0", "0.0", "0.0"),
    # 629.0 of 647.4 against ten months: 97.16 - 83.33, not 97.2 - 83.3
    (100 * (F(6290, 6474) - F(10, 12)), 1, "13.8", "13.8", "13.8"),
    # 1.005亿元, which a binary fraction prints as 1.00
    (F(100500000, 10**8), 2, "1.01", "1.00", "1.01"),
]

COUNTIES = [{"code": f"90000{i}", "name": f"{n}县", "level": "县", "parent": "900000", "order": i}
            for i, n in ((1, "甲"), (2, "乙"), (3, "丙"))]
SPEC = {
    "counties": COUNTIES,
    "departments": [{"code": "D1", "name": "产业局", "order": 1, "expected": "yes"}],
    "domains": [{"code": "DA", "name": "领域一", "lead": "D1", "order": 1}],
    "sectors": [{"code": "S1", "name": "行业一", "domain": "DA", "industry": "I1"}],
    "reporters": [{"indicator": "rev", "subject": "I1", "unit": "D1"},
                  {"indicator": "rev", "subject": "I2", "unit": "D1"},
                  {"indicator": "rev", "kind": "enterprise", "by": "region"},
                  {"indicator": "inv", "kind": "project", "by": "region"}],
    "industries": [
        {"code": "I1", "name": "产业一", "domain": "DA", "order": 1,
         "@path": [(2029, "100"), (2030, "120")]},
        {"code": "I2", "name": "产业二", "domain": "DA", "order": 2,
         "@path": [(2029, "——"), (2030, "——")]}],
    "annex": [{"code": "E1", "name": "企业一", "sector": "S1", "region": "900001", "order": 1,
               "@path": [(2029, "9.99"), (2030, "12")]}],
    "register": [{"code": "E2", "name": "企业二", "sector": "S1", "region": "900001", "order": 2,
                  "last-year": "0.4"}],
    "projects": [{"code": f"P{i}", "name": f"项目{i}", "region": f"90000{i}", "domain": "DA",
                  "nature": "续建", "total": "10" if i == 1 else "9.99999999", "plan": "8",
                  "start": "2030-03" if i == 2 else "2029-03", "finish": "2031-01"}
                 for i in (1, 2, 3)],
}


def project(code, value, *milestones):
    return {"code": code, "cumulative": value, "stage": "在建", "@milestones": milestones}


def report(unit, month, **sections):
    year, following = (2030, month + 1) if month < 12 else (2031, 1)
    return {"unit": unit, "period": f"2030-{month:02d}", "version": 1,
            "arrived": f"{year}-{following:02d}-03", **sections}


# 乙 and 甲 tie at 2/8 in March; 丙 is behind; in April 乙 does not report. 丙 reports first in March.
REPORTS = [
    report("900001", 2, enterprises=("万元", [("E1", "10000", "10005"), ("E2", "500", "0")]),
           projects=("亿元", [project("P1", "1")])),
    report("900001", 3, enterprises=("万元", [("E1", "20000", "20010"), ("E2", "800", "400")]),
           projects=("亿元", [project("P1", "2")])),
    report("900001", 4, enterprises=("万元", [("E1", "31005", "31005")]),
           projects=("亿元", [project("P1", "3")])),
    report("900002", 2, projects=("万元", [project("P2", "5000")])),
    report("900002", 3, projects=("万元", [project("P2", "20000", ("开工", "2030-03",
                                                                 "2030-03-31"))])),
    report("900003", 3, projects=("元", [project("P3", "199999999")])),
    report("900003", 4, projects=("元", [project("P3", "299999999")])),
    # E2 sends no base any more
    report("900001", 5, enterprises=("万元", [("E1", "40000", "41000"), ("E2", "900", "——")]),
           projects=("亿元", [project("P1", "3.5")])),
    report("900002", 5, projects=("万元", [project("P2", "——")])),
    report("900003", 5, projects=("元", [project("P3", "299999999")])),
    report("D1", 5, industries=("亿元", [("I1", "——", "——"), ("I2", "6", "5")])),
    report("900001", 12, enterprises=("万元", [("E1", "120000", "100000")]),
           projects=("亿元", [project("P1", "8")])),
    report("D1", 2, industries=("亿元", [("I1", "20", "16"), ("I2", "——", "——")])),
    report("D1", 3, industries=("亿元", [("I1", "30.05", "30"), ("I2", "3", "4")])),
    report("D1", 4, industries=("亿元", [("I1", "40", "40"), ("I2", "5", "4")])),
]

# month -> id -> (value, text, state, dir[, apart])
EXPECTED = {
    2: {
        "time/progress": ("1/6", "16.7", "value", ""),
        "city/rev": ("2000000000", "20.00", "value", ""),
        "city/rev-month": ("2000000000", "20.00", "value", ""),
        "city/rev-growth": ("1/4", "25.0", "value", "up"),
        "city/rev-growth-change": ("", "——", "none", ""),
        "city/rev-mom": ("", "——", "none", ""),
        "city/rev-lead": ("0", "0.0", "zero", "flat"),
        "industry/I2/rev": ("", "——", "none", ""),
        "industry/I2/rev-growth": ("", "——", "none", ""),
        "enterprise/E1/rev-growth": ("-1/2001", "0.0", "value", "flat"),  # -0.04998%
        "enterprise/E2/rev-growth": ("", "——", "none", ""),               # base 0
        "project/P3/inv": ("", "未报", "missing", ""),
        "project/P3/inv-completion": ("", "未报", "missing", ""),
        "city/inv": ("150000000", "1.50", "value", ""),
        "city/inv-completion": ("1/16", "6.3", "value", ""),              # 1.5 of 24, 6.25
        "county/900003/inv-rank-completion": ("", "未报", "missing", ""),
        "city/inv-missing": ("1", "1", "value", ""),
        "industry/I1/rev-rank-completion": ("1", "1", "value", ""),
        "lamps/county/red": ("2", "2", "value", ""),                      # 乙; 丙 never reported
        "lamps/county/yellow": ("1", "1", "value", ""),
        "lamps/project/red": ("2", "2", "value", ""),
    },
    3: {
        "county/900001/inv-rank-completion": ("1", "1", "value", ""),
        "county/900002/inv-rank-completion": ("1", "1", "value", ""),
        "county/900003/inv-rank-completion": ("3", "3", "value", ""),
        "county/900002/inv-rank-completion-move": ("1", "1", "value", "up"),
        "county/900001/inv-rank-completion-move": ("0", "0", "zero", "flat"),
        "county/900001/inv-lead": ("0", "0.0", "zero", "flat"),
        "county/900003/inv-lead": ("-1/800000000", "0.0", "value", "flat"),
        "industry/I1/rev-month": ("1005000000", "10.05", "value", ""),
        "industry/I1/rev-growth": ("1/600", "0.2", "value", "up"),
        "industry/I1/rev-growth-change": ("-149/600", "24.8", "value", "down"),
        "industry/I2/rev-month": ("", "——", "none", ""),
        # -2.8 after 25.0 is 27.8 less; I1 alone, which is in both, 24.8
        "city/rev-growth-change": ("-149/600", "24.8", "value", "down", "yes"),
        "city/rev-growth": ("-19/680", "2.8", "value", "down"),           # 33.05 against 34
        "city/rev-noplan": ("1", "1", "value", ""),
        "city/rev-completion": ("601/2400", "25.0", "value", ""),         # 30.05 of 120
        "city/started": ("1", "1", "value", ""),
        "city/start-rate": ("1", "100.0", "value", ""),
        "city/inv-needed": ("1800000001/9", "2.00", "value", ""),
    },
    4: {
        "county/900002/inv": ("200000000", "2.00", "carried", ""),
        "county/900002/inv-month": ("0", "0.00", "carried", ""),
        "county/900002/inv-completion": ("1/4", "25.0", "carried", ""),
        "county/900002/inv-lead": ("-1/12", "8.3", "carried", "down"),
        "county/900002/inv-rank-completion": ("3", "3", "carried", ""),
        "enterprise/E1/rev-growth": ("0", "0.0", "zero", "flat"),
        "enterprise/E1/rev-mom": ("201/2000", "10.1", "value", "up"),     # 10.05, an exact half
        "enterprise/E2/rev": ("8000000", "0.08", "carried", ""),
        "enterprise/E1/rev-gap": ("1000000", "0.01", "value", ""),
        "county/900001/rev-missing": ("1", "1", "value", ""),
        "county/900001/rev-rank-growth": ("", "——", "none", ""),          # R9: a unit is missing
        "enterprise/E1/rev-contribution": ("", "——", "none", ""),         # increment 0
        "industry/I1/rev-contribution": ("0", "0.0", "zero", "flat"),
        "industry/I2/rev-contribution": ("1", "100.0", "value", "up"),
        "lamps/county/green": ("2", "2", "value", ""),
        "lamps/county/yellow": ("1", "1", "value", ""),
    },
    5: {
        "enterprise/E2/rev": ("9000000", "0.09", "value", ""),
        "enterprise/E2/rev-base": ("", "未报", "missing", ""),            # R9: it had one in March
        "enterprise/E2/rev-growth": ("", "未报", "missing", ""),
        "county/900001/rev-growth": ("-1/41", "2.4", "value", "down"),    # of E1 alone
        "county/900001/rev-rank-growth": ("", "——", "none", ""),
        "county/900001/rev-missing": ("0", "0", "zero", ""),
        "project/P2/inv": ("200000000", "2.00", "carried", ""),           # —— takes no number back
        "county/900002/inv-lead": ("-1/6", "16.7", "carried", "down"),
        "county/900002/inv-rank-completion": ("3", "3", "carried", ""),
        "lamps/county/red": ("1", "1", "value", ""),
        "city/inv-missing": ("1", "1", "value", ""),
        "industry/I1/rev": ("4000000000", "40.00", "carried", ""),
        "industry/I1/rev-growth": ("", "未报", "missing", ""),
        "city/rev-missing": ("1", "1", "value", ""),
    },
    12: {
        "time/progress": ("1", "100.0", "value", ""),
        "project/P1/inv-completion": ("1", "100.0", "value", ""),
        "project/P1/inv-needed": ("", "——", "none", ""),
        "lamps/project/blue": ("1", "1", "value", ""),
        "project/P1/inv-lead": ("0", "0.0", "zero", "flat"),
    },
}


def check_rounding():
    bad = 0
    for value, places, away, even, sign in ROUNDING:
        got = (printed(value, places), printed(value, places, True), signed(value, places))
        if got != (away, even, sign):
            bad += 1
            print(f"rounding {exact_text(value)}: got {got}, expected {(away, even, sign)}")
    if direction(F(-4, 100), 1) != "flat" or direction(F(-1, 20), 1) != "down":
        bad += 1
        print("direction of what prints as zero")
    return bad, len(ROUNDING) + 1


def check_city(folder):
    bad, n = 0, 0
    small.write_plan(os.path.join(folder, "plan"), SPEC)
    for r in REPORTS:
        small.write_record(os.path.join(folder, "archive"), r)
    for month, expected in EXPECTED.items():
        period, _ = recompute(os.path.join(folder, "plan"), os.path.join(folder, "archive"),
                              f"2030-{month:02d}")
        for id, want in expected.items():
            n += 1
            fig = period.book.figures.get(id, {})
            got = tuple(fig.get(k, "") for k in ("value", "text", "state", "dir", "apart"))
            if got != (want + ("",))[:5]:
                bad += 1
                print(f"month {month}, {id}: got {got}, expected {want}")
    return bad, n


def main():
    with tempfile.TemporaryDirectory() as folder:
        results = [check_rounding(), check_city(folder), vectors.check(),
                   yearly.check(os.path.join(folder, "year")),
                   audit_vectors.check(os.path.join(folder, "audit"))]
    bad, n = (sum(column) for column in zip(*results))
    print(f"{n} vectors, {bad} wrong")
    return 1 if bad else 0
