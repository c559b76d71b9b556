from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from prefect_shiftwork.vendors.crewsense import CrewSense

NEW_YORK = ZoneInfo("America/New_York")
MONDAY = datetime(2026, 11, 23, 8, tzinfo=NEW_YORK)
FRIDAY = datetime(2026, 11, 27, 8, tzinfo=NEW_YORK)
DAY = timedelta(days=1)


async def test_list_time_offs(client: CrewSense) -> None:
    away = {entry.user.name: entry.time_off_type.name async for entry in client.list_time_offs(MONDAY, MONDAY + DAY)}
    assert {"Odalys Quillfeather": "Vacation", "Zoë Ångholt": "Sick"} == away


async def test_list_time_offs__second_month(client: CrewSense) -> None:
    """A page is a month; a segment that touches two of them comes once."""
    end = datetime(2026, 12, 3, 8, tzinfo=NEW_YORK)
    segments = [(entry.id, entry.start) async for entry in client.list_time_offs(FRIDAY, end)]
    assert len(set(segments)) == len(segments)


async def test_get_time_off(client: CrewSense) -> None:
    segments = await client.get_time_off(744837)
    assert [23.5, 24.0] == [segment.real_length for segment in segments]


async def test_create_time_off(client: CrewSense) -> None:
    await client.create_time_off(1001, [848], FRIDAY, FRIDAY + DAY, time_off_type_id=6, user_note="Moving house")
    (asked,) = await client.list_user_time_offs(1001, FRIDAY, FRIDAY + DAY)
    assert (0, "Vacation", "Moving house") == (asked.status, asked.time_off_type.name, asked.user_note)


async def test_delete_time_off(client: CrewSense) -> None:
    await client.delete_time_off(744839)
    assert [] == await client.list_user_time_offs(1003, MONDAY, FRIDAY)


async def test_approve_time_off(client: CrewSense) -> None:
    await client.approve_time_off(744844)
    assert {1} == {segment.status for segment in await client.get_time_off(744844)}


async def test_deny_time_off(client: CrewSense) -> None:
    await client.deny_time_off(744844)
    assert {1}.isdisjoint({segment.status for segment in await client.get_time_off(744844)})


async def test_list_user_time_offs(client: CrewSense) -> None:
    (vacation,) = await client.list_user_time_offs(1003, MONDAY, FRIDAY)
    assert (MONDAY - DAY, FRIDAY) == (vacation.start, vacation.end)


async def test_create_user_time_off(client: CrewSense) -> None:
    await client.create_user_time_off(1001, [848], FRIDAY, FRIDAY + DAY, time_off_type_id=5, status=1)
    (sick,) = await client.list_user_time_offs(1001, FRIDAY, FRIDAY + DAY)
    assert (1, "Sick") == (sick.status, sick.time_off_type.name)


async def test_update_user_time_off(client: CrewSense) -> None:
    await client.update_user_time_off(1003, 744839, time_off_type_id=7, user_note="Comp time instead")
    (changed,) = await client.list_user_time_offs(1003, MONDAY, FRIDAY)
    assert ("Earned Time", "Comp time instead") == (changed.time_off_type.name, changed.user_note)


async def test_list_time_off_types(client: CrewSense) -> None:
    codes = {kind.label: kind.work_code for kind in await client.list_time_off_types()}
    assert {"Sick": "SL", "Vacation": "VAC", "Earned Time": "ET", "Training": "TRN"} == codes


async def test_create_time_off_type(client: CrewSense) -> None:
    await client.create_time_off_type("Bereavement", work_code="BRV", primary_color="#333333")
    assert "BRV" in [kind.work_code for kind in await client.list_time_off_types()]
