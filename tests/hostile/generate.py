#!/usr/bin/env python3
"""Writes a corpus of hostile files, the same one each time.

usage: generate.py FOLDER

Each file is a good submission with one thing wrong, so that nothing but that
thing can be the reason for refusing it.  FOLDER/expected.tsv says of each file
what must become of it:
    good       taken: the proof that the corpus is about the faults
    malformed  refused, as no XML, or none of its encoding
    refused    well-formed, and refused all the same
    any        answered
"""
import codecs
import io
import os
import sys
import warnings
import zipfile

GOOD = '''<?xml version="1.0" encoding="UTF-8"?>
<submission xmlns="urn:tongbao:submission:1" plan="990100-jh" unit="990101" period="2022-04" version="1" date="2022-05-03">
 <contact name="王某" phone="0000-1001"/>
 <enterprises indicator="rev" unit="万元">
  <row code="E01" value="96000" base="88000"/>
  <row code="E01.1" value="38000" base="36000"/>
  <row code="E01.2" value="58000" base="52000"/>
  <row code="E02" value="9900" base="9400"/>
 </enterprises>
 <projects indicator="inv" unit="万元">
  <project code="P2022-01" plan="20000" cumulative="7100" stage="在建"/>
  <project code="P2022-02" plan="12000" cumulative="2100" stage="在建"/>
 </projects>
</submission>
'''
DECLARATION, BODY = GOOD.split('\n', 1)
HEAD = BODY.index('>') + 1          # behind the root's start tag
PROBLEM = ('<problems><problem id="W1" category="其他" source="企业" responsible="某局" status="新增" '
           'opened="2022-04-01">%s</problem></problems>')
# Where something can be put: its name, and the text with it there.
PLACES = {
    'prolog': lambda s: DECLARATION + '\n' + s + BODY,
    'content': lambda s: GOOD.replace('<contact', s + '<contact'),
    'row': lambda s: GOOD.replace('base="9400"/>', 'base="9400">' + s + '</row>'),
    'text': lambda s: GOOD.replace('</projects>', '</projects>' + PROBLEM % ('字' + s)),
    'epilog': lambda s: GOOD + s,
}
VALUE = lambda s: GOOD.replace('王某', '王某' + s)
TAG = lambda s: GOOD.replace('<row code="E02"', '<row code="E02"' + s)


def productions():
    """The productions of XML 1.0 and of its namespaces, broken one by one."""
    misc = {                        # not well-formed wherever it stands
        'comment-double-hyphen': '<!-- a -- b -->', 'comment-three-hyphens': '<!-- a --->',
        'comment-open': '<!-- a', 'comment-empty-short': '<!-->', 'comment-space': '< !-- a -->',
        'comment-cut': '<!- a -->', 'pi-no-target': '<? a?>', 'pi-empty': '<??>', 'pi-open': '<?a b',
        'pi-xml': '<?xml version="1.0"?>', 'pi-XML': '<?XML a?>', 'pi-xMl': '<?xMl a?>',
        'pi-digit': '<?1a b?>', 'pi-no-blank': '<?a(b)?>', 'pi-colon': '<?a:b c?>', 'doctype-late': '<!DOCTYPE a><a',
        'lt-alone': '<', 'lt-space': '< a/>', 'lt-digit': '<1a/>', 'lt-hyphen': '<-a/>', 'lt-dot': '<.a/>',
        'lt-slash': '</', 'lt-gt': '<>', 'empty-slash-gt': '</>', 'element-directive': '<!ELEMENT a EMPTY>',
        'entity-directive': '<!ENTITY a "b">', 'cdata-lower': '<![cdata[a]]>', 'cdata-space': '<! [CDATA[a]]>',
        'cdata-open': '<![CDATA[a', 'ignore': '<![IGNORE[a]]>', 'include': '<![INCLUDE[a]]>', 'shorttag': '<a/b/',
        'stray-end': '</a>', 'pe-reference': '%a;<a', 'asp': '<% a %>', 'name-middle-dot': '<\u00b7a/>',
        'name-combining': '<\u0300a/>', 'name-multiply': '<a\u00d7/>', 'name-full-width-space': '<a\u3000b="c"/>',
        'unclosed': '<a>', 'crossed': '<a><b></a></b>', 'end-attribute': '<a></a b="c">', 'case': '<a></A>',
        'end-slash': '<a/ >', 'two-slashes': '<a//>', 'prefix': '<p:a/>', 'prefix-end': '<a></p:a>',
        'two-colons': '<a:b:c xmlns:a="u"/>', 'colon-first': '<:a/>', 'colon-last': '<a: xmlns:a="u"/>',
        'xmlns-prefix': '<xmlns:a/>', 'attr-unquoted': '<a b=c/>', 'attr-minimised': '<a b/>', 'attr-open': '<a b="c/>',
        'attr-mixed': '<a b="c\'/>', 'attr-twice': '<a b="1" b="2"/>', 'attr-no-blank': '<a b="1"c="2"/>',
        'attr-lt': '<a b="<"/>', 'attr-amp': '<a b="&"/>', 'attr-equals': '<a b=="c"/>', 'attr-digit': '<a 1b="c"/>',
        'attr-entity': '<a b="&nbsp;"/>', 'attr-prefix': '<a p:b="c"/>',
        'attr-same-name': '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>', 'ns-empty-prefix': '<a xmlns:p=""/>',
        'ns-xml-other': '<a xmlns:xml="u"/>', 'ns-xmlns': '<a xmlns:xmlns="u"/>',
        'ns-xml-uri': '<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>',
        'ns-xmlns-uri': '<a xmlns="http://www.w3.org/2000/xmlns/"/>', 'curly-quotes': '<a b=\u201cc\u201d/>',
        'full-width-lt': '<a\uff1e', 'smart-equals': '<a b\uff1d"c"/>',
    }
    text = {                        # in character data
        'amp': '&', 'amp-space': '& b', 'amp-open': '&lt', 'entity': '&nbsp;', 'entity-case': '&LT;',
        'entity-digit': '&1;', 'entity-space': '& lt;', 'entity-blank-in': '&l t;', 'cdata-end': ']]>',
        'char-empty': '&#;', 'char-x-empty': '&#x;', 'char-X': '&#X20;', 'char-hex': '&#1F;', 'char-xg': '&#xG;',
        'char-0': '&#0;', 'char-x0': '&#x0;', 'char-1': '&#1;', 'char-8': '&#8;', 'char-b': '&#xB;', 'char-1f': '&#x1F;',
        'char-surrogate': '&#xD800;', 'char-surrogate-pair': '&#xD83D;&#xDE00;', 'char-dfff': '&#xDFFF;',
        'char-fffe': '&#xFFFE;', 'char-ffff': '&#xFFFF;', 'char-110000': '&#x110000;', 'char-huge': '&#99999999999;',
        'char-2-32': '&#4294967328;', 'char-2-64': '&#18446744073709551648;', 'char-minus': '&#-32;', 'char-plus': '&#+32;',
        'char-space': '&# 32;', 'char-open': '&#32', 'char-full-width': '&#\uff13\uff12;', 'pe': '&%a;',
    }
    for place, put in PLACES.items():
        for name, s in misc.items():
            yield 'production', f'{place}-{name}', put(s), 'malformed'
        for name, s in text.items():
            yield 'production', f'{place}-text-{name}', put(s), 'malformed'
        for name, s in {'cdata': '<![CDATA[a]]>', 'character': 'a', 'lt': '&lt;'}.items():
            kind = 'malformed' if place in ('prolog', 'epilog') else 'good' if place == 'text' else 'refused'
            yield 'production', f'{place}-{name}', put(s), kind
        for name, s in {'comment': '<!-- - a -->', 'pi': '<?a b?>', 'blank': ' \t\r\n', 'reference': '&#32;'}.items():
            kind = 'any' if place == 'row' else 'malformed' if name == 'reference' and place in ('prolog', 'epilog') else 'good'
            yield 'production', f'{place}-{name}', put(s), kind
    for name, s in text.items():
        if name != 'cdata-end':
            yield 'production', f'value-{name}', VALUE(s), 'malformed'
    yield 'production', 'value-cdata-end', VALUE(']]>'), 'good'
    yield 'production', 'value-lt', VALUE('<'), 'malformed'
    for name, s in {'twice': ' code="E02"', 'unquoted': ' note=a', 'minimised': ' note', 'open': ' note="a',
                    'lt': ' note="<"', 'comment': ' <!-- a -->', 'blankless': ' note="a"uscc="b"', 'slash': ' /',
                    'prefix': ' p:note="a"', 'ns-empty': ' xmlns:p=""', 'nul-name': ' \x01="a"', 'quote': '"',
                    'two-quotes': ' note=""a"', 'equals': ' ="a"', 'colon': ' :="a"'}.items():
        yield 'production', f'tag-{name}', TAG(s), 'malformed'
    for name, s in {'namespace': ' xmlns:p="u"', 'unknown': ' p="u"', 'lang': ' xml:lang="zh"', 'base': ' xml:base="a"',
                    'id': ' xml:id="a"', 'foreign': ' xmlns:p="u" p:a="b"', 'schema': (' xmlns:xsi='
                    '"http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:tongbao:submission:1 /etc/passwd"')}.items():
        yield 'production', f'tag-{name}', TAG(s), 'any'


def documents():
    """What is wrong with the whole: declaration, root, what comes before and behind."""
    for name, s in {
            'blank-before': ' ' + GOOD, 'line-before': '\n' + GOOD, 'comment-before': '<!-- a -->' + GOOD,
            'pi-before': '<?a b?>' + GOOD, 'two-roots': GOOD + '<a/>', 'twice': GOOD + GOOD, 'no-root': DECLARATION,
            'only-comment': '<!-- a -->', 'only-pi': '<?a b?>', 'only-blank': DECLARATION + '\n\n', 'only-text': 'a',
            'two-declarations': DECLARATION + GOOD, 'bom-twice': '\ufeff\ufeff' + GOOD, 'text-behind': GOOD + 'a',
            'nul-behind': GOOD + '\0', 'nuls-behind': GOOD + '\0' * 512, 'ctrl-z-behind': GOOD + '\x1a',
            'bom-behind': GOOD + '\ufeff', 'html': '<html><body><p>404<br></body></html>', 'csv': 'a,b\n1,2\n',
            'json': '{"a": 1}', 'one-lt': '<', 'one-letter': 'a', 'one-gt': '>', 'one-amp': '&', 'two-lt': '<<',
            'open-declaration': '<?xml', 'declaration-only-begun': '<?xml version="1.0"',
            'mail': 'From: a\n\n' + GOOD}.items():
        yield 'document', name, s, 'malformed'
    for name, s in {'empty': '', 'one-blank': ' ', 'one-newline': '\n', 'one-nul': '\0', 'blanks': ' \r\n' * 4000}.items():
        yield 'document', name, s, 'malformed'
    for name, s in {
            'no-version': '<?xml encoding="UTF-8"?>', 'order': '<?xml encoding="UTF-8" version="1.0"?>',
            'version-blank': '<?xml version=" 1.0"?>', 'upper': '<?XML version="1.0"?>',
            'unquoted': '<?xml version=1.0?>', 'mixed-quotes': '<?xml version="1.0\'?>', 'blankless': '<?xml version="1.0"encoding="UTF-8"?>',
            'no-blank': '<?xmlversion="1.0"?>', 'standalone-maybe': '<?xml version="1.0" standalone="maybe"?>',
            'standalone-YES': '<?xml version="1.0" standalone="YES"?>', 'standalone-first': '<?xml version="1.0" standalone="yes" encoding="UTF-8"?>',
            'extra': '<?xml version="1.0" a="b"?>', 'encoding-twice': '<?xml version="1.0" encoding="UTF-8" encoding="UTF-8"?>',
            'version-twice': '<?xml version="1.0" version="1.0"?>', 'encoding-empty': '<?xml version="1.0" encoding=""?>',
            'encoding-digit': '<?xml version="1.0" encoding="8UTF"?>', 'encoding-blank': '<?xml version="1.0" encoding="UTF 8"?>',
            'Encoding': '<?xml version="1.0" Encoding="UTF-8"?>', 'gt': '<?xml version="1.0">', 'space': '< ?xml version="1.0"?>',
            'space-in': '<? xml version="1.0"?>', 'ideographic': '<?xml\u3000version="1.0"?>', 'comment-in': '<?xml version="1.0" <!-- a -->?>',
            'full-width': '<?xml version=\uff021.0\uff02?>'}.items():
        yield 'declaration', name, s + '\n' + BODY, 'malformed'
    yield 'declaration', 'version-1.1', '<?xml version="1.1"?>\n' + BODY, 'refused'
    for version in ('', '2.0', '1', 'a.b', '1.0.0', '10', '1.00'):  # expat does not look at them
        yield 'declaration', f'version-{version}-', f'<?xml version="{version}"?>\n' + BODY, 'refused'
    yield 'declaration', 'version-1.1-nel', '<?xml version="1.1"?>\n' + BODY.replace('\n', '\x85'), 'refused'
    yield 'declaration', 'none', BODY, 'good'
    yield 'declaration', 'single-quotes', "<?xml version='1.0' encoding='utf-8' standalone='no' ?>" + BODY, 'good'
    yield 'declaration', 'newlines', '<?xml\n version\n=\n"1.0"\n?>' + BODY, 'good'
    for name, s in {'other-namespace': GOOD.replace('submission:1', 'submission:2'), 'no-namespace': GOOD.replace(' xmlns="urn:tongbao:submission:1"', ''),
                    'record': GOOD.replace('submission:1', 'record:1'), 'other-root': '<a/>', 'svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
                    'schema': '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>', 'xslt': '<x:stylesheet version="1.0" xmlns:x="http://www.w3.org/1999/XSL/Transform"/>',
                    'xinclude': GOOD.replace('<contact', '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/><contact'),
                    'unknown-element': GOOD.replace('<contact', '<a/><contact'), 'missing-contact': GOOD.replace(' <contact name="王某" phone="0000-1001"/>\n', ''),
                    'rows-in-rows': GOOD.replace('<enterprises ', '<enterprises indicator="rev" unit="万元"><enterprises ').replace('</enterprises>', '</enterprises></enterprises>'),
                    'soap': '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' + BODY + '</s:Body></s:Envelope>'}.items():
        yield 'schema', name, s, 'refused'
    for value in ('1e5', '0x10', 'NaN', 'INF', '-', '+1', '1.', '.5', '1,000', '１２３', '٣', '99999999999999999999', '1' * 5000, '9' * 100000,
                  '-0', '1.123456789', ' 5', '5 ', '', '——', '--', '\u202e12', '1\u200b2', '1&#10;', '1&#0;'.replace('&#0;', '&#9;')):
        yield 'schema', 'value-' + ''.join(c if c.isalnum() and c < '~' else '_' for c in value[:12]) + f'-{len(value)}-{abs(sum(map(ord, value)))}', \
            GOOD.replace('"9900"', f'"{value}"'), 'any'


def doctypes():
    """Entities, bombs, outer files: any DOCTYPE is refused."""
    bomb = ''.join(f'<!ENTITY b{i} "{f"&b{i - 1};" * 10}">' for i in range(1, 12))
    for name, s in {
            'empty': '<!DOCTYPE submission>', 'system': '<!DOCTYPE submission SYSTEM "file:///etc/passwd">',
            'http': '<!DOCTYPE submission SYSTEM "http://127.0.0.1:9/a.dtd">', 'public': '<!DOCTYPE submission PUBLIC "-//A//B" "a.dtd">',
            'internal': '<!DOCTYPE submission [<!ENTITY a "b">]>', 'external-entity': '<!DOCTYPE submission [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
            'parameter': '<!DOCTYPE submission [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>', 'device': '<!DOCTYPE submission [<!ENTITY a SYSTEM "file:///dev/zero">]>',
            'laughs': f'<!DOCTYPE submission [<!ENTITY b0 "ha">{bomb}]>',
            'quadratic': f'<!DOCTYPE submission [<!ENTITY a "{"x" * 50000}">]>', 'loop': '<!DOCTYPE submission [<!ENTITY a "&b;"><!ENTITY b "&a;">]>',
            'pe-loop': '<!DOCTYPE submission [<!ENTITY % a "%b;"><!ENTITY % b "%a;"> %a;]>', 'self': '<!DOCTYPE submission [<!ENTITY a "&a;">]>',
            'default': '<!DOCTYPE submission [<!ATTLIST row note CDATA "a">]>', 'fixed': '<!DOCTYPE submission [<!ATTLIST row note CDATA #FIXED "a">]>',
            'model': '<!DOCTYPE submission [<!ELEMENT submission ((((((((((a?)*)*)*)*)*)*)*)*)*)*>]>', 'notation': '<!DOCTYPE submission [<!NOTATION n SYSTEM "n"><!ENTITY a SYSTEM "a" NDATA n>]>',
            'deep-model': '<!DOCTYPE submission [<!ELEMENT a ' + '(' * 20000 + 'b' + ')' * 20000 + '>]>',
            'many': '<!DOCTYPE submission [' + ''.join(f'<!ENTITY e{i} "x">' for i in range(40000)) + ']>',
            'long-name': '<!DOCTYPE ' + 'a' * 1000000 + '>', 'jar': '<!DOCTYPE submission [<!ENTITY a SYSTEM "jar:file:///a!/b">]>',
            'php': '<!DOCTYPE submission [<!ENTITY a SYSTEM "php://filter/read=convert.base64-encode/resource=/etc/passwd">]>',
            'comments': '<!DOCTYPE submission [' + '<!-- a -->' * 20000 + ']>'}.items():
        for use, text in (('', BODY), ('-used', BODY.replace('王某', '&a;&b11;')), ('-content', BODY.replace('</submission>', '&a;</submission>'))):
            yield 'doctype', name + use, DECLARATION + s + text, 'refused'
    for name, s in {'open': '<!DOCTYPE submission [', 'no-name': '<!DOCTYPE>', 'lower': '<!doctype submission>', 'half': '<!DOCTYPE submission SYSTEM>',
                    'junk': '<!DOCTYPE submission junk>', 'twice': '<!DOCTYPE submission><!DOCTYPE submission>', 'cut': '<!DOCTYPE'}.items():
        yield 'doctype', 'broken-' + name, DECLARATION + s + BODY, 'malformed'


def sizes():
    """Deep, wide, long, many."""
    put, text, epilog = PLACES['content'], PLACES['text'], PLACES['epilog']
    for n in (15, 17, 100, 255, 256, 257, 5000, 100000, 1000000):
        yield 'size', f'deep-{n}', put('<a>' * n + '</a>' * n), 'refused'
        yield 'size', f'deep-open-{n}', put('<a>' * n), 'malformed'
    yield 'size', 'deep-namespaces', put(''.join(f'<a xmlns:p{i}="u{i}">' for i in range(20000))), 'malformed'
    for n in (32, 33, 64, 65, 1000, 40000, 200000):
        yield 'size', f'attributes-{n}', TAG(''.join(f' a{i}="b"' for i in range(n))), 'refused'
        yield 'size', f'namespaces-{n}', TAG(''.join(f' xmlns:a{i}="b{i}"' for i in range(n))), 'any'
        yield 'size', f'same-attribute-{n}', TAG(' a="b"' * n), 'malformed'
        yield 'size', f'root-attributes-{n}', GOOD.replace(' plan=', ''.join(f' a{i}="b"' for i in range(n)) + ' plan='), 'refused'
    yield 'size', 'attributes-hidden', PLACES['content']('<!-- > --><?a < ?><![CDATA[<a>]]><a ' + ' '.join(f"a{i}='>'" for i in range(100000)) + '/>'), 'refused'
    yield 'size', 'attributes-no-equals', TAG(' a' * 200000), 'malformed'
    yield 'size', 'attributes-open-comment', PLACES['prolog']('<!--' + ' a="b"' * 200000), 'malformed'
    yield 'size', 'attributes-quoted', GOOD.replace('王某', '=' * 500), 'refused'
    for n in (4000, 4001, 60000, 9000000, 11000000):
        yield 'size', f'text-{n}', text('字' * (n - 1)), 'any' if n == 4000 else 'refused'
        yield 'size', f'value-{n}', VALUE('a' * n), 'refused'
        yield 'size', f'name-{n}', put('<' + 'a' * n + '/>'), 'any'
        yield 'size', f'attribute-name-{n}', TAG(' ' + 'a' * n + '="b"'), 'any'
        yield 'size', f'namespace-{n}', TAG(' xmlns:a="' + 'a' * n + '"'), 'any'
        yield 'size', f'prefix-{n}', put('<' + 'a' * n + ':b xmlns:' + 'a' * n + '="u"/>'), 'any'
        yield 'size', f'comment-{n}', put('<!--' + 'a' * n + '-->'), 'any'
        yield 'size', f'pi-{n}', put('<?a ' + 'b' * n + '?>'), 'any'
        yield 'size', f'pi-target-{n}', put('<?' + 'b' * n + ' a?>'), 'any'
        yield 'size', f'cdata-{n}', text('<![CDATA[' + 'a' * n + ']]>'), 'any'
        yield 'size', f'reference-{n}', text('&' + 'a' * n + ';'), 'malformed'
        yield 'size', f'number-{n}', text('&#' + '0' * n + '65;'), 'any'
        yield 'size', f'blank-in-tag-{n}', TAG(' ' * n), 'any'
        yield 'size', f'lines-{n}', put('\n' * n), 'any'
    for n in (1000, 300000):
        yield 'size', f'comments-{n}', put('<!---->' * n), 'good' if n < 10000 else 'any'
        yield 'size', f'pis-{n}', put('<?a?>' * n), 'any'
        yield 'size', f'epilog-comments-{n}', epilog('<!---->' * n), 'any'
        yield 'size', f'cdatas-{n}', text('<![CDATA[a]]>' * n), 'any'
        yield 'size', f'references-{n}', text('&#65;' * n), 'any'
        yield 'size', f'elements-{n}', put('<a/>' * n), 'refused'
        yield 'size', f'names-{n}', put(''.join(f'<a{i}/>' for i in range(n))), 'refused'
        yield 'size', f'faults-{n}', GOOD.replace('<row code="E02" value="9900" base="9400"/>', '<row/>' * n), 'refused'
        yield 'size', f'rows-{n}', GOOD.replace('<row code="E02" value="9900" base="9400"/>', ''.join(
            f'<row code="Z{i}" value="1" base="1"/>' for i in range(n))), 'refused'
        yield 'size', f'twins-{n}', GOOD.replace('<row code="E02" value="9900" base="9400"/>', '<row code="E02" value="9900" base="9400"/>' * n), 'refused'
        yield 'size', f'unclosed-{n}', GOOD.replace('<row code="E02"', '<row code="E02" value="1" base="1">' * n + '<row code="E02"'), 'malformed'
        yield 'size', f'lt-{n}', put('<' * n), 'malformed'
        yield 'size', f'amp-{n}', text('&' * n), 'malformed'
        yield 'size', f'quotes-{n}', TAG('"' * n), 'malformed'
    yield 'size', 'large-blank', GOOD + ' ' * (40 << 20), 'any'
    yield 'size', 'larger-blank', GOOD + ' ' * (65 << 20), 'any'
    yield 'size', 'large-rows', GOOD.replace('<row code="E02" value="9900" base="9400"/>', '<row code="E02" value="9900" base="9400"/>\n' * 900000), 'refused'


def encodings():
    """Declaration against mark against bytes; bytes that are none of their encoding."""
    names = ('UTF-8', 'utf8', 'UTF-16', 'UTF-16LE', 'UTF-16BE', 'GB18030', 'GBK', 'GB2312', 'gb2312', 'CP936', 'BIG5', 'ISO-8859-1', 'US-ASCII',
             'UTF-7', 'UTF-32', 'UCS-4', 'ISO-10646-UCS-2', 'EUC-CN', 'HZ', 'Shift_JIS', 'windows-1252', 'IBM037', 'IBM935', 'x-unknown', 'UTF-8;a',
             'UTF-9', 'HZ-GB-2312', 'ISO-2022-CN', 'EBCDIC-CP-US')
    codes = {'utf-8': 'utf-8', 'utf-8-sig': 'utf-8-sig', 'utf-16le': 'utf-16-le', 'utf-16be': 'utf-16-be', 'utf-16le-bom': 'LE', 'utf-16be-bom': 'BE',
             'gb18030': 'gb18030', 'utf-32le': 'utf-32-le', 'utf-32be': 'utf-32-be', 'utf-32': 'utf-32', 'utf-7': 'utf-7', 'cp037': 'cp037', 'hz': 'hz'}
    fits = {'utf-8': ('UTF-8', 'utf8'), 'utf-8-sig': ('UTF-8', 'utf8'), 'utf-16le': ('UTF-16LE', 'UTF-16'), 'utf-16be': ('UTF-16BE', 'UTF-16'),
            'utf-16le-bom': ('UTF-16', 'UTF-16LE'), 'utf-16be-bom': ('UTF-16', 'UTF-16BE'), 'gb18030': ('GB18030', 'GBK', 'GB2312', 'gb2312', 'CP936')}
    for code, codec in codes.items():
        for name in names:
            text = GOOD.replace('encoding="UTF-8"', f'encoding="{name}"')
            mark = {'LE': codecs.BOM_UTF16_LE, 'BE': codecs.BOM_UTF16_BE}.get(codec, b'')
            codec_name = {'LE': 'utf-16-le', 'BE': 'utf-16-be'}.get(codec, codec)
            kind = 'good' if name in fits.get(code, ()) else 'any' if code in ('utf-8', 'gb18030') and name == 'BIG5' else 'refused'
            yield 'encoding', f'{code}-as-{name}', mark + text.encode(codec_name, 'replace'), kind
        undeclared = mark + BODY.encode(codec_name, 'replace')
        kind = 'good' if code in ('utf-8', 'utf-8-sig', 'utf-16le-bom', 'utf-16be-bom') else 'refused'
        yield 'encoding', f'{code}-undeclared', undeclared, kind
    bad = {'overlong-2': b'\xc0\xaf', 'overlong-c1': b'\xc1\xbf', 'overlong-3': b'\xe0\x80\xaf', 'overlong-4': b'\xf0\x80\x80\xaf', 'overlong-nul': b'\xc0\x80',
           'overlong-lt': b'\xc0\xbc', 'surrogate': b'\xed\xa0\x80', 'pair': b'\xed\xa0\xbd\xed\xb8\x80', 'low-surrogate': b'\xed\xb0\x80', 'above': b'\xf4\x90\x80\x80', 'f5': b'\xf5\x80\x80\x80', 'five': b'\xf8\x88\x80\x80\x80',
           'six': b'\xfc\x84\x80\x80\x80\x80', 'fe': b'\xfe', 'ff': b'\xff', 'lone': b'\x80', 'lone-bf': b'\xbf', 'cut-2': b'\xc3', 'cut-3': b'\xe7\x8e', 'cut-4': b'\xf0\x9f\x98',
           'latin': b'\xe9', 'fffe': b'\xef\xbf\xbe', 'ffff': b'\xef\xbf\xbf', 'gbk': '王'.encode('gbk')}
    for where, at in {'value': '王某', 'text': '</contact', 'comment': None, 'prolog': '<submission', 'end': None}.items():
        for name, b in bad.items():
            s = GOOD.encode()
            if where == 'comment':
                s = PLACES['prolog']('<!--@-->').encode().replace(b'@', b)
            elif where == 'end':
                s += b
            elif where == 'text':
                s = PLACES['text']('@').encode().replace(b'@', b)
            else:
                s = s.replace(at.encode(), b + at.encode(), 1)
            yield 'encoding', f'bytes-{where}-{name}', s, 'malformed'
    for n in list(range(9)) + [11, 12] + list(range(14, 32)):
        for place in ('text', 'content', 'epilog', 'prolog'):
            yield 'encoding', f'control-{n}-{place}', PLACES[place](chr(n)), 'malformed'
            yield 'encoding', f'control-{n}-{place}-comment', PLACES[place](f'<!--{chr(n)}-->'), 'malformed'
            yield 'encoding', f'control-{n}-{place}-16', ('\ufeff' + PLACES[place](chr(n)).replace('UTF-8', 'UTF-16')).encode('utf-16-le'), 'malformed'
        yield 'encoding', f'control-{n}-value', VALUE(chr(n)), 'malformed'
        yield 'encoding', f'control-{n}-gb', VALUE(chr(n)).replace('UTF-8', 'GB18030').encode('gb18030'), 'malformed'
    for n in (0x7f, 0x80, 0x85, 0x9f, 0xa0, 0x2028, 0xfeff, 0xfffd, 0x10fffd, 0x1f600, 0x20000, 0xe000, 0xe5e5, 0xfdd0, 0x202e, 0x1fffe):
        yield 'encoding', f'odd-{n:x}', VALUE(chr(n)), 'any'
        yield 'encoding', f'odd-{n:x}-gb', VALUE(chr(n)).replace('UTF-8', 'GB18030').encode('gb18030', 'replace'), 'any'
    wide = lambda units: b'\xff\xfe' + GOOD.replace('UTF-8', 'UTF-16').replace('王某', '@').encode('utf-16-le').replace('@'.encode('utf-16-le'), units)
    for name, units in {'high': b'\x3d\xd8', 'low': b'\x00\xde', 'swapped': b'\x00\xde\x3d\xd8', 'high-high': b'\x3d\xd8\x3d\xd8\x00\xde', 'fffe': b'\xfe\xff', 'ffff': b'\xff\xff', 'nul': b'\0\0'}.items():
        yield 'encoding', f'utf-16-{name}', wide(units), 'malformed'
    yield 'encoding', 'utf-16-odd', wide(b'\x8b\x73') + b' ', 'malformed'
    yield 'encoding', 'utf-16-odd-lt', wide(b'\x8b\x73') + b'<', 'malformed'
    yield 'encoding', 'utf-16-half', wide(b'\x8b\x73')[:-3], 'malformed'
    gb = lambda b: GOOD.replace('UTF-8', 'GB18030').replace('王某', '@').encode('gb18030').replace(b'@', b)
    for name, b in {'lone-81': b'\x81', 'ff': b'\xff', '80': b'\x80', 'trail-7f': b'\x81\x7f', 'trail-ff': b'\x81\xff', 'four-cut': b'\x81\x30\x81', 'four-bad': b'\x81\x30\x81\x20',
                    'four-above': b'\xe3\x32\x9a\x36', 'four-reserved': b'\x84\x31\xa5\x30', 'four-surrogate': b'\x83\x36\xc7\x39', 'trail-lt': b'\x81\x3c'}.items():
        yield 'encoding', f'gb-{name}', gb(b), 'any' if name in ('80', 'four-surrogate', 'four-reserved') else 'malformed'
    yield 'encoding', 'gb-four', gb('𠮷㐀'.encode('gb18030')), 'good'
    yield 'encoding', 'gb-euro', gb(b'\xa2\xe3'), 'good'
    for name, b in {'png': b'\x89PNG\r\n\x1a\n' + bytes(range(256)), 'zip': b'PK\x03\x04' + bytes(100), 'gzip': b'\x1f\x8b\x08' + bytes(100), 'ole': b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(600),
                    'pdf': b'%PDF-1.7\n%\xe2\xe3\n', 'elf': b'\x7fELF' + bytes(100), 'rtf': b'{\\rtf1 }', 'bz2': b'BZh9' + bytes(30), 'xz': b'\xfd7zXZ\0' + bytes(30),
                    'random': bytes((i * i * 7919 >> 3) & 255 for i in range(5000)), 'bom-only': b'\xef\xbb\xbf', 'bom16-only': b'\xff\xfe', 'bom16-half': b'\xff\xfe<', 'bom32': b'\0\0\xfe\xff',
                    'nul-lt': b'\0<', 'lt-nul': b'<\0', 'lt-nul-4': b'<\0?\0', 'scsu': b'\x0e\xfe\xff<', 'bocu': b'\xfb\xee\x28<', 'utf-ebcdic': b'\xdd\x73\x66\x73', 'nuls': bytes(70000)}.items():
        yield 'binary', name, b, 'malformed'
    for n in range(256):
        yield 'binary', f'byte-{n:02x}', bytes([n]), 'malformed'
        yield 'binary', f'lt-byte-{n:02x}', b'<' + bytes([n]), 'malformed'


def zipped(members, method=zipfile.ZIP_DEFLATED):
    """A zip of (name, bytes)."""
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')             # of a name that is there twice
        with zipfile.ZipFile(out, 'w', method) as z:
            for name, data in members:
                z.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def book(**parts):
    """An .xlsx of one sheet; a part may be replaced, or left out by None."""
    xml = '<?xml version="1.0" encoding="UTF-8"?>'
    main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    kind = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    all_ = {
        '[Content_Types].xml': f'{xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" '
                               'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        '_rels/.rels': f'{xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{kind}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        'xl/workbook.xml': f'{xml}<workbook xmlns="{main}" xmlns:r="{kind}"><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels': f'{xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{kind}/worksheet" Target="worksheets/sheet1.xml"/>'
                                      f'<Relationship Id="r2" Type="{kind}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        'xl/sharedStrings.xml': f'{xml}<sst xmlns="{main}"><si><t>a</t></si></sst>',
        'xl/worksheets/sheet1.xml': f'{xml}<worksheet xmlns="{main}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>',
    }
    names = {'types': '[Content_Types].xml', 'rels': '_rels/.rels', 'workbook': 'xl/workbook.xml', 'links': 'xl/_rels/workbook.xml.rels',
             'strings': 'xl/sharedStrings.xml', 'sheet': 'xl/worksheets/sheet1.xml'}
    for part, change in parts.items():
        name = names.get(part, part)
        if change is None:
            del all_[name]
        else:
            all_[name] = change(all_[name]) if callable(change) else change
    return [(name, data.encode() if isinstance(data, str) else data) for name, data in all_.items()]


def books():
    """Workbooks: bombs, damage, what a zip may lie about; flat ones that never end."""
    bomb = '<!DOCTYPE a [<!ENTITY b0 "ha">' + ''.join(f'<!ENTITY b{i} "{f"&b{i - 1};" * 10}">' for i in range(1, 12)) + ']>'
    cells = lambda rows: lambda s: s.replace('</sheetData>', rows + '</sheetData>')
    for name, parts in {
            'plain': {}, 'bomb-sheet': {'sheet': lambda s: s.replace('?>', '?>' + bomb).replace('<v>0</v>', '<v>&b11;</v>')}, 'bomb-strings': {'strings': lambda s: s.replace('?>', '?>' + bomb).replace('>a<', '>&b11;<')},
            'bomb-workbook': {'workbook': lambda s: s.replace('?>', '?>' + bomb)}, 'zeros': {'xl/media/a.bin': bytes(200 << 20)}, 'blank-sheet': {'sheet': lambda s: s + ' ' * (200 << 20)},
            'blank-strings': {'strings': lambda s: s.replace('>a<', '>' + 'a' * (120 << 20) + '<')}, 'many-strings': {'strings': lambda s: s.replace('<si><t>a</t></si>', '<si><t>a</t></si>' * 1500000)},
            'many-rows': {'sheet': cells(''.join(f'<row r="{i}"><c r="A{i}"><v>1</v></c></row>' for i in range(2, 900000)))}, 'many-cells': {'sheet': cells('<row r="2">' + '<c><v>1</v></c>' * 2000000 + '</row>')},
            'far-cell': {'sheet': cells('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')}, 'beyond': {'sheet': cells('<row r="99999999999"><c r="ZZZZZZZZ9999999999"><v>1</v></c></row>')},
            'negative': {'sheet': cells('<row r="-1"><c r="A-1"><v>1</v></c></row>')}, 'same-cell': {'sheet': cells('<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>' * 1000)},
            'merged': {'sheet': lambda s: s.replace('</worksheet>', '<mergeCells>' + '<mergeCell ref="A1:XFD1048576"/>' * 50000 + '</mergeCells></worksheet>')},
            'string-index': {'sheet': lambda s: s.replace('<v>0<', '<v>99999999999999<')}, 'string-negative': {'sheet': lambda s: s.replace('<v>0<', '<v>-1<')}, 'string-word': {'sheet': lambda s: s.replace('<v>0<', '<v>x<')},
            'sheet-cut': {'sheet': lambda s: s[:200]}, 'sheet-empty': {'sheet': ''}, 'no-sheet': {'sheet': None}, 'no-workbook': {'workbook': None}, 'no-links': {'links': None}, 'no-types': {'types': None}, 'no-strings': {'strings': None},
            'link-outside': {'links': lambda s: s.replace('worksheets/sheet1.xml', '../../../../etc/passwd')}, 'link-absolute': {'links': lambda s: s.replace('worksheets/sheet1.xml', '/etc/passwd')}, 'link-file': {'links': lambda s: s.replace('"worksheets/sheet1.xml"', '"file:///etc/passwd" TargetMode="External"')},
            'link-self': {'links': lambda s: s.replace('worksheets/sheet1.xml', 'workbook.xml')}, 'link-long': {'links': lambda s: s.replace('worksheets/sheet1.xml', 'a/' * 200000)}, 'many-links': {'links': lambda s: s.replace('</Rel', '<Relationship Id="x" Type="y" Target="z"/>' * 200000 + '</Rel')},
            'many-sheets': {'workbook': lambda s: s.replace('</sheets>', ''.join(f'<sheet name="s{i}" sheetId="{i}" r:id="r1"/>' for i in range(100000)) + '</sheets>')}, 'deep-sheet': {'sheet': cells('<row>' * 100000)},
            'wide-tag': {'sheet': cells('<row ' + ' '.join(f'a{i}="b"' for i in range(200000)) + '/>')}, 'macro': {'xl/vbaProject.bin': b'x'}, 'members': {f'm{i}': 'x' for i in range(70000)}, 'traversal': {'../../../../tmp/tongbao-was-here': 'x'},
            'utf-16-sheet': {'sheet': lambda s: s.replace('UTF-8', 'UTF-16').encode('utf-16')}, 'nul-name': {'xl/work\0book.xml': 'x'}}.items():
        yield 'book', name, zipped(book(**parts)), 'refused'
    whole = zipped(book())
    stored = zipped(book(), zipfile.ZIP_STORED)
    for n in range(1, len(whole), 31):
        yield 'book', f'cut-{n:04d}', whole[:n], 'refused'
        yield 'book', f'flip-{n:04d}', whole[:n] + bytes([whole[n] ^ 0x55]) + whole[n + 1:], 'refused'
        yield 'book', f'tail-{n:04d}', whole[n:], 'refused'
    at = stored.index(b'PK\x01\x02')
    for name, offset, data in (('size', 24, b'\xff\xff\xff\x7f'), ('packed', 20, b'\xff\xff\xff\x7f'), ('size-max', 24, b'\xff\xff\xff\xff'), ('offset', 42, b'\xff\xff\xff\x7f'), ('offset-self', 42, b'\0\0\0\0'),
                               ('method', 10, b'\x63\0'), ('bzip2', 10, b'\x0c\0'), ('encrypted', 8, b'\1\0'), ('name-length', 28, b'\xff\xff'), ('extra-length', 30, b'\xff\xff')):
        yield 'book', 'directory-' + name, stored[:at + offset] + data + stored[at + offset + len(data):], 'refused'
    end = stored.rindex(b'PK\x05\x06')
    for name, offset, data in (('count', 8, b'\xff\xff\xff\xff'), ('size', 12, b'\xff\xff\xff\x7f'), ('offset', 16, b'\xff\xff\xff\x7f'), ('comment', 20, b'\xff\xff'), ('disk', 4, b'\1\0\1\0')):
        yield 'book', 'end-' + name, stored[:end + offset] + data + stored[end + offset + len(data):], 'refused'
    yield 'book', 'twice', whole + whole, 'refused'
    yield 'book', 'before', b'x' * 70000 + whole, 'refused'
    yield 'book', 'overlap', zipped([('a', bytes(1 << 20))] * 2000), 'refused'
    yield 'book', 'nested', zipped([('a.xlsx', whole)] * 100), 'refused'
    yield 'book', 'twins', zipped(book() + book()), 'refused'
    office = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    flat = lambda rows: (f'{DECLARATION}<office:document {office} office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="s">'
                         f'{rows}</table:table></office:spreadsheet></office:body></office:document>')
    old = lambda rows: (f'{DECLARATION}<?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
                        f'<Worksheet ss:Name="s"><Table>{rows}</Table></Worksheet></Workbook>')
    cell = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="%s"/>'
    for name, text in {
            'fods-columns': flat('<table:table-row>' + cell % 2000000000 + '</table:table-row>'), 'fods-rows': flat('<table:table-row table:number-rows-repeated="2000000000">' + cell % 1 + '</table:table-row>'),
            'fods-both': flat('<table:table-row table:number-rows-repeated="1048576">' + cell % 16384 + '</table:table-row>'), 'fods-many': flat(('<table:table-row table:number-rows-repeated="1000">' + cell % 1000 + '</table:table-row>') * 1000),
            'fods-zero': flat('<table:table-row table:number-rows-repeated="0">' + cell % -5 + '</table:table-row>'), 'fods-overflow': flat('<table:table-row>' + (cell % 9223372036854775807) * 3 + '</table:table-row>'),
            'fods-span': flat('<table:table-row><table:table-cell table:number-columns-spanned="2000000000" table:number-rows-spanned="2000000000"/></table:table-row>'), 'fods-bomb': flat('').replace('?>', '?>' + bomb, 1),
            'fods-deep': flat('<table:table-row-group>' * 100000), 'xml2003-index': old('<Row ss:Index="2000000000"><Cell ss:Index="2000000000"><Data ss:Type="Number">1</Data></Cell></Row>'),
            'xml2003-backward': old('<Row ss:Index="5"/><Row ss:Index="2"><Cell ss:Index="9"/><Cell ss:Index="1"><Data ss:Type="Number">1</Data></Cell></Row>'), 'xml2003-merge': old('<Row><Cell ss:MergeAcross="2000000000" ss:MergeDown="2000000000"><Data ss:Type="String">a</Data></Cell></Row>'),
            'xml2003-span': old('<Row ss:Span="2000000000"><Cell><Data ss:Type="Number">1</Data></Cell></Row>'), 'xml2003-many': old('<Row><Cell><Data ss:Type="Number">1</Data></Cell></Row>' * 700000), 'xml2003-bomb': old('').replace('?>', '?>' + bomb, 1)}.items():
        yield 'book', name, text, 'refused'


def damages():
    """The good file cut, with a byte less, a byte doubled, a byte changed."""
    whole = GOOD.encode()
    end = len(whole.rstrip())
    for n in range(1, len(whole), 3):
        yield 'damage', f'cut-{n:04d}', whole[:n], 'malformed' if n < end else 'good'
    for n in range(0, len(whole), 2):
        yield 'damage', f'less-{n:04d}', whole[:n] + whole[n + 1:], 'any'
        yield 'damage', f'flip-{n:04d}', whole[:n] + bytes([whole[n] ^ (1 << n % 8)]) + whole[n + 1:], 'any'
    for n in range(0, len(whole), 5):
        yield 'damage', f'nul-{n:04d}', whole[:n] + b'\0' + whole[n + 1:], 'malformed'
        yield 'damage', f'hole-{n:04d}', whole[:n] + bytes(len(whole) - n), 'malformed'
        yield 'damage', f'swap-{n:04d}', whole[n:] + whole[:n], 'any'
    for n in range(1, len(whole), 40):
        yield 'damage', f'cut-16-{n:04d}', GOOD.replace('UTF-8', 'UTF-16').encode('utf-16')[:2 * n + n % 2], 'malformed'
        yield 'damage', f'twice-{n:04d}', whole[:n] + whole, 'any'


def main():
    folder = sys.argv[1]
    seen = set()
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, 'expected.tsv'), 'w') as expected:
        for source in (productions, documents, doctypes, sizes, encodings, books, damages):
            for kind, name, data, what in source():
                path = f'{kind}/{name}.xml'
                assert path not in seen, path
                seen.add(path)
                os.makedirs(os.path.join(folder, kind), exist_ok=True)
                with open(os.path.join(folder, path), 'wb') as f:
                    f.write(data if isinstance(data, bytes) else data.encode('utf-8', 'surrogatepass'))
                expected.write(f'{path}\t{what}\n')
    print(len(seen), 'files')


if __name__ == '__main__':
    main()
