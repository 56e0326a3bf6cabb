"""Is the text of a document clean?  What no document may say or be, whatever the figures are:
tongbao-document(5) in, lines of what is wrong out."""
import functools
import os
import re
import xml.etree.ElementTree as ET

NS = "{urn:tongbao:document:1}"
HAN = "\u3400-\u9fff"
STOPS = "，。、；：！？"


@functools.lru_cache(maxsize=2)
def root_as_made(path, made):
    return ET.parse(path).getroot()


def root_of(path):
    """Nobody changes it. The figures of many documents, and a document, are read once."""
    stat = os.stat(path)
    return root_as_made(path, (stat.st_ino, stat.st_mtime_ns, stat.st_size))


# (what it is called, pattern): of every text, cells and charts among them
ANYWHERE = [(name, re.compile(pattern)) for name, pattern in (
    ("not a number", r"(?i)\b(nan|inf|null|none|undefined|true|false)\b"),
    ("minus zero", r"-0(?:\.0+)?(?![\d.])"),
    ("a plus sign", r"\+"),
    ("a sign after its word", r"(增长|下降|上升|快|慢|高|低|差)-"),
    ("doubled punctuation", f"[{STOPS}][{STOPS}]"),
    ("punctuation inside a bracket's edge", f"[（“《][{STOPS}]|[，、；：][）]"),
    ("an empty bracket", "（）|“”|《》|「」|〔〕"),
    ("a stop after the colon that opens a list", "：[。；，、]"),
    ("a unit without a number", r"(——|未报)(%|亿|个|户|位|分|家)"),
    ("其中 without anything", "其中：?(无|[。；，])|.其中：?$|其中0"),
    ("an unfilled slot", "[{}]|\\[\\]"),
    ("a character or word twice", f"的的|了了|各各|等等|是是|和和|([{HAN}]{{2,4}})\\1"),
    ("a double negative", "无[未不无]|[未没]有?[无未]|不[未无不](?!同)|非不"),
    ("half-width punctuation beside hanzi", f"[{HAN}][,;:!?()]|[,;:!?()][{HAN}]|[{HAN}]\\.|\\.[{HAN}]"),
    ("a space beside hanzi", f"[{HAN}{STOPS}] | [{HAN}{STOPS}]"),
    ("no place", r"第0位|第-\d"),
    ("nought of a change", r"(提前|推迟|早|晚)0年|(上升|下降|上调|下调)0位|(增长|下降|快|慢|高|低|差|加快|回落|收窄|扩大)[^\d。|]{0,7}0\.0(个百分点|%)"),
    ("nought of a time", r"(逾期|延迟)0个月|连续[01](个月|期)|(?<![\d.])0(天|个月|期)"),
    ("a count with decimals", r"\d\.\d+(个(?!百分点)|户|家|件|位)"),
    ("nothing as a gap", r"(差|缺|需|短)[^，。；（]{0,8}(?<!\d)0\.00亿元"),
    ("one of several", r"(?<![\d.])1(个|户|家|件|处|项|条|名)，?[^，。；、：）|]{0,14}(均|都|分别|依次)|等1(个|户|家|件|项)|共1(个|户|家|件)[^，。]*中"),
    ("none of several", r"(?<![\d.])0(个|户|家|件)[^，。；]*(分别|均|都|依次|其中)"),
    ("thousands parted", r"\d,\d{3}"),
    ("a code", r"[a-z]+/[A-Za-z0-9]|\b[A-Z]+\d+(\.\d+)?\b"),
    ("a word in Latin letters", r"[A-Za-z]{2,}"),
    ("names parted wrongly", "、(和|与|及)|和、"),
    ("a replacement character", "[\ufffd\u0000-\u0008\u2e80-\u2fdf\uf900-\ufaff\ue000-\uf8ff]"),
)]
# of running text alone: signs are words there, amounts and shares have their places
SAID = [(name, re.compile(pattern)) for name, pattern in (
    ("a sign in a sentence", r"(?<![\d—])[-−]\d"),
    ("an amount without two decimals", r"(?<![\d.])(\d+|\d+\.\d|\d+\.\d{3,})亿元(?!以上|项目|以下|台阶|及|级|的|（不含|规模)"),
    ("a share without one decimal", r"(?<![\d.—])(?!100%)(\d+|\d+\.\d{2,})%"),
    ("points without one decimal", r"(?<![\d.])(\d+|\d+\.\d{2,})个百分点"),
    ("nought of a month", r"月(当月)?(完成|实现)[^，。；]{0,12}(?<![\d.])0\.00亿元"),
    ("all as some of them", r"(?<![\d.])(\d+)个(?:重点)?(产业|项目)[^。]*。其中\1个\2"),
    ("nought of something lit", r"(?<![\d.])0(个|户|家|件)"),
)]
NUMBERING = re.compile(r"^(图\d+　|\d+\.|（\d+）|[一二三四五六七八九十]+、)")
LONGEST, LONGEST_LIST = 150, 200
# what a document says on purpose: a sheet its subject's code, the questions to a reporting
# unit its file, the codes of its rows and the amounts as it sent them
ALLOWED = {
    "industry-sheet": r"(?<=编码)[A-Za-z0-9.\-]+",
    "enterprise-sheet": r"(?<=编码)[A-Za-z0-9.\-]+",
    "project-sheet": r"(?<=编码)[A-Za-z0-9.\-]+",
    "award-candidates": r"(?<=（)[A-Z]+[\d.]+(?=）)|\d+(\.\d+)?(%|亿元)",
    "assessment": r"（60\+40|60\+40|(?<=[出低])\d+(\.\d+)?个百分点|(?<=[上下]限)\d+(\.\d+)?%",
    "review-handbook": r"(?<=[出低])\d+(\.\d+)?个百分点|(?<=[上下]限)\d+(\.\d+)?%",
    "upper-report": r"^[A-Z]+[\d.]+$",
    "rolling-list": r"^[A-Z]+[\d.]+$|rolling-list\.xlsx",
    "queries": r"^[A-Z]+[\d.]+(?=　|$)|《[\w.]+》|\d+(\.\d+)?亿元|(?<=增长)\d+%",
}
# each unit's part stands alone, so that it can be cut out and sent
REPEATED = ("award-candidates", "review-handbook", "queries", "reminders", "supervision")


def text_of(node):
    return "".join(node.itertext()).strip("\n")


class Page:
    """One document, and what is wrong with it."""

    def __init__(self, path, long_names):
        self.root = root_of(path)
        self.name, self.faults, self.long_names = self.root.get("name"), [], long_names
        self.allowed = next((re.compile(pattern) for name, pattern in ALLOWED.items()
                             if self.name.startswith(name)), None)
        self.sentences = {}

    def wrong(self, what, text):
        self.faults.append(f"{self.name}: {what}: {text[:160]}")

    def of_text(self, text, said):
        bare = NUMBERING.sub("", self.allowed.sub("某", text) if self.allowed else text)
        for name, pattern in ANYWHERE + (SAID if said else []):
            found = pattern.search(bare)
            if found:
                at = max(0, found.start() - 40)
                self.wrong(f"{name} ‘{found.group()}’", bare[at:found.end() + 40])
        for open_, close in ("（）", "“”", "《》", "〔〕"):
            if text.count(open_) != text.count(close):
                self.wrong(f"{open_} without {close}", text)

    def of_paragraph(self, text, once=True):
        """Sentences end, are not too long, and none is said twice; nor a name in a list."""
        if len(text) > 24 and not self.of_reporter(text) and text[-1] not in "。：；）！？”":
            self.wrong("no stop at the end", text[-60:])
        for sentence in re.split("[。；]", text):
            most = LONGEST_LIST if sentence.count("、") > 2 else LONGEST
            if len(sentence) > most and not self.long_names:
                self.wrong(f"{len(sentence)} characters without a stop", sentence)
        for sentence in re.split("。", text):
            if once and len(sentence) > 14:
                self.sentences[sentence] = self.sentences.get(sentence, 0) + 1
            for part in re.split("[，；：]", re.sub("（[^（）]*）", "", sentence)):
                names = part.split("、")
                if len(names) > 2 and len(set(names)) < len(names):
                    self.wrong("a name twice in a list", part)

    @staticmethod
    def of_reporter(text):
        """A problem as its reporter worded it ends as that one left it."""
        return "问题：" in text or "问题请" in text or "次报送。" in text or "补报。" in text

    # --- what stands in the tree ---

    def check(self):
        for node in self.root.iter():
            tag = node.tag.replace(NS, "")
            text = text_of(node)
            if tag in ("p", "note", "title", "h", "item", "addressee", "cc", "remark"):
                if not text:
                    self.wrong("an empty element", tag)
                self.of_text(text, tag in ("p", "note"))
                if tag in ("p", "note"):
                    self.of_paragraph(text, tag == "p")
            elif tag == "table":
                self.of_table(node)
            elif tag == "chart":
                self.of_chart(node)
            elif tag == "indicator":
                self.of_text(node.get("name"), False)
                self.of_text(text, True)
                if not text:
                    self.wrong("an indicator that says nothing", node.get("name"))
        self.of_headings(self.root.find(f"{NS}body"))
        for annex in self.root.iter(f"{NS}annex"):
            if len(annex) < 2:
                self.wrong("an annex of a title alone", text_of(annex))
        for sentence, n in self.sentences.items():
            if n > 1 and not self.name.startswith(REPEATED):
                self.wrong("said twice", sentence)
        return self.faults

    def of_table(self, table):
        name = table.get("caption") or table.get("id")
        body = table.find(f"{NS}tbody")
        rows = [] if body is None else list(body)
        if not rows:
            self.wrong("a table without rows", name)
        for attribute in ("caption", "unit"):
            self.of_text(table.get(attribute, ""), False)
        filled = False
        for cell in table.iter(f"{NS}cell"):
            lines = "|".join(t.strip("\n") for t in cell.itertext())
            self.of_text(lines, "。" in lines)
            if "。" in lines:
                self.of_paragraph(lines.replace("|", ""), False)
        for row in rows:
            filled = filled or any(text_of(c) not in ("", "——", "—") for c in list(row)[1:]) or \
                len(row) == 1
        if rows and not filled:
            self.wrong("a table of nothing", name)

    def of_chart(self, chart):
        for attribute in ("caption", "title", "subtitle", "note", "alt"):
            self.of_text(chart.get(attribute, ""), attribute in ("title", "alt"))
        points = list(chart.iter(f"{NS}point")) + [
            r for r in chart.iter(f"{NS}row") if r.get("value") or r.get("state")]
        stops = list(chart.iter(f"{NS}stop")) + list(chart.iter(f"{NS}tile")) + \
            list(chart.iter(f"{NS}cell"))
        shown = [p for p in points if p.get("value") and p.get("state", "value") in
                 ("value", "zero", "carried")]
        if not shown and not stops:
            self.wrong("a chart of nothing", f"{chart.get('id')} {chart.get('title')}")

    def of_headings(self, body):
        nodes = [] if body is None else list(body)
        for node, after in zip(nodes, nodes[1:] + [None]):
            if text_of(node).endswith("：") and after is None:
                self.wrong("a colon that opens nothing", text_of(node)[-60:])
            if node.tag != f"{NS}h":
                continue
            level = int(node.get("level", 1))
            bare = after is None or after.tag == f"{NS}pagebreak" or \
                (after.tag == f"{NS}h" and int(after.get("level", 1)) <= level)
            if bare:
                self.wrong("a heading without content", text_of(node))


class Unfinished:
    """A document of a quarter or a year that is not over: until when it is told, and nothing in
    it is awarded."""

    def __init__(self, path, figures):
        self.root = root_of(path)
        tree = root_of(figures)
        self.months = tree.get("months")
        self.medals = {m.get("name") for m in tree.iter("{urn:tongbao:figures:1}medal")}

    def check(self):
        name, faults = self.root.get("name"), []
        if self.months is None:
            return faults
        head = "".join(text_of(n) for n in self.root.iter() if n.tag in (f"{NS}title", f"{NS}thead"))
        until = "尚无数据" if self.months == "0" else f"截至{self.months}月"
        if until not in head:
            faults.append(f"{name}: {until} is neither in the title nor in a head")
        for node in self.root.iter():
            if node.tag not in (f"{NS}p", f"{NS}table"):
                continue
            said = text_of(node) if node.tag == f"{NS}p" else node.get("caption", "") + "".join(
                text_of(c) for c in node.iter(f"{NS}cell"))
            rule = "获得者" in said  # who speaks, whoever it will be
            if any(m in said for m in self.medals) and "暂" not in said and not rule:
                faults.append(f"{name}: a medal is awarded: {said[:80]}")
        return faults


class Held:
    """What is said of numbers of an earlier month is said where there are any (R9)."""
    ADDED = re.compile("按上期累计数计入|[多均]为上期累计数|含上期累计数")
    SUMS = ("city/rev", "city/inv", "group/annex/rev", "group/register/rev")

    def __init__(self, path, figures):
        self.root = root_of(path)
        self.held = any(f.get("state") == "carried" and f.get("id") in self.SUMS
                        for f in root_of(figures).iter("{urn:tongbao:figures:1}figure"))

    def check(self):
        if self.held:
            return []
        said = (text_of(p) for p in self.root.iter(f"{NS}p"))
        return [f"{self.root.get('name')}: nothing is carried: {text[:160]}"
                for text in said if self.ADDED.search(text)]


class Pressed:
    """Most are silent: who is, and how many, is said; nobody is summoned for that alone."""
    FIGURES = "{urn:tongbao:figures:1}"
    TALK = "约谈建议"

    def __init__(self, path, figures):
        self.root = root_of(path)
        tree = root_of(figures)
        units = [u for u in tree.iter(f"{self.FIGURES}unit") if u.get("expected") == "yes"]
        self.missing = [u.get("name") for u in units if u.get("status") == "missing"]
        self.pressed = len(self.missing) > len(units) - len(self.missing)
        states = {f.get("id"): f.get("state") for f in tree.iter(f"{self.FIGURES}figure")}
        self.silent, self.fired = set(), 0
        for rung in tree.iter(f"{self.FIGURES}escalation"):
            if rung.get("name") != self.TALK:
                continue
            kind = rung.get("subject")
            series = "rev" if kind in ("industry", "enterprise") else "inv"
            for item in rung:
                self.fired += 1
                if states[f"{kind}/{item.get('code')}/{series}"] in ("carried", "missing"):
                    self.silent.add((kind, item.get("name")))

    def check(self):
        name = self.root.get("name")
        if not self.pressed or name not in ("interviews", "leader-page"):
            return []
        said = [text_of(p) for p in self.root.iter(f"{NS}p")]
        faults = []
        if not any(re.search(f"(?<!\\d){len(self.missing)}个", text) and "催报" in text for text in said):
            faults.append(f"{name}: the {len(self.missing)} who have not reported are not pressed")
        if name == "interviews":
            summoned = [row for table in self.root.iter(f"{NS}table") if table.get("id") != "t-silent"
                        for row in table.find(f"{NS}tbody")]
            if len(summoned) != self.fired - len(self.silent):
                faults.append(f"{name}: {len(summoned)} are to be summoned, of {self.fired} that "
                              f"fire {len(self.silent)} by silence alone")
        elif self.fired == len(self.silent) and any("是否约谈" in text for text in said):
            faults.append(f"{name}: a talk is proposed for silence alone")
        return faults


def check(path, long_names=False, figures=None):
    """long_names: sentences may be as long as these make them; figures: what it is made of."""
    faults = Page(path, long_names).check()
    for kind in (Unfinished, Held, Pressed) if figures else ():
        faults += kind(path, figures).check()
    return faults
