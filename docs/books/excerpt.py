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


def excerpt(pages, number, top_mm, bottom_mm, width_mm):
    """Page `number` from top_mm to bottom_mm, so wide, in a thin frame; what the edges would cut
    through is left out. Structure and links are left out too: the picture has a text that says
    what it shows."""
    faces = [line for line in pages.split('\n') if line.startswith('face ')]
    first, *lines = pages.split('\npage ')[number].split('\n')
    ratio = width_mm * MM / int(first.split(' ')[0])
    top, bottom = round(top_mm * MM), round(bottom_mm * MM)
    made = [{'t': run, 'r': rule, 'p': path}[line[0]](line, ratio, top, bottom)
            for line in lines if line[:2] in ('t ', 'r ', 'p ')]
    size = round(width_mm * MM), round((bottom - top) * ratio)
    return '\n'.join(['tongbao-pages 1'] + faces + ['page %d %d ' % size] +
                     [line for line in made if line] + list(frame(*size)) + ['end', ''])
