#!/usr/bin/env python3
"""Fill the XML that stands beside a form, as a department's program would.

usage: skeleton.py SUBMISSION SKELETON OUT.xml

SUBMISSION says what is to be reported, in the form's units (fill.py).  Every value goes where the
skeleton has its element; stops when one that must be filled in stays empty, or when the
skeleton knows another value than is reported of what it does not ask for."""
import sys
import xml.etree.ElementTree as ET

NS = "urn:tongbao:submission:1"
ET.register_namespace("", NS)
PRINTED = ("plan", "unit", "period", "code", "indicator")


def local(element):
    return element.tag.split("}")[1]


def key(element):
    return local(element), element.get("code") or element.get("type") or element.get("id") or element.get("title")


def fill(skeleton, sent):
    for name, value in sent.attrib.items():
        if name in PRINTED:
            assert skeleton.get(name) == value, (key(sent), name, skeleton.get(name), value)
        skeleton.set(name, value)
    for name in [n for n in skeleton.attrib if n not in sent.attrib]:  # known last time, and no more
        del skeleton.attrib[name]
    if len(sent) == 0:
        skeleton.text = sent.text
    wanted = {key(e): e for e in sent}
    for child in list(skeleton):
        other = wanted.pop(key(child), None)
        if other is None:
            skeleton.remove(child)  # it is not reported
        else:
            fill(child, other)
    known = [key(e) for e in skeleton]
    for place, e in enumerate(sent):  # what is new stands where the sender has it
        if key(e) not in known:
            skeleton.insert(place, e)


def main():
    sent, skeleton = ET.parse(sys.argv[1]).getroot(), ET.parse(sys.argv[2])
    rows = sum(1 for e in skeleton.getroot().iter() if "" in e.attrib.values())
    assert rows > 0, "nothing is to be filled in"
    fill(skeleton.getroot(), sent)
    skeleton.write(sys.argv[3], encoding="utf-8", xml_declaration=True)


if __name__ == "__main__":
    main()
