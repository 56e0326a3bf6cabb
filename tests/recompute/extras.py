"""What a made-up city has besides subjects and reports: parks, tags, curves, leaders,
promises, boards.  All by chance of its own, so that the reports stay as they are."""
from fractions import Fraction

from dice import YI, Dice, yi
from exact import printed, root

LAMPS = ("blue", "green", "yellow", "red")
MILESTONES = ("开工", "主体", "竣工", "投产", "入库", "入统")
WIDE = {ord(c): ord(c) + 0xFEE0 for c in "0123456789.%-"}


class Extras:
    def __init__(self, city, seed):
        self.city, self.spec, self.dice = city, city.spec, Dice(seed * 7 + 5)
        self.enterprises = self.spec["annex"] + self.spec["register"]
        self.parks_and_tags()
        self.curves()
        self.rules()
        self.liaisons()
        self.recommendations()
        self.targets()
        self.stated()
        self.mentions()
        self.faults()
        self.boards()
        self.awards()
        self.materials()
        self.rollups()

    def rollups(self):
        """Sums and single subjects, renamed or not; steps that some reach just so."""
        d, spec = self.dice, self.spec
        scopes = ["city"] + [f"domain/{r['code']}" for r in spec["domains"]] + \
            [f"county/{c}" for c in self.city.counties]
        ends = [f"{kind}/{r['code']}" for kind, rows in (
            ("industry", spec["industries"]), ("enterprise", self.enterprises),
            ("project", spec["projects"])) for r in rows if d.chance(50)]
        spec["rollups"] = self.some(0, 2, lambda i: {
            "plan": f"UP{i}", "unit": "900000", "name": d.pick((None, "上级计划")),
            "to": d.pick((None, "上级办公室")), "contact": d.pick((None, "甲")),
            "@maps": [{"code": f"U{n}", "from": scope, "name": d.pick((None, f"上级{n}")),
                       "indicator": "inv" if "/" not in scope and d.chance(50) else None}
                      for n, scope in enumerate(scopes + ends)],
            "@rungs": [{"subject": kind, "value": value, "word": word}
                       for kind in ("industry", "enterprise", "project")
                       for value, word in (("10", "十亿级"), ("0.5", "五千万级")) if d.chance(60)]})

    def some(self, low, high, make):
        return [make(i) for i in range(1, self.dice.draw(low, high) + 1)]

    def day(self, year=None):
        d = self.dice
        year = year or d.pick((self.city.year - 1, self.city.year))
        return f"{year}-{d.draw(1, 12):02d}-{d.draw(1, 28):02d}"

    def parks_and_tags(self):
        d = self.dice
        self.spec["parks"] = self.some(0, 2, lambda i: {
            "code": f"PK{i}", "name": f"园区{i}", "short": d.pick((None, f"园{i}")), "order": 3 - i,
            "level": d.pick(("国家级", "省级")), "region": d.pick(self.city.counties),
            "since": d.pick((None, f"{self.city.year}-0{d.draw(1, 9)}", "2027-01")),
            "area": d.pick((None, "1000", "333.3", "0.001"))})
        self.spec["tags"] = self.some(0, 3, lambda i: {
            "code": f"T{i}", "name": f"标签{i}", "subject": d.pick(("enterprise", "project"))})
        for kind, rows in (("enterprise", self.enterprises), ("project", self.spec["projects"])):
            codes = [t["code"] for t in self.spec["tags"] if t["subject"] == kind]
            for row in rows:
                row["tags"] = " ".join(c for c in codes if d.chance(50)) or None
                if self.spec["parks"] and d.chance(50):
                    row["park"] = d.pick(self.spec["parks"])["code"]
        for row in self.spec["projects"]:
            row["package"] = d.pick((None, None, "打包一", "打包二"))

    def curve(self, plan):
        """Some months, never falling, up to the plan."""
        d, done, points = self.dice, 0, []
        for month in range(1, 12):
            if d.chance(40):
                done = min(plan, done + plan * d.pick((0, 1, 3, 7, 20)) // 40)
                points.append((month, done))
        return points + [(12, plan)]

    def curves(self):
        d = self.dice
        if d.chance(50):
            return
        for row in self.spec["projects"] + self.spec["industries"] + self.spec["annex"]:
            plan = self.city.plans[row["code"]]
            if plan and d.chance(40):
                row.setdefault("@children", []).extend(
                    ("planned", {"year": self.city.year, "month": f"{m:02d}", "value": yi(v)})
                    for m, v in self.curve(plan))

    def rules(self):
        d = self.dice
        kinds = ("project", "county", "industry", "enterprise")
        late = {d.pick(MILESTONES): (d.draw(1, 4), d.pick(LAMPS[2:]))
                for _ in range(d.draw(0, 3))}
        self.spec["lateness"] = [{"milestone": kind, "months": n, "lamp": lamp}
                                 for kind, (n, lamp) in late.items()]
        self.spec["escalations"] = self.some(0, 4, lambda i: {
            "id": f"X{i}", "name": f"措施{i}", "subject": d.pick(kinds),
            "lamp": d.pick(LAMPS[2:]), "months": d.draw(1, 3),
            **({"days": d.draw(1, 20)} if d.chance(50) else {})})
        if d.chance(50):
            ranking = d.pick(("county/inv-completion", "industry/rev-completion"))
            self.spec["escalations"].append({
                "id": "LAST", "name": "末位", "last-in": ranking, "months": d.draw(1, 3)})

    def liaisons(self):
        d = self.dice
        subjects = [r["code"] for r in self.spec["industries"]] + \
            [r["code"] for r in self.enterprises + self.spec["projects"] if d.chance(30)]
        self.spec["liaisons"] = []
        if d.chance(40):
            return
        for code in subjects:
            for n in range(d.draw(0, 3)):
                begun, ended = sorted((self.day(), self.day()))
                self.spec["liaisons"].append({
                    "subject": code, "leader": f"领导{n}{code}", "post": d.pick((None, "副市长")),
                    "from": begun, "to": d.pick((None, ended))})

    def materials(self):
        """M5: some of which nobody has an edition, some with two of one day, some to come."""
        d = self.dice
        self.spec["materials"] = self.some(0, 3, lambda i: {
            "code": f"M{i}", "name": f"材料{i}", "months": d.pick((None, "0", "1", "3"))})
        self.spec["editions"] = [
            {"material": m["code"], "industry": r["code"], "date": day,
             "label": d.pick((None, f"第{n}版"))}
            for m in self.spec["materials"] for r in self.spec["industries"]
            for n in range(d.draw(0, 2)) for day in [self.day()] * d.draw(1, 2)]

    def recommendations(self):
        d = self.dice
        tags = lambda kind: [t["code"] for t in self.spec["tags"] if t["subject"] == kind]

        def make(i):
            kind = d.pick(("project", "enterprise"))
            row = {"id": f"R{i}", "name": f"推荐{i}", "subject": kind}
            if tags(kind) and d.chance(40):
                row["tags"] = d.pick(tags(kind))
            if d.chance(40):
                row["lamps"] = d.pick(("blue green", "red", "yellow red"))
            if kind == "project":
                row.update({"key": d.pick((None, None, "yes")), "stages": d.pick((None, "在建")),
                            "min-total": d.pick((None, "5")),
                            "in-statistics": d.pick((None, None, "yes"))})
            else:
                row["min-value"] = d.pick((None, "8", "20"))
            return row
        self.spec["recommendations"] = self.some(0, 3, make)

    def targets(self):
        d = self.dice

        def make(i):
            kind, op = d.pick(("产业", "企业", "项目")), \
                d.pick(("about", "at-least", "over", "exactly", "range"))
            row = {"id": f"G{i}", "scope": d.pick(["city"] + self.city.domains), "clause": "三",
                   "kind": kind, "op": op, "threshold": d.pick(("1", "10", "40", "100")),
                   "below": d.pick((None, None, "200")),
                   "value": "1-3" if op == "range" else d.draw(0, 4),
                   "year": d.pick((str(self.city.year), "2033", "3年左右"))}
            if kind == "产业" and d.chance(30):
                row["subjects"] = self.spec["industries"][0]["code"]
            return row
        self.spec["targets"] = self.some(0, 4, make)
        self.spec["targets"] += [
            {"id": "GP", "scope": "city", "kind": "大园区", "op": "at-least", "value": 1,
             "threshold": d.pick(("10", "40")), "year": "2033", "clause": "四"},
            {"id": "GL", "scope": "city", "kind": "好园区", "op": "at-least", "value": 1,
             "level": "国家级", "year": "2033", "clause": "四"},
            {"id": "GN", "scope": "city", "kind": "产业梯队", "op": "some", "value": "——",
             "threshold": "80 50", "year": "2033", "clause": "三"}]

    def stated(self):
        """Growth that a row states: what its ends give, or a little more or less."""
        d = self.dice
        for i, row in enumerate(self.spec["industries"] + self.spec["annex"]):
            (first, a), (last, b) = row["@path"][0], row["@path"][-1]
            if "——" in (a, b) or Fraction(a) <= 0 or Fraction(b) <= Fraction(a) or d.chance(30):
                continue
            n, places = last - first, d.pick((0, 1, 1, 2))
            ratio = Fraction(b) / Fraction(a)
            growth = printed((root(ratio, n, 1) if n > 1 else ratio - 1) * 100, places)
            noise = Fraction(d.pick((0, 0, 0, 1, 1, 20)), 10**places)
            text = printed(Fraction(growth) + noise, places) + "%"
            row["stated-growth"] = (text, text.translate(WIDE), text.replace("%", " ％"))[i % 3]

    def mentions(self):
        d = self.dice
        self.spec["mentions"] = self.some(0, 4, lambda i: {
            "name": d.pick(("产业1", "产1", f"名称{i}")), "kind": "industry", "clause": "三",
            "refers": d.pick((None, "I1")), "count": d.pick((None, None, None, "2"))})

    def faults(self):
        """What only the audit sees: industries of enterprises, ladders, holes, assumptions."""
        d, spec = self.dice, self.spec
        for row in self.enterprises:
            row["industry"] = d.pick([None] + [i["code"] for i in spec["industries"]])
        if d.chance(40):
            spec["ladders"].append({"id": "other", "subject": d.pick(("industry", "enterprise")),
                                    "@steps": d.pick((spec["ladders"][0]["@steps"],
                                                      [("1", "亿元"), ("10", "十亿")]))})
        if d.chance(30):
            spec["bands"] = [{"code": "B1", "name": "小", "min": "1", "max": "9"},
                             {"code": "B10", "name": "大", "min": "10"}]
        for row in spec["domains"] + spec["sectors"] + spec["counties"]:
            row["assumed"] = "未载明" if d.chance(10) else None

    # --- quarter and year -----------------------------------------------------------------

    def boards(self):
        self.spec["scoreboards"], self.spec["marks"] = [], []
        for when in ("quarter", "year"):
            self.growth_board(f"B-{when}-growth", when)
            for units in ("county", "department", "domain"):
                if self.dice.chance(40):
                    self.board(f"B-{when}-{units}", when, units)

    METHODS = ({"method": "completion"}, {"method": "completion", "cap": "1.2"},
               {"method": "target-met"}, {"method": "place"}, {"method": "place", "drop": "12.5"},
               {"method": "step", "every": "2", "gain": "1", "most": "15"},
               {"method": "efficacy", "low": "6", "high": "12"},
               {"method": "efficacy", "low": "50", "high": "20.5", "cap": "1.1"},
               {"method": "proportional"}, {"method": "mean", "cap": "1.5"}, {"method": "mark"})

    def growth_board(self, id, when):
        """Every method, by what is told of those that reported alone (R9)."""
        methods = list({m["method"]: m for m in self.METHODS if m["method"] != "mark"}.values())
        items = [{"code": f"J{i}", "name": m["method"], "weight": "10", "figure": "rev-growth", **m}
                 for i, m in enumerate(methods)]
        rest = {"code": "REST", "name": "其余", "weight": str(100 - 10 * len(items)),
                "method": "mark"}
        self.spec["scoreboards"].append({
            "id": id, "name": id, "when": when, "units": "county",
            "@children": [("item", i) for i in items + [rest]]})

    def board(self, id, when, units):
        d = self.dice
        figures = {"county": ("inv-completion", "inv", "rev-growth", "inv-lead", "rev-landing",
                              "rev-mom"),
                   "domain": ("inv-completion", "rev-completion", "rev-growth", "inv-month",
                              "rev-contribution", "rev-pull"),
                   "department": ("rev-completion", "rev-growth", "reports-year-rate",
                                  "rev-growth-change")}[units]
        n = d.pick((1, 2, 4, 8))
        items = []
        for i in range(n):
            row = {"code": f"J{i}", "name": f"单项{i}", "weight": yi(100 * YI // n),
                   **d.pick(self.METHODS)}
            if row["method"] != "mark":
                row["figure"] = d.pick(figures)
            items.append(row)
        children = [("item", i) for i in items]
        children += [("medal", {"place": k, "name": w}) for k, w in
                     enumerate(("冠军", "亚军", "季军")[:d.draw(1, 3)], 1)]
        children += [("addition", {"code": "UP", "name": "表扬", "points": "0.3"}),
                     ("addition", {"code": "DOWN", "name": "蜗牛", "points": "-0.125"})]
        self.spec["scoreboards"].append({"id": id, "name": id, "when": when, "units": units,
                                         "appeal-days": "5" if len(items) % 2 else None,
                                         "groups": d.pick((None, "yes")) if units == "county"
                                         else None, "@children": children})
        self.marks(id, when, units, [i["code"] for i in items
                                     if i["method"] == "mark" and d.chance(80)])

    def marks(self, id, when, units, items):
        d = self.dice
        codes = {"county": self.city.counties, "department": self.city.departments,
                 "domain": self.city.domains}[units]
        period = f"{self.city.year}" if when == "year" else \
            f"{self.city.year}-Q{(self.city.month + 2) // 3}"
        for unit in codes:
            row = {"period": period, "scoreboard": id, "unit": unit}
            self.spec["marks"] += [{**row, "item": c, "value": d.pick(("3.5", "12.5", "12.125"))}
                                   for c in items if d.chance(70)]
            self.spec["marks"] += [{**row, "item": c, "value": d.pick(("0", "9.5")),
                                    "document": "乙纪要"} for c in items if d.chance(30)]
            self.spec["marks"] += [{**row, "addition": c, "times": d.draw(1, 3),
                                    "document": f"测〔2030〕{d.draw(1, 9)}号"}
                                   for c in ("UP", "DOWN") if d.chance(30)]

    def awards(self):
        d = self.dice
        self.spec["audited"], self.spec["awards"], self.given = [], [], []
        for e in self.enterprises:
            if d.chance(60):
                money = lambda: d.pick((None, "1", "0.5", "0.25", "0.00000001"))
                self.spec["audited"].append({
                    "subject": e["code"], "rev": yi(self.city.size() + 10 * YI), "tax": money(),
                    "tax-last": money(), "local-tax": money()})
        words = [w for _, w in self.spec["ladders"][1]["@steps"]]
        for i in range(d.draw(0, 2)):
            self.spec["awards"].append({
                "id": f"A{i}", "name": f"奖{i}", "ladder": "enterprise",
                "year": d.pick((None, self.city.year, self.city.year - 1)),
                "pay": d.pick(("highest", "difference")),
                "cap-share": d.pick((None, "50", "12.5")), "min-tax": d.pick((None, "0.3")),
                "tax-not-falling": d.pick((None, "yes")),
                "@children": [("prize", {"step": w, "money": n})
                              for w, n in zip(words, ("10", "200.5", "500"))
                              if w == words[-1] or d.chance(70)]})
        for e in self.enterprises:
            if self.spec["awards"] and d.chance(20):
                self.given.append((e["code"], d.pick(self.spec["awards"])["id"], d.pick(words),
                                   self.city.year - d.draw(0, 2)))
        self.spec["audited"] += [{"subject": e["code"], "rev": yi(self.city.size()),
                                  "@year": "2029"} for e in self.enterprises if d.chance(20)]
        self.spec["ladders"][1]["rolling"] = d.pick((None, "yes"))
