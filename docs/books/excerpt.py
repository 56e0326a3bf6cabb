"""A part of a page of the page language, tongbao-pages(5), as a picture on a smaller scale."""
import re

MM = 72 / 25.4 * 1024
FRAME, FRAME_INK = 512, '8c8c8c'


def scaled(word, ratio):
    return str(round(int(word) * ratio))


def scaled_glyph(glyph, ratio):
    """id:advance, then :dx:dy, then *n."""
    places, _, count = glyph.partition('*')
    number, *rest = places.split(':')
    return ':'.join([number] + [scaled(n, ratio) for n in rest]) + ('*' + count if count else '')


def run(line, ratio, top, bottom):
    kind, face, size, x, y, colour, glyphs, text = line.split(' ', 7)
    if int(y) - int(size) * 0.9 < top or int(y) + int(size) * 0.2 > bottom:
        return None
    return ' '.join([kind, face, scaled(size, ratio), scaled(x, ratio),
                     scaled(int(y) - top, ratio), colour,
                     ','.join(scaled_glyph(glyph, ratio) for glyph in glyphs.split(',')), text])


def rule(line, ratio, top, bottom):
    kind, x, y, width, height, colour = line.split(' ')
    if int(y) < top or int(y) + int(height) > bottom:
        return None
    return ' '.join([kind, scaled(x, ratio), scaled(int(y) - top, ratio), scaled(width, ratio),
                     str(max(1, round(int(height) * ratio))), colour])


def path(line, ratio, top, bottom):
    kind, colour, stroke, dash, *steps = line.split(' ')
    out, across = [], True
    for step in steps:
        if re.fullmatch('[MLCZ]', step):
            out.append(step)
            across = True
            continue
        if not across and not top <= int(step) <= bottom:
            return None
        out.append(scaled(int(step) - (0 if across else top), ratio))
        across = not across
    return ' '.join([kind, colour, scaled(stroke, ratio), scaled(dash, ratio)] + out)


def frame(width, height):
    for x, y, wide, high in ((0, 0, width, FRAME), (0, height - FRAME, width, FRAME),
                             (0, 0, FRAME, height), (width - FRAME, 0, FRAME, height)):
        yield f'r {x} {y} {wide} {high} {FRAME_INK}'


def find(page, words, last):
    """The edge above (or, last, below) the first run that has the words; mm where a number is given."""
    if re.fullmatch('[0-9]+', words):
        return round(int(words) * MM)
    for line in page:
        if line.startswith('t ') and words in line.split(' ', 7)[7]:
            size, y = int(line.split(' ')[2]), int(line.split(' ')[4])
            return round(y + size * (0.6 if last else -1.6))
    return None


def excerpt(pages, first, last, width_mm):
    """Of the page that has the words `first`, what stands from them to the words `last`, or to so
    many mm from its top, so wide, in a thin frame. Structure and links are left out: the picture
    has a text that says what it shows. None: there is no such page."""
    faces = [line for line in pages.split('\n') if line.startswith('face ')]
    for page in pages.split('\npage ')[1:]:
        head, *lines = page.split('\n')
        top, bottom = find(lines, first, False), find(lines, last, True)
        if top is not None and bottom is not None:
            break
    else:
        return None
    ratio = width_mm * MM / int(head.split(' ')[0])
    made = [{'t': run, 'r': rule, 'p': path}[line[0]](line, ratio, top, bottom)
            for line in lines if line[:2] in ('t ', 'r ', 'p ')]
    size = round(width_mm * MM), round((bottom - top) * ratio)
    return '\n'.join(['tongbao-pages 1'] + faces + ['page %d %d ' % size] +
                     [line for line in made if line] + list(frame(*size)) + ['end', ''])
