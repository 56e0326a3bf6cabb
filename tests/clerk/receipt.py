"""A receipt's text, as somebody reads it who has nothing else."""
import re

PLACE, VALUE, EXPECTED, REMEDY = "  ▪ ", "    收到：", "    应为：", "  怎么改："


class Place:
    def __init__(self, where):
        self.where, self.value, self.expected = where, None, None
        cell = re.match(r"(\S+?)!([A-Z]+[0-9]+)", where)
        self.sheet, self.cell = cell.groups() if cell else (None, None)
        line = re.match("第([0-9]+)行", where)
        self.line = int(line.group(1)) if line else None


class Group:
    def __init__(self, level, rule, title):
        self.level, self.rule, self.title, self.places, self.remedy = level, rule, title, [], ""


class Receipt:
    def __init__(self, text):
        lines = text.split("\n")
        self.outcome = lines[0].split("　")[1]
        self.verdict = next(line for line in lines if line.startswith("结论"))
        self.month = re.search("报告期　+[0-9]{4}年1—([0-9]+)月", text)
        self.of_version = re.search("第([0-9]+)版\n", text)
        self.groups, level = [], None
        for line in lines:
            head = re.fullmatch(r"[0-9]+\. (.*)（(R[0-9]{3})）", line)
            if line.startswith("【"):
                level = line[1:3]
            if head:
                self.groups.append(Group(level, head.group(2), head.group(1)))
            elif line.startswith(PLACE):
                self.groups[-1].places.append(Place(line[len(PLACE):]))
            elif line.startswith(VALUE):
                self.groups[-1].places[-1].value = line[len(VALUE):]
            elif line.startswith(EXPECTED):
                self.groups[-1].places[-1].expected = line[len(EXPECTED):]
            elif line.startswith(REMEDY):
                self.groups[-1].remedy = line[len(REMEDY):]

    def version(self):
        """The number that the verdict tells; of what was accepted the next."""
        found = re.search("版本号填([0-9]+)", self.verdict)
        return found.group(1) if found else str(int(self.of_version.group(1)) + 1)


def masked(text):
    """Without what another compression or another word in the plan changes."""
    text = re.sub("(校验码　+)[0-9a-f]{16}　[0-9]+字节", r"\1…", text)
    return re.sub("(?<![0-9a-f])[0-9a-f]{12}(?![0-9a-f])", "…", text)
