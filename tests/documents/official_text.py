"""The paragraphs that official.py's sentences make."""
from fractions import Fraction

from official import CARRIED, MISSING, NS, Official  # noqa: F401


# the number of its subjects; what they are, and where there are none; what was not reported, less than nothing,
# done; the share of the plan; the verbs of the month
TOTALS = {
    "rev": ("rev-units", "产业", "产业", "主营业务收入", "主营业务收入为负{}亿元", "实现主营业务收入", "完成年度计划的",
            ("实现主营业务收入", "主营业务收入", "实现")),
    "inv": ("projects", "项目", "重点项目", "投资完成情况", "核减投资{}亿元（更正以前年度数据）", "完成投资", "占年度计划的",
            ("完成投资", "投资", "完成投资")),
}


def out_of_growth(never):
    """How those count who did not report, as R9 ends it."""
    return "总量，均不参与增速计算" if never else "总量，不参与增速计算"


class Bulletin(Official):
    # --- 一、总体情况 ---

    def month_and_needed(self, scope, series, what):
        x, need = self.v(f"{scope}{series}-month"), self.v(f"{scope}{series}-needed")
        parts = []
        if self.month != 2 and x is not None and \
                (self.yi(x) != "0.00" or self.states.get(f"{scope}{series}-month") != CARRIED):
            # behind a month that was silent the amount is of both, once the sum is reported again
            both = self.states.get(f"{scope}{series}-month") == CARRIED and x > 0 and \
                self.yi(x) != "0.00" and self.states.get(f"{scope}{series}") != CARRIED
            parts.append(f"{self.m}当月{self.of_month(x, what)}{'（含上期未报数）' if both else ''}")
        if need is not None and need > 0 and self.yi(need) != "0.00":
            head = "最后1个月需" if self.remaining == 1 else f"后{self.remaining}个月月均需"
            parts.append(f"{head}{what[2]}{self.yi(need)}亿元")
        return "，".join(parts) + ("。" if parts else "")

    def of_month(self, x, what):
        if self.yi(x) == "0.00":
            return f"{what[0]}不足0.01亿元" if x else f"没有{what[0]}"
        return f"核减{what[1]}{self.yi(x)}亿元（更正以前月份数据）" if x < 0 else f"{what[0]}{self.yi(x)}亿元"

    def silent(self, n, never, unit, tail, total, of=None):
        """R9: who did not report, and how they count."""
        if not n:
            return ""
        if never and (n == 1 or self.states.get(total) != CARRIED):
            return f"有{n}{unit}今年以来尚未报送，未计入总量。"
        if n == of and n > 1 and not never:
            return f"{n}{unit}本期均未报送，按上期累计数计入{tail(never).replace('参与增速计算', '计算增速')}。"
        since = "今年以来报送过的按上期累计数计入" if never else "按上期累计数计入"
        return f"有{n}{unit}本期未报，{since}{tail(never)}。"

    def unplanned(self, n, unit, p, of=0, need=""):
        """R6: neither in the completion nor, where that is said, in what is still needed."""
        whose = f"无年度计划的{of}个{unit[1:]}中，{n}个" if of and of != n else f"无年度计划的{n}{unit}"
        need = f"和后续需{need}数" if need else ""
        return f"{whose}计入累计数，不计入完成率{need}。" if n and p is not None else ""

    def entered(self, series, kind, subjects):
        """F1: who has a number now and had none before is in the sum, and in no month's amount."""
        before = f"@{self.previous}"
        if not self.previous or self.v(f"city/{series}{before}") is None:
            return ""
        new = [(c, n) for c, n in subjects if self.v(f"{kind}/{c}/{series}") is not None and
               f"{kind}/{c}/{series}{before}" in self.states and self.v(f"{kind}/{c}/{series}{before}") is None]
        if not new:
            return ""
        if kind == "project":
            who = f"{len(new)}个项目本期首次报送完成数"
        else:
            silent = all(self.states[f"{kind}/{c}/{series}{before}"] == MISSING for c, _ in new)
            who = f"{len(new)}个产业" if len(new) > 3 else "、".join(
                n if n.endswith(("产业", "产业链")) else f"{n}产业" for _, n in new)
            who += "今年以来首次报送" if silent else "本期起纳入统计"
        month = self.v(f"city/{series}-month") is not None
        return who + (f"，计入累计数，不计入{self.m}当月数。" if month else "。")

    def total(self, series, codes):
        """All revenue, or all investment."""
        units, noun, none, missed, less, more, share, month = TOTALS[series]
        n, x, p = (self.v(f"city/{k}") for k in (units, series, f"{series}-completion"))
        if not n:
            return f"{self.period}，尚无{none}列入调度。"
        revenue = series == "rev"
        # the list is longer than those who have a plan or a number, and nobody has one
        some = "有年度计划的" if revenue and x is None and n < len(list(self.of("industry"))) else ""
        text = f"{self.period}，{n}个{some}重点{noun}"
        if x is None:
            text += f"{'均' if n > 1 else ''}未报送{missed}。"
        elif x < 0 and self.yi(x) != "0.00":
            text += f"累计{less.format(self.yi(x))}。"
        else:
            text += f"累计{more}{self.yi(x)}亿元"
            text += self.grown(self.v("city/rev-growth"), True) + self.changed("city/") if revenue else ""
            text += self.done("city/", share, series) + self.half("city/", series) + "。"
        text += self.month_and_needed("city/", series, month)
        never = any(self.states.get(f"{code}/{series}") == MISSING for code in codes)
        if x is not None:
            text += self.silent(self.v(f"city/{series}-missing"), never, f"个{noun}",
                                out_of_growth if revenue else lambda never: "", f"city/{series}", n)
        all_of = [(e.get("code"), e.get("short")) for e in (self.of("industry") if revenue else self.projects())]
        text += self.entered(series, "industry" if revenue else "project", all_of)
        need = self.v(f"city/{series}-needed")
        return text + self.unplanned(self.v(f"city/{series}-noplan"), f"个{noun}", p,
                                     0 if revenue else sum(e.get("noplan") == "yes" for e in self.projects()),
                                     month[2][:2] if need is not None and need > 0 and self.yi(need) != "0.00" else "")

    def step(self, kind):
        """The word that is counted: the usual one, or the highest that the plan reaches."""
        words = [s.get("word") for g in self.of("steps") if g.get("subject") == kind for s in g]
        if self.word_of(kind) in words:
            return self.word_of(kind)
        reached = [w for w in words if self.v(f"steps/{kind}/{w}/plan")]
        return reached[-1] if reached else ""

    def steps(self):
        words = self.step("industry"), self.step("enterprise")
        if not words[0] or not words[1]:
            return ""
        a, b, c = (self.v(f"steps/industry/{words[0]}/{k}") for k in ("last", "plan", "reached"))
        e, f, g = (self.v(f"steps/enterprise/{words[1]}/{k}") for k in ("last", "plan", "reached"))
        if c is not None and g is not None:
            return self.steps_made(words, (a, b, c), (e, f, g))
        if not any((a, b, e, f)):
            return ""
        if all((a, b, e, f)):
            return f"按上年全年数，{words[0]}级产业{a}个、{words[1]}级企业{e}户；" \
                f"按{self.year}年计划，年末{'应' if self.month == 12 else ''}分别达到{b}个、{f}户。"
        say = lambda n, word, kind, reach, none: f"{word}级{kind[0]}{reach}{n}{kind[1]}" if n \
            else f"{none}{word}级{kind[0]}"
        i, h = ("产业", "个"), ("企业", "户")
        return f"按上年全年数，{say(a, words[0], i, '', '尚无')}、{say(e, words[1], h, '', '尚无')}；" \
            f"按{self.year}年计划，年末{say(b, words[0], i, '达到', '没有')}、" \
            f"{say(f, words[1], h, '达到', '没有')}。"

    def steps_made(self, words, industries, firms):
        """Of a year that is over."""
        if not any(industries + firms):
            return ""
        some = lambda n, unit: f"{n}{unit}" if n else "没有"
        of = lambda counts, what, unit: \
            (f"{what}{counts[2]}{unit}" if counts[2] else f"没有{what}") + \
            f"（{self.year}年计划{some(counts[1], unit)}、上年{some(counts[0], unit)}）"
        return f"按全年调度数，{of(industries, words[0] + '级产业', '个')}，" \
            f"{of(firms, words[1] + '级企业', '户')}。"

    def reports(self):
        """P12."""
        units = [u for u in self.of("unit") if u.get("expected") == "yes"]
        missing = [u.get("name") for u in units if u.get("status") == "missing"]
        n, k = len(units), self.v("reports/received")
        if not n:
            return ""
        if not k:
            text = f"报送方面，应报{n}个，{'均' if n > 1 else ''}未报送。"
        else:
            late = sum(u.get("deadline") == "late" for u in self.of("unit"))
            text = f"报送方面，应报{n}个，已报{k}个{f'（其中迟报{late}个）' if late else ''}，报送率{self.rate(Fraction(k, n))}%"
            text += f"，未报{n - k}个：{'、'.join(missing)}。" if n - k else "。"
        asked = sum(u.get("pending") == "yes" and u.get("status") == "received" for u in units)
        return text + (f"有{asked}个单位的部分数据正在核实，暂按所报数计入。" if asked else "")

    # --- 二、主要指标完成情况 ---

    def of_industry(self, code, name):
        scope = f"industry/{code}/"
        x, name = self.v(f"{scope}rev"), name if name.endswith(("产业", "产业链")) else f"{name}产业"
        if self.states.get(f"{scope}rev") == MISSING:
            return f"{name}尚未报送主营业务收入"
        if x is None:
            return ""
        if x < 0 and self.yi(x) != "0.00":
            return f"{name}主营业务收入为负{self.yi(x)}亿元"
        return f"{name}实现主营业务收入{self.yi(x)}亿元{self.grown(self.v(f'{scope}rev-growth'), False)}" + \
            self.done(scope, "完成年度计划的", "rev")

    def stepped(self):
        if self.states.get("city/rev") == MISSING:
            return ""
        word = self.step("industry")
        tier = "rev-reached-tier" if self.month == 12 else "rev-tier"
        said = [self.of_industry(c, n) for c, n in self.industries()
                if self.steps_of.get(f"industry/{c}/{tier}") == word]
        said = [s for s in said if s]
        return f"{word}级产业中，{'；'.join(said)}。" if said else ""

    def rated(self, kind, subjects, unit):
        """How many grow, and who grows most."""
        growth = [self.v(f"{kind}/{c}/rev-growth") for c, _ in subjects]
        growth = [g for g in growth if g is not None]
        n, up = len(growth), sum(self.sign(g) > 0 for g in growth)  # as the list behind it prints
        if not n:
            return ""
        if n == 1:
            return f"有可比数据的1{unit}{'实现同比' if up else '未实现'}增长。"
        if up in (0, n):
            return f"有可比数据的{n}{unit}均{'实现同比' if up else '未实现'}增长。"
        return f"有可比数据的{n}{unit}中，{up}{unit[0]}实现同比增长。"

    def fastest(self, kind, subjects):
        places = self.places(kind, subjects, "rev-growth")
        few = sum(len(members) for _, members in places) <= 3
        word = lambda m: "与上年同期持平" if not self.sign(m[2]) else \
            f"{'增长' if m[2] > 0 else '下降'}{self.rate(m[2])}%"
        return self.front(places, lambda members: few or self.sign(members[0][2]) > 0,
                          ("增速并列的有", "增速由高到低依次为", "实现增长的有", "增速居前的有"), word)

    def group(self, scope, head):
        """P4 of a group of enterprises, after what it is called and how many they are."""
        x = self.v(f"{scope}rev")
        if x < 0 and self.yi(x) != "0.00":
            return f"{head}累计主营业务收入为负{self.yi(x)}亿元。"
        return f"{head}累计实现主营业务收入{self.yi(x)}亿元" + \
            self.grown(self.v(f"{scope}rev-growth"), True) + self.changed(scope) + \
            self.done(scope, "完成年度计划的", "rev")

    def firms_said(self):
        firms, scope = self.firms(), "group/annex/"
        n = self.v(f"{scope}rev-units") or 0  # those that have a plan or have reported
        text = ""
        if n and self.v(f"{scope}rev") is None:
            some = "有年度计划的" if n < len(firms) else ""
            text = f"{n}户{some}百亿培育企业{'均' if n > 1 else ''}未报送主营业务收入。"
        elif n:
            text = self.group(scope, f"{n}户百亿培育企业")
            text += "" if text.endswith("。") else self.half(scope, "rev") + "。"
            never = any(self.states.get(f"enterprise/{c}/rev") == MISSING for c, _ in firms)
            text += self.silent(self.v(f"{scope}rev-missing"), never, "户企业", out_of_growth,
                                f"{scope}rev")
            text += self.unplanned(self.v(f"{scope}rev-noplan"), "户企业",
                                   self.v(f"{scope}rev-completion"))
        annex = next((g for g in self.of("enterprises") if g.get("group") == "annex"), ())
        text += self.lit([e for e in annex if e.get("child") == "no"], "企业", "户", f"{scope}rev-lead")
        return text + self.completion("enterprise", firms, "rev", scope)[0]

    def register(self):
        n, scope = self.v("group/register/rev-units"), "group/register/"
        if not n:
            return ""
        if self.v(f"{scope}rev") is None:
            return f"其他在库企业{n}户，{'均' if n > 1 else ''}未报送主营业务收入。"
        text = self.group(scope, f"其他在库企业{n}户，")
        text = text if text.endswith("。") else text + "。"
        group = next((g for g in self.of("enterprises") if g.get("group") == "register"), ())
        never = any(self.states.get(f"enterprise/{e.get('code')}/rev") == MISSING for e in group)
        silent = self.v(f"{scope}rev-missing")
        return text + self.silent(silent, never, "户企业", out_of_growth, f"{scope}rev") \
            .replace(f"有{silent}户企业", f"其中{silent}户", 1)

    def bands(self):
        if self.v("city/inv") is None:
            return ""
        said = []
        for band in self.of("band"):
            scope = f"band/{band.get('code')}/"
            n, x = self.v(f"{scope}projects"), self.v(f"{scope}inv")
            if not n:
                continue
            head = f"{band.get('name')}项目{n}个，"
            if x is None:
                said.append(f"{head}尚未报送投资完成情况")
            elif x < 0 and self.yi(x) != "0.00":
                said.append(f"{head}累计核减投资{self.yi(x)}亿元")
            else:
                said.append(f"{head}累计完成投资{self.yi(x)}亿元{self.done(scope, '占年度计划的', 'inv')}")
        return f"按投资规模分，{'；'.join(said)}。" if said else ""

    def started(self):
        planned, due, done = (self.v(f"city/{k}") for k in ("starts-planned", "starts-due", "started"))
        text = ""
        if self.v("city/inv") is None:
            return text
        if planned:
            head = f"全年计划新开工{planned}个，"
            rate = self.rate(Fraction(done, planned))
            if not done:
                text = f"{head}尚无项目开工。"
            elif self.month != 12 and due == planned:
                text = f"{head}到本期{'均' if planned > 1 else ''}应开工，已开工{done}个，开工率{rate}%。"
            else:
                text = f"{head}已开工{done}个，开工率{rate}%" + (
                    f"；按计划本期应开工{due}个，按此计算开工率{self.rate(Fraction(done, due))}%。"
                    if self.month != 12 and due else "。")
        planned, done = self.v("city/finishes-planned"), self.v("city/finished")
        if planned:
            text += f"全年计划竣工{planned}个，" + (
                f"已竣工{done}个，竣工率{self.rate(Fraction(done, planned))}%。" if done else "尚无项目竣工。")
        n, rate = self.v("city/in-statistics"), self.v("city/in-statistics-rate")
        if rate is not None:
            text += f"已开工项目中入统{n}个，入统率{self.rate(rate)}%。" if n else "已开工项目尚未入统。"
        return text

    # --- 三、各县市区、各领域 ---

    def counties_said(self):
        counties = self.counties()
        text, places, _, _ = self.completion("county", counties, "inv", "city/")
        if not places and any(self.states.get(f"county/{c}/inv-completion") == MISSING for c, _ in counties):
            text = "因未报送数据，本期不作排名。"
        text += self.lit([e for e in self.of("county") if e.get("subjects")], "县市区", "个", "city/inv-lead")
        return text + self.moves("county", counties, "inv-completion")

    def aside(self, scope, n):
        """R6, R9: what is in the sum, and in its growth or completion not."""
        growth, completion = (self.v(f"{scope}rev-{k}") is not None for k in ("growth", "completion"))
        silent, planless = self.v(f"{scope}rev-missing"), self.v(f"{scope}rev-noplan")
        if silent == n:
            return f"（本期{'均' if n > 1 else ''}未报，为上期累计数）"
        if n == 1:
            return ""
        parts = [f"{silent}个本期未报" + ("，不参与增速计算" if growth else "")] if silent else []
        parts += [f"{planless}个无年度计划，不计入完成率"] if planless and completion else []
        return f"（{'；'.join(parts)}）" if parts else ""

    def domains(self):
        out = []
        for e in (e for e in self.of("domain") if e.get("industries") is not None):
            scope = f"domain/{e.get('code')}/"
            name = e.get("name") if e.get("name").endswith("领域") else f"{e.get('name')}领域"
            n, x, k, inv = (self.v(f"{scope}{q}") for q in ("rev-units", "rev", "projects", "inv"))
            text = ""
            if n and self.states.get(f"{scope}rev") == MISSING:
                text = f"{name}的产业尚未报送主营业务收入"
            elif n and x is not None and x < 0 and self.yi(x) != "0.00":
                text = f"{name}{n}个产业累计主营业务收入为负{self.yi(x)}亿元"
            elif n and x is not None:
                text = f"{name}{n}个产业{self.aside(scope, n)}累计实现主营业务收入{self.yi(x)}亿元" + \
                    self.grown(self.v(f"{scope}rev-growth"), True) + self.done(scope, "完成年度计划的", "rev")
            if k:
                text += ("；" if text else name) + f"{k}个重点项目"
                if inv is None:
                    text += "尚未报送投资完成情况"
                elif inv < 0 and self.yi(inv) != "0.00":
                    text += f"累计核减投资{self.yi(inv)}亿元"
                else:
                    text += f"累计完成投资{self.yi(inv)}亿元" + self.done(scope, "占年度计划的", "inv")
            out += [text + "。"] if text else []
        return out

    # --- 四 ---

    def problems(self):
        """P11."""
        a, b, c, d, e = (self.v(f"problems/{k}") or 0
                         for k in ("opening", "new", "closed", "open", "overdue"))
        if not any((a, b, d)):
            return ""
        early = self.month == 2
        before = "上年末" if early else "上月末"
        text = f"{before}未销号{a}个，" if a else f"{before}无遗留问题，"
        now = "今年以来" if early else "本月"
        text += {(False, False): f"{now}无新增和销号", (False, True): f"{now}销号{c}个",
                 (True, False): f"{now}新增{b}个、尚无销号",
                 (True, True): f"{now}新增{b}个、销号{c}个"}[bool(b), bool(c)]
        if not d:
            text += "，期末全部销号"
        elif e == d:
            text += f"，期末未销号{d}个，{'均' if d > 1 else ''}已逾期"
        else:
            text += f"，期末未销号{d}个，" + (f"其中逾期{e}个" if e else "无逾期问题")
        return text + (f"，销号率{self.rate(Fraction(c, a + b))}%" if c and a + b else "") + "。"

    # --- all ---

    def paragraphs(self):
        """(section, text), in order; empty ones are not written."""
        i, s = self.industries(), "industry"
        annex = self.of("enterprises")
        reports, units = ("一", self.reports()), [u for u in self.of("unit") if u.get("status") == "missing"]
        known = [u for u in self.of("unit") if u.get("expected") == "yes" and u.get("status") != "missing"]
        first = len(units) > len(known)  # what the numbers are made of stands before them
        said = ([reports] if first else []) + [
                ("一", self.total("rev", [f"industry/{c}" for c, _ in i])),
                ("一", self.total("inv", [f"project/{e.get('code')}" for e in self.projects()])),
                ("一", self.steps()), ("一", "") if first else reports, ("二", self.stepped()),
                ("二", self.lit(self.of("industry"), "产业", "个",
                               "city/rev-lead") + self.completion(s, i, "rev", "city/")[0] +
                 self.moves(s, i, "rev-completion")),
                ("二", self.rated(s, i, "个产业") + self.fastest(s, i)),
                ("二", self.firms_said()),
                ("二", self.rated("enterprise", self.firms(), "户企业") +
                 self.fastest("enterprise", self.firms()) + self.register()),
                ("二", self.bands() + self.lit(self.projects(), "项目", "个", "city/inv-lead")),
                ("二", self.started()), ("三", self.counties_said())]
        said += [("三", text) for text in self.domains()]
        said += [("四", self.problems())]
        return [(where, text) for where, text in said if text] if annex or said else []
