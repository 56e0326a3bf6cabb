"""The phrase grammar, read a second time (P1–P13): from the values of figures.xml, and not from
its words, directions, rankings or lists, the paragraphs of the bulletin that an official would
write under 一 to 三, and the sentence on problems.

Written from the grammar, not from templates: what is said of whom, in which order, who ties
with whom, which verb.  The names of steps, bands and subjects are the plan's."""
import xml.etree.ElementTree as ET
from fractions import Fraction

NS = "{urn:tongbao:figures:1}"
LAMPS = (("green", "绿灯"), ("yellow", "黄灯"), ("red", "红灯"), ("blue", "蓝灯"))
NONE, MISSING, CARRIED = "none", "missing", "carried"


def rounded(value, places, even):
    """Of a Fraction, half away from zero or to even; without a sign."""
    scaled = abs(value) * 10**places
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    twice = 2 * rest - scaled.denominator
    whole += twice > 0 or (twice == 0 and (not even or whole % 2 == 1))
    text = str(whole).rjust(places + 1, "0")
    return text if places == 0 else f"{text[:-places]}.{text[-places:]}"


class Official:
    """Says what figures.xml at path amounts to; even: how the plan rounds."""

    def __init__(self, path, even=False, word_of=lambda kind: "百亿" if kind == "enterprise" else "千亿"):
        self.root, self.even, self.word_of = ET.parse(path).getroot(), even, word_of
        self.month = int(self.root.get("month"))
        self.label, self.m = self.root.get("label"), self.root.get("month-label")
        self.previous, self.remaining = self.root.get("previous"), int(self.root.get("remaining"))
        self.year = self.root.get("year")
        self.values, self.states, self.curves, self.steps_of = {}, {}, set(), {}
        for f in self.root.iter(f"{NS}figure"):
            self.states[f.get("id")] = f.get("state")
            value = f.get("value")
            if f.get("curve") == "yes":
                self.curves.add(f.get("id"))
            if value and f.get("unit") in ("亿元", "%", "百分点", "个", "户", "位") and value[0] != "(":
                self.values[f.get("id")] = Fraction(value)
            elif f.get("unit") == "":
                self.steps_of[f.get("id")] = f.get("text")
        self.period = {3: "一季度", 6: "上半年", 9: "前三季度", 12: "全年"}.get(self.month, self.label)

    # --- numbers ---

    def v(self, id):
        """Exact, None where there is no number."""
        return self.values.get(id) if self.states.get(id) in ("value", "zero", CARRIED) else None

    def yi(self, yuan):
        return rounded(Fraction(yuan) / 10**8, 2, self.even)

    def rate(self, ratio):
        return rounded(ratio * 100, 1, self.even)

    def of(self, tag, where=""):
        return list(self.root.iter(f"{NS}{tag}"))

    # --- words of one figure ---

    def pace(self, lead_id):
        return "计划进度" if lead_id in self.curves else "序时进度"

    def against(self, d, lead_id):
        """P1: fast, slow or level, of what prints."""
        points = self.rate(d)
        if self.month == 12:
            return "与年度计划持平" if points == "0.0" else \
                f"比年度计划{'高' if d > 0 else '低'}{points}个百分点"
        pace = self.pace(lead_id)
        return f"与{pace}持平" if points == "0.0" else f"{'快' if d > 0 else '慢'}于{pace}{points}个百分点"

    def done(self, scope, word, series):
        p, d = self.v(f"{scope}{series}-completion"), self.v(f"{scope}{series}-lead")
        if p is None:
            return ""
        share = f"，完成率为负{self.rate(p)}%" if p < 0 and self.rate(p) != "0.0" else f"，{word}{self.rate(p)}%"
        return f"{share}，{self.against(d, f'{scope}{series}-lead')}"

    def half(self, scope, series):
        """P13: only when half the plan is done at half the year."""
        p = self.v(f"{scope}{series}-completion")
        return "，实现“时间过半、任务过半”" if self.month == 6 and p is not None and p >= Fraction(1, 2) else ""

    def grown(self, g, whole):
        if g is None:
            return ""
        lead = "可比口径" if whole else ""
        if self.rate(g) == "0.0":
            return f"，{lead}与上年同期持平"
        return f"，{lead}同比{'增长' if g > 0 else '下降'}{self.rate(g)}%"

    def sign(self, g):
        return 0 if self.rate(g) == "0.0" else 1 if g > 0 else -1

    def changed(self, scope):
        """P5, against the cumulative period before."""
        g, was = self.v(f"{scope}rev-growth"), self.v(f"{scope}rev-growth@{self.previous}")
        c = self.v(f"{scope}rev-growth-change")
        if g is None or was is None or c is None:
            return ""
        now, then = self.sign(g), self.sign(was)
        if now != then and (now < 0 or then < 0):
            words = {(-1, 1): "由降转增", (-1, 0): "由降转平", (1, -1): "由增转降", (0, -1): "由平转降"}
            return "，" + words[then, now]
        before = self.root.get("previous-label")
        # the rate before that a correction has made of the printed one (R10)
        made = self.v("city/rev-revisions") if scope == "city/" else None
        made = f"（按修订后的数为{self.rate(was)}%）" if made and self.yi(made) != "0.00" and then > 0 else ""
        if now < 0:
            text = f"，降幅比{before}{'收窄' if c > 0 else '扩大'}{self.rate(c)}个百分点" \
                if self.sign(c) else f"，降幅与{before}持平"
        else:
            text = f"，增速比{before}{made}{'加快' if c > 0 else '回落'}{self.rate(c)}个百分点" \
                if self.sign(c) else f"，增速与{before}{made}持平"
        # over fewer subjects than the two growths: a reader who subtracts finds another
        # direction, or more than the last place can hide
        signed = lambda x: Fraction(self.rate(x)) * (-1 if x < 0 else 1)
        read = signed(g) - signed(was)
        other = c != g - was and ((read > 0) - (read < 0) != (signed(c) > 0) - (signed(c) < 0) or
                                  abs(signed(c) - read) > Fraction(1, 10))
        return text + ("（按两期均报送的单位计算）" if other else "")

    # --- subjects ---

    def industries(self):
        return [(e.get("code"), e.get("short")) for e in self.of("industry") if e.get("path")]

    def firms(self):
        group = next((g for g in self.of("enterprises") if g.get("group") == "annex"), ())
        return [(e.get("code"), e.get("name")) for e in group if e.get("child") == "no"]

    def projects(self):
        return [e for e in self.of("project") if e.get("nature") is not None]

    def counties(self):
        return [(e.get("code"), e.get("name")) for e in self.of("county") if e.get("subjects")]

    # --- rankings ---

    def places(self, kind, subjects, quantity, at=""):
        """[(place, [(name, code, value)])] by exact values; ties share, the next is skipped."""
        rows = [(self.v(f"{kind}/{c}/{quantity}{at}"), i, c, n) for i, (c, n) in enumerate(subjects)]
        rows = sorted((r for r in rows if r[0] is not None), key=lambda r: (-r[0], r[1]))
        out = []
        for n, (value, _, code, name) in enumerate(rows, 1):
            if out and out[-1][1][0][2] == value:
                out[-1][1].append((name, code, value))
            else:
                out.append((n, [(name, code, value)]))
        return out

    def front(self, places, good, heads, item):
        """P6: the first three places of those that do well, with their ties."""
        if sum(len(members) for _, members in places) < 2:
            return ""
        chosen = [(n, members) for n, members in places if good(members)]
        total = sum(len(members) for _, members in places)
        if len(places) == 1:
            head = heads[0]
        elif total > 3 and len(chosen) > 2:
            head = heads[3]
        else:
            head = heads[1] if len(chosen) == len(places) else heads[2]
        said = [f"{'、'.join(m[0] for m in members)}（{'并列' if len(members) > 1 else ''}第{n}位，"
                f"{item(members[0])}）" for n, members in chosen if n <= 3]
        return f"{head}：{'、'.join(said)}。" if said else ""

    def completion(self, kind, subjects, series, whole):
        """P6 and P7: who is in front, who is behind."""
        places = self.places(kind, subjects, f"{series}-completion")
        lead_id = lambda m: f"{kind}/{m[1]}/{series}-lead"
        lead = lambda m: self.v(lead_id(m))
        gap = lambda m: self.gap(lead(m)) + (  # of an earlier month's number (R9)
            "，含未报数据" if self.states[lead_id(m)] == CARRIED else "")
        pace = self.pace(f"{whole}{series}-lead")
        ended = self.month == 12
        heads = ("完成率并列的有", "完成率由高到低依次为", "完成年度计划的有" if ended else f"达到{pace}的有",
                 "完成率居前的有")
        share = lambda m: "更正后为负" if m[2] < 0 and self.rate(m[2]) != "0.0" else f"{self.rate(m[2])}%"
        front = self.front(places, lambda members: lead(members[0]) >= 0, heads, share)
        behind = [m for _, members in places for m in members if lead(m) < 0]
        return front + self.behind(places, behind, lead, gap, pace, kind, share), places, behind, lead

    def gap(self, d):
        points = self.rate(d)
        if self.month == 12:
            return "略有差距" if points == "0.0" else f"差{points}个百分点"
        return "略慢" if points == "0.0" else f"慢{points}个百分点"

    def behind(self, places, behind, lead, gap, pace, kind, share):
        unit, everyone = {"industry": ("个", "有年度计划的产业"), "enterprise": ("户", "有年度计划的企业"),
                          "county": ("个", "各县市区")}[kind]
        ended = self.month == 12
        slow = [m for m in behind if self.sign(lead(m))]
        level = "、".join(m[0] for m in behind if not self.sign(lead(m)))
        # in a list of the worst the greatest gap stands first, the last by rank among equals
        worst = lambda most: "、".join(
            f"{m[0]}（{gap(m)}）" for m in sorted(
                reversed(slow), key=lead)[:most])
        as_printed = "与年度计划持平" if ended else f"与{pace}持平"
        if not places:
            return ""
        if not slow:
            if level:
                return f"{level}{as_printed}，" + ("其余全部完成计划。" if ended else f"其余均达到{pace}。")
            whose = "全部完成年度计划" if kind == "county" else "全部完成计划"
            return everyone + (f"{whose}。" if ended else f"均达到{pace}。")
        if len(slow) > 3 and len(slow) == sum(len(members) for _, members in places):
            text = ("全部未完成年度计划" if ended else f"全部低于{pace}") + f"，差距较大的有：{worst(3)}。"
        elif len(slow) > 5:
            text = ("未完成年度计划" if ended else f"低于{pace}") + \
                f"的有{len(behind)}{unit}，差距较大的有：{worst(5)}。"
        else:
            listed = "、".join(f"{m[0]}（{share(m)}）" if share(m)[-1] != "%" else
                              f"{m[0]}（{share(m)}，{gap(m)}）" for m in slow)
            text = ("未完成年度计划的有：" if ended else f"低于{pace}的有：") + listed + "。"
        return text + (f"{level}{as_printed}。" if level else "")

    def moves(self, kind, subjects, quantity):
        """P8, on those that have a place in both months."""
        now = {m[1]: n for n, members in self.places(kind, subjects, quantity) for m in members}
        then = {m[1]: n for n, members in self.places(kind, subjects, quantity, f"@{self.previous}")
                for m in members}
        both = [(c, name, then[c] - now[c]) for c, name in subjects if c in now and c in then]
        if len(both) < 2:
            return ""
        before = "1—2月" if self.month == 3 else "上月"
        # places that were printed as others (R10)
        series = quantity.split("-")[0]
        if any(self.v(f"{kind}/{c}/{series}-rank-completion-revisions") for c in now):
            before += f"相比（{before}位次按本期采用的数重排）"
        else:
            before += "相比"
        moved = sorted((b for b in both if b[2]), key=lambda b: (b[2] < 0, -abs(b[2])))
        if not moved:
            return f"与{before}，位次均无变化。"
        if len(moved) > 10:
            up, down = [b for b in moved if b[2] > 0], [b for b in moved if b[2] < 0]
            counts = "、".join(f"{len(x)}个位次{word}" for x, word in ((up, "上升"), (down, "下降")) if x)
            most = "，".join(f"{n}{'上升' if k > 0 else '下降'}{abs(k)}位" for _, n, k in up[:3] + down[:3])
            return f"与{before}，{counts}，变动较大的有：{most}。"
        said = [f"{n}{'上升' if k > 0 else '下降'}{abs(k)}位" for _, n, k in moved]
        rest = ["其余位次不变"] if len(moved) < len(both) else []
        return f"与{before}，{'，'.join(said + rest)}。"

    def lit(self, elements, what, unit, lead_id):
        """P9; of projects those too that have no lamp for want of a plan."""
        counts = [(word, sum(e.get("lamp") == lamp for e in elements)) for lamp, word in LAMPS]
        said = "、".join(f"{word}{n}{unit}" for word, n in counts if n)
        if not said:
            return ""
        blue = "（蓝灯为已完成年度计划）" if counts[3][1] else ""
        against = "年度计划" if self.month == 12 else self.pace(lead_id)
        unlit = sum(not e.get("lamp") and e.get("noplan") == "yes" for e in elements)
        rest = f"，另{unlit}{unit}无年度计划" if unlit else ""
        how = f"{what}按未报送" if self.states.get(lead_id[:-5]) == MISSING else f"对照{against}，{what}"
        return f"{how}亮{said}{blue}{rest}。"
