import pytest

from prefect_shiftwork.rest.errors import Rejected
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.vendors.crewsense import CrewSense


async def test_list_announcements(client: CrewSense) -> None:
    titles = [announcement.title async for announcement in client.list_announcements()]
    assert ["Test", "Bay doors", "Hose testing"] == titles


async def test_list_announcements__second_page(client: CrewSense, desk: Desk) -> None:
    desk.page_sizes["crewsense"] = 2
    assert [238, 237, 236] == [announcement.id async for announcement in client.list_announcements()]


async def test_create_announcement(client: CrewSense) -> None:
    await client.create_announcement(body="<p>Engine 1 is back.</p>", title="Engine 1")
    newest = await anext(client.list_announcements())
    assert ("Engine 1", "<p>Engine 1 is back.</p>") == (newest.title, newest.body)


async def test_update_announcement(client: CrewSense) -> None:
    await client.update_announcement(236, body="<p>Hose testing is off.</p>", title="No hose testing")
    titles = {announcement.id: announcement.title async for announcement in client.list_announcements()}
    assert "No hose testing" == titles[236]


async def test_delete_announcement(client: CrewSense) -> None:
    await client.delete_announcement(238)
    assert [237, 236] == [announcement.id async for announcement in client.list_announcements()]


async def test_get_bulletin_board(client: CrewSense) -> None:
    board = await client.get_bulletin_board()
    assert ("Boss Doe", True) == (board.last_updated_by.name, "Please read" in board.content)


async def test_update_bulletin_board(client: CrewSense) -> None:
    await client.update_bulletin_board(admin_id=848, content="<p>Station 2 has no water on Tuesday.</p>")
    assert "<p>Station 2 has no water on Tuesday.</p>" == (await client.get_bulletin_board()).content


async def test_update_bulletin_board__being_edited(client: CrewSense, desk: Desk) -> None:
    desk.quirks["crewsense.bulletin_being_edited"] = True
    with pytest.raises(Rejected, match="409"):
        await client.update_bulletin_board(admin_id=848, content="<p>Station 2 has no water on Tuesday.</p>")


async def test_send_ready_alert(client: CrewSense) -> None:
    sent = await client.send_ready_alert("group", "<p>Engine 1 is out of service.</p>", user_id=848, ids=[1])
    assert "ReadyAlert sent." == sent["message"]
