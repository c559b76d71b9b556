import pytest

from prefect_shiftwork.rest.errors import NotFound
from prefect_shiftwork.vendors.crewsense import CrewSense


async def test_list_labels(client: CrewSense) -> None:
    assert ["CPT", "ENG"] == [label.label for label in await client.list_labels()]


async def test_get_label(client: CrewSense) -> None:
    label = await client.get_label(1774)
    assert ("ENG", "#ff0000") == (label.label, label.color)


async def test_get_label__unknown(client: CrewSense) -> None:
    with pytest.raises(NotFound, match="Check the id"):
        await client.get_label(1)


async def test_create_label(client: CrewSense) -> None:
    await client.create_label("PMD", "#1700e6", "#ffffff", position=3)
    assert ["CPT", "ENG", "PMD"] == [label.label for label in await client.list_labels()]


async def test_update_label(client: CrewSense) -> None:
    await client.update_label(1773, "CAPT", "#CCCCCC", "#000000")
    label = await client.get_label(1773)
    assert ("CAPT", "#000000") == (label.label, label.text_color)


async def test_delete_label(client: CrewSense) -> None:
    await client.delete_label(1774)
    assert ["CPT"] == [label.label for label in await client.list_labels()]


async def test_list_filters(client: CrewSense) -> None:
    assert ["Rescue Certified", "Dive Team"] == [each.label for each in await client.list_filters()]


async def test_get_filter(client: CrewSense) -> None:
    boat_crew = await client.get_filter(9)
    assert ("Boat Crew", True) == (boat_crew.label, boat_crew.deleted)


async def test_create_filter(client: CrewSense) -> None:
    await client.create_filter("Hazmat")
    assert "Hazmat" in [each.label for each in await client.list_filters()]


async def test_update_filter(client: CrewSense) -> None:
    await client.update_filter(8, "Dive and Swift Water")
    assert "Dive and Swift Water" == (await client.get_filter(8)).label


async def test_delete_filter(client: CrewSense) -> None:
    await client.delete_filter(8)
    assert (await client.get_filter(8)).deleted


async def test_list_groups(client: CrewSense) -> None:
    assert ["A Shift", "B Shift", "C Shift"] == [group.name for group in await client.list_groups()]


async def test_create_group(client: CrewSense) -> None:
    await client.create_group("D Shift")
    assert "D Shift" in [group.name for group in await client.list_groups()]


async def test_list_callback_lists(client: CrewSense) -> None:
    limits = {each.name: each.yearly_limit for each in await client.list_callback_lists()}
    assert (1560, 0) == (limits["Captain"], limits["Firefighter"])


async def test_get_callback_list(client: CrewSense) -> None:
    reserve = await client.get_callback_list(112)
    assert ("Reserve", True) == (reserve.name, reserve.deleted)
