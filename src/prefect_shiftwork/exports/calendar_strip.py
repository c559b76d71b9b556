"""Days of people as a strip of the calendar: who is off when."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import groupby

from prefect_shiftwork.exports.canvas import HUE, PALE, Canvas, Chart, More, and_more

DAY = timedelta(days=1)
WEEK = 7
HEADINGS_OF_DAYS = 14
"""Days that have room for a heading each; of a longer strip each week has one."""

Days = tuple[str, date, date]
"""Whose days they are, the first and the last of them."""


def calendar_strip(
    title: str,
    days: Sequence[Days],
    shown: tuple[date, int],
    write: Callable[[date], str] = date.isoformat,
    more: More = and_more,
) -> Chart:
    """A row for each person, their days in colour, weekends in grey.

    Args:
        title: what the days are: "Off this week".
        days: in any order; the rows are in the order of their first.
        shown: the first day of the strip, and how many there are.
        write: how a day is written, such as ``Reader.short_day``.
        more: how it is told that some people are left out.
    """
    first, count = shown
    inside = _inside(days, first, first + (count - 1) * DAY)
    canvas = Canvas(dict.fromkeys(name for name, _, _ in inside), title, more)
    _draw_grid(canvas, first, count, write)
    drawn = [each for each in inside if each[0] in canvas.labels]
    for name, start, end in drawn:
        place = canvas.labels.index(name), (start - first).days - 0.5
        canvas.axes.barh(place[0], (end - start).days + 1, left=place[1], height=0.62, color=HUE)
    return canvas.finished(_in_words(drawn, write))


def _inside(days: Sequence[Days], first: date, last: date) -> list[Days]:
    """What of the days lies in the strip, earliest first."""
    clipped = ((name, max(start, first), min(end, last)) for name, start, end in days)
    return sorted((each for each in clipped if each[1] <= each[2]), key=lambda each: (each[1], each[0]))


def _draw_grid(canvas: Canvas, first: date, count: int, write: Callable[[date], str]) -> None:
    axes = canvas.axes
    axes.set_xlim(-0.5, count - 0.5)
    every = 1 if count <= HEADINGS_OF_DAYS else WEEK
    for place in range(count):
        if (first + place * DAY).weekday() >= 5:
            axes.axvspan(place - 0.5, place + 0.5, color=PALE, linewidth=0)
        if place and not place % every:
            axes.axvline(place - 0.5, color="#cbd5db", linewidth=1, zorder=0.5)
    heads = [write(first + place * DAY) for place in range(0, count, every)]
    canvas.head(range(0, count, every), heads)


def _in_words(days: Sequence[Days], write: Callable[[date], str]) -> list[str]:
    def told(start: date, end: date) -> str:
        return " – ".join(dict.fromkeys(" ".join(write(day).split()) for day in (start, end)))

    by_name = groupby(sorted(days), key=lambda each: each[0])
    return [f"{name}: {', '.join(told(start, end) for _, start, end in spans)}" for name, spans in by_name]
