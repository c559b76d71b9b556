import pytest

from prefect_shiftwork.rest.errors import Rejected
from prefect_shiftwork.vendors.crewsense import CrewSense


async def test_list_qualifiers(client: CrewSense) -> None:
    assert ["CPT", "FF", "PM", "ENG"] == [each.shortcode for each in await client.list_qualifiers()]


async def test_get_qualifier(client: CrewSense) -> None:
    firefighter = await client.get_qualifier(8)
    assert ("Firefighter", 848, 2015) == (firefighter.name, firefighter.created_by, firefighter.created_on.year)


async def test_create_qualifier(client: CrewSense) -> None:
    await client.create_qualifier("Drone Pilot", shortcode="DRN")
    assert "DRN" in [each.shortcode for each in await client.list_qualifiers()]


async def test_restore_qualifier(client: CrewSense) -> None:
    await client.restore_qualifier(34)
    assert "DIV" in [each.shortcode for each in await client.list_qualifiers()]


async def test_restore_qualifier__not_deleted(client: CrewSense) -> None:
    with pytest.raises(Rejected, match="409"):
        await client.restore_qualifier(8)


async def test_delete_qualifier(client: CrewSense) -> None:
    await client.delete_qualifier(10)
    assert "ENG" not in [each.shortcode for each in await client.list_qualifiers()]


async def test_list_qualifier_users(client: CrewSense) -> None:
    names = [user.name for user in await client.list_qualifier_users(10)]
    assert (6, "Lucian Harrowgate") == (len(names), names[0])


async def test_list_certifications(client: CrewSense) -> None:
    assert {"FRS": "First Responder", "PMP": "Pump Operator"} == {
        each.cert_id: each.name for each in await client.list_certifications()
    }


async def test_get_certification(client: CrewSense) -> None:
    assert "Brycen Doe" == (await client.get_certification(2)).created_by.name


async def test_create_certification(client: CrewSense) -> None:
    made = await client.create_certification("Hazmat Technician", "HAZ", created_by=848)
    assert "Hazmat Technician" == (await client.get_certification(made.id)).name


async def test_update_certification(client: CrewSense) -> None:
    await client.update_certification(3, name="Driver and Pump Operator")
    assert "Driver and Pump Operator" == (await client.get_certification(3)).name


async def test_delete_certification(client: CrewSense) -> None:
    await client.delete_certification(3)
    assert ["FRS"] == [each.cert_id for each in await client.list_certifications()]
