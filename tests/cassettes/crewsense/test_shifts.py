from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from prefect_shiftwork.rest.errors import NotFound
from prefect_shiftwork.vendors.crewsense import CrewSense

FRIDAY = datetime(2026, 11, 27, 8, tzinfo=ZoneInfo("America/New_York"))
EVENING = FRIDAY.replace(hour=20)


async def test_list_shifts(client: CrewSense) -> None:
    (night,) = await client.list_shifts(1003)
    assert ("Covers the night", 25) == (night.notes, night.start.day)


async def test_get_shift(client: CrewSense) -> None:
    shift = await client.get_shift(456829)
    assert ("Maren Tidewell", "Overtime") == (shift.user.name, shift.work_type.name)


async def test_create_shift(client: CrewSense) -> None:
    await client.create_shift(
        assignment_id=124,
        user_id=1002,
        date=FRIDAY.date(),
        start=FRIDAY,
        end=EVENING,
        work_type_id=2,
        notes="Parade",
        labels=[1773],
    )
    (shift,) = await client.list_shifts(1002)
    assert (FRIDAY, "Parade", ["CPT"]) == (shift.start, shift.notes, [label.label for label in shift.labels])


async def test_update_shift(client: CrewSense) -> None:
    await client.update_shift(456831, FRIDAY.date(), FRIDAY, EVENING, notes="By day after all")
    shift = await client.get_shift(456831)
    assert (FRIDAY, EVENING, "By day after all") == (shift.start, shift.end, shift.notes)


async def test_delete_shift(client: CrewSense) -> None:
    await client.delete_shift(456829)
    with pytest.raises(NotFound):
        await client.get_shift(456829)


async def test_list_shift_qualifiers(client: CrewSense) -> None:
    assert ["CPT"] == [each.shortcode for each in await client.list_shift_qualifiers(456829)]


async def test_replace_shift_qualifiers(client: CrewSense) -> None:
    await client.replace_shift_qualifiers(456829, [8, 10])
    assert {"FF", "ENG"} == {each.shortcode for each in await client.list_shift_qualifiers(456829)}


async def test_delete_shift_qualifiers(client: CrewSense) -> None:
    await client.delete_shift_qualifiers(456829)
    assert [] == await client.list_shift_qualifiers(456829)


async def test_delete_shift_qualifier(client: CrewSense) -> None:
    await client.delete_shift_qualifier(456829, qualifier_id=7)
    assert [] == await client.list_shift_qualifiers(456829)


async def test_list_shift_labels(client: CrewSense) -> None:
    assert ["CPT"] == [label.label for label in await client.list_shift_labels(456789)]


async def test_replace_shift_labels(client: CrewSense) -> None:
    await client.replace_shift_labels(456829, [1773, 1774])
    assert {"CPT", "ENG"} == {label.label for label in await client.list_shift_labels(456829)}


async def test_delete_shift_labels(client: CrewSense) -> None:
    await client.delete_shift_labels(456789)
    assert [] == await client.list_shift_labels(456789)


async def test_delete_shift_label(client: CrewSense) -> None:
    await client.replace_shift_labels(456829, [1773, 1774])
    await client.delete_shift_label(456829, label_id=1773)
    assert ["ENG"] == [label.label for label in await client.list_shift_labels(456829)]
