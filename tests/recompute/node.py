"""An element of the tree: a nested tuple (name, attributes, children, text)."""


def node(name, attributes=None, children=(), text=""):
    clean = {k: str(v) for k, v in (attributes or {}).items() if v not in (None, "")}
    return name, clean, list(children), text


def yes(flag):
    return "yes" if flag else "no"


def label(month):
    return f"1—{month}月"
