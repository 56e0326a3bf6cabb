"""A year of a made-up city, worked by hand: scores, medals, awards, the rolling list."""
import os

import small
from recompute import recompute

STEP = [("prize", {"step": w, "money": m}) for w, m in (("十亿", "100"), ("百亿", "500"))]
COUNTY = {"level": "县", "parent": "900000"}
SPEC = {
    "counties": [{**COUNTY, "code": f"90000{i}", "name": f"{n}县", "order": i, "group": g}
                 for i, n, g in ((1, "甲", "一类"), (2, "乙", "一类"), (3, "丙", None))],
    "departments": [{"code": "D1", "name": "产业局", "order": 1, "expected": "yes"}],
    "domains": [{"code": "DA", "name": "领域一", "order": 1}],
    "sectors": [{"code": "S1", "name": "行业一", "domain": "DA"}],
    "reporters": [{"indicator": "rev", "kind": "industry", "unit": "D1"},
                  {"indicator": "rev", "kind": "enterprise", "by": "region"},
                  {"indicator": "inv", "kind": "project", "by": "region"}],
    "industries": [{"code": "I1", "name": "产业一", "domain": "DA", "order": 1,
                    "@path": [(2029, "100"), (2030, "120")]}],
    "annex": [{"code": "E1", "name": "企业一", "sector": "S1", "region": "900001", "order": 1,
               "@path": [(2029, "90"), (2030, "100")]},
              {"code": "E1.1", "name": "分部", "sector": "S1", "region": "900001", "order": 2,
               "parent": "E1", "@path": [(2029, "9"), (2030, "11")]},
              {"code": "E11", "name": "从未报", "sector": "S1", "region": "900001", "order": 3,
               "@path": [(2029, "20"), (2030, "22")]}],
    "register": [{"code": f"E{i}", "name": f"企业{i}", "sector": "S1", "region": "900001",
                  "order": i, "last-year": "9"} for i in range(2, 9)] +
    [{"code": "E6.1", "name": "分部", "sector": "S1", "region": "900001", "order": 9,
      "parent": "E6", "last-year": "9"},
     {"code": "E9", "name": "企业9", "sector": "S1", "region": "900002", "order": 10,
      "last-year": "9"},
     {"code": "E10", "name": "企业10", "sector": "S1", "region": "900001", "order": 11,
      "last-year": "10.3"}],
    "projects": [{"code": f"P{i}", "name": f"项目{i}", "region": f"90000{i}", "domain": "DA",
                  "nature": "续建", "total": "10", "plan": "8", "start": "2029-03",
                  "finish": "2031-01"} for i in (1, 2, 3)],
    "ladders": [{"id": k, "subject": k, "rolling": "yes" if k == "enterprise" else None,
                 "@steps": [("10", "十亿"), ("100", "百亿")]} for k in ("industry", "enterprise")],
    "audited": [{"subject": "E1", "rev": "120", "tax": "2", "tax-last": "2", "local-tax": "0.05"},
                {"subject": "E1.1", "rev": "11", "tax": "1", "tax-last": "1", "local-tax": "1"},
                {"subject": "E2", "rev": "10", "tax": "0.29", "tax-last": "0.1"},
                {"subject": "E3", "rev": "10", "tax": "0.3", "tax-last": "0.4"},
                {"subject": "E4", "rev": "10"},
                {"subject": "E5", "rev": "10", "tax": "1", "tax-last": "1", "local-tax": "1"},
                {"subject": "E6", "rev": "9.99999999", "tax": "1", "tax-last": "1"},
                {"subject": "E6.1", "rev": "10", "tax": "1", "tax-last": "1", "local-tax": "1"},
                {"subject": "E8", "rev": "10", "tax": "1", "tax-last": "1", "local-tax": "1"},
                {"subject": "E10", "rev": "9.9", "@year": "2029"},
                {"subject": "E10", "rev": "10", "tax": "1", "tax-last": "1", "local-tax": "1"}],
    "awards": [{"id": "A", "name": "台阶奖", "ladder": "enterprise", "pay": "difference",
                "cap-share": "50", "min-tax": "0.3", "tax-not-falling": "yes",
                "@children": STEP}],
    "scoreboards": [{"id": "B", "name": "年度考核", "when": "year", "units": "county",
                     "groups": "yes", "@children": [
                         ("item", {"code": "J1", "name": "投资", "weight": "60",
                                   "method": "completion", "figure": "inv-completion"}),
                         ("item", {"code": "J2", "name": "评分", "weight": "40",
                                   "method": "mark"}),
                         ("medal", {"place": "1", "name": "冠军"}),
                         ("medal", {"place": "2", "name": "亚军"}),
                         ("addition", {"code": "DOWN", "name": "蜗牛", "points": "-0.3"})]},
                    # of 甲 most enterprises are silent, 丙 has none: 乙 alone takes a place
                    {"id": "N", "name": "无人可评", "when": "year", "units": "county",
                     "@children": [
                         ("item", {"code": "K1", "name": "增速", "weight": "50",
                                   "method": "place", "figure": "rev-growth"}),
                         ("item", {"code": "K2", "name": "评分", "weight": "40",
                                   "method": "mark"}),
                         ("item", {"code": "K3", "name": "环比", "weight": "10",
                                   "method": "mean", "figure": "rev-mom"}),
                         ("medal", {"place": "1", "name": "冠军"}),
                         ("medal", {"place": "2", "name": "亚军"})]}],
    "marks": [{"period": "2030", "scoreboard": "B", "item": "J2", "unit": "900001",
               "value": "30.125"},
              {"period": "2030", "scoreboard": "B", "item": "J2", "unit": "900002", "value": "30"},
              {"period": "2030", "scoreboard": "B", "item": "J2", "unit": "900002", "value": "20",
               "document": "乙纪要"},
              {"period": "2030", "scoreboard": "B", "addition": "DOWN", "unit": "900002",
               "times": "2", "document": "测〔2030〕9号"}],
}
REPORTS = [
    {"unit": "900001", "period": "2030-12", "version": 1, "arrived": "2031-01-03",
     "enterprises": ("亿元", [("E1", "118", "90"), ("E7", "10", "9")]),
     "projects": ("亿元", [{"code": "P1", "cumulative": "8", "stage": "在建"}])},
    {"unit": "900002", "period": "2030-12", "version": 1, "arrived": "2031-01-03",
     "enterprises": ("亿元", [("E9", "9.9", "9")]),
     "projects": ("亿元", [{"code": "P2", "cumulative": "4", "stage": "在建"}])}]

# 甲 60 + 30.125; 乙 30 + 40 (30 + 20 held at the weight) - 0.6; 丙 never reported: 0
FIGURES = {
    "score/B/J1/900001": "60.00", "score/B/J2/900001": "30.13", "score/B/900001": "90.13",
    "score/B/J2/900002": "40.00", "score/B/900002": "69.40", "score/B/900002/additions": "0.60",
    "score/B/900002/place": "2", "score/B/900003": "0.00", "score/B/900003/place": "3",
    "score/B/J1/900003": "0.00", "score/B/900001/medal": "冠军", "score/B/900003/medal": "——",
    "score/B/900001/medals/1": "1", "score/B/900001/medals/2": "1", "score/B/900002/medals/1": "1",
    "score/B/900002/group-place": "2", "score/B/900003/group-place": "——",
    # no growth of those that reported for who did not; nobody marked, no month before
    "score/N/K1/900001": "0.00", "score/N/K1/900001/place": "2", "score/N/K1/900002": "50.00",
    "score/N/K1/900003": "0.00", "score/N/K2/900001": "——", "score/N/K2/900001/place": "——",
    "score/N/K3/900002": "——", "score/N/900002": "50.00", "score/N/900002/medals/1": "1",
    "score/N/900002/medal": "冠军", "score/N/900001": "0.00", "score/N/900001/place": "2",
    "score/N/900001/medals/1": "0", "score/N/900001/medals/2": "0", "score/N/900001/medal": "——",
    # 500 less the 100 that E1 had for 十亿, held at half of 0.05亿元
    "award/A/E1/step": "百亿", "award/A/E1/money": "250.00", "award/A/E1/basis": "120.00",
    "award/A/E5/money": "100.00", "award/A/E2/money": "——", "award/A/E7/basis": "10.00",
    # E10 was over 十亿 in the register, but not as audited
    "enterprise/E10/rev-last-year": "9.90", "enterprise/E10/rev-gap": "0.10",
    "award/A/E10/basis-last": "9.90", "award/A/E10/money": "100.00",
    "award/A/candidates": "3", "award/A/excluded": "7", "award/A/money": "450.00",
    # E6 lacks one yuan of the lowest step, which its part reaches
    # E11 never reported: nobody knows that it is small
    "rolling/in": "7", "rolling/stay": "1", "rolling/out": "0", "rolling/verify": "1",
}
REASONS = {"E1.1": "part", "E6.1": "part", "E2": "tax-low", "E3": "tax-fell", "E4": "no-tax", "E7": "unaudited",
           "E8": "fell-back"}


def write(folder):
    place = lambda name: os.path.join(folder, name)
    small.write_plan(place("plan"), SPEC)
    for report in REPORTS:
        small.write_record(place("archive"), report)
    given = {"date": "2029-03-01", "award": "A", "step": "十亿"}
    small.write_event(place("ledger"), 1, "award-given", {**given, "enterprise": "E1",
                                                          "year": 2027})
    small.write_event(place("ledger"), 2, "award-given", {**given, "enterprise": "E8",
                                                          "year": 2028})


def check(folder):
    write(folder)
    result, tree = recompute(os.path.join(folder, "plan"), os.path.join(folder, "archive"), "2030",
                             os.path.join(folder, "ledger"))
    got = {id: result.book.figures.get(id, {}).get("text") for id in FIGURES}
    reasons = {c[1]["code"]: c[1]["reason"] for n in tree[2] if n[0] == "awards"
               for c in n[2] if c[0] == "excluded"}
    bad = [(id, got[id], FIGURES[id]) for id in FIGURES if got[id] != FIGURES[id]]
    if reasons != REASONS:
        bad.append(("reasons", reasons, REASONS))
    for what, a, b in bad:
        print(f"year: {what}: got {a}, expected {b}")
    return len(bad), len(FIGURES) + 1
