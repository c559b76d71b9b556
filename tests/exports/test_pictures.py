"""Pictures: light, the same for the same figures, and in words too."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image

from prefect_shiftwork.exports.calendar_strip import calendar_strip
from prefect_shiftwork.exports.canvas import LONGEST_ALT, Chart
from prefect_shiftwork.exports.chart import bar_chart
from prefect_shiftwork.exports.heat_map import heat_map

MONDAY = date(2026, 11, 16)
LONG = "Bartholomew Featherstonehaugh-Cholmondeley of the night tour"
DAYS = [(MONDAY + timedelta(day)).isoformat() for day in range(40)]


def bars(people: int) -> Chart:
    return bar_chart("Hours", [(f"{LONG} {n}", 60 - n) for n in range(people)])


def heat(people: int) -> Chart:
    figures = {(f"{LONG} {n}", day): (n + place) % 9 for n in range(people) for place, day in enumerate(DAYS)}
    return heat_map("Hours", figures, DAYS)


def strip(people: int) -> Chart:
    days = [(f"{LONG} {n}", MONDAY + timedelta(n % 50), MONDAY + timedelta(n % 50 + 3)) for n in range(people)]
    return calendar_strip("Off", days, (MONDAY, 56))


def size(chart: Chart) -> tuple[int, int]:
    return Image.open(BytesIO(chart.png)).size


def colours(chart: Chart) -> list[tuple[int, ...]]:
    return [colour for _, colour in Image.open(BytesIO(chart.png)).convert("RGB").getcolors(1_000)]  # type: ignore[union-attr, misc]


DRAWINGS = pytest.mark.parametrize("draw", [bars, heat, strip])


@DRAWINGS
def test_a_picture_of_sixty_people_is_light_and_tells_how_many_are_left_out(draw: Callable[[int], Chart]) -> None:
    chart = draw(60)
    width, height = size(chart)
    assert (1072, True, True) == (width, height < 1800, len(chart.png) <= 60_000)
    assert "… And 35 more." == chart.alt[LONGEST_ALT - 1 :]


@DRAWINGS
def test_the_same_figures_make_the_same_picture(draw: Callable[[int], Chart]) -> None:
    assert draw(2) == draw(2)


@DRAWINGS
@pytest.mark.parametrize("people", [0, 1])
def test_nothing_and_one_row_make_a_small_picture(draw: Callable[[int], Chart], people: int) -> None:
    chart = draw(people)
    assert (1072, True, people > 0) == (size(chart)[0], size(chart)[1] < 300, LONG in chart.alt)


def test_who_is_left_out_is_told_as_the_reader_wants_it() -> None:
    chart = bar_chart("Hours", [(f"P{n}", 1) for n in range(60)], more="Und {} weitere.".format)
    assert chart.alt.endswith("; P24: 1 Und 35 weitere.")


def test_a_heat_map_is_told_without_its_zeros() -> None:
    figures = {("Engine", "Mon\n1 Dec"): 0, ("Engine", "Tue\n2 Dec"): 2, ("Ladder", "Mon\n1 Dec"): 0}
    assert "Missing. Engine: Tue 2 Dec 2" == heat_map("Missing", figures, ["Mon\n1 Dec", "Tue\n2 Dec"]).alt


def test_a_heat_map_is_the_darker_the_more_also_in_grey() -> None:
    chart = heat_map("Missing", {("A", str(n)): n for n in range(4)}, list("0123"))
    picture = Image.open(BytesIO(chart.png)).convert("L")
    # Near the lower left corner of each of the four fields, where no figure stands.
    left, step, y = 90, (1072 - 110) / 4, picture.height - 40
    shades = [picture.getpixel((int(left + step * place), y)) for place in range(4)]
    assert sorted(shades, reverse=True) == shades
    assert 4 == len(set(shades))


def test_a_strip_has_only_its_own_days() -> None:
    days = [
        ("Ada", MONDAY - timedelta(9), MONDAY + timedelta(1)),
        ("Bo", MONDAY + timedelta(6), MONDAY + timedelta(30)),
        ("Cy", MONDAY - timedelta(9), MONDAY - timedelta(1)),
        ("Ada", MONDAY + timedelta(4), MONDAY + timedelta(4)),
    ]
    chart = calendar_strip("Off", days, (MONDAY, 7))
    assert "Off. Ada: 2026-11-16 – 2026-11-17, 2026-11-20; Bo: 2026-11-22" == chart.alt


def test_only_one_hue_is_used() -> None:
    assert [] == [colour for colour in colours(heat(3)) if colour[0] > colour[1] + 8]
