"""Dates, times and numbers as their readers expect them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from prefect_shiftwork.exports.cells import Cell
from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.templates.reader import Reader

BERLIN, DENVER = ZoneInfo("Europe/Berlin"), ZoneInfo("America/Denver")
MORNING = datetime(2022, 12, 24, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("locale", "zone", "hours", "expected"),
    [
        ("en_GB", BERLIN, 8, "Sat 24 Dec, 08:00–16:00, CET"),
        ("en_GB", BERLIN, 24, "Sat 24 Dec, 08:00 – Sun 25 Dec, 08:00, CET"),
        ("en", DENVER, 8, "Sat, Dec 24, 12:00 – 8:00 AM, MST"),
        ("en", BERLIN, 8, "Sat, Dec 24, 8:00 AM – 4:00 PM, CET"),
        ("de", BERLIN, 8, "Sa., 24. Dez., 08:00–16:00 Uhr, MEZ"),
        ("de-AT", BERLIN, 16, "Sa., 24. Dez., 08:00 – So., 25. Dez., 00:00, MEZ"),
        ("en_GB", ZoneInfo("Asia/Kathmandu"), 1, "Sat 24 Dec, 12:45–13:45, GMT+05:45"),
        ("en_GB", ZoneInfo("America/Los_Angeles"), 1, "Fri 23 Dec, 23:00 – Sat 24 Dec, 00:00, PST"),
    ],
)
def test_a_span_names_its_days_and_its_zone(locale: str, zone: ZoneInfo, hours: int, expected: str) -> None:
    assert Reader(locale, zone).span(MORNING, MORNING + timedelta(hours=hours)) == expected


def test_a_span_over_a_clock_change_names_both_zones(english: Reader) -> None:
    evening = datetime(2022, 10, 29, 20, tzinfo=UTC)
    assert english.span(evening, evening + timedelta(hours=9)) == "Sat 29 Oct, 22:00 CEST – Sun 30 Oct, 06:00 CET"


def test_a_span_without_an_end_says_when_it_begins(english: Reader) -> None:
    assert english.span(MORNING, None) == "Sat 24 Dec, 08:00, CET"


def test_days_times_and_moments_are_those_of_the_readers_zone(german: Reader) -> None:
    late = datetime(2022, 12, 24, 23, 30, tzinfo=UTC)
    assert german.day(late) == "25.12.2022"
    assert german.day(date(2022, 12, 24)) == "24.12.2022"
    assert german.clock(late) == "00:30"
    assert german.moment(late) == "25.12.2022, 00:30 MEZ"


def test_a_period_includes_its_last_day(english: Reader, german: Reader) -> None:
    first, last = date(2022, 12, 1), date(2022, 12, 31)
    assert english.period(first, last) == "1–31 Dec 2022"
    assert german.period(first, last) == "1.–31. Dez. 2022"
    assert english.period(first, first) == "1 Dec 2022"


def test_numbers_keep_the_places_of_money_and_lose_those_of_arithmetic(english: Reader, german: Reader) -> None:
    assert english.number(1234.567) == "1,234.57"
    assert english.number(12) == "12"
    assert german.number(Decimal("1234.50")) == "1.234,50"
    assert german.number(Decimal("3E+2")) == "300"


def test_hours_come_from_numbers_and_lengths(english: Reader, german: Reader) -> None:
    assert english.hours(timedelta(minutes=450)) == "7.5 hrs"
    assert german.hours(Decimal("7.25")) == "7,25 Std."


@pytest.mark.parametrize(("octets", "expected"), [(1, "0.1 kB"), (48_120, "48.1 kB"), (1_234_567, "1.2 MB")])
def test_sizes_are_short_and_never_zero(english: Reader, octets: int, expected: str) -> None:
    assert english.size(octets) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        ("Jana", "Jana"),
        (100234, "100234"),
        (Decimal("41.20"), "41,20"),
        (7.5, "7,5"),
        (True, "True"),
        (date(2022, 12, 24), "24.12.2022"),
        (MORNING, "24.12.2022, 08:00"),
        (MORNING.replace(tzinfo=None), "24.12.2022, 07:00"),
    ],
)
def test_a_cell_is_written_for_its_reader_and_a_persons_number_is_left_alone(
    german: Reader, value: Cell, expected: str
) -> None:
    assert german.cell(value) == expected


def test_a_moment_without_a_zone_is_refused(english: Reader) -> None:
    with pytest.raises(InvalidInput, match="2022-12-24T07:00:00 has no zone"):
        english.span(MORNING.replace(tzinfo=None), MORNING)


@pytest.mark.parametrize("locale", ["german", "xx_YY", "", "en_GB_x_y_z_w_1"])
def test_a_locale_that_does_not_exist_is_refused(locale: str) -> None:
    with pytest.raises(InvalidInput, match="No locale is called"):
        Reader(locale, BERLIN)


def test_the_language_is_written_as_html_wants_it() -> None:
    assert Reader("de_AT", BERLIN).lang == "de-AT"


def test_readers_with_the_same_language_and_zone_are_the_same() -> None:
    assert {Reader("de", BERLIN), Reader("de", BERLIN)} == {Reader("de", BERLIN)}
