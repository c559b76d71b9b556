from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prefect_shiftwork.roster.copying import DaysOffWrite, plan_time_off
from prefect_shiftwork.roster.days_off import DaysOff
from prefect_shiftwork.roster.pairing import ExistingDaysOff, kept_beyond
from prefect_shiftwork.roster.people import Matcher, Person
from prefect_shiftwork.roster.periods import Period
from prefect_shiftwork.roster.plan import Action, Plan
from prefect_shiftwork.roster.time_off import TimeOff

NEW_YORK = ZoneInfo("America/New_York")
DAY = timedelta(days=1)
MAREN = Person("crewsense", "98", "Maren Tidewell", "E001")
CASPIAN = Person("crewsense", "99", "Caspian Duskley")
STAFF = Person("seven_shifts", "11", "Maren Tidewell", "E001")
OTHER = Person("seven_shifts", "12", "Ilya Brackwater", "E002")
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
KINDS = {"vacation": "paid", "Sick": "paid_sick"}


def off(first: int, last: int, id: str = "744837", person: Person = MAREN, kind: str = "Vacation") -> TimeOff:
    """Shift days of March, from 08:00 to 08:00."""
    start = datetime(2026, 3, 1, 8, tzinfo=NEW_YORK)
    return TimeOff("crewsense", id, person, start + DAY * (first - 1), start + DAY * last, kind)


def days(first: int, last: int) -> DaysOff:
    return DaysOff(date(2026, 3, 1) + DAY * (first - 1), date(2026, 3, 1) + DAY * (last - 1))


def copy(first: int, last: int, key: str = "crewsense:744837", **changes: Any) -> ExistingDaysOff:
    return replace(ExistingDaysOff("1234", STAFF, days(first, last), "paid", key), **changes)


def plan(wanted: list[TimeOff], existing: list[ExistingDaysOff], **options: Any) -> Plan[DaysOffWrite]:
    defaults: dict[str, Any] = {"remove_withdrawn": True, "most_removals": 5, "complete": True, "window": MARCH}
    return plan_time_off(wanted, existing, Matcher([STAFF, OTHER]), KINDS, NEW_YORK, **(defaults | options))


def told(made: Plan[DaysOffWrite]) -> list[tuple[str, str, str]]:
    return [(item.action, item.key, item.why) for item in made.items]


def applied(made: Plan[DaysOffWrite], existing: list[ExistingDaysOff], ids: "count[int]") -> list[ExistingDaysOff]:
    """What the target holds once everything is written."""
    there = {record.id: record for record in existing}
    for item in made.writes:
        write = item.payload
        assert write
        if item.action is Action.REMOVE:
            del there[write.record_id or ""]
        else:
            id = write.record_id or f"new {next(ids)}"
            there[id] = ExistingDaysOff(id, write.person, write.days, write.kind, write.key)
    return list(there.values())


def test_what_is_missing_is_created() -> None:
    made = plan([off(4, 6)], [])

    assert [("create", "crewsense:744837", "missing there")] == told(made)
    assert [DaysOffWrite("crewsense:744837", STAFF, days(4, 6), "paid")] == [item.payload for item in made.writes]
    assert ("Maren Tidewell", "off 2026-03-04 to 2026-03-06") == (made.items[0].who, made.items[0].what)


def test_what_is_there_is_left_alone() -> None:
    assert [("skip", "crewsense:744837", "already there")] == told(plan([off(4, 6)], [copy(4, 6)]))


@pytest.mark.parametrize(
    "existing",
    [copy(4, 5), copy(20, 21), copy(4, 6, kind="unpaid"), copy(4, 6, kind="bank"), copy(4, 6, person=OTHER)],
    ids=["shorter", "moved", "of another kind", "of one more kind", "of somebody else"],
)
def test_what_differs_is_updated_in_place(existing: ExistingDaysOff) -> None:
    made = plan([off(4, 6)], [existing])

    expected = DaysOffWrite("crewsense:744837", STAFF, days(4, 6), "paid", "1234")
    assert [(Action.UPDATE, expected)] == [(item.action, item.payload) for item in made.items]
    other = "" if existing.kind == "paid" else ", of another type"
    assert f"there it is {existing.days}, of {existing.person.name}{other}" == made.items[0].why
    assert existing.kind not in made.items[0].why


def test_a_part_of_a_day_is_copied_as_a_part() -> None:
    morning = replace(off(4, 4), end=datetime(2026, 3, 4, 12, tzinfo=NEW_YORK))

    made = plan([morning], [])

    assert [DaysOff(date(2026, 3, 4), date(2026, 3, 4), time(8), time(12))] == [
        item.payload.days for item in made.writes if item.payload
    ]
    assert "off 2026-03-04, 08:00 to 12:00" == made.items[0].what


def test_parts_of_one_entry_get_keys_of_their_own() -> None:
    made = plan([off(4, 4), off(7, 7), off(10, 10)], [])

    keys = ["crewsense:744837", "crewsense:744837/2", "crewsense:744837/3"]
    assert keys == [item.key for item in made.writes]


def test_a_new_part_gets_a_key_that_no_other_part_has() -> None:
    made = plan([off(4, 4), off(7, 7), off(9, 9)], [copy(4, 4, "crewsense:744837/2"), copy(7, 7, id="1235")])

    assert [("skip", "crewsense:744837/2"), ("skip", "crewsense:744837"), ("create", "crewsense:744837/3")] == [
        (item.action, item.key) for item in made.items
    ]


def test_kinds_that_nobody_mapped_are_not_copied_and_their_copies_stay() -> None:
    made = plan([off(4, 6, kind="Training")], [copy(4, 6)])

    assert [("skip", "crewsense:744837", "of a type that is not copied")] == told(made)


def test_somebody_who_matches_nobody_is_reported_and_their_copies_stay() -> None:
    made = plan([off(4, 6, person=CASPIAN)], [copy(4, 6)])

    assert [Action.UNMATCHED] == [item.action for item in made.items]
    assert made.items[0].why.startswith("Caspian Duskley has neither employee id nor e-mail address")
    assert "off 2026-03-04 08:00 to 2026-03-07 08:00" == made.items[0].what


def test_what_is_not_approved_is_not_copied() -> None:
    assert [("skip", "crewsense:744837", "not approved")] == told(plan([replace(off(4, 6), approved=False)], []))


def test_an_approval_that_was_taken_back_withdraws_the_copy() -> None:
    made = plan([replace(off(4, 6), approved=False)], [copy(4, 6)])

    assert ["skip", "remove"] == [item.action for item in made.items]


def test_a_withdrawn_entry_is_removed_on_request() -> None:
    made = plan([], [copy(4, 6)])

    assert [("remove", "crewsense:744837", "withdrawn")] == told(made)
    assert ["1234"] == [item.payload.record_id for item in made.writes if item.payload]


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"remove_withdrawn": False}, "withdrawn, but removing was not asked for"),
        ({"complete": False}, "perhaps withdrawn, but the list of time off may not be whole"),
        ({"most_removals": 1}, "withdrawn, but 2 removals are more than the 1 allowed"),
    ],
)
def test_nothing_is_removed_without_request_certainty_and_measure(options: dict[str, Any], why: str) -> None:
    made = plan([], [copy(4, 6, "crewsense:1"), copy(8, 9, "crewsense:2")], **options)

    assert [("skip", "crewsense:1", why), ("skip", "crewsense:2", why)] == told(made)
    assert [None, None] == [item.payload for item in made.items]


def test_as_many_removals_as_allowed_are_made() -> None:
    made = plan([], [copy(4, 6, "crewsense:1"), copy(8, 9, "crewsense:2")], most_removals=2)

    assert ["remove", "remove"] == [item.action for item in made.items]


def test_a_withdrawn_entry_beyond_the_period_is_left_to_people() -> None:
    began_before = copy(-2, 2)

    made = plan([], [began_before, copy(-5, -3, "crewsense:2")])

    why = "withdrawn, but it reaches beyond the period; shorten or remove it by hand"
    assert [("skip", "crewsense:744837", why)] == told(made)


def test_a_part_that_is_gone_is_withdrawn() -> None:
    made = plan([off(4, 4)], [copy(4, 4), copy(7, 7, "crewsense:744837/2", id="1235")])

    assert ["skip", "remove"] == [item.action for item in made.items]


def test_time_off_that_people_entered_there_is_a_conflict() -> None:
    made = plan([off(4, 6)], [copy(6, 8, key="")])

    why = "off there already, 2026-03-06 to 2026-03-08, by an entry that is not a copy"
    assert [("conflict", "crewsense:744837", why)] == told(made)


def test_an_update_does_not_run_into_time_off_that_people_entered() -> None:
    made = plan([off(4, 6)], [copy(4, 5), copy(6, 6, key="", id="99")])

    assert [Action.CONFLICT] == [item.action for item in made.items]


@pytest.mark.parametrize("changes", [{"stands": False}, {"person": OTHER}, {"days": days(7, 9)}])
def test_other_time_off_there_is_no_conflict(changes: dict[str, Any]) -> None:
    made = plan([off(4, 6)], [copy(6, 8, key="", **changes)])

    assert [Action.CREATE] == [item.action for item in made.items]


def test_records_without_our_key_are_never_touched() -> None:
    made = plan([], [copy(4, 6, key="")])

    assert () == made.items


def test_a_copy_that_somebody_declined_there_stays_declined() -> None:
    declined = copy(4, 6, stands=False)

    assert [("conflict", "crewsense:744837", "somebody declined or cancelled it there")] == told(
        plan([off(4, 6)], [declined])
    )
    assert () == plan([], [declined]).items


def test_time_off_outside_of_the_period_is_left_alone() -> None:
    before = off(-4, -2)

    assert [("skip", "crewsense:744837", "outside of the period")] == told(plan([before], []))
    assert [("skip", "crewsense:744837", "outside of the period")] == told(plan([before], [copy(-4, -3)]))


def test_what_lies_beyond_the_period_is_kept() -> None:
    """A list for March shows neither the beginning in February nor the end in April."""
    assert ["already there"] == [item.why for item in plan([off(1, 31)], [copy(-3, 40)]).items]
    made = plan([off(1, 12)], [copy(-3, 10)])
    assert [days(-3, 12)] == [item.payload.days for item in made.writes if item.payload]


def test_a_part_of_a_day_replaces_the_whole_day_and_the_other_way_round() -> None:
    morning = replace(off(4, 4), end=datetime(2026, 3, 4, 12, tzinfo=NEW_YORK))
    part = DaysOff(date(2026, 3, 4), date(2026, 3, 4), time(8), time(12))

    assert [part] == [item.payload.days for item in plan([morning], [copy(4, 4)]).writes if item.payload]
    assert [days(4, 4)] == [
        item.payload.days for item in plan([off(4, 4)], [copy(4, 4, days=part)]).writes if item.payload
    ]


def test_a_copy_of_days_that_are_past_is_not_moved_to_new_ones() -> None:
    """The copy began before the period: nobody can say whether the days that are out of sight were taken."""
    made = plan([off(20, 21)], [copy(-2, 2)])

    assert ["create", "skip"] == [item.action for item in made.items]


def test_a_copy_is_not_moved_out_of_the_period() -> None:
    made = plan([off(-3, -2)], [copy(4, 6)])

    assert [("skip", "outside of the period"), ("remove", "withdrawn")] == [
        (item.action, item.why) for item in made.items
    ]


def test_a_leave_that_ends_earlier_now_is_shortened_though_it_began_before_the_period() -> None:
    made = plan([off(0, 0)], [copy(0, 3)])

    assert [days(0, 0)] == [item.payload.days for item in made.writes if item.payload]


def test_a_second_run_changes_nothing() -> None:
    wanted = [off(4, 6), off(8, 8), off(12, 13, id="2", kind="Sick")]
    there = applied(plan(wanted, []), [], count())

    assert () == plan(wanted, there).writes


ENTRIES = st.dictionaries(st.sampled_from("AB"), st.sets(st.integers(1, 24)), max_size=2)


@settings(max_examples=60, deadline=None)
@given(st.lists(ENTRIES, min_size=1, max_size=6), st.booleans())
def test_a_rolling_window_ends_with_exactly_the_days_of_the_source(
    history: list[dict[str, set[int]]], clean: bool
) -> None:
    """Each day managers change entries and a run copies a window of ten days; it sees only rows of that window."""
    there: list[ExistingDaysOff] = []
    ids = count()
    for today, entries in enumerate(history, start=3):
        window = Period(date(2026, 3, today), date(2026, 3, today + 9))
        rows = [off(day, day, id=id) for id, taken in entries.items() for day in taken if today - 1 <= day <= today + 9]
        visible = [record for record in there if record.days.to_date >= window.start]
        hidden = [record for record in there if record not in visible]
        made = plan(rows, visible, window=window, remove_withdrawn=clean, most_removals=99)
        visible = applied(made, visible, ids)
        there = hidden + visible

        assert () == plan(rows, visible, window=window, remove_withdrawn=clean, most_removals=99).writes
        assert len({record.key for record in visible}) == len(visible)
        for id in "AB":
            copied = {
                day.day
                for record in visible
                if record.key.startswith(f"crewsense:{id}")
                for day in Period(record.days.from_date, record.days.to_date)
                if window.start <= day <= window.end
            }
            wanted = {day for day in entries.get(id, ()) if today <= day <= today + 9}
            assert wanted <= copied if not clean or _reaching_out(there, window) else wanted == copied


def _reaching_out(there: list[ExistingDaysOff], window: Period) -> bool:
    """Copies that began before the window and were withdrawn wait for people."""
    return any(record.days.touches(window) and not record.days.lies_in(window) for record in there)


@pytest.mark.parametrize(
    ("wanted", "there", "kept"),
    [
        (days(-3, 5), days(-9, 2), days(-9, 5)),
        (days(1, 5), days(-9, 2), days(-9, 5)),
        (days(2, 5), days(-9, 2), days(2, 5)),
        (days(28, 33), days(30, 40), days(28, 40)),
        (days(28, 31), days(30, 40), days(28, 40)),
        (days(28, 30), days(30, 40), days(28, 30)),
    ],
)
def test_days_beyond_an_edge_of_the_window_stay_where_the_wanted_ones_reach_it(
    wanted: DaysOff, there: DaysOff, kept: DaysOff
) -> None:
    assert kept == kept_beyond(wanted, there, MARCH)


def test_a_copy_that_somebody_declined_does_not_keep_the_next_one_from_being_removed() -> None:
    declined, withdrawn = copy(4, 6, stands=False, id="1"), copy(8, 9, key="crewsense:744837/2", id="2")
    assert [("remove", "crewsense:744837/2", "withdrawn")] == told(plan([], [declined, withdrawn]))
