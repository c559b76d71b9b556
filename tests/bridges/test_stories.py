"""Time off copied from vendor to vendor against the sandbox, which is written from their documents by itself."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from pydantic import SecretStr

from prefect_shiftwork.bridges import crewio as crewio_bridge
from prefect_shiftwork.bridges import crewsense as crewsense_bridge
from prefect_shiftwork.bridges import seven_shifts as seven_shifts_bridge
from prefect_shiftwork.bridges.reading import read_all
from prefect_shiftwork.roster.availability import Answers, plan_availability
from prefect_shiftwork.roster.copying import DaysOffWrite, plan_time_off
from prefect_shiftwork.roster.days_off import DaysOff
from prefect_shiftwork.roster.people import Matcher, by_id
from prefect_shiftwork.roster.periods import coming_days
from prefect_shiftwork.roster.plan import Action, Plan
from prefect_shiftwork.sandbox import crewio as crewio_sandbox
from prefect_shiftwork.sandbox import crewsense as crewsense_sandbox
from prefect_shiftwork.sandbox import seven_shifts as seven_shifts_sandbox
from prefect_shiftwork.sandbox.clock import Clock
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.vendors.crewio import CrewIO, Event
from prefect_shiftwork.vendors.crewsense import CrewSense
from prefect_shiftwork.vendors.seven_shifts import SevenShifts

NEW_YORK = ZoneInfo("America/New_York")
MONDAY_AT_NINE = datetime(2026, 11, 2, 14, 0, tzinfo=UTC)
WINDOW = coming_days(MONDAY_AT_NINE, NEW_YORK, 28)
KINDS = {"Vacation": "paid", "Sick": "paid_sick"}


@pytest.fixture
def desk() -> Desk:
    return Desk(Clock(MONDAY_AT_NINE))


@pytest.fixture
async def crewsense(desk: Desk) -> AsyncIterator[CrewSense]:
    transport = httpx.ASGITransport(app=crewsense_sandbox.create_app(desk))
    secret = SecretStr(desk.credentials.crewsense_client_secret)
    async with CrewSense(desk.credentials.crewsense_client_id, secret, NEW_YORK, transport=transport) as client:
        yield client


@pytest.fixture
async def seven_shifts(desk: Desk) -> AsyncIterator[SevenShifts]:
    transport = httpx.ASGITransport(app=seven_shifts_sandbox.create_app(desk))
    async with SevenShifts(SecretStr(desk.credentials.seven_shifts_token), transport=transport) as client:
        yield client


@pytest.fixture
async def crewio(desk: Desk) -> AsyncIterator[CrewIO]:
    transport = httpx.ASGITransport(app=crewio_sandbox.create_app(desk))
    async with CrewIO(SecretStr(desk.credentials.crewio_key), transport=transport) as client:
        yield client


async def to_seven_shifts(crewsense: CrewSense, seven_shifts: SevenShifts, **options: Any) -> Plan[DaysOffWrite]:
    """What is to be written now."""
    users = [crewsense_bridge.person(user) for user in await crewsense.list_users()]
    staff = [seven_shifts_bridge.person(user) async for user in seven_shifts.list_users()]
    rows = [row async for row in crewsense.list_time_offs(*WINDOW.bounds(NEW_YORK))]
    records = [record async for record in seven_shifts.list_time_off(WINDOW.start)]
    wanted = read_all(rows, lambda row: crewsense_bridge.time_off(row, by_id(users)))
    existing = read_all(records, lambda record: seven_shifts_bridge.existing_days_off(record, by_id(staff)))
    defaults: dict[str, Any] = {"remove_withdrawn": False, "most_removals": 3, "complete": wanted.complete}
    matcher = Matcher(staff, sources=users, there="7shifts")
    return plan_time_off(
        wanted.values, existing.values, matcher, KINDS, NEW_YORK, window=WINDOW, **(defaults | options)
    )


async def apply(plan: Plan[DaysOffWrite], seven_shifts: SevenShifts) -> None:
    for item in plan.writes:
        assert item.payload
        match item.action:
            case Action.CREATE:
                await seven_shifts.create_time_off(**seven_shifts_bridge.new_time_off(item.payload))
            case Action.UPDATE:
                await seven_shifts.update_time_off(**seven_shifts_bridge.time_off_changes(item.payload))
            case _:
                await seven_shifts.delete_time_off(int(item.payload.record_id or ""))


async def test_time_off_is_copied_once(crewsense: CrewSense, seven_shifts: SevenShifts) -> None:
    first = await to_seven_shifts(crewsense, seven_shifts)
    await apply(first, seven_shifts)

    second = await to_seven_shifts(crewsense, seven_shifts)

    assert (6, 0) == (len(first.writes), len(second.writes))
    assert ["Caspian Duskley"] == [item.who for item in second.items if item.action is Action.UNMATCHED]


async def test_a_night_off_is_copied_as_the_parts_of_two_days(crewsense: CrewSense, seven_shifts: SevenShifts) -> None:
    await apply(await to_seven_shifts(crewsense, seven_shifts), seven_shifts)
    [maren] = [user for user in await crewsense.list_users() if user.employee_id == "E001"]
    [vacation] = [kind for kind in await crewsense.list_time_off_types() if kind.label == "Vacation"]
    evening = datetime(2026, 11, 18, 20, tzinfo=NEW_YORK)
    await crewsense.create_time_off(maren.user_id, [848], evening, evening + timedelta(hours=10), vacation.id, 1)

    created = await to_seven_shifts(crewsense, seven_shifts)
    await apply(created, seven_shifts)

    first, second = evening.date(), evening.date() + timedelta(days=1)
    assert [DaysOff(first, first, time(20), time(0)), DaysOff(second, second, time(0), time(6))] == [
        item.payload.days for item in created.writes if item.payload
    ]
    assert () == (await to_seven_shifts(crewsense, seven_shifts)).writes


async def test_withdrawn_time_off_is_removed_on_request_and_nothing_else(
    crewsense: CrewSense, seven_shifts: SevenShifts
) -> None:
    before = [record.id async for record in seven_shifts.list_time_off()]
    await apply(await to_seven_shifts(crewsense, seven_shifts), seven_shifts)
    for id in {row.id async for row in crewsense.list_time_offs(*WINDOW.bounds(NEW_YORK))}:
        await crewsense.delete_time_off(id)

    capped = await to_seven_shifts(crewsense, seven_shifts, remove_withdrawn=True)
    await apply(await to_seven_shifts(crewsense, seven_shifts, remove_withdrawn=True, most_removals=9), seven_shifts)

    assert () == capped.writes
    left = [record async for record in seven_shifts.list_time_off()]
    assert before == [record.id for record in left if "crewsense:" not in (record.comments or "")]
    # What began before today is left to people.
    assert all(record.from_date and record.from_date < WINDOW.start for record in left if record.id not in before)


async def to_crewio(crewsense: CrewSense, crewio: CrewIO, event: Event) -> Plan[Answers]:
    users = [crewsense_bridge.person(user) for user in await crewsense.list_users()]
    helpers = [crewio_bridge.person(helper) for helper in await crewio.list_helpers(event.id)]
    rows = [row async for row in crewsense.list_time_offs(*WINDOW.bounds(NEW_YORK))]
    shifts = crewio_bridge.shifts(
        event,
        await crewio.list_shifts(event.id),
        roles=await crewio.list_roles(event.id),
        assignments=await crewio.list_assignments(event.id),
        people=by_id(helpers),
        zone=NEW_YORK,
    )
    return plan_availability(
        [crewsense_bridge.time_off(row, by_id(users)) for row in rows],
        shifts.values,
        [crewio_bridge.availability_request(each) for each in await crewio.list_availability_requests(event.id)],
        [crewio_bridge.answers(each) for each in await crewio.list_availability_responses(event.id)],
        Matcher(helpers, sources=users, there="CrewIO"),
    )


async def test_somebody_on_leave_is_not_available_for_the_shifts_of_the_club(
    crewsense: CrewSense, crewio: CrewIO
) -> None:
    [event] = [event for event in await crewio.list_events() if event.name == "Sommerfest"]
    first_shift, *_ = await crewio.list_shifts(event.id)
    assert first_shift.start_time
    [ottilie] = [user for user in await crewsense.list_users() if user.full_name == "Ottilie Featherby"]
    [vacation] = [kind for kind in await crewsense.list_time_off_types() if kind.label == "Vacation"]
    start = first_shift.start_time
    await crewsense.create_time_off(ottilie.user_id, [848], start, start + timedelta(minutes=30), vacation.id, 1)

    plan = await to_crewio(crewsense, crewio, event)
    for item in plan.writes:
        assert item.payload
        await crewio.upsert_availability_response(event.id, **crewio_bridge.response_arguments(item.payload))

    assert {"Ottilie Featherby"} == {item.who for item in plan.writes}
    answers = [crewio_bridge.answers(each) for each in await crewio.list_availability_responses(event.id)]
    [said] = [each.slots for each in answers if item.payload and each.person_id == item.payload.person_id]
    assert False is said[first_shift.id]
    assert () == (await to_crewio(crewsense, crewio, event)).writes
