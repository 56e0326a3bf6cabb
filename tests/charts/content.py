"""What the document asks of a picture: its data, computed again."""
import calendar
import re
from collections import Counter

from picture import E8, e8

NS = '{urn:tongbao:document:1}'
DRAWN = ('value', 'zero', 'carried', None)


def drawn(node):
    return node.get('state') in DRAWN and node.get('value') is not None


def clean(text):
    return re.sub(r'[\t\n\r]', ' ', text or '')


def table(panel):
    names = [c.get('label') for c in panel.iter(NS + 'category')]
    for series in panel.findall(NS + 'series'):
        for name, point in zip(names, series.findall(NS + 'point')):
            yield clean(series.get('name')), clean(name), point


def data(chart):
    """(series, category, value) of every value that is drawn."""
    form = chart.get('form')
    panels = chart.findall(NS + 'panel') or [chart]
    for panel in panels:
        for series, name, point in table(panel):
            if drawn(point):
                yield series, name, e8(point.get('value'))
        names = [clean(s.get('name')) for s in panel.findall(NS + 'series')]
        months = [clean(c.get('label')) for c in panel.iter(NS + 'category')]
        for row in panel.findall(NS + 'row'):
            label = clean(row.get('label'))
            if form == 'dots':
                for name, point in zip(names, row.findall(NS + 'point')):
                    if drawn(point):
                        yield name, label, e8(point.get('value'))
            elif form == 'heat':
                for month, cell in zip(months, row.findall(NS + 'cell')):
                    if drawn(cell):
                        yield label, month, e8(cell.get('value'))
            elif form == 'gantt':
                for stop in row.findall(NS + 'stop'):
                    for what in ('planned', 'actual'):
                        if stop.get(what):
                            yield clean(stop.get('type')) + ' ' + what, label, moment(stop.get(what))
            elif drawn(row):
                yield '', label, e8(row.get('value'))


def moment(text):
    """Months since the year 0, in 10^-8: a month's middle, a day's in its month."""
    year, month, *day = map(int, text.split('-'))
    whole = (year * 12 + month - 1) * E8
    if not day:
        return whole + E8 // 2
    return whole + (2 * day[0] - 1) * E8 // (2 * calendar.monthrange(year, month)[1])


def overdue(chart):
    """(row, what is said) of each row's stops that are late."""
    now = chart.get('now')
    for row in chart.findall(NS + 'row') if now else ():
        said = []
        for stop in row.findall(NS + 'stop'):
            if stop.get('actual'):
                continue
            a, b = ([int(x) for x in t.split('-')] for t in (stop.get('planned'), now))
            days = len(a) == 3 and len(b) == 3
            months = (b[0] - a[0]) * 12 + b[1] - a[1] - (days and b[2] < a[2])
            if months > 0 or days and a < b:
                said.append((stop, clean(stop.get('type')) + '逾期' +
                             ('%d个月' % months if months > 0 else '不足1个月')))
        yield row, said


def stacked(chart):
    """Where each value of a stack, or of a waterfall, ends: {(series, category, n)}."""
    ends = Counter()
    if chart.get('form') == 'waterfall':
        total = 0
        for row in chart.findall(NS + 'row'):
            if not drawn(row):
                continue
            value = e8(row.get('value'))
            total = value if row.get('total') == 'yes' else total + value
            ends['', clean(row.get('label')), value, total] += 1
        return ends
    arrange = chart.get('arrange')
    if arrange not in ('stacked', 'percent'):
        return None
    columns = [c.get('label') for c in chart.iter(NS + 'category')]
    series = chart.findall(NS + 'series')
    for i, column in enumerate(columns):
        points = [(s.get('name'), s.findall(NS + 'point')[i]) for s in series]
        whole = sum(e8(p.get('value')) for _, p in points if drawn(p))
        total = 0
        for name, point in points:
            if not drawn(point):
                continue
            total += e8(point.get('value'))
            at = total if arrange == 'stacked' else \
                (total * 100 * E8 // whole if whole > 0 else 0)
            ends[clean(name), clean(column), e8(point.get('value')), at] += 1
    return ends
