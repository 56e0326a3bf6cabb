"""Vectors worked by hand: roots, the annexes' growth, concentration, methods of scoring,
crossings, planned curves.  Each row is (what, got, wanted)."""
from fractions import Fraction as F
from types import SimpleNamespace as Thing

import board
from exact import NONE, Num, exact_text, printed, root, signed
from movement import Explanation
from outlook import Outlook
from plan import Row
from series import Series

YI = 10**8

# 附件1 and 附件2: first and last value of the path, growth a year as rechecked
ANNEX_1 = [(1377, 2147, "11.74"), (204, 396, "18.04"), (528, 1023, "17.98"), (689, 1205, "15.00"),
           (679, 1107, "13.00"), (354, 1011, "30.00"), (74, 100, "7.82"), (1176, 2021, "14.50"),
           (168, 246, "10.00"), (206, 400, "18.05"), (279, 488, "15.00"), (381, 519, "8.03"),
           (6115, 11663, "17.52"), (6115, 10663, "14.91")]
ANNEX_2 = [(266, 500, "17.09"), (170, 308, "16.02"), (96, 192, "18.92"), (280, 410, "10.00"),
           (220, 322, "9.99"), (168, 208, "5.48"), (129, 203, "12.00"), (160, 200, "5.74"),
           (105, 190, "15.98"), (98, 154, "11.96"), (80, 121, "10.90"), (60, 112, "16.89"),
           (57, 103, "15.94"), (44, 100, "22.78"), (17, 100, "55.74"), (1684, 2923, "14.78"),
           (1684, 2723, "12.77")]
VALUES_2021 = [1377, 204, 528, 689, 679, 354, 74, 1176, 168, 206, None, 279, 381]
VALUES_2025 = [2147, 396, 1023, 1205, 1107, 1011, 100, 2021, 246, 400, 1000, 488, 519]


def roots():
    out = [(f"{a} to {b}", printed(root(F(b, a), 4, 1) * 100, 2), wanted)
           for a, b, wanted in ANNEX_1 + ANNEX_2]
    return out + [
        ("a whole root", exact_text(root(F(16, 81), 4, 1)), "-1/3"),
        ("no further reduction", exact_text(root(F(4, 9), 4)), "(4/9)^(1/4)"),
        ("whole radicand", exact_text(root(2, 3, 1)), "(2)^(1/3)-1"),
        ("below zero", signed(root(F(1, 2), 2, 1) * 100, 8), "-29.28932188"),
        ("square root of 2 in 亿元", printed(root(2 * YI**2, 2) * F(1, YI), 2), "1.41"),
        # 1.005 squared is 1.010025: one more or less in the last place tips it
        ("just below a half", printed(root(F(1010025 * 10**20 - 1, 10**26), 2), 2), "1.00"),
        ("just above a half", printed(root(F(1010025 * 10**20 + 1, 10**26), 2), 2), "1.01")]


# --- concentration (F7) -----------------------------------------------------------------


class FixedSeries(Series):
    """Totals by code, nothing else."""

    def __init__(self, values):
        self.values = {str(i): v for i, v in enumerate(values)}

    def total(self, s, k):
        known = [self.values[c] for c in s.members if self.values[c] is not None]
        return Num(sum(known)) if known else NONE


def concentration():
    out = []
    for values, cr3, hhi in ((VALUES_2021, "53.0", "1326"), (VALUES_2025, "46.1", "1127")):
        series = FixedSeries(values)
        scopes = [Thing(id=c, members=[c]) for c in series.values]
        whole = Thing(id="city", members=list(series.values))
        out += [("CR3", printed(series.cr3(scopes, 12, whole).value * 100, 1), cr3),
                ("HHI", printed(series.hhi(scopes, 12, whole).value, 0), hhi)]
    return out


# --- methods (2.9) ----------------------------------------------------------------------


def item(**attributes):
    return board.Item(Row({"code": "J", **attributes}))


def methods():
    shown = lambda i, x: " ".join(printed(board.METHODS[i.method](i, x, u), 2) for u in x)
    efficacy = item(weight="100", method="efficacy", low="6", high="12")
    completion = item(weight="10", method="completion", cap="1.2")
    step = item(weight="10", method="step", every="2", gain="1", most="15")
    x = lambda *values: {str(i): F(v) for i, v in enumerate(values)}
    return [
        ("功效系数", shown(efficacy, x("5.81")), "58.73"),
        ("功效系数 at both ends", shown(efficacy, x(6, 12, 18)), "60.00 100.00 100.00"),
        ("完成率法", shown(completion, x("0.5", "1.3", "-0.1")), "5.00 12.00 0.00"),
        ("目标完成", shown(item(weight="8", method="target-met"), x("0.9999", 1)), "0.00 8.00"),
        ("争先进位", shown(item(weight="20", method="place"), x(5, 4, 4, 1)),
         "20.00 19.00 19.00 17.00"),
        # 105% is two whole steps of 2 points up, 97% one down, 120% ten; 50% is held at -15
        ("分段加减", shown(step, x("1.05", "0.97", "1.2", "0.5")), "12.00 9.00 20.00 0.00"),
        ("比例", shown(item(weight="10", method="proportional"), x(2, 4, -1)), "5.00 10.00 0.00"),
        ("均值", shown(item(weight="10", method="mean", cap="1.5"), x(2, 4, 9)),
         "4.00 8.00 15.00")]


# --- crossings (F16, F17) and the way to the target (F14) -------------------------------------


def outlook(landing, growth, full, target="200", exclusive=""):
    ladder = Row({"exclusive": exclusive, "@steps": [
        (100 * YI, "百亿"), (150 * YI, "150亿"), (200 * YI, "200亿")]})
    path = {2021: full * YI, 2022: 95 * YI, 2023: 100 * YI, 2025: int(target) * YI}
    plan = Thing(ladder=lambda kind: ladder, target_year=2025, base_year=2021)
    series = Thing(subjects={"I": Row({"@path": path})}, full={"I": full * YI},
                   landing=lambda s, k: Num(F(landing) * YI), growth=lambda s, k: Num(F(growth)))
    return Outlook(Thing(plan=plan, year=2022, month=7), series, Thing(id="industry/I",
                                                                      members=["I"]), "industry")


def crossings():
    year = lambda o, n=0: exact_text(o.crossing(o.steps()[n]).value) \
        if o.crossing(o.steps()[n]).known else "none"
    slow, exact = outlook(90, F(1, 10), 80), outlook(F(1000, 11), F(1, 10), 80)
    return [
        ("90亿元 and 10%: 99 in 2023, 108.9 in 2024", year(slow), "2024"),
        ("the step itself is reached", year(exact), "2023"),
        ("not on an exclusive ladder", year(outlook(F(1000, 11), F(1, 10), 80, exclusive="yes")),
         "2024"),
        ("no growth", year(outlook(90, 0, 80)), "none"),
        ("growth too slow for the horizon", year(outlook(90, F(1, 1000), 80)), "none"),
        ("at once, and the step after it", f"{year(outlook(101, F(1, 2), 80))} "
         f"{year(outlook(101, F(1, 2), 80), 1)}", "2022 2023"),
        ("by the plan", exact_text(slow.plan_crossing(slow.steps()[0]).value), "2023"),
        ("needed to 2025: a third root", exact_text(slow.target_growth().value),
         "(20/9)^(1/3)-1"),
        ("half way to 2025", exact_text(slow.needed_at(2023).value),
         f"({90**2 * 200 * YI**3})^(1/3)"),
        ("margin over the highest step", exact_text(outlook(90, 0, 80, "210").margin().value),
         "1/20")]


# --- curves (F3) and causes of a move (F20) ------------------------------------------------


def curves():
    series = Series.__new__(Series)
    series.year, series.plan_of = 2030, {"P": 120, "Q": 120}
    series.subjects = {"P": Row({"@curves": {2030: {3: 10, 6: 70, 12: 120}}}),
                       "Q": Row({"@curves": {}})}
    due = lambda code: " ".join(exact_text(series.due_value(code, k)) for k in (2, 3, 4, 6, 7, 12))
    return [("a curve, straight between its points", due("P"), "20/3 10 30 70 235/3 120"),
            ("without one, a twelfth a month", due("Q"), "20 30 40 60 70 120")]


def moves():
    """Four units, the second silent: A 3rd before, 1st now."""
    e = Explanation.__new__(Explanation)
    e.both = dict.fromkeys("ABCD")
    e.x0 = {"A": F(1), "B": F(3), "C": F(2), "D": F(0)}
    e.x1 = {"A": F(5, 2), "B": F(1), "C": F(2), "D": F(0)}
    e.silent = {"B"}
    e.old, e.now = Thing(place={"A": 3, "B": 1, "C": 2, "D": 4}), \
        Thing(place={"A": 1, "B": 3, "C": 2, "D": 4})
    told = lambda c: " ".join(str(n) for n in e.steps(c).values())
    # A passes C by itself and B because B keeps still; B falls by its own silence behind C,
    # and behind A, which had come up before B's own standing moved
    return [("own, others, silent, entries of A", told("A"), "1 0 1 0"),
            ("of B: all of it is silence and what A did", told("B"), "0 -1 -1 0"),
            ("of C", told("C"), "0 -1 1 0")]


def check():
    bad = 0
    rows = roots() + concentration() + methods() + crossings() + curves() + moves()
    for what, got, wanted in rows:
        if got != wanted:
            bad += 1
            print(f"{what}: got {got}, expected {wanted}")
    return bad, len(rows)
