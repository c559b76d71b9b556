"""Expressions keep their type, know only what there is, and cannot leave the sandbox."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from prefect_shiftwork.recipes.arguments import evaluated
from prefect_shiftwork.recipes.expressions import DependsOnAWrite, is_whole, not_made, value
from prefect_shiftwork.recipes.operations import names
from prefect_shiftwork.recipes.scope import NAMES, calendar
from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.templates.reader import Reader

READER = Reader("en", ZoneInfo("Europe/Berlin"))
NOW = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
SCOPE: dict[str, Any] = {
    **calendar(NOW, READER.zone),
    "item": SimpleNamespace(id=7, name="Ada"),
    "steps": SimpleNamespace(people=[1, 2], made=not_made("made", "nothing has been changed yet")),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ steps.people }}", [1, 2]),
        ("{{ steps.people | length }}", 2),
        ("{{- item.id -}}", 7),
        ("{{ {'a': [item.id]} }}", {"a": [7]}),
        ("{{ none }}", None),
        ("{{ '}}' }}", "}}"),
        ("id {{ item.id }}", "id 7"),
        ("{{ item.id }}{{ item.id }}", "77"),
        ("{% if item.id %}yes{% endif %}", "yes"),
        ("no expression", "no expression"),
        ("", ""),
        ("{{ today }}", date(2026, 11, 23)),
        ("{{ today + days(7) }}", date(2026, 11, 30)),
        ("{{ week.start }}", date(2026, 11, 23)),
        ("{{ last_week.end }}", date(2026, 11, 22)),
        ("{{ next_week.start }}", date(2026, 11, 30)),
        ("{{ last_month.end }}", date(2026, 10, 31)),
        ("{{ now - hours(1.5) }}", NOW - timedelta(hours=1.5)),
        ("{{ midnight(today) }}", datetime(2026, 11, 22, 23, tzinfo=UTC)),
        ("{{ midnight(now) }}", datetime(2026, 11, 22, 23, tzinfo=UTC)),
        ("{{ week }}", SCOPE["week"]),
        ("on {{ today | date }}", "on Nov 23, 2026"),
    ],
)
def test_a_text_stands_for_what_it_says(text: str, expected: object) -> None:
    assert expected == value(text, SCOPE, READER)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ item.nmae }}", "SimpleNamespace has no 'nmae'"),
        ("Dear {{ item.nmae }}", "SimpleNamespace has no 'nmae'"),
        ("{{ itme }}", "nothing is called 'itme' here"),
        ("{{ item.__class__ }}", "access to attribute '__class__'"),
        ("{{ steps.people.append(3) }}", "access to attribute 'append' of 'list' object is unsafe"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ item.id | nofilter }}", "No filter named 'nofilter'"),
        ("{{ item.id", "unexpected end of template"),
    ],
)
def test_what_cannot_be_evaluated_says_why(text: str, reason: str) -> None:
    with pytest.raises(InvalidInput, match=reason):
        value(text, SCOPE, READER)


@pytest.mark.parametrize("text", ["{{ steps.made }}", "{{ steps.made.id }}", "id {{ steps.made.id }}"])
def test_what_needs_a_write_that_was_not_made_says_so(text: str) -> None:
    with pytest.raises(DependsOnAWrite, match="step 'made' has no result: nothing has been changed yet"):
        value(text, SCOPE, READER)


def test_a_condition_can_ask_whether_a_step_has_a_result() -> None:
    assert value("{{ steps.made is defined }}", SCOPE, READER) is False


@pytest.mark.parametrize(("text", "whole"), [("{{ a }}", True), ("{{ a }} ", False), ("a", False), ("", False)])
def test_one_whole_expression_is_told_from_text(text: str, whole: bool) -> None:
    assert whole is is_whole(text, READER)


def test_every_name_of_the_calendar_is_described() -> None:
    assert NAMES.keys() - {"steps", "values", "item", "run"} == calendar(NOW, READER.zone).keys()


@pytest.mark.parametrize(
    ("operation", "texts", "expected"),
    [
        ("crewsense.get_label", {"id": "{{ item.id }}"}, {"id": 7}),
        ("crewsense.replace_user_groups", {"user_id": "1", "ids": "[3, 4]"}, {"user_id": "1", "ids": [3, 4]}),
        ("crewsense.create_group", {"name": "[3, 4]"}, {"name": "[3, 4]"}),
        ("crewsense.create_group", {"name": "0042"}, {"name": "0042"}),
        ("crewio.find_role", {"named": "Bar", "event_id": "e"}, {"named": "Bar", "event_id": "e"}),
    ],
)
def test_arguments_are_read_as_the_operation_wants_them(
    operation: str, texts: dict[str, str], expected: object
) -> None:
    assert expected == evaluated(names()[operation], texts, SCOPE, READER)
