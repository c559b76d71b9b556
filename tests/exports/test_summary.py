"""The figures in a report's mail."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal

import pytest

from prefect_shiftwork.exports.cells import Cell
from prefect_shiftwork.exports.chart import bar_chart
from prefect_shiftwork.exports.spool import Spool
from prefect_shiftwork.exports.summary import BARS, Groups, Summary, summarise
from prefect_shiftwork.exports.totals import MOST_GROUPS

COLUMNS = ("Name", "Role", "Employee number", "Hours", "Note")
ROWS = (
    ("Jana", "Bar", 101, Decimal("7.5"), None),
    ("Ove", "Bar", 102, 8, None),
    ("Mira", "Kitchen", 103, None, None),
    ("Tomás", None, 104, 0.1, None),
    ("Priya", "Kitchen", 105, 0.2, "late"),
)


def summary(columns: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> Summary:
    with Spool(tuple(columns), rows) as spool:
        return summarise(spool)


@pytest.mark.parametrize("number", ["Employee number", "employeeNumber", "employee_number", "Nr."])
def test_hours_are_added_up_as_people_wrote_them_and_numbers_of_people_are_not(number: str) -> None:
    columns = [number if name == "Employee number" else name for name in COLUMNS]
    assert {"Hours": Decimal("15.8")} == summary(columns, ROWS).totals


def test_the_whole_table_counts_and_its_first_rows_are_shown() -> None:
    found = summary(("n",), ((n,) for n in range(2_500)))
    assert found.count == 2_500
    assert found.first_rows == tuple((n,) for n in range(10))
    assert found.totals == {"n": Decimal(2_500 * 2_499 // 2)}


def test_the_chart_groups_by_what_comes_again_and_adds_up_what_has_a_total() -> None:
    assert summary(COLUMNS, ROWS).groups == Groups(
        by="role",
        of="hours",
        bars=(("Bar", Decimal("15.5")), ("Kitchen", Decimal("0.2")), ("–", Decimal("0.1"))),
        left=0,
    )


def test_without_anything_to_add_up_the_chart_counts_rows() -> None:
    found = summary(("Team",), [("A",), ("B",), ("A",), ("A",)])
    assert found.groups == Groups(by="team", of=None, bars=(("A", Decimal(3)), ("B", Decimal(1))), left=0)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("employeeCode", (("Jana Ek", 9), ("Jana Ek", 7), ("Ove", 2))),
        ("Project code", (("Jana Ek", 16), ("Ove", 2))),
    ],
)
def test_people_have_bars_by_their_names_and_two_of_one_name_are_two_where_they_have_numbers(number, expected) -> None:
    rows = [("Bar", "E1", "Jana", "Ek", 3), ("Bar", "E2", "Jana", "Ek", 9), ("Bar", "E3", "Ove", None, 2)]
    found = summary(("Role", number, "firstName", "Last name", "Hours"), [*rows, ("Bar", "E1", "Jana", "Ek", 4)])
    assert Groups("first name, last name", "hours", expected, 0) == found.groups


def test_a_chart_has_at_most_a_dozen_bars_the_largest_first() -> None:
    found = summary(("Team", "Hours"), [(f"Team {n % 20}", n % 20) for n in range(100)])
    assert found.groups is not None
    assert [name for name, _ in found.groups.bars] == [f"Team {n}" for n in range(19, 19 - BARS, -1)]
    assert found.groups.left == 8


def test_a_column_in_which_every_value_is_another_makes_no_chart() -> None:
    assert summary(("Name", "Hours"), [("Jana", 1), ("Ove", 2), ("Mira", 3)]).groups is None
    assert summary(("Team",), [("A",)] * 5).groups is None


def test_a_chart_of_too_many_groups_is_left_out_instead_of_filling_the_memory() -> None:
    rows = ((f"Person {n // 2 if n < 1_000 else n}", 1) for n in range(MOST_GROUPS + 5_000))
    assert summary(("Name", "Hours"), rows).groups is None


def test_a_column_that_has_words_among_its_numbers_has_no_total() -> None:
    rows = [(1, True, None)] * 1_000 + [("sick", True, None)] + [(1, True, None)] * 1_000
    assert summary(("Hours", "Paid", "Empty"), rows).totals == {}


def test_a_table_without_rows_is_summed_up_too() -> None:
    assert summary(("Name", "Hours"), []) == Summary(0, ("Name", "Hours"), (), {}, None)


def test_days_are_no_groups_by_themselves() -> None:
    rows = [(date(2026, 11, 1 + n % 2), "A" if n % 3 else "B", n) for n in range(12)]
    found = summary(("Day", "Team", "Hours"), rows)
    assert found.groups is not None
    assert found.groups.by == "team"


def test_a_chart_is_a_picture_with_the_same_figures_in_words() -> None:
    chart = bar_chart("Hours by role", [("Bar", Decimal("7.5")), ("Küche $5 $6", 3)], lambda value: f"{value} h")
    assert chart.png.startswith(b"\x89PNG\r\n")
    assert chart.alt == "Hours by role. Bar: 7.5 h; Küche $5 $6: 3 h"


def test_a_chart_of_the_same_figures_is_the_same_picture_also_in_threads() -> None:
    bars = [("A very long name of a team that goes on and on", 5), ("B", -2)]
    expected = bar_chart("Hours", bars).png
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(lambda _: bar_chart("Hours", bars).png, range(8)))
    assert drawn == [expected] * 8
