"""Plans with one fault each: the audit finds that and nothing else; the clean one has none."""
import copy
import os

import small
from audit import compare, findings
from plan import Plan

YEARS = range(2029, 2034)


def path(*values):
    return list(zip(YEARS, values))


CLEAN = {
    "counties": [{"code": "900001", "name": "甲县", "level": "县", "parent": "900000", "order": 1}],
    "departments": [{"code": "D1", "name": "产业局", "order": 1, "expected": "yes"}],
    "domains": [{"code": "DA", "name": "领域一", "order": 1, "lead": "D1"}],
    "sectors": [{"code": "S1", "name": "行业一", "domain": "DA", "industry": "I1"}],
    "reporters": [{"indicator": "rev", "kind": "industry", "unit": "D1"},
                  {"indicator": "rev", "kind": "enterprise", "by": "region"},
                  {"indicator": "inv", "kind": "project", "by": "region"}],
    "industries": [{"code": "I1", "name": "产业一", "domain": "DA", "order": 1,
                    "stated-growth": "10%",
                    "@path": path("1000", "1100", "1210", "1331", "1464")},
                   {"code": "I2", "name": "产业二", "domain": "DA", "order": 2,
                    "@path": path("500", "550", "605", "665", "732")}],
    "annex": [{"code": "E1", "name": "企业一", "sector": "S1", "region": "900001", "order": 1,
               "industry": "I1", "@path": path("300", "330", "363", "399", "439")},
              {"code": "E1.1", "name": "分部", "sector": "S1", "region": "900001", "order": 2,
               "parent": "E1", "@path": path("300", "330", "363", "399", "439")},
              {"code": "E2", "name": "企业二", "sector": "S1", "region": "900001", "order": 3,
               "industry": "I1", "@path": path("60", "66", "73", "80", "88")}],
    "register": [], "projects": [],
    "counts": [{"band": "ALL", "name": "合计", "order": 1, "total": "10",
                "@path": [(2030, 4), (2031, 6)]},
               {"band": "B1", "name": "小", "order": 2, "parent": "ALL", "total": "4",
                "@path": [(2030, 1), (2031, 3)]},
               {"band": "B10", "name": "大", "order": 3, "parent": "ALL", "total": "6",
                "@path": [(2030, 3), (2031, 3)]}],
    "targets": [{"id": "G1", "scope": "city", "kind": "产业", "op": "at-least", "value": "2",
                 "threshold": "600", "year": "2033", "clause": "三"}],
    "mentions": [{"name": "产业一", "kind": "industry", "refers": "I1", "clause": "三"}],
}


def change(section, index, **attributes):
    """A plan with a row changed."""
    def make(spec):
        spec[section][index].update({k.replace("_", "-").replace("path", "@path"): v
                                     for k, v in attributes.items()})
    return make


def add(section, **row):
    return lambda spec: spec.setdefault(section, []).append(
        {k.replace("_", "-"): v for k, v in row.items()})


def target(**attributes):
    return change("targets", 0, **attributes)


def interim_pair(others):
    """Two promises for no certain year; one row is above 1300 in 2032 and 2033."""
    row = {"scope": "city", "kind": "产业", "op": "exactly", "value": "1", "year": "几年左右",
           "clause": "三"}
    return lambda spec: spec.update(targets=[
        {**row, "id": "G1", "threshold": "1300"},
        {**row, "id": "G2", "threshold": "1200", **others}])


E1 = lambda *values: change("annex", 0, path=path(*values))

# (rule, subject, year) that a change makes
CASES = [
    (change("industries", 0, stated_growth="9%"), [("A1.1", "I1", "")]),
    # 60 to 88 is 10.05 a year; 59.5 to 88.5 10.43, 60.5 to 87.5 9.66
    (change("industries", 0, stated_growth="９％"), [("A1.1", "I1", "")]),
    (change("industries", 0, stated_growth=" 9 %"), [("A1.1", "I1", "")]),
    (change("industries", 0, stated_growth="1０．0　％"), []),
    (change("industries", 0, stated_growth="−10％"), [("A1.1", "I1", "")]),
    (change("annex", 2, stated_growth="10.3%"), [("A1.2", "E2", "")]),
    (change("annex", 2, stated_growth="10.5%"), [("A1.1", "E2", "")]),
    (change("annex", 2, stated_growth="10.0%"), []),
    (change("industries", 1, path=path("500", "554", "614", "663", "735")),
     [("A1.3", "I2", "2032")]),
    (change("industries", 1, path=path("500", "550", "630", "665", "732")),
     [("A1.3", "I2", "2031")]),
    (change("industries", 1, path=path("500", "575", "605", "665", "732")),
     [("A1.3", "I2", "2030")]),
    # 2 % above sqrt(550 * 665) = 604.77 is 616.86; the last printed place may be half a unit off
    (change("industries", 1, path=path("500", "550", "616.9", "665", "732")), []),
    (change("industries", 1, path=path("500", "550", "617.0", "665", "732")),
     [("A1.3", "I2", "2031")]),
    (change("industries", 1, path=path("500", "550", "617", "665", "732")), []),
    (change("industries", 1, path=path("500", "575", "605", "665", "750")), []),
    # so many new projects a year are no path
    (lambda spec: [row.update({"total": str(17 * k), "@path": list(zip(range(2030, 2034), (
        4 * k, 4 * k, 5 * k, 4 * k)))}) for k, row in zip((2, 1, 1), spec["counts"])], []),
    (change("counts", 0, total="11"), [("A2.1", "ALL", ""), ("A2.2", "ALL", "")]),
    (change("counts", 0, path=[(2030, 5), (2031, 5)]),
     [("A2.2", "ALL", "2030"), ("A2.2", "ALL", "2031")]),
    (change("annex", 1, path=path("300", "331", "362", "399", "439")),
     [("A2.3", "E1", "2030"), ("A2.3", "E1", "2031")]),
    (target(value="3"), [("A3.1", "G1", "2033")]),
    (target(value="3", op="about"), [("A3.2", "G1", "2033")]),
    (target(value="4", op="about"), [("A3.1", "G1", "2033")]),
    (target(value="1", op="about", threshold="5000"), [("A3.1", "G1", "2033")]),
    (target(year="2034"), [("A3.7", "G1", "2034")]),
    (target(year="2028"), [("A3.7", "G1", "2028")]),
    (target(kind="産业"), [("A3.8", "G1", "2033")]),
    (target(kind="産业", year="几年左右"), [("A3.8", "G1", "")]),
    (target(kind="大园区"), []),
    (target(kind="产业梯队", op="some", value="——", year="2034"), [("A3.7", "G1", "2034")]),
    (target(threshold="732"), [("A3.3", "G1", "2033"), ("A6.2", "G1", "2033")]),
    (target(threshold="732", op="over"), [("A3.3", "G1", "2033")]),
    (target(value="1", op="exactly"), [("A3.4", "G1", "2033")]),
    (target(value="1", op="exactly", below="800"), []),
    (target(value="3-4", op="range", year="几年左右"), [("A3.5", "G1", "")]),
    (target(value="1-2", op="range", year="几年左右"), []),
    # from 610 on are I1 and, from 2032 on, I2; from 800 on I1 alone
    (interim_pair({}), []),
    (interim_pair({"threshold": "610"}), [("A3.6", "G1", "")]),
    (interim_pair({"threshold": "610", "year": "几年"}), []),
    (interim_pair({"threshold": "610", "scope": "DA"}), []),
    (interim_pair({"threshold": "800", "value": "5"}), [("A3.5", "G2", "")]),
    (E1("1001", "1101", "1211", "1332", "1465"), [("A4.1", "E1", y) for y in map(str, YEARS)] +
     [("A4.2", "I1", str(y)) for y in YEARS] + [("A4.3", "S1", str(y)) for y in YEARS] +
     [("A2.3", "E1", str(y)) for y in YEARS]),
    (add("ladders", id="other", subject="industry", **{"@steps": [("100", "百亿")]}),
     [("A5.1", "other", "")]),
    (add("targets", id="G2", scope="city", kind="产业梯队", op="some", value="——", year="2033",
         threshold="2000", clause="三"), [("A5.2", "G2", "2033")]),
    (lambda spec: spec.update(bands=[{"code": "B1", "name": "小", "min": "1", "max": "9"},
                                     {"code": "B10", "name": "大", "min": "10"}]),
     [("A5.3", "B1", "")]),
    (change("annex", 2, path=path("——", "——", "——", "——", "88")), [("A6.1", "E2", "2033")]),
    (change("annex", 2, path=path("——", "——", "73", "80", "88")), [("A6.1", "E2", "2031")]),
    (change("annex", 2, path=path("60", "——", "73", "80", "88")), [("A6.1", "E2", "2031")]),
    (change("annex", 2, path=path("60", "——", "——", "——", "88")), [("A6.1", "E2", "2033")]),
    (change("annex", 2, path=path("60", "——", "73", "——", "88")),
     [("A6.1", "E2", "2031"), ("A6.1", "E2", "2033")]),
    (change("annex", 2, path=path("60", "66", "73", "——", "——")), [("A6.1", "E2", "2032")]),
    (change("annex", 2, path=path("60", "66", "73")), [("A6.1", "E2", "2032")]),
    (change("annex", 2, path=path("——", "——", "——", "——", "——")), [("A6.1", "E2", "")]),
    (change("annex", 2, path=[]), [("A6.1", "E2", "")]),
    (add("register", code="R1", name="登记一", sector="S1", region="900001", order=9), []),
    (target(value="1", threshold="1400"), [("A6.2", "G1", "2033")]),
    (change("annex", 2, path=path("60", "66", "73", "86", "94")), [("A6.3", "E2", "2032")]),
    (change("domains", 0, assumed="未载明"), [("A7.6", "DA", "")]),
    (change("domains", 0, lead=None), [("A7.2", "DA", "")]),
    (add("mentions", name="某产业", kind="industry", clause="三"), [("A7.3", "某产业", "")]),
    (change("mentions", 0, name="一产业"), [("A7.4", "一产业", "")]),
    (add("mentions", name="三产业", kind="industry", clause="三", count="3"),
     [("A7.5", "三产业", "")]),
]


def found(folder, spec):
    small.write_plan(folder, spec)
    return sorted((f["rule"], f["subject"], f["year"]) for f in findings(Plan(folder)))


def differences_are_found():
    """The comparison itself: one finding less, one more, another number or severity."""
    right = [{"rule": "A2.1", "subject": "ALL", "year": "", "severity": "error", "printed": "11",
              "recomputed": "10"}]
    wrong = [[], right * 2] + [[{**right[0], k: "x"}] for k in right[0]]
    return compare(right, right) == [] and all(compare(got, right) for got in wrong)


def check(folder):
    bad = 0
    if not differences_are_found():
        bad += 1
        print("the comparison of audits overlooks a difference")
    for n, (make, wanted) in enumerate([(lambda spec: None, [])] + CASES):
        spec = copy.deepcopy({**CLEAN, "ladders": small.LADDERS})
        make(spec)
        got = found(os.path.join(folder, str(n)), spec)
        if got != sorted(wanted):
            bad += 1
            print(f"audit case {n}: got {got}, expected {sorted(wanted)}")
    return bad, len(CASES) + 2
