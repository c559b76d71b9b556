"""Tables of recipes as pictures: read by the figures in words that come with each."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from prefect_shiftwork.exports.cells import Cell
from prefect_shiftwork.flows.recipe_pictures import drawn
from prefect_shiftwork.recipes.model import Picture
from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.templates.reader import Reader

READER = Reader("de", ZoneInfo("Europe/Berlin"))
TODAY = date(2026, 11, 18)
STRIP = {"kind": "calendar", "title": "Frei", "rows": "Name", "start": "Von", "end": "Bis", "weeks": 1}
BARS = {"kind": "bars", "title": "Stunden", "rows": "Name", "figure": "h"}


def words(table: list[dict[str, Cell]], **picture: Any) -> str:
    [found] = drawn([Picture(**picture)], table, READER, TODAY)
    return found.alt


def off(name: str, start: Cell, end: Cell) -> dict[str, Cell]:
    return {"Name": name, "Von": start, "Bis": end}


def test_figures_of_one_name_are_added_up_and_the_largest_is_first() -> None:
    rows: list[dict[str, Cell]] = [{"Name": "Ada", "h": 2}, {"Name": "Bo", "h": 3.25}, {"Name": "Ada", "h": 1.5}]
    assert "Stunden. Ada: 3,5; Bo: 3,25" == words([*rows, {"Name": "Cy", "h": None}, {"Name": "Di"}], **BARS)


def test_days_stand_in_their_order_and_in_the_readers_language() -> None:
    rows: list[dict[str, Cell]] = [
        {"Name": "A", "Tag": date(2026, 12, 1), "h": 2},
        {"Name": "A", "Tag": date(2026, 11, 30), "h": 1},
    ]
    picture = {**BARS, "kind": "heat map", "across": "Tag"}
    assert "Stunden. A: Mo 30. Nov. 1, Di 1. Dez. 2" == words(rows, **picture)


def test_what_ends_at_midnight_does_not_touch_the_day_that_begins_then() -> None:
    start, end = (datetime(2026, 11, day, tzinfo=READER.zone) for day in (16, 18))
    assert "Frei. Ada: Mo 16. Nov. – Di 17. Nov." == words([off("Ada", start, end)], **STRIP)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ((date(2026, 9, 1), date(2026, 12, 24)), "Mo 16. Nov. – So 22. Nov."),
        ((date(2026, 12, 24), None), "Do 24. Dez."),
        ((date(2026, 9, 1), date(2026, 9, 2)), "Di 1. Sept. – Mi 2. Sept."),
    ],
    ids=["under way", "to come, without an end", "over"],
)
def test_a_calendar_begins_with_this_week_unless_all_is_later_or_over(days: tuple[Cell, Cell], told: str) -> None:
    assert f"Frei. Ada: {told}" == words([off("Ada", *days), off("Bo", None, None)], **STRIP)


@pytest.mark.parametrize(
    ("picture", "reason"),
    [
        (BARS | {"figure": "Hours"}, "Picture 'Stunden', figure: among the table's columns there is no 'Hours'"),
        (BARS, "Picture 'Stunden' needs numbers in column 'h', and not True."),
        (STRIP | {"start": "h", "end": "h"}, "Picture 'Frei' needs days or moments, and not True and True."),
    ],
)
def test_what_a_picture_cannot_be_made_of_is_told(picture: dict[str, Any], reason: str) -> None:
    with pytest.raises(InvalidInput, match=reason):
        words([{"Name": "Ada", "h": True}], **picture)


def test_an_empty_table_has_no_picture() -> None:
    assert [] == drawn([Picture(**BARS)], [], READER, TODAY)
