#!/usr/bin/env python3
"""Whether "Attributes that must be given" of tongbao-plan(5) tells the truth: a plan is read again
and again, each time with one attribute less.

usage: tests/plan/required.py TALLY MANUAL FOLDER...     (the folders make up one plan)

Every attribute that the plan has is left out, in the first elements that have it and in the last. What
the page lists as needed must be refused each time, what it says is asked for by others at least once,
and all else never. What is listed and the plan has none of is a fault of the test."""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

NS = "{urn:tongbao:plan:1}"
# Attributes for readers of the file alone, which no program asks for.
REMARKS = {"source", "note", "assumed", "clause"}


TRIES = 3


def listed(manual):
    """The page's two lists: needed always, and by what else is there."""
    text = open(manual, encoding="utf-8").read()
    text = text[text.index(".Ss Attributes that must be given"):]
    lists = text.split(".El\n")[:2]
    return [{element: set(attributes.split(", "))
             for element, attributes in re.findall(r"\.It Li <([a-z-]+)>\n\.Li (.+)", rows)}
            for rows in lists]


class Plan:
    """The files as trees, in a folder of their own."""

    def __init__(self, folders, scratch):
        self.scratch = scratch
        self.trees = {}
        ET.register_namespace("", NS[1:-1])
        for source in folders:
            for path in glob.glob(source + "/*.xml") if os.path.isdir(source) else [source]:
                name = os.path.basename(path)
                shutil.copy(path, os.path.join(scratch, name))
                self.trees[name] = ET.parse(path)

    def elements(self):
        for name, tree in sorted(self.trees.items()):
            for element in tree.iter():
                yield name, element

    def write(self, name):
        self.trees[name].write(os.path.join(self.scratch, name), encoding="utf-8", xml_declaration=True)


def said(tally, folder):
    """What is said of the plan, "" when it is read."""
    audit = subprocess.run([tally, "-a", "-P", folder, "-o", os.path.join(folder, "..", "audit.xml")],
                           capture_output=True, text=True, check=False)
    if audit.returncode in (0, 2):
        return ""
    return audit.stderr or f"ended with {audit.returncode}"


def without(tally, plan, name, element, attribute):
    value = element.attrib.pop(attribute)
    plan.write(name)
    text = said(tally, plan.scratch)
    element.attrib[attribute] = value
    plan.write(name)
    return text


def tried(elements):
    """The first ones and the last."""
    return elements if len(elements) <= TRIES else elements[:TRIES - 1] + elements[-1:]


def examine(tally, plan, needed):
    """{(tag, attribute): what is said without it, of each element tried}"""
    places = {}
    for name, element in plan.elements():
        for attribute in element.attrib:
            if attribute not in REMARKS or attribute in needed.get(element.tag.replace(NS, ""), ()):
                places.setdefault((element.tag.replace(NS, ""), attribute), []).append((name, element))
    return {key: [without(tally, plan, name, element, key[1]) for name, element in tried(elements)]
            for key, elements in sorted(places.items())}


def faults_of(found, needed, asked):
    tags = {tag for tag, _ in found}
    for tag in sorted((set(needed) | set(asked)) - tags):
        yield f"<{tag}>: the plan has none; add one to tests/plan/further.xml"
    for lists, word in ((needed, "needed"), (asked, "asked for by others")):
        for tag, attributes in sorted(lists.items()):
            for attribute in sorted(attributes):
                if tag in tags and (tag, attribute) not in found:
                    yield f"<{tag} {attribute}>: listed as {word}, and the plan has none; add one to further.xml"
    for (tag, attribute), texts in found.items():
        refused = [text for text in texts if text]
        if attribute in needed.get(tag, ()):
            if len(refused) < len(texts):
                yield f"<{tag} {attribute}>: listed as needed, and not refused without"
        elif attribute in asked.get(tag, ()):
            if not refused:
                yield f"<{tag} {attribute}>: listed as asked for by others, and never refused without"
        elif refused:
            yield f"<{tag} {attribute}>: listed nowhere, and refused without: {refused[0].strip()}"


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    tally, manual = sys.argv[1:3]
    needed, asked = listed(manual)
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.join(scratch, "plan")
        os.mkdir(folder)
        plan = Plan(sys.argv[3:], folder)
        if said(tally, folder):
            sys.exit("the plan is not read: " + said(tally, folder))
        found = examine(tally, plan, needed)
    faults = list(faults_of(found, needed, asked))
    for fault in faults:
        print(fault)
    print(f"{len(found)} attributes left out, {sum(map(len, found.values()))} plans, {len(faults)} faults")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
