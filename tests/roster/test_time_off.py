import random
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from prefect_shiftwork.roster.days_off import DaysOff, Rule, days_off
from prefect_shiftwork.roster.people import Person
from prefect_shiftwork.roster.periods import Period
from prefect_shiftwork.roster.time_off import TimeOff, entry_and_part, merge_segments

NEW_YORK = ZoneInfo("America/New_York")
MAREN = Person("crewsense", "98", "Maren Tidewell")
DAY = timedelta(days=1)
RULES = st.sampled_from(["shift day", "calendar day"])


def at(text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=NEW_YORK, fold=fold)


def off(start: datetime | str, end: datetime | str, id: str = "744837") -> TimeOff:
    start, end = (at(moment) if isinstance(moment, str) else moment for moment in (start, end))
    return TimeOff("crewsense", id, MAREN, start, end, "Vacation")


def whole(first: str, last: str) -> DaysOff:
    return DaysOff(date.fromisoformat(first), date.fromisoformat(last))


def part(day: str, start: str, end: str) -> DaysOff:
    on = date.fromisoformat(day)
    return DaysOff(on, on, time.fromisoformat(start), time.fromisoformat(end))


def spans(entries: list[TimeOff]) -> list[tuple[str, datetime, datetime]]:
    return [(entry.key, entry.start, entry.end) for entry in entries]


class TestMergingSegments:
    def test_segments_that_touch_are_one_stretch(self) -> None:
        rows = [off("2026-03-05 08:00", "2026-03-06 08:00"), off("2026-03-04 08:00", "2026-03-05 08:00")]

        assert [off("2026-03-04 08:00", "2026-03-06 08:00")] == merge_segments(rows)

    def test_stretches_apart_are_counted_parts_of_one_entry(self) -> None:
        rows = [off("2026-03-04 08:00", "2026-03-05 08:00"), off("2026-03-07 08:00", "2026-03-08 08:00")]

        merged = merge_segments(rows)

        assert ["crewsense:744837", "crewsense:744837/2"] == [stretch.key for stretch in merged]
        assert [("crewsense:744837", 1), ("crewsense:744837", 2)] == [entry_and_part(each.key) for each in merged]

    def test_a_segment_that_two_pages_repeat_counts_once(self) -> None:
        row = off("2026-03-04 08:00", "2026-03-05 08:00")

        assert [row] == merge_segments([row, row])

    def test_entries_of_different_ids_stay_apart(self) -> None:
        rows = [off("2026-03-04 08:00", "2026-03-05 08:00", id=id) for id in ("1", "2")]

        assert rows == merge_segments(rows)

    @given(st.data())
    def test_no_time_is_lost_and_none_invented_however_it_was_cut(self, data: st.DataObject) -> None:
        hours = data.draw(st.sets(st.integers(0, 80), min_size=1))
        start = datetime(2026, 3, 7, tzinfo=UTC)
        rows = [off(start + timedelta(hours=hour), start + timedelta(hours=hour + 1)) for hour in hours]
        random.Random(data.draw(st.integers())).shuffle(rows)

        merged = merge_segments(rows)

        covered = {hour for hour in range(81) if any(each.overlaps(*_hour(start, hour)) for each in merged)}
        assert hours == covered
        assert all(before.end < after.start for before, after in pairwise(merged))

    @given(st.permutations([4, 5, 6, 9, 10, 20]), st.integers(1, 23))
    def test_keys_do_not_depend_on_the_order_or_the_cut_of_rows(self, days: list[int], cut: int) -> None:
        whole_days = [off(_day(day), _day(day) + DAY) for day in days]
        in_two = [
            off(*edges)
            for day in days
            for edges in pairwise((_day(day), _day(day) + timedelta(hours=cut), _day(day) + DAY))
        ]

        assert spans(merge_segments(sorted(whole_days, key=lambda row: row.start))) == spans(merge_segments(in_two))
        assert merge_segments(whole_days) == merge_segments(merge_segments(whole_days))


def _hour(start: datetime, hour: int) -> tuple[datetime, datetime]:
    return start + timedelta(hours=hour), start + timedelta(hours=hour + 1)


def _day(day: int) -> datetime:
    return datetime(2026, 3, day, 8, tzinfo=UTC)


class TestTimeOff:
    def test_is_told_in_words(self) -> None:
        assert "off 2026-03-04 08:00 to 12:00" == str(off("2026-03-04 08:00", "2026-03-04 12:00"))
        assert "off 2026-03-04 08:00 to 2026-03-05 08:00" == str(off("2026-03-04 08:00", "2026-03-05 08:00"))

    def test_cannot_end_before_it_starts(self) -> None:
        with pytest.raises(ValueError, match="crewsense:744837 cannot end at 2026-03-04 08:00"):
            off("2026-03-04 08:00", "2026-03-04 08:00")

    def test_needs_times_with_a_zone(self) -> None:
        with pytest.raises(ValueError, match="has no time zone"):
            off(datetime(2026, 3, 4), at("2026-03-05 08:00"))  # noqa: DTZ001

    def test_of_a_repeated_hour_has_its_true_length(self) -> None:
        assert off(at("2026-11-01 01:30"), at("2026-11-01 01:15", fold=1)).overlaps(
            at("2026-11-01 01:00", fold=1), at("2026-11-01 01:15", fold=1)
        )


class TestShiftDays:
    @pytest.mark.parametrize(
        ("start", "end", "expected"),
        [
            ("2026-03-04 08:00", "2026-03-05 08:00", [whole("2026-03-04", "2026-03-04")]),
            ("2026-03-04 08:00", "2026-03-09 08:00", [whole("2026-03-04", "2026-03-08")]),
            ("2026-03-04 08:00", "2026-03-04 12:00", [part("2026-03-04", "08:00", "12:00")]),
            (
                "2026-03-04 08:00",
                "2026-03-05 20:00",
                [whole("2026-03-04", "2026-03-04"), part("2026-03-05", "08:00", "20:00")],
            ),
            (
                "2026-03-04 20:00",
                "2026-03-05 06:00",
                [part("2026-03-04", "20:00", "00:00"), part("2026-03-05", "00:00", "06:00")],
            ),
            ("2026-03-04 20:00", "2026-03-05 00:00", [part("2026-03-04", "20:00", "00:00")]),
            ("2026-03-04 00:00", "2026-03-06 00:00", [whole("2026-03-04", "2026-03-05")]),
        ],
    )
    def test_24_hours_are_a_day_named_after_its_beginning(self, start: str, end: str, expected: list[DaysOff]) -> None:
        assert expected == days_off(off(start, end), NEW_YORK)

    @pytest.mark.parametrize(
        ("start", "end"), [("2026-03-07 08:00", "2026-03-08 08:00"), ("2026-10-31 08:00", "2026-11-01 08:00")]
    )
    def test_a_shift_over_a_clock_change_is_a_whole_day(self, start: str, end: str) -> None:
        assert [whole(start[:10], start[:10])] == days_off(off(start, end), NEW_YORK)


class TestCalendarDays:
    @pytest.mark.parametrize(
        ("start", "end", "expected"),
        [
            ("2026-03-04 00:00", "2026-03-06 00:00", [whole("2026-03-04", "2026-03-05")]),
            (
                "2026-03-04 08:00",
                "2026-03-07 08:00",
                [
                    part("2026-03-04", "08:00", "00:00"),
                    whole("2026-03-05", "2026-03-06"),
                    part("2026-03-07", "00:00", "08:00"),
                ],
            ),
            (
                "2026-03-04 08:00",
                "2026-03-05 08:00",
                [part("2026-03-04", "08:00", "00:00"), part("2026-03-05", "00:00", "08:00")],
            ),
            ("2026-03-04 08:00", "2026-03-04 12:00", [part("2026-03-04", "08:00", "12:00")]),
        ],
    )
    def test_only_dates_that_are_covered_are_whole_days(self, start: str, end: str, expected: list[DaysOff]) -> None:
        assert expected == days_off(off(start, end), NEW_YORK, "calendar day")


@pytest.mark.parametrize("rule", ["shift day", "calendar day"])
@pytest.mark.parametrize(("end", "on_the_clock"), [("2026-11-01 01:15", "02:15"), ("2026-11-01 01:30", "02:30")])
def test_time_off_within_a_repeated_hour_keeps_its_length(rule: Rule, end: str, on_the_clock: str) -> None:
    entry = off(at("2026-11-01 01:30"), at(end, fold=1))

    assert [part("2026-11-01", "01:30", on_the_clock)] == days_off(entry, NEW_YORK, rule)


MINUTES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
MOMENTS = st.builds(datetime.combine, st.dates(date(2026, 1, 1), date(2026, 12, 31)), MINUTES)


@given(MOMENTS, st.integers(1, 12 * 24 * 60), RULES)
def test_days_off_lose_no_time_and_invent_none(start: datetime, minutes: int, rule: Rule) -> None:
    end = start + timedelta(minutes=minutes)
    entry_start, entry_end = start.replace(tzinfo=NEW_YORK), end.replace(tzinfo=NEW_YORK)
    # Wall-clock times that a clock change skips exist for nobody.
    assume(all(moment == moment.astimezone(UTC).astimezone(NEW_YORK) for moment in (entry_start, entry_end)))

    blocks = days_off(off(entry_start, entry_end), NEW_YORK, rule)

    clocks = [block.wall_clock for block in blocks]
    assert end - start == sum((block_end - block_start for block_start, block_end in clocks), timedelta())
    assert not [pair for pair in pairwise(blocks) if pair[0].overlaps(pair[1])]
    assert all(start <= block.wall_clock[0] and block.wall_clock[1] <= end for block in blocks if block.partial)
    if rule == "calendar day":
        assert [start, end] == [clocks[0][0], clocks[-1][1]]
        assert all(before[1] == after[0] for before, after in pairwise(clocks))


class TestDaysOff:
    def test_are_told_in_words(self) -> None:
        assert "2026-03-04 to 2026-03-05" == str(whole("2026-03-04", "2026-03-05"))
        assert "2026-03-04, 08:00 to 12:00" == str(part("2026-03-04", "08:00", "12:00"))

    def test_overlap_when_a_minute_is_in_both(self) -> None:
        morning = part("2026-03-04", "08:00", "12:00")

        assert morning.overlaps(part("2026-03-04", "11:59", "00:00"))
        assert morning.overlaps(whole("2026-03-01", "2026-03-04"))
        assert not morning.overlaps(part("2026-03-04", "12:00", "00:00"))
        assert not whole("2026-03-01", "2026-03-03").overlaps(whole("2026-03-04", "2026-03-05"))

    def test_touch_a_period_with_one_day_and_lie_in_it_with_all(self) -> None:
        march = Period(date(2026, 3, 1), date(2026, 3, 31))

        assert whole("2026-02-25", "2026-03-01").touches(march)
        assert not whole("2026-02-25", "2026-02-28").touches(march)
        assert whole("2026-03-01", "2026-03-31").lies_in(march)
        assert not whole("2026-02-25", "2026-03-01").lies_in(march)

    @pytest.mark.parametrize(
        ("days", "message"),
        [
            ((date(2026, 3, 4), date(2026, 3, 3)), "before they start"),
            ((date(2026, 3, 4), date(2026, 3, 5), time(8), time(12)), "one date"),
            ((date(2026, 3, 4), date(2026, 3, 4), time(8), None), "both of its hours"),
            ((date(2026, 3, 4), date(2026, 3, 4), time(8), time(8)), "before they start"),
        ],
    )
    def test_that_make_no_sense_are_refused(
        self, days: tuple[date, date] | tuple[date, date, time, time | None], message: str
    ) -> None:
        with pytest.raises(ValueError, match=message):
            DaysOff(*days)
