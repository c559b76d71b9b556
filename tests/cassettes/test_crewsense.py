"""CrewSense as recorded."""

from prefect_shiftwork.vendors.crewsense import CrewSense


async def test_list_labels(client: CrewSense) -> None:
    assert {"CPT", "ENG"} <= {label.label for label in await client.list_labels()}


async def test_list_time_offs(client: CrewSense) -> None:
    entries = [entry async for entry in client.list_time_offs("2026-11-01 00:00:00", "2026-12-15 00:00:00")]
    assert len(entries) > len({entry.id for entry in entries})


async def test_create_announcement(client: CrewSense) -> None:
    await client.create_announcement(body="<p>Engine 1 is back.</p>", title="Engine 1")
    titles = [announcement.title async for announcement in client.list_announcements()]
    assert "Engine 1" in titles
