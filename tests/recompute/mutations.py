#!/usr/bin/env python3
"""The comparison itself: in a right figures.xml each attribute of each class of figures, and of
each kind of element before them, is made wrong, and must be noticed.

usage: mutations.py PLAN ARCHIVE LEDGER PERIOD FIGURES

prints a table: attributes of figures by scope, and of elements, noticed of tried."""
import collections
import copy
import re
import sys

sys.dont_write_bytecode = True

from compare import Report, compare_figures, compare_nodes, compare_order, read  # noqa: E402

# All that a figure may bear: one that it does not is a fault as well.
ATTRIBUTES = ("id", "rule", "value", "text", "unit", "state", "dir", "apart", "partial", "curve", "dec",
              "mark", "operands", "submission", "period", "version", "digest", "line", "plan-file",
              "plan-line")
ELSEWHERE = "city/inv time/progress"  # figures of any file


def class_of(id):
    """(scope, quantity) without codes."""
    words = re.sub(r"@.*", "", id).split("/")
    return words[0], words[-1] if len(words) > 1 else ""


def wrong_operands(text):
    """One missing, another beside them or in their place, one twice, none, as many others."""
    ids = text.split()
    other = next((i for i in ELSEWHERE.split() if i not in ids), "")
    found = [[other], ids + [other], ids[:-1] + [other]] if other else []
    found += [ids[1:], ids + ids[:1], []] if ids else []
    return [" ".join(w) for w in found if " ".join(w) != text]


def wrong(attribute, text):
    """Other values than the right one; '' is none."""
    if attribute == "operands":
        return wrong_operands(text)
    return [text + "9"] + ([""] if text else [])


def noticed(got, expected):
    report = Report()
    compare_figures(got, expected, report)
    return report.found > 0


def of_figures(got, expected):
    """(attribute, (scope, quantity), noticed), the first of each class that bears it and the
    first that does not."""
    seen = set()
    for id, figure in got.items():
        for attribute in ATTRIBUTES:
            key = attribute, class_of(id), attribute in figure
            if key in seen:
                continue
            seen.add(key)
            for text in wrong(attribute, figure.get(attribute, "")):
                faulty = {**figure, attribute: text}
                yield attribute, key[1], noticed({faulty["id"]: faulty}, {id: expected[id]})


def elements(node):
    yield node
    for child in node[2]:
        yield from elements(child)


def of_tree(got, expected):
    """(attribute, element, noticed): the first of each kind is changed, and the order of the
    first two children of each."""
    seen = set()
    for node in elements(got):
        for attribute in sorted(node[1]):
            if (node[0], attribute) not in seen:
                seen.add((node[0], attribute))
                right = node[1][attribute]
                for text in wrong("", right):
                    node[1][attribute] = text
                    yield attribute, node[0], tree_differs(got, expected)
                node[1][attribute] = right
        if len(node[2]) > 1 and (node[0], "order") not in seen:
            seen.add((node[0], "order"))
            node[2].reverse()
            yield "order", node[0], tree_differs(got, expected)
            node[2].reverse()


def tree_differs(got, expected):
    report = Report()
    compare_nodes(got, expected, "", report)
    return report.found > 0


def of_order(got, expected, tree):
    """The first figure of each scope stands last."""
    for scope in dict.fromkeys(id.split("/")[0] for id in got):
        first = next(id for id in got if id.split("/")[0] == scope)
        report, moved = Report(), {**{i: f for i, f in got.items() if i != first},
                                   first: got[first]}
        compare_order(moved, expected, tree, report)
        if list(got)[-1].split("/")[0] != scope:
            yield "order", (scope, ""), report.found > 0


def of_all(got, expected):
    """Each attribute of all figures at once: every one of them is a difference."""
    for attribute in ATTRIBUTES[1:]:
        faulty = {id: {**f, attribute: wrong(attribute, f.get(attribute, ""))[0]}
                  for id, f in got.items()}
        report = Report(len(got))
        compare_figures(faulty, expected, report)
        yield attribute, ("all", ""), report.found == len(got)


def mutations(figures, tree, expected):
    """(attribute, scope or element, quantity, noticed)"""
    got_tree, got = read(figures)
    for attribute, (scope, quantity), found in [
            *of_figures(got, expected), *of_order(got, expected, tree), *of_all(got, expected)]:
        yield attribute, scope, quantity, found
    for attribute, name, found in of_tree(copy.deepcopy(got_tree), tree):
        yield attribute, f"<{name}>", "", found


def main():
    from recompute import recompute
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    plan, archive, ledger, period, figures = sys.argv[1:]
    result, tree = recompute(plan, archive, period, ledger)
    tried, found = collections.Counter(), collections.Counter()
    for attribute, scope, _, seen in mutations(figures, tree, result.book.figures):
        tried[scope, attribute] += 1
        found[scope, attribute] += seen
    for scope, attribute in tried:
        print(f"{scope:16} {attribute:16} {found[scope, attribute]}/{tried[scope, attribute]}")
    missed = sum(tried.values()) - sum(found.values())
    print(f"{sum(tried.values())} faults, {missed} not noticed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
