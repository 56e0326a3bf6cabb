#!/usr/bin/env python3
"""A template never computes and never rounds: refuses, in the XPath of templates, arithmetic and
rounding on figures, and the comparison of a figure with anything but a number that stands there.
What is counted or laid out (count(), position(), lengths) may be added up.

usage: tests/templates-compute.py TEMPLATE.xsl..."""
import re
import sys
import xml.etree.ElementTree as ET

XSL = "{http://www.w3.org/1999/XSL/Transform}"
TOKEN = re.compile(r"""\s*("[^"]*"|'[^']*'|\d+(?:\.\d+)?|\$[\w-]+|@?[A-Za-z_][\w.-]*(?::[A-Za-z_*][\w.-]*)?|
                       ::|//|\.\.|!=|<=|>=|[-+*=<>()\[\],./|@])""", re.X)
FIGURES = {"tb:dec", "tb:figure", "tb:print", "@dec", "@value"}
ROUNDING = {"sum", "round", "floor", "ceiling", "format-number"}
ORDER, EQUAL = {"<", "<=", ">", ">="}, {"=", "!="}
ENDS = {"and", "or", ","} | ORDER | EQUAL
OPEN, CLOSE = {"(", "["}, {")", "]"}


def tokens(text):
    found, at = [], 0
    while text[at:].strip():
        match = TOKEN.match(text, at)
        if not match:
            raise ValueError(f"cannot read {text[at:]!r}")
        found.append(match.group(1))
        at = match.end()
    return found


def is_operand(token):
    """Can what stands behind it be an operator?"""
    return token in CLOSE or token in (".", "..") or token[0] in "\"'$@" or token[0].isdigit() or \
        (token[0].isalpha() and token not in ("and", "or", "div", "mod"))


def arithmetic(words):
    """Places of + - * div mod between operands; * of a path is none."""
    for i in range(1, len(words) - 1):
        if words[i] in ("+", "-", "*", "div", "mod") and is_operand(words[i - 1]) and \
                words[i - 1] not in ("/", "//", "::", "@"):
            yield i


def side(words, i, step):
    """The words of one operand, up to a looser operator or the bracket around it."""
    out, depth, i = [], 0, i + step
    opening, closing = (OPEN, CLOSE) if step > 0 else (CLOSE, OPEN)
    while 0 <= i < len(words):
        if words[i] in opening:
            depth += 1
        elif words[i] in closing:
            depth -= 1
            if depth < 0:
                break
        elif depth == 0 and words[i] in ENDS:
            break
        out.append(words[i])
        i += step
    return out[::step]


def group_end(words, i):
    depth = 0
    for j in range(i, len(words)):
        depth += (words[j] in OPEN) - (words[j] in CLOSE)
        if depth == 0:
            return j
    return len(words)


def arguments(words, i):
    """What stands between the commas of the brackets that open at i."""
    found, depth = [[]], 0
    for word in words[i + 1:group_end(words, i)]:
        depth += (word in OPEN) - (word in CLOSE)
        if word == "," and depth == 0:
            found.append([])
        else:
            found[-1].append(word)
    return found


def values(words):
    """What gives the value: without predicates, what is only counted or tested (what tb:if
    chooses by), and comparisons in brackets, which are yes or no."""
    out, i = [], 0
    while i < len(words):
        if words[i] == "[":
            i = group_end(words, i)
        elif words[i] in ("count", "not", "boolean", "string-length", "tb:has", "tb:state", "tb:dir"):
            i = group_end(words, i + 1)
        elif words[i] == "tb:if":
            for text in arguments(words, i + 1)[1:]:
                out += values(text)
            i = group_end(words, i + 1)
        elif words[i] == "(" and any(w in ENDS - {","} for w in words[i:group_end(words, i)]):
            i = group_end(words, i)
        else:
            out.append(words[i])
        i += 1
    return out


def has_figure(words, tainted):
    return any(w in FIGURES or w in tainted for w in values(words))


def is_number(words):
    return len([w for w in words if w != "-"]) == 1 and words[-1][0].isdigit()


def faults(text, tainted=frozenset()):
    """What an expression does that it must not."""
    words = tokens(text)
    for i in arithmetic(words):
        if has_figure(side(words, i, -1) + side(words, i, 1), tainted):
            yield f"'{words[i]}' computes with a figure"
    for i, word in enumerate(words):
        if word in ROUNDING and words[i + 1:i + 2] == ["("] and \
                has_figure(words[i + 2:group_end(words, i + 1)], tainted):
            yield f"{word}() of a figure"
        if word in ORDER:
            left, right = side(words, i, -1), side(words, i, 1)
            if (has_figure(left, tainted) and not is_number(right)) or \
                    (has_figure(right, tainted) and not is_number(left)):
                yield f"'{word}' compares figures"


def expressions(element):
    for name, text in element.attrib.items():
        if element.tag.startswith(XSL) and name in ("select", "test", "use"):
            yield text
        elif not (element.tag.startswith(XSL) and name == "match"):
            yield from re.findall(r"\{([^{}]+)\}", text)


def tainted_of(root):
    """Variables whose value is a figure's."""
    found, before = set(), None
    while before != found:
        before = set(found)
        for e in root.iter():
            if e.tag in (XSL + "variable", XSL + "param", XSL + "with-param") and e.get("select") and \
                    has_figure(tokens(e.get("select")), found):
                words = values(tokens(e.get("select")))
                if words and not any(w in ("tb:phrase", "concat") for w in words):
                    found.add("$" + e.get("name"))
    return found


def check(path):
    root, bad = ET.parse(path).getroot(), 0
    tainted = tainted_of(root)
    for element in root.iter():
        for text in expressions(element):
            for fault in faults(text, tainted):
                print(f"{path}: {fault}: {text}; let tally tell it (tongbao-figures(5))")
                bad += 1
    return bad


WRONG = ("tb:dec('a') + 1", "$y - 1", "tb:dec('a') * 2 > 0", "round(tb:dec('a'))", "sum(f:x/@value)",
         "tb:dec('a') &lt; tb:dec('b')", "f:a[number(tb:dec(@id)) >= $h]", "number(tb:dec(@id)) div 2",
         "f:step/@dec - 1", "number(@dec) > $h", "not($a[tb:dec(@n) > tb:dec(@m)])",
         "tb:if($a = 1, tb:dec('a'), '0') + 1")
RIGHT = ("count(f:a) + 1", "tb:if(tb:dec('a') = 1, 'yes')", "tb:if(tb:dec('a') = 1, 2, 3) + 1", "number(tb:dec('a')) < 0",
         "f:a[position() mod 2 = 1]", "ceiling(count($rows) div 2)", "f:x/*", "tb:dec($a) != ''",
         "count(f:a[tb:dec(@id) > 0]) - 3", "f:a[@dec]/@rev-plan", "'a - b'", "-1", "../@n - 6")


def self_test():
    for text in WRONG:
        assert list(faults(text.replace("&lt;", "<"), {"$y"})), f"{text} is not refused"
    for text in RIGHT:
        assert not list(faults(text)), f"{text} is refused: {list(faults(text))}"


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    self_test()
    return 1 if sum(check(path) for path in sys.argv[1:]) else 0


if __name__ == "__main__":
    sys.exit(main())
