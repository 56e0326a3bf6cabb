"""Compare a figures.xml with what was recomputed."""
import xml.etree.ElementTree as ET

NS = "{urn:tongbao:figures:1}"
ATTRIBUTES = ("value", "text", "unit", "dir", "apart", "dec", "state", "mark")
TRACES = ("submission", "period", "version", "digest", "line", "plan-file", "plan-line")
KEYS = ("id", "code", "ranking", "of", "group", "subject", "word", "n")
UNIT_KEYS = ("unit", "period", "index")  # of submissions, revisions and practices, together


class Report:
    def __init__(self, limit=50):
        self.limit, self.found, self.lines = limit, 0, []

    def differ(self, where, attribute, got, expected):
        self.found += 1
        if len(self.lines) < self.limit:
            self.lines.append(f"{where}: {attribute}: got {got!r}, expected {expected!r}")


def read(path):
    """(tree as nested tuples without the figures, {id: attributes} in order)"""
    root = ET.parse(path).getroot()
    figures = {}
    for e in root.findall(NS + "figure"):
        assert e.get("id") not in figures, f"{e.get('id')} stands twice"
        figures[e.get("id")] = e.attrib
        root.remove(e)
    return tuples(root), figures


def tuples(e):
    attributes = {k: v for k, v in e.attrib.items() if v != ""}
    text = (e.text or "") if len(e) == 0 else ""
    return e.tag.replace(NS, ""), attributes, [tuples(child) for child in e], text


def name_of(node):
    key = next((f"[{node[1][k]}]" for k in KEYS if k in node[1]), "")
    return node[0] + (key or "".join(f"[{node[1][k]}]" for k in UNIT_KEYS if k in node[1]))


def names_of(nodes):
    """Names of sisters; those without a key of their own by their number."""
    names = [name_of(n) for n in nodes]
    return [n if names.count(n) == 1 else f"{n}#{names[:i].count(n) + 1}"
            for i, n in enumerate(names)]


def compare_attributes(got, expected, where, report):
    for key in sorted(set(got) | set(expected)):
        a, b = got.get(key), expected.get(key)
        if a != b and not (key.endswith(("-late", "missing-months", "overdue-days")) and
                           (a or "0") == (b or "0")):
            report.differ(where, key, a, b)


def compare_nodes(got, expected, where, report):
    where = f"{where}/{name_of(expected)}"
    compare_attributes(got[1], expected[1], where, report)
    if got[3].strip() != expected[3].strip():
        report.differ(where, "text", got[3], expected[3])
    names = names_of(got[2]), names_of(expected[2])
    if names[0] != names[1]:
        report.differ(where, "children", [n for n in names[0] if n not in names[1]] or "the order",
                      [n for n in names[1] if n not in names[0]] or "the order")
    by_name = dict(zip(names[0], got[2]))
    for name, child in zip(names[1], expected[2]):
        if name in by_name:
            compare_nodes(by_name[name], child, where, report)


def compare_figures(got, expected, report):
    for id in expected:
        if id not in got:
            report.differ(id, "id", "missing", "a figure")
    for id, fig in got.items():
        if id not in expected:
            report.differ(id, "id", "surplus", "no figure")
            continue
        more = [k for k in TRACES + ("rule",) if expected[id].get(k)]
        for key in ATTRIBUTES + tuple(more):
            if fig.get(key, "") != expected[id].get(key, ""):
                report.differ(id, key, fig.get(key, ""), expected[id].get(key, ""))
        for operand in fig.get("operands", "").split():
            if operand not in got:
                report.differ(id, "operands", operand, "a figure of the file")


SCOPES = ("city", "domain", "industry", "group", "enterprise", "band", "county", "department",
          "sector", "park", "tag", "project")


def compare_order(got, report):
    """Figures stand by scope in the order of tongbao-figures(5), the others behind."""
    kinds = [id.split("/")[0] for id in got]
    places = [SCOPES.index(k) if k in SCOPES else len(SCOPES) for k in kinds]
    for a, b, kind in zip(places, places[1:], kinds[1:]):
        if b < a:
            report.differ(kind, "order", SCOPES[a] if a < len(SCOPES) else "others", "behind it")


def compare(path, tree, figures):
    report = Report()
    got_tree, got_figures = read(path)
    compare_nodes(got_tree, tree, "", report)
    compare_figures(got_figures, figures, report)
    compare_order(got_figures, report)
    return report, len(got_figures)
