"""Whole stories against the sandbox, which is written from the documents by itself."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import httpx
import pytest
from pydantic import SecretStr

from prefect_shiftwork.rest.errors import NotAuthenticated, NotFound, Rejected
from prefect_shiftwork.sandbox.clock import Clock
from prefect_shiftwork.sandbox.crewsense import create_app
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.vendors.crewsense import AssignmentDays, CrewSense, RankedQualifier, TimeOff

NEW_YORK = ZoneInfo("America/New_York")
MONDAY_AT_NINE = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
NOVEMBER, JANUARY = datetime(2026, 11, 1, tzinfo=NEW_YORK), datetime(2027, 1, 1, tzinfo=NEW_YORK)
FRIDAY = datetime(2026, 11, 27, 8, tzinfo=NEW_YORK)
SATURDAY = FRIDAY + timedelta(days=1)


@pytest.fixture
def desk() -> Desk:
    return Desk(Clock(MONDAY_AT_NINE))


@pytest.fixture
async def crew(desk: Desk) -> AsyncIterator[CrewSense]:
    async with client_of(desk) as client:
        yield client


def client_of(desk: Desk, secret: str = "sandbox-crewsense-secret") -> CrewSense:
    transport = httpx.ASGITransport(app=create_app(desk))
    return CrewSense("sandbox-crewsense", SecretStr(secret), NEW_YORK, transport=transport)


async def entry_of(crew: CrewSense, note: str) -> TimeOff | None:
    """The time off around that Friday with this note, found again as a flow would."""
    found = [row async for row in crew.list_time_offs(NOVEMBER, JANUARY) if row.user_note == note]
    return found[0] if found else None


async def test_a_wrong_secret_is_told_before_anything_else(desk) -> None:
    async with client_of(desk, "another") as stranger:
        with pytest.raises(NotAuthenticated, match="Check client id and secret"):
            await stranger.list_labels()


async def test_time_off_is_asked_for_approved_scheduled_and_removed(crew) -> None:
    user, *_ = [user for user in await crew.list_users() if user.employee_id == "E001"]
    kind, *_ = await crew.list_time_off_types()
    await crew.create_time_off(user.user_id, [848], FRIDAY, SATURDAY, kind.id, user_note="moving house")
    asked = await entry_of(crew, "moving house")
    assert (0, user.user_id, FRIDAY) == (asked.status, asked.user.id, asked.start)

    await crew.approve_time_off(asked.id)
    assert 1 == (await entry_of(crew, "moving house")).status
    schedule = await crew.get_schedule(FRIDAY, SATURDAY)
    assert asked.id in [row.id for day in schedule.days for row in day.time_off]

    assert (await crew.delete_time_off(asked.id)).success
    assert await entry_of(crew, "moving house") is None
    with pytest.raises(NotFound, match="TimeOff"):
        await crew.delete_time_off(asked.id)


async def test_segments_of_two_months_are_those_of_each_entry(crew) -> None:
    rows = [row async for row in crew.list_time_offs(NOVEMBER, JANUARY)]
    assert len(rows) == len({(row.id, row.start) for row in rows})
    longest = max(rows, key=lambda row: sum(other.id == row.id for other in rows))
    segments = [row.start for row in await crew.get_time_off(longest.id)]
    assert len(segments) > 1
    assert [row.start for row in rows if row.id == longest.id] == [s for s in segments if NOVEMBER <= s < JANUARY]


@pytest.mark.parametrize("as_array", [False, True])
async def test_both_forms_of_the_schedule_hold_the_same_days(crew, desk, as_array) -> None:
    desk.quirks["crewsense.days_as_array"] = as_array
    days = [day async for day in crew.list_schedule_days(NOVEMBER, JANUARY)]
    assert [NOVEMBER.date() + timedelta(days=n) for n in range(61)] == [day.date for day in days]
    assert all(shift.user for day in days for station in day.assignments for shift in station.shifts)


async def test_an_announcement_is_found_again_corrected_and_deleted(crew) -> None:
    async def found() -> list[str | None]:
        return [item.body async for item in crew.list_announcements() if item.title == "Open shift"]

    await crew.create_announcement("<p>Friday is open.</p>", "Open shift")
    assert ["<p>Friday is open.</p>"] == await found()
    (written,) = [item.id async for item in crew.list_announcements() if item.title == "Open shift"]
    await crew.update_announcement(written, "<p>Friday is taken.</p>", "Open shift")
    assert ["<p>Friday is taken.</p>"] == await found()
    await crew.delete_announcement(written)
    assert [] == await found()


async def test_the_log_is_read_to_its_end(crew, desk) -> None:
    whole = [entry.log_id async for entry in crew.list_logs()]
    desk.page_sizes["crewsense"] = 7
    assert whole == [entry.log_id async for entry in crew.list_logs()]
    assert len(whole) > 7


async def test_the_log_goes_on_from_any_page(crew, desk) -> None:
    whole = [entry.log_id async for entry in crew.list_logs()]
    assert whole[3:] == [entry.log_id async for entry in crew.list_logs_after(3)]


async def test_polling_gets_what_changes_and_only_that(desk) -> None:
    statuses: list[int] = []

    async def heard(response: httpx.Response) -> None:
        statuses.append(response.status_code)

    async with client_of(desk) as crew:
        crew.session._http.event_hooks["response"].append(heard)
        before = [label.label for label in await crew.list_labels()]
        assert before == [label.label for label in await crew.list_labels()]
        await crew.create_label("MEDIC", "#005599", "#ffffff")
        assert [*before, "MEDIC"] == [label.label for label in await crew.list_labels()]
    assert [200, 200, 304, 201, 200] == statuses  # the first is the token's


async def test_callbacks_are_read_to_their_end(crew, desk) -> None:
    whole = [callback.id async for callback in crew.list_callbacks()]
    desk.page_sizes["crewsense"] = 1
    assert whole == [callback.id async for callback in crew.list_callbacks()]
    assert whole[0] == (await crew.get_callback(whole[0])).id
    assert await crew.list_callback_users(whole[0])


async def test_a_label_is_created_changed_and_removed(crew) -> None:
    await crew.create_label("MEDIC", "#005599", "#ffffff", position=3)
    (label,) = [label for label in await crew.list_labels() if label.label == "MEDIC"]
    await crew.update_label(label.id, "MED", "#005599", "#ffffff")
    assert "MED" == (await crew.get_label(label.id)).label
    await crew.delete_label(label.id)
    assert label.id not in [label.id for label in await crew.list_labels()]


async def test_a_new_user_is_found_by_employee_id_and_can_be_changed(crew) -> None:
    await crew.create_user("pexample", "Pat", "Example", "pat@example.org", SecretStr("horse"), employee_id="N77")
    (user,) = await crew.find_user_by_employee_id("N77")
    await crew.update_user(user.user_id, last_name="Other", date_of_hire=date(2026, 11, 1))
    found = await crew.get_user(user.user_id)
    assert ("Other", date(2026, 11, 1)) == (found.last_name, found.date_of_hire)


async def test_memberships_of_a_user_are_replaced_as_a_whole(crew) -> None:
    user, *_ = await crew.list_users()
    first, second, *_ = [found.id for found in await crew.list_qualifiers()]
    ranked = [RankedQualifier(id=second, ranking=1), RankedQualifier(id=first, ranking=2)]
    assert (await crew.replace_user_qualifiers(user.user_id, ranked)).success
    found = await crew.list_user_qualifiers(user.user_id)
    assert {(second, 1), (first, 2)} == {(qualifier.id, qualifier.ranking) for qualifier in found}
    group, *_ = await crew.list_groups()
    assert (await crew.replace_user_groups(user.user_id, [group.id])).success
    assert [group] == await crew.list_user_groups(user.user_id)


async def test_a_shift_is_scheduled_labelled_and_cancelled(crew) -> None:
    station, *_ = await crew.list_assignments()
    user, *_ = await crew.list_users()
    work, *_ = await crew.list_work_types()
    label, *_ = await crew.list_labels()
    await crew.create_shift(station.id, user.user_id, FRIDAY.date(), FRIDAY, SATURDAY, work.id, notes="cover")
    (shift,) = [shift for shift in await crew.list_shifts(user.user_id) if shift.notes == "cover"]
    await crew.replace_shift_labels(shift.id, [label.id])
    assert [label.id] == [found.id for found in await crew.list_shift_labels(shift.id)]
    await crew.update_shift(shift.id, FRIDAY.date(), FRIDAY, FRIDAY + timedelta(hours=12))
    assert FRIDAY + timedelta(hours=12) == (await crew.get_shift(shift.id)).end
    await crew.delete_shift(shift.id)
    with pytest.raises(NotFound):
        await crew.get_shift(shift.id)


async def test_days_are_closed_once_and_what_was_closed_before_is_told(crew) -> None:
    station, *_ = await crew.list_assignments()
    await crew.finalize_assignment(station.id, date(2026, 11, 2), admin_id=848)
    both = AssignmentDays(id=station.id, dates=[date(2026, 11, 2), date(2026, 11, 3)])
    result = await crew.finalize_assignments([both], admin_id=848)
    assert (1, 1) == (len(result.success_messages), len(result.error_messages))
    assert "2026-11-02" in result.error_messages[0]
    with pytest.raises(Rejected):
        await crew.finalize_assignment(station.id, date(2026, 11, 3), admin_id=0)
    assert (await crew.unfinalize_assignments([both], admin_id=848)).success


async def test_a_user_signs_up_once(crew) -> None:
    event = (await crew.create_signup_event(848, "Parade", FRIDAY, SATURDAY, 2, work_type_id=1)).id
    user, *_ = await crew.list_users()
    await crew.create_signup_event_user(event, user.user_id)
    assert [user.user_id] == [signed.user.id for signed in await crew.list_signup_event_users(event)]
    with pytest.raises(Rejected):
        await crew.create_signup_event_user(event, user.user_id)
    assert (await crew.delete_signup_event_user(event, user.user_id)).success


async def test_the_bulletin_board_is_not_written_while_somebody_edits_it(crew, desk) -> None:
    await crew.update_bulletin_board(848, "<p>Drill at ten.</p>")
    assert "Drill at ten" in (await crew.get_bulletin_board()).content
    desk.quirks["crewsense.bulletin_being_edited"] = True
    with pytest.raises(Rejected, match="409"):
        await crew.update_bulletin_board(848, "<p>Drill at eleven.</p>")


async def test_the_bank_changes_by_what_is_added_each_time(crew) -> None:
    user, *_ = [user for user in await crew.list_users() if user.employee_id == "E001"]

    async def hours() -> float | None:
        balances = await crew.get_accrual_bank(user.user_id)
        return next(balance.hours for balance in balances if balance.time_off_type and balance.time_off_type.id == 5)

    before = await hours()
    for _ in range(2):
        await crew.adjust_accrual_bank(user.user_id, time_off_type_id=5, hours=-1.5, admin_id=848)
    assert before - 3 == await hours()


@pytest.mark.parametrize(
    "change",
    [
        lambda crew: crew.create_announcement("<p>Hello</p>"),
        lambda crew: crew.create_filter("Dive Team"),
        lambda crew: crew.create_group("D Shift"),
        lambda crew: crew.delete_filter(7),
    ],
)
async def test_a_write_may_be_answered_with_nothing(crew, desk, change: Callable[[CrewSense], object]) -> None:
    desk.quirks["crewsense.empty_write_bodies"] = True
    assert await change(crew) is None
