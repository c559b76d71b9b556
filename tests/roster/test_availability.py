from dataclasses import replace
from datetime import UTC, datetime

import pytest

from prefect_shiftwork.roster.availability import Answers, AvailabilityRequest, plan_availability
from prefect_shiftwork.roster.people import Matcher, Person
from prefect_shiftwork.roster.plan import Action, Plan
from prefect_shiftwork.roster.shifts import Shift
from prefect_shiftwork.roster.time_off import TimeOff

MAREN = Person("crewsense", "98", "Maren Tidewell", None, "maren.tidewell@example.org")
CASPIAN = Person("crewsense", "99", "Caspian Duskley")
HELPER = Person("crewio", "user-1", "Maren Tidewell", None, "maren.tidewell@example.org")
REQUEST = AvailabilityRequest("request-1", frozenset({"bar", "gate"}))


def at(hour: int) -> datetime:
    return datetime(2026, 7, 12, hour, tzinfo=UTC)


BAR = Shift("crewio", "bar", at(14), at(18), "Bar")
GATE = Shift("crewio", "gate", at(18), at(22), "Gate")
MUSIC = Shift("crewio", "music", at(20), at(23), "Music")


def off(start: int, end: int, person: Person = MAREN, id: str = "1") -> TimeOff:
    return TimeOff("crewsense", id, person, at(start), at(end), "Vacation")


def answered(**slots: bool) -> Answers:
    return Answers("request-1", "user-1", slots)


def plan(*wanted: TimeOff, given: list[Answers] | None = None, **options: bool) -> Plan[Answers]:
    return plan_availability(wanted, [BAR, GATE, MUSIC], [REQUEST], given or [], Matcher([HELPER]), **options)


def test_whoever_is_off_while_a_shift_runs_is_not_available() -> None:
    made = plan(off(8, 15))

    assert [(Action.CREATE, "crewio/request-1/user-1", answered(bar=False))] == [
        (item.action, item.key, item.payload) for item in made.items
    ]
    assert ("Maren Tidewell", "not available: Bar, 2026-07-12 14:00 to 18:00") == (
        made.items[0].who,
        made.items[0].what,
    )


def test_answers_to_one_request_are_written_at_once_with_the_earlier_ones() -> None:
    made = plan(off(8, 15), off(18, 19, id="2"), given=[answered(lights=True)])

    assert [(Action.UPDATE, answered(lights=True, bar=False, gate=False))] == [
        (item.action, item.payload) for item in made.items
    ]


def test_a_second_run_changes_nothing() -> None:
    written = [item.payload for item in plan(off(8, 23)).writes if item.payload]

    assert () == plan(off(8, 23), given=written).writes


def test_what_a_person_answered_is_a_conflict() -> None:
    made = plan(off(8, 19), given=[answered(bar=True)])

    assert [
        (Action.CONFLICT, "crewio/bar/user-1", "there the answer is available"),
        (Action.UPDATE, "crewio/request-1/user-1", "off at that time"),
    ] == [(item.action, item.key, item.why) for item in made.items]
    assert [answered(bar=True, gate=False)] == [item.payload for item in made.writes]


def test_what_a_person_answered_is_replaced_on_request() -> None:
    made = plan(off(8, 15), given=[answered(bar=True)], overwrite=True)

    assert [answered(bar=False)] == [item.payload for item in made.items]


def test_somebody_elses_answers_are_left_alone() -> None:
    made = plan(off(8, 15), given=[Answers("request-1", "user-2", {"bar": True})])

    assert [answered(bar=False)] == [item.payload for item in made.items]


def test_shifts_that_nobody_asks_about_are_reported() -> None:
    made = plan(off(22, 23))

    assert [(Action.SKIP, "crewio/music/user-1", "no availability request asks about this shift")] == [
        (item.action, item.key, item.why) for item in made.items
    ]


@pytest.mark.parametrize(
    ("entry", "action", "why"),
    [
        (off(8, 14), Action.SKIP, "no shift runs in that time"),
        (replace(off(8, 15), approved=False), Action.SKIP, "not approved"),
        (
            off(8, 15, CASPIAN),
            Action.UNMATCHED,
            "Caspian Duskley has neither employee id nor e-mail address; add a row to the map of people.",
        ),
    ],
)
def test_time_off_of_which_nothing_follows_is_told_with_its_reason(entry: TimeOff, action: Action, why: str) -> None:
    made = plan(entry)

    assert [(action, "crewsense:1", why)] == [(item.action, item.key, item.why) for item in made.items]
